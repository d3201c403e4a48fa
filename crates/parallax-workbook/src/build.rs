//! Values in the making, from cells to the notation of the format, with the cell of each part.

use std::ops::Range;

use crate::layout::Step;
use crate::raw::At;

/// A value.
#[derive(Clone, Debug)]
pub(crate) enum Build {
    /// In the notation of the format.
    Leaf(String, At),
    Fields(Vec<(&'static str, Build)>),
    Word(&'static str, Box<Build>),
    Inside(Box<Build>),
    List(Vec<Entry>),
    Table(Vec<Entry>),
}

/// An item of a list, or an entry of a table.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// The key, as a text in the notation of the format.
    pub key: Option<(String, At)>,
    pub value: Build,
    pub at: At,
}

/// Something else stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Taken;

impl Build {
    pub const fn new() -> Self {
        Self::Fields(Vec::new())
    }

    fn is_new(&self) -> bool {
        matches!(self, Self::Fields(fields) if fields.is_empty())
    }

    /// Puts a value in its place.
    pub fn put(&mut self, path: &[Step], value: Self) -> Result<(), Taken> {
        let spot = self.spot(path)?;
        if !spot.is_new() {
            return Err(Taken);
        }
        *spot = value;
        Ok(())
    }

    /// Adds an entry to a list or table.
    pub fn add(&mut self, path: &[Step], entry: Entry) -> Result<(), Taken> {
        let spot = self.spot(path)?;
        if spot.is_new() {
            *spot = if entry.key.is_some() { Self::Table(Vec::new()) } else { Self::List(Vec::new()) };
        }
        match spot {
            Self::List(entries) | Self::Table(entries) => entries.push(entry),
            _ => return Err(Taken),
        }
        Ok(())
    }

    /// True if something stands there.
    pub fn has(&mut self, path: &[Step]) -> bool {
        self.spot(path).is_ok_and(|spot| !spot.is_new())
    }

    fn spot(&mut self, path: &[Step]) -> Result<&mut Self, Taken> {
        let Some((step, rest)) = path.split_first() else { return Ok(self) };
        match step {
            Step::Field(name) => {
                let Self::Fields(fields) = self else { return Err(Taken) };
                let at = fields.iter().position(|(field, _)| field == name).unwrap_or_else(|| {
                    fields.push((name, Self::new()));
                    fields.len() - 1
                });
                fields[at].1.spot(rest)
            }
            Step::Word(wanted) => {
                if self.is_new() {
                    *self = Self::Word(wanted, Box::new(Self::new()));
                }
                match self {
                    Self::Word(word, inner) if word == wanted => inner.spot(rest),
                    _ => Err(Taken),
                }
            }
            Step::Inside => {
                if self.is_new() {
                    *self = Self::Inside(Box::new(Self::new()));
                }
                match self {
                    Self::Inside(inner) => inner.spot(rest),
                    _ => Err(Taken),
                }
            }
        }
    }
}

/// A text in the notation of the format, with the cells that its parts came from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marked {
    pub text: String,
    /// The bytes of values and keys, in order.
    cells: Vec<(Range<usize>, At)>,
    /// The bytes of entries within others, in order.
    inner: Vec<(Range<usize>, At)>,
    /// The bytes of rows, in order.
    rows: Vec<(Range<usize>, At)>,
}

impl Marked {
    /// Writes a field of the dossier.
    pub fn field(&mut self, name: &str, value: &Build) {
        if value.is_new() {
            return;
        }
        self.text.push_str(name);
        self.text.push_str(": ");
        self.write(value, 0);
        self.text.push_str(",\n");
    }

    fn write(&mut self, value: &Build, depth: usize) {
        match value {
            Build::Leaf(notation, at) => self.cell(notation, *at),
            Build::Fields(fields) => {
                self.text.push('(');
                for (name, value) in fields.iter().filter(|(_, value)| !value.is_new()) {
                    self.text.push_str(name);
                    self.text.push_str(": ");
                    self.write(value, depth);
                    self.text.push_str(", ");
                }
                self.text.push(')');
            }
            Build::Word(word, inner) => {
                self.text.push_str(word);
                self.write(inner, depth);
            }
            Build::Inside(inner) => {
                self.text.push('(');
                self.write(inner, depth);
                self.text.push(')');
            }
            Build::List(entries) => self.entries('[', entries, ']', depth),
            Build::Table(entries) => self.entries('{', entries, '}', depth),
        }
    }

    fn entries(&mut self, open: char, entries: &[Entry], close: char, depth: usize) {
        self.text.push(open);
        for Entry { key, value, at } in entries {
            self.text.push('\n');
            let start = self.text.len();
            if let Some((key, at)) = key {
                self.cell(key, *at);
                self.text.push_str(": ");
            }
            self.write(value, depth + 1);
            let marks = if depth == 0 { &mut self.rows } else { &mut self.inner };
            marks.push((start..self.text.len(), *at));
            self.text.push(',');
        }
        self.text.push(close);
    }

    fn cell(&mut self, notation: &str, at: At) {
        let start = self.text.len();
        self.text.push_str(notation);
        self.cells.push((start..self.text.len(), at));
    }

    /// The cell or the row that these bytes came from.
    pub fn find(&self, span: &Range<usize>) -> Option<At> {
        let holding = |marks: &[(Range<usize>, At)]| {
            let after = marks.partition_point(|(mark, _)| mark.start <= span.start);
            let (mark, at) = marks[..after].last()?;
            (span.start < mark.end.max(mark.start + 1)).then(|| (mark.clone(), *at))
        };
        if let Some((_, at)) = holding(&self.cells) {
            return Some(at);
        }
        let row = holding(&self.inner).or_else(|| holding(&self.rows));
        // A value of several cells is found at the first of them; a whole row is not.
        let next = self.cells.partition_point(|(mark, _)| mark.start < span.start);
        let first = self.cells.get(next).filter(|(mark, _)| mark.end <= span.end);
        match (row, first) {
            (Some((mark, at)), Some((_, first))) => Some(if span.end >= mark.end { at } else { *first }),
            (row, first) => row.map(|(_, at)| at).or(first.map(|(_, first)| *first)),
        }
    }
}
