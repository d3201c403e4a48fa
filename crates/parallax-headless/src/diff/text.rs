//! The differences as text: a line for each entry, after its id, and longer texts below it.

use parallax_analysis::changes::{Line, NOT_COMPARED};

use super::{Page, shown};

/// Returns the whole text, without a character that controls a terminal.
pub(super) fn write(page: &Page<'_>) -> String {
    let mut out = String::new();
    put(&mut out, 0, page.title());
    for (what, file) in [("Old", page.old), ("New", page.new)] {
        put(&mut out, 0, &format!("{what}: {}, SHA-256 {}", file.compared.file, file.compared.sha256));
    }
    out.push('\n');
    put(&mut out, 0, page.summary());
    put(&mut out, 0, NOT_COMPARED);
    for section in &page.told.sections {
        out.push('\n');
        put(&mut out, 0, &section.heading);
        section.shown().iter().for_each(|line| put_line(&mut out, line));
    }
    out
}

fn put_line(out: &mut String, line: &Line) {
    let id = line.id.as_ref().map_or_else(String::new, |id| format!("[{id}] "));
    put(out, 2, &format!("{id}{}", line.sentence));
    for passage in &line.passages {
        // The lines of a text stay lines, below each other.
        let mut lines = passage.text.lines();
        put(out, 6, &format!("{}: {}", passage.label, lines.next().unwrap_or_default()));
        lines.for_each(|line| put(out, 8, line));
    }
}

/// One line, indented.
fn put(out: &mut String, indent: usize, text: &str) {
    out.extend(std::iter::repeat_n(' ', indent));
    out.push_str(shown(text).trim_end());
    out.push('\n');
}
