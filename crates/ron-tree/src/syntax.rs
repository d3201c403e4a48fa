//! Errors of syntax.

use super::token::Span;

/// Something that is wrong with the syntax of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// What it is.
    pub kind: SyntaxErrorKind,
    /// The token at fault.
    pub span: Span,
    /// The node it is about.
    pub node: super::tree::Node,
}

/// The kinds of errors of syntax, apart from unmatched brackets and quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyntaxErrorKind {
    /// A comma is missing before this token; the tree is as if it were there.
    MissingComma,
    /// A colon is missing before this token; the tree is as if it were there.
    MissingColon,
    /// This token can neither belong to the value before it nor begin another; it is no part of the tree.
    Junk,
    /// The outermost value has ended before this token.
    Trailing,
}
