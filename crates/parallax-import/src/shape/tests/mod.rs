//! Every shape is recognised by its columns or keys, and becomes what it says and no more.

mod infobox;
mod maps;
mod own;
mod papers;
mod sheets;

use parallax_dossier::draft::{Quantity, Says};
use parallax_dossier::load::{Severity, read};

use crate::sheet::Reading;
use crate::{Import, Map, import_files, input};

/// What becomes of files of these names and texts.
fn imported(files: &[(&str, &str)]) -> Import {
    let inputs: Vec<_> = files
        .iter()
        .map(|(name, text)| {
            input::parse(text.as_bytes().to_vec(), name, None, &Reading::default())
                .expect("a file that is read")
        })
        .collect();
    let import = import_files(inputs, &Map::default(), "Harbour").expect("an import");
    let text = import.draft.write();
    let loaded = read(&text);
    let errors: Vec<_> = loaded.diagnostics.iter().filter(|one| one.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}\n{text}");
    import
}

fn shape(import: &Import) -> Option<&'static str> {
    import.summary.sheets[0].shape_name
}

/// Who says it, in what words, and the quantity of each count.
fn figures(import: &Import) -> Vec<(String, String, Quantity<'static>)> {
    let claims = import.draft.claims.iter();
    claims
        .filter_map(|(_, claim)| match &claim.says {
            Says::Count { quantity, .. } => Some((
                claim.by.as_ref()?.to_string(),
                claim.worded.clone().unwrap_or_default(),
                quantity.clone(),
            )),
            _ => None,
        })
        .collect()
}

#[test]
fn each_shape_has_one_name_and_a_wrong_name_lists_them_all() {
    let mut names: Vec<_> = super::SHAPES.iter().map(|shape| shape.name).collect();
    let error = super::Shape::named("ucpd").expect_err("no such shape").to_string();
    assert!(names.iter().all(|name| error.contains(name)), "{error}");
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), super::SHAPES.len());
}

#[test]
fn a_shape_that_is_named_comes_before_the_guess() {
    let csv = "Year,Month,Day,Headline,Text,Media,Killed\n2018,2,7,Strike,Twelve died.,,12\n";
    let file = input::parse(csv.into(), "a.csv", None, &Reading::default()).expect("a sheet");
    let named = |name: &str| {
        let map = Map { shape: Some(name.to_owned()), ..Map::default() };
        import_files(vec![file.clone()], &map, "T")
    };
    assert_eq!(shape(&named("timelinejs").expect("a timeline")), Some("timelinejs"));
    let sheet = named("table").expect("a sheet");
    assert_eq!((shape(&sheet), figures(&sheet).len()), (None, 1));
    let error = named("acled").expect_err("no columns of ACLED").to_string();
    assert!(error.contains("“fatalities”"), "{error}");
    let error = named("timemap").expect_err("a sheet").to_string();
    assert_eq!(error, "a.csv cannot have the shape `timemap`: it is a sheet, and such files are JSON");
}
