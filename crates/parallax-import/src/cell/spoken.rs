//! Numbers in words: "twenty-five", "vingt et un", "treinta y cinco", "двадцать пять", "خمسة وعشرون".

use std::collections::HashMap;
use std::sync::LazyLock;

use super::token::{Kind, Token};
use super::words::fold;

/// Words for 0 to 20 and for the tens, by value; several spellings of one are divided by "/".
struct Language {
    first: [&'static str; 20],
    tens: [&'static str; 8],
    and: &'static str,
}

#[rustfmt::skip]
const LANGUAGES: [Language; 5] = [
    Language {
        first: ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
            "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"],
        tens: ["twenty", "thirty", "forty/fourty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        and: "",
    },
    Language {
        first: ["zéro", "un/une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
            "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"],
        tens: ["vingt", "trente", "quarante", "cinquante", "soixante", "septante", "huitante", "nonante"],
        and: "et",
    },
    Language {
        first: ["cero", "uno/una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece",
            "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve"],
        tens: ["veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"],
        and: "y",
    },
    Language {
        first: ["ноль/нуль", "один/одна/одного", "два/две/двух/двое/дві/двоє", "три/трех/трое/троє/трьох", "четыре/четверо/четырех/чотири/четверо",
            "пять/пятеро/пяти/п'ять/п'ятеро", "шесть/шестеро/шести/шість/шестеро", "семь/семеро/семи/сім", "восемь/восьмеро/восьми/вісім", "девять/девяти/дев'ять",
            "десять/десяти", "одиннадцать/одинадцять", "двенадцать/дванадцять", "тринадцать/тринадцять", "четырнадцать/чотирнадцять",
            "пятнадцать/п'ятнадцять", "шестнадцать/шістнадцять", "семнадцать/сімнадцять", "восемнадцать/вісімнадцять", "девятнадцать/дев'ятнадцять"],
        tens: ["двадцать/двадцять/двадцати", "тридцать/тридцять/тридцати", "сорок/сорока", "пятьдесят/п'ятдесят/пятидесяти",
            "шестьдесят/шістдесят/шестидесяти", "семьдесят/сімдесят", "восемьдесят/вісімдесят", "девяносто/дев'яносто"],
        and: "",
    },
    Language {
        first: ["صفر", "واحد/واحدة", "اثنان/اثنين/اثنتان/اثنتين", "ثلاثة/ثلاث", "أربعة/أربع", "خمسة/خمس", "ستة/ست", "سبعة/سبع", "ثمانية/ثماني/ثمان", "تسعة/تسع",
            "عشرة/عشر", "أحد عشر", "اثنا عشر", "ثلاثة عشر", "أربعة عشر", "خمسة عشر", "ستة عشر", "سبعة عشر", "ثمانية عشر", "تسعة عشر"],
        tens: ["عشرون/عشرين", "ثلاثون/ثلاثين", "أربعون/أربعين", "خمسون/خمسين", "ستون/ستين", "سبعون/سبعين", "ثمانون/ثمانين", "تسعون/تسعين"],
        and: "و",
    },
];

/// Compound words that are one number.
const SINGLE: [(&str, u64); 9] = [
    ("veintiuno", 21),
    ("veintidós", 22),
    ("veintitrés", 23),
    ("veinticuatro", 24),
    ("veinticinco", 25),
    ("veintiséis", 26),
    ("veintisiete", 27),
    ("veintiocho", 28),
    ("veintinueve", 29),
];

/// The language and the value of a word.
static TABLE: LazyLock<HashMap<String, Vec<(usize, u64)>>> = LazyLock::new(|| {
    let mut table: HashMap<String, Vec<(usize, u64)>> = HashMap::new();
    for (language, words) in LANGUAGES.iter().enumerate() {
        let first = words.first.iter().zip(0_u64..);
        let tens = words.tens.iter().zip((20_u64..).step_by(10));
        for (spellings, value) in first.chain(tens) {
            // Those of several words are put together in `teen`.
            for word in spellings.split('/').filter(|word| !word.contains([' ', '-'])) {
                table.entry(fold(word)).or_default().push((language, value));
            }
        }
    }
    for (word, value) in SINGLE {
        table.entry(fold(word)).or_default().push((SPANISH, value));
    }
    table
});

const ENGLISH: usize = 0;
const FRENCH: usize = 1;
const SPANISH: usize = 2;
const ARABIC: usize = 4;

/// The number in words that begins at `at`: its value and how many tokens it has.
pub(super) fn number(tokens: &[Token], at: usize) -> Option<(u64, usize)> {
    let values = TABLE.get(tokens.get(at)?.word()?)?;
    values
        .iter()
        .map(|(language, value)| longer(tokens, at, *language, *value))
        .max_by_key(|(_, length)| *length)
}

fn word_in(tokens: &[Token], at: usize, language: usize) -> Option<u64> {
    let values = TABLE.get(tokens.get(at)?.word()?)?;
    values.iter().find(|(other, _)| *other == language).map(|(_, value)| *value)
}

/// The number that begins with `value`, as far as it goes on in its language.
fn longer(tokens: &[Token], at: usize, language: usize, value: u64) -> (u64, usize) {
    let hyphen = |at: usize| {
        let next = tokens.get(at + 1);
        tokens.get(at).is_some_and(|dash| dash.kind == Kind::Dash && !dash.is_apart)
            && next.is_some_and(|next| !next.is_apart)
    };
    // Arabic: the unit, and then the ten after "and", mostly in one word with it.
    if language == ARABIC {
        if (1..10).contains(&value) {
            if word_in(tokens, at + 1, ARABIC) == Some(10) {
                return (value + 10, 2);
            }
            let joined = tokens.get(at + 1).and_then(Token::word).and_then(|word| word.strip_prefix('و'));
            let ten = joined
                .and_then(|word| TABLE.get(word))
                .and_then(|found| found.iter().find(|(of, _)| *of == ARABIC));
            if let Some((_, ten)) = ten.filter(|(_, ten)| *ten >= 20) {
                return (value + ten, 2);
            }
        }
        return (value, 1);
    }
    // French: dix-sept, dix-huit, dix-neuf, quatre-vingts.
    if language == FRENCH && hyphen(at + 1) {
        match (value, word_in(tokens, at + 2, FRENCH)) {
            (10, Some(unit @ 7..=9)) => return (10 + unit, 3),
            (4, Some(20)) => return (80, 3),
            _ => {}
        }
    }
    let (mut total, mut length) = (value, 1);
    if (20..100).contains(&value) && value.is_multiple_of(10) {
        let is_and = |at: usize| {
            let and = LANGUAGES[language].and;
            !and.is_empty() && tokens.get(at).and_then(Token::word) == Some(and)
        };
        let next = if hyphen(at + 1) || is_and(at + 1) { at + 2 } else { at + 1 };
        let most = if language == FRENCH && value == 60 { 19 } else { 9 };
        if let Some(unit) = word_in(tokens, next, language).filter(|unit| (1..=most).contains(unit)) {
            total += unit;
            length = next + 1 - at;
        }
    }
    if language == ENGLISH
        && total < 20
        && tokens.get(at + length).and_then(Token::word) == Some("hundred")
        && tokens.get(at + length + 1).and_then(Token::word) == Some("and")
        && let Some(rest) = word_in(tokens, at + length + 2, ENGLISH)
    {
        let (rest, more) = longer(tokens, at + length + 2, ENGLISH, rest);
        if rest < 100 {
            return (total * 100 + rest, length + 2 + more);
        }
    }
    (total, length)
}
