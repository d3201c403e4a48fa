//! Opens the reader's editor at a line.
//!
//! `$VISUAL`, else `$EDITOR`, names it, optionally with arguments. Each editor has its own syntax for the
//! line; editors that need a terminal get one. Without either variable, the first known editor that is
//! installed is used.

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::app::jobs;
use crate::app::programs::is_installed;
use crate::dossier::Item;
use crate::load;

/// Why no editor opened.
#[derive(Debug, thiserror::Error)]
pub enum EditorError {
    /// The program does not start.
    #[error("{program} could not be started: {why} (set VISUAL or EDITOR to choose an editor)")]
    DoesNotStart {
        /// The program.
        program: String,
        /// The system's reason.
        why: std::io::Error,
    },
    /// It exited with an error.
    #[error("{program} ended with an error ({status})")]
    Ended {
        /// The program.
        program: String,
        /// Its exit status.
        status: String,
    },
    /// No editor is named, and no known one is installed.
    #[error("no editor was found: set VISUAL or EDITOR to choose one")]
    NoneNamed,
    /// It needs a terminal, and there is none.
    #[error("{0} needs a terminal, and none was found (set TERMINAL to choose one)")]
    NoTerminal(String),
}

/// How an editor is given a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// `+12 FILE`
    Plus,
    /// `--goto FILE:12`
    Goto,
    /// `FILE:12`
    Colon,
    /// `--line 12 FILE`
    Line,
    /// `FILE`: not supported.
    None,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Needs {
    Window,
    Terminal,
}

/// The syntax of editors, by the name of the program.
const CUSTOMS: &[(&str, Style, Needs)] = &[
    ("vi", Style::Plus, Needs::Terminal),
    ("vim", Style::Plus, Needs::Terminal),
    ("nvim", Style::Plus, Needs::Terminal),
    ("nano", Style::Plus, Needs::Terminal),
    ("pico", Style::Plus, Needs::Terminal),
    ("micro", Style::Plus, Needs::Terminal),
    ("joe", Style::Plus, Needs::Terminal),
    ("mg", Style::Plus, Needs::Terminal),
    ("kak", Style::Plus, Needs::Terminal),
    ("ne", Style::Plus, Needs::Terminal),
    ("hx", Style::Colon, Needs::Terminal),
    ("helix", Style::Colon, Needs::Terminal),
    ("sensible-editor", Style::Plus, Needs::Terminal),
    ("emacs", Style::Plus, Needs::Window),
    ("emacsclient", Style::Plus, Needs::Window),
    ("gvim", Style::Plus, Needs::Window),
    ("gedit", Style::Plus, Needs::Window),
    ("gnome-text-editor", Style::Plus, Needs::Window),
    ("xed", Style::Plus, Needs::Window),
    ("pluma", Style::Plus, Needs::Window),
    ("mousepad", Style::Line, Needs::Window),
    ("kate", Style::Line, Needs::Window),
    ("kwrite", Style::Line, Needs::Window),
    ("geany", Style::Line, Needs::Window),
    ("code", Style::Goto, Needs::Window),
    ("codium", Style::Goto, Needs::Window),
    ("cursor", Style::Goto, Needs::Window),
    ("subl", Style::Colon, Needs::Window),
    ("zed", Style::Colon, Needs::Window),
];

/// The position in the file.
#[derive(Clone, Copy, Debug)]
pub enum At {
    /// At a line.
    Line(u32),
    /// The start of an item, in the file as it is now.
    Item(Item),
}

/// Opens `file` in the reader's editor, on a background thread; calls `failed` if it does not start, or exits
/// with an error.
pub fn open(file: &Path, at: At, failed: impl FnOnce(String) + Send + 'static) {
    let file = file.to_owned();
    // Waiting for it lets the system release it when it has ended.
    let wait = move || {
        let line = match at {
            At::Line(line) => line,
            At::Item(item) => load::read_text(&file).map_or(1, |text| load::line_of(&text, item)),
        };
        run(&file, line)
    };
    jobs::start("editor", wait, |ended| match ended {
        Ok(Ok(())) => {}
        Ok(Err(error)) => failed(error.to_string()),
        Err(broken) => failed(format!("No editor was opened: {broken}")),
    });
}

/// Starts the editor and waits until it has ended.
fn run(file: &Path, line: u32) -> Result<(), EditorError> {
    let named = ["VISUAL", "EDITOR"].into_iter().filter_map(|name| env::var(name).ok());
    let editor = named.into_iter().find(|value| !value.trim().is_empty()).or_else(usual);
    let call = call(&editor.ok_or(EditorError::NoneNamed)?, file, line, terminal().as_deref())?;
    let program = call[0].to_string_lossy().into_owned();
    let child = Command::new(&call[0]).args(&call[1..]).stdin(Stdio::null()).status();
    match child {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(EditorError::Ended { program, status: status.to_string() }),
        Err(why) => Err(EditorError::DoesNotStart { program, why }),
    }
}

/// The default editor if none is named. Not the program associated with such files, because that is this one.
fn usual() -> Option<String> {
    if cfg!(target_os = "macos") {
        return Some("open -t".to_owned());
    }
    if cfg!(windows) {
        return Some("notepad".to_owned());
    }
    let windows = CUSTOMS.iter().filter(|(.., needs)| *needs == Needs::Window);
    let found = windows.map(|(name, ..)| *name).find(|name| is_installed(name));
    found.or_else(|| is_installed("sensible-editor").then_some("sensible-editor")).map(str::to_owned)
}

/// Builds the command: the program and its arguments.
fn call(editor: &str, file: &Path, line: u32, terminal: Option<&str>) -> Result<Vec<OsString>, EditorError> {
    let words: Vec<&str> = editor.split_whitespace().collect();
    let name = Path::new(words[0]).file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    let custom = CUSTOMS.iter().find(|(known, ..)| *known == name);
    let (style, mut needs) =
        custom.map_or((Style::None, Needs::Window), |(_, style, needs)| (*style, *needs));
    if matches!(name.as_str(), "emacs" | "emacsclient")
        && words.iter().any(|word| matches!(*word, "-nw" | "-t"))
    {
        needs = Needs::Terminal;
    }
    let mut call: Vec<OsString> = Vec::new();
    if needs == Needs::Terminal {
        let terminal = terminal.ok_or_else(|| EditorError::NoTerminal(words[0].to_owned()))?;
        call.extend(terminal.split_whitespace().map(OsString::from));
        call.push("-e".into());
    }
    call.extend(words.iter().map(OsString::from));
    let with_line = || {
        let mut file = file.as_os_str().to_owned();
        file.push(format!(":{line}"));
        file
    };
    match style {
        Style::Plus => call.extend([format!("+{line}").into(), file.into()]),
        Style::Goto => call.extend(["--goto".into(), with_line()]),
        Style::Colon => call.push(with_line()),
        Style::Line => call.extend(["--line".into(), line.to_string().into(), file.into()]),
        Style::None => call.push(file.into()),
    }
    Ok(call)
}

/// The reader's terminal: `$TERMINAL`, else Debian's default if it is installed.
fn terminal() -> Option<String> {
    let named = env::var("TERMINAL").ok().filter(|name| !name.trim().is_empty());
    named.or_else(|| is_installed("x-terminal-emulator").then(|| "x-terminal-emulator".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(editor: &str) -> String {
        let call = call(editor, Path::new("/a b/c.ron"), 12, Some("xterm")).expect("a call");
        call.iter().map(|word| word.to_string_lossy()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn each_editor_is_told_the_line_its_own_way() {
        assert_eq!(told("gvim -f"), "gvim|-f|+12|/a b/c.ron");
        assert_eq!(told("/usr/bin/code --wait"), "/usr/bin/code|--wait|--goto|/a b/c.ron:12");
        assert_eq!(told("subl"), "subl|/a b/c.ron:12");
        assert_eq!(told("kate"), "kate|--line|12|/a b/c.ron");
        assert_eq!(told("unheard-of"), "unheard-of|/a b/c.ron");
    }

    #[test]
    fn what_needs_a_terminal_gets_one() {
        assert_eq!(told("vim"), "xterm|-e|vim|+12|/a b/c.ron");
        assert_eq!(told("emacsclient -nw"), "xterm|-e|emacsclient|-nw|+12|/a b/c.ron");
        assert_eq!(told("emacsclient"), "emacsclient|+12|/a b/c.ron");
        let none = call("nano", Path::new("a.ron"), 1, None);
        assert!(matches!(none, Err(EditorError::NoTerminal(_))));
    }
}
