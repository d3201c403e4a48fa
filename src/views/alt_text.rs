//! The content of each view in words, for screen readers.

use std::sync::Arc;

use egui::{Id, Ui};

use super::kept::kept;
use super::{Context, picture};
use crate::dossier::{Moment, ReadingId};
use crate::session::{Brush, Scope, View};

/// The content of a view, in sentences; recomputed only when an input changes.
#[must_use]
pub fn text(ctx: &Context<'_>, ui: &Ui, view: View) -> Arc<str> {
    let make = || Arc::from(picture::alt_text(ctx, view));
    Arc::clone(&kept(ui, Id::unique(("text of a view", view)), Key::of(ctx, view), make))
}

/// Exactly what the text of a view depends on: typing into the index or moving the map does not change it.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    /// What narrows the views, beside the claims.
    brush: Brush,
    scope: Scope,
    revision: u64,
    /// Both of these also change when views are narrowed to other claims.
    estimates: u64,
    agreement: u64,
    reading: ReadingId,
    as_of: Option<Moment>,
    settings: u64,
}

impl Key {
    fn of(ctx: &Context<'_>, view: View) -> Self {
        let session = ctx.session;
        Self {
            brush: session.brush.clone(),
            scope: session.tray.scope,
            revision: ctx.revision,
            estimates: ctx.estimates_revision,
            agreement: ctx.agreement_revision,
            reading: session.reading,
            as_of: session.as_of,
            settings: view.description().settings(session),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Parallax;
    use crate::dossier::{Item, ItemKind};
    use crate::load;
    use crate::session::{Command, Fit, MapFocus, Overlay};

    fn keys(program: &mut Parallax) -> Vec<Key> {
        let keys = |ctx: &Context<'_>| View::all().map(|view| Key::of(ctx, view)).collect();
        program.picture(keys).expect("a sound dossier")
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
