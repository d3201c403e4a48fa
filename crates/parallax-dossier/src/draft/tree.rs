//! A draft as a tree of nodes, for what is done with all its fields alike.

use super::value::{TakeParts, Value};
use super::{Dossier, Entries, Node};

impl Dossier<'_> {
    /// Returns all fields that are not left out, in the order of the reference; its tables are [`Node::Table`].
    ///
    /// ```
    /// use parallax_dossier::draft::{Dossier, Node};
    /// let Node::Fields { fields, .. } = Dossier::new("Clash").tree() else { unreachable!() };
    /// assert_eq!(fields[1], ("title", Node::Text("Clash".into())));
    /// ```
    #[must_use]
    pub fn tree(&self) -> Node {
        let mut all = Fields(Vec::new());
        self.parts(&mut all);
        Node::Fields { of: "Dossier", fields: all.0 }
    }
}

/// Collects the fields of a dossier.
struct Fields(Vec<(&'static str, Node)>);

impl TakeParts for Fields {
    fn field(&mut self, name: &'static str, value: &impl Value) {
        if !value.is_default() {
            self.0.push((name, value.node()));
        }
    }

    fn table(&mut self, name: &'static str, table: &Entries<impl Value>) {
        if !table.is_empty() {
            self.0.push((name, table.node()));
        }
    }
}
