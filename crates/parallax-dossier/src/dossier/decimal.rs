//! Exact numbers with at most three decimals: levels and tolerances in percent, and how many times.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Unexpected};

use super::Figure;

/// A number from 0 to 1,000,000,000 with at most three decimals, held exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal {
    thousandths: u64,
}

impl Decimal {
    const LARGEST: f64 = 1e9;

    /// Returns the number if it can be held exactly.
    ///
    /// ```
    /// use parallax_dossier::dossier::Decimal;
    /// assert_eq!(Decimal::new(99.5).map(|number| number.to_string()), Some("99.5".to_owned()));
    /// assert_eq!(Decimal::new(0.0001), None);
    /// assert_eq!(Decimal::new(-1.0), None);
    /// ```
    #[must_use]
    pub fn new(number: f64) -> Option<Self> {
        if !(0.0..=Self::LARGEST).contains(&number) {
            return None;
        }
        // Zero has two signs.
        let number = number.abs();
        let thousandths = (number * 1000.0).round();
        // The quotient is the double nearest to the decimal, and so is `number` if it was written as that decimal.
        let is_exact = (thousandths / 1000.0).to_bits() == number.to_bits();
        is_exact.then_some(Self { thousandths: thousandths as u64 })
    }

    /// The number in thousandths.
    #[must_use]
    pub const fn thousandths(self) -> u64 {
        self.thousandths
    }

    /// The number as it is written in a file: `99.5`, without separators between thousands.
    #[must_use]
    pub fn digits(self) -> String {
        format!("{}{}", self.thousandths / 1000, self.fraction())
    }

    /// The decimals with their point, without zeros at the end; empty for a whole number.
    fn fraction(self) -> String {
        match self.thousandths % 1000 {
            0 => String::new(),
            fraction => format!(".{fraction:03}").trim_end_matches('0').to_owned(),
        }
    }
}

impl From<u32> for Decimal {
    fn from(whole: u32) -> Self {
        Self { thousandths: u64::from(whole) * 1000 }
    }
}

/// `99.5`, `1,200`.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", Figure(self.thousandths / 1000), self.fraction())
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = f64::deserialize(deserializer)?;
        let expected = "a number from 0 to 1000000000 with at most three decimals";
        Self::new(number).ok_or_else(|| D::Error::invalid_value(Unexpected::Float(number), &expected))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_is_written_as_it_was_read() {
        for text in ["0", "95", "99.5", "99.73", "0.001", "1.005", "2.675", "1000000000", "68.27", "0.1"] {
            let number = text.parse().ok().and_then(Decimal::new).expect(text);
            assert_eq!(number.digits(), text);
        }
        for number in [f64::NAN, f64::INFINITY, -0.001, 1e9 + 1.0, 0.0005, 95.000_01] {
            assert_eq!(Decimal::new(number), None, "{number}");
        }
        assert_eq!(Decimal::new(1_200.25).map(|number| number.to_string()).as_deref(), Some("1,200.25"));
        assert_eq!(Decimal::new(-0.0), Some(Decimal::default()));
    }
}
