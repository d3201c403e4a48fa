//! What can be done with an item: the one list, offered by a click with the right button anywhere.

use egui::{Response, Role, Ui, WidgetInfo};

use super::Context;
use crate::analysis::{citation, document_citation, figure_with_source};
use crate::dossier::{Dossier, Item};
use crate::session::{
    Command, Destination, Extras, Format, Overlay, Publication, Request, Subject, Tray, View, WalkEdit,
};
use crate::theme::{Type, label};

/// Something that can be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// What it is called.
    pub title: String,
    /// The commands that do it.
    pub commands: Vec<Command>,
}

impl Action {
    fn new(title: impl Into<String>, commands: impl Into<Vec<Command>>) -> Self {
        Self { title: title.into(), commands: commands.into() }
    }
}

/// What can be done with an item.
#[must_use]
pub fn of_item(ctx: &Context<'_>, item: Item) -> Vec<Action> {
    let mut actions = vec![Action::new("Select", [Command::Select(item)])];
    if Tray::takes(item) {
        let title = if ctx.is_pinned(item) { "Unpin" } else { "Pin to compare" };
        actions.push(Action::new(title, [Command::Pin(item)]));
        actions.push(Action::new("Show only this", [Command::ShowOnly(vec![item])]));
    }
    actions.extend(copies(ctx.dossier, item));
    if ctx.is_from_file {
        let edit = Command::Ask(Request::EditAt(item));
        actions.push(Action::new(format!("Edit this {}", item.kind().word()), [edit]));
    }
    actions
}

/// What of an item can be copied as text.
fn copies(dossier: &Dossier, item: Item) -> Vec<Action> {
    let copy = |title: &str, text: String| Action::new(title, [Command::Copy(text)]);
    match item {
        Item::Claim(id) => {
            let claim = &dossier.claims[id];
            let figure = figure_with_source(dossier, claim);
            let figure = figure.map(|words| copy("Copy figure with source", words));
            [copy("Copy citation", citation(dossier, claim))].into_iter().chain(figure).collect()
        }
        Item::Document(id) => {
            let document = &dossier.documents[id];
            let link = document.url.clone().map(|url| copy("Copy address", url));
            [copy("Copy citation", document_citation(document))].into_iter().chain(link).collect()
        }
        item => vec![copy("Copy name", dossier.name(item).to_owned())],
    }
}

/// What can be done with a view.
#[must_use]
pub fn of_view(view: View) -> Vec<Action> {
    let publication = Publication {
        subject: Subject::View(view),
        format: Format::Png(2),
        to: Destination::Clipboard,
        extras: Extras::default(),
    };
    let mut actions = vec![
        Action::new("Copy as picture", [Command::Ask(Request::Publish(publication))]),
        Action::new("Export...", [Command::Overlay(Some(Overlay::Export(view)))]),
        Action::new("Add to the walk", [Command::Walk(WalkEdit::Add)]),
        Action::new("Maximise or restore", [Command::Alone(view)]),
    ];
    if view == View::MAP {
        actions.push(Action::new("Picture under the map...", [Command::Overlay(Some(Overlay::Backdrop))]));
    }
    actions
}

/// Offers the actions of an item where `response` is clicked with the right button, and then those of the view.
pub fn offer(ctx: &Context<'_>, response: &Response, item: Item) {
    if !response.context_menu_opened() && !response.secondary_clicked() {
        return;
    }
    response.context_menu(|ui| {
        ui.set_min_width(190.0);
        list(ctx, ui, of_item(ctx, item));
        if let Some(view) = ctx.view {
            ui.separator();
            list(ctx, ui, of_view(view));
        }
    });
}

/// Offers the actions of a view where `response` is clicked with the right button.
pub fn offer_view(ctx: &Context<'_>, response: &Response, view: View) {
    response.context_menu(|ui| {
        ui.set_min_width(190.0);
        list(ctx, ui, of_view(view));
    });
}

fn list(ctx: &Context<'_>, ui: &mut Ui, actions: Vec<Action>) {
    for action in actions {
        let button = ui.button(label(action.title.as_str(), Type::Body, ctx.palette.ink));
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &action.title));
        if button.clicked() {
            action.commands.into_iter().for_each(|command| ctx.send(command));
            ui.close();
        }
    }
}
