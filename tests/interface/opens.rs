//! A dossier is met as it asks to be, unless the reader or the command line says otherwise.

use std::process::Command as Process;

use parallax::analysis::Sort;
use parallax::app::{Origin, Parallax};
use parallax::load;
use parallax::session::{Axis, Command, View};
use parallax::theme::Mode;

use super::stage::{Stage, USUAL};

const TEXT: &str = r#"Dossier(format: 2, title: "T",
    opens: (view: Accounts, outcome: Wounded, axis: Log, sort: Size, population: "few", reading: "acled"),
    places: {"quay": (name: "Quay", role: Context, at: Point((lon: 1, lat: 2)))},
    groups: {"all": (name: "All", many: "people"), "few": (name: "Few", many: "guests", within: "all")},
    sources: {"s": (name: "Gazette")}, documents: {"d": (title: "Document")}, questions: {"q": "Who?"},
    claims: {
        "k": (by: "s", document: "d", paragraph: 1, says: Count(outcome: Killed, of: "all", quantity: Exactly(1))),
        "w": (by: "s", document: "d", paragraph: 2, says: Count(outcome: Wounded, of: "few", quantity: Exactly(2))),
        "v": (by: "s", document: "d", paragraph: 3, says: Count(outcome: Wounded, of: "all", quantity: Exactly(3))),
        "a": (by: "s", document: "d", paragraph: 4, says: Answer(to: "q", text: "They did")),
    })"#;

#[test]
fn the_estimates_open_as_the_dossier_asks_and_its_reading_is_not_taken_for_the_readers() {
    let program = Parallax::new("x", load::read(TEXT));
    let dossier = program.content().dossier().expect("a sound dossier");
    let (session, few) = (program.session(), dossier.groups.ids().nth(1));
    let query = session.estimates.query;
    assert_eq!(query.outcome.map(parallax::dossier::Outcome::id), Some("wounded"));
    assert_eq!((query.population, query.sort, session.estimates.axis), (few, Sort::Size, Axis::Log));
    let kept =
        |program: &Parallax| serde_json::to_value(program.settings()).expect("written")["reading"].clone();
    assert!(kept(&program).is_null());
    // Another one is the reader's choice.
    let program = program.with(Command::Reading(parallax::dossier::Id::from_index(0)));
    assert_eq!(kept(&program), "words-only");
}

#[test]
fn its_view_is_in_front_when_the_file_is_opened_for_the_first_time() {
    let mut stage = Stage::with(USUAL, Mode::Light, TEXT);
    let accounts = |stage: &Stage| {
        let names = stage.names_in(stage.chart_rect());
        names.iter().any(|name| name.starts_with("Gazette on “Who?”: They did"))
    };
    assert!(!accounts(&stage), "no file was opened");
    let open = |stage: &mut Stage, name: &str| {
        stage.program().take_up(Origin::File(name.into()), Ok(load::read(TEXT)));
        stage.settle();
    };
    open(&mut stage, "/nowhere/a.ron");
    assert!(accounts(&stage));
    // From then on the reader's panes count.
    stage.send(Command::Show(View::ESTIMATES));
    open(&mut stage, "/nowhere/b.ron");
    stage.send(Command::Show(View::ESTIMATES));
    open(&mut stage, "/nowhere/a.ron");
    assert!(!accounts(&stage));
}

#[test]
fn the_command_line_follows_the_dossier_where_no_flag_says_otherwise() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.ron");
    std::fs::write(&file, TEXT).expect("written");
    let told = |view: &str, flags: &[&str]| {
        let mut process = Process::new(env!("CARGO_BIN_EXE_parallax"));
        let output =
            process.arg("export").arg(&file).args(["--view", view, "--alt-text"]).args(flags).output();
        String::from_utf8(output.expect("the program starts").stdout).expect("text")
    };
    let plain = told("estimates", &[]);
    assert!(plain.contains("two guests wounded") || plain.contains("2 guests wounded"), "{plain}");
    assert!(!plain.contains("people killed") && !plain.contains("people wounded"), "{plain}");
    let killed = told("estimates", &["--outcome", "killed", "--group", "all"]);
    assert!(killed.contains("killed") && !killed.contains("wounded"), "{killed}");
    // It narrows no other view.
    let lineage = told("lineage", &[]);
    assert!(lineage.contains("How 4 claims travelled"), "{lineage}");
}
