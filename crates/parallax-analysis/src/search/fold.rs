//! Folding: text without differences in how people type. It knows no dossier.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Returns `text` for comparison: decomposed (Unicode NFKD), without marks, in lower case, with commonly
/// confused letters unified, without apostrophes, with hyphens as spaces.
///
/// ```
/// # use parallax_analysis::search::fold;
/// assert_eq!(fold("Deir ez-Zōr"), "deir ez zor");
/// assert_eq!(fold("أحمد"), fold("احمد"));
/// assert_eq!(fold("Семён"), fold("Семен"));
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    // Most names are plain: nothing to decompose, nothing to remove.
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b' ') {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        push(letter, &mut folded);
    }
    folded
}

/// The same, with the bytes of `text` that each folded letter comes from.
pub fn fold_with_places(text: &str) -> (Vec<char>, Vec<Range<usize>>) {
    let (mut folded, mut places, mut one) = (Vec::new(), Vec::new(), String::new());
    for (at, letter) in text.char_indices() {
        one.clear();
        push(letter, &mut one);
        folded.extend(one.chars());
        places.resize(folded.len(), at..at + letter.len_utf8());
    }
    (folded, places)
}

/// Removes thousands separators from a folded text: "5,283,220" becomes "5283220".
pub fn ungrouped(folded: String) -> String {
    let bytes = folded.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let is_between = |at: usize| {
        at > 0 && is_digit(at - 1) && (1..=3).all(|next| is_digit(at + next)) && !is_digit(at + 4)
    };
    if !bytes.iter().enumerate().any(|(at, byte)| *byte == b',' && is_between(at)) {
        return folded;
    }
    folded
        .char_indices()
        .filter(|(at, letter)| *letter != ',' || !is_between(*at))
        .map(|(_, letter)| letter)
        .collect()
}

fn push(letter: char, folded: &mut String) {
    if letter.is_ascii() {
        // As below, but much faster.
        match letter {
            '\'' | '`' | '"' => {}
            '-' | '_' | '/' => folded.push(' '),
            other => folded.push(other.to_ascii_lowercase()),
        }
        return;
    }
    for part in std::iter::once(letter).nfkd().filter(|part| !is_ignored(*part)) {
        for lower in part.to_lowercase().filter(|part| !is_ignored(*part)) {
            match unified(lower) {
                Folded::Letter(one) => folded.push(one),
                Folded::Several(several) => folded.push_str(several),
            }
        }
    }
}

enum Folded {
    Letter(char),
    Several(&'static str),
}

/// True for marks over and under letters, signs that only control the order or joining of letters, the Arabic
/// letter stretcher, apostrophes and their equivalents in transcriptions.
fn is_ignored(letter: char) -> bool {
    is_combining_mark(letter)
        || matches!(
            letter,
            '\u{0640}'
                | '\u{00AD}'
                | '\u{200B}'..='\u{200F}'
                | '\u{202A}'..='\u{202E}'
                | '\u{2066}'..='\u{2069}'
                | '\u{FEFF}'
                | '\''
                | '`'
                | '´'
                | '‘'..='‛'
                | '′'
                | 'ʹ'..='ʿ'
                | '“'
                | '”'
                | '«'
                | '»'
        )
}

/// Unifies letters that are confused with each other: hamza seats and final forms in Arabic, letters that
/// Unicode does not decompose, dashes.
fn unified(letter: char) -> Folded {
    Folded::Letter(match letter {
        'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ة' => 'ه',
        'ک' => 'ك',
        'ø' => 'o',
        'ł' => 'l',
        'đ' | 'ð' => 'd',
        'ı' => 'i',
        'ħ' => 'h',
        '٠'..='٩' => digit(letter, '٠'),
        '۰'..='۹' => digit(letter, '۰'),
        'ß' => return Folded::Several("ss"),
        'æ' => return Folded::Several("ae"),
        'œ' => return Folded::Several("oe"),
        'þ' => return Folded::Several("th"),
        '-' | '‐'..='―' | '−' | '_' | '/' | '\u{00A0}' => ' ',
        other => other,
    })
}

/// Converts a digit of another script to a European one.
fn digit(letter: char, zero: char) -> char {
    char::from_digit(letter as u32 - zero as u32, 10).unwrap_or(letter)
}

/// Transliterates Cyrillic text to Latin letters by BGN/PCGN without its signs, and folds it; `None` if there
/// is no Cyrillic.
///
/// ```
/// # use parallax_analysis::search::romanised;
/// assert_eq!(romanised("Логинов").as_deref(), Some("loginov"));
/// assert_eq!(romanised("Loginov"), None);
/// ```
#[must_use]
pub fn romanised(text: &str) -> Option<String> {
    let is_cyrillic = |letter: char| ('\u{0400}'..='\u{04FF}').contains(&letter);
    if !text.chars().any(is_cyrillic) {
        return None;
    }
    let mut latin = String::with_capacity(text.len());
    for letter in text.nfc().flat_map(char::to_lowercase) {
        match latin_of(letter) {
            Some(letters) => latin.push_str(letters),
            None => latin.push(letter),
        }
    }
    Some(fold(&latin))
}

/// Russian, with the additional letters of Ukrainian and Belarusian.
const fn latin_of(letter: char) -> Option<&'static str> {
    Some(match letter {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'д' => "d",
        'е' | 'ё' | 'э' | 'є' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' | 'і' | 'ї' => "i",
        'й' | 'ы' => "y",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ў' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ю' => "yu",
        'я' => "ya",
        _ => return None,
    })
}
