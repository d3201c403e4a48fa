//! The lines of a journal: what each says, and how much of a damaged one is read.

use std::io;
use std::path::PathBuf;

use parallax_dossier::load::Fingerprint;
use serde::{Deserialize, Serialize};

use super::Draft;
use crate::splice::Patch;

/// Number of digits of a checksum.
const DIGITS: usize = 16;

/// One line.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Record {
    /// The edits after it begin with this text of this file.
    Start {
        version: u32,
        file: PathBuf,
        text: String,
        process: u32,
    },
    Edit {
        name: String,
        joins: Option<String>,
        patches: Vec<Patch>,
    },
    Undo,
    Redo,
    /// The next edit is a step of its own.
    Seal,
    /// The text is about to be saved.
    Saving {
        text: String,
    },
    /// What is typed and no edit yet; the last one counts.
    Draft(Option<Draft>),
}

/// A record as a line.
pub(super) fn line(record: &Record) -> io::Result<String> {
    let json = serde_json::to_string(record)?;
    Ok(format!("{} {json}\n", checksum(&json)))
}

fn checksum(json: &str) -> String {
    Fingerprint::from_text(json).to_string().chars().take(DIGITS).collect()
}

/// What could be read of a journal.
pub(super) struct Lines {
    pub(super) records: Vec<Record>,
    /// The length of what was read.
    pub(super) length: u64,
    /// Whether that is all.
    pub(super) is_whole: bool,
    /// Whether more than the last line is missing.
    pub(super) is_damaged: bool,
}

impl Lines {
    pub(super) fn process(&self) -> Option<u32> {
        self.records.iter().find_map(|record| match record {
            Record::Start { process, .. } => Some(*process),
            _ => None,
        })
    }
}

pub(super) fn lines(bytes: &[u8]) -> Lines {
    let mut found = Lines { records: Vec::new(), length: 0, is_whole: true, is_damaged: false };
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let record = std::str::from_utf8(line).ok().and_then(|line| {
            let (sum, json) = line.strip_suffix('\n')?.split_once(' ')?;
            (checksum(json) == sum).then(|| serde_json::from_str(json).ok())?
        });
        let Some(record) = record else {
            found.is_whole = false;
            found.is_damaged = line.ends_with(b"\n");
            break;
        };
        found.records.push(record);
        found.length += line.len() as u64;
    }
    found
}
