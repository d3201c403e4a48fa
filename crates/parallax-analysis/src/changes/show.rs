//! A version of a dossier as sentences need it: entries by id, and values in words.

use std::collections::HashMap;

use super::Version;
use super::nouns::in_words;
use crate::clause;
use crate::dossier::{ClaimId, Date, Dossier, Zone};
use crate::geo::LonLat;
use parallax_dossier::draft::Node;
use parallax_dossier::reference::{Holds, Reference};

/// One of the two versions, with its entries by id.
pub(super) struct Shown<'a> {
    tables: HashMap<&'a str, HashMap<&'a str, &'a Node>>,
    claims: Option<(&'a Dossier, HashMap<&'a str, ClaimId>)>,
    zone: Zone,
}

impl<'a> Shown<'a> {
    pub(super) fn new(version: Version<'a>) -> Self {
        let Node::Fields { fields, .. } = version.tree else {
            return Self { tables: HashMap::new(), claims: None, zone: Zone::default() };
        };
        let by_id = |rows: &'a [(String, Node)]| rows.iter().map(|(id, row)| (id.as_str(), row)).collect();
        let tables = fields.iter().filter_map(|(name, value)| match value {
            Node::Table(rows) => Some((*name, by_id(rows))),
            _ => None,
        });
        let claims = version.dossier.map(|dossier| {
            (dossier, dossier.claims.iter().map(|(id, claim)| (claim.key.as_str(), id)).collect())
        });
        let zone = fields.iter().find_map(|(name, value)| match value {
            Node::Text(zone) if *name == "zone" => zone.parse().ok(),
            _ => None,
        });
        Self { tables: tables.collect(), claims, zone: zone.unwrap_or_default() }
    }

    /// What a count states, as everywhere else: "48 pro-government fighters killed". `None` for any other claim, and in a
    /// dossier that is not sound.
    pub(super) fn clause(&self, claim: &str) -> Option<String> {
        let (dossier, claims) = self.claims.as_ref()?;
        clause(dossier, &dossier.claims[*claims.get(claim)?])
    }

    /// The name of an entry, or the source of a claim; `None` if it has none.
    pub(super) fn name(&self, table: &str, content: &'a Node) -> Option<&'a str> {
        let Node::Fields { fields, .. } = content else { return None };
        let text = |name: &str| {
            fields.iter().find_map(|(field, value)| match value {
                Node::Text(text) if *field == name => Some(text.as_str()),
                _ => None,
            })
        };
        if table == "claims" {
            let by = text("by")?;
            let source = self.tables.get("sources").and_then(|sources| sources.get(by));
            return source.and_then(|source| self.name("sources", source)).or(Some(by));
        }
        ["short", "name", "title", "ask"].into_iter().find_map(text)
    }

    /// An entry that is referred to: "SOHR (`sohr`)".
    fn entry(&self, table: &str, id: &str) -> String {
        let content = self.tables.get(table).and_then(|rows| rows.get(id));
        if let Some(Node::Text(text)) = content {
            return format!("“{}” (`{id}`)", one_line(text));
        }
        match content.and_then(|content| self.name(table, content)) {
            Some(name) if table != "claims" => format!("{} (`{id}`)", one_line(name)),
            _ => format!("`{id}`"),
        }
    }

    /// A value in words. Texts that are free stand in quotation marks.
    pub(super) fn value(&self, node: &Node, holds: &Holds) -> String {
        match node {
            Node::Plain(written) => match written.as_str() {
                "true" => "yes".to_owned(),
                "false" => "no".to_owned(),
                number => number.to_owned(),
            },
            Node::Text(text) => self.text(text, holds),
            Node::Choice { word, inner: None, .. } => in_words(word),
            Node::Choice { of, word, inner: Some(inner) } => self.choice(of, word, inner),
            Node::Tuple(items) => self.all(items, &Holds::Unknown("")).join(" and "),
            Node::Fields { of, fields } => position(node).map_or_else(|| self.fields(of, fields), degrees),
            Node::List { items, .. } => {
                // Fields have commas between them.
                let between =
                    if items.iter().any(|item| matches!(item, Node::Fields { .. })) { "; " } else { ", " };
                self.all(items, item_of(holds)).join(between)
            }
            Node::Table(rows) => {
                let row =
                    |(key, value): &(String, Node)| format!("“{key}”: {}", self.value(value, item_of(holds)));
                rows.iter().map(row).collect::<Vec<_>>().join("; ")
            }
        }
    }

    fn text(&self, text: &str, holds: &Holds) -> String {
        match holds {
            Holds::Id(table) => self.entry(table, text),
            Holds::Date => {
                Date::read(text, &self.zone).map_or_else(|_| format!("“{text}”"), |date| date.to_string())
            }
            _ => format!("“{text}”"),
        }
    }

    fn all(&self, items: &[Node], holds: &Holds) -> Vec<String> {
        items.iter().map(|item| self.value(item, holds)).collect()
    }

    fn choice(&self, of: &str, word: &str, inner: &Node) -> String {
        match (of, word, inner) {
            ("Quantity", "Named", Node::Tuple(items)) => {
                let people = Holds::List(Box::new(Holds::Id("people")));
                self.all(items, &people).join(", ")
            }
            ("Quantity", "Words", Node::Tuple(items)) => self.all(items, &Holds::Text).join(", "),
            ("Precision", "Km", _) => format!("within {} km", self.value(inner, &Holds::Number)),
            ("Tolerance", "Percent", _) => format!("{} percent", self.value(inner, &Holds::Number)),
            ("Location", "Point", _) => self.value(inner, &Holds::Number),
            _ => {
                let before = if matches!(inner, Node::Fields { .. }) { ": " } else { " " };
                format!("{}{before}{}", in_words(word), self.value(inner, &Holds::Unknown("")))
            }
        }
    }

    fn fields(&self, of: &str, fields: &[(&'static str, Node)]) -> String {
        let field = |(name, value): &(&'static str, Node)| {
            format!("{} {}", name.replace('_', " "), self.value(value, holds(of, name)))
        };
        fields.iter().map(field).collect::<Vec<_>>().join(", ")
    }
}

/// What a field holds, as the reference of the format tells it.
pub(super) fn holds(of: &str, field: &str) -> &'static Holds {
    Reference::get().field(of, field).map_or(&Holds::Unknown(""), |field| &field.holds)
}

/// What the items of a list or table hold.
pub(super) fn item_of(holds: &Holds) -> &Holds {
    match holds {
        Holds::List(item) | Holds::Table(item) => item,
        _ => &Holds::Unknown(""),
    }
}

/// The position that a value is, with or without the word `Point`.
pub(super) fn position(node: &Node) -> Option<LonLat> {
    let fields = match node {
        Node::Fields { of: "LonLat", fields } => fields,
        Node::Choice { of: "Location", inner: Some(inner), .. } => match &**inner {
            Node::Tuple(items) => match items.as_slice() {
                [one @ Node::Fields { .. }] => return position(one),
                _ => return None,
            },
            _ => return None,
        },
        _ => return None,
    };
    let part = |name: &str| {
        fields.iter().find_map(|(field, value)| match value {
            Node::Plain(number) if *field == name => number.parse().ok(),
            _ => None,
        })
    };
    let position = LonLat::new(part("lon")?, part("lat")?);
    position.is_on_globe().then_some(position)
}

/// "35.3009° north, 40.2892° east"; the digits are those of the dossier.
fn degrees(position: LonLat) -> String {
    let part = |degrees: f64, below: &str, above: &str| {
        format!("{}° {}", degrees.abs(), if degrees < 0.0 { below } else { above })
    };
    format!("{}, {}", part(position.lat, "south", "north"), part(position.lon, "west", "east"))
}

/// How far apart two positions are: "400 m", "1.3 km", "58 km".
pub(super) fn distance(from: LonLat, to: LonLat) -> String {
    let metres = from.distance_km(to) * 1000.0;
    match metres {
        _ if metres < 1.0 => "less than 1 m".to_owned(),
        _ if metres < 999.5 => format!("{metres:.0} m"),
        _ if metres < 9950.0 => format!("{:.1} km", metres / 1000.0),
        _ => format!("{:.0} km", metres / 1000.0),
    }
}

/// A text with single spaces for its line ends and tabs.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
