//! Damaged files: whatever the bytes are, they are refused or drawn.

use proptest::prelude::*;

use super::archive::archive;
use super::*;
use crate::checks;

fn try_out(bytes: &[u8]) {
    checks::file_beside(bytes, &|_| None);
}

fn samples() -> Vec<Vec<u8>> {
    let tiles = [(0, 0, 0, WHITE), (1, 0, 0, RED), (1, 1, 0, GREEN)];
    vec![
        archive(&tiles, [0, 1], true),
        archive(&tiles, [0, 1], false),
        super::files::sample(),
        super::databases::database(&tiles, super::databases::PLAIN),
        super::databases::database(&tiles, super::databases::SHARED),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn changed_bytes_do_no_harm(
        which in 0_usize..5,
        changes in prop::collection::vec((0.0_f64..1.0, any::<u8>(), any::<bool>()), 1..6),
        cut in prop::option::of(0.0_f64..1.0),
    ) {
        let mut bytes = samples().swap_remove(which);
        for (at, byte, in_head) in changes {
            let end = if in_head { bytes.len().min(300) } else { bytes.len() };
            let at = (at * end as f64) as usize;
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate((cut * bytes.len() as f64) as usize);
        }
        try_out(&bytes);
    }

    #[test]
    fn random_bytes_do_no_harm(start in 0_usize..5, bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let starts: [&[u8]; 5] =
            [b"II*\0\x08\0\0\0", b"PMTiles\x03", b"\x89PNG\r\n\x1a\n", b"SQLite format 3\0", b""];
        try_out(&[starts[start], &bytes].concat());
    }
}

#[test]
fn a_file_that_ends_anywhere_is_refused_or_drawn() {
    for bytes in samples() {
        for end in (0..bytes.len().min(600)).chain([bytes.len() - 1]) {
            try_out(&bytes[..end]);
        }
    }
}
