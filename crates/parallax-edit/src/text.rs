//! The text of a dossier, and what is read from it; how edits change it stands in `apply`.

mod add;
mod apply;
mod neighbours;
mod unit;

use parallax_dossier::dossier::Format;
use parallax_dossier::draft::Node;
use ron_tree::{AllTokens, Kind, Node as TreeNode, Span, Tree};

use crate::at::{At, Entry, Step, Unit};
use crate::edit::Refused;
use crate::group::Member;
use crate::ids;
use crate::links::{self, Link};
use crate::node;
use crate::outline::Outline;
use crate::section::{Row, Section, read};
pub(crate) use add::Written;
pub(crate) use unit::changed;
use unit::own;

/// The text of a dossier. It need not be sound, but its brackets must match.
#[derive(Clone, Debug)]
pub struct Text {
    text: String,
    outline: Outline,
}

impl Text {
    /// Takes a text.
    ///
    /// # Errors
    /// If its syntax is not that of a dossier; whether it is sound is not asked.
    pub fn new(text: impl Into<String>) -> Result<Self, Refused> {
        let text = text.into();
        let outline = Outline::new(&text)?;
        Ok(Self { text, outline })
    }

    /// The text as it is now.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The ids of a table, in the order of the text.
    pub fn ids(&self, section: Section) -> impl Iterator<Item = String> {
        let table = self.outline.table(section);
        let count = table.map_or(0, |table| table.members.len());
        (0..count).filter_map(move |index| table?.id(&self.text, index))
    }

    /// True if there is such an entry.
    #[must_use]
    pub fn has(&self, entry: &Entry) -> bool {
        self.outline.entry(&self.text, entry).is_some()
    }

    /// Reads an entry, to be changed and [put](crate::Edit::put) back; `None` if there is none, or its types are wrong.
    ///
    /// ```
    /// use parallax_dossier::draft::Source;
    /// let text = parallax_edit::Text::new("Dossier(sources: { \"sohr\": (name: \"SOHR\") })")?;
    /// let mut source: Source = text.row("sohr").ok_or("no such source")?;
    /// assert_eq!(source.name.take().as_deref(), Some("SOHR"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn row<'t, R: Row + serde::Deserialize<'t>>(&'t self, id: &str) -> Option<R> {
        let (_, member) = self.outline.entry(&self.text, &Entry::new(R::SECTION, id))?;
        read(&Tree::new(self.text.get(member.value.range())?)).ok()
    }

    /// The value at a place; `None` if it is left out.
    #[must_use]
    pub fn value(&self, at: &At) -> Option<Node> {
        let unit = self.unit(&at.unit).ok()??;
        node::get(&unit, &at.steps).cloned()
    }

    /// What stands at a byte of the text, such as the first one of a diagnostic: the innermost field, item or entry; `None` outside
    /// all of them.
    ///
    /// ```
    /// let text = parallax_edit::Text::new("(claims: {\"c\": (says: Count(quantity: Exactly(4)))})")?;
    /// let at = text.place(text.as_str().find('4').ok_or("no figure")?).ok_or("nothing there")?;
    /// assert_eq!(at.to_string(), "claim c, says.quantity");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn place(&self, byte: usize) -> Option<At> {
        let holds = |member: &&Member| member.whole.start <= byte && byte < member.whole.end;
        let field = self.outline.root.members.iter().find(holds)?;
        let name = self.text.get(field.key.range())?;
        let name = name.strip_prefix("r#").unwrap_or(name);
        let (mut at, member) = match Section::from_field(name) {
            Some(section) => {
                let table = self.outline.table(section)?;
                let index = table.members.partition_point(|member| member.whole.end <= byte);
                let member = table.members.get(index).filter(holds)?;
                (Entry::new(section, table.id(&self.text, index)?).whole(), member)
            }
            None => (At::own(name), field),
        };
        let tree = Tree::new(self.text.get(member.value.range())?);
        let inner =
            |span: Span| span.start + member.value.start <= byte && byte < span.end + member.value.start;
        let mut node = tree.root()?;
        while let Some((index, child)) =
            tree.children(node).enumerate().find(|(_, child)| inner(tree.whole(*child)))
        {
            let key = tree.key(child).map(|key| tree.text(key));
            at = match (tree.inside(child), key) {
                (Some(b'['), _) => at.item(index),
                (Some(b'{'), Some(key)) => at.key(read::<String>(&Tree::new(key)).ok()?),
                (_, Some(key)) => at.field(key.strip_prefix("r#").unwrap_or(key)),
                (_, None) => at,
            };
            node = child;
        }
        Some(at)
    }

    /// Where an entry stands in the text, from its id to the end of its value, in bytes.
    #[must_use]
    pub fn span(&self, entry: &Entry) -> Option<std::ops::Range<usize>> {
        let (_, member) = self.outline.entry(&self.text, entry)?;
        Some(member.key.start..member.value.end)
    }

    #[cfg(test)]
    pub(crate) const fn outline(&self) -> &Outline {
        &self.outline
    }

    /// Suggests a free id for an entry that is called so: see [`ids::suggest`].
    #[must_use]
    pub fn suggest_id(&self, section: Section, names: &[&str]) -> String {
        ids::suggest(names, section.one(), |id| self.has(&Entry::new(section, id)))
    }

    /// The version of the format.
    pub(crate) fn format(&self) -> Format {
        let first = self.own_text("format").and_then(|value| read::<u64>(&Tree::new(value)).ok()) == Some(1);
        if first { Format::One } else { Format::Two }
    }

    fn own_text(&self, field: &str) -> Option<&str> {
        let index = self.outline.own(&self.text, field)?;
        self.text.get(self.outline.root.members.get(index)?.value.range())
    }

    /// The content of a unit; `None` if it is left out.
    pub(crate) fn unit(&self, unit: &Unit) -> Result<Option<Node>, Refused> {
        let wrong = |error: ron_tree::Error| Refused::BadValue {
            at: At { unit: unit.clone(), steps: Vec::new() },
            why: error.to_string(),
        };
        match unit {
            Unit::Entry(entry) => {
                let Some((_, member)) = self.outline.entry(&self.text, entry) else { return Ok(None) };
                let value = self.text.get(member.value.range()).unwrap_or_default();
                entry.section.read(&Tree::new(value)).map(Some).map_err(wrong)
            }
            Unit::Own(field) => match self.own_text(field) {
                Some(value) => own(field, value).map_err(wrong),
                None => Ok(None),
            },
        }
    }

    /// All units that could refer to an entry by this id.
    pub(crate) fn units_with(&self, id: &str) -> Vec<Unit> {
        let may_refer = |member: &Member| {
            let value = self.text.get(member.value.range()).unwrap_or_default();
            value.contains(id) || value.contains('\\')
        };
        let mut units = Vec::new();
        for field in &self.outline.root.members {
            let name = self.text.get(field.key.range()).unwrap_or_default();
            let name = name.strip_prefix("r#").unwrap_or(name);
            if Section::from_field(name).is_none() && may_refer(field) {
                units.push(Unit::Own(name.to_owned()));
            }
        }
        for (section, table) in &self.outline.tables {
            let found = (0..table.members.len()).filter(|index| may_refer(&table.members[*index]));
            let ids = found.filter_map(|index| table.id(&self.text, index));
            units.extend(ids.map(|id| Unit::Entry(Entry::new(*section, id))));
        }
        units
    }

    /// The references of a unit.
    pub(crate) fn links(&self, unit: &Unit) -> Vec<Link> {
        match self.unit(unit) {
            Ok(Some(node)) => links::list(unit, &node, self.format()),
            _ => Vec::new(),
        }
    }

    /// True if an entry holds a comment.
    #[must_use]
    pub fn has_comment(&self, entry: &Entry) -> bool {
        let member = self.outline.entry(&self.text, entry).map(|(_, member)| member);
        member.is_some_and(|member| comments(&self.text, member.whole).next().is_some())
    }

    /// True if a comment stands within a field that would change if an entry became this: it may be about what was there.
    #[must_use]
    pub fn has_comment_on_change(&self, entry: &Entry, new: &Node) -> bool {
        let Ok(Some(old)) = self.unit(&Unit::Entry(entry.clone())) else { return false };
        let Some((_, member)) = self.outline.entry(&self.text, entry) else { return false };
        let (Node::Fields { .. }, Node::Fields { .. }) = (&old, new) else { return self.has_comment(entry) };
        let tree = Tree::new(self.text.get(member.value.range()).unwrap_or_default());
        let is_commented = |field: TreeNode| {
            let name = tree.key(field).map(|key| tree.text(key)).unwrap_or_default();
            let path = [Step::Field(name.strip_prefix("r#").unwrap_or(name).to_owned())];
            node::get(&old, &path) != node::get(new, &path)
                && comments(tree.source(), tree.whole(field)).next().is_some()
        };
        tree.root().is_some_and(|root| tree.children(root).any(is_commented))
    }
}

/// The comments of a part of a text, which begins and ends between tokens.
fn comments(text: &str, part: Span) -> impl Iterator<Item = Span> {
    AllTokens::new(text, part.start)
        .take_while(move |token| token.span.start < part.end)
        .filter(|token| token.kind == Kind::Comment)
        .map(|token| token.span)
}
