//! Carries out commands: the only place where the session changes.

use super::{Content, Parallax, layout, undo};
use crate::analysis::{EstimateQuery, Parts};
use crate::dossier::{ClaimId, Count, Dossier, GroupId, Item, Outcome};
use crate::session::{Axis, AxisBy, AxisSpan, Brush, Command, Overlay, Scope, Selected, Session, Tray, View};

impl Parallax {
    /// Carries out the commands of a frame, in order, and requests another frame if something changed.
    pub(super) fn finish_frame(&mut self, ctx: &egui::Context, commands: Vec<Command>) {
        // These last for one frame: views send them again if they still apply.
        let passing = (self.session.hovered.take(), self.session.reveal.take());
        let (mode, motion, scale) = (self.session.mode, self.session.motion, self.session.scale);
        let asked = self.requests.len();
        let panes_change = commands.iter().any(|command| {
            matches!(
                command,
                Command::Show(_) | Command::Alone(_) | Command::State(..) | Command::ResetLayout
            )
        });
        // Hovering and focusing change nothing else, and what is fetched is no choice.
        let acts =
            |command: &Command| !matches!(command, Command::Hover(_) | Command::Focus(_) | Command::Fetch(_));
        for command in commands {
            if acts(&command) {
                tracing::debug!(?command, "carries out");
            }
            self.carry_out(command, Some(ctx));
        }
        if (self.session.mode, self.session.motion) != (mode, motion) {
            self.look(ctx);
        }
        if self.session.scale != scale {
            ctx.set_zoom_factor(self.session.scale.factor());
        }
        let passes = (self.session.hovered, self.session.reveal);
        let is_other = self.revisions.follow(&self.session);
        if is_other || panes_change {
            self.keep_state();
        }
        if is_other || passes != passing || panes_change || self.requests.len() > asked {
            ctx.request_repaint();
        }
    }

    pub(super) fn carry_out(&mut self, command: Command, ctx: Option<&egui::Context>) {
        let reveals = matches!(
            command,
            Command::Select(_) | Command::SelectClaims(_) | Command::Back | Command::Forward
        );
        let (axis, axis_by) = (axis_of(&self.session), self.session.estimates.axis_by);
        let choice = self.begin_choice(&command);
        let session = &mut self.session;
        match command {
            Command::Select(item) => session.selection.select(Selected::Item(item)),
            Command::SelectClaims(claims) => session.selection.select(Selected::claims(claims)),
            Command::Clear => {
                session.selection.select(Selected::Nothing);
                session.map = session.map_before.take().unwrap_or(session.map);
            }
            Command::Back => session.selection.back(),
            Command::Forward => session.selection.forward(),
            Command::Reveal(item) => session.reveal = Some(item),
            Command::Hover(item) => session.hovered = Some(item),
            // If the pointer is over something, it takes precedence over the keyboard.
            Command::Focus(item) => session.hovered = session.hovered.or(Some(item)),
            Command::Theme(mode) => session.mode = mode,
            Command::Show(view) => self.show(view),
            Command::Alone(view) => layout::toggle_alone(&mut self.panes, view),
            Command::Fold(part) => session.folded.set(part, true),
            Command::Unfold(part) => session.folded.set(part, false),
            Command::ResetLayout => self.reset_layout(),
            Command::Reading(reading) => session.reading = reading,
            Command::AsOf(day) => session.as_of = day,
            Command::Pin(item) => session.tray.toggle(item),
            Command::PinAll(items) => session.tray.toggle_all(&items),
            Command::Scope(scope) => session.tray.scope = scope,
            Command::ShowOnly(items) => session.tray = Tray::only(&items),
            Command::EmptyTray => session.tray = Tray::default(),
            Command::Brush(brush) => session.brush = brush,
            Command::State(state, _) => self.show_state(&state),
            Command::Present(present) => self.present(present),
            Command::Walk(edit) => self.edit_walk(edit),
            Command::Undo => self.undo_last(ctx),
            Command::Redo => self.redo_last(ctx),
            Command::Write(step) => self.write(step, ctx),
            Command::Reopens(reopens) => self.reopens = reopens,
            Command::Estimates(settings) => session.estimates = settings,
            Command::AxisSpan(span) => session.axis_span = span,
            Command::Accounts(layout) => session.accounts = layout,
            Command::Lineage(settings) => session.lineage = settings,
            Command::Timeline(settings) => session.timeline = settings,
            Command::Table(settings) => session.table = settings,
            Command::Copy(text) => copy(ctx, text),
            Command::Map(focus) => {
                session.map = focus;
                session.map_before = None;
            }
            Command::Follow(focus) => {
                session.map_before.get_or_insert(session.map);
                session.map = focus;
            }
            Command::Backdrop(backdrop) => self.lay(backdrop),
            Command::OfferBackdrop(path) => self.offer_backdrop(path),
            Command::Filter(text) => session.index.filter = text,
            Command::ToggleAll(kind) => toggle(&mut session.index.expanded, kind),
            Command::ToggleSection(kind) => toggle(&mut session.index.closed, kind),
            Command::Fetch(wanted) => {
                if let Some((path, ctx)) = self.origin.path().zip(ctx) {
                    self.fetcher.fetch(wanted, path, ctx);
                }
            }
            Command::OpenLink(address) => open_link(ctx, &address),
            Command::Overlay(overlay) => {
                self.welcomed |= session.overlay == Some(Overlay::Welcome);
                if !matches!(overlay, Some(Overlay::Export(_))) {
                    self.exporter = None;
                }
                self.own_backdrop.offered = None;
                session.overlay = overlay;
                self.writing.stay();
            }
            Command::Scale(scale) => session.scale = scale,
            Command::Motion(motion) => session.motion = motion,
            Command::Dismiss(which) => self.notices.dismiss(which),
            Command::ResetSettings => self.reset(),
            Command::Review(step) => self.review(step, ctx),
            Command::Ask(request) => {
                if !self.holds_back(&request) {
                    self.requests.push(request);
                }
            }
        }
        if reveals {
            self.reveal();
        }
        self.choose_axis(axis, axis_by);
        if axis_of(&self.session) != axis {
            self.session.axis_span = AxisSpan::WHOLE;
        }
        if let Some((command, name, before)) = choice {
            let now = ctx.map(|ctx| ctx.input(|input| input.time));
            if self.undo.note(&command, name, before, &self.session, now) {
                self.note_choice();
            }
        }
    }

    /// Chooses the scale of the axis anew where the figures are those of another outcome or population than `before`, or where
    /// the reader leaves it to them; what the reader chose stays.
    fn choose_axis(&mut self, before: AxisOf, by: AxisBy) {
        let estimates = &self.session.estimates;
        let Content::Opened(opened) = &self.content else { return };
        let is_same = axis_of(&self.session).figures == before.figures && by == estimates.axis_by;
        if is_same || estimates.axis_by == AxisBy::Reader {
            return;
        }
        self.session.estimates.axis = opened.axis(self.session.reading, estimates.query);
    }

    /// What to note of a command that may be a choice: it, its name, and the state before.
    fn begin_choice(&self, command: &Command) -> Option<(Command, String, Session)> {
        let Content::Opened(opened) = &self.content else { return None };
        undo::is_choice(command)
            .then(|| (command.clone(), undo::name(command, &self.session, opened), self.session.clone()))
    }

    /// Brings a view to the front, and the views where the window shows one column.
    fn show(&mut self, view: View) {
        if view == View::MAP && matches!(&self.content, Content::Opened(opened) if !opened.has_map()) {
            self.notices.done("This dossier gives no place a position, so there is no map");
            return;
        }
        layout::show(&mut self.panes, view);
        layout::show(&mut self.narrow, view);
    }

    /// Brings the selection into view where a pane has come up since the last frame.
    pub(super) fn reveal_in_new_panes(&mut self, ctx: &egui::Context) {
        let in_sight = layout::in_sight(&self.panes);
        if in_sight != self.in_sight {
            let is_new = in_sight.iter().any(|view| !self.in_sight.contains(view));
            self.in_sight = in_sight;
            let first = self.session.selection.selected().items().next();
            if let Some(item) = first.filter(|_| is_new) {
                self.session.reveal = Some(item);
                ctx.request_repaint();
            }
        }
    }

    /// Scrolls and opens the estimates so that the bars of the selected claims are shown.
    fn reveal(&mut self) {
        let selected: Vec<Item> = self.session.selection.selected().items().collect();
        self.session.reveal = selected.first().copied();
        let claims: Vec<ClaimId> = selected
            .into_iter()
            .filter_map(|item| if let Item::Claim(id) = item { Some(id) } else { None })
            .collect();
        if let Content::Opened(opened) = &self.content {
            admit(&opened.dossier, &claims, &mut self.session);
        }
    }
}

/// Widens the query of the estimates as far as needed to show the counts among some claims.
fn admit(dossier: &Dossier, claims: &[ClaimId], session: &mut Session) {
    let counts: Vec<(ClaimId, &Count)> =
        claims.iter().filter_map(|id| Some((*id, dossier.claims[*id].count()?))).collect();
    let Some((_, first)) = counts.first() else { return };
    let query = &mut session.estimates.query;
    if query.outcome.is_some_and(|shown| counts.iter().any(|(_, count)| count.outcome != shown)) {
        let is_one = counts.iter().all(|(_, count)| count.outcome == first.outcome);
        query.outcome = is_one.then_some(first.outcome);
    }
    if counts.iter().any(|(_, count)| !query.shows_count(dossier, count)) {
        query.population = None;
    }
    if !session.brush.is_empty()
        && counts.iter().any(|(id, _)| !session.brush.holds(dossier, &dossier.claims[*id]))
    {
        session.brush = Brush::default();
    }
    if counts.iter().any(|(id, _)| !session.tray.shows(dossier, *id)) {
        session.tray.scope = Scope::All;
    }
}

/// What the axis of the figures depends on: with any of it changed, a part of the axis is a part of another one.
#[derive(Clone, Copy, PartialEq)]
struct AxisOf {
    kind: Axis,
    /// Which figures are shown.
    figures: (Option<Outcome>, Option<GroupId>, Parts),
}

fn axis_of(session: &Session) -> AxisOf {
    let EstimateQuery { outcome, population, parts, .. } = session.estimates.query;
    AxisOf { kind: session.estimates.axis, figures: (outcome, population, parts) }
}

fn toggle<T: PartialEq>(list: &mut Vec<T>, value: T) {
    match list.iter().position(|other| *other == value) {
        Some(index) => {
            list.remove(index);
        }
        None => list.push(value),
    }
}

fn copy(ctx: Option<&egui::Context>, text: String) {
    if let Some(ctx) = ctx {
        ctx.copy_text(text);
    }
}

/// Opens an address outside the program. Loading accepts only `http` and `https`; because a dossier is
/// untrusted, this is checked again here.
fn open_link(ctx: Option<&egui::Context>, address: &str) {
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    if let Some(ctx) = ctx.filter(|_| is_web) {
        ctx.open_url(egui::OpenUrl::new_tab(address));
    }
}
