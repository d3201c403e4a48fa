//! Whatever a dossier holds goes out and comes back.

use parallax_dossier::draft::Dossier;
use parallax_dossier::draft::random::{Dice, draft};
use parallax_dossier::load;

use crate::{Read, open, read_workbook, to_package, to_workbook, write_package};

const BUNDLED: [&str; 4] = [
    load::KHUSHAM,
    load::STARTER,
    include_str!("../../../../data/persian-army-480.ron"),
    include_str!("../../../../data/maria-2017.ron"),
];

/// The lines in which two texts differ.
fn difference(a: &str, b: &str) -> Vec<String> {
    a.lines().zip(b.lines()).filter(|(a, b)| a != b).take(5).map(|(a, b)| format!("\n- {a}\n+ {b}")).collect()
}

fn is_same(read: &Read, draft: &Dossier<'_>, what: &str) {
    let problems: Vec<String> = read
        .problems()
        .iter()
        .filter(|one| one.severity == load::Severity::Error)
        .map(ToString::to_string)
        .collect();
    let Some(dossier) = read.dossier() else { panic!("{what}: {problems:#?}") };
    let (written, expected) = (Dossier::from_dossier(dossier).write(), draft.write());
    assert!(written == expected, "{what}: {}", difference(&expected, &written).concat());
    let built = draft.clone().build().dossier;
    assert!(Some(dossier) == built.as_ref(), "{what}: the dossiers differ");
}

fn package(draft: &Dossier<'_>) -> Read {
    let folder = tempfile::tempdir().expect("a folder");
    write_package(draft, folder.path()).expect("written");
    open(folder.path()).expect("readable").expect("a dossier")
}

fn workbook(draft: &Dossier<'_>) -> Read {
    let bytes = to_workbook(draft).expect("written");
    read_workbook(bytes).expect("readable").expect("a dossier")
}

#[test]
fn random_dossiers_come_back_from_workbooks() {
    for seed in 0..120 {
        let draft = draft(&mut Dice(seed));
        is_same(&workbook(&draft), &draft, &format!("{seed}"));
    }
}

#[test]
fn random_dossiers_come_back_from_packages() {
    for seed in 1000..1120 {
        let draft = draft(&mut Dice(seed));
        is_same(&package(&draft), &draft, &format!("{seed}"));
    }
}

#[test]
fn the_bundled_dossiers_come_back_from_both() {
    for text in BUNDLED {
        let dossier = load::read(text).dossier.expect("sound");
        let draft = Dossier::from_dossier(&dossier);
        is_same(&workbook(&draft), &draft, "workbook");
        is_same(&package(&draft), &draft, "package");
    }
}

#[test]
fn the_same_dossier_gives_the_same_bytes() {
    let draft = draft(&mut Dice(7));
    assert!(to_workbook(&draft).expect("written") == to_workbook(&draft.clone()).expect("written"));
    assert!(to_package(&draft).expect("written") == to_package(&draft.clone()).expect("written"));
}
