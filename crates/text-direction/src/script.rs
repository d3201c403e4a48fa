//! Scripts and signs: which letters need shaping, which draw nothing, and how letters that no font has are
//! named.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript as _};

/// True if a character is a mark on the preceding letter, or joins it to the next.
#[must_use]
pub fn is_drawn_with_the_letter_before(letter: char) -> bool {
    letter > '\u{2ff}' && (is_combining_mark(letter) || matches!(letter, '\u{200c}' | '\u{200d}'))
}

/// True if a character draws nothing in any font: control characters, spaces, and characters that only guide
/// shaping or order.
#[must_use]
pub fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || letter.is_whitespace()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
}

/// True if letters of its script change, join or move beside each other, so that a shaper makes more or fewer
/// glyphs than there are letters.
#[must_use]
pub fn needs_shaping(letter: char) -> bool {
    letter >= '\u{590}'
        && !matches!(
            letter.script(),
            Script::Common
                | Script::Inherited
                | Script::Latin
                | Script::Greek
                | Script::Cyrillic
                | Script::Armenian
                | Script::Georgian
                | Script::Ethiopic
                | Script::Han
                | Script::Hiragana
                | Script::Katakana
                | Script::Bopomofo
                | Script::Hangul
                | Script::Yi
                | Script::Cherokee
                | Script::Coptic
                | Script::Unknown
        )
}

/// Letters that no font draws, grouped by the name of their script or sign.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lacking(BTreeMap<String, BTreeSet<char>>);

impl Lacking {
    /// The name of a letter in a list of missing ones: its script, or the code point of a sign.
    ///
    /// ```
    /// use text_direction::Lacking;
    /// assert_eq!(Lacking::name('ខ'), "Khmer");
    /// assert_eq!(Lacking::name('\u{1f480}'), "U+1F480");
    /// ```
    #[must_use]
    pub fn name(letter: char) -> String {
        match letter.script() {
            Script::Common | Script::Inherited | Script::Unknown => format!("U+{:04X}", u32::from(letter)),
            // Named as English readers know it; names in Japanese papers also use this script.
            Script::Han => "Chinese or Japanese".to_owned(),
            Script::Hangul => "Korean".to_owned(),
            Script::Hiragana | Script::Katakana => "Japanese".to_owned(),
            Script::Myanmar => "Burmese".to_owned(),
            script => script.full_name().replace('_', " "),
        }
    }

    /// Adds a letter; returns its name if it is the first missing letter of that name.
    pub fn add(&mut self, letter: char) -> Option<String> {
        let name = Self::name(letter);
        let letters = self.0.entry(name.clone()).or_default();
        let is_new = letters.is_empty();
        letters.insert(letter);
        is_new.then_some(name)
    }

    /// Adds the letters of another list.
    pub fn extend(&mut self, other: Self) {
        for (name, letters) in other.0 {
            self.0.entry(name).or_default().extend(letters);
        }
    }

    /// Removes the letters that can be drawn after all.
    pub fn retain(&mut self, mut is_lacking: impl FnMut(char) -> bool) {
        self.0.values_mut().for_each(|letters| letters.retain(|letter| is_lacking(*letter)));
        self.0.retain(|_, letters| !letters.is_empty());
    }

    /// True if the letter is missing.
    #[must_use]
    pub fn has(&self, letter: char) -> bool {
        !self.0.is_empty() && self.0.values().any(|letters| letters.contains(&letter))
    }

    /// True if any letter of this name is missing.
    #[must_use]
    pub fn has_name(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// True if no letter is missing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every missing letter.
    pub fn letters(&self) -> impl Iterator<Item = char> {
        self.0.values().flatten().copied()
    }

    /// The names of the missing scripts and signs.
    pub fn list(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The missing letters of one name.
    pub fn letters_of(&self, name: &str) -> impl Iterator<Item = char> {
        self.0.get(name).into_iter().flatten().copied()
    }

    /// "Tibetan, U+1F480": scripts before signs.
    #[must_use]
    pub fn names(&self) -> String {
        let (signs, scripts): (Vec<&str>, Vec<&str>) =
            self.0.keys().map(String::as_str).partition(|name| name.starts_with("U+"));
        [scripts, signs].concat().join(", ")
    }

    /// Returns `text` with missing letters replaced by their name in brackets: `[Tibetan]`; `None` if none of
    /// its letters are missing.
    #[must_use]
    pub fn named_in(&self, text: &str) -> Option<String> {
        if self.is_empty() || !text.chars().any(|letter| self.has(letter)) {
            return None;
        }
        let mut shown = String::with_capacity(text.len());
        // The bracket still open at the end, and spaces that may belong inside it.
        let (mut open, mut spaces) = (None::<String>, String::new());
        for letter in text.chars() {
            if !self.has(letter) {
                match &open {
                    Some(_) if letter == ' ' => spaces.push(letter),
                    Some(_) if is_drawn_with_the_letter_before(letter) || is_unseen(letter) => {}
                    _ => {
                        open = None;
                        shown.push_str(&std::mem::take(&mut spaces));
                        shown.push(letter);
                    }
                }
                continue;
            }
            let name = Self::name(letter);
            if open.as_ref() != Some(&name) {
                shown.push_str(&std::mem::take(&mut spaces));
                shown.push('[');
                shown.push_str(&name);
                shown.push(']');
                open = Some(name);
            }
            spaces.clear();
        }
        shown.push_str(&spaces);
        Some(shown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lacking_letters_are_named_where_they_stand() {
        let mut lacking = Lacking::default();
        let letters: Vec<Option<String>> = "བོད་💀".chars().map(|letter| lacking.add(letter)).collect();
        assert_eq!(letters.iter().flatten().collect::<Vec<_>>(), ["Tibetan", "U+1F480"]);
        assert_eq!(lacking.names(), "Tibetan, U+1F480");
        for (text, shown) in [
            ("བོད་", "[Tibetan]"),
            ("Lhasa (བོད་ བོད་) 💀 2", "Lhasa ([Tibetan]) [U+1F480] 2"),
            ("💀💀 x", "[U+1F480] x"),
        ] {
            assert_eq!(lacking.named_in(text).as_deref(), Some(shown));
        }
        assert_eq!(lacking.named_in("Lhasa"), None);
        lacking.retain(|letter| letter == '💀');
        assert_eq!(lacking.names(), "U+1F480");
        assert!(!lacking.has('བ'));
    }
}
