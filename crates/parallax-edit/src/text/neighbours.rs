//! What a new part of a text takes from its neighbours: where it stands, and how it is written.

use parallax_dossier::draft::{Node, Style};
use parallax_dossier::reference::Reference;
use ron_tree::{Node as TreeNode, Span, Tree};

use super::Text;
use crate::at::{Entry, Step};
use crate::edit::Spot;
use crate::group::Member;
use crate::node;
use crate::section::{Section, read};
use crate::style;

/// How many neighbours show how a new entry is written.
const NEIGHBOURS: usize = 8;

impl Text {
    /// The style of a table, at an entry.
    pub(super) fn style(&self, section: Section, index: usize) -> Style {
        let near = |section: Section, index: usize| {
            let members =
                self.outline.table(section).map(|table| table.members.as_slice()).unwrap_or_default();
            let start = index.saturating_sub(NEIGHBOURS / 2).min(members.len().saturating_sub(NEIGHBOURS));
            members.get(start..members.len().min(start + NEIGHBOURS)).unwrap_or_default().to_vec()
        };
        let mut members = near(section, index);
        let others = [Section::Claims, Section::Sources, Section::Documents, Section::Groups];
        for other in others.iter().chain(Section::ALL) {
            if members.is_empty() {
                members = near(*other, usize::MAX);
            }
        }
        let spans: Vec<Span> = members.iter().map(|member| member.value).collect();
        style::read(&self.text, &spans, self.step().as_deref())
    }

    /// The colon of an entry with the blanks after it.
    pub(super) fn colon_of(&self, section: Section, index: usize) -> Option<&str> {
        let member = self.outline.table(section)?.members.get(index)?;
        let colon = self.text.get(member.key.end..member.value.start)?;
        (colon.starts_with(':') && colon.bytes().skip(1).all(|byte| byte == b' ')).then_some(colon)
    }

    /// How much deeper than the dossier its fields stand.
    pub(super) fn step(&self) -> Option<String> {
        let group = self.outline.root.group(&self.text);
        group.own_indent(self.outline.root.members.first()?).map(str::to_owned)
    }

    /// The field of the dossier after which another stands.
    pub(super) fn before_field(&self, name: &str) -> Option<usize> {
        let order = Reference::get().structs.get("Dossier").map(|of| of.rows.as_slice()).unwrap_or_default();
        let place = |name: &str| order.iter().position(|field| field.name == name);
        let wanted = place(name);
        let is_before = |member: &Member| {
            let key = self.text.get(member.key.range()).unwrap_or_default();
            place(key.strip_prefix("r#").unwrap_or(key)) < wanted
        };
        self.outline.root.members.iter().rposition(is_before)
    }

    /// True if empty lines stand before tables.
    pub(super) fn are_tables_apart(&self) -> bool {
        let is_apart = |member: &Member| {
            let before = self.text.get(..member.key.start).unwrap_or_default().trim_end_matches([' ', '\t']);
            before.ends_with("\n\n") || before.ends_with("\n\r\n")
        };
        let fields = self.outline.root.members.iter();
        let mut tables = fields.filter(|member| {
            let key = self.text.get(member.key.range()).unwrap_or_default();
            Section::from_field(key).is_some()
        });
        match tables.next() {
            Some(first) => is_apart(first) || tables.any(is_apart),
            None => true,
        }
    }

    /// The entry after which a new one is put.
    pub(super) fn spot(&self, entry: &Entry, content: &Node, spot: &Spot) -> Option<usize> {
        let table = self.outline.table(entry.section)?;
        match spot {
            Spot::Last => None,
            Spot::After(id) => table.find(&self.text, id),
            Spot::Natural => {
                let Some(Node::Text(document)) = (entry.section == Section::Claims)
                    .then(|| node::get(content, &[Step::Field("document".to_owned())]))
                    .flatten()
                else {
                    return None;
                };
                table.members.iter().rposition(|member| self.is_of_document(member, document))
            }
        }
    }

    fn is_of_document(&self, claim: &Member, document: &str) -> bool {
        let value = self.text.get(claim.value.range()).unwrap_or_default();
        if !value.contains(document) && !value.contains('\\') {
            return false;
        }
        let tree = Tree::new(value);
        let field = tree.root().and_then(|root: TreeNode| tree.field(root, "document"));
        field.and_then(|field| read::<String>(&Tree::new(tree.text(tree.value(field)))).ok()).as_deref()
            == Some(document)
    }
}
