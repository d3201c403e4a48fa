//! Prepares a release: one version for all crates, and a closed section of the changelog.

use std::fs;

use crate::run::{Done, command, output, top};

/// Sets the version in Cargo.toml and Cargo.lock, and names and dates the changelog's open section. What it did is to be
/// looked at, committed and tagged by a person.
pub fn run(version: &str) -> Done {
    let is_version =
        version.split('.').count() == 3 && version.split('.').all(|part| part.parse::<u32>().is_ok());
    if !is_version {
        return Err(format!("`{version}` is no version such as 0.2.0"));
    }
    if !output("git", &["status", "--porcelain"])?.is_empty() {
        return Err("there are changes that are not committed".to_owned());
    }
    let old = replace("Cargo.toml", |text| {
        let old = text.lines().find_map(|line| line.strip_prefix("version = "))?.trim_matches('"').to_owned();
        Some((text.replace(&format!("version = \"{old}\""), &format!("version = \"{version}\"")), old))
    })?;
    let today = String::from_utf8_lossy(&output("date", &["+%Y-%m-%d"])?).trim().to_owned();
    replace("CHANGELOG.md", |text| {
        let open = "## [Unreleased]\n";
        text.contains(open)
            .then(|| (text.replace(open, &format!("{open}\n## [{version}] - {today}\n")), String::new()))
    })?;
    command("cargo", &["update", "--workspace", "--offline"])?;
    println!("{old} became {version}. Look at it, then: git commit --all, git tag v{version}");
    Ok(())
}

/// Rewrites a file; returns what `change` says beside the new text.
fn replace(name: &str, change: impl FnOnce(&str) -> Option<(String, String)>) -> Result<String, String> {
    let path = top().join(name);
    let text = fs::read_to_string(&path).map_err(|error| format!("{name}: {error}"))?;
    let (text, told) = change(&text).ok_or_else(|| format!("{name} is not as expected"))?;
    fs::write(&path, text).map_err(|error| format!("{name}: {error}"))?;
    Ok(told)
}
