//! Which entries a value refers to, and where.

use parallax_dossier::dossier::Format;
use parallax_dossier::draft::Node;
use parallax_dossier::reference::{Holds, Reference};

use crate::at::{Entry, Step, Unit};
use crate::section::Section;

/// A reference to an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    /// The table of the entry.
    pub section: Section,
    pub id: String,
    /// Where the reference stands in its unit.
    pub path: Vec<Step>,
    /// What has to go if the entry does: the path to it.
    pub falls: Vec<Step>,
}

/// What a unit holds; `None` if it refers to nothing.
pub(crate) fn holds(unit: &Unit) -> Option<Holds> {
    match unit {
        Unit::Entry(entry) => Some(Holds::Type(entry.section.row())),
        Unit::Own(field) => Reference::get().field("Dossier", field).map(|field| field.holds.clone()),
    }
}

/// Lists what the value of a unit refers to.
pub(crate) fn list(unit: &Unit, node: &Node, format: Format) -> Vec<Link> {
    let mut links = Vec::new();
    let Some(holds) = holds(unit) else { return links };
    let mut node = node.clone();
    Walk::new(format, &mut |section, id, path, falls| {
        links.push(Link { section, id: id.clone(), path: path.to_vec(), falls: falls.to_vec() });
    })
    .value(&mut node, &holds);
    links
}

/// Gives an entry another id in all references to it; `true` if there was one.
pub(crate) fn rename(unit: &Unit, node: &mut Node, format: Format, from: &Entry, to: &str) -> bool {
    let mut is_changed = false;
    let Some(holds) = holds(unit) else { return false };
    Walk::new(format, &mut |section, id, _, _| {
        if section == from.section && *id == from.id {
            to.clone_into(id);
            is_changed = true;
        }
    })
    .value(node, &holds);
    is_changed
}

type See<'s> = dyn FnMut(Section, &mut String, &[Step], &[Step]) + 's;

/// Walks through a value.
struct Walk<'s> {
    format: Format,
    path: Vec<Step>,
    /// What has to go with a required field that is found here.
    falls: Vec<Step>,
    see: &'s mut See<'s>,
}

impl<'s> Walk<'s> {
    fn new(format: Format, see: &'s mut See<'s>) -> Self {
        Self { format, path: Vec::new(), falls: Vec::new(), see }
    }

    fn value(&mut self, node: &mut Node, holds: &Holds) {
        match (node, holds) {
            (Node::Text(id), Holds::Id(table)) => {
                if let Some(section) = Section::from_field(table) {
                    self.required(section, id);
                }
            }
            (Node::Text(id), Holds::Type("Outcome")) => self.required(Section::Outcomes, id),
            (Node::Choice { of, word, inner: Some(inner) }, _) => self.word(of, word, inner),
            (Node::Fields { of, fields }, _) => self.fields(of, fields),
            (Node::List { items, .. }, Holds::List(held)) => self.items(items, held),
            (Node::Table(rows), Holds::Table(held)) => {
                for (key, row) in rows {
                    self.within(Step::Key(key.clone()), |walk| walk.value(row, held));
                }
            }
            _ => {}
        }
    }

    fn word(&mut self, of: &str, word: &str, inner: &mut Node) {
        match (of, word, inner) {
            ("Assessed", word, Node::Tuple(items)) => {
                let section = Section::from_word(&word.to_lowercase());
                if let (Some(section), [Node::Text(id)]) = (section, items.as_mut_slice()) {
                    self.required(section, id);
                }
            }
            ("Quantity", "Named", Node::Tuple(items)) => {
                // A count of fewer names would say less than its source did.
                if let [Node::List { items, .. }] = items.as_mut_slice() {
                    for item in items {
                        self.value(item, &Holds::Id("people"));
                    }
                }
            }
            (_, _, Node::Fields { of, fields }) => self.fields(of, fields),
            _ => {}
        }
    }

    fn fields(&mut self, of: &'static str, fields: &mut [(&'static str, Node)]) {
        for (name, value) in fields {
            let Some(field) = Reference::get().field(of, name) else { continue };
            let step = Step::Field((*name).to_owned());
            match (of, *name, value) {
                ("Count", "parts", Node::Table(rows)) => {
                    for (key, row) in rows {
                        let inner = [step.clone(), Step::Key(key.clone())];
                        self.optional(&inner, |walk| {
                            walk.required(Section::Groups, key);
                            walk.value(row, &Holds::Type("Quantity"));
                        });
                    }
                }
                ("ViewState", "selected" | "pinned", Node::List { items, .. }) => {
                    for (index, item) in items.iter_mut().enumerate() {
                        self.optional(&[step.clone(), Step::Item(index)], |walk| walk.item(item));
                    }
                }
                ("ViewState" | "Opens", "reading", Node::Text(id)) => {
                    self.optional(&[step], |walk| walk.required(Section::Readings, id));
                }
                ("Assessment", "scheme", Node::Text(id)) => {
                    // A grade may be of a scheme that no entry explains.
                    self.optional(&[step], |walk| walk.required(Section::Schemes, id));
                }
                // In format 1 that is a name.
                ("Document", "author", _) if self.format == Format::One => {}
                // Somebody's word would become the author's own.
                (_, "by" | "document", value) if of.ends_with("Said") => {
                    self.within(step, |walk| walk.value(value, &field.holds));
                }
                (_, "parts" | "says" | "is", value) => {
                    self.within(step, |walk| walk.value(value, &field.holds));
                }
                ("Count" | "Answer", _, value) => self.within(step, |walk| walk.value(value, &field.holds)),
                (_, _, value) if field.left_out.is_some() && !matches!(value, Node::List { .. }) => {
                    self.optional(&[step], |walk| walk.value(value, &field.holds));
                }
                (_, _, value) => self.within(step, |walk| walk.value(value, &field.holds)),
            }
        }
    }

    /// The items of a list; each can go alone.
    fn items(&mut self, items: &mut [Node], held: &Holds) {
        for (index, item) in items.iter_mut().enumerate() {
            self.optional(&[Step::Item(index)], |walk| walk.value(item, held));
        }
    }

    /// An item as on the command line: `source:sohr`.
    fn item(&mut self, item: &mut Node) {
        let Node::Text(text) = item else { return };
        let Some((word, id)) = text.split_once(':') else { return };
        let Some(section) = Section::from_word(word) else { return };
        let mut now = id.to_owned();
        self.required(section, &mut now);
        if now != id {
            *text = format!("{word}:{now}");
        }
    }

    fn required(&mut self, section: Section, id: &mut String) {
        (self.see)(section, id, &self.path, &self.falls);
    }

    fn within(&mut self, step: Step, see: impl FnOnce(&mut Self)) {
        self.path.push(step);
        see(self);
        self.path.pop();
    }

    /// Sees what can go without what is around it.
    fn optional(&mut self, steps: &[Step], see: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        self.path.extend_from_slice(steps);
        let falls = std::mem::replace(&mut self.falls, self.path.clone());
        see(self);
        self.falls = falls;
        self.path.truncate(length);
    }
}
