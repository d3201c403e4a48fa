//! The arguments that both programs share, as clap reads them.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use parallax_analysis::table::{ByteOrderMark, Dialect, Separator};

/// What to check.
#[derive(Debug, Args)]
pub struct Check {
    /// The dossiers; also workbooks and packages of CSV files that hold one
    #[arg(required = true, value_name = "FILES")]
    pub dossiers: Vec<PathBuf>,
    /// How problems are written: with the lines they stand in, one line each, or as JSON for programs
    #[arg(long, value_enum, default_value = "human")]
    pub format: CheckFormat,
    /// Verify the files beside each dossier, too: that they are there, and that their SHA-256 is the one given
    #[arg(long)]
    pub files: bool,
    /// Exit with 1 where there are warnings, too
    #[arg(long)]
    pub deny_warnings: bool,
}

/// What to start.
#[derive(Debug, Args)]
pub struct New {
    /// The file to write, for instance harbour.dossier.ron
    pub path: PathBuf,
    /// What to write it as: a text, or a workbook or folder of CSV files to fill in with a spreadsheet program
    /// [default: as the ending says]
    #[arg(long = "as", value_enum)]
    pub form: Option<NewForm>,
}

/// What a new dossier can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum NewForm {
    /// A text in RON, with comments
    Ron,
    /// A workbook, with a page that explains it
    Xlsx,
    /// A folder of CSV files, with a datapackage.json
    Csv,
}

/// What to upgrade.
#[derive(Debug, Args)]
pub struct Upgrade {
    /// The dossiers
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// Print what would change, and change nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// What to lay out.
#[derive(Debug, Args)]
pub struct Fmt {
    /// The dossiers and view files; `-` reads standard input and writes to standard output
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// List the files that are not in the house style, and change nothing
    #[arg(long)]
    pub check: bool,
}

/// Whose text to look through.
#[derive(Debug, Args)]
pub struct Passages {
    /// The dossier; it is only read
    pub dossier: PathBuf,
    /// The text of the document: plain text, or a page of HTML
    pub text: PathBuf,
    /// The id of the document in the dossier
    #[arg(long, value_name = "ID")]
    pub document: String,
    /// What is written: drafts of claims, or all marks for programs
    #[arg(long, value_enum, default_value = "ron")]
    pub format: PassagesFormat,
}

/// The ways to write what a claim could be made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PassagesFormat {
    /// A draft for each figure that no claim uses, as entries of a dossier
    Ron,
    /// One JSON object a line for each figure, date and name, with its bytes and, of a figure, its draft
    Json,
}

/// What to import, and where to.
#[derive(Debug, Args)]
pub struct Import {
    /// The files: CSV, TSV, XLSX, XLS, ODS or JSON, `-` for standard input; or one workbook or datapackage.json that holds a
    /// dossier. They are only read
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// The dossier to write; a file that is there already is never replaced
    #[arg(long, value_name = "NEW.dossier.ron", required_unless_present = "dry_run")]
    pub to: Option<PathBuf>,
    /// What each column is for: read if the file exists, and else written with what was guessed
    #[arg(long, value_name = "MAP.ron")]
    pub map: Option<PathBuf>,
    /// The shape that the files have, where the guess is wrong; a wrong name lists them all
    #[arg(long, value_name = "NAME")]
    pub shape: Option<String>,
    /// The sheet of a workbook [default: the first that has cells]
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// The row of the header, counted from 1: of a sheet with several tables the one to read [default: the first that is found]
    #[arg(long, value_name = "ROW")]
    pub header: Option<u32>,
    /// Which figure of a date such as 03/02/2018 is the day [default: what the other dates of the sheet show]
    #[arg(long, value_enum)]
    pub dates: Option<Days>,
    /// By the clock of which zone times of day are, for instance Asia/Damascus or +03:00; without one only their days are kept
    #[arg(long, value_name = "ZONE")]
    pub zone: Option<String>,
    /// The title of the dossier [default: the name of the file]
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// Import a changed sheet into the dossier that was made of it; what was edited by hand since is left alone
    #[arg(long, requires = "to")]
    pub again: bool,
    /// Whose state counts where an entry was edited by hand and changed in the sheet, too [default: list it, leave it alone]
    #[arg(long, value_enum, requires = "again")]
    pub take: Option<Taking>,
    /// Print the summary and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// How the summary is written
    #[arg(long, value_enum, default_value = "human")]
    pub format: ImportFormat,
    /// What stands between the cells of a text file [default: guessed]
    #[arg(long, value_enum)]
    pub separator: Option<Divider>,
    /// The encoding of a text file, for instance windows-1251 [default: guessed]
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// What encloses texts in a text file [default: "]
    #[arg(long, value_name = "SIGN")]
    pub quote: Option<char>,
}

/// Which figure of a date is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Days {
    /// The first
    DayFirst,
    /// The second
    MonthFirst,
    /// Either: a date that could be two days is one of both
    Either,
}

impl Days {
    /// The order itself.
    pub(crate) const fn order(self) -> parallax_import::date::DayOrder {
        use parallax_import::date::DayOrder;
        match self {
            Self::DayFirst => DayOrder::DayFirst,
            Self::MonthFirst => DayOrder::MonthFirst,
            Self::Either => DayOrder::NotShown,
        }
    }
}

/// Whose state of an entry counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Taking {
    /// The sheet's; what was edited by hand is lost
    Sheet,
    /// The dossier's, now and when the sheet is imported again
    Dossier,
}

/// The ways to write what came of an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ImportFormat {
    /// For people; of long lists the beginning
    Human,
    /// One JSON object with everything
    Json,
}

/// What can stand between the cells of a text file that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Divider {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// A tab
    Tab,
    /// `|`
    Pipe,
}

impl Divider {
    /// The sign itself.
    #[must_use]
    pub const fn sign(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Semicolon => ';',
            Self::Tab => '\t',
            Self::Pipe => '|',
        }
    }
}

/// What to merge, and where to.
#[derive(Debug, Args)]
pub struct Merge {
    /// The dossier as it was before either changed it; an empty file is a dossier without anything in it
    pub base: PathBuf,
    /// The dossier as we changed it; its text, comments and order stay
    pub ours: PathBuf,
    /// The dossier as they changed it
    pub theirs: PathBuf,
    /// The file to write; it may be one of the three
    #[arg(long, value_name = "OUT")]
    pub to: PathBuf,
}

/// What to compare.
#[derive(Debug, Args)]
pub struct Diff {
    /// The dossier as it was; an empty file is a dossier without anything in it
    pub old: PathBuf,
    /// The dossier as it is
    pub new: PathBuf,
    /// How the differences are written: in sentences, as JSON for programs, or as a page
    /// [default: as the ending of --to says, or else text]
    #[arg(long, value_enum)]
    pub format: Option<DiffFormat>,
    /// The file to write, instead of standard output
    #[arg(long, value_name = "OUT")]
    pub to: Option<PathBuf>,
}

/// The ways to write differences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// Sentences, with the id of each entry
    Text,
    /// One JSON object, with the old and the new value of every field
    Json,
    /// The same sentences as one page of HTML: no network, no script, light and dark
    Html,
}

/// Where to write the JSON Schema.
#[derive(Debug, Args)]
pub struct Schema {
    /// The file to write, instead of standard output
    #[arg(long, value_name = "OUT.json")]
    pub to: Option<PathBuf>,
}

/// The ways to write what is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// With the source line and what is wrong underlined
    Human,
    /// One line each: the place, the code, what is wrong and what would be right
    Short,
    /// One JSON object a line
    Json,
}

/// How to write a CSV file.
#[derive(Clone, Copy, Debug, Args)]
pub struct Sheet {
    /// What stands between the cells of a CSV file; Excel takes a semicolon where numbers have a decimal comma
    /// [default: comma]
    #[arg(long, value_enum)]
    pub separator: Option<Between>,
    /// Write a CSV file without the mark of UTF-8 at its start, for programs that take it for a letter
    #[arg(long)]
    pub no_bom: bool,
}

impl Sheet {
    /// The dialect that is asked for.
    #[must_use]
    pub fn dialect(self) -> Dialect {
        let separator = match self.separator {
            None | Some(Between::Comma) => Separator::Comma,
            Some(Between::Semicolon) => Separator::Semicolon,
            Some(Between::Tab) => Separator::Tab,
        };
        Dialect { separator, mark: if self.no_bom { ByteOrderMark::LeftOut } else { ByteOrderMark::Written } }
    }
}

/// What can stand between the cells of a CSV file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Between {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// A tab
    Tab,
}
