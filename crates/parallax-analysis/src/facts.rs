//! What is said of a person, line by line, and by whom; and the grades that named bodies give.

use crate::dossier::{Assessment, DocumentId, Dossier, Fact, Item, Moment, Person, SourceId};

/// What is said of a person besides their names: what each line is about, and what is said, with who says it and where.
/// What was read in a document that came out after `day` is left out.
#[must_use]
pub fn facts_of(dossier: &Dossier, person: &Person, day: Option<Moment>) -> Vec<(&'static str, String)> {
    let facts = &person.facts;
    let mut lines = Vec::new();
    add(&mut lines, "Age", dossier, &facts.age, day);
    add(&mut lines, "Sex", dossier, &facts.sex, day);
    add(&mut lines, "Status", dossier, &facts.status, day);
    add(&mut lines, "Family", dossier, &facts.family, day);
    add(&mut lines, "Died", dossier, &facts.died, day);
    lines.extend(facts.ids.iter().map(|id| ("In lists", format!("{}: {}", id.list, id.id))));
    lines
}

fn add<T: ToString>(
    lines: &mut Vec<(&'static str, String)>,
    about: &'static str,
    dossier: &Dossier,
    facts: &[Fact<T>],
    day: Option<Moment>,
) {
    let is_known = |fact: &&Fact<T>| day.is_none_or(|day| !dossier.is_after(None, fact.document, day));
    lines.extend(facts.iter().filter(is_known).map(|fact| {
        let said = said_by(dossier, fact.by, fact.document);
        (about, format!("{}{said}", fact.is.to_string()))
    }));
}

/// ", says Airwars (May report)"; empty if neither is given.
fn said_by(dossier: &Dossier, by: Option<SourceId>, document: Option<DocumentId>) -> String {
    let by = by.map_or_else(String::new, |by| format!(", says {}", dossier.sources[by].label()));
    match document {
        Some(document) => format!("{by} ({})", dossier.documents[document].label()),
        None => by,
    }
}

/// The grades that named bodies give of an item, in file order, without those given after `day`.
pub fn assessments_of(
    dossier: &Dossier,
    item: Item,
    day: Option<Moment>,
) -> impl Iterator<Item = &Assessment> {
    let is_known =
        move |one: &&Assessment| day.is_none_or(|day| !dossier.is_after(one.on.as_ref(), one.document, day));
    dossier.assessments.for_item(item).filter(is_known)
}

/// "Airwars grades it “Fair” (scheme: Airwars; March 2018)".
#[must_use]
pub fn grade_given(dossier: &Dossier, assessment: &Assessment) -> String {
    let who = dossier.sources[assessment.by].label();
    let on = assessment.on.as_ref().map_or_else(String::new, |on| format!("; {on}"));
    format!("{who} grades it “{}” (scheme: {}{on})", assessment.grade, assessment.scheme)
}

/// What the grade means, as its scheme defines it or the dossier says, and where the scheme is defined: "“Fair” means:
/// reported by two sources. Scheme: Airwars methodology". Empty if neither is given.
#[must_use]
pub fn grade_explained(dossier: &Dossier, assessment: &Assessment) -> String {
    let meaning = dossier.assessments.meaning(assessment).trim_end_matches('.');
    let basis =
        dossier.assessments.scheme(assessment).map_or("", |scheme| scheme.basis.trim_end_matches('.'));
    let mut parts = Vec::new();
    if !meaning.is_empty() {
        parts.push(format!("“{}” means: {meaning}.", assessment.grade));
    }
    if !basis.is_empty() {
        parts.push(format!("Scheme: {basis}."));
    }
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;

    const TEXT: &str = r#"Dossier(format: 2, title: "T", sources: {"m": (name: "Health Ministry"), "a": (name: "Airwars")},
        documents: {"d": (title: "June list", dated: "2018-06-01"), "e": (title: "E")},
        places: {"p": (name: "P", role: Context)}, events: {"strike": (name: "The strike", on: "2018-02-07")},
        people: {"x": (name: "X", names_in: [(text: "س", lang: "ar")], cited: [(document: "e")],
            age: [(is: Years(34), by: "m", document: "d"), (is: Between(30, 35), by: "a")], sex: [(is: Female)],
            status: [(is: NotKnown, document: "e")], family: [(is: "daughter of Y")], died: [(is: "2018-02-07", by: "a")],
            ids: {"moh": "1234"})},
        schemes: {"Airwars": (basis: "Its methodology.", grades: {"Fair": "two or more sources"})},
        assessments: [
            (by: "a", scheme: "Airwars", grade: "Fair", of: Event("strike"), on: "2018-03"),
            (by: "m", scheme: "Own", grade: "B2", of: Event("strike"), document: "d", meaning: "usually reliable."),
            (by: "a", scheme: "Airwars", grade: "Weak", of: Place("p")),
        ],
        claims: {"c": (by: "a", document: "d", paragraph: 1, event: "strike")})"#;

    fn dossier() -> Dossier {
        let loaded = load::read(TEXT);
        let warned: Vec<_> = loaded.diagnostics.iter().map(|one| one.code.word()).collect();
        assert_eq!(warned, ["unknown-grade"], "{:?}", loaded.diagnostics);
        loaded.dossier.expect("a sound dossier")
    }

    fn day(month: i8) -> Moment {
        jiff::civil::date(2018, month, 15).into()
    }

    #[test]
    fn each_fact_is_said_by_whom_and_where() {
        let dossier = dossier();
        let person = &dossier.people.rows()[0];
        let lines = |day| -> Vec<String> {
            facts_of(&dossier, person, day)
                .into_iter()
                .map(|(about, text)| format!("{about}: {text}"))
                .collect()
        };
        let all = [
            "Age: 34 years, says Health Ministry (June list)",
            "Age: 30 to 35 years, says Airwars",
            "Sex: female",
            "Status: status not known (E)",
            "Family: daughter of Y",
            "Died: 7 February 2018, says Airwars",
            "In lists: moh: 1234",
        ];
        assert_eq!(lines(None), all);
        assert_eq!(lines(Some(day(7))), all);
        assert_eq!(lines(Some(day(5))), all[1..], "the list had not come out");
    }

    #[test]
    fn a_grade_is_somebodys_and_has_its_own_meaning() {
        let dossier = dossier();
        let of = |table: &str, key: &str, day| -> Vec<String> {
            let kinds = crate::dossier::ItemKind::ALL;
            let kind = kinds.into_iter().find(|kind| kind.word() == table).expect("a kind");
            let item = dossier.find(kind, key).expect("an item");
            let words = |one: &Assessment| {
                format!("{}. {}", grade_given(&dossier, one), grade_explained(&dossier, one))
            };
            assessments_of(&dossier, item, day).map(words).collect()
        };
        let fair = "Airwars grades it “Fair” (scheme: Airwars; March 2018). “Fair” means: two or more sources. Scheme: Its methodology.";
        let own = "Health Ministry grades it “B2” (scheme: Own). “B2” means: usually reliable.";
        assert_eq!(of("event", "strike", None), [fair, own]);
        assert_eq!(of("event", "strike", Some(day(4))), [fair], "the list had not come out");
        assert_eq!(of("event", "strike", Some(day(2))), [""; 0]);
        assert_eq!(
            of("place", "p", None),
            ["Airwars grades it “Weak” (scheme: Airwars). Scheme: Its methodology."]
        );
        assert_eq!(of("claim", "c", None), [""; 0]);
    }
}
