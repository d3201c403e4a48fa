//! Other programs, run at the top of the repository.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What went wrong, in words.
pub type Done = Result<(), String>;

/// The top of the repository.
pub fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Runs a program and lets it print.
pub fn command(program: &str, args: &[&str]) -> Done {
    with_env(program, args, &[])
}

/// Runs a program with these variables and lets it print.
pub fn with_env(program: &str, args: &[&str], variables: &[(&str, &str)]) -> Done {
    let shown = || format!("{program} {}", args.join(" "));
    let mut command = Command::new(program);
    command.args(args).envs(variables.iter().copied()).current_dir(top());
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{} failed: {status}", shown())),
        Err(error) => Err(format!("{} cannot be run: {error}", shown())),
    }
}

/// Runs a program and returns what it prints.
pub fn output(program: &str, args: &[&str]) -> Result<Vec<u8>, String> {
    let shown = || format!("{program} {}", args.join(" "));
    let output = Command::new(program).args(args).current_dir(top()).output();
    match output {
        Ok(output) if output.status.success() => Ok(output.stdout),
        Ok(output) => Err(format!("{} failed: {}", shown(), String::from_utf8_lossy(&output.stderr))),
        Err(error) => Err(format!("{} cannot be run: {error}", shown())),
    }
}
