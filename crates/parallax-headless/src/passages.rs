//! `parallax passages`: what a claim could be made of in the text of a document. It proposes and never decides, and it writes into
//! no dossier.

use std::io::{self, BufWriter, Write};
use std::ops::Range;
use std::path::Path;

use anyhow::{Context as _, bail};
use parallax_analysis::passage::{CopyForm, Paragraphs};
use parallax_dossier::draft::Dossier;
use parallax_dossier::load::{self, closest, visible, visible_path};
use parallax_import::passage::{Draft, Mark, MarkKind, Names, Used, drafts, marks, paragraphs};
use serde::Serialize;

use crate::args::{Passages, PassagesFormat};
use crate::{UntilClosed, read_named, refuse};

/// Largest text that is read, in bytes.
pub const LARGEST: u64 = 64 << 20;

/// Writes the marks or the drafts to standard output; returns the exit code.
///
/// # Errors
/// If a file cannot be read, the dossier has no such document, or standard output cannot be written.
pub fn run(wanted: &Passages) -> anyhow::Result<u8> {
    let name = visible_path(&wanted.dossier);
    let source = read_named(&wanted.dossier, load::read_text)?;
    let Some(dossier) = Dossier::parse(&source) else { return Ok(refuse(&name, &load::read(&source))) };
    let document = wanted.document.as_str();
    let ids: Vec<&str> = dossier.documents.iter().map(|(id, _)| id).collect();
    if !ids.contains(&document) {
        let hint = closest(document, ids.iter().copied())
            .map(|near| format!("; did you mean `{near}`?"))
            .unwrap_or_default();
        bail!("{name}: there is no document `{}`{hint}", visible(document));
    }
    let text = read(&wanted.text).with_context(|| visible_path(&wanted.text))?;
    let (names, used) = (Names::from_dossier(&dossier), Used::from_document(&dossier, document));
    let mut out = BufWriter::new(UntilClosed(io::stdout().lock()));
    let written = match wanted.format {
        PassagesFormat::Ron => ron(&text, &names, &used, document, &mut out),
        PassagesFormat::Json => json(&text, &names, &used, document, &mut out),
    };
    written.and_then(|()| out.flush()).context("standard output cannot be written")?;
    Ok(0)
}

/// The text of a document: plain, or the paragraphs of a page of HTML with empty lines between them.
///
/// # Errors
/// If the file cannot be read, is larger than [`LARGEST`], or is no text.
pub fn read(path: &Path) -> anyhow::Result<String> {
    if std::fs::metadata(path)?.len() > LARGEST {
        bail!("it is larger than {} MiB, the largest text that is read", LARGEST >> 20);
    }
    let text = load::read_text(path)?;
    if CopyForm::of_name(&path.to_string_lossy()) != Some(CopyForm::Html) {
        return Ok(text);
    }
    let page = Paragraphs::read(text.as_bytes(), CopyForm::Html)?;
    let all: Vec<&str> = (1..).map_while(|number| page.get(number)).collect();
    Ok(all.join("\n\n"))
}

/// Writes the drafts of figures that no claim uses, as entries for the claims of the dossier.
fn ron(text: &str, names: &Names, used: &Used, document: &str, out: &mut dyn Write) -> io::Result<()> {
    let (mut unused, mut passed_over) = (Vec::new(), 0);
    for draft in drafts(text, names, used, document) {
        if draft.is_used { passed_over += 1 } else { unused.push(draft) }
    }
    let over = match passed_over {
        0 => String::new(),
        1 => " One figure was passed over, because a claim from the same paragraph has the same number; it may count something else.".to_owned(),
        many => format!(
            " {many} figures were passed over, because a claim from the same paragraph has the same number; it may count something else."
        ),
    };
    if unused.is_empty() {
        return writeln!(out, "// No drafts from the text of `{document}`.{over}");
    }
    writeln!(
        out,
        "// Drafts for the claims of a dossier, from figures of `{document}` that no claim has yet.{over}"
    )?;
    writeln!(
        out,
        "// A draft takes only the number: it does not notice that a source denies, doubts or only reports it, or hedges it. Whether it is a claim,"
    )?;
    writeln!(
        out,
        "// who makes it (`by`), of whom (`of`) and, where it is empty, the outcome are for you to decide."
    )?;
    for (number, draft) in (1..).zip(unused) {
        writeln!(out, "\n// Paragraph {}: {}", draft.mark.paragraph, words(text, &draft.mark.span))?;
        writeln!(out, "\"draft-{number}\": {},", entry(draft))?;
    }
    Ok(())
}

/// A claim as it is written in a dossier.
fn entry(draft: Draft) -> String {
    let mut dossier = Dossier::default();
    dossier.claims.add("d", draft.claim);
    let written = dossier.write();
    let tree = ron_tree::Tree::new(&written);
    let claims = tree.root().and_then(|root| tree.field(root, "claims"));
    let value =
        claims.and_then(|claims| tree.children(claims).next()).map(|claim| tree.text(tree.value(claim)));
    // It stood two levels deep.
    value.unwrap_or_default().replace("\n        ", "\n")
}

/// Some bytes of a text on one line, without what cannot be seen.
fn words(text: &str, span: &Range<usize>) -> String {
    let line = text[span.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
    visible(&line)
}

/// A mark for programs.
#[derive(Serialize)]
struct Line<'t> {
    paragraph: u32,
    /// Bytes in the text.
    start: usize,
    end: usize,
    text: &'t str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    used: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claim: Option<serde_json::Value>,
}

/// Writes all marks, one JSON object a line.
fn json(text: &str, names: &Names, used: &Used, document: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut figures = drafts(text, names, used, document);
    for Mark { paragraph, span, kind } in marks(text, names) {
        let mut line = Line {
            paragraph,
            start: span.start,
            end: span.end,
            text: &text[span],
            kind: "figure",
            date: None,
            id: None,
            used: None,
            claim: None,
        };
        match kind {
            MarkKind::Date(date) => (line.kind, line.date) = ("date", date),
            MarkKind::Name(kind, id) => {
                line.kind = kind.word();
                line.id = Some(id);
            }
            MarkKind::Figure(_) => {
                // The same figures in the same order.
                if let Some(draft) = figures.next() {
                    line.used = Some(draft.is_used);
                    line.claim = claim(draft);
                }
            }
        }
        serde_json::to_writer(&mut *out, &line)?;
        writeln!(out)?;
    }
    if paragraphs(text).next().is_none() {
        let _ = writeln!(io::stderr(), "there is no text in the document");
    }
    Ok(())
}

/// A claim by the names of the format.
fn claim(draft: Draft) -> Option<serde_json::Value> {
    let mut dossier = Dossier::default();
    dossier.claims.add("d", draft.claim);
    let mut whole = serde_json::to_value(&dossier).ok()?;
    whole.get_mut("claims")?.get_mut("d").map(serde_json::Value::take)
}
