//! Writes gathered members in the house style.

use super::gather::{Group, Lead, Member, Piece, blank};
use super::{STEP, WIDTH, is_line_comment, trimmed};
use crate::parse::closing;
use crate::token::{AllTokens, Kind};

/// A text in the making.
pub(super) struct Put {
    out: String,
    line_end: &'static str,
}

impl Put {
    pub fn new(line_end: &'static str, about: usize) -> Self {
        Self { out: String::with_capacity(about + about / 16), line_end }
    }

    pub fn text(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// Writes what stands before or after the outermost value: comments, and attributes as they are.
    pub fn outside(&mut self, text: &str) {
        for token in AllTokens::new(text, 0) {
            let part = &text[token.span.range()];
            match token.kind {
                Kind::Blank => match memchr::memchr_iter(b'\n', part.as_bytes()).count() {
                    0 => self.text(" "),
                    line_ends => (0..line_ends.min(2)).for_each(|_| self.text(self.line_end)),
                },
                Kind::Comment => self.text(trimmed(part)),
                _ => self.text(part),
            }
        }
    }

    /// Writes the outermost value, whose fields stand one a line.
    pub fn root(&mut self, root: &Member<'_>) {
        match root.group() {
            Some(group) if group.bracket != b'[' && !group.members.is_empty() => {
                self.pieces(root, 0, |put, group, indent| put.lines(group, indent, true));
                self.suffix(root);
            }
            _ => self.value(root, 0, true),
        }
    }

    pub fn finish(mut self) -> String {
        self.text(self.line_end);
        self.out
    }

    /// Begins a line, after a blank one if so wanted.
    fn start_line(&mut self, indent: usize, is_after_blank: bool) {
        if is_after_blank {
            self.text(self.line_end);
        }
        self.text(self.line_end);
        self.out.extend(std::iter::repeat_n(' ', indent));
    }

    /// Characters on the last line.
    fn column(&self) -> usize {
        let start = self.out.rfind('\n').map_or(0, |at| at + 1);
        self.out[start..].chars().count()
    }

    /// Writes a value, on this line if it fits with a comma after it; only rows are spread over lines whatever is in them.
    fn value(&mut self, member: &Member<'_>, indent: usize, is_row: bool) {
        let is_short = member.width.is_some_and(|width| self.column() + width < WIDTH);
        let must_stay = member.width.is_some() && !is_row && !member.can_break;
        if is_short || must_stay {
            self.flat(member);
        } else {
            self.pieces(member, indent, Self::spread);
            self.suffix(member);
        }
    }

    /// Writes the pieces of a member, the brackets that end it with `spread`.
    fn pieces(&mut self, member: &Member<'_>, indent: usize, spread: impl Fn(&mut Self, &Group<'_>, usize)) {
        let mut indent = indent;
        for (at, piece) in member.pieces.iter().enumerate() {
            match at.checked_sub(1).map(|before| &member.pieces[before]) {
                Some(Piece::Comment(text)) if is_line_comment(text) => {
                    if at == member.pieces.iter().position(is_end_of_line).map_or(at, |first| first + 1) {
                        indent += STEP;
                    }
                    self.start_line(indent, false);
                }
                Some(before) => self.text(blank(before, piece)),
                None => {}
            }
            match piece {
                Piece::Group(group) if at + 1 == member.pieces.len() => spread(self, group, indent),
                Piece::Group(group) if group.width.is_none() => self.spread(group, indent),
                piece => self.piece(piece),
            }
        }
    }

    /// Writes brackets over several lines.
    fn spread(&mut self, group: &Group<'_>, indent: usize) {
        let is_bare = group.head.is_empty() && group.tail.is_empty();
        if group.members.is_empty() && is_bare {
            self.group(group);
        } else if group.bracket == b'('
            && is_bare
            && !group.is_keyed()
            && !group.members.iter().any(Member::is_loose)
        {
            self.embrace(group, indent);
        } else if group.is_filled() {
            self.fill(group, indent);
        } else {
            self.lines(group, indent, false);
        }
    }

    /// Writes values whose own brackets the brackets of a tuple embrace.
    fn embrace(&mut self, group: &Group<'_>, indent: usize) {
        self.text("(");
        for (at, item) in group.members.iter().enumerate() {
            if at > 0 {
                self.text(", ");
            }
            self.inline_lead(item);
            self.pieces(item, indent, Self::spread);
            self.suffix(item);
        }
        self.text(")");
    }

    /// Writes one member a line.
    fn lines(&mut self, group: &Group<'_>, indent: usize, is_root: bool) {
        self.open(group);
        let inner = indent + STEP;
        for (at, member) in group.members.iter().enumerate() {
            let is_table = is_root
                && member.group().is_some_and(|group| group.bracket == b'{' && !group.members.is_empty());
            self.begin(&member.lead, member.is_after_blank, inner, Blanks::new(at, is_table));
            if is_table {
                self.pieces(member, inner, |put, group, indent| put.lines(group, indent, false));
                self.suffix(member);
            } else {
                self.value(member, inner, is_root || group.bracket == b'{');
            }
            self.end(member);
        }
        self.close(group, indent);
    }

    /// Writes as many items on each line as fit.
    fn fill(&mut self, group: &Group<'_>, indent: usize) {
        self.open(group);
        let inner = indent + STEP;
        let mut is_full = true;
        for (at, item) in group.members.iter().enumerate() {
            let begins_line = is_full
                || item.is_after_blank
                || item.lead.iter().any(|lead| lead.is_after_blank || lead.ends_line);
            let width = item.whole_width();
            if begins_line || width.is_none_or(|width| self.column() + 1 + width >= WIDTH) {
                self.begin(&item.lead, item.is_after_blank, inner, Blanks::new(at, false));
            } else {
                self.text(" ");
                self.inline_lead(item);
            }
            if width.is_some() {
                self.flat(item);
            } else {
                self.pieces(item, inner, Self::spread);
                self.suffix(item);
            }
            self.end(item);
            is_full = width.is_none() || !item.trail.is_empty();
        }
        self.close(group, indent);
    }

    fn open(&mut self, group: &Group<'_>) {
        self.out.push(char::from(group.bracket));
        for comment in &group.head {
            self.text(" ");
            self.text(comment);
        }
    }

    fn close(&mut self, group: &Group<'_>, indent: usize) {
        if !group.tail.is_empty() {
            self.leads(&group.tail, indent + STEP, Blanks::new(group.members.len(), false));
        }
        self.start_line(indent, false);
        self.out.push(char::from(closing(group.bracket)));
    }

    /// Begins the line of a member, with the comments before it.
    fn begin(&mut self, leads: &[Lead<'_>], is_after_blank: bool, indent: usize, blanks: Blanks) {
        let begins_line = self.leads(leads, indent, blanks);
        match (begins_line, leads.is_empty()) {
            (true, true) => self.start_line(indent, blanks.wants(is_after_blank)),
            (true, false) => self.start_line(indent, is_after_blank),
            (false, _) => self.text(" "),
        }
    }

    /// Writes comments; returns true if what follows begins a line.
    fn leads(&mut self, leads: &[Lead<'_>], indent: usize, blanks: Blanks) -> bool {
        let mut begins_line = true;
        for (at, lead) in leads.iter().enumerate() {
            match (begins_line, at) {
                (true, 0) => self.start_line(indent, blanks.wants(lead.is_after_blank)),
                (true, _) => self.start_line(indent, lead.is_after_blank),
                (false, _) => self.text(" "),
            }
            self.text(lead.text);
            begins_line = lead.ends_line;
        }
        begins_line
    }

    /// Ends a member that stands before a line end.
    fn end(&mut self, member: &Member<'_>) {
        self.text(",");
        for comment in &member.trail {
            self.text(" ");
            self.text(comment);
        }
    }

    fn inline_lead(&mut self, member: &Member<'_>) {
        for lead in member.inline_lead() {
            self.text(lead.text);
            self.text(" ");
        }
    }

    fn suffix(&mut self, member: &Member<'_>) {
        for comment in &member.suffix {
            self.text(" ");
            self.text(comment);
        }
    }

    /// Writes a member on this line, without what stands before it.
    fn flat(&mut self, member: &Member<'_>) {
        for (at, piece) in member.pieces.iter().enumerate() {
            if let Some(before) = at.checked_sub(1).map(|before| &member.pieces[before]) {
                self.text(blank(before, piece));
            }
            self.piece(piece);
        }
        self.suffix(member);
    }

    fn piece(&mut self, piece: &Piece<'_>) {
        match piece {
            Piece::Word(text) | Piece::Comment(text) => self.text(text),
            Piece::Colon => self.text(":"),
            Piece::Group(group) => self.group(group),
        }
    }

    /// Writes brackets on this line.
    fn group(&mut self, group: &Group<'_>) {
        let edge = if group.bracket == b'{' && !group.members.is_empty() { " " } else { "" };
        self.out.push(char::from(group.bracket));
        self.text(edge);
        for (at, member) in group.members.iter().enumerate() {
            if at > 0 {
                self.text(", ");
            }
            self.inline_lead(member);
            self.flat(member);
        }
        for (at, lead) in group.tail.iter().enumerate() {
            self.text(if at > 0 { " " } else { "" });
            self.text(lead.text);
        }
        self.text(edge);
        self.out.push(char::from(closing(group.bracket)));
    }
}

/// Which blank lines stand before a member.
#[derive(Clone, Copy)]
enum Blanks {
    /// None, because it is the first.
    Never,
    /// One, where its author put one.
    Kept,
    Always,
}

impl Blanks {
    const fn new(at: usize, is_table: bool) -> Self {
        match (at, is_table) {
            (0, _) => Self::Never,
            (_, true) => Self::Always,
            (_, false) => Self::Kept,
        }
    }

    const fn wants(self, is_there: bool) -> bool {
        match self {
            Self::Never => false,
            Self::Kept => is_there,
            Self::Always => true,
        }
    }
}

/// True for a comment after which a line must end.
fn is_end_of_line(piece: &Piece<'_>) -> bool {
    matches!(piece, Piece::Comment(text) if is_line_comment(text))
}
