//! Lineage: counts worked out by hand, order, crossings, circles.

mod random;

use super::*;
use crate::dossier::{Id as _, ItemKind};
use crate::load;

fn khusham() -> Dossier {
    load::read(load::KHUSHAM).dossier.expect("sound")
}

fn of_all(dossier: &Dossier) -> Lineage {
    Lineage::new(dossier, &dossier.claims.ids().collect::<Vec<_>>())
}

fn source(dossier: &Dossier, key: &str) -> SourceId {
    match dossier.find(ItemKind::Source, key) {
        Some(Item::Source(id)) => id,
        other => panic!("{key} is {other:?}"),
    }
}

fn claim(dossier: &Dossier, key: &str) -> ClaimId {
    match dossier.find(ItemKind::Claim, key) {
        Some(Item::Claim(id)) => id,
        other => panic!("{key} is {other:?}"),
    }
}

/// A dossier with sources `s-0` to `s-5` and documents `d-0` to `d-2`; each claim is by the first of its
/// sources, through the others, in a document.
fn ways(claims: &[(Vec<usize>, usize)]) -> Dossier {
    let list =
        |count: usize, entry: &dyn Fn(usize) -> String| (0..count).map(entry).collect::<Vec<_>>().join(", ");
    let sources = list(6, &|row| format!("\"s-{row}\": (name: \"S{row}\")"));
    let documents = list(3, &|row| format!("\"d-{row}\": (title: \"D{row}\")"));
    let claims = list(claims.len(), &|row| {
        let (way, document) = &claims[row];
        let via: Vec<_> = way[1..].iter().map(|source| format!("\"s-{source}\"")).collect();
        format!(
            "\"c-{row}\": (by: \"s-{}\", via: [{}], document: \"d-{document}\", paragraph: 1, says: Remark, gist: \"G\")",
            way[0],
            via.join(", ")
        )
    });
    let text = format!(
        "Dossier(format: 1, title: \"T\", sources: {{{sources}}}, documents: {{{documents}}}, claims: {{{claims}}})"
    );
    let read = load::read(&text);
    read.dossier.unwrap_or_else(|| panic!("{text}"))
}

/// 109 claims by 38 sources. Passed on: by Fars 4 of Tasnim, by Reuters 4 of Buga, Averin and an official, by the
/// Conflict Intelligence Team 2, by Tass 3 of Peskov, by Newsweek's author 2 silences, by CBS 1, by Yabloko 1.
#[test]
fn the_ways_of_khusham_are_those_in_the_documents() {
    let dossier = khusham();
    let lineage = of_all(&dossier);
    assert_eq!(lineage.counts().to_string(), "3 documents, 38 origins, 7 relays");
    let column = |column: usize| lineage.nodes().iter().filter(move |node| node.column == column);
    assert_eq!([0, 1, 2, 3].map(|number| column(number).count()), [38, 2, 7, 3]);
    let counts = lineage.counts();
    assert_eq!(
        (counts.repeated, counts.reports),
        (2, 5),
        "the ministry's 25 wounded, read in two documents, and its denial of servicemen, read three times"
    );
    assert!(lineage.circles().is_empty());
    let through = |role: Role| {
        let node = lineage.nodes().iter().find(|node| node.role == role);
        node.map(|node| node.claims.len())
    };
    for (relay, claims) in [
        ("fars", 4),
        ("reuters", 4),
        ("cit", 2),
        ("tass", 3),
        ("narrator-newsweek", 2),
        ("cbs", 1),
        ("yabloko", 1),
    ] {
        assert_eq!(through(Role::Relay(source(&dossier, relay))), Some(claims), "{relay}");
    }
    assert_eq!(through(Role::Relay(source(&dossier, "pentagon"))), None);
    assert_eq!(through(Role::Origin(source(&dossier, "pentagon"))), Some(11));
    assert_eq!(through(Role::Origin(source(&dossier, "cit"))), Some(8), "in both roles");
    let read: usize = column(3).map(|node| node.claims.len()).sum();
    assert_eq!(read, 109);
}

/// Attributed to the Pentagon by context only: the two remarks of the February report and two figures of 15
/// February.
#[test]
fn an_implied_attribution_has_an_edge_of_its_own() {
    let dossier = khusham();
    let lineage = of_all(&dossier);
    let pentagon = Role::Origin(source(&dossier, "pentagon"));
    let implied: Vec<_> = (lineage.edges().iter())
        .filter(|edge| edge.attribution == Attribution::Implied)
        .map(|edge| (lineage.node(edge.from).role, edge.claims.len()))
        .collect();
    assert_eq!(implied, [(pentagon, 2), (pentagon, 2)]);
    let unclear = lineage.edges().iter().filter(|edge| edge.attribution == Attribution::Unclear);
    assert_eq!(unclear.map(|edge| edge.claims.len()).sum::<usize>(), 10);
}

#[test]
fn a_figure_rests_on_those_who_said_it_and_not_on_who_says_the_like_of_others() {
    let count = |key: &str, by: &str, document: &str, more: &str, of: &str, quantity: &str| {
        format!(
            "\"{key}\": (by: \"{by}\", document: \"{document}\", paragraph: 1, {more} gist: \"g\", \
             says: Count(outcome: Killed, of: \"{of}\", quantity: {quantity})),"
        )
    };
    let claims = [
        count("over", "a", "d", "", "guards", "MoreThan(100)"),
        count("over-b", "b", "d", "", "hands", "MoreThan(100)"),
        count("over-c", "c", "e", "", "keepers", "MoreThan(100)"),
        count("twice", "b", "d", "", "keepers", "Exactly(25)"),
        count("twice-again", "b", "e", "same_as: \"twice\",", "keepers", "Exactly(25)"),
        count("silent", "c", "e", "stance: Silent,", "guards", "NotGiven"),
    ];
    let text = format!(
        "Dossier(format: 2, title: \"T\", groups: {{\"guards\": (name: \"Guards\"), \"hands\": (name: \"Hands\"), \
         \"keepers\": (name: \"Keepers\")}}, sources: {{\"a\": (name: \"A\"), \"b\": (name: \"B\"), \"c\": (name: \"C\")}}, \
         documents: {{\"d\": (title: \"D\"), \"e\": (title: \"E\")}}, claims: {{{}}})",
        claims.concat()
    );
    let dossier = load::read(&text).dossier.unwrap_or_else(|| panic!("{text}"));
    let all: Vec<_> = dossier.claims.ids().collect();
    let ties = crate::Ties::new(&dossier);
    let rests = |key: &str| {
        let claim = &dossier.claims[claim(&dossier, key)];
        resting(&dossier, &ties, &all, claim).map(|found| found.to_string())
    };
    assert_eq!(
        rests("over").as_deref(),
        Some(
            "“more than 100” killed of Guards rests on 1 origin, read in 1 document; \
             2 other origins with the same figure, of 2 other populations"
        )
    );
    assert_eq!(
        rests("twice-again").as_deref(),
        Some("“25” killed of Keepers rests on 1 origin, read in 2 documents; 1 statement, read in 2 places")
    );
    assert_eq!(rests("silent"), None, "silence is no figure");
}

#[test]
fn nothing_of_nothing() {
    let empty = Lineage::new(&khusham(), &[]);
    assert_eq!(empty, Lineage { counts: Origins::default(), ..Lineage::default() });
    assert_eq!(empty.counts().to_string(), "0 documents, 0 origins, 0 relays");
    let other = Lineage::new(&Dossier::default(), &[ClaimId::from_index(3)]);
    assert!(other.claims().is_empty(), "a claim of another dossier");
}

#[test]
fn two_sources_that_pass_each_other_on_are_a_circle() {
    let dossier = ways(&[(vec![0, 1], 0), (vec![1, 0], 1), (vec![2, 1], 0), (vec![3], 2)]);
    let [a, b] = [source(&dossier, "s-0"), source(&dossier, "s-1")];
    let lineage = of_all(&dossier);
    assert_eq!(lineage.circles(), [vec![a, b]]);
    assert!(lineage.is_in_a_circle(a) && !lineage.is_in_a_circle(source(&dossier, "s-2")));
    let one = Lineage::new(&dossier, &[claim(&dossier, "c-0")]);
    assert!(one.circles().is_empty(), "one way alone is no circle");
}

#[test]
fn a_long_edge_has_room_in_every_column_it_passes() {
    let dossier = ways(&[(vec![0, 1, 2, 3], 0), (vec![4], 1)]);
    let lineage = of_all(&dossier);
    let bends = lineage
        .columns()
        .iter()
        .map(|slots| slots.iter().filter(|slot| matches!(slot, Slot::Bend(_))).count());
    assert_eq!(bends.collect::<Vec<_>>(), [0, 1, 1, 1, 0]);
}

#[test]
fn absurdly_long_chains_are_still_laid_out() {
    let list =
        |count: usize, entry: &dyn Fn(usize) -> String| (0..count).map(entry).collect::<Vec<_>>().join(", ");
    let sources = list(900, &|row| format!("\"s-{row}\": (name: \"S\")"));
    let relays = list(899, &|row| format!("\"s-{}\"", row + 1));
    let claims = list(400, &|row| {
        let via = if row == 0 { relays.as_str() } else { "" };
        format!(
            "\"c-{row}\": (by: \"s-{row}\", via: [{via}], document: \"d\", paragraph: 1, says: Remark, gist: \"G\")"
        )
    });
    let text = format!(
        "Dossier(format: 1, title: \"T\", sources: {{{sources}}}, documents: {{\"d\": (title: \"D\")}}, claims: {{{claims}}})"
    );
    let lineage = of_all(&load::read(&text).dossier.expect("sound"));
    assert_eq!(lineage.columns().len(), 901);
    assert!(lineage.steps().all(|steps| steps.len() == 2), "too many bends: long edges go straight");
}

#[test]
fn reports_of_one_statement_pass_one_node_and_one_alone_passes_none() {
    let dossier = khusham();
    let reports = ["mod-wounded-25-fifteenth", "mod-wounded-25-newsweek"].map(|key| claim(&dossier, key));
    let lineage = Lineage::new(&dossier, &reports);
    let roles: Vec<_> = lineage.nodes().iter().map(|node| (node.role, node.claims.len())).collect();
    assert_eq!(
        roles[..2],
        [(Role::Origin(source(&dossier, "russian-mod")), 2), (Role::Statement(reports[0]), 2)]
    );
    assert_eq!(lineage.edges().len(), 3, "one line to the statement, two to the documents");
    let one = Lineage::new(&dossier, &reports[1..2]);
    assert_eq!((one.columns().len(), one.counts().repeated), (2, 0));
}

const INSTITUTIONS: &str = r#"Dossier(format: 2, title: "T", groups: {"g": (name: "G", many: "people")},
    sources: {
        "state": (name: "State"),
        "ministry": (name: "Ministry", part_of: "state"),
        "spokesman": (name: "Spokesman", part_of: "ministry", identity: Anonymous),
        "agency": (name: "Agency"),
        "watch": (name: "Watch"),
    },
    documents: {"d": (title: "D")},
    claims: {
        "a": (by: "spokesman", via: ["ministry", "agency"], document: "d", paragraph: 1,
            says: Count(outcome: Killed, of: "g", quantity: Exactly(4))),
        "b": (by: "ministry", document: "d", paragraph: 2, gist: "g"),
        "c": (by: "watch", document: "d", paragraph: 3, corrects: "a",
            says: Count(outcome: Killed, of: "g", quantity: Exactly(7))),
        "e": (by: "state", document: "d", paragraph: 4, corrects: "a",
            says: Count(outcome: Killed, of: "g", quantity: Exactly(5))),
    })"#;

/// The paths of all claims, with sources folded or not, and the names of its nodes by column.
fn of_institutions(folds: bool) -> (Lineage, Vec<String>) {
    let loaded = crate::load::read(INSTITUTIONS);
    assert_eq!(loaded.diagnostics, []);
    let dossier = loaded.dossier.expect("a sound dossier");
    let claims: Vec<_> = dossier.claims.ids().collect();
    let folding = Folding::new(&dossier, folds);
    let found = Lineage::new_while(&dossier, &claims, &folding, &|| true).expect("wanted");
    let name = |node: &Node| {
        let name = node.role.item().map_or("", |item| dossier.name(item));
        format!("{} {name} {}{}", node.column, node.claims.len(), if node.gathers { " gathers" } else { "" })
    };
    let names = found.nodes().iter().map(name).collect();
    (found, names)
}

#[test]
fn sources_are_folded_into_the_largest_institution_and_pass_nothing_on_to_themselves() {
    let (plain, names) = of_institutions(false);
    assert_eq!(
        names,
        ["0 State 1", "0 Ministry 1", "0 Spokesman 1", "0 Watch 1", "1 Ministry 1", "2 Agency 1", "3 D 4"]
    );
    assert_eq!(plain.counts().to_string(), "1 document, 4 origins, 2 relays");
    assert_eq!(plain.counts().not_named, 1);
    let (folded, names) = of_institutions(true);
    assert_eq!(names, ["0 State 3 gathers", "0 Watch 1", "1 Agency 1", "2 D 4"]);
    assert_eq!(folded.counts().to_string(), "1 document, 2 origins, 1 relay");
    assert_eq!(folded.counts().not_named, 0);
}

#[test]
fn corrections_join_origins_and_none_joins_an_institution_to_itself() {
    let told = |folds| {
        let (found, names) = of_institutions(folds);
        let told = found.corrections().iter().map(|one| {
            let name = |node: NodeId| names[node.index()].split(' ').nth(1).unwrap_or_default().to_owned();
            format!("{} of {}: {}", name(one.by), name(one.of), one.claims.len())
        });
        told.collect::<Vec<_>>()
    };
    assert_eq!(told(false), ["State of Spokesman: 1", "Watch of Spokesman: 1"]);
    assert_eq!(told(true), ["Watch of State: 1"]);
}
