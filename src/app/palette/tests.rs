//! What the palette offers, without a window.

use super::Offer;
use super::commands::entries;
use crate::app::Origin;
use crate::app::keys::table::shortcuts;
use crate::session::Session;
use crate::theme::Mode;

#[test]
fn without_a_dossier_there_is_nothing_to_show_or_to_publish() {
    let session = Session::default();
    let offer = Offer {
        ctx: None,
        opened: None,
        session: &session,
        origin: &Origin::BuiltIn,
        recent: &[],
        map: None,
        palette: Mode::Light.palette(),
    };
    let all = entries(&offer);
    assert!(all.iter().any(|entry| entry.title == "Open..."));
    assert!(all.iter().all(|entry| !entry.title.starts_with("Export") && !entry.title.starts_with("Show")));
    for entry in &all {
        let known = |shortcut| shortcuts().any(|(_, other)| other == shortcut);
        assert!(entry.shortcut.is_none_or(known), "{} has a key of its own", entry.title);
    }
}
