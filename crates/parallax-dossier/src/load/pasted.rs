//! Spaces that RON does not accept as such, pasted between words from a web page or a word processor, such as
//! a no-break space. They are reported by name and then read as spaces.

use std::collections::BTreeMap;

use ron_tree::{Kind, Span, Tokens};

use super::Finding;
use super::diagnostic::Code;
use super::visible::{pasted_blank, unseen};

/// Finds such spaces between the words of `text`, with one finding for each kind.
pub(super) fn find(text: &str) -> (Vec<Span>, Vec<Finding>) {
    let mut spans = Vec::new();
    let mut kinds: BTreeMap<char, (Span, usize)> = BTreeMap::new();
    for token in Tokens::new(text, 0).filter(|token| token.kind == Kind::Word) {
        let word = text.get(token.span.start..token.span.end).unwrap_or_default();
        for (at, c) in word.char_indices().filter(|(_, c)| pasted_blank(*c).is_some()) {
            let start = token.span.start + at;
            let span = Span { start, end: start + c.len_utf8() };
            spans.push(span);
            kinds.entry(c).or_insert((span, 0)).1 += 1;
        }
    }
    let mut findings: Vec<_> =
        kinds.into_iter().map(|(c, (first, count))| finding(c, first, count)).collect();
    findings.sort_by_key(|finding| finding.span.start);
    (spans, findings)
}

fn finding(c: char, first: Span, count: usize) -> Finding {
    let name = pasted_blank(c).unwrap_or_default();
    let more = match count - 1 {
        0 => String::new(),
        1 => ", and in 1 more place".to_owned(),
        more => format!(", and in {more} more places"),
    };
    let code = u32::from(c);
    let message = format!("U+{code:04X}, {name}, stands where the format has no text{more}");
    let hint =
        if unseen(c).is_some() { "remove it everywhere" } else { "replace it with a plain space everywhere" };
    Finding { span: first, code: Code::Syntax, message, hint: Some(hint.to_owned()) }
}

#[cfg(test)]
mod tests {
    use crate::load::read;

    fn diagnose(text: &str) -> Vec<String> {
        read(text).diagnostics.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_pasted_blank_is_named_once_and_the_rest_is_read() {
        let text = "Dossier(\n\u{a0} format: 1,\n\u{a0}title: \"T\", sources: {\"s\": (name: \"\")},\n)";
        assert_eq!(
            diagnose(text),
            [
                "2:1: error[syntax]: U+00A0, a no-break space, stands where the format has no text, and in 1 more place \
                 (replace it with a plain space everywhere)",
                "3:24: warning[unused-source]: the source `s` makes no claim and passes none on",
                "3:36: error[empty]: this text must not be empty",
            ]
        );
    }

    #[test]
    fn a_second_byte_order_mark_is_named() {
        let told = diagnose("\u{feff}\u{feff}Dossier(format: 1, title: \"T\")");
        assert!(
            told[0].starts_with("1:1: error[syntax]: U+FEFF, a byte order mark, stands where"),
            "{told:?}"
        );
        assert_eq!(told.len(), 1);
    }

    #[test]
    fn blanks_within_texts_and_comments_are_left_alone() {
        assert!(diagnose("Dossier(format: 1, title: \"a\u{a0}b\" /* \u{a0} */)").is_empty());
    }
}
