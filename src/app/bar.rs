//! The bar at the top: the open dossier, search, back and forward, theme.

use egui::{Align2, Id, Rect, Role, Sense, Stroke, TextEdit, Ui, Vec2, WidgetInfo};

use super::both_ends;
use super::keys::table::{Shortcut, printed};
use crate::analysis::alt_text::of_all;
use crate::analysis::counted;
use crate::session::Command;
use crate::theme::{Mode, Type, galley, label, space};
use crate::views::Context;

/// The width of the search field, and its share of a narrow bar.
const SEARCH: f32 = 230.0;
const SHARE: f32 = 0.28;

/// The id of the search field, for Ctrl+F.
pub fn search_id() -> Id {
    Id::unique("search the index")
}

/// Draws the bar.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui) {
    ui.spacing_mut().item_spacing.x = space::S;
    ui.horizontal_centered(|ui| {
        ui.add_space(space::XS);
        let search_width = (SHARE * ui.available_width()).min(SEARCH);
        let rest = ui.available_width() - search_width - 170.0;
        let title = galley(ui.painter(), &ctx.dossier.title, Type::Heading, ctx.palette.ink, rest);
        let tally = tally(ctx);
        let room = rest - title.size().x - 2.0 * space::L;
        ui.add(egui::Label::new(title));
        let tally = galley(ui.painter(), tally, Type::Small, ctx.palette.mute, room.max(0.0));
        if room > 80.0 {
            ui.add_space(space::S);
            ui.add(egui::Label::new(tally));
        }
        let right = |ui: &mut Ui| {
            search(ctx, ui, search_width);
            ui.add_space(space::XS);
            let selection = &ctx.session.selection;
            arrow(ctx, ui, Direction::Back, selection.can_go_back());
            arrow(ctx, ui, Direction::Forward, selection.can_go_forward());
            theme_button(ctx, ui);
        };
        both_ends::show(ui, space::L, |_| {}, right);
    });
}

fn tally(ctx: &Context<'_>) -> String {
    let dossier = ctx.dossier;
    [
        of_all(ctx.amounts.documents, dossier.documents.len(), "document"),
        counted(dossier.sources.len(), "source"),
        of_all(ctx.amounts.claims, dossier.claims.len(), "claim"),
    ]
    .join(", ")
}

fn search(ctx: &Context<'_>, ui: &mut Ui, width: f32) {
    let mut filter = ctx.session.index.filter.clone();
    let edit = TextEdit::singleline(&mut filter)
        .id(search_id())
        .hint_text(label(format!("Search    {}", printed(Shortcut::Search)), Type::Small, ctx.palette.mute))
        .font(Type::Small.font())
        .desired_width(width)
        .margin(egui::Margin::symmetric(10, 5));
    let response = ui.add(edit);
    response.widget_info(|| WidgetInfo::labeled(Role::SearchInput, true, "Search the index"));
    if filter != ctx.session.index.filter {
        ctx.send(Command::Filter(filter));
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Direction {
    Back,
    Forward,
}

fn arrow(ctx: &Context<'_>, ui: &mut Ui, direction: Direction, enabled: bool) {
    let (name, hint, command, sign) = match direction {
        Direction::Back => ("Back", "Back (Alt+Left)", Command::Back, -1.0),
        Direction::Forward => ("Forward", "Forward (Alt+Right)", Command::Forward, 1.0),
    };
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(26.0), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    frame(ctx, ui, rect, enabled && response.hovered(), response.has_focus());
    let color = if enabled { ctx.palette.ink } else { ctx.palette.faint };
    let (center, stroke) = (rect.center(), Stroke::new(1.6, color));
    let head = [Vec2::new(-2.5 * sign, -5.0), Vec2::new(2.5 * sign, 0.0), Vec2::new(-2.5 * sign, 5.0)];
    ui.painter().add(egui::Shape::line(head.iter().map(|offset| center + *offset).collect(), stroke));
    if response.clicked() {
        ctx.send(command);
    }
    response.on_hover_text(hint);
}

fn theme_button(ctx: &Context<'_>, ui: &mut Ui) {
    let other = ctx.session.mode.other();
    let words = match other {
        Mode::Light => "Light",
        Mode::Dark => "Dark",
    };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(52.0, 26.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{words} theme")));
    frame(ctx, ui, rect, response.hovered(), response.has_focus());
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, words, Type::Small.font(), ctx.palette.ink);
    if response.clicked() {
        ctx.send(Command::Theme(other));
    }
}

fn frame(ctx: &Context<'_>, ui: &Ui, rect: Rect, hovered: bool, focused: bool) {
    let fill = if hovered { ctx.palette.hover } else { ctx.palette.paper };
    let outline = if focused { ctx.palette.accent } else { ctx.palette.hairline };
    let stroke = Stroke::new(1.0, outline);
    ui.painter().rect(rect, space::CORNER, fill, stroke, egui::StrokeKind::Inside);
}
