//! What is typed into a form and no edit yet, kept against a crash and put into a form again.

use ron_tree::Tree;

use super::{Form, Parallax};
use crate::draft::Node;
use crate::edit::{Draft, Editor, Entry, Section, Text};
use crate::reference::Reference;

/// What is said beside a text that could not be read when the program ended.
const AS_IT_WAS: &str = "typed before the program ended; it could not be read as it stands";

impl Form {
    /// What is typed and would be lost with the form; all of it while an edit is being tried.
    pub(super) fn draft(&self, is_busy: bool) -> Option<Draft> {
        let is_unread = |path: &String| self.unread.contains_key(path);
        (self.would_lose() || (is_busy && self.is_touched)).then(|| Draft {
            table: self.section.field().to_owned(),
            id: self.entry().map(|entry| entry.id),
            row: self.row().to_line(),
            unread: self.typed.clone().into_iter().filter(|(path, _)| is_unread(path)).collect(),
        })
    }

    /// The form with what was typed into it; `None` if its entry is gone, or its table is none of the format.
    pub(super) fn from_draft(draft: &Draft, editor: &Editor) -> Option<Self> {
        let section = Section::from_field(&draft.table)?;
        let fields = fields(section, &draft.row);
        let mut form = match &draft.id {
            Some(id) => Self::from_entry(&Entry::new(section, id), editor)?,
            None => Self::new(section, Vec::new()),
        };
        for (name, value) in fields {
            form.put(name, value);
        }
        for (path, text) in &draft.unread {
            form.typed.insert(path.clone(), text.clone());
            form.unread.insert(path.clone(), AS_IT_WAS.to_owned());
        }
        form.is_touched = true;
        Some(form)
    }
}

/// The fields of an entry that is written as RON. Each is read by itself, so that one that cannot be read takes no other along.
fn fields(section: Section, row: &str) -> Vec<(&'static str, Node)> {
    let tree = Tree::new(row);
    let known = Reference::get().structs.get(section.row()).map(|of| of.rows.as_slice()).unwrap_or_default();
    let read = |name: &str, value: &str| {
        if name == "says" {
            return says(value);
        }
        let text = Text::new(format!("({}: {{\"draft\": ({name}: {value})}})", section.field())).ok()?;
        text.value(&Entry::new(section, "draft").field(name))
    };
    let Some(root) = tree.root() else { return Vec::new() };
    let fields = tree.children(root).filter_map(|node| {
        let name = tree.text(tree.key(node)?);
        let name = name.strip_prefix("r#").unwrap_or(name);
        let field = known.iter().find(|field| field.name == name)?;
        Some((field.name, read(name, tree.text(tree.value(node)))?))
    });
    fields.collect()
}

/// What a claim says, though some of it may not be typed yet.
fn says(written: &str) -> Option<Node> {
    let word = written.split('(').next().unwrap_or_default();
    let needed: &[(&str, &str)] = match word {
        "Count" => &[("outcome", "Killed"), ("of", "\"\""), ("quantity", "NotGiven")],
        "Answer" => &[("to", "\"\""), ("text", "\"\"")],
        _ => &[],
    };
    let tree = Tree::new(written);
    let name = |node| tree.key(node).map(|key| tree.text(key));
    let typed: Vec<&str> =
        tree.root().into_iter().flat_map(|root| tree.children(root)).filter_map(name).collect();
    let missing = needed.iter().filter(|(name, _)| !typed.contains(name));
    let mut whole =
        written.trim_end().strip_suffix(')').map_or_else(|| written.to_owned(), ToOwned::to_owned);
    for (name, value) in missing {
        let comma = if whole.ends_with(['(', ',']) { "" } else { ", " };
        whole = format!("{whole}{comma}{name}: {value}");
    }
    if whole.len() != written.len() {
        whole.push(')');
    }
    let text = Text::new(format!("(claims: {{\"draft\": (says: {whole})}})")).ok()?;
    let mut node = text.value(&Entry::new(Section::Claims, "draft").field("says"))?;
    if let Node::Choice { inner: Some(inner), .. } = &mut node
        && let Node::Fields { fields, .. } = inner.as_mut()
    {
        fields.retain(|(name, _)| typed.contains(name));
    }
    Some(node)
}

impl Parallax {
    /// Keeps what is typed in the open form and is no edit yet.
    pub(super) fn keep_draft(&mut self) {
        let Some(editing) = self.writing.editing.as_deref_mut() else { return };
        let is_busy = self.writing.trying.is_busy();
        let draft = editing.form.get_mut().as_ref().and_then(|form| form.draft(is_busy));
        editing.editor.keep_draft(draft);
        if let Some(fault) = editing.editor.journal_fault() {
            self.notices.failed(fault.to_string());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_into_a_new_entry_is_in_the_form_again() {
        let editor = Editor::new("(format: 2, title: \"T\")").expect("a text");
        let row = "(by: \"sohr\", document: \"n\", paragraph: 3, says: Count(outcome: Killed, quantity: MoreThan(100)), gist: \"\\\"g\\\"\")";
        let draft = Draft {
            table: "claims".to_owned(),
            id: None,
            row: row.to_owned(),
            unread: [("said".to_owned(), "soon".to_owned())].into(),
        };
        let form = Form::from_draft(&draft, &editor).expect("a form");
        assert_eq!(form.draft(false).as_ref(), Some(&draft));
        assert!(form.has_unread());
        let of_nothing = Draft { table: "nothing".to_owned(), ..draft.clone() };
        assert!(Form::from_draft(&of_nothing, &editor).is_none());
        // A value that is none takes no other along.
        let bad = Draft { row: "(by: 5, gist: \"kept\")".to_owned(), ..draft };
        let form = Form::from_draft(&bad, &editor).expect("a form");
        assert_eq!(form.field("gist"), Some(&Node::text("kept")));
    }
}
