//! Diagnostics: what is wrong with a dossier, where, and how to fix it.
//!
//! Plain data; nothing here knows how problems are found or shown.

use std::fmt;
use std::ops::Range;

/// One problem in the text of a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Whether it prevents the dossier from opening.
    pub severity: Severity,
    /// The line and column at which `span` begins.
    pub position: Position,
    /// The offending value: a string with its quotes, an id, the name of an unknown field, an unclosed
    /// bracket. In bytes of the text as given, which are the bytes of the file: a byte order mark counts as
    /// three of them, although it is not a column. Empty if something is missing at the end of the file.
    pub span: Range<usize>,
    /// The kind of problem.
    pub code: Code,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// How to fix it, if that is known: "did you mean `sohr`?".
    pub hint: Option<String>,
}

/// `12:17: error[unknown-id]: there is no source `sorh` (did you mean `sohr`?)`
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}[{}]: {}", self.position, self.severity, self.code, self.message)?;
        self.hint.as_ref().map_or(Ok(()), |hint| write!(f, " ({hint})"))
    }
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The dossier does not open.
    Error,
    /// The dossier opens, but its author may want to check something.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// A position in a text. Line and column are counted from 1; columns count characters, not bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    pub line: u32,
    pub column: u32,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

macro_rules! codes {
    ($($severity:ident $word:literal $(#[$doc:meta])* $name:ident;)*) => {
        /// The kinds of problems.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])* $name,)*
        }

        impl Code {
            /// All kinds.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The kind as one lower-case word with hyphens.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                }
            }

            /// Returns the severity of this kind.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self {
                    $(Self::$name => Severity::$severity,)*
                }
            }
        }
    };
}
codes! {
    Error "syntax" /// The text is not RON.
    Syntax;
    Error "no-dossier" /// The text is RON but not a dossier.
    NoDossier;
    Error "no-view" /// The text is RON but not a view file.
    NoView;
    Error "format" /// The format version is missing or not supported.
    Format;
    Error "unknown-field" /// A field that does not exist.
    UnknownField;
    Error "duplicate-field" /// A field given twice.
    DuplicateField;
    Error "missing-field" /// A required field is missing.
    MissingField;
    Error "unknown-variant" /// A word that is not allowed here.
    UnknownVariant;
    Error "wrong-type" /// A value of the wrong type, such as a string for a number.
    WrongType;
    Error "bad-number" /// A number that cannot be parsed or is too large.
    BadNumber;
    Error "bad-id" /// An id that is not kebab-case.
    BadId;
    Error "duplicate-id" /// An id defined twice.
    DuplicateId;
    Error "unknown-id" /// A reference to nothing.
    UnknownId;
    Error "repeated-id" /// A list that names the same thing twice.
    RepeatedId;
    Error "cycle" /// A population, an event or a source that is part of itself.
    Cycle;
    Error "off-the-globe" /// A coordinate that does not exist.
    OffTheGlobe;
    Error "too-few-positions" /// A line or area with too few positions.
    TooFewPositions;
    Error "bad-distance" /// A distance that is negative or impossibly long.
    BadDistance;
    Error "upside-down" /// A range that ends before it begins.
    UpsideDown;
    Error "bad-date" /// A date that cannot be read.
    BadDate;
    Error "bad-zone" /// A zone that does not exist.
    BadZone;
    Error "bad-paragraph" /// A paragraph that the document does not have.
    BadParagraph;
    Error "bad-timecode" /// A timecode that is not a moment of a recording.
    BadTimecode;
    Error "bad-path" /// A file that does not lie beside the dossier.
    BadPath;
    Error "bad-hash" /// A text that is not a SHA-256.
    BadHash;
    Error "missing-file" /// A file beside the dossier that is not there or cannot be read.
    MissingFile;
    Error "changed-file" /// A file beside the dossier with another hash than the dossier gives.
    ChangedFile;
    Error "outside-file" /// A link that leads out of the folder of the dossier.
    OutsideFile;
    Error "self-relay" /// A source that relays itself.
    SelfRelay;
    Error "unfit-claim" /// A link to a claim that makes no sense.
    UnfitClaim;
    Error "unfit-so-far" /// A quantity that cannot be a running count.
    UnfitSoFar;
    Error "unfit-breakdown" /// A breakdown without a whole, or without parts.
    UnfitBreakdown;
    Error "unfit-about" /// "About" or "and more" of a quantity of which it cannot be said.
    UnfitAbout;
    Error "unfit-estimate" /// An estimate without a figure, or with half an interval.
    UnfitEstimate;
    Error "unfit-part" /// A part of a count that cannot be a part of it.
    UnfitPart;
    Error "unfit-outcome" /// A declared outcome that cannot be right.
    UnfitOutcome;
    Error "unfit-state" /// A state of the window that cannot be.
    UnfitState;
    Error "bad-url" /// A link that is not `http` or `https`.
    BadUrl;
    Error "empty" /// A text or list that must not be empty.
    Empty;
    Error "control-character" /// An invisible character.
    ControlCharacter;
    Error "too-long" /// A text that is longer than one of its kind can be.
    TooLong;
    Error "too-deep" /// Brackets, populations or events within one another, deeper than any dossier needs.
    TooDeep;
    Error "too-many" /// There are more problems; reading stopped here.
    TooMany;
    Warning "newer-field" /// A file of format 1 uses what only a later format has.
    NewerField;
    Warning "no-paragraph" /// A claim without a place in its document.
    NoParagraph;
    Warning "unfit-date" /// A claim dated before its event began, or after its document was published.
    UnfitDate;
    Warning "far-date" /// A date a century or more outside the period of the dossier.
    FarDate;
    Warning "future-date" /// A date that has not come yet.
    FutureDate;
    Warning "no-zone" /// Times of day in a dossier that states no zone.
    NoZone;
    Warning "twofold-time" /// A time that the clocks of the zone showed twice.
    TwofoldTime;
    Warning "zero-position" /// A position at longitude 0, latitude 0.
    ZeroPosition;
    Warning "off-frame" /// A position far from the frame that would lie in it if its coordinates were swapped or had another sign.
    OffFrame;
    Warning "odd-quantity" /// A quantity that says nothing, or that another one says plainly.
    OddQuantity;
    Warning "parts-and-whole" /// Parts of a count that exceed the whole.
    PartsAndWhole;
    Warning "figure-in-words" /// A figure written as words.
    FigureInWords;
    Warning "unlike-figure" /// A wording with another figure than the quantity.
    UnlikeFigure;
    Warning "other-base" /// A number written in another base than ten.
    OtherBase;
    Warning "like-claim" /// A claim that repeats another.
    LikeClaim;
    Warning "unlike-correction" /// A correction of a claim that counts something else.
    UnlikeCorrection;
    Warning "unknown-grade" /// A grade that its scheme does not define.
    UnknownGrade;
    Warning "parts-exceed-whole" /// Parts that share nobody, but add up to more than the whole in one document.
    PartsExceedWhole;
    Warning "parts-short-of-whole" /// All parts of a whole, which add up to less than it in one document.
    PartsShortOfWhole;
    Warning "mixed-breakdowns" /// Several breakdowns in the parts of a whole of which none is said to share anybody.
    MixedBreakdowns;
    Warning "unread-word" /// A word that none of the dossier's readings knows.
    UnreadWord;
    Warning "beyond-the-map" /// A position nearer to a pole than the map's projection reaches.
    BeyondTheMap;
    Warning "unread-shapes" /// A file of shapes that cannot be drawn, or not all of it.
    UnreadShapes;
    Warning "unread-backdrop" /// A picture under the map that cannot be drawn.
    UnreadBackdrop;
    Warning "merge-conflict" /// A comment of a merge about what two versions changed in different ways.
    MergeConflict;
    Warning "empty-opening" /// Estimates that the dossier wants to open without a claim in them.
    EmptyOpening;
    Warning "unused-place" /// A place that nothing refers to.
    UnusedPlace;
    Warning "unused-group" /// A population that no claim counts.
    UnusedGroup;
    Warning "unused-outcome" /// A declared outcome that no claim counts.
    UnusedOutcome;
    Warning "unused-source" /// A source that makes no claim and passes none on.
    UnusedSource;
    Warning "unused-side" /// A side that no source is on.
    UnusedSide;
    Warning "unused-document" /// A document in which nothing was read.
    UnusedDocument;
    Warning "unused-event" /// An event that no claim is about.
    UnusedEvent;
    Warning "unanswered-question" /// A question that no claim answers.
    UnansweredQuestion;
    Warning "unnamed-person" /// A person whom no claim names.
    UnnamedPerson;
    Warning "like-name" /// Entries of one kind that share a name.
    LikeName;
    Warning "one-sided" /// A question that lists the counts of one side but not those of another.
    OneSided;
    Warning "unlisted-count" /// A count that does not bear on a question, although most of its kind do.
    UnlistedCount;
    Warning "broken-line" /// A line end or a tab in a text that stands on one line.
    BrokenLine;
    Warning "no-font" /// Letters or a sign that no font has.
    NoFont;
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
