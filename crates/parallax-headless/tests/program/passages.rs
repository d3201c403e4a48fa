//! `passages`: drafts and marks of the text of a document; nothing is written.

use std::fs;

use super::run;

const DOSSIER: &str = r#"Dossier(format: 2, title: "T",
    groups: {"dockers": (name: "Dockers")},
    sources: {"mayor": (name: "The mayor"), "union": (name: "Dockers' Union")},
    documents: {"gazette": (title: "Gazette")},
    claims: {
        "mayor-three": (by: "mayor", document: "gazette", paragraph: 1, says: Count(outcome: Killed, of: "dockers", quantity: Exactly(3))),
    },
)"#;
const TEXT: &str = "On 8 May 1931 three dockers were killed, the mayor says.\n\nThe Dockers’ Union puts the dead at more than 20.\n";

#[test]
fn figures_that_no_claim_uses_become_drafts() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("writable");
        path.display().to_string()
    };
    let (dossier, text) = (at("d.ron", DOSSIER), at("gazette.txt", TEXT));
    let page = at(
        "gazette.html",
        "<p>On 8 May 1931 three dockers were killed.</p><p>The Union puts the dead at more than 20.</p>",
    );
    let drafts = run(&["passages", &dossier, &text, "--document", "gazette"]);
    assert_eq!((drafts.code, drafts.err.as_str()), (0, ""));
    let wanted = "\n// Paragraph 2: more than 20\n\"draft-1\": (\n    document: \"gazette\",\n    paragraph: 2,\n    \
                  quote: (text: \"The Dockers’ Union puts the dead at more than 20.\"),\n    \
                  says: Count(outcome: \"\", of: \"\", quantity: MoreThan(20)),\n    worded: \"more than 20\",\n),\n";
    assert!(drafts.out.ends_with(wanted), "{}", drafts.out);
    assert!(
        run(&["passages", &dossier, &page, "--document", "gazette"])
            .out
            .contains("// Paragraph 2: more than 20\n")
    );

    let marks = run(&["passages", &dossier, &text, "--document", "gazette", "--format", "json"]);
    let lines: Vec<serde_json::Value> =
        marks.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let told: Vec<String> =
        lines.iter().map(|line| format!("{} {} {}", line["kind"], line["text"], line["used"])).collect();
    assert_eq!(
        told,
        [
            "\"date\" \"8 May 1931\" null",
            "\"figure\" \"three\" true",
            "\"source\" \"the mayor\" null",
            "\"source\" \"Dockers’ Union\" null",
            "\"figure\" \"more than 20\" false",
        ]
    );
    let (start, end) = (lines[4]["start"].as_u64(), lines[4]["end"].as_u64());
    let bytes = start.zip(end).map(|(start, end)| &TEXT[start as usize..end as usize]);
    assert_eq!(bytes, Some("more than 20"));
    assert_eq!(lines[4]["claim"]["says"]["Count"]["quantity"]["MoreThan"], 20);
    assert_eq!(fs::read_to_string(&dossier).expect("readable"), DOSSIER);
}

#[test]
fn a_document_that_the_dossier_does_not_have_is_refused() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let dossier = folder.path().join("d.ron").display().to_string();
    fs::write(&dossier, DOSSIER).expect("writable");
    let refused = run(&["passages", &dossier, &dossier, "--document", "gazete"]);
    assert_eq!((refused.code, refused.out.as_str()), (2, ""));
    assert!(
        refused.err.contains("there is no document `gazete`; did you mean `gazette`?"),
        "{}",
        refused.err
    );
    let missing = run(&["passages", &dossier, "missing.txt", "--document", "gazette"]);
    assert_eq!(missing.code, 2);
    assert!(missing.err.contains("missing.txt"), "{}", missing.err);
}
