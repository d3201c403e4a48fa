//! What is drawn on the map, or dragged in the timeline and the lineage, and put into the form.

use std::fmt::Write as _;

use super::{Form, Parallax, Writing};
use crate::dossier::{Dossier, Precision};
use crate::draft::{Location, Node};
use crate::edit::Section;
use crate::geo::LonLat;
use crate::session::{Command, Drafted, Drawn, Sketch, View, kind};

/// Maximum length of a location, as written, whose positions can be dragged: what has more of them was not drawn by hand.
const LONGEST: usize = 16_000;

impl Writing {
    /// What views need to know of the open form.
    pub fn drafted(&self, dossier: &Dossier) -> Option<Drafted> {
        let form = self.editing.as_ref()?.form.borrow();
        let form = form.as_ref()?;
        let entry = form.entry();
        let item = entry.and_then(|entry| dossier.find(kind(entry.section)?, &entry.id));
        Some(Drafted { item, sketch: form.sketch() })
    }
}

impl Form {
    /// Where its place is, as it is drawn or as it is known.
    fn sketch(&self) -> Option<Sketch> {
        if self.section != Section::Places {
            return None;
        }
        self.sketch.clone().or_else(|| {
            let written = self.field("at").map(Node::to_line).filter(|line| line.len() < LONGEST)?;
            let (drawn, corners) = match ron::from_str(&written).ok()? {
                Location::Point(spot) => (Drawn::Point, vec![spot.0]),
                Location::Line(corners) => (Drawn::Line, corners),
                Location::Area(corners) => (Drawn::Area, corners),
                Location::NotLocated => return None,
            };
            let corners = corners.into_iter().map(|at| LonLat::new(at.lon, at.lat)).collect();
            Some(Sketch { drawn, corners, precision_km: self.precision_km(), adds: false })
        })
    }

    fn precision_km(&self) -> Option<f64> {
        match ron::from_str(&self.field("precision")?.to_line()).ok()? {
            Precision::Km(km) => Some(km),
            Precision::Schematic | Precision::NotStated => None,
        }
    }
}

/// A location as it is written in the file.
fn location(drawn: Drawn, corners: &[LonLat]) -> Node {
    let one = |at: &LonLat| format!("(lon: {}, lat: {})", at.lon, at.lat);
    let mut line = String::new();
    for corner in corners {
        let comma = if line.is_empty() { "" } else { ", " };
        let _ = write!(line, "{comma}{}", one(corner));
    }
    Node::Plain(match drawn {
        Drawn::Point => format!("Point({line})"),
        Drawn::Line => format!("Line([{line}])"),
        Drawn::Area => format!("Area([{line}])"),
    })
}

impl Parallax {
    /// Puts values into fields of the form and goes to the field for their basis.
    pub(super) fn fill(
        &mut self,
        fields: Vec<(&'static str, Node)>,
        basis: &'static str,
        ctx: Option<&egui::Context>,
    ) {
        self.session.folded.set(crate::session::Part::Inspector, false);
        let Some(form) = self.form_mut() else { return };
        for (name, value) in fields {
            form.put(name, value);
        }
        form.go_to(basis);
        self.form_changed(ctx);
    }

    /// Lets the place of the form be drawn on the map.
    pub(super) fn draw(&mut self, drawn: Drawn, ctx: Option<&egui::Context>) {
        let Some(form) = self.form_mut().filter(|form| form.section == Section::Places) else { return };
        let precision_km = form.precision_km();
        form.sketch = Some(Sketch { drawn, corners: Vec::new(), precision_km, adds: true });
        if let Some(ctx) = ctx {
            // The keys that end a line are for the map.
            ctx.memory_mut(egui::Memory::stop_text_input);
        }
        // Without any position there is no tab of the map yet: it comes by itself while something is drawn.
        if matches!(&self.content, crate::app::Content::Opened(opened) if opened.has_map()) {
            self.carry_out(Command::Show(View::MAP), ctx);
        }
    }

    /// Takes notice of what was drawn so far.
    pub(super) fn sketch(&mut self, sketch: Option<Sketch>) {
        if let Some(form) = self.form_mut() {
            form.sketch = sketch;
        }
    }

    /// Puts what was drawn into the form.
    pub(super) fn sketched(&mut self, sketch: &Sketch, ctx: Option<&egui::Context>) {
        self.sketch(None);
        if sketch.corners.len() < sketch.drawn.least() {
            return;
        }
        let mut fields = vec![("at", location(sketch.drawn, &sketch.corners))];
        if let (Drawn::Point, Some(km)) = (sketch.drawn, sketch.precision_km) {
            fields.push(("precision", Node::Plain(format!("Km({km:?})"))));
        }
        self.fill(fields, "basis", ctx);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Entry;

    #[test]
    fn what_is_drawn_is_read_as_it_is_written() {
        let corners = [LonLat::new(40.28, 35.3), LonLat::new(40.3, 35.0), LonLat::new(-1.0, 2.5)];
        for (drawn, count) in [(Drawn::Point, 1), (Drawn::Line, 2), (Drawn::Area, 3)] {
            let mut form = Form::new(Section::Places, Vec::new());
            assert_eq!(form.sketch(), None, "nothing says where it is");
            form.put("at", location(drawn, &corners[..count]));
            form.put("precision", Node::Plain("Km(2.0)".to_owned()));
            let sketch = form.sketch().expect("a place");
            assert_eq!((sketch.drawn, sketch.corners.as_slice()), (drawn, &corners[..count]));
            assert_eq!((sketch.precision_km, sketch.adds), (Some(2.0), false));
        }
        let claim = Form::new(Section::Claims, vec![("at", Node::text("a-place"))]);
        assert_eq!(claim.sketch(), None, "the place of a claim is another entry");
        let text = "(places: {\"p\": (name: \"P\", at: Area([(lat: 1.0, lon: 2), (lon: 3, lat: 4), (lon: 5, lat: 6)]))})";
        let editor = crate::edit::Editor::new(text).expect("a text");
        let form = Form::from_entry(&Entry::new(Section::Places, "p"), &editor).expect("a form");
        assert_eq!(form.sketch().map(|sketch| sketch.corners[0]), Some(LonLat::new(2.0, 1.0)));
    }
}
