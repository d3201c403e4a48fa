//! The map with up to 100,000 places: its first frame, a frame in which the camera moves, one in which nothing changes, and its
//! picture. Each should grow no faster than the number of places, and an unchanged frame not at all.

#[allow(dead_code, reason = "other benches measure claims")]
mod generate;

use divan::{Bencher, black_box};
use egui::{Context, Pos2, RawInput, Rect, Vec2, vec2};
use parallax::app::Parallax;
use parallax::app::publish::{Wish, make};
use parallax::load;
use parallax::map::Camera;
use parallax::session::{Command, Format, MapFocus, Subject, View};

const SIZE: Vec2 = vec2(1440.0, 900.0);
const PLACES: [usize; 4] = [100, 1_000, 10_000, 100_000];

fn main() {
    divan::main();
}

/// The map alone, in a context of its own.
struct Stage {
    ctx: Context,
    program: Parallax,
    frame: u32,
}

impl Stage {
    fn new(places: usize) -> Self {
        let mut program = Parallax::new("bench", load::read(&generate::places(places)));
        program.apply(Command::Alone(View::MAP));
        let ctx = Context::default();
        program.prepare(&ctx);
        Self { ctx, program, frame: 0 }
    }

    fn frame(&mut self) -> usize {
        self.frame += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(f64::from(self.frame) / 60.0),
            focused: true,
            ..RawInput::default()
        };
        let program = &mut self.program;
        let mut output = self.ctx.run_ui(input, |ui| program.ui(ui));
        output.textures_delta.clear();
        let shapes = std::mem::take(&mut output.shapes);
        black_box(self.ctx.tessellate(shapes, output.pixels_per_point).len())
    }
}

/// Two frames: the second is the first complete one.
#[divan::bench(args = PLACES, sample_count = 5, sample_size = 1)]
fn first_frame(bencher: Bencher<'_, '_>, places: usize) {
    bencher.with_inputs(|| Stage::new(places)).bench_local_values(|mut stage| {
        stage.frame();
        stage.frame()
    });
}

#[divan::bench(args = PLACES, sample_count = 20)]
fn unchanged_frame(bencher: Bencher<'_, '_>, places: usize) {
    let mut stage = Stage::new(places);
    for _ in 0..8 {
        stage.frame();
    }
    bencher.bench_local(move || stage.frame());
}

#[divan::bench(args = PLACES, sample_count = 5, sample_size = 1)]
fn moving_frame(bencher: Bencher<'_, '_>, places: usize) {
    let mut stage = Stage::new(places);
    for _ in 0..8 {
        stage.frame();
    }
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
