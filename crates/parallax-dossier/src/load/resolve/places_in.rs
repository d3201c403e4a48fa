//! Where in a document something stands, what lies beside the dossier, and the passages that claims quote.

use super::super::diagnostic::Code;
use super::super::raw;
use super::super::site::Site;
use super::Tables;
use super::report::{Report, quoted};
use crate::dossier::{KeptCopy, Locator, PathFault, Quote, check_path, is_sha256, is_timecode};
use crate::letters::Length;

/// What gives a place in a document, in the same fields.
macro_rules! placed {
    ($($row:ident),*) => {$(
        impl raw::$row<'_> {
            /// Takes out the place in the document.
            pub(super) fn take_locator(&mut self) -> Locator {
                Locator {
                    paragraph: self.paragraph,
                    page: self.page.take(),
                    column: self.column.take(),
                    section: self.section.take(),
                    post: self.post.take(),
                    timecode: self.timecode.take(),
                    other: self.locator.take(),
                }
            }
        }
    )*};
}
placed!(Citation, Claim);

impl Tables<'_> {
    /// Checks a place in a document, which is `None` if the document does not exist and its length is unknown.
    pub(super) fn check_locator(
        &self,
        locator: &Locator,
        document: Option<usize>,
        owner: Site,
        to: &mut Report,
    ) {
        let texts = [
            ("page", &locator.page),
            ("column", &locator.column),
            ("section", &locator.section),
            ("post", &locator.post),
            ("timecode", &locator.timecode),
            ("locator", &locator.other),
        ];
        for (field, text) in texts {
            to.optional_filled(text.as_ref(), owner.field(field));
        }
        if let Some(timecode) = locator.timecode.as_ref().filter(|text| !text.trim().is_empty())
            && !is_timecode(timecode)
        {
            let message = format!("{} is not a moment of a recording", quoted(timecode));
            let hint = "write hours, minutes and seconds: `00:03:12`".to_owned();
            to.add_hinted(Code::BadTimecode, owner.field("timecode"), message, hint);
        }
        if let Some(document) = document {
            self.check_paragraph(locator.paragraph, document, owner.field("paragraph"), to);
        }
    }
}

impl Report {
    /// Checks a file beside the dossier: its path and its hash.
    pub(super) fn kept_copy(&mut self, raw: Option<raw::KeptCopy>, site: Site) -> Option<KeptCopy> {
        let raw::KeptCopy { file, sha256 } = raw?;
        Some(KeptCopy { file: self.path(file, site), sha256: self.sha256(sha256, site) })
    }

    /// Checks the field `file` of the value at `owner`, which must be there.
    pub(super) fn path(&mut self, file: Option<String>, owner: Site) -> String {
        let Some(file) = file else {
            self.add(Code::MissingField, owner.field("file"), "the file has no field `file`".to_owned());
            return String::new();
        };
        let site = owner.field("file");
        self.optional_name(Some(&file), site);
        if let Err(fault) = check_path(&file) {
            let hint = match fault {
                PathFault::Empty => "name a file beside the dossier: `copies/newsweek.txt`",
                PathFault::Absolute | PathFault::Dots => {
                    "put the file into the dossier's folder, or one in it, and write the path from there: `copies/newsweek.txt`"
                }
                PathFault::Signs => "write `/` between folders, and rename a file that has such a sign",
            };
            self.add_hinted(Code::BadPath, site, format!("{}: {fault}", quoted(&file)), hint.to_owned());
        }
        file
    }

    /// Checks the field `sha256` of the value at `owner`.
    pub(super) fn sha256(&mut self, text: Option<String>, owner: Site) -> Option<String> {
        let text = text?;
        if !is_sha256(&text) {
            let message = format!("{} is not a SHA-256", quoted(&text));
            let hint = "it has 64 digits and letters from a to f, as `sha256sum FILE` prints them".to_owned();
            self.add_hinted(Code::BadHash, owner.field("sha256"), message, hint);
        }
        Some(text)
    }

    /// Checks a quoted passage.
    pub(super) fn quote(&mut self, raw: Option<raw::Quote>, site: Site) -> Option<Quote> {
        let raw::Quote { text, lang, translation } = raw?;
        let Some(text) = text else {
            self.add(Code::MissingField, site.field("text"), "the quote has no field `text`".to_owned());
            return None;
        };
        self.filled(&text, Length::Prose, site.field("text"));
        self.optional_name(lang.as_ref(), site.field("lang"));
        if let Some(translation) = &translation {
            self.filled(translation, Length::Prose, site.field("translation"));
        }
        Some(Quote { text, lang, translation })
    }
}
