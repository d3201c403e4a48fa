//! The button that publishes a view: each entry of its menu asks for what it says.

use egui_kittest::kittest::Queryable as _;
use parallax::session::{Destination, Format, Publication, Request, Subject, View};

use super::stage::{Stage, USUAL};

/// Clicks, and runs a few frames: a request that nobody takes wants ever more of them.
fn choose(stage: &mut Stage, name: &str) -> Vec<Request> {
    stage.harness.get_by_label(name).click();
    stage.harness.run_steps(4);
    stage.program().take_requests()
}

#[test]
fn each_entry_leads_to_its_request() {
    let file = Destination::File;
    let wanted = [
        ("Export Estimates as SVG", Format::Svg, file),
        ("Export Estimates as SVG with outlined text", Format::SvgOutlines, file),
        ("Export Estimates as PNG", Format::Png(1), file),
        ("Export Estimates as PNG, twice the size", Format::Png(2), file),
        ("Export Estimates as PNG, four times the size", Format::Png(4), file),
        ("Export the claims of Estimates as CSV", Format::Csv, file),
        ("Copy Estimates as a picture", Format::Png(2), Destination::Clipboard),
    ];
    let mut stage = Stage::new(USUAL);
    stage.settle();
    for (name, format, to) in wanted {
        stage.click("Export Estimates");
        let asked = choose(&mut stage, name);
        let subject = Subject::View(View::Estimates);
        assert_eq!(asked, [Request::Publish(Publication { subject, format, to })], "{name}");
    }
}

#[test]
fn the_map_has_a_button_of_its_own() {
    let mut stage = Stage::new(USUAL);
    stage.settle();
    stage.click("Export Map");
    let asked = choose(&mut stage, "Export Map as SVG");
    let subject = Subject::View(View::Map);
    let publication = Publication { subject, format: Format::Svg, to: Destination::File };
    assert_eq!(asked, [Request::Publish(publication)]);
}
