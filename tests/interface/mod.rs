//! The program as a person uses it, without a window: everything is found by its accessible name.
//!
//! A missing glyph or an unnamed control makes `egui_kittest` panic; both checks are on in every test here.

mod accounts;
mod agreement;
mod answers;
mod as_of;
mod attachments;
mod axis;
mod backdrop;
mod chart;
mod coding;
mod compare;
mod edit;
mod edit_faults;
mod edit_large;
mod edit_text;
mod edit_views;
mod evening;
mod gathered;
mod idle;
mod import;
mod index;
mod inspector;
mod keyboard;
mod keys;
mod large;
mod layout;
mod lineage;
mod long;
mod map;
mod opens;
mod pages;
mod palette;
mod publish;
mod quantities;
mod refused;
mod reopen;
mod selection;
mod shapes;
mod small;
pub mod stage;
mod state;
mod table;
mod tasks;
mod timeline;
mod tree;
