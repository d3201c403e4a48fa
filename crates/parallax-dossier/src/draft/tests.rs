//! What is written is read as it was.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::Node;
use super::random::{Dice, draft};
use super::value::{TakeParts, Value};
use super::{Dossier, Entries, write};
use crate::load::schema::Schema;
use crate::load::{self, Severity};

const PERSIA: &str = include_str!("../../../../data/persian-army-480.ron");
const KHUSHAM: &str = load::KHUSHAM;

fn read(text: &str) -> crate::dossier::Dossier {
    let loaded = load::read(text);
    loaded.dossier.unwrap_or_else(|| panic!("{:#?}\n{text}", loaded.diagnostics))
}

/// The lines of a text in which it differs from another.
fn difference(a: &str, b: &str) -> Vec<String> {
    a.lines().zip(b.lines()).filter(|(a, b)| a != b).take(9).map(|(a, b)| format!("{a}\n{b}")).collect()
}

#[test]
fn a_random_dossier_is_read_as_it_was_written() {
    let mut told_apart = 0;
    for seed in 0..150 {
        let draft = draft(&mut Dice(seed));
        let text = draft.write();
        assert_eq!(Dossier::parse(&text).as_ref(), Some(&draft), "{seed}: the draft itself\n{text}");
        let first = read(&text);
        assert_eq!(Some(&first), draft.clone().build().dossier.as_ref(), "{seed}: built");
        let again = write(&first);
        assert!(again == text, "{seed}: {:#?}", difference(&again, &text));
        assert!(Dossier::from_dossier(&first) == draft, "{seed}: the draft of the dossier");
        assert_eq!(read(&again), first, "{seed}");
        told_apart += usize::from(first.written != crate::dossier::Written::default());
    }
    assert!(told_apart > 40, "rows that loading changes are hardly met: {told_apart}");
}

#[test]
fn the_bundled_dossiers_are_read_as_they_were_written() {
    for text in [KHUSHAM, PERSIA, load::STARTER] {
        let dossier = read(text);
        let written = write(&dossier);
        assert_eq!(read(&written), dossier);
        assert_eq!(write(&read(&written)), written);
        let longest = |line: &&str| line.chars().count() > 110;
        for line in written.lines().filter(longest) {
            // No long list stands on a line that is too long.
            let list = line
                .split_once("[\"")
                .and_then(|(_, rest)| rest.split_once(']'))
                .map_or("", |(list, _)| list);
            assert!(line.contains('"') && list.chars().count() < 55, "{line}");
        }
    }
}

#[test]
fn the_house_style_is_that_of_the_bundled_dossiers() {
    // What differs is what an author may choose: comments, the order of two tables, zeros at the end of a number, fields
    // that give the default, and a row on several lines that would fit on one.
    let lines = |text: &str| -> BTreeSet<String> { text.lines().map(str::to_owned).collect() };
    for (text, most) in [(KHUSHAM, 20), (PERSIA, 8)] {
        let (house, written) = (lines(text), write(&read(text)));
        let others: Vec<_> = written
            .lines()
            .filter(|line| !house.contains(*line) && !line.trim_start().starts_with("(lon:"))
            .collect();
        assert!(others.len() <= most, "{}: {others:#?}", others.len());
    }
}

#[test]
fn what_the_program_changes_is_written_as_it_was() {
    let text = r#"Dossier(
    format: 1,
    title: "Two\nlines",

    groups: {
        "a": (name: "Fighters", many: "fighters"),
        "b": (name: "fighters", many: "fighters", within: "a"),
    },

    sources: {
        "s": (name: "Herald", kind: Media),
        "t": (name: "HERALD", short: "The\tpaper"),
    },

    documents: {
        "d": (title: "Brief", dated: "2018-02-07"),
        "e": (title: "Brief", dated: "[2018-02-08, 2018-02-07]"),
    },

    people: {
        "x": (name: "X"),
        "y": (name: "Y"),
    },

    claims: {
        "c": (
            by: "s",
            document: "d",
            paragraph: 1,
            people: ["y"],
            says: Count(outcome: Killed, of: "b", quantity: Named(["x", "y"])),
            worded: "two\nmen",
        ),
        "k": (by: "t", document: "e", says: Count(outcome: Killed, of: "a", quantity: About(3))),
    },
)
"#;
    let dossier = read(text);
    assert_eq!(dossier.title, "Two lines");
    assert_eq!(dossier.sources.rows()[0].name, "Herald (news outlet)");
    assert_eq!(dossier.claims.rows()[0].people.len(), 2);
    assert_eq!(write(&dossier), text);
}

#[test]
fn a_draft_that_is_not_sound_is_written_all_the_same() {
    let text = "Dossier(claims: {\"\\u{202e}\": (by: \"nobody\", says: Answer(to: \"\", text: \"\")), \"\": ()}, \
                places: {\"p\": (native: (text: \"\", lang: \"\"), at: Line([]), also: [\"\"])})";
    let draft = Dossier::parse(text).expect("the form of a dossier");
    let written = draft.write();
    assert_eq!(Dossier::parse(&written).as_ref(), Some(&draft), "{written}");
    assert!(written.contains("\\u{202e}"));
    let built = draft.build();
    assert!(built.dossier.is_none() && built.problems.iter().any(|one| one.severity == Severity::Error));
}

/// Collects what a draft uses of the format, and the order of its fields.
#[derive(Default)]
struct Used {
    seen: BTreeSet<(&'static str, String)>,
    orders: BTreeSet<(&'static str, Vec<&'static str>)>,
    own: Vec<&'static str>,
}

impl Used {
    fn add(&mut self, value: &impl Value) {
        value.node().visit(&mut |node| match node {
            Node::Choice { of, word, .. } => {
                self.seen.insert((of, word.to_string()));
            }
            Node::Fields { of, fields } => {
                let names: Vec<_> = fields.iter().map(|(name, _)| *name).collect();
                self.seen.extend(names.iter().map(|name| (*of, (*name).to_owned())));
                self.orders.insert((of, names));
            }
            _ => {}
        });
    }
}

impl TakeParts for Used {
    fn field(&mut self, name: &'static str, value: &impl Value) {
        self.own.push(name);
        if !value.is_default() {
            self.seen.insert(("Dossier", name.to_owned()));
            self.add(value);
        }
    }

    fn table(&mut self, name: &'static str, table: &Entries<impl Value>) {
        self.own.push(name);
        for (_, row) in table.iter() {
            self.seen.insert(("Dossier", name.to_owned()));
            self.add(row);
        }
    }
}

fn used() -> Used {
    let mut used = Used::default();
    for seed in 0..100 {
        used.own.clear();
        draft(&mut Dice(seed)).parts(&mut used);
    }
    used
}

#[test]
fn random_drafts_use_every_field_and_every_word_of_the_format() {
    let schema = Schema::of_dossier();
    let seen = used().seen;
    for (of, fields) in &schema.structs {
        for field in fields.keys() {
            assert!(seen.contains(&(*of, (*field).to_owned())), "no draft has the field {of}.{field}");
        }
    }
    // The defaults are left out.
    let defaults = [
        "NotLocated",
        "NotStated",
        "Named",
        "Site",
        "Other",
        "Stated",
        "Asserts",
        "Remark",
        "NotGiven",
        "Nothing",
        "People",
    ];
    for (of, words) in &schema.enums {
        for word in *words {
            let is_default = defaults.contains(word);
            assert!(is_default || seen.contains(&(*of, (*word).to_owned())), "no draft has {of}::{word}");
        }
    }
}

#[test]
fn fields_are_written_in_the_order_of_the_reference() {
    let mut page: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut heading = "";
    for line in include_str!("../../../../docs/format.md").lines() {
        if let Some(name) = line.strip_prefix("### ") {
            heading = name;
        } else if let Some((field, _)) = line.strip_prefix("| `").and_then(|rest| rest.split_once('`')) {
            page.entry(heading).or_default().push(field);
        }
    }
    let used = used();
    assert_eq!(used.own, page["Dossier"]);
    assert!(used.orders.len() > 100);
    for (of, fields) in used.orders {
        let mut listed = page[of].iter();
        assert!(fields.iter().all(|field| listed.any(|name| name == field)), "{of}: {fields:?}");
    }
}
