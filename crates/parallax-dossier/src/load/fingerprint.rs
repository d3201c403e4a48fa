//! Identifies the text that a dossier was read from, so that a picture can cite it.

use std::fmt;

use sha2::{Digest as _, Sha256};

/// The SHA-256 of a dossier's text exactly as in its file, so that anybody can compare it: `sha256sum FILE`.
///
/// ```
/// use parallax_dossier::load::Fingerprint;
/// let fingerprint = Fingerprint::from_text("Dossier()");
/// assert!(fingerprint.to_string().starts_with(&fingerprint.short()));
/// assert_ne!(fingerprint, Fingerprint::from_text("Dossier( )"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// Computes the fingerprint of a text.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        Self(Sha256::digest(text.as_bytes()).into())
    }

    /// All 32 bytes.
    #[must_use]
    pub const fn bytes(&self) -> [u8; 32] {
        self.0
    }

    /// The first twelve digits: enough to distinguish versions of a file.
    #[must_use]
    pub fn short(&self) -> String {
        self.to_string().chars().take(12).collect()
    }
}

/// All 64 digits, in lower case as `sha256sum` prints them.
impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_what_other_programs_print() {
        // The example of FIPS 180-2, appendix B.1.
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(Fingerprint::from_text("abc").to_string(), expected);
    }
}
