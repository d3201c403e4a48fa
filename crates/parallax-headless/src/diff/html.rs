//! The differences as one page, in the look of the report.

use std::path::Path;

use maud::{Markup, html};
use parallax_analysis::changes::{Line, NOT_COMPARED, Section};

use super::{File, Page, shown};
use crate::page::{COLORS, STYLE};

/// What this page has beside the general look.
const OWN: &str = "\
.changes{max-width:48rem;padding-left:1.2rem}
.changes>li{margin:.8rem 0}
.changes dl{margin:.3rem 0 0;padding-left:.8rem;border-left:2px solid var(--line)}
.changes dt{color:var(--mute);font-size:.875rem;margin-top:.3rem}
.changes dd{white-space:pre-line}
@media print{.id{display:inline}}
";

/// Returns the page. Every text is escaped, and characters that cannot be seen are named.
pub(super) fn write(page: &Page<'_>) -> String {
    let title = shown(page.title());
    let body = html! {
        header {
            h1 { "What changed: " bdi { (title) } }
            p.summary { (page.summary()) }
            dl.facts { (file("Old", page.old)) (file("New", page.new)) }
            p.note { (NOT_COMPARED) " No change is judged here." }
        }
        main { @for part in &page.told.sections { (section(part)) } }
        footer { p { "Made by Parallax " (env!("CARGO_PKG_VERSION")) "." } }
    };
    crate::page::page(&format!("What changed: {title}"), &[COLORS, STYLE, OWN].concat(), &html! {}, &body)
}

fn file(what: &str, file: &File) -> Markup {
    // The page holds no path of somebody's computer.
    let path = Path::new(&file.compared.file);
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or(&file.compared.file);
    html! {
        dt { (what) }
        dd { b { bdi { (name) } } ", SHA-256 " code { (file.compared.sha256) } }
    }
}

fn section(section: &Section) -> Markup {
    html! {
        section {
            h2 { (shown(&section.heading)) }
            ul.changes { @for line in &section.shown() { li { (change(line)) } } }
        }
    }
}

fn change(line: &Line) -> Markup {
    html! {
        @if let Some(id) = &line.id { code.id { (shown(id)) } " " }
        span dir="auto" { (coded(&line.sentence)) }
        @if !line.passages.is_empty() {
            dl {
                @for passage in &line.passages {
                    dt { (coded(&passage.label)) }
                    dd dir="auto" { (lines(&passage.text)) }
                }
            }
        }
    }
}

/// A sentence in which what stands between grave accents is set as code, if they are in pairs.
fn coded(text: &str) -> Markup {
    let text = shown(text);
    let parts: Vec<&str> = text.split('`').collect();
    let is_paired = parts.len() % 2 == 1;
    html! {
        @if is_paired {
            @for (at, part) in parts.iter().enumerate() { @if at % 2 == 1 { code { (part) } } @else { (part) } }
        } @else { (text) }
    }
}

/// A text whose line ends stay, and in which nothing else is hidden.
fn lines(text: &str) -> String {
    text.lines().map(shown).collect::<Vec<_>>().join("\n")
}
