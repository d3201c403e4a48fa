//! The cost of one frame of the whole window: layout and tessellation, without a GPU; the goal is 2 ms for a
//! typical one.
//!
//! Also the time from the start of the program to its first frame, and a dossier of 100,000 claims, whose
//! frames must cost only what is visible.

#[allow(dead_code, reason = "other benches measure places")]
mod generate;
mod stage;

use std::sync::LazyLock;

use divan::{Bencher, black_box};
use parallax::app::Parallax;
use parallax::dossier::{Dossier, Item, ItemKind};
use parallax::load;
use parallax::session::{Command, View};
use stage::Stage;

static LARGE: LazyLock<String> = LazyLock::new(|| generate::dossier(100_000));

fn main() {
    divan::main();
}

fn staged(text: &str, select: impl FnOnce(&Dossier) -> Option<Item>) -> Stage {
    let loaded = load::read(text);
    let selected = loaded.dossier.as_ref().and_then(select);
    Stage::new(Parallax::new("bench", loaded).with_selection(selected))
}

fn nothing(_: &Dossier) -> Option<Item> {
    None
}

/// The claim in the middle of the file: its bar has to be scrolled to.
fn a_claim(dossier: &Dossier) -> Option<Item> {
    let claims = dossier.count_of(ItemKind::Claim);
    dossier.items(ItemKind::Claim).nth(claims / 2)
}

/// A place with many claims, all of them listed in the inspector.
fn a_place(dossier: &Dossier) -> Option<Item> {
    dossier.items(ItemKind::Place).next()
}

fn measure(bencher: Bencher, text: &str, select: fn(&Dossier) -> Option<Item>) {
    let mut stage = staged(text, select).warm();
    bencher.bench_local(move || stage.frame());
}

#[divan::bench(sample_count = 200)]
fn khusham(bencher: Bencher) {
    measure(bencher, load::KHUSHAM, nothing);
}

#[divan::bench(sample_count = 200)]
fn khusham_layout_only(bencher: Bencher) {
    let mut stage = staged(load::KHUSHAM, nothing).warm();
    bencher.bench_local(move || stage.layout().0.len());
}

#[divan::bench(sample_count = 200)]
fn khusham_claim_selected(bencher: Bencher) {
    measure(bencher, load::KHUSHAM, a_claim);
}

#[divan::bench(sample_count = 200)]
fn khusham_place_selected(bencher: Bencher) {
    measure(bencher, load::KHUSHAM, a_place);
}

#[divan::bench(sample_count = 100)]
fn claims_100k(bencher: Bencher) {
    measure(bencher, &LARGE, nothing);
}

#[divan::bench(sample_count = 100)]
fn claims_100k_claim_selected(bencher: Bencher) {
    measure(bencher, &LARGE, a_claim);
}

#[divan::bench(sample_count = 100)]
fn claims_100k_place_selected(bencher: Bencher) {
    measure(bencher, &LARGE, a_place);
}

/// The same number of claims about twenty places: with 2,000 places in view at once, most of the cost is the
/// marks of the map.
#[divan::bench(sample_count = 100)]
fn claims_100k_few_places(bencher: Bencher) {
    measure(bencher, &generate::dossier_of(100_000, 20), nothing);
}

/// The first frame after a view was shown for the first time: its layout is made then, on the window's own thread.
#[divan::bench(args = ["Map", "Estimates", "Agreement", "Accounts", "Timeline", "Lineage", "Table"], sample_count = 3, sample_size = 1)]
fn claims_100k_view_first_shown(bencher: Bencher, title: &str) {
    let view = View::all().find(|view| view.title() == title).expect("a view");
    bencher.with_inputs(|| staged(&LARGE, nothing).warm()).bench_local_values(|mut stage| {
        stage.program.apply(Command::Show(view));
        stage.program.apply(Command::Alone(view));
        stage.frame()
    });
}

/// Reading the built-in dossier, all that follows from it, fonts, and two frames: the second is the first complete one.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn start(bencher: Bencher) {
    bencher.bench_local(|| {
        let mut stage = staged(load::KHUSHAM, nothing);
        stage.frame();
        stage.frame()
    });
}

/// The same without frames.
#[divan::bench(sample_count = 50)]
fn start_without_frames(bencher: Bencher) {
    bencher.bench_local(|| {
        Parallax::new("bench", load::read(black_box(load::KHUSHAM))).session().estimates.query.outcome
    });
}
