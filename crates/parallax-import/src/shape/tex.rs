//! What TeX writes for letters and signs, as the letters and signs; commands that are not known stay as they are written.

use unicode_normalization::UnicodeNormalization as _;

/// Accents that stand before their letter, and the mark that stands after it.
const ACCENTS: [(char, char); 14] = [
    ('"', '\u{308}'),
    ('\'', '\u{301}'),
    ('`', '\u{300}'),
    ('^', '\u{302}'),
    ('~', '\u{303}'),
    ('=', '\u{304}'),
    ('.', '\u{307}'),
    ('c', '\u{327}'),
    ('v', '\u{30c}'),
    ('u', '\u{306}'),
    ('H', '\u{30b}'),
    ('k', '\u{328}'),
    ('r', '\u{30a}'),
    ('d', '\u{323}'),
];

const WORDS: [(&str, &str); 20] = [
    ("ss", "ß"),
    ("o", "ø"),
    ("O", "Ø"),
    ("l", "ł"),
    ("L", "Ł"),
    ("ae", "æ"),
    ("AE", "Æ"),
    ("oe", "œ"),
    ("OE", "Œ"),
    ("aa", "å"),
    ("AA", "Å"),
    ("i", "ı"),
    ("textbackslash", "\\"),
    ("textbraceleft", "{"),
    ("textbraceright", "}"),
    ("textasciitilde", "~"),
    ("textasciicircum", "^"),
    ("textendash", "–"),
    ("url", ""),
    ("emph", ""),
];

/// A value on one line, without braces.
pub(super) fn plain(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(letter) = rest.chars().next() {
        let after = &rest[letter.len_utf8()..];
        rest = after;
        match letter {
            '{' | '}' => {}
            '~' => text.push(' '),
            '-' if after.starts_with('-') => {
                let dashes = after.bytes().take_while(|byte| *byte == b'-').count();
                text.push(if dashes == 1 { '–' } else { '—' });
                rest = &after[dashes..];
            }
            '\\' => rest = command(after, &mut text),
            _ => text.push(letter),
        }
    }
    let text: String = text.nfc().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Writes what a command stands for; what follows it.
fn command<'t>(after: &'t str, text: &mut String) -> &'t str {
    let Some(sign) = after.chars().next() else {
        text.push('\\');
        return after;
    };
    let name_end = after.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(after.len());
    let name = &after[..name_end];
    if let Some((_, meaning)) = WORDS.iter().find(|(word, _)| *word == name) {
        text.push_str(meaning);
        // A space ends the command.
        let rest = &after[name_end..];
        return rest.strip_prefix("{}").or_else(|| rest.strip_prefix(' ')).unwrap_or(rest);
    }
    let is_accent = !sign.is_ascii_alphabetic() || name.len() == 1;
    if let Some((_, mark)) = ACCENTS.iter().find(|(accent, _)| *accent == sign).filter(|_| is_accent) {
        let rest = after[sign.len_utf8()..].trim_start_matches([' ', '{']);
        // The dotless i takes the accent as i does.
        let (base, rest) = match rest.strip_prefix("\\i") {
            Some(rest) => (Some('i'), rest),
            None => {
                (rest.chars().next(), rest.get(rest.chars().next().map_or(0, char::len_utf8)..).unwrap_or(""))
            }
        };
        if let Some(base) = base.filter(|base| base.is_alphabetic()) {
            text.push(base);
            text.push(*mark);
            return rest;
        }
    }
    if matches!(sign, '&' | '%' | '_' | '$' | '#' | '{' | '}' | ' ' | '-') {
        text.push(sign);
        return &after[1..];
    }
    text.push('\\');
    after
}
