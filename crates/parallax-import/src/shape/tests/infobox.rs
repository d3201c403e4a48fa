//! Infoboxes of battles.

use parallax_dossier::dossier::Outcome;
use parallax_dossier::draft::{Quantity, Says};

use super::{imported, shape};
use crate::Import;

const BATTLE: &str = r#"{{Short description|A battle}}
{{Infobox military conflict
| conflict = Battle of the Quay
| date = 7 February 2018
| place = [[Quay (port)|Quay]], North
| combatant1 = {{flag|Northland}}<br>'''Militia'''
| combatant2 = {{flagicon|Southland}} [[Southland]]
| commander1 = Ana Roe {{KIA}}
| casualties1 = '''100+''' killed<ref name=bbc>{{cite news |last=Roe |first=Ana |title=The quay |publisher=[[BBC News]] |url=https://example.org/a |date=8 Feb 2018}}</ref>, 30 wounded<ref>{{cite web|title=Tolls|work=Gazette}}</ref>
* {{circa|500}}<!-- who says so? --><ref name="bbc" />
* Heavy{{citation needed|date=May 2019}}
* 10 Tanks
| casualties2 = {{plainlist|
* Per Northland:<ref>{{cite web|author=Joe Doe|title=Post}}</ref>
** 200–300 killed
** several trucks
* 12 captured<ref name=bbc/><ref>{{cite book|publisher=Press}}</ref>
* {{odd|7}} killed
}}
| casualties3 = {{ubl|9 civilians killed|Unknown}}
}}
The '''battle''' was fought.
"#;

/// By whom, through whom, the outcome, the population, the quantity and the words of each claim.
fn rows_of(made: &Import) -> Vec<(String, String, Outcome, String, Quantity<'static>, String)> {
    let claims = made.draft.claims.iter().map(|(_, claim)| {
        let Says::Count { outcome, of, quantity, .. } = &claim.says else { panic!("a count") };
        let outcome = Outcome::ALL.into_iter().find(|one| *outcome == (*one).into()).expect("an outcome");
        let via: Vec<String> = claim.via.iter().map(ToString::to_string).collect();
        let by = claim.by.as_ref().map(ToString::to_string).unwrap_or_default();
        let worded = claim.worded.clone().unwrap_or_default();
        (by, via.join(" "), outcome, of.to_string(), quantity.clone(), worded)
    });
    claims.collect()
}

#[test]
fn each_figure_of_an_infobox_is_a_claim_by_the_source_that_is_cited() {
    use Outcome::{Captured, Casualties, Killed, Wounded};
    let made = imported(&[("battle.wiki", BATTLE)]);
    assert_eq!((shape(&made), made.summary.sheets[0].rows), (Some("infobox"), 1));
    let article = "article-on-battle-of-the-quay";
    let (north, south, people) = ("northland-militia", "southland", "people");
    let row = |by: &str, via: &str, outcome, of: &str, quantity, worded: &str| {
        (by.to_owned(), via.to_owned(), outcome, of.to_owned(), quantity, worded.to_owned())
    };
    let words = |text: &str| Quantity::Words(text.to_owned());
    assert_eq!(
        rows_of(&made),
        [
            row("bbc-news", article, Killed, north, Quantity::AtLeast(100), "100+ killed"),
            row("gazette", article, Wounded, north, Quantity::Exactly(30), "30 wounded"),
            row("bbc-news", article, Casualties, north, Quantity::About(500), "c. 500"),
            row(article, "", Casualties, north, words("Heavy"), "Heavy"),
            row(article, "", Casualties, north, words("10 Tanks"), "10 Tanks"),
            row(
                "northland",
                &format!("joe-doe {article}"),
                Killed,
                south,
                Quantity::Between(200, 300),
                "Per Northland: 200–300 killed"
            ),
            row(
                "joe-doe",
                article,
                Casualties,
                south,
                words("Per Northland: several trucks"),
                "Per Northland: several trucks"
            ),
            row(article, "", Captured, south, Quantity::Exactly(12), "12 captured"),
            row(article, "", Casualties, south, words("{{odd|7}} killed"), "{{odd|7}} killed"),
            row(article, "", Killed, "civilians", Quantity::Exactly(9), "9 civilians killed"),
            row(article, "", Casualties, people, Quantity::NotGiven, "Unknown"),
        ]
    );
    let notes: Vec<&str> = made.draft.claims.iter().map(|(_, claim)| claim.note.as_str()).collect();
    assert_eq!(
        notes[0],
        "Line 9, casualties1.\nCited: Ana Roe, The quay, BBC News, 8 Feb 2018, https://example.org/a"
    );
    assert_eq!(notes[3], "Line 11, casualties1.\nThe article adds: {{citation needed|date=May 2019}}");
    assert!(notes[7].starts_with("Line 17, casualties2.\nSeveral sources are cited for it"), "{}", notes[7]);
    let (_, event) = made.draft.events.iter().next().expect("an event");
    assert_eq!(
        (event.name.as_deref(), event.on.clone()),
        (Some("Battle of the Quay"), Some("2018-02-07".into()))
    );
    assert_eq!(made.draft.places.iter().next().expect("a place").1.name.as_deref(), Some("Quay, North"));
    let left: Vec<_> = made.summary.left_out.iter().map(|one| (one.row, one.text.as_str())).collect();
    assert_eq!(left, [(8, "commander1")]);
    let kept: Vec<_> = made.summary.words.iter().map(|one| (one.row, one.text.as_str())).collect();
    assert_eq!(
        kept,
        [(11, "Heavy"), (12, "10 Tanks"), (16, "Per Northland: several trucks"), (18, "{{odd|7}} killed")]
    );
}

#[test]
fn figures_of_one_range_are_never_divided_between_their_sources() {
    let text = "{{Infobox military conflict|conflict=Q|casualties1=100<ref>{{cite web|work=A}}</ref>–200<ref>{{cite web|work=B}}</ref> killed}}";
    let made = imported(&[("q.txt", text)]);
    let found = rows_of(&made);
    assert_eq!((found.len(), found[0].0.as_str()), (1, "article-on-q"));
    assert_eq!((&found[0].4, found[0].5.as_str()), (&Quantity::Between(100, 200), "100–200 killed"));
}

#[test]
fn an_infobox_that_is_cut_short_is_told() {
    let made = imported(&[("q.wiki", &BATTLE[..BATTLE.find("| casualties3").expect("a field")])]);
    assert_eq!((made.is_empty(), made.summary.left_out[0].why.as_str()), (true, "the infobox is not closed"));
    for (open, close) in
        [("{{", ""), ("{{a|", "}}"), ("<ref>", ""), ("[[", "]]"), ("*", ""), ("<", ""), ("{{flag|", "}}")]
    {
        let value = format!("{}1{}", open.repeat(5_000), close.repeat(5_000));
        let text = format!("{{{{Infobox military conflict\n| casualties1 = {value}\n}}}}");
        imported(&[("q.wiki", &text)]);
    }
}
