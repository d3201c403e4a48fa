//! Lineage: who said it, who passed it on, and where we read it.
//!
//! Claims become paths through columns: the first speaker, the statement if it was read more than once, one
//! column per relay, the document. Lineage does not say how reliable a figure is; it shows which source it
//! rests on and how it reached us.

mod build;
mod circles;
mod folding;
mod order;
mod origins;
#[cfg(test)]
mod tests;

use crate::dossier::{Attribution, ClaimId, DocumentId, Dossier, Item, SourceId};

pub use folding::Folding;
pub use order::SlotRows;
pub use origins::{Origins, Resting, gives_a_figure, resting, same_count};

/// What a node represents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// A source that speaks first.
    Origin(SourceId),
    /// A statement that was read more than once, identified by its first report. Documents that rest on the
    /// same words join here.
    Statement(ClaimId),
    /// A source that passes on what another said.
    Relay(SourceId),
    /// A document in which claims were read.
    Document(DocumentId),
}

impl Role {
    /// The item selected with it; a source in two roles is one item, a statement is a set of claims.
    #[must_use]
    pub const fn item(self) -> Option<Item> {
        match self {
            Self::Origin(source) | Self::Relay(source) => Some(Item::Source(source)),
            Self::Document(document) => Some(Item::Document(document)),
            Self::Statement(_) => None,
        }
    }
}

/// A row of [`Lineage::nodes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(usize);

impl NodeId {
    /// The row number.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0
    }
}

/// A row of [`Lineage::edges`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EdgeId(usize);

impl EdgeId {
    /// The row number.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0
    }
}

/// A source in one role, or a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it represents.
    pub role: Role,
    /// Its column, counted from 0.
    pub column: usize,
    /// The claims whose path leads through it, ascending.
    pub claims: Vec<ClaimId>,
    /// True if it stands for members of the institution as well.
    pub gathers: bool,
}

/// A step on the path of claims, from one column to a later one. Claims that a document ties to their source
/// with different firmness have separate edges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The start.
    pub from: NodeId,
    /// The end, in a later column.
    pub to: NodeId,
    /// How firmly the document ties these claims to their source.
    pub attribution: Attribution,
    /// The claims on this edge, ascending.
    pub claims: Vec<ClaimId>,
}

/// A source that puts forward corrections of figures of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The origin of the corrections.
    pub by: NodeId,
    /// The origin of the corrected figures.
    pub of: NodeId,
    /// The claims that correct, ascending.
    pub claims: Vec<ClaimId>,
}

/// An entry in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    Node(NodeId),
    /// The gap in which an edge passes a column where it has no node.
    Bend(EdgeId),
}

/// The paths of a set of claims, column by column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lineage {
    claims: Vec<ClaimId>,
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    corrections: Vec<Correction>,
    columns: Vec<Vec<Slot>>,
    counts: Origins,
    circles: Vec<Vec<SourceId>>,
    /// All sources of the circles, ascending.
    circled: Vec<SourceId>,
}

impl Lineage {
    /// Builds the paths of `claims`, in any order; duplicates and claims of another dossier are dropped.
    #[must_use]
    pub fn new(dossier: &Dossier, claims: &[ClaimId]) -> Self {
        Self::new_while(dossier, claims, &Folding::default(), &|| true).unwrap_or_default()
    }

    /// Builds the same as [`new`](Self::new), with sources folded into their institutions, as long as `is_wanted`, which is asked now and then; `None` if it no longer is.
    #[must_use]
    pub fn new_while(
        dossier: &Dossier,
        claims: &[ClaimId],
        folding: &Folding,
        is_wanted: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let mut claims: Vec<_> =
            claims.iter().copied().filter(|id| dossier.claims.get(*id).is_some()).collect();
        claims.sort_unstable();
        claims.dedup();
        let mut found = build::ways(dossier, &claims, folding);
        order::untangle(&mut found, is_wanted)?;
        found.counts = Origins::count(dossier, &claims, folding);
        found.circles = circles::find(dossier, &claims, folding);
        found.circled = found.circles.concat();
        found.circled.sort_unstable();
        found.claims = claims;
        Some(found)
    }

    /// All its claims, ascending.
    #[must_use]
    pub fn claims(&self) -> &[ClaimId] {
        &self.claims
    }

    /// The nodes, column by column, each in file order.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The edges, ordered by the nodes they join.
    #[must_use]
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// Who puts forward corrections of whose figures, ordered by the nodes they join.
    #[must_use]
    pub fn corrections(&self) -> &[Correction] {
        &self.corrections
    }

    /// Returns a node of this lineage.
    #[must_use]
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0]
    }

    /// Returns an edge of this lineage.
    #[must_use]
    pub fn edge(&self, id: EdgeId) -> &Edge {
        &self.edges[id.0]
    }

    /// The columns from left to right, each from top to bottom, ordered so that few edges cross.
    #[must_use]
    pub fn columns(&self) -> &[Vec<Slot>] {
        &self.columns
    }

    /// The numbers of documents, origins and relays.
    #[must_use]
    pub const fn counts(&self) -> Origins {
        self.counts
    }

    /// The role of the nodes in a column, for its heading.
    #[must_use]
    pub fn role_of(&self, column: usize) -> Option<Role> {
        self.nodes.iter().find(|node| node.column == column).map(|node| node.role)
    }

    /// Sources that relay each other in a circle, so that none of them can be taken for the origin; the list
    /// and its members are in file order.
    #[must_use]
    pub fn circles(&self) -> &[Vec<SourceId>] {
        &self.circles
    }

    /// True if a source is in one of the [`circles`](Self::circles).
    #[must_use]
    pub fn is_in_a_circle(&self, source: SourceId) -> bool {
        self.circled.binary_search(&source).is_ok()
    }
}
