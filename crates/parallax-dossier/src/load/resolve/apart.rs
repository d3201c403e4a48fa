//! Names shared by several entries: a distinguishing addition in brackets is appended to each.
//!
//! This is done once, here, to the names themselves, so that no view, export or sentence can forget it.

use std::collections::BTreeMap;

use super::fold::fold;
use crate::dossier::{Document, Dossier, Group, Id, Source};

/// Distinguishes sources, populations and documents with the same name. People and places keep their names:
/// the author must decide about shared ones, and a warning says so.
pub(super) fn tell_apart(dossier: &mut Dossier) {
    sources(dossier);
    groups(dossier);
    documents(dossier);
}

fn sources(dossier: &mut Dossier) {
    let written = &mut dossier.written.sources;
    let sides: Vec<String> = dossier.sides.rows().iter().map(|side| side.name.clone()).collect();
    let marks = |source: &Source| {
        let side = source.side.and_then(|side| sides.get(Id::index(side)).cloned());
        [
            side.unwrap_or_else(|| "no side assigned".to_owned()),
            source.kind.title().to_lowercase(),
            source.key.clone(),
        ]
    };
    let rows = dossier.sources.rows_mut();
    let marks: Vec<_> = rows.iter().map(marks).collect();
    let name = |row: &Source| Some(row.name.clone());
    mark(rows, written, &marks, name, |row, name| row.name = name);
    mark(rows, written, &marks, |row| Some(row.label().to_owned()), |row, label| row.short = Some(label));
}

fn groups(dossier: &mut Dossier) {
    let written = &mut dossier.written.groups;
    let names: Vec<String> = dossier.groups.rows().iter().map(|group| group.name.clone()).collect();
    let marks = |group: &Group| {
        let whole = group.within.and_then(|whole| names.get(Id::index(whole)));
        [
            whole.map_or_else(|| "part of no other".to_owned(), |whole| format!("part of {whole}")),
            group.key.clone(),
        ]
    };
    let rows = dossier.groups.rows_mut();
    let marks: Vec<_> = rows.iter().map(marks).collect();
    mark(rows, written, &marks, |row| Some(row.name.clone()), |row, name| row.name = name);
    // In sentences, the forms for one and for many replace the name.
    let names: Vec<_> = rows.iter().map(|row| [row.name.clone(), row.key.clone()]).collect();
    mark(rows, written, &names, |row| row.many.clone(), |row, many| row.many = Some(many));
    mark(rows, written, &names, |row| row.one.clone(), |row, one| row.one = Some(one));
}

fn documents(dossier: &mut Dossier) {
    let written = &mut dossier.written.documents;
    let marks = |document: &Document| {
        let publisher = document.publisher.clone().unwrap_or_else(|| "publisher not stated".to_owned());
        let dated = document.dated.as_ref().map_or_else(|| "undated".to_owned(), ToString::to_string);
        [publisher, dated, document.key.clone()]
    };
    let rows = dossier.documents.rows_mut();
    let marks: Vec<_> = rows.iter().map(marks).collect();
    mark(rows, written, &marks, |row| Some(row.title.clone()), |row, title| row.title = title);
    mark(rows, written, &marks, |row| Some(row.label().to_owned()), |row, label| row.short = Some(label));
}

/// Appends to each shared name the first of `marks` that differs among all rows of that name. The last mark
/// is the id, which always differs. `written` keeps the rows as they were.
fn mark<I: Id, T: Clone, const N: usize>(
    rows: &mut [T],
    written: &mut BTreeMap<I, T>,
    marks: &[[String; N]],
    name: impl Fn(&T) -> Option<String>,
    mut set: impl FnMut(&mut T, String),
) {
    let mut classes: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        if let Some(name) = name(row) {
            classes.entry(fold(&name)).or_default().push(at);
        }
    }
    let taken: std::collections::BTreeSet<String> = classes.keys().cloned().collect();
    for class in classes.values().filter(|class| class.len() > 1) {
        let marked = |which: usize| -> Vec<String> {
            let name = |at: usize| name(&rows[at]).unwrap_or_default();
            class.iter().map(|at| format!("{} ({})", name(*at), marks[*at][which])).collect()
        };
        let tells = |names: &Vec<String>| {
            let mut folded: Vec<_> = names.iter().map(|name| fold(name)).collect();
            folded.sort_unstable();
            folded.windows(2).all(|pair| pair[0] != pair[1])
                && folded.iter().all(|name| !taken.contains(name))
        };
        let found = (0..N).map(marked).find(tells);
        for (at, name) in class.iter().zip(found.unwrap_or_else(|| marked(N - 1))) {
            written.entry(I::from_index(*at)).or_insert_with(|| rows[*at].clone());
            set(&mut rows[*at], name);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::dossier::{Document, Dossier};
    use crate::load;

    fn read(text: &str) -> Dossier {
        let text = format!("Dossier(format: 1, title: \"T\", {text})");
        let loaded = load::read(&text);
        loaded.dossier.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics))
    }

    #[test]
    fn sources_of_one_name_are_told_apart_by_side_kind_or_id() {
        let dossier = read(
            r#"sides: {"n": (name: "North"), "s": (name: "South")}, sources: {
                "a": (name: "Ministry of Defence", short: "MoD", side: "n"),
                "b": (name: "Ministry of Defence", short: "MoD", side: "s"),
                "c": (name: "Herald", kind: Media), "d": (name: "HERALD", kind: Agency),
                "e": (name: "Twin"), "f": (name: "Twin"), "g": (name: "Alone"),
                "h": (name: "Press Office", short: "PO"), "i": (name: "PO"),
            }"#,
        );
        let names: Vec<_> =
            dossier.sources.rows().iter().map(|source| (source.name.as_str(), source.label())).collect();
        assert_eq!(
            names,
            [
                ("Ministry of Defence (North)", "MoD (North)"),
                ("Ministry of Defence (South)", "MoD (South)"),
                ("Herald (news outlet)", "Herald (news outlet)"),
                ("HERALD (news agency)", "HERALD (news agency)"),
                ("Twin (e)", "Twin (e)"),
                ("Twin (f)", "Twin (f)"),
                ("Alone", "Alone"),
                ("Press Office", "PO (h)"),
                ("PO", "PO (i)"),
            ]
        );
    }

    #[test]
    fn populations_and_their_forms_are_told_apart() {
        let dossier = read(
            r#"groups: {
                "all": (name: "All"), "x": (name: "Fighters", many: "fighters", within: "all"),
                "y": (name: "fighters", many: "fighters"), "z": (name: "Others", many: "fighters"),
            }"#,
        );
        let names: Vec<_> =
            dossier.groups.rows().iter().map(|group| (group.name.as_str(), group.many.as_deref())).collect();
        assert_eq!(
            names,
            [
                ("All", None),
                ("Fighters (part of All)", Some("fighters (Fighters (part of All))")),
                ("fighters (part of no other)", Some("fighters (fighters (part of no other))")),
                ("Others", Some("fighters (Others)")),
            ]
        );
    }

    #[test]
    fn documents_of_one_title_are_told_apart() {
        let dossier = read(
            r#"documents: {"a": (title: "Daily brief", dated: "2018-02-07"), "b": (title: "Daily brief", dated: "2018-02-08")}"#,
        );
        let titles: Vec<_> = dossier.documents.rows().iter().map(Document::label).collect();
        assert_eq!(titles, ["Daily brief (7 February 2018)", "Daily brief (8 February 2018)"]);
    }

    #[test]
    fn the_built_in_dossiers_keep_their_names() {
        for text in [load::KHUSHAM, include_str!("../../../../../data/persian-army-480.ron")] {
            let dossier = load::read(text).dossier.expect("sound");
            for source in dossier.sources.rows() {
                assert!(text.contains(&format!("name: \"{}\"", source.name)), "{}", source.name);
            }
            for group in dossier.groups.rows() {
                assert!(text.contains(&format!("name: \"{}\"", group.name)), "{}", group.name);
                let many = group.many.iter().all(|many| text.contains(&format!("many: \"{many}\"")));
                assert!(many, "{:?}", group.many);
            }
        }
    }
}
