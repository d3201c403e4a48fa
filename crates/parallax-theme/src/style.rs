//! The palette as an egui style, and the spacing scale.

use std::sync::Arc;

use egui::style::{ScrollStyle, WidgetVisuals};
use egui::{Context, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Vec2};

use super::{Mode, Palette, Type};

/// Spacing in points, in multiples of four.
pub mod space {
    /// Between a symbol and its name.
    pub const XS: f32 = 4.0;
    /// Between related things.
    pub const S: f32 = 8.0;
    /// Between blocks.
    pub const M: f32 = 12.0;
    /// Between sections, and the margin of panels.
    pub const L: f32 = 20.0;
    /// The height of a row in a list.
    pub const ROW: f32 = 22.0;
    /// The height of a line of secondary text.
    pub const LINE: f32 = 17.0;
    /// The radius of a side's symbol in a list.
    pub const SYMBOL: f32 = 4.5;
    /// The corners of cards.
    pub const CORNER: u8 = 5;
    /// The corners of pills.
    pub const PILL: u8 = 12;
}

/// Applies the look of `mode` to `ctx`; called at the start and on changes, not every frame.
pub fn apply(ctx: &Context, mode: Mode) {
    let theme = match mode {
        Mode::Light => egui::Theme::Light,
        Mode::Dark => egui::Theme::Dark,
    };
    ctx.set_style_of(theme, Arc::new(style(mode)));
    ctx.set_theme(theme);
}

fn style(mode: Mode) -> Style {
    let palette = mode.palette();
    let mut style = match mode {
        Mode::Light => Style { visuals: egui::Visuals::light(), ..Style::default() },
        Mode::Dark => Style { visuals: egui::Visuals::dark(), ..Style::default() },
    };
    for (text_style, kind) in [
        (TextStyle::Heading, Type::Heading),
        (TextStyle::Body, Type::Body),
        (TextStyle::Button, Type::Button),
        (TextStyle::Small, Type::Small),
    ] {
        style.text_styles.insert(text_style, kind.font());
    }
    style.text_styles.insert(TextStyle::Monospace, FontId::new(12.0, FontFamily::Monospace));
    style.animation_time = 0.0;
    style.interaction.selectable_labels = true;
    style.interaction.tooltip_delay = 0.25;
    spacing(&mut style);
    visuals(&mut style, palette);
    style
}

fn spacing(style: &mut Style) {
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(space::S, space::XS);
    spacing.button_padding = Vec2::new(12.0, 4.0);
    spacing.interact_size = Vec2::new(24.0, space::ROW);
    spacing.window_margin = Margin::same(12);
    spacing.menu_margin = Margin::same(10);
    spacing.tooltip_width = 340.0;
    spacing.scroll = ScrollStyle { floating: true, bar_width: 8.0, ..ScrollStyle::floating() };
}

fn visuals(style: &mut Style, palette: &Palette) {
    let visuals = &mut style.visuals;
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(palette.mute);
    visuals.hyperlink_color = palette.accent;
    visuals.faint_bg_color = palette.hover;
    visuals.extreme_bg_color = palette.paper;
    visuals.text_edit_bg_color = Some(palette.paper);
    visuals.code_bg_color = palette.hover;
    visuals.error_fg_color = palette.error;
    visuals.warn_fg_color = palette.field_text;
    visuals.window_fill = palette.paper;
    visuals.window_stroke = Stroke::new(1.0, palette.hairline);
    visuals.window_corner_radius = CornerRadius::same(space::CORNER);
    visuals.menu_corner_radius = CornerRadius::same(space::CORNER);
    visuals.window_shadow = Shadow::NONE;
    visuals.popup_shadow = Shadow::NONE;
    visuals.panel_fill = palette.panel;
    visuals.selection.bg_fill = palette.highlight;
    visuals.selection.stroke = Stroke::new(1.0, palette.accent);
    visuals.indent_has_left_vline = false;
    let widgets = &mut visuals.widgets;
    let plain = widget(palette, palette.panel, palette.hairline);
    widgets.noninteractive = plain;
    widgets.inactive = widget(palette, palette.paper, palette.hairline);
    widgets.hovered = widget(palette, palette.hover, palette.faint);
    widgets.active = widget(palette, palette.highlight, palette.accent);
    widgets.open = widget(palette, palette.hover, palette.faint);
}

fn widget(palette: &Palette, fill: egui::Color32, outline: egui::Color32) -> WidgetVisuals {
    WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, outline),
        corner_radius: CornerRadius::same(space::CORNER),
        fg_stroke: Stroke::new(1.0, palette.ink),
        expansion: 0.0,
    }
}
