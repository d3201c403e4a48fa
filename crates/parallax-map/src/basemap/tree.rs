//! A triangulated ring as a binary tree, one bit per node.
//!
//! Above an edge (i, j) of the ring's points is either the outline itself (bit 0, then j follows i) or a
//! triangle (bit 1) whose third corner m lies between them, followed by what is above (i, m) and above (m,
//! j). A ring of n points thus takes 2n - 3 bits instead of 3(n - 2) indices.

use super::DecodeError;

/// Decodes the triangles of `ring`; returns them with the number of bytes read. The lowest bit comes first.
pub(super) fn triangles(ring: &[u32], bytes: &[u8]) -> Result<(Vec<[u32; 3]>, usize), DecodeError> {
    // Each entry is an open triangle: its first corner, and its middle one once it is known.
    let mut open: Vec<(usize, Option<usize>)> = Vec::new();
    let mut found = Vec::with_capacity(ring.len());
    let mut last = 0;
    let mut bits = (0..).map(|at: usize| bytes.get(at / 8).map(|byte| byte >> (at % 8) & 1));
    let mut used = 0_usize;
    loop {
        used += 1;
        let bit = bits.next().flatten().ok_or(DecodeError::Truncated)?;
        if bit == 1 {
            // More open triangles than points can never all be closed.
            if open.len() >= ring.len() {
                return Err(DecodeError::Damaged);
            }
            open.push((last, None));
            continue;
        }
        last += 1;
        while let Some((first, middle)) = open.pop() {
            let Some(middle) = middle else {
                open.push((first, Some(last)));
                break;
            };
            let corner = |at: usize| ring.get(at).copied().ok_or(DecodeError::Damaged);
            found.push([corner(first)?, corner(middle)?, corner(last)?]);
        }
        if open.is_empty() {
            break;
        }
    }
    if last + 1 == ring.len() { Ok((found, used.div_ceil(8))) } else { Err(DecodeError::Damaged) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_square_is_two_triangles() {
        // Above (0, 3): a triangle; above (0, 1): outline; above (1, 3): a triangle with outline on both
        // sides.
        let (found, used) = triangles(&[10, 11, 12, 13], &[0b0_0101]).unwrap();
        assert_eq!((found, used), (vec![[11, 12, 13], [10, 11, 13]], 1));
    }

    #[test]
    fn the_tree_must_fit_the_ring() {
        assert_eq!(triangles(&[0, 1, 2], &[0b0_0101]), Err(DecodeError::Damaged));
        assert_eq!(triangles(&[0, 1, 2, 3, 4], &[0b0_0101]), Err(DecodeError::Damaged));
        assert_eq!(triangles(&[0, 1, 2], &[0xFF]), Err(DecodeError::Damaged));
        assert_eq!(triangles(&[0, 1, 2], &[]), Err(DecodeError::Truncated));
    }

    proptest! {
        #[test]
        fn any_bits_give_as_many_triangles_as_a_ring_has_or_an_error(
            n in 0_u32..40, bytes in prop::collection::vec(any::<u8>(), 0..20),
        ) {
            let ring: Vec<u32> = (0..n).collect();
            if let Ok((found, used)) = triangles(&ring, &bytes) {
                prop_assert_eq!(found.len(), ring.len() - 2);
                prop_assert!(used <= bytes.len());
            }
        }
    }
}
