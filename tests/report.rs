//! The report as a page: complete, self-contained, deterministic, and robust against any dossier.

use std::collections::BTreeSet;

use parallax::app::Parallax;
use parallax::app::publish::{self, Wish};
use parallax::dossier::ItemKind;
use parallax::load;
use parallax::session::{Command, Format, Scope, Subject};

use crate::fixture::{FERRY, crowded, ferry};

fn page(text: &str, commands: &[Command]) -> String {
    let mut program = Parallax::new("/home/somebody/a.ron", load::read(text));
    for command in commands {
        program.apply(command.clone());
    }
    let bytes = publish::make(&mut program, &Wish::usual(Subject::Report, Format::Html)).expect("a page");
    String::from_utf8(bytes).expect("UTF-8")
}

/// A text as it appears in the page.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The values of an attribute, anywhere in a tag.
fn values<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let tags = page.split('<').skip(1).filter_map(|tag| tag.split('>').next());
    let start = format!(" {name}=\"");
    tags.filter_map(|tag| tag.split_once(&start)?.1.split('"').next()).collect()
}

#[test]
fn everything_is_there_and_the_same_every_time() {
    let page = page(FERRY, &[]);
    assert_eq!(page, self::page(FERRY, &[]), "no clock, no chance");
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"en\" dir=\"ltr\">"));
    for part in [
        "map",
        "counts",
        "accounts",
        "agreement",
        "timeline",
        "lineage",
        "claims",
        "populations",
        "people",
        "events",
        "places",
        "readings",
        "sources",
        "documents",
    ] {
        assert!(page.contains(&format!("<section id=\"{part}\"")), "{part}");
        assert!(page.contains(&format!("<h2 id=\"{part}-heading\">")), "{part}");
    }
    assert_eq!(page.matches("<h1").count(), 1);
    assert!(page.contains(&load::read(FERRY).fingerprint.to_string()));
    assert!(page.contains("<b>a.ron</b>") && !page.contains("/home/"), "the file's name without its folder");
    // Programs that list or keep the page read the same as from a picture.
    let source = format!("a.ron, SHA-256 {}", load::read(FERRY).fingerprint);
    assert!(page.contains(&format!("<meta name=\"dcterms.source\" content=\"{source}\">")), "{source}");
    let (_, description) = page.split_once("<meta name=\"description\" content=\"").expect("a description");
    let described = description.split_once('"').expect("its end").0;
    assert!(described.ends_with("(30 claims, read in 3 documents)"), "{described}");
}

#[test]
fn every_claim_source_document_question_and_population_stands_in_it() {
    let (page, dossier) = (page(FERRY, &[]), ferry());
    for claim in dossier.claims.rows() {
        assert!(page.contains(&format!("<tr id=\"claim-{}\">", claim.key)), "{}", claim.key);
        let words = parallax::analysis::table::cell(
            &dossier,
            &parallax::dossier::Reading::words_only(),
            claim,
            parallax::analysis::Column::Quantity,
        );
        assert!(page.contains(&escaped(&words)), "{}: {words}", claim.key);
    }
    for source in dossier.sources.rows() {
        assert!(page.contains(&escaped(&source.name)), "{}", source.name);
    }
    for document in dossier.documents.rows() {
        assert!(page.contains(&escaped(&document.title)), "{}", document.title);
    }
    for question in dossier.questions.rows() {
        assert!(page.contains(&escaped(&question.text)), "{}", question.text);
    }
    let counted: BTreeSet<_> =
        dossier.claims.rows().iter().filter_map(|claim| Some(claim.count()?.of)).collect();
    for group in counted {
        let heading = format!("<h4>{}</h4>", escaped(&dossier.groups[group].name));
        assert!(page.contains(&heading), "{heading}");
    }
    let native = dossier.places.rows().iter().find_map(|place| place.native.as_ref()).expect("a native name");
    assert!(page.contains(&format!("lang=\"{}\" dir=\"auto\">", native.lang)));
}

#[test]
fn speakers_and_relays_are_counted_apart_and_no_quotation_mark_stands_twice() {
    let text = FERRY
        .replace("short: \"RTA\"", "short: \"“RTA”\"")
        .replace("    sources: {", "    sources: { \"wire\": (name: \"Wire\"), \"post\": (name: \"Post\"),")
        .replace("via: [\"agency\"]", "via: [\"wire\", \"post\"]");
    let page = page(&text, &[]);
    let dossier = load::read(&text).dossier.expect("sound");
    let speak: BTreeSet<_> = dossier.claims.rows().iter().map(|claim| claim.by).collect();
    let relay: BTreeSet<_> = dossier.claims.rows().iter().flat_map(|claim| claim.via.clone()).collect();
    let only = relay.difference(&speak).count();
    let words = format!("{} sources make claims; {only} further sources only pass claims on.", speak.len());
    assert!(page.contains(&words), "{words}");
    assert!(page.contains("here “RTA”") && !page.contains("““") && !page.contains("””"));
}

#[test]
fn counts_are_printed_with_their_gist_and_notes() {
    let (page, dossier) = (page(FERRY, &[]), ferry());
    for claim in dossier.claims.rows().iter().filter(|claim| claim.count().is_some()) {
        for text in [&claim.gist, &claim.note] {
            // Below its chart and in the table of all claims.
            assert!(text.is_empty() || page.matches(&escaped(text)).count() >= 2, "{}: {text}", claim.key);
        }
    }
}

#[test]
fn no_population_has_the_figure_of_the_whole_that_it_is_a_part_of() {
    let dossier = r#"Dossier(format: 2, title: "T", groups: {"aboard": (name: "Aboard"), "crew": (name: "Crew", within: "aboard")},
        sources: {"board": (name: "Board")}, documents: {"d": (title: "D")}, claims: {"c": (by: "board", document: "d", paragraph: 1,
        says: Count(outcome: Killed, of: "aboard", quantity: Exactly(298), parts: {"crew": Exactly(15)}))})"#;
    let page = page(dossier, &[]);
    let chart = |name: &str| {
        let (_, rest) = page.split_once(&format!("<h4>{name}</h4>")).expect("a chart");
        rest.split_once("<figcaption>")
            .and_then(|(_, rest)| rest.split_once("</figcaption>"))
            .expect("a caption")
            .0
    };
    assert!(chart("Aboard").contains(": <b>298</b>"), "{}", chart("Aboard"));
    assert!(chart("Crew").contains(": <b>15</b>, as a part of 298"), "{}", chart("Crew"));
}

#[test]
fn conflicts_are_told_in_their_sentences() {
    let page = page(FERRY, &[]);
    let program = &mut Parallax::new("a.ron", load::read(FERRY));
    let sentences = program.picture(|ctx| {
        ctx.agreement().conflicts().iter().map(|conflict| conflict.sentence.clone()).collect::<Vec<_>>()
    });
    let sentences = sentences.expect("opened");
    assert!(sentences.len() > 1);
    for sentence in sentences {
        assert!(page.contains(&escaped(&sentence)), "{sentence}");
    }
}

#[test]
fn drawings_have_a_name_words_and_ids_of_their_own() {
    let page = page(FERRY, &[]);
    let drawings = page.matches("<svg ").count();
    assert!(drawings > 10, "{drawings}");
    assert_eq!(page.matches("role=\"img\" aria-labelledby=\"f").count(), drawings);
    assert_eq!(page.matches("<desc id=").count(), drawings);
    let ids = values(&page, "id");
    let unique: BTreeSet<_> = ids.iter().collect();
    assert_eq!(ids.len(), unique.len(), "an id stands twice");
    // One drawing serves light and dark: colours are named, and both themes declare them.
    assert!(!page.contains("fill=\"#") && page.contains("fill=\"var(--t"));
    assert!(page.contains("@media screen and (prefers-color-scheme:dark)"));
}

/// A figure whose shapes differ by theme would hold two drawings: correct, but twice as large and not
/// intended.
#[test]
fn every_figure_has_one_drawing_for_light_and_dark() {
    for dossier in [FERRY, include_str!("../data/persian-army-480.ron")] {
        let page = page(dossier, &[]);
        let drawings: Vec<_> =
            page.split("<svg ").skip(1).filter_map(|svg| svg.split("</svg>").next()).collect();
        assert!(drawings.len() > 5, "{}", drawings.len());
        for drawing in drawings {
            let title =
                drawing.split("<title").nth(1).and_then(|rest| rest.split('<').next()).unwrap_or_default();
            assert!(!drawing.contains(" display=\""), "{title}");
            assert!(drawing.contains("=\"var(--t") && !drawing.contains("=\"#"), "{title}");
        }
        assert!(!page.contains("--on-dark"));
    }
}

#[test]
fn nothing_is_fetched_and_every_link_leads_somewhere() {
    let page = page(&crowded(), &[]);
    assert!(page.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'"));
    for fetched in ["<script", "<link", "<img", "<iframe", "@import", " src=", "url(http", "url(//"] {
        assert!(!page.contains(fetched), "{fetched}");
    }
    let ids: BTreeSet<&str> = values(&page, "id").into_iter().collect();
    let links = values(&page, "href");
    assert!(links.len() > 200);
    for link in links {
        let found = link.strip_prefix('#').map_or(link.starts_with("http"), |id| ids.contains(id));
        assert!(found, "{link}");
    }
}

/// Every text of the fixture becomes an attack; none of them escapes.
#[test]
fn no_text_becomes_markup() {
    let attack = r#"</desc></svg></style><script>alert(1)</script><b onclick='x' title=\"y\">"#;
    let fields = [
        "name",
        "title",
        "short",
        "summary",
        "text",
        "gist",
        "note",
        "basis",
        "hedge",
        "worded",
        "publisher",
        "ask",
    ];
    let mut text = FERRY.to_owned();
    for field in fields {
        text = text.replace(&format!("{field}: \""), &format!("{field}: \"{attack}"));
    }
    // Questions are plain texts.
    text = text.replace("\"escort\": \"", &format!("\"escort\": \"{attack}"));
    let page = page(&text, &[]);
    assert!(page.contains("&lt;script&gt;"), "the attack is in it");
    for harm in ["<script", "<b onclick", "<b title"] {
        assert!(!page.contains(harm), "{harm}");
    }
    assert_eq!(page.matches("</style>").count(), 1);
    assert_eq!(page.matches("</svg>").count(), page.matches("<svg ").count());
}

#[test]
fn a_day_a_reading_and_a_choice_are_followed_and_told() {
    let day = Command::AsOf(Some(jiff::civil::date(1931, 5, 4).into()));
    let then = page(FERRY, &[day]);
    assert!(then.contains("<dt>As said by</dt><dd>4 May 1931"), "the day is named");
    assert!(!then.contains("id=\"claim-north-52\"") && !then.contains("now says that 52"), "said on the 5th");
    let now = page(FERRY, &[]);
    let claims = |page: &str| page.matches("id=\"claim-").count();
    assert!(claims(&then) < claims(&now));
    // What is left out is counted separately from what is included, and a source without an answer here is
    // not called silent.
    for words in ["25 of the 30 claims may have been said by the day chosen", "25 of 30 claims; "] {
        assert!(then.contains(words) && !now.contains(words), "`{words}`");
    }
    assert!(!now.contains("did not say") && now.contains("holds no answer of theirs"));
}

#[test]
fn a_dossier_of_nothing_is_a_page_too() {
    let page = page("Dossier(format: 1, title: \"Nothing\")", &[]);
    assert!(page.contains("<h1>Nothing</h1>") && page.ends_with("</html>"));
    assert!(page.contains("No contradiction found: no count was compared with another."));
}

/// A drawing has a maximum height; if it is truncated the page says so, and the table has everything.
#[test]
fn a_drawing_without_room_says_so_and_the_table_has_all() {
    let claims = (0..800).map(|row| {
        format!(
            "\"c-{row}\": (by: \"s\", document: \"d\", paragraph: 1, says: Count(outcome: Killed, of: \"g\", quantity: Exactly({row}))),"
        )
    });
    let text = format!(
        "Dossier(format: 1, title: \"T\", sources: {{\"s\": (name: \"S\")}}, documents: {{\"d\": (title: \"D\")}}, groups: \
         {{\"g\": (name: \"G\")}}, claims: {{{}}})",
        claims.collect::<String>()
    );
    let page = page(&text, &[]);
    let truncated = "Truncated: not everything fits into this picture, ";
    let (_, missing) = page.split_once(truncated).expect("said");
    let (missing, _) =
        missing.split_once(" claims left out; the table of all claims is complete.").expect("counted");
    let missing: usize = missing.parse().expect("a number");
    assert!((1..800).contains(&missing), "{missing}");
    assert!(!page.contains("740 more"), "the words tell all");
    assert_eq!(page.matches("<tr id=\"claim-").count(), 800);
    assert!(!self::page(FERRY, &[]).contains("Truncated:"));
}

/// A page of so many claims would be too large to read.
#[test]
fn a_report_of_too_many_claims_is_refused_before_anything_is_drawn() {
    let claims = (0..20_001).fold(String::new(), |all, row| {
        all + &format!("\"c{row}\": (by: \"s\", document: \"d\", paragraph: 1),")
    });
    let text = format!(
        "Dossier(format: 1, title: \"T\", sources: {{\"s\": (name: \"S\"), \"t\": (name: \"T\")}}, documents: {{\"d\": (title: \"D\")}}, \
         claims: {{{claims}\"other\": (by: \"t\", document: \"d\", paragraph: 1)}})"
    );
    let mut program = Parallax::new("many.ron", load::read(&text));
    let wish = Wish::usual(Subject::Report, Format::Html);
    let error = publish::make(&mut program, &wish).expect_err("too many").to_string();
    assert!(error.contains("20002 claims") && error.contains("--only"), "{error}");
    let other =
        program.content().dossier().and_then(|dossier| dossier.find(ItemKind::Source, "t")).expect("T");
    program.apply(Command::Pin(other));
    program.apply(Command::Scope(Scope::Tray));
    let page = String::from_utf8(publish::make(&mut program, &wish).expect("one claim")).expect("UTF-8");
    assert_eq!(page.matches("<tr id=\"claim-").count(), 1);
}

#[test]
fn names_from_right_to_left_turn_nothing_round() {
    let text = r#"Dossier(format: 1, title: "معركة خشام 2018",
        sources: {"s": (name: "المرصد 2")}, groups: {"g": (name: "الروس")},
        documents: {"d": (title: "تقرير", paragraphs: 9)},
        claims: {"c": (by: "s", document: "d", paragraph: 3,
            says: Count(outcome: Killed, of: "g", quantity: Exactly(48)), worded: "48 قتيلا")})"#;
    let page = page(text, &[]);
    assert!(page.contains("<html lang=\"en\" dir=\"ltr\">"));
    assert!(page.contains("<h1><bdi dir=\"rtl\">معركة خشام 2018</bdi></h1>"), "as in the window");
    assert!(page.contains("<a class=\"cite\" dir=\"ltr\""), "a citation is never turned");
    assert!(
        page.contains("<bdi dir=\"rtl\">المرصد 2</bdi></a>: <b>"),
        "the name stands apart from its figure"
    );
    let visible = page.split("<body").nth(1).unwrap_or_default();
    let visible: String = visible
        .split("<svg")
        .enumerate()
        .map(
            |(part, rest)| {
                if part == 0 { rest } else { rest.split_once("</svg>").map_or("", |(_, after)| after) }
            },
        )
        .collect();
    for text in visible.split('<').filter_map(|tag| tag.split_once('>')) {
        let is_apart =
            text.0.contains("dir=") || !text.1.chars().any(|letter| ('\u{590}'..'\u{700}').contains(&letter));
        assert!(is_apart, "{text:?}");
    }
}
