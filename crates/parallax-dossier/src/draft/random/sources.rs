//! Random sources and documents.

use super::super::{Document, KeptCopy, Source, Word};
use super::{Dice, Sizes, optional};
use crate::dossier::{DocumentKind, Format, Identity, SourceKind};

pub(super) fn source(dice: &mut Dice, row: usize) -> Source<'static> {
    use SourceKind as Kind;
    const KINDS: [SourceKind; 13] = [
        Kind::Government,
        Kind::Military,
        Kind::Official,
        Kind::ArmedGroup,
        Kind::Agency,
        Kind::Media,
        Kind::Monitor,
        Kind::Researcher,
        Kind::Analyst,
        Kind::Community,
        Kind::Political,
        Kind::Narrator,
        Kind::Other,
    ];
    Source {
        name: Some(dice.name()),
        short: dice.perhaps(Dice::name),
        native: dice.native(),
        kind: dice.or_default(&KINDS),
        part_of: optional(dice, "sources", row),
        side: optional(dice, "sides", 3),
        identity: dice.or_default(&[Identity::Named, Identity::Anonymous, Identity::Unclear]),
        note: dice.prose(),
    }
}

pub(super) fn document(dice: &mut Dice, of: &Sizes) -> Document<'static> {
    use DocumentKind as Kind;
    const KINDS: [DocumentKind; 8] = [
        Kind::NotStated,
        Kind::Article,
        Kind::Report,
        Kind::Book,
        Kind::Statement,
        Kind::Post,
        Kind::Video,
        Kind::Record,
    ];
    let author = match of.format {
        Format::One => dice.perhaps(Dice::name).map(Word::from),
        Format::Two => optional(dice, "sources", of.sources),
    };
    Document {
        title: Some(dice.name()),
        short: dice.perhaps(Dice::name),
        publisher: dice.perhaps(Dice::name),
        kind: dice.or_default(&KINDS),
        author,
        by_line: if of.format == Format::One { None } else { dice.perhaps(Dice::name) },
        dated: dice.perhaps(Dice::date),
        dated_basis: dice.prose(),
        language: dice.perhaps(|dice| dice.pick(&["en", "", "ru"]).to_owned()),
        url: dice.perhaps(Dice::link),
        archive_url: dice.perhaps(Dice::link),
        accessed: dice.perhaps(Dice::date),
        copy: kept_copy(dice),
        paragraphs: dice.perhaps(|dice| 9 + dice.below(40) as u32),
        note: dice.prose(),
    }
}

pub(super) fn kept_copy(dice: &mut Dice) -> Option<KeptCopy> {
    dice.perhaps(|dice| {
        let digit = dice.pick(&["0", "a", "F"]);
        KeptCopy {
            file: Some(dice.pick(&["copies/a.txt", "خ b.html", ".x"]).to_owned()),
            sha256: dice.perhaps(|_| digit.repeat(64)),
        }
    })
}
