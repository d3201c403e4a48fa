//! Ids: which are legal, and which is free for a new entry.

/// The longest id that is suggested, in letters.
const LONGEST: usize = 40;

/// True if a text has the form of an id: lower-case letters and digits, joined by single hyphens.
#[must_use]
pub fn is_legal(id: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    id.split('-').all(is_part)
}

/// Suggests an id for what is called so, that `is_taken` does not hold: "sohr-48", then "sohr-48-2".
///
/// ```
/// use parallax_edit::ids::suggest;
/// assert_eq!(suggest(&["SOHR", "48"], "claim", |_| false), "sohr-48");
/// assert_eq!(suggest(&["SOHR", "48"], "claim", |id| id == "sohr-48"), "sohr-48-2");
/// assert_eq!(suggest(&["خشام"], "place", |_| false), "place");
/// ```
#[must_use]
pub fn suggest(names: &[&str], otherwise: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let mut id = String::new();
    for word in names.iter().flat_map(|name| words(name)) {
        if !id.is_empty() && id.len() + 1 + word.len() > LONGEST {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.extend(word.chars().take(LONGEST));
    }
    if id.is_empty() {
        id.push_str(otherwise);
    }
    (2..u64::MAX)
        .map(|number| format!("{id}-{number}"))
        .find(|numbered| !is_taken(numbered))
        .filter(|_| is_taken(&id))
        .unwrap_or(id)
}

/// The words of a name in letters that an id may have.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for letter in name.chars() {
        let plain = plain(letter);
        if plain.is_empty() && letter != '\'' && letter != '’' {
            words.push(String::new());
        } else if let Some(word) = words.last_mut() {
            word.push_str(&plain);
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// A letter in letters that an id may have; empty if there are none.
fn plain(letter: char) -> String {
    let lower: String = letter.to_lowercase().collect();
    let bare: &str = match lower.as_str() {
        "à" | "á" | "â" | "ã" | "å" | "ā" | "ă" | "ą" => "a",
        "ä" | "æ" => "ae",
        "ç" | "ć" | "č" => "c",
        "ď" | "đ" => "d",
        "è" | "é" | "ê" | "ë" | "ē" | "ę" | "ě" => "e",
        "ğ" => "g",
        "ì" | "í" | "î" | "ï" | "ī" | "ı" => "i",
        "ł" => "l",
        "ñ" | "ń" | "ň" => "n",
        "ò" | "ó" | "ô" | "õ" | "ø" | "ō" => "o",
        "ö" | "œ" => "oe",
        "ř" => "r",
        "ś" | "š" | "ş" => "s",
        "ß" => "ss",
        "ť" | "ţ" => "t",
        "ù" | "ú" | "û" | "ū" | "ů" => "u",
        "ü" => "ue",
        "ý" | "ÿ" => "y",
        "ź" | "ż" | "ž" => "z",
        other => other,
    };
    bare.chars().filter(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_suggested_is_legal_and_free() {
        for (names, wanted) in [
            (&["Syrian Observatory for Human Rights", "48"][..], "syrian-observatory-for-human-rights-48"),
            (&["  Deir ez-Zor!  "], "deir-ez-zor"),
            (&["Müller’s “Größe”"], "muellers-groesse"),
            (&["---"], "x"),
            (&[&"a".repeat(99)], &"a".repeat(LONGEST)),
        ] {
            let id = suggest(names, "x", |_| false);
            assert_eq!(id, wanted);
            assert!(is_legal(&id));
        }
        assert_eq!(suggest(&["A"], "x", |id| id == "a" || id == "a-2"), "a-3");
        for id in ["", "A", "a--b", "-a", "a-", "a b", "é"] {
            assert!(!is_legal(id), "{id}");
        }
    }
}
