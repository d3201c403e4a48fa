//! The trace that an import leaves beside the dossier: what it wrote, of which rows, so that a later import can tell what was
//! edited by hand since.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

use parallax_dossier::draft::{Dossier, Node};
use parallax_dossier::load::Fingerprint;
use serde::{Deserialize, Serialize};

use super::rows::{RowTrace, of_table, pair};
use crate::columns::{Map, Table};
use crate::{Import, Kind, Memory, Origin};

/// The version of the trace; a newer program may write another one.
const VERSION: u32 = 1;

/// What an import wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trace {
    version: u32,
    /// What the columns were for.
    pub map: Map,
    pub(super) sheets: Vec<SheetTrace>,
    /// By table and id: the key of an entry, and the hash of its content as the sheet had it.
    pub(super) items: BTreeMap<String, BTreeMap<String, (String, String)>>,
}

/// The rows of one sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SheetTrace {
    file: String,
    sheet: String,
    rows: Vec<RowTrace>,
}

impl Trace {
    /// The trace of an import.
    #[must_use]
    pub fn new(import: &Import, tables: &[Table]) -> Self {
        let mut trace = Self {
            version: VERSION,
            map: tables.first().map(|table| table.map.clone()).unwrap_or_default(),
            sheets: sheets(tables, &Memory::default()),
            items: BTreeMap::new(),
        };
        let hashes = Contents::from_draft(&import.draft).hashes();
        for keyed in &import.keys {
            if let Some(hash) = hashes.get(&(keyed.kind, keyed.id.clone())) {
                trace.put(keyed.kind, &keyed.id, (keyed.key.clone(), hash.clone()));
            }
        }
        trace
    }

    pub(super) fn put(&mut self, kind: Kind, id: &str, item: (String, String)) {
        self.items.entry(kind.table().to_owned()).or_default().insert(id.to_owned(), item);
    }

    pub(super) fn get(&self, kind: Kind, id: &str) -> Option<&(String, String)> {
        self.items.get(kind.table())?.get(id)
    }

    pub(super) fn ids(&self, kind: Kind) -> impl Iterator<Item = &str> {
        self.items.get(kind.table()).into_iter().flatten().map(|(id, _)| id.as_str())
    }

    /// The same with the rows as they are now.
    pub(super) fn with_rows(map: Map, tables: &[Table], memory: &Memory) -> Self {
        Self { version: VERSION, map, sheets: sheets(tables, memory), items: BTreeMap::new() }
    }

    /// What is remembered for an import of these tables into a dossier that has these ids.
    pub(super) fn memory(&self, tables: &[Table], taken: HashSet<(Kind, String)>) -> Memory {
        let mut memory = Memory { taken, ..Memory::default() };
        for kind in Kind::ALL {
            for (id, (key, _)) in self.items.get(kind.table()).into_iter().flatten() {
                memory.ids.insert((kind, key.clone()), id.clone());
                memory.taken.insert((kind, id.clone()));
            }
        }
        for (number, table) in tables.iter().enumerate() {
            let old = self.sheets.get(number).map(|sheet| sheet.rows.as_slice()).unwrap_or_default();
            for (row, name) in pair(old, &of_table(table)) {
                memory.rows.insert(Origin { table: number, row }, name);
            }
        }
        memory
    }

    /// Reads a trace.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn parse(text: &str) -> Result<Self, String> {
        let trace: Self = ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
            .from_str(text)
            .map_err(|error| error.to_string())?;
        if trace.version == VERSION {
            Ok(trace)
        } else {
            Err(format!("it is of version {}, and this program reads version {VERSION}", trace.version))
        }
    }

    /// Writes the trace.
    ///
    /// # Errors
    /// If it cannot be written, which no trace of this crate is.
    pub fn write(&self) -> Result<String, String> {
        let pretty = ron::ser::PrettyConfig::new()
            .depth_limit(3)
            .extensions(ron::extensions::Extensions::IMPLICIT_SOME);
        let text = ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
            .to_string_pretty(self, pretty)
            .map_err(|error| error.to_string())?;
        let body = text.strip_prefix("#![enable(implicit_some)]").unwrap_or(&text).trim_start();
        Ok(format!(
            "// What an import wrote into the dossier beside it. It is needed to import the sheet again; it is not part of the dossier.\n{body}\n"
        ))
    }

    /// Where the trace of a dossier lies: `tolls.dossier.import.ron` beside `tolls.dossier.ron`.
    #[must_use]
    pub fn path_for(dossier: &Path) -> PathBuf {
        dossier.with_extension("import.ron")
    }
}

fn sheets(tables: &[Table], memory: &Memory) -> Vec<SheetTrace> {
    let of = |(number, table): (usize, &Table)| {
        let mut rows = of_table(table);
        for row in &mut rows {
            row.0 = memory.row_name(Origin { table: number, row: row.0 });
        }
        SheetTrace { file: table.sheet.file.clone(), sheet: table.sheet.name.clone(), rows }
    };
    tables.iter().enumerate().map(of).collect()
}

/// The entries of a draft in the tables that an import fills.
pub(super) struct Contents {
    /// By table, in order.
    pub rows: HashMap<Kind, Vec<(String, Node)>>,
    /// All other tables and fields.
    pub rest: Vec<Node>,
    place: HashMap<(Kind, String), usize>,
}

impl Contents {
    pub fn from_draft(draft: &Dossier) -> Self {
        let mut contents = Self { rows: HashMap::new(), rest: Vec::new(), place: HashMap::new() };
        let Node::Fields { fields, .. } = draft.tree() else { return contents };
        for (name, node) in fields {
            match (Kind::ALL.into_iter().find(|kind| kind.table() == name), node) {
                (Some(kind), Node::Table(rows)) => {
                    for (at, (id, _)) in rows.iter().enumerate() {
                        contents.place.insert((kind, id.clone()), at);
                    }
                    contents.rows.insert(kind, rows);
                }
                (_, node) => contents.rest.push(node),
            }
        }
        contents
    }

    pub fn get(&self, kind: Kind, id: &str) -> Option<&Node> {
        let at = *self.place.get(&(kind, id.to_owned()))?;
        self.rows.get(&kind)?.get(at).map(|(_, node)| node)
    }

    pub fn all(&self) -> impl Iterator<Item = (Kind, &str, &Node)> {
        let of = |kind| {
            self.rows.get(&kind).into_iter().flatten().map(move |(id, node)| (kind, id.as_str(), node))
        };
        Kind::ALL.into_iter().flat_map(of)
    }

    pub fn hashes(&self) -> HashMap<(Kind, String), String> {
        self.all().map(|(kind, id, node)| ((kind, id.to_owned()), hash(node))).collect()
    }
}

/// A short hash of the content of an entry, whatever row of the sheet it stands in now.
pub(super) fn hash(node: &Node) -> String {
    let line = match node {
        Node::Fields { of, fields } => {
            let without_row = |(name, value): &(&'static str, Node)| match value {
                Node::Text(text) if *name == "note" => (*name, Node::Text(without_row(text))),
                value => (*name, value.clone()),
            };
            Node::Fields { of, fields: fields.iter().map(without_row).collect() }.to_line()
        }
        node => node.to_line(),
    };
    short_hash(&line)
}

pub(super) fn short_hash(text: &str) -> String {
    Fingerprint::from_text(text).to_string().chars().take(20).collect()
}

/// A note without the number of the row that begins it.
fn without_row(note: &str) -> String {
    match note.strip_prefix("Row ") {
        Some(rest) if rest.starts_with(|letter: char| letter.is_ascii_digit()) => {
            format!("Row {}", rest.trim_start_matches(|letter: char| letter.is_ascii_digit()))
        }
        _ => note.to_owned(),
    }
}
