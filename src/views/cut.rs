//! What a picture leaves out for want of room. The view that is cut counts it; the picture says it, and so does whoever
//! writes the picture.

use egui::{Context, Id, Ui, pos2, vec2};

use super::Context as View;
use crate::analysis::counted;
use crate::theme::{Type, galley, space};

/// What was noted while a picture was drawn.
#[derive(Clone, Debug, Default)]
struct Noted {
    is_cut: bool,
    missing: Vec<String>,
    claims: usize,
}

fn id() -> Id {
    Id::unique("what a picture leaves out")
}

/// A new picture begins; nothing is left out yet.
pub fn begin(ui: &Ui) {
    ui.data_mut(|data| data.insert_temp(id(), Noted::default()));
}

/// Notes that something is left out.
pub fn note(ui: &Ui) {
    ui.data_mut(|data| data.get_temp_mut_or_default::<Noted>(id()).is_cut = true);
}

/// Notes that nothing of the view is drawn at all.
pub fn note_nothing_drawn(ui: &Ui) {
    ui.data_mut(|data| {
        let noted = data.get_temp_mut_or_default::<Noted>(id());
        noted.is_cut = true;
        noted.claims = usize::MAX;
    });
}

/// What is missing, to be counted: so many, and their noun.
pub type Missing<'a> = (usize, &'a str);

/// Says below `ui`'s rows, in the line that [`line`] reserves, how many are missing, and notes it. `at` is the left end
/// of the line.
pub fn tell(ctx: &View<'_>, ui: &Ui, at: egui::Pos2, width: f32, missing: &[Missing<'_>]) {
    let claims: usize = missing.iter().filter(|(_, noun)| *noun == "claim").map(|(count, _)| count).sum();
    let missing = missing.iter().filter(|(count, _)| *count > 0);
    let missing: Vec<String> = missing.map(|(count, noun)| counted(*count, noun)).collect();
    if missing.is_empty() {
        return;
    }
    let words = format!("TRUNCATED: this picture leaves out {}", missing.join(" and "));
    let words = galley(ui.painter(), words, Type::SmallStrong, ctx.palette.ink, width);
    ui.painter().galley(pos2(at.x, at.y) + vec2(0.0, space::XS), words, ctx.palette.ink);
    ui.data_mut(|data| {
        let noted = data.get_temp_mut_or_default::<Noted>(id());
        noted.is_cut = true;
        noted.missing.extend(missing);
        noted.claims += claims;
    });
}

/// The height of the line in which [`tell`] writes, with the space above it.
pub fn line(ui: &Ui) -> f32 {
    ui.fonts_mut(|fonts| fonts.row_height(&Type::SmallStrong.font())) + space::S
}

/// How many claims the picture that was last drawn leaves out below its last row.
#[must_use]
pub fn claims_left_out(ctx: &Context) -> usize {
    ctx.data(|data| data.get_temp::<Noted>(id())).map_or(0, |noted| noted.claims)
}

/// What the picture that was last drawn leaves out for want of room, as words that follow "truncated:"; `None` if it
/// is whole.
#[must_use]
pub fn left_out(ctx: &Context) -> Option<String> {
    let noted = ctx.data(|data| data.get_temp::<Noted>(id())).filter(|noted| noted.is_cut)?;
    let mut words = "not everything fits into this picture".to_owned();
    if !noted.missing.is_empty() {
        words = format!("{words}, {} left out", noted.missing.join(" and "));
    }
    Some(words)
}
