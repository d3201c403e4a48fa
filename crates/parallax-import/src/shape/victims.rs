//! Victims as Airwars lists them, a row each: people, and for each a claim by Airwars that names them.

use parallax_dossier::dossier::{Age, Identity, Native, Outcome, Sex, SourceKind};
use parallax_dossier::draft::{AgeSaid, Claim, Entries, Event, Person, Quantity, Says, SexSaid, Word};

use super::Job;
use super::common::{Cells, file_document, labelled};
use crate::columns::Table;
use crate::date::{self, DayOrder};
use crate::making::{Kind, line, name};

pub(super) const TITLE: &str =
    "victims as Airwars lists them: each row becomes a person, and a claim by Airwars that names them";
pub(super) const COLUMNS: &[&str] =
    &["incident_id", "victim_id", "name_en", "name_ar", "age_group", "gender"];

/// Names that stand for none.
const NAMELESS: [&str; 8] = ["unknown", "unnamed", "not known", "name unknown", "n/a", "na", "-", "?"];

/// Makes people and claims of all rows.
pub(super) fn read(table: &Table, job: &mut Job) {
    let by = job.maker.source("Airwars", SourceKind::Monitor, Identity::Named, "");
    let document = file_document(job, &table.sheet.file, "The list of victims that was imported.");
    let of = job.maker.group("Victims", None, "As Airwars lists them.");
    for row in table.rows {
        job.maker.at_row(row.number);
        let cells = Cells { table, row };
        if cells.first(&["victim_id", "name_en", "name_ar"]).is_empty() {
            cells.leave_out(job, "", &cells.all(), "the row has neither a name nor a number of a victim");
            continue;
        }
        let event = event(&cells, job);
        let person = person(&cells, &by, &document, job);
        let outcome = match cells.first(&["killed_or_injured"]).to_lowercase().as_str() {
            "killed" => Outcome::Killed,
            "injured" | "wounded" => Outcome::Wounded,
            // Both, and what is not said.
            _ => Outcome::Casualties,
        };
        // A name, and a row without one, say that it was at least one.
        let quantity = match &person {
            Some(id) => Quantity::Named(vec![id.clone()]),
            None => Quantity::AtLeast(1),
        };
        let says = Says::Count {
            outcome: outcome.into(),
            of: of.clone(),
            quantity,
            so_far: false,
            about: false,
            and_more: false,
            parts: Entries::default(),
        };
        let claim = Claim {
            by: Some(by.clone()),
            document: Some(document.clone()),
            event,
            note: format!("{}.\n{}", cells.place(), notes(&cells)).trim_end().to_owned(),
            says,
            ..Claim::default()
        };
        let id = format!("{}row {} {outcome:?}", job.prefix, job.maker.row_name());
        job.maker.claim(&id, claim);
        job.summary.rows_with_claims += 1;
    }
}

/// What has no field of its own, in the words of the list.
fn notes(cells: &Cells) -> String {
    let of = |label: &'static str, column: &'static str| (label, cells.first(&[column]));
    labelled(&[
        of("Killed or injured", "killed_or_injured"),
        of("Age", "age_years"),
        of("Age group", "age_group"),
        of("Gender", "gender"),
        of("Pregnant", "pregnant"),
        of("Family", "family_id"),
    ])
}

fn event(cells: &Cells, job: &mut Job) -> Option<Word<'static>> {
    let (id, written) = (line(cells.first(&["incident_id"])), cells.first(&["incident_date"]));
    let order = cells.table.map.dates.unwrap_or(DayOrder::NotShown);
    // Airwars writes the first day of computers where it has none.
    let on = if written.is_empty() || written.starts_with("1970-01-01") {
        None
    } else {
        match date::read(written, order) {
            Ok(date) => Some(date),
            Err(why) => {
                cells.leave_out(job, "incident_date", written, &why);
                None
            }
        }
    };
    if id.is_empty() && on.is_none() {
        return None;
    }
    let title = match (&on, id.is_empty()) {
        (_, false) => format!("Incident {id}"),
        (Some(day), true) => format!("Incident on {day}"),
        (None, true) => String::new(),
    };
    let event = Event { name: Some(name(&title)), on: on.map(Into::into), ..Event::default() };
    Some(job.maker.event(&format!("incident {title}"), event))
}

/// The person of a row; `None` if it names nobody.
fn person(
    cells: &Cells,
    by: &Word<'static>,
    document: &Word<'static>,
    job: &mut Job,
) -> Option<Word<'static>> {
    let is_name = |text: &str| !text.is_empty() && !NAMELESS.contains(&text.to_lowercase().as_str());
    let [english, arabic] = ["name_en", "name_ar"].map(|column| line(cells.first(&[column])));
    let shown = [&english, &arabic].into_iter().find(|text| is_name(text))?.clone();
    let native =
        (is_name(&arabic) && arabic != shown).then(|| Native { text: name(&arabic), lang: "ar".to_owned() });
    let age = cells.first(&["age_years"]);
    let years = age.strip_suffix(".0").unwrap_or(age).parse::<u32>().ok().filter(|years| *years < 130);
    let sex = match cells.first(&["gender", "sex"]).to_lowercase().as_str() {
        "female" | "f" => Some(Sex::Female),
        "male" | "m" => Some(Sex::Male),
        _ => None,
    };
    let ids = [("airwars", "victim_id"), ("ministry-of-health", "moh_id")];
    let ids = ids.into_iter().map(|(list, column)| (list.to_owned(), line(cells.first(&[column]))));
    let ids: Entries<String> = ids.filter(|(_, id)| !id.is_empty()).collect();
    let whose = || (Some(by.clone()), Some(document.clone()));
    let person = Person {
        name: Some(name(&shown)),
        native,
        age: years
            .map(|years| AgeSaid { is: Some(Age::Years(years)), by: whose().0, document: whose().1 })
            .into_iter()
            .collect(),
        sex: sex.map(|is| SexSaid { is: Some(is), by: whose().0, document: whose().1 }).into_iter().collect(),
        ids,
        ..Person::default()
    };
    let known = line(cells.first(&["victim_id"]));
    let key = if known.is_empty() { format!("victim {shown}") } else { format!("victim {known}") };
    // Two rows of one name without numbers are two people.
    let key = job.maker.fresh(Kind::Person, &key);
    Some(job.maker.person(&key, person))
}
