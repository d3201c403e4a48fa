//! A frame of the window, or of a picture: what is drawn from the program, and with which context.

use std::cell::RefCell;

use egui::{Frame, Panel, Ui};

use super::content::Opened;
use super::derived::Derived;
use super::fetch::Onto;
use super::{
    Content, Parallax, arrangement, ask, backdrop, bar, dropped, focus, help, jobs, keys, menu, palette,
    presenter, problems, review, save_view, steps_page, timeline_strip, welcome,
};
use crate::session::{Command, Input, Overlay, Revisions, Session, View};
use crate::views::{Context, navigation};

impl Parallax {
    /// Draws the whole window and carries out the reader's commands.
    pub fn ui(&mut self, ui: &mut Ui) {
        if let Some(review) = &mut self.review {
            review.take_in();
        }
        self.take_in_text();
        self.take_in_edit(ui.ctx());
        let of_text = self.writing.text().and_then(|text| text.fonts());
        let fonts = self.review.as_ref().map(|review| review.fonts()).or(of_text);
        fonts.unwrap_or(&self.fonts).install(ui.ctx());
        self.revisions.follow(&self.session);
        self.fetcher.take_in(self.revisions.one(Input::Dossier));
        let presents = self.presenting.as_ref().map(|presenting| presenting.at);
        let mut pressed = if presents.is_some() && self.session.overlay.is_none() {
            presenter::keys(ui)
        } else {
            let walk = if self.steps().is_empty() { keys::HasWalk::No } else { keys::HasWalk::Yes };
            keys::commands(ui, &self.session, &self.derived.steps, walk)
        };
        if self.review.is_some() {
            pressed.retain(review::stays);
        } else if pressed.contains(&Command::Clear)
            && let Some(escaped) = self.writing.escaped()
        {
            pressed.retain(|command| *command != Command::Clear);
            pressed.extend(escaped);
        }
        let commands = RefCell::new(pressed);
        if let Content::Opened(opened) = &self.content {
            self.derived.refresh(&mut self.revisions, opened, &self.session);
        }
        if presents.is_none() {
            self.bar(ui, &commands);
        }
        match &self.content {
            _ if self.review.is_some() => self.review_page(ui, &commands),
            Content::Refused(refused) => {
                let (problems, palette) = (self.problems.as_ref(), self.session.mode.palette());
                problems::page(ui, refused, problems, palette, &commands);
            }
            Content::Opened(opened) => {
                if presents.is_none() {
                    self.problems(ui, &commands);
                }
                let drafted = self.writing.drafted(&opened.dossier).filter(|_| presents.is_none());
                let ctx = context(
                    opened,
                    &self.session,
                    &self.derived,
                    &self.revisions,
                    Onto {
                        drafted: drafted.as_ref(),
                        ..self.fetcher.onto_window(&self.origin, self.is_printed)
                    },
                    &commands,
                );
                if let Some(at) = presents {
                    presenter::ui(&ctx, ui, self.steps(), at);
                } else {
                    let panes = arrangement::Panes { wide: &mut self.panes, narrow: &mut self.narrow };
                    arrangement::ui(&ctx, &self.derived.steps, panes, opened.has_map(), &self.writing, ui);
                }
                let map = navigation::drawn(ui)
                    .into_iter()
                    .find(|drawn| drawn.region == navigation::Region::View(View::MAP));
                self.map_width = map.map(|drawn| drawn.rect.width()).or(self.map_width);
            }
        }
        let mut commands = commands.into_inner();
        commands.extend(self.over(ui));
        focus::ring(ui, self.session.mode.palette());
        self.finish_frame(ui.ctx(), commands);
        self.save_as_you_go(ui.ctx());
        self.reveal_in_new_panes(ui.ctx());
    }

    /// Draws the bar at the top.
    fn bar(&self, ui: &mut Ui, commands: &RefCell<Vec<Command>>) {
        let palette = self.session.mode.palette();
        let menu = menu::Menu {
            session: &self.session,
            origin: &self.origin,
            recent: &self.recent,
            has_dossier: self.content.dossier().is_some(),
            undo: self.next_undo(),
            redo: self.next_redo(),
            edit: self.edit_to_undo(),
            unsaved: self.writing.unsaved(),
            saves_as_you_go: self.writing.saves_as_you_go(),
            reopens: self.reopens,
            extras: self.content.extras(),
            palette,
        };
        Panel::top("bar").exact_size(48.0).frame(Frame::new().fill(palette.panel)).show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                ui.add_space(crate::theme::space::S);
                commands.borrow_mut().extend(menu::ui(ui, &menu));
                if let Content::Opened(opened) = &self.content
                    && self.review.is_none()
                {
                    let (session, derived) = (&self.session, &self.derived);
                    let onto = self.fetcher.onto_window(&self.origin, self.is_printed);
                    let ctx = context(opened, session, derived, &self.revisions, onto, commands);
                    bar::ui(&ctx, ui);
                }
            });
        });
    }

    /// Draws the problems of the file as it is now, below its last good state.
    fn problems(&self, ui: &mut Ui, commands: &RefCell<Vec<Command>>) {
        let Some(problems) = &self.problems else { return };
        let palette = self.session.mode.palette();
        let most = (ui.available_height() - timeline_strip::HEIGHT - arrangement::VIEWS).max(64.0);
        let panel = Panel::bottom("problems").default_size(problems::HEIGHT).size_range(64.0..=most);
        panel.frame(Frame::new().fill(palette.panel)).show(ui, |ui| {
            arrangement::draw_within(ui, |ui| {
                problems::panel(ui, &self.origin.short(), problems, palette, commands);
            });
        });
    }

    /// Draws overlays and notices.
    fn over(&mut self, ui: &Ui) -> Vec<Command> {
        let palette = self.session.mode.palette();
        let wish = match self.session.overlay {
            // It would cover the first thing that the reader asked for.
            Some(Overlay::Welcome) if self.review.is_some() => None,
            Some(Overlay::Welcome) => welcome::ui(ui, palette),
            Some(Overlay::Keys) => help::ui(ui, palette),
            Some(Overlay::ResetSettings) => ask::reset(ui, palette),
            Some(Overlay::Palette) => return self.palette(ui),
            Some(Overlay::Steps) => return steps_page::ui(ui, palette, self.steps()),
            Some(Overlay::Backdrop) => {
                let offered = self.own_backdrop.offered.as_deref();
                return backdrop::ui(ui, palette, self.describe_laid(), offered);
            }
            Some(Overlay::SaveView) => return save_view::ui(ui, palette),
            Some(Overlay::Write(card)) => {
                let mut commands = self.write_card(ui, card);
                commands.extend(self.notices.ui(ui, palette));
                return commands;
            }
            Some(Overlay::Export(view)) => {
                let mut commands = self.export_dialog(ui, view);
                commands.extend(self.notices.ui(ui, palette));
                return commands;
            }
            None => None,
        };
        let wish = wish.or(dropped::ui(ui, palette));
        wish.or(self.notices.ui(ui, palette)).into_iter().collect()
    }

    /// Draws the command palette.
    fn palette(&self, ui: &Ui) -> Vec<Command> {
        let commands = RefCell::default();
        let opened = match &self.content {
            Content::Opened(opened) => Some(opened),
            Content::Refused(_) => None,
        };
        let ctx = opened.map(|opened| {
            context(
                opened,
                &self.session,
                &self.derived,
                &self.revisions,
                self.fetcher.onto_window(&self.origin, self.is_printed),
                &commands,
            )
        });
        let map = navigation::Region::View(View::MAP);
        let drawn = navigation::drawn(ui).into_iter().find(|drawn| drawn.region == map);
        let offer = palette::Offer {
            ctx: ctx.as_ref(),
            opened,
            session: &self.session,
            revisions: &self.revisions,
            origin: &self.origin,
            recent: &self.recent,
            steps: &self.derived.steps,
            has_steps: !self.steps().is_empty(),
            undo: self.next_undo(),
            redo: self.next_redo(),
            edit: self.edit_to_undo(),
            saves_as_you_go: self.writing.saves_as_you_go(),
            reopens: self.reopens,
            map: drawn.map(|drawn| drawn.rect),
            palette: self.session.mode.palette(),
        };
        palette::ui(ui, &offer)
    }

    /// Calls `draw` with the context for a self-contained picture. Only commands that bring the selection
    /// into view are carried out. Returns `None` if the dossier was refused.
    pub fn picture<R>(&mut self, draw: impl FnOnce(&Context<'_>) -> R) -> Option<R> {
        let Content::Opened(opened) = &self.content else { return None };
        self.derived.refresh(&mut self.revisions, opened, &self.session);
        let commands = RefCell::default();
        let ctx = context(opened, &self.session, &self.derived, &self.revisions, Onto::PICTURE, &commands);
        let drawn = draw(&ctx);
        for command in commands.into_inner() {
            if matches!(command, Command::Follow(_)) {
                self.carry_out(command, None);
            }
        }
        Some(drawn)
    }
}

pub(super) fn context<'a>(
    opened: &'a Opened,
    session: &'a Session,
    derived: &'a Derived,
    revisions: &'a Revisions,
    onto: Onto<'a>,
    commands: &'a RefCell<Vec<Command>>,
) -> Context<'a> {
    Context {
        dossier: &opened.dossier,
        name: &opened.name,
        source: derived,
        fingerprint: opened.fingerprint,
        revisions,
        ground: &opened.ground,
        stock: opened.stock(session.reading),
        ties: &opened.ties,
        estimates: &derived.estimates,
        readings: &opened.readings,
        tray: derived.narrowing.tray.as_deref(),
        only: derived.narrowing.only.as_deref(),
        ahead: &derived.narrowing.ahead,
        agreement: &derived.agreement,
        opposed: &derived.opposed,
        index: &derived.index,
        unlocated: &opened.unlocated,
        outcomes: &opened.outcomes,
        amounts: &derived.amounts,
        related: derived.related.as_ref(),
        session,
        attachments: onto.attachments,
        is_from_file: onto.is_from_file,
        drafted: onto.drafted,
        page: derived.page.as_deref(),
        surface: onto.surface,
        palette: session.mode.palette(),
        view: None,
        start: |name, work| jobs::start(name, work, |_| {}),
        navigation: None,
        commands,
    }
}
