//! Rewrites a text of format 1 as one of format 2, and leaves alone whatever need not change: comments, order, blanks.

use ron_tree::{Node, Span, Tree};

use super::site::Section;
use crate::dossier::Format;

/// Fields that have another name in format 2, by their table: the row it was, the row it is.
const RENAMED: [(Section, &str, &str); 1] = [(Section::Documents, "author", "by_line")];

/// Returns a text of format 1 as one of the newest format. Only the version and the names of fields that have others now
/// are changed; every other byte is kept. The text must be that of a dossier without errors.
///
/// ```
/// let text = "Dossier(format: 1 /* the first */, title: \"T\")";
/// assert_eq!(parallax_dossier::load::upgrade(text), "Dossier(format: 2 /* the first */, title: \"T\")");
/// ```
#[must_use]
pub fn upgrade(text: &str) -> String {
    // A byte order mark is no part of a tree.
    let mark = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
    let tree = Tree::new(&text[mark..]);
    let mut out = String::with_capacity(text.len() + 64);
    let mut end = 0;
    for (span, new) in changes(&tree) {
        out.push_str(&text[end..mark + span.start]);
        out.push_str(&new);
        end = mark + span.end;
    }
    out.push_str(&text[end..]);
    out
}

/// What is put in the place of what, in the order of the text.
fn changes(tree: &Tree<'_>) -> Vec<(Span, String)> {
    let Some(root) = tree.root() else { return Vec::new() };
    let mut changes = Vec::new();
    if let Some(format) = tree.field(root, "format") {
        changes.push((tree.value(format), Format::default().version().to_string()));
    }
    for (section, old, new) in RENAMED {
        let Some(table) = tree.field(root, section.field()) else { continue };
        let keys = tree.children(table).filter_map(|row| name_of_field(tree, row, old));
        changes.extend(keys.map(|key| (key, new.to_owned())));
    }
    changes.sort_by_key(|(span, _)| span.start);
    changes
}

/// The name of a field of a row.
fn name_of_field(tree: &Tree<'_>, row: Node, name: &str) -> Option<Span> {
    tree.field(row, name).and_then(|field| tree.key(field))
}

#[cfg(test)]
mod tests {
    use ron_tree::{AllTokens, Kind};

    use super::*;
    use crate::draft::Word;
    use crate::draft::random::{Dice, draft};
    use crate::draft::strewn::with_comments;
    use crate::load::read;

    /// What a text says to a person who does not look at versions and names of fields.
    fn comments(text: &str) -> Vec<&str> {
        let tokens = AllTokens::new(text, 0).filter(|token| token.kind == Kind::Comment);
        tokens.map(|token| &text[token.span.range()]).collect()
    }

    #[test]
    fn a_random_dossier_is_the_same_after_an_upgrade_and_keeps_its_comments() {
        let (mut strewn, mut renamed) = (0, 0);
        for seed in 0..150 {
            let dice = &mut Dice(seed);
            let mut draft = draft(dice);
            draft.format = Some(1);
            // In format 1 the author of a document is its by-line, which may also have its new name already.
            for document in &mut draft.documents.rows {
                let is_old = dice.one_in(2);
                document.author = document.by_line.take_if(|_| is_old).map(|name| Word(name.into()));
                renamed += usize::from(document.author.is_some());
            }
            let mark = if dice.one_in(4) { "\u{feff}" } else { "" };
            let old = mark.to_owned() + &with_comments(&draft.write(), dice);
            let before =
                read(&old).dossier.unwrap_or_else(|| panic!("{seed}: {:#?}\n{old}", read(&old).diagnostics));
            assert_eq!(before.format, Format::One);
            let new = upgrade(&old);
            let mut after =
                read(&new).dossier.unwrap_or_else(|| panic!("{seed}: {:#?}\n{new}", read(&new).diagnostics));
            assert_eq!(after.format, Format::Two);
            after.format = Format::One;
            // What is warned of is not compared: the warning about the version itself is gone.
            after.remarks = before.remarks.clone();
            assert_eq!(after, before, "{seed}\n{new}");
            assert_eq!(comments(&new), comments(&old), "{seed}");
            strewn += comments(&old).len();
            assert_eq!(upgrade(&new), new, "{seed}: upgraded twice");
        }
        assert!(strewn > 5_000 && renamed > 50, "{strewn}, {renamed}");
    }

    #[test]
    fn nothing_else_is_touched() {
        for (old, new) in [
            ("Dossier(title: \"format: 1\", format: 1)", "Dossier(title: \"format: 1\", format: 2)"),
            ("(format:1)//1", "(format:2)//1"),
            (
                "#![enable(implicit_some)]\r\nDossier(r#format: 0x1,)",
                "#![enable(implicit_some)]\r\nDossier(r#format: 2,)",
            ),
            (
                "(format: 1, documents: {\"author\": (title: \"author: A\", author /* author */ : \"B\")}, people: {\"p\": (author: \"C\")})",
                "(format: 2, documents: {\"author\": (title: \"author: A\", by_line /* author */ : \"B\")}, people: {\"p\": (author: \"C\")})",
            ),
        ] {
            assert_eq!(upgrade(old), new);
        }
        for text in ["", "(", "Dossier", "Dossier()", "[format: 1]"] {
            let upgraded = upgrade(text);
            assert!(upgraded.len() == text.len(), "{text}");
        }
    }
}
