//! The content of each view in words, for screen readers.

use std::sync::Arc;

use egui::{Id, Ui};

use super::memo::memoize;
use super::{Context, picture};
use crate::session::{Input, View};

/// The content of a view, in sentences; recomputed only when an input changes.
#[must_use]
pub fn text(ctx: &Context<'_>, ui: &Ui, view: View) -> Arc<str> {
    let key = (TOLD, view.description().settings(ctx.session));
    let make = || Arc::from(picture::alt_text(ctx, view));
    Arc::clone(&memoize(ctx, ui, Id::unique(("text of a view", view)), key, make))
}

/// What the text of a view is made from, besides its settings: typing into the index or moving the map does not change it.
const TOLD: &[Input] =
    &[Input::Dossier, Input::Narrowing, Input::Brush, Input::Tray, Input::Reading, Input::Day];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Parallax;
    use crate::dossier::{Item, ItemKind};
    use crate::load;
    use crate::session::{Command, Fit, MapFocus, Overlay, Reads};

    fn keys(program: &mut Parallax) -> (Reads, Vec<u64>) {
        let settings =
            |ctx: &Context<'_>| View::all().map(|view| view.description().settings(ctx.session)).collect();
        program.picture(|ctx| (ctx.revisions.of(TOLD), settings(ctx))).expect("a sound dossier")
    }

    #[test]
    fn what_views_do_not_tell_of_costs_no_new_text() {
        let mut program = Parallax::new("x", load::read(load::KHUSHAM));
        let sohr = program.content().dossier().and_then(|dossier| dossier.find(ItemKind::Source, "sohr"));
        let Some(sohr @ Item::Source(_)) = sohr else { panic!("a source") };
        let before = keys(&mut program);
        for command in [
            Command::Select(sohr),
            Command::Hover(sohr),
            Command::Filter("mos".to_owned()),
            Command::Map(MapFocus::Fit(Fit::All)),
            Command::Overlay(Some(Overlay::Palette)),
        ] {
            program.apply(command.clone());
            assert_eq!(keys(&mut program), before, "{command:?}");
        }
        program.apply(Command::Pin(sohr));
        program.apply(Command::Scope(crate::session::Scope::Tray));
        assert_ne!(keys(&mut program), before, "fewer claims are another text");
    }
}
