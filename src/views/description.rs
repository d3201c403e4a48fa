//! What a view is: all that menus, palette, keys, command line, saved panes and pictures know of it.
//!
//! A view is a folder with its [`Description`], and a line in [`ALL`](super::ALL).

use std::hash::{DefaultHasher, Hash, Hasher as _};

use egui::{Ui, Vec2};

use super::picture::legend::{self, Entry};
use super::{ALL, Context};
use crate::analysis::alt_text::AltText;
use crate::dossier::ClaimId;
use crate::session::{Session, View};

/// One view. It reads a [`Context`], paints, and sends commands; it changes nothing.
pub trait Description: Sync {
    /// Its name in commands and in saved panes.
    fn view(&self) -> View;

    /// Its word on the command line.
    fn word(&self) -> &'static str;

    /// What it shows, for the help of the command line.
    fn about(&self) -> &'static str;

    /// The title on its tab and in menus.
    fn title(&self) -> &'static str {
        self.view().name()
    }

    /// Its name for screen readers, with how much it shows: "Estimates, chart of 23 claims".
    fn spoken(&self, ctx: &Context<'_>) -> String {
        format!("{} of {}", self.title(), ctx.claims_counted())
    }

    /// Draws it into the rest of `ui`.
    fn ui(&self, ctx: &Context<'_>, ui: &mut Ui);

    /// Draws what it adds to its tab bar, which is laid out from the right.
    fn bar(&self, _: &Context<'_>, _: &mut Ui) {}

    /// The size, without margins, at which nothing is truncated, about as wide as `least`.
    fn natural_size(&self, ctx: &Context<'_>, ui: &Ui, least: Vec2) -> Vec2;

    /// The size that it takes in a picture with so much room beside it: wider than that only if something would be left out or cut.
    fn size_within(&self, ctx: &Context<'_>, ui: &Ui, width: f32) -> Vec2 {
        self.natural_size(ctx, ui, Vec2::new(width, 0.0))
    }

    /// The caption of its picture, part by part.
    fn caption(&self, ctx: &Context<'_>) -> Vec<String>;

    /// The claims that it shows, each once; in file order unless it has another.
    fn claims(&self, ctx: &Context<'_>) -> Vec<ClaimId> {
        all_claims(ctx)
    }

    /// The claims that its picture draws as rows one below the other, in their order, so that what does not fit can go on
    /// on another page; `None` if it has no such rows.
    fn rows(&self, _: &Context<'_>) -> Option<Vec<ClaimId>> {
        None
    }

    /// What it shows, in sentences: the text equivalent of its picture.
    fn alt_text(&self, ctx: &Context<'_>) -> AltText;

    /// The legend of a picture that shows `claims`: only the marks and signs that it uses.
    fn legend(&self, ctx: &Context<'_>, claims: &[ClaimId]) -> Vec<Entry> {
        legend::pale(ctx, claims, &[])
    }

    /// What its sentences depend on beside the dossier, the reading, the day and the tray: a fingerprint of its
    /// settings.
    fn settings(&self, _: &Session) -> u64 {
        0
    }

    /// What surrounds it in a picture.
    fn edge(&self) -> Edge {
        Edge::Margin
    }

    /// Where its pane is before the reader moves it.
    fn dock(&self) -> Dock {
        Dock::Main
    }

    /// Where what it is drawn on comes from, for the last lines of its picture.
    fn credits(&self, _: &Context<'_>) -> Vec<String> {
        Vec::new()
    }

    /// Whether `--outcome` and `--group` narrow it to the claims they select. A view with a choice of outcomes
    /// of its own takes them as this choice.
    fn is_narrowed_by_counts(&self) -> bool {
        true
    }

    /// Starts on another thread what takes long before it can be drawn.
    fn prepare(&self) {}
}

/// What surrounds a view in a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// It needs a margin.
    Margin,
    /// It has a margin of its own on both sides.
    Own,
    /// It fills whatever room it is given: nothing of it is ever truncated.
    Filled,
}

/// Where a pane is before the reader moves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dock {
    /// With the others, in the pane that has most of the room.
    Main,
    /// In the column beside them, above the inspector.
    Aside,
}

impl View {
    /// All views, in the order of their tabs.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> + ExactSizeIterator + Clone {
        ALL.iter().map(|described| described.view())
    }

    /// Finds a view by its name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::all().find(|view| view.name() == name)
    }

    /// Finds a view by its word on the command line.
    #[must_use]
    pub fn find_by_word(word: Option<&str>) -> Option<Self> {
        Self::all().find(|view| Some(view.description().word()) == word)
    }

    /// What it is.
    #[must_use]
    pub fn description(self) -> &'static dyn Description {
        let found = ALL.iter().find(|described| described.view() == self);
        debug_assert!(found.is_some(), "{self:?} is in no table");
        *found.unwrap_or(&ALL[0])
    }

    /// The title on its tab and in menus.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.description().title()
    }
}

/// All claims that views are not narrowed away from, in file order.
#[must_use]
pub fn all_claims(ctx: &Context<'_>) -> Vec<ClaimId> {
    ctx.only.map_or_else(|| ctx.dossier.claims.ids().collect(), <[ClaimId]>::to_vec)
}

/// Puts claims into file order, each once.
#[must_use]
pub fn in_file_order(mut claims: Vec<ClaimId>) -> Vec<ClaimId> {
    claims.sort_unstable();
    claims.dedup();
    claims
}

/// A fingerprint of settings, the same for equal ones in this run of the program.
#[must_use]
pub fn fingerprint(settings: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    settings.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_words_and_titles_are_told_apart() {
        let all = |text: fn(&dyn Description) -> &'static str| -> BTreeSet<&str> {
            ALL.iter().map(|described| text(*described)).collect()
        };
        for texts in [all(|it| it.view().name()), all(|it| it.word()), all(|it| it.title())] {
            assert_eq!(texts.len(), ALL.len(), "{texts:?}");
        }
        for described in ALL {
            let (name, word) = (described.view().name(), described.word());
            assert!(name.chars().all(char::is_alphanumeric), "{name}: saved panes hold it as one word");
            assert!(word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-'), "{word}");
            assert_ne!(word, "window", "the whole window is no view");
        }
    }

    #[test]
    fn a_view_is_found_by_its_name_alone() {
        for view in View::all() {
            assert_eq!(View::find(view.name()), Some(view));
            assert_eq!(view.description().view(), view);
        }
        assert_eq!([View::find("map"), View::find(""), View::find("Globe")], [None; 3]);
    }

    #[test]
    fn equal_settings_have_equal_fingerprints_and_others_do_not() {
        let session = Session::default();
        let mut other = session.clone();
        other.table.filters[0] = "sohr".to_owned();
        let changed =
            |view: &View| view.description().settings(&session) != view.description().settings(&other);
        assert_eq!(View::all().filter(changed).collect::<Vec<_>>(), [View::TABLE]);
    }
}
