//! The stage of the interface tests: the program in a harness of fixed size, with queries for what is on
//! screen.

use std::time::Duration;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, Rect, Vec2, ViewportId};
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use parallax::analysis::spoken;
use parallax::app::{Content, Parallax};
use parallax::dossier::{Dossier, Item, ItemKind, Outcome};
use parallax::load;
use parallax::session::{Command, Session, View};
use parallax::theme::Mode;
use parallax::views::Emphasis;

use crate::common::SvgRenderer;
use crate::fixture::{FERRY, crowded};

/// The initial size of the window.
pub const USUAL: Vec2 = Vec2::new(1440.0, 900.0);
/// The smallest size that must be comfortable.
pub const SMALL: Vec2 = Vec2::new(1280.0, 720.0);
/// Both sizes, for properties that must hold in any window.
pub const SIZES: [Vec2; 2] = [USUAL, SMALL];

/// Number of frames after which nothing moves any more: scrolling, tooltips, sizes that settle.
const SETTLE: usize = 12;

/// The program on a stage. It is held as an option so that it can be rebuilt between two frames.
pub struct Stage {
    pub harness: Harness<'static, Option<Parallax>>,
    dossier: Option<Dossier>,
    size: Vec2,
}

impl Stage {
    /// The frozen dossier of an invented event in the light theme, at a size.
    pub fn new(size: Vec2) -> Self {
        Self::with(size, Mode::Light, FERRY)
    }

    /// The same with more of everything than any view has room for.
    pub fn crowded(size: Vec2) -> Self {
        Self::with(size, Mode::Light, &crowded())
    }

    /// The built-in dossier on the clash near Khusham, whose facts may be corrected at any time.
    pub fn khusham(size: Vec2) -> Self {
        Self::with(size, Mode::Light, load::KHUSHAM)
    }

    /// Any text as a dossier.
    pub fn with(size: Vec2, mode: Mode, text: &str) -> Self {
        // Compares everything that views and program cache between frames with fresh results.
        parallax::memo::check();
        let program = || Parallax::new("test.ron", load::read(text)).with_mode(mode);
        let prepared = program();
        let theme = match mode {
            Mode::Light => egui::Theme::Light,
            Mode::Dark => egui::Theme::Dark,
        };
        let harness = Harness::builder()
            .with_size(size)
            .with_theme(theme)
            .with_max_steps(16)
            .renderer(SvgRenderer)
            .with_context_setup(move |ctx| prepared.prepare(ctx))
            .build_ui_state(
                |ui, program: &mut Option<Parallax>| {
                    if let Some(program) = program {
                        program.ui(ui);
                    }
                },
                Some(program()),
            );
        Self { harness, dossier: load::read(text).dossier, size }
    }

    /// Runs until nothing moves.
    pub fn settle(&mut self) {
        self.harness.run();
        self.harness.run_steps(SETTLE);
    }

    /// True if a view is being worked out beside the window.
    pub fn is_working(&self) -> bool {
        self.harness.query_by_label("Cancel").is_some()
    }

    /// Runs frames until nothing is being worked out; the threads need as long as they need.
    pub fn wait_for_work(&mut self) {
        for _ in 0..6_000 {
            self.harness.run();
            if !self.is_working() {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("still being worked out");
    }

    /// Asserts that frames stop being requested: three in a row want none for a minute. A thread that has just ended
    /// may still ask for the one that shows its result.
    #[track_caller]
    pub fn assert_at_rest(&mut self, when: &str) {
        self.wait_for_work();
        self.settle();
        let (mut quiet, mut wanted) = (0, None);
        for _ in 0..60 {
            self.harness.step();
            let delay = self.harness.output().viewport_output[&ViewportId::ROOT].repaint_delay;
            quiet = if delay >= Duration::from_mins(1) { quiet + 1 } else { 0 };
            if quiet == 3 {
                return;
            }
            if quiet == 0 {
                wanted = Some((delay, self.harness.ctx.repaint_causes()));
            }
        }
        panic!("{when}: frames are wanted again and again, the last in {wanted:?}");
    }

    pub fn dossier(&self) -> &Dossier {
        self.dossier.as_ref().expect("a sound dossier")
    }

    pub fn item(&self, kind: ItemKind, key: &str) -> Item {
        self.dossier().find(kind, key).unwrap_or_else(|| panic!("no {} `{key}`", kind.word()))
    }

    /// A claim as a screen reader says it, under the current reading.
    pub fn spoken(&self, claim: Item) -> String {
        let Item::Claim(id) = claim else { panic!("{claim:?} is no claim") };
        let program = self.harness.state().as_ref().expect("the program is on stage");
        let Content::Opened(opened) = program.content() else { panic!("a sound dossier") };
        let reading = opened.readings.get(program.session().reading);
        spoken(&opened.dossier, &opened.dossier.claims[id], reading)
    }

    pub fn program(&mut self) -> &mut Parallax {
        self.harness.state_mut().as_mut().expect("the program is on stage")
    }

    pub fn session(&mut self) -> &Session {
        self.program().session()
    }

    pub fn selected(&mut self) -> Option<Item> {
        self.session().selection.current()
    }

    pub fn emphasis(&mut self, item: Item) -> Emphasis {
        self.program().picture(|ctx| ctx.emphasis(item)).expect("an opened dossier")
    }

    /// Selects without the pointer.
    pub fn select(&mut self, item: Item) {
        self.rebuild(|program| program.with_selection(Some(item)));
    }

    pub fn show_outcome(&mut self, outcome: Option<Outcome>) {
        self.rebuild(|program| program.with_outcome(outcome));
    }

    /// Carries out a command, as a view would send it.
    pub fn send(&mut self, command: Command) {
        self.rebuild(|program| program.with(command));
    }

    /// Switches to the reading of this key.
    pub fn read(&mut self, key: &str) {
        let found = self.program().picture(|ctx| ctx.readings.find(key)).flatten();
        let reading = found.unwrap_or_else(|| panic!("no reading `{key}`"));
        self.send(Command::Reading(reading));
    }

    fn rebuild(&mut self, change: impl FnOnce(Parallax) -> Parallax) {
        let state = self.harness.state_mut();
        *state = state.take().map(change);
        self.settle();
    }

    /// The names of all controls whose centre is in `area`.
    pub fn names_in(&self, area: Rect) -> Vec<String> {
        let nodes = self.harness.query_all(By::new().predicate(|node| node.raw_bounds().is_some()));
        let nodes = nodes.filter(|node| area.contains(node.rect().center()));
        nodes.filter_map(|node| node.accesskit_node().label().or_else(|| node.value())).collect()
    }

    /// The controls of this name in `area`.
    pub fn named_in<'a>(&'a self, name: &'a str, area: Rect) -> Vec<Node<'a>> {
        let nodes = self.harness.query_all(By::new().label(name));
        nodes.filter(|node| area.contains(node.rect().center())).collect()
    }

    pub fn map_rect(&self) -> Rect {
        self.harness.get_by_role_and_label(Role::Pane, "Map").rect()
    }

    /// The pane beside the map, with its tabs, and what is below it.
    pub fn chart_rect(&self) -> Rect {
        let (left, right) = (self.index_rect().right(), self.tab("Inspector").left());
        Rect::from_min_max(Pos2::new(left, 48.0), Pos2::new(right, self.size.y))
    }

    pub fn index_rect(&self) -> Rect {
        let right = self.tab("Estimates").left();
        Rect::from_min_max(Pos2::new(0.0, 48.0), Pos2::new(right, self.size.y))
    }

    pub fn inspector_rect(&self) -> Rect {
        let tab = self.tab("Inspector");
        Rect::from_min_max(tab.left_bottom(), self.size.to_pos2())
    }

    fn tab(&self, title: &str) -> Rect {
        self.harness.get_by_role_and_label(Role::Tab, title).rect()
    }

    /// Clicks the only control of this name in `area`.
    pub fn click_in(&mut self, name: &str, area: Rect) {
        let found = self.named_in(name, area);
        assert_eq!(found.len(), 1, "controls named `{name}` in {area}: {:#?}", self.names_in(area));
        found[0].click();
        drop(found);
        self.settle();
    }

    /// Clicks the only control of this name.
    pub fn click(&mut self, name: &str) {
        self.harness.get_by_label(name).click();
        self.settle();
    }

    /// Clicks a position.
    pub fn click_at(&mut self, pos: Pos2) {
        self.harness.hover_at(pos);
        self.harness.drag_at(pos);
        self.harness.drop_at(pos);
        self.settle();
    }

    /// Drags from a position by as much.
    pub fn drag(&mut self, from: Pos2, way: Vec2) {
        self.harness.hover_at(from);
        self.harness.drag_at(from);
        self.harness.hover_at(from + way / 2.0);
        self.harness.hover_at(from + way);
        self.harness.drop_at(from + way);
        self.settle();
    }

    /// A position on the map without a mark, a card or the note.
    pub fn ground(&self) -> Pos2 {
        let map = self.map_rect();
        let nodes = self.harness.query_all(By::new().predicate(|node| node.raw_bounds().is_some()));
        let within = |rect: &Rect| map.contains_rect(*rect) && rect.width() < map.width() - 1.0;
        let taken: Vec<Rect> = nodes.map(|node| node.rect()).filter(within).collect();
        let heights = (1..16).map(|row| map.top() + 12.0 * row as f32);
        let spots =
            heights.flat_map(|y| [0.8, 0.5, 0.3].map(|share| Pos2::new(map.left() + map.width() * share, y)));
        let is_free = |spot: &Pos2| !taken.iter().any(|rect| rect.expand(4.0).contains(*spot));
        spots.into_iter().find(is_free).expect("the map has room")
    }

    /// Asserts that the inspector says `words`.
    pub fn assert_inspector_says(&self, words: &str) {
        let names = self.names_in(self.inspector_rect());
        assert!(names.iter().any(|name| name == words), "`{words}` is not among {names:#?}");
    }

    /// The name and position of what has the keyboard.
    pub fn focused(&self) -> Option<(String, Rect)> {
        // A closure, because the method itself is bound to one lifetime.
        #[expect(clippy::redundant_closure_for_method_calls)]
        let all = self.harness.query_all(By::new().predicate(|node| node.is_focused()));
        let mut named = all.filter(|node| node.accesskit_node().raw_bounds().is_some());
        let node = named.next()?;
        assert!(named.next().is_none(), "only one has the keyboard");
        let name = node.accesskit_node().label().or_else(|| node.accesskit_node().value());
        Some((name.unwrap_or_default(), node.rect()))
    }

    /// Shows a view by its key.
    pub fn go_to(&mut self, view: View) {
        let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7];
        let number = View::all().position(|other| other == view).expect("a view");
        self.press(Modifiers::COMMAND, keys[number]);
    }

    pub fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }
}
