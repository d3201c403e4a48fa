//! The pixels of a window, gathered from blocks of a file.
//!
//! Both planes have their axes in the same directions, so a pixel of the window covers a span of columns and a span of rows of
//! the file. Where it covers several pixels of the file, it is their mean; where it is smaller than one, it has the colour of the
//! one that it lies in: nothing is made smoother than it was.

use crate::plane::Window;

/// The largest number of pixels of a window; a larger one is drawn with fewer.
pub const MOST_PIXELS: u32 = 12 << 20;

/// The longest side of a block, in pixels.
pub const LONGEST_SIDE: u32 = 1 << 20;

/// Pixels, row by row.
#[derive(Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Width and height.
    pub size: [u32; 2],
    /// Red, green, blue and opacity of each; colours are not multiplied by the opacity.
    pub rgba: Vec<u8>,
}

impl std::fmt::Debug for Pixels {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sum = self
            .rgba
            .iter()
            .fold(0_u64, |sum, byte| sum.wrapping_mul(0x0100_0000_01b3).wrapping_add(u64::from(*byte) + 1));
        write!(to, "Pixels({} x {}, {sum:x})", self.size[0], self.size[1])
    }
}

/// Half-open spans of source pixels, one for each column or row of the canvas, ascending.
#[derive(Clone, Debug, PartialEq)]
pub struct Spans(Vec<[i64; 2]>);

impl Spans {
    /// `at` returns the place in the source of the edge before a pixel of the canvas; it may not decrease.
    fn new(count: u32, at: impl Fn(f64) -> f64) -> Self {
        let spans = (0..count).map(|index| {
            let index = f64::from(index);
            let (start, end) = (at(index).round() as i64, at(index + 1.0).round() as i64);
            if end > start {
                [start, end]
            } else {
                let within = at(index + 0.5).floor() as i64;
                [within, within.saturating_add(1)]
            }
        });
        Self(spans.collect())
    }

    /// The pixels of the canvas whose spans have a part in `from..to`.
    fn touching(&self, [from, to]: [i64; 2]) -> std::ops::Range<usize> {
        let first = self.0.partition_point(|span| span[1] <= from);
        let end = self.0.partition_point(|span| span[0] < to);
        first..end.max(first)
    }

    /// All source pixels from the first to the last.
    pub fn whole(&self) -> [i64; 2] {
        match (self.0.first(), self.0.last()) {
            (Some(first), Some(last)) => [first[0], last[1].max(first[0])],
            _ => [0, 0],
        }
    }
}

/// How the columns and rows of a source lie on the canvas.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    pub columns: Spans,
    pub rows: Spans,
}

/// The channels of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channels {
    Grey,
    Rgb,
    Rgba,
}

impl Channels {
    pub const fn count(self) -> usize {
        match self {
            Self::Grey => 1,
            Self::Rgb => 3,
            Self::Rgba => 4,
        }
    }
}

/// A rectangle of source pixels.
#[derive(Clone, Copy, Debug)]
pub struct Block<'p> {
    pub bytes: &'p [u8],
    pub channels: Channels,
    /// The column and row of its first pixel in the source.
    pub at: [i64; 2],
    pub size: [u32; 2],
    /// The value that says that there is nothing, in all channels.
    pub nothing: Option<u8>,
}

/// A window that is being drawn.
pub struct Canvas {
    window: Window,
    size: [u32; 2],
    /// For each pixel the sums of red, green and blue times opacity, of opacity, and the number of source pixels.
    sums: Vec<[u32; 5]>,
}

impl Canvas {
    /// An empty canvas; a size that is too large is made smaller in the same proportions.
    pub fn new(window: Window, [width, height]: [u32; 2]) -> Self {
        let (mut width, mut height) = (width.max(1), height.max(1));
        let pixels = f64::from(width) * f64::from(height);
        if pixels > f64::from(MOST_PIXELS) {
            let by = (f64::from(MOST_PIXELS) / pixels).sqrt();
            width = ((f64::from(width) * by) as u32).clamp(1, MOST_PIXELS);
            height = ((f64::from(height) * by) as u32).clamp(1, MOST_PIXELS / width);
        }
        let count = if window.is_positive() { width as usize * height as usize } else { 0 };
        Self { window, size: [width, height], sums: vec![[0; 5]; count] }
    }

    /// The number of canvas pixels to one unit of the plane, eastward.
    pub fn density(&self) -> f64 {
        f64::from(self.size[0]) / (self.window.east - self.window.west)
    }

    pub fn window(&self) -> Window {
        self.window
    }

    /// How a source lies on it: `column` and `row` return the pixel of the source at a place on the plane.
    pub fn grid(&self, column: impl Fn(f64) -> f64, row: impl Fn(f64) -> f64) -> Grid {
        let Window { west, north, east, south } = self.window;
        let [width, height] = self.size;
        let across = (east - west) / f64::from(width);
        let down = (south - north) / f64::from(height);
        Grid {
            columns: Spans::new(width, |index| column(west + index * across)),
            rows: Spans::new(height, |index| row(north + index * down)),
        }
    }

    /// Adds what the block has to all pixels that it touches. A block that has fewer bytes than its size asks for is left out.
    pub fn add(&mut self, grid: &Grid, block: Block<'_>) {
        let [wide, high] = block.size.map(i64::from);
        let channels = block.channels.count();
        let is_sane = block.size.iter().all(|side| *side <= LONGEST_SIDE);
        if self.sums.is_empty() || !is_sane || block.bytes.len() < (wide * high) as usize * channels {
            return;
        }
        let [left, top] = block.at;
        let columns = grid.columns.touching([left, left + wide]);
        for y in grid.rows.touching([top, top + high]) {
            let [from, to] = grid.rows.0[y];
            for source_row in from.max(top)..to.min(top + high) {
                let start = ((source_row - top) * wide) as usize * channels;
                let row = &block.bytes[start..start + wide as usize * channels];
                for x in columns.clone() {
                    let [from, to] = grid.columns.0[x];
                    let (from, to) =
                        ((from.max(left) - left) as usize, (to.min(left + wide) - left) as usize);
                    let sum = &mut self.sums[y * self.size[0] as usize + x];
                    for pixel in row[from * channels..to * channels].chunks_exact(channels) {
                        add_pixel(sum, pixel, block);
                    }
                }
            }
        }
    }

    /// The mean colours.
    pub fn finish(self) -> Pixels {
        let mut rgba = vec![0; self.size[0] as usize * self.size[1] as usize * 4];
        for (pixel, [red, green, blue, opacity, count]) in rgba.chunks_exact_mut(4).zip(&self.sums) {
            let mean = |sum: u32| {
                if *opacity == 0 { 0 } else { (f64::from(sum) * 255.0 / f64::from(*opacity)).round() as u8 }
            };
            let opaque = if *count == 0 { 0 } else { (opacity / count) as u8 };
            pixel.copy_from_slice(&[mean(*red), mean(*green), mean(*blue), opaque]);
        }
        Pixels { size: self.size, rgba }
    }
}

/// Colours are weighed by their opacity, in 255ths.
fn add_pixel(sum: &mut [u32; 5], pixel: &[u8], block: Block<'_>) {
    // A mean of more pixels than these would overflow, and would not look different.
    const MOST: u32 = 1 << 23;
    let (colour, opacity) = match (block.channels, pixel) {
        (Channels::Grey, [grey]) => ([*grey; 3], 255),
        (Channels::Rgb, [r, g, b]) => ([*r, *g, *b], 255),
        (Channels::Rgba, [r, g, b, a]) => ([*r, *g, *b], u32::from(*a)),
        _ => return,
    };
    if sum[4] >= MOST {
        return;
    }
    sum[4] += 1;
    if opacity == 0 || block.nothing.is_some_and(|nothing| colour == [nothing; 3]) {
        return;
    }
    for (sum, colour) in sum.iter_mut().zip(colour) {
        *sum += u32::from(colour) * opacity / 255;
    }
    sum[3] += opacity;
}
