//! Everything that a desktop needs: icon, entry, file type, package.
//!
//! `UPDATE_SNAPSHOTS=true cargo test --test suite desktop::` redraws the pixels of the icon from its drawing.

use std::path::{Path, PathBuf};
use std::{env, fs};

use resvg::{tiny_skia, usvg};

fn file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn text(path: &str) -> String {
    fs::read_to_string(file(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn icon(side: u32) -> Vec<u8> {
    let tree = usvg::Tree::from_str(&text("assets/desktop/parallax.svg"), &usvg::Options::default());
    let tree = tree.expect("a drawing");
    let mut pixels = tiny_skia::Pixmap::new(side, side).expect("a size");
    let factor = side as f32 / tree.size().width();
    resvg::render(&tree, tiny_skia::Transform::from_scale(factor, factor), &mut pixels.as_mut());
    pixels.encode_png().expect("a picture")
}

#[test]
fn the_icons_pixels_are_its_drawing() {
    for side in [64, 256] {
        let path = file(&format!("assets/desktop/parallax-{side}.png"));
        if env::var_os("UPDATE_SNAPSHOTS").is_some() {
            fs::write(&path, icon(side)).expect("a writable file");
        }
        let decode = |bytes: &[u8]| image::load_from_memory(bytes).expect("a picture").into_rgba8();
        let kept = decode(&fs::read(&path).expect("the icon"));
        let drawn = decode(&icon(side));
        assert_eq!(kept.dimensions(), (side, side));
        let far = kept.iter().zip(drawn.iter()).filter(|(a, b)| a.abs_diff(**b) > 8).count();
        assert!(far < 20, "{far} values differ: draw the pixels again");
    }
}

#[test]
fn entry_type_and_window_name_each_other() {
    let (entry, kind) = (text("assets/desktop/parallax.desktop"), text("assets/desktop/parallax.xml"));
    let line = |key: &str| {
        let prefix = format!("{key}=");
        entry.lines().find_map(|line| line.strip_prefix(prefix.as_str())).unwrap_or_default().to_owned()
    };
    assert_eq!(line("Exec"), "parallax %f");
    let mime = line("MimeType");
    let mime = mime.trim_end_matches(';');
    assert!(kind.contains(&format!("<mime-type type=\"{mime}\">")));
    assert!(kind.contains("<glob pattern=\"*.dossier.ron\""));
    // The window gives this name to the desktop, which uses it to find the entry and the icon.
    assert!(text("src/app/window/mod.rs").contains(&format!(".with_app_id(\"{}\")", line("StartupWMClass"))));
    assert_eq!(line("Icon"), "parallax");
}

#[test]
fn everything_in_the_package_is_there() {
    let manifest = text("Cargo.toml");
    let assets = manifest.split("[package.metadata.deb]").nth(1).expect("a package");
    let sources: Vec<&str> = assets.lines().filter_map(|line| line.trim().strip_prefix("[\"")).collect();
    assert!(sources.len() >= 8, "{sources:?}");
    for line in sources {
        let path = line.split('"').next().expect("a path");
        let is_there = path.starts_with("target/release/") || path.contains('*') || file(path).exists();
        assert!(is_there, "{path} is not there");
    }
}
