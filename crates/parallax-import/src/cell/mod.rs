//! What the text of one cell says of a quantity, never made sharper than it stands there.
//!
//! [`read`] returns one [`Said`] for each figure that a cell gives, with the words it was read from. Only digits alone, or a
//! number word alone, become [`Amount::Exactly`]; whatever is not understood as a whole stays the words that it is.
//!
//! ```
//! use parallax_import::cell::{Amount, Manner, read};
//! let reading = read("47 (official) – 1,000+ (alternative)", Manner::default());
//! let [first, second] = &reading.said[..] else { panic!("two figures") };
//! assert_eq!((first.speaker.as_deref(), &first.amount), (Some("official"), &Amount::Exactly(47)));
//! assert_eq!((second.speaker.as_deref(), &second.amount), (Some("alternative"), &Amount::AtLeast(1000)));
//! assert_eq!(second.worded, "1,000+ (alternative)");
//! ```

mod brackets;
#[doc(hidden)]
pub mod checks;
mod estimate;
pub(crate) mod number;
pub(crate) mod phrase;
mod pieces;
mod quantity;
mod spoken;
#[cfg(test)]
mod tests;
pub(crate) mod token;
pub(crate) mod words;

use parallax_dossier::dossier::Outcome;

pub use number::Manner;
pub(crate) use words::fold;

/// Longest cell that is taken apart, in bytes; a longer one is no quantity and stays words.
const LONGEST: usize = 400;

/// What a cell says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// One for each figure, in the order of the cell; empty if the cell is empty.
    pub said: Vec<Said>,
}

/// One figure of a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The words of the cell that say it, with single spaces between them.
    pub worded: String,
    /// How many.
    pub amount: Amount,
    /// True if it is said to be approximate.
    pub about: bool,
    /// True for a running count: "48 so far".
    pub so_far: bool,
    /// True for a range that is open above: "2,800–5,000+".
    pub and_more: bool,
    /// Who says it, if the cell names them.
    pub speaker: Option<String>,
    /// What is counted, if the cell says so.
    pub outcome: Option<Outcome>,
    /// Who is counted, if the cell says so.
    pub of: Option<String>,
    /// Parts of it that the cell counts: "13 US + 170 Afghan".
    pub parts: Vec<Part>,
    /// Words in brackets that qualify it: "including tourists".
    pub remark: Option<String>,
    /// What about the figure could be read in another way, in a sentence without a full stop.
    pub doubt: Option<String>,
}

/// How many, without what [`Said`] adds to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Amount {
    /// A figure given plainly.
    Exactly(u64),
    /// The figure or a higher one.
    AtLeast(u64),
    /// More than the figure.
    MoreThan(u64),
    /// The figure or a lower one.
    AtMost(u64),
    /// Fewer than the figure.
    FewerThan(u64),
    /// From the first figure to the second.
    Between(u64, u64),
    /// A statistical estimate.
    Estimate {
        /// The estimate itself, if the cell gives it.
        point: Option<u64>,
        /// The lower end of its interval.
        low: u64,
        /// The upper end of its interval.
        high: u64,
        /// The level of the interval in per cent.
        level: Option<u8>,
        /// What kind of interval it is.
        kind: Interval,
    },
    /// Words that are not turned into a figure.
    Words(String),
    /// A sign or a word that no number is given: "unknown", "n/a", "–".
    #[default]
    NotGiven,
}

/// The kinds of statistical intervals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interval {
    /// A confidence interval.
    Confidence,
    /// A credible interval.
    Credible,
    /// An interval of another kind, or one that is only called uncertain.
    Range,
}

/// A part of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Who is counted, in the words of the cell.
    pub of: String,
    /// How many.
    pub amount: Amount,
    /// True if it is said to be approximate.
    pub about: bool,
}

impl Said {
    /// The words themselves, not turned into anything.
    fn words(text: &str) -> Self {
        Self { worded: text.to_owned(), amount: Amount::Words(text.to_owned()), ..Self::default() }
    }

    /// Puts a space where a line ended between two figures.
    fn join_lines(&mut self) {
        self.worded = self.worded.replace('\n', " ");
        self.remark = self.remark.take().map(|remark| remark.replace('\n', " "));
        if let Amount::Words(words) = &mut self.amount {
            *words = words.replace('\n', " ");
        }
    }

    /// True if the cell only has a sign for "nothing entered", such as a dash, or "n/a".
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.amount == Amount::NotGiven && words::is_blank(&self.worded)
    }

    /// True if it was kept as the words that it is.
    #[must_use]
    pub const fn is_words(&self) -> bool {
        matches!(self.amount, Amount::Words(_))
    }
}

/// Reads a cell; `manner` says how the numbers of its column are written, as far as that is known.
#[must_use]
pub fn read(text: &str, manner: Manner) -> Reading {
    let text = one_line(text);
    if text.is_empty() {
        return Reading::default();
    }
    if text.len() > LONGEST {
        return Reading { said: vec![Said::words(&text)] };
    }
    let tokens = token::tokens(&text, manner);
    let mut said = estimate::read(&tokens)
        .or_else(|| phrase::read(&tokens, &text))
        .or_else(|| pieces::read(&tokens, &text))
        .unwrap_or_else(|| vec![Said { doubt: token::doubt(&tokens), ..Said::words(&text) }]);
    if let [one] = &mut said[..] {
        one.worded.clone_from(&text);
        if text == "None" && one.doubt.is_none() {
            one.doubt = Some("programs also write “None” where nothing was entered".to_owned());
        }
    }
    if text.contains('\n') {
        said.iter_mut().for_each(Said::join_lines);
    }
    Reading { said }
}

/// The text with single spaces and without what cannot be seen. A line that ends between two figures stays one, so that they
/// are not taken for the thousands of one number.
fn one_line(text: &str) -> String {
    let is_kept = |letter: &char| letter.is_whitespace() || !parallax_dossier::load::is_unseen(*letter);
    let seen: String = text.chars().filter(is_kept).collect();
    let mut line = String::with_capacity(seen.len());
    let is_figure = |letter: Option<char>| letter.is_some_and(char::is_numeric);
    for part in seen.lines().filter(|part| !part.trim().is_empty()) {
        // Spaces inside numbers are of several kinds, and all of them are spaces.
        for (at, word) in part.split_whitespace().enumerate() {
            let ends = at == 0 && is_figure(line.chars().next_back()) && is_figure(word.chars().next());
            if !line.is_empty() {
                line.push(if ends { '\n' } else { ' ' });
            }
            line.push_str(word);
        }
    }
    line
}
