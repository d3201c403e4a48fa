//! Settings of two windows in one file: of each field the last change counts, and the recent files are united.

use super::{RECENT, Recent, Settings};

/// What to keep where this window started from `base` and has `ours` now, and `theirs` is in the file.
pub fn merge(base: &Settings, ours: &Settings, theirs: Settings) -> Settings {
    // Without `..`, so that no field that is added later is forgotten.
    let Settings {
        version,
        dark,
        scale,
        reduced_motion,
        folds_institutions,
        reading,
        welcomed,
        window,
        panes,
        folded,
        recent,
        built_in,
        reopens,
        saves_as_you_go,
        last: open,
        examples,
        forms,
        folder,
        columns,
    } = ours;
    Settings {
        version: *version,
        dark: last(&base.dark, dark, theirs.dark),
        scale: last(&base.scale, scale, theirs.scale),
        reduced_motion: last(&base.reduced_motion, reduced_motion, theirs.reduced_motion),
        folds_institutions: last(&base.folds_institutions, folds_institutions, theirs.folds_institutions),
        reading: last(&base.reading, reading, theirs.reading),
        welcomed: last(&base.welcomed, welcomed, theirs.welcomed),
        window: last(&base.window, window, theirs.window),
        panes: last(&base.panes, panes, theirs.panes),
        folded: last(&base.folded, folded, theirs.folded),
        recent: unite(&base.recent, recent, theirs.recent),
        built_in: last(&base.built_in, built_in, theirs.built_in),
        reopens: last(&base.reopens, reopens, theirs.reopens),
        saves_as_you_go: last(&base.saves_as_you_go, saves_as_you_go, theirs.saves_as_you_go),
        last: last(&base.last, open, theirs.last),
        examples: last(&base.examples, examples, theirs.examples),
        forms: last(&base.forms, forms, theirs.forms),
        folder: last(&base.folder, folder, theirs.folder),
        columns: last(&base.columns, columns, theirs.columns),
    }
}

/// Ours where we changed it, else theirs.
fn last<T: Clone + PartialEq>(base: &T, ours: &T, theirs: T) -> T {
    if ours == base { theirs } else { ours.clone() }
}

/// What was opened here since, then what the file lists, in its order; each with where its map looked last.
fn unite(base: &[Recent], ours: &[Recent], theirs: Vec<Recent>) -> Vec<Recent> {
    let opened = opened(base, ours);
    let mut united = ours[..opened].to_vec();
    let find = |list: &[Recent], entry: &Recent| list.iter().find(|other| other.path == entry.path).cloned();
    for entry in theirs {
        if find(&united, &entry).is_none() {
            let (before, now) = (find(base, &entry), find(ours, &entry));
            united.push(now.filter(|now| before.is_some_and(|before| before != *now)).unwrap_or(entry));
        }
    }
    united.truncate(RECENT);
    united
}

/// How many files at the front of `ours` were opened since it was `base`: what follows stands in the order it stood in.
fn opened(base: &[Recent], ours: &[Recent]) -> usize {
    let place = |entry: &Recent| base.iter().position(|other| other.path == entry.path);
    let places: Vec<Option<usize>> = ours.iter().map(place).collect();
    let is_in_order = |rest: &[Option<usize>]| rest.iter().all(Option::is_some) && rest.is_sorted();
    (0..ours.len()).find(|from| is_in_order(&places[*from..])).unwrap_or(ours.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::settings::Look;

    fn recent(names: &str) -> Vec<Recent> {
        names.split_whitespace().map(|name| Recent { path: name.into(), camera: None, left: None }).collect()
    }

    fn names(recent: &[Recent]) -> String {
        recent.iter().map(|entry| entry.path.display().to_string()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn of_each_field_the_last_change_counts() {
        let base = Settings::default();
        let ours = Settings { dark: true, ..base.clone() };
        let theirs = Settings { scale: 130, reading: Some("acled".to_owned()), ..base.clone() };
        let merged = merge(&base, &ours, theirs.clone());
        assert_eq!(merged, Settings { dark: true, ..theirs });
        let ours = Settings { scale: 90, ..base.clone() };
        assert_eq!(merge(&base, &ours, merged).scale, 90, "both changed it, and this window did so last");
    }

    #[test]
    fn recent_files_are_united_with_the_last_one_first() {
        for (base, ours, theirs, united) in [
            ("", "a", "b", "a b"),
            ("x y", "a x y", "b x y", "a b x y"),
            ("a x", "a x", "b a x", "b a x"),
            ("a x y", "y a x", "b a x y", "y b a x"),
            ("a x", "a x", "", ""),
            (
                "1 2 3 4 5 6 7 8 9 10 11 12",
                "a 1 2 3 4 5 6 7 8 9 10 11",
                "b 1 2 3 4 5 6 7 8 9 10 11",
                "a b 1 2 3 4 5 6 7 8 9 10",
            ),
        ] {
            let told = names(&unite(&recent(base), &recent(ours), recent(theirs)));
            assert_eq!(told, united, "{base} | {ours} | {theirs}");
        }
    }

    #[test]
    fn a_map_that_was_moved_here_stays_moved() {
        let moved = vec![Recent { camera: Some(Look::All), ..recent("a").remove(0) }];
        assert_eq!(
            unite(&recent("a b"), &[moved.clone(), recent("b")].concat(), recent("c a b"))[1],
            moved[0]
        );
        assert_eq!(unite(&recent("a b"), &recent("a b"), moved.clone()), moved);
    }
}
