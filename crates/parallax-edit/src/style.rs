//! The style of a text, read off its parts, so that what is written beside them looks like them.

use std::borrow::Cow;

use parallax_dossier::draft::{Rows, Style};
use ron_tree::{AllTokens, Kind, Span, Token};

/// Maximum number of bytes that are looked at.
const MOST: usize = 64 << 10;

/// What the parts of a text vote for.
#[derive(Default)]
struct Votes {
    colon: Vote,
    comma: Vote,
    in_round: Vote,
    in_square: Vote,
    in_braces: Vote,
    ends_with_comma: Vote,
    step: Option<String>,
}

/// How many are for something, and how many against.
#[derive(Clone, Copy, Default)]
struct Vote(usize, usize);

impl Vote {
    fn add(&mut self, is_for: bool) {
        if is_for {
            self.0 += 1;
        } else {
            self.1 += 1;
        }
    }

    fn is_for(self, otherwise: bool) -> bool {
        if self.0 == self.1 { otherwise } else { self.0 > self.1 }
    }
}

/// Returns the style of parts of a text; of what they do not show, that of the bundled dossiers. `step` is the indentation of
/// a row within its table, if it is known.
pub(crate) fn read(text: &str, parts: &[Span], step: Option<&str>) -> Style {
    let mut votes = Votes::default();
    let mut seen = 0;
    for part in parts {
        if seen < MOST {
            votes.look(text, *part);
            seen += part.end - part.start;
        }
    }
    let first_line = text.find('\n').unwrap_or(text.len());
    let house = Style::HOUSE;
    let pick = |is_for: bool, yes: &'static str, no: &'static str| if is_for { yes } else { no };
    // Who leaves no blank after a colon is expected to leave none elsewhere.
    let is_loose = votes.colon.is_for(true);
    let step = votes.step.or_else(|| step.filter(|step| !step.is_empty()).map(str::to_owned));
    let mut style = Style {
        line_end: if text.get(..first_line).is_some_and(|line| line.ends_with('\r')) { "\r\n" } else { "\n" },
        step: step.map_or(house.step, Cow::Owned),
        width: house.width,
        rows: Rows::Fit,
        colon: pick(is_loose, ": ", ":"),
        comma: pick(votes.comma.is_for(is_loose), ", ", ","),
        in_round: pick(votes.in_round.is_for(false), " ", ""),
        in_square: pick(votes.in_square.is_for(false), " ", ""),
        in_braces: pick(votes.in_braces.is_for(is_loose), " ", ""),
        ends_with_comma: votes.ends_with_comma.is_for(true),
    };
    style.rows = rows(text, parts, &style);
    style
}

impl Votes {
    fn look(&mut self, text: &str, part: Span) {
        let at = |token: &Token| text.get(token.span.range()).unwrap_or_default();
        let tokens: Vec<Token> = AllTokens::new(text, part.start)
            .take_while(|token| token.span.start < part.end)
            .take(MOST / 4)
            .collect();
        for (index, token) in tokens.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|index| tokens.get(index));
            let Some(next) = tokens.get(index + 1) else { break };
            let is_blank = next.kind == Kind::Blank;
            let is_line = is_blank && at(next).contains('\n');
            match token.kind {
                Kind::Colon if !is_line => self.colon.add(is_blank),
                Kind::Comma if !is_line && !matches!(next.kind, Kind::Close(_)) => self.comma.add(is_blank),
                Kind::Open(bracket) if !is_line && !matches!(next.kind, Kind::Close(_)) => match bracket {
                    b'(' => self.in_round.add(is_blank),
                    b'[' => self.in_square.add(is_blank),
                    _ => self.in_braces.add(is_blank),
                },
                Kind::Open(_) if is_line && self.step.is_none() => {
                    self.step = step_after(text, token.span.start, at(next));
                }
                Kind::Blank if matches!(next.kind, Kind::Close(_)) && at(token).contains('\n') => {
                    if let Some(last) = before.filter(|last| last.kind != Kind::Comment) {
                        self.ends_with_comma.add(last.kind == Kind::Comma);
                    }
                }
                _ => {}
            }
        }
    }
}

/// How much deeper a line is indented than the one on which its bracket stands.
fn step_after(text: &str, bracket: usize, blank: &str) -> Option<String> {
    let inner = blank.rsplit('\n').next()?;
    let line = text.get(..bracket)?.rsplit('\n').next()?.trim_start_matches('\u{feff}');
    let outer = line.len() - line.trim_start_matches([' ', '\t']).len();
    inner.get(outer..).filter(|step| !step.is_empty()).map(str::to_owned)
}

/// Whether rows like these stand on one line.
fn rows(text: &str, parts: &[Span], style: &Style) -> Rows {
    let (mut broken, mut flat) = (Vote::default(), Vote::default());
    for part in parts {
        let row = text.get(part.range()).unwrap_or_default();
        let line = text.get(..part.start).unwrap_or_default().rsplit('\n').next().unwrap_or_default();
        let width = line.chars().count() + flat_width(row, *part, text);
        let is_broken = row.contains('\n');
        if width <= style.width {
            broken.add(is_broken);
        } else {
            flat.add(!is_broken);
        }
    }
    if broken.is_for(false) {
        Rows::Broken
    } else if flat.is_for(false) {
        Rows::OneLine
    } else {
        Rows::Fit
    }
}

/// The width of a row if it stood on one line, about.
fn flat_width(row: &str, part: Span, text: &str) -> usize {
    if row.len() > 4 * Style::HOUSE.width {
        return row.len();
    }
    let tokens = AllTokens::new(text, part.start).take_while(|token| token.span.start < part.end);
    let of = |token: Token| {
        let token_text = text.get(token.span.range()).unwrap_or_default();
        if token.kind == Kind::Blank && token_text.contains('\n') { 1 } else { token_text.chars().count() }
    };
    tokens.map(of).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn style_in(text: &str) -> Style {
        read(text, &[Span { start: 0, end: text.len() }], None)
    }

    #[test]
    fn a_style_is_read_off_its_text() {
        assert_eq!(
            style_in("(a: 1, b: {\"x\": 2})"),
            Style { in_braces: "", rows: Rows::Fit, ..Style::HOUSE }
        );
        let tabs = style_in("(\r\n\ta:1,\r\n\tb:[1,2]\r\n)");
        assert_eq!((tabs.line_end, tabs.step.as_ref(), tabs.colon, tabs.comma), ("\r\n", "\t", ":", ","));
        assert!(!tabs.ends_with_comma);
        assert_eq!(tabs.rows, Rows::Broken);
        let long = format!("( a: \"{}\" )", "x".repeat(120));
        assert_eq!((style_in(&long).rows, style_in(&long).in_round), (Rows::OneLine, " "));
        assert_eq!(style_in("1"), Style::HOUSE);
    }
}
