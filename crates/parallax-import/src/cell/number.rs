//! Numbers in digits of any script, with any thousands separator; what they could also mean is kept beside them.

/// How the numbers of a column are written, as far as its cells show it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Manner {
    /// No cell shows it.
    #[default]
    NotShown,
    /// A point begins decimals: "1,234.5".
    DecimalPoint,
    /// A comma begins decimals: "1.234,5".
    DecimalComma,
}

/// A number as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    pub reading: Digits,
    /// What it could also mean.
    pub doubt: Option<String>,
    /// True if its last group is "000" after a separator: "80,000".
    pub is_grouped: bool,
}

/// What digits say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Digits {
    Whole(u64),
    /// Whole part, decimals as a number, and how many decimals there are.
    Decimal(u64, u64, u32),
    /// Not a number that can be read in one way.
    Unclear,
}

impl Number {
    pub(crate) const fn spoken(value: u64) -> Self {
        Self { reading: Digits::Whole(value), doubt: None, is_grouped: false }
    }

    pub(crate) const fn whole(&self) -> Option<u64> {
        match self.reading {
            Digits::Whole(value) => Some(value),
            Digits::Decimal(..) | Digits::Unclear => None,
        }
    }

    /// The number times a power of ten; `None` if that is no whole number.
    pub(crate) fn times(&self, scale: u64) -> Option<u64> {
        match self.reading {
            Digits::Whole(value) => value.checked_mul(scale),
            Digits::Decimal(whole, decimals, places) => {
                let unit = 10_u64.checked_pow(places)?;
                let rest = decimals.checked_mul(scale)?;
                (rest % unit == 0).then_some(())?;
                whole.checked_mul(scale)?.checked_add(rest / unit)
            }
            Digits::Unclear => None,
        }
    }
}

impl Manner {
    /// The manner of a column, as its cells show it: where they contradict each other, none is shown.
    pub fn of_column<'t>(cells: impl IntoIterator<Item = &'t str>) -> Self {
        let (mut point, mut comma) = (false, false);
        for cell in cells {
            let cell = super::one_line(cell);
            let mut at = 0;
            while let Some(found) = cell[at..].find(|letter| value_of(letter).is_some()) {
                let start = at + found;
                let (length, groups) = scan(&cell[start..]);
                match shown(&groups) {
                    Self::DecimalPoint => point = true,
                    Self::DecimalComma => comma = true,
                    Self::NotShown => {}
                }
                at = start + length;
            }
        }
        match (point, comma) {
            (true, false) => Self::DecimalPoint,
            (false, true) => Self::DecimalComma,
            _ => Self::NotShown,
        }
    }
}

/// Zeros of the scripts that write numbers in tens.
const ZEROS: [char; 15] = ['0', '٠', '۰', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '๐', '໐', '༠', '０'];

/// The digit's value and the zero of its script.
pub(crate) fn value_of(letter: char) -> Option<(u64, char)> {
    let zero = ZEROS
        .into_iter()
        .find(|zero| (u32::from(*zero)..u32::from(*zero) + 10).contains(&u32::from(letter)))?;
    Some((u64::from(u32::from(letter) - u32::from(zero)), zero))
}

/// A run of digits, and the sign that stands before it.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    before: Option<char>,
    digits: Vec<u64>,
}

/// Takes the number that the text begins with apart: its length in bytes, and its groups of digits.
pub(crate) fn scan(text: &str) -> (usize, Vec<Group>) {
    let mut groups: Vec<Group> = Vec::new();
    let Some((_, script)) = text.chars().next().and_then(value_of) else { return (0, groups) };
    let digit = |letter: char| value_of(letter).filter(|(_, zero)| *zero == script).map(|(value, _)| value);
    let mut length = 0;
    loop {
        let rest = &text[length..];
        let sign = rest.chars().next().filter(|_| !groups.is_empty());
        let skipped = sign.map_or(0, char::len_utf8);
        let digits: Vec<u64> = rest[skipped..].chars().map_while(digit).collect();
        let bytes: usize = rest[skipped..].chars().take(digits.len()).map(char::len_utf8).sum();
        let belongs = sign.is_none_or(|sign| match sign {
            ' ' => {
                let is_group =
                    digits.len() == 3 && groups.first().is_some_and(|first| first.digits.len() <= 3);
                is_group && groups.iter().skip(1).all(|group| group.before == Some(' '))
            }
            _ => matches!(sign, '.' | ',' | '\'' | '’' | '٬' | '٫' | '，'),
        });
        if digits.is_empty() || !belongs {
            return (length, groups);
        }
        length += skipped + bytes;
        groups.push(Group { before: sign, digits });
    }
}

/// Reads groups of digits.
pub(crate) fn read(groups: &[Group], manner: Manner) -> Number {
    let unclear = |doubt: Option<String>| Number { reading: Digits::Unclear, doubt, is_grouped: false };
    let plain = |value: Option<u64>, is_grouped| match value {
        Some(value) => Number { reading: Digits::Whole(value), doubt: None, is_grouped },
        None => unclear(Some("the number is larger than any that can be held".to_owned())),
    };
    let is_decimal_sign = |sign| matches!(sign, '.' | ',' | '٫' | '，');
    let Some((last, front)) = groups.split_last() else { return unclear(None) };
    let Some(sign) = last.before else { return plain(join(groups), false) };
    if are_thousands(groups) {
        if groups.len() == 2 && matches!(sign, '.' | ',' | '，') {
            return ambiguous(groups, sign, manner);
        }
        return plain(join(groups), last.digits == [0, 0, 0]);
    }
    let front_is_whole = front.len() == 1
        || (are_thousands(front) && front.last().and_then(|group| group.before) != Some(sign));
    if !is_decimal_sign(sign) || !front_is_whole || sign == '.' && manner == Manner::DecimalComma {
        return unclear(None);
    }
    match (join(front), join(std::slice::from_ref(last))) {
        // Programs write whole numbers as 12.0.
        (Some(whole), Some(0)) if last.digits.len() <= 2 || front.len() > 1 => plain(Some(whole), false),
        (Some(whole), Some(decimals)) => Number {
            reading: Digits::Decimal(whole, decimals, last.digits.len() as u32),
            doubt: Some("it is not a whole number".to_owned()),
            is_grouped: false,
        },
        _ => unclear(None),
    }
}

/// Reads a number with one sign before three digits, which could begin decimals as well.
fn ambiguous(groups: &[Group], sign: char, manner: Manner) -> Number {
    let (whole, decimals) = (join(&groups[..1]).unwrap_or_default(), &groups[1].digits);
    let digits: String = decimals.iter().map(u64::to_string).collect();
    let value = join(groups);
    let mut number = Number {
        reading: value.map_or(Digits::Unclear, Digits::Whole),
        doubt: None,
        is_grouped: digits == "000",
    };
    let both = || format!("{whole}{sign}{digits} could be {whole}{digits} or a number with decimals");
    let is_other = match sign {
        '.' => manner == Manner::DecimalPoint,
        _ => manner == Manner::DecimalComma,
    };
    if is_other {
        number.doubt = Some(both());
        number.reading = Digits::Unclear;
    } else if sign == '.' && manner == Manner::NotShown {
        // A program may have written three decimals.
        if digits == "000" {
            number.doubt = Some(both());
            number.reading = Digits::Unclear;
        } else {
            number.doubt =
                Some(format!("{whole}.{digits} was read as {whole}{digits}, with a point between thousands"));
        }
    }
    number
}

/// True if the groups are those of a number with separators between thousands, or between lakhs.
fn are_thousands(groups: &[Group]) -> bool {
    let [first, rest @ ..] = groups else { return false };
    let Some(sign) = rest.first().and_then(|group| group.before) else { return false };
    let same = rest.iter().all(|group| group.before == Some(sign));
    let starts_well = first.digits.first() != Some(&0);
    let threes = first.digits.len() <= 3 && rest.iter().all(|group| group.digits.len() == 3);
    let lakhs = sign == ','
        && rest.len() > 1
        && first.digits.len() <= 2
        && rest.iter().rev().skip(1).all(|group| group.digits.len() == 2)
        && rest.last().is_some_and(|group| group.digits.len() == 3);
    same && starts_well && sign != '٫' && (threes || lakhs)
}

/// The digits of all groups as one number.
fn join(groups: &[Group]) -> Option<u64> {
    let mut digits = groups.iter().flat_map(|group| &group.digits);
    digits.try_fold(0_u64, |value, digit| value.checked_mul(10)?.checked_add(*digit))
}

/// What the groups of one number show of its column.
fn shown(groups: &[Group]) -> Manner {
    let Some(sign) = groups.last().and_then(|group| group.before) else { return Manner::NotShown };
    let (when_separator, when_decimal) = match sign {
        '.' => (Manner::DecimalComma, Manner::DecimalPoint),
        ',' => (Manner::DecimalPoint, Manner::DecimalComma),
        _ => return Manner::NotShown,
    };
    if are_thousands(groups) {
        // A comma before three digits separates thousands in most files; a point may do either.
        return if groups.len() > 2 || sign == ',' { when_separator } else { Manner::NotShown };
    }
    let is_decimal = groups.len() == 2 || are_thousands(&groups[..groups.len() - 1]);
    if is_decimal && groups.last().is_some_and(|group| group.digits.len() <= 2) {
        when_decimal
    } else {
        Manner::NotShown
    }
}
