//! Commands that write or copy pictures, reports and pages.

use super::{Entries, Offer};
use crate::app::keys::table::Shortcut;
use crate::app::publish;
use crate::session::{
    Command, Destination, Extras, Format, Overlay, Present, Publication, Request, Subject, View,
};

/// What can be exported of the whole window.
const WINDOW: [(Format, Destination); 6] = [
    (Format::Svg, Destination::File),
    (Format::SvgOutlines, Destination::File),
    (Format::Png(1), Destination::File),
    (Format::Png(2), Destination::File),
    (Format::Png(4), Destination::File),
    (Format::Png(2), Destination::Clipboard),
];

/// The pictures of the whole window, by name.
pub fn window_pictures() -> impl Iterator<Item = (String, Publication)> {
    WINDOW.into_iter().map(|(format, to)| {
        let title = match to {
            Destination::File => format!("Export the window as {}", publish::name_of(format)),
            Destination::Clipboard => "Copy the window as a picture".to_owned(),
        };
        (title, Publication { subject: Subject::Window, format, to, extras: Extras::default() })
    })
}

pub(super) fn publishing(all: &mut Entries, offer: &Offer<'_>) {
    all.add(
        "Steps of the walk...",
        "presentation slides story",
        None,
        Command::Overlay(Some(Overlay::Steps)),
    );
    if offer.has_steps {
        all.add(
            "Present the walk",
            "presentation slides full screen",
            Some(Shortcut::Present),
            Command::Present(Present::At(0)),
        );
        all.ask("Write the walk as a page...", "export html steps", None, Request::Publish(walk()));
        all.ask("Write the walk as pictures...", "export png steps", None, Request::ExportSteps);
    }
    all.ask(
        "Write a report...",
        "publish export html page",
        None,
        Request::Publish(report(Extras::default())),
    );
    all.ask(
        "Write a page to click...",
        "publish export html web interactive script",
        None,
        Request::Publish(page()),
    );
    all.ask(
        format!("Write a page to click with {WITH_DOSSIER}..."),
        "publish export html web interactive script attach ron download",
        None,
        Request::Publish(page_with_dossier()),
    );
    let has = offer.opened.map(|opened| opened.extras).unwrap_or_default();
    for (words, extras) in has.offers() {
        let title = format!("Write a report with {words}...");
        all.ask(title, "publish export html page", None, Request::Publish(report(extras)));
    }
    for view in View::all() {
        let dialog = Command::Overlay(Some(Overlay::Export(view)));
        all.add(format!("Export {}...", view.title()), "publish save picture preview size", None, dialog);
    }
    for (title, publication) in View::all().flat_map(publish::offers) {
        all.ask(dotted(title, publication.to), "publish save picture", None, Request::Publish(publication));
    }
    for (title, publication) in window_pictures() {
        all.ask(
            dotted(title, publication.to),
            "publish save screenshot",
            None,
            Request::Publish(publication),
        );
    }
}

/// A report into a file.
pub const fn report(extras: Extras) -> Publication {
    Publication { subject: Subject::Report, format: Format::Html, to: Destination::File, extras }
}

/// What the dossier's file in a page is called: whoever chooses it has to know what goes out with it.
pub const WITH_DOSSIER: &str = "the whole dossier, its quotes, evidence and comments too";

/// A page to click into a file.
pub const fn page() -> Publication {
    page_with(NO_EXTRAS)
}

/// The same with the dossier's file in it.
pub const fn page_with_dossier() -> Publication {
    page_with(Extras { dossier: true, ..NO_EXTRAS })
}

const fn page_with(extras: Extras) -> Publication {
    Publication { subject: Subject::Page, format: Format::Html, to: Destination::File, extras }
}

const NO_EXTRAS: Extras = Extras { quotes: false, evidence: false, graphic: false, dossier: false };

/// The walk into a file.
pub const fn walk() -> Publication {
    Publication { subject: Subject::Walk, format: Format::Html, to: Destination::File, extras: NO_EXTRAS }
}

/// Appends an ellipsis if a dialog follows: a file is asked for, the clipboard is not.
fn dotted(title: String, to: Destination) -> String {
    match to {
        Destination::File => title + "...",
        Destination::Clipboard => title,
    }
}
