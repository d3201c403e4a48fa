//! The map with up to 100,000 places: its first frame, a frame in which the camera moves, one in which nothing changes, and its
//! picture. Each should grow no faster than the number of places, and an unchanged frame not at all.

#[allow(dead_code, reason = "other benches measure claims")]
mod generate;
#[allow(dead_code, reason = "other benches measure layout alone")]
mod stage;

use divan::Bencher;
use egui::vec2;
use parallax::app::Parallax;
use parallax::app::publish::{Wish, make};
use parallax::load;
use parallax::map::Camera;
use parallax::session::{Command, Format, MapFocus, Subject, View};
use stage::{SIZE, Stage};

const PLACES: [usize; 4] = [100, 1_000, 10_000, 100_000];

fn main() {
    divan::main();
}

/// The map alone.
fn map(places: usize) -> Stage {
    let mut program = Parallax::new("bench", load::read(&generate::places(places)));
    program.apply(Command::Alone(View::MAP));
    Stage::new(program)
}

/// Two frames: the second is the first complete one.
#[divan::bench(args = PLACES, sample_count = 5, sample_size = 1)]
fn first_frame(bencher: Bencher<'_, '_>, places: usize) {
    bencher.with_inputs(|| map(places)).bench_local_values(|mut stage| {
        stage.frame();
        stage.frame()
    });
}

#[divan::bench(args = PLACES, sample_count = 20)]
fn unchanged_frame(bencher: Bencher<'_, '_>, places: usize) {
    let mut stage = map(places).warm();
    bencher.bench_local(move || stage.frame());
}

#[divan::bench(args = PLACES, sample_count = 5, sample_size = 1)]
fn moving_frame(bencher: Bencher<'_, '_>, places: usize) {
    let mut stage = map(places).warm();
    let center = parallax::geo::LonLat::new(40.0, 35.3);
    let mut camera = Camera::over(center, 120.0, SIZE);
    bencher.bench_local(move || {
        camera = camera.panned(vec2(7.0, 3.0));
        stage.program.apply(Command::Map(MapFocus::Free(camera)));
        stage.frame()
    });
}

/// The picture of the map as PNG, read and drawn from the start.
#[divan::bench(args = PLACES, sample_count = 3, sample_size = 1)]
fn picture(bencher: Bencher<'_, '_>, places: usize) {
    let text = generate::places(places);
    bencher.bench_local(|| {
        let mut program = Parallax::new("bench", load::read(&text));
        let wish = Wish::usual(Subject::View(View::MAP), Format::Png(1));
        make(&mut program, &wish).map(|bytes| bytes.len())
    });
}
