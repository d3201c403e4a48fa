//! Tests of the room: its sentences on small dossiers, its answers against brute force.

mod against_brute_force;
mod brute;
mod declared;
mod findings;
mod model_claim;
mod nesting;
mod parts;
mod quantities;
mod scope;
mod search;
mod sentences;
mod thrown;
