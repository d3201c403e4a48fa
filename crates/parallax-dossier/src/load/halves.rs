//! A long text is read in two halves at once, cut between two of its claims.
//!
//! Where the halves say anything but one dossier, or either cannot be read, the text is read whole: what is wrong with it is
//! told from that alone.

use ron_tree::{Kind, Tokens};

use super::beside::both;
use super::{dialect, raw};

/// Two texts of dossiers that together say what one does: one with the first of the claims and all else, one with the rest of
/// the claims alone.
pub(super) struct Halves {
    first: String,
    rest: String,
}

impl Halves {
    /// Cuts a text after the first of its claims that ends in its second half; `None` if there is none, or if the text does not
    /// begin as dossiers do.
    pub(super) fn new(text: &str) -> Option<Self> {
        let (cut, end) = ends(text)?;
        let first = [&text[..cut], &text[end..]].concat();
        let rest = ["Dossier(claims: {", &text[cut..end], "})"].concat();
        Some(Self { first, rest })
    }

    /// Reads both halves; `None` if either cannot be read.
    pub(super) fn read(&self) -> Option<raw::Dossier<'_>> {
        let of = |half| dialect().from_str::<raw::Dossier<'_>>(half).ok();
        let (rest, first) = both(true, || of(&self.rest), || of(&self.first));
        let (mut dossier, mut rest) = (first?, rest?);
        dossier.claims.keys.append(&mut rest.claims.keys);
        dossier.claims.rows.append(&mut rest.claims.rows);
        Some(dossier)
    }
}

/// Where a text is cut, and where its claims end: before their closing bracket.
fn ends(text: &str) -> Option<(usize, usize)> {
    let mut tokens = Tokens::new(text, 0).peekable();
    // Anything else, an attribute for example, may change how the text is read.
    let is_named = tokens.next_if(|token| &text[token.span.range()] == "Dossier").is_some();
    if !is_named && tokens.peek()?.kind != Kind::Open(b'(') {
        return None;
    }
    let (mut depth, mut is_in_claims, mut cut) = (0_usize, false, None);
    let mut before = [""; 2];
    for token in tokens {
        match token.kind {
            Kind::Open(bracket) => {
                is_in_claims |= depth == 1 && bracket == b'{' && before == ["claims", ":"];
                depth += 1;
            }
            Kind::Close(_) if is_in_claims && depth == 2 => return Some((cut?, token.span.start)),
            Kind::Close(_) => depth = depth.checked_sub(1)?,
            Kind::Comma
                if is_in_claims && depth == 2 && cut.is_none() && token.span.end >= text.len() / 2 =>
            {
                cut = Some(token.span.end);
            }
            Kind::Unclosed => return None,
            _ => {}
        }
        before = [before[1], &text[token.span.range()]];
    }
    None
}

/// What a text says, if its halves say anything.
///
/// # Panics
/// If they say anything else.
pub(super) fn compared(text: &str) -> Option<raw::Dossier<'_>> {
    let halves = Halves::new(text);
    let read = halves.as_ref().and_then(Halves::read)?;
    let whole = dialect().from_str::<raw::Dossier<'_>>(text).ok();
    // What is no number is not even like itself.
    assert_eq!(format!("{:?}", Some(read)), format!("{whole:?}"), "read in halves as it is whole: {text}");
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::BUILT_IN;

    #[test]
    fn both_halves_say_what_the_whole_says() {
        for built_in in &BUILT_IN {
            let halves = Halves::new(built_in.text).expect("its claims reach into the second half");
            let [first, rest] = [&halves.first, &halves.rest].map(|half| {
                let half: raw::Dossier<'_> = dialect().from_str(half).expect("a dossier");
                half.claims.rows.len()
            });
            assert!(first > 0 && rest > 0, "{first} and {rest}");
            assert_eq!(compared(built_in.text).map(|dossier| dossier.claims.rows.len()), Some(first + rest));
        }
    }

    const SMALL: &str = r##"Dossier(format: 2, title: "T", /* claims: { */ sources: {"s": (name: "S, {")},
        claims: { "a": (by: "s", gist: "}, \"b\": ("), "c": (), "d": (by: "s", gist: r#"", "#), // },
        "e": (via: ["s", "t"]), "f": (gist: "x"), }, steps: [(title: "claims: {}")])"##;

    #[test]
    fn brackets_within_texts_and_comments_cut_nothing() {
        let dossier = compared(SMALL).expect("both halves are read");
        assert_eq!(dossier.claims.keys, ["a", "c", "d", "e", "f"]);
        assert_eq!(dossier.steps.len(), 1);
    }

    #[test]
    fn a_text_that_is_wrong_anywhere_is_wrong_in_halves_too() {
        const MORE: &str = r#", ,, { } ( ) " ' \ /* */ // # r#" claims:{}, NaN x"#;
        let mut are_read = 0;
        for at in (0..=SMALL.len()).filter(|at| SMALL.is_char_boundary(*at)) {
            let (before, after) = SMALL.split_at(at);
            let without = after.chars().next().map_or(after, |letter| &after[letter.len_utf8()..]);
            are_read += usize::from(compared(&format!("{before}{without}")).is_some());
            for more in MORE.split(' ') {
                are_read += usize::from(compared(&format!("{before}{more}{after}")).is_some());
            }
        }
        assert!(are_read > 1_000, "many changes are within texts: {are_read}");
    }

    #[test]
    fn what_begins_otherwise_is_read_whole() {
        assert!(Halves::new(&format!("#![enable(implicit_some)]\n{SMALL}")).is_none());
        assert!(Halves::new(&SMALL.replace("claims: { \"a\"", "claims: Some({ \"a\"")).is_none());
        assert!(Halves::new("").is_none() && Halves::new("Dossier").is_none());
        assert!(Halves::new("Dossier(claims: {})").is_none(), "nothing to cut");
        assert!(compared(&SMALL.replacen("Dossier", "", 1)).is_some(), "the name may be left out");
    }
}
