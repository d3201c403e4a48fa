//! Files with several mistakes: each is told, and none hides another.

use std::fmt::Write as _;

use crate::load::{Code, read};

/// What is wrong with a dossier with these further fields.
fn diagnose(fields: &str) -> Vec<String> {
    let text = format!("Dossier(format: 1, title: \"T\",\n{fields}\n)");
    read(&text).diagnostics.iter().map(ToString::to_string).collect()
}

#[test]
fn a_field_without_its_colon_hides_nothing_else() {
    assert_eq!(
        diagnose(
            r#"documents: {"d": (title "D", url: 3, dated "x", note: "N" author: 4)}, sides: {"s" (name: 5)}"#
        ),
        [
            "2:13: warning[unused-document]: nothing was read in the document `d`",
            "2:25: error[syntax]: expected `:` before the text `D`",
            "2:35: error[wrong-type]: expected a text in quotation marks, found the number `3`",
            "2:44: error[syntax]: expected `:` before the text `x`",
            "2:44: error[bad-date]: `x`: this is not a date; write a day as 2018-02-07, a month as 2018-02, a span as \
             2018-02-07/2018-02-14",
            "2:59: error[syntax]: expected a comma before `author`",
            "2:67: error[wrong-type]: expected a text in quotation marks, found the number `4`",
            "2:80: warning[unused-side]: no source is on the side `s`",
            "2:84: error[syntax]: expected `:` before `(`",
            "2:91: error[wrong-type]: expected a text in quotation marks, found the number `5`",
        ]
    );
}

#[test]
fn a_stray_word_hides_neither_its_value_nor_the_rest_of_the_table() {
    let told = diagnose(
        "sources: {\"s\": (name: \"S\" so),\n x,\n \"t\": (name: 7)}, documents: {\"d\": (title: \"D\")},\n\
         claims: {\"a\": (by: \"s\", document: \"d\", paragraph: \"x\"), \"b\": (by: \"u\", document: \"d\", paragraph: 1)}",
    );
    assert_eq!(
        told,
        [
            "2:27: error[syntax]: expected a comma before `so`",
            "3:2: error[wrong-type]: expected a text in quotation marks, found `x`",
            "4:2: warning[unused-source]: the source `t` makes no claim and passes none on",
            "4:14: error[wrong-type]: expected a text in quotation marks, found the number `7`",
            "5:51: error[wrong-type]: expected a whole number, found the text `x`",
            "5:67: error[unknown-id]: there is no source `u`",
        ]
    );
}

#[test]
fn many_faults_in_one_row_are_read_in_linear_time() {
    let mut also = String::new();
    for row in 0..20_000 {
        write!(also, "(document: \"d\", paragraph: \"{row}\"),").expect("writing to a string");
    }
    let text = format!("Dossier(format: 1, title: \"T\", places: {{\"p\": (name: \"P\", cited: [{also}])}})");
    let loaded = read(&text);
    assert_eq!(loaded.diagnostics.len(), 101);
    assert_eq!(loaded.diagnostics.last().map(|last| last.code), Some(Code::TooMany));
}

#[test]
fn what_only_ron_refuses_is_told_in_its_words() {
    let loaded = read("#![enable(no_such_thing)]\nDossier(format: 1, title: \"T\")");
    let told: Vec<String> = loaded.diagnostics.iter().map(ToString::to_string).collect();
    assert!(loaded.dossier.is_none());
    assert_eq!(told, ["1:24: error[syntax]: No RON extension named `no_such_thing`"]);
}

#[test]
fn a_number_with_signs_between_its_thousands_is_told_to_do_without() {
    let hints = |quantity: &str| {
        let text = format!(
            "Dossier(format: 1, title: \"T\", groups: {{\"g\": (name: \"G\")}}, sources: {{\"s\": (name: \"S\")}},\n\
             documents: {{\"d\": (title: \"D\")}}, claims: {{\"c\": (by: \"s\", document: \"d\", paragraph: 1,\n\
             says: Count(outcome: Killed, of: \"g\", quantity: {quantity}))}})"
        );
        let errors = read(&text).diagnostics.into_iter().filter(|found| found.position.line == 3);
        errors.map(|found| found.hint.unwrap_or_default()).collect::<Vec<_>>()
    };
    let told = "write the digits of a number without signs between them, such as `1234`";
    for grouped in
        ["Exactly(1,234)", "AtLeast(1 234)", "Exactly(1.234)", "Between(1,200, 2,000)", "About(1,234,567)"]
    {
        assert!(hints(grouped).iter().any(|hint| hint == told), "{grouped}: {:?}", hints(grouped));
    }
    for other in ["Exactly(1, 2)", "Between(1, 2, 3)", "Exactly(1.5)", "Exactly(12 34)"] {
        let found = hints(other);
        assert!(!found.is_empty() && !found.iter().any(|hint| hint == told), "{other}: {found:?}");
    }
    assert_eq!(hints("Exactly(1234)"), [""; 0]);
}
