//! Texts as authors may have laid them out.

use parallax_dossier::draft::random::Dice;
use ron_tree::{AllTokens, Kind};

fn pick<'p>(dice: &mut Dice, from: &[&'p str]) -> &'p str {
    from[dice.below(from.len())]
}

/// The same text with other blanks, comments, line ends and commas.
pub(super) fn relaid(text: &str, dice: &mut Dice) -> String {
    let mark = if dice.one_in(4) { "\u{feff}" } else { "" };
    let layout = match dice.below(6) {
        0 => text.to_owned(),
        1 => beside(text, dice),
        2 => strewn(text, dice),
        3 => spaced(text, "\t", "\n", true),
        4 => spaced(&beside(text, dice), "  ", "\r\n", dice.one_in(2)),
        _ => flat(text, dice.one_in(2)),
    };
    mark.to_owned() + &layout
}

/// Comments between all tokens.
fn strewn(text: &str, dice: &mut Dice) -> String {
    const STREWN: [&str; 7] = [
        "/* format: 1, */",
        "// author: \"a\"\r\n",
        " \t",
        "\n",
        "/* /* deep */ \u{2014} */",
        "//\n",
        "\r\n\r\n",
    ];
    let mut out = String::new();
    for token in AllTokens::new(text, 0) {
        if dice.one_in(5) {
            out.push_str(pick(dice, &STREWN));
        }
        out.push_str(&text[token.span.range()]);
    }
    out
}

/// Comments before lines and at their ends.
fn beside(text: &str, dice: &mut Dice) -> String {
    let mut out = String::new();
    for (row, line) in text.lines().enumerate() {
        let indent = &line[..line.len() - line.trim_start().len()];
        if dice.one_in(6) {
            out.extend([indent, "// before ", &row.to_string(), "\n"]);
        }
        out.push_str(line);
        if dice.one_in(6) {
            out.extend([" // beside ", &row.to_string()]);
        }
        out.push('\n');
    }
    out
}

/// Another indentation and line end, with or without commas after last members.
fn spaced(text: &str, step: &str, line_end: &str, has_commas: bool) -> String {
    let tokens: Vec<_> = AllTokens::new(text, 0).collect();
    let mut out = String::new();
    for (at, token) in tokens.iter().enumerate() {
        let word = &text[token.span.range()];
        let is_last =
            tokens[at + 1..].iter().find(|next| next.kind != Kind::Blank && next.kind != Kind::Comment);
        match token.kind {
            Kind::Blank if word.contains('\n') => {
                let depth = word.rsplit('\n').next().unwrap_or_default().len() / 4;
                out.push_str(&line_end.repeat(word.matches('\n').count()));
                out.push_str(&step.repeat(depth));
            }
            Kind::Comma if !has_commas && is_last.is_some_and(|next| matches!(next.kind, Kind::Close(_))) => {
            }
            _ => out.push_str(word),
        }
    }
    out
}

/// Everything on one line.
fn flat(text: &str, is_tight: bool) -> String {
    let mut out = String::new();
    for token in AllTokens::new(text, 0) {
        let word = &text[token.span.range()];
        match token.kind {
            Kind::Blank if is_tight => {}
            Kind::Blank if word.contains('\n') => out.push(' '),
            _ => out.push_str(word),
        }
    }
    out
}
