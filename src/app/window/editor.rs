//! Opens the reader's editor at a line.
//!
//! `$VISUAL`, else `$EDITOR`, names it, with arguments if it has any, and is read as git reads it: what holds quotes,
//! blanks or other signs of the shell goes through the shell. How a line is told is each editor's own custom; editors
//! that need a terminal get one. Without either variable the first known one that is installed is taken.

use std::env;
use std::ffi::OsString;
use std::io::ErrorKind::{NotFound, PermissionDenied};
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

/// The shell of POSIX.
const SHELL: &str = "sh";
/// What the shell ends with where a program may not be run.
const NOT_RUN: i32 = 126;
/// What the shell ends with where there is no such program.
const NOT_FOUND: i32 = 127;

/// Where in the file.
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
            // To read a pipe once more would be to wait for whoever writes to it.
            At::Item(item) if file.is_file() => {
                load::read_text(&file).map_or(1, |text| load::line_of(&text, item))
            }
            At::Item(_) => 1,
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
    let editor = editor.ok_or(EditorError::NoneNamed)?;
    let call = call(&editor, file, line, terminal().as_deref())?;
    let program = editor_name(&editor);
    let child = Command::new(&call[0]).args(&call[1..]).stdin(Stdio::null()).status();
    match child {
        Ok(status) if status.success() => Ok(()),
        Ok(status) if matches!(status.code(), Some(NOT_RUN | NOT_FOUND)) && call[0] == *SHELL => {
            let kind = if status.code() == Some(NOT_FOUND) { NotFound } else { PermissionDenied };
            Err(EditorError::DoesNotStart { program, why: kind.into() })
        }
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
    let name = editor_name(editor);
    let known = Path::new(&name).file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    let custom = CUSTOMS.iter().find(|(name, ..)| *name == known);
    let (style, mut needs) =
        custom.map_or((Style::None, Needs::Window), |(_, style, needs)| (*style, *needs));
    if matches!(known.as_str(), "emacs" | "emacsclient")
        && editor.split_whitespace().any(|word| matches!(word, "-nw" | "-t"))
    {
        needs = Needs::Terminal;
    }
    let mut call: Vec<OsString> = Vec::new();
    if needs == Needs::Terminal {
        let terminal = terminal.ok_or(EditorError::NoTerminal(name))?;
        call.extend(terminal.split_whitespace().map(OsString::from));
        call.push("-e".into());
    }
    if cfg!(windows) {
        call.extend(words(editor).into_iter().map(OsString::from));
    } else if editor.contains(is_of_shell) {
        // The editor's own text once more, as the name by which the shell complains.
        let script = format!("{editor} \"$@\"");
        call.extend([SHELL, "-c", &script, editor].map(OsString::from));
    } else {
        call.push(editor.into());
    }
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

/// Whether the shell reads more into this than a letter of a name; the list is git's.
fn is_of_shell(sign: char) -> bool {
    "|&;<>()$`\\\"' \t\n*?[#~=%".contains(sign)
}

/// The program that the value of `EDITOR` starts, without quotes and arguments.
fn editor_name(editor: &str) -> String {
    let mut words = words(editor).into_iter();
    // Variables may be set before it: `LANG=C vim`.
    words.find(|word| !word.contains('=')).unwrap_or_else(|| editor.trim().to_owned())
}

/// The words of a command line, with their quotes taken off as the shell does. A quotation mark that is not closed ends
/// with the line.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    let mut signs = line.chars().peekable();
    while let Some(sign) = signs.next() {
        match (quote, sign) {
            (None, '\'' | '"') => {
                quote = Some(sign);
                word.get_or_insert_default();
            }
            (Some(open), _) if open == sign => quote = None,
            (None, sign) if sign.is_whitespace() => words.extend(word.take()),
            (None | Some('"'), '\\') if !cfg!(windows) => {
                word.get_or_insert_default().extend(signs.next());
            }
            (_, sign) => word.get_or_insert_default().push(sign),
        }
    }
    words.extend(word);
    words
}

/// The reader's terminal: `$TERMINAL`, else Debian's choice where it is installed.
fn terminal() -> Option<String> {
    let named = env::var("TERMINAL").ok().filter(|name| !name.trim().is_empty());
    named.or_else(|| is_installed("x-terminal-emulator").then(|| "x-terminal-emulator".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn join_call(editor: &str) -> String {
        let call = call(editor, Path::new("/a b/c.ron"), 12, Some("xterm")).expect("a call");
        call.iter().map(|word| word.to_string_lossy()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn each_editor_is_told_the_line_its_own_way() {
        assert_eq!(join_call("gvim"), "gvim|+12|/a b/c.ron");
        assert_eq!(join_call("/usr/bin/code"), "/usr/bin/code|--goto|/a b/c.ron:12");
        assert_eq!(join_call("subl"), "subl|/a b/c.ron:12");
        assert_eq!(join_call("kate"), "kate|--line|12|/a b/c.ron");
        assert_eq!(join_call("unheard-of"), "unheard-of|/a b/c.ron");
    }

    #[cfg(unix)]
    #[test]
    fn arguments_and_quotes_go_through_the_shell_as_with_git() {
        assert_eq!(join_call("gvim -f"), "sh|-c|gvim -f \"$@\"|gvim -f|+12|/a b/c.ron");
        assert_eq!(
            join_call("'/opt/my tools/code' --wait"),
            "sh|-c|'/opt/my tools/code' --wait \"$@\"|'/opt/my tools/code' --wait|--goto|/a b/c.ron:12"
        );
    }

    #[test]
    fn the_name_of_an_editor_is_found_behind_quotes() {
        for (editor, name) in [
            ("vim", "vim"),
            ("'/path with space/ed' -w", "/path with space/ed"),
            ("\"/path with space/ed\" -w", "/path with space/ed"),
            ("LANG=C vim -n", "vim"),
            ("", ""),
        ] {
            assert_eq!(editor_name(editor), name, "{editor}");
        }
        assert_eq!(words("a 'b c'd \"e\"\"\" ''"), ["a", "b cd", "e", ""]);
        #[cfg(unix)]
        assert_eq!(words(r#"/a\ b "c\"d""#), ["/a b", "c\"d"]);
    }

    #[cfg(unix)]
    #[test]
    fn an_editor_in_a_path_with_blanks_is_started_with_its_arguments() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().expect("a folder");
        let tools = folder.path().join("path with space");
        std::fs::create_dir(&tools).expect("made");
        let (editor, log) = (tools.join("ed"), folder.path().join("log"));
        std::fs::write(&editor, format!("#!/bin/sh\nprintf '%s|' \"$@\" >'{}'\n", log.display()))
            .expect("written");
        std::fs::set_permissions(&editor, std::fs::Permissions::from_mode(0o755)).expect("set");
        let start = |editor: &str| {
            let call = call(editor, Path::new("/a b/c.ron"), 12, None).expect("a call");
            Command::new(&call[0]).args(&call[1..]).status().expect("started").code()
        };
        assert_eq!(start(&format!("'{}' -w", editor.display())), Some(0));
        assert_eq!(std::fs::read_to_string(&log).expect("started"), "-w|/a b/c.ron|");
        assert_eq!(start(&format!("'{}/nobody' -w", tools.display())), Some(NOT_FOUND));
    }

    #[test]
    fn what_needs_a_terminal_gets_one() {
        assert_eq!(join_call("vim"), "xterm|-e|vim|+12|/a b/c.ron");
        #[cfg(unix)]
        assert_eq!(
            join_call("emacsclient -nw"),
            "xterm|-e|sh|-c|emacsclient -nw \"$@\"|emacsclient -nw|+12|/a b/c.ron"
        );
        assert_eq!(join_call("emacsclient"), "emacsclient|+12|/a b/c.ron");
        let none = call("nano", Path::new("a.ron"), 1, None);
        assert!(matches!(none, Err(EditorError::NoTerminal(_))));
    }
}
