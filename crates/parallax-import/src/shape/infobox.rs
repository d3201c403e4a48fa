//! The infobox of a battle in wikitext: each figure of its casualties is a claim by the source that is cited for it, as the
//! article relays it, or by the article itself.

use std::collections::HashMap;

use parallax_dossier::dossier::{Identity, Outcome, SourceKind};
use parallax_dossier::draft::{Claim, Event, Place, Word};

use super::Job;
use super::common::{Lines, file_document};
use super::wikitext::{Arg, Line, Reference, Wiki};
use crate::cell::{self, Amount, Manner, Said};
use crate::date::{self, DayOrder};
use crate::input::{Content, Paper};
use crate::making::{Kind, line, name};
use crate::rows::{self, LONGEST_WORDS};
use crate::summary::{OfSheet, Remark};

pub(super) const TITLE: &str =
    "the infobox of a battle: each figure becomes a claim by the source that is cited, or by the article";

const NAME: &str = "infobox military ";
/// Largest text that is read; articles are smaller by far.
const LONGEST: usize = 4 * 1024 * 1024;

pub(super) fn is(text: &str) -> bool {
    let has = |line: &str| {
        let head: String =
            line.trim_start().trim_start_matches('{').trim_start().chars().take(NAME.len()).collect();
        line.trim_start().starts_with("{{") && head.replace('_', " ").eq_ignore_ascii_case(NAME)
    };
    text.trim_start_matches('\u{feff}').lines().any(has)
}

pub(super) fn read(papers: &[&Paper], job: &mut Job) {
    for paper in papers {
        let Content::Text(text) = &paper.content else { continue };
        let sheet = job.summary.sheets.len();
        job.summary.sheets.push(OfSheet::of_paper(paper, 0, ("infobox", "infoboxes"), "by its name"));
        if text.len() > LONGEST {
            job.leave_out(
                paper,
                "line",
                1,
                "",
                "the text is longer than an article can be; give its infobox alone",
            );
            continue;
        }
        let wiki = Wiki::new(text);
        let boxes = wiki.outermost(NAME);
        job.summary.sheets[sheet].rows = boxes.len();
        if boxes.is_empty() {
            job.leave_out(paper, "line", 1, "", "the infobox is not closed");
            continue;
        }
        let (lines, references) = (Lines::new(text), wiki.references());
        for (number, found) in (1..).zip(boxes) {
            let mut args: HashMap<&str, &Arg> = HashMap::new();
            // Of two fields of one name the last counts, as on the page.
            args.extend(found.args.iter().map(|arg| (arg.name.as_str(), arg)));
            OneBox { paper, wiki: &wiki, lines: &lines, references: &references, args, number, count: 0 }
                .read(job);
        }
    }
}

struct OneBox<'a> {
    paper: &'a Paper,
    wiki: &'a Wiki,
    lines: &'a Lines,
    references: &'a HashMap<String, (usize, usize)>,
    args: HashMap<&'a str, &'a Arg>,
    number: usize,
    count: usize,
}

/// What all claims of an infobox share.
struct Shared {
    article: Word<'static>,
    document: Word<'static>,
    event: Word<'static>,
}

/// What a reference says of its source.
#[derive(Default)]
struct Cited {
    /// Who published or wrote it; empty if the reference does not name anybody.
    who: String,
    words: String,
}

impl OneBox<'_> {
    fn read(&mut self, job: &mut Job) {
        let title = self.field("conflict");
        let title = if title.is_empty() { line(&self.paper.file) } else { title };
        let article = job.maker.source(
            &format!("Article on {title}"),
            SourceKind::Other,
            Identity::Unclear,
            "Stands for those who wrote the article; it does not name them.",
        );
        let file = &self.paper.file;
        let document = file_document(job, file, "The wikitext that was imported.");
        let place = self.field("place");
        let at = (!place.is_empty()).then(|| {
            job.maker
                .place(&format!("infobox {place}"), Place { name: Some(name(&place)), ..Place::default() })
        });
        let event = Event { name: Some(name(&title)), on: self.date(job), at, ..Event::default() };
        let key = job.maker.fresh(Kind::Event, &format!("infobox {title}"));
        let event = job.maker.event(&key, event);
        let shared = Shared { article, document, event };
        for side in 1..=3_u8 {
            let Some(arg) = self.args.get(format!("casualties{side}").as_str()).copied() else { continue };
            let lines = self.wiki.lines(arg.start, arg.end);
            if !lines.is_empty() {
                let population = self.population(side, job);
                self.side(side, lines, &population, &shared, job);
            }
        }
        self.tell_others(job);
    }

    fn field(&self, name: &str) -> String {
        self.args.get(name).map(|arg| line(&self.wiki.words(arg.start, arg.end))).unwrap_or_default()
    }

    fn date(&self, job: &mut Job) -> Option<Word<'static>> {
        let arg = self.args.get("date")?;
        let written = self.field("date");
        if written.is_empty() {
            return None;
        }
        match date::read(&written, DayOrder::NotShown) {
            Ok(date) => Some(date.into()),
            Err(why) => {
                job.leave_out(self.paper, "line", self.lines.at(arg.start), &written, &why);
                None
            }
        }
    }

    /// Those whom the casualties of a side count.
    fn population(&self, side: u8, job: &mut Job) -> Word<'static> {
        let field = format!("combatant{side}");
        let combatants = self.field(&field);
        if combatants.is_empty() {
            let note =
                format!("Those whom casualties{side} of the infobox counts; it does not say who they are.");
            return job.maker.group("People", None, &note);
        }
        let note = format!("As {field} of the infobox names them.");
        job.maker.group(&combatants, None, &note)
    }

    /// Lists the fields that are in no claim.
    fn tell_others(&self, job: &mut Job) {
        let known = ["conflict", "date", "place", "partof", "image", "image_size", "caption", "width"];
        let mut others: Vec<(usize, &str)> = Vec::new();
        for arg in self.args.values() {
            let side = arg.name.strip_prefix("casualties").or_else(|| arg.name.strip_prefix("combatant"));
            let is_read = known.contains(&arg.name.as_str()) || matches!(side, Some("1" | "2" | "3"));
            if !is_read && !self.wiki.slice(arg.start, arg.end).trim().is_empty() {
                others.push((arg.start, if arg.name.is_empty() { "(without a name)" } else { &arg.name }));
            }
        }
        others.sort_unstable();
        if let Some((first, _)) = others.first() {
            let names: Vec<&str> = others.iter().map(|(_, name)| *name).collect();
            let why = "these fields of the infobox are not read";
            job.leave_out(self.paper, "line", self.lines.at(*first), &names.join(", "), why);
        }
    }

    /// The claims of one side. A line that ends with a colon stands above those that follow it.
    fn side(&mut self, side: u8, lines: Vec<Line>, of: &Word<'static>, shared: &Shared, job: &mut Job) {
        let mut heading: Option<(Line, bool)> = None;
        for one in lines {
            if let Some((above, is_deeper)) = &mut heading {
                if one.level < above.level || (*is_deeper && one.level <= above.level) {
                    heading = None;
                } else {
                    *is_deeper |= one.level > above.level;
                }
            }
            let is_heading = one.text.ends_with(':') && !one.text.contains(char::is_numeric);
            if is_heading {
                heading = Some((one, false));
                continue;
            }
            let (above, above_refs) = heading.as_ref().map_or(("", &[][..]), |(above, _)| {
                (above.text.trim_end_matches(':').trim(), above.refs.as_slice())
            });
            let number = self.lines.at(one.at);
            for (words, refs) in segments(&one) {
                let refs =
                    if refs.is_empty() { above_refs.iter().map(|(_, one)| one).collect() } else { refs };
                self.figure(side, number, (above, words), &refs, of, shared, job);
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a figure with where it stands")]
    fn figure(
        &mut self,
        side: u8,
        number: usize,
        (above, words): (&str, &str),
        refs: &[&Reference],
        of: &Word<'static>,
        shared: &Shared,
        job: &mut Job,
    ) {
        let whole = if above.is_empty() { words.to_owned() } else { format!("{above}: {words}") };
        if whole.chars().count() > LONGEST_WORDS {
            job.leave_out(
                self.paper,
                "line",
                number,
                &whole,
                "the text is longer than the words of a quantity can be",
            );
            return;
        }
        let (said, hedge) = understood(above, words, &whole);
        if said.iter().all(Said::is_blank) {
            job.leave_out(self.paper, "line", number, &whole, "there is no figure and no word for one");
            return;
        }
        self.count += 1;
        job.maker.at_row(u32::try_from(self.count).unwrap_or(u32::MAX));
        job.summary.rows_with_claims += 1;
        let (cited, mut notes) = self.cited(refs);
        let mut via = vec![shared.article.clone()];
        let mut by = shared.article.clone();
        let mut named: Vec<&str> =
            cited.iter().map(|one| one.who.as_str()).filter(|who| !who.is_empty()).collect();
        named.sort_unstable();
        named.dedup();
        if let [who] = named[..] {
            let note = "Named in a reference of the article.";
            by = job.maker.source(who, SourceKind::Other, Identity::Named, note);
        } else if named.len() > 1 {
            notes.insert(0, "Several sources are cited for it, so it is a claim by the article.".to_owned());
        }
        via.retain(|one| *one != by);
        notes.insert(0, format!("Line {number}, casualties{side}."));
        let note: String = notes.join("\n").chars().take(20_000).collect();
        for one in said {
            let remark = |why: &str| Remark::of_paper(self.paper, "line", number, &whole, why);
            if let Some(doubt) = &one.doubt {
                job.summary.doubts.push(remark(doubt));
            }
            if one.is_words() {
                job.summary.words.push(remark(""));
            }
            let (mut by, mut via) = (by.clone(), via.clone());
            if let Some(speaker) = &one.speaker {
                let note = "Named so in an infobox.";
                let speaker = job.maker.source(speaker, SourceKind::Other, Identity::Unclear, note);
                if speaker != by {
                    via.insert(0, std::mem::replace(&mut by, speaker));
                    via.retain(|one| *one != by);
                }
            }
            let group = match &one.of {
                Some(name) => job.maker.group(name, Some(of), ""),
                None => of.clone(),
            };
            let outcome = one.outcome.unwrap_or(Outcome::Casualties);
            let parts = rows::parts(job.maker, &one.parts, &group);
            let claim = Claim {
                by: Some(by),
                via,
                document: Some(shared.document.clone()),
                event: Some(shared.event.clone()),
                worded: Some(line(&one.worded)),
                hedge: one.remark.as_deref().map(line).or_else(|| hedge.map(line)),
                note: note.clone(),
                says: one.says(outcome, group, parts),
                ..Claim::default()
            };
            // By whom and of whom it is, so that a line before it moves none.
            let speaker = claim.by.as_ref().map(ToString::to_string).unwrap_or_default();
            let id = format!("infobox {} casualties{side} {speaker} {outcome:?}", self.number);
            job.maker.claim(&id, claim);
        }
    }

    /// What the references name, and what they say in words for a note.
    fn cited(&self, refs: &[&Reference]) -> (Vec<Cited>, Vec<String>) {
        let (mut cited, mut notes) = (Vec::new(), Vec::new());
        for one in refs {
            let place = match one {
                Reference::Remark(words) => {
                    notes.push(format!("The article adds: {}", line(words)));
                    continue;
                }
                Reference::Written(start, end) => Some((*start, *end)),
                Reference::Named(name) => {
                    let found = self.references.get(name).copied();
                    if found.is_none() {
                        notes.push(format!("The reference “{}” is not in the text.", line(name)));
                    }
                    found
                }
            };
            let Some((start, end)) = place else { continue };
            let one = self.source(start, end);
            if !one.words.is_empty() {
                notes.push(format!("Cited: {}", one.words));
            }
            cited.push(one);
        }
        (cited, notes)
    }

    fn source(&self, start: usize, end: usize) -> Cited {
        let Some(template) = self.wiki.citation(start, end) else {
            let words = line(&self.wiki.words(start, end));
            let words = if words.is_empty() { line(self.wiki.slice(start, end)) } else { words };
            return Cited { who: String::new(), words };
        };
        let get = |names: &[&str]| {
            let found = names.iter().filter_map(|name| template.args.iter().find(|arg| arg.name == *name));
            let texts = found.map(|arg| line(&self.wiki.words(arg.start, arg.end)));
            texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
        };
        let author = get(&["author", "author1"]);
        let person = [get(&["first", "first1"]), get(&["last", "last1"])];
        let person = person.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let author = if author.is_empty() { person } else { author };
        let work = get(&["work", "newspaper", "website", "magazine", "journal", "agency"]);
        let publisher = get(&["publisher"]);
        let who =
            [&publisher, &work, &author].into_iter().find(|who| !who.is_empty()).cloned().unwrap_or_default();
        let parts = [author, get(&["title"]), work, publisher, get(&["date", "year"]), get(&["url"])];
        let words = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        Cited { who, words }
    }
}

/// What a line says; with what stands above it, if that is understood together, or else with it as a hedge.
fn understood<'a>(above: &'a str, words: &str, whole: &str) -> (Vec<Said>, Option<&'a str>) {
    let read = |text: &str| {
        let mut said = cell::read(text, Manner::NotShown).said;
        // "10 Tanks" are no people.
        let is_thing = |said: &Said| {
            said.outcome.is_none() && said.of.as_deref().is_some_and(|of| of.starts_with(char::is_uppercase))
        };
        if said.iter().any(is_thing) {
            said = vec![Said {
                worded: text.to_owned(),
                amount: Amount::Words(text.to_owned()),
                ..Said::default()
            }];
        }
        said
    };
    let together = read(whole);
    if above.is_empty() || !together.iter().any(Said::is_words) {
        return (together, None);
    }
    let alone = read(words);
    if alone.iter().any(|one| one.is_words() || one.is_blank()) {
        (together, None)
    } else {
        (alone, Some(above))
    }
}

/// The parts of a line that each have references of their own: a comma or semicolon stands after those.
fn segments(one: &Line) -> Vec<(&str, Vec<&Reference>)> {
    let (mut found, mut refs, mut start) = (Vec::new(), Vec::new(), 0);
    for (at, (after, reference)) in one.refs.iter().enumerate() {
        refs.push(reference);
        let rest = one.text.get(*after..).unwrap_or_default();
        let sign = after + rest.len() - rest.trim_start().len();
        let is_last = one.refs.get(at + 1).is_none_or(|(next, _)| *next > sign);
        let is_joint =
            one.text.get(sign..).is_some_and(|rest| rest.starts_with(", ") || rest.starts_with("; "));
        if is_last && is_joint {
            found.push((one.text[start..*after].trim(), std::mem::take(&mut refs)));
            start = sign + 1;
        }
    }
    let rest = one.text[start..].trim();
    if !rest.is_empty() || !refs.is_empty() {
        found.push((rest, refs));
    }
    found
}
