//! The page: what was guessed above, the rows on the left, what a row becomes on the right, or below it in a narrow window.

use std::cell::RefCell;

use egui::{Button, CentralPanel, Frame, Key, Margin, Panel, Rect, Role, Ui, UiBuilder, WidgetInfo, pos2};

use super::{Reviewing, head, pane, table, update, whole};
use crate::app::card;
use crate::session::{Command, Leaving, Overlay, Request, ReviewStep, Session};
use crate::theme::{Palette, Type, label, space};

/// The narrowest window in which rows and claims stand beside each other, in points.
const BESIDE: f32 = 1000.0;

/// What drawing the page needs.
pub struct Page<'a> {
    /// The sheet.
    pub review: &'a Reviewing,
    /// Theme and reading.
    pub session: &'a Session,
    /// The list that commands are added to.
    pub commands: &'a RefCell<Vec<Command>>,
}

impl Page<'_> {
    /// The colours.
    pub const fn palette(&self) -> &'static Palette {
        self.session.mode.palette()
    }

    /// Sends a step.
    pub fn send(&self, step: ReviewStep) {
        self.commands.borrow_mut().push(Command::Review(step));
    }

    /// Sends a request.
    pub fn ask(&self, request: Request) {
        self.commands.borrow_mut().push(Command::Ask(request));
    }

    /// Draws a button; returns true if it is clicked. `spoken` names what it does where its words alone do not.
    pub fn button(&self, ui: &mut Ui, words: &str, spoken: &str, is_enabled: bool) -> bool {
        let ink = if is_enabled { self.palette().ink } else { self.palette().mute };
        let button = Button::new(label(words, Type::Button, ink).in_widget(ui.ctx()));
        let response = ui.add_enabled(is_enabled, button);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, is_enabled, spoken));
        response.clicked()
    }
}

/// Draws the page into the rest of `ui`.
pub fn ui(ui: &mut Ui, page: &Page<'_>) {
    let palette = page.palette();
    let is_covered = egui::Popup::is_any_open(ui.ctx())
        // The introduction waits until the review is left.
        || page.session.overlay.is_some_and(|overlay| overlay != Overlay::Welcome)
        || page.review.asks
        || page.review.update.is_some();
    if !is_covered && ui.input(|input| input.key_pressed(Key::Escape)) {
        page.send(ReviewStep::Leave);
    }
    let frame = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(16, 8));
    Panel::top("import").frame(frame).show(ui, |ui| head::ui(ui, page));
    CentralPanel::default().frame(Frame::new().fill(palette.paper)).show(ui, |ui| {
        let area = ui.available_rect_before_wrap();
        if let Some(found) = &page.review.whole {
            return whole::ui(ui, page, found);
        }
        let Some(made) = &page.review.made else { return nothing_yet(ui, page) };
        let is_beside = area.width() >= BESIDE;
        let (rows, claims) = if is_beside {
            area.split_left_right_at_x((area.left() + area.width() * 0.6).round())
        } else {
            area.split_top_bottom_at_y((area.top() + area.height() * 0.55).round())
        };
        let pointed = table::ui(&mut part(ui, rows, "rows"), page, made);
        if is_beside {
            ui.painter().vline(claims.left(), claims.y_range(), egui::Stroke::new(1.0, palette.hairline));
        } else {
            ui.painter().hline(claims.x_range(), claims.top(), egui::Stroke::new(1.0, palette.hairline));
        }
        let inner = Rect::from_min_max(claims.min + egui::vec2(14.0, 6.0), claims.max - egui::vec2(6.0, 2.0));
        pane::ui(&mut part(ui, inner, "claims"), page, made, pointed.or(page.review.row));
    });
    if let Some(offered) = &page.review.update {
        update::ui(ui, page, offered);
    }
    if page.review.asks {
        question(ui, page);
    }
}

fn part(ui: &mut Ui, rect: Rect, name: &str) -> Ui {
    let mut part = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect));
    part.set_clip_rect(rect.intersect(ui.clip_rect()));
    part
}

/// Says what is done before there is anything to see, or why there will not be.
fn nothing_yet(ui: &mut Ui, page: &Page<'_>) {
    let palette = page.palette();
    let middle = ui.available_rect_before_wrap().center();
    let area = Rect::from_center_size(pos2(middle.x, middle.y - 40.0), egui::vec2(620.0, 160.0));
    let ui = &mut part(ui, area.intersect(ui.max_rect()), "nothing");
    ui.vertical_centered(|ui| {
        if let Some(job) = &page.review.job {
            ui.add(label(&job.what, Type::Body, palette.mute))
                .widget_info(|| WidgetInfo::labeled(Role::Status, true, &job.what));
            ui.add_space(space::S);
            if page.button(ui, "Cancel", "Cancel reading the sheet", true) {
                page.send(ReviewStep::Cancel);
            }
        } else if let Some(why) = &page.review.refused {
            ui.add(label(why, Type::Body, palette.error))
                .widget_info(|| WidgetInfo::labeled(Role::Alert, true, why));
            ui.add_space(space::S);
            if page.button(ui, "Import another file...", "Import another file", true) {
                page.ask(Request::AskImport);
            }
            if page.button(ui, "Read it again", "Read the file again", true) {
                page.send(ReviewStep::Reload);
            }
        }
    });
}

/// Asks whether to leave what was changed.
fn question(ui: &Ui, page: &Page<'_>) {
    let palette = page.palette();
    let mut answer = None;
    let shown = card::show(ui, "leave the import", palette, |ui| {
        ui.set_width(420.0);
        ui.add(label("Leave the import?", Type::Title, palette.ink));
        ui.add_space(space::S);
        let words =
            "What you changed about the columns has not been saved. The sheet itself is never changed.";
        ui.add(label(words, Type::Body, palette.ink));
        ui.add_space(space::M);
        ui.horizontal(|ui| {
            let stay = ui.button(label("Stay", Type::Button, palette.ink));
            stay.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Stay"));
            if ui.memory(|memory| memory.focused().is_none()) {
                stay.request_focus();
            }
            if stay.clicked() {
                answer = Some(Leaving::Stay);
            }
            if page.button(ui, "Keep the mapping", "Keep the mapping beside the sheet", true) {
                page.ask(Request::KeepMapping);
                answer = Some(Leaving::Stay);
            }
            if page.button(ui, "Leave", "Leave the import", true) {
                answer = Some(Leaving::Leave);
            }
        });
    });
    let answer = answer.or(shown.should_close().then_some(Leaving::Stay));
    if let Some(answer) = answer {
        page.send(ReviewStep::Answer(answer));
    }
}
