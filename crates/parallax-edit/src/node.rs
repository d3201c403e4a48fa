//! Values of the format along paths.

use parallax_dossier::draft::Node;
use parallax_dossier::reference::{Holds, Reference};

use crate::at::Step;

/// The value at a path; `None` if there is none.
pub(crate) fn get<'n>(node: &'n Node, steps: &[Step]) -> Option<&'n Node> {
    let Some((step, rest)) = steps.split_first() else { return Some(node) };
    let inner = match (step, node) {
        (_, Node::Choice { inner: Some(inner), .. }) => return get(inner, steps),
        (Step::Field(name), Node::Fields { fields, .. }) => {
            fields.iter().find(|(field, _)| field == name).map(|(_, value)| value)
        }
        (Step::Field(name), Node::Text(_)) if name == "ask" => Some(node),
        (Step::Item(index), Node::List { items, .. } | Node::Tuple(items)) => items.get(*index),
        (Step::Key(key), Node::Table(rows)) => rows.iter().find(|(id, _)| id == key).map(|(_, value)| value),
        _ => None,
    };
    get(inner?, rest)
}

/// Makes the value at a path this, or leaves it out; `false` if there is no such place. A list takes a new item at its end, and
/// what is on the way to a field is made if it is left out.
pub(crate) fn set(node: &mut Node, steps: &[Step], value: Option<Node>) -> bool {
    let Some((step, rest)) = steps.split_first() else {
        return value.map(|value| *node = value).is_some();
    };
    if let (Step::Field(_), Node::Text(ask)) = (step, &*node) {
        // A question without positions is its text.
        *node = Node::Fields { of: "Question", fields: vec![("ask", Node::text(ask))] };
    }
    match (step, node) {
        (_, Node::Choice { inner: Some(inner), .. }) => set(inner, steps, value),
        (Step::Field(name), Node::Fields { of, fields }) => set_field(of, fields, name, rest, value),
        (Step::Item(index), Node::List { items, .. }) => {
            if rest.is_empty() {
                match value {
                    Some(value) if *index == items.len() => items.push(value),
                    Some(value) => return items.get_mut(*index).map(|item| *item = value).is_some(),
                    None if *index < items.len() => drop(items.remove(*index)),
                    None => return false,
                }
                return true;
            }
            items.get_mut(*index).is_some_and(|item| set(item, rest, value))
        }
        (Step::Item(index), Node::Tuple(items)) => {
            // What a word encloses may be a list.
            if let [only @ Node::List { .. }] = items.as_mut_slice() {
                return set(only, steps, value);
            }
            items.get_mut(*index).is_some_and(|item| set(item, rest, value))
        }
        (Step::Key(key), Node::Table(rows)) => {
            let at = rows.iter().position(|(id, _)| id == key);
            match (at, rest.is_empty(), value) {
                (Some(at), true, None) => drop(rows.remove(at)),
                (Some(at), _, value) => {
                    return rows.get_mut(at).is_some_and(|(_, row)| set(row, rest, value));
                }
                (None, true, Some(value)) => rows.push((key.clone(), value)),
                (None, ..) => return false,
            }
            true
        }
        _ => false,
    }
}

fn set_field(
    of: &'static str,
    fields: &mut Vec<(&'static str, Node)>,
    name: &str,
    rest: &[Step],
    value: Option<Node>,
) -> bool {
    let at = fields.iter().position(|(field, _)| *field == name);
    let Some(known) = Reference::get().field(of, name) else { return false };
    match (at, rest.is_empty()) {
        (Some(at), true) => match value {
            Some(value) => fields[at].1 = value,
            None => drop(fields.remove(at)),
        },
        (Some(at), false) => return set(&mut fields[at].1, rest, value),
        (None, true) => {
            if let Some(value) = value {
                insert(of, fields, known.name, value);
            }
        }
        (None, false) => {
            let Some(mut made) = made(&known.holds) else { return false };
            if !set(&mut made, rest, value) {
                return false;
            }
            insert(of, fields, known.name, made);
        }
    }
    true
}

/// Puts a field in where the format has it.
fn insert(of: &str, fields: &mut Vec<(&'static str, Node)>, name: &'static str, value: Node) {
    let order =
        Reference::get().structs.get(of).map(|described| described.rows.as_slice()).unwrap_or_default();
    let place = |name: &str| order.iter().position(|field| field.name == name);
    let at = fields.iter().position(|(field, _)| place(field) > place(name)).unwrap_or(fields.len());
    fields.insert(at, (name, value));
}

/// An empty value of a kind.
pub(crate) fn made(holds: &Holds) -> Option<Node> {
    match holds {
        Holds::List(_) => Some(Node::List { items: Vec::new(), is_filled: true }),
        Holds::Table(_) => Some(Node::Table(Vec::new())),
        Holds::Type(name) => {
            let (of, _) = Reference::get().structs.get_key_value(name)?;
            Some(Node::Fields { of, fields: Vec::new() })
        }
        _ => None,
    }
}
