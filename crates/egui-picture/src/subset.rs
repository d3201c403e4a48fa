//! A TrueType font reduced to the glyphs that a picture needs, so that its text looks the same everywhere.
//!
//! Outlines are unchanged; hinting is dropped, because pictures are drawn at any size. The font's own names
//! and licence are kept. Nothing is assumed about the bytes: if a table is malformed there is no subset, and
//! the picture names its font without embedding it.

use std::collections::{BTreeMap, BTreeSet};

use skrifa::{FontRef, MetadataProvider as _, Tag, raw::TableProvider as _};

/// Flags of the components of a composite glyph.
const WORDS: u16 = 0x0001;
const SCALE: u16 = 0x0008;
const MORE: u16 = 0x0020;
const TWO_SCALES: u16 = 0x0040;
const MATRIX: u16 = 0x0080;
const INSTRUCTIONS: u16 = 0x0100;

/// Whether glyphs may be renumbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbers {
    /// They may: only the character map refers to them.
    Free,
    /// They may not: joined letters are substituted by number, and the tables for that are kept.
    Kept,
}

/// Returns the font with only the glyphs of `characters` and those in `glyphs`.
pub(super) fn subset(
    font: &FontRef<'_>,
    characters: &BTreeSet<char>,
    glyphs: &BTreeSet<u32>,
    numbers: Numbers,
) -> Option<Vec<u8>> {
    let charmap = font.charmap();
    let mapped: BTreeMap<char, u16> = characters
        .iter()
        .filter_map(|character| Some((*character, u16::try_from(charmap.map(*character)?.to_u32()).ok()?)))
        .collect();
    let mut wanted: BTreeSet<u16> = mapped.values().copied().collect();
    wanted.extend(glyphs.iter().filter_map(|glyph| u16::try_from(*glyph).ok()));
    // The first glyph represents missing characters.
    wanted.insert(0);
    let source = Source::new(font)?;
    source.close(&mut wanted)?;
    let last = *wanted.last()?;
    let order: Vec<u16> = match numbers {
        Numbers::Free => wanted.iter().copied().collect(),
        Numbers::Kept => (0..=last).collect(),
    };
    let renumbered: BTreeMap<u16, u16> =
        order.iter().enumerate().map(|(new, old)| (*old, new as u16)).collect();
    let (glyf, loca) = source.outlines(&order, &wanted, &renumbered)?;
    let count = order.len() as u16;
    let mut tables: BTreeMap<[u8; 4], Vec<u8>> = BTreeMap::new();
    tables.insert(*b"cmap", cmap(mapped.iter().map(|(character, old)| (*character, renumbered[old]))));
    tables.insert(*b"glyf", glyf);
    tables.insert(*b"loca", loca);
    tables.insert(*b"hmtx", source.widths(&order)?);
    tables.insert(*b"head", patched(source.table(*b"head")?, &[(8, &[0; 4]), (50, &[0, 1])])?);
    tables.insert(*b"hhea", patched(source.table(*b"hhea")?, &[(34, &count.to_be_bytes())])?);
    tables.insert(*b"maxp", patched(source.table(*b"maxp")?, &[(4, &count.to_be_bytes())])?);
    tables.insert(*b"post", patched(source.table(*b"post")?.get(..32)?, &[(0, &[0, 3, 0, 0])])?);
    for name in [*b"OS/2", *b"name"] {
        tables.insert(name, source.table(name)?.to_vec());
    }
    if numbers == Numbers::Kept {
        for name in [*b"GDEF", *b"GSUB", *b"GPOS"] {
            tables.extend(source.table(name).map(|table| (name, table.to_vec())));
        }
    }
    Some(file(&tables))
}

struct Source<'a> {
    font: &'a FontRef<'a>,
    glyf: &'a [u8],
    /// The offset of each glyph, and the end of the last.
    starts: Vec<usize>,
    /// The number of glyphs with a width of their own.
    widths: usize,
}

impl<'a> Source<'a> {
    fn new(font: &'a FontRef<'a>) -> Option<Self> {
        let table = |name: &[u8; 4]| Some(font.table_data(Tag::new(name))?.as_bytes());
        let loca = table(b"loca")?;
        let is_long = short(table(b"head")?, 50)? == 1;
        let starts = if is_long {
            loca.chunks_exact(4)
                .map(|four| u32::from_be_bytes([four[0], four[1], four[2], four[3]]) as usize)
                .collect()
        } else {
            loca.chunks_exact(2).map(|two| 2 * usize::from(u16::from_be_bytes([two[0], two[1]]))).collect()
        };
        let widths = usize::from(short(table(b"hhea")?, 34)?);
        font.hmtx().ok()?;
        Some(Self { font, glyf: table(b"glyf")?, starts, widths })
    }

    fn table(&self, name: [u8; 4]) -> Option<&'a [u8]> {
        Some(self.font.table_data(Tag::new(&name))?.as_bytes())
    }

    fn glyph(&self, id: u16) -> Option<&'a [u8]> {
        let (start, end) = (*self.starts.get(usize::from(id))?, *self.starts.get(usize::from(id) + 1)?);
        self.glyf.get(start..end)
    }

    /// Adds the components of composite glyphs, recursively.
    fn close(&self, wanted: &mut BTreeSet<u16>) -> Option<()> {
        let mut open: Vec<u16> = wanted.iter().copied().collect();
        while let Some(id) = open.pop() {
            for (at, _) in parts(self.glyph(id)?)? {
                let part = short(self.glyph(id)?, at + 2)?;
                if wanted.insert(part) {
                    open.push(part);
                }
            }
        }
        Some(())
    }

    /// Returns the outlines in the new order, without hinting, and the offset of each. Unwanted glyphs are
    /// empty.
    fn outlines(
        &self,
        order: &[u16],
        wanted: &BTreeSet<u16>,
        renumbered: &BTreeMap<u16, u16>,
    ) -> Option<(Vec<u8>, Vec<u8>)> {
        let (mut glyf, mut loca) = (Vec::new(), vec![0; 4]);
        for id in order {
            if wanted.contains(id) {
                glyf.extend(plain(self.glyph(*id)?, renumbered)?);
                glyf.resize(glyf.len().next_multiple_of(4), 0);
            }
            loca.extend(u32::try_from(glyf.len()).ok()?.to_be_bytes());
        }
        Some((glyf, loca))
    }

    fn widths(&self, order: &[u16]) -> Option<Vec<u8>> {
        let hmtx = self.table(*b"hmtx")?;
        let mut found = Vec::new();
        for id in order {
            let id = usize::from(*id);
            let last = self.widths.checked_sub(1)?;
            let advance = short(hmtx, 4 * id.min(last))?;
            let bearing = if id <= last {
                short(hmtx, 4 * id + 2)?
            } else {
                short(hmtx, 4 * self.widths + 2 * (id - self.widths))?
            };
            found.extend(advance.to_be_bytes());
            found.extend(bearing.to_be_bytes());
        }
        Some(found)
    }
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

/// The offsets of the components of a composite glyph, with their flags; none for a simple glyph.
fn parts(glyph: &[u8]) -> Option<Vec<(usize, u16)>> {
    let mut found = Vec::new();
    if glyph.len() < 10 || short(glyph, 0)? < 0x8000 {
        return Some(found);
    }
    let mut at = 10;
    loop {
        let flags = short(glyph, at)?;
        found.push((at, flags));
        at += size_of_part(flags);
        if flags & MORE == 0 {
            return Some(found);
        }
    }
}

/// The number of bytes of a component with these flags.
const fn size_of_part(flags: u16) -> usize {
    let scale = if flags & SCALE != 0 {
        2
    } else if flags & TWO_SCALES != 0 {
        4
    } else if flags & MATRIX != 0 {
        8
    } else {
        0
    };
    4 + if flags & WORDS != 0 { 4 } else { 2 } + scale
}

/// Returns a glyph without its instructions, with its components renumbered.
fn plain(glyph: &[u8], renumbered: &BTreeMap<u16, u16>) -> Option<Vec<u8>> {
    if glyph.is_empty() {
        return Some(Vec::new());
    }
    let contours = short(glyph, 0)?;
    if contours < 0x8000 {
        let at = 10 + 2 * usize::from(contours);
        let after = at + 2 + usize::from(short(glyph, at)?);
        return Some([glyph.get(..at)?, &[0, 0], glyph.get(after..)?].concat());
    }
    let found = parts(glyph)?;
    let mut out = glyph.to_vec();
    for (at, flags) in &found {
        let part = renumbered.get(&short(glyph, at + 2)?)?;
        out.get_mut(*at..at + 2)?.copy_from_slice(&(flags & !INSTRUCTIONS).to_be_bytes());
        out.get_mut(at + 2..at + 4)?.copy_from_slice(&part.to_be_bytes());
    }
    let (at, flags) = found.last()?;
    out.truncate(at + size_of_part(*flags));
    Some(out)
}

/// Returns the character map in its simplest form: format 12, one group per character.
fn cmap(mapped: impl Iterator<Item = (char, u16)>) -> Vec<u8> {
    let groups: Vec<u8> = mapped
        .flat_map(|(character, glyph)| [u32::from(character), u32::from(character), u32::from(glyph)])
        .flat_map(u32::to_be_bytes)
        .collect();
    let mut table = vec![0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0];
    table.extend((16 + groups.len() as u32).to_be_bytes());
    table.extend([0; 4]);
    table.extend((groups.len() as u32 / 12).to_be_bytes());
    table.extend(groups);
    table
}

/// Returns a table with some bytes replaced.
fn patched(table: &[u8], changes: &[(usize, &[u8])]) -> Option<Vec<u8>> {
    let mut table = table.to_vec();
    for (at, bytes) in changes {
        table.get_mut(*at..at + bytes.len())?.copy_from_slice(bytes);
    }
    Some(table)
}

/// Assembles tables into a font file.
fn file(tables: &BTreeMap<[u8; 4], Vec<u8>>) -> Vec<u8> {
    let count = tables.len() as u16;
    let power = count.ilog2() as u16;
    let range = 16 << power;
    let mut out = vec![0, 1, 0, 0];
    for number in [count, range, power, 16 * count - range] {
        out.extend(number.to_be_bytes());
    }
    let mut at = 12 + 16 * tables.len();
    for (name, table) in tables {
        out.extend(name);
        out.extend(checksum(table).to_be_bytes());
        out.extend((at as u32).to_be_bytes());
        out.extend((table.len() as u32).to_be_bytes());
        at += table.len().next_multiple_of(4);
    }
    for table in tables.values() {
        out.extend(table);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    out
}

fn checksum(table: &[u8]) -> u32 {
    let four = |bytes: &[u8]| {
        let mut word = [0; 4];
        word[..bytes.len()].copy_from_slice(bytes);
        u32::from_be_bytes(word)
    };
    table.chunks(4).map(four).fold(0, u32::wrapping_add)
}

#[cfg(test)]
mod tests {
    use super::*;
    use parallax_theme::fonts::{Face, face};
    use skrifa::outline::{DrawSettings, OutlinePen};
    use skrifa::{
        GlyphId,
        instance::{LocationRef, Size},
    };

    /// The drawing instructions of a glyph, in words.
    #[derive(Default, PartialEq, Debug)]
    struct Steps(Vec<String>);

    #[expect(clippy::many_single_char_names, reason = "coordinates")]
    impl OutlinePen for Steps {
        fn move_to(&mut self, x: f32, y: f32) {
            self.0.push(format!("M{x} {y}"));
        }
        fn line_to(&mut self, x: f32, y: f32) {
            self.0.push(format!("L{x} {y}"));
        }
        fn quad_to(&mut self, a: f32, b: f32, x: f32, y: f32) {
            self.0.push(format!("Q{a} {b} {x} {y}"));
        }
        fn curve_to(&mut self, a: f32, b: f32, c: f32, d: f32, x: f32, y: f32) {
            self.0.push(format!("C{a} {b} {c} {d} {x} {y}"));
        }
        fn close(&mut self) {
            self.0.push("Z".to_owned());
        }
    }

    fn drawn(font: &FontRef<'_>, glyph: GlyphId) -> (Steps, Option<f32>) {
        let mut steps = Steps::default();
        if let Some(outline) = font.outline_glyphs().get(glyph) {
            let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
            outline.draw(settings, &mut steps).expect("a sound outline");
        }
        (steps, font.glyph_metrics(Size::unscaled(), LocationRef::default()).advance_width(glyph))
    }

    #[test]
    fn letters_of_a_subset_are_those_of_the_font() {
        let bytes = face(Face::Regular);
        let font = FontRef::new(bytes).expect("a font");
        // Plain letters, signs, and composite letters.
        let text: BTreeSet<char> =
            "Khusham: “over 100” ¶12 – Ḥaṭla é ǻ Калининград Θεσσαλία".chars().collect();
        let cut = subset(&font, &text, &BTreeSet::new(), Numbers::Free).expect("a subset");
        assert!(cut.len() < 20_000, "{} bytes", cut.len());
        let small = FontRef::new(&cut).expect("a font again");
        for letter in &text {
            let [old, new] = [&font, &small].map(|font| font.charmap().map(*letter).expect("mapped"));
            assert_eq!(drawn(&font, old), drawn(&small, new), "{letter}");
        }
        assert!(small.charmap().map('z').is_none());
    }

    #[test]
    fn letters_that_join_keep_their_numbers() {
        let font = FontRef::new(face(Face::Arabic)).expect("a font");
        let text: BTreeSet<char> = "خشام".chars().collect();
        let joined: BTreeSet<u32> = [7, 300, 900].into();
        let cut = subset(&font, &text, &joined, Numbers::Kept).expect("a subset");
        let small = FontRef::new(&cut).expect("a font again");
        for glyph in &joined {
            assert_eq!(drawn(&font, GlyphId::new(*glyph)), drawn(&small, GlyphId::new(*glyph)));
        }
        assert!(small.table_data(Tag::new(b"GSUB")).is_some());
        for letter in text {
            assert_eq!(font.charmap().map(letter), small.charmap().map(letter));
        }
    }

    #[test]
    fn no_damaged_byte_brings_a_panic() {
        let bytes = face(Face::Arabic);
        let text: BTreeSet<char> = "خشام".chars().collect();
        for at in (0..bytes.len()).step_by(977) {
            let mut damaged = bytes.to_vec();
            damaged[at] ^= 0xff;
            if let Ok(font) = FontRef::new(&damaged) {
                subset(&font, &text, &[1, 70, 500].into(), Numbers::Kept);
            }
        }
    }
}
