//! Statistical estimates: "95% CI 793–8,498", "4,645 (95% CI, 793 to 8,498)".

use super::token::{Kind, Token, doubt};
use super::words::{Meaning, phrase};
use super::{Amount, Interval, Said};

/// Reads an estimate with its interval; `None` if no interval is named, or anything else stands in the cell.
pub(super) fn read(tokens: &[Token]) -> Option<Vec<Said>> {
    let mut interval = None;
    let mut level = None;
    // Numbers, and whether a sign of a range stands before them.
    let mut numbers: Vec<(u64, bool)> = Vec::new();
    let (mut at, mut is_range, mut about) = (0, false, false);
    while let Some(token) = tokens.get(at) {
        let found = phrase(tokens, at);
        match (&token.kind, found) {
            (Kind::Number(number), _) if tokens.get(at + 1).is_some_and(|next| next.is('%')) => {
                let value = u8::try_from(number.whole()?).ok().filter(|value| (1..100).contains(value))?;
                level.replace(value).is_none().then_some(())?;
                at += 2;
                continue;
            }
            (Kind::Number(number), _) => {
                numbers.push((number.whole()?, is_range));
                is_range = false;
            }
            (Kind::Dash, _) => {
                // Between "95%" and "CI" a hyphen means nothing.
                is_range = !numbers.is_empty();
            }
            (Kind::Sign('(' | ')' | ':' | ';' | '=' | '…'), _) => {}
            (Kind::Sign(','), _) => is_range |= numbers.last().is_some_and(|_| interval.is_some()),
            (_, Some((Meaning::To | Meaning::And | Meaning::Until, length))) if !numbers.is_empty() => {
                is_range = true;
                at += length;
                continue;
            }
            (_, Some((Meaning::Interval(kind), length))) => {
                interval.replace(kind).is_none().then_some(())?;
                is_range = false;
                at += length;
                continue;
            }
            (_, Some((Meaning::About, length))) if numbers.is_empty() => {
                about = true;
                at += length;
                continue;
            }
            _ if token.word() == Some("of") => {}
            _ => return None,
        }
        at += 1;
    }
    let kind: Interval = interval?;
    let (point, low, high) = match numbers[..] {
        [(low, _), (high, true)] => (None, low, high),
        [(point, _), (low, _), (high, true)] => (Some(point), low, high),
        _ => return None,
    };
    (low <= high).then_some(())?;
    let amount = Amount::Estimate { point, low, high, level, kind };
    Some(vec![Said { amount, about, doubt: doubt(tokens), ..Said::default() }])
}
