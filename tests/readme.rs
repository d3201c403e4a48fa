//! The README is correct: its example is a valid dossier, its commands and its files exist.

use std::path::Path;

use parallax::dossier::{Quantity, Says, Stance};

const README: &str = include_str!("../README.md");

/// The blocks of code in `language`.
fn blocks(language: &str) -> Vec<&'static str> {
    let opening = format!("\n```{language}\n");
    let rest = README.split(&opening).skip(1);
    rest.map(|rest| rest.split("\n```").next().unwrap_or(rest)).collect()
}

#[test]
fn the_example_dossier_opens_without_a_single_diagnostic() {
    let [example] = blocks("ron")[..] else { panic!("the README has one example") };
    let loaded = parallax::load::read(example);
    assert_eq!(loaded.diagnostics, [], "the example must be clean");
    let dossier = loaded.dossier.expect("a dossier without diagnostics");
    let found: Vec<_> = dossier
        .claims
        .rows()
        .iter()
        .map(|claim| (claim.stance, claim.count().map(|c| &c.quantity)))
        .collect();
    let dozens = Quantity::Words("dozens".to_owned());
    assert_eq!(
        found,
        [
            (Stance::Asserts, Some(&Quantity::Exactly(2))),
            (Stance::Asserts, Some(&dozens)),
            (Stance::Declines, None)
        ]
    );
    assert!(matches!(dossier.claims.rows()[2].says, Says::Answer { .. }));
}

#[test]
fn the_size_of_the_builtin_dossier_is_told_right() {
    let dossier =
        parallax::load::read(parallax::load::KHUSHAM).dossier.expect("the built-in dossier is sound");
    let speaks = |id| dossier.claims.rows().iter().any(|claim| claim.by == id);
    let speaking = dossier.sources.ids().filter(|id| speaks(*id)).count();
    let relaying = dossier.sources.len() - speaking;
    let told = format!(
        "{} claims by {speaking} sources; {relaying} further sources only pass claims on",
        dossier.claims.len()
    );
    assert!(README.replace('\n', " ").contains(&told), "the README should say: {told}");
}

#[test]
fn every_key_of_the_program_stands_in_the_table_of_keys() {
    for row in parallax::app::keys::table::TABLE.iter().flat_map(|group| group.rows) {
        let line = format!("| {} | {} |", row.keys, row.does);
        assert!(README.contains(&line), "the README should have the line: {line}");
    }
}

/// The list of views is the program's: the same titles in the order of the tabs, as many, and the same words for the
/// command line.
#[test]
fn the_views_are_those_of_the_program() {
    let table = README.split("| view | answers |\n|---|---|\n").nth(1).expect("a table of views");
    let rows = table.lines().take_while(|line| line.starts_with('|'));
    let titles: Vec<&str> = rows.filter_map(|row| row.split('|').nth(1)).map(str::trim).collect();
    assert_eq!(titles, parallax::views::ALL.iter().map(|view| view.title()).collect::<Vec<_>>());
    let numbers = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];
    let counted = format!("{} views of one dossier", numbers[titles.len()]);
    assert!(README.contains(&counted), "the README should say: {counted}");
    let words: Vec<&str> = parallax::views::ALL.iter().map(|view| view.word()).collect();
    let words = format!("--view {}|window|dossier\n", words.join("|"));
    assert!(README.contains(&words), "the README should say: {words}");
}

/// The output of the program with these arguments.
fn run(args: &[&str]) -> String {
    crate::common::run(&mut crate::common::parallax(args)).out
}

/// The long options in a text: "--as-of".
fn options(text: &str) -> std::collections::BTreeSet<&str> {
    let is_in_option = |letter: char| letter.is_ascii_lowercase() || letter == '-';
    let rest = text.match_indices("--").map(|(at, _)| &text[at..]);
    let words = rest.map(|rest| &rest[..rest.find(|letter| !is_in_option(letter)).unwrap_or(rest.len())]);
    words.filter(|word| word.len() > 3 && word.starts_with("--") && !word.starts_with("---")).collect()
}

#[test]
fn the_command_line_in_the_readme_is_that_of_the_program() {
    let told = blocks("text").into_iter().find(|block| block.starts_with("parallax [FILE"));
    let told = told.expect("the README shows the command line");
    let helps = [
        "check", "new", "upgrade", "fmt", "import", "passages", "diff", "merge", "schema", "report", "page",
        "export",
    ]
    .map(|action| run(&[action, "--help"]));
    let helps = helps.join("\n") + &run(&["--help"]);
    assert_eq!(options(told), options(&helps).into_iter().filter(|option| told.contains(option)).collect());
    let missing: Vec<_> =
        options(&helps).into_iter().filter(|option| !options(told).contains(option)).collect();
    assert_eq!(missing, [""; 0], "the README does not name them");
    assert!(
        told.contains("OUT.svg|OUT.png|OUT.csv|OUT.json")
            && helps.contains("OUT.svg|OUT.png|OUT.csv|OUT.json")
    );
}

#[test]
fn every_link_inside_the_repository_leads_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let papers = ["README.md", "ARCHITECTURE.md", "ATTRIBUTIONS.md", "CHANGELOG.md", "SECURITY.md"];
    let docs = ["docs/views.md", "docs/format.md", "docs/coding.md"];
    for paper in papers.into_iter().chain(docs) {
        let text = std::fs::read_to_string(root.join(paper)).expect("the paper exists");
        let folder = root.join(paper).parent().expect("a folder").to_owned();
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if !target.starts_with("http") && !target.starts_with('#') {
                let file = target.split('#').next().unwrap_or_default();
                assert!(folder.join(file).exists(), "{paper} links to {target}, which does not exist");
            }
        }
    }
}
