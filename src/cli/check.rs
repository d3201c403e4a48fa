//! `parallax check`: every problem of every file, for people and for editors that jump to `FILE:LINE:COLUMN`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::analysis::counted;
use crate::load::{self, Loaded, Severity};

/// All files are dossiers without errors.
const CLEAN: u8 = 0;
/// A file is not a sound dossier.
const ERRORS: u8 = 1;
/// A file cannot be read.
const UNREADABLE: u8 = 2;

/// Checks `files`, writes what is wrong to `out` and what cannot be read to `err`, and tells the exit code:
/// 0 clean or warnings, 1 errors, 2 a file cannot be read; the highest counts.
///
/// # Errors
/// Where `out` or `err` cannot be written.
pub fn check(files: &[PathBuf], out: &mut dyn Write, err: &mut dyn Write) -> io::Result<u8> {
    let mut worst = CLEAN;
    for file in files {
        let code = match load::read_file(file) {
            Ok(loaded) => report(file, &loaded, out)?,
            Err(error) => {
                writeln!(err, "{}: {error}", file.display())?;
                UNREADABLE
            }
        };
        worst = worst.max(code);
    }
    Ok(worst)
}

fn report(file: &Path, loaded: &Loaded, out: &mut dyn Write) -> io::Result<u8> {
    let name = file.display();
    for one in &loaded.diagnostics {
        writeln!(out, "{name}:{}: {}[{}]: {}", one.position, one.severity, one.code, one.message)?;
        if let Some(hint) = &one.hint {
            writeln!(out, "    {hint}")?;
        }
    }
    let count = |severity| loaded.diagnostics.iter().filter(|one| one.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    match &loaded.dossier {
        Some(dossier) => {
            write!(out, "{name}: ok, {}", counted(dossier.claims.len(), "claim"))?;
            if warnings > 0 {
                write!(out, ", {}", counted(warnings, "warning"))?;
            }
            writeln!(out)?;
        }
        None => writeln!(out, "{name}: {}, {}", counted(errors, "error"), counted(warnings, "warning"))?,
    }
    Ok(if errors > 0 { ERRORS } else { CLEAN })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUND: &str = r#"Dossier(format: 1, title: "T", sources: {"s": (name: "S")}, documents: {"d": (title: "D")},
        claims: {"a": (by: "s", document: "d", paragraph: 1)})"#;

    /// Checks files of these texts; the output with the folder's name left out.
    fn run(texts: &[&str], missing: bool) -> (u8, String, String) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut files = Vec::new();
        for (index, text) in texts.iter().enumerate() {
            let file = folder.path().join(format!("{index}.ron"));
            std::fs::write(&file, text).expect("writing to it");
            files.push(file);
        }
        if missing {
            files.push(folder.path().join("missing.ron"));
        }
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code = check(&files, &mut out, &mut err).expect("writing to memory");
        let prefix = format!("{}/", folder.path().display());
        let plain = |bytes| String::from_utf8(bytes).expect("text").replace(&prefix, "");
        (code, plain(out), plain(err))
    }

    #[test]
    fn a_sound_dossier_is_clean() {
        assert_eq!(run(&[SOUND], false), (0, "0.ron: ok, 1 claim\n".to_owned(), String::new()));
    }

    #[test]
    fn warnings_are_shown_and_do_no_harm() {
        let (code, out, _) = run(&[&SOUND.replace(", paragraph: 1", "")], false);
        let expected = "0.ron:2:18: warning[no-paragraph]: the claim does not say in which paragraph it stands\n\
            0.ron: ok, 1 claim, 1 warning\n";
        assert_eq!((code, out.as_str()), (0, expected));
    }

    #[test]
    fn errors_are_shown_with_place_and_hint() {
        let (code, out, _) = run(&[SOUND, &SOUND.replace("by: \"s\"", "by: \"t\", stanc: Denies")], false);
        assert_eq!(code, 1);
        assert!(out.contains(
            "1.ron:2:33: error[unknown-field]: there is no field `stanc`\n    did you mean `stance`?\n"
        ));
        assert!(out.ends_with("1.ron: 2 errors, 1 warning\n"), "{out}");
    }

    #[test]
    fn what_cannot_be_read_outweighs_errors() {
        let (code, out, err) = run(&["nonsense"], true);
        assert_eq!(code, 2);
        assert!(out.ends_with("0.ron: 1 error, 0 warnings\n"), "{out}");
        assert!(err.starts_with("missing.ron: cannot read the file: "), "{err}");
    }
}
