//! The dossier's file in the page, as a link that needs neither script nor network.

use maud::{Markup, html};

use crate::load::Fingerprint;
use egui_picture::svg::base64;

/// A file.
#[derive(Clone, Debug)]
pub struct Attached {
    /// Its name, without a folder.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// The section with the link.
pub fn section(file: &Attached) -> Markup {
    let address = format!("data:text/plain;charset=utf-8;base64,{}", base64(file.text.as_bytes()));
    let size = file.text.len().div_ceil(1000);
    html! {
        section #dossier-file aria-labelledby="dossier-file-heading" {
            h2 #dossier-file-heading { "The dossier’s file" }
            p {
                a download=(file.name) href=(address) { "Save " (file.name) } " (" (size) " kB), which Parallax opens. SHA-256 "
                code { (Fingerprint::from_text(&file.text)) }
            }
            p.note {
                "It holds everything that its author wrote, also what this page leaves out: passages in the words of documents, the "
                "list of evidence with its graphic entries, notes and comments. Files that lie beside it are not in it."
            }
        }
    }
}
