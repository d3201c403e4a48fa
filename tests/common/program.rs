//! The real program, run as a process.

use std::process::{Command, Output};

/// The program with these arguments, where no display can be found.
pub fn parallax(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
    for display in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
        command.env_remove(display);
    }
    command.args(args);
    command
}

/// How a process ended, and what it said.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Runs a process to its end.
pub fn run(command: &mut Command) -> Run {
    let Output { status, stdout, stderr } = command.output().expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    Run { code: status.code().expect("it exits by itself"), out: text(stdout), err: text(stderr) }
}
