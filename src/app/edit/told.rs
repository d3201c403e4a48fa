//! What another program and the author here have done with an entry, in sentences.

use super::form::words::{label, title};
use super::named;
use super::typed::{self, Flags};
use crate::dossier::Dossier;
use crate::draft::Node;
use crate::edit::{Item, Unit};

/// Maximum number of letters of a value.
const LONGEST: usize = 160;

/// What an item is called: "SOHR: 48 killed (claim sohr-48)".
pub fn name(item: &Item, dossier: Option<&Dossier>) -> String {
    let entry = match &item.unit {
        Unit::Own(field) => return format!("{} of the dossier", title(field)),
        Unit::Entry(entry) => entry,
    };
    let name = dossier.map(|dossier| named::name_of(dossier, entry)).unwrap_or_default();
    let entry = entry.to_string();
    if name.is_empty() || name == entry { entry } else { format!("{name} ({entry})") }
}

/// What the other program, and what the author here has done with an item.
pub fn of_both(item: &Item) -> [Vec<String>; 2] {
    let table = match &item.unit {
        Unit::Own(_) => "",
        Unit::Entry(entry) => entry.section.field(),
    };
    [("The other program", &item.theirs), ("You", &item.mine)].map(|(who, now)| {
        let changes = list_changes(table, item.base.as_ref(), now.as_ref());
        if changes.is_empty() {
            return vec![format!("{who} left it as it was")];
        }
        changes.into_iter().map(|change| format!("{who} {change}")).collect()
    })
}

/// What was done between two states, each as the end of a sentence.
fn list_changes(table: &str, old: Option<&Node>, new: Option<&Node>) -> Vec<String> {
    match (old, new) {
        (old, new) if old == new => Vec::new(),
        (None, Some(new)) => vec![format!("added it: {}", value(new))],
        (Some(_), None) => vec!["removed it".to_owned()],
        (Some(old), Some(new)) => changes(table, old, new)
            .unwrap_or_else(|| vec![format!("changed it from {} to {}", value(old), value(new))]),
        (None, None) => Vec::new(),
    }
}

/// What was changed field by field; `None` if one of the two has no fields, or they are of two kinds.
fn changes(table: &str, old: &Node, new: &Node) -> Option<Vec<String>> {
    let (old, new) = match (old, new) {
        (Node::Fields { fields: old, .. }, Node::Fields { fields: new, .. }) => (old, new),
        (
            Node::Choice { word: old, inner: Some(old_inner), .. },
            Node::Choice { word: new, inner: Some(new_inner), .. },
        ) if old == new => return changes(old, old_inner, new_inner),
        _ => return None,
    };
    let mut names: Vec<&str> = old.iter().map(|(name, _)| *name).collect();
    names
        .extend(new.iter().map(|(name, _)| *name).filter(|name| !old.iter().any(|(known, _)| known == name)));
    let get = |fields: &'_ [(&'static str, Node)], name: &str| {
        fields.iter().find(|(field, _)| *field == name).map(|(_, value)| value.clone())
    };
    let told = names.into_iter().flat_map(|name| {
        let field = label(table, name);
        match (get(old, name), get(new, name)) {
            (old, new) if old == new => Vec::new(),
            (None, Some(new)) => vec![format!("added “{field}”: {}", value(&new))],
            (Some(old), None) => vec![format!("removed “{field}”, which was {}", value(&old))],
            (Some(old), Some(new)) => changes(table, &old, &new).unwrap_or_else(|| {
                vec![format!("changed “{field}” from {} to {}", value(&old), value(&new))]
            }),
            (None, None) => Vec::new(),
        }
    });
    Some(told.collect())
}

/// A value in words, cut where it is too long to be read here.
fn value(node: &Node) -> String {
    let words = in_words(node);
    if words.chars().count() <= LONGEST {
        return words;
    }
    words.chars().take(LONGEST).chain(['…']).collect()
}

fn in_words(node: &Node) -> String {
    match node {
        Node::Text(text) => format!("“{text}”"),
        Node::Plain(word) if word == "true" => "yes".to_owned(),
        Node::Plain(word) if word == "false" => "no".to_owned(),
        Node::Plain(text) => text.clone(),
        Node::Choice { of: "Quantity", .. } => typed::words(node, Flags::default()),
        Node::Choice { word, inner: None, .. } => title(word).to_lowercase(),
        Node::Choice { word, inner: Some(inner), .. } if word == "Count" || word == "Answer" => {
            format!("{} ({})", title(word).to_lowercase(), in_words(inner))
        }
        Node::List { items, .. } => items.iter().map(in_words).collect::<Vec<_>>().join(", "),
        Node::Fields { of, fields } => {
            let fields = fields
                .iter()
                .map(|(name, value)| format!("{}: {}", label(of, name).to_lowercase(), in_words(value)));
            fields.collect::<Vec<_>>().join("; ")
        }
        other => other.to_line(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Divergence;

    #[test]
    fn what_both_have_done_is_told_in_words() {
        let text = |quantity: &str, hedge: &str, more: &str| {
            format!(
                "(format: 2, title: \"T\", groups: {{\"g\": (name: \"G\")}}, sources: {{\"s\": (name: \"S\")}}, documents: {{\"d\": (title: \"D\")}},
                claims: {{\"c\": (by: \"s\", document: \"d\", paragraph: 1, says: Count(outcome: Killed, of: \"g\", quantity: {quantity}){hedge}, gist: \"x\"){more}}})"
            )
        };
        let divergence = Divergence::between(
            &text("Exactly(48)", "", ""),
            &text("MoreThan(100)", "", ", \"n\": (by: \"s\", document: \"d\", paragraph: 2, gist: \"new\")"),
            &text("Exactly(48)", ", hedge: \"not closed\", at: \"p\"", ""),
        )
        .expect("compared");
        let told: Vec<_> = divergence.items.iter().map(of_both).collect();
        assert_eq!(
            told,
            [
                [
                    vec![
                        "The other program added “Place it names”: “p”".to_owned(),
                        "The other program added “Hedge”: “not closed”".to_owned()
                    ],
                    vec!["You changed “How many” from 48 to more than 100".to_owned()]
                ],
                [
                    vec!["The other program left it as it was".to_owned()],
                    vec!["You added it: by: “s”; document: “d”; paragraph: 2; gist: “new”".to_owned()]
                ],
            ]
        );
        let names: Vec<_> = divergence.items.iter().map(|item| name(item, None)).collect();
        assert_eq!(names, ["claim c", "claim n"]);
    }
}
