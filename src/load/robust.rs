//! Whatever is done to a dossier's text, reading it neither panics nor points past its end.
