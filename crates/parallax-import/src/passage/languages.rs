//! The languages that are read: which one a word is in, and words for quantities that name no figure.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::cell::fold;
use crate::cell::token::Token;

/// A language whose number words are read. Russian and Ukrainian share letters and most words for numbers, and are read alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Language {
    English,
    French,
    Spanish,
    Slavic,
    Arabic,
}

/// Frequent words by which texts in Latin letters are told apart.
#[rustfmt::skip]
const FREQUENT: [(Language, &[&str]); 3] = [
    (Language::English, &["the", "of", "and", "to", "in", "were", "was", "that", "is", "are", "by", "with", "have", "had", "been", "at", "from", "killed", "people", "said", "no", "about", "than", "least", "some", "dead", "wounded", "died", "soldiers", "least", "between", "over", "they", "or", "for", "on"]),
    (Language::French, &["le", "la", "les", "des", "du", "et", "est", "dans", "par", "une", "un", "ont", "été", "au", "aux", "plus", "sur", "pour", "que", "qui", "morts", "selon", "moins", "environ", "pas", "tués", "blessés", "soldats", "personnes", "entre", "civils", "hommes", "femmes", "enfants", "aucun", "aucune", "ou", "plusieurs", "dont"]),
    (Language::Spanish, &["el", "los", "las", "y", "en", "por", "una", "un", "fueron", "del", "al", "más", "se", "que", "con", "muertos", "según", "han", "hubo", "menos", "unos", "heridos", "para", "soldados", "personas", "entre", "civiles", "hombres", "mujeres", "niños", "ningún", "o", "murieron", "varios", "muertes", "casi"]),
];

static FREQUENT_WORDS: LazyLock<HashMap<String, Vec<Language>>> = LazyLock::new(|| {
    let mut words: HashMap<String, Vec<Language>> = HashMap::new();
    for (language, frequent) in FREQUENT {
        for word in frequent {
            words.entry(fold(word)).or_default().push(language);
        }
    }
    words
});

/// The language of what a text has in Latin letters; `before` if it does not show.
pub(super) fn latin(text: &str, before: Language) -> Language {
    let mut counts = [0_usize; 3];
    for word in text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty()) {
        if word.len() > 24 {
            continue;
        }
        for language in FREQUENT_WORDS.get(&fold(word)).into_iter().flatten() {
            counts[*language as usize] += 1;
        }
    }
    let most = counts.iter().copied().max().unwrap_or_default();
    let [english, french, spanish] = counts;
    match before {
        _ if most == 0 => before,
        Language::English if english == most => before,
        Language::French if french == most => before,
        Language::Spanish if spanish == most => before,
        _ if english == most => Language::English,
        _ if french == most => Language::French,
        _ => Language::Spanish,
    }
}

/// The language of a word, by its letters; `latin` for Latin ones.
pub(super) fn of_word(token: &Token<'_>, latin: Language) -> Language {
    match token.text.chars().find(|letter| letter.is_alphabetic()) {
        Some('\u{400}'..='\u{52f}') => Language::Slavic,
        Some(
            '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}',
        ) => Language::Arabic,
        _ => latin,
    }
}

/// Words for quantities that name no figure.
#[rustfmt::skip]
const VAGUE: [(Language, &[&str]); 5] = [
    (Language::English, &["dozens", "dozen", "scores", "score", "hundreds", "hundred", "thousands", "thousand", "tens", "millions", "several", "few", "many", "numerous", "handful", "couple"]),
    (Language::French, &["dizaine", "dizaines", "douzaine", "douzaines", "quinzaine", "vingtaine", "trentaine", "quarantaine", "cinquantaine", "soixantaine", "centaine", "centaines", "millier", "milliers", "mille", "millions", "plusieurs", "quelques", "poignée"]),
    (Language::Spanish, &["decena", "decenas", "docena", "docenas", "veintena", "centenar", "centenares", "cientos", "miles", "mil", "millares", "millones", "varios", "varias", "numerosos", "numerosas", "muchos", "muchas", "puñado", "par"]),
    (Language::Slavic, &["десятки", "десятков", "десяткам", "десятками", "десятках", "десяток", "десятка", "десятків", "сотни", "сотен", "сотням", "сотнями", "сотнях", "сотня", "сотні", "сотень", "тысячи", "тысяч", "тысячам", "тысячами", "тысяча", "тисячі", "тисяч", "тисяча", "несколько", "нескольких", "дюжина", "дюжины", "дюжину", "дюжин", "множество", "кілька", "кількох", "декілька", "декількох", "дюжини", "чимало"]),
    (Language::Arabic, &["عشرات", "العشرات", "مئات", "المئات", "آلاف", "الآلاف", "ألوف", "عدة", "بضعة", "بضع", "عديد", "ملايين"]),
];

static VAGUE_WORDS: LazyLock<HashMap<String, Vec<Language>>> = LazyLock::new(|| {
    let mut words: HashMap<String, Vec<Language>> = HashMap::new();
    for (language, vague) in VAGUE {
        for word in vague {
            words.entry(fold(word)).or_default().push(language);
        }
    }
    words
});

/// True if a token is a word for a quantity without a figure, in its language.
pub(super) fn is_vague(token: &Token<'_>, latin: Language) -> bool {
    let is_of = |word: &str| {
        VAGUE_WORDS.get(word).is_some_and(|languages| languages.contains(&of_word(token, latin)))
    };
    token.word().is_some_and(|word| is_of(word) || word.strip_prefix('و').is_some_and(is_of))
}

/// True for words that stand between two words of one quantity: "several dozens of hundreds", "quelques centaines de milliers".
pub(super) fn is_joint(word: &str) -> bool {
    matches!(word, "of" | "de" | "d" | "des" | "من")
}

/// True for words that go before one and belong to it: "a dozen", "une centaine", "un par".
pub(super) fn is_article(word: &str, language: Language) -> bool {
    match language {
        Language::English => matches!(word, "a" | "half" | "the"),
        Language::French => matches!(word, "une" | "un"),
        Language::Spanish => matches!(word, "una" | "un" | "medio" | "media"),
        Language::Slavic | Language::Arabic => false,
    }
}
