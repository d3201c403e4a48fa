//! All keys in one table: the keys, what they do, and the shortcut they trigger. The global keys are read
//! from it, and so are the list of keys, the menu, the palette and the README.

use egui::{Key, Modifiers};

use crate::session::Part;
use crate::views::ALL;

/// The action of a global key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// Open the command palette.
    Palette,
    /// Focus the search field of the index.
    Search,
    /// The list of keys.
    Keys,
    /// Present the walk, or fill the screen.
    Present,
    /// Undo the last choice.
    Undo,
    /// Make it again.
    Redo,
    /// Save the dossier.
    Save,
    /// Open the form of the selection.
    Form,
    /// Open the form of a new claim.
    NewClaim,
    /// Save what is shown as a view.
    SaveView,
    /// Ask for a file to open.
    Open,
    /// Edit the file.
    Edit,
    /// Reload the file.
    Reload,
    /// Close what is open over the window, or else the window.
    Close,
    /// Close the window.
    Quit,
    /// Enlarge the interface by a step.
    Larger,
    /// Reduce the interface by a step.
    Smaller,
    /// Reset the interface to its normal size.
    Normal,
    /// Go to the previous selection.
    Back,
    /// Go to the next selection.
    Forward,
    /// Go to the previous day.
    DayBefore,
    /// Go to the next day.
    DayAfter,
    /// Pin the item under the pointer.
    Pin,
    /// Go to the next part of the window.
    NextRegion,
    /// Go to the previous part of the window.
    RegionBefore,
    /// Show a view, counted from 1 in the order of the tabs.
    View(u8),
    /// Fold a part of the window away, or bring it back.
    Fold(Part),
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The keys, in the README's notation: keys in backticks, alternatives after a comma.
    pub keys: &'static str,
    /// What they do.
    pub does: &'static str,
    /// The shortcut of each alternative; empty for keys that a view handles itself.
    pub shortcuts: &'static [Shortcut],
}

/// Rows under a heading.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// The heading.
    pub title: &'static str,
    /// The rows.
    pub rows: &'static [Row],
}

const fn row(keys: &'static str, does: &'static str, shortcuts: &'static [Shortcut]) -> Row {
    Row { keys, does, shortcuts }
}

use Shortcut::{
    Back, Close, DayAfter, DayBefore, Edit, Fold, Form, Forward, Keys, Larger, NewClaim, NextRegion, Normal,
    Open, Palette, Pin, Present, Quit, Redo, RegionBefore, Reload, Save, SaveView, Search, Smaller, Undo,
    View,
};

/// The keys of views, as far as there are digits.
const KEY: &str = "`Ctrl` `1`, ";
const KEYS_OF_VIEWS: &str = "`Ctrl` `1`, `Ctrl` `2`, `Ctrl` `3`, `Ctrl` `4`, `Ctrl` `5`, `Ctrl` `6`, `Ctrl` `7`, \
                             `Ctrl` `8`, `Ctrl` `9`";
const VIEWS_BY_KEY: &[Shortcut] =
    &[View(1), View(2), View(3), View(4), View(5), View(6), View(7), View(8), View(9)];
/// How many views have a key.
const VIEWS: usize = if ALL.len() < VIEWS_BY_KEY.len() { ALL.len() } else { VIEWS_BY_KEY.len() };

/// All keys.
pub static TABLE: [Group; 6] = [
    Group {
        title: "Find and choose",
        rows: &[
            row(
                "`Ctrl` `K`",
                "finds items, claims and commands by name; start with `>` for commands only",
                &[Palette],
            ),
            row("`Ctrl` `F`", "searches the index", &[Search]),
            row("`Enter`", "selects the mark that has the keyboard focus", &[]),
            row("`Space`", "pins or unpins the source or claim that has the focus", &[]),
            row("`P`", "pins or unpins what is under the pointer", &[Pin]),
            row(
                "`Esc`",
                "closes what is open over the window; otherwise clears the selection; in the search field, empties it",
                &[],
            ),
            row(
                "`Ctrl` `Z`, `Ctrl` `Shift` `Z`",
                "undoes the last edit or choice, such as a pin, a day or a filter; makes it again",
                &[Undo, Redo],
            ),
            row("`Alt` `Left`, `Alt` `Right`", "back and forward through the selections", &[Back, Forward]),
            row(
                "`[`, `]`",
                "the previous or next day or time at which something was said, happened or came out",
                &[DayBefore, DayAfter],
            ),
        ],
    },
    Group {
        title: "Move about",
        rows: &[
            row(
                "`F6`, `Shift` `F6`",
                "to the next or previous part of the window: index, views, inspector, strip",
                &[NextRegion, RegionBefore],
            ),
            row(
                KEYS_OF_VIEWS.split_at(VIEWS * KEY.len() - ", ".len()).0,
                "shows a view and moves the focus there, in the order of the tabs",
                VIEWS_BY_KEY.split_at(VIEWS).0,
            ),
            row(
                "`Ctrl` `B`, `Ctrl` `I`, `Ctrl` `J`",
                "folds the index, the inspector or the strip of days away, or brings it back",
                &[Fold(Part::Index), Fold(Part::Inspector), Fold(Part::Days)],
            ),
            row(
                "`Tab`, `Shift` `Tab`",
                "to the next or previous control; a list or a chart counts as one",
                &[],
            ),
            row(
                "`Up`, `Down`, `Left`, `Right`",
                "from mark to mark, row to row, place to place, scrolling where needed",
                &[],
            ),
            row("`PageUp`, `PageDown`", "a page up, a page down", &[]),
            row("`Home`, `End`", "to the first, to the last", &[]),
        ],
    },
    Group {
        title: "Map, timeline and table",
        rows: &[
            row("`+`, `-`", "zooms the view that has the focus or the pointer", &[]),
            row("`0`", "back to the theatre, or to the dossier's period", &[]),
            row("`F`", "fits the selection", &[]),
            row(
                "`Shift` with an arrow",
                "moves the map or the time; so does an arrow alone while no mark has the focus",
                &[],
            ),
            row(
                "`Shift` `Left`, `Shift` `Right`",
                "on a heading of the table, makes its column narrower or wider",
                &[],
            ),
            row(
                "`Ctrl` `Shift` `Left`, `Ctrl` `Shift` `Right`",
                "on a heading of the table, moves its column to the left or right",
                &[],
            ),
            row("`Delete`", "on a heading of the table, hides its column", &[]),
        ],
    },
    Group {
        title: "Write",
        rows: &[
            row("`E`", "opens the form of what is selected", &[Form]),
            row("`N`", "opens the form of a new claim", &[NewClaim]),
            row(
                "`Ctrl` `Enter`",
                "in the form of a claim, adds it and goes on with the next of the same document",
                &[],
            ),
        ],
    },
    Group {
        title: "File",
        rows: &[
            row("`Ctrl` `O`", "opens a dossier", &[Open]),
            row("`Ctrl` `S`", "saves the changes that you made in the dossier", &[Save]),
            row(
                "`Ctrl` `Shift` `S`",
                "saves what is shown as a view, to open it again or send it",
                &[SaveView],
            ),
            row("`Ctrl` `E`", "opens the file in your editor", &[Edit]),
            row("`F5`", "reads the file again", &[Reload]),
            row("`Ctrl` `W`", "closes what is open over the window, or else the window", &[Close]),
            row("`Ctrl` `Q`", "closes the window", &[Quit]),
        ],
    },
    Group {
        title: "Looks and help",
        rows: &[
            row(
                "`Ctrl` `+`, `Ctrl` `-`, `Ctrl` `0`",
                "larger, smaller, normal size",
                &[Larger, Smaller, Normal],
            ),
            row(
                "`F11`",
                "presents the walk, step by step with the arrows until `Esc`; without one, fills the screen",
                &[Present],
            ),
            row("`?`", "lists these keys", &[Keys]),
        ],
    },
];

impl Row {
    /// The keys as shown in the window: "Alt Left, Alt Right".
    #[must_use]
    pub fn printed(&self) -> String {
        self.keys.replace('`', "")
    }

    fn chords(&self) -> impl Iterator<Item = (&'static str, Shortcut)> {
        self.keys.split(", ").zip(self.shortcuts.iter().copied())
    }
}

/// All shortcuts with their keys.
pub fn shortcuts() -> impl Iterator<Item = (&'static str, Shortcut)> {
    TABLE.iter().flat_map(|group| group.rows.iter()).flat_map(Row::chords)
}

/// The keys of a shortcut, as shown in menus: "Ctrl O".
#[must_use]
pub fn printed(shortcut: Shortcut) -> String {
    let found = shortcuts().find(|(_, known)| *known == shortcut);
    found.map_or_else(String::new, |(chord, _)| chord.replace('`', ""))
}

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chord {
    /// The modifiers.
    pub modifiers: Modifiers,
    /// The key.
    pub key: Key,
}

impl Chord {
    /// Parses "`Ctrl` `O`"; `None` if a key has no such name.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut chord = Self { modifiers: Modifiers::NONE, key: Key::Escape };
        let mut named = None;
        for name in text.split('`').map(str::trim).filter(|name| !name.is_empty()) {
            match name {
                "Ctrl" => chord.modifiers |= Modifiers::COMMAND,
                "Shift" => chord.modifiers |= Modifiers::SHIFT,
                "Alt" => chord.modifiers |= Modifiers::ALT,
                _ if named.is_none() => named = Some(Key::from_name(name)?),
                _ => return None,
            }
        }
        Some(Self { key: named?, ..chord })
    }

    /// True if this chord types a character in a focused text field.
    #[must_use]
    pub fn writes(self) -> bool {
        let is_function = matches!(self.key, Key::F5 | Key::F6 | Key::F11);
        !is_function && !self.modifiers.command && !self.modifiers.alt
    }

    /// Consumes the chord if it is pressed in this frame, and returns true. The modifiers are those of the
    /// key event: by the end of the frame they may have been released.
    pub fn take(self, input: &mut egui::InputState) -> bool {
        let before = input.events.len();
        input.events.retain(|event| !self.is(event));
        input.events.len() < before
    }

    fn is(self, event: &egui::Event) -> bool {
        let egui::Event::Key { key, pressed: true, modifiers, .. } = event else { return false };
        let is_sign = matches!(
            self.key,
            Key::Plus | Key::Minus | Key::Questionmark | Key::OpenBracket | Key::CloseBracket
        );
        // On many keyboards, typing a sign itself requires Shift or AltGr.
        let held = if is_sign {
            modifiers.matches_logically(self.modifiers)
        } else {
            modifiers.matches_exact(self.modifiers)
        };
        held && (*key == self.key || (self.key == Key::Plus && *key == Key::Equals))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shortcut_can_be_read_and_stands_once() {
        let mut seen: Vec<(Chord, Shortcut)> = Vec::new();
        for (text, shortcut) in shortcuts() {
            let chord = Chord::read(text).unwrap_or_else(|| panic!("{text} is no key"));
            assert!(seen.iter().all(|(other, _)| *other != chord), "{text} stands twice");
            assert!(seen.iter().all(|(_, other)| *other != shortcut), "{shortcut:?} stands twice");
            seen.push((chord, shortcut));
        }
        for group in &TABLE {
            for row in group.rows.iter().filter(|row| !row.shortcuts.is_empty()) {
                assert_eq!(row.keys.split(", ").count(), row.shortcuts.len(), "{}", row.keys);
            }
        }
    }

    #[test]
    fn a_chord_is_read_from_its_printed_form() {
        let chord = Chord::read("`Ctrl` `O`").expect("a chord");
        assert_eq!((chord.modifiers, chord.key), (Modifiers::COMMAND, Key::O));
        assert_eq!(Chord::read("`Alt` `Left`").map(|chord| chord.key), Some(Key::ArrowLeft));
        assert_eq!(Chord::read("`Hyper` `O`"), None);
        assert_eq!(printed(Shortcut::Open), "Ctrl O");
    }
}
