//! The chores of this repository, one command each: `cargo xtask` lists them.
//!
//! Nothing here knows the program; it runs cargo, git and the scripts in `.ci`.

mod ci;
#[expect(dead_code, reason = "the benchmarks use all of it")]
#[path = "../../../benches/generate/mod.rs"]
mod generate;
mod release;
mod run;
mod snapshots;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask ci [STEP]          what a change must pass beside `cargo test`, from this step on; lists the steps as it goes
cargo xtask snapshots          draws the stored pictures anew; writes a page with old, new and difference
cargo xtask archive CLAIMS      prints a dossier with so many invented claims, as the benchmarks use it
cargo xtask basemap FOLDER     makes the base map from Natural Earth's files in this folder (needs node)
cargo xtask release VERSION    sets the version and closes the changelog's section; commits nothing";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args[..] {
        ["ci"] => ci::run(None),
        ["ci", step] => ci::run(Some(step)),
        ["snapshots"] => snapshots::run(),
        ["archive", claims] => archive(claims),
        ["basemap", folder] => ["build", "fine", "detail"]
            .iter()
            .zip(["world", "fine", "detail"])
            .try_for_each(|(script, asset)| {
                let (script, asset) =
                    (format!("assets/basemap/{script}.mjs"), format!("assets/basemap/{asset}.bin"));
                run::command("node", &[&script, folder, &asset])
            }),
        ["release", version] => release::run(version),
        _ => Err(HELP.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn archive(claims: &str) -> run::Done {
    let claims = claims.parse().map_err(|why| format!("{claims}: {why}"))?;
    println!("{}", generate::archive(claims));
    Ok(())
}
