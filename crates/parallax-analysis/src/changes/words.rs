//! The words for a field that changed: "its date changed from 7 February 2018 to 8 February 2018", "moved 400 m", "its note
//! was reworded".

use std::collections::HashMap;

use super::nouns::noun;
use super::show::{Shown, distance, holds, item_of, position};
use super::{FieldChange, Passage};
use crate::{counted, enumerated};
use parallax_dossier::draft::Node;
use parallax_dossier::reference::{Holds, Reference};

/// Longer values stand below the sentence instead of in it.
const LONG: usize = 60;

/// The words for some changes, and the texts that stand below them.
#[derive(Default)]
pub(super) struct Words {
    pub(super) clauses: Vec<String>,
    pub(super) passages: Vec<Passage>,
}

/// Puts changes into words.
pub(super) struct Describer<'s, 'a> {
    pub(super) old: &'s Shown<'a>,
    pub(super) new: &'s Shown<'a>,
    /// True if the words for the whole claim already show a change of its quantity.
    pub(super) shows_quantity: bool,
}

impl<'a> Describer<'_, 'a> {
    pub(super) fn tell(&self, change: FieldChange<'a>, words: &mut Words) {
        let FieldChange { of, field, old, new } = change;
        if of == "Count" && field == "quantity" && self.shows_quantity && is_plain(old) && is_plain(new) {
            return;
        }
        if field.is_empty() && self.tell_widened(old, new, words) {
            return;
        }
        let name = if field.is_empty() { "text".to_owned() } else { noun(of, field) };
        let holds = if field.is_empty() { &Holds::Text } else { holds(of, field) };
        match (old, new) {
            (Some(Node::Text(old)), Some(Node::Text(new))) if is_free(holds) && is_long(old, new) => {
                words.clauses.push(format!("its {name} was reworded"));
                words.passages.push(Passage::new(&name, "old", old));
                words.passages.push(Passage::new(&name, "new", new));
            }
            (Some(old), Some(new)) if position(old).is_some() && position(new).is_some() => {
                let (Some(from), Some(to)) = (position(old), position(new)) else { return };
                let what = if of == "Place" { String::new() } else { format!("its {name} ") };
                words.clauses.push(format!(
                    "{what}moved {}, from {} to {}",
                    distance(from, to),
                    self.old.value(old, holds),
                    self.new.value(new, holds)
                ));
            }
            (Some(Node::Fields { of, .. }), Some(Node::Fields { of: same, .. })) if of == same => {
                self.tell_fields(old, new, words);
            }
            (
                Some(Node::Choice { word, inner: Some(old), .. }),
                Some(Node::Choice { word: same, inner: Some(new), .. }),
            ) if word == same && matches!((&**old, &**new), (Node::Fields { .. }, Node::Fields { .. })) => {
                self.tell_fields(Some(old), Some(new), words);
            }
            _ if is_several(old) || is_several(new) => self.tell_several(&name, holds, (old, new), words),
            _ => self.tell_value(&name, change, holds, words),
        }
    }

    /// A question that was a text and has fields now, or the other way round: its text is what it asks. Returns false if it is
    /// neither.
    fn tell_widened(&self, old: Option<&'a Node>, new: Option<&'a Node>, words: &mut Words) -> bool {
        let (text, of, fields, is_older) = match (old, new) {
            (Some(text @ Node::Text(_)), Some(Node::Fields { of, fields })) => (text, of, fields, true),
            (Some(Node::Fields { of, fields }), Some(text @ Node::Text(_))) => (text, of, fields, false),
            _ => return false,
        };
        for (field, value) in fields {
            let other = (*field == "ask").then_some(text);
            let (old, new) = if is_older { (other, Some(value)) } else { (Some(value), other) };
            if old != new {
                self.tell(FieldChange { of, field, old, new }, words);
            }
        }
        true
    }

    fn tell_fields(&self, old: Option<&'a Node>, new: Option<&'a Node>, words: &mut Words) {
        if let (Some(old), Some(new)) = (old, new) {
            for change in super::fields(old, new) {
                self.tell(change, words);
            }
        }
    }

    /// A value that changed, was added or was removed.
    fn tell_value(&self, name: &str, change: FieldChange<'a>, holds: &Holds, words: &mut Words) {
        let usual = || usual_value(change.of, change.field);
        let old = change.old.map(|old| self.old.value(old, holds));
        let new = change.new.map(|new| self.new.value(new, holds));
        let mut put = |age, text: &Option<String>| {
            let text = text.as_deref().unwrap_or_default();
            let text =
                if is_quoted_whole(text) { &text["“".len()..text.len() - "”".len()] } else { text };
            words.passages.push(Passage::new(name, age, text));
        };
        let is_long = [&old, &new].into_iter().flatten().any(|text| is_long(text, ""));
        words.clauses.push(match (&old, &new) {
            (Some(_), Some(_)) if is_long => {
                put("old", &old);
                put("new", &new);
                format!("its {name} changed")
            }
            (None, _) if is_long => {
                put("new", &new);
                format!("its {name} was added")
            }
            (Some(_), None) if is_long => {
                put("old", &old);
                format!("its {name} was removed")
            }
            (Some(old), Some(new)) => format!("its {name} changed from {old} to {new}"),
            (None, new) => {
                let new = new.as_deref().unwrap_or_default();
                usual().map_or_else(
                    || format!("its {name}, not given before, is now {new}"),
                    |usual| format!("its {name} changed from {usual} to {new}"),
                )
            }
            (Some(old), None) => usual().map_or_else(
                || format!("its {name} is no longer given; it was {old}"),
                |usual| format!("its {name} changed from {old} to {usual}"),
            ),
        });
    }

    /// A list or a table, of which some items were added or removed, or changed their order.
    fn tell_several(
        &self,
        name: &str,
        holds: &Holds,
        (old, new): (Option<&Node>, Option<&Node>),
        words: &mut Words,
    ) {
        let (old, new) = (items(old), items(new));
        let (gone, come) = (without(&old, &new), without(&new, &old));
        let mut told = |shown: Vec<String>, verb: &str, age: &str| {
            let all = enumerated(&shown);
            if is_long(&all, "") {
                words.clauses.push(format!("{} {verb} its {name}", counted(shown.len(), "item")));
                words.passages.push(Passage::new(name, age, &shown.join("; ")));
            } else {
                words.clauses.push(format!("{all} {verb} its {name}"));
            }
        };
        let show = |shown: &Shown<'_>, items: &[Item<'_>]| {
            let one = |item: &Item<'_>| {
                let value = shown.value(item.value, item_of(holds));
                item.key.map_or_else(|| value.clone(), |key| format!("“{key}” ({value})"))
            };
            items.iter().map(one).collect::<Vec<_>>()
        };
        if !come.is_empty() {
            told(show(self.new, &come), "added to", "added");
        }
        if !gone.is_empty() {
            told(show(self.old, &gone), "removed from", "removed");
        }
        if come.is_empty() && gone.is_empty() {
            words.clauses.push(format!("the order of its {name} changed"));
            words.passages.push(Passage::new(name, "old", &show(self.old, &old).join("; ")));
            words.passages.push(Passage::new(name, "new", &show(self.new, &new).join("; ")));
        }
    }
}

/// An item of a list or an entry of a table.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Item<'a> {
    key: Option<&'a str>,
    value: &'a Node,
}

fn items(node: Option<&Node>) -> Vec<Item<'_>> {
    match node {
        Some(Node::List { items, .. }) => items.iter().map(|value| Item { key: None, value }).collect(),
        Some(Node::Table(rows)) => rows.iter().map(|(key, value)| Item { key: Some(key), value }).collect(),
        _ => Vec::new(),
    }
}

/// The items that are not among the others, each as often as it is missing there.
fn without<'a>(items: &[Item<'a>], others: &[Item<'a>]) -> Vec<Item<'a>> {
    let mut left: HashMap<Item<'_>, usize> = HashMap::new();
    for other in others {
        *left.entry(*other).or_default() += 1;
    }
    let is_missing = |item: &&Item<'a>| match left.get_mut(*item) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    items.iter().filter(is_missing).copied().collect()
}

/// Whether a quantity is figures or words, all of which the words for the claim show.
fn is_plain(quantity: Option<&Node>) -> bool {
    match quantity {
        None | Some(Node::Choice { inner: None, .. }) => true,
        Some(Node::Choice { inner: Some(inner), .. }) => match &**inner {
            Node::Tuple(items) => items.iter().all(|item| matches!(item, Node::Plain(_) | Node::Text(_))),
            _ => false,
        },
        Some(_) => false,
    }
}

const fn is_several(node: Option<&Node>) -> bool {
    matches!(node, Some(Node::List { .. } | Node::Table(_)))
}

/// Whether a text is in somebody's words, and neither an id nor a date.
pub(super) const fn is_free(holds: &Holds) -> bool {
    !matches!(holds, Holds::Id(_) | Holds::Date)
}

fn is_long(old: &str, new: &str) -> bool {
    let is_long = |text: &str| text.chars().count() > LONG || text.contains('\n');
    is_long(old) || is_long(new)
}

/// Whether a text in quotation marks is all there is.
fn is_quoted_whole(text: &str) -> bool {
    text.strip_prefix('“').and_then(|text| text.strip_suffix('”')).is_some_and(|text| !text.contains('”'))
}

/// The value of a field that is left out, in words, if the reference names it.
fn usual_value(of: &str, field: &str) -> Option<String> {
    let usual = Reference::get().field(of, field)?.left_out?.strip_prefix('`')?.strip_suffix('`')?;
    Some(match usual {
        "false" => "no".to_owned(),
        "true" => "yes".to_owned(),
        word => super::nouns::in_words(word),
    })
}
