//! The panes in the middle of the window: which there are, how their tabs look.

use egui::{Color32, Id, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, WidgetText};
use egui_tiles::{
    Behavior, Linear, LinearDir, SimplificationOptions, TabState, Tile, TileId, Tiles, Tree, UiResponse,
};

use super::outcomes;
use crate::session::View;
use crate::theme::{Type, galley};
use crate::views::{self, Context};

/// The panes as they stand at the start: the map over everything else.
pub fn tree() -> Tree<View> {
    let mut tiles = Tiles::default();
    let rest = View::ALL.into_iter().filter(|view| *view != View::Map).collect();
    let rows: Vec<TileId> = [vec![View::Map], rest]
        .into_iter()
        .map(|views: Vec<View>| {
            let panes = views.into_iter().map(|view| tiles.insert_pane(view)).collect();
            tiles.insert_tab_tile(panes)
        })
        .collect();
    // Rows of a chart want more height than a map that is wider than high.
    let shares = [0.92, 1.08];
    let mut column = Linear::new(LinearDir::Vertical, rows.clone());
    for (row, share) in rows.into_iter().zip(shares) {
        column.shares.set_share(row, share);
    }
    let root = tiles.insert_container(column);
    Tree::new(Id::unique("panes"), root, tiles)
}

/// Brings a view to the front of its tabs.
pub fn show(panes: &mut Tree<View>, view: View) {
    panes.make_active(|_, tile| matches!(tile, Tile::Pane(pane) if *pane == view));
}

/// How panes are drawn in this frame.
pub struct Panes<'a, 'b> {
    /// What the views read.
    pub ctx: &'a Context<'b>,
}

impl Behavior<View> for Panes<'_, '_> {
    fn pane_ui(&mut self, ui: &mut Ui, _: TileId, pane: &mut View) -> UiResponse {
        match pane {
            View::Map => views::map::ui(self.ctx, ui),
            View::Estimates => views::estimates::ui(self.ctx, ui),
            View::Agreement => views::agreement::ui(self.ctx, ui),
            View::Accounts => views::accounts::ui(self.ctx, ui),
            View::Table => views::table::ui(self.ctx, ui),
        }
        UiResponse::None
    }

    fn tab_title_for_pane(&mut self, pane: &View) -> WidgetText {
        pane.title().into()
    }

    fn tab_ui(
        &mut self,
        tiles: &mut Tiles<View>,
        ui: &mut Ui,
        id: Id,
        tile: TileId,
        state: &TabState,
    ) -> egui::Response {
        let name = self.tab_title_for_tile(tiles, tile);
        let kind = if state.active { Type::Strong } else { Type::Button };
        let color = if state.active { self.ctx.palette.ink } else { self.ctx.palette.mute };
        let words = galley(ui.painter(), name.text(), kind, color, 200.0);
        let size = Vec2::new(words.size().x + 32.0, ui.available_height());
        let (_, rect) = ui.allocate_space(size);
        let response = ui.interact(rect, id, Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, state.active, name.text()));
        let pos = egui::Align2::CENTER_CENTER.anchor_size(rect.center(), words.size()).min;
        ui.painter().galley(pos, words, color);
        if state.active {
            let line = Rect::from_min_max(rect.left_bottom() - Vec2::new(0.0, 2.0), rect.max);
            ui.painter().rect_filled(line.shrink2(Vec2::new(12.0, 0.0)), 1.0, self.ctx.palette.accent);
        }
        response
    }

    fn top_bar_right_ui(
        &mut self,
        tiles: &Tiles<View>,
        ui: &mut Ui,
        _: TileId,
        tabs: &egui_tiles::Tabs,
        _: &mut f32,
    ) {
        let active = tabs.active.and_then(|tile| tiles.get_pane(&tile));
        if active == Some(&View::Estimates) {
            outcomes::ui(self.ctx, ui);
        }
    }

    fn tab_bar_height(&self, _: &egui::Style) -> f32 {
        34.0
    }

    fn gap_width(&self, _: &egui::Style) -> f32 {
        1.0
    }

    fn min_size(&self) -> f32 {
        120.0
    }

    fn tab_bar_color(&self, _: &egui::Visuals) -> Color32 {
        self.ctx.palette.panel
    }

    fn tab_bar_hline_stroke(&self, _: &egui::Visuals) -> Stroke {
        Stroke::new(1.0, self.ctx.palette.hairline)
    }

    fn resize_stroke(&self, _: &egui::Style, state: egui_tiles::ResizeState) -> Stroke {
        match state {
            egui_tiles::ResizeState::Idle => Stroke::new(1.0, self.ctx.palette.hairline),
            _ => Stroke::new(2.0, self.ctx.palette.accent),
        }
    }

    fn simplification_options(&self) -> SimplificationOptions {
        SimplificationOptions { all_panes_must_have_tabs: true, ..SimplificationOptions::default() }
    }
}
