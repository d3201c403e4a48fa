//! The tree of populations, in walk order: whole before part, siblings in file order.

use std::collections::BTreeSet;

use crate::dossier::{Dossier, GroupId, Id as _};

/// The tree of a dossier's groups.
pub struct Tree {
    /// All groups, whole before part.
    walk: Vec<GroupId>,
    /// The position of every group in the walk.
    position: Vec<usize>,
    /// For every position in the walk, the position after its last part.
    end: Vec<usize>,
    /// For every position in the walk, the position of its whole.
    whole: Vec<Option<usize>>,
}

/// Which larger populations get a heading although no claim counts them as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wholes {
    /// All that contain a part which is shown.
    All,
    /// Those that contain more than one part which is shown.
    Joining,
}

/// A heading for a population.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// The population.
    pub group: GroupId,
    /// The number of headings above it.
    pub depth: usize,
    /// The population it is part of, if the heading directly above is a different one.
    pub part_of: Option<GroupId>,
}

impl Tree {
    /// Builds the tree of `dossier`.
    pub fn new(dossier: &Dossier) -> Self {
        let groups = dossier.groups.len();
        let mut parts: Vec<Vec<GroupId>> = vec![Vec::new(); groups];
        let mut todo: Vec<GroupId> = Vec::new();
        for (id, group) in dossier.groups.iter().rev() {
            match group.within {
                Some(whole) => parts[whole.index()].push(id),
                None => todo.push(id),
            }
        }
        let (mut walk, mut position) = (Vec::with_capacity(groups), vec![0; groups]);
        while let Some(group) = todo.pop() {
            position[group.index()] = walk.len();
            walk.push(group);
            todo.append(&mut parts[group.index()]);
        }
        let whole: Vec<_> =
            walk.iter().map(|id| dossier.groups[*id].within.map(|whole| position[whole.index()])).collect();
        let mut end: Vec<usize> = (1..=walk.len()).collect();
        for place in (0..walk.len()).rev() {
            if let Some(whole) = whole[place] {
                end[whole] = end[whole].max(end[place]);
            }
        }
        Self { walk, position, end, whole }
    }

    /// All groups, whole before part.
    pub fn all(&self) -> impl Iterator<Item = GroupId> + '_ {
        self.walk.iter().copied()
    }

    /// The position of a group in the walk.
    pub fn position(&self, group: GroupId) -> usize {
        self.position[group.index()]
    }

    /// True if `part` is `whole` or within it, by position.
    fn spans(&self, whole: usize, part: usize) -> bool {
        (whole..self.end[whole]).contains(&part)
    }

    /// The headings for `own`, groups in walk order; none for what contains `root`.
    pub fn headings(
        &self,
        own: impl Iterator<Item = GroupId>,
        wholes: Wholes,
        root: Option<GroupId>,
    ) -> Vec<Node> {
        let own: Vec<usize> = own.map(|group| self.position(group)).collect();
        let mut shown: BTreeSet<usize> = own.iter().copied().collect();
        match wholes {
            Wholes::All => self.add_all(&own, root, &mut shown),
            Wholes::Joining => {
                shown.extend(own.windows(2).filter_map(|pair| self.joining(pair[0], pair[1])));
            }
        }
        let mut path: Vec<usize> = Vec::new();
        let mut nodes = Vec::with_capacity(shown.len());
        for place in shown {
            while path.pop_if(|above| !self.spans(*above, place)).is_some() {}
            let whole = self.whole[place];
            let part_of = whole.filter(|whole| path.last() != Some(whole)).map(|whole| self.walk[whole]);
            nodes.push(Node { group: self.walk[place], depth: path.len(), part_of });
            path.push(place);
        }
        nodes
    }

    fn add_all(&self, own: &[usize], root: Option<GroupId>, shown: &mut BTreeSet<usize>) {
        let root = root.map(|root| self.position(root));
        for place in own {
            let mut place = *place;
            while Some(place) != root
                && let Some(whole) = self.whole[place]
                && shown.insert(whole)
            {
                place = whole;
            }
        }
    }

    /// The smallest group that contains both.
    fn joining(&self, a: usize, b: usize) -> Option<usize> {
        std::iter::successors(Some(a), |place| self.whole[*place]).find(|whole| self.spans(*whole, b))
    }
}
