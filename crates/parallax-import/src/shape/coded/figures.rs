//! The figures that a row of a coded database holds, by the rules of that database.

use parallax_dossier::dossier::{Estimate, IntervalKind, Outcome};
use parallax_dossier::draft::Quantity;

use super::{Cells, Figure};
use crate::making::line;

/// Low, best and high are UCDP's own estimate, without a level; what it counts of each side and of civilians are parts of it.
pub(super) fn ucdp(cells: &Cells) -> Vec<Figure> {
    let (Some(low), Some(best), Some(high)) =
        (cells.number("low"), cells.number("best"), cells.number("high"))
    else {
        return Vec::new();
    };
    let worded = format!("best {best}, low {low}, high {high}");
    let quantity = if low == best && best == high {
        // One figure for all three is what UCDP coded; zeros there are no statement that nobody died.
        if best == 0 { Quantity::NotGiven } else { Quantity::Exactly(best) }
    } else if low <= high {
        Quantity::Estimate(Estimate {
            point: Some(best),
            low: Some(low),
            high: Some(high),
            level: None,
            kind: IntervalKind::Range,
            method: "UCDP's coders' best, low and high estimates from the reports of an event".to_owned(),
        })
    } else {
        Quantity::Words(worded.clone())
    };
    let columns = [
        ("deaths_a", format!("Side A: {}", cells.get("side_a"))),
        ("deaths_b", format!("Side B: {}", cells.get("side_b"))),
        ("deaths_civilians", "Civilians".to_owned()),
        ("deaths_unknown", "People of whom it is not known".to_owned()),
    ];
    // A zero there says that none were coded, not that none died.
    let parts = columns
        .into_iter()
        .filter_map(|(column, of)| Some((line(&of), cells.number(column).filter(|n| *n > 0)?)));
    let (worded, hedge) = match quantity {
        // "Best 4, low 4, high 4" is no way to say a figure.
        Quantity::Exactly(n) => {
            (n.to_string(), Some("coded figure; best, low and high are the same".to_owned()))
        }
        _ => (worded, None),
    };
    vec![Figure { outcome: Outcome::Killed, of: "", quantity, parts: parts.collect(), worded, hedge }]
}

/// One integer; some stand for words.
pub(super) fn acled(cells: &Cells) -> Vec<Figure> {
    let Some(n) = cells.number("fatalities") else { return Vec::new() };
    let (quantity, hedge) = match n {
        0 => {
            (Quantity::NotGiven, "ACLED writes 0 where no deaths were reported, or their number is not known")
        }
        10 => (
            Quantity::Exactly(10),
            "coded figure, the lowest reported; ACLED also writes 10 for “tens” or where the number is not known",
        ),
        12 => (Quantity::Exactly(12), "coded figure, the lowest reported; ACLED also writes 12 for “dozens”"),
        100 => (
            Quantity::Exactly(100),
            "coded figure, the lowest reported; ACLED also writes 100 for “hundreds”",
        ),
        n => (Quantity::Exactly(n), "coded figure, the lowest reported"),
    };
    vec![Figure {
        outcome: Outcome::Killed,
        of: "",
        quantity,
        parts: Vec::new(),
        worded: n.to_string(),
        hedge: Some(hedge.to_owned()),
    }]
}

/// Who is counted, and the columns of the least and the most of killed and of injured.
type Ends = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// A least and a most of killed and of injured.
pub(super) fn airwars(cells: &Cells, groups: &[Ends]) -> Vec<Figure> {
    let columns = groups.iter().flat_map(|(of, killed_min, killed_max, injured_min, injured_max)| {
        [
            (Outcome::Killed, *of, *killed_min, *killed_max),
            (Outcome::Wounded, *of, *injured_min, *injured_max),
        ]
    });
    columns
        .filter_map(|(outcome, of, least, most)| {
            let worded = match (cells.get(least), cells.get(most)) {
                ("", "") => return None,
                // The site writes 0 for everybody of whom it says nothing.
                ("0", "0") if !of.is_empty() => return None,
                (least, most) if least == most && least != "0" => least.to_owned(),
                (least, "") => format!("at least {least}"),
                ("", most) => format!("at most {most}"),
                (least, most) => format!("{least} to {most}"),
            };
            let is_read = |column: &str| cells.get(column).is_empty() || cells.number(column).is_some();
            let quantity = match (cells.number(least), cells.number(most)) {
                _ if !is_read(least) || !is_read(most) => Quantity::Words(worded.clone()),
                (Some(0), Some(0)) | (None, None) => Quantity::NotGiven,
                (Some(least), Some(most)) if least == most => Quantity::Exactly(least),
                (Some(least), Some(most)) if least < most => Quantity::Between(least, most),
                (Some(least), None) => Quantity::AtLeast(least),
                (None, Some(most)) => Quantity::AtMost(most),
                _ => Quantity::Words(worded.clone()),
            };
            Some(Figure { outcome, of, quantity, parts: Vec::new(), worded, hedge: None })
        })
        .collect()
}
