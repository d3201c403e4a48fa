//! What is written is read back whole, and what is wrong is found in its cell.

mod back;
mod wrong;
