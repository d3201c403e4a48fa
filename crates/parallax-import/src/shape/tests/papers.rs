//! Libraries of references.

use parallax_dossier::dossier::{DocumentKind, Precision};
use parallax_dossier::draft::{Location, LonLat};

use super::{imported, shape};

#[test]
fn entries_of_csl_are_documents() {
    let made = imported(&[(
        "library.json",
        r#"[
        {"id": "a", "type": "article-newspaper", "title": "The quay", "container-title": "Gazette", "URL": "https://example.org/a",
         "author": [{"given": "Ana", "family": "Duarte"}, {"literal": "Ministry of Health"}], "issued": {"date-parts": [[2018, 2, 7]]},
         "accessed": {"date-parts": [["2019", "03"]]}, "archive_location": "https://archive.example/a", "DOI": "10.1/x", "language": "pt"},
        {"id": "b", "type": "report", "title": "Tolls", "issued": {"literal": "spring"}},
        {"id": "c", "type": "book"}]"#,
    )]);
    assert_eq!(shape(&made), Some("csl"));
    let documents: Vec<_> = made.draft.documents.iter().map(|(_, document)| document).collect();
    let [quay, tolls] = documents[..] else { panic!("two documents") };
    assert_eq!(
        (quay.title.as_deref(), quay.publisher.as_deref(), quay.kind),
        (Some("The quay"), Some("Gazette"), DocumentKind::Article)
    );
    assert_eq!(quay.by_line.as_deref(), Some("Ana Duarte; Ministry of Health"));
    assert_eq!(
        (quay.dated.clone(), quay.accessed.clone()),
        (Some("2018-02-07".into()), Some("2019-03".into()))
    );
    assert_eq!(
        (quay.archive_url.as_deref(), quay.note.as_str()),
        (Some("https://archive.example/a"), "DOI: 10.1/x")
    );
    assert_eq!((tolls.kind, tolls.dated.clone()), (DocumentKind::Report, None));
    let left: Vec<_> = made.summary.left_out.iter().map(|one| (one.row, one.text.as_str())).collect();
    assert_eq!(left, [(2, "spring"), (3, "")]);
}

#[test]
fn entries_of_ris_are_documents() {
    let made = imported(&[(
        "library.txt",
        "TY  - NEWS\r\nTI  - The quay\r\nAU  - Duarte, Ana\r\nAU  - Roe, J.\r\nPY  - 2018\r\nDA  - 2018/02/07/\r\n\
        T2  - Gazette\r\nUR  - https://example.org/a\r\nY2  - 2019/03//\r\nAB  - Long text\r\nER  - \r\n\r\nTY  - RPRT\r\nTI  - Tolls\r\nXX  - y\r\n",
    )]);
    assert_eq!(shape(&made), Some("ris"));
    let documents: Vec<_> = made.draft.documents.iter().map(|(_, document)| document).collect();
    let [quay, tolls] = documents[..] else { panic!("two documents") };
    assert_eq!(
        (quay.by_line.as_deref(), quay.publisher.as_deref()),
        (Some("Duarte, Ana; Roe, J."), Some("Gazette"))
    );
    assert_eq!(
        (quay.dated.clone(), quay.accessed.clone()),
        (Some("2018-02-07".into()), Some("2019-03".into()))
    );
    assert_eq!((tolls.title.as_deref(), tolls.kind), (Some("Tolls"), DocumentKind::Report));
    let left: Vec<_> = made.summary.left_out.iter().map(|one| (one.row, one.unit)).collect();
    assert_eq!(left, [(10, "line"), (15, "line"), (13, "line")]);
    assert_eq!(made.summary.sheets[0].rows, 2);
}

#[test]
fn features_of_geojson_are_places_with_what_the_file_holds() {
    let made = imported(&[(
        "front.geojson",
        r#"{"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"name": "Quay", "side": "north"}, "geometry": {"type": "Point", "coordinates": [40.29, 35.3, 12]}},
        {"type": "Feature", "properties": {"title": "Front"}, "geometry": {"type": "LineString", "coordinates": [[40, 35], [41, 36]]}},
        {"type": "Feature", "properties": null, "geometry": {"type": "Polygon", "coordinates": [[[40, 35], [41, 35], [41, 36], [40, 35]]]}},
        {"type": "Feature", "properties": {"name": "Swapped"}, "geometry": {"type": "Point", "coordinates": [35.3, 140.29]}},
        {"type": "Feature", "properties": {}, "geometry": null}]}"#,
    )]);
    assert_eq!(shape(&made), Some("geojson"));
    let places: Vec<_> = made
        .draft
        .places
        .iter()
        .map(|(_, place)| (place.name.clone().unwrap_or_default(), place.at.clone()))
        .collect();
    let at = |lon, lat| LonLat { lon, lat };
    assert_eq!(
        places,
        [
            (
                "Quay".to_owned(),
                Location::Point(parallax_dossier::geo::LonLat { lon: 40.29, lat: 35.3 }.into())
            ),
            ("Front".to_owned(), Location::Line(vec![at(40.0, 35.0), at(41.0, 36.0)])),
            (
                "Feature 3 of front.geojson".to_owned(),
                Location::Area(vec![at(40.0, 35.0), at(41.0, 35.0), at(41.0, 36.0)])
            ),
            ("Swapped".to_owned(), Location::NotLocated),
        ]
    );
    assert!(made.draft.places.iter().all(|(_, place)| place.precision == Precision::NotStated));
    assert_eq!(made.draft.places.iter().next().expect("a place").1.note, "side: north");
    let left: Vec<_> =
        made.summary.left_out.iter().map(|one| (one.row, one.why.contains("swapped"))).collect();
    assert_eq!(left, [(4, true), (5, false), (5, false)]);
}

#[test]
fn entries_of_bibtex_are_documents() {
    let made = imported(&[(
        "library.bib",
        r#"% A library
@string{gaz = "The Gazette"}
@comment{ left {alone} }
@article{quay, title = {The {Quay} \& the M{\"u}ller f{\'\i}le}, author = {Duarte, Ana and {Ministry, Port} and J. Roe},
  journal = gaz # { (North)}, year = 2018, month = feb, day = "7", url = {https://example.org/a_b},
  urldate = {2019-03}, pages = "1--2", abstract = {Long}, colour = {red}}
@techreport(tolls, title = "Tolls", date = {spring})
@misc{none, note = {\foo{x}}}
@book{cut, title = {Whole}, publisher = {Press
@online{last, title = {Last}, addendum = {Archived: \url{https://archive.example/1}}}
"#,
    )]);
    assert_eq!((shape(&made), made.summary.sheets[0].rows), (Some("bibtex"), 5));
    let documents: Vec<_> = made.draft.documents.iter().map(|(_, document)| document).collect();
    let [quay, tolls, whole, last] = documents[..] else { panic!("four documents: {documents:?}") };
    assert_eq!(
        (quay.title.as_deref(), quay.publisher.as_deref(), quay.kind),
        (Some("The Quay & the Müller fíle"), Some("The Gazette (North)"), DocumentKind::Article)
    );
    assert_eq!(quay.by_line.as_deref(), Some("Ana Duarte; Ministry, Port; J. Roe"));
    assert_eq!(
        (quay.dated.clone(), quay.accessed.clone(), quay.url.as_deref()),
        (Some("2018-02-07".into()), Some("2019-03".into()), Some("https://example.org/a_b"))
    );
    assert_eq!(quay.note, "Pages: 1–2");
    assert_eq!((tolls.kind, tolls.dated.clone()), (DocumentKind::Report, None));
    assert_eq!((whole.title.as_deref(), whole.publisher.as_deref()), (Some("Whole"), None));
    assert_eq!(last.archive_url.as_deref(), Some("https://archive.example/1"));
    let left: Vec<_> = made.summary.left_out.iter().map(|one| (one.row, one.text.as_str())).collect();
    assert_eq!(left, [(6, "Long"), (6, "red"), (7, "spring"), (8, "\\foox"), (9, "")]);
}
