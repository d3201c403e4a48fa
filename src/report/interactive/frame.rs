//! One view as a page by itself, for a frame in somebody else's page: its drawing or its sentences, where they come from, and
//! the way to the whole page. It tells the page that holds it how high it is, and nothing else.

use std::collections::HashSet;

use maud::{Markup, PreEscaped, html};

use super::{FRAME_SCRIPT, Interactive, MAP_SCRIPT, STYLE, document, name_of};
use crate::dossier::Item;
use crate::report::cite::words;
use crate::report::figures::{cut_off, drawing, in_words};
use crate::report::{Figure, findings, head, style};

/// The style of such a page besides what the script makes: of that of the report only what it needs.
const FRAME: &str = include_str!("frame.css");

/// A view in a frame.
pub struct Frame<'a> {
    /// What the view is called.
    pub title: &'static str,
    /// Its drawing; none for the findings of agreement, which are sentences.
    pub figure: Option<Figure>,
    /// What is shown, as a picture of the view says it.
    pub shown: String,
    /// Where what it is drawn on comes from.
    pub credits: Vec<String>,
    /// Where the whole page is published.
    pub link: Option<&'a str>,
    /// What is selected when the page opens.
    pub chosen: Vec<Item>,
}

/// Writes the page. Of the items it holds those that the view shows.
#[must_use]
pub fn page(mut page: Interactive<'_>) -> String {
    let Some(frame) = &page.frame else { return String::new() };
    let report = &page.report;
    let view = match &frame.figure {
        Some(figure) => html! {
            figure {
                (cut_off(figure))
                (drawing(figure, "narrow", frame.title, report.form))
                (in_words(figure))
            }
        },
        None => PreEscaped(linked(&findings::agreement(report).into_string(), frame.link)),
    };
    let body = html! {
        header {
            h1 { (words(&report.scene.dossier.title)) }
            p.note { b { (frame.title) } @if !frame.shown.is_empty() { ": " (words(&frame.shown)) } }
        }
        main #content { (view) }
        (credit(&page, frame))
    };
    let is_map = frame.figure.as_ref().is_some_and(|figure| figure.name == "map");
    let script = if is_map { MAP_SCRIPT } else { FRAME_SCRIPT };
    let shown = shown(&page, &body.0);
    let dossier = report.scene.dossier;
    page.explained.retain(|(item, _)| shown.contains(&name_of(dossier, *item)));
    let sheet = format!("{}\n{STYLE}{FRAME}", style::bare(&page.report.tones));
    document(&page, &uncommented(script), &sheet, &body)
}

/// A script without its comments, which stand in that of the whole page.
fn uncommented(script: &str) -> String {
    let lines = script.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Who made it, of what, and where the whole is.
fn credit(page: &Interactive<'_>, frame: &Frame<'_>) -> Markup {
    let report = &page.report;
    html! {
        footer {
            @if let Some(link) = frame.link {
                p { a href=(crate::report::cite::encoded(link)) target="_top" rel="noopener" { "Open the whole page" } }
            }
            p {
                "Every statement stands with the source that the dossier gives for it; no source is held to be right. Made from " b { (head::file_name(report)) } ", SHA-256 "
                code title=(report.fingerprint) { (report.fingerprint.short()) } ", by Parallax " (env!("CARGO_PKG_VERSION")) "."
                @for credit in &frame.credits { " " (words(credit)) }
            }
        }
    }
}

/// The names of the items that shapes, rows and areas stand for, and of those that are selected.
fn shown(page: &Interactive<'_>, body: &str) -> HashSet<String> {
    let dossier = page.report.scene.dossier;
    let sets: Vec<_> = page.sets.iter().collect();
    let rows = body.split(" data-of=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let areas = page.areas.iter().flat_map(|(_, areas)| areas).map(|area| area.of.as_str());
    let chosen = page.frame.iter().flat_map(|frame| &frame.chosen);
    let mut names: HashSet<String> = chosen.map(|item| name_of(dossier, *item)).collect();
    for name in rows.chain(areas).flat_map(|names| names.split(' ')) {
        let set = name.strip_prefix("set-").and_then(|number| number.parse::<usize>().ok());
        match set.and_then(|number| sets.get(number)) {
            Some(claims) => {
                names.extend(claims.iter().map(|claim| name_of(dossier, Item::Claim(*claim))));
            }
            None => {
                names.insert(name.to_owned());
            }
        }
    }
    names
}

/// The markup with its links into the report leading to the whole page, or without them where it is not published. All of them
/// are written by this program: a text of the dossier holds no `<`.
fn linked(markup: &str, link: Option<&str>) -> String {
    const OPENING: &str = "<a ";
    let mut out = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some((before, tag)) = rest.split_once(OPENING) {
        out.push_str(before);
        rest = tag;
        let Some((attributes, after)) = tag.split_once('>') else { continue };
        let Some((content, after)) = after.split_once("</a>") else { continue };
        match (link, attributes.split_once("href=\"#")) {
            (Some(link), Some((before, target))) => {
                let link = html! { (crate::report::cite::encoded(link)) }.into_string();
                let parts = [
                    OPENING,
                    "target=\"_top\" rel=\"noopener\" ",
                    before,
                    "href=\"",
                    &link,
                    "#",
                    target,
                    ">",
                    content,
                    "</a>",
                ];
                out.extend(parts);
            }
            _ => out.push_str(content),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_the_whole_page_or_nowhere() {
        let markup = "<p>x <a class=\"who\" href=\"#source-s\">S</a> <a href=\"#d1\">[1]</a></p>";
        assert_eq!(linked(markup, None), "<p>x S [1]</p>");
        let there = linked(markup, Some("https://example.org/a?b=1&c=\"2"));
        assert_eq!(
            there,
            "<p>x <a target=\"_top\" rel=\"noopener\" class=\"who\" href=\"https://example.org/a?b=1&amp;c=%222#source-s\">S</a> \
             <a target=\"_top\" rel=\"noopener\" href=\"https://example.org/a?b=1&amp;c=%222#d1\">[1]</a></p>"
        );
    }
}
