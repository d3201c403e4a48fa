//! Tasks of a newcomer, and the clicks that each costs.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use parallax::app::Origin;
use parallax::dossier::{Item, ItemKind};
use parallax::load;
use parallax::session::{Axis, Command, Destination, Request, View};

use super::stage::{Stage, USUAL};

/// A newcomer whose clicks are counted.
struct Newcomer {
    stage: Stage,
    clicks: usize,
}

impl Newcomer {
    fn new() -> Self {
        let mut stage = Stage::khusham(USUAL);
        stage.settle();
        Self { stage, clicks: 0 }
    }

    fn click(&mut self, name: &str) {
        self.clicks += 1;
        self.stage.click(name);
    }

    fn show(&mut self, view: &str) {
        self.clicks += 1;
        self.stage.harness.get_by_role_and_label(Role::Tab, view).click();
        self.stage.settle();
    }

    /// A click with the right button on a view.
    fn offer(&mut self, view: &str) {
        self.clicks += 1;
        let name = format!("Ground of {view}");
        self.stage.harness.get_by_role_and_label(Role::Pane, &name).click_secondary();
        self.stage.settle();
    }

    /// Opens the search, counted as a click, and types.
    fn search(&mut self, words: &str) {
        self.clicks += 1;
        self.stage.press(Modifiers::COMMAND, Key::K);
        self.write(words);
    }

    fn write(&mut self, words: &str) {
        self.stage.harness.event(egui::Event::Text(words.to_owned()));
        self.stage.settle();
    }

    /// What the search has found.
    fn rows(&self) -> Vec<String> {
        let nodes = self.stage.harness.query_all_by_role(Role::ListBoxOption);
        nodes.filter_map(|node| node.accesskit_node().label()).collect()
    }

    fn sees(&self, words: &str) -> bool {
        self.stage.names_in(Rect::EVERYTHING).iter().any(|name| name.contains(words))
    }
}

#[test]
fn what_is_known_of_khusham_costs_a_click() {
    let mut newcomer = Newcomer::new();
    newcomer.click("Khusham, town on the map");
    let khusham = newcomer.stage.item(ItemKind::Place, "khusham");
    assert_eq!((newcomer.stage.selected(), newcomer.clicks), (Some(khusham), 1));
    newcomer.stage.assert_inspector_says("Khusham");
}

#[test]
fn through_whom_dozens_came_costs_two_clicks() {
    let mut newcomer = Newcomer::new();
    newcomer.show("Lineage");
    newcomer.click("Buga, via Reuters: 2 claims read in Newsweek");
    let dozens = newcomer.stage.item(ItemKind::Claim, "buga-dozens");
    let selected: Vec<Item> = newcomer.stage.session().selection.selected().items().collect();
    assert!(selected.contains(&dozens) && newcomer.clicks == 2, "{selected:?}");
}

#[test]
fn which_accounts_conflict_and_why_costs_a_click() {
    let mut newcomer = Newcomer::new();
    newcomer.show("Agreement");
    assert!(newcomer.sees("cannot") && newcomer.clicks == 1);
}

#[test]
fn another_reading_costs_two_clicks_and_the_chart_says_so() {
    let mut newcomer = Newcomer::new();
    let other = newcomer
        .stage
        .program()
        .picture(|ctx| ctx.readings.iter().nth(1).map(|(_, reading)| reading.name.clone()))
        .flatten()
        .expect("another reading");
    newcomer.click("Reading: Plurals as at least two");
    newcomer.click(&other);
    assert!(newcomer.sees(&format!("Reading: {other}")));
    assert_eq!(newcomer.clicks, 2);
}

#[test]
fn a_logarithmic_axis_and_back_cost_two_clicks() {
    let mut newcomer = Newcomer::new();
    newcomer.click("Logarithmic axis");
    assert_eq!(newcomer.stage.session().estimates.axis, Axis::Log);
    newcomer.click("Linear axis");
    assert_eq!((newcomer.stage.session().estimates.axis, newcomer.clicks), (Axis::Linear, 2));
}

#[test]
fn who_said_more_than_100_of_whom_costs_a_search() {
    let mut newcomer = Newcomer::new();
    newcomer.search("more than 100");
    for words in ["Bloomberg", "Russian"] {
        let rows = newcomer.rows();
        let found = rows.iter().any(|row| row.contains("100") && row.contains(words));
        assert!(found, "{words}: {rows:#?}");
    }
    assert_eq!(newcomer.clicks, 1);
}

#[test]
fn who_located_nothing_is_seen_without_a_click() {
    let newcomer = Newcomer::new();
    let names = newcomer.stage.names_in(newcomer.stage.map_rect());
    // The card where there is room for it, else the note.
    for words in ["Without a position: Hashim, ", "17 claims are without any place"] {
        assert!(names.iter().any(|name| name.contains(words)), "{words}: {names:#?}");
    }
}

#[test]
fn three_sources_side_by_side_cost_a_click_and_a_key_for_each() {
    let mut newcomer = Newcomer::new();
    newcomer.show("Accounts");
    let tab = newcomer.stage.harness.get_by_role_and_label(Role::Tab, "Accounts").rect();
    let chart = newcomer.stage.chart_rect();
    let below = Rect::from_min_max(egui::pos2(chart.left(), tab.bottom()), chart.max);
    let heads = |stage: &Stage| -> Vec<String> {
        let names = stage.names_in(below).into_iter();
        names.filter(|name| name.ends_with(", a source")).collect()
    };
    let three: Vec<String> = heads(&newcomer.stage).into_iter().take(3).collect();
    for name in &three {
        let place = newcomer.stage.named_in(name, below)[0].rect().center();
        newcomer.stage.harness.hover_at(place);
        newcomer.stage.settle();
        newcomer.stage.press(Modifiers::NONE, Key::P);
    }
    assert_eq!(newcomer.stage.session().tray.pinned().len(), 3);
    newcomer.click("Show only these");
    let mut shown = heads(&newcomer.stage);
    shown.sort_unstable();
    let mut wanted = three;
    wanted.sort_unstable();
    assert_eq!(shown, wanted);
    assert!(newcomer.clicks <= 3, "{}", newcomer.clicks);
}

#[test]
fn what_was_known_on_9_february_costs_a_click() {
    let wanted = Some(jiff::civil::date(2018, 2, 9).into());
    let track = |stage: &Stage| {
        stage.harness.get_by_role_and_label(Role::Slider, "Day by which it had been said").rect()
    };
    // Where the day is, by trying: a reader sees it written there.
    let mut probe = Newcomer::new();
    let rect = track(&probe.stage);
    let steps =
        (1..rect.width() as usize).step_by(25).map(|x| rect.left_center() + egui::vec2(x as f32, 0.0));
    let fitting: Vec<_> = steps
        .filter(|at| {
            // The scale may be another one while a day is chosen.
            probe.stage.send(Command::AsOf(None));
            probe.stage.click_at(*at);
            probe.stage.session().as_of == wanted
        })
        .collect();
    let at = fitting.get(fitting.len() / 2).copied();
    let mut newcomer = Newcomer::new();
    newcomer.clicks += 1;
    newcomer.stage.click_at(at.expect("the track has the day"));
    assert_eq!((newcomer.stage.session().as_of, newcomer.clicks), (wanted, 1));
    assert!(newcomer.sees("As said by 9 February 2018"));
}

#[test]
fn a_picture_with_a_title_of_ones_own_costs_four_clicks() {
    let mut newcomer = Newcomer::new();
    newcomer.click("Export Estimates");
    newcomer.click("Export Estimates with a preview");
    newcomer.click("Title of the picture");
    newcomer.write("Who said how many");
    newcomer.clicks += 1;
    newcomer.stage.harness.get_by_label("Save...").click();
    newcomer.stage.harness.run_steps(4);
    let asked = newcomer.stage.program().take_requests();
    assert_eq!(asked, [Request::Export(View::ESTIMATES, Destination::File)]);
    assert_eq!(newcomer.stage.program().form(View::ESTIMATES).title, "Who said how many");
    assert_eq!(newcomer.clicks, 4);
}

#[test]
fn tomorrow_it_opens_as_it_was_left_without_a_click() {
    let mut today = Newcomer::new();
    let path = || Origin::File("khusham.ron".into());
    today.stage.program().take_up(path(), Ok(load::read(load::KHUSHAM)));
    today.show("Timeline");
    let sohr = today.stage.item(ItemKind::Source, "sohr");
    today.stage.send(Command::Pin(sohr));
    today.stage.send(Command::Select(sohr));
    today.stage.send(Command::AsOf(Some(jiff::civil::date(2018, 2, 12).into())));
    let kept = today.stage.program().settings();
    let mut tomorrow = Newcomer::new();
    tomorrow.stage.program().restore(kept);
    tomorrow.stage.program().take_up(path(), Ok(load::read(load::KHUSHAM)));
    tomorrow.stage.settle();
    assert_eq!(tomorrow.stage.selected(), Some(sohr));
    let session = tomorrow.stage.session();
    assert_eq!(session.tray.pinned(), [sohr]);
    assert_eq!(session.as_of, Some(jiff::civil::date(2018, 2, 12).into()));
    assert!(tomorrow.sees("As said by 12 February 2018"));
    assert_eq!(tomorrow.clicks, 0);
}

#[test]
fn a_walk_for_a_colleague_costs_five_clicks() {
    let mut newcomer = Newcomer::new();
    newcomer.offer("Estimates");
    newcomer.click("Add to the walk");
    newcomer.show("Timeline");
    newcomer.offer("Timeline");
    newcomer.click("Add to the walk");
    assert_eq!(newcomer.stage.program().steps().len(), 2);
    newcomer.stage.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    newcomer.write("What was said when");
    newcomer.stage.harness.key_press(Key::Enter);
    newcomer.stage.harness.run_steps(4);
    let asked = newcomer.stage.program().take_requests();
    assert_eq!(asked, [Request::SaveView("What was said when".to_owned())]);
    assert_eq!(newcomer.clicks, 5);
}
