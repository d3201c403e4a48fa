//! Glyphs: which face draws a character, how a run is shaped, and what the outlines look like.
//!
//! It uses the same font files and the same shaper that egui laid the text out with, so a run is as wide as
//! egui made it, Arabic letters join, and a ligature is one glyph. It knows nothing of galleys or SVG.

use std::{cell::RefCell, collections::HashMap, ops::Range, rc::Rc, sync::Arc};

use egui::{FontDefinitions, FontFamily, Pos2, Vec2, pos2, vec2};
use harfrust::{
    BufferFlags, Direction, GlyphBuffer, Language, ShapeOptions, ShapePlan, ShapePlanKey, ShaperData,
    UnicodeBuffer,
};
use skrifa::{
    FontRef, GlyphId, MetadataProvider as _,
    charmap::Charmap,
    instance::{LocationRef, Size},
    outline::{DrawSettings, OutlineGlyphCollection, OutlinePen},
    raw::TableProvider as _,
    string::StringId,
};
use unicode_normalization::char::is_combining_mark;

use super::drawing::Step;
use text_direction::is_drawn_with_the_letter_before;

/// The direction in which a run is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Way {
    /// As its letters suggest, which is what egui always does.
    Guessed,
    LeftToRight,
    RightToLeft,
}

/// An index into the [`Typefaces`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct FaceId(usize);

/// One font file, parsed once per export.
struct Face<'a> {
    font: FontRef<'a>,
    charmap: Charmap<'a>,
    outlines: OutlineGlyphCollection<'a>,
    shaper: ShaperData,
    /// How the scripts seen so far are shaped, one for each script and direction.
    plans: RefCell<Vec<Rc<ShapePlan>>>,
    em: f32,
    thin_space: f32,
    tab: f32,
    css: Css,
}

/// The name of a face in a style sheet.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Css {
    /// The typographic family, such as `Noto Sans`.
    pub family: String,
    /// 400 is regular weight.
    pub weight: u16,
}

/// A shaped glyph and its position, in ems from the start of the run, y downward.
#[derive(Clone, Debug)]
pub(super) struct PlacedGlyph {
    pub outline: Arc<[Step]>,
    pub at: Pos2,
    /// Gaps between letters (shaping clusters) before this glyph, for extra letter spacing.
    pub gaps_before: usize,
    /// The glyph's number in the font.
    pub id: u32,
    /// The byte of the run at which the letters begin that it is made of.
    pub byte: usize,
}

/// A shaped run and its width in ems.
#[derive(Clone, Debug, Default)]
pub(super) struct Shaped {
    pub glyphs: Vec<PlacedGlyph>,
    pub width: f32,
    /// The number of gaps between the letters of the run.
    pub gaps: usize,
}

impl Shaped {
    /// The width at a size, with so much more between letters.
    pub fn width_at(&self, size: f32, spacing: f32) -> f32 {
        self.width * size + self.gaps as f32 * spacing
    }
}

impl PlacedGlyph {
    /// Its position at a size, with so much more between letters.
    pub fn place_at(&self, size: f32, spacing: f32) -> Vec2 {
        self.at.to_vec2() * size + vec2(self.gaps_before as f32 * spacing, 0.0)
    }
}

/// The faces of one export, with a cache of look-ups.
pub(super) struct Typefaces<'a> {
    definitions: &'a FontDefinitions,
    faces: Vec<Face<'a>>,
    by_name: HashMap<&'a str, Option<FaceId>>,
    chains: HashMap<FontFamily, Arc<[FaceId]>>,
    shaped: HashMap<(FaceId, Way), HashMap<String, Arc<Shaped>>>,
    outlines: HashMap<(FaceId, u32), Arc<[Step]>>,
}

impl<'a> Typefaces<'a> {
    pub fn new(definitions: &'a FontDefinitions) -> Self {
        Self {
            definitions,
            faces: Vec::new(),
            by_name: HashMap::new(),
            chains: HashMap::new(),
            shaped: HashMap::new(),
            outlines: HashMap::new(),
        }
    }

    /// Returns the faces of a family, first choice first; empty if none can be read.
    pub fn chain(&mut self, family: &FontFamily) -> Arc<[FaceId]> {
        if let Some(chain) = self.chains.get(family) {
            return Arc::clone(chain);
        }
        let definitions = self.definitions;
        let names = definitions.families.get(family).map_or(&[][..], Vec::as_slice);
        let chain: Arc<[FaceId]> = names.iter().filter_map(|name| self.face(name)).collect();
        self.chains.insert(family.clone(), Arc::clone(&chain));
        chain
    }

    fn face(&mut self, name: &'a str) -> Option<FaceId> {
        if let Some(&known) = self.by_name.get(name) {
            return known;
        }
        let face = self.definitions.font_data.get(name).and_then(|data| Face::read(data));
        let id = face.map(|face| {
            self.faces.push(face);
            FaceId(self.faces.len() - 1)
        });
        self.by_name.insert(name, id);
        id
    }

    pub fn css(&self, face: FaceId) -> &Css {
        &self.faces[face.0].css
    }

    /// Finds the face with this name in a style sheet.
    pub fn by_css(&mut self, family: &str, weight: u16) -> Option<FaceId> {
        let definitions = self.definitions;
        definitions.font_data.keys().find_map(|name| {
            let face = self.face(name)?;
            let css = self.css(face);
            (css.family == family && css.weight == weight).then_some(face)
        })
    }

    /// True if the makers of a face allow it to be embedded in a document.
    pub fn may_travel(&self, face: FaceId) -> bool {
        // The lowest bits of `fsType`: 2 forbids embedding.
        self.faces[face.0].font.os2().is_ok_and(|os2| os2.fs_type() & 0xf != 2)
    }

    /// Returns the font of a face.
    pub fn font(&self, face: FaceId) -> &FontRef<'a> {
        &self.faces[face.0].font
    }

    /// Returns the face that draws `character`, chosen like egui: the first of the chain that has it, else
    /// the first.
    pub fn face_for(&self, chain: &[FaceId], character: char) -> Option<FaceId> {
        chain
            .iter()
            .copied()
            .find(|face| self.faces[face.0].has(character))
            .or_else(|| chain.first().copied())
    }

    /// Splits text where the face changes, like egui: combining marks stay with their letter.
    pub fn runs<'t>(&self, chain: &[FaceId], text: &'t str) -> Vec<(FaceId, &'t str)> {
        let mut runs: Vec<(FaceId, Range<usize>)> = Vec::new();
        for (byte, character) in text.char_indices() {
            let end = byte + character.len_utf8();
            let goes_on = is_drawn_with_the_letter_before(character) && !runs.is_empty();
            let face = if goes_on { None } else { self.face_for(chain, character) };
            match (face, runs.last_mut()) {
                (Some(face), Some((last, range))) if *last == face => range.end = end,
                (None, Some((_, range))) => range.end = end,
                (Some(face), _) => runs.push((face, byte..end)),
                (None, None) => {}
            }
        }
        runs.into_iter().map(|(face, range)| (face, &text[range])).collect()
    }

    /// Returns how many glyphs egui makes of text in one section: at least one per letter, in right-to-left
    /// text with glyphs of zero width at the end.
    pub fn count(&self, chain: &[FaceId], text: &str) -> usize {
        self.runs(chain, text).into_iter().map(|(face, run)| self.count_in(face, run)).sum()
    }

    fn count_in(&self, face: FaceId, text: &str) -> usize {
        let output = self.faces[face.0].set(text, Way::Guessed);
        let more = |from: usize, to: usize, made: usize| {
            text.get(from..to).map_or(0, |letters| letters.chars().count().saturating_sub(made))
        };
        let (mut count, mut start, mut made, mut cluster) = (0, 0, 0, None);
        for info in output.glyph_infos() {
            let at = info.cluster as usize;
            let is_new = cluster != Some(at);
            if is_new {
                count += cluster.map_or(0, |_| more(start, at, made));
                (start, made, cluster) = (at, 0, Some(at));
            }
            let letter = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or_default();
            if info.glyph_id != 0 || (is_new && !is_combining_mark(letter)) {
                count += 1;
                made += 1;
            }
        }
        count + cluster.map_or(0, |_| more(start, text.len(), made))
    }

    /// Shapes a run of one face; repeated runs are cached.
    pub fn shape(&mut self, face: FaceId, text: &str, way: Way) -> Arc<Shaped> {
        if let Some(shaped) = self.shaped.get(&(face, way)).and_then(|known| known.get(text)) {
            return Arc::clone(shaped);
        }
        let shaped = Arc::new(self.shape_anew(face, text, way));
        self.shaped.entry((face, way)).or_default().insert(text.to_owned(), Arc::clone(&shaped));
        shaped
    }

    fn shape_anew(&mut self, id: FaceId, text: &str, way: Way) -> Shaped {
        let face = &self.faces[id.0];
        let output = face.set(text, way);
        let (em, space) = (face.em, face.advance(' '));
        let (thin, tab) = (face.thin_space * space, face.tab * space);
        let mut shaped = Shaped::default();
        let mut cluster = None;
        for (info, position) in output.glyph_infos().iter().zip(output.glyph_positions()) {
            if cluster.is_some_and(|cluster| cluster != info.cluster) {
                shaped.gaps += 1;
            }
            cluster = Some(info.cluster);
            // egui gives these characters widths of its own.
            let letter = text.get(info.cluster as usize..).and_then(|rest| rest.chars().next());
            let advance = match letter {
                Some('\t') => tab,
                Some('\u{2009}' | '\u{202f}') => thin,
                _ => position.x_advance as f32 / em,
            };
            let at = pos2(shaped.width + position.x_offset as f32 / em, -(position.y_offset as f32) / em);
            // A tab is a gap, even if the font has a glyph for missing characters.
            let outline = match letter {
                Some(letter) if letter.is_control() => Arc::default(),
                _ => self.outline(id, info.glyph_id),
            };
            let byte = info.cluster as usize;
            shaped.glyphs.push(PlacedGlyph {
                outline,
                at,
                gaps_before: shaped.gaps,
                id: info.glyph_id,
                byte,
            });
            shaped.width += advance;
        }
        shaped
    }

    fn outline(&mut self, id: FaceId, glyph: u32) -> Arc<[Step]> {
        let face = &self.faces[id.0];
        Arc::clone(self.outlines.entry((id, glyph)).or_insert_with(|| face.outline(glyph).into()))
    }
}

impl<'a> Face<'a> {
    /// Returns `None` if the file is not a font, so that text in it is left out instead of the whole picture.
    fn read(data: &'a egui::FontData) -> Option<Self> {
        let font = FontRef::from_index(data.bytes(), data.index).ok()?;
        let em = font.metrics(Size::unscaled(), LocationRef::default()).units_per_em;
        Some(Self {
            charmap: font.charmap(),
            outlines: font.outline_glyphs(),
            shaper: ShaperData::new(&font),
            plans: RefCell::default(),
            em: f32::from(em.max(1)),
            thin_space: data.tweak.thin_space_width,
            tab: data.tweak.tab_size,
            css: css(&font),
            font,
        })
    }

    fn set(&self, text: &str, way: Way) -> GlyphBuffer {
        let mut buffer = UnicodeBuffer::new();
        buffer.set_flags(BufferFlags::BEGINNING_OF_TEXT | BufferFlags::END_OF_TEXT);
        buffer.push_str(text);
        buffer.guess_segment_properties();
        match way {
            Way::Guessed => {}
            Way::LeftToRight => buffer.set_direction(Direction::LeftToRight),
            Way::RightToLeft => buffer.set_direction(Direction::RightToLeft),
        }
        let shaper = self.shaper.shaper(&self.font).build();
        let plan = self.plan(&buffer, |language| {
            let script = Some(buffer.script());
            ShapePlan::new(&shaper, buffer.direction(), script, language, &[])
        });
        shaper.shape(buffer, ShapeOptions::new().plan(Some(&plan)))
    }

    /// Returns the plan for a text, or makes and keeps it.
    fn plan(
        &self,
        buffer: &UnicodeBuffer,
        make: impl FnOnce(Option<&Language>) -> ShapePlan,
    ) -> Rc<ShapePlan> {
        let language = buffer.language();
        let key = ShapePlanKey::new(Some(buffer.script()), buffer.direction()).language(language.as_ref());
        let mut plans = self.plans.borrow_mut();
        if let Some(plan) = plans.iter().find(|plan| key.matches(plan)) {
            return Rc::clone(plan);
        }
        let plan = Rc::new(make(language.as_ref()));
        plans.push(Rc::clone(&plan));
        plan
    }

    fn has(&self, character: char) -> bool {
        // Control and formatting characters are invisible in every face, so they always stay with the first.
        character.is_control() || self.charmap.map(character).is_some_and(|glyph| glyph != GlyphId::NOTDEF)
    }

    /// The advance width of a character, in ems.
    fn advance(&self, character: char) -> f32 {
        let glyph = self.charmap.map(character).unwrap_or(GlyphId::NOTDEF);
        let metrics = self.font.glyph_metrics(Size::unscaled(), LocationRef::default());
        metrics.advance_width(glyph).unwrap_or_default() / self.em
    }

    /// The outline in ems, y downward; empty for a space and for a damaged glyph.
    fn outline(&self, glyph: u32) -> Vec<Step> {
        let mut pen = Pen { steps: Vec::new(), em: self.em };
        if let Some(outline) = self.outlines.get(GlyphId::new(glyph)) {
            let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
            if outline.draw(settings, &mut pen).is_err() {
                pen.steps.clear();
            }
        }
        pen.steps
    }
}

fn css(font: &FontRef<'_>) -> Css {
    let name = |id| font.localized_strings(id).english_or_first().map(|name| name.to_string());
    let family = name(StringId::TYPOGRAPHIC_FAMILY_NAME).or_else(|| name(StringId::FAMILY_NAME));
    Css { family: family.unwrap_or_default(), weight: font.attributes().weight.value().round() as u16 }
}

/// Converts an outline in font units, y upward, to steps in ems, y downward.
struct Pen {
    steps: Vec<Step>,
    em: f32,
}

impl Pen {
    fn point(&self, x: f32, y: f32) -> Pos2 {
        pos2(x / self.em, -y / self.em)
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.steps.push(Step::Move(self.point(x, y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.steps.push(Step::Line(self.point(x, y)));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.steps.push(Step::Quad(self.point(cx, cy), self.point(x, y)));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.steps.push(Step::Cubic(self.point(ax, ay), self.point(bx, by), self.point(x, y)));
    }

    fn close(&mut self) {
        self.steps.push(Step::Close);
    }
}

#[cfg(test)]
mod tests;
