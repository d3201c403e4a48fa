//! `parallax import --again`: a changed sheet is imported into the dossier that was made of it; what changes is told in the
//! words of `parallax diff`, and what was edited by hand is left alone unless the reader chooses otherwise.

use std::collections::HashMap;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use parallax_analysis::changes::{Changes, Compared, Line, Sentences, Version, tell, to_json};
use parallax_dossier::draft::{Dossier, Node};
use parallax_dossier::load::{self, Fingerprint, visible, visible_path};
use parallax_import::again::{Again, Conflict, Take, Trace, again};
use parallax_import::{Files, Kind, Map, Summary};
use serde::Serialize;

use crate::args::{Import, ImportFormat, Taking};
use crate::{UntilClosed, read_named};

/// The dossier that a sheet was imported into, with its trace.
pub struct Target {
    text: String,
    /// What the import wrote.
    pub trace: Trace,
}

impl Target {
    /// Reads a dossier and the trace beside it.
    ///
    /// # Errors
    /// If one of them cannot be read.
    pub fn read(dossier: &Path) -> anyhow::Result<Self> {
        let text = read_named(dossier, load::read_text)?;
        let beside = Trace::path_for(dossier);
        if beside.symlink_metadata().is_err() {
            bail!(
                "{} has no trace of an import ({} is not there), so nobody can tell what was edited by hand; import into a new dossier",
                visible_path(dossier),
                visible_path(&beside)
            );
        }
        let trace = load::read_text(&beside).with_context(|| visible_path(&beside))?;
        let trace = Trace::parse(&trace)
            .map_err(|why| anyhow::anyhow!("{}: {}", visible_path(&beside), visible(&why)))?;
        Ok(Self { text, trace })
    }

    /// What the columns were for; where the header stands is found anew.
    #[must_use]
    pub fn map(&self) -> Map {
        Map { header: None, ..self.trace.map.clone() }
    }

    /// Writes the dossier and its trace, if the file is still what was read.
    ///
    /// # Errors
    /// If it has changed since, or a file cannot be written.
    pub fn write(&self, dossier: &Path, made: &Again) -> anyhow::Result<()> {
        let now = read_named(dossier, load::read_text)?;
        if now != self.text {
            bail!(
                "{} has changed while it was compared; nothing was written. Import again.",
                visible_path(dossier)
            );
        }
        if made.text != self.text {
            atomic_file::write_atomically(dossier, made.text.as_bytes())?;
        }
        write_trace(dossier, &made.trace)
    }
}

/// What importing again would change, for a reader who decides.
pub struct Offer {
    /// The dossier.
    pub to: PathBuf,
    /// As it is.
    pub target: Target,
    /// What it would become.
    pub made: Again,
    /// What changes by itself, in the words of the command line.
    pub text: String,
    /// For each conflict, what the sheet would change.
    pub sentences: Vec<String>,
}

impl Target {
    /// Compares the dossier at `to` with what the tables are now.
    ///
    /// # Errors
    /// If the dossier has errors, or would have some.
    pub fn offer(self, to: &Path, files: &Files) -> anyhow::Result<Offer> {
        let import =
            |take| again(&self.text, &self.trace, files, &|_, _| take).with_context(|| visible_path(to));
        let made = import(None)?;
        let other = if made.conflicts.is_empty() { None } else { Some(import(Some(Take::Sheet))?.text) };
        let about = About { to, target: &self, made: &made, other: other.as_deref(), is_dry: true };
        let (text, told) = (seen(&about.changes()), about.sentences());
        let of = |one: &Conflict| told.get(&(one.kind.table().to_owned(), one.id.clone())).cloned();
        let sentences = made.conflicts.iter().map(|one| of(one).unwrap_or_default()).collect();
        Ok(Offer { to: to.to_owned(), text, sentences, made, target: self })
    }

    /// Writes the dossier with what was chosen of each entry in conflict.
    ///
    /// # Errors
    /// As [`Target::offer`], or if a file cannot be written.
    pub fn update(
        &self,
        to: &Path,
        files: &Files,
        take: &dyn Fn(Kind, &str) -> Option<Take>,
    ) -> anyhow::Result<()> {
        let made = again(&self.text, &self.trace, files, take).with_context(|| visible_path(to))?;
        self.write(to, &made)
    }
}

/// Leaves the trace of an import beside its dossier.
///
/// # Errors
/// If it cannot be written.
pub fn write_trace(dossier: &Path, trace: &Trace) -> anyhow::Result<()> {
    let text = trace.write().map_err(|error| anyhow::anyhow!(error))?;
    Ok(atomic_file::write_atomically(&Trace::path_for(dossier), text.as_bytes())?)
}

/// Imports the tables into the dossier at `to`; returns the exit code.
///
/// # Errors
/// If the dossier has errors or would have some, or cannot be written.
pub(super) fn run(wanted: &Import, to: &Path, target: &Target, files: &Files) -> anyhow::Result<u8> {
    let take = wanted.take.map(|taking| match taking {
        Taking::Sheet => Take::Sheet,
        Taking::Dossier => Take::Dossier,
    });
    let import =
        |take| again(&target.text, &target.trace, files, &|_, _| take).with_context(|| visible_path(to));
    let made = import(take)?;
    let other = if made.conflicts.is_empty() { None } else { Some(import(Some(Take::Sheet))?.text) };
    let about = About { to, target, made: &made, other: other.as_deref(), is_dry: wanted.dry_run };
    let written = match wanted.format {
        ImportFormat::Human => about.text(),
        ImportFormat::Json => about.json()?,
    };
    writeln!(UntilClosed(io::stdout().lock()), "{written}")?;
    if !wanted.dry_run {
        target.write(to, &made)?;
    }
    Ok(0)
}

/// What came of it.
struct About<'a> {
    to: &'a Path,
    target: &'a Target,
    made: &'a Again,
    /// The dossier as it would be if the sheet's state were taken wherever both differ.
    other: Option<&'a str>,
    is_dry: bool,
}

/// The lines without characters that control a terminal.
fn seen(lines: &[String]) -> String {
    lines.iter().map(|line| visible(line)).collect::<Vec<_>>().join("\n")
}

/// Two texts as `diff` compares them.
struct Pair {
    trees: [Node; 2],
    dossiers: [Option<parallax_dossier::dossier::Dossier>; 2],
}

impl Pair {
    fn new(old: &str, new: &str) -> Self {
        Self {
            trees: [old, new].map(|text| Dossier::parse(text).unwrap_or_default().tree()),
            dossiers: [old, new].map(|text| load::read(text).dossier),
        }
    }

    fn compare(&self) -> (Changes<'_>, Sentences) {
        let [old, new] = &self.trees;
        let [was, is] = &self.dossiers;
        let changes = Changes::between(old, new);
        let told = tell(
            &changes,
            Version { tree: old, dossier: was.as_ref() },
            Version { tree: new, dossier: is.as_ref() },
        );
        (changes, told)
    }
}

impl About<'_> {
    /// The sentence that says what the sheet would change about each entry in conflict.
    fn sentences(&self) -> HashMap<(String, String), String> {
        let Some(other) = self.other else { return HashMap::new() };
        let pair = Pair::new(&self.target.text, other);
        let (changes, told) = pair.compare();
        let own = usize::from(!changes.own.is_empty());
        let tables = changes.tables.iter().zip(told.sections.iter().skip(own));
        let lines = tables.flat_map(|(table, section)| {
            let of = |line: &Line| Some(((table.table.to_owned(), line.id.clone()?), line.sentence.clone()));
            section.lines.iter().filter_map(of).collect::<Vec<_>>()
        });
        lines.collect()
    }

    /// What changes by itself.
    fn changes(&self) -> Vec<String> {
        let made = self.made;
        let pair = Pair::new(&self.target.text, &made.text);
        let (_, told) = pair.compare();
        let mut out = vec![if made.text == self.target.text {
            format!("{}: nothing changes.", visible_path(self.to))
        } else {
            format!("{}: {}", visible_path(self.to), told.summary)
        }];
        for section in &told.sections {
            out.push(String::new());
            out.push(section.heading.clone());
            for line in section.shown() {
                let id = line.id.as_ref().map_or_else(String::new, |id| format!("[{id}] "));
                out.push(format!("  {id}{}", line.sentence));
            }
        }
        let mut list = |heading: &str, lines: Vec<String>| {
            if !lines.is_empty() {
                out.push(String::new());
                out.push(heading.to_owned());
                out.extend(lines);
            }
        };
        let named = |all: &[(Kind, String)]| -> Vec<String> {
            all.iter().map(|(kind, id)| format!("  [{id}] in {}", kind.table())).collect()
        };
        list("No longer in the sheet, kept because others refer to them", named(&made.referred));
        list("Removed by hand, added again because others refer to them", named(&made.restored));
        out
    }

    /// Everything as the command line prints it.
    fn text(&self) -> String {
        let mut out = self.changes();
        let sentences = self.sentences();
        let conflict = |one: &Conflict| {
            let place = (one.kind.table().to_owned(), one.id.clone());
            let sheet =
                sentences.get(&place).map(|words| format!(" The sheet's: {words}")).unwrap_or_default();
            let chosen = match one.take {
                None => "; left as it is",
                Some(Take::Sheet) => "; the sheet's is taken",
                Some(Take::Dossier) => "; the dossier's is kept",
            };
            format!("  [{}] {}{chosen}.{sheet}", one.id, one.why.words())
        };
        if !self.made.conflicts.is_empty() {
            out.push(String::new());
            let heading =
                "Edited by hand and changed in the sheet (--take sheet or --take dossier settles them)";
            out.push(heading.to_owned());
            out.extend(self.made.conflicts.iter().map(conflict));
        }
        out.push(String::new());
        out.push(if self.is_dry {
            "Nothing was written.".to_owned()
        } else {
            format!(
                "{} follows the sheet, except for what is listed as edited by hand.",
                visible_path(self.to)
            )
        });
        seen(&out)
    }

    fn json(&self) -> anyhow::Result<String> {
        #[derive(Serialize)]
        struct Whole<'a> {
            written: bool,
            import: &'a Summary,
            differences: serde_json::Value,
            conflicts: Vec<One<'a>>,
            referred: Vec<Named<'a>>,
            restored: Vec<Named<'a>>,
        }
        #[derive(Serialize)]
        struct One<'a> {
            table: &'static str,
            id: &'a str,
            why: &'static str,
            reason: &'static str,
            take: Option<&'static str>,
            sheet: Option<&'a String>,
        }
        #[derive(Serialize)]
        struct Named<'a> {
            table: &'static str,
            id: &'a str,
        }
        let pair = Pair::new(&self.target.text, &self.made.text);
        let (changes, told) = pair.compare();
        let compared = |text: &str| Compared {
            file: visible_path(self.to),
            sha256: Fingerprint::from_text(text).to_string(),
        };
        let differences = to_json(&changes, &told, &compared(&self.target.text), &compared(&self.made.text))?;
        let sentences = self.sentences();
        let one = |one: &'_ Conflict| -> (String, String) { (one.kind.table().to_owned(), one.id.clone()) };
        let conflicts = self.made.conflicts.iter().map(|conflict| One {
            table: conflict.kind.table(),
            id: &conflict.id,
            why: conflict.why.word(),
            reason: conflict.why.words(),
            take: conflict.take.map(|take| if take == Take::Sheet { "sheet" } else { "dossier" }),
            sheet: sentences.get(&one(conflict)),
        });
        let named = |(kind, id): &'_ (Kind, String)| (kind.table(), id.clone());
        let referred: Vec<_> = self.made.referred.iter().map(named).collect();
        let restored: Vec<_> = self.made.restored.iter().map(named).collect();
        let whole = Whole {
            written: !self.is_dry,
            import: &self.made.import.summary,
            differences: serde_json::from_slice(&differences)?,
            conflicts: conflicts.collect(),
            referred: referred.iter().map(|(table, id)| Named { table, id }).collect(),
            restored: restored.iter().map(|(table, id)| Named { table, id }).collect(),
        };
        Ok(serde_json::to_string_pretty(&whole)?)
    }
}
