//! Continues reading after `ron` has stopped.
//!
//! `ron` stops at the first problem of syntax or type. The part it stopped at is overwritten with spaces,
//! which moves nothing else, and the text is read again, until reading succeeds or nothing is left to blank
//! out. What was blanked out is recorded, so that it causes no further complaints.

use std::collections::HashSet;

use ron::error::{Error, SpannedError};

use super::blame::blame;
use super::brackets::imbalance;
use super::diagnostic::Code;
use super::explain::{Fault, explain};
use super::locate::offset_of;
use super::outline::{Member, chain, root};
use super::resolve::{Known, Problem, resolve};
use super::site::Section;
use super::tokens::{Kind, Span, Tokens};
use super::{Finding, dialect, pasted, raw};

/// Maximum number of repairs; as many problems are enough to work on.
const MOST_REPAIRS: usize = 100;
/// Maximum number of bytes read again.
const MOST_BYTES: usize = 128 << 20;

/// The result of reading a text despite its faults.
pub(super) struct Mended {
    /// The text without the unreadable parts; every remaining byte keeps its offset.
    pub text: String,
    /// The parts that were blanked out.
    pub findings: Vec<Finding>,
    /// The problems of the rest, if there is a rest.
    pub problems: Vec<Problem>,
    /// The fields that were blanked out, by the value they belong to; they do not count as missing.
    pub removed: HashSet<(usize, String)>,
}

/// Reads as much of `text` as possible. `error` is what `ron` reported.
pub(super) fn read(text: &str, error: SpannedError, look_into_texts: bool) -> Mended {
    let mut mender = Mender {
        text: text.to_owned(),
        findings: Vec::new(),
        removed: HashSet::new(),
        known: Known::default(),
    };
    let problems = mender.run(error, look_into_texts);
    let Mender { text, findings, removed, .. } = mender;
    Mended { text, findings, problems, removed }
}

struct Mender {
    text: String,
    findings: Vec<Finding>,
    removed: HashSet<(usize, String)>,
    known: Known,
}

impl Mender {
    fn run(&mut self, error: SpannedError, look_into_texts: bool) -> Vec<Problem> {
        let (blanks, findings) = pasted::find(&self.text);
        if !blanks.is_empty() {
            for span in blanks {
                self.blank(span);
            }
            self.findings = findings;
            match dialect().from_str::<raw::Dossier<'_>>(&self.text) {
                Ok(raw) => return resolve(raw, &self.known, look_into_texts).1,
                Err(next) => return self.mend(next, look_into_texts),
            }
        }
        self.mend(error, look_into_texts)
    }

    fn mend(&mut self, error: SpannedError, look_into_texts: bool) -> Vec<Problem> {
        if let Some(found) = imbalance(&self.text) {
            let fault = Fault::new(&self.text, &error);
            let explained = explain(&self.text, &error, &fault);
            self.findings.extend(blame(&self.text, found, explained, &error.code));
            return Vec::new();
        }
        let mut error = error;
        let budget = (MOST_BYTES / self.text.len().max(1)).clamp(1, MOST_REPAIRS);
        for _ in 0..budget {
            if !self.repair(&error) {
                return Vec::new();
            }
            match dialect().from_str::<raw::Dossier<'_>>(&self.text) {
                Ok(raw) => return resolve(raw, &self.known, look_into_texts).1,
                Err(next) => error = next,
            }
        }
        let offset = offset_of(&self.text, error.span.end.line, error.span.end.col);
        let message = "reading stopped here; there may be more problems".to_owned();
        self.findings.push(Finding { span: Span::empty(offset), code: Code::TooMany, message, hint: None });
        Vec::new()
    }

    /// Reports `error` and removes its cause from the text. Returns false if nothing is left to read.
    fn repair(&mut self, error: &SpannedError) -> bool {
        let fault = Fault::new(&self.text, error);
        let chain = chain(&self.text, fault.offset);
        if let Error::MissingStructField { field, .. } = &error.code {
            return self.repair_missing(field, &fault, error, chain);
        }
        let explained = explain(&self.text, error, &fault);
        let is_hopeless = explained.code == Code::NoDossier;
        self.findings.push(explained);
        if is_hopeless {
            return false;
        }
        if error.code == Error::TrailingCharacters {
            let end = self.text.len();
            return self.blank(Span { start: fault.offset, end });
        }
        if error.code == Error::ExpectedComma && self.insert_comma(fault.offset, &chain) {
            return true;
        }
        self.remove_innermost(&chain)
    }

    /// A struct lacks a field: all of it is removed, without a report if the field was blanked out earlier.
    fn repair_missing(
        &mut self,
        field: &str,
        fault: &Fault,
        error: &SpannedError,
        mut chain: Vec<Member>,
    ) -> bool {
        // `ron` stopped at the bracket that closes the struct.
        while chain.last().is_some_and(|member| member.value.end != fault.offset + 1) {
            chain.pop();
        }
        let Some(owner) = chain.last().copied() else {
            self.findings.push(explain(&self.text, error, fault));
            return false;
        };
        if !self.removed.contains(&(owner.value.start, field.to_owned())) {
            let mut finding = explain(&self.text, error, fault);
            finding.span = owner.key.filter(|_| owner.is_entry()).unwrap_or(owner.value);
            self.findings.push(finding);
        }
        self.remove_innermost(&chain)
    }

    /// Removes the innermost field or entry of `chain`; lists and tuples would become invalid without an
    /// element.
    fn remove_innermost(&mut self, chain: &[Member]) -> bool {
        let Some(depth) = chain.iter().rposition(|member| member.is_field() || member.is_entry()) else {
            return false;
        };
        let member = chain[depth];
        self.remember(&chain[..depth], &member);
        self.blank(member.whole)
    }

    fn remember(&mut self, above: &[Member], member: &Member) {
        for token in Tokens::new(&self.text, member.value.start) {
            if token.span.start >= member.value.end {
                break;
            }
            if token.kind == Kind::Text {
                let text = self.text[token.span.start..token.span.end].trim_matches(['r', '#']);
                self.known.mentioned.insert(text.trim_matches('"').to_owned());
            }
        }
        let name = member.key.map_or("", |key| self.text[key.start..key.end].trim_matches('"'));
        match above {
            [] => self.known.lost.extend(Section::of_field(name)),
            [table] => {
                let table = table.key.map_or("", |key| &self.text[key.start..key.end]);
                if let Some(section) = Section::of_field(table) {
                    self.known.broken.insert((section, name.to_owned()));
                }
            }
            _ => {}
        }
        let owner = above.last().map_or_else(|| root(&self.text), |owner| Some(owner.value.start));
        self.removed.insert((owner.unwrap_or(0), name.to_owned()));
    }

    /// If only a comma is missing, writes it over a space before `at`.
    fn insert_comma(&mut self, at: usize, chain: &[Member]) -> bool {
        let Some(inside) = chain.last().map(|member| member.inside) else { return false };
        let is_after_blank = at > 0 && matches!(self.text.as_bytes()[at - 1], b' ' | b'\t' | b'\n');
        let mut next = Tokens::new(&self.text, at).map(|token| token.kind);
        let begins_member = match (next.next(), next.next()) {
            (Some(Kind::Word | Kind::Text), Some(Kind::Colon)) => inside != b'[',
            (Some(Kind::Word | Kind::Text | Kind::Open(_)), _) => inside == b'[',
            _ => false,
        };
        is_after_blank && begins_member && self.overwrite(Span { start: at - 1, end: at }, b',')
    }

    fn blank(&mut self, span: Span) -> bool {
        self.overwrite(span, b' ')
    }

    /// Overwrites every byte of `span` except line breaks. Returns true if that changed anything.
    fn overwrite(&mut self, span: Span, with: u8) -> bool {
        let mut bytes = std::mem::take(&mut self.text).into_bytes();
        let mut is_changed = false;
        for byte in bytes.get_mut(span.start..span.end).unwrap_or_default() {
            let is_kept = *byte == b'\n' && with == b' ';
            is_changed |= !is_kept && *byte != with;
            if !is_kept {
                *byte = with;
            }
        }
        match String::from_utf8(bytes) {
            Ok(text) => self.text = text,
            // Spans end on character boundaries, so this does not happen; if it did, reading would end here.
            Err(_) => return false,
        }
        is_changed
    }
}
