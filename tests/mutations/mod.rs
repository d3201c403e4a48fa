//! The built-in dossier, mutated thousands of times: never a panic, never a hang, and always a diagnostic
//! with the right line.
//!
//! Most mutations are made to a part of it, complete entries that stand by themselves, because reading the
//! whole is slow without optimisation. `PARALLAX_MUTATIONS=100` makes a hundred times as many.

mod base;
mod known;
mod random;

/// The number of cases instead of the usual number.
fn cases(usual: u32) -> u32 {
    let times = std::env::var("PARALLAX_MUTATIONS").ok().and_then(|times| times.parse().ok());
    usual.saturating_mul(times.unwrap_or(1))
}
