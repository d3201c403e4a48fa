//! Texts, numbers and lists, as they are written.

use super::super::layout::Node;
use super::super::newer::Newer;
use super::super::{Entries, Spot, Word};
use super::Value;
use crate::load::site::Site;

impl Value for String {
    fn node(&self) -> Node {
        Node::text(self)
    }

    fn is_default(&self) -> bool {
        self.is_empty()
    }
}

impl Value for Word<'_> {
    fn node(&self) -> Node {
        Node::text(&self.0)
    }
}

impl Value for bool {
    fn node(&self) -> Node {
        Node::Plain(self.to_string())
    }

    fn is_default(&self) -> bool {
        !self
    }
}

impl Value for u32 {
    fn node(&self) -> Node {
        Node::Plain(self.to_string())
    }
}

impl Value for u64 {
    fn node(&self) -> Node {
        Node::Plain(self.to_string())
    }
}

impl Value for f64 {
    fn node(&self) -> Node {
        // The shortest digits that give this number back.
        Node::Plain(format!("{self:?}"))
    }
}

/// A position inside `Point(…)` has brackets of its own.
impl Value for Spot {
    fn node(&self) -> Node {
        self.0.node()
    }
}

impl<T: Value> Value for Option<T> {
    fn node(&self) -> Node {
        self.as_ref().map_or_else(|| Node::Plain("None".to_owned()), Value::node)
    }

    fn is_default(&self) -> bool {
        self.is_none()
    }

    fn newer(&self, at: Site) -> Option<Newer> {
        self.as_ref().and_then(|value| value.newer(at))
    }
}

impl<T: Value> Value for Vec<T> {
    fn node(&self) -> Node {
        let items: Vec<_> = self.iter().map(Value::node).collect();
        // Citations and the like stand one a line, so that each can be found and changed; words and positions fill their
        // lines.
        let is_filled = !items.iter().any(|item| matches!(item, Node::Fields { of, .. } if *of != "LonLat"));
        Node::List { items, is_filled }
    }

    fn is_default(&self) -> bool {
        self.is_empty()
    }

    fn newer(&self, at: Site) -> Option<Newer> {
        self.iter().enumerate().find_map(|(index, value)| value.newer(at.item(index)))
    }
}

impl<T: Value> Value for Entries<T> {
    fn node(&self) -> Node {
        Node::Table(self.iter().map(|(key, value)| (key.to_owned(), value.node())).collect())
    }

    fn is_default(&self) -> bool {
        self.is_empty()
    }

    fn newer(&self, at: Site) -> Option<Newer> {
        self.rows.iter().enumerate().find_map(|(index, value)| value.newer(at.item(index)))
    }
}
