//! Lineage: who said it, who passed it on, and where we read it.
//!
//! Claims become ways through columns: the source that speaks first, its statement where that was read more than once,
//! one column for every step of passing on, the document. Nothing here says how firm a figure is; it says on whose word it rests and along which way it came.

mod build;
mod circles;
mod order;
mod origins;
#[cfg(test)]
mod tests;

use crate::dossier::{Attribution, ClaimId, DocumentId, Dossier, Item, SourceId};

pub use origins::{Origins, Resting, resting, same_count};

/// What a node stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// A source that speaks first.
    Origin(SourceId),
    /// One statement of a source that was read more than once; its first report stands for it. Here documents join that
    /// rest on the same words.
    Statement(ClaimId),
    /// A source that passes on what another said.
    Relay(SourceId),
    /// Where we read it.
    Document(DocumentId),
}

impl Role {
    /// The item that is selected with it; a source in two roles is one item, a statement is a set of claims.
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
    /// The row.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0
    }
}

/// A row of [`Lineage::edges`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EdgeId(usize);

impl EdgeId {
    /// The row.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0
    }
}

/// A source in one role, or a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it stands for.
    pub role: Role,
    /// Its column, counted from 0.
    pub column: usize,
    /// The claims whose way leads through it, ascending.
    pub claims: Vec<ClaimId>,
}

/// A step on the way of claims, from one column to a later one. Claims that a document ties to their sources more or
/// less firmly have edges of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Where it begins.
    pub from: NodeId,
    /// Where it ends, in a later column.
    pub to: NodeId,
    /// How firmly the document ties these claims to their source.
    pub attribution: Attribution,
    /// The claims that go this way, ascending.
    pub claims: Vec<ClaimId>,
}

/// What takes a place in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// A node.
    Node(NodeId),
    /// The room in which an edge passes a column where it has no node.
    Bend(EdgeId),
}

/// The ways of a set of claims, column by column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lineage {
    claims: Vec<ClaimId>,
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    columns: Vec<Vec<Slot>>,
    counts: Origins,
    circles: Vec<Vec<SourceId>>,
    /// All sources of the circles, ascending.
    circled: Vec<SourceId>,
}

impl Lineage {
    /// The ways of `claims`, in whatever order they come; those of another dossier and doubles are left out.
    #[must_use]
    pub fn new(dossier: &Dossier, claims: &[ClaimId]) -> Self {
        let mut claims: Vec<_> =
            claims.iter().copied().filter(|id| dossier.claims.get(*id).is_some()).collect();
        claims.sort_unstable();
        claims.dedup();
        let mut found = build::ways(dossier, &claims);
        order::untangle(&mut found);
        found.counts = Origins::of(dossier, &claims);
        found.circles = circles::of(dossier, &claims);
        found.circled = found.circles.concat();
        found.circled.sort_unstable();
        found.claims = claims;
        found
    }

    /// All its claims, ascending.
    #[must_use]
    pub fn claims(&self) -> &[ClaimId] {
        &self.claims
    }

    /// Column by column, in the order of the file within each.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// By the nodes they join.
    #[must_use]
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// The node of an id of this lineage.
    #[must_use]
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0]
    }

    /// The edge of an id of this lineage.
    #[must_use]
    pub fn edge(&self, id: EdgeId) -> &Edge {
        &self.edges[id.0]
    }

    /// The columns from left to right, each from top to bottom, so ordered that few edges cross.
    #[must_use]
    pub fn columns(&self) -> &[Vec<Slot>] {
        &self.columns
    }

    /// How many documents, origins and relays there are.
    #[must_use]
    pub const fn counts(&self) -> Origins {
        self.counts
    }

    /// What stands at the head of a column: the role of its nodes.
    #[must_use]
    pub fn role_of(&self, column: usize) -> Option<Role> {
        self.nodes.iter().find(|node| node.column == column).map(|node| node.role)
    }

    /// Sources that pass each other on in a circle, so that none of them can be held for the origin; each list and
    /// all of them in file order.
    #[must_use]
    pub fn circles(&self) -> &[Vec<SourceId>] {
        &self.circles
    }

    /// Whether a source stands in one of the [`circles`](Self::circles).
    #[must_use]
    pub fn is_in_a_circle(&self, source: SourceId) -> bool {
        self.circled.binary_search(&source).is_ok()
    }
}
