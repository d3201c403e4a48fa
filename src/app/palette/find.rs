//! The search behind the palette: folded names, cached while the dossier is open; commands, cached while the
//! choices are the same; and the results for the typed text.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use egui::mutex::Mutex;
use egui::{Id, Rect, Ui};

use super::Offer;
use super::commands::{Entry, entries};
use crate::analysis::search::{self, Haystack, Names, Query, Rank, Sentence};
use crate::app::settings::Recent;
use crate::app::{Origin, jobs};
use crate::dossier::{Dossier, Item};
use crate::memo::{IsWanted, Memo};
use crate::session::{Command, Input, Reads};
use crate::views::{Context, navigation};

/// Maximum number of rows listed.
const MOST: usize = 200;
/// A dossier with more claims, or more bytes of gists and notes, is folded beside the window's own work.
const AT_ONCE: usize = 2_000;
const BYTES_AT_ONCE: usize = 1 << 20;

/// Everything that can be found.
pub struct Stock {
    entries: Vec<Offered>,
    /// The items; `None` if there is no dossier.
    items: Option<Memo<Reads, Haystack>>,
    made_of: Of,
}

/// A command, as it is searched.
struct Offered {
    entry: Entry,
    names: Names,
    /// Its words.
    said: Sentence,
}

/// The inputs of a stock, to check whether it is still valid.
struct Of {
    choices: Reads,
    origin: Origin,
    recent: Vec<Recent>,
    map: Option<Rect>,
}

impl Of {
    fn now(offer: &Offer<'_>) -> Self {
        Self {
            choices: offer.revisions.all(),
            origin: offer.origin.clone(),
            recent: offer.recent.to_vec(),
            map: offer.map,
        }
    }

    fn is_now(&self, offer: &Offer<'_>) -> bool {
        self.choices == offer.revisions.all()
            && self.map == offer.map
            && self.origin == *offer.origin
            && self.recent == offer.recent
    }
}

/// One row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// An item.
    Item(Item),
    /// A command, by index.
    Command(usize),
}

/// Search results.
pub struct Answer {
    text: String,
    /// True if all names were ready.
    is_whole: bool,
    rows: Vec<Row>,
    /// Why each row was found, computed when it is drawn.
    whys: Vec<OnceLock<String>>,
    count: usize,
    /// The query, kept to find matching letters: it is costly to make.
    query: Mutex<Query>,
}

impl Stock {
    /// Returns the cached stock if its inputs are unchanged, else rebuilds it.
    pub fn cached(ui: &Ui, offer: &Offer<'_>, before: Option<Arc<Self>>) -> Arc<Self> {
        before.filter(|stock| stock.made_of.is_now(offer)).unwrap_or_else(|| Arc::new(Self::new(ui, offer)))
    }

    fn new(ui: &Ui, offer: &Offer<'_>) -> Self {
        let named = |entry: Entry| {
            let names = Names::new([entry.title.as_str(), entry.also]);
            let said = Sentence::new(&format!("{} {}", entry.title, entry.also));
            Offered { entry, names, said }
        };
        let entries = entries(offer).into_iter().map(named).collect();
        Self { entries, items: haystack(ui, offer), made_of: Of::now(offer) }
    }

    /// True if all names are ready.
    pub fn is_ready(&self) -> bool {
        self.items.as_ref().is_none_or(|items| items.known().is_some() || items.is_stopped())
    }

    /// True if reading the names failed, so that only commands are found.
    pub fn is_broken(&self) -> bool {
        self.items.as_ref().is_some_and(Memo::is_stopped)
    }

    /// The command with this index.
    pub fn entry(&self, number: usize) -> Option<&Entry> {
        self.entries.get(number).map(|offered| &offered.entry)
    }

    /// Returns the results for a text; the previous ones if they are still valid for this stock.
    pub fn answer(&self, before: Option<Arc<Answer>>, text: &str) -> Arc<Answer> {
        let is_whole = self.is_ready();
        before
            .filter(|answer| answer.text == text && answer.is_whole == is_whole)
            .unwrap_or_else(|| Arc::new(self.find(text)))
    }

    fn find(&self, text: &str) -> Answer {
        let only_commands = commands_only(text);
        let mut query = Query::new(only_commands.unwrap_or(text));
        let mut ranked: Vec<(Rank, Row)> = Vec::new();
        let mut count = 0;
        // Checked first: if the names become ready during this search, it is repeated.
        let is_whole = self.is_ready();
        if only_commands.is_none()
            && let Some(items) = self.items.as_ref().and_then(Memo::known)
        {
            let found = items.find(&mut query, MOST);
            ranked.extend(found.hits.iter().map(|hit| (hit.rank, Row::Item(hit.item))));
            count = found.count;
        }
        // Scattered letters of a name are the weakest match: they come last, after the commands.
        let strewn = ranked.split_off(ranked.partition_point(|(rank, _)| rank.is_whole()));
        let mut commands: Vec<(Rank, Row)> = Vec::new();
        for (number, Offered { names, said, .. }) in self.entries.iter().enumerate() {
            // Names are many and hard to spell, so they match loosely; a command is executed, so it must
            // contain the typed words.
            if query.is_said_in(said)
                && let Some(rank) = query.rank(names)
            {
                commands.push((rank, Row::Command(number)));
                count += 1;
            }
        }
        if !query.is_empty() {
            commands.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
        }
        let rows: Vec<Row> = ranked.into_iter().chain(commands).chain(strewn).map(|(_, row)| row).collect();
        let whys = rows.iter().map(|_| OnceLock::new()).collect();
        Answer { text: text.to_owned(), is_whole, rows, whys, count, query: Mutex::new(query) }
    }

    /// The commands for choosing a row.
    pub fn commands(&self, ui: &Ui, row: &Row) -> Vec<Command> {
        match row {
            Row::Item(item) => vec![Command::Select(*item)],
            Row::Command(number) => {
                let Some(entry) = self.entry(*number) else { return Vec::new() };
                if let Command::Show(view) = entry.command {
                    navigation::want(ui, navigation::Region::View(view));
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

    /// The total number of matches.
    pub const fn count(&self) -> usize {
        self.count
    }

    /// The query.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The matching parts of `shown`, as byte ranges, ascending: in a name also scattered letters, in a claim
    /// only words.
    pub fn letters(&self, row: Row, shown: &str) -> Vec<Range<usize>> {
        let mut query = self.query.lock();
        match row {
            Row::Item(Item::Claim(_)) => query.some_words(shown),
            Row::Item(_) | Row::Command(_) => query.letters(shown),
        }
    }

    /// Why the item in this row was found, in words; empty if its name shows it.
    pub fn why(&self, row: usize, ctx: &Context<'_>) -> &str {
        let (Some(cell), Some(Row::Item(item))) = (self.whys.get(row), self.rows.get(row)) else { return "" };
        cell.get_or_init(|| {
            let found = search::why(ctx.dossier, ctx.reading(), *item, &mut self.query.lock());
            found.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        })
    }
}

/// The text after a `>`, which limits the search to commands. Before a number, the sign means "more than".
fn commands_only(text: &str) -> Option<&str> {
    let rest = text.trim_start().strip_prefix('>')?;
    let number = rest.strip_prefix('=').unwrap_or(rest).trim_start();
    (!number.starts_with(|letter: char| letter.is_numeric())).then_some(rest)
}

/// Whether a dossier of not so many claims has long texts in them.
fn is_long(dossier: &Dossier) -> bool {
    let texts = dossier.claims.rows().iter().map(|claim| claim.gist.len() + claim.note.len());
    texts.sum::<usize>() > BYTES_AT_ONCE
}

/// The folded names of the open dossier: made when the palette is opened for the first time, a large one beside the
/// window's own work, so that no key waits for it.
fn haystack(ui: &Ui, offer: &Offer<'_>) -> Option<Memo<Reads, Haystack>> {
    let (ctx, opened) = (offer.ctx?, offer.opened?);
    let id = Id::unique("palette haystack");
    let mut memo: Memo<Reads, Haystack> = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    if memo.follow(offer.revisions.of(&[Input::Dossier, Input::Reading])) {
        ui.data_mut(|data| data.insert_temp(id, memo.clone()));
    }
    let prepare = || {
        let (opened, reading) = (Arc::clone(opened), offer.session.reading);
        move |_: IsWanted<'_>| Some(Haystack::new(&opened.dossier, opened.readings.get(reading)))
    };
    if ctx.dossier.claims.len() > AT_ONCE || is_long(ctx.dossier) {
        let repaint = ui.ctx().clone();
        memo.ask(|work| jobs::start("names", work, |_| {}), move || repaint.request_repaint(), prepare);
    } else {
        memo.ask_now(prepare);
    }
    Some(memo)
}
