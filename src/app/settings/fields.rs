//! The settings, in one list. What is kept in the file, what a new program starts with, whether anything has changed, how two
//! windows are merged and how it is taken up again follow from it.
//!
//! Of each field the list says, in this order: what it is, its type and its value in a new program; what it is now in a running
//! program (`now`); and how a program takes it up (`take`). Two things can differ from the usual: whether it is the same as now,
//! where `now` would copy much (`same`), and what to keep where two windows changed it (`merge`), which is the last change.

use std::collections::BTreeMap;
use std::path::PathBuf;

use egui_tiles::Tree;
use serde::{Deserialize, Serialize};

use super::columns::KeptColumns;
use super::merge::{last, unite};
use super::{Last, Look, Recent, VERSION, panes};
use crate::app::Parallax;
use crate::app::export::Form;
use crate::app::laid::Laid;
use crate::app::pane::Pane;
use crate::session::{Folded, Motion, UiScale};
use crate::theme::Mode;

/// The way of a field that is usual, or the one that the list names.
macro_rules! or {
    ($usual:expr,) => {
        $usual
    };
    ($usual:expr, $named:expr) => {
        $named
    };
}

macro_rules! settings {
    ($(
        $(#[$about:meta])*
        $field:ident: $type:ty = $new:expr,
            now: $now:expr,
            take: $take:expr
            $(, same: $same:expr)?
            $(, merge: $merge:expr)?
        ;
    )*) => {
        /// Everything that is kept.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct Settings {
            $($(#[$about])* pub(in crate::app) $field: $type,)*
        }

        impl Default for Settings {
            fn default() -> Self {
                Self { $($field: $new,)* }
            }
        }

        impl Settings {
            /// Reads the settings off a program, except for the size of its window.
            pub(super) fn from_program(program: &Parallax) -> Self {
                $(let $field: fn(&Parallax) -> $type = $now;)*
                Self { $($field: $field(program),)* }
            }

            /// True if [`of`](Self::of) would return these, but for the window; nothing is copied.
            pub(super) fn are_those_of(&self, program: &Parallax) -> bool {
                $(
                    let same: fn(&Parallax, &$type) -> bool = or!(
                        |program, kept| {
                            let now: fn(&Parallax) -> $type = $now;
                            now(program) == *kept
                        },
                        $($same)?
                    );
                    if !same(program, &self.$field) {
                        return false;
                    }
                )*
                true
            }

            /// Sets them in a program.
            pub(super) fn take_up(self, program: &mut Parallax) {
                $(
                    let take: fn(&mut Parallax, $type) = $take;
                    take(program, self.$field);
                )*
            }

            /// What to keep where this window started from `base` and has `ours` now, and `theirs` is in the file.
            pub(super) fn merged(base: &Self, ours: &Self, theirs: Self) -> Self {
                $(let $field: fn(&$type, &$type, $type) -> $type = or!(last, $($merge)?);)*
                Self { $($field: $field(&base.$field, &ours.$field, theirs.$field),)* }
            }
        }
    };
}

settings! {
    /// The format version; see [`VERSION`].
    version: u32 = VERSION,
        now: |_| VERSION,
        take: |_, _| ();

    /// Whether the colours are dark.
    dark: bool = false,
        now: |program| program.session.mode == Mode::Dark,
        take: |program, dark| program.session.mode = if dark { Mode::Dark } else { Mode::Light };

    /// The size of the interface in percent.
    scale: u16 = UiScale::default().as_percent(),
        now: |program| program.session.scale.as_percent(),
        take: |program, percent| program.session.scale = UiScale::percent(percent);

    /// Whether the interface is not animated.
    reduced_motion: bool = false,
        now: |program| program.session.motion == Motion::Reduced,
        take: |program, reduced| program.session.motion = if reduced { Motion::Reduced } else { Motion::Full };

    /// Whether the lineage shows members of an institution as that institution.
    folds_institutions: bool = false,
        now: |program| program.session.lineage.folds,
        take: |program, folds| program.session.lineage.folds = folds;

    /// The reading's key, if it is not a dossier's default.
    reading: Option<String> = None,
        now: |program| program.chosen_reading().map(ToOwned::to_owned),
        take: |program, reading| program.wished_reading = reading,
        same: |program, reading| reading.as_deref() == program.chosen_reading();

    /// Whether the introduction was closed.
    welcomed: bool = false,
        now: |program| program.welcomed,
        take: Parallax::welcome_unless;

    /// The size of the window, in points. Only the window knows it.
    window: Option<(f32, f32)> = None,
        now: |_| None,
        take: |_, _| (),
        same: |_, _| true;

    /// The panes.
    #[serde(deserialize_with = "panes::deserialize")]
    panes: Option<Tree<Pane>> = None,
        now: |program| Some(program.panes.clone()),
        take: |program, panes| {
            if let Some(panes) = panes {
                program.panes = panes;
            }
        },
        same: |program, panes| panes.as_ref() == Some(&program.panes);

    /// What of the window is folded away.
    folded: Folded = Folded::default(),
        now: |program| program.session.folded,
        take: |program, folded| program.session.folded = folded;

    /// Recent files, most recent first.
    recent: Vec<Recent> = Vec::new(),
        now: Parallax::recent_now,
        take: |program, recent| program.recent = recent,
        same: |program, recent| program.keeps_recent(recent),
        merge: |base, ours, theirs| unite(base, ours, theirs);

    /// The map position in the built-in dossier.
    built_in: Option<Look> = None,
        now: Parallax::look_of_built_in,
        take: |program, look| program.built_in_look = look;

    /// Whether a run without a file reopens what was open.
    reopens: bool = true,
        now: |program| program.reopens,
        take: |program, reopens| program.reopens = reopens;

    /// Whether every edit of a dossier is saved at once.
    saves_as_you_go: bool = false,
        now: |program| program.writing.saves_as_you_go(),
        take: |program, saves| program.writing.save_as_you_go(saves);

    /// What was open.
    last: Option<Last> = None,
        now: Parallax::last,
        take: |_, _| ();

    /// The choices that were left in the built-in dossiers, by key, as view files have them.
    examples: BTreeMap<String, String> = BTreeMap::new(),
        now: Parallax::examples_now,
        take: |program, examples| program.left_examples = examples,
        same: |program, examples| program.keeps_examples(examples);

    /// The reader's own pictures under the maps of the built-in dossiers, by key.
    example_backdrops: BTreeMap<String, Laid> = BTreeMap::new(),
        now: Parallax::example_backdrops_now,
        take: |program, backdrops| program.own_backdrop.in_examples = backdrops,
        same: |program, backdrops| program.keeps_example_backdrops(backdrops);

    /// The choices for pictures, by the name of the view.
    forms: BTreeMap<String, Form> = BTreeMap::new(),
        now: |program| program.forms.clone(),
        take: |program, forms| program.forms = forms,
        same: |program, forms| *forms == program.forms;

    /// Where the last file was written.
    folder: Option<PathBuf> = None,
        now: |program| program.folder.clone(),
        take: |program, folder| program.folder = folder,
        same: |program, folder| *folder == program.folder;

    /// The columns of the table in dossiers in which nothing else was chosen.
    columns: KeptColumns = KeptColumns::default(),
        now: |program| KeptColumns::new(&program.session.table.columns),
        take: |program, columns| program.session.table.columns = columns.columns(),
        same: |program, columns| columns.are(&program.session.table.columns);
}
