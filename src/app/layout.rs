//! The panes in the middle of the window: which there are, and how their tabs look.

use egui::{Color32, Id, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, WidgetText};
use egui_tiles::{
    Behavior, Container, Linear, LinearDir, SimplificationOptions, TabState, Tile, TileId, Tiles, Tree,
    UiResponse,
};

use super::edit::Writing;
use super::pane::Pane;
use super::{arrangement, publish};
use crate::session::{Command, View};
use crate::theme::{Type, galley};
use crate::views::navigation::{Region, region};
use crate::views::{self, Context, Dock, actions, alt_text};

/// How much of the width the first column has, of what the index leaves.
const MAIN: f32 = 0.62;
/// How much of the height of the second column the map has.
const MAP: f32 = 0.42;

/// The initial panes: most views in a column of their own, which gives the rows of charts and tables all the height, and
/// beside it the map above the inspector.
pub fn tree() -> Tree<Pane> {
    let mut tiles = Tiles::default();
    let mut docked = |dock| {
        let views = View::all().filter(|view| view.description().dock() == dock);
        let panes = views.map(|view| tiles.insert_pane(Pane::View(view))).collect();
        tiles.insert_tab_tile(panes)
    };
    let (main, map) = (docked(Dock::Main), docked(Dock::Aside));
    let inspector = tiles.insert_pane(Pane::Inspector);
    let inspector = tiles.insert_tab_tile(vec![inspector]);
    let aside = tiles.insert_container(split(LinearDir::Vertical, [(map, MAP), (inspector, 1.0 - MAP)]));
    let root = tiles.insert_container(split(LinearDir::Horizontal, [(main, MAIN), (aside, 1.0 - MAIN)]));
    Tree::new(Id::unique("panes"), root, tiles)
}

/// True if some views are hidden because another one is maximised.
pub fn is_alone(panes: &Tree<Pane>) -> bool {
    let mut tiles = panes.tiles.iter();
    tiles.any(|(id, tile)| matches!(tile, Tile::Pane(Pane::View(_))) && !panes.tiles.is_visible(*id))
}

/// Two tiles beside each other, with their shares.
pub fn split(dir: LinearDir, tiles: [(TileId, f32); 2]) -> Linear {
    let mut linear = Linear::new(dir, tiles.iter().map(|(tile, _)| *tile).collect());
    for (tile, share) in tiles {
        linear.shares.set_share(tile, share);
    }
    linear
}

/// The panes of a narrow window: tabs, one of which is shown; the first is the main view.
pub fn narrow() -> Tree<Pane> {
    let mut tiles = Tiles::default();
    let main = View::all().filter(|view| view.description().dock() == Dock::Main);
    let aside = View::all().filter(|view| view.description().dock() == Dock::Aside);
    let views = main.chain(aside).map(Pane::View);
    let panes = views.chain([Pane::Inspector, Pane::Index]).map(|pane| tiles.insert_pane(pane)).collect();
    let root = tiles.insert_tab_tile(panes);
    Tree::new(Id::unique("narrow panes"), root, tiles)
}

/// Brings a view to the front of its tabs.
pub fn show(panes: &mut Tree<Pane>, view: View) {
    let view = Pane::View(view);
    if panes.tiles.find_pane(&view).is_some_and(|pane| !panes.tiles.is_visible(pane)) {
        // Another view is maximised.
        show_all(panes);
    }
    panes.make_active(|_, tile| matches!(tile, Tile::Pane(pane) if *pane == view));
}

/// Restores all panes, if a view is maximised.
pub fn show_all(panes: &mut Tree<Pane>) {
    let tiles: Vec<TileId> = panes.tiles.tile_ids().collect();
    for tile in tiles {
        panes.tiles.set_visible(tile, true);
    }
}

/// Maximises the tabs that contain a view, or restores the other views. The inspector stays beside it.
pub fn toggle_alone(panes: &mut Tree<Pane>, view: View) {
    let Some(pane) = panes.tiles.find_pane(&Pane::View(view)) else { return };
    let parent = panes.tiles.parent_of(pane);
    let is_other_view = |tile: &TileId| matches!(panes.tiles.get(*tile), Some(Tile::Pane(Pane::View(_))));
    let others = panes.tiles.tile_ids().filter(is_other_view);
    let others: Vec<TileId> = others.filter(|tile| panes.tiles.parent_of(*tile) != parent).collect();
    let alone = others.iter().all(|tile| !panes.tiles.is_visible(*tile));
    for tile in others {
        panes.tiles.set_visible(tile, alone);
    }
}

/// The views whose panes are visible, in the order of the panes.
pub fn in_sight(panes: &Tree<Pane>) -> Vec<View> {
    let active = panes.active_tiles();
    let ids = panes.tiles.tile_ids().filter(|id| active.contains(id));
    let mut views: Vec<View> = ids.filter_map(|id| panes.tiles.get_pane(&id)?.view()).collect();
    views.sort_by_key(|view| View::all().position(|other| other == *view));
    views
}

/// The panes as they are drawn, without some of them: a dossier without any position has no map, and what the reader has
/// folded away is not shown. The arrangement itself stays as it is.
pub struct Shown<'a> {
    tree: &'a mut Tree<Pane>,
    left_out: Vec<TileId>,
}

impl<'a> Shown<'a> {
    /// Leaves out some panes; if nothing remains because another is maximised, the others are shown.
    pub fn without(tree: &'a mut Tree<Pane>, left_out: &[Pane]) -> Self {
        let find = |pane: &Pane| tree.tiles.find_pane(pane).filter(|tile| tree.tiles.is_visible(*tile));
        let left_out: Vec<TileId> = left_out.iter().filter_map(find).collect();
        let hide =
            |tree: &mut Tree<Pane>| left_out.iter().for_each(|tile| tree.tiles.set_visible(*tile, false));
        hide(tree);
        if in_sight(tree).is_empty() {
            show_all(tree);
            hide(tree);
        }
        activate_visible(tree);
        Self { tree, left_out }
    }

    /// Draws them.
    pub fn ui(&mut self, ctx: &Context<'_>, writing: &Writing, ui: &mut Ui) {
        self.tree.ui(&mut Panes { ctx, writing }, ui);
        name_handles(ui, self.tree);
    }
}

impl Drop for Shown<'_> {
    fn drop(&mut self) {
        for tile in &self.left_out {
            self.tree.tiles.set_visible(*tile, true);
        }
    }
}

/// Tabs whose active pane is not visible show their first that is.
fn activate_visible(tree: &mut Tree<Pane>) {
    let ids: Vec<TileId> = tree.tiles.tile_ids().collect();
    for id in ids {
        let Some(Tile::Container(Container::Tabs(tabs))) = tree.tiles.get(id) else { continue };
        if tabs.active.is_some_and(|active| tree.tiles.is_visible(active)) {
            continue;
        }
        let first = tabs.children.iter().copied().find(|child| tree.tiles.is_visible(*child));
        if let (Some(first), Some(Tile::Container(Container::Tabs(tabs)))) = (first, tree.tiles.get_mut(id)) {
            tabs.set_active(first);
        }
    }
}

/// How panes are drawn in this frame.
struct Panes<'a, 'b> {
    /// What the views read.
    ctx: &'a Context<'b>,
    /// The form that stands in the place of the inspector's page.
    writing: &'a Writing,
}

impl Behavior<Pane> for Panes<'_, '_> {
    fn pane_ui(&mut self, ui: &mut Ui, _: TileId, pane: &mut Pane) -> UiResponse {
        let ctx = &Context { view: pane.view(), ..*self.ctx };
        let view = match *pane {
            Pane::View(view) => view,
            Pane::Inspector | Pane::Index => {
                ui.painter().rect_filled(ui.max_rect(), 0.0, ctx.palette.panel);
                arrangement::draw_within(ui, |ui| match pane {
                    Pane::Index => views::index::ui(ctx, ui),
                    _ if self.writing.draw_form(ctx, ui) => {}
                    _ => views::inspector::ui(ctx, ui),
                });
                return UiResponse::None;
            }
        };
        // Below everything that the view draws: what is not a mark is the view itself.
        let ground = ui.interact(ui.max_rect(), ui.scope_id().with("view"), Sense::CLICK);
        let name = format!("Ground of {}", view.title());
        ground.widget_info(|| WidgetInfo::labeled(Role::Pane, true, &name));
        actions::offer_view(ctx, &ground, view);
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

    fn tab_title_for_pane(&mut self, pane: &Pane) -> WidgetText {
        pane.title().into()
    }

    fn tab_ui(
        &mut self,
        tiles: &mut Tiles<Pane>,
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
            && let Some(view) = tiles.get_pane(&tile).and_then(|pane| pane.view())
        {
            self.ctx.send(Command::Alone(view));
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
        tiles: &Tiles<Pane>,
        ui: &mut Ui,
        _: TileId,
        tabs: &egui_tiles::Tabs,
        _: &mut f32,
    ) {
        let active = tabs.active.and_then(|tile| tiles.get_pane(&tile)?.view());
        if let Some(view) = active {
            alone_button(self.ctx, ui, view);
            publish::button(self.ctx, ui, view);
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
fn name_handles(ui: &Ui, panes: &Tree<Pane>) {
    if let Some(root) = panes.root() {
        name_handles_below(ui, panes, ui.scope_id(), root);
    }
}

/// The same for one tile and its children; `scope` is where the tile was drawn. The ids are those of
/// `egui_tiles`, which names nothing itself.
fn name_handles_below(ui: &Ui, panes: &Tree<Pane>, scope: Id, tile: TileId) {
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
