//! What must hold of sound dossiers that nobody would write: long texts cost what is shown of them, and no random dossier
//! makes a picture panic. Bounded in time, so that they run with all other tests.

mod lengths;
mod one_line;
mod random;
mod write;
