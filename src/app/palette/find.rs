//! What the palette finds: the folded names of everything, kept as long as the dossier is open, and an answer for what
//! was typed.

use std::sync::{Arc, OnceLock};

use egui::{Id, Ui};

use super::Offer;
use super::commands::{Entry, entries};
use crate::analysis::search::{Haystack, Names, Query, Rank};
use crate::dossier::{Item, ReadingId};
use crate::session::Command;
use crate::views::walk;

/// The most rows that are listed.
const MOST: usize = 200;
/// A dossier with more claims is folded beside the window's own work.
const AT_ONCE: usize = 5_000;

/// Everything that can be found and done.
pub struct Stock {
    entries: Vec<(Entry, Names)>,
    /// The items; none where there is no dossier.
    items: Option<Arc<OnceLock<Haystack>>>,
    /// What the answers depend on besides the text.
    key: Key,
}

/// Revision, reading, whether all names are read, the titles of the commands.
type Key = (u64, ReadingId, bool, Vec<String>);

/// One row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// An item.
    Item(Item),
    /// A command, by its number.
    Command(usize),
}

/// What was found.
pub struct Answer {
    text: String,
    key: Key,
    rows: Vec<Row>,
    count: usize,
}

impl Stock {
    /// What there is now.
    pub fn of(ui: &Ui, offer: &Offer<'_>) -> Self {
        let entries: Vec<(Entry, Names)> = entries(offer)
            .into_iter()
            .map(|entry| {
                let names = Names::new([entry.title.as_str(), entry.also]);
                (entry, names)
            })
            .collect();
        let revision = offer.ctx.map_or(u64::MAX, |ctx| ctx.revision);
        let items = haystack(ui, offer);
        let is_ready = items.as_ref().is_none_or(|items| items.get().is_some());
        let titles = entries.iter().map(|(entry, _)| entry.title.clone()).collect();
        Self { entries, items, key: (revision, offer.session.reading, is_ready, titles) }
    }

    /// Whether all names are read.
    pub const fn is_ready(&self) -> bool {
        self.key.2
    }

    /// The command of a number.
    pub fn entry(&self, number: usize) -> Option<&Entry> {
        self.entries.get(number).map(|(entry, _)| entry)
    }

    /// The answer to a text; the one before where it is still right.
    pub fn answer(&self, before: Option<Arc<Answer>>, text: &str) -> Arc<Answer> {
        match before {
            Some(answer) if answer.text == text && answer.key == self.key => answer,
            _ => Arc::new(self.find(text)),
        }
    }

    fn find(&self, text: &str) -> Answer {
        let only_commands = text.trim_start().strip_prefix('>');
        let mut query = Query::new(only_commands.unwrap_or(text));
        let mut ranked: Vec<(Rank, Row)> = Vec::new();
        let mut count = 0;
        if only_commands.is_none()
            && let Some(items) = self.items.as_ref().and_then(|items| items.get())
        {
            let found = items.find(&mut query, MOST);
            ranked.extend(found.hits.iter().map(|hit| (hit.rank, Row::Item(hit.item))));
            count = found.count;
        }
        let items = ranked.len();
        for (number, (_, names)) in self.entries.iter().enumerate() {
            if let Some(rank) = query.rank(names) {
                ranked.push((rank, Row::Command(number)));
                count += 1;
            }
        }
        if query.is_empty() {
            // Nothing typed: what can be done first, then everything there is.
            ranked.rotate_left(items);
        } else {
            // Of equals items come before commands.
            ranked.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
        }
        ranked.truncate(MOST);
        let rows = ranked.into_iter().map(|(_, row)| row).collect();
        Answer { text: text.to_owned(), key: self.key.clone(), rows, count }
    }

    /// What taking a row asks for.
    pub fn commands(&self, ui: &Ui, row: &Row) -> Vec<Command> {
        match row {
            Row::Item(item) => vec![Command::Select(*item)],
            Row::Command(number) => {
                let Some(entry) = self.entry(*number) else { return Vec::new() };
                if let Command::Show(view) = entry.command {
                    walk::want(ui, walk::Region::View(view));
                }
                vec![entry.command.clone()]
            }
        }
    }
}

impl Answer {
    /// The rows, best first.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// How many there are in all.
    pub const fn count(&self) -> usize {
        self.count
    }

    /// The words that were looked for.
    pub fn words(&self) -> &str {
        self.text.trim_start().trim_start_matches('>')
    }
}

/// The folded names, and what they were folded of.
type Kept = ((u64, ReadingId), Arc<OnceLock<Haystack>>);

/// The folded names of the open dossier: made when the palette is opened for the first time, a large one beside the
/// window's own work, so that no key waits for it.
fn haystack(ui: &Ui, offer: &Offer<'_>) -> Option<Arc<OnceLock<Haystack>>> {
    let (ctx, opened) = (offer.ctx?, offer.opened?);
    let id = Id::unique("palette haystack");
    let key = (ctx.revision, offer.session.reading);
    if let Some((old, kept)) = ui.data(|data| data.get_temp::<Kept>(id))
        && old == key
    {
        return Some(kept);
    }
    let cell = Arc::new(OnceLock::new());
    let (opened, reading) = (Arc::clone(opened), offer.session.reading);
    let (filled, repaint) = (Arc::clone(&cell), ui.ctx().clone());
    let make = move || {
        // Nobody else fills it.
        let _ = filled.set(Haystack::new(&opened.dossier, opened.readings.get(reading)));
        repaint.request_repaint();
    };
    if ctx.dossier.claims.len() > AT_ONCE {
        std::thread::spawn(make);
    } else {
        make();
    }
    ui.data_mut(|data| data.insert_temp::<Kept>(id, (key, Arc::clone(&cell))));
    Some(cell)
}
