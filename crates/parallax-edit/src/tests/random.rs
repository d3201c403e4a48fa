//! Random edits of random dossiers in random layouts.

use parallax_dossier::dossier::Stance;
use parallax_dossier::draft::random::{Dice, draft};
use parallax_dossier::draft::{Dossier, Node, Word};
use ron_tree::{AllTokens, Kind, Span, Tree};

use super::layouts::relaid;
use crate::history::History;
use crate::outline::Outline;
use crate::{At, Change, Edit, Entry, Section, Spot, Step, Text, Unit};

/// How many edits are tried, unless the environment asks for more.
const EDITS: u64 = 500;

fn edits() -> u64 {
    std::env::var("PARALLAX_RANDOM_EDITS").ok().and_then(|count| count.parse().ok()).unwrap_or(EDITS)
}

fn tree(text: &str) -> Node {
    Dossier::parse(text).unwrap_or_else(|| panic!("no draft:\n{text}")).tree()
}

fn rows(tree: &Node, section: Section) -> &[(String, Node)] {
    let Node::Fields { fields, .. } = tree else { return &[] };
    match fields.iter().find(|(name, _)| *name == section.field()) {
        Some((_, Node::Table(rows))) => rows,
        _ => &[],
    }
}

/// A random path into a value, with the value there.
fn path(dice: &mut Dice, node: &Node) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut node = node;
    loop {
        let next = match node {
            Node::Choice { inner: Some(inner), .. } => {
                node = inner;
                continue;
            }
            Node::Fields { fields, .. } if !fields.is_empty() => {
                let (name, value) = &fields[dice.below(fields.len())];
                (Step::Field((*name).to_owned()), value)
            }
            Node::List { items, .. } if !items.is_empty() => {
                let index = dice.below(items.len());
                (Step::Item(index), &items[index])
            }
            Node::Table(rows) if !rows.is_empty() => {
                let (key, value) = &rows[dice.below(rows.len())];
                (Step::Key(key.clone()), value)
            }
            _ => return steps,
        };
        steps.push(next.0);
        node = next.1;
        if dice.one_in(3) {
            return steps;
        }
    }
}

/// The same value with some fields of another.
fn mixed(dice: &mut Dice, one: &Node, other: &Node) -> Node {
    let (Node::Fields { of, fields: one }, Node::Fields { fields: other, .. }) = (one, other) else {
        return other.clone();
    };
    let mut fields: Vec<_> = one.iter().filter(|_| !dice.one_in(5)).cloned().collect();
    for (name, value) in other.iter().filter(|_| dice.one_in(3)) {
        match fields.iter_mut().find(|(field, _)| field == name) {
            Some((_, old)) => *old = value.clone(),
            None => fields.push((name, value.clone())),
        }
    }
    Node::Fields { of, fields }
}

fn section(dice: &mut Dice) -> Section {
    Section::ALL[dice.below(Section::ALL.len())]
}

/// A random change, in the terms of the format. `other` is a draft to take values from.
fn change(dice: &mut Dice, tree: &Node, other: &Node) -> Option<Change> {
    let section = section(dice);
    let (rows, others) = (rows(tree, section), rows(other, section));
    let entry = |dice: &mut Dice| {
        let (id, row) = rows.get(dice.below(rows.len()))?;
        Some((Entry::new(section, id.clone()), row))
    };
    Some(match dice.below(9) {
        0 => {
            let (_, content) = others.get(dice.below(others.len()))?;
            let spot = match (dice.below(3), rows.get(dice.below(rows.len()))) {
                (0, _) | (_, None) => Spot::Natural,
                (1, _) => Spot::Last,
                (_, Some((id, _))) => Spot::After(id.clone()),
            };
            let entry = Entry::new(section, format!("new-{}", dice.below(1000)));
            Change::Add { entry, content: content.clone(), spot }
        }
        1 => Change::Remove(entry(dice)?.0),
        2 => Change::Rename { entry: entry(dice)?.0, to: format!("renamed-{}", dice.below(1000)) },
        3 => {
            let names = ["title", "summary", "period", "frame", "steps", "assessments", "defaults", "opens"];
            let name = names[dice.below(names.len())];
            let Node::Fields { fields, .. } = other else { return None };
            let value = fields.iter().find(|(field, _)| *field == name).map(|(_, value)| value.clone());
            Change::Set { at: At::own(name), value }
        }
        4 | 5 => {
            let (entry, row) = entry(dice)?;
            let steps = path(dice, row);
            let at = At { unit: Unit::Entry(entry), steps };
            if at.steps.is_empty() {
                return None;
            }
            Change::Set { at, value: None }
        }
        6 => {
            let (entry, row) = entry(dice)?;
            let (_, other) = others.get(dice.below(others.len()))?;
            let steps = path(dice, other);
            let value = crate::node::get(other, &steps).cloned();
            if steps.is_empty() || (steps.len() > 1 && crate::node::get(row, &steps).is_none()) {
                return None;
            }
            Change::Set { at: At { unit: Unit::Entry(entry), steps }, value }
        }
        _ => {
            let (entry, row) = entry(dice)?;
            let (_, other) = others.get(dice.below(others.len()))?;
            Change::Set { at: entry.whole(), value: Some(mixed(dice, row, other)) }
        }
    })
}

/// The value text of every field of every entry, by table, id and name.
fn parts(text: &str) -> Vec<(String, String, String, String)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let tree = Tree::new(text);
    let mut parts = Vec::new();
    let root = tree.root().expect("a value");
    for table in tree.children(root) {
        let name = tree.text(tree.key(table).unwrap_or_default()).to_owned();
        if Section::from_field(&name).is_none() {
            parts.push((name, String::new(), String::new(), tree.text(tree.value(table)).to_owned()));
            continue;
        }
        for entry in tree.children(table) {
            let id = tree.text(tree.key(entry).unwrap_or_default()).to_owned();
            for field in tree.children(entry) {
                let key = tree.text(tree.key(field).unwrap_or_default()).to_owned();
                parts.push((name.clone(), id.clone(), key, tree.text(tree.value(field)).to_owned()));
            }
        }
    }
    parts
}

fn comments(text: &str) -> Vec<(Span, &str)> {
    let tokens = AllTokens::new(text, 0).filter(|token| token.kind == Kind::Comment);
    tokens.map(|token| (token.span, &text[token.span.range()])).collect()
}

/// The part in which two texts differ, with what is around it.
fn difference(old: &str, new: &str) -> String {
    let patch = crate::Patch::between(old, new);
    let Some(splice) = patch.splices().first() else { return "no difference".to_owned() };
    let start = old.floor_char_boundary(splice.at.saturating_sub(200));
    let part = |text: &str, length: usize| {
        let end = text.ceil_char_boundary((splice.at + length.min(1_500) + 200).min(text.len()));
        text[start..end].to_owned()
    };
    format!("--- before\n{}\n--- after\n{}", part(old, splice.old.len()), part(new, splice.new.len()))
}

/// True if `few` are among `many` in their order.
fn are_among<T: PartialEq>(few: &[T], many: &[T]) -> bool {
    let mut rest = many.iter();
    few.iter().all(|one| rest.any(|other| other == one))
}

/// Checks what an edit made of a text.
fn check(seed: u64, edit: &Edit, old: &str, text: &mut Text, wanted: &Node, before: &Node) {
    let patches = text.apply(edit).unwrap_or_else(|refused| panic!("{seed}: {refused}\n{edit:?}"));
    let new = text.as_str().to_owned();
    let now = Dossier::parse(&new).map(|draft| draft.tree());
    let now = now.unwrap_or_else(|| panic!("{seed}: no draft\n{edit:?}\n{}", difference(old, &new)));
    assert!(now == *wanted, "{seed}: {edit:?}\n{}", difference(old, &new));
    assert_eq!(
        Outline::new(&new).as_ref(),
        Ok(text.outline()),
        "{seed}: what is where\n{edit:?}\n{}",
        difference(old, &new)
    );
    // Every field whose value is the same is the same text; a renamed entry has another id.
    if !edit.changes.iter().any(|change| matches!(change, Change::Rename { .. })) {
        let (then, here) = (parts(old), parts(&new));
        let kept: Vec<_> = then.iter().filter(|part| is_same(part, before, &now)).cloned().collect();
        for part in &kept {
            assert!(
                here.contains(part),
                "{seed}: {part:?} was touched by {edit:?}\n{}",
                difference(old, &new)
            );
        }
    }
    // No comment is made, and none is lost but within what was changed.
    let (then, here) = (comments(old), comments(&new));
    let words =
        |comments: &[(Span, &str)]| comments.iter().map(|(_, word)| (*word).to_owned()).collect::<Vec<_>>();
    assert!(are_among(&words(&here), &words(&then)), "{seed}: comments\n{edit:?}\n{}", difference(old, &new));
    if here.len() < then.len() {
        let changed = changed_spans(old, before, &now, edit);
        let outside: Vec<_> =
            then.iter().filter(|(at, _)| !changed.iter().any(|span| span.holds(*at))).copied().collect();
        assert!(
            are_among(&words(&outside), &words(&here)),
            "{seed}: a comment is lost\n{edit:?}\n{}",
            difference(old, &new)
        );
    }
    // It can be taken back and made again, to the byte.
    let mut history = History::default();
    history.record("Edit", None, patches);
    assert!(history.undo(text).is_some() || old == new, "{seed}: {edit:?}");
    assert!(text.as_str() == old, "{seed}: undone\n{edit:?}");
    assert_eq!(
        Outline::new(old).as_ref(),
        Ok(text.outline()),
        "{seed}: what is where, undone\n{edit:?}\n{}",
        difference(old, &new)
    );
    history.redo(text);
    assert!(text.as_str() == new, "{seed}: made again");
}

/// True if a field has the same value in two trees.
fn is_same((table, id, key, _): &(String, String, String, String), before: &Node, now: &Node) -> bool {
    let of = |tree: &Node| -> Option<Node> {
        let Some(section) = Section::from_field(table) else {
            return crate::node::get(tree, &[Step::Field(table.clone())]).cloned();
        };
        let (_, row) = rows(tree, section).iter().find(|(row, _)| {
            let mut quoted = String::new();
            parallax_dossier::draft::quote(row, &mut quoted);
            quoted == *id
        })?;
        Some(crate::node::get(row, &[Step::Field(key.clone())]).cloned().unwrap_or(Node::Tuple(Vec::new())))
    };
    of(before).is_some_and(|value| of(now) == Some(value))
}

/// The spans of what differs: fields of entries, and whole entries.
fn changed_spans(old: &str, before: &Node, now: &Node, edit: &Edit) -> Vec<Span> {
    let mark = old.len() - old.strip_prefix('\u{feff}').unwrap_or(old).len();
    let tree = Tree::new(&old[mark..]);
    let moved = |span: Span| Span { start: span.start + mark, end: span.end + mark };
    let mut spans = Vec::new();
    let is_renamed = |id: &str| {
        let is_it = |change: &Change| matches!(change, Change::Rename { entry, .. } if format!("\"{}\"", entry.id) == id);
        edit.changes.iter().any(is_it)
    };
    for table in tree.children(tree.root().expect("a value")) {
        let name = tree.text(tree.key(table).unwrap_or_default()).to_owned();
        if Section::from_field(&name).is_none() {
            if !is_same(&(name, String::new(), String::new(), String::new()), before, now) {
                spans.push(moved(tree.whole(table)));
            }
            continue;
        }
        for entry in tree.children(table) {
            let id = tree.text(tree.key(entry).unwrap_or_default()).to_owned();
            let fields: Vec<_> = tree.children(entry).collect();
            let is_gone = fields.is_empty() || tree.key(fields[0]).is_none();
            if is_gone {
                spans.push(moved(tree.whole(entry)));
            }
            for field in fields {
                let key = tree.text(tree.key(field).unwrap_or_default()).to_owned();
                let is_entry_there = rows(now, Section::from_field(&name).expect("a table"))
                    .iter()
                    .any(|(row, _)| format!("\"{row}\"") == id);
                if !is_entry_there && !is_renamed(&id) {
                    spans.push(moved(tree.whole(entry)));
                } else if !is_same(&(name.clone(), id.clone(), key, String::new()), before, now) {
                    spans.push(moved(tree.whole(field)));
                }
            }
        }
    }
    spans
}

#[test]
fn random_edits_touch_nothing_else_and_say_what_the_draft_says() {
    let (mut made, mut refused, mut seed) = (0_u64, 0_u64, 0_u64);
    while made < edits() {
        seed += 1;
        let dice = &mut Dice(seed);
        let mut first = draft(dice).write();
        let other = tree(&draft(&mut Dice(seed + 1_000_000)).write());
        first = relaid(&first, dice);
        let mut text =
            Text::new(first.clone()).unwrap_or_else(|refused| panic!("{seed}: {refused}\n{first}"));
        for _ in 0..8 {
            let old = text.as_str().to_owned();
            let before = tree(&old);
            let mut edit = Edit::new("Edit");
            let many = if dice.one_in(3) { 1 + dice.below(4) } else { 1 };
            edit.changes = (0..many).filter_map(|_| change(dice, &before, &other)).collect();
            if let Ok(wanted) = edit.apply_to_tree(&before) {
                check(seed, &edit, &old, &mut text, &wanted, &before);
                made += edit.changes.len() as u64;
            } else {
                refused += 1;
                assert!(text.apply(&edit).is_err(), "{seed}: {edit:?}");
                assert!(text.as_str() == old, "{seed}: refused, and changed");
                assert_eq!(Outline::new(&old).as_ref(), Ok(text.outline()), "{seed}: refused");
            }
        }
    }
    assert!(refused * 3 < made, "{made} edits, {refused} refused");
}

#[test]
fn rows_that_are_put_back_are_what_was_put() {
    for seed in 0..200 {
        let dice = &mut Dice(seed);
        let mut wanted = draft(dice);
        let other = draft(dice);
        let mut text = Text::new(relaid(&wanted.write(), dice)).expect("a text");
        let mut edit = Edit::new("Rows");
        let many = wanted.claims.len().min(other.claims.len());
        for row in 0..many {
            let Some((_, claim)) = other.claims.at(row) else { continue };
            let id = wanted.claims.at(row).map(|(id, _)| id.to_owned()).unwrap_or_default();
            let mut claim = claim.clone();
            claim.stance = Stance::Doubts;
            claim.by = Some(Word("somebody".into()));
            edit = edit.put(id.clone(), &claim);
            if let Some(row) = wanted.claims.get_mut(&id) {
                *row = claim;
            }
        }
        text.apply(&edit).expect("rows of the format");
        assert_eq!(Dossier::parse(text.as_str()), Some(wanted), "{seed}\n{}", text.as_str());
    }
}
