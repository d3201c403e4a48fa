//! The panes in the middle of the window: which there are, and how their tabs look.

use egui::{Color32, Id, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, WidgetText};
use egui_tiles::{
    Behavior, Linear, LinearDir, SimplificationOptions, TabState, Tile, TileId, Tiles, Tree, UiResponse,
};

use super::publish;
use crate::session::{Command, View};
use crate::theme::{Type, galley};
use crate::views::navigation::{Region, region};
use crate::views::{Context, Dock, alt_text};

/// The initial panes: what is to be above everything else, and the others below.
pub fn tree() -> Tree<View> {
    let mut tiles = Tiles::default();
    let rows: Vec<TileId> = [Dock::Above, Dock::Below]
        .into_iter()
        .map(|place| {
            let views = View::all().filter(|view| view.description().dock() == place);
            let panes = views.map(|view| tiles.insert_pane(view)).collect();
            tiles.insert_tab_tile(panes)
        })
        .collect();
    // The rows of a chart need more height than a wide map.
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
    if panes.tiles.find_pane(&view).is_some_and(|pane| !panes.tiles.is_visible(pane)) {
        // Another view is maximised.
        let tiles: Vec<TileId> = panes.tiles.tile_ids().collect();
        for tile in tiles {
            panes.tiles.set_visible(tile, true);
        }
    }
    panes.make_active(|_, tile| matches!(tile, Tile::Pane(pane) if *pane == view));
}

/// Maximises the tabs that contain a view, or restores the other panes.
pub fn toggle_alone(panes: &mut Tree<View>, view: View) {
    let Some(pane) = panes.tiles.find_pane(&view) else { return };
    let parent = panes.tiles.parent_of(pane);
    let others: Vec<TileId> = panes.tiles.tile_ids().collect();
    let others = others.into_iter().filter(|tile| matches!(panes.tiles.get(*tile), Some(Tile::Pane(_))));
    let others: Vec<TileId> = others.filter(|tile| panes.tiles.parent_of(*tile) != parent).collect();
    let alone = others.iter().all(|tile| !panes.tiles.is_visible(*tile));
    for tile in others {
        panes.tiles.set_visible(tile, alone);
    }
}

/// The views whose panes are visible, in the order of the panes.
pub fn in_sight(panes: &Tree<View>) -> Vec<View> {
    let active = panes.active_tiles();
    let ids = panes.tiles.tile_ids().filter(|id| active.contains(id));
    let mut views: Vec<View> = ids.filter_map(|id| panes.tiles.get_pane(&id).copied()).collect();
    views.sort_by_key(|view| View::all().position(|other| other == *view));
    views
}

/// How panes are drawn in this frame.
pub struct Panes<'a, 'b> {
    /// What the views read.
    pub ctx: &'a Context<'b>,
}

impl Behavior<View> for Panes<'_, '_> {
    fn pane_ui(&mut self, ui: &mut Ui, _: TileId, pane: &mut View) -> UiResponse {
        let (ctx, view) = (self.ctx, *pane);
        let text = |ui: &Ui| alt_text::text(ctx, ui, view);
        region(
            ctx,
            ui,
            Region::View(view),
            || view.description().spoken(ctx),
            text,
            |ctx, ui| view.description().ui(ctx, ui),
        );
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
        // The background of the tab bar can be dragged, and Tab reaches it.
        name_handle(ui, ui.scope_id().with("background"), "Tab bar: drag it to move its panes");
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, state.active, name.text()));
        if response.double_clicked()
            && let Some(view) = tiles.get_pane(&tile)
        {
            self.ctx.send(Command::Alone(*view));
        }
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
        if let Some(view) = active {
            alone_button(self.ctx, ui, *view);
            publish::button(self.ctx, ui, *view);
            view.description().bar(self.ctx, ui);
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

/// Names the handles between panes for screen readers. `ui` is where the panes were drawn.
pub fn name_handles(ui: &Ui, panes: &Tree<View>) {
    if let Some(root) = panes.root() {
        name_handles_below(ui, panes, ui.scope_id(), root);
    }
}

/// The same for one tile and its children; `scope` is where the tile was drawn. The ids are those of
/// `egui_tiles`, which names nothing itself.
fn name_handles_below(ui: &Ui, panes: &Tree<View>, scope: Id, tile: TileId) {
    let Some(Tile::Container(container)) = panes.tiles.get(tile) else { return };
    let own = scope.with(tile).with(egui::IdSalt::new("child"));
    for (number, child) in container.children().enumerate() {
        name_handle(ui, own.with((tile, "resize", number)), "Edge between panes: drag it");
        name_handles_below(ui, panes, own, *child);
    }
}

fn name_handle(ui: &Ui, id: Id, name: &str) {
    if ui.ctx().has_accesskit_node(id) {
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(Role::Splitter);
            node.set_label(name);
        });
    }
}

/// A button that maximises a view, or restores it.
fn alone_button(ctx: &Context<'_>, ui: &mut Ui, view: View) {
    ui.add_space(4.0);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(24.0), Sense::click());
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Button, true, format!("Maximise or restore {}", view.title()))
    });
    let attention = response.hovered() || response.has_focus();
    let color = if attention { ctx.palette.accent } else { ctx.palette.mute };
    let frame = Rect::from_center_size(rect.center(), Vec2::splat(10.0));
    let stroke = Stroke::new(1.4, color);
    for (corner, x, y) in [(frame.right_top(), -1.0, 1.0), (frame.left_bottom(), 1.0, -1.0)] {
        let arms = [corner + Vec2::new(4.5 * x, 0.0), corner, corner + Vec2::new(0.0, 4.5 * y)];
        ui.painter().add(egui::Shape::line(arms.to_vec(), stroke));
    }
    if response.clicked() {
        ctx.send(Command::Alone(view));
    }
    response.on_hover_text("Maximise (double-click tab)");
}
