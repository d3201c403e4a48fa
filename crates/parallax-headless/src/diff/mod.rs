//! `parallax diff`: what changed between two dossiers, in sentences, as JSON, or as a page.
//!
//! Exit codes are those of `diff`: 0 nothing, 1 something, 2 it could not be found out.

mod html;
mod text;

use std::io::{self, Write as _};
use std::path::Path;

use anyhow::Context as _;
use parallax_analysis::changes::{Changes, Compared, Sentences, Version, tell, to_json};
use parallax_dossier::draft::{Dossier, Node};
use parallax_dossier::load::{self, Fingerprint, is_unseen, visible_path};

use crate::args::{Diff, DiffFormat};
use crate::table::refuse_overwriting;
use crate::{UntilClosed, read_named, refuse};

/// Compares the two dossiers and writes what changed; returns the exit code.
///
/// # Errors
/// If a file cannot be read or written, or one of the dossiers would be written over.
pub fn run(wanted: &Diff) -> anyhow::Result<u8> {
    if let Some(to) = &wanted.to {
        refuse_overwriting(&wanted.old, to)?;
        refuse_overwriting(&wanted.new, to)?;
    }
    let (Some(old), Some(new)) = (File::read(&wanted.old)?, File::read(&wanted.new)?) else { return Ok(2) };
    let changes = Changes::between(&old.tree, &new.tree);
    let told = tell(&changes, old.version(), new.version());
    let page = Page { told: &told, old: &old, new: &new };
    let bytes = match format_of(wanted) {
        DiffFormat::Text => text::write(&page).into_bytes(),
        DiffFormat::Json => to_json(&changes, &told, &old.compared, &new.compared)?,
        DiffFormat::Html => html::write(&page).into_bytes(),
    };
    match &wanted.to {
        Some(to) => atomic_file::write_atomically(to, &bytes)?,
        None => {
            UntilClosed(io::stdout().lock())
                .write_all(&bytes)
                .context("standard output cannot be written")?;
        }
    }
    Ok(u8::from(!changes.is_empty()))
}

fn format_of(wanted: &Diff) -> DiffFormat {
    let ending = wanted.to.as_deref().and_then(Path::extension).and_then(|ending| ending.to_str());
    wanted.format.unwrap_or_else(|| match ending.map(str::to_ascii_lowercase).as_deref() {
        Some("json") => DiffFormat::Json,
        Some("html" | "htm") => DiffFormat::Html,
        _ => DiffFormat::Text,
    })
}

/// What is written.
struct Page<'a> {
    told: &'a Sentences,
    old: &'a File,
    new: &'a File,
}

impl Page<'_> {
    /// How much changed.
    fn summary(&self) -> &str {
        if self.old.compared.sha256 == self.new.compared.sha256 {
            "Both files are the same, byte by byte."
        } else {
            &self.told.summary
        }
    }

    /// The title of the newer dossier that has one.
    fn title(&self) -> &str {
        [self.new, self.old].iter().find_map(|file| file.title()).unwrap_or("Dossiers")
    }
}

/// One of the two files.
struct File {
    compared: Compared,
    tree: Node,
    dossier: Option<parallax_dossier::dossier::Dossier>,
}

impl File {
    /// Reads the file; `None` if it holds nothing that could be compared, which is said on standard error.
    fn read(path: &Path) -> anyhow::Result<Option<Self>> {
        let file = visible_path(path);
        let text = read_named(path, load::read_text)?;
        let compared = Compared { file, sha256: Fingerprint::from_text(&text).to_string() };
        // As git hands over what is not there.
        if text.trim_start_matches('\u{feff}').trim().is_empty() {
            return Ok(Some(Self { compared, tree: Dossier::default().tree(), dossier: None }));
        }
        let loaded = load::read(&text);
        let Some(draft) = Dossier::parse(&text) else {
            let _ = refuse(&compared.file, &loaded);
            return Ok(None);
        };
        Ok(Some(Self { tree: draft.tree(), compared, dossier: loaded.dossier }))
    }

    const fn version(&self) -> Version<'_> {
        Version { tree: &self.tree, dossier: self.dossier.as_ref() }
    }

    fn title(&self) -> Option<&str> {
        let Node::Fields { fields, .. } = &self.tree else { return None };
        fields.iter().find_map(|(name, value)| match value {
            Node::Text(text) if *name == "title" => Some(text.as_str()),
            _ => None,
        })
    }
}

/// A text of a dossier, in which characters that cannot be seen, or that would control a terminal, are named; nothing is cut.
fn shown(text: &str) -> String {
    let letter = |c: char| if is_unseen(c) { c.escape_unicode().to_string() } else { c.to_string() };
    text.chars().map(letter).collect()
}
