//! What was said of how many, as wikitext: the casualties of an infobox and a table of who said what, each with its reference.
//!
//! Every figure stands in the words of its source, with its bound and its stance; nothing is added up and nothing is chosen.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use parallax_analysis::{clause, counted, place_in_document, speaker, when_said, with_hedge};
use parallax_dossier::dossier::{
    Claim, Document, DocumentId, DocumentKind, Dossier, EventId, Group, Outcome,
};

use super::{author, line, plain_date};

/// Returns an infobox (`Template:Infobox military conflict`) and a table, in wikitext.
#[must_use]
pub fn to_wiki(dossier: &Dossier) -> String {
    let mut wiki = Wiki { dossier, defined: BTreeSet::new(), out: String::new() };
    wiki.infobox();
    wiki.table();
    wiki.out.push_str("\n== References ==\n{{Reflist}}\n");
    wiki.out
}

struct Wiki<'d> {
    dossier: &'d Dossier,
    /// The references that were written out.
    defined: BTreeSet<DocumentId>,
    out: String,
}

/// Outcomes that an infobox lists; whoever took part is none of them.
const CASUALTIES: [Outcome; 5] =
    [Outcome::Killed, Outcome::Wounded, Outcome::Casualties, Outcome::Captured, Outcome::Missing];

impl Wiki<'_> {
    fn infobox(&mut self) {
        let dossier = self.dossier;
        let about = self.event();
        self.out.push_str("{{Infobox military conflict\n");
        let name = match about {
            Some(event) if dossier.events.len() > 1 => &dossier.events[event].name,
            _ => &dossier.title,
        };
        let _ = writeln!(self.out, "| conflict    = {}", escaped(name));
        if let Some(event) = about.map(|id| &dossier.events[id]) {
            if let Some(on) = &event.on {
                let _ = writeln!(self.out, "| date        = {}", escaped(&on.to_string()));
            }
            if let Some(at) = event.at {
                let _ = writeln!(self.out, "| place       = {}", escaped(&dossier.places[at].name));
            }
        }
        // The dossier says who is counted, and not for which side of the infobox: this field is for the conflict as a whole.
        self.out.push_str("| casualties3 =\n");
        let counts = || dossier.claims.rows().iter().filter(|claim| is_casualty(claim));
        // A claim without an event may be about any; a dossier without events is about one matter.
        let is_listed =
            |claim: &Claim| dossier.events.is_empty() || (claim.event.is_some() && claim.event == about);
        let mut populations: Vec<(&Group, Vec<&Claim>)> = Vec::new();
        for (group, row) in dossier.groups.iter() {
            let of_group = |claim: &&Claim| claim.count().is_some_and(|count| count.of == group);
            let listed: Vec<&Claim> = counts().filter(of_group).filter(|claim| is_listed(claim)).collect();
            if !listed.is_empty() {
                populations.push((row, listed));
            }
        }
        if populations.len() > 1 {
            self.out.push_str("<small>Populations may overlap; figures are not to be added.</small>\n");
        }
        for (group, listed) in populations {
            let whole = group
                .within
                .map(|whole| format!(" (in this dossier part of {})", escaped(&dossier.groups[whole].name)));
            let _ = writeln!(self.out, "'''{}'''{}", escaped(&group.name), whole.unwrap_or_default());
            for claim in listed {
                let said = escaped(&sentence(dossier, claim));
                let reference = self.reference(claim.document);
                let _ = writeln!(self.out, "* {said}{reference}");
            }
        }
        let (others, without): (Vec<&Claim>, Vec<&Claim>) =
            counts().filter(|claim| !is_listed(claim)).partition(|claim| claim.event.is_some());
        let mut left_out = Vec::new();
        if !others.is_empty() {
            let others = counted(others.len(), "count");
            left_out.push(format!("{others} of other events or of parts of this one"));
        }
        if !without.is_empty() {
            left_out.push(format!("{} without an event", counted(without.len(), "count")));
        }
        if !left_out.is_empty() {
            let _ = writeln!(self.out, "<!-- Not listed: {}. -->", left_out.join("; "));
        }
        self.out.push_str("}}\n");
    }

    /// The event that the infobox is about: the only one, or else the one that most counts of casualties are about; ties go to
    /// the first in the file.
    fn event(&self) -> Option<EventId> {
        let events = &self.dossier.events;
        if events.len() == 1 {
            return events.ids().next();
        }
        let mut counts: BTreeMap<EventId, usize> = BTreeMap::new();
        let casualties = self.dossier.claims.rows().iter().filter(|claim| is_casualty(claim));
        for event in casualties.filter_map(|claim| claim.event) {
            *counts.entry(event).or_default() += 1;
        }
        // `max_by_key` takes the last of equals, so the walk goes backwards.
        counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(event, _)| event)
    }

    fn table(&mut self) {
        let dossier = self.dossier;
        self.out.push_str("\n{| class=\"wikitable sortable\"\n|+ What was said, by whom and where\n");
        self.out.push_str("! Source !! What it says !! Said !! Read in\n");
        for claim in dossier.claims.rows().iter().filter(|claim| claim.count().is_some()) {
            let words = with_hedge(clause(dossier, claim).unwrap_or_default(), claim);
            let when = when_said(dossier, claim);
            let when = when.trim_start_matches(", said ");
            let when = if when.is_empty() { "not stated" } else { when };
            let place =
                format!("{}, {}", dossier.documents[claim.document].label(), place_in_document(claim));
            let cells = [speaker(dossier, claim), words, when.to_owned(), place].map(|cell| escaped(&cell));
            let reference = self.reference(claim.document);
            let _ = writeln!(
                self.out,
                "|-\n| {}\n| {}\n| {}\n| {}{reference}",
                cells[0], cells[1], cells[2], cells[3]
            );
        }
        self.out.push_str("|}\n");
    }

    /// The reference to a document: written out once, and then by its name.
    fn reference(&mut self, id: DocumentId) -> String {
        let document = &self.dossier.documents[id];
        if self.defined.insert(id) {
            format!("<ref name=\"{}\">{}</ref>", document.key, cite(self.dossier, document))
        } else {
            format!("<ref name=\"{}\" />", document.key)
        }
    }
}

/// True if a claim counts what an infobox lists.
fn is_casualty(claim: &Claim) -> bool {
    claim.count().is_some_and(|count| CASUALTIES.contains(&count.outcome))
}

/// What a claim says, after its speaker: "SOHR: 48 fighters killed (so far)".
fn sentence(dossier: &Dossier, claim: &Claim) -> String {
    let words = with_hedge(clause(dossier, claim).unwrap_or_default(), claim);
    format!("{}: {words}", speaker(dossier, claim))
}

/// A document in the template for its kind, and what the template cannot hold after it.
fn cite(dossier: &Dossier, document: &Document) -> String {
    let template = match document.kind {
        DocumentKind::Article => "cite news",
        DocumentKind::Report => "cite report",
        DocumentKind::Book => "cite book",
        _ if document.url.is_some() => "cite web",
        _ => "citation",
    };
    let mut out = format!("{{{{{template} |title={}", escaped(&document.title));
    let mut put = |name: &str, value: &str| {
        if !value.trim().is_empty() {
            let _ = write!(out, " |{name}={value}");
        }
    };
    put("author", &author(dossier, document).map(escaped).unwrap_or_default());
    let work = if document.kind == DocumentKind::Article { "work" } else { "publisher" };
    put(work, &document.publisher.as_deref().map(escaped).unwrap_or_default());
    let mut rest = Vec::new();
    if let Some(dated) = &document.dated {
        match plain_date(dated) {
            Some(_) => put("date", &dated.to_string()),
            None => rest.push(format!("Published {}.", escaped(&dated.to_string()))),
        }
    }
    put("language", &document.language.as_deref().map(escaped).unwrap_or_default());
    put("url", &document.url.as_deref().map(address).unwrap_or_default());
    if let Some(accessed) = &document.accessed {
        match plain_date(accessed) {
            Some(_) if document.url.is_some() => put("access-date", &accessed.to_string()),
            _ => rest.push(format!("Read {}.", escaped(&accessed.to_string()))),
        }
    }
    out.push_str("}}");
    // The template asks for the date of the archived copy, which a dossier does not have.
    rest.extend(document.archive_url.as_deref().map(|url| format!("[{} Archived copy].", address(url))));
    if !rest.is_empty() {
        let _ = write!(out, " {}", rest.join(" "));
    }
    out
}

/// A text in which nothing is markup.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let line = line(text);
    for (at, letter) in line.char_indices() {
        let is_markup = match letter {
            '&' | '<' | '>' | '[' | ']' | '{' | '}' | '|' | '\'' | '=' | '~' | '_' => true,
            // At the start of a line these begin a list, and `://` an address.
            '*' | '#' | ';' | ':' | '!' | '-' | '+' => {
                at == 0 || line[at..].starts_with("://") || line[at..].starts_with("!!")
            }
            _ => false,
        };
        if is_markup {
            let _ = write!(safe, "&#{};", u32::from(letter));
        } else {
            safe.push(letter);
        }
    }
    safe
}

/// An address, in which what would end it is written as the web writes it.
fn address(url: &str) -> String {
    let mut safe = String::with_capacity(url.len());
    for letter in url.chars() {
        match letter {
            ' ' | '"' | '\'' | '<' | '>' | '[' | ']' | '{' | '}' | '|' => {
                let _ = write!(safe, "%{:02X}", u32::from(letter));
            }
            _ => safe.push(letter),
        }
    }
    safe
}
