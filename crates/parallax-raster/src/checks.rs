//! Properties that must hold for any bytes, shared by the tests and the fuzz target in `fuzz/`. The function panics if one does not
//! hold; the program never calls it.

use std::sync::Arc;

use crate::origin::Origin;
use crate::{Raster, Window};

/// The size of what is drawn, in pixels.
const SIZE: [u32; 2] = [40, 30];
/// The longest world file.
const LONGEST_WORLD: usize = 255;

/// Reads bytes as a file and checks: it is refused or covers a part of the plane, and each part of it is refused or drawn with as many
/// pixels as were asked for, twice the same.
///
/// The first byte says how many of those after it are the world file of what follows.
///
/// # Panics
/// If any of this does not hold.
pub fn raster(bytes: &[u8]) {
    let Some((length, rest)) = bytes.split_first() else { return };
    let (world, file) = rest.split_at(usize::from(*length).min(rest.len()).min(LONGEST_WORLD));
    let world = Origin::Memory(Arc::from(world));
    let beside = |ending: &str| (ending == "wld").then(|| world.clone());
    file_beside(file, &beside);
}

/// The same for a file and what lies beside it.
pub(crate) fn file_beside(bytes: &[u8], beside: &dyn Fn(&str) -> Option<Origin>) {
    let Ok(raster) = Raster::of(Origin::Memory(Arc::from(bytes)), beside) else { return };
    let bounds = raster.bounds();
    assert!(bounds.is_positive(), "{bounds:?}");
    let Window { west, north, east, south } = bounds;
    let middle = [west.midpoint(east), north.midpoint(south)];
    let corner = Window { west, north, east: middle[0], south: middle[1] };
    let deep = 1e-6;
    let close = Window {
        west: middle[0] - deep,
        north: middle[1] - deep,
        east: middle[0] + deep,
        south: middle[1] + deep,
    };
    for window in [bounds, Window::WORLD, corner, close] {
        let draw = || raster.draw(window, SIZE, &|| true);
        let first = draw();
        if let Ok(pixels) = &first {
            assert_eq!((pixels.size, pixels.rgba.len()), (SIZE, (SIZE[0] * SIZE[1] * 4) as usize));
        }
        if window == bounds {
            assert_eq!(first, draw(), "drawn twice");
        }
    }
}
