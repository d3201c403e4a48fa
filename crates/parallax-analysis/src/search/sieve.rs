//! A sieve before the search: which pairs of letters a text contains, so that most texts without a match are
//! never read.

/// Number of bits; a claim of some 400 letters sets about a fifth of them.
const BITS: usize = 1024;

/// The pairs of letters in a text, as bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sieve([u64; BITS / 64]);

/// The pairs of letters in a word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs(Vec<u16>);

impl Sieve {
    /// Makes the sieve of a text.
    pub fn new(text: &str) -> Self {
        let mut bits = [0; BITS / 64];
        for bit in pairs(text) {
            bits[usize::from(bit) / 64] |= 1 << (bit % 64);
        }
        Self(bits)
    }

    /// False if the text lacks any of these pairs, and so cannot contain the words they come from.
    pub fn may_hold(&self, pairs: &Pairs) -> bool {
        pairs.0.iter().all(|bit| self.0[usize::from(*bit) / 64] & (1 << (bit % 64)) != 0)
    }
}

impl Pairs {
    /// Collects the pairs of letters in these words.
    pub fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut all: Vec<u16> = words.into_iter().flat_map(pairs).collect();
        all.sort_unstable();
        all.dedup();
        Self(all)
    }
}

fn pairs(text: &str) -> impl Iterator<Item = u16> + '_ {
    let pair = |pair: &[u8]| {
        let mixed = (u32::from(pair[0]) << 8 | u32::from(pair[1])).wrapping_mul(0x9E37_79B1);
        (mixed >> 22) as u16
    };
    text.as_bytes().windows(2).map(pair)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_text_holds_is_never_sifted_out() {
        let text = "sohr: 48 pro government fighters killed, خشام, said 8 february 2018\n";
        let sieve = Sieve::new(text);
        for start in 0..text.len() {
            for end in start..text.len() {
                if let Some(part) = text.get(start..end) {
                    assert!(sieve.may_hold(&Pairs::new([part])), "{part}");
                }
            }
        }
        assert!(!sieve.may_hold(&Pairs::new(["zzqxw"])));
    }
}
