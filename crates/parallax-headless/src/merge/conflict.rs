//! What both versions changed in different ways: the sentence about it, and the comment beside its entry.

use parallax_dossier::load::{MERGE_CONFLICT, visible};
use parallax_edit::Unit;
use ron_tree::Tree;

/// What both changed.
pub(super) struct Conflict {
    pub unit: Unit,
    /// The field of an entry; none if it is about the whole.
    pub field: Option<&'static str>,
    pub kind: Kind,
}

/// How they changed it.
pub(super) enum Kind {
    /// In different ways; the values as RON, none where the field is left out.
    Both {
        ours: Option<String>,
        theirs: Option<String>,
    },
    OursRemoved,
    TheirsRemoved,
}

/// The longest value that a sentence shows, in characters.
const LONG: usize = 200;

impl Conflict {
    /// The conflict as a sentence, with what was done.
    pub fn sentence(&self) -> String {
        let unit = visible(&self.unit.to_string());
        match &self.kind {
            Kind::OursRemoved => {
                format!("{unit}: OURS removed it and THEIRS changed it. It is kept as THEIRS has it.")
            }
            Kind::TheirsRemoved => {
                format!("{unit}: THEIRS removed it and OURS changed it. It is kept as OURS has it.")
            }
            Kind::Both { ours, theirs } => {
                let what = self.field.map_or("it".to_owned(), |field| format!("`{field}`"));
                format!(
                    "{unit}: both changed {what}. OURS: {}. THEIRS: {}. OURS is kept.",
                    describe(ours.as_deref()),
                    describe(theirs.as_deref())
                )
            }
        }
    }

    /// What stands beside the entry, on one line.
    fn comment(&self) -> String {
        format!("{MERGE_CONFLICT} {}", self.what_is_kept())
    }

    fn what_is_kept(&self) -> String {
        match &self.kind {
            Kind::OursRemoved => {
                "OURS removed this, and THEIRS changed it; it is kept as THEIRS has it.".to_owned()
            }
            Kind::TheirsRemoved => {
                "THEIRS removed this, and OURS changed it; it is kept as OURS has it.".to_owned()
            }
            Kind::Both { theirs, .. } => {
                let name = match (&self.unit, self.field) {
                    (_, Some(field)) => field,
                    (Unit::Own(field), None) => field.as_str(),
                    (Unit::Entry(_), None) => "it",
                };
                match theirs {
                    Some(theirs) => format!("OURS is kept. THEIRS has {name}: {theirs}"),
                    None => format!("OURS is kept. THEIRS has no {name}"),
                }
            }
        }
    }
}

fn describe(value: Option<&str>) -> String {
    let Some(value) = value else { return "left out".to_owned() };
    let mut letters = value.chars();
    let short: String = letters.by_ref().take(LONG).collect();
    visible(&if letters.next().is_some() { format!("{short}…") } else { short })
}

/// The text with a comment before the entry of each conflict.
pub(super) fn with_comments(text: &str, conflicts: &[Conflict]) -> String {
    let mark = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
    let tree = Tree::new(&text[mark..]);
    let mut places: Vec<(usize, String)> = conflicts
        .iter()
        .filter_map(|conflict| Some((place(&tree, &conflict.unit)? + mark, conflict.comment())))
        .collect();
    places.sort_by_key(|(at, _)| *at);
    let mut out = String::with_capacity(text.len() + places.len() * 100);
    let mut done = 0;
    for (at, comment) in places {
        out.push_str(&text[done..at]);
        let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let indent = &text[line..at];
        if indent.trim().is_empty() {
            let line_end = if text[..line].ends_with("\r\n") { "\r\n" } else { "\n" };
            out.extend(["// ", comment.as_str(), line_end, indent]);
        } else {
            // Comments nest, so that each pair would have to match.
            let inner = comment.replace("/*", "/ *").replace("*/", "* /");
            out.extend(["/* ", inner.as_str(), " */ "]);
        }
        done = at;
    }
    out.push_str(&text[done..]);
    out
}

/// Where a unit begins.
fn place(tree: &Tree<'_>, unit: &Unit) -> Option<usize> {
    let root = tree.root()?;
    let node = match unit {
        Unit::Own(field) => tree.field(root, field)?,
        Unit::Entry(entry) => {
            let table = tree.field(root, entry.section.field())?;
            let quoted = format!("\"{}\"", entry.id);
            tree.children(table).find(|row| tree.key(*row).is_some_and(|key| tree.text(key) == quoted))?
        }
    };
    Some(tree.whole(node).start)
}
