//! The mark of a count as it is typed, drawn as the estimates draw it.

use std::fmt::Write as _;

use egui::Ui;

use super::draw::Pen;
use crate::app::review::{Preview, show_marks};
use crate::draft::{Node, quote};
use crate::edit::{Entry, Section};
use crate::load;

/// What is drawn, kept until the count is another.
#[derive(Default)]
pub struct Shown {
    text: String,
    preview: Option<Preview>,
}

/// Draws the mark of a count with these fields, if it can be drawn.
pub fn ui(pen: &mut Pen<'_, '_>, ui: &mut Ui, said: &[(&'static str, Node)]) {
    let text = dossier(pen, said);
    if text != pen.form.mark.text {
        let preview = load::read(&text);
        let session = pen.ctx.session;
        pen.form.mark = Shown { preview: Preview::of_loaded(preview, session), text };
    }
    if let Some(preview) = &pen.form.mark.preview {
        show_marks(ui, preview);
    }
}

/// A small dossier with this count alone.
fn dossier(pen: &Pen<'_, '_>, said: &[(&'static str, Node)]) -> String {
    let text = pen.editor.text();
    let mut out = String::from("Dossier(format: 2, title: \"-\", sides: {");
    let mut put = |key: &str, value: &str| {
        quote(key, &mut out);
        let _ = write!(out, ": {value}, ");
    };
    for id in text.ids(Section::Sides) {
        if let Some(side) = text.value(&Entry::new(Section::Sides, &id).whole()) {
            put(&id, &side.to_line());
        }
    }
    let field = |name: &str| said.iter().find(|(field, _)| *field == name).map(|(_, value)| value);
    let part = |section, id: Option<&Node>, keep: &[&str], otherwise: &str| {
        let row = match id {
            Some(Node::Text(id)) => text.value(&Entry::new(section, id).whole()),
            _ => None,
        };
        match row {
            Some(Node::Fields { of, fields }) => {
                let fields = fields.into_iter().filter(|(name, _)| keep.contains(name)).collect();
                Node::Fields { of, fields }.to_line()
            }
            _ => otherwise.to_owned(),
        }
    };
    let group = part(Section::Groups, field("of"), &["name", "one", "many"], "(name: \"People\")");
    let source = pen.form.field_in_row("by");
    let source =
        part(Section::Sources, source.as_ref(), &["name", "short", "kind", "side"], "(name: \"Source\")");
    let mut count = vec![("of", Node::text("group"))];
    count.extend(said.iter().filter(|(name, _)| !matches!(*name, "of" | "parts")).cloned());
    let Some(Node::Choice { inner, .. }) = field("quantity") else { return String::new() };
    // Names of people and figures of other claims are not in this dossier.
    if inner.as_ref().is_some_and(|inner| !matches!(inner.as_ref(), Node::Tuple(items) if items.iter().all(|item| matches!(item, Node::Plain(_) | Node::Text(_))))) {
        return String::new();
    }
    let says = Node::Choice {
        of: "Says",
        word: "Count".into(),
        inner: Some(Box::new(Node::Fields { of: "Count", fields: count })),
    };
    let _ = write!(
        out,
        "}}, groups: {{\"group\": {group}}}, sources: {{\"source\": {source}}}, documents: {{\"document\": (title: \"-\")}}, \
         claims: {{\"claim\": (by: \"source\", document: \"document\", says: {}",
        says.to_line()
    );
    for name in ["stance", "worded", "hedge"] {
        if let Some(value) = pen.form.field_in_row(name) {
            let _ = write!(out, ", {name}: {}", value.to_line());
        }
    }
    out.push_str(")})");
    out
}
