//! What people type, read as values of the format: quantities, dates, positions. Nothing is made sharper than it was typed.

use crate::dossier::{Date, Day, Dossier, Figure, ItemKind, Zone};
use crate::draft::{Node, Quantity, ToNode as _};
use crate::import::cell::{self, Amount, Manner};
use crate::import::date::{self, DayOrder};

/// What is said of a quantity beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    pub so_far: bool,
    pub about: bool,
    pub and_more: bool,
}

impl Flags {
    /// Reads the flags of a count; `get` returns its fields.
    pub fn read(get: impl Fn(&str) -> Option<Node>) -> Self {
        let is = |name: &str| matches!(get(name), Some(Node::Plain(word)) if word == "true");
        Self { so_far: is("so_far"), about: is("about"), and_more: is("and_more") }
    }
}

/// A quantity as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// `None` if nothing was typed.
    pub quantity: Option<Node>,
    pub flags: Flags,
    /// The words, if they are others than those of the quantity; empty if not.
    pub worded: Option<String>,
    /// What about it could be read in another way.
    pub doubt: Option<String>,
}

impl Typed {
    /// The fields of a count, with their values.
    pub fn fields(&self) -> [(&'static str, Option<Node>); 4] {
        let flag = |is_so: bool| is_so.then(|| Node::Plain("true".to_owned()));
        let Flags { so_far, about, and_more } = self.flags;
        [
            ("quantity", self.quantity.clone()),
            ("so_far", flag(so_far)),
            ("about", flag(about)),
            ("and_more", flag(and_more)),
        ]
    }

    /// The quantity, where nothing can be said beside it.
    pub fn alone(self) -> Result<Option<Node>, String> {
        if self.flags == Flags::default() {
            Ok(self.quantity)
        } else {
            Err("“about”, “so far” and “and more” cannot be said here".to_owned())
        }
    }
}

type Amounted = Quantity<'static>;

/// Reads a quantity.
pub fn count(text: &str) -> Result<Typed, String> {
    let plain =
        |quantity| Typed { quantity, flags: Flags::default(), worded: Some(String::new()), doubt: None };
    if text.is_empty() {
        return Ok(plain(None));
    }
    if matches!(text.to_lowercase().as_str(), "not given" | "no number given") {
        return Ok(plain(None));
    }
    if is_written(text) {
        return raw(text).map(plain);
    }
    let said = cell::read(text, Manner::default()).said;
    let [said] = said.as_slice() else {
        let many = "these are several figures; each is a claim of its own";
        return if said.is_empty() { Ok(plain(None)) } else { Err(many.to_owned()) };
    };
    let mut flags = Flags { so_far: said.so_far, about: said.about, and_more: said.and_more };
    let quantity = match &said.amount {
        Amount::Exactly(n) if flags.about => {
            flags.about = false;
            Amounted::About(*n)
        }
        Amount::Exactly(n) => Amounted::Exactly(*n),
        Amount::AtLeast(n) => Amounted::AtLeast(*n),
        Amount::MoreThan(n) => Amounted::MoreThan(*n),
        Amount::AtMost(n) => Amounted::AtMost(*n),
        Amount::FewerThan(n) => Amounted::FewerThan(*n),
        Amount::Between(low, high) => Amounted::Between(*low, *high),
        Amount::Estimate { .. } => {
            return Err(
                "write an estimate as in the file: Estimate(point: 50, low: 40, high: 60, level: 95)"
                    .to_owned(),
            );
        }
        Amount::Words(words) => Amounted::Words(words.clone()),
        Amount::NotGiven => Amounted::NotGiven,
    };
    let doubt = said.doubt.clone().or_else(|| {
        let also =
            said.speaker.is_some() || said.outcome.is_some() || said.of.is_some() || !said.parts.is_empty();
        also.then(|| {
            "only the figure is taken from here: who, what and of whom have fields of their own".to_owned()
        })
    });
    let quantity = quantity.to_node();
    let own = words(&quantity, flags);
    let is_words = matches!(said.amount, Amount::Words(_));
    let worded =
        if is_words || own == text || own.replace(',', "") == text { String::new() } else { text.to_owned() };
    Ok(Typed { quantity: Some(quantity), flags, worded: Some(worded), doubt })
}

/// True for a value as it is written in the file: `Between(20, 30)`.
pub fn is_written(text: &str) -> bool {
    let name = text.split('(').next().unwrap_or_default();
    text.ends_with(')')
        && name.len() < text.len()
        && name.starts_with(|first: char| first.is_ascii_uppercase())
        && name.chars().all(|letter| letter.is_ascii_alphabetic())
}

/// A quantity in words that [`count`] reads as the same.
pub fn words(node: &Node, flags: Flags) -> String {
    let Flags { so_far, about, and_more } = flags;
    let Node::Choice { word, inner, .. } = node else { return node.to_line() };
    let inside = match inner.as_deref() {
        Some(Node::Tuple(items)) => items.as_slice(),
        None => &[],
        Some(_) => return node.to_line(),
    };
    let figures: Option<Vec<String>> = inside
        .iter()
        .map(|item| match item {
            Node::Plain(digits) => digits.parse().ok().map(|n| Figure(n).to_string()),
            _ => None,
        })
        .collect();
    let near = if about { "about " } else { "" };
    let more = if and_more { " and more" } else { "" };
    let words = match (word.as_ref(), figures.as_deref(), inside) {
        ("Exactly", Some([n]), _) => n.clone(),
        ("AtLeast", Some([n]), _) => format!("at least {near}{n}"),
        ("MoreThan", Some([n]), _) => format!("more than {near}{n}"),
        ("AtMost", Some([n]), _) => format!("at most {near}{n}"),
        ("FewerThan", Some([n]), _) => format!("fewer than {near}{n}"),
        ("Between", Some([low, high]), _) => format!("{near}{low} to {high}{more}"),
        ("About", Some([n]), _) => format!("about {n}"),
        ("Words", _, [Node::Text(words)]) => words.clone(),
        ("NotGiven", ..) => "not given".to_owned(),
        _ => node.to_line(),
    };
    if so_far { format!("{words} so far") } else { words }
}

/// Takes a value as it is written in the file.
pub fn raw(text: &str) -> Result<Option<Node>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let tree = ron_tree::Tree::new(text);
    let is_one = tree.imbalance().is_none()
        && tree.errors().is_empty()
        && tree.root().is_some_and(|root| tree.value(root).end == text.len() && tree.value(root).start == 0);
    if is_one {
        Ok(Some(Node::Plain(text.to_owned())))
    } else {
        Err("this is not one value as in the file: a bracket, a comma or a quotation mark is missing"
            .to_owned())
    }
}

/// The days to which dates without a year and names of weekdays refer.
#[derive(Clone, Debug, Default)]
pub struct Days {
    zone: Zone,
    /// The years of the document's date or, without one, of the dossier's period and events.
    years: Vec<i16>,
    /// The day of the document.
    document: Option<Day>,
}

impl Days {
    /// Gathers the years and the day by which a date is completed, from a dossier and the document with this id.
    pub fn from_dossier(dossier: &Dossier, document: Option<&String>) -> Self {
        let day = |date: &Date| -> Option<Day> { date.as_str().get(..10)?.parse().ok() };
        let found = document.and_then(|id| dossier.find(ItemKind::Document, id));
        let dated = match found {
            Some(crate::dossier::Item::Document(id)) => dossier.documents[id].dated.as_ref(),
            _ => None,
        };
        let document = dated.filter(|date| date.as_str().len() == 10).and_then(day);
        let years_of = |date: &Date| -> Vec<i16> {
            let parts = date.as_str().split(['/', '[', ']', ',']);
            parts.filter_map(|part| part.get(..4)?.parse().ok()).collect()
        };
        let mut years = dated.map(years_of).unwrap_or_default();
        if years.is_empty() {
            let events = dossier.events.iter().filter_map(|(_, event)| event.on.as_ref());
            years = dossier.period.iter().chain(events).flat_map(years_of).collect();
        }
        years.sort_unstable();
        years.dedup();
        Self { zone: dossier.zone.clone(), years, document }
    }
}

/// Reads a date as the format has it.
pub fn date(text: &str, days: &Days) -> Result<Option<Node>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    if Date::read(text, &days.zone).is_ok() {
        return Ok(Some(Node::text(text)));
    }
    if let Ok(date) = date::read(text, DayOrder::NotShown) {
        return Ok(Some(Node::Text(date)));
    }
    let mut parts = Vec::new();
    for part in text.split(" or ") {
        parts.push(part_of_date(part.trim(), days)?);
    }
    parts.sort();
    parts.dedup();
    let date = match parts.as_slice() {
        [one] => one.clone(),
        several => format!("[{}]", several.join(",")),
    };
    Date::read(&date, &days.zone).map_err(|error| error.to_string())?;
    Ok(Some(Node::Text(date)))
}

/// A day without its year, or the name of a weekday.
fn part_of_date(text: &str, days: &Days) -> Result<String, String> {
    if let Ok(date) = date::read(text, DayOrder::NotShown) {
        return Ok(date);
    }
    if let Some(weekday) = weekday(text) {
        let Some(mut day) = days.document else {
            return Err(format!("which {text}? The document has no day; write the date"));
        };
        // What a document calls Thursday is the last one, or its own day.
        for _ in 0..7 {
            if day.weekday() == weekday {
                return Ok(day.to_string());
            }
            day = day.yesterday().map_err(|error| error.to_string())?;
        }
    }
    let with_years: Vec<String> = days
        .years
        .iter()
        .filter_map(|year| date::read(&format!("{text} {year}"), DayOrder::NotShown).ok())
        .collect();
    let lies_ahead = |date: &str| days.document.is_some_and(|day| *date > *day.to_string());
    match with_years.as_slice() {
        [one] if lies_ahead(one) => {
            Err(format!("“{text}” needs its year: that of the document would put it after the document"))
        }
        [one] => Ok(one.clone()),
        [] => {
            Err(format!("“{text}” is not a date; write 8 February 2018, 2018-02-08, or 2018-02 for a month"))
        }
        _ => Err(format!("“{text}” needs its year: the dossier is about several")),
    }
}

fn weekday(text: &str) -> Option<jiff::civil::Weekday> {
    use jiff::civil::Weekday;
    let names = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ];
    let text = text.to_lowercase();
    names.into_iter().find(|(name, _)| text.len() >= 3 && name.starts_with(&text)).map(|(_, weekday)| weekday)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> String {
        let typed = count(text).expect("a quantity");
        let fields = typed
            .fields()
            .into_iter()
            .filter_map(|(name, value)| Some(format!("{name}: {}", value?.to_line())));
        fields.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn quantities_are_what_was_typed_and_no_sharper() {
        for (text, right) in [
            ("55", "quantity: Exactly(55)"),
            ("more than 100", "quantity: MoreThan(100)"),
            ("about 100 to 200", "quantity: Between(100, 200), about: true"),
            ("100–200", "quantity: Between(100, 200)"),
            ("about 100", "quantity: About(100)"),
            ("dozens", "quantity: Words(\"dozens\")"),
            ("48 so far", "quantity: Exactly(48), so_far: true"),
            ("Named([\"a-b\"])", "quantity: Named([\"a-b\"])"),
            ("", ""),
            ("not given", ""),
        ] {
            assert_eq!(line(text), right, "{text}");
        }
        assert!(count("47 (official) – 1,000+ (alternative)").is_err(), "each of two figures is a claim");
    }

    #[test]
    fn the_words_of_a_quantity_are_read_as_the_same_quantity() {
        for text in [
            "55",
            "1,200",
            "at least 12",
            "more than 100",
            "at most 3",
            "fewer than 5",
            "20 to 30",
            "about 50",
            "dozens",
            "about 100 to 200",
            "20 to 30 and more",
            "48 so far",
            "at least about 8,000",
        ] {
            let typed = count(text).expect("a quantity");
            let shown = words(typed.quantity.as_ref().expect("a quantity"), typed.flags);
            let again = count(&shown).expect("its words");
            assert_eq!((again.quantity, again.flags), (typed.quantity, typed.flags), "{text}: {shown}");
        }
        let typed = count("over 100").expect("a quantity");
        assert_eq!(typed.worded.as_deref(), Some("over 100"), "its words are others than “more than”");
        assert_eq!(count("more than 100").expect("a quantity").worded.as_deref(), Some(""));
    }

    #[test]
    fn dates_without_a_year_and_weekdays_follow_the_dossier() {
        let document = "2018-02-13".parse().ok();
        let days = Days { years: vec![2018], document, ..Days::default() };
        let read = |text| {
            date(text, &days).map(|node| node.map(|node| node.to_line().replace('"', "")).unwrap_or_default())
        };
        for (text, right) in [
            ("8 Feb", "2018-02-08"),
            ("February 8", "2018-02-08"),
            ("2018-02-08~", "2018-02-08~"),
            ("8 February 2018", "2018-02-08"),
            ("Thursday", "2018-02-08"),
            ("Thursday or Friday", "[2018-02-08,2018-02-09]"),
            ("", ""),
        ] {
            assert_eq!(read(text).as_deref(), Ok(right), "{text}");
        }
        assert!(read("soon").is_err() && read("31 Feb").is_err());
        assert!(read("20 Feb").is_err(), "after the document: perhaps the year before");
        let several = Days { years: vec![2017, 2018], ..Days::default() };
        assert!(date("8 Feb", &several).is_err(), "two years could be meant");
        assert!(date("Thursday", &several).is_err(), "no document says which");
    }
}
