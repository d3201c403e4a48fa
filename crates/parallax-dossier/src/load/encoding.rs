//! Guesses what a file that is not UTF-8 text is, so that its author knows what to do.

use std::fmt;

use super::diagnostic::Position;

/// Number of bytes examined to recognise UTF-16 without a byte order mark.
const SAMPLE: usize = 512;

/// What the bytes of a file appear to be; a guess, and worded as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-16, as some editors on Windows save it.
    Utf16,
    /// UTF-32.
    Utf32,
    /// One byte per letter: Latin-1, Windows-1252, Windows-1251 and similar.
    OneByte,
    /// UTF-8 whose last character is incomplete.
    CutOff,
    /// Not text: a picture, an archive, an office document.
    Binary,
}

/// What the file appears to be, and what to do about it.
impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf16 => "it seems to be UTF-16; save it as UTF-8",
            Self::Utf32 => "it seems to be UTF-32; save it as UTF-8",
            Self::OneByte => {
                "it seems to use one byte per letter, like Latin-1 or Windows-1252; save it as UTF-8"
            }
            Self::CutOff => {
                "it ends in the middle of a letter; perhaps it was not saved or copied to its end"
            }
            Self::Binary => "it does not seem to be text; a dossier is a text file in UTF-8",
        })
    }
}

/// The place where bytes stop being UTF-8 text, and what they appear to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wrong {
    /// The first invalid byte, counted from 0.
    pub byte: usize,
    /// The same as a line and column.
    pub position: Position,
    /// What the bytes appear to be.
    pub encoding: Encoding,
}

/// Returns what is wrong with `bytes` as UTF-8 text; `None` if they are, or may be, text.
pub(super) fn wrong(bytes: &[u8]) -> Option<Wrong> {
    let found = |byte, encoding| Some(Wrong { byte, position: position(bytes, byte), encoding });
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => return found(0, Encoding::Utf32),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => return found(0, Encoding::Utf16),
        _ => {}
    }
    if looks_like_utf16(bytes) {
        let byte = bytes.iter().position(|byte| *byte == 0).unwrap_or(0);
        return found(byte, Encoding::Utf16);
    }
    let error = std::str::from_utf8(bytes).err()?;
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let is_control = |byte: &&u8| matches!(byte, 0..=8 | 14..=26 | 28..=31);
    let encoding = if sample.iter().filter(is_control).count() * 20 > sample.len() {
        Encoding::Binary
    } else if error.error_len().is_none() {
        Encoding::CutOff
    } else {
        Encoding::OneByte
    };
    found(error.valid_up_to(), encoding)
}

/// English text in UTF-16 is valid UTF-8 with every second byte NUL.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let zeros = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    sample.len() >= 8 && even.min(odd) == 0 && even.max(odd) * 3 > sample.len() / 2
}

/// The line and column of a byte; the bytes before it are treated as text.
fn position(bytes: &[u8], at: usize) -> Position {
    let before = bytes.get(..at).unwrap_or_default();
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let lines = before.split(|byte| *byte == b'\n').count() - 1;
    let letters = before[start..].iter().filter(|byte| **byte & 0xc0 != 0x80).count();
    let from_one = |count: usize| u32::try_from(count).unwrap_or(u32::MAX).saturating_add(1);
    Position { line: from_one(lines), column: from_one(letters) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(bytes: &[u8]) -> Option<(Encoding, usize, u32)> {
        wrong(bytes).map(|wrong| (wrong.encoding, wrong.byte, wrong.position.line))
    }

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn text_is_text() {
        for text in ["", "a", "Dossier(\n)", "\u{feff}Хашам خشام", "a\0b\0\0\0 text with NULs in it"]
        {
            assert_eq!(found(text.as_bytes()), None, "{text:?}");
        }
    }

    #[test]
    fn other_encodings_are_told_apart() {
        let text = "Dossier(\n    format: 1,\n)";
        for order in [u16::to_le_bytes, u16::to_be_bytes] {
            assert_eq!(found(&utf16(text, order)).map(|found| found.0), Some(Encoding::Utf16));
            let marked = utf16(&format!("\u{feff}{text}"), order);
            assert_eq!(found(&marked), Some((Encoding::Utf16, 0, 1)));
        }
        let utf32: Vec<u8> =
            format!("\u{feff}{text}").chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        assert_eq!(found(&utf32), Some((Encoding::Utf32, 0, 1)));
        assert_eq!(found(b"Dossier(\n  title: \"caf\xe9\",\n)"), Some((Encoding::OneByte, 22, 2)));
        assert_eq!(
            found("Dossier(\n\n\"خ".as_bytes().split_last().map_or(&[], |(_, rest)| rest)),
            Some((Encoding::CutOff, 11, 3))
        );
        assert_eq!(found(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x04"), Some((Encoding::Binary, 0, 1)));
    }
}
