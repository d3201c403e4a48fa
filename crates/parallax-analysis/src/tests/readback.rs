//! What is read aloud of a count gives back the count as it was written, by rules that know only the words.

use crate::dossier::{Claim, Dossier, Reading};
use crate::{load, spoken};

/// Counts as they are written, without population and outcome.
const COUNTS: [&str; 26] = [
    "quantity: Between(50000, 80000), about: true",
    "quantity: AtLeast(8000), about: true",
    "quantity: MoreThan(8000), about: true",
    "quantity: AtMost(30), about: true",
    "quantity: FewerThan(30), about: true",
    "quantity: Between(2800, 5000), and_more: true",
    "quantity: Between(2800, 5000), about: true, and_more: true",
    "quantity: Exactly(48), so_far: true",
    "quantity: AtLeast(48), so_far: true",
    "quantity: Estimate(point: 2975, low: 2658, high: 3290, level: 95, kind: Confidence)",
    "quantity: Estimate(point: 2975, low: 2658, high: 3290, level: 99.5, kind: Credible)",
    "quantity: Estimate(point: 2975, low: 2658, high: 3290, level: 95)",
    "quantity: Estimate(point: 2975, low: 2658, high: 3290, kind: Range)",
    "quantity: Estimate(low: 793, high: 8498, level: 95, kind: Confidence)",
    "quantity: Estimate(low: 793, high: 8498)",
    "quantity: Estimate(point: 64)",
    "quantity: Estimate(point: 64, method: \"A survey of 3,299 households\")",
    "quantity: Times(times: 3, of: \"other\")",
    "quantity: Times(times: 1.5, of: \"other\"), about: true",
    "quantity: Half(of: \"other\")",
    "quantity: Half(of: \"other\"), about: true",
    "quantity: Most(of: \"other\")",
    "quantity: Exactly(1120), parts: { \"men\": Exactly(250), \"women\": AtLeast(176), \"children\": About(694) }",
    "quantity: AtLeast(20), parts: { \"children\": Words(\"dozens\") }",
    "quantity: Between(20, 30), about: true, parts: { \"women\": Exactly(1), \"men\": NotGiven }",
    "quantity: Exactly(48), so_far: true, parts: { \"women\": Estimate(point: 7, low: 5, high: 9, level: 90) }",
];

fn dossier(count: &str, worded: &str) -> Dossier {
    let text = format!(
        "Dossier(format: 2, title: \"T\", groups: {{
            \"all\": (name: \"All\", one: \"person\", many: \"people\"),
            \"men\": (name: \"Men\", one: \"man\", many: \"men\", within: \"all\"),
            \"women\": (name: \"Women\", one: \"woman\", many: \"women\", within: \"all\"),
            \"children\": (name: \"Children\", many: \"children\", within: \"all\"),
        }}, sources: {{\"s\": (name: \"Study\"), \"o\": (name: \"Office\")}}, documents: {{\"d\": (title: \"Journal\")}}, claims: {{
            \"count\": (by: \"s\", document: \"d\", paragraph: 2, {worded} says: Count(outcome: Killed, of: \"all\", {count})),
            \"other\": (by: \"o\", document: \"d\", paragraph: 1, says: Count(outcome: Wounded, of: \"all\", quantity: Exactly(90))),
        }})"
    );
    let loaded = load::read(&text);
    loaded.dossier.unwrap_or_else(|| panic!("{count}: {:?}", loaded.diagnostics))
}

/// The count in the notation of the format, from what was read aloud.
fn heard(aloud: &str) -> String {
    let rest = aloud.strip_prefix("Study: ").expect("who says it");
    let rest = rest.strip_suffix(", Journal ¶2").expect("where it was read");
    let (rest, method) = rest.split_once(", method: ").unwrap_or((rest, ""));
    let rest = rest.strip_suffix(", a running count").unwrap_or(rest);
    // Without the document's own words, nothing is said twice.
    let (rest, parts) = match rest.split_once(" (among them ") {
        Some((rest, parts)) => (rest, parts.strip_suffix(')').expect("a bracket")),
        None => (rest, ""),
    };
    let (rest, so_far) = match rest.strip_suffix(" so far") {
        Some(rest) => (rest, ", so_far: true"),
        None => (rest, ""),
    };
    let (figure, interval) = if let Some(relative) = rest.strip_prefix("people killed, ") {
        let measure = " (that of Office: 90 people wounded)";
        (relative.strip_suffix(measure).expect("whose figure"), "")
    } else {
        let (figure, interval) = rest.split_once(" people killed").expect("of whom");
        (figure, interval.trim().trim_matches(['(', ')']))
    };
    let mut written = format!("quantity: {}", quantity(figure, interval, method));
    written.push_str(so_far);
    if figure.contains("about ") {
        written.push_str(", about: true");
    }
    if figure.ends_with(" and more") {
        written.push_str(", and_more: true");
    }
    if !parts.is_empty() {
        let parts = parts.replace(" and ", ", ");
        let parts: Vec<_> = pieces(&parts).iter().map(|one| part(one)).collect();
        written.push_str(&format!(", parts: {{ {} }}", parts.join(", ")));
    }
    written
}

/// Splits at commas between parts: those before a thousand or in a remark do not count.
fn pieces(parts: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for piece in parts.split(", ") {
        match found.last_mut() {
            Some(last) if piece == "no number given" => last.push_str(", no number given"),
            _ => found.push(piece.to_owned()),
        }
    }
    found
}

fn part(words: &str) -> String {
    let nouns = [("men", "men"), ("women", "women"), ("woman", "women"), ("children", "children")];
    if let Some(many) = words.strip_suffix(", no number given") {
        return format!("\"{many}\": NotGiven");
    }
    let (words, interval) = words.split_once(" (").unwrap_or((words, ""));
    let interval = interval.trim_end_matches(')');
    let (figure, noun) = words.rsplit_once(' ').expect("a noun");
    let (_, key) = nouns.iter().find(|(known, _)| *known == noun).expect("a part");
    let figure = figure.strip_suffix(" of").unwrap_or(figure);
    if let Some(words) = figure.strip_prefix('“').and_then(|words| words.strip_suffix('”')) {
        return format!("\"{key}\": Words(\"{words}\")");
    }
    match figure.strip_prefix("about ") {
        Some(figure) => format!("\"{key}\": About({figure})"),
        None => format!("\"{key}\": {}", quantity(figure, interval, "")),
    }
}

fn quantity(figure: &str, interval: &str, method: &str) -> String {
    let plain = figure.replace([','], "");
    let plain = plain.replace("about ", "");
    let plain = plain.strip_suffix(" and more").unwrap_or(&plain);
    if let Some(times) = plain.strip_suffix(" times another figure") {
        return format!("Times(times: {times}, of: \"other\")");
    }
    match plain {
        "half of another figure" => return "Half(of: \"other\")".to_owned(),
        "most of another figure" => return "Most(of: \"other\")".to_owned(),
        _ => {}
    }
    if let Some(estimated) = plain.strip_prefix("an estimated ") {
        return estimate(estimated, interval, method);
    }
    for (words, bound) in [
        ("at least ", "AtLeast"),
        ("more than ", "MoreThan"),
        ("at most ", "AtMost"),
        ("fewer than ", "FewerThan"),
    ] {
        if let Some(n) = plain.strip_prefix(words) {
            return format!("{bound}({n})");
        }
    }
    match plain.split_once(" to ") {
        Some((low, high)) => format!("Between({low}, {high})"),
        None => format!("Exactly({plain})"),
    }
}

/// "2975" with "95% confidence interval 2,658 to 3,290", or "793 to 8498" with "95% confidence interval".
fn estimate(figures: &str, interval: &str, method: &str) -> String {
    let interval = interval.replace(',', "");
    let split = || {
        let start = interval[..interval.rfind(" to ")?].rfind(' ')?;
        Some((interval[..start].to_owned(), Some(interval[start + 1..].to_owned())))
    };
    let (name, ends) = split().unwrap_or((interval.clone(), None));
    let (point, ends) = match (figures.split_once(" to "), ends) {
        (Some(_), _) => (None, Some(figures.to_owned())),
        (None, ends) => (Some(figures), ends),
    };
    let mut fields: Vec<String> = point.iter().map(|point| format!("point: {point}")).collect();
    if let Some((low, high)) = ends.as_deref().and_then(|ends| ends.split_once(" to ")) {
        fields.extend([format!("low: {low}"), format!("high: {high}")]);
    }
    let (level, kind) = match name.split_once("% ") {
        Some((level, kind)) => (Some(level), kind),
        None => (None, name.as_str()),
    };
    fields.extend(level.map(|level| format!("level: {level}")));
    match kind {
        "confidence interval" => fields.push("kind: Confidence".to_owned()),
        "credible interval" => fields.push("kind: Credible".to_owned()),
        "range" => fields.push("kind: Range".to_owned()),
        "interval" | "" => {}
        other => panic!("what is a {other}?"),
    }
    if !method.is_empty() {
        fields.push(format!("method: \"{method}\""));
    }
    format!("Estimate({})", fields.join(", "))
}

fn aloud(dossier: &Dossier) -> String {
    let claim: &Claim = &dossier.claims.rows()[0];
    spoken(dossier, claim, &Reading::words_only())
}

#[test]
fn every_new_quantity_is_given_back_by_its_words() {
    for count in COUNTS {
        let told = aloud(&dossier(count, ""));
        assert_eq!(heard(&told), count, "{told}");
    }
}

/// A wording of the document that hides what the count says is followed by plain words.
#[test]
fn what_a_wording_hides_follows_it_in_plain_words() {
    for (count, worded, plain) in [
        ("quantity: AtLeast(8000), about: true", "~8,000+", ", that is, at least about 8,000"),
        (
            "quantity: Between(2800, 5000), and_more: true",
            "2,800–5,000+",
            ", that is, 2,800 to 5,000 and more",
        ),
        (
            "quantity: Estimate(point: 822, low: 605, high: 1039, level: 95, kind: Confidence)",
            "822 (605–1,039)",
            ", that is, 822 (95% confidence interval 605 to 1,039)",
        ),
        (
            "quantity: Times(times: 3, of: \"other\")",
            "three times as many",
            ", that is, 3 times another figure",
        ),
    ] {
        let told = aloud(&dossier(count, &format!("worded: \"{worded}\",")));
        assert!(told.contains(worded) && told.contains(plain), "{told}");
    }
}

#[test]
fn sentences_with_the_new_quantities() {
    for (count, sentence) in [
        (
            "quantity: Estimate(point: 2975, low: 2658, high: 3290, level: 95, kind: Confidence)",
            "Study: an estimated 2,975 people killed (95% confidence interval 2,658 to 3,290), Journal ¶2",
        ),
        (
            "quantity: Half(of: \"other\")",
            "Study: people killed, half of another figure (that of Office: 90 people wounded), Journal ¶2",
        ),
        (
            "quantity: Exactly(3), parts: { \"men\": Exactly(1), \"women\": Exactly(2), \"children\": Exactly(0) }",
            "Study: 3 people killed (among them 1 man, 2 women and no children), Journal ¶2",
        ),
        (
            "quantity: Between(2800, 5000), and_more: true",
            "Study: 2,800 to 5,000 and more people killed, Journal ¶2",
        ),
    ] {
        assert_eq!(aloud(&dossier(count, "")), sentence);
    }
}
