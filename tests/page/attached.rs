//! The dossier's file in a page: exactly that file, and only if it is asked for.

use std::fs;

use parallax::app::Parallax;
use parallax::app::publish::{self, PublishError, Wish};
use parallax::load::{self, Fingerprint};
use parallax::session::{Extras, Format, Subject};

use super::parts::{between, from_base64, page};

const TEXT: &str = r#"// For my editor only.
Dossier(format: 1, title: "T", sources: {"s": (name: "S")}, claims: {})
"#;

fn with_dossier(program: &mut Parallax) -> Result<String, PublishError> {
    let extras = Extras { dossier: true, ..Extras::default() };
    let wish = Wish { extras, ..Wish::usual(Subject::Page, Format::Html) };
    publish::make(program, &wish).map(|bytes| String::from_utf8(bytes).expect("UTF-8"))
}

#[test]
fn the_file_that_was_opened_is_in_the_page_byte_for_byte_with_its_hash() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("my \"event\".ron");
    fs::write(&path, TEXT).expect("written");
    let open =
        || Parallax::new("my \"event\".ron", load::read_file(&path).expect("read")).from_file(path.clone());
    let page = with_dossier(&mut open()).expect("a page");
    let link = between(&page, "<a download=\"", ">");
    assert!(
        link.starts_with("my &quot;event&quot;.ron\" href=\"data:text/plain;charset=utf-8;base64,"),
        "{link}"
    );
    let text = between(&page, "base64,", "\"");
    assert_eq!(String::from_utf8(from_base64(text)).expect("UTF-8"), TEXT);
    let section = between(&page, "<section id=\"dossier-file\"", "</section>");
    assert!(section.contains(&Fingerprint::from_text(TEXT).to_string()));
    assert!(section.contains("notes and comments"), "what goes out is said");
    // Somebody saves another text meanwhile.
    let mut program = open();
    fs::write(&path, TEXT.replace("\"T\"", "\"Another\"")).expect("written");
    assert!(matches!(with_dossier(&mut program), Err(PublishError::Changed)));
    fs::remove_file(&path).expect("removed");
    assert!(matches!(with_dossier(&mut program), Err(PublishError::Unread(_))));
}

#[test]
fn a_built_in_dossier_is_attached_and_none_is_unless_it_is_asked_for() {
    let mut program = Parallax::new("/home/somebody/a.ron", load::read(load::KHUSHAM));
    let page_with = with_dossier(&mut program).expect("a page");
    assert_eq!(
        String::from_utf8(from_base64(between(&page_with, "base64,", "\""))).expect("UTF-8"),
        load::KHUSHAM
    );
    let page = page(load::KHUSHAM);
    assert!(!page.contains("dossier-file") && !page.contains("data:text"));
    // Nothing else is another.
    let start = page_with.find("<section id=\"dossier-file\"").expect("the section");
    let end = start + page_with[start..].find("</section>").expect("its end") + "</section>".len();
    assert!([&page_with[..start], &page_with[end..]].concat() == page);
}
