//! Draws the stored pictures anew, and shows what has changed.

use std::fs;
use std::path::Path;

use crate::run::{Done, output, top, with_env};

/// Where pictures are stored.
const FOLDERS: [&str; 2] = ["tests/snapshots", "crates/egui-picture/tests/snapshots"];

/// Draws all pictures and writes `target/snapshots.html`: each that differs from the last commit as it was, as it is, and
/// the difference, in which black is the same.
pub fn run() -> Done {
    let update = [("UPDATE_SNAPSHOTS", "true")];
    with_env("cargo", &["test", "--quiet", "--test", "suite", "pictures::the_pictures"], &update)?;
    with_env("cargo", &["test", "--quiet", "--package", "egui-picture", "--test", "shapes"], &update)?;
    let folder = top().join("target/snapshots");
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let mut rows = String::new();
    for path in changed()? {
        let name = path.replace('/', "-");
        // A new picture has no older one.
        let old = output("git", &["show", &format!("HEAD:{path}")]).unwrap_or_default();
        fs::write(folder.join(&name), old).map_err(|error| error.to_string())?;
        rows.push_str(&row(&path, &name));
    }
    if rows.is_empty() {
        println!("no picture has changed");
        return Ok(());
    }
    let page = top().join("target/snapshots.html");
    fs::write(&page, format!("{HEAD}{rows}</table>\n")).map_err(|error| error.to_string())?;
    println!("look at {} before you commit", page.display());
    Ok(())
}

/// The pictures that differ from the last commit, or are not in it.
fn changed() -> Result<Vec<String>, String> {
    let mut args = vec!["status", "--porcelain", "--untracked-files=all", "--"];
    args.extend(FOLDERS);
    let told = output("git", &args)?;
    let told = String::from_utf8_lossy(&told).into_owned();
    let paths = told.lines().filter_map(|line| line.get(3..)).map(str::to_owned);
    Ok(paths.filter(|path| Path::new(path).extension().is_some_and(|ending| ending == "png")).collect())
}

const HEAD: &str = "<!doctype html>
<meta charset=\"utf-8\">
<title>Pictures that have changed</title>
<style>
    body { font: 14px sans-serif; background: #888 }
    td { vertical-align: top; padding: 8px }
    img { display: block; max-width: 30vw }
    .difference { position: relative; isolation: isolate }
    .difference img + img { position: absolute; top: 0; mix-blend-mode: difference }
</style>
<table>
<tr><th>old<th>new<th>difference
";

fn row(path: &str, name: &str) -> String {
    let (old, new) = (format!("<img src=\"snapshots/{name}\">"), format!("<img src=\"../{path}\">"));
    format!(
        "<tr><td colspan=\"3\">{path}\n<tr><td>{old}<td>{new}<td><div class=\"difference\">{old}{new}</div>\n"
    )
}
