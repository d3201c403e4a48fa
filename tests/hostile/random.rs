//! Pictures of random sound dossiers: whatever a dossier holds, all that the command line makes of it can be made.
//! `PARALLAX_PICTURES=60 cargo test --test suite hostile::random` goes on for a minute, from another number each day.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use egui::{Vec2, vec2};
use parallax::app::publish;
use parallax::dossier::ItemKind;
use parallax::draft::random::{Dice, draft};
use parallax::load;
use parallax::session::{Command, Format, Subject, View};

use super::write::{SMALL, dossier, open, report, view};

/// So many dossiers in every ordinary run of the tests.
const USUAL: u64 = 24;

#[test]
fn no_picture_of_a_random_sound_dossier_panics() {
    let seconds = std::env::var("PARALLAX_PICTURES").ok().and_then(|seconds| seconds.parse().ok());
    let today = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() / 86_400);
    let (first, most) = if seconds.is_some() { (today << 32, u64::MAX) } else { (0, USUAL) };
    let (start, time) = (Instant::now(), Duration::from_secs(seconds.unwrap_or(60)));
    let mut count = 0;
    while count < most && start.elapsed() < time {
        let seed = first + count;
        // Shown where something panics.
        println!("dossier {seed}");
        pictures_of(&mut Dice(seed));
        count += 1;
    }
    println!("{count} dossiers");
    assert!(count > 0);
}

fn pictures_of(dice: &mut Dice) {
    let text = draft(dice).write();
    let loaded = load::read(&text);
    assert!(loaded.dossier.is_some(), "{:?}\n{text}", loaded.diagnostics);
    let mut program = open(&text);
    if dice.one_in(2) {
        let kind = ItemKind::ALL[dice.below(ItemKind::ALL.len())];
        let items: Vec<_> = dossier(&program).items(kind).collect();
        if !items.is_empty() {
            program.apply(Command::Select(items[dice.below(items.len())]));
        }
    }
    if dice.one_in(3) {
        program.apply(Command::AsOf(Some(jiff::civil::date(2018, 2, 10).into())));
    }
    let sizes: [Option<Vec2>; 3] = [None, Some(SMALL), Some(vec2(200.0, 150.0))];
    for shown in View::all() {
        let size = sizes[dice.below(3)];
        let format = [Format::Svg, Format::SvgOutlines, Format::Svg, Format::Png(1)][dice.below(4)];
        // As large as it needs to be, a picture can have more pixels than are drawn.
        let format = if size.is_none() { Format::Svg } else { format };
        assert!(!view(&mut program, shown, format, size).is_empty());
        publish::alt_text(&mut program, Subject::View(shown));
    }
    view(&mut program, View::TABLE, [Format::Csv, Format::Json][dice.below(2)], None);
    if dice.one_in(4) {
        report(&mut program);
    }
}
