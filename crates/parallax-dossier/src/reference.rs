//! The reference of the format, `docs/format.md`, as data: what each field holds, what it means, and what holds if it is left
//! out. Tests compare the page with what the program reads, so that it is right about every field and every word.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The page itself.
const PAGE: &str = include_str!("../../../docs/format.md");

static REFERENCE: LazyLock<Reference> = LazyLock::new(|| Reference::parse(PAGE));

/// The types of the format with their descriptions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// The structs by name, with their fields in order.
    pub structs: BTreeMap<&'static str, Described<Field>>,
    /// The enums by name, with their words in order.
    pub enums: BTreeMap<&'static str, Described<Word>>,
}

/// A type with its description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described<T> {
    /// What the page says of it before its table; may be empty.
    pub about: String,
    /// Its fields or words.
    pub rows: Vec<T>,
}

/// A field of a struct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub name: &'static str,
    /// What it holds.
    pub holds: Holds,
    /// What holds if it is left out, in words or as a value in code marks; `None` if it is required.
    pub left_out: Option<&'static str>,
    /// What it means.
    pub meaning: &'static str,
    /// A value, as it is written.
    pub example: &'static str,
}

/// A word of an enum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    pub word: &'static str,
    /// The word with an example of what it encloses: `AtLeast(48)`.
    pub written: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Any text.
    Text,
    Date,
    /// An `http` or `https` address.
    Link,
    /// An id of an entry of this table.
    Id(&'static str),
    /// `true` or `false`.
    Flag,
    /// A whole number from 0.
    Whole,
    /// Any number.
    Number,
    /// Items in order.
    List(Box<Self>),
    /// Entries by id or word.
    Table(Box<Self>),
    /// A struct or an enum.
    Type(&'static str),
    /// One of several.
    Either(Vec<Self>),
    /// Something that the page calls otherwise.
    Unknown(&'static str),
}

impl Reference {
    /// The reference of the format that this program reads.
    #[must_use]
    pub fn get() -> &'static Self {
        &REFERENCE
    }

    /// Returns the field of a struct.
    ///
    /// ```
    /// use parallax_dossier::reference::{Holds, Reference};
    /// let field = Reference::get().field("Claim", "via").ok_or("no field")?;
    /// assert_eq!(field.holds, Holds::List(Box::new(Holds::Id("sources"))));
    /// assert_eq!(field.left_out, Some("empty"));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn field(&self, of: &str, name: &str) -> Option<&Field> {
        self.structs.get(of)?.rows.iter().find(|field| field.name == name)
    }

    fn parse(page: &'static str) -> Self {
        let mut all = Self::default();
        let (mut heading, mut about) = ("", Vec::new());
        let types = page.lines().skip_while(|line| *line != "## The tables").skip(1);
        for line in types.take_while(|line| !line.starts_with("## ")) {
            if line.starts_with('#') {
                (heading, about) = (line.strip_prefix("### ").unwrap_or_default(), Vec::new());
            } else if let Some(row) = line.strip_prefix("| ") {
                let cells: Vec<_> = row.trim_end_matches('|').split(" | ").map(str::trim).collect();
                all.add(heading, &about, &cells);
            } else if !line.is_empty() && !line.starts_with("|--") {
                about.push(line);
            }
        }
        all
    }

    /// Adds a row of a table under this heading.
    fn add(&mut self, heading: &'static str, about: &[&str], cells: &[&'static str]) {
        let bare = |cell: &&'static str| cell.strip_prefix('`')?.strip_suffix('`');
        if heading.is_empty() {
            return;
        }
        match cells {
            [name, holds, left_out, meaning, example] => {
                let Some(name) = bare(name) else { return };
                let left_out = (*left_out != "required").then_some(*left_out);
                let example = bare(example).unwrap_or_default();
                let field = Field { name, holds: Holds::parse(holds), left_out, meaning, example };
                let of = self.structs.entry(heading).or_insert_with(|| Described::new(about));
                of.rows.push(field);
            }
            [written, meaning] => {
                let Some(written) = bare(written) else { return };
                let word = written.split('(').next().unwrap_or(written);
                let of = self.enums.entry(heading).or_insert_with(|| Described::new(about));
                of.rows.push(Word { word, written, meaning });
            }
            _ => {}
        }
    }
}

impl<T> Described<T> {
    fn new(about: &[&str]) -> Self {
        Self { about: about.join(" "), rows: Vec::new() }
    }
}

impl Holds {
    /// What the page calls `told`.
    pub(crate) fn parse(told: &'static str) -> Self {
        if let Some(held) = told.strip_prefix("list of ") {
            return Self::List(Box::new(Self::parse(held)));
        }
        if let Some(held) = told.strip_prefix("table of ") {
            return Self::Table(Box::new(Self::parse(held)));
        }
        match told {
            "text" | "texts" => Self::Text,
            "date" | "dates" => Self::Date,
            "link" | "links" => Self::Link,
            "true or false" => Self::Flag,
            "whole number" | "whole numbers" => Self::Whole,
            "number" | "numbers" => Self::Number,
            _ if told.contains(" or ") => Self::Either(told.split(" or ").map(Self::parse).collect()),
            _ => {
                let entry =
                    ["id of a ", "id of an ", "ids of "].iter().find_map(|start| told.strip_prefix(start));
                let is_type = told.starts_with(|first: char| first.is_ascii_uppercase());
                match entry.and_then(table) {
                    Some(table) => Self::Id(table),
                    None if is_type && !told.contains(' ') => Self::Type(told),
                    None => Self::Unknown(told),
                }
            }
        }
    }
}

/// The table whose entries are called so, one or several of them.
fn table(called: &'static str) -> Option<&'static str> {
    const TABLES: [(&str, &str); 10] = [
        ("side", "sides"),
        ("place", "places"),
        ("group", "groups"),
        ("source", "sources"),
        ("document", "documents"),
        ("event", "events"),
        ("question", "questions"),
        ("person", "people"),
        ("reading", "readings"),
        ("claim", "claims"),
    ];
    TABLES.iter().find(|(one, many)| called == *one || called == *many).map(|(_, many)| *many)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Calls `see` with what is held and all that it holds.
    fn visit(holds: &Holds, see: &mut impl FnMut(&Holds)) {
        see(holds);
        match holds {
            Holds::List(held) | Holds::Table(held) => visit(held, see),
            Holds::Either(all) => all.iter().for_each(|held| visit(held, see)),
            _ => {}
        }
    }

    #[test]
    fn the_page_names_every_type_in_words_that_are_known() {
        let reference = Reference::get();
        let mut wrong = Vec::new();
        let (structs, enums) = (&reference.structs, &reference.enums);
        for (of, described) in structs {
            for field in &described.rows {
                visit(&field.holds, &mut |holds| {
                    let is_known = match holds {
                        Holds::Type(name) => structs.contains_key(name) || enums.contains_key(name),
                        Holds::Unknown(_) => false,
                        _ => true,
                    };
                    if !is_known {
                        wrong.push(format!("{of}.{}: {holds:?}", field.name));
                    }
                });
            }
        }
        assert_eq!(wrong, [""; 0]);
        let tables: Vec<_> = structs["Dossier"]
            .rows
            .iter()
            .filter(|field| matches!(field.holds, Holds::Table(_)))
            .map(|field| field.name)
            .collect();
        for one in [
            "side", "place", "group", "source", "document", "event", "question", "person", "reading", "claim",
        ] {
            assert!(table(one).is_some_and(|table| tables.contains(&table)), "{one} in {tables:?}");
        }
    }

    #[test]
    fn fields_and_words_are_read_with_what_is_said_of_them() {
        let reference = Reference::get();
        let native = &reference.structs["Native"];
        assert_eq!(native.about, "A name in its own script.");
        assert_eq!((native.rows[1].name, native.rows[1].left_out), ("lang", None));
        let at = reference.field("Place", "at").expect("a field");
        assert_eq!((&at.holds, at.left_out), (&Holds::Type("Location"), Some("`NotLocated`")));
        assert_eq!(reference.field("Claim", "sid"), None);
        let between = reference.enums["Quantity"].rows.iter().find(|word| word.word == "Between");
        assert_eq!(between.map(|word| word.written), Some("Between(20, 30)"));
    }
}
