//! The built-in dossier, mutated thousands of times: never a panic, never a hang, and always a diagnostic whose line
//! is right.
//!
//! Most mutations are made to a part of it, real entries that stand by themselves, because reading the whole takes long
//! without optimisation. `PARALLAX_MUTATIONS=100` makes a hundred times as many.

mod base;
mod known;
mod random;

/// How many cases are tried where `usual` are tried in an ordinary run.
fn cases(usual: u32) -> u32 {
    let times = std::env::var("PARALLAX_MUTATIONS").ok().and_then(|times| times.parse().ok());
    usual.saturating_mul(times.unwrap_or(1))
}
