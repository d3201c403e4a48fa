//! What other projects could record, in sentences: the page itself, not the chart beside it.

use super::{AltText, Scene};
use crate::coding::{Coding, Sheet};
use crate::counted;

/// As others would code it: for each project its fields, the figures open to choice, and what is lost.
#[must_use]
pub fn coding(scene: &Scene<'_>, coding: &Coding) -> AltText {
    if coding.rows.is_empty() {
        let nothing = "No claim here counts people killed; the projects store nothing else of it.";
        let mut alt_text = AltText::new(nothing);
        say_choice(scene, &mut alt_text);
        scene.say_what_is_ahead(&mut alt_text);
        return alt_text;
    }
    let mut alt_text = AltText::new(format!(
        "What three projects could store of {} of killed, by {}, of {}. Parallax codes nothing itself.",
        counted(coding.rows.len(), "count"),
        counted(coding.sources, "source"),
        counted(coding.populations, "population"),
    ));
    if let Some(event) = coding.subject.event {
        alt_text.say(format!("Event: {}.", scene.dossier.events[event].name));
    }
    say_choice(scene, &mut alt_text);
    if scene.as_of.is_some() {
        alt_text.say("Claims made after the day chosen are included: a record covers all claims.");
    }
    scene.say_what_is_ahead(&mut alt_text);
    if coding.subject.left_out > 0 {
        alt_text.say(format!(
            "Left out: {} of killed that names another event or none.",
            counted(coding.subject.left_out, "count")
        ));
    }
    for sheet in &coding.sheets {
        alt_text.part(format!("{}, {}", sheet.project.name(), sheet.project.form()), lines(sheet));
    }
    alt_text
}

/// Says that the tray narrows what is compared, where it does.
fn say_choice(scene: &Scene<'_>, alt_text: &mut AltText) {
    for sentence in &scene.narrowing {
        alt_text.say(sentence.as_str());
    }
}

/// "fatalities: not determined", "open to choice: 5, from 2 claims", "lost: 5 claims give a bound: …".
fn lines(sheet: &Sheet) -> Vec<String> {
    let mut lines = Vec::new();
    for field in &sheet.fields {
        for slot in &field.slots {
            let value = slot.value.map_or_else(|| "not determined".to_owned(), |value| value.to_string());
            lines.push(format!("{}: {value}", slot.name));
        }
        for candidate in &field.candidates {
            let mark = candidate.known.mark().map(|mark| format!(", {mark}")).unwrap_or_default();
            let claims = counted(candidate.claims.len(), "claim");
            lines.push(format!("open to choice: {}, from {claims}{mark}", candidate.entry));
        }
        lines.extend(field.why.iter().map(|why| why.trim_end_matches('.').to_owned()));
    }
    lines.extend(sheet.losses.iter().map(|loss| format!("lost: {}", loss.text.trim_end_matches('.'))));
    lines
}
