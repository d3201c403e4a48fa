//! Prepares a release: one version for all crates, and a closed section of the changelog.

use std::fs;

use crate::run::{Done, command, output, top};

/// Sets the version in Cargo.toml and Cargo.lock, and names and dates the changelog's open section, once nothing speaks against
/// it. What it did is to be looked at, committed and tagged by a person.
pub fn run(version: &str) -> Done {
    let numbers = numbers(version).ok_or_else(|| format!("`{version}` is no version such as 0.2.0"))?;
    if !output("git", &["status", "--porcelain"])?.is_empty() {
        return Err("there are changes that are not committed".to_owned());
    }
    if !output("git", &["tag", "--list", &format!("v{version}")])?.is_empty() {
        return Err(format!("there is a tag v{version} already"));
    }
    let changelog = read("CHANGELOG.md")?;
    let open = open_section(&changelog).ok_or("CHANGELOG.md has no section [Unreleased]")?;
    if !open.lines().any(|line| line.starts_with("- ")) {
        return Err("CHANGELOG.md has nothing under [Unreleased]".to_owned());
    }
    let manifest = read("Cargo.toml")?;
    let old = manifest.lines().find_map(|line| line.strip_prefix("version = "));
    let old = old.ok_or("Cargo.toml states no version")?.trim_matches('"');
    if Some(&numbers) <= self::numbers(old).as_ref() {
        return Err(format!("{version} is not newer than {old}"));
    }
    let today = String::from_utf8_lossy(&output("date", &["+%Y-%m-%d"])?).trim().to_owned();
    // Crates name each other by this version, too.
    write(
        "Cargo.toml",
        &manifest.replace(&format!("version = \"{old}\""), &format!("version = \"{version}\"")),
    )?;
    write("CHANGELOG.md", &changelog.replacen(OPEN, &format!("{OPEN}\n## [{version}] - {today}\n"), 1))?;
    command("cargo", &["update", "--workspace", "--offline"])?;
    // Fails if a crate was left behind.
    output("cargo", &["update", "--workspace", "--locked", "--offline"])?;
    println!(
        "{old} became {version}. Stored pictures name it: draw them anew with `cargo xtask snapshots` and look at them."
    );
    println!("Let `bash .ci/run` pass, then: git commit --all, git tag v{version}");
    Ok(())
}

const OPEN: &str = "## [Unreleased]\n";

/// The text of the changelog's open section.
fn open_section(changelog: &str) -> Option<&str> {
    let (_, after) = changelog.split_once(OPEN)?;
    Some(after.split("\n## [").next().unwrap_or(after))
}

/// The three numbers of a version.
fn numbers(version: &str) -> Option<[u32; 3]> {
    let numbers: Vec<u32> = version.split('.').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    numbers.try_into().ok()
}

fn read(name: &str) -> Result<String, String> {
    fs::read_to_string(top().join(name)).map_err(|error| format!("{name}: {error}"))
}

fn write(name: &str, text: &str) -> Done {
    fs::write(top().join(name), text).map_err(|error| format!("{name}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_three_numbers_in_their_order() {
        assert_eq!(numbers("0.10.2"), Some([0, 10, 2]));
        assert_eq!([numbers("0.2"), numbers("0.2.0-rc"), numbers("v0.2.0"), numbers("")], [None; 4]);
        assert!(numbers("0.10.0") > numbers("0.9.9"));
    }

    #[test]
    fn the_open_section_ends_before_the_next_version() {
        let changelog = "# C\n\n## [Unreleased]\n\n- new\n\n## [0.1.0] - 2026-01-01\n\n- old\n";
        assert_eq!(open_section(changelog), Some("\n- new\n"));
        assert_eq!(open_section("# C\n"), None);
    }
}
