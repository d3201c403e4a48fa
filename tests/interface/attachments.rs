//! What lies beside a dossier: the passage that a claim names is shown in the window, and nothing of it is passed on.

use std::path::Path;
use std::time::Duration;

use parallax::app::Origin;
use parallax::app::publish::{self, Wish};
use parallax::dossier::{Item, ItemKind};
use parallax::load;
use parallax::session::{Extras, Format, Subject, View};
use parallax::theme::Mode;

use super::stage::{Stage, USUAL};
use crate::common::spelled;
use crate::fixture::FERRY;

const TEXT: &str = r#"Dossier(format: 2, title: "T", sources: {"s": (name: "Herald")},
    documents: {"d": (title: "Paper", paragraphs: 9, copy: (file: "copies/d.html",
        sha256: "0000000000000000000000000000000000000000000000000000000000000000")),
        "gone": (title: "Gone", copy: (file: "copies/gone.txt")),
        "out": (title: "Out", copy: (file: "out.txt"))},
    people: {"p": (name: "Person", status: [(is: Civilian, by: "s"), (is: NotKnown, document: "d")],
        names_in: [(text: "Imya", lang: "ru")], ids: {"moh": "1234"}, cited: [(document: "d")])},
    events: {"v": (name: "Event", cited: [(document: "d")], evidence: [
        (file: "clear.png", kind: Photo, caption: "Captionword"), (file: "graphic.png", kind: Photo, caption: "Second.", graphic: true),
        (file: "broken.png", kind: Photo)])},
    schemes: {"Scale": (grades: {"Fair": "two sources"})},
    assessments: [(by: "s", scheme: "Scale", grade: "Fair", of: Event("v"))],
    claims: {
        "c": (by: "s", document: "d", paragraph: 2, gist: "Gistword", quote: (text: "Zitatwort", lang: "de", translation: "Quoteword")),
        "e": (by: "s", document: "d", paragraph: 7, gist: "g"),
        "g": (by: "s", document: "gone", paragraph: 1, gist: "g"),
        "o": (by: "s", document: "out", paragraph: 1, gist: "g"),
    })"#;

/// The dossier as a file in a folder, with a copy beside it and a secret outside.
fn stage(folder: &Path) -> Stage {
    let inner = folder.join("inner");
    std::fs::create_dir_all(inner.join("copies")).expect("made");
    std::fs::write(folder.join("secret.txt"), "Secretword").expect("written");
    let page = "<nav><p>Menuword</p></nav><p>Firstword</p><p>Second <b>passage</b></p><p>Thirdword</p><p>Fourthword</p>";
    std::fs::write(inner.join("copies/d.html"), page).expect("written");
    let image = image::RgbaImage::from_pixel(8, 6, image::Rgba([200, 0, 0, 255]));
    for name in ["clear.png", "graphic.png"] {
        image.save(inner.join(name)).expect("written");
    }
    std::fs::write(inner.join("broken.png"), "no picture").expect("written");
    #[cfg(unix)]
    std::os::unix::fs::symlink("../secret.txt", inner.join("out.txt")).expect("linked");
    let path = inner.join("d.ron");
    std::fs::write(&path, TEXT).expect("written");
    let mut stage = Stage::with(USUAL, Mode::Light, TEXT);
    assert!(stage.program().take_up(Origin::File(path), Ok(load::read(TEXT))));
    stage.settle();
    stage
}

/// Selects a claim and waits until its copy was read; returns what the inspector says.
fn inspected(stage: &mut Stage, claim: &str) -> Vec<String> {
    let item = stage.item(ItemKind::Claim, claim);
    waited(stage, item)
}

/// Selects an item and waits until all that lies beside it was read; returns what the inspector says.
fn waited(stage: &mut Stage, item: Item) -> Vec<String> {
    stage.select(item);
    for _ in 0..500 {
        stage.settle();
        let said = stage.names_in(stage.inspector_rect());
        if !said.iter().any(|words| words.ends_with("is being read.")) {
            return said;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("the copy was never read");
}

#[test]
fn the_paragraph_that_a_claim_names_is_shown_with_its_neighbours() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut stage = stage(folder.path());
    let said = inspected(&mut stage, "c");
    let says = |words: &str| said.iter().any(|one| one == words);
    for words in ["Firstword", "Second passage", "Thirdword", "Zitatwort", "Quoteword"] {
        assert!(says(words), "{words}: {said:#?}");
    }
    assert!(!says("Fourthword") && !says("Menuword"));
    assert!(says("This is not the file that the dossier describes: its SHA-256 is another."));
    let other = "The copy has 4 paragraphs and the document, as the dossier says, 9: the numbers may not be the same.";
    assert!(says(other), "{said:#?}");
    let said = inspected(&mut stage, "e");
    assert!(
        said.iter().any(|one| one == "The copy has 4 paragraphs, and none with the number 7."),
        "{said:#?}"
    );
    let said = inspected(&mut stage, "g");
    assert!(said.iter().any(|one| one == "copies/gone.txt: there is no such file"), "{said:#?}");
}

#[cfg(unix)]
#[test]
fn nothing_outside_the_folder_is_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut stage = stage(folder.path());
    let said = inspected(&mut stage, "o");
    let refused = "out.txt: a link leads out of the folder of the dossier";
    assert!(said.iter().any(|one| one == refused), "{said:#?}");
    assert!(!said.iter().any(|one| one.contains("Secretword")));
}

#[test]
fn graphic_evidence_is_blurred_until_it_is_clicked_and_none_is_passed_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut stage = stage(folder.path());
    let event = stage.item(ItemKind::Event, "v");
    let said = waited(&mut stage, event);
    let says = |words: &str| said.iter().any(|one| one == words);
    assert!(says("Photo: Captionword") && says("Captionword"), "{said:#?}");
    let blurred = "Photo, graphic and blurred: Second. Click to show it";
    assert!(says(blurred) && says("Graphic. Click to show it"), "{said:#?}");
    assert!(said.iter().any(|one| one.starts_with("broken.png: the picture cannot be shown: ")), "{said:#?}");
    assert!(
        says("Herald grades it “Fair” (scheme: Scale)") && says("“Fair” means: two sources."),
        "{said:#?}"
    );
    stage.click(blurred);
    let inspector = stage.inspector_rect();
    assert!(stage.names_in(inspector).iter().any(|one| one == "Photo, graphic: Second. Click to blur it"));
    let mut made = |subject, format| {
        let bytes = publish::make(stage.program(), &Wish::usual(subject, format)).expect("made");
        spelled(&String::from_utf8(bytes).expect("text"))
    };
    for (subject, format) in [(Subject::Window, Format::Svg), (Subject::Report, Format::Html)] {
        let text = made(subject, format);
        assert!(text.contains("“Fair”"), "the grade is somebody's statement and is passed on");
        assert!(!text.contains("Captionword") && !text.contains("<image"));
    }
    let json = made(Subject::View(View::TABLE), Format::Json);
    assert!(json.contains("\"caption\": \"Captionword\""));
}

#[test]
fn what_sources_say_of_a_person_stands_beside_each_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut stage = stage(folder.path());
    let person = stage.item(ItemKind::Person, "p");
    let said = waited(&mut stage, person);
    for words in ["civilian, says Herald", "status not known (Paper)", "Imya (ru)", "moh: 1234"] {
        assert!(said.iter().any(|one| one == words), "{words}: {said:#?}");
    }
}

/// The rights in a passage are the author's affair: pictures, report and table hold none of it, and JSON holds the quote.
#[test]
fn nothing_of_a_passage_is_passed_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut stage = stage(folder.path());
    inspected(&mut stage, "c");
    let mut made = |subject, format| {
        let bytes = publish::make(stage.program(), &Wish::usual(subject, format)).expect("made");
        spelled(&String::from_utf8(bytes).expect("text"))
    };
    let table = Subject::View(View::TABLE);
    let passed_on = [
        made(Subject::Window, Format::Svg),
        made(Subject::Report, Format::Html),
        made(table, Format::Svg),
        made(table, Format::Csv),
    ];
    for (row, text) in passed_on.iter().enumerate() {
        assert!(text.contains("Gistword"), "{row}: the gist is part of it, so a quote would be found");
        for words in ["Zitatwort", "Quoteword", "Firstword", "passage", "Thirdword"] {
            assert!(!text.contains(words), "{row}: {words}");
        }
    }
    let json = made(table, Format::Json);
    assert!(json.contains("\"text\": \"Zitatwort\"") && json.contains("\"translation\": \"Quoteword\""));
    assert!(!json.contains("Firstword"));
    let alt = publish::alt_text(stage.program(), Subject::Window);
    assert!(!alt.contains("Zitatwort") && !alt.contains("Firstword"));
}

/// Words that only a quote or evidence holds, and what a report with these extras says of them.
#[test]
fn a_report_prints_quotes_and_evidence_only_as_far_as_it_is_asked_to() {
    const HELD: [&str; 6] = ["Zitatwort", "Quoteword", "Captionword", "clear.png", "Second.", "graphic.png"];
    let with = |quotes, evidence, graphic| {
        let extras = Extras { quotes, evidence, graphic, dossier: false };
        let mut program = parallax::app::Parallax::new("d.ron", load::read(TEXT));
        let wish = Wish { extras, ..Wish::usual(Subject::Report, Format::Html) };
        let page = String::from_utf8(publish::make(&mut program, &wish).expect("made")).expect("text");
        let found: Vec<&str> = HELD.into_iter().filter(|word| page.contains(word)).collect();
        (found, page.contains("1 graphic file") && page.contains("not listed"))
    };
    assert_eq!(with(false, false, false), (vec![], false));
    assert_eq!(with(true, false, false), (vec!["Zitatwort", "Quoteword"], false));
    assert_eq!(
        with(false, true, false),
        (vec!["Captionword", "clear.png"], true),
        "the graphic one is only counted"
    );
    assert_eq!(with(false, true, true), (vec!["Captionword", "clear.png", "Second.", "graphic.png"], false));
    assert_eq!(with(true, true, true), (HELD.to_vec(), false));
    assert_eq!(with(false, false, true), (vec![], false), "graphic alone asks for nothing");
}

/// What a dossier does not have is not offered.
#[test]
fn only_what_a_dossier_has_is_offered_for_its_report() {
    let offered = |text: &str| {
        let has = Extras::available_in(&load::read(text).dossier.expect("sound"));
        has.offers().into_iter().map(|(words, _)| words).collect::<Vec<_>>()
    };
    assert_eq!(offered(FERRY), Vec::<&str>::new());
    assert_eq!(
        offered(TEXT),
        [
            "quotes",
            "a list of evidence",
            "quotes and a list of evidence",
            "a list of evidence, graphic too",
            "quotes and a list of evidence, graphic too"
        ]
    );
}
