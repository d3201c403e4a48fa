//! The choice of the outcome shown by the estimates: pills on the tab bar if they fit there, otherwise a menu above the
//! chart.

use egui::{Align2, ComboBox, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};

use super::super::{ALL, Context, Dock};
use crate::analysis::alt_text::of_all;
use crate::dossier::Outcome;
use crate::session::Command;
use crate::theme::{Type, galley, label, space};

/// The width of a tab on the left of the bar without its name, in points.
const TAB: f32 = 32.0;
const GAP: f32 = 6.0;

/// An outcome to choose.
#[derive(Clone, Copy)]
struct Choice {
    outcome: Option<Outcome>,
    /// The number of its claims that are shown, and the total.
    claims: usize,
    of: usize,
}

impl Choice {
    fn title(self) -> &'static str {
        match self.outcome {
            Some(outcome) => outcome.title(),
            None => "All",
        }
    }

    /// The number of claims in words: a bare number beside an outcome would look like a death toll.
    fn claims(self) -> String {
        of_all(self.claims, self.of, "claim")
    }
}

/// What the buttons at the end of the tab bar take, in points.
const BUTTONS: f32 = 76.0;

/// Draws the pills if they fit into the tab bar, which is laid out from the right.
pub fn pills(ctx: &Context<'_>, ui: &mut Ui) {
    let choices = choices(ctx);
    if fit(ctx, ui, ui.max_rect().width(), &choices) {
        ui.add_space(space::M);
        ui.spacing_mut().item_spacing.x = GAP;
        for choice in choices.into_iter().rev() {
            pill(ctx, ui, choice);
        }
    }
}

/// Draws the menu if the pills do not fit into the tab bar of a pane of this width, in points; returns what it takes.
pub fn menu_instead(ctx: &Context<'_>, ui: &mut Ui, width: f32) -> f32 {
    let choices = choices(ctx);
    if fit(ctx, ui, width, &choices) { 0.0 } else { menu(ctx, ui, &choices) }
}

fn fit(ctx: &Context<'_>, ui: &Ui, width: f32, choices: &[Choice]) -> bool {
    let pills: f32 = choices.iter().map(|choice| pill_width(ctx, ui, *choice) + GAP).sum();
    pills + tabs_width(ctx, ui) + BUTTONS < width
}

fn choices(ctx: &Context<'_>) -> Vec<Choice> {
    let choice = |(outcome, of): &(Outcome, usize)| Choice {
        outcome: Some(*outcome),
        claims: ctx.amounts.outcomes.get(outcome).copied().unwrap_or_default(),
        of: *of,
    };
    let mut choices: Vec<Choice> = ctx.outcomes.iter().map(choice).collect();
    let sum = |part: fn(&Choice) -> usize| choices.iter().map(part).sum();
    let (claims, of) = (sum(|choice| choice.claims), sum(|choice| choice.of));
    choices.push(Choice { outcome: None, claims, of });
    choices
}

/// The width of the tabs that share the bar with the estimates, unless they were moved.
fn tabs_width(ctx: &Context<'_>, ui: &Ui) -> f32 {
    let main = ALL.iter().filter(|described| described.dock() == Dock::Main);
    let width = |name| galley(ui.painter(), name, Type::Strong, ctx.palette.ink, 200.0).size().x + TAB;
    main.map(|described| width(described.title())).sum()
}

fn pill_width(ctx: &Context<'_>, ui: &Ui, choice: Choice) -> f32 {
    galley(ui.painter(), choice.title(), Type::Small, ctx.palette.ink, 200.0).size().x + 20.0
}

fn pill(ctx: &Context<'_>, ui: &mut Ui, choice: Choice) {
    let active = choice.outcome == ctx.session.estimates.query.outcome;
    let palette = ctx.palette;
    let color = if active { palette.ink } else { palette.mute };
    let words = galley(ui.painter(), choice.title(), Type::Small, color, 200.0);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(words.size().x + 20.0, 22.0), Sense::click());
    response.widget_info(|| {
        let name = format!("{}: {}", choice.title(), choice.claims());
        WidgetInfo::selected(Role::Button, true, active, name)
    });
    let outline = if active || response.has_focus() { palette.accent } else { palette.hairline };
    let fill = if response.hovered() { palette.hover } else { palette.paper };
    let kind = egui::StrokeKind::Inside;
    ui.painter().rect(rect, space::PILL, fill, Stroke::new(1.0, outline), kind);
    let pos = Align2::CENTER_CENTER.anchor_size(rect.center(), words.size()).min;
    ui.painter().galley(pos, words, color);
    if response.clicked() {
        choose(ctx, choice.outcome);
    }
    response.on_hover_text(choice.claims());
}

fn menu(ctx: &Context<'_>, ui: &mut Ui, choices: &[Choice]) -> f32 {
    let shown = choices.iter().find(|choice| choice.outcome == ctx.session.estimates.query.outcome);
    let words = |choice: &Choice| {
        label(format!("{}: {}", choice.title(), choice.claims()), Type::Small, ctx.palette.ink)
    };
    let closed = shown.map_or("Outcome", |choice| choice.title());
    let closed = label(closed, Type::Small, ctx.palette.ink);
    let name = shown.map_or_else(|| "Outcome".to_owned(), |choice| format!("Outcome, {}", choice.title()));
    let combo = ComboBox::from_id_salt("outcome").selected_text(closed).width(0.0);
    let response = combo.show_ui(ui, |ui| {
        for choice in choices {
            let active = choice.outcome == ctx.session.estimates.query.outcome;
            if ui.selectable_label(active, words(choice)).clicked() {
                choose(ctx, choice.outcome);
            }
        }
    });
    response.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &name));
    response.response.rect.width() + GAP
}

fn choose(ctx: &Context<'_>, outcome: Option<Outcome>) {
    let mut settings = ctx.session.estimates.clone();
    settings.query.outcome = outcome;
    ctx.send(Command::Estimates(settings));
}
