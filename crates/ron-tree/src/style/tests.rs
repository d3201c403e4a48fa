//! Layouts worked out by hand.

use super::*;

/// What the text becomes, which stays as it is when it is laid out again.
fn laid_out(text: &str) -> String {
    let once = format(text).unwrap_or_else(|| panic!("not sound: {text}"));
    assert_eq!(format(&once).as_deref(), Some(once.as_str()), "laid out twice: {text}");
    assert!(differs_in_layout_only(text, &once), "{text}\n{once}");
    once
}

#[track_caller]
fn check(text: &str, wanted: &str) {
    assert_eq!(laid_out(text), wanted);
}

#[test]
fn fields_of_the_outermost_value_stand_one_a_line() {
    check("D(a:1,b:[1,2,],c:{},d:(),)", "D(\n    a: 1,\n    b: [1, 2],\n    c: {},\n    d: (),\n)\n");
    check(
        "D(a:1,rows:{\"x\":(n:1)},\n\n\nb:2)",
        "D(\n    a: 1,\n\n    rows: {\n        \"x\": (n: 1),\n    },\n\n    b: 2,\n)\n",
    );
    check("#![enable(implicit_some)]\r\n( )", "#![enable(implicit_some)]\r\n()\r\n");
    check("\u{feff}  \n 1 \n\n", "\u{feff}1\n");
    check("[1,\n2,\n3]", "[1, 2, 3]\n");
}

#[test]
fn what_does_not_fit_is_spread_over_lines() {
    let long = "x".repeat(60);
    check(
        &format!("D(a: {{ \"r\": (n: \"{long}\", m: \"{long}\") }})"),
        &format!(
            "D(\n    a: {{\n        \"r\": (\n            n: \"{long}\",\n            m: \"{long}\",\n        ),\n    }},\n)\n"
        ),
    );
    // Only rows, lists and tables are spread; a text is as long as it is.
    check(
        &format!("D(a: {{ \"r\": (n: N(a: \"{long}\", b: \"{long}\")) }})"),
        &format!(
            "D(\n    a: {{\n        \"r\": (\n            n: N(a: \"{long}\", b: \"{long}\"),\n        ),\n    }},\n)\n"
        ),
    );
    let spots = "(lon: 40.200, lat: 35), ".repeat(5);
    check(
        &format!("D(at: Line([{spots}]))"),
        "D(\n    at: Line([\n        (lon: 40.200, lat: 35), (lon: 40.200, lat: 35), (lon: 40.200, lat: 35), (lon: 40.200, lat: 35),\n        (lon: 40.200, lat: 35),\n    ]),\n)\n",
    );
    let cited = format!("(document: \"{long}\"), ").repeat(2);
    check(
        &format!("D(cited: [{cited}])"),
        &format!(
            "D(\n    cited: [\n        (document: \"{long}\"),\n        (document: \"{long}\"),\n    ],\n)\n"
        ),
    );
}

#[test]
fn a_line_is_full_at_the_same_width_as_that_of_a_draft() {
    let fits = "x".repeat(WIDTH - "    a: [\"\"],".len());
    check(&format!("(a: [\"{fits}\"])"), &format!("(\n    a: [\"{fits}\"],\n)\n"));
    check(&format!("(a: [\"{fits}x\"])"), &format!("(\n    a: [\n        \"{fits}x\",\n    ],\n)\n"));
}

#[test]
fn what_is_spread_stays_spread_and_a_short_list_does_not_break_a_line() {
    let text = "(\n    rows: {\n        \"a\": (\n            n: 1,\n        ),\n        \"b\": (n: 1),\n    },\n    c: [\n        1, 2,\n    ],\n)\n";
    check(text, text);
    check("(rows: {\"a\": (n: 1,\n m: 2)})", "(\n    rows: {\n        \"a\": (n: 1, m: 2),\n    },\n)\n");
    let long = "x".repeat(90);
    let says = format!("says: Count(of: \"{long}\", quantity: Named([\"a\", \"b\"]))");
    let text = format!("(\n    rows: {{\n        \"a\": (\n            {says},\n        ),\n    }},\n)\n");
    check(&text, &text);
}

#[test]
fn texts_and_numbers_stay_as_they_are_written() {
    let text = "(\n    a: r#\"b\n  c\"#,\n    d: \"e\n\n\n  f\",\n    g: 1.50e0,\n    h: 0x1F,\n    i: '\\'',\n    j: Some(1_000),\n    r#k: -0.0,\n)\n";
    check(text, text);
}

#[test]
fn comments_stay_before_what_they_stand_before_and_at_the_end_of_their_line() {
    let text = "\
// Of the file.

/* Another. */
D( // opened
    // before a
    a: 1, // at the end of a
    /* before b, on its line */ b: 2,

    // Far from
    //   both.

    c: 3 /* inside */, /* after */ // and more
    rows: { // all
        // x
        \"x\": (n: 1), // one

        // dangling
    },
    d: [
        1, 2, // two
        3,
        // four
    ],
    e: (/* nothing */), // here
    /* the
  last */
) // end
// after
";
    let wanted = text.replace("    rows: {", "\n    rows: {");
    check(text, &wanted);
    check("(a:1/*x*/,/*y*/b:2/*z*/)", "(\n    a: 1 /*x*/,\n    /*y*/ b: 2 /*z*/,\n)\n");
    check("(a: 1 // x  \r\n)", "(\r\n    a: 1, // x\r\n)\r\n");
    check("(a: [ /*x*/ 1, /*y*/ 2 /*z*/ ])", "(\n    a: [/*x*/ 1, /*y*/ 2 /*z*/],\n)\n");
}

#[test]
fn comments_in_odd_places_are_kept() {
    check("( a // x\n : 1)", "(\n    a // x\n        : 1,\n)\n");
    check("( a: // x\n 1 // y\n , // z\n b: 2)", "(\n    a: // x\n        1, // y\n    // z\n    b: 2,\n)\n");
    check("( a: 1\n // x\n , // y\n)", "(\n    a: 1,\n    // x\n    // y\n)\n");
    check("( a: A /*x*/ (1) )", "(\n    a: A /*x*/ (1),\n)\n");
    check("( a: A(// x\n1, 2) )", "(\n    a: A( // x\n        1,\n        2,\n    ),\n)\n");
    check("( a: A(1 // x\n) )", "(\n    a: A(\n        1, // x\n    ),\n)\n");
    check("( a: A([1, // x\n 2]) )", "(\n    a: A([\n        1, // x\n        2,\n    ]),\n)\n");
    check("( a: A({// x\n}) )", "(\n    a: A({ // x\n    }),\n)\n");
    check("(/* x\n */)", "(\n    /* x\n */\n)\n");
    check("( // x\n)", "( // x\n)\n");
    check("(\n// x\n)", "(\n    // x\n)\n");
    check("D // x\n(a: 1)", "D // x\n    (\n        a: 1,\n    )\n");
}

#[test]
fn what_is_not_sound_is_not_laid_out() {
    for text in [
        "",
        "// nothing",
        "(",
        "(a: 1",
        "(a 1)",
        "(a: 1))",
        "(a: 1) b",
        "[1 2]",
        "(a: \"x)",
        "/* (",
        "(a: 1,, b: 2)",
    ] {
        assert_eq!(format(text), None, "{text}");
    }
}

#[test]
fn the_ends_of_lines_within_a_comment_do_not_decide_on_those_of_the_text() {
    let text = "\nDossier(/* two\r\nlines */\n    format: 2,\n)\n";
    let styled = format(text).expect("sound");
    assert_eq!(styled, "Dossier( /* two\r\nlines */\n    format: 2,\n)\n");
    assert_eq!(format(&styled).as_deref(), Some(styled.as_str()));
    let windows = "Dossier( // one\r\n    format: 2,\r\n)\r\n";
    assert_eq!(format(windows).as_deref(), Some(windows));
}
