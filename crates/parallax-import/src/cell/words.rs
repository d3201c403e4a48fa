//! The words of quantities in the languages that are read, each with what it means beside a figure.

use std::collections::HashMap;
use std::sync::LazyLock;

use parallax_dossier::dossier::Outcome;
use unicode_normalization::UnicodeNormalization as _;

use super::Interval;
use super::token::{Kind, Token};

/// What a word or phrase means beside a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    About,
    AtLeast,
    MoreThan,
    AtMost,
    FewerThan,
    /// "До", "hasta": up to, or the middle of a range.
    Until,
    OrMore,
    OrFewer,
    SoFar,
    Between,
    From,
    To,
    And,
    Or,
    Nobody,
    NotGiven,
    Including,
    Scale(u64),
    /// People as such, by what happened to them.
    Outcome(Outcome),
    /// Both at once, or one of several: no outcome of the format.
    People,
    /// A source of figures.
    Speaker,
    /// How far it is believed, which changes no figure: "unconfirmed".
    Status,
    /// A reservation that no quantity can hold.
    Hedge,
    Interval(Interval),
    /// Adds nothing: "a total of".
    Filler,
}

/// Words that mean what stands before them, in no order.
#[rustfmt::skip]
const PHRASES: &[(Meaning, &[&str])] = &[
    (Meaning::About, &[
        "about", "approximately", "approx", "appx", "around", "circa", "c", "ca", "cca", "roughly", "some", "almost", "nearly",
        "close to", "near", "estimated", "an estimated", "est", "estimate", "estimates", "approximate", "or so", "an approximate",
        "environ", "pres de", "quelque", "presque", "autour de", "approximativement", "à peu près", "une estimation de",
        "unos", "unas", "casi", "cerca de", "alrededor de", "aproximadamente", "aprox", "en torno a",
        "около", "примерно", "приблизительно", "почти", "порядка", "ориентировочно",
        "близько", "приблизно", "майже", "орієнтовно", "біля", "коло",
        "حوالي", "حوالى", "نحو", "تقريبا", "قرابة", "ما يقارب", "زهاء", "etwa", "ungefähr", "rund", "circa",
    ]),
    (Meaning::AtLeast, &[
        "at least", "atleast", "no fewer than", "no less than", "not less than", "not fewer than", "minimum", "a minimum of", "min",
        "minimum of", "upwards of", "upward of",
        "au moins", "au minimum", "pas moins de", "un minimum de",
        "al menos", "por lo menos", "no menos de", "cuando menos", "como mínimo", "mínimo", "un mínimo de",
        "не менее", "как минимум", "минимум", "по меньшей мере", "по крайней мере",
        "не менше", "щонайменше", "принаймні", "як мінімум", "мінімум", "не менш як",
        "على الأقل", "ما لا يقل عن", "لا يقل عن", "mindestens",
    ]),
    (Meaning::MoreThan, &[
        "more than", "over", "above", "in excess of", "exceeding", "greater than", "well over", "well more than",
        "plus de", "plus d'", "más de", "más que", "более", "больше", "более чем", "больше чем", "свыше",
        "понад", "більше", "більш ніж", "більше ніж", "більш як", "أكثر من", "ما يزيد عن", "ما يزيد على", "يزيد عن", "يزيد على",
        "mehr als", "über",
    ]),
    (Meaning::AtMost, &[
        "up to", "at most", "maximum", "max", "a maximum of", "maximum of", "no more than", "not more than", "as many as",
        "as much as", "not exceeding", "not over",
        "jusqu'à", "au plus", "au maximum", "pas plus de", "un maximum de",
        "como máximo", "máximo", "un máximo de", "no más de", "a lo sumo",
        "не более", "не больше", "максимум", "не более чем", "не більше", "щонайбільше", "не більше ніж",
        "حتى", "على الأكثر", "ما لا يزيد عن", "لا يزيد عن", "ما يصل إلى", "höchstens", "bis zu",
    ]),
    (Meaning::FewerThan, &[
        "fewer than", "less than", "under", "below", "moins de", "moins d'", "menos de", "менее", "меньше", "менее чем", "меньше чем",
        "менше", "менш ніж", "менше ніж", "أقل من", "weniger als",
    ]),
    (Meaning::Until, &["до", "hasta"]),
    (Meaning::OrMore, &[
        "or more", "and more", "and above", "or above", "and over", "or over", "and up", "or higher", "plus",
        "ou plus", "et plus", "o más", "y más", "и более", "или более", "и больше", "или больше",
        "і більше", "або більше", "та більше", "أو أكثر", "فأكثر", "أو يزيد", "oder mehr",
    ]),
    (Meaning::OrFewer, &[
        "or fewer", "or less", "and below", "or below", "or under", "ou moins", "o menos", "или менее", "или меньше", "або менше", "أو أقل",
    ]),
    (Meaning::SoFar, &[
        "so far", "to date", "and counting", "and rising", "as of now", "thus far", "à ce jour", "jusqu'à présent",
        "hasta ahora", "hasta la fecha", "на данный момент", "пока", "наразі", "на цей час", "حتى الآن", "حتى اليوم",
    ]),
    (Meaning::Between, &["between", "entre", "между", "між", "بين", "ما بين", "zwischen"]),
    (Meaning::From, &["from", "de", "от", "від", "من", "von"]),
    (Meaning::To, &["to", "through", "à", "a", "إلى", "الى", "bis"]),
    (Meaning::And, &["and", "et", "y", "e", "и", "і", "та", "й", "و", "und"]),
    (Meaning::Or, &["or", "ou", "o", "или", "або", "чи", "أو", "oder"]),
    (Meaning::Nobody, &[
        "none", "no", "nil", "nobody", "no one", "zero", "aucun", "aucune", "néant", "zéro", "ninguno", "ninguna", "ningún", "cero",
        "нет", "ноль", "нуль", "никто", "ни одного", "немає", "жодного", "ніхто", "لا أحد", "لا يوجد", "صفر",
    ]),
    (Meaning::NotGiven, &[
        "unknown", "not known", "n a", "na", "not available", "not applicable", "not reported", "not stated", "not given",
        "not specified", "unspecified", "unclear", "undetermined", "undisclosed", "not disclosed", "no data", "no information", "number unknown", "unk", "tbd", "tbc",
        "inconnu", "inconnue", "non précisé", "non communiqué", "desconocido", "desconocida", "se desconoce", "sin datos", "n d",
        "неизвестно", "нет данных", "не указано", "невідомо", "немає даних", "غير معروف", "غير محدد", "مجهول", "لا توجد معلومات", "unbekannt",
    ]),
    (Meaning::Including, &[
        "including", "incl", "inc", "of which", "of whom", "of them", "among them", "among whom", "includes", "counting",
        "dont", "y compris", "incluidos", "incluidas", "incluyendo", "entre ellos", "включая", "в том числе", "из них", "включно з", "з них",
        "у тому числі", "в тому числі", "بينهم", "من بينهم", "منهم", "بما في ذلك",
    ]),
    (Meaning::Scale(100), &["hundred"]),
    (Meaning::Scale(1_000), &[
        "thousand", "k", "thousands", "mille", "milliers", "mil", "тыс", "тысяч", "тысячи", "тысяча", "тис", "тисяч", "тисячі", "тисяча",
        "ألف", "آلاف", "tausend",
    ]),
    (Meaning::Scale(100_000), &["lakh", "lakhs"]),
    (Meaning::Scale(1_000_000), &[
        "million", "millions", "mln", "mio", "millón", "millones", "млн", "миллион", "миллиона", "миллионов", "мільйон", "мільйона",
        "мільйони", "мільйонів", "مليون", "ملايين",
    ]),
    (Meaning::Scale(10_000_000), &["crore", "crores"]),
    (Meaning::Outcome(Outcome::Killed), &[
        "killed", "dead", "deaths", "death", "died", "fatalities", "fatality", "kia", "slain", "martyrs", "martyred",
        "tués", "tué", "tuées", "morts", "mort", "mortes", "décès", "muertos", "muerto", "muertas", "fallecidos",
        "убитых", "убито", "убиты", "погибших", "погибли", "погибло", "погиб", "вбито", "вбитих", "загиблих", "загинули", "загинуло",
        "قتيل", "قتلى", "قتيلا", "شهيد", "شهداء", "شهيدا", "قتل",
    ]),
    (Meaning::Outcome(Outcome::Wounded), &[
        "wounded", "injured", "injuries", "injury", "wia", "hurt", "blessés", "blessé", "blessées", "heridos", "herido", "heridas",
        "раненых", "ранено", "ранены", "пострадавших", "поранених", "поранено", "поранені", "جريح", "جرحى", "جريحا", "مصاب", "مصابين", "إصابة",
    ]),
    (Meaning::Outcome(Outcome::Casualties), &["casualties", "killed and wounded", "killed or wounded", "killed or injured", "killed and injured", "dead and wounded", "bajas", "pertes"]),
    (Meaning::Outcome(Outcome::Captured), &["captured", "prisoners", "pow", "pows", "detained", "abducted", "kidnapped", "prisonniers", "capturés", "prisioneros", "capturados", "пленных", "взято в плен", "полонених", "أسير", "أسرى"]),
    (Meaning::Outcome(Outcome::Missing), &["missing", "mia", "disparus", "disparu", "desaparecidos", "desaparecido", "пропавших без вести", "пропали без вести", "зниклих безвісти", "зникли безвісти", "مفقود", "مفقودين", "مفقودون"]),
    (Meaning::People, &[
        "people", "persons", "person", "civilians", "civilian", "soldiers", "soldier", "fighters", "fighter", "militants", "militant",
        "children", "child", "women", "woman", "men", "man", "boys", "girls", "police", "policemen", "journalists", "journalist", "troops",
        "tourists", "workers", "aid workers", "health workers", "residents", "militiamen", "rebels", "insurgents", "medics", "paramedics",
        "terrorists", "terrorist", "nationals", "national", "officer", "staff", "drivers", "driver", "patients", "patient", "teachers", "teacher", "student",
        "boy", "girl", "babies", "baby", "infant", "elderly", "villagers", "farmers", "farmer", "refugees", "refugee", "migrants", "contractors", "contractor",
        "mercenaries", "mercenary", "gunmen", "gunman", "commanders", "commander", "pilots", "pilot", "recruits", "cadets", "conscripts", "volunteers",
        "firefighters", "peacekeepers", "peacekeeper", "servicemen", "serviceman", "policeman", "medic", "paramedic", "tourist", "worker", "aid worker",
        "health worker", "passenger", "protester", "hostage", "guard", "sailor", "resident", "rebel fighters", "family members",
        "adults", "adult", "infants", "students", "passengers", "protesters", "hostages", "guards", "officers", "sailors", "personnel",
        "personnes", "civils", "soldats", "enfants", "femmes", "hommes", "personas", "civiles", "soldados", "niños", "mujeres", "hombres",
        "personne", "soldat", "enfant", "femme", "homme", "persona", "soldado", "niño", "niña", "mujer", "hombre",
        "человек", "людей", "человека", "мирных жителей", "мирных", "военных", "военнослужащих", "детей", "женщин", "мужчин", "боевиков",
        "осіб", "цивільних", "військових", "дітей", "жінок", "чоловіків", "особи",
        "شخص", "شخصا", "أشخاص", "مدني", "مدنيين", "مدنيا", "طفل", "أطفال", "امرأة", "نساء", "رجل", "رجال", "جندي", "جنود", "مقاتل", "مقاتلين",
    ]),
    (Meaning::Speaker, &[
        "official", "officially", "officials", "alternative", "government", "govt", "gov", "ministry", "mod", "moh", "military", "army", "opposition", "rebel",
        "claim", "claims", "claimed", "claimed by", "according to", "per", "source", "sources", "media", "state media", "ngo", "ngos", "independent",
        "witnesses", "locals", "press", "authorities", "agency", "report", "reports", "says", "selon", "según", "по данным", "за даними", "بحسب", "وفقا",
        "un", "ohchr", "unama", "sohr", "airwars", "hrw", "ap", "afp", "reuters", "bbc", "icrc", "acled", "ucdp",
    ]),
    (Meaning::Status, &["unconfirmed", "unverified", "not verified", "disputed", "contested", "alleged", "allegedly", "reported"]),
    (Meaning::Hedge, &[
        "confirmed", "provisional", "preliminary", "initial", "initially", "revised", "possible",
        "possibly", "probable", "probably", "presumed", "suspected", "likely", "maybe", "perhaps", "might", "may", "could", "low", "lower",
        "high", "higher", "best", "conservative", "projected", "expected", "partial", "incomplete", "undercount", "overcount", "lowest", "highest", "lowest estimate",
        "documented", "identified", "verified", "recorded", "cumulative", "rising", "total", "each", "mean", "median", "average", "per", "daily", "not", "non", "except", "excluding", "without",
        "of", "as", "on", "by", "in", "late", "early", "until", "since", "after", "before",
    ]),
    (Meaning::Interval(Interval::Confidence), &["ci", "c i", "confidence interval", "confidence", "confidence limits", "intervalle de confiance", "ic", "intervalo de confianza"]),
    (Meaning::Interval(Interval::Credible), &["cri", "crl", "credible interval", "credibility interval", "hdi", "hpd"]),
    (Meaning::Interval(Interval::Range), &["ui", "uncertainty interval", "uncertainty range"]),
    (Meaning::Filler, &["a total of", "total of", "in all", "un total de", "au total", "всего", "усього", "ما مجموعه"]),
];

/// A phrase as folded words, and what it means.
type Phrase = (Vec<String>, Meaning);

/// Phrases by their first word, longest first.
static TABLE: LazyLock<HashMap<String, Vec<Phrase>>> = LazyLock::new(|| {
    let mut table: HashMap<String, Vec<Phrase>> = HashMap::new();
    for (meaning, phrases) in PHRASES {
        for phrase in *phrases {
            let words: Vec<String> = phrase.split(' ').map(fold).collect();
            let Some(first) = words.first() else { continue };
            table.entry(first.clone()).or_default().push((words, *meaning));
        }
    }
    for phrases in table.values_mut() {
        // A stable sort: of a word that means two things, the first in the list counts.
        phrases.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    table
});

/// The longest phrase at `at`: what it means and how many tokens it has.
pub(crate) fn phrase(tokens: &[Token], at: usize) -> Option<(Meaning, usize)> {
    let first = tokens.get(at)?;
    match first.kind {
        Kind::Sign('~') => return Some((Meaning::About, 1)),
        Kind::Sign('≥') => return Some((Meaning::AtLeast, 1)),
        Kind::Sign('>') => return Some((Meaning::MoreThan, 1)),
        Kind::Sign('≤') => return Some((Meaning::AtMost, 1)),
        Kind::Sign('<') => return Some((Meaning::FewerThan, 1)),
        Kind::Sign('&') => return Some((Meaning::And, 1)),
        _ => {}
    }
    let has = |(words, _): &&Phrase| {
        words
            .iter()
            .enumerate()
            .all(|(offset, word)| tokens.get(at + offset).and_then(Token::word) == Some(word))
    };
    TABLE.get(first.word()?)?.iter().find(has).map(|(words, meaning)| (*meaning, words.len()))
}

/// True if a text only says that nothing was entered.
pub(crate) fn is_blank(text: &str) -> bool {
    let folded = fold(text);
    let folded: String = folded.chars().filter(|letter| !letter.is_whitespace()).collect();
    let is_sign = |letter: char| {
        matches!(letter, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '?' | '.' | '…' | '/' | '？')
    };
    folded.chars().all(is_sign)
        || matches!(folded.trim_matches('.'), "n/a" | "na" | "n.a" | "n/d" | "n.d" | "nd")
        // What programs write where nothing was entered, or where a formula failed.
        || matches!(folded.as_str(), "null" | "nan" | "undefined" | "(blank)" | "(empty)")
        || matches!(folded.as_str(), "#n/a" | "#ref!" | "#value!" | "#div/0!" | "#name?" | "#num!" | "#null!" | "#error!")
}

/// A text without case, accents and vowel signs, so that spellings of a word are one.
pub(crate) fn fold(text: &str) -> String {
    let is_mark = |letter: &char| {
        !(('\u{300}'..='\u{36f}').contains(letter)
            || ('\u{64b}'..='\u{65f}').contains(letter)
            || *letter == '\u{640}')
    };
    let straight = |letter| if matches!(letter, '’' | 'ʼ' | '`') { '\'' } else { letter };
    text.nfkd().filter(is_mark).map(straight).flat_map(char::to_lowercase).collect()
}
