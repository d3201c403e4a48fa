//! The difference between two texts of as many lines, as `diff -u` writes it.

use std::borrow::Cow;
use std::io::{self, Write};
use std::ops::Range;

use parallax_dossier::load::is_unseen;

/// Lines that are shown before and after a change.
const AROUND: usize = 3;

/// Writes in what lines `new` differs from `old`; an upgrade changes words within lines and neither adds nor removes any. On a
/// terminal nothing in the texts takes effect; elsewhere `patch` reads the lines as they are.
///
/// # Errors
/// If `out` cannot be written.
pub(super) fn write(
    name: &str,
    old: &str,
    new: &str,
    is_terminal: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let lines: Vec<(&str, &str)> = old.split('\n').zip(new.split('\n')).collect();
    // What follows the last line end is no line.
    let count = lines.len() - usize::from(old.ends_with('\n'));
    let lines = &lines[..count];
    writeln!(out, "--- {name}\n+++ {name}")?;
    let unended = (!old.ends_with('\n')).then(|| count.saturating_sub(1));
    for hunk in hunks(lines) {
        let (start, length) = (hunk.start + 1, hunk.len());
        writeln!(out, "@@ -{start},{length} +{start},{length} @@")?;
        let mut put = |mark: char, row: usize, line: &str| -> io::Result<()> {
            writeln!(out, "{mark}{}", shown(line, is_terminal))?;
            if unended == Some(row) { writeln!(out, "\\ No newline at end of file") } else { Ok(()) }
        };
        let mut at = hunk.start;
        while at < hunk.end {
            let is_changed = |row: usize| lines[row].0 != lines[row].1;
            if !is_changed(at) {
                put(' ', at, lines[at].0)?;
                at += 1;
                continue;
            }
            let end = (at..hunk.end).find(|row| !is_changed(*row)).unwrap_or(hunk.end);
            (at..end).try_for_each(|row| put('-', row, lines[row].0))?;
            (at..end).try_for_each(|row| put('+', row, lines[row].1))?;
            at = end;
        }
    }
    Ok(())
}

/// The lines that are shown: those that differ, with those around them.
fn hunks(lines: &[(&str, &str)]) -> Vec<Range<usize>> {
    let mut hunks: Vec<Range<usize>> = Vec::new();
    for row in (0..lines.len()).filter(|row| lines[*row].0 != lines[*row].1) {
        let (start, end) = (row.saturating_sub(AROUND), (row + AROUND + 1).min(lines.len()));
        match hunks.last_mut() {
            Some(last) if start <= last.end => last.end = end,
            _ => hunks.push(start..end),
        }
    }
    hunks
}

/// A line as it is written.
fn shown(line: &str, is_terminal: bool) -> Cow<'_, str> {
    let is_control = |c: char| is_unseen(c) && c != '\t';
    if !is_terminal || !line.contains(is_control) {
        return line.into();
    }
    let shown = |c: char| if is_control(c) { c.escape_unicode().to_string() } else { c.to_string() };
    line.chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn difference(old: &str, new: &str) -> String {
        let mut out = Vec::new();
        write("a.ron", old, new, true, &mut out).expect("written");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn changes_are_shown_with_three_lines_around_them() {
        let old = "1\n2\n3\n4\na\nb\n5\n6\n7\n8\n9\n10\n11\nc\n";
        let new = old.replace('a', "A").replace('b', "B").replace('c', "C");
        let shown = "--- a.ron\n+++ a.ron\n@@ -2,8 +2,8 @@\n 2\n 3\n 4\n-a\n-b\n+A\n+B\n 5\n 6\n 7\n@@ -11,4 +11,4 @@\n 9\n 10\n 11\n-c\n+C\n";
        assert_eq!(difference(old, &new), shown);
    }

    #[test]
    fn the_end_of_a_file_and_control_characters_are_said() {
        assert_eq!(
            difference("a\u{1b}\tb\r", "c"),
            "--- a.ron\n+++ a.ron\n@@ -1,1 +1,1 @@\n-a\\u{1b}\tb\\u{d}\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"
        );
    }
}
