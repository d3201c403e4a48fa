//! `parallax new`: writes a small commented dossier as a template. An existing file is never touched.

use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

use anyhow::{Context as _, bail};

use parallax_dossier::load::{STARTER, visible};

use crate::UntilClosed;

/// Writes the starter dossier to `path` and prints what to do next, with `program` as the one that checks; returns the exit
/// code.
///
/// # Errors
/// If something exists there already, or the file cannot be written.
pub fn run(program: &str, path: &Path) -> anyhow::Result<u8> {
    let name = visible(&path.display().to_string());
    match atomic_file::create(path, STARTER.as_bytes()) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("{name} already exists; nothing was written. Choose another name.")
        }
        written => written.with_context(|| format!("{name} cannot be written"))?,
    }
    if let Some(advice) = advice(path) {
        // Nobody may listen.
        let _ = writeln!(io::stderr(), "{program}: {advice}");
    }
    let shown = quoted_for_shell(&name);
    writeln!(
        UntilClosed(io::stdout().lock()),
        "{name} is written: an invented event, with comments on every part.\n\
         Put your own in its place, then:\n    \
             {program} check {shown}    tells what is wrong, with line and column\n    \
             parallax {shown}          opens it"
    )?;
    Ok(0)
}

/// A remark on an unusual extension; `None` if it is that of a dossier.
fn advice(path: &Path) -> Option<String> {
    let is_ron = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"));
    if is_ron {
        return None;
    }
    let stem = path.file_stem().unwrap_or_default().display().to_string();
    Some(format!("dossiers usually end in .ron, for example {}.dossier.ron", visible(&stem)))
}

/// The name as one word of a command line.
fn quoted_for_shell(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | '\\' | ':');
    if !name.is_empty() && name.chars().all(is_plain) && !name.starts_with('-') {
        name.to_owned()
    } else {
        format!("'{}'", name.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_unusual_endings_are_remarked_upon() {
        assert_eq!(advice(Path::new("a/harbour.dossier.ron")), None);
        assert_eq!(advice(Path::new("harbour.RON")), None);
        assert!(
            advice(Path::new("harbour.txt")).is_some_and(|advice| advice.contains("harbour.dossier.ron"))
        );
        assert!(advice(Path::new("harbour")).is_some());
    }

    #[test]
    fn names_with_blanks_are_quoted() {
        assert_eq!(quoted_for_shell("a b.ron"), "'a b.ron'");
        assert_eq!(quoted_for_shell("a's.ron"), "'a'\\''s.ron'");
        assert_eq!(quoted_for_shell("x/harbour.dossier.ron"), "x/harbour.dossier.ron");
    }
}
