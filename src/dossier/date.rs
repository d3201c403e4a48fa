//! Dates as uncertain as they are: a subset of EDTF (ISO 8601-2).

use std::fmt;
use std::str::FromStr;

/// A date as written in EDTF, with the span of days in which it lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    text: String,
}

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ParseDateError {
    message: String,
}

impl FromStr for Date {
    type Err = ParseDateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self { text: text.to_owned() })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
