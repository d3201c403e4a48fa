//! What the command line can do, without the command line: arguments come checked, output goes where it is told.

pub mod check;
