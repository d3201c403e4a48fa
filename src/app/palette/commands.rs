//! All commands, by name.

mod publishing;

use super::Offer;
use crate::analysis::known;
use crate::app::Origin;
use crate::app::keys::table::{self, Shortcut};
use crate::dossier::Item;
use crate::edit::Section;
use crate::load::BUILT_IN;
use crate::session::{
    AxisSpan, Command, Fit, MapFocus, Motion, Overlay, Part, Request, Scope, Session, Tray, UiScale, View,
    Write, WriteCard,
};
use crate::theme::Mode;
use crate::views::map;
use publishing::publishing;
pub use publishing::{WITH_DOSSIER, page, page_with_dossier, report, walk, window_pictures};

/// A command that the palette offers.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its name.
    pub title: String,
    /// Alternative words for it.
    pub also: &'static str,
    /// Its shortcut outside the palette.
    pub shortcut: Option<Shortcut>,
    /// The command.
    pub command: Command,
}

/// The list under construction.
struct Entries(Vec<Entry>);

impl Entries {
    fn add(
        &mut self,
        title: impl Into<String>,
        also: &'static str,
        shortcut: Option<Shortcut>,
        command: Command,
    ) {
        self.0.push(Entry { title: title.into(), also, shortcut, command });
    }

    fn ask(
        &mut self,
        title: impl Into<String>,
        also: &'static str,
        shortcut: Option<Shortcut>,
        request: Request,
    ) {
        self.add(title, also, shortcut, Command::Ask(request));
    }
}

/// Returns all commands that currently apply.
pub fn entries(offer: &Offer<'_>) -> Vec<Entry> {
    let mut all = Entries(Vec::new());
    if offer.ctx.is_some() {
        views(&mut all);
        selection(&mut all, offer);
        estimates(&mut all, offer);
        second_look(&mut all, offer);
        time(&mut all, offer);
    }
    files(&mut all, offer);
    if offer.ctx.is_some() {
        publishing(&mut all, offer);
    }
    if offer.ctx.is_some() {
        all.0.extend(writing(offer.session, Some(""), offer.saves_as_you_go));
        if let Some(name) = offer.edit.filter(|name| offer.undo != Some(name)) {
            all.add(format!("Undo edit: {name}"), "take back", None, Command::Write(Write::Undo));
        }
    }
    all.0.extend(looks(offer.session, offer.reopens));
    all.0.extend(help());
    all.0
}

fn views(all: &mut Entries) {
    for (number, view) in (1..).zip(View::all()) {
        let title = format!("Show {}", view.title());
        all.add(title, "view pane go to", Some(Shortcut::View(number)), Command::Show(view));
    }
    for view in View::all() {
        let title = format!("Maximise or restore {}", view.title());
        all.add(title, "maximise full all the room", None, Command::Alone(view));
    }
}

fn selection(all: &mut Entries, offer: &Offer<'_>) {
    let session = offer.session;
    let fit = |fit| Command::Map(MapFocus::Fit(fit));
    all.add("Fit the theatre on the map", "zoom home", None, fit(Fit::Theatre));
    all.add("Fit all places on the map", "zoom", None, fit(Fit::All));
    if let (Some(ctx), Some(rect)) = (offer.ctx, offer.map)
        && let Some(command) = map::fit_selection(ctx, rect.size())
    {
        all.add("Fit the selection on the map", "zoom", None, command);
    }
    if session.selection.selected().items().next().is_some() {
        all.add("Select nothing", "clear deselect", None, Command::Clear);
    }
    if let Some(name) = offer.undo {
        all.add(format!("Undo: {name}"), "take back", Some(Shortcut::Undo), Command::Undo);
    }
    if let Some(name) = offer.redo {
        all.add(format!("Redo: {name}"), "again", Some(Shortcut::Redo), Command::Redo);
    }
    if session.selection.can_go_back() {
        all.add("Back", "previous selection", Some(Shortcut::Back), Command::Back);
    }
    if session.selection.can_go_forward() {
        all.add("Forward", "next selection", Some(Shortcut::Forward), Command::Forward);
    }
    let chosen: Vec<_> = session.selection.selected().items().filter(|item| Tray::takes(*item)).collect();
    if !chosen.is_empty() {
        let pinned = chosen.iter().all(|item| session.tray.holds(*item));
        let title = if pinned { "Unpin the selection" } else { "Pin the selection to compare" };
        all.add(title, "unpin tray", None, Command::PinAll(chosen));
    }
    if !session.tray.pinned().is_empty() {
        let (title, scope) = match session.tray.scope {
            Scope::All => ("Show only what is pinned", Scope::Tray),
            Scope::Tray => ("Show everything, not only what is pinned", Scope::All),
        };
        all.add(title, "compare tray narrow", None, Command::Scope(scope));
        all.add("Unpin everything", "empty tray unpin all", None, Command::EmptyTray);
    }
}

/// Offered only where a desk records who entered and who checked claims: elsewhere all of them would need a second look.
fn second_look(all: &mut Entries, offer: &Offer<'_>) {
    let Some(dossier) = offer.opened.map(|opened| &opened.dossier) else { return };
    let is_recorded =
        dossier.claims.iter().any(|(_, claim)| claim.entered_by.is_some() || claim.checked_by.is_some());
    let claims: Vec<_> = crate::analysis::second_look(dossier).map(Item::Claim).collect();
    if is_recorded && !claims.is_empty() {
        let title = format!("Show only what needs a second look ({})", claims.len());
        all.add(title, "checked entered four eyes", None, Command::ShowOnly(claims));
    }
}

fn estimates(all: &mut Entries, offer: &Offer<'_>) {
    let Some(ctx) = offer.ctx else { return };
    let chosen = |outcome| {
        let mut settings = offer.session.estimates.clone();
        settings.query.outcome = outcome;
        Command::Estimates(settings)
    };
    for (outcome, _) in ctx.outcomes {
        let title = format!("Estimates: {}", outcome.title().to_lowercase());
        all.add(title, "outcome count", None, chosen(Some(*outcome)));
    }
    all.add("Estimates: all outcomes", "count", None, chosen(None));
    let span = offer.session.axis_span;
    let shorter = Command::AxisSpan(span.stretched(0.5));
    all.add("Estimates: show a shorter part of the axis", "zoom in closer magnify", None, shorter);
    if !span.is_whole() {
        let longer = Command::AxisSpan(span.stretched(2.0));
        all.add("Estimates: show a longer part of the axis", "zoom out wider", None, longer);
        let whole = Command::AxisSpan(AxisSpan::WHOLE);
        all.add("Estimates: show the whole axis", "zoom reset", None, whole);
    }
    for (id, _) in ctx.readings.iter() {
        let title = format!("Read words {}", ctx.readings.caption(id));
        all.add(title, "reading dozens", None, Command::Reading(id));
    }
}

fn time(all: &mut Entries, offer: &Offer<'_>) {
    let (steps, as_of) = (offer.steps, offer.session.as_of);
    let before = ("As said by the day before", "As said by the time before", Shortcut::DayBefore);
    let after = ("As said by the day after", "As said by the time after", Shortcut::DayAfter);
    let steps = [(before, known::step_before(steps, as_of)), (after, known::step_after(steps, as_of))];
    for ((of_day, of_time, shortcut), step) in steps {
        if let Some(step) = step {
            let title = if step.grain().is_time() { of_time } else { of_day };
            all.add(title, "as of known time step", Some(shortcut), Command::AsOf(Some(step)));
        }
    }
    if as_of.is_some() {
        all.add("Everything, whenever it was said", "as of known now reset time", None, Command::AsOf(None));
    }
}

fn files(all: &mut Entries, offer: &Offer<'_>) {
    all.add(
        "New dossier...",
        "create empty file",
        None,
        Command::Overlay(Some(Overlay::Write(WriteCard::New))),
    );
    all.ask("Open...", "file dossier", Some(Shortcut::Open), Request::AskOpen);
    if offer.ctx.is_some() {
        let save = Command::Overlay(Some(Overlay::SaveView));
        let backdrop = Command::Overlay(Some(Overlay::Backdrop));
        all.add(
            "Picture under the map...",
            "backdrop aerial satellite geotiff pmtiles mbtiles raster",
            None,
            backdrop,
        );
        all.add("Save this view...", "state session share", Some(Shortcut::SaveView), save);
    }
    all.ask(
        "Import...",
        "sheet spreadsheet table csv xlsx ods json geojson kml ris bib",
        None,
        Request::AskImport,
    );
    all.ask("Import what was copied", "paste clipboard infobox wikitext table", None, Request::Paste);
    for recent in offer.recent.iter().filter(|recent| offer.origin.path() != Some(&recent.path)) {
        let title = format!("Open {}", recent.path.display());
        all.ask(title, "recent file", None, Request::Open(recent.path.clone()));
    }
    for dossier in BUILT_IN.iter().filter(|dossier| *offer.origin != Origin::BuiltIn(dossier)) {
        let title = format!("Open example: {}", dossier.name);
        all.ask(title, dossier.about, None, Request::OpenBuiltIn(dossier));
    }
    if let Origin::File(_) = offer.origin {
        all.ask(
            "Open in your editor",
            "edit this file source text",
            Some(Shortcut::Edit),
            Request::Edit(None),
        );
        all.ask("Read this file again", "reload refresh", Some(Shortcut::Reload), Request::Reload);
    }
}

/// Commands for writing, offered by both menu and palette; `unsaved` is the last edit, if it was not saved.
pub fn writing(session: &Session, unsaved: Option<&str>, saves_as_you_go: bool) -> Vec<Entry> {
    let mut all = Entries(Vec::new());
    if unsaved.is_some() {
        all.add("Save", "write file", Some(Shortcut::Save), Command::Write(Write::Save));
    }
    if let Some(item) = session.selection.current() {
        all.add("Edit the selection", "form change", Some(Shortcut::Form), Command::Write(Write::Form(item)));
    }
    all.add("New claim", "add", Some(Shortcut::NewClaim), Command::Write(Write::New(Section::Claims)));
    for section in [
        Section::Sources,
        Section::Documents,
        Section::Places,
        Section::Groups,
        Section::Events,
        Section::Questions,
        Section::People,
    ] {
        all.add(format!("New {}", section.one()), "add", None, Command::Write(Write::New(section)));
    }
    let words = if saves_as_you_go { "Save only when asked" } else { "Save as you go" };
    all.add(words, "autosave", None, Command::Write(Write::SavesAsYouGo(!saves_as_you_go)));
    all.0
}

/// Commands for the appearance, offered by both menu and palette.
pub fn looks(session: &Session, reopens: bool) -> Vec<Entry> {
    let mut all = Entries(Vec::new());
    let theme = match session.mode.other() {
        Mode::Light => "Light theme",
        Mode::Dark => "Dark theme",
    };
    all.add(theme, "colours night day mode", None, Command::Theme(session.mode.other()));
    let scale = session.scale;
    let larger = format!("Larger (now {} %)", scale.as_percent());
    all.add(larger, "scale zoom interface text", Some(Shortcut::Larger), Command::Scale(scale.larger()));
    all.add("Smaller", "scale zoom interface text", Some(Shortcut::Smaller), Command::Scale(scale.smaller()));
    all.add("Normal size", "scale zoom 100", Some(Shortcut::Normal), Command::Scale(UiScale::default()));
    let (title, motion) = match session.motion {
        Motion::Full => ("Reduce motion", Motion::Reduced),
        Motion::Reduced => ("Normal motion", Motion::Full),
    };
    all.add(title, "animation reduced", None, Command::Motion(motion));
    let reopening = if reopens { "Do not reopen as left" } else { "Reopen as left" };
    all.add(reopening, "session start remember restore", None, Command::Reopens(!reopens));
    for part in Part::ALL {
        let verb = if session.folded.has(part) { "Show" } else { "Fold away" };
        let mut shortcuts = table::shortcuts().map(|(_, shortcut)| shortcut);
        let shortcut = shortcuts.find(|shortcut| *shortcut == Shortcut::Fold(part));
        all.add(
            format!("{verb} {}", part.title()),
            "fold hide show panel",
            shortcut,
            session.folded.toggling(part),
        );
    }
    all.add("Reset layout", "default panes fold arrangement", None, Command::ResetLayout);
    let ask = Command::Overlay(Some(Overlay::ResetSettings));
    all.add("Reset all settings...", "default forget", None, ask);
    all.0
}

/// Commands about the program itself, including quitting, also offered by the menu.
pub fn help() -> Vec<Entry> {
    let mut all = Entries(Vec::new());
    let over = |overlay| Command::Overlay(Some(overlay));
    all.add("Keys", "shortcuts help keyboard", Some(Shortcut::Keys), over(Overlay::Keys));
    all.add("What Parallax does", "about welcome help", None, over(Overlay::Welcome));
    all.ask("Quit", "exit close window", Some(Shortcut::Quit), Request::Quit);
    all.0
}
