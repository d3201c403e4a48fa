//! Splices: what is put in the place of what.

use serde::{Deserialize, Serialize};

/// One part of a text that gives way to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Splice {
    /// The byte at which it begins, in the text before.
    pub at: usize,
    /// What stood there.
    pub old: String,
    /// What stands there now.
    pub new: String,
}

impl Splice {
    pub(crate) fn end(&self) -> usize {
        self.at + self.old.len()
    }
}

/// Splices that are made at once, in the order of the text and without overlaps.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Patch(Vec<Splice>);

impl Patch {
    /// Makes a patch of changes of `text`, each the range of bytes and what is put there. Removals may overlap; of changes at
    /// one byte the first one given comes first.
    pub(crate) fn new(text: &str, mut changes: Vec<(usize, usize, String)>) -> Self {
        changes.sort_by_key(|(start, end, _)| (*start, *end));
        let mut splices: Vec<Splice> = Vec::with_capacity(changes.len());
        for (start, end, new) in changes {
            match splices.last_mut() {
                Some(last) if last.end() > start || (last.end() == start && new.is_empty()) => {
                    let from = last.end();
                    last.old.push_str(text.get(from..end).unwrap_or_default());
                    last.new.push_str(&new);
                }
                _ => {
                    let old = text.get(start..end).unwrap_or_default().to_owned();
                    splices.push(Splice { at: start, old, new });
                }
            }
        }
        splices.retain(|splice| splice.old != splice.new);
        Self(splices)
    }

    /// The splices.
    #[must_use]
    pub fn splices(&self) -> &[Splice] {
        &self.0
    }

    /// True if nothing is changed.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Number of bytes that it takes in memory, about.
    pub(crate) fn weight(&self) -> usize {
        let of = |splice: &Splice| size_of::<Splice>() + splice.old.capacity() + splice.new.capacity();
        self.0.iter().map(of).sum()
    }

    /// True if the text has what is to be replaced.
    pub(crate) fn fits(&self, text: &str) -> bool {
        let is_sorted = self.0.windows(2).all(|pair| pair[0].end() <= pair[1].at);
        is_sorted
            && self.0.iter().all(|splice| text.get(splice.at..splice.end()) == Some(splice.old.as_str()))
    }

    /// Changes the text; `false`, and nothing is changed, if it does not fit.
    pub(crate) fn apply(&self, text: &mut String) -> bool {
        if !self.fits(text) {
            return false;
        }
        if let [only] = self.0.as_slice() {
            text.replace_range(only.at..only.end(), &only.new);
            return true;
        }
        let grown: usize = self.0.iter().map(|splice| splice.new.len()).sum();
        let mut out = String::with_capacity(text.len() + grown);
        let mut done = 0;
        for splice in &self.0 {
            out.push_str(text.get(done..splice.at).unwrap_or_default());
            out.push_str(&splice.new);
            done = splice.end();
        }
        out.push_str(text.get(done..).unwrap_or_default());
        *text = out;
        true
    }

    /// The patch that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        let mut shift = 0_isize;
        let back = |splice: &Splice| {
            let at = splice.at.saturating_add_signed(shift);
            shift += splice.new.len().cast_signed() - splice.old.len().cast_signed();
            Splice { at, old: splice.new.clone(), new: splice.old.clone() }
        };
        Self(self.0.iter().map(back).collect())
    }

    /// Where a byte of the text before is afterwards. One at the beginning of a splice stays before it.
    pub(crate) fn moved(&self, shifts: &[isize], at: usize) -> usize {
        let passed = self.0.partition_point(|splice| splice.at < at);
        let shift = passed.checked_sub(1).and_then(|last| shifts.get(last)).copied().unwrap_or_default();
        at.saturating_add_signed(shift)
    }

    /// The same for the beginning of something: what is put in before it pushes it on.
    pub(crate) fn moved_start(&self, shifts: &[isize], at: usize) -> usize {
        let is_passed = |splice: &Splice| splice.at < at || (splice.at == at && splice.old.is_empty());
        let passed = self.0.partition_point(is_passed);
        let shift = passed.checked_sub(1).and_then(|last| shifts.get(last)).copied().unwrap_or_default();
        at.saturating_add_signed(shift)
    }

    /// The same for the end of what may grow at its end.
    pub(crate) fn moved_after(&self, shifts: &[isize], at: usize) -> usize {
        let passed = self.0.partition_point(|splice| splice.at <= at && splice.end() <= at);
        let shift = passed.checked_sub(1).and_then(|last| shifts.get(last)).copied().unwrap_or_default();
        at.saturating_add_signed(shift)
    }

    /// By how much the text after each splice moves.
    pub(crate) fn shifts(&self) -> Vec<isize> {
        let mut shift = 0;
        let of = |splice: &Splice| {
            shift += splice.new.len().cast_signed() - splice.old.len().cast_signed();
            shift
        };
        self.0.iter().map(of).collect()
    }

    /// Takes up a later patch that changed only what this one has put there, such as the next letter of a word. Returns it if
    /// it changed something else.
    pub(crate) fn absorb(&mut self, later: Self) -> Result<(), Self> {
        match (self.0.as_mut_slice(), later.0.as_slice()) {
            ([first], [next]) if first.at == next.at && first.new == next.old => {
                first.new.clone_from(&next.new);
                Ok(())
            }
            _ => Err(later),
        }
    }

    /// The patch from one text to another: their middle, where they differ.
    pub(crate) fn between(old: &str, new: &str) -> Self {
        let same = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
        let start = old.floor_char_boundary(same).min(new.floor_char_boundary(same));
        let rest = old.len().min(new.len()) - start;
        let same = old.bytes().rev().zip(new.bytes().rev()).take(rest).take_while(|(a, b)| a == b).count();
        let end = |text: &str| text.ceil_char_boundary(text.len() - same);
        let kept = (old.len() - end(old)).min(new.len() - end(new));
        let middle = |text: &str| text.get(start..text.len() - kept).unwrap_or_default().to_owned();
        let splice = Splice { at: start, old: middle(old), new: middle(new) };
        Self(if splice.old == splice.new { Vec::new() } else { vec![splice] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_patch_and_its_inverse_give_the_text_back() {
        let text = "one, two, three".to_owned();
        let changes = vec![(5, 8, "2".to_owned()), (0, 3, "eins".to_owned()), (15, 15, "!".to_owned())];
        let patch = Patch::new(&text, changes);
        let mut now = text.clone();
        assert!(patch.apply(&mut now));
        assert_eq!(now, "eins, 2, three!");
        assert!(!patch.apply(&mut now), "it is made once");
        assert!(patch.inverse().apply(&mut now));
        assert_eq!(now, text);
    }

    #[test]
    fn removals_that_overlap_are_one() {
        let patch = Patch::new("abcdef", vec![(1, 3, String::new()), (2, 5, String::new())]);
        let mut now = "abcdef".to_owned();
        assert!(patch.apply(&mut now));
        assert_eq!(now, "af");
    }

    #[test]
    fn the_difference_of_two_texts_is_their_middle() {
        for (old, new) in [("abc", "abxc"), ("", "a"), ("é", "è"), ("aa", "a"), ("ab", "ab"), ("xéy", "xèèy")]
        {
            let mut now = old.to_owned();
            assert!(Patch::between(old, new).apply(&mut now));
            assert_eq!(now, new, "{old}");
        }
        assert_eq!(Patch::between("abc", "abxc").splices()[0].new, "x");
    }

    #[test]
    fn what_is_typed_into_one_field_is_one_splice() {
        let mut first = Patch::new("\"\"", vec![(0, 2, "\"a\"".to_owned())]);
        let next = Patch::new("\"a\"", vec![(0, 3, "\"ab\"".to_owned())]);
        assert_eq!(first.absorb(next), Ok(()));
        let mut now = "\"\"".to_owned();
        assert!(first.apply(&mut now));
        assert_eq!(now, "\"ab\"");
    }
}
