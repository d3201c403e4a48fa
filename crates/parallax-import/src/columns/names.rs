//! Names of columns, in several languages, and what they are for.

use super::{Column, End, Role};
use crate::cell::fold;

/// Names that are known as a whole, folded and with single spaces.
#[rustfmt::skip]
const NAMES: &[(Role, &[&str])] = &[
    (Role::Date, &["date", "day", "when", "fecha", "data", "datum", "jour", "дата", "день", "التاريخ", "تاريخ"]),
    (Role::EventDate, &["incident date", "event date", "date of incident", "date of event", "date start", "start date", "date of attack", "attack date",
        "date de l'incident", "fecha del incidente", "дата события", "дата інциденту", "дата події", "تاريخ الحادث", "تاريخ الحدث"]),
    (Role::EndDate, &["date end", "end date", "event end", "date de fin", "fecha final"]),
    (Role::Published, &["post date", "published", "publication date", "date published", "report date", "date reported", "reported on", "date posted",
        "posted", "date of report", "date of publication", "date de publication", "fecha de publicación", "дата публикации", "дата публікації", "تاريخ النشر"]),
    (Role::Time, &["time", "time of day", "hour", "local time", "event time", "incident time", "heure", "hora", "uhrzeit", "время", "час", "الوقت", "الساعة"]),
    (Role::Source, &["source", "sources", "reported by", "said by", "who says", "speaker", "claimant", "report source", "organisation", "organization", "according to",
        "claimed by", "source name", "quelle", "fuente", "fuentes", "источник", "источники", "джерело", "джерела", "المصدر", "مصدر", "المصادر"]),
    (Role::Outlet, &["outlet", "via", "media", "media outlet", "publisher", "newspaper", "publication", "channel", "website", "média", "journal", "medio", "сми", "издание",
        "змі", "видання", "وسيلة الإعلام", "الناشر"]),
    (Role::Title, &["title", "headline", "titre", "título", "titel", "заголовок", "название", "назва", "العنوان", "upload title", "article", "source headline"]),
    (Role::Link, &["link", "url", "source url", "source link", "links", "article link", "lien", "enlace", "ссылка", "посилання", "الرابط", "رابط", "href", "web", "permalink"]),
    (Role::Archive, &["archive", "archive link", "archive url", "archived", "archive location", "archived link", "archived url"]),
    (Role::Place, &["place", "location", "city", "town", "village", "site", "settlement", "general location", "location of event", "place name", "lieu", "ville", "lugar",
        "ubicación", "ciudad", "ort", "место", "населённый пункт", "місце", "населений пункт", "المكان", "الموقع", "مكان"]),
    (Role::Latitude, &["lat", "latitude", "latitud", "широта", "خط العرض", "y"]),
    (Role::Longitude, &["lon", "lng", "long", "longitude", "longitud", "долгота", "довгота", "خط الطول", "x"]),
    (Role::Position, &["coordinates", "coords", "coordinate", "geolocation", "latlon", "lat lon", "lat long", "gps", "coordonnées", "coordenadas", "координаты", "координати", "الإحداثيات"]),
    (Role::Notes, &["notes", "note", "comment", "comments", "remarks", "remark", "description", "event description", "details", "summary", "text", "more info",
        "remarques", "notas", "observaciones", "bemerkung", "примечание", "примечания", "комментарий", "примітка", "примітки", "опис", "описание", "ملاحظات", "الوصف"]),
    (Role::Population, &["population", "population group", "group", "category", "victim type", "affected group", "who", "victims are", "catégorie", "категория", "категорія", "الفئة"]),
    (Role::Event, &["event", "incident", "event name", "incident name", "attack", "événement", "evento", "incidente", "событие", "подія", "الحدث", "الحادث"]),
    (Role::Id, &["id", "event id", "incident id", "code", "ref", "ref code", "reference", "slug", "number", "no", "nr", "airwars ref code", "sind event id", "event id cnty", "unique reference code", "event id 1pd", "victim id", "номер", "الرقم"]),
];

/// Words of a name that make a column one of figures.
#[rustfmt::skip]
const FIGURES: &[(Role, &[&str])] = &[
    (Role::Killed, &["killed", "dead", "deaths", "death", "fatalities", "fatality", "kia", "died", "toll", "tués", "morts", "décès", "muertos", "fallecidos", "tote", "убитых", "убито",
        "убитые", "погибших", "погибло", "погибшие", "загиблих", "загиблі", "загинуло", "вбито", "вбитих", "قتلى", "القتلى", "قتيل", "شهداء", "الشهداء"]),
    (Role::Wounded, &["injured", "wounded", "injuries", "wia", "blessés", "heridos", "verletzte", "раненых", "ранено", "раненые", "пострадавших", "поранених", "поранено", "поранені",
        "جرحى", "الجرحى", "مصابين", "المصابين", "إصابات"]),
    (Role::Casualties, &["casualties", "casualty", "victimes", "víctimas", "bajas", "pertes", "потери", "втрати"]),
    (Role::Captured, &["captured", "detained", "kidnapped", "abducted", "arrested", "prisoners", "pow", "pows", "capturés", "capturados", "пленных", "полонених", "أسرى"]),
    (Role::Missing, &["missing", "disparus", "desaparecidos", "пропавших", "зниклих", "مفقودين", "المفقودين"]),
];

/// Words beside which a name speaks of something else than a figure.
const NOT_FIGURES: [&str; 24] = [
    "date",
    "cause",
    "link",
    "url",
    "source",
    "name",
    "names",
    "method",
    "note",
    "notes",
    "id",
    "type",
    "how",
    "who",
    "list",
    "cum",
    "cumulative",
    "ext",
    "extrapolated",
    "percent",
    "rate",
    "per",
    "status",
    "or",
];

/// Words for people in a name, and the population that they make.
#[rustfmt::skip]
const PEOPLE: &[(&str, &[&str])] = &[
    ("Civilians", &["civilians", "civilian", "civils", "civiles", "мирных", "гражданских", "цивільних", "المدنيين", "مدنيين"]),
    ("Children", &["children", "child", "enfants", "niños", "детей", "дітей", "الأطفال", "أطفال"]),
    ("Women", &["women", "woman", "femmes", "mujeres", "женщин", "жінок", "النساء", "نساء"]),
    ("Men", &["men", "hommes", "hombres", "мужчин", "чоловіків", "رجال"]),
    ("Fighters", &["militants", "belligerents", "belligerent", "fighters", "combatants", "боевиков"]),
    ("Soldiers", &["soldiers", "military", "soldats", "soldados", "военных", "військових", "جنود"]),
    ("Aid workers", &["aid"]),
    ("Health workers", &["health", "medical", "healthworker"]),
    ("Journalists", &["journalists", "press", "media"]),
    ("Police", &["police"]),
];

/// A name folded, with single spaces between its words.
fn bare(name: &str) -> String {
    let folded = fold(name);
    let spaced: String = folded
        .chars()
        .map(|letter| if letter.is_alphanumeric() || letter == '\'' { letter } else { ' ' })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// True if a name is one of those that are known.
pub(super) fn is_known(name: &str) -> bool {
    guess(name).is_some()
}

/// What a column of this name is for.
pub(super) fn guess(name: &str) -> Option<Column> {
    let bare = bare(name);
    if bare.is_empty() {
        return None;
    }
    if let Some((role, _)) =
        NAMES.iter().find(|(_, names)| names.iter().any(|known| self::bare(known) == bare))
    {
        return Some(Column { role: *role, ..Column::default() });
    }
    let words: Vec<&str> = bare.split(' ').collect();
    let has = |known: &[&str]| words.iter().any(|word| known.iter().any(|known| fold(known) == **word));
    if let Some((role, _)) =
        FIGURES.iter().find(|(_, known)| has(known)).filter(|_| words.len() <= 6 && !has(&NOT_FIGURES))
    {
        let of = PEOPLE.iter().find(|(_, known)| has(known)).map(|(name, _)| (*name).to_owned());
        let end = if has(&["min", "minimum", "low", "lower", "least"]) {
            End::Least
        } else if has(&["max", "maximum", "high", "upper", "most"]) {
            End::Most
        } else {
            End::Whole
        };
        return Some(Column { role: *role, of, end, ..Column::default() });
    }
    let is_link = has(&["link", "url", "ссылка", "посилання", "رابط"]);
    if is_link && has(&["archive", "archived"]) {
        return Some(Column { role: Role::Archive, ..Column::default() });
    }
    None
}

/// What an HXL tag says of its column: "#affected +healthworker +killed".
pub(super) fn of_tag(tag: &str) -> Option<Column> {
    let tag = tag.trim().to_lowercase();
    let mut parts = tag.split(['+', ' ']).map(str::trim).filter(|part| !part.is_empty());
    let hashtag = parts.next()?;
    let attributes: Vec<&str> = parts.collect();
    let has = |wanted: &str| attributes.contains(&wanted);
    let role = match hashtag {
        "#affected" | "#impact" => {
            let words = attributes.join(" ");
            return guess(&words).filter(|column| column.role.outcome().is_some());
        }
        "#date" if has("end") => Role::EndDate,
        "#date" if has("reported") || has("published") => Role::Published,
        "#date" => Role::Date,
        "#event" if has("id") || has("code") => Role::Id,
        "#event" if has("description") => Role::Notes,
        "#event" => Role::Event,
        "#description" | "#meta" if has("url") => Role::Link,
        "#description" => Role::Notes,
        "#meta" if has("source") => Role::Source,
        "#loc" => Role::Place,
        "#geo" if has("lat") => Role::Latitude,
        "#geo" if has("lon") => Role::Longitude,
        "#geo" if has("coord") => Role::Position,
        _ => return None,
    };
    Some(Column { role, ..Column::default() })
}
