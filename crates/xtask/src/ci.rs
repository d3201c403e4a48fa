//! What every change must pass beside the tests, step by step; `.ci/run` calls it.

use std::time::Instant;

use crate::run::{Done, command, output, with_env};

/// A step: its name, and what it does.
type Step = (&'static str, fn() -> Done);

const STEPS: [Step; 17] = [
    ("mutations", || {
        let test = ["test", "--test", "suite", "mutations::"];
        with_env("cargo", &test, &[("PARALLAX_MUTATIONS", "4")])
    }),
    ("format", || command("cargo", &["fmt", "--all", "--check"])),
    ("lints", || command("cargo", &["clippy", "--all-targets", "--", "-D", "warnings"])),
    ("documentation", || with_env("cargo", &["doc", "--no-deps"], &[("RUSTDOCFLAGS", "-D warnings")])),
    ("oldest-rust", oldest_rust),
    // A crate that another one's features keep alive does not build by itself.
    ("headless", || command("cargo", &["check", "-p", "parallax-headless"])),
    ("ratios", || command("cargo", &["bench", "--profile", "dev", "--bench", "ratios"])),
    // The programs of the tests: `cargo build` has other features, for which a hundred crates would be built again. That it
    // builds without those of the tests is seen in the step `package`.
    ("programs", || command("cargo", &["test", "--no-run"])),
    ("packages", || command("bash", &[".ci/install"])),
    ("wayland", || command("bash", &[".ci/wayland"])),
    ("report", || command("bash", &[".ci/report"])),
    ("page", || command("bash", &[".ci/page"])),
    ("pictures", || command("bash", &[".ci/pictures"])),
    ("sheets", || command("bash", &[".ci/sheets"])),
    ("dependencies", || command("bash", &[".ci/dependencies"])),
    ("fuzzing", || command("bash", &[".ci/fuzz"])),
    ("package", || command("bash", &[".ci/package"])),
];

/// Runs all steps, or those from `first` on, and stops at the first that fails.
pub fn run(first: Option<&str>) -> Done {
    let names = || STEPS.map(|(name, _)| name).join(", ");
    let start = match first {
        None => 0,
        Some(first) => STEPS
            .iter()
            .position(|(name, _)| *name == first)
            .ok_or_else(|| format!("there is no step `{first}`; the steps are {}", names()))?,
    };
    for (name, step) in &STEPS[start..] {
        println!("\n== {name}");
        let began = Instant::now();
        step().map_err(|why| format!("{why}\nTo go on from here: cargo xtask ci {name}"))?;
        println!("== {name}: {} s", began.elapsed().as_secs());
    }
    println!("\n== all passed");
    Ok(())
}

/// The `rust-version` of Cargo.toml builds everything: checked by that toolchain, where rustup has it or this is it.
fn oldest_rust() -> Done {
    let manifest =
        std::fs::read_to_string(crate::run::top().join("Cargo.toml")).map_err(|error| error.to_string())?;
    let line = manifest.lines().find_map(|line| line.strip_prefix("rust-version = "));
    let oldest = line.ok_or("Cargo.toml states no rust-version")?.trim_matches('"');
    let ours = String::from_utf8_lossy(&output("rustc", &["--version"])?).into_owned();
    if ours.starts_with(&format!("rustc {oldest}.")) {
        println!("this is it: {}", ours.trim());
        return Ok(());
    }
    let toolchain = format!("+{oldest}");
    if output("cargo", &[&toolchain, "--version"]).is_err() {
        println!("Rust {oldest} is not installed: not checked (rustup toolchain install {oldest})");
        return Ok(());
    }
    command("cargo", &[&toolchain, "check", "--all-targets"])
}
