//! Whole numbers written in another base than ten: RON reads `0x10` as 16, and so would hardly any reader of the file.

use super::Finding;
use super::diagnostic::Code;
use super::tokens::{Kind, Tokens};

/// What a text may hold of them costs one look; their places are looked for only where there may be some.
pub(super) fn find(text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    if !may_hold(text) {
        return findings;
    }
    for token in Tokens::new(text, 0).filter(|token| token.kind == Kind::Word) {
        let word = &text[token.span.start..token.span.end];
        if let Some(number) = number(word) {
            let message = format!("`{word}` is {number}, written in another base than ten");
            let hint = Some(format!("write `{number}`"));
            findings.push(Finding { span: token.span, code: Code::OtherBase, message, hint });
        }
    }
    findings
}

fn number(word: &str) -> Option<u64> {
    let rest = word.strip_prefix(['+', '-']).unwrap_or(word);
    let digits = rest.get(2..)?.replace('_', "");
    let base = match rest.get(..2)? {
        "0x" => 16,
        "0o" => 8,
        "0b" => 2,
        _ => return None,
    };
    u64::from_str_radix(&digits, base).ok()
}

fn may_hold(text: &str) -> bool {
    // Without a branch, so that it runs at the speed of memory.
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    pairs.fold(0, |found, (a, b)| found | u8::from(*a == b'0' && matches!(b, b'x' | b'o' | b'b'))) != 0
}

#[cfg(test)]
mod tests {
    use crate::load::read;

    #[test]
    fn a_number_in_another_base_is_told_with_its_value() {
        let text = "Dossier(format: 0x1, title: \"0x10\" /* 0x10 */, frame: (center: (lon: 10.0, lat: 50.0), width_km: 30))";
        let told: Vec<String> = read(text).diagnostics.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            ["1:17: warning[other-base]: `0x1` is 1, written in another base than ten (write `1`)"]
        );
        assert!(read("Dossier(format: 1, title: \"0b1\")").diagnostics.is_empty());
    }
}
