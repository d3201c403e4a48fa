//! The grades that named bodies give of what is selected: each as that body's, with the definition of its scheme.

use egui::Ui;

use super::super::{Context, tooltip};
use super::facts::section;
use crate::analysis::{assessments_of, grade_explained, grade_given, where_read};
use crate::dossier::{Cited, Item, Locator};
use crate::theme::{Type, label, space};

/// Draws the grades of an item in file order, without those given after the chosen day; nothing if there is none.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui, item: Item) {
    let mut grades = assessments_of(ctx.dossier, item, ctx.session.as_of).peekable();
    if grades.peek().is_none() {
        return;
    }
    section(ctx, ui, "Graded by others", None);
    for one in grades {
        link(ctx, ui, Item::Source(one.by), &grade_given(ctx.dossier, one));
        let explained = grade_explained(ctx.dossier, one);
        if !explained.is_empty() {
            ui.add(label(explained, Type::Small, ctx.palette.mute));
        }
        if let Some(document) = one.document {
            let read = where_read(ctx.dossier, Cited { document, locator: &Locator::default() });
            link(ctx, ui, Item::Document(document), &format!("Read in {read}"));
        }
        ui.add_space(space::XS);
    }
}

fn link(ctx: &Context<'_>, ui: &mut Ui, item: Item, words: &str) {
    let response = ctx.stop_words(ui, label(words, Type::Small, ctx.palette.accent));
    let response = ctx.wire(ui, response, item, || words.to_owned());
    tooltip::attach(ctx, response, item);
}
