//! What several tests share.

pub mod effort;
mod program;
mod renderer;

pub use program::{Run, parallax, run};
pub use renderer::SvgRenderer;

/// A picture without the marks of where its words begin.
pub fn spelled(svg: &str) -> String {
    let svg = svg.replace("</tspan>", "");
    let mut pieces = svg.split("<tspan");
    let first = pieces.next().unwrap_or_default();
    let rest = pieces.filter_map(|piece| piece.split_once('>'));
    std::iter::once(first).chain(rest.map(|(_, words)| words)).collect()
}
