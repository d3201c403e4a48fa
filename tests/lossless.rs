//! No content of a dossier is lost: a dossier has a marker in every field of the format, and every marker is
//! searched for in the report, in JSON and in CSV.
//!
//! The format itself gives the list of fields, so that a new field fails here until every export includes it.

use std::collections::BTreeSet;

use parallax::app::Parallax;
use parallax::app::publish::{self, Wish};
use parallax::load;
use parallax::load::schema::Schema;
use parallax::session::{Format, Subject, View};

/// Every field of the format is filled. A text is "m-" with the names of the struct and the field; ids,
/// dates, numbers and words are in [`SPOKEN`].
const FULL: &str = r#"Dossier(
    format: 2, title: "m-dossier-title", summary: "m-dossier-summary", period: "1931-05-03/1931-07-09",
    language: "oc",
    opens: (view: Accounts, outcome: Wounded, axis: Log, sort: Size, population: "group-b", reading: "reading-a"),
    defaults: (event: "event-b"),
    zone: "Asia/Damascus", frame: (center: (lon: 12.345, lat: 45.678), width_km: 87.5),
    backdrop: (file: "m-backdrop-file", sha256: "7777777777777777777777777777777777777777777777777777777777777777",
        credit: "m-backdrop-credit", note: "m-backdrop-note"),
    sides: {"side-a": (name: "m-side-name")},
    places: {
        "place-a": (name: "m-place-name", also: ["m-place-also"], native: (text: "m-native-text", lang: "cy"), kind: Airfield,
            at: Point((lon: 13.579, lat: 46.802)), precision: Km(0.75), basis: "m-place-basis", role: Named,
            note: "m-place-note", cited: [(document: "document-a", paragraph: 31,
            page: "m-citation-page", column: "m-citation-column", section: "m-citation-section", post: "m-citation-post",
            timecode: "01:02:03", locator: "m-citation-locator")],
            evidence: [(file: "m-evidence-file", sha256: "8888888888888888888888888888888888888888888888888888888888888888",
                kind: Satellite, caption: "m-evidence-caption", graphic: true)]),
        "place-b": (name: "m-line", kind: Boundary, at: Line([(lon: 1.25, lat: 2.5), (lon: 3.75, lat: 4.125)]),
            precision: Schematic, role: Context),
    },
    shapes: {
        "shape-a": (kind: Wall, name: "m-shape-name", at: Line([(lon: 1.375, lat: 2.625), (lon: 3.5, lat: 4.5)]),
            credit: "m-shape-credit", document: "document-a", note: "m-shape-note"),
        "shape-b": (from: (file: "m-shape-file"), credit: "m-file-credit"),
    },
    groups: {
        "group-a": (name: "m-group-name", one: "m-group-one", many: "m-group-many", disjoint: true,
            breakdowns: {"m-breakdown": Complete}, note: "m-group-note"),
        "group-b": (name: "m-part", within: "group-a", by: "m-breakdown", breakdowns: {"m-group-by": Partial}),
        "group-c": (name: "m-count-parts", within: "group-b", by: "m-group-by"),
    },
    outcomes: {
        "outcome-a": (name: "m-declaredoutcome-name", one: "m-declaredoutcome-one", counts: People, part_of: Missing),
        "outcome-b": (name: "m-things", counts: Things),
    },
    sources: {
        "source-a": (name: "m-source-name", short: "m-source-short", native: (text: "m-source-native", lang: "ga"),
            kind: Monitor, part_of: "source-b", side: "side-a", identity: Anonymous, note: "m-source-note"),
        "source-b": (name: "m-relay-name", kind: Agency, note: "m-relay-note"),
    },
    documents: {"document-a": (title: "m-document-title", short: "m-document-short", publisher: "m-document-publisher",
        kind: Record, author: "source-b", by_line: "m-document-by_line", dated: "1931-05-09", dated_basis: "m-document-dated_basis", language: "gd",
        url: "https://example.org/m-document-url", archive_url: "https://example.org/m-document-archive_url",
        accessed: "1931-06-01", copy: (file: "m-keptcopy-file", sha256: "7777777777777777777777777777777777777777777777777777777777777777"),
        paragraphs: 97, note: "m-document-note")},
    events: {"event-a": (name: "m-event-name", on: "1931-05-04", on_basis: "m-event-on_basis", at: "place-a",
        gist: "m-event-gist", cited: [(document: "document-a", paragraph: 32)], evidence: [(file: "m-evidence-of-event")],
        within: "event-b"), "event-b": (name: "m-whole-event")},
    questions: {"question-a": (ask: "m-question-ask", positions: {"position-a": "m-question-positions", "position-b": "m-untaken"}),
        "question-b": "m-second-question"},
    people: {"person-a": (name: "m-person-name", also: ["m-person-also"], native: (text: "m-person-native", lang: "br"),
        names_in: [(text: "m-person-names_in", lang: "cy")], age: [(is: Between(41, 47), by: "source-b", document: "document-a")],
        sex: [(is: Female, by: "source-a")], status: [(is: NotKnown, document: "document-a")],
        family: [(is: "m-familysaid-is", by: "source-a")], died: [(is: "1931-05-05", by: "source-a")],
        ids: {"m-list": "m-person-ids"},
        home: "place-a", note: "m-person-note", cited: [(document: "document-a", paragraph: 33)])},
    readings: {"reading-a": (name: "m-reading-name", basis: "m-reading-basis", of_range: Lowest, about: Percent(17.5),
        words: {"m-word": AtLeast(23), "m-left": NoRange})},
    schemes: {"m-assessment-scheme": (basis: "m-scheme-basis", grades: {"m-assessment-grade": "m-scheme-grades", "m-other-grade": "m-other"})},
    assessments: [
        (by: "source-b", scheme: "m-assessment-scheme", grade: "m-assessment-grade", of: Claim("claim-a"), on: "1931-06-03", document: "document-a"),
        (by: "source-b", scheme: "m-own-scheme", grade: "m-own-grade", of: Event("event-a"), meaning: "m-assessment-meaning"),
        (by: "source-b", scheme: "m-own-scheme", grade: "m-place-grade", of: Place("place-a")),
    ],
    steps: [(title: "m-step-title", text: "m-step-text", state: (view: Timeline, beside: Map, alone: true,
        selected: ["place:place-b"], pinned: ["source:source-b", "claim:claim-o"], only_pinned: true, as_of: "1931-06-11",
        during: "1931-05-12/1931-05-13", figures_from: 1237, figures_to: 8461, reading: "words-only", outcome: Missing,
        population: "group-c", whole_only: true, sort: Source, group_by: Document, axis: Linear, intervals: true, coding: true,
        sources_down: true, folded: true, order: Hedge, descending: true, filters: ["stance: doubt"],
        columns: ["quantity", "by", "population"], widths: ["population: 137"], lanes_by_source: true,
        folded_lanes: ["source:source-b"], unbroken: true, everywhere: true,
        frame: (center: (lon: 21.5, lat: 22.25), width_km: 318.5)))],
    claims: {
        "claim-a": (by: "source-a", attribution: Implied, via: ["source-b"], document: "document-a", paragraph: 71, page: "m-claim-page",
            column: "m-claim-column", section: "m-claim-section", post: "m-claim-post", timecode: "04:05:06", locator: "m-claim-locator",
            quote: (text: "m-quote-text", lang: "m-quote-lang", translation: "m-quote-translation"), evidence: [(file: "m-evidence-of-claim")],
            said: "1931-05-06~", said_basis: "m-claim-said_basis", foretells: true, event: "event-a", at: "place-a",
            people: ["person-a"], bears_on: ["question-b"],
            says: Count(outcome: Wounded, of: "group-b", quantity: AtLeast(53), so_far: true, about: true,
                parts: {"group-c": Exactly(37)}),
            worded: "m-claim-worded", hedge: "m-claim-hedge", gist: "m-claim-gist", note: "m-claim-note", entered_by: "m-claim-entered_by", checked_by: "m-claim-checked_by"),
        "claim-b": (by: "source-a", document: "document-a", paragraph: 72, event: "event-a", revises: "claim-a", stance: Doubts,
            says: Count(outcome: Wounded, of: "group-b", quantity: Words("m-word"))),
        "claim-o": (by: "source-b", document: "document-a", paragraph: 74, event: "event-a",
            says: Count(outcome: "outcome-a", of: "group-b", quantity: Exactly(3))),
        "claim-c": (by: "source-a", document: "document-a", paragraph: 73, same_as: "claim-b",
            says: Answer(to: "question-a", text: "m-answer-text", position: "position-a")),
        "claim-d": (by: "source-a", document: "document-a", paragraph: 74, event: "event-a", says: Count(outcome: Missing,
            of: "group-b", quantity: Estimate(point: 6131, low: 5101, high: 7207, level: 91.5, kind: Credible, method: "m-estimate-method"))),
        "claim-e": (by: "source-a", document: "document-a", paragraph: 75, event: "event-a", says: Count(outcome: Captured,
            of: "group-b", quantity: Times(times: 2.5, of: "claim-d"), about: true)),
        "claim-f": (by: "source-a", document: "document-a", paragraph: 76, event: "event-a", says: Count(outcome: Captured,
            of: "group-b", quantity: Half(of: "claim-d"))),
        "claim-g": (by: "source-a", document: "document-a", paragraph: 77, event: "event-a", says: Count(outcome: Captured,
            of: "group-b", quantity: Most(of: "claim-d"))),
        "claim-h": (by: "source-a", document: "document-a", paragraph: 78, event: "event-a", says: Count(outcome: Captured,
            of: "group-b", quantity: Between(311, 419), and_more: true)),
        "claim-i": (by: "source-b", document: "document-a", paragraph: 79, event: "event-a", corrects: "claim-h",
            says: Count(outcome: Captured, of: "group-b", quantity: Exactly(313))),
    },
)"#;

/// The words for fields that are not free text: in the report, in JSON, and in CSV; "" if CSV, which is about
/// claims and what they refer to, does not include it.
const SPOKEN: &[(&str, &str, &str, &str)] = &[
    ("Dossier.period", "1931-05-03/1931-07-09", "1931-05-03/1931-07-09", ""),
    ("Dossier.zone", "Asia/Damascus: its days", "\"zone\": \"Asia/Damascus\"", ""),
    ("Dossier.language", "written in oc", "\"language\": \"oc\"", ""),
    ("Opens.view", "the accounts", "\"view\": \"accounts\"", ""),
    ("Opens.outcome", "estimates of wounded", "\"outcome\": \"wounded\"", ""),
    ("Opens.axis", "a logarithmic axis", "\"axis\": \"logarithmic\"", ""),
    ("Opens.sort", "the order by size", "\"sort\": \"size\"", ""),
    ("Opens.population", "the population “m-part”", "\"population\": \"group-b\"", ""),
    ("Opens.reading", "the reading “reading-a”", "\"reading\": \"reading-a\"", ""),
    ("ViewState.view", "the timeline alone", "\"view\": \"timeline\"", ""),
    ("ViewState.beside", "beside it the map", "\"beside\": \"map\"", ""),
    ("ViewState.alone", "the timeline alone", "\"alone\": true", ""),
    ("ViewState.selected", "selected: place m-line", "\"place:place-b\"", ""),
    ("ViewState.pinned", "pinned: source m-relay-name", "\"source:source-b\"", ""),
    ("ViewState.only_pinned", "only what is pinned", "\"only_pinned\": true", ""),
    ("ViewState.as_of", "as said by 11 June 1931", "\"as_of\": \"1931-06-11\"", ""),
    ("ViewState.during", "said between 12 and 13 May 1931", "\"during\": \"1931-05-12/1931-05-13\"", ""),
    ("ViewState.figures_from", "figures from 1,237", "\"figures_from\": 1237", ""),
    ("ViewState.figures_to", "to 8,461", "\"figures_to\": 8461", ""),
    ("ViewState.reading", "the reading “words-only”", "\"reading\": \"words-only\"", ""),
    ("ViewState.outcome", "estimates of missing", "\"outcome\": \"missing\"", ""),
    ("ViewState.population", "the population “m-count-parts”", "\"population\": \"group-c\"", ""),
    ("ViewState.whole_only", "without its parts", "\"whole_only\": true", ""),
    ("ViewState.sort", "the order by source", "\"sort\": \"source\"", ""),
    ("ViewState.group_by", "headings by document", "\"group_by\": \"document\"", ""),
    ("ViewState.axis", "a linear axis", "\"axis\": \"linear\"", ""),
    ("ViewState.intervals", "dots with whiskers", "\"intervals\": true", ""),
    ("ViewState.coding", "what other projects could store", "\"coding\": true", ""),
    ("ViewState.sources_down", "sources as rows of the accounts", "\"sources_down\": true", ""),
    ("ViewState.folded", "institutions folded in the lineage", "\"folded\": true", ""),
    ("ViewState.order", "the table ordered by hedge, descending", "\"order\": \"hedge\"", ""),
    ("ViewState.descending", "by hedge, descending", "\"descending\": true", ""),
    ("ViewState.filters", "stance contains “doubt”", "\"stance: doubt\"", ""),
    ("ViewState.columns", "the columns quantity, by, population of the table", "\"columns\": [", ""),
    ("ViewState.widths", "its column population 137 points wide", "\"population: 137\"", ""),
    ("ViewState.lanes_by_source", "a lane of the timeline for each source", "\"lanes_by_source\": true", ""),
    ("ViewState.folded_lanes", "the lane “m-relay-name” folded", "\"source:source-b\"", ""),
    ("ViewState.unbroken", "the time axis unbroken", "\"unbroken\": true", ""),
    ("ViewState.everywhere", "every place on the map", "\"everywhere\": true", ""),
    ("Dossier.steps", "m-step-title", "\"steps\": [", ""),
    ("Defaults.event", "of claims that name none: m-whole-event", "\"defaults\": {", ""),
    ("Backdrop.sha256", "7777777777", "\"sha256\": \"7777777777", ""),
    ("Frame.width_km", "87.5 km", "\"width_km\": 87.5", ""),
    ("LonLat.lon", "12.345", "12.345", "13.579"),
    ("LonLat.lat", "45.678", "45.678", "46.802"),
    ("Side.id", "side-a", "\"side-a\"", "side-a"),
    ("Native.lang", "lang=\"cy\"", "\"lang\": \"cy\"", "(cy)"),
    ("Place.id", "place-a", "\"place-a\"", "place-a"),
    ("Place.kind", "airfield", "\"airfield\"", "airfield"),
    ("Place.at", "3.75", "3.75", "13.579"),
    ("Place.precision", "0.75 km", "0.75 km", "0.75 km"),
    ("Place.role", "for orientation only", "\"context\"", "named"),
    ("Place.cited", "¶31", "\"paragraph\": 31", ""),
    ("Citation.document", "[1", "\"document\": \"document-a\"", ""),
    ("Citation.paragraph", "¶32", "\"paragraph\": 32", ""),
    ("Citation.timecode", "at 01:02:03", "\"timecode\": \"01:02:03\"", ""),
    ("Claim.timecode", "at 04:05:06", "\"timecode\": \"04:05:06\"", "04:05:06"),
    ("Document.kind", ", record, by ", "\"kind\": \"record\"", ",record,"),
    ("Document.author", "source-source-b", "\"author_id\": \"source-b\"", "source-b"),
    ("Document.accessed", "value=\"1931-06-01\"", "\"accessed\": \"1931-06-01\"", "1931-06-01"),
    ("Document.copy", "m-keptcopy-file", "\"file\": \"m-keptcopy-file\"", "m-keptcopy-file"),
    ("KeptCopy.sha256", "7777777", "\"sha256\": \"7777777", "7777777"),
    ("Evidence.sha256", "", "\"sha256\": \"8888888", ""),
    ("Evidence.kind", "", "\"kind\": \"satellite picture\"", ""),
    ("Evidence.graphic", "", "\"graphic\": true", ""),
    ("Place.evidence", "", "m-evidence-file", ""),
    ("Event.evidence", "", "m-evidence-of-event", ""),
    ("Claim.evidence", "", "m-evidence-of-claim", ""),
    ("Person.age", "41 to 47 years", "41 to 47 years", "41 to 47 years"),
    ("Person.sex", "female", "female", "female"),
    ("Person.status", "status not known", "status not known", "status not known"),
    ("Person.family", "m-familysaid-is", "m-familysaid-is", "m-familysaid-is"),
    ("Person.died", "5 May 1931", "1931-05-05", "5 May 1931"),
    ("AgeSaid.is", "41 to 47 years, says", "\"is\": \"41 to 47 years\"", "41 to 47 years, says"),
    ("AgeSaid.by", "years, says m-relay-name", "\"by\": \"source-b\"", "years, says m-relay-name"),
    (
        "AgeSaid.document",
        "m-relay-name (m-document-short)",
        "\"document\": \"document-a\"",
        "m-relay-name (m-document-short)",
    ),
    ("SexSaid.is", "female, says", "\"is\": \"female\"", "female, says"),
    ("SexSaid.by", "female, says m-source-short", "\"by\": \"source-a\"", "female, says m-source-short"),
    ("SexSaid.document", "", "\"document\"", ""),
    ("StatusSaid.is", "status not known", "\"is\": \"status not known\"", "status not known"),
    ("StatusSaid.by", "", "\"by\"", ""),
    (
        "StatusSaid.document",
        "not known (m-document-short)",
        "\"document\": \"document-a\"",
        "not known (m-document-short)",
    ),
    ("FamilySaid.by", "m-familysaid-is, says", "\"by\": \"source-a\"", "m-familysaid-is, says"),
    ("FamilySaid.document", "", "\"document\"", ""),
    ("DiedSaid.is", "5 May 1931, says", "\"is\": \"1931-05-05\"", "5 May 1931, says"),
    (
        "DiedSaid.by",
        "5 May 1931, says m-source-short",
        "\"by\": \"source-a\"",
        "5 May 1931, says m-source-short",
    ),
    ("DiedSaid.document", "", "\"document\"", ""),
    ("Assessment.by", "m-relay-name grades it", "\"by\": \"source-b\"", "m-relay-name grades it"),
    ("Assessment.of", "m-place-grade", "\"of_kind\": \"place\"", "m-place-grade"),
    ("Assessment.on", "3 June 1931", "\"on\": \"1931-06-03\"", "3 June 1931"),
    ("Assessment.document", "m-assessment-grade", "\"document\": \"document-a\"", "m-assessment-grade"),
    ("Dossier.schemes", "m-assessment-scheme", "\"name\": \"m-assessment-scheme\"", "m-assessment-scheme"),
    ("Dossier.assessments", "m-own-grade", "\"grade\": \"m-own-grade\"", "m-own-grade"),
    ("Shape.id", "shape-a", "\"id\": \"shape-a\"", ""),
    ("Shape.kind", ", wall", "\"kind\": \"wall\"", ""),
    ("Shape.at", "1.375", "1.375", ""),
    ("Shape.from", "m-shape-file", "\"file\": \"m-shape-file\"", ""),
    ("Shape.document", "m-document-title", "\"document\": \"document-a\"", ""),
    ("Group.id", "group-a", "\"group-a\"", "group-b"),
    ("Group.within", "part of", "\"within\": \"group-a\"", "m-group-name"),
    ("Group.disjoint", "share nobody", "\"disjoint\": true", "no"),
    (
        "Group.breakdowns",
        "its parts by m-group-by are not said to be all of it",
        "\"extent\": \"complete\"",
        "m-group-by: partial",
    ),
    ("DeclaredOutcome.id", "outcome-a", "\"id\": \"outcome-a\"", "outcome-a"),
    ("DeclaredOutcome.counts", "things counted", "\"counts\": \"things\"", ",people,"),
    ("DeclaredOutcome.part_of", "among those missing", "\"part_of\": \"missing\"", ",missing,"),
    ("Source.id", "source-a", "\"source-a\"", "source-a"),
    ("Source.kind", "Monitoring organisation", "\"monitor\"", "monitor"),
    ("Source.side", "m-side-name", "\"side\": \"side-a\"", "side-a"),
    ("Source.identity", "not named", "\"anonymous\"", "anonymous"),
    ("Source.part_of", "Part of <a", "\"part_of\": \"source-b\"", ",m-relay-name,source-b,m-side-name,"),
    ("Document.id", "document-a", "\"id\": \"document-a\"", "document-a"),
    ("Document.dated", "value=\"1931-05-09\"", "\"1931-05-09\"", "1931-05-09"),
    ("Document.language", "language gd", "\"language\": \"gd\"", ",gd,"),
    ("Document.paragraphs", "97 paragraphs", "\"paragraphs\": 97", ",97,"),
    ("Event.id", "event-a", "\"id\": \"event-a\"", "event-a"),
    ("Event.within", "part of ", "\"within\": \"event-b\"", "m-whole-event"),
    ("Event.on", "value=\"1931-05-04\"", "\"on\": \"1931-05-04\"", "1931-05-04"),
    ("Event.at", ", at ", "\"at\": \"place-a\"", "m-place-name"),
    ("Event.cited", "¶32", "\"paragraph\": 32", ""),
    ("Person.id", "person-a", "\"id\": \"person-a\"", "person-a"),
    ("Person.home", ", from ", "\"home\": \"place-a\"", "m-place-name"),
    ("Person.cited", "¶33", "\"paragraph\": 33", ""),
    ("Question.id", "question-a", "\"id\": \"question-a\"", "question-a"),
    ("Reading.id", "reading-a", "\"id\": \"reading-a\"", ""),
    ("Reading.of_range", "the lowest word counts for all", "\"lowest\"", ""),
    ("Reading.words", "m-left", "\"m-left\"", ""),
    ("Claim.id", "claim-claim-a", "\"id\": \"claim-a\"", "claim-a"),
    ("Claim.by", "source-source-a", "\"by_id\": \"source-a\"", "source-a"),
    ("Claim.attribution", "implied, not stated", "\"attribution\": \"implied\"", "implied"),
    ("Claim.via", "via m-relay-name", "\"m-relay-name\"", "source-b"),
    ("Claim.document", "m-document-title", "\"document_id\": \"document-a\"", "document-a"),
    ("Claim.paragraph", "¶71", "\"paragraph\": 71", ",71,"),
    ("Claim.said", "value=\"1931-05-06~\"", "\"said\": \"1931-05-06~\"", "1931-05-06~"),
    ("Claim.foretells", "Foretells its event", "\"foretells\": true", "yes"),
    ("Claim.event", "#event-event-a", "\"event_id\": \"event-a\"", "event-a"),
    ("Claim.at", "#place-place-a", "\"place_id\": \"place-a\"", "place-a"),
    ("Claim.people", "#person-person-a", "\"people_ids\": [", "person-a"),
    ("Claim.revises", "Replaces: ", "\"revises\": \"claim-a\"", "claim-a"),
    ("Claim.corrects", "Put forward as a correction of: ", "\"corrects\": \"claim-h\"", ",claim-h,"),
    ("Claim.same_as", "The same statement as: ", "\"same_as\": \"claim-b\"", "claim-b"),
    ("Claim.bears_on", "Bears on: ", "\"bears_on_ids\": [", "question-b"),
    ("Claim.stance", "doubts", "\"stance\": \"doubts\"", "doubts"),
    ("Claim.says", "m-answer-text", "m-answer-text", "m-answer-text"),
    ("Count.outcome", "wounded", "\"outcome\": \"wounded\"", "wounded"),
    ("Count.of", "group-group-b", "\"population_id\": \"group-b\"", "group-b"),
    ("Count.quantity", "at least about 53", "\"quantity_plain\": \"at least about 53\"", "at least about 53"),
    ("Count.about", "at least about 53", "\"about\": true", "at least about 53"),
    ("Count.and_more", "311 to 419 and more", "\"and_more\": true", "311 to 419 and more"),
    ("Count.parts", ": 37", "\"37: m-count-parts\"", "37: m-count-parts"),
    ("Estimate.point", "6,131", "\"point\": 6131", ",6131,"),
    ("Estimate.low", "5,101", "\"interval_low\": 5101", ",5101,"),
    ("Estimate.high", "7,207", "\"interval_high\": 7207", ",7207,"),
    ("Estimate.level", "91.5%", "\"interval_level\": \"91.5\"", ",91.5,"),
    ("Estimate.kind", "credible interval", "\"interval_kind\": \"credible\"", ",credible,"),
    ("Times.times", "2.5 times another figure", "\"times\": \"2.5\"", ",2.5,"),
    ("Times.of", "Relative to: ", "\"relative_to\": \"claim-d\"", ",claim-d,"),
    ("Half.of", "half of another figure", "\"half of another figure\"", "half of another figure"),
    ("Most.of", "most of another figure", "\"most of another figure\"", "most of another figure"),
    ("Reading.about", "within 17.5%", "\"about\": \"within 17.5%\"", ""),
    ("Count.so_far", "running count", "\"so_far\": true", "yes"),
    (
        "Answer.position",
        "Grouped under “m-question-positions”",
        "\"position_id\": \"position-a\"",
        "m-question-positions,position-a",
    ),
    ("Answer.to", "question-question-a", "\"question_id\": \"question-a\"", "question-a"),
    // Derived from event and document only.
    (
        "Claim.said_not_before",
        "value=\"1931-05-04/1931-05-09\"",
        "\"said_not_before\": \"1931-05-04\"",
        "1931-05-04",
    ),
    (
        "Claim.said_not_after",
        "value=\"1931-05-04/1931-05-09\"",
        "\"said_not_after\": \"1931-05-09\"",
        "1931-05-09",
    ),
];

/// Fields about the form of the file, or that hold the sections, whose entries are searched for one by one.
const FORM: [&str; 13] = [
    "format",
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
/// The markers of what no claim refers to, which CSV does not include.
const BESIDE: [&str; 27] = [
    "m-backdrop-file",
    "m-backdrop-credit",
    "m-backdrop-note",
    "m-step-title",
    "m-step-text",
    "m-shape-name",
    "m-shape-credit",
    "m-shape-note",
    "m-shape-file",
    "m-file-credit",
    "m-untaken",
    "m-citation-page",
    "m-citation-column",
    "m-citation-section",
    "m-citation-post",
    "m-citation-locator",
    "m-dossier-title",
    "m-dossier-summary",
    "m-line",
    "m-count-parts",
    "m-group-one",
    "m-group-many",
    "m-group-note",
    "m-reading-basis",
    "m-left",
    "m-things",
    "m-reading-name",
];

/// The beginnings of the markers of what JSON alone holds: quotes, evidence, and grades that nobody gave.
const JSON_ONLY: [&str; 3] = ["m-quote-", "m-evidence-", "m-other"];

/// The exports: the report, JSON, CSV.
fn exports(text: &str) -> [String; 3] {
    let loaded = load::read(text);
    assert!(loaded.dossier.is_some(), "{:?}", loaded.diagnostics);
    let mut program = Parallax::new("full.ron", loaded);
    let table = Subject::View(View::TABLE);
    [(Subject::Report, Format::Html), (table, Format::Json), (table, Format::Csv)].map(|(subject, format)| {
        let bytes = publish::make(&mut program, &Wish::usual(subject, format)).expect("made");
        String::from_utf8(bytes).expect("UTF-8")
    })
}

/// All texts of the test's dossier that begin with "m-".
fn markers() -> BTreeSet<&'static str> {
    let texts = FULL.split('"').skip(1).step_by(2);
    texts
        .map(|text| text.strip_prefix("https://example.org/").unwrap_or(text))
        .filter(|text| text.starts_with("m-"))
        .collect()
}

#[test]
fn every_field_of_the_format_has_its_marker() {
    let schema = Schema::of_dossier();
    let markers = markers();
    let mut missing = Vec::new();
    for (name, fields) in &schema.structs {
        for (field, holds) in fields {
            let of = format!("{name}.{field}");
            let marker = format!("m-{}-{field}", name.to_lowercase());
            let is_told = SPOKEN.iter().any(|(known, ..)| *known == of) || markers.contains(marker.as_str());
            let is_form = *name == "Dossier" && (FORM.contains(field) || *field == "frame");
            // Structs are searched for field by field.
            let is_struct = schema.structs.contains_key(holds.as_str());
            if !is_told && !is_form && !is_struct {
                missing.push(format!("{of}: {holds}"));
            }
        }
    }
    assert!(missing.is_empty(), "fields without a marker in this test: {missing:#?}");
}

#[test]
fn the_report_json_and_csv_hold_every_field() {
    let [report, json, csv] = exports(FULL);
    // Text in the drawings proves nothing about the page.
    let page: String =
        report.split("<svg").map(|part| part.split_once("</svg>").map_or(part, |(_, rest)| rest)).collect();
    let mut lost = Vec::new();
    for marker in markers() {
        for (name, export) in [("report", &page), ("JSON", &json), ("CSV", &csv)] {
            if JSON_ONLY.iter().any(|start| marker.starts_with(start)) {
                if export.contains(marker) != (name == "JSON") {
                    lost.push(format!("{name}: {marker} is for JSON alone"));
                }
                continue;
            }
            let is_beside = name == "CSV" && BESIDE.contains(&marker);
            if !export.contains(marker) && !is_beside {
                lost.push(format!("{name}: {marker}"));
            }
        }
    }
    for (field, in_page, in_json, in_csv) in SPOKEN {
        for (name, export, words) in
            [("report", &page, in_page), ("JSON", &json, in_json), ("CSV", &csv, in_csv)]
        {
            if !export.contains(words) {
                lost.push(format!("{name}: {field} as `{words}`"));
            }
        }
    }
    assert!(lost.is_empty(), "lost: {lost:#?}");
}

/// Without a marker the search finds nothing: the test can fail.
#[test]
fn what_is_not_there_is_not_found() {
    let exports = exports(&FULL.replace("m-claim-note", "nothing"));
    assert!(exports.iter().all(|export| !export.contains("m-claim-note")));
}
