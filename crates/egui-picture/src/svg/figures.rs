//! Filled and outlined figures, their gradients, and pictures made of pixels.

use egui::Rect;

use super::super::Raster;
use super::super::drawing::{Form, Ink, Join, Pen, Rgba, Rim};
use super::{Viewer, Writer};

impl Writer {
    pub(super) fn raster(&mut self, raster: &Raster, rect: Rect) {
        self.out.raw("<image");
        self.rect_places(rect);
        self.out.attribute("preserveAspectRatio", "none");
        // The older name is the one that all programs know.
        let name = if self.viewer == Viewer::Any { "xlink:href" } else { "href" };
        self.out.attribute(name, &raster.href);
        self.out.raw("/>\n");
    }

    pub(super) fn area(&mut self, form: &Form, ink: Option<Ink>, pen: Option<Pen>, rim: Rim) {
        let ramp = match ink {
            Some(Ink::Ramp { from, to }) => Some(self.ramp(from, to)),
            _ => None,
        };
        match form {
            Form::Rect(rect, radius) => {
                self.out.raw("<rect");
                self.rect_places(*rect);
                if *radius > 0.0 {
                    self.out.number("rx", *radius);
                }
            }
            Form::Ellipse(center, radius) if radius.x == radius.y => {
                self.out.raw("<circle");
                self.out.place("cx", center.x);
                self.out.place("cy", center.y);
                self.out.number("r", radius.x);
            }
            Form::Ellipse(center, radius) => {
                self.out.raw("<ellipse");
                self.out.place("cx", center.x);
                self.out.place("cy", center.y);
                self.out.number("rx", radius.x);
                self.out.number("ry", radius.y);
            }
            Form::Line([a, b]) => {
                self.out.raw("<line");
                self.out.place("x1", a.x);
                self.out.place("y1", a.y);
                self.out.place("x2", b.x);
                self.out.place("y2", b.y);
            }
            Form::Path(steps) => {
                self.out.raw("<path d=\"");
                self.out.steps(steps);
                self.out.raw("\"");
            }
        }
        match (ink, ramp) {
            (_, Some(index)) => self.out.attribute("fill", &format!("url(#{}r{index})", self.prefix)),
            (Some(Ink::Solid(color)), None) => self.out.color("fill", color),
            // A line has no interior.
            _ if matches!(form, Form::Line(_)) => {}
            _ => self.out.attribute("fill", "none"),
        }
        if let Some(pen) = pen {
            // One piece has no corners.
            let is_one = matches!(form, Form::Path(steps) if steps.len() <= 2);
            let join = if is_one && self.viewer == Viewer::Page { Join::Sharp } else { pen.join };
            self.pen(Pen { join, ..pen });
        }
        if rim == Rim::Seamless {
            self.out.attribute("shape-rendering", "crispEdges");
        }
        self.out.raw("/>\n");
    }

    pub(super) fn pen(&mut self, pen: Pen) {
        self.out.color("stroke", pen.color);
        if pen.width != self.line_width {
            self.out.number("stroke-width", pen.width);
        }
        if pen.join == Join::Round {
            self.out.attribute("stroke-linejoin", "round");
        }
    }

    pub(super) fn rect_places(&mut self, rect: Rect) {
        self.out.place("x", rect.min.x);
        self.out.place("y", rect.min.y);
        self.out.place("width", rect.width());
        self.out.place("height", rect.height());
    }

    fn ramp(&mut self, from: (egui::Pos2, Rgba), to: (egui::Pos2, Rgba)) -> usize {
        let index = self.ramps;
        self.ramps += 1;
        self.out
            .raw(&format!("<linearGradient id=\"{}r{index}\" gradientUnits=\"userSpaceOnUse\"", self.prefix));
        self.out.place("x1", from.0.x);
        self.out.place("y1", from.0.y);
        self.out.place("x2", to.0.x);
        self.out.place("y2", to.0.y);
        self.out.raw("><stop");
        self.out.color("stop", from.1);
        self.out.raw("/><stop offset=\"1\"");
        self.out.color("stop", to.1);
        self.out.raw("/></linearGradient>\n");
        index
    }
}
