//! The program's entry point; everything else is in the library, where tests can reach it.

use std::process::ExitCode;

fn main() -> ExitCode {
    parallax::cli::main()
}
