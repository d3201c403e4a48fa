//! The form of an entry: its fields in the order in which one thinks of them, each with what `check` says of it.
//!
//! What is typed lies in the form until it can be read; then it becomes an edit. A new entry lies there until it is added.

mod draw;
mod fields;
mod mark;
mod nested;
mod picker;
mod says;
mod values;
pub mod words;

use std::collections::BTreeMap;

pub use draw::ui;

use super::checked::Told;
use crate::dossier::{Dossier, Item};
use crate::draft::Node;
use crate::edit::{Change, Edit, Editor, Entry, Section, Spot, Text};
use crate::reference::Reference;
use crate::session::Sketch;

/// The form of one entry.
pub struct Form {
    pub(super) section: Section,
    /// The id under which it is in the text; `None` if it is new.
    id: Option<String>,
    /// The id as typed, if it was.
    typed_id: Option<String>,
    /// The entry as it is to be.
    row: Node,
    /// What was typed into fields whose texts are read, by path.
    pub(super) typed: BTreeMap<String, String>,
    /// Why such a text cannot be read, by path.
    pub(super) unread: BTreeMap<String, String>,
    /// What is said of fields.
    pub(super) told: Vec<Told>,
    /// The field that is to have the focus, by path.
    wants_focus: Option<String>,
    /// Whether the entry was to be added, so that what is missing is told.
    pub(super) is_asked: bool,
    /// Whether anything was typed.
    pub(super) is_touched: bool,
    /// Whether a text field had the focus when the form was drawn last.
    pub(super) has_text_focus: bool,
    /// How high the buttons below the fields were when they were drawn last, in points.
    foot_height: f32,
    mark: mark::Shown,
    /// What is being drawn of its place on the map.
    pub(super) sketch: Option<Sketch>,
    /// What about the quantity could be read in another way.
    doubt: Option<String>,
    /// The document's number words, as the quantity was typed, if they say more than it.
    worded: Option<String>,
    /// Those that were kept last.
    last_worded: String,
    /// The document of the claim, to whose day weekdays refer.
    row_document: Option<String>,
    /// The fields as they were before they were drawn.
    drawn: Vec<(&'static str, Node)>,
}

/// What a new entry begins with.
pub type Prefilled = Vec<(&'static str, Node)>;

/// Fields that the next claim of the same document has too.
const REPEATED: [&str; 7] = ["via", "document", "paragraph", "said", "said_basis", "event", "at"];

impl Form {
    fn holding(section: Section, id: Option<String>, row: Node) -> Self {
        Self {
            section,
            id,
            typed_id: None,
            row: with_fields(section, row),
            typed: BTreeMap::new(),
            unread: BTreeMap::new(),
            told: Vec::new(),
            wants_focus: words::first_field(section).map(ToOwned::to_owned),
            is_asked: false,
            is_touched: false,
            has_text_focus: false,
            foot_height: 0.0,
            mark: mark::Shown::default(),
            sketch: None,
            doubt: None,
            worded: None,
            last_worded: String::new(),
            row_document: None,
            drawn: Vec::new(),
        }
    }

    /// The form of an entry; `None` if the text has none such.
    pub fn from_entry(entry: &Entry, editor: &Editor) -> Option<Self> {
        let row = editor.text().value(&entry.clone().whole())?;
        Some(Self::holding(entry.section, Some(entry.id.clone()), row))
    }

    /// The form of a new entry.
    #[must_use]
    pub fn new(section: Section, fields: Prefilled) -> Self {
        let row = Node::Fields { of: section.row(), fields };
        Self::holding(section, None, row)
    }

    /// What a new entry has from what is selected.
    #[must_use]
    pub fn prefilled(section: Section, dossier: &Dossier, selected: Option<Item>) -> Prefilled {
        if section != Section::Claims {
            return Vec::new();
        }
        let id = |item: Item| Node::text(dossier.key(item));
        let mut fields = Vec::new();
        match selected {
            Some(item @ Item::Source(_)) => fields.push(("by", id(item))),
            Some(item @ Item::Document(_)) => fields.push(("document", id(item))),
            Some(Item::Claim(claim)) => {
                fields.push(("document", id(Item::Document(dossier.claims[claim].document))));
            }
            Some(item @ Item::Event(_)) => fields.push(("event", id(item))),
            Some(item @ Item::Place(_)) => fields.push(("at", id(item))),
            _ => {}
        }
        // Most claims are counts; one that is none says so with one key.
        let mut says = vec![("outcome", Node::Choice { of: "Outcome", word: "Killed".into(), inner: None })];
        let groups: Vec<_> = dossier.groups.ids().collect();
        match (selected, groups.as_slice()) {
            (Some(item @ Item::Group(_)), _) => says.push(("of", id(item))),
            (_, [only]) => says.push(("of", id(Item::Group(*only)))),
            _ => {}
        }
        let events: Vec<_> = dossier.events.ids().collect();
        if let ([only], false) = (events.as_slice(), fields.iter().any(|(name, _)| *name == "event")) {
            fields.push(("event", id(Item::Event(*only))));
        }
        fields.push(("says", count(says)));
        fields
    }

    /// The content of a new entry that has a name and nothing else.
    #[must_use]
    pub fn named(section: Section, name: &str) -> Node {
        let row = section.row();
        let first = match section {
            Section::Documents => "title",
            Section::Questions => "ask",
            _ => "name",
        };
        Node::Fields { of: row, fields: vec![(first, Node::text(name))] }
    }

    /// Reads the form again from the text; returns false if its entry is gone.
    pub fn refresh(&mut self, editor: &Editor) -> bool {
        let Some(entry) = self.entry() else { return true };
        let Some(row) = editor.text().value(&entry.whole()) else { return false };
        let row = with_fields(self.section, row);
        if row != self.row {
            self.row = row;
            self.typed.clear();
            self.unread.clear();
            self.told.clear();
        }
        true
    }

    /// The entry, if it is in the text.
    #[must_use]
    pub fn entry(&self) -> Option<Entry> {
        Some(Entry::new(self.section, self.id.as_ref()?))
    }

    /// The entry that a new one is going to be.
    pub fn entry_to_be(&self, text: &Text) -> Entry {
        let id = if let Some(typed) = self.typed_id.as_deref().map(str::trim).filter(|id| !id.is_empty()) {
            typed.to_owned()
        } else {
            let names = self.names();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            text.suggest_id(self.section, &names)
        };
        Entry::new(self.section, id)
    }

    /// The words of which an id is made.
    fn names(&self) -> Vec<String> {
        let text = |name: &str| match self.field(name) {
            Some(Node::Text(text)) => Some(text.clone()),
            _ => None,
        };
        match self.section {
            Section::Claims => {
                let figure = match self.field("says") {
                    Some(Node::Choice { inner: Some(inner), .. }) => match inner.as_ref() {
                        Node::Fields { fields, .. } => {
                            fields.iter().find_map(|(name, value)| match (*name, value) {
                                ("quantity", value) => {
                                    Some(super::typed::words(value, super::typed::Flags::default()))
                                }
                                ("to", Node::Text(question)) => Some(question.clone()),
                                _ => None,
                            })
                        }
                        _ => None,
                    },
                    _ => None,
                };
                text("by").into_iter().chain(figure).collect()
            }
            Section::Documents => text("short").or_else(|| text("title")).into_iter().collect(),
            Section::Questions => text("ask").into_iter().collect(),
            _ => text("short").or_else(|| text("name")).into_iter().collect(),
        }
    }

    pub(super) fn field(&self, name: &str) -> Option<&Node> {
        let Node::Fields { fields, .. } = &self.row else { return None };
        fields.iter().find(|(field, _)| *field == name).map(|(_, value)| value)
    }

    /// A field that marks are drawn from, while the row itself is being drawn.
    fn field_in_row(&self, name: &str) -> Option<Node> {
        self.drawn.iter().find(|(field, _)| *field == name).map(|(_, value)| value.clone())
    }

    /// The change that adds it.
    #[must_use]
    pub fn addition(&self, entry: &Entry) -> Change {
        Change::Add { entry: entry.clone(), content: self.row.clone(), spot: Spot::Natural }
    }

    /// The edit that makes the entry in the text what it is in the form, and the fields in which they differ.
    pub fn changes(&self, editor: &Editor, entry: &Entry) -> (Edit, Vec<&'static str>) {
        let mut edit = Edit::new("");
        let old = editor.text().value(&entry.clone().whole());
        let old = old.map(|old| with_fields(self.section, old));
        let (Some(Node::Fields { fields: old, .. }), Node::Fields { fields: new, .. }) = (&old, &self.row)
        else {
            return (edit, Vec::new());
        };
        let mut differing = Vec::new();
        let get = |fields: &[(&'static str, Node)], name: &str| {
            fields.iter().find(|(field, _)| *field == name).map(|(_, value)| value.clone())
        };
        for field in
            Reference::get().structs.get(self.section.row()).map(|of| of.rows.as_slice()).unwrap_or_default()
        {
            let (old, new) = (get(old, field.name), get(new, field.name));
            if old != new {
                differing.push(field.name);
                edit = edit.then(Change::Set { at: entry.clone().field(field.name), value: new });
            }
        }
        let word = format!("{entry} {}", differing.join(" "));
        (edit.joined(word), differing)
    }

    /// Notes that the entry is in the text under this id.
    pub fn is_added(&mut self, entry: &Entry) {
        self.id = Some(entry.id.clone());
        self.typed_id = None;
        self.is_asked = false;
        self.is_touched = false;
    }

    /// Puts a value into one of its fields, over what was typed there.
    pub(super) fn put(&mut self, name: &'static str, value: Node) {
        self.typed.remove(name);
        self.unread.remove(name);
        self.is_touched = true;
        fields::at(&mut self.row, &[name], |slot| *slot = Some(value));
    }

    /// Moves the focus to a field.
    pub(super) fn go_to(&mut self, field: &str) {
        self.wants_focus = Some(field.to_owned());
    }

    /// Whether its place is being drawn.
    pub(super) fn is_drawing(&self) -> bool {
        self.sketch.as_ref().is_some_and(|sketch| sketch.adds)
    }

    /// Puts the id of an entry into a field, at its end if it holds several.
    pub fn choose(&mut self, path: &str, id: &str) {
        self.typed.remove(path);
        self.unread.remove(path);
        self.is_touched = true;
        let list = path.strip_suffix("[]");
        let steps: Vec<&str> = list.unwrap_or(path).split('.').collect();
        fields::at(&mut self.row, &steps, |slot| match (list, slot) {
            (Some(_), slot) => match slot {
                Some(Node::List { items, .. }) => items.push(Node::text(id)),
                slot => *slot = Some(Node::List { items: vec![Node::text(id)], is_filled: true }),
            },
            (None, slot) => *slot = Some(Node::text(id)),
        });
    }

    /// Keeps the number words as typed, unless the author has given others.
    fn set_worded(&mut self, worded: String) {
        let Node::Fields { of, fields } = &mut self.row else { return };
        let is_own = |slot: &Option<Node>, last: &str| match slot {
            Some(Node::Text(text)) => text == last,
            _ => true,
        };
        let last = self.last_worded.clone();
        fields::field(of, fields, "worded", |slot| {
            if is_own(slot, &last) {
                *slot = (!worded.is_empty()).then(|| Node::text(&worded));
            }
        });
        self.last_worded = worded;
    }

    /// The entry as it is to be.
    pub(super) const fn row(&self) -> &Node {
        &self.row
    }

    /// True if a text was typed that cannot be read.
    #[must_use]
    pub fn has_unread(&self) -> bool {
        !self.unread.is_empty()
    }

    /// True if leaving the form would lose something that was typed.
    #[must_use]
    pub fn would_lose(&self) -> bool {
        self.is_touched && (self.id.is_none() || self.has_unread())
    }

    /// Moves the focus to the first field that is wrong.
    pub fn focus_first_error(&mut self) {
        let order = words::order(self.section);
        let wrong = |name: &str| self.told.iter().any(|told| told.is_error && told.field == name);
        self.wants_focus = order.into_iter().find(|name| wrong(name)).map(ToOwned::to_owned);
    }

    /// The form of the next claim of the same document: what repeats is filled in.
    #[must_use]
    pub fn next(&self) -> Self {
        let mut fields: Prefilled = Vec::new();
        if let (Section::Claims, Node::Fields { fields: old, .. }) = (self.section, &self.row) {
            for (name, value) in old {
                if REPEATED.contains(name) {
                    fields.push((name, value.clone()));
                }
                if let ("says", Node::Choice { of, word, inner: Some(inner) }) = (*name, value)
                    && let Node::Fields { of: inner, fields: said } = inner.as_ref()
                {
                    let kept = said.iter().filter(|(name, _)| matches!(*name, "outcome" | "of" | "to"));
                    let inner = Node::Fields { of: inner, fields: kept.cloned().collect() };
                    let says = Node::Choice { of, word: word.clone(), inner: Some(Box::new(inner)) };
                    fields.push(("says", says));
                }
            }
        }
        Self::new(self.section, fields)
    }

    /// Errors and warnings of a field; what is missing only once the entry was to be added.
    fn messages_of(&self, field: &str) -> Vec<&Told> {
        let is_shown =
            |told: &&Told| told.field == field && (!told.is_error || self.is_asked || self.id.is_some());
        self.told.iter().filter(is_shown).collect()
    }
}

/// A count with these fields.
fn count(fields: Vec<(&'static str, Node)>) -> Node {
    let inner = Some(Box::new(Node::Fields { of: "Count", fields }));
    Node::Choice { of: "Says", word: "Count".into(), inner }
}

/// A row with its fields: a question may be its text.
fn with_fields(section: Section, row: Node) -> Node {
    match row {
        Node::Text(ask) if section == Section::Questions => {
            Node::Fields { of: "Question", fields: vec![("ask", Node::Text(ask))] }
        }
        row => row,
    }
}
