//! The accounts: every answer has its cell, a silent source is described as such, and everything can be
//! reached.

use egui::{Rect, Ui, Vec2};
use egui_kittest::kittest::Queryable as _;
use egui_picture::headless;
use parallax::analysis::accounts::{Accounts, Cell};
use parallax::app::Parallax;
use parallax::dossier::{Attribution, Item, ItemKind, Says};
use parallax::load;
use parallax::session::{AccountLayout, Command, Scope, View};
use parallax::theme::{self, Mode};
use parallax::views::{Context, Emphasis, accounts};

use super::stage::{SIZES, Stage, USUAL};
use crate::fixture::crowded;

/// Large enough that nothing in the accounts needs scrolling.
const VAST: Vec2 = Vec2::new(13320.0, 7000.0);

/// Sends a command, as a view would.
pub fn send(stage: &mut Stage, command: Command) {
    let held = stage.harness.state_mut();
    *held = held.take().map(|program| program.with(command));
    stage.settle();
}

fn accounts_at(size: Vec2) -> Stage {
    let mut stage = Stage::crowded(size);
    send(&mut stage, Command::Show(View::ACCOUNTS));
    stage
}

/// The name of the empty cell of a source and a question.
fn silent(stage: &Stage, source: &str, question: &str, words: &str) -> String {
    let label = |kind, key| stage.dossier().name(stage.item(kind, key)).to_owned();
    let Item::Source(id) = stage.item(ItemKind::Source, source) else { unreachable!("a source") };
    let (who, what) = (stage.dossier().sources[id].label(), label(ItemKind::Question, question));
    format!("{who} on “{what}”: {words}")
}

#[test]
fn every_answer_and_every_silence_has_its_cell_either_way() {
    let mut stage = accounts_at(VAST);
    for layout in [AccountLayout::QuestionsDown, AccountLayout::SourcesDown] {
        send(&mut stage, Command::Accounts(layout));
        let names = stage.names_in(stage.chart_rect());
        let accounts = Accounts::new(stage.dossier(), None);
        let (mut answers, mut silences) = (0, 0);
        for (question, difference) in accounts.questions() {
            let text = &stage.dossier().questions[*question].text;
            assert!(names.contains(&format!("{text} {difference}")), "{layout:?}: {text}");
            for source in accounts.sources() {
                match accounts.cell(*question, *source) {
                    Cell::Answers(claims) => {
                        for id in claims {
                            let spoken = stage.spoken(Item::Claim(*id));
                            let found = names.iter().filter(|name| **name == spoken).count();
                            // Once for every question that it answers or bears on.
                            let questions = stage.dossier().claims[*id].questions().count();
                            assert_eq!(found, questions, "{layout:?}: {spoken}");
                            answers += 1;
                        }
                    }
                    Cell::Nothing => {
                        let who = stage.dossier().sources[*source].label();
                        let name = format!("{who} on “{text}”: no answer here");
                        assert!(names.contains(&name), "{layout:?}: {name}");
                        silences += 1;
                    }
                    Cell::LeftOut => panic!("nothing is left out where all is shown"),
                }
            }
        }
        assert!(answers > 25 && silences > 25, "{answers} answers, {silences} silences");
    }
}

#[test]
fn an_answer_a_question_and_a_source_are_selected_by_a_click() {
    for size in SIZES {
        let mut stage = accounts_at(size);
        let claim = stage.dossier().items(ItemKind::Claim).find(|item| {
            let Item::Claim(id) = *item else { return false };
            let claim = &stage.dossier().claims[id];
            // One that stands in one cell.
            matches!(claim.says, Says::Answer { .. }) && claim.questions().count() == 1
        });
        let claim = claim.expect("somebody answers");
        // It may be out of view; selected elsewhere, it is scrolled to.
        stage.select(claim);
        let name = stage.spoken(claim);
        assert_eq!(stage.named_in(&name, stage.chart_rect()).len(), 1, "{size}: {name} is not in sight");
        send(&mut stage, Command::Clear);
        stage.click_in(&name, stage.chart_rect());
        assert_eq!(stage.selected(), Some(claim));
        assert_eq!(stage.emphasis(claim), Emphasis::Selected);

        let question = stage.item(ItemKind::Question, "who-began");
        let accounts = Accounts::new(stage.dossier(), None);
        let difference = accounts.questions()[question.index()].1;
        stage.select(question);
        let name = format!("{} {difference}", stage.dossier().name(question));
        send(&mut stage, Command::Clear);
        stage.click_in(&name, stage.chart_rect());
        assert_eq!(stage.selected(), Some(question));

        let source = Item::Source(accounts.sources()[0]);
        stage.select(source);
        let name = format!("{}, a source", stage.dossier().sources[accounts.sources()[0]].label());
        send(&mut stage, Command::Clear);
        stage.click_in(&name, stage.chart_rect());
        assert_eq!(stage.selected(), Some(source));
    }
}

#[test]
fn whichever_fits_are_the_rows_and_the_switch_turns_them() {
    for size in SIZES {
        // There are more sources than fit beside each other, and fewer questions.
        let mut stage = Stage::with(size, Mode::Light, &crowd(30, 5));
        send(&mut stage, Command::Show(View::ACCOUNTS));
        assert_eq!(stage.session().accounts, AccountLayout::Fitting);
        assert!(stage.harness.query_by_label("As fits").is_none());
        stage.click("Questions as rows");
        assert_eq!(stage.session().accounts, AccountLayout::QuestionsDown);
        stage.click("Sources as rows");
        assert_eq!(stage.session().accounts, AccountLayout::SourcesDown);
        stage.click("As fits");
        assert_eq!(stage.session().accounts, AccountLayout::Fitting);
    }
    let mut vast = Stage::with(VAST, Mode::Light, &crowd(30, 5));
    send(&mut vast, Command::Show(View::ACCOUNTS));
    vast.click("Sources as rows");
    assert_eq!(vast.session().accounts, AccountLayout::SourcesDown);
}

#[test]
fn the_columns_are_those_of_the_tray_and_an_answer_left_out_is_no_silence() {
    let mut stage = accounts_at(VAST);
    let master = stage.item(ItemKind::Source, "master");
    send(&mut stage, Command::Pin(master));
    let count = stage.item(ItemKind::Claim, "north-48");
    send(&mut stage, Command::Pin(count));
    send(&mut stage, Command::Scope(Scope::Tray));
    let names = stage.names_in(stage.chart_rect());
    let sources: Vec<_> = names.iter().filter(|name| name.ends_with(", a source")).collect();
    assert_eq!(sources, ["North, a source", "Harbour master, a source"]);
    assert!(names.contains(&silent(&stage, "master", "who-began", "no answer here")));
    assert!(names.contains(&silent(&stage, "north", "who-began", "answer not pinned")));
}

#[test]
fn headings_stay_in_sight_while_the_answers_scroll() {
    let mut stage = accounts_at(USUAL);
    send(&mut stage, Command::Accounts(AccountLayout::QuestionsDown));
    let pane = stage.chart_rect();
    let name = "Who fired first?";
    let heading = |stage: &Stage| {
        let names = stage.names_in(stage.chart_rect());
        names
            .into_iter()
            .filter(|found| found.starts_with(name) || found.ends_with(", a source"))
            .collect::<Vec<_>>()
    };
    let before = heading(&stage);
    stage.harness.hover_at(pane.center());
    super::map::wheel(&mut stage, Vec2::new(-700.0, 0.0));
    let after = heading(&stage);
    assert!(after.iter().any(|found| found.starts_with(name)), "{after:#?}");
    assert_ne!(before, after, "the sources did not move");
    super::map::wheel(&mut stage, Vec2::new(0.0, -500.0));
    let below = heading(&stage);
    assert_eq!(below.iter().filter(|found| found.ends_with(", a source")).count(), after.len() - 1);
    assert!(!below.iter().any(|found| found.starts_with(name)), "the questions did not move");
}

/// Sources that answer every question.
fn crowd(sources: usize, questions: usize) -> String {
    let list =
        |count: usize, entry: &dyn Fn(usize) -> String| (0..count).map(entry).collect::<Vec<_>>().join(", ");
    let claims = list(sources * questions, &|row| {
        let (source, question) = (row / questions, row % questions);
        format!(
            "\"c-{row}\": (by: \"s-{source}\", document: \"d\", paragraph: 1, gist: \"g\", says: Answer(to: \"q-{question}\", text: \"What source {source} answers, at some length\"))"
        )
    });
    let sources = list(sources, &|row| format!("\"s-{row}\": (name: \"Source {row}\")"));
    let questions = list(questions, &|row| format!("\"q-{row}\": \"Question {row}?\""));
    format!(
        "Dossier(format: 1, title: \"T\", documents: {{\"d\": (title: \"D\")}}, sources: {{{sources}}}, questions: {{{questions}}}, claims: {{{claims}}})"
    )
}

#[test]
fn what_is_drawn_is_what_can_be_seen() {
    let controls = |sources, questions| {
        let mut stage = Stage::with(USUAL, Mode::Light, &crowd(sources, questions));
        send(&mut stage, Command::Show(View::ACCOUNTS));
        stage.assert_at_rest("with many answers");
        stage.names_in(Rect::EVERYTHING).iter().filter(|name| name.contains(" on “Question")).count()
    };
    let (few, many) = (controls(12, 12), controls(300, 50));
    assert!(few > 5 && many <= few + 5, "{few} answers in sight of 144, {many} of 15,000");
}

/// All text of a view as a picture, at the size returned by `size`.
pub fn words_of_picture(
    program: &mut Parallax,
    size: impl Fn(&Context<'_>, &Ui) -> Vec2,
    draw: impl Fn(&Context<'_>, &mut Ui),
) -> Vec<String> {
    let setup = |ctx: &egui::Context| theme::apply(ctx, Mode::Light);
    let mut found = Vec2::ZERO;
    let fonts = theme::fonts::definitions;
    headless::paint(Vec2::splat(100.0), fonts(), setup, |ui| {
        found = program.picture(|ctx| size(ctx, ui)).expect("opened");
    });
    let painted = headless::paint(found, fonts(), setup, |ui| {
        program.picture(|ctx| draw(ctx, ui));
    });
    let mut words = Vec::new();
    for clipped in &painted.shapes {
        collect(&clipped.shape, &mut words);
    }
    words
}

/// The text in a painted shape; text that is cut ends with an ellipsis.
pub fn collect(shape: &egui::Shape, words: &mut Vec<String>) {
    match shape {
        egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, words)),
        egui::Shape::Text(text) => {
            let cut = if text.galley.elided { "…" } else { "" };
            words.push(format!("{}{cut}", text.galley.text()));
        }
        _ => {}
    }
}

#[test]
fn a_picture_of_its_natural_size_leaves_nothing_out_and_a_smaller_one_says_so() {
    for layout in [AccountLayout::QuestionsDown, AccountLayout::SourcesDown] {
        let program = Parallax::new("test.ron", load::read(&crowded()));
        let program = &mut program.with(Command::Accounts(layout));
        let least = Vec2::new(900.0, 500.0);
        let natural =
            words_of_picture(program, |ctx, ui| accounts::natural_size(ctx, ui, least), accounts::ui);
        assert!(!natural.iter().any(|words| words.starts_with("TRUNCATED")));
        for claim in load::read(&crowded()).dossier.expect("sound").claims.rows() {
            if let Says::Answer { text, .. } = &claim.says {
                assert!(natural.contains(text), "{layout:?}: {text}");
            }
        }
        let smaller = words_of_picture(program, |_, _| least, accounts::ui);
        assert!(smaller.iter().any(|words| words.starts_with("TRUNCATED")), "{smaller:#?}");
        let buttons = |words: &str| words.ends_with(" as rows");
        assert!(!natural.iter().any(|words| buttons(words)), "a picture has no buttons");
    }
}

/// What bears on a question is in its cell: words, attribution, and a click that selects it.
#[test]
fn a_count_that_bears_on_a_question_can_be_read_and_selected() {
    for size in SIZES {
        let mut stage = Stage::khusham(size);
        send(&mut stage, Command::Show(View::ACCOUNTS));
        for key in ["mod-no-soldiers", "tasnim-advisers", "opposition-sources-silent"] {
            let claim = stage.item(ItemKind::Claim, key);
            stage.select(claim);
            let name = stage.spoken(claim);
            assert_eq!(stage.named_in(&name, stage.chart_rect()).len(), 1, "{size}: {name} is not in sight");
            send(&mut stage, Command::Clear);
            stage.click_in(&name, stage.chart_rect());
            assert_eq!(stage.selected(), Some(claim));
        }
    }
    let mut program =
        Parallax::new("test.ron", load::read(load::KHUSHAM)).with(Command::Show(View::ACCOUNTS));
    let words = words_of_picture(
        &mut program,
        |ctx, ui| accounts::natural_size(ctx, ui, Vec2::new(900.0, 500.0)),
        accounts::ui,
    );
    let dossier = load::read(load::KHUSHAM).dossier.expect("sound");
    let shown = |wanted: &str| words.iter().filter(|words| *words == wanted).count();
    assert_eq!(shown("no Russian servicemen present"), 1, "one statement, read in several places");
    assert_eq!(shown("“several” Russian military advisers killed"), 1);
    assert_eq!(shown("no mention of whether Russians were present"), 2);
    assert_eq!(shown("is silent"), 0, "which its words say");
    assert!(shown("no answer here") > 0 && words.iter().all(|words| !words.contains("did not say")));
    for (attribution, told) in
        [(Attribution::Implied, "implied, not stated"), (Attribution::Unclear, "unclear who says it")]
    {
        let there = dossier.claims.rows().iter().filter(|claim| claim.attribution == attribution);
        assert_eq!(shown(told), there.map(|claim| claim.questions().count()).sum::<usize>(), "{told}");
    }
}

/// A claim in the cells of two questions is two elements on the screen.
#[test]
fn a_claim_that_bears_on_two_questions_can_be_clicked_in_either() {
    let text = r#"Dossier(format: 1, title: "T", documents: {"d": (title: "D")}, sources: {"s": (name: "S")},
        questions: {"q": "First?", "r": "Second?"},
        claims: {"c": (by: "s", attribution: Unclear, document: "d", paragraph: 1, gist: "A remark",
            bears_on: ["q", "r"])})"#;
    let mut stage = Stage::with(USUAL, Mode::Light, text);
    send(&mut stage, Command::Show(View::ACCOUNTS));
    let claim = stage.item(ItemKind::Claim, "c");
    let name = stage.spoken(claim);
    assert_eq!(stage.named_in(&name, stage.chart_rect()).len(), 2);
}

#[test]
fn a_dossier_without_questions_says_so_and_harms_nothing() {
    let text = r#"Dossier(format: 1, title: "T")"#;
    let mut stage = Stage::with(USUAL, Mode::Dark, text);
    send(&mut stage, Command::Show(View::ACCOUNTS));
    assert!(stage.names_in(Rect::EVERYTHING).iter().any(|name| name == "Accounts"));
    assert!(load::read(text).dossier.is_some());
}
