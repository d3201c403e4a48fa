//! A text after an edit, read and checked before it becomes the text.

use std::path::Path;

use ron_tree::Tree;

use crate::edit::{Edit, Entry, Refused, Text};
use crate::load::{self, Diagnostic, Loaded, Severity};

/// Something that is said of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The field of the entry, or empty for the entry as a whole.
    pub field: String,
    /// Whether it prevents the edit.
    pub is_error: bool,
    /// In a sentence without a full stop.
    pub words: String,
}

/// Reads a text as the file at `path`, if it has one.
pub fn read(text: &str, path: Option<&Path>) -> Loaded {
    let mut loaded = load::read(text);
    if let Some(path) = path {
        loaded.look_beside(text, path);
    }
    loaded
}

/// Makes an edit in a copy of a text and reads the copy; if it is unsound, returns what is wrong, as far as it concerns an entry
/// field by field.
pub fn attempt(
    text: &Text,
    edit: &Edit,
    path: Option<&Path>,
    entry: &Entry,
) -> Result<(Text, Loaded), Vec<Told>> {
    let mut text = text.clone();
    text.apply(edit).map_err(|refused| vec![refusal(&refused)])?;
    let loaded = read(text.as_str(), path);
    if loaded.dossier.is_none() {
        let mut told = list_messages(&text, &loaded.diagnostics, entry);
        if !told.iter().any(|told| told.is_error) {
            told.extend(elsewhere(&loaded.diagnostics));
        }
        return Err(told);
    }
    Ok((text, loaded))
}

/// The first error, which is in another entry.
fn elsewhere(diagnostics: &[Diagnostic]) -> Option<Told> {
    let error = diagnostics.iter().find(|found| found.severity == Severity::Error)?;
    let words = format!("Line {}: {}", error.position.line, sentence(error));
    Some(Told { field: String::new(), is_error: true, words })
}

/// Why an edit is refused.
pub fn refusal(refused: &Refused) -> Told {
    let (field, words) = match refused {
        Refused::BadValue { at, why } => (first_field(at), why.clone()),
        other => (String::new(), other.to_string()),
    };
    Told { field, is_error: true, words }
}

fn first_field(at: &crate::edit::At) -> String {
    match at.steps.first() {
        Some(crate::edit::Step::Field(name)) => name.clone(),
        _ => String::new(),
    }
}

fn sentence(found: &Diagnostic) -> String {
    let hint = found.hint.as_ref().map(|hint| format!(" ({hint})")).unwrap_or_default();
    format!("{}{hint}", found.message)
}

/// What is said of an entry, field by field.
pub fn list_messages(text: &Text, diagnostics: &[Diagnostic], entry: &Entry) -> Vec<Told> {
    let Some(span) = text.span(entry) else { return Vec::new() };
    let of_entry: Vec<&Diagnostic> = diagnostics
        .iter()
        .filter(|found| span.start <= found.span.start && found.span.start < span.end)
        .collect();
    if of_entry.is_empty() {
        return Vec::new();
    }
    let whole = text.as_str().get(span.clone()).unwrap_or_default();
    // The value follows the id and a colon.
    let value = whole.find(['(', '[', '{']).unwrap_or_default();
    let tree = Tree::new(&whole[value..]);
    let told = of_entry.into_iter().map(|found| {
        let at = (found.span.start - span.start).checked_sub(value);
        let field = at.and_then(|at| field_at(&tree, at)).unwrap_or_default();
        Told { field, is_error: found.severity == Severity::Error, words: sentence(found) }
    });
    told.collect()
}

/// The outermost field in which a byte stands.
fn field_at(tree: &Tree<'_>, at: usize) -> Option<String> {
    let root = tree.root()?;
    let holds = |node: &ron_tree::Node| {
        let whole = tree.whole(*node);
        whole.start <= at && at < whole.end
    };
    let node = tree.children(root).find(holds)?;
    let name = tree.text(tree.key(node)?);
    Some(name.strip_prefix("r#").unwrap_or(name).to_owned())
}
