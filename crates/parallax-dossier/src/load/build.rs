//! Drafts that a program has made: checked as a text is, without a text.
//!
//! What is wrong is placed in the dossier's own terms, because there are no lines to point to.

use std::fmt;

use super::diagnostic::{Code, Severity};
use super::resolve::{Known, Problem as Found, quoted, resolve};
use super::site::{Site, Step};
use super::visible::visible;
use super::{dialect, raw};
use crate::dossier::Dossier;
use crate::letters::Lacking;

/// What came of a draft.
#[derive(Clone, Debug)]
pub struct Built {
    /// The dossier; `None` if any problem is an error.
    pub dossier: Option<Dossier>,
    /// All problems, in the order of the draft.
    pub problems: Vec<Problem>,
    /// Letters of the dossier that none of the bundled fonts has; there is a warning for each.
    pub lacking: Lacking,
}

impl Built {
    /// Returns the dossier, whatever it is warned of, or else all problems.
    ///
    /// # Errors
    /// If any problem is an error.
    pub fn into_result(self) -> Result<Dossier, Vec<Problem>> {
        self.dossier.ok_or(self.problems)
    }
}

/// One thing that is wrong with a draft; the code, the message and the hint are those of
/// [`load::Diagnostic`](crate::load::Diagnostic).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Whether there is no dossier because of it.
    pub severity: Severity,
    /// The kind of problem.
    pub code: Code,
    /// The table and the row in it, counted from 0; `None` for the dossier's own fields.
    pub row: Option<(&'static str, usize)>,
    /// The offending value in words: "the `by` of claim `a`".
    pub place: String,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// How to fix it, if that is known: "did you mean `sohr`?".
    pub hint: Option<String>,
}

/// ``error[unknown-id] in the `by` of claim `a`: there is no source `sorh` (did you mean `sohr`?)``
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}] in {}: {}", self.severity, self.code, self.place, self.message)?;
        self.hint.as_ref().map_or(Ok(()), |hint| write!(f, " ({hint})"))
    }
}

impl<'a> raw::Dossier<'a> {
    /// Reads a text into a draft without any checks; `None` if it is not RON or has fields and words that the format
    /// does not have. [`load::read`](crate::load::read) says what is wrong with it.
    #[must_use]
    pub fn parse(text: &'a str) -> Option<Self> {
        dialect().from_str(text.strip_prefix('\u{feff}').unwrap_or(text)).ok()
    }

    /// Checks the draft and resolves its ids, as [`load::read`](crate::load::read) does with a text.
    ///
    /// ```
    /// use parallax_dossier::draft::{Claim, Document, Dossier, Source};
    /// let mut draft = Dossier::new("Clash");
    /// draft.sources.add("sohr", Source { name: Some("SOHR".into()), ..Source::default() });
    /// draft.documents.add("n", Document { title: Some("Article".into()), ..Document::default() });
    /// let claim = Claim { by: Some("sorh".into()), document: Some("n".into()), paragraph: Some(1), ..Claim::default() };
    /// draft.claims.add("a", claim);
    /// let problems = draft.build().into_result().expect_err("a source is misspelt");
    /// assert_eq!(
    ///     problems[0].to_string(),
    ///     "error[unknown-id] in the `by` of claim `a`: there is no source `sorh` (did you mean `sohr`?)"
    /// );
    /// ```
    #[must_use]
    pub fn build(self) -> Built {
        let keys = self.keys();
        let (dossier, mut found, lacking) = resolve(self, &Known::default(), true);
        let order = |one: &Found| one.site.entry.map(|(section, row)| (place_of(section.field()), row));
        found.sort_by(|a, b| (order(a), a.code, &a.message).cmp(&(order(b), b.code, &b.message)));
        let problems: Vec<_> = found.into_iter().map(|found| problem(found, &keys)).collect();
        let is_broken = problems.iter().any(|problem| problem.severity == Severity::Error);
        Built { dossier: (!is_broken).then_some(dossier), problems, lacking }
    }

    /// The ids of each table, in the order of [`TABLES`].
    fn keys(&self) -> [Vec<String>; TABLES.len()] {
        [
            self.sides.keys.clone(),
            self.places.keys.clone(),
            self.shapes.keys.clone(),
            self.groups.keys.clone(),
            self.outcomes.keys.clone(),
            self.sources.keys.clone(),
            self.documents.keys.clone(),
            self.events.keys.clone(),
            self.questions.keys.clone(),
            self.people.keys.clone(),
            self.readings.keys.clone(),
            self.claims.keys.clone(),
        ]
    }
}

/// The tables of a dossier in the order in which they are written.
const TABLES: [&str; 12] = [
    "sides",
    "places",
    "shapes",
    "groups",
    "outcomes",
    "sources",
    "documents",
    "events",
    "questions",
    "people",
    "readings",
    "claims",
];

fn place_of(table: &str) -> usize {
    TABLES.iter().position(|name| *name == table).unwrap_or(TABLES.len())
}

fn problem(found: Found, keys: &[Vec<String>]) -> Problem {
    let Found { code, site, message, hint } = found;
    Problem {
        severity: code.severity(),
        code,
        row: site.entry.map(|(section, row)| (section.field(), row)),
        place: place(site, keys),
        message: visible(&message),
        hint: hint.as_deref().map(visible),
    }
}

/// The place of a problem in words: "item 2 of the `via` of claim `a`".
fn place(site: Site, keys: &[Vec<String>]) -> String {
    let mut words = match site.entry {
        None => "the dossier".to_owned(),
        Some((section, row)) => {
            let key = keys.get(place_of(section.field())).and_then(|keys| keys.get(row));
            format!("{} {}", section.word(), quoted(key.map_or("", String::as_str)))
        }
    };
    for step in site.steps {
        words = match step {
            Step::Here | Step::Value => continue,
            Step::Field(name) => format!("the `{name}` of {words}"),
            Step::Item(index) => format!("item {} of {words}", index + 1),
            Step::Key(index) => format!("key {} of {words}", index + 1),
        };
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::read;

    fn problems(text: &str) -> Vec<String> {
        let text = format!("Dossier(format: 1, title: \"T\", {text})");
        let draft = raw::Dossier::parse(&text).expect("the form of a dossier");
        draft.build().problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_is_wrong_is_placed_in_the_dossiers_own_terms() {
        let found = problems(
            r#"frame: (center: (lon: 400, lat: 35), width_km: 30), questions: {"Q": ""},
            places: {"p": (name: "P", at: Line([(lon: 1, lat: 2), (lon: 3, lat: 94)]))},
            readings: {"r": (name: "R", words: {"some": AtLeast(2), "": AtLeast(3)})},
            sources: {"s": (name: "S"), "t": (name: "T")}, documents: {"d": ()},
            claims: {"a": (via: ["t", "u"], document: "d", paragraph: 1, says: Count(outcome: Killed, of: "g", quantity: Between(3, 2)))}"#,
        );
        let errors: Vec<_> = found.iter().filter(|one| one.starts_with("error")).collect();
        assert_eq!(
            errors,
            [
                "error[off-the-globe] in the `lon` of the `center` of the `frame` of the dossier: longitude 400 is off the globe; it must lie in -180 to 180",
                "error[off-the-globe] in the `lat` of item 2 of the `at` of place `p`: latitude 94 is off the globe; it must lie in -90 to 90 (are lon and lat swapped?)",
                "error[missing-field] in the `title` of document `d`: the document has no field `title`",
                "error[bad-id] in question `Q`: the id `Q` is not kebab-case (lower-case letters and digits, joined by single hyphens)",
                "error[empty] in the `ask` of question `Q`: this text must not be empty",
                "error[empty] in key 2 of the `words` of reading `r`: this text must not be empty",
                "error[missing-field] in the `by` of claim `a`: the claim has no field `by`",
                "error[unknown-id] in the `of` of the `says` of claim `a`: there is no group `g`",
                "error[unknown-id] in item 2 of the `via` of claim `a`: there is no source `u`",
                "error[upside-down] in the `quantity` of the `says` of claim `a`: the range 3 to 2 is upside down (did you mean `Between(2, 3)`?)",
            ]
        );
    }

    #[test]
    fn a_draft_is_told_what_its_text_is_told() {
        let texts = [
            "sources: {\"a\": (name: \"A\"), \"a\": (name: \"B\", side: \"x\")}, period: \"2018-02-30\"",
            "groups: {\"a\": (name: \"A\", within: \"b\"), \"b\": (name: \"a\", within: \"a\")}",
            "documents: {\"d\": (title: \"D\", url: \"ftp://x\", paragraphs: 3)}, sources: {\"s\": (name: \"S\\nT\")},
             claims: {\"c\": (by: \"s\", document: \"d\", paragraph: 4, revises: \"c\"), \"b\": (by: \"s\", document: \"d\")}",
        ];
        for text in texts {
            let text = format!("Dossier(format: 1, title: \"T\", {text})");
            let said =
                |code: Code, message: &str, hint: &Option<String>| format!("{code} {message} {hint:?}");
            let mut read: Vec<_> =
                read(&text).diagnostics.iter().map(|one| said(one.code, &one.message, &one.hint)).collect();
            let built = raw::Dossier::parse(&text).expect("the form of a dossier").build();
            let mut built: Vec<_> =
                built.problems.iter().map(|one| said(one.code, &one.message, &one.hint)).collect();
            read.sort();
            built.sort();
            assert!(!read.is_empty());
            assert_eq!(built, read);
        }
    }
}
