//! The content of each view in words, for screen readers.

use std::sync::Arc;

use egui::{Id, Ui};

use super::memo::memoize_beside;
use super::{Context, picture};
use crate::memo::IsWanted;
use crate::session::{Input, View};

/// The content of a view, in sentences; recomputed only when an input changes.
#[must_use]
pub fn text(ctx: &Context<'_>, ui: &Ui, view: View) -> Arc<str> {
    let key = (TOLD, view.description().settings(ctx.session));
    let is_large = ctx.dossier.claims.len() > AT_ONCE;
    let id = Id::unique(("text of a view", view));
    let make = move |ctx: &Context<'_>, _: &egui::Context, is_wanted: IsWanted<'_>| {
        is_wanted().then(|| Arc::<str>::from(picture::alt_text(ctx, view)))
    };
    // Until it is there, a view has its name alone.
    let text = memoize_beside(ctx, ui, id, key, is_large, make).ready();
    text.map_or_else(|| Arc::from(""), |text| (*text).clone())
}

/// The sentences about more claims are made beside the window's own work.
const AT_ONCE: usize = 5_000;

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
