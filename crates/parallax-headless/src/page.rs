//! What all pages of HTML have in common: the look of the report, in light and dark, and that nothing is fetched or executed.

use maud::{DOCTYPE, Markup, PreEscaped, html};

/// The colours of a page, by purpose, for light and dark; a test of `parallax-theme` compares them with those of the program.
pub const COLORS: &str = include_str!("../../parallax-theme/src/page.css");

/// The style sheet of a page, in the [`COLORS`].
pub const STYLE: &str = include_str!("page.css");

/// The Content-Security-Policy of a page: nothing may be fetched or executed, whatever a dossier contains.
pub const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// Returns a page with this title, this style sheet and this content of its body; `more` is what its head has besides.
#[must_use]
pub fn page(title: &str, sheet: &str, more: &Markup, body: &Markup) -> String {
    page_under(POLICY, title, sheet, more, body)
}

/// The same under another Content-Security-Policy.
#[must_use]
pub fn page_under(policy: &str, title: &str, sheet: &str, more: &Markup, body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" dir="ltr" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="color-scheme" content="light dark";
                meta name="generator" content={ "Parallax " (env!("CARGO_PKG_VERSION")) };
                (more)
                title { (title) }
                style { (PreEscaped(sheet)) }
            }
            body { (body) }
        }
    };
    page.into_string()
}
