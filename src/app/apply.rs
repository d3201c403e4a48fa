//! Carrying out commands: the only place where the session changes.

use super::{Content, Parallax};
use crate::dossier::{Dossier, Item, Outcome};
use crate::session::Command;

impl Parallax {
    /// Carries out the commands of a frame, in order, and asks for another frame where something changed.
    pub(super) fn finish_frame(&mut self, ctx: &egui::Context, commands: Vec<Command>) {
        let before = self.session.clone();
        self.session.hovered = None;
        self.session.reveal = None;
        for command in commands {
            self.carry_out(command, Some(ctx));
        }
        if self.session.mode != before.mode {
            crate::theme::apply(ctx, self.session.mode);
        }
        if self.session != before {
            ctx.request_repaint();
        }
    }

    pub(super) fn carry_out(&mut self, command: Command, ctx: Option<&egui::Context>) {
        let reveals = matches!(command, Command::Select(_) | Command::Back | Command::Forward);
        let session = &mut self.session;
        match command {
            Command::Select(item) => session.selection.select(Some(item)),
            Command::Clear => session.selection.select(None),
            Command::Back => session.selection.back(),
            Command::Forward => session.selection.forward(),
            Command::Hover(item) => session.hovered = Some(item),
            // The pointer, where it is over something, outranks the keyboard.
            Command::Focus(item) => session.hovered = session.hovered.or(Some(item)),
            Command::Theme(mode) => session.mode = mode,
            Command::Outcome(outcome) => session.outcome = outcome,
            Command::Map(focus) => session.map = focus,
            Command::Filter(text) => session.index.filter = text,
            Command::ToggleAll(kind) => toggle(&mut session.index.expanded, kind),
            Command::ToggleSection(kind) => toggle(&mut session.index.closed, kind),
            Command::OpenLink(address) => open_link(ctx, &address),
        }
        if reveals {
            self.reveal();
        }
    }

    /// Makes sure that a selected claim has its bar on screen.
    fn reveal(&mut self) {
        let selected = self.session.selection.current();
        self.session.reveal = selected;
        let Content::Opened(opened) = &self.content else { return };
        if let Some(outcome) = selected.and_then(|item| outcome_of(&opened.dossier, item))
            && self.session.outcome.is_some_and(|shown| shown != outcome)
        {
            self.session.outcome = Some(outcome);
        }
    }
}

fn outcome_of(dossier: &Dossier, item: Item) -> Option<Outcome> {
    match item {
        Item::Claim(id) => dossier.claims[id].count().map(|count| count.outcome),
        _ => None,
    }
}

fn toggle<T: PartialEq>(list: &mut Vec<T>, value: T) {
    match list.iter().position(|other| *other == value) {
        Some(index) => {
            list.remove(index);
        }
        None => list.push(value),
    }
}

/// Opens an address outside the program. Loading lets only `http` and `https` through; a dossier is
/// untrusted, so it is looked at once more here.
fn open_link(ctx: Option<&egui::Context>, address: &str) {
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    if let Some(ctx) = ctx.filter(|_| is_web) {
        ctx.open_url(egui::OpenUrl::new_tab(address));
    }
}
