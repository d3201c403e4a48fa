//! The data of the page, as JSON, which is packed (zlib, RFC 1950) and written in letters (base64): what there is, what belongs to what, what each thing is called and where it is drawn, and what
//! is another on another day or under another reading.
//!
//! * `items`: name for shapes and rows, name for people, anchor in the page, lines that explain it (as places in `lines`), what
//!   belongs to it (as places in this list), and from which of `days` on it is not ahead, may be known, is known.
//! * `lines`: how each looks, and what it says.
//! * `sets`: the claims of each set, as places in `items`. `orders`: all claims, in the order of each column of their table.
//! * `areas`: by drawing, and for another reading or axis by drawing and these, what can be clicked: name of an item or a set,
//!   left, top, width, height, accessible name (as a place in `texts`).
//! * `drawings`: for another reading or axis by drawing and these, the lines of the drawing, where it is another: written as the
//!   pieces of `written` are, the lines with which the page opens being its pieces.
//! * `days`: for addresses, for people, how many claims are counted, what is not shown; by item the lines where they are others,
//!   and what belongs to it where that is another; what follows the names of items of a kind that are not known (0) or may not
//!   be (1).
//! * `frame`: if it is a page for a frame, where the whole page is, and what is selected when it opens, as places in `items`.
//! * `readings`: for addresses, for a list, as captions name it. `opens`: the place of the one that the page opens with, the axis
//!   that it opens with, and the other.
//! * `sections`: their anchors. `variants`: by day (its place, or nothing) and reading, for each section nothing if it is as the
//!   page opens, or a place in `written`, or -1 if there is none. `written`: the pieces of a section, cut before every tag and
//!   after colons, full stops and commas, as places in `texts`, or for a piece that stands in the page as it opens -1 for the
//!   first of the section, -2 for the second and so on; each place with the number of those that follow it, away from zero.
//!   `pieces`: how many these are.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::pieces::{Pool, cut, runs};
use super::{Area, Day, Interactive, Line, Variant, name_of, sections};
use crate::analysis::{Column, Direction, Known, Related, TableRows};
use crate::dossier::{Item, ItemKind};
use crate::report::Report;
use crate::report::cite::document_anchor;
use egui_picture::svg::base64;

/// Returns the data, packed.
pub fn packed(page: &Interactive<'_>) -> String {
    const LEVEL: u8 = 9;
    base64(&miniz_oxide::deflate::compress_to_vec_zlib(write(page).as_bytes(), LEVEL))
}

fn write(page: &Interactive<'_>) -> String {
    let mut writer = Writer::new(page);
    let items = writer.items();
    let sets: Vec<Vec<usize>> =
        page.sets.iter().map(|claims| writer.places_of(claims.iter().map(|id| Item::Claim(*id)))).collect();
    let days: Vec<Value> =
        page.choices.days.iter().enumerate().map(|(number, day)| writer.day(number, day)).collect();
    let Written { anchors, pieces, variants, sections } = writer.variants();
    let areas = writer.areas();
    let drawings = writer.drawings();
    let choices = &page.choices;
    let readings: Vec<Value> =
        choices.readings.iter().map(|reading| json!([reading.key, reading.name, reading.words])).collect();
    let data = json!({
        "items": items,
        "sets": sets,
        "frame": writer.frame(),
        "orders": writer.orders(),
        "areas": areas,
        "drawings": drawings,
        "days": days,
        "readings": readings,
        "opens": [choices.reading, choices.axes[0], choices.axes[1]],
        "crossed": choices.is_crossed,
        "sections": anchors,
        "pieces": pieces,
        "variants": variants,
        "written": sections,
        "lines": writer.lines.into_texts().iter().map(|line| line.split_once(' ')).collect::<Vec<_>>(),
        "texts": writer.texts.into_texts(),
    });
    data.to_string()
}

/// What the page says under other choices.
#[derive(Default)]
struct Written {
    anchors: Vec<String>,
    /// By anchor, how many pieces the section has as the page opens.
    pieces: Vec<usize>,
    variants: Vec<Value>,
    sections: Vec<Vec<i64>>,
}

struct Writer<'p> {
    page: &'p Interactive<'p>,
    /// Where in the list an item stands. What the report does not tell is not in it.
    places: HashMap<Item, usize>,
    /// What belongs to each item.
    related: Vec<Vec<usize>>,
    lines: Pool,
    texts: Pool,
}

impl<'p> Writer<'p> {
    fn new(page: &'p Interactive<'p>) -> Self {
        let places = page.explained.iter().enumerate().map(|(place, (item, _))| (*item, place)).collect();
        Self { page, places, related: Vec::new(), lines: Pool::default(), texts: Pool::default() }
    }

    fn places_of(&self, items: impl Iterator<Item = Item>) -> Vec<usize> {
        items.filter_map(|item| self.places.get(&item)).copied().collect()
    }

    fn lines_of(&mut self, lines: &[Line]) -> Vec<usize> {
        lines.iter().map(|line| self.lines.number(&format!("{} {}", line.class, line.text))).collect()
    }

    fn items(&mut self) -> Vec<Value> {
        let page = self.page;
        let scene = &page.report.scene;
        let mut items = Vec::with_capacity(page.explained.len());
        for (place, (item, lines)) in page.explained.iter().enumerate() {
            let related = Related::new(scene.dossier, scene.links, scene.ahead, *item);
            let related = ItemKind::ALL.into_iter().flat_map(|kind| related.of_kind(kind)).copied();
            let (name, label) = (name_of(scene.dossier, *item), scene.dossier.name(*item));
            let known = page.choices.known.get(place);
            let related = self.places_of(related);
            self.related.push(related.clone());
            items.push(json!([
                name,
                label,
                anchor(&page.report, *item),
                self.lines_of(lines),
                related,
                known
            ]));
        }
        items
    }

    fn frame(&self) -> Option<Value> {
        let frame = self.page.frame.as_ref()?;
        Some(json!([frame.link, self.places_of(frame.chosen.iter().copied())]))
    }

    /// The claims in the order of each column of the table that the report prints.
    fn orders(&self) -> Vec<Vec<usize>> {
        if self.page.frame.is_some() {
            return Vec::new();
        }
        let scene = &self.page.report.scene;
        let rows = |column| {
            let sort = Some((column, Direction::Ascending));
            TableRows::new(scene.dossier, scene.reading, sort, &Default::default(), scene.only)
        };
        let order = |column| self.places_of(rows(column).claims().iter().map(|id| Item::Claim(*id)));
        [Column::By, Column::Said, Column::Population, Column::Quantity, Column::Read].map(order).into()
    }

    fn day(&mut self, number: usize, day: &Day) -> Value {
        let page = self.page;
        let mut explained = Map::new();
        for (item, lines) in &day.explained {
            let Some(place) = self.places.get(item).copied() else { continue };
            if page.explained[place].1 != *lines {
                explained.insert(place.to_string(), json!(self.lines_of(lines)));
            }
        }
        let suffixes = day.suffixes.iter().map(|(kind, known, suffix)| {
            (format!("{} {}", kind.word(), u8::from(*known == Known::Perhaps)), Value::from(suffix.as_str()))
        });
        let suffixes: Map<String, Value> = suffixes.collect();
        let related = &self.related;
        let different: Map<String, Value> =
            day.related
                .iter()
                .filter_map(|(item, others)| {
                    let place = *self.places.get(item)?;
                    let others = self.places_of(others.iter().copied());
                    // What lies ahead, the script leaves out by itself.
                    let seen = related[place].iter().copied().filter(|other| {
                        page.choices.known.get(*other).is_none_or(|[from, ..]| *from <= number)
                    });
                    (!seen.eq(others.iter().copied())).then(|| (place.to_string(), others.into()))
                })
                .collect();
        json!([day.text, day.words, day.counted, day.left_out, explained, different, suffixes])
    }

    fn variants(&mut self) -> Written {
        if self.page.choices.variants.is_empty() {
            return Written::default();
        }
        let opening = sections(&undrawn(&self.page.report));
        let varied = &self.page.choices.variants;
        let all = opening.iter().chain(varied.iter().flat_map(|variant| &variant.sections));
        let mut anchors: Vec<String> = Vec::new();
        for (anchor, _) in all {
            if !anchors.contains(anchor) {
                anchors.push(anchor.clone());
            }
        }
        let opening: HashMap<String, String> = opening.into_iter().collect();
        let own: Vec<Vec<&str>> = anchors
            .iter()
            .map(|anchor| opening.get(anchor).map_or_else(Vec::new, |markup| cut(markup)))
            .collect();
        let mut known: HashMap<Vec<i64>, usize> = HashMap::new();
        let mut written = Vec::new();
        let mut variants = Vec::new();
        for Variant { day, reading, sections } in varied {
            let mut places = Vec::new();
            for (anchor, own) in anchors.iter().zip(&own) {
                let found = sections.iter().find(|(own, _)| own == anchor).map(|(_, markup)| markup);
                let place = match found {
                    None => Some(-1),
                    Some(markup) if opening.get(anchor) == Some(markup) => None,
                    Some(markup) => {
                        let pieces = self.pieces(&cut(markup), own);
                        let next = written.len();
                        let place = *known.entry(pieces.clone()).or_insert(next);
                        if place == next {
                            written.push(pieces);
                        }
                        i64::try_from(place).ok()
                    }
                };
                places.push(place);
            }
            variants.push(json!([day, reading, places]));
        }
        let pieces = own.iter().map(Vec::len).collect();
        Written { pieces, variants, sections: written, anchors }
    }

    /// The places of pieces: in the section or the drawing as the page opens, or else among the texts.
    fn pieces(&mut self, pieces: &[&str], own: &[&str]) -> Vec<i64> {
        let mut places: HashMap<&str, i64> = HashMap::new();
        for (place, piece) in (1..).zip(own) {
            places.entry(piece).or_insert(-place);
        }
        let texts = &mut self.texts;
        let mut last = 0_usize;
        let mut place = |piece: &&str| {
            // What follows in the page makes the longest runs.
            if own.get(last) == Some(piece) {
                last += 1;
                return -i64::try_from(last).unwrap_or_default();
            }
            match places.get(*piece) {
                Some(place) => {
                    last = usize::try_from(-place).unwrap_or_default();
                    *place
                }
                None => i64::try_from(texts.number(piece)).unwrap_or_default(),
            }
        };
        let numbers: Vec<i64> = pieces.iter().map(&mut place).collect();
        runs(&numbers)
    }

    /// The drawings under other choices, line by line: most lines are those of the drawing that the page opens with.
    fn drawings(&mut self) -> Map<String, Value> {
        let page = self.page;
        let report = &page.report;
        let charts = report.charts.iter().filter_map(|chart| chart.figure.as_ref());
        let opening = charts.chain([&report.map, &report.timeline, &report.lineage]);
        let opening: HashMap<&str, Vec<&str>> = opening
            .map(|figure| (figure.name.as_str(), figure.svg.trim_end().split('\n').collect()))
            .collect();
        let mut drawings = Map::new();
        for drawing in &page.choices.redrawn {
            let Some(svg) = &drawing.svg else { continue };
            let own = opening.get(drawing.name.as_str()).map_or(&[][..], Vec::as_slice);
            let lines: Vec<&str> = svg.trim_end().split('\n').collect();
            let name = format!("{} {}", drawing.name, page.choices.when(drawing));
            drawings.insert(name, self.pieces(&lines, own).into());
        }
        drawings
    }

    fn areas(&mut self) -> Map<String, Value> {
        let page = self.page;
        let own = page.areas.iter().map(|(drawing, areas)| (drawing.clone(), areas));
        let redrawn = page
            .choices
            .redrawn
            .iter()
            .map(|drawing| (format!("{} {}", drawing.name, page.choices.when(drawing)), &drawing.areas));
        own.chain(redrawn)
            .map(|(drawing, areas)| (drawing, areas.iter().map(|area| self.area(area)).collect()))
            .collect()
    }

    fn area(&mut self, area: &Area) -> Value {
        let [left, top, width, height] = area.rect.map(|value| (f64::from(value) * 10.0).round() / 10.0);
        json!([area.of, left, top, width, height, self.texts.number(&area.name)])
    }
}

/// The same report with empty drawings, as variants have them.
fn undrawn<'r>(report: &Report<'r>) -> Report<'r> {
    let mut report = report.clone();
    let charts = report.charts.iter_mut().filter_map(|chart| chart.figure.as_mut());
    let steps = report.walk.iter_mut().filter_map(|(_, figure)| figure.as_mut());
    for figure in charts.chain(steps).chain([&mut report.map, &mut report.timeline, &mut report.lineage]) {
        figure.svg.clear();
    }
    report
}

/// The anchor of an item in the page.
fn anchor(report: &Report<'_>, item: Item) -> String {
    match item {
        Item::Document(id) => document_anchor(id),
        _ => name_of(report.scene.dossier, item),
    }
}
