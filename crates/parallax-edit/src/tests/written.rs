//! What is written, to the byte.

use parallax_dossier::dossier::Outcome;
use parallax_dossier::draft::{Claim, Quantity, Says, Side, Source};
use parallax_dossier::load;

use crate::{At, Edit, Entry, Refused, Section, Text};

fn edited(old: &str, edit: &Edit) -> String {
    let mut text = Text::new(old).expect("a text");
    text.apply(edit).unwrap_or_else(|refused| panic!("{refused}"));
    text.as_str().to_owned()
}

fn source(name: &str) -> Source<'static> {
    Source { name: Some(name.to_owned()), ..Source::default() }
}

/// The lines that are new, and those that are gone.
fn difference(old: &str, new: &str) -> (Vec<String>, Vec<String>) {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let (old, new) = (lines(old), lines(new));
    let start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - start;
    let end = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    (new[start..new.len() - end].to_vec(), old[start..old.len() - end].to_vec())
}

#[test]
fn a_new_claim_of_the_bundled_dossier_adds_its_lines_and_nothing_else() {
    let claim = Claim {
        by: Some("sohr".into()),
        document: Some("newsweek".into()),
        paragraph: Some(12),
        says: Says::Count {
            outcome: Outcome::Killed.into(),
            of: "pro-government".into(),
            quantity: Quantity::Exactly(68),
            so_far: false,
            about: false,
            and_more: false,
            parts: parallax_dossier::draft::Entries::default(),
        },
        ..Claim::default()
    };
    let new = edited(load::KHUSHAM, &Edit::new("New claim sohr-68").add("sohr-68", &claim));
    let (added, gone) = difference(load::KHUSHAM, &new);
    assert!(gone.is_empty(), "{gone:#?}");
    let wanted = [
        "        \"sohr-68\": (",
        "            by: \"sohr\",",
        "            document: \"newsweek\",",
        "            paragraph: 12,",
        "            says: Count(outcome: Killed, of: \"pro-government\", quantity: Exactly(68)),",
        "        ),",
    ];
    assert_eq!(added, wanted);
    assert!(load::read(&new).dossier.is_some());
    // It stands after the last claim of its document.
    let before = new.find("\"sohr-68\"").map(|at| &new[..at]).expect("it is there");
    assert!(!new[before.len()..].contains("document: \"newsweek\",\n            paragraph: 1,"));
}

#[test]
fn an_edit_of_a_figure_is_that_figure() {
    let at = Entry::new(Section::Claims, "sohr-48").field("says").field("quantity");
    let new = edited(load::KHUSHAM, &Edit::new("SOHR 48 to 68").set(at, &Quantity::Exactly(68)));
    assert_eq!(new.len(), load::KHUSHAM.len());
    let differ: Vec<_> = new.bytes().zip(load::KHUSHAM.bytes()).filter(|(a, b)| a != b).collect();
    assert_eq!(differ, [(b'6', b'4')]);
}

#[test]
fn what_is_new_looks_like_its_neighbours() {
    let add = Edit::new("New").add("b", &source("B"));
    for (old, wanted) in [
        // Tabs, Windows line ends, no comma at the end.
        (
            "(\r\n\tsources: {\r\n\t\t\"a\": (\r\n\t\t\tname: \"A\"\r\n\t\t)\r\n\t}\r\n)",
            "(\r\n\tsources: {\r\n\t\t\"a\": (\r\n\t\t\tname: \"A\"\r\n\t\t),\r\n\t\t\"b\": (\r\n\t\t\tname: \"B\"\r\n\t\t)\r\n\t}\r\n)",
        ),
        (
            "\u{feff}(\n  sources: {\n    \"a\": ( name:\"A\" ), // first\n  },\n)",
            "\u{feff}(\n  sources: {\n    \"a\": ( name:\"A\" ), // first\n    \"b\": ( name:\"B\" ),\n  },\n)",
        ),
        ("(sources:{\"a\":(name:\"A\")})", "(sources:{\"a\":(name:\"A\"),\"b\":(name:\"B\")})"),
        ("(sources: {\n    // none yet\n})", "(sources: {\n    // none yet\n    \"b\": (name: \"B\"),\n})"),
        ("(title: \"T\")", "(title: \"T\", sources: { \"b\": (name: \"B\") })"),
        (
            "(\n    title: \"T\",\n\n    documents: {\n        \"d\": (title: \"D\"),\n    },\n)\n",
            "(\n    title: \"T\",\n\n    sources: {\n        \"b\": (name: \"B\"),\n    },\n\n    documents: {\n        \"d\": (title: \"D\"),\n    },\n)\n",
        ),
    ] {
        assert_eq!(edited(old, &add), wanted);
    }
}

#[test]
fn fields_come_and_go_in_their_order() {
    let old = "(sources: {\n    \"a\": (name: \"A\", note: \"n\"), // of a\n    \"b\": (\n        name: \"B\",\n        /* why */ note: \"n\",\n    ),\n})";
    let a = |field: &str| Entry::new(Section::Sources, "a").field(field);
    let b = |field: &str| Entry::new(Section::Sources, "b").field(field);
    for (edit, wanted) in [
        (
            Edit::new("").set(a("short"), &"S".to_owned()),
            "\"a\": (name: \"A\", short: \"S\", note: \"n\"), // of a",
        ),
        (Edit::new("").clear(a("note")), "\"a\": (name: \"A\"), // of a"),
        (
            Edit::new("").set(b("short"), &"S".to_owned()),
            "        name: \"B\",\n        short: \"S\",\n        /* why */ note: \"n\",\n",
        ),
        (Edit::new("").clear(b("note")), "        name: \"B\",\n        /* why */\n    ),\n"),
        (
            Edit::new("").set(a("name"), &"\"A\"\n".to_owned()),
            "\"a\": (name: \"\\\"A\\\"\\n\", note: \"n\"), // of a",
        ),
    ] {
        let new = edited(old, &edit);
        assert!(new.contains(wanted), "{new}");
    }
}

#[test]
fn a_text_over_several_lines_stays_one() {
    let old = "(summary: \"One\ntwo\", title: \"T\")";
    let new = edited(old, &Edit::new("").set(At::own("summary"), &"One\n\"2\"\nthree".to_owned()));
    assert_eq!(new, "(summary: \"One\n\\\"2\\\"\nthree\", title: \"T\")");
}

#[test]
fn a_rename_is_made_everywhere_and_nowhere_else() {
    let old = "(format: 2, title: \"sohr\", sides: {\"sohr\": (name: \"sohr\")}, sources: {\"sohr\": (name: \"SOHR\", side: \"sohr\"), \
               \"x\": (name: \"X\", part_of: \"sohr\")}, people: {\"p\": (age: [(is: Years(3), by: \"sohr\")])}, \
               claims: {\"sohr\": (by: \"sohr\", via: [\"x\", \"sohr\"], gist: \"sohr\"), \"c\": (by: \"x\", revises: \"sohr\")}, \
               steps: [(title: \"sohr\", state: (selected: [\"source:sohr\", \"claim:sohr\"], pinned: [\"source:sohr\"]))])";
    let new = edited(old, &Edit::new("").rename(Section::Sources, "sohr", "syrian-observatory"));
    let wanted = "(format: 2, title: \"sohr\", sides: {\"sohr\": (name: \"sohr\")}, sources: {\"syrian-observatory\": (name: \"SOHR\", side: \"sohr\"), \
               \"x\": (name: \"X\", part_of: \"syrian-observatory\")}, people: {\"p\": (age: [(is: Years(3), by: \"syrian-observatory\")])}, \
               claims: {\"sohr\": (by: \"syrian-observatory\", via: [\"x\", \"syrian-observatory\"], gist: \"sohr\"), \"c\": (by: \"x\", revises: \"sohr\")}, \
               steps: [(title: \"sohr\", state: (selected: [\"source:syrian-observatory\", \"claim:sohr\"], pinned: [\"source:syrian-observatory\"]))])";
    assert_eq!(new, wanted);
}

#[test]
fn what_cannot_be_done_is_said_and_nothing_is_changed() {
    let old = "(format: 2, sources: {\"a\": (name: \"A\"), \"b\": (name: \"B\")})";
    let text = Text::new(old).expect("a text");
    for (edit, why) in [
        (Edit::new("").rename(Section::Sources, "a", "b"), "there is a source b already; choose another id"),
        (Edit::new("").rename(Section::Sources, "x", "y"), "there is no source x"),
        (Edit::new("").add("b", &source("B")), "there is a source b already; choose another id"),
        (
            Edit::new("").add("The B", &source("B")),
            "\"The B\" cannot be an id: lower-case letters and digits, joined by single hyphens; \"the-b\" can",
        ),
        (Edit::new("").remove(Section::Claims, "c"), "there is no claim c"),
        (Edit::new("").put("c", &Side { name: None }), "there is no side c"),
        (
            Edit::new("").set(Entry::new(Section::Sources, "a").field("colour"), &"x".to_owned()),
            "source a, colour: there is no such place",
        ),
        (
            Edit::new("").set(Entry::new(Section::Sources, "a").field("kind"), &"x".to_owned()),
            "source a, kind: ",
        ),
    ] {
        let mut text = text.clone();
        // What was done before the fault is taken back.
        let mut all = Edit::new("").clear(Entry::new(Section::Sources, "a").field("name"));
        all.changes.extend(edit.changes);
        let refused = text.apply(&all).expect_err(why).to_string();
        assert!(refused.starts_with(why), "{refused}");
        assert_eq!(text.as_str(), old);
    }
    for (broken, why) in [
        ("(sources: {\"a\": (name: \"A\")", "line 1: a bracket or quotation mark has no partner"),
        ("(\nsources: {\"a\" (name: \"A\")})", "line 2: a colon is missing"),
        ("[]", "the text holds no dossier"),
        ("", "the text holds no dossier"),
        ("(sources: [1])", "sources is not a table"),
    ] {
        let refused = Text::new(broken).expect_err(broken);
        assert!(matches!(&refused, Refused::Unreadable(said) if said == why), "{refused}");
    }
}

#[test]
fn a_removal_says_what_goes_with_it() {
    let text = Text::new(load::KHUSHAM).expect("a text");
    let sohr = Entry::new(Section::Sources, "sohr");
    let removal = text.removal(&sohr);
    assert!(!removal.is_free());
    assert!(removal.along.iter().all(|entry| entry.section == Section::Claims), "{:?}", removal.along);
    let referrers: Vec<String> = removal.referrers.iter().map(|one| one.at.to_string()).collect();
    assert!(referrers.contains(&"claim sohr-48, by".to_owned()), "{referrers:?}");
    let mut after = text.clone();
    after.apply(&removal.edit()).expect("it can go");
    assert!(after.referrers(&sohr).is_empty());
    let loaded = load::read(after.as_str());
    assert!(loaded.dossier.is_some(), "{:#?}", loaded.diagnostics.iter().take(3).collect::<Vec<_>>());
    let all: Vec<Entry> = Section::ALL
        .iter()
        .flat_map(|section| text.ids(*section).map(|id| Entry::new(*section, id)).collect::<Vec<_>>())
        .collect();
    assert!(all.len() > 150, "{}", all.len());
    for entry in all.iter().step_by(3) {
        let removal = text.removal(entry);
        let mut after = text.clone();
        after.apply(&removal.edit()).unwrap_or_else(|refused| panic!("{entry}: {refused}"));
        let loaded = load::read(after.as_str());
        assert!(
            loaded.dossier.is_some(),
            "{entry}: {:#?}",
            loaded.diagnostics.iter().take(3).collect::<Vec<_>>()
        );
        for gone in removal.along.iter().chain([entry]) {
            assert!(!after.has(gone) && after.referrers(gone).is_empty(), "{gone}");
        }
    }
}
