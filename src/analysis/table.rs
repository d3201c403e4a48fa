//! The table of all claims: its columns, the words in its cells, which rows match and in which order.

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// Who says it.
    By,
    /// Who passed it on.
    Via,
    /// Where it was read: document and paragraph.
    Read,
    /// When it was said.
    Said,
    /// What is counted.
    Outcome,
    /// Of whom.
    Population,
    /// How many, as the document words it; an answer or a remark in its own words.
    Quantity,
    /// The range under the chosen reading.
    Range,
    /// How the source stands to it.
    Stance,
    /// How it is softened.
    Hedge,
}

impl Column {
    /// All columns, in the order they are shown.
    pub const ALL: [Self; 10] = [
        Self::By,
        Self::Via,
        Self::Read,
        Self::Said,
        Self::Outcome,
        Self::Population,
        Self::Quantity,
        Self::Range,
        Self::Stance,
        Self::Hedge,
    ];
}
