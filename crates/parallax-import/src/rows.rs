//! Rows of a sheet whose columns were found: who says it, where it was read, of what and of whom, and one claim for each
//! figure. Every row is in a claim or in the list of what was left out.

use parallax_dossier::dossier::{Identity, Outcome, SourceKind};
use parallax_dossier::draft::{Claim, Document, Entries, Event, Location, Place, Quantity, Word};

use crate::cell::{self, Amount, Manner, Part, Said};
use crate::columns::{End, Role, Table};
use crate::date::{self, DayOrder};
use crate::making::{Maker, fits_note, is_link, line, name, paragraph};
use crate::position;
use crate::shape::Job;
use crate::sheet::Row;
use crate::summary::{Remark, Summary};

/// Longest text that a quantity in words can hold, in letters.
pub(crate) const LONGEST_WORDS: usize = 1_900;

/// What all claims of a row share.
struct Shared {
    by: Word<'static>,
    via: Vec<Word<'static>>,
    document: Word<'static>,
    said: Option<Word<'static>>,
    event: Option<Word<'static>>,
    at: Option<Word<'static>>,
    note: String,
}

impl Shared {
    /// A claim that says nothing yet.
    fn claim(&self) -> Claim<'static> {
        let Self { by, via, document, said, event, at, note: _ } = self;
        Claim {
            by: Some(by.clone()),
            via: via.clone(),
            document: Some(document.clone()),
            said: said.clone(),
            event: event.clone(),
            at: at.clone(),
            ..Claim::default()
        }
    }
}

/// What a shape adds to a sheet.
#[derive(Default)]
pub(crate) struct More {
    /// Columns that are kept in the notes, each with its name.
    pub asides: Vec<usize>,
    /// Who says what has no source in its row.
    pub speaker: Option<(&'static str, SourceKind)>,
}

/// Makes claims of all rows of a table.
pub(crate) fn read(table: &Table, more: &More, job: &mut Job) {
    let Job { prefix, maker, summary } = job;
    let figures: Vec<usize> =
        (0..table.map.columns.len()).filter(|at| table.map.columns[*at].role.outcome().is_some()).collect();
    let manner = Manner::of_column(table.rows.iter().flat_map(|row| figures.iter().map(|at| row.cell(*at))));
    for row in table.rows {
        maker.at_row(row.number);
        let mut of_row = OfRow { table, row, figures: &figures, manner, prefix, maker, summary, more };
        if of_row.read() {
            summary.rows_with_claims += 1;
        }
    }
}

struct OfRow<'a, 's> {
    table: &'a Table<'s>,
    row: &'a Row,
    figures: &'a [usize],
    manner: Manner,
    prefix: &'a str,
    maker: &'a mut Maker,
    summary: &'a mut Summary,
    more: &'a More,
}

impl OfRow<'_, '_> {
    /// Makes the claims of the row; false if there are none.
    fn read(&mut self) -> bool {
        let before = self.maker.draft.claims.len();
        let figures: Vec<(usize, Vec<Said>)> =
            self.figures.iter().filter_map(|at| Some((*at, self.figure(*at)?))).collect();
        let text =
            [Role::Notes, Role::Title].map(|role| self.cell(role)).into_iter().find(|text| !text.is_empty());
        if figures.is_empty() && text.is_none() {
            let words: Vec<&str> =
                self.row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
            self.leave_out(None, &words.join(" | "), "the row has no figure and no text to keep");
            return false;
        }
        self.tell_cells_beyond();
        let shared = self.shared();
        let mut done = Vec::new();
        for (at, said) in &figures {
            if done.contains(at) {
                continue;
            }
            match self.pair(*at, &figures) {
                Some((other, said)) => {
                    done.push(other);
                    self.claims(*at, &[said], &shared);
                }
                None => self.claims(*at, &self.one_ended(*at, said), &shared),
            }
        }
        if self.maker.draft.claims.len() == before {
            let Some(text) = text else { return false };
            let gist = paragraph(&text);
            if !fits_note(&gist) {
                self.leave_out(None, &gist, "the text is longer than a dossier can hold");
                return false;
            }
            let note = shared.note.strip_suffix(gist.as_str()).unwrap_or(&shared.note).trim_end().to_owned();
            let claim = Claim { gist, note, ..shared.claim() };
            let id = format!("{}row {}", self.prefix, self.maker.row_name());
            self.maker.claim(&id, claim);
        }
        true
    }

    /// Lists cells that stand farther right than the header: mostly of a row that was divided where it should not be.
    fn tell_cells_beyond(&mut self) {
        let beyond = self.row.cells.iter().skip(self.table.map.columns.len()).map(|cell| cell.trim());
        let beyond: Vec<&str> = beyond.filter(|cell| !cell.is_empty()).collect();
        if !beyond.is_empty() {
            let why = "the row has more cells than the header; a text may hold a separator";
            self.leave_out(None, &beyond.join(" | "), why);
        }
    }

    /// The figures of one column; `None` if the cell has none.
    fn figure(&mut self, at: usize) -> Option<Vec<Said>> {
        let text = self.row.cell(at).to_owned();
        if text.is_empty() || self.table.sheet.merged.contains(&(self.row.number, at)) {
            return None;
        }
        if text.chars().count() > LONGEST_WORDS {
            self.leave_out(Some(at), &text, "the text is longer than the words of a quantity can be");
            return None;
        }
        let said = cell::read(&text, self.manner).said;
        if said.is_empty() {
            return None;
        }
        if said.iter().all(Said::is_blank) {
            self.leave_out(Some(at), &text, "the cell has only a sign that nothing was entered");
            return None;
        }
        for one in &said {
            if let Some(doubt) = &one.doubt {
                self.summary.doubts.push(Remark::new(self.table, self.row.number, Some(at), &text, doubt));
            }
            if one.is_words() {
                self.summary.words.push(Remark::new(self.table, self.row.number, Some(at), &text, ""));
            }
        }
        Some(said)
    }

    /// The other end of the range that the column at `at` gives, and the range.
    fn pair(&self, at: usize, figures: &[(usize, Vec<Said>)]) -> Option<(usize, Said)> {
        let column = &self.table.map.columns[at];
        let wanted = match column.end {
            End::Whole => return None,
            End::Least => End::Most,
            End::Most => End::Least,
        };
        let fits = |other: &&(usize, Vec<Said>)| {
            let other = &self.table.map.columns[other.0];
            (other.role, &other.of, other.end) == (column.role, &column.of, wanted)
        };
        let (other, second) = figures.iter().find(fits)?;
        let (_, first) = figures.iter().find(|(column, _)| *column == at)?;
        let ([first], [second]) = (&first[..], &second[..]) else { return None };
        let (least, most) = if column.end == End::Least { (first, second) } else { (second, first) };
        let plain = |said: &Said| match said.amount {
            Amount::Exactly(n) if !said.about && !said.so_far => Some(n),
            _ => None,
        };
        let worded = format!("{} to {}", least.worded, most.worded);
        let amount = match (plain(least), plain(most)) {
            (Some(least), Some(most)) if least == most => Amount::Exactly(least),
            (Some(least), Some(most)) if least < most => Amount::Between(least, most),
            _ => Amount::Words(worded.clone()),
        };
        Some((*other, Said { worded, amount, ..Said::default() }))
    }

    /// A figure that is only one end of a range.
    fn one_ended(&self, at: usize, said: &[Said]) -> Vec<Said> {
        let bound = |one: &Said| {
            let amount = match (self.table.map.columns[at].end, &one.amount) {
                (End::Whole, amount) => amount.clone(),
                (End::Least, Amount::Exactly(n)) => Amount::AtLeast(*n),
                (End::Most, Amount::Exactly(n)) => Amount::AtMost(*n),
                _ => Amount::Words(one.worded.clone()),
            };
            Said { amount, ..one.clone() }
        };
        said.iter().map(bound).collect()
    }

    /// A claim for each figure of a cell.
    fn claims(&mut self, at: usize, said: &[Said], shared: &Shared) {
        let column = self.table.map.columns[at].clone();
        let whole = self.population();
        for (index, one) in said.iter().enumerate() {
            let outcome = one.outcome.or(column.role.outcome()).unwrap_or(Outcome::Casualties);
            let mut group = whole.clone();
            for name in column.of.iter().chain(&one.of) {
                group = self.maker.group(name, Some(&group), "");
            }
            let id = format!(
                "{}row {} {outcome:?}{}",
                self.prefix,
                self.maker.row_name(),
                if index == 0 { String::new() } else { format!(" {}", index + 1) }
            );
            let mut claim = shared.claim();
            if let Some(speaker) = &one.speaker {
                let row_source = claim.by.replace(self.speaker(speaker));
                if row_source != claim.by {
                    claim.via = row_source.into_iter().chain(claim.via).collect();
                    dedup(&mut claim.via, claim.by.as_ref());
                }
            }
            claim.worded = Some(line(&one.worded));
            claim.hedge = one.remark.as_deref().map(line);
            claim.note = self.with_place(&shared.note, &column.name);
            claim.says = one.says(outcome, group.clone(), parts(self.maker, &one.parts, &group));
            self.maker.claim(&id, claim);
        }
    }

    /// The note of a claim, with the cell that it was read from.
    fn with_place(&self, note: &str, column: &str) -> String {
        let place = format!(
            "{} {}, column “{}”.",
            if self.table.sheet.is_tree { "Entry" } else { "Row" },
            self.row.number,
            line(column)
        );
        if note.is_empty() { place } else { format!("{place} {note}") }
    }

    fn speaker(&mut self, speaker: &str) -> Word<'static> {
        self.maker.source(
            speaker,
            SourceKind::Other,
            Identity::Unclear,
            "Named so in a cell with several figures, or in brackets after one.",
        )
    }

    fn population(&mut self) -> Word<'static> {
        let cell = self.cell(Role::Population);
        let given = self.table.map.population.clone();
        match (cell.is_empty(), given) {
            (false, _) => self.maker.group(&cell, None, ""),
            (true, Some(name)) => self.maker.group(&name, None, ""),
            (true, None) => {
                self.maker.group("People", None, "Those whom the sheet counts; it does not say who they are.")
            }
        }
    }

    fn shared(&mut self) -> Shared {
        let said = self.date(Role::Published);
        let (by, via) = self.speakers();
        let document = self.document(said.as_ref());
        let at = self.place();
        let event = self.event(at.as_ref());
        let mut note = paragraph(&self.cell(Role::Notes));
        if !fits_note(&note) {
            self.leave_out(
                self.table.column(Role::Notes),
                &note.clone(),
                "the text is longer than a note can be",
            );
            note = String::new();
        }
        let asides = self.more.asides.iter().filter_map(|at| {
            let text = paragraph(self.row.cell(*at));
            (!text.is_empty()).then(|| format!("{}: {text}", line(&self.table.map.columns[*at].name)))
        });
        let asides = asides.collect::<Vec<_>>().join("\n");
        if !asides.is_empty() {
            let longer = if note.is_empty() { asides } else { format!("{asides}\n{note}") };
            if fits_note(&longer) {
                note = longer;
            } else {
                self.leave_out(None, &longer, "the text is longer than a note can be");
            }
        }
        let id = self.cell(Role::Id);
        if !id.is_empty() {
            let words = format!("{} “{}”.", self.column_name(Role::Id), line(&id));
            note = if note.is_empty() { words } else { format!("{words} {note}") };
        }
        Shared { by, via, document, said, event, at, note }
    }

    /// Who says it, and through whom.
    fn speakers(&mut self) -> (Word<'static>, Vec<Word<'static>>) {
        let (source, outlet) = (self.cell(Role::Source), self.cell(Role::Outlet));
        let outlet_id =
            (!outlet.is_empty()).then(|| self.maker.source(&outlet, SourceKind::Media, Identity::Named, ""));
        let by = match (source.is_empty(), &outlet_id) {
            (false, _) => self.maker.source(&source, SourceKind::Other, Identity::Named, ""),
            (true, Some(outlet)) => outlet.clone(),
            (true, None) => {
                let sheet = self.table.sheet.file.clone();
                match (&self.table.map.source, self.more.speaker) {
                    (Some(name), _) => self.maker.source(name, SourceKind::Other, Identity::Named, ""),
                    (None, Some((name, kind))) => self.maker.source(name, kind, Identity::Named, ""),
                    (None, None) => self.maker.source(
                        &format!("Sheet {sheet}"),
                        SourceKind::Other,
                        Identity::Unclear,
                        "Stands for rows that name no source.",
                    ),
                }
            }
        };
        let mut via: Vec<Word<'static>> = outlet_id.into_iter().collect();
        dedup(&mut via, Some(&by));
        (by, via)
    }

    /// The document in which the row says it was read, or else the sheet.
    fn document(&mut self, dated: Option<&Word<'static>>) -> Word<'static> {
        let link = self.link(Role::Link);
        let archive_url = self.link(Role::Archive);
        let (title, outlet) = (self.cell(Role::Title), self.cell(Role::Outlet));
        let publisher = (!outlet.is_empty()).then(|| name(&outlet));
        let key = match (&link, title.is_empty()) {
            (Some(link), _) => link.clone(),
            (None, false) => format!("{title} by {outlet}"),
            (None, true) => {
                let sheet = self.table.sheet;
                let title = if sheet.name.is_empty() {
                    sheet.file.clone()
                } else {
                    format!("{}, sheet {}", sheet.file, sheet.name)
                };
                let document = Document {
                    title: Some(name(&title)),
                    note: "The sheet that was imported; its rows name no other document.".to_owned(),
                    ..Document::default()
                };
                return self.maker.document(&format!("sheet {title}"), document);
            }
        };
        let title = match (title.is_empty(), &link) {
            (false, _) => name(&title),
            (true, Some(link)) => name(link),
            (true, None) => name(&key),
        };
        let document = Document {
            title: Some(title),
            publisher,
            dated: dated.cloned(),
            url: link,
            archive_url,
            ..Document::default()
        };
        self.maker.document(&key, document)
    }

    /// The first link of a cell; what is no link is listed.
    fn link(&mut self, role: Role) -> Option<String> {
        let text = self.cell(role);
        let mut words = text.split_whitespace();
        let link = words.clone().find(|word| is_link(word)).map(str::to_owned);
        if !text.is_empty() && (link.is_none() || words.any(|word| Some(word) != link.as_deref())) {
            let why = if link.is_some() {
                "only the first link was kept"
            } else {
                "it is no link that begins with http or https"
            };
            self.leave_out(self.table.column(role), &text, why);
        }
        link
    }

    fn place(&mut self) -> Option<Word<'static>> {
        let text = self.cell(Role::Place);
        let (lat, lon, pair) =
            (self.cell(Role::Latitude), self.cell(Role::Longitude), self.cell(Role::Position));
        let position = if !pair.is_empty() {
            Some((position::read_pair(&pair), Role::Position, pair.clone()))
        } else if lat.is_empty() && lon.is_empty() {
            None
        } else {
            Some((position::read(&lat, &lon), Role::Latitude, format!("{lat}, {lon}")))
        };
        let mut at = Location::NotLocated;
        let mut written = String::new();
        match position {
            Some((Ok(found), _, text)) => {
                at = Location::Point(found.into());
                written = text;
            }
            Some((Err(why), role, text)) => self.leave_out(self.table.column(role), &text, &why),
            None => {}
        }
        if text.is_empty() && written.is_empty() {
            return None;
        }
        let title = if text.is_empty() { written.clone() } else { text.clone() };
        let basis = if written.is_empty() { String::new() } else { format!("The sheet: {}", line(&written)) };
        Some(self.maker.place(
            &format!("{text} at {written}"),
            Place { name: Some(name(&title)), at, basis, ..Place::default() },
        ))
    }

    /// The event that the row is about: of its id, or else of its name, day and place.
    fn event(&mut self, at: Option<&Word<'static>>) -> Option<Word<'static>> {
        let on = self.days();
        let (text, place, id) = (self.cell(Role::Event), self.cell(Role::Place), self.cell(Role::Id));
        if text.is_empty() && on.is_none() && at.is_none() {
            return None;
        }
        let day = on.as_ref().map(ToString::to_string).unwrap_or_default();
        let key = if id.is_empty() {
            format!("{text} on {day} at {}", at.map(ToString::to_string).unwrap_or_default())
        } else {
            format!("id {id}")
        };
        let shown = day.trim_matches(['[', ']']).replace(',', " or ").replace('/', " to ");
        let parts = if text.is_empty() { vec![place, shown] } else { vec![text] };
        let title = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        let title = if title.is_empty() { id } else { title };
        let title = if title.is_empty() { "Event without a name".to_owned() } else { title };
        let written = line(&self.cell(Role::EventDate));
        let on_basis =
            if on.is_none() || written == day { String::new() } else { format!("The sheet: {written}") };
        Some(self.maker.event(
            &key,
            Event { name: Some(name(&title)), on, on_basis, at: at.cloned(), ..Event::default() },
        ))
    }

    /// The day of the event, or the span from its first day to its last.
    fn days(&mut self) -> Option<Word<'static>> {
        let first = self.date(Role::EventDate)?;
        let Some(last) = self.date(Role::EndDate) else { return Some(first) };
        let (first, last) = (first.to_string(), last.to_string());
        let is_plain =
            |date: &str| date.len() == 10 && date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        Some(if is_plain(&first) && is_plain(&last) && first < last {
            format!("{first}/{last}").into()
        } else {
            first.into()
        })
    }

    fn date(&mut self, role: Role) -> Option<Word<'static>> {
        let text = self.cell(role);
        if text.is_empty() {
            return None;
        }
        match date::read(&text, self.table.map.dates.unwrap_or(DayOrder::NotShown)) {
            Ok(date) => Some(date.into()),
            Err(why) => {
                self.leave_out(self.table.column(role), &text, &why);
                None
            }
        }
    }

    fn cell(&self, role: Role) -> String {
        self.table.cell(self.row, role).to_owned()
    }

    fn column_name(&self, role: Role) -> String {
        self.table.column(role).map_or_else(String::new, |at| line(&self.table.map.columns[at].name))
    }

    fn leave_out(&mut self, column: Option<usize>, text: &str, why: &str) {
        self.summary.left_out.push(Remark::new(self.table, self.row.number, column, text, why));
    }
}

/// Drops who speaks, and whoever stands in the list already.
fn dedup(via: &mut Vec<Word<'static>>, by: Option<&Word<'static>>) {
    let mut kept: Vec<Word<'static>> = Vec::new();
    for one in via.drain(..) {
        if Some(&one) != by && !kept.contains(&one) {
            kept.push(one);
        }
    }
    *via = kept;
}

/// The parts of a figure, by the populations that they count within `whole`.
pub(crate) fn parts(maker: &mut Maker, parts: &[Part], whole: &Word<'static>) -> Entries<Quantity<'static>> {
    let mut entries: Vec<(String, Quantity)> = Vec::new();
    for part in parts {
        let Some(quantity) = part.quantity() else { continue };
        let of = maker.group(&part.of, Some(whole), "").to_string();
        if entries.iter().all(|(id, _)| *id != of) {
            entries.push((of, quantity));
        }
    }
    entries.into_iter().collect()
}
