//! Comments and odd layouts, for tests.

use ron_tree::AllTokens;

use super::random::Dice;

/// The text with comments, blanks and line ends strewn between its tokens.
pub(crate) fn with_comments(text: &str, dice: &mut Dice) -> String {
    const STREWN: [&str; 8] = [
        "/* format: 1, */",
        "// author: \"a\"\r\n",
        " \t",
        "\n",
        "/* /* deep */ \u{2014} */",
        "//\n",
        "\n\n   \n// far \t\n\n",
        "/* two\r\n  lines */\n",
    ];
    let mut out = String::new();
    for token in AllTokens::new(text, 0) {
        // A name and its bracket, as in `Count(`, are read as one with or without a blank.
        if dice.one_in(5) {
            out.push_str(STREWN[dice.below(STREWN.len())]);
        }
        out.push_str(&text[token.span.range()]);
    }
    out
}

/// The text with comments as authors write them, before lines and at their ends.
pub(super) fn commented(text: &str, dice: &mut Dice) -> String {
    let mut out = String::new();
    for (row, line) in text.lines().enumerate() {
        let indent = &line[..line.len() - line.trim_start().len()];
        if dice.one_in(4) {
            out.extend([indent, "// before ", &row.to_string(), "\n"]);
        }
        out.push_str(line);
        if dice.one_in(4) {
            out.extend([" // beside ", &row.to_string()]);
        }
        out.push('\n');
    }
    out
}

/// The same tokens with other blanks, and other commas after last members; line comments keep their line ends.
pub(super) fn untidy(text: &str, dice: &mut Dice) -> String {
    use ron_tree::Kind;
    let tokens: Vec<_> = AllTokens::new(text, 0).collect();
    let mut out = String::new();
    for (at, token) in tokens.iter().enumerate() {
        let word = &text[token.span.range()];
        let follows =
            |from: usize| tokens[from..].iter().find(|token| !token.kind.is_trivia()).map(|token| token.kind);
        let ends_line = |at: usize| {
            tokens
                .get(at)
                .is_some_and(|token| token.kind == Kind::Blank && text[token.span.range()].contains('\n'))
        };
        match token.kind {
            // Line ends beside comments say where the comments stand.
            Kind::Blank
                if word.contains('\n')
                    && [at.wrapping_sub(1), at + 1].iter().any(|beside| {
                        tokens.get(*beside).is_some_and(|token| token.kind == Kind::Comment)
                    }) =>
            {
                out.push_str(word);
            }
            Kind::Blank => {
                // Words that follow one another keep a blank.
                let is_needed = !matches!(follows(at), Some(Kind::Close(_) | Kind::Text))
                    && !out.ends_with([',', ':', '(', '[', '{']);
                // A line end after a bracket would spread what is in it.
                let is_opened = out.ends_with(['(', '[', '{']);
                out.push_str(
                    ["", "  ", "\t", "\n"]
                        [if is_needed { 1 } else { dice.below(if is_opened { 3 } else { 4 }) }],
                );
            }
            Kind::Comma
                if matches!(follows(at + 1), Some(Kind::Close(_)))
                    && !ends_line(at + 1)
                    && dice.one_in(2) => {}
            _ => out.push_str(word),
        }
    }
    out
}
