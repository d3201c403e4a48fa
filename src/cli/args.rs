//! The arguments, as clap reads them.

mod chart;

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{ArgAction, Args as ClapArgs, CommandFactory as _, Parser, Subcommand};

use parallax_headless::args::Sheet;

use crate::app::publish::EMBEDDED;
use crate::dossier::{ItemKind, check_moment};
use crate::load::{BUILT_IN, BuiltIn, built_in};
use crate::session::{Preset, Subject, View};
use crate::theme::Mode;
use crate::views::ALL;

pub use chart::{AxisChoice, Chart};

/// Who said what of one contested event, of whom, and through whom.
#[derive(Debug, Parser)]
#[command(name = "parallax", version, about, override_usage = USAGE)]
pub struct Args {
    #[command(flatten)]
    pub dossier: Which,
    #[command(flatten)]
    pub backdrop: Backdrop,
    /// Print to standard error what the program does; twice for details
    #[arg(short, long, global = true, action = ArgAction::Count)]
    pub verbose: u8,
    /// What to do instead of opening a window
    #[command(subcommand)]
    pub action: Option<Action>,
}

/// How the program is called: with a file or with an action.
const USAGE: &str = "parallax [OPTIONS] [FILE]\n       parallax [OPTIONS] <COMMAND>";

impl Args {
    /// Reads what the program was started with.
    ///
    /// An action has its own files and pictures, and stands after no other argument but those that every action takes, such as
    /// `-v`: what is given before it belongs to the window.
    pub fn read() -> Result<Self, clap::Error> {
        Self::try_parse().and_then(Self::refuse_both)
    }

    fn refuse_both(self) -> Result<Self, clap::Error> {
        let given = [
            self.dossier.file.as_ref().map(|file| format!("the file {}", file.display())),
            self.dossier.example.map(|_| "--example".to_owned()),
            self.backdrop.backdrop.as_ref().map(|_| "--backdrop".to_owned()),
        ];
        match given.into_iter().flatten().next().filter(|_| self.action.is_some()) {
            Some(given) => Err(Self::command().error(
                ErrorKind::ArgumentConflict,
                format!("{given} stands before a command; write it after the command"),
            )),
            None => Ok(self),
        }
    }
}

/// A picture to lay under the map.
#[derive(Clone, Debug, Default, ClapArgs)]
pub struct Backdrop {
    /// Lay this picture of the ground under the map, dimmed: a GeoTIFF, PMTiles, MBTiles, or a PNG or JPEG with a world file
    #[arg(long, value_name = "FILE", requires = "credit")]
    pub backdrop: Option<PathBuf>,
    /// Whose work that picture is, as every picture of the map says
    #[arg(long, value_name = "TEXT", requires = "backdrop")]
    pub credit: Option<String>,
}

/// Which dossier is meant.
#[derive(Clone, Debug, Default, ClapArgs)]
pub struct Which {
    /// The dossier or view file; without one, the dossier that was open last, or the built-in one on the clash near Khusham
    pub file: Option<PathBuf>,
    /// One of the dossiers that are built in, instead of a file
    #[arg(long, value_name = "NAME", conflicts_with = "file", value_parser = example())]
    pub example: Option<&'static BuiltIn>,
}

/// Reads the name of a dossier that is built in.
fn example() -> impl TypedValueParser<Value = &'static BuiltIn> {
    let names = BUILT_IN.iter().map(|dossier| PossibleValue::new(dossier.key).help(dossier.about));
    PossibleValuesParser::new(names).map(|key| built_in(&key).unwrap_or(&BUILT_IN[0]))
}

/// What can be done without a window.
#[derive(Debug, Subcommand)]
pub enum Action {
    #[command(flatten)]
    Shared(parallax_headless::Action),
    /// Draw a view into an SVG or PNG file, or write its claims as CSV or JSON, without a window
    #[command(display_order = 12)]
    Export(Box<Export>),
    /// Write everything as one page to read: no network, no script, light and dark, made to be printed
    #[command(display_order = 13)]
    Report(Report),
    /// Write the report as a page to click: the same, with one script that fetches nothing; complete without scripts
    #[command(display_order = 14)]
    Page(Page),
}

/// The page to click, and where to.
#[derive(Debug, ClapArgs)]
pub struct Page {
    #[command(flatten)]
    pub dossier: Which,
    /// The file to write
    #[arg(long, value_name = "OUT.html")]
    pub to: PathBuf,
    /// Attach the dossier's file, so that anyone can open it: all of it goes out, its quotes, evidence and graphic evidence,
    /// notes and comments too, whatever the page itself leaves out or is narrowed to
    #[arg(long, conflicts_with = "embed")]
    pub with_dossier: bool,
    /// Write only this view, for a frame (iframe) in another page
    #[arg(long, value_name = "VIEW", value_parser = embedded(), conflicts_with_all = ["with_quotes", "with_evidence"])]
    pub embed: Option<View>,
    /// What is selected when the view opens, as KIND:ID
    #[arg(long, value_name = "KIND:ID", value_parser = select, requires = "embed")]
    pub select: Option<(ItemKind, String)>,
    /// Where the whole page is published, to link to: http:// or https://
    #[arg(long, value_name = "URL", value_parser = web_address, requires = "embed")]
    pub link: Option<String>,
    /// Write the view as a picture too, for newsletters and other places that show no frames
    #[arg(long, value_name = "OUT.png", requires = "embed")]
    pub picture: Option<PathBuf>,
    #[command(flatten)]
    pub told: Told,
}

/// What the report is to say, and where to.
#[derive(Debug, ClapArgs)]
pub struct Report {
    #[command(flatten)]
    pub dossier: Which,
    /// The file to write
    #[arg(long, value_name = "OUT.html")]
    pub to: PathBuf,
    /// Write only the walk of the dossier, with a picture of each step
    #[arg(long, conflicts_with_all = ["only", "second_look", "as_of", "with_quotes", "with_evidence", "reading"])]
    pub steps: bool,
    /// Take the steps of this view file, and the dossier that it names if no other is given
    #[arg(long, value_name = "FILE.view.ron", requires = "steps")]
    pub state: Option<PathBuf>,
    #[command(flatten)]
    pub told: Told,
}

/// What a report tells.
#[derive(Debug, ClapArgs)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch that is given or not")]
pub struct Told {
    /// Tell only what had been said by the end of this day, or by this time: 2018-02-09, 2018-02-07T22:00+03
    #[arg(long, value_name = "DATE", value_parser = moment)]
    pub as_of: Option<String>,
    /// How words are read: declared, words-only, acled, airwars, or a reading of the dossier
    /// [default: declared; words-only where the dossier declares none]
    #[arg(long, value_name = "NAME")]
    pub reading: Option<String>,
    /// Show only these sources and claims, as KIND:ID; can be given several times
    #[arg(long, value_name = "KIND:ID", value_parser = select)]
    pub only: Vec<(ItemKind, String)>,
    /// Show only claims that need a second look: no one but the person who entered them is recorded as having compared them with the document
    #[arg(long, conflicts_with = "only")]
    pub second_look: bool,
    /// Print the passages of claims in the words of their documents, with their translations
    #[arg(long)]
    pub with_quotes: bool,
    /// List the evidence of claims, events and places, without graphic entries
    #[arg(long)]
    pub with_evidence: bool,
    /// List graphic evidence too
    #[arg(long, requires = "with_evidence")]
    pub with_graphic: bool,
    #[command(flatten)]
    pub axis: AxisChoice,
    #[command(flatten)]
    pub backdrop: Backdrop,
}

/// What to draw, and where to.
#[derive(Debug, ClapArgs)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch that is given or not")]
pub struct Export {
    #[command(flatten)]
    pub dossier: Which,
    /// What to draw; `dossier` is the whole dossier by the names of the format; without it, the view that the state has in front
    #[arg(long, value_parser = exportable(), required_unless_present_any = ["state", "steps"])]
    pub view: Option<Exportable>,
    /// Show the state of this view file, and the dossier that it names if no other is given
    #[arg(long, value_name = "FILE.view.ron")]
    pub state: Option<PathBuf>,
    /// The file to write; its ending decides the format: .svg or .png for a picture, .csv or .json for the claims that the
    /// view shows; .json, .xlsx or / (a folder of CSV files) for the whole dossier
    #[arg(long, value_name = "OUT.svg|OUT.png|OUT.csv|OUT.json", required_unless_present_any = ["frames", "steps", "alt_text"])]
    pub to: Option<PathBuf>,
    /// Write one numbered PNG for each day on which something was said, happened or came out, into this folder
    #[arg(long, value_name = "DIR", conflicts_with_all = ["to", "as_of"])]
    pub frames: Option<PathBuf>,
    /// Write one numbered PNG for each step of the walk of the dossier, or of the state, into this folder
    #[arg(long, value_name = "DIR", conflicts_with_all = ["to", "frames", "as_of", "view"])]
    pub steps: Option<PathBuf>,
    /// Show only what had been said by the end of this day, or by this time: 2018-02-09, 2018-02-07T22:00+03
    #[arg(long, value_name = "DATE", value_parser = moment)]
    pub as_of: Option<String>,
    /// Width and height in points [default: 1200x800; estimates are as high as their rows need]
    #[arg(long, value_name = "WxH", value_parser = size)]
    pub size: Option<(u32, u32)>,
    /// Where the rows of the estimates or of the table do not fit into one picture, write the rest into further ones beside it:
    /// OUT.png, OUT-2.png, OUT-3.png
    #[arg(long, requires = "to", conflicts_with_all = ["frames", "plain"])]
    pub pages: bool,
    /// How many pixels a point takes in a PNG
    #[arg(long, value_name = "1|2|4", default_value = "1", value_parser = scale)]
    pub scale: u8,
    /// Draw only the view itself, without title, legend and sources around it
    #[arg(long)]
    pub plain: bool,
    /// Write text in an SVG as outlines: it needs no font and cannot be selected
    #[arg(long)]
    pub outlines: bool,
    #[command(flatten)]
    pub backdrop: Backdrop,
    #[command(flatten)]
    pub texts: Texts,
    /// A size for a certain purpose instead of --size
    #[arg(long, value_name = "SIZE", value_parser = one_of(Preset::ALL, Preset::word, Preset::title), conflicts_with = "size")]
    pub preset: Option<Preset>,
    /// Print what the picture shows in sentences, for whoever does not see it
    #[arg(long)]
    pub alt_text: bool,
    /// Light or dark
    #[arg(long, default_value = Mode::Light.word(), value_parser = one_of(Mode::ALL, Mode::word, Mode::title))]
    pub theme: Mode,
    /// What to select, as KIND:ID, for instance place:khusham
    #[arg(long, value_name = "KIND:ID", value_parser = select)]
    pub select: Option<(ItemKind, String)>,
    #[command(flatten)]
    pub chart: Chart,
    #[command(flatten)]
    pub sheet: Sheet,
    /// How words are read: declared, words-only, acled, airwars, or a reading of the dossier
    /// [default: declared; words-only where the dossier declares none]
    #[arg(long, value_name = "NAME")]
    pub reading: Option<String>,
    /// Sources are rows and questions columns in the accounts
    #[arg(long)]
    pub transpose: bool,
    /// Members of an institution are shown as that institution in the lineage
    #[arg(long)]
    pub fold: bool,
    /// Show only these sources and claims, as KIND:ID; can be given several times
    #[arg(long, value_name = "KIND:ID", value_parser = select)]
    pub only: Vec<(ItemKind, String)>,
    /// Show only claims that need a second look: no one but the person who entered them is recorded as having compared them with the document
    #[arg(long, conflicts_with = "only")]
    pub second_look: bool,
}

/// What to write on a picture.
#[derive(Clone, Debug, Default, ClapArgs)]
pub struct Texts {
    /// The title of the picture, instead of that of the dossier
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// A line below the title
    #[arg(long, value_name = "TEXT")]
    pub subtitle: Option<String>,
    /// A note below the view
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
}

/// A view of which there are pages for a frame.
fn embedded() -> impl TypedValueParser<Value = View> {
    let words = EMBEDDED.map(|view| PossibleValue::new(view.description().word()).help(view.title()));
    PossibleValuesParser::new(words).map(|word| View::find_by_word(Some(&word)).unwrap_or(View::ESTIMATES))
}

/// An address that a reader's browser may be sent to.
fn web_address(text: &str) -> Result<String, String> {
    let lower = text.to_ascii_lowercase();
    let rest = ["https://", "http://"].into_iter().find_map(|scheme| lower.strip_prefix(scheme));
    let is_host = |rest: &str| rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '[');
    match rest.filter(|rest| is_host(rest)) {
        None => Err("a link begins with https:// or http:// and a host".to_owned()),
        Some(_) if text.contains('#') => Err("leave out what follows the #: the page adds it".to_owned()),
        Some(_) => Ok(text.to_owned()),
    }
}

/// Reads the word of one of these, each of which has a word and a title.
fn one_of<T, const N: usize>(
    all: [T; N],
    word: fn(T) -> &'static str,
    title: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T>
where
    T: Copy + Send + Sync + 'static,
{
    let words = all.map(|one| PossibleValue::new(word(one)).help(title(one)));
    PossibleValuesParser::new(words).try_map(move |given| {
        all.into_iter().find(|one| word(*one) == given).ok_or_else(|| format!("there is no `{given}`"))
    })
}

/// What can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exportable {
    /// What the window shows.
    Subject(Subject),
    /// The dossier itself.
    Dossier,
}

/// A view by its word, the whole window, or the dossier.
fn exportable() -> impl TypedValueParser<Value = Exportable> {
    let views = ALL.iter().map(|described| PossibleValue::new(described.word()).help(described.about()));
    let window = PossibleValue::new("window").help("The whole window");
    let dossier = PossibleValue::new("dossier").help("The dossier itself, all of it");
    PossibleValuesParser::new(views.chain([window, dossier])).map(|word| match word.as_str() {
        "dossier" => Exportable::Dossier,
        word => {
            let view = ALL.iter().find(|described| described.word() == word);
            Exportable::Subject(view.map_or(Subject::Window, |described| Subject::View(described.view())))
        }
    })
}

fn size(text: &str) -> Result<(u32, u32), String> {
    let wrong = || "write it as WIDTHxHEIGHT, for example 1200x800, each from 200 to 8000".to_owned();
    let (width, height) = text.split_once('x').ok_or_else(wrong)?;
    let side = |text: &str| text.parse().ok().filter(|side| (200..=8000).contains(side)).ok_or_else(wrong);
    Ok((side(width)?, side(height)?))
}

fn scale(text: &str) -> Result<u8, String> {
    match text {
        "1" => Ok(1),
        "2" => Ok(2),
        "4" => Ok(4),
        _ => Err("a point takes 1, 2 or 4 pixels".to_owned()),
    }
}

/// A day or a time; which one a time without an offset is depends on the dossier's zone.
fn moment(text: &str) -> Result<String, String> {
    let wrong = |_| "write a day as 2018-02-09, a time as 2018-02-07T22:00+03".to_owned();
    check_moment(text).map(|()| text.to_owned()).map_err(wrong)
}

fn select(text: &str) -> Result<(ItemKind, String), String> {
    let kinds = || ItemKind::ALL.map(ItemKind::word).join(", ");
    let (kind, key) = text.split_once(':').ok_or_else(|| {
        format!("write it as KIND:ID, for example place:khusham; KIND is one of {}", kinds())
    })?;
    let kind = ItemKind::ALL
        .into_iter()
        .find(|known| known.word() == kind)
        .ok_or_else(|| format!("there is no kind `{kind}`; it is one of {}", kinds()))?;
    Ok((kind, key.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_holds_together() {
        Args::command().debug_assert();
    }

    #[test]
    fn what_every_action_takes_stands_before_it_or_after_it() {
        let read = |words: &[&str]| {
            let words = ["parallax"].iter().chain(words);
            Args::try_parse_from(words).and_then(Args::refuse_both)
        };
        let check = ["check", "a.ron"];
        for (words, verbose) in [
            (vec!["-v", "check", "a.ron"], 1),
            (vec!["-vv", "check", "a.ron"], 2),
            (vec!["--verbose", "check", "a.ron"], 1),
            (vec!["check", "a.ron", "-v"], 1),
            (check.to_vec(), 0),
        ] {
            let args = read(&words).unwrap_or_else(|error| panic!("{words:?}: {error}"));
            assert_eq!(args.verbose, verbose, "{words:?}");
            assert!(matches!(args.action, Some(Action::Shared(_))), "{words:?}");
        }
        let window = read(&["-v", "a.ron"]).expect("a file to open");
        assert!(window.action.is_none() && window.dossier.file.is_some() && window.verbose == 1);
        for before in [&["b.ron"][..], &["--example", "khusham"], &["--backdrop", "a.tif", "--credit", "x"]] {
            let error = read(&[before, &check].concat()).expect_err("two things at once");
            assert_eq!(error.kind(), ErrorKind::ArgumentConflict, "{before:?}");
            assert!(error.to_string().contains("after the command"), "{error}");
        }
    }

    #[test]
    fn sizes_are_bounded() {
        assert_eq!(size("1200x800"), Ok((1200, 800)));
        for wrong in ["", "1200", "0x800", "1200x", "99999x800", "-3x400", "1200×800"] {
            assert!(size(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_selection_names_its_kind() {
        assert_eq!(select("place:khusham"), Ok((ItemKind::Place, "khusham".to_owned())));
        assert!(select("khusham").is_err());
        assert!(select("town:khusham").unwrap_err().contains("`town`"));
    }
}
