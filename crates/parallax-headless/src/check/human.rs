//! Problems for people: the line with the fault underlined, as compilers show it.
//!
//! Problems with the same words in several places are shown once, with the other line numbers: forty claims
//! that name one missing source are one thing to fix.

use std::collections::HashMap;
use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::excerpt::Excerpt;
use super::{Checked, Color};
use parallax_dossier::load::{Code, Diagnostic, Severity};

/// Maximum number of problems per file that are shown in full.
const MOST_SHOWN: usize = 200;
/// Maximum number of other lines that are listed.
const MOST_LINES: usize = 8;
/// Excerpts are shorter, so nothing is cut twice.
const WIDTH: usize = 400;

/// Writes problems for people.
pub(super) struct Human {
    renderer: Renderer,
}

impl Human {
    pub(super) fn new(color: Color) -> Self {
        let renderer = match color {
            Color::None => Renderer::plain(),
            Color::Ansi => Renderer::styled(),
        };
        Self { renderer: renderer.term_width(WIDTH) }
    }

    /// Writes all problems of a file.
    pub(super) fn report(&self, checked: &Checked<'_>, out: &mut dyn Write) -> io::Result<()> {
        let shown = folded(&checked.loaded.diagnostics);
        for one in shown.iter().take(MOST_SHOWN) {
            writeln!(out, "{}\n", self.render(checked, one))?;
        }
        if let Some(more) = shown.len().checked_sub(MOST_SHOWN).filter(|more| *more > 0) {
            writeln!(out, "… and {more} more; `--format short` lists all\n")?;
        }
        Ok(())
    }

    fn render(&self, checked: &Checked<'_>, shown: &Shown<'_>) -> String {
        let found = shown.first;
        let level = match found.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let line = found.position.line;
        let excerpt = Excerpt::new(checked.text, &found.span);
        let shown_column = excerpt.column();
        let mut group = level.primary_title(&found.message).id(found.code.word()).element(
            Snippet::source(excerpt.text)
                .path(&checked.name)
                .line_start(line as usize)
                .annotation(AnnotationKind::Primary.span(excerpt.span)),
        );
        if let Some(hint) = &found.hint {
            group = group.element(Level::HELP.message(hint));
        }
        if !shown.others.is_empty() {
            group = group.element(Level::NOTE.message(others(&shown.others)));
        }
        let rendered = self.renderer.render(&[group]);
        // The renderer counts columns in the excerpt. If that is cut on the left, they differ from those of
        // the line.
        let (title, rest) = rendered.split_once('\n').unwrap_or((&rendered, ""));
        let place = |column| format!("{}:{line}:{column}", checked.name);
        let rest = rest.replacen(&place(shown_column), &place(found.position.column as usize), 1);
        format!("{title}\n{rest}")
    }
}

/// A problem, and the other lines in which it occurs.
struct Shown<'a> {
    first: &'a Diagnostic,
    others: Vec<u32>,
}

/// The problems; warnings in the same words, and one id that does not exist, only once.
fn folded(diagnostics: &[Diagnostic]) -> Vec<Shown<'_>> {
    let mut shown: Vec<Shown<'_>> = Vec::new();
    let mut seen: HashMap<(Code, &str), usize> = HashMap::new();
    for one in diagnostics {
        if one.code == Code::UnknownId || one.severity == Severity::Warning {
            let first = *seen.entry((one.code, &one.message)).or_insert(shown.len());
            if let Some(first) = shown.get_mut(first) {
                first.others.push(one.position.line);
                continue;
            }
        }
        shown.push(Shown { first: one, others: Vec::new() });
    }
    shown
}

/// `the same in line 12`, `the same in lines 12, 14 and 37 more places`.
fn others(lines: &[u32]) -> String {
    let named: Vec<String> = lines.iter().take(MOST_LINES).map(u32::to_string).collect();
    let more = lines.len() - named.len();
    match (named.as_slice(), more) {
        ([one], _) => format!("the same in line {one}"),
        (named, 0) => {
            let (last, rest) = named.split_last().map_or(("", named), |(last, rest)| (last.as_str(), rest));
            format!("the same in lines {} and {last}", rest.join(", "))
        }
        (named, more) => format!("the same in lines {} and at {more} more places", named.join(", ")),
    }
}
