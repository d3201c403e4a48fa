//! What a merge left for the author to settle: the comments that `parallax merge` writes beside entries that two versions
//! changed in different ways.

use ron_tree::{AllTokens, Kind};

use super::Finding;
use super::diagnostic::Code;

/// How such a comment begins, after its slashes.
pub const MERGE_CONFLICT: &str = "Merge conflict:";

/// Finds these comments. A text without any costs one look.
pub(super) fn find(text: &str) -> Vec<Finding> {
    if !text.contains(MERGE_CONFLICT) {
        return Vec::new();
    }
    let comments = AllTokens::new(text, 0).filter(|token| token.kind == Kind::Comment);
    let of_merges = comments.filter(|token| is_of_a_merge(&text[token.span.range()]));
    let finding = |span| Finding {
        span,
        code: Code::MergeConflict,
        message: "two versions were merged that differ here, and the comment holds what is not shown"
            .to_owned(),
        hint: Some("settle it, then remove the comment".to_owned()),
    };
    of_merges.map(|token| finding(token.span)).collect()
}

fn is_of_a_merge(comment: &str) -> bool {
    comment.trim_start_matches(['/', '*']).trim_start().starts_with(MERGE_CONFLICT)
}

#[cfg(test)]
mod tests {
    use crate::load::read;

    #[test]
    fn conflicts_are_found_in_comments_and_nowhere_else() {
        let text = "Dossier(\n  // Merge conflict: OURS is kept. THEIRS has title: \"U\"\n  format: 2, \
                    /* Merge conflict: x */ title: \"// Merge conflict: no\",\n  // Of a Merge conflict: no\n)";
        let loaded = read(text);
        let told: Vec<String> = loaded.diagnostics.iter().map(|one| one.position.to_string()).collect();
        assert_eq!(told, ["2:3", "3:14"], "{:?}", loaded.diagnostics);
        let dossier = loaded.dossier.expect("warnings only");
        assert_eq!(dossier.unsettled, 2);
        let words = dossier.unsettled_in_words().expect("two");
        assert!(
            words.starts_with("2 merge conflicts in the file of this dossier are not settled: "),
            "{words}"
        );
        let settled = read("Dossier(format: 2, title: \"T\")").dossier.expect("sound");
        assert_eq!((settled.unsettled, settled.unsettled_in_words()), (0, None));
    }
}
