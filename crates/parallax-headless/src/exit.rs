//! How both programs end: exit codes, and errors on standard error.
//!
//! Exit codes: 0 done, 1 the dossier has errors, 2 it could not be done.

use std::io::{self, Write as _};
use std::process::ExitCode;

use anyhow::Context as _;
use parallax_dossier::load::{Loaded, visible, visible_lines};

use crate::UntilClosed;

/// Returns the exit code; what could not be done is said on standard error, after the name of the program.
#[must_use]
pub fn exit(program: &str, done: anyhow::Result<u8>) -> ExitCode {
    match done {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            // Standard error may be closed.
            // It may repeat what was typed or a name of a file, which must not control the terminal.
            let _ = writeln!(io::stderr(), "{program}: {}", visible_lines(&describe(&error)));
            ExitCode::from(2)
        }
    }
}

/// Says on standard error why the file `name` is no dossier; returns the exit code.
#[must_use]
pub fn refuse(name: &str, loaded: &Loaded) -> u8 {
    let mut err = io::stderr().lock();
    for found in &loaded.diagnostics {
        // Standard error may be closed.
        let _ = writeln!(err, "{}:{found}", visible(name));
    }
    1
}

/// Prints what clap says of arguments that it did not take, which may also be the help that was asked for.
#[must_use]
pub fn refuse_arguments(program: &str, error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        let printed = write!(UntilClosed(io::stdout().lock()), "{}", error.render());
        return exit(program, printed.map(|()| 0).context("standard output cannot be written"));
    }
    // It repeats what was typed, which must not control the terminal.
    let _ = write!(io::stderr(), "{}", visible_lines(&error.render().to_string()));
    ExitCode::from(2)
}

/// An error with its causes, each said once: many errors repeat their cause in their own words.
#[must_use]
pub fn describe(error: &anyhow::Error) -> String {
    let mut text = String::new();
    for cause in error.chain().map(ToString::to_string) {
        if text.is_empty() || cause.starts_with(&text) {
            text = cause;
        } else if !text.contains(&cause) {
            text = format!("{text}: {cause}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_said_once() {
        let missing = || io::Error::other("No such file");
        let error = anyhow::Error::from(parallax_dossier::load::ReadError::from(missing())).context("a.ron");
        assert_eq!(describe(&error), "a.ron: cannot read the file: No such file");
        assert_eq!(describe(&anyhow::Error::from(missing()).context("a.ron")), "a.ron: No such file");
    }
}
