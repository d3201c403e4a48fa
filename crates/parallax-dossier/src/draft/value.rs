//! What each field of the format is written as, and when it is left out.
//!
//! A struct has one line here, which lists its fields in the order of `docs/format.md`; the compiler asks for those that
//! are missing.

mod plain;
mod words;

use super::layout::{Node, quote, start_line};
use super::newer::Newer;
use super::style::Style;
use super::{
    AgeSaid, Assessment, Backdrop, Citation, Claim, DeclaredOutcome, Defaults, DiedSaid, Document, Dossier,
    DossierLink, Entries, Event, Evidence, FamilySaid, Frame, Group, KeptCopy, LonLat, Opens, Person, Place,
    Question, Quote, Reading, Says, Scheme, SexSaid, Shape, Side, Source, StatusSaid, Step, ViewFile,
    ViewState,
};
use crate::dossier::{Estimate, Native};
use crate::load::newer::is_newer;
use crate::load::site::Site;
use words::choice;

/// A value of the format.
pub(super) trait Value {
    /// The value as it is written.
    fn node(&self) -> Node;

    /// True if the value means the same where it is left out.
    fn is_default(&self) -> bool {
        false
    }

    /// Returns the first field or word in the value that format 1 does not have; the value stands at `at`.
    fn newer(&self, _at: Site) -> Option<Newer> {
        None
    }
}

/// What can be written as a node: every value of the format.
pub trait ToNode {
    /// Returns the value without the fields that are left out.
    ///
    /// ```
    /// use parallax_dossier::draft::{Quantity, ToNode as _};
    /// assert_eq!(Quantity::MoreThan(100).to_node().to_line(), "MoreThan(100)");
    /// ```
    fn to_node(&self) -> Node;
}

impl<T: Value> ToNode for T {
    fn to_node(&self) -> Node {
        self.node()
    }
}

impl Dossier<'_> {
    /// Writes the draft as RON, in the order of `docs/format.md` and without what is the default.
    ///
    /// ```
    /// use parallax_dossier::draft::{Dossier, Side};
    /// let mut draft = Dossier::new("Clash");
    /// draft.sides.add("north", Side { name: Some("The \"North\"".into()) });
    /// assert_eq!(
    ///     draft.write(),
    ///     r#"Dossier(
    ///     format: 2,
    ///     title: "Clash",
    ///
    ///     sides: {
    ///         "north": (name: "The \"North\""),
    ///     },
    /// )
    /// "#
    /// );
    /// ```
    #[must_use]
    pub fn write(&self) -> String {
        let mut out = String::from("Dossier(");
        self.parts(&mut Parts(&mut out));
        out.push_str("\n)\n");
        out
    }
}

impl ViewFile<'_> {
    /// Writes a view file as RON, without what is the default.
    #[must_use]
    pub fn write(&self) -> String {
        let Self { format, name, dossier, backdrop, state, steps } = self;
        let mut out = String::from("View(");
        let mut to = Parts(&mut out);
        to.field("format", format);
        to.field("name", name);
        to.field("dossier", dossier);
        to.field("backdrop", backdrop);
        to.field("state", state);
        to.field("steps", steps);
        out.push_str("\n)\n");
        out
    }
}

/// Takes the fields of a dossier, one after the other: its tables are too long to be laid out at once.
pub(super) trait TakeParts {
    fn field(&mut self, name: &'static str, value: &impl Value);
    fn table(&mut self, name: &'static str, table: &Entries<impl Value>);
}

/// The indentation of a field of a dossier.
const FIELD: &str = "    ";

/// The indentation of a row of its tables.
const ROW: &str = "        ";

/// Writes the fields of a dossier.
struct Parts<'o>(&'o mut String);

impl TakeParts for Parts<'_> {
    fn field(&mut self, name: &'static str, value: &impl Value) {
        if !value.is_default() {
            start_line(&Style::HOUSE, FIELD, self.0);
            self.0.push_str(name);
            self.0.push_str(": ");
            value.node().put_row(&Style::HOUSE, FIELD, self.0);
            self.0.push(',');
        }
    }

    fn table(&mut self, name: &'static str, table: &Entries<impl Value>) {
        if table.is_empty() {
            return;
        }
        self.0.push('\n');
        start_line(&Style::HOUSE, FIELD, self.0);
        self.0.push_str(name);
        self.0.push_str(": {");
        for (id, row) in table.iter() {
            start_line(&Style::HOUSE, ROW, self.0);
            quote(id, self.0);
            self.0.push_str(": ");
            row.node().put_row(&Style::HOUSE, ROW, self.0);
            self.0.push(',');
        }
        start_line(&Style::HOUSE, FIELD, self.0);
        self.0.push_str("},");
    }
}

impl Dossier<'_> {
    /// Hands over all fields, in order.
    pub(super) fn parts(&self, to: &mut impl TakeParts) {
        let Self {
            format,
            title,
            summary,
            language,
            period,
            zone,
            frame,
            backdrop,
            opens,
            defaults,
            sides,
            places,
            shapes,
            groups,
            outcomes,
            sources,
            documents,
            events,
            questions,
            people,
            readings,
            schemes,
            claims,
            assessments,
            steps,
        } = self;
        to.field("format", format);
        to.field("title", title);
        to.field("summary", summary);
        to.field("language", language);
        to.field("period", period);
        to.field("zone", zone);
        to.field("frame", frame);
        to.field("backdrop", backdrop);
        to.field("opens", opens);
        to.field("defaults", defaults);
        to.table("sides", sides);
        to.table("places", places);
        to.table("shapes", shapes);
        to.table("groups", groups);
        to.table("outcomes", outcomes);
        to.table("sources", sources);
        to.table("documents", documents);
        to.table("events", events);
        to.table("questions", questions);
        to.table("people", people);
        to.table("readings", readings);
        to.table("schemes", schemes);
        to.table("claims", claims);
        to.field("assessments", assessments);
        to.field("steps", steps);
    }
}

/// Structs, with their fields in the order of `docs/format.md`.
macro_rules! structs {
    ($($of:ident $(<$life:lifetime>)? { $($field:ident)* })*) => {$(
        impl Value for $of $(<$life>)? {
            fn node(&self) -> Node {
                let $of { $($field),* } = self;
                let mut fields = Vec::new();
                $(if !$field.is_default() {
                    fields.push((stringify!($field), $field.node()));
                })*
                Node::Fields { of: stringify!($of), fields }
            }

            fn newer(&self, at: Site) -> Option<Newer> {
                let $of { $($field),* } = self;
                $(newer_field!($of $field at);)*
                None
            }
        }
    )*};
}

/// Returns from a search where a field that is given, or something in it, is newer than format 1.
macro_rules! newer_field {
    ($of:ident $field:ident $at:ident) => {
        if !$field.is_default() {
            let site = $at.field(stringify!($field));
            if const { is_newer(stringify!($of), stringify!($field)) } {
                return Some((site, stringify!($field).into()));
            }
            let found = $field.newer(site);
            if found.is_some() {
                return found;
            }
        }
    };
}

structs! {
    LonLat { lon lat }
    Backdrop { file sha256 credit note }
    Opens<'_> { view outcome axis sort population reading }
    Defaults<'_> { event }
    Side { name }
    Place<'_> { name also native kind at precision basis role note cited evidence }
    Shape<'_> { kind name at from credit document note }
    Citation<'_> { document paragraph page column section post timecode locator }
    KeptCopy { file sha256 }
    Quote { text lang translation }
    Group<'_> { name one many within by disjoint breakdowns note }
    DeclaredOutcome<'_> { name one counts part_of }
    Source<'_> { name short native kind part_of side identity note }
    Document<'_> {
        title short publisher kind author by_line dated dated_basis language url archive_url accessed copy
        paragraphs note
    }
    Event<'_> { name within on on_basis at gist cited evidence }
    Evidence { file sha256 kind caption graphic }
    AgeSaid<'_> { is by document }
    SexSaid<'_> { is by document }
    StatusSaid<'_> { is by document }
    FamilySaid<'_> { is by document }
    DiedSaid<'_> { is by document }
    Scheme { basis grades }
    Assessment<'_> { by scheme grade of on document meaning }
    Person<'_> { name also native names_in age sex status family died ids home note cited }
    Reading { name basis words of_range about }
    Step<'_> { title text state }
    ViewState<'_> {
        view beside alone selected pinned only_pinned as_of during figures_from figures_to reading outcome population whole_only
        sort group_by axis intervals coding sources_down folded order descending filters columns widths lanes_by_source
        folded_lanes unbroken everywhere frame
    }
    DossierLink { file example sha256 title }
    Estimate { point low high level kind method }
    Claim<'_> {
        by attribution via document paragraph page column section post timecode locator quote evidence said said_basis foretells event at people revises corrects same_as bears_on
        says stance worded hedge gist note entered_by checked_by
    }
}

/// A question without positions is its text.
impl Value for Question {
    fn node(&self) -> Node {
        let Self { ask, positions } = self;
        match ask {
            Some(ask) if positions.is_empty() => ask.node(),
            _ => {
                let ask = ask.iter().map(|ask| ("ask", ask.node()));
                let positions = (!positions.is_empty()).then(|| ("positions", positions.node()));
                Node::Fields { of: "Question", fields: ask.chain(positions).collect() }
            }
        }
    }

    fn newer(&self, at: Site) -> Option<Newer> {
        (!self.positions.is_empty()).then(|| (at.field("positions"), "positions".into()))
    }
}

impl Value for Frame {
    fn node(&self) -> Node {
        let Self { center, width_km } = self;
        let digits = format!("{width_km:?}");
        // A width is mostly a whole number, and then written as one.
        let width = digits.strip_suffix(".0").unwrap_or(&digits).to_owned();
        Node::Fields {
            of: "Frame",
            fields: vec![("center", center.node()), ("width_km", Node::Plain(width))],
        }
    }
}

impl Value for Native {
    fn node(&self) -> Node {
        let Self { text, lang } = self;
        Node::Fields { of: "Native", fields: vec![("text", text.node()), ("lang", lang.node())] }
    }
}

/// What a claim says, with the fields that are always written before those that may be left out.
macro_rules! says {
    ($($word:ident { $($always:ident)* ; $($field:ident)* })*) => {
        impl Value for Says<'_> {
            fn node(&self) -> Node {
                let (word, fields) = match self {
                    Self::Remark => return choice("Says", "Remark", None),
                    $(Self::$word { $($always,)* $($field),* } => {
                        #[allow(unused_mut, reason = "some have no field that may be left out")]
                        let mut fields = vec![$((stringify!($always), $always.node())),*];
                        $(if !$field.is_default() {
                            fields.push((stringify!($field), $field.node()));
                        })*
                        (stringify!($word), fields)
                    })*
                };
                choice("Says", word, Some(Node::Fields { of: word, fields }))
            }

            fn is_default(&self) -> bool {
                matches!(self, Self::Remark)
            }

            fn newer(&self, at: Site) -> Option<Newer> {
                match self {
                    Self::Remark => {}
                    $(Self::$word { $($always,)* $($field),* } => {
                        $(newer_field!($word $always at);)*
                        $(newer_field!($word $field at);)*
                    })*
                }
                None
            }
        }
    };
}
says! {
    Count { outcome of; quantity so_far about and_more parts }
    Answer { to text; position }
}
