//! The dossier that is part of the program.

/// The clash near Khusham, 7 February 2018, as RON text: what opens when no file is named.
pub const KHUSHAM: &str = include_str!("../../data/khusham.ron");

#[cfg(test)]
mod tests {
    #[test]
    fn it_opens_without_a_single_diagnostic() {
        let loaded = crate::load::read(super::KHUSHAM);
        assert_eq!(loaded.diagnostics, [], "the built-in dossier must be clean");
        assert!(loaded.dossier.is_some());
    }
}
