//! The paragraphs of a copy of a document, counted as `docs/format.md` says.

mod html;

/// The largest copy whose passages are shown, in bytes (4 MiB).
pub const LARGEST_COPY: u64 = 4 << 20;

/// The form of a copy of which passages can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyForm {
    /// Plain text.
    Plain,
    /// HTML.
    Html,
}

impl CopyForm {
    /// The form of a file, by the end of its name; `None` if its passages cannot be shown.
    #[must_use]
    pub fn of_name(file: &str) -> Option<Self> {
        match file.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
            "txt" | "text" | "md" => Some(Self::Plain),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            _ => None,
        }
    }
}

/// Why a copy has no passages to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CopyError {
    /// It is not UTF-8.
    #[error("the copy is not UTF-8 text")]
    NotText,
    /// There is no text in it.
    #[error("there is no text in the copy")]
    Empty,
}

/// The paragraphs of a copy, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraphs {
    list: Vec<String>,
}

impl Paragraphs {
    /// Takes the bytes of a copy apart.
    ///
    /// In plain text, empty lines part paragraphs; where there are none, each line is a paragraph. In HTML, each element
    /// `p` with text is a paragraph, unless it is part of what stands around the text (`nav`, `header`, `footer`,
    /// `aside`, `form`); where there is no such element, the lines of the text are paragraphs as in plain text.
    ///
    /// ```
    /// use parallax_analysis::passage::{CopyForm, Paragraphs};
    /// let text = "First line,\nand more.\n\nSecond.\n";
    /// let read = Paragraphs::read(text.as_bytes(), CopyForm::Plain).expect("text");
    /// assert_eq!(read.get(1), Some("First line, and more."));
    /// assert_eq!((read.get(2), read.get(3), read.len()), (Some("Second."), None, 2));
    /// ```
    ///
    /// # Errors
    /// If the copy is not UTF-8, or has no text.
    pub fn read(bytes: &[u8], form: CopyForm) -> Result<Self, CopyError> {
        let text = std::str::from_utf8(bytes).map_err(|_| CopyError::NotText)?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let list = match form {
            CopyForm::Plain => split(text),
            CopyForm::Html => html::paragraphs(text),
        };
        if list.is_empty() { Err(CopyError::Empty) } else { Ok(Self { list }) }
    }

    /// The number of paragraphs; never 0.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "it is never empty")]
    pub const fn len(&self) -> usize {
        self.list.len()
    }

    /// The paragraph with this number, counted from 1.
    #[must_use]
    pub fn get(&self, number: u32) -> Option<&str> {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        self.list.get(index).map(String::as_str)
    }
}

/// Splits plain text at empty lines, or at every line if there is no empty one between two others.
fn split(text: &str) -> Vec<String> {
    let text = text.trim();
    let is_empty = |line: &str| line.trim().is_empty();
    let has_empty_lines = text.lines().any(is_empty);
    let mut list: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in text.lines() {
        match (is_empty(line), goes_on && has_empty_lines, list.last_mut()) {
            (true, ..) => goes_on = false,
            (false, true, Some(last)) => {
                last.push(' ');
                push(line, last);
            }
            (false, ..) => {
                let mut begun = String::new();
                push(line, &mut begun);
                list.push(begun);
                goes_on = true;
            }
        }
    }
    list
}

/// Adds a line with each run of blanks as one, and without characters that would hide or reorder letters.
fn push(line: &str, to: &mut String) {
    for (row, word) in line.split_whitespace().enumerate() {
        if row > 0 {
            to.push(' ');
        }
        let is_plain = |c: &char| !c.is_control() && !crate::load::is_unseen(*c);
        to.extend(word.chars().filter(is_plain));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, form: CopyForm) -> Vec<String> {
        Paragraphs::read(text.as_bytes(), form).map(|read| read.list).unwrap_or_default()
    }

    #[test]
    fn plain_text_is_split_at_empty_lines_or_else_at_every_line() {
        let plain = |text: &str| read(text, CopyForm::Plain);
        assert_eq!(plain("\n\na\nb\r\n\r\n \t\n c  d \n"), ["a b", "c d"]);
        assert_eq!(plain("a\nb\nc\n"), ["a", "b", "c"]);
        assert_eq!(plain("a\n\n\n\nb\nc"), ["a", "b c"]);
        assert_eq!(plain("\u{feff}a\u{202e}b\u{0}"), ["ab"]);
        assert_eq!(Paragraphs::read(b" \n\t", CopyForm::Plain), Err(CopyError::Empty));
        assert_eq!(Paragraphs::read(b"\xff", CopyForm::Plain), Err(CopyError::NotText));
    }

    #[test]
    fn the_form_follows_from_the_name() {
        let form = CopyForm::of_name;
        assert_eq!([form("a.TXT"), form("a/b.md")], [Some(CopyForm::Plain); 2]);
        assert_eq!([form("a.htm"), form("a.b.xhtml")], [Some(CopyForm::Html); 2]);
        assert_eq!([form("a.pdf"), form("a"), form("")], [None; 3]);
    }

    #[test]
    fn the_paragraphs_of_html_are_those_of_the_text() {
        let page = "<!DOCTYPE html><html><head><title>T</title><style>p{x:'<p>no'}</style>\
            <script>document.write('<p>not this')</script></head><body><nav><p>Menu</p></nav>\
            <h1>Heading</h1><p>First &amp; <b>bold</b>.<p class=\"a>b\">Second,<br>on&nbsp;two lines &#8212; &#x41;</p>\
            <!-- <p>hidden</p> --><div>loose</div><p> </p><aside><div><p>Advert</p></div></aside>\
            <p>Third &unknown; &lt;b&gt;</P></body></html>";
        assert_eq!(
            read(page, CopyForm::Html),
            ["First & bold.", "Second, on two lines — A", "Third &unknown; <b>"]
        );
    }

    #[test]
    fn html_without_paragraphs_is_read_by_its_lines() {
        let page = "<body><div>First<div>Second</div></div><ul><li>Third</ul>";
        assert_eq!(read(page, CopyForm::Html), ["First", "Second", "Third"]);
    }

    #[test]
    fn damaged_html_stays_text_and_harms_nothing() {
        for page in [
            "<",
            "<p",
            "<p>a<",
            "<p>a</",
            "<!--",
            "<script>",
            "&#x110000;",
            "&#0;",
            "<p>&",
            "<p \"",
            "<>",
            "</>",
        ] {
            let _ = read(page, CopyForm::Html);
        }
        assert_eq!(read("<p>a < b and c > d</p>", CopyForm::Html), ["a < b and c > d"]);
        assert_eq!(read("<p>&#0;&#xD800;x", CopyForm::Html), ["&#0;&#xD800;x"]);
        let deep = "<nav>".repeat(50_000) + "<p>a</p>" + &"</nav>".repeat(50_000) + "<p>b</p>";
        assert_eq!(read(&deep, CopyForm::Html), ["b"]);
        let open = "<p>".repeat(50_000) + "a";
        assert_eq!(read(&open, CopyForm::Html), ["a"]);
        let hostile = "<p>a".to_owned() + &"&".repeat(200_000);
        assert_eq!(read(&hostile, CopyForm::Html).len(), 1);
        let unclosed = "<!--".repeat(50_000) + "<script>".repeat(50_000).as_str();
        assert_eq!(read(&unclosed, CopyForm::Html), [""; 0]);
    }
}
