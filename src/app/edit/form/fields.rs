//! Values of fields along paths in a row.

use crate::draft::Node;
use crate::reference::Reference;

/// Calls `change` with the value of a field, and puts the field where the format has it.
pub fn field<R>(
    of: &'static str,
    fields: &mut Vec<(&'static str, Node)>,
    name: &str,
    change: impl FnOnce(&mut Option<Node>) -> R,
) -> R {
    let at = fields.iter().position(|(field, _)| *field == name);
    let mut slot = at.map(|at| fields.remove(at).1);
    let done = change(&mut slot);
    if let Some(value) = slot {
        let order = Reference::get().structs.get(of).map(|of| of.rows.as_slice()).unwrap_or_default();
        let place = |name: &str| order.iter().position(|field| field.name == name);
        let Some(known) = order.iter().find(|field| field.name == name) else { return done };
        let at = fields.iter().position(|(field, _)| place(field) > place(name)).unwrap_or(fields.len());
        fields.insert(at, (known.name, value));
    }
    done
}

/// Calls `change` with the value at a path; nothing happens if what is on the way is left out.
pub fn at(row: &mut Node, path: &[&str], change: impl FnOnce(&mut Option<Node>)) {
    let Some((name, rest)) = path.split_first() else { return };
    match row {
        Node::Choice { inner: Some(inner), .. } => at(inner, path, change),
        Node::Fields { of, fields } => field(of, fields, name, |slot| {
            if rest.is_empty() {
                change(slot);
            } else if let Some(value) = slot {
                at(value, rest, change);
            }
        }),
        Node::List { items, .. } => {
            let item = name.parse::<usize>().ok().and_then(|index| items.get_mut(index));
            let Some(item) = item else { return };
            if rest.is_empty() {
                let mut slot = Some(item.clone());
                change(&mut slot);
                if let Some(value) = slot {
                    *item = value;
                }
            } else {
                at(item, rest, change);
            }
        }
        Node::Table(rows) => {
            let row = rows.iter_mut().find(|(key, _)| key == name);
            if let Some((_, value)) = row
                && !rest.is_empty()
            {
                at(value, rest, change);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_set_in_the_order_of_the_format() {
        let mut row = Node::Fields { of: "Claim", fields: vec![("document", Node::text("n"))] };
        at(&mut row, &["gist"], |slot| *slot = Some(Node::text("g")));
        at(&mut row, &["by"], |slot| *slot = Some(Node::text("s")));
        assert_eq!(row.to_line(), "(by: \"s\", document: \"n\", gist: \"g\")");
        at(&mut row, &["gist"], |slot| *slot = None);
        at(&mut row, &["nothing"], |slot| *slot = Some(Node::text("x")));
        assert_eq!(row.to_line(), "(by: \"s\", document: \"n\")");
    }
}
