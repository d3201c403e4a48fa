//! Steps of a walk, and the states that they and view files hold.

use super::super::diagnostic::Code;
use super::super::raw::{self, Word};
use super::super::site::{Section, Site};
use super::Tables;
use super::names::closest;
use super::opens::report_unknown_reading;
use super::report::{Report, quoted};
use crate::dossier::{Column, Date, Item, ItemKind, Lane, Step, ViewState};
use crate::letters::Length;

/// Maximum number of steps: more is no walk.
const MOST: usize = 1_000;

impl Tables<'_> {
    pub(super) fn steps(
        &mut self,
        raw: Vec<raw::Step<'_>>,
        readings: &[String],
        to: &mut Report,
    ) -> Vec<Step> {
        if raw.len() > MOST {
            let message = format!("a walk has at most {MOST} steps, not {}", raw.len());
            to.add(Code::UnfitState, Site::ROOT.field("steps"), message);
            return Vec::new();
        }
        super::rows(raw, Section::Steps, |step, site| Step {
            title: to.required(step.title, site, "title"),
            text: {
                to.prose(&step.text, site.field("text"));
                step.text
            },
            state: step
                .state
                .map(|state| self.state(state, readings, site.field("state"), to))
                .unwrap_or_default(),
        })
    }

    /// Turns a state into one of this dossier. What the dossier does not have is reported and left out.
    pub(super) fn state(
        &mut self,
        raw: raw::ViewState<'_>,
        readings: &[String],
        site: Site,
        to: &mut Report,
    ) -> ViewState {
        let during = to.date(raw.during.as_ref(), site.field("during"));
        if let (Some(from), Some(until)) = (raw.figures_from, raw.figures_to) {
            to.between(from, until, site.field("figures_from"));
        }
        ViewState {
            view: raw.view,
            beside: raw.beside,
            alone: raw.alone,
            selected: self.selected(&raw.selected, site.field("selected"), to),
            pinned: self.pinned(&raw.pinned, site.field("pinned"), to),
            only_pinned: raw.only_pinned,
            as_of: moment(raw.as_of.as_ref(), site.field("as_of"), to),
            during,
            figures_from: raw.figures_from,
            figures_to: raw.figures_to,
            reading: raw.reading.and_then(|word| {
                let is_known = report_unknown_reading(&word.0, readings, site.field("reading"), to);
                is_known.then(|| word.0.into_owned())
            }),
            outcome: raw
                .outcome
                .as_ref()
                .and_then(|outcome| self.known_outcome(outcome, site.field("outcome"), to)),
            population: self.groups.find_optional(raw.population.as_ref(), site.field("population"), to),
            whole_only: raw.whole_only,
            sort: raw.sort,
            group_by: raw.group_by,
            axis: raw.axis,
            intervals: raw.intervals,
            coding: raw.coding,
            sources_down: raw.sources_down,
            folded: raw.folded,
            order: raw.order,
            descending: raw.descending,
            filters: filters(&raw.filters, site.field("filters"), to),
            columns: columns(&raw.columns, site.field("columns"), to),
            widths: widths(&raw.widths, site.field("widths"), to),
            lanes_by_source: raw.lanes_by_source,
            folded_lanes: self.lanes(&raw.folded_lanes, site.field("folded_lanes"), to),
            unbroken: raw.unbroken,
            everywhere: raw.everywhere,
            frame: raw.frame.map(|frame| super::rows::frame(&frame, site.field("frame"), to)),
        }
    }

    /// What is selected: one item, or claims.
    fn selected(&mut self, words: &[Word<'_>], list: Site, to: &mut Report) -> Vec<Item> {
        let found = self.items(words, list, |_| true, "", to);
        let is_set = found.len() > 1;
        if is_set && let Some(other) = found.iter().position(|item| item.kind() != ItemKind::Claim) {
            let message = "several items are selected, and they are not all claims".to_owned();
            let hint = "select one item, or claims".to_owned();
            to.add_hinted(Code::UnfitState, list.item(other), message, hint);
            return Vec::new();
        }
        found
    }

    fn pinned(&mut self, words: &[Word<'_>], list: Site, to: &mut Report) -> Vec<Item> {
        let is_pinned = |kind| matches!(kind, ItemKind::Source | ItemKind::Claim);
        self.items(words, list, is_pinned, "only sources and claims can be pinned", to)
    }

    /// The items that words of the form `kind:id` mean; each counts once.
    fn items(
        &mut self,
        words: &[Word<'_>],
        list: Site,
        is_fit: impl Fn(ItemKind) -> bool,
        why: &str,
        to: &mut Report,
    ) -> Vec<Item> {
        let mut found = Vec::with_capacity(words.len().min(10_000));
        let mut met = std::collections::HashSet::new();
        for (index, word) in words.iter().enumerate() {
            let site = list.item(index);
            let Some((kind, id)) = kind_of(&word.0, site, to) else { continue };
            if !is_fit(kind) {
                to.add(Code::UnfitState, site, format!("{}: {why}", quoted(&word.0)));
                continue;
            }
            if let Some(item) = self.item(kind, &Word(id.into()), site, to)
                && met.insert(item)
            {
                found.push(item);
            }
        }
        found
    }

    /// The lanes that words mean: `events`, `side:russia`, `source:sohr`; each counts once.
    fn lanes(&mut self, words: &[Word<'_>], list: Site, to: &mut Report) -> Vec<Lane> {
        let mut found = Vec::new();
        let mut met = std::collections::HashSet::new();
        for (index, word) in words.iter().enumerate() {
            let site = list.item(index);
            let lane = match word.0.split_once(':') {
                Some(("side", id)) => {
                    self.sides.find(&Word(id.into()), site, to).map(|id| Lane::Side(Some(id)))
                }
                Some(("source", id)) => self.sources.find(&Word(id.into()), site, to).map(Lane::Source),
                _ => {
                    let known = Lane::WORDS.iter().find(|(known, _)| *known == word.0);
                    if known.is_none() {
                        let words = Lane::WORDS.map(|(word, _)| word);
                        let hint = format!(
                            "the lanes are {}, and each side and source: write `side:id` or `source:id`",
                            words.join(", ")
                        );
                        let message = format!("there is no lane {}", quoted(&word.0));
                        to.add_hinted(Code::UnfitState, site, message, hint);
                    }
                    known.map(|(_, lane)| *lane)
                }
            };
            found.extend(lane.filter(|lane| met.insert(*lane)));
        }
        found
    }

    fn item(&mut self, kind: ItemKind, id: &Word<'_>, site: Site, to: &mut Report) -> Option<Item> {
        match kind {
            ItemKind::Place => self.places.find(id, site, to).map(Item::Place),
            ItemKind::Source => self.sources.find(id, site, to).map(Item::Source),
            ItemKind::Document => self.documents.find(id, site, to).map(Item::Document),
            ItemKind::Event => self.events.find(id, site, to).map(Item::Event),
            ItemKind::Group => self.groups.find(id, site, to).map(Item::Group),
            ItemKind::Person => self.people.find(id, site, to).map(Item::Person),
            ItemKind::Question => self.questions.find(id, site, to).map(Item::Question),
            ItemKind::Claim => self.claims.find(id, site, to).map(Item::Claim),
        }
    }
}

/// The kind and the id of `claim:sohr-48`.
fn kind_of<'w>(word: &'w str, site: Site, to: &mut Report) -> Option<(ItemKind, &'w str)> {
    let kinds = || ItemKind::ALL.map(ItemKind::word).join(", ");
    let Some((kind, id)) = word.split_once(':') else {
        let message = format!("{} names no kind of entry", quoted(word));
        let hint = format!("write it as `kind:id`, such as `claim:sohr-48`; the kinds are {}", kinds());
        to.add_hinted(Code::UnfitState, site, message, hint);
        return None;
    };
    let known = ItemKind::ALL.into_iter().find(|known| known.word() == kind);
    if known.is_none() {
        let message = format!("there is no kind {}", quoted(kind));
        let hint = closest(kind, ItemKind::ALL.iter().map(|kind| kind.word()))
            .map_or_else(|| format!("the kinds are {}", kinds()), |near| format!("did you mean `{near}`?"));
        to.add_hinted(Code::UnfitState, site, message, hint);
    }
    known.map(|kind| (kind, id))
}

/// A single day or time.
fn moment(word: Option<&Word<'_>>, site: Site, to: &mut Report) -> Option<Date> {
    let date = to.date(word, site)?;
    if date.moment().is_none() {
        let message = format!("{} is not a single day or time", quoted(date.as_str()));
        to.add(Code::UnfitState, site, message);
        return None;
    }
    Some(date)
}

/// What cells must contain: `said: 2018`.
fn filters(raw: &[String], list: Site, to: &mut Report) -> Vec<(Column, String)> {
    let mut found: Vec<(Column, String)> = Vec::new();
    for (index, filter) in raw.iter().enumerate() {
        let site = list.item(index);
        if let Some(count) = Length::Name.excess(filter) {
            to.too_long(count, Length::Name, site);
            continue;
        }
        let (word, text) = filter.split_once(": ").unwrap_or((filter, ""));
        let Some(column) = column(word, "write it as `column: text`; ", site, to) else { continue };
        if found.iter().any(|(known, _)| *known == column) {
            to.add(Code::UnfitState, site, format!("the column `{word}` has a filter already"));
        } else {
            to.prose(text, site);
            found.push((column, text.to_owned()));
        }
    }
    found
}

/// The columns that the table shows. Those without which no claim can be read are among them, or all columns that fit are
/// shown.
fn columns(raw: &[String], list: Site, to: &mut Report) -> Vec<Column> {
    let mut found: Vec<Column> = Vec::new();
    for (index, word) in raw.iter().enumerate() {
        let site = list.item(index);
        let Some(column) = column(word, "", site, to) else { continue };
        if found.contains(&column) {
            to.add(Code::UnfitState, site, format!("the column `{word}` stands there already"));
        } else {
            found.push(column);
        }
    }
    let missing = Column::FIXED.into_iter().find(|column| !found.contains(column));
    if let Some(column) = missing.filter(|_| !raw.is_empty()) {
        let message = format!("the column `{}` is missing", column.word());
        let hint = "the table always shows who says what of whom: by, population and quantity".to_owned();
        to.add_hinted(Code::UnfitState, list, message, hint);
        return Vec::new();
    }
    found
}

/// How wide columns are: `quantity: 300`.
fn widths(raw: &[String], list: Site, to: &mut Report) -> Vec<(Column, u16)> {
    let mut found: Vec<(Column, u16)> = Vec::new();
    for (index, width) in raw.iter().enumerate() {
        let site = list.item(index);
        let (word, points) = width.split_once(": ").unwrap_or((width, ""));
        let Some(column) = column(word, "write it as `column: points`; ", site, to) else { continue };
        let range = Column::WIDTHS;
        let Some(points) = points.parse().ok().filter(|points| range.contains(points)) else {
            let message = format!("{} is not a width", quoted(points));
            let hint = format!("a whole number of points from {} to {}", range.start(), range.end());
            to.add_hinted(Code::UnfitState, site, message, hint);
            continue;
        };
        if found.iter().any(|(known, _)| *known == column) {
            to.add(Code::UnfitState, site, format!("the column `{word}` has a width already"));
        } else {
            found.push((column, points));
        }
    }
    found
}

/// The column of this name; if there is none, the hint begins with `how`.
fn column(word: &str, how: &str, site: Site, to: &mut Report) -> Option<Column> {
    let found = Column::from_word(word);
    if found.is_none() {
        let words = || Column::ALL.iter().map(|column| column.word());
        let list = || format!("{how}the columns are {}", words().collect::<Vec<_>>().join(", "));
        let hint = closest(word, words()).map_or_else(list, |near| format!("did you mean `{near}`?"));
        to.add_hinted(Code::UnfitState, site, format!("there is no column {}", quoted(word)), hint);
    }
    found
}
