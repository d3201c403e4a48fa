//! Makes the page of one view, for a frame in somebody else's page.

use egui::{Vec2, vec2};

use super::artist::{Artist, Figures};
use super::interactive::explain_all;
use super::report::Drawn;
use super::{Made, PublishError};
use crate::app::Parallax;
use crate::dossier::Item;
use crate::report::Form;
use crate::report::interactive::{Choices, Frame, Interactive, frame};
use crate::session::{Command, Extras, View};
use crate::views::picture;

/// The views of which there are pages for a frame.
pub const EMBEDDED: [View; 4] = [View::ESTIMATES, View::MAP, View::TIMELINE, View::AGREEMENT];

/// The size of a drawing in a frame, in points: a frame is as wide as a column of text.
const FRAMED: Vec2 = vec2(720.0, 0.0);

/// Returns the page of a view, with the choices made in `program`: what is selected there is selected when the page opens.
/// `link` is where the whole page is published.
pub fn html(program: &Parallax, view: View, link: Option<&str>) -> Result<Made, PublishError> {
    let chosen: Vec<Item> =
        program.snapshot().picture(|ctx| ctx.chosen().collect()).ok_or(PublishError::NoDossier)?;
    let mut artist = Artist::new(program, Form::Interactive);
    artist.refuse_too_many()?;
    // The map may have followed the selection.
    artist.apply(&Command::Map(program.session().map));
    // The findings of agreement are sentences, which fit any width.
    let is_drawn = view != View::AGREEMENT;
    let name = view.description().word();
    let figure = is_drawn.then(|| artist.figure(view, view.title(), FRAMED, name.to_owned())).transpose()?;
    let left_out = figure.as_ref().and_then(|figure| figure.left_out.clone());
    let explained = explain_all(&mut artist);
    let Artist { mut light, tones, form, areas, sets, .. } = artist;
    let page = light.picture(|ctx| {
        let agreement = ctx.agreement();
        let (figures, extras) = (Figures::default(), Extras::default());
        let drawn = Drawn { figures, walk: Vec::new(), tones, extras, form };
        let page = Interactive {
            report: drawn.report(ctx, &agreement),
            explained,
            areas,
            sets,
            choices: Choices::default(),
            frame: Some(Frame {
                title: view.title(),
                figure,
                shown: picture::shown_in_words(ctx, view).join(" · "),
                credits: view.description().credits(ctx),
                link,
                chosen,
            }),
            attached: None,
        };
        frame::page(page)
    });
    Ok(Made { bytes: page.ok_or(PublishError::NoDossier)?.into_bytes(), left_out })
}
