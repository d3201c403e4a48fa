//! Numbers in words, in all the forms that news have: "two hundred and thirty-five", "quatre-vingt-dix-sept", "doscientos
//! cuarenta", "двадцати пяти", "مئة وخمسة وعشرون".

use std::collections::HashMap;
use std::sync::LazyLock;

use super::dates::{self, is_word_of_people};
use super::flat::{Flat, is_glued, is_word};
use super::languages::{Language, of_word};
use crate::cell::fold;
use crate::cell::number::Number;
use crate::cell::token::{Kind, Token};

/// What a word adds to a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// 0 to 19.
    Unit(u64),
    /// 20 to 90.
    Ten(u64),
    /// 21 to 29 in one word: "veintiuno".
    Both(u64),
    /// Hundreds in one word: "двести".
    Hundreds(u64),
    /// Hundred, which multiplies.
    Hundred,
    /// Thousand and more, which multiply.
    Scale(u64),
}

/// Words by language, spellings divided by "/".
type Words = &'static [(Part, &'static str)];

#[rustfmt::skip]
const ENGLISH: Words = &[
    (Part::Unit(0), "zero"), (Part::Unit(1), "one"), (Part::Unit(2), "two"), (Part::Unit(3), "three"), (Part::Unit(4), "four"), (Part::Unit(5), "five"),
    (Part::Unit(6), "six"), (Part::Unit(7), "seven"), (Part::Unit(8), "eight"), (Part::Unit(9), "nine"), (Part::Unit(10), "ten"), (Part::Unit(11), "eleven"),
    (Part::Unit(12), "twelve"), (Part::Unit(13), "thirteen"), (Part::Unit(14), "fourteen"), (Part::Unit(15), "fifteen"), (Part::Unit(16), "sixteen"),
    (Part::Unit(17), "seventeen"), (Part::Unit(18), "eighteen"), (Part::Unit(19), "nineteen"),
    (Part::Ten(20), "twenty"), (Part::Ten(30), "thirty"), (Part::Ten(40), "forty/fourty"), (Part::Ten(50), "fifty"), (Part::Ten(60), "sixty"),
    (Part::Ten(70), "seventy"), (Part::Ten(80), "eighty"), (Part::Ten(90), "ninety"),
    (Part::Hundred, "hundred"), (Part::Scale(1_000), "thousand"), (Part::Scale(1_000_000), "million"),
];

#[rustfmt::skip]
const FRENCH: Words = &[
    (Part::Unit(0), "zéro"), (Part::Unit(1), "un/une"), (Part::Unit(2), "deux"), (Part::Unit(3), "trois"), (Part::Unit(4), "quatre"), (Part::Unit(5), "cinq"),
    (Part::Unit(6), "six"), (Part::Unit(7), "sept"), (Part::Unit(8), "huit"), (Part::Unit(9), "neuf"), (Part::Unit(10), "dix"), (Part::Unit(11), "onze"),
    (Part::Unit(12), "douze"), (Part::Unit(13), "treize"), (Part::Unit(14), "quatorze"), (Part::Unit(15), "quinze"), (Part::Unit(16), "seize"),
    (Part::Ten(20), "vingt/vingts"), (Part::Ten(30), "trente"), (Part::Ten(40), "quarante"), (Part::Ten(50), "cinquante"), (Part::Ten(60), "soixante"),
    (Part::Ten(70), "septante"), (Part::Ten(80), "huitante/octante"), (Part::Ten(90), "nonante"),
    (Part::Hundred, "cent/cents"), (Part::Scale(1_000), "mille"), (Part::Scale(1_000_000), "million/millions"),
];

#[rustfmt::skip]
const SPANISH: Words = &[
    (Part::Unit(0), "cero"), (Part::Unit(1), "uno/una/un"), (Part::Unit(2), "dos"), (Part::Unit(3), "tres"), (Part::Unit(4), "cuatro"), (Part::Unit(5), "cinco"),
    (Part::Unit(6), "seis"), (Part::Unit(7), "siete"), (Part::Unit(8), "ocho"), (Part::Unit(9), "nueve"), (Part::Unit(10), "diez"), (Part::Unit(11), "once"),
    (Part::Unit(12), "doce"), (Part::Unit(13), "trece"), (Part::Unit(14), "catorce"), (Part::Unit(15), "quince"), (Part::Unit(16), "dieciséis"),
    (Part::Unit(17), "diecisiete"), (Part::Unit(18), "dieciocho"), (Part::Unit(19), "diecinueve"), (Part::Ten(20), "veinte"),
    (Part::Both(21), "veintiuno/veintiún/veintiuna"), (Part::Both(22), "veintidós"), (Part::Both(23), "veintitrés"), (Part::Both(24), "veinticuatro"),
    (Part::Both(25), "veinticinco"), (Part::Both(26), "veintiséis"), (Part::Both(27), "veintisiete"), (Part::Both(28), "veintiocho"), (Part::Both(29), "veintinueve"),
    (Part::Ten(30), "treinta"), (Part::Ten(40), "cuarenta"), (Part::Ten(50), "cincuenta"), (Part::Ten(60), "sesenta"), (Part::Ten(70), "setenta"),
    (Part::Ten(80), "ochenta"), (Part::Ten(90), "noventa"),
    (Part::Hundreds(100), "cien/ciento"), (Part::Hundreds(200), "doscientos/doscientas"), (Part::Hundreds(300), "trescientos/trescientas"),
    (Part::Hundreds(400), "cuatrocientos/cuatrocientas"), (Part::Hundreds(500), "quinientos/quinientas"), (Part::Hundreds(600), "seiscientos/seiscientas"),
    (Part::Hundreds(700), "setecientos/setecientas"), (Part::Hundreds(800), "ochocientos/ochocientas"), (Part::Hundreds(900), "novecientos/novecientas"),
    (Part::Scale(1_000), "mil"), (Part::Scale(1_000_000), "millón/millones"),
];

/// Russian and Ukrainian, in the cases and the forms for people that news have.
#[rustfmt::skip]
const SLAVIC: Words = &[
    (Part::Unit(0), "ноль/нуль"), (Part::Unit(1), "один/одна/одно/одного/одной/одному/одним/одну/одне/однієї/одній"),
    (Part::Unit(2), "два/две/двух/двум/двумя/двое/двоих/дві/двох/двом/двома/двоє"),
    (Part::Unit(3), "три/трех/трём/трем/тремя/трое/троих/трьох/трьом/трьома/троє"),
    (Part::Unit(4), "четыре/четырех/четырем/четырьмя/четверо/четверых/чотири/чотирьох/чотирьом/чотирма"),
    (Part::Unit(5), "пять/пяти/пятью/пятеро/пятерых/п'ять/п'яти/п'ятьох/п'ятеро/п'ятьма"),
    (Part::Unit(6), "шесть/шести/шестью/шестеро/шестерых/шість/шістьох/шестеро"), (Part::Unit(7), "семь/семи/семью/семеро/семерых/сім/сімох/семеро"),
    (Part::Unit(8), "восемь/восьми/восемью/восьмеро/вісім/восьми/вісьмох"), (Part::Unit(9), "девять/девяти/девятью/девятеро/дев'ять/дев'яти/дев'ятьох"),
    (Part::Unit(10), "десять/десяти/десятью/десятеро/десятьох"), (Part::Unit(11), "одиннадцать/одиннадцати/одинадцять/одинадцяти"),
    (Part::Unit(12), "двенадцать/двенадцати/дванадцять/дванадцяти"), (Part::Unit(13), "тринадцать/тринадцати/тринадцять/тринадцяти"),
    (Part::Unit(14), "четырнадцать/четырнадцати/чотирнадцять/чотирнадцяти"), (Part::Unit(15), "пятнадцать/пятнадцати/п'ятнадцять/п'ятнадцяти"),
    (Part::Unit(16), "шестнадцать/шестнадцати/шістнадцять/шістнадцяти"), (Part::Unit(17), "семнадцать/семнадцати/сімнадцять/сімнадцяти"),
    (Part::Unit(18), "восемнадцать/восемнадцати/вісімнадцять/вісімнадцяти"), (Part::Unit(19), "девятнадцать/девятнадцати/дев'ятнадцять/дев'ятнадцяти"),
    (Part::Ten(20), "двадцать/двадцати/двадцатью/двадцять/двадцяти/двадцятьох"), (Part::Ten(30), "тридцать/тридцати/тридцатью/тридцять/тридцяти/тридцятьох"),
    (Part::Ten(40), "сорок/сорока"), (Part::Ten(50), "пятьдесят/пятидесяти/пятьюдесятью/п'ятдесят/п'ятдесяти/п'ятдесятьох"),
    (Part::Ten(60), "шестьдесят/шестидесяти/шістдесят/шістдесяти"), (Part::Ten(70), "семьдесят/семидесяти/сімдесят/сімдесяти"),
    (Part::Ten(80), "восемьдесят/восьмидесяти/вісімдесят/вісімдесяти"), (Part::Ten(90), "девяносто/девяноста/дев'яносто/дев'яноста"),
    (Part::Hundreds(100), "сто/ста"), (Part::Hundreds(200), "двести/двухсот/двести/двісті/двохсот"), (Part::Hundreds(300), "триста/трехсот/трьохсот"),
    (Part::Hundreds(400), "четыреста/четырехсот/чотириста/чотирьохсот"), (Part::Hundreds(500), "пятьсот/пятисот/п'ятсот/п'ятисот"),
    (Part::Hundreds(600), "шестьсот/шестисот/шістсот/шестисот"), (Part::Hundreds(700), "семьсот/семисот/сімсот/семисот"),
    (Part::Hundreds(800), "восемьсот/восьмисот/вісімсот/восьмисот"), (Part::Hundreds(900), "девятьсот/девятисот/дев'ятсот/дев'ятисот"),
    (Part::Scale(1_000), "тысяча/тысячи/тысяч/тысячу/тисяча/тисячі/тисяч/тисячу"), (Part::Scale(1_000_000), "миллион/миллиона/миллионов/мільйон/мільйона/мільйони/мільйонів"),
];

/// Arabic; nouns for two people are the number two.
#[rustfmt::skip]
const ARABIC: Words = &[
    (Part::Unit(0), "صفر"), (Part::Unit(1), "واحد/واحدة/أحد/إحدى"),
    (Part::Unit(2), "اثنان/اثنين/اثنتان/اثنتين/اثنا/اثني/اثنتا/اثنتي/إثنان/إثنين/شخصان/شخصين/جنديان/جنديين/قتيلان/قتيلين/جريحان/جريحين/طفلان/طفلين/مدنيان/مقاتلان/امرأتان/امرأتين/رجلان/رجلين"),
    (Part::Unit(3), "ثلاثة/ثلاث"), (Part::Unit(4), "أربعة/أربع/اربعة/اربع"), (Part::Unit(5), "خمسة/خمس"), (Part::Unit(6), "ستة/ست"), (Part::Unit(7), "سبعة/سبع"),
    (Part::Unit(8), "ثمانية/ثماني/ثمان"), (Part::Unit(9), "تسعة/تسع"), (Part::Unit(10), "عشرة/عشر"),
    (Part::Ten(20), "عشرون/عشرين"), (Part::Ten(30), "ثلاثون/ثلاثين"), (Part::Ten(40), "أربعون/أربعين/اربعون/اربعين"), (Part::Ten(50), "خمسون/خمسين"),
    (Part::Ten(60), "ستون/ستين"), (Part::Ten(70), "سبعون/سبعين"), (Part::Ten(80), "ثمانون/ثمانين"), (Part::Ten(90), "تسعون/تسعين"),
    (Part::Hundreds(100), "مئة/مائة"), (Part::Hundreds(200), "مئتان/مئتين/مائتان/مائتين/مئتا/مئتي/مائتي"), (Part::Hundreds(300), "ثلاثمئة/ثلاثمائة"),
    (Part::Hundreds(400), "أربعمئة/أربعمائة"), (Part::Hundreds(500), "خمسمئة/خمسمائة"), (Part::Hundreds(600), "ستمئة/ستمائة"), (Part::Hundreds(700), "سبعمئة/سبعمائة"),
    (Part::Hundreds(800), "ثمانمئة/ثمانمائة/ثمانيمئة"), (Part::Hundreds(900), "تسعمئة/تسعمائة"),
    (Part::Scale(1_000), "ألف/آلاف/ألفا"), (Part::Scale(1_000_000), "مليون/ملايين"),
];

static TABLE: LazyLock<HashMap<(Language, String), Part>> = LazyLock::new(|| {
    let all = [
        (Language::English, ENGLISH),
        (Language::French, FRENCH),
        (Language::Spanish, SPANISH),
        (Language::Slavic, SLAVIC),
        (Language::Arabic, ARABIC),
    ];
    let mut table = HashMap::new();
    for (language, words) in all {
        for (part, spellings) in words {
            for word in spellings.split('/') {
                table.entry((language, fold(word))).or_insert(*part);
            }
        }
    }
    table
});

/// The tokens with each number in words as one number, and each date as a sign that nothing is read across.
pub(super) fn with_numbers<'f>(
    tokens: &[Token<'f>],
    flat: &'f Flat,
    dates: &[dates::Found],
    latin: Language,
) -> Vec<Token<'f>> {
    let mut read = Vec::with_capacity(tokens.len());
    let mut dates = dates.iter().peekable();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if let Some(date) = dates.next_if(|date| date.tokens.start == at) {
            let end = date.tokens.end.max(at + 1);
            read.push(one(tokens, at, end, flat, Kind::Sign('\u{0}')));
            at = end;
            continue;
        }
        let until = dates.peek().map_or(tokens.len(), |date| date.tokens.start);
        if let Some((value, end)) = number(&tokens[..until], at, latin) {
            read.push(one(tokens, at, end, flat, Kind::Number(Number::spoken(value))));
            at = end;
        } else {
            read.push(token.clone());
            at += 1;
        }
    }
    read
}

fn one<'f>(tokens: &[Token<'f>], start: usize, end: usize, flat: &'f Flat, kind: Kind) -> Token<'f> {
    let (first, last) = (&tokens[start], &tokens[end - 1]);
    Token { kind, text: &flat.text[first.start..last.end()], start: first.start, is_apart: first.is_apart }
}

/// The number in words that begins at `at`, and the token after it. A last word of thousand or more is left out: it rounds.
fn number(tokens: &[Token<'_>], at: usize, latin: Language) -> Option<(u64, usize)> {
    let first = tokens.get(at)?;
    first.word()?;
    // "UN" is no number, and neither is a part of "one-sided".
    let is_name = first.text.chars().filter(|letter| letter.is_uppercase()).count() > 1;
    let language = of_word(first, latin);
    let is_other_word = |at: usize| is_word(tokens, at) && part(tokens, at, language).is_none();
    let is_inside = !first.is_apart
        && at > 1
        && tokens[at - 1].kind == Kind::Dash
        && !tokens[at - 1].is_apart
        && is_other_word(at - 2);
    if is_name || is_inside {
        return None;
    }
    let (value, end) = sum(tokens, at, language)?;
    let is_joined_on = tokens.get(end).is_some_and(|dash| dash.kind == Kind::Dash && !dash.is_apart)
        && is_glued(tokens, end + 1)
        && is_other_word(end + 1);
    // A single one may be an article or a pronoun.
    let is_article = value == 1 && end == at + 1 && !has_people(tokens, at, end);
    (!is_joined_on && !is_article).then_some((value, end))
}

/// True if people are named beside a number.
fn has_people(tokens: &[Token<'_>], at: usize, end: usize) -> bool {
    (end..end + 2).any(|next| is_word_of_people(tokens, next))
        || at.checked_sub(1).is_some_and(|before| is_word_of_people(tokens, before))
}

fn part(tokens: &[Token<'_>], at: usize, language: Language) -> Option<Part> {
    TABLE.get(&(language, tokens.get(at)?.word()?.to_owned())).copied()
}

/// The same of an Arabic word with "and" before it, in one word with it or apart.
fn and_part(tokens: &[Token<'_>], at: usize) -> Option<(Part, usize)> {
    let word = tokens.get(at)?.word()?;
    if word == "و" {
        return part(tokens, at + 1, Language::Arabic).map(|part| (part, at + 2));
    }
    let joined = word.strip_prefix('و')?;
    TABLE.get(&(Language::Arabic, joined.to_owned())).map(|part| (*part, at + 1))
}

/// What has been read of a number.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    /// What is complete: thousands and millions.
    total: u64,
    /// What is being read, below a thousand.
    current: u64,
    /// The scale before.
    scale: Option<u64>,
    /// True if nothing has been read since the last scale.
    is_fresh: bool,
}

impl Sum {
    /// Adds a word; `None` if it does not belong to the same number.
    fn add(mut self, part: Part, language: Language, is_first: bool) -> Option<Self> {
        let rest = self.current % 100;
        let is_open = is_first || self.is_fresh;
        match part {
            Part::Unit(0) => return is_first.then_some(self),
            // Soixante-douze, quatre-vingt-douze.
            Part::Unit(n) if n >= 10 && language == Language::French && matches!(rest, 60 | 80) => {
                self.current += n;
            }
            // Dix-sept; trois عشر.
            Part::Unit(n @ 7..=9)
                if language == Language::French && matches!(rest, 10 | 70 | 90) && !is_open =>
            {
                self.current += n;
            }
            Part::Unit(10) if language == Language::Arabic && (1..10).contains(&rest) => self.current += 10,
            Part::Unit(n) if n < 10 && (is_open || rest == 0 && self.current > 0) => self.current += n,
            Part::Unit(n)
                if n < 10 && rest >= 20 && rest.is_multiple_of(10) && language != Language::Arabic =>
            {
                self.current += n;
            }
            Part::Unit(n) if n >= 10 && (is_open || rest == 0) => self.current += n,
            // Quatre-vingts.
            Part::Ten(20) if language == Language::French && rest == 4 => self.current += 76,
            // Arabic says the unit first: خمسة وعشرون.
            Part::Ten(n) if language == Language::Arabic && (1..10).contains(&rest) => self.current += n,
            Part::Ten(n) | Part::Both(n) if is_open || rest == 0 => self.current += n,
            // ثلاث مئة, in two words.
            Part::Hundreds(100) if language == Language::Arabic && (3..10).contains(&self.current) => {
                self.current *= 100;
            }
            Part::Hundreds(n) if is_open || self.current == 0 => self.current += n,
            Part::Hundred if !is_open && (1..20).contains(&self.current) => self.current *= 100,
            Part::Hundred if is_first && language == Language::French || self.is_fresh => self.current += 100,
            Part::Scale(scale) => {
                // "Mille deux cents"; alone it names no figure, and in English it needs one before it.
                let is_one = is_first && language != Language::English;
                let many = if is_one { 1 } else { self.current };
                let goes_down = self.scale.is_none_or(|before| scale < before);
                if many == 0 || !goes_down {
                    return None;
                }
                self.total = self.total.checked_add(many.checked_mul(scale)?)?;
                (self.current, self.scale, self.is_fresh) = (0, Some(scale), true);
                return Some(self);
            }
            _ => return None,
        }
        self.is_fresh = false;
        Some(self)
    }
}

/// The longest number that begins at `at` in one language.
fn sum(tokens: &[Token<'_>], at: usize, language: Language) -> Option<(u64, usize)> {
    let mut sum = Sum::default();
    let mut next = at;
    let mut found = None;
    loop {
        let is_first = next == at;
        let (word, end) = match part(tokens, next, language) {
            Some(word) => (word, next + 1),
            None if is_first => match and_part(tokens, next).filter(|_| language == Language::Arabic) {
                Some(word) => word,
                None => break,
            },
            None => match joint(tokens, next, language, &sum) {
                Some(after) => after,
                None => break,
            },
        };
        let Some(added) = sum.add(word, language, is_first) else { break };
        sum = added;
        next = end;
        if !sum.is_fresh || sum.total == 0 {
            found = Some((sum.total.checked_add(sum.current)?, next));
        }
    }
    found
}

/// The word after what joins it to the number before: a hyphen, "and", "et", "y".
fn joint(tokens: &[Token<'_>], at: usize, language: Language, sum: &Sum) -> Option<(Part, usize)> {
    let token = tokens.get(at)?;
    if token.kind == Kind::Dash {
        let is_joined = !token.is_apart && is_glued(tokens, at + 1);
        return part(tokens, at + 1, language).filter(|_| is_joined).map(|part| (part, at + 2));
    }
    if language == Language::Arabic {
        return and_part(tokens, at);
    }
    let rest = sum.current % 100;
    let is_and = match (language, token.word()?) {
        (Language::English, "and") => rest == 0 && (sum.current > 0 || sum.total > 0),
        (Language::French, "et") => (20..=70).contains(&rest) && rest.is_multiple_of(10),
        (Language::Spanish, "y") => rest >= 30 && rest.is_multiple_of(10),
        _ => false,
    };
    let part = part(tokens, at + 1, language)?;
    let fits = match language {
        Language::French => matches!(part, Part::Unit(1 | 11)),
        Language::Spanish => matches!(part, Part::Unit(1..=9)),
        _ => !matches!(part, Part::Hundred | Part::Scale(_)),
    };
    (is_and && fits).then_some((part, at + 2))
}
