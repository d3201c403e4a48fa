//! The export button of a view: each entry of its menu sends the matching request.

use egui_kittest::kittest::Queryable as _;
use parallax::session::{Command, Destination, Extras, Format, Publication, Request, Subject, View};

use super::stage::{Stage, USUAL};

/// Clicks, and runs a few frames: an unhandled request keeps requesting frames.
fn choose(stage: &mut Stage, name: &str) -> Vec<Request> {
    stage.harness.get_by_label(name).click();
    stage.harness.run_steps(4);
    stage.program().take_requests()
}

#[test]
fn each_entry_of_every_view_leads_to_its_request() {
    let file = Destination::File;
    let wanted = [
        ("Export {} as SVG", Format::Svg, file),
        ("Export {} as SVG with outlined text", Format::SvgOutlines, file),
        ("Export {} as PNG", Format::Png(1), file),
        ("Export {} as PNG, twice the size", Format::Png(2), file),
        ("Export {} as PNG, four times the size", Format::Png(4), file),
        ("Export the claims of {} as CSV", Format::Csv, file),
        ("Export the claims of {} as JSON", Format::Json, file),
        ("Copy {} as a picture", Format::Png(2), Destination::Clipboard),
    ];
    let mut stage = Stage::new(USUAL);
    stage.settle();
    for view in View::all() {
        stage.send(Command::Show(view));
        for (name, format, to) in wanted {
            let name = name.replace("{}", view.title());
            stage.click(&format!("Export {}", view.title()));
            let asked = choose(&mut stage, &name);
            let subject = Subject::View(view);
            assert_eq!(
                asked,
                [Request::Publish(Publication { subject, format, to, extras: Extras::default() })],
                "{name}"
            );
        }
    }
}

#[test]
fn messages_that_stay_come_back_when_there_is_room() {
    let mut stage = Stage::new(USUAL);
    stage.settle();
    for number in 1..=6 {
        stage.program().notices().failed(format!("Failure {number}"));
    }
    stage.settle();
    let shown = |stage: &Stage| -> Vec<String> {
        let names = (1..=6).map(|number| format!("Failure {number}"));
        names.filter(|name| stage.harness.query_by_label(name).is_some()).collect()
    };
    assert_eq!(shown(&stage), ["Failure 3", "Failure 4", "Failure 5", "Failure 6"]);
    stage.harness.get_by_label("2 earlier, shown when there is room");
    // The newest is last, and so is its button.
    stage.harness.query_all_by_label("Dismiss this message").last().expect("a button").click();
    stage.settle();
    assert_eq!(shown(&stage), ["Failure 2", "Failure 3", "Failure 4", "Failure 5"]);
}
