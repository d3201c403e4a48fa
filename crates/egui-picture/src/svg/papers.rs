//! One picture for light and dark paper: one drawing in two sets of colours, or two drawings if that is
//! impossible.

use super::tones::{Paper, Tones};
use super::{Paint, Painted, SvgOptions, Writer, drawing, font_face, to_svg, write};

/// Writes one picture for light and dark paper, to be embedded in a page: its colours are custom properties
/// declared by `tones`. Both paintings show the same thing. If even their shapes differ, it holds both
/// drawings, and the declarations show one of them.
#[must_use]
pub fn to_svg_in_tones(light: &Painted, dark: &Painted, options: &SvgOptions, tones: &mut Tones) -> String {
    let (outline, bright) = write(light, options, Paint::Noted(Vec::new()));
    let (other, dusky) = write(dark, options, Paint::Noted(Vec::new()));
    let (Paint::Noted(bright), Paint::Noted(dusky)) = (bright, dusky) else { return to_svg(light, options) };
    if outline != other || bright.len() != dusky.len() {
        return both(light, dark, options, tones);
    }
    let (svg, paint) = write(light, options, Paint::Paired(dusky.into_iter(), std::mem::take(tones)));
    if let Paint::Paired(_, found) = paint {
        *tones = found;
    }
    svg
}

fn both(light: &Painted, dark: &Painted, options: &SvgOptions, tones: &mut Tones) -> String {
    let drawings = [light, dark].map(|painted| drawing::lower(painted, options.text));
    let mut writer = Writer::new(Paint::Fixed, options);
    writer.open(light.size.max(dark.size), &[&drawings[0], &drawings[1]], options);
    writer.fonts(options, || {
        let mut all = drawing::Drawing::default();
        all.marks.extend(drawings.iter().flat_map(|drawing| drawing.marks.iter().cloned()));
        font_face::rules(light, &all)
    });
    let prefix = writer.prefix.clone();
    let papers = [(Paper::Light, light, "l-"), (Paper::Dark, dark, "d-")];
    for ((paper, painted, letter), drawing) in papers.into_iter().zip(&drawings) {
        // Each has ids of its own: what is not seen is still there.
        (writer.ramps, writer.clips, writer.halos) = (0, Vec::new(), 0);
        writer.prefix = format!("{prefix}{letter}");
        writer.out.raw("<g");
        writer.out.attribute("display", tones.only_on(paper));
        writer.out.raw(">\n");
        writer.marks(painted, drawing);
        writer.out.raw("</g>\n");
    }
    writer.close();
    writer.out.finish().0
}
