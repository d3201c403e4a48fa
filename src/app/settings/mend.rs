//! Numbers in settings that are none: a share of the panes that is not a number would hide them for ever, and what is not
//! equal to itself would count as changed for ever.

use egui_tiles::{Container, Tile, Tree};

use super::{Look, Settings};
use crate::app::pane::Pane;

impl Settings {
    /// Sets right what makes no sense; whether there was anything.
    pub(super) fn mend(&mut self) -> bool {
        let before = self.window.is_some();
        self.window = self.window.filter(|(width, height)| width.is_finite() && height.is_finite());
        let mut mended = self.window.is_some() != before;
        let looks = self.recent.iter_mut().map(|entry| &mut entry.camera).chain([&mut self.built_in]);
        for look in looks {
            if look.is_some_and(|look| !look.is_finite()) {
                *look = None;
                mended = true;
            }
        }
        // Not lazily: all of it is to be mended.
        self.panes.as_mut().is_some_and(mend_shares) || mended
    }
}

impl Look {
    const fn is_finite(self) -> bool {
        match self {
            Self::All => true,
            Self::At { x, y, scale } => x.is_finite() && y.is_finite() && scale.is_finite(),
        }
    }
}

/// Gives panes whose share is no size the share of a new one.
fn mend_shares(tree: &mut Tree<Pane>) -> bool {
    let mut mended = false;
    for tile in tree.tiles.tiles_mut() {
        match tile {
            Tile::Container(Container::Linear(linear)) => {
                for child in linear.children.clone() {
                    let share = linear.shares[child];
                    if !is_share(share) {
                        linear.shares.set_share(child, 1.0);
                        mended = true;
                    }
                }
            }
            Tile::Container(Container::Grid(grid)) => {
                for share in grid.col_shares.iter_mut().chain(&mut grid.row_shares) {
                    if !is_share(*share) {
                        *share = 1.0;
                        mended = true;
                    }
                }
            }
            Tile::Container(Container::Tabs(_)) | Tile::Pane(_) => {}
        }
    }
    mended
}

/// Larger ones than anybody drags would leave the others nothing, and their sum must be a number as well.
fn is_share(share: f32) -> bool {
    (1e-3..=1e6).contains(&share)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Parallax;
    use crate::load;

    #[test]
    fn shares_and_positions_that_are_no_numbers_are_set_right() {
        let program = Parallax::new("x", load::read("Dossier(format: 1, title: \"T\")"));
        let sound = program.settings();
        assert!(!sound.clone().mend());
        for wrong in [f32::NAN, f32::INFINITY, 0.0, -1.0, 1e30] {
            let mut broken = sound.clone();
            for tile in broken.panes.as_mut().expect("panes").tiles.tiles_mut() {
                if let Tile::Container(Container::Linear(linear)) = tile {
                    linear.children.clone().into_iter().for_each(|id| linear.shares.set_share(id, wrong));
                }
            }
            assert!(broken.mend(), "{wrong}");
            assert!(!broken.mend(), "{wrong}: once");
            assert_eq!(broken, broken.clone(), "equal to itself");
        }
        let nowhere = Look::At { x: f64::NAN, y: 0.0, scale: 1.0 };
        let mut broken =
            Settings { built_in: Some(nowhere), window: Some((f32::NAN, 500.0)), ..sound.clone() };
        assert!(broken.mend());
        assert_eq!(broken, sound);
    }
}
