//! Undoing and redoing choices. The selection has its own history (back and forward) and stays.

use super::content::Opened;
use crate::analysis::{hedged, speaker};
use crate::dossier::{Dossier, Item};
use crate::session::{Brush, Command, Scope, Session, carry_over};

/// Maximum number of choices that can be undone.
const MOST: usize = 100;
/// Choices of one kind in a row within so many seconds count as one, as when the days are played.
const BREATH: f64 = 1.0;

/// The choices that can be undone and made again.
#[derive(Clone, Default)]
pub struct Undo {
    past: Vec<Choice>,
    ahead: Vec<Choice>,
    /// The kind of the last choice, and when it was made.
    last: Option<(std::mem::Discriminant<Command>, f64)>,
}

/// A choice with the state before it (or, of one that was undone, after it).
#[derive(Clone)]
struct Choice {
    name: String,
    session: Session,
}

impl Undo {
    /// Notes a choice that led from `before` to `after`, if it is one; returns true if it can be undone by itself.
    pub fn note(
        &mut self,
        command: &Command,
        name: String,
        before: Session,
        after: &Session,
        now: Option<f64>,
    ) -> bool {
        if is_same(&before, after) {
            return false;
        }
        self.ahead.clear();
        let kind = std::mem::discriminant(command);
        let continues = matches!(command, Command::AsOf(_) | Command::Table(_) | Command::Brush(_))
            && self.last.zip(now).is_some_and(|((last, at), now)| last == kind && now - at < BREATH);
        self.last = now.map(|now| (kind, now));
        if continues && let Some(last) = self.past.last_mut() {
            last.name = name;
            return false;
        }
        self.past.push(Choice { name, session: before });
        if self.past.len() > MOST {
            self.past.remove(0);
        }
        true
    }

    /// The choices before the last one, which becomes one that can be made again.
    pub fn undo(&mut self, now: &Session) -> Option<Session> {
        let choice = self.past.pop()?;
        self.ahead.push(Choice { name: choice.name, session: now.clone() });
        self.last = None;
        Some(with_choices_of(now, choice.session))
    }

    /// The choices after the one that was undone last.
    pub fn redo(&mut self, now: &Session) -> Option<Session> {
        let choice = self.ahead.pop()?;
        self.past.push(Choice { name: choice.name, session: now.clone() });
        self.last = None;
        Some(with_choices_of(now, choice.session))
    }

    /// The name of the choice that would be undone: "pin SOHR: 48 killed".
    #[must_use]
    pub fn next_undo(&self) -> Option<&str> {
        self.past.last().map(|choice| choice.name.as_str())
    }

    /// The name of the choice that would be made again.
    #[must_use]
    pub fn next_redo(&self) -> Option<&str> {
        self.ahead.last().map(|choice| choice.name.as_str())
    }

    /// The same for a new state of the dossier, in which rows may have moved.
    #[must_use]
    pub fn carried_over(&self, from: &Opened, to: &Opened) -> Self {
        let (old, new) = (from.state(), to.state());
        let carry = |choices: &[Choice]| {
            let carried = choices.iter().map(|choice| Choice {
                name: choice.name.clone(),
                session: carry_over(&choice.session, old, new),
            });
            carried.collect()
        };
        Self { past: carry(&self.past), ahead: carry(&self.ahead), last: None }
    }
}

/// True for what may change choices that can be undone.
pub const fn is_choice(command: &Command) -> bool {
    matches!(
        command,
        Command::Select(_)
            | Command::SelectClaims(_)
            | Command::Reading(_)
            | Command::AsOf(_)
            | Command::Pin(_)
            | Command::PinAll(_)
            | Command::Scope(_)
            | Command::ShowOnly(_)
            | Command::EmptyTray
            | Command::Brush(_)
            | Command::Estimates(_)
            | Command::Accounts(_)
            | Command::Lineage(_)
            | Command::Timeline(_)
            | Command::Table(_)
            | Command::Backdrop(_)
            | Command::State(..)
    )
}

/// What a choice is called after "Undo:".
pub fn name(command: &Command, before: &Session, opened: &Opened) -> String {
    let dossier = &opened.dossier;
    match command {
        Command::Pin(item) if before.tray.holds(*item) => format!("unpin {}", item_name(dossier, *item)),
        Command::Pin(item) => format!("pin {}", item_name(dossier, *item)),
        Command::PinAll(items) => match items.as_slice() {
            [item] => format!("pin {}", item_name(dossier, *item)),
            items => format!("pin {} entries", items.len()),
        },
        Command::ShowOnly(items) => match items.as_slice() {
            [item] => format!("show only {}", item_name(dossier, *item)),
            items => format!("show only {} entries", items.len()),
        },
        Command::Select(item) => format!("select {}", item_name(dossier, *item)),
        Command::SelectClaims(claims) => format!("select {} claims", claims.len()),
        Command::Reading(reading) => format!("read words {}", opened.readings.caption(*reading)),
        Command::AsOf(Some(day)) => day.as_said_by(),
        Command::AsOf(None) => "everything, whenever it was said".to_owned(),
        Command::Scope(Scope::Tray) => "show only what is pinned".to_owned(),
        Command::Scope(Scope::All) => "show everything".to_owned(),
        Command::EmptyTray => "empty the tray".to_owned(),
        Command::Brush(brush) => brushed(brush),
        Command::Estimates(settings) => estimates(settings, before, dossier),
        Command::Backdrop(Some(_)) => "lay a picture under the map".to_owned(),
        Command::Backdrop(None) => "remove the picture under the map".to_owned(),
        Command::Accounts(_) => "turn the accounts".to_owned(),
        Command::Lineage(_) => "fold institutions".to_owned(),
        Command::Table(settings) if settings.sort != before.table.sort => "sort the table".to_owned(),
        Command::Table(settings) if settings.columns != before.table.columns => {
            "change the columns".to_owned()
        }
        Command::Table(_) => "filter the table".to_owned(),
        Command::Timeline(settings) if settings.by != before.timeline.by => {
            "put claims in other lanes".to_owned()
        }
        Command::Timeline(settings) if settings.folded != before.timeline.folded => {
            if settings.folded.len() > before.timeline.folded.len() { "fold a lane" } else { "unfold a lane" }
                .to_owned()
        }
        Command::Timeline(_) => "break the time axis or not".to_owned(),
        Command::State(_, name) => format!("show “{name}”"),
        _ => "choice".to_owned(),
    }
}

fn brushed(brush: &Brush) -> String {
    match (&brush.during, brush.narrows_figures()) {
        (None, false) => "show every day and figure".to_owned(),
        (Some(during), false) => format!("narrow to {during}"),
        (_, true) => "narrow the figures".to_owned(),
    }
}

fn estimates(settings: &crate::session::EstimateSettings, before: &Session, dossier: &Dossier) -> String {
    let (old, new) = (&before.estimates, settings);
    if old.query.outcome != new.query.outcome {
        return new.query.outcome.map_or_else(
            || "show all outcomes".to_owned(),
            |outcome| format!("show {}", outcome.title().to_lowercase()),
        );
    }
    if old.query.population != new.query.population {
        return new.query.population.map_or_else(
            || "show all populations".to_owned(),
            |id| format!("show {}", dossier.groups[id].name),
        );
    }
    let changed = [
        ((old.axis, old.axis_by) != (new.axis, new.axis_by), "change the axis"),
        (old.query.sort != new.query.sort, "sort the estimates"),
        (old.query.group_by != new.query.group_by, "change the headings"),
        (old.style != new.style, "change the marks"),
        (old.page != new.page, "change the page"),
    ];
    changed.iter().find(|(is_so, _)| *is_so).map_or("change the estimates", |(_, words)| words).to_owned()
}

/// An item by name: "SOHR: 48 killed".
fn item_name(dossier: &Dossier, item: Item) -> String {
    match item {
        Item::Claim(id) => {
            let claim = &dossier.claims[id];
            format!("{}: {}", speaker(dossier, claim), hedged(claim))
        }
        item => dossier.name(item).to_owned(),
    }
}

fn is_same(before: &Session, after: &Session) -> bool {
    // Without `..`, so that whoever adds a choice says whether it can be undone.
    let Session {
        selection: _,
        hovered: _,
        reveal: _,
        mode: _,
        reading,
        as_of,
        tray,
        brush,
        estimates,
        axis_span: _,
        accounts,
        lineage,
        timeline,
        table,
        map: _,
        index: _,
        overlay: _,
        scale: _,
        motion: _,
        folded: _,
        map_before: _,
        backdrop,
    } = after;
    before.reading == *reading
        && before.as_of == *as_of
        && before.tray == *tray
        && before.brush == *brush
        && before.estimates == *estimates
        && before.accounts == *accounts
        && before.lineage == *lineage
        && before.timeline == *timeline
        && before.table == *table
        && before.backdrop == *backdrop
}

/// `now` with the choices of another state that can be undone.
fn with_choices_of(now: &Session, other: Session) -> Session {
    Session {
        reading: other.reading,
        as_of: other.as_of,
        tray: other.tray,
        brush: other.brush,
        estimates: other.estimates,
        axis_span: other.axis_span,
        accounts: other.accounts,
        lineage: other.lineage,
        timeline: other.timeline,
        table: other.table,
        backdrop: other.backdrop,
        ..now.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Parallax;
    use crate::dossier::ItemKind;
    use crate::load;

    #[test]
    fn choices_are_undone_and_made_again_by_name_and_the_selection_stays() {
        let mut program = Parallax::new("x", load::read(load::KHUSHAM));
        let find = |program: &Parallax, kind, key: &str| {
            program.content().dossier().and_then(|dossier| dossier.find(kind, key)).expect("an item")
        };
        let (sohr, khusham) =
            (find(&program, ItemKind::Source, "sohr"), find(&program, ItemKind::Place, "khusham"));
        let day = crate::dossier::Moment::read("2018-02-09", &crate::dossier::Zone::default()).ok();
        program.apply(Command::Pin(sohr));
        program.apply(Command::AsOf(day));
        program.apply(Command::Select(khusham));
        assert_eq!(program.undo.next_undo(), Some("as said by 9 February 2018"));
        program.apply(Command::Undo);
        assert_eq!((program.session().as_of, program.session().tray.pinned()), (None, &[sohr][..]));
        let name =
            program.content().dossier().map(|dossier| dossier.name(sohr).to_owned()).unwrap_or_default();
        assert_eq!(program.undo.next_undo(), Some(format!("pin {name}").as_str()));
        program.apply(Command::Undo);
        program.apply(Command::Undo);
        assert_eq!((program.session().tray.pinned(), program.undo.next_undo()), (&[][..], None));
        assert_eq!(
            program.session().selection.current(),
            Some(khusham),
            "back and forward are for the selection"
        );
        program.apply(Command::Redo);
        program.apply(Command::Redo);
        assert_eq!((program.session().as_of, program.undo.next_redo()), (day, None));
        program.apply(Command::Undo);
        program.apply(Command::EmptyTray);
        assert_eq!(program.undo.next_redo(), None, "another choice forgets what lay ahead");
    }

    #[test]
    fn a_choice_that_changes_nothing_is_none_and_their_number_is_bounded() {
        let mut program = Parallax::new("x", load::read(load::KHUSHAM));
        program.apply(Command::EmptyTray);
        assert_eq!(program.undo.next_undo(), None);
        let claim = program
            .content()
            .dossier()
            .map(|dossier| Item::Claim(dossier.claims.ids().next().expect("a claim")));
        for _ in 0..3 * MOST {
            program.apply(Command::Pin(claim.expect("a claim")));
        }
        assert_eq!(program.undo.past.len(), MOST);
    }
}
