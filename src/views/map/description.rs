//! The map as one of the views.

use egui::{Ui, Vec2, vec2};

use super::super::description::in_file_order;
use super::super::picture::legend::{Entry, pale};
use super::super::picture::scene;
use super::super::{Context, Description, Dock, Edge};
use crate::analysis::alt_text::{self, AltText};
use crate::analysis::counted;
use crate::dossier::{ClaimId, Item};
use crate::map::basemap::Basemap;
use crate::session::View;

/// Its height in a picture of the usual width.
const HEIGHT: f32 = 560.0;

const BASE_MAP: &str =
    "Base map: Natural Earth, public domain. Disputed borders are dotted and none is asserted.";

impl View {
    /// The map.
    pub const MAP: Self = Self::named("Map");
}

/// The map.
pub struct MapView;

impl Description for MapView {
    fn view(&self) -> View {
        View::MAP
    }

    fn word(&self) -> &'static str {
        "map"
    }

    fn about(&self) -> &'static str {
        "The map"
    }

    fn spoken(&self, ctx: &Context<'_>) -> String {
        format!("Map of {}", counted(ctx.dossier.places.len(), "place"))
    }

    fn ui(&self, ctx: &Context<'_>, ui: &mut Ui) {
        super::ui(ctx, ui);
    }

    fn natural_size(&self, _: &Context<'_>, _: &Ui, least: Vec2) -> Vec2 {
        vec2(least.x, HEIGHT)
    }

    fn caption(&self, _: &Context<'_>) -> Vec<String> {
        vec!["Places, drawn only as precisely as they are known".to_owned()]
    }

    /// The counted claims that name a place.
    fn claims(&self, ctx: &Context<'_>) -> Vec<ClaimId> {
        let places = ctx.dossier.places.ids();
        let named = places.flat_map(|place| ctx.stock.links.claims_of(Item::Place(place)).to_vec());
        in_file_order(ctx.shown().among(ctx.dossier, named))
    }

    fn alt_text(&self, ctx: &Context<'_>) -> AltText {
        alt_text::map(&scene(ctx))
    }

    fn legend(&self, ctx: &Context<'_>, claims: &[ClaimId]) -> Vec<Entry> {
        [super::legend::entries(ctx), pale(ctx, claims, &[])].concat()
    }

    fn edge(&self) -> Edge {
        Edge::Filled
    }

    fn dock(&self) -> Dock {
        Dock::Aside
    }

    fn credits(&self, ctx: &Context<'_>) -> Vec<String> {
        std::iter::once(BASE_MAP.to_owned())
            .chain(super::ground::credits(ctx))
            .chain(super::backdrop::credit(ctx))
            .collect()
    }

    fn is_narrowed_by_counts(&self) -> bool {
        false
    }

    fn prepare(&self) {
        Basemap::prepare();
    }
}
