//! A picture of many rows on several pages.

use std::ops::Range;

use super::{PublishError, Wish, size_on, stage};
use crate::app::Parallax;
use crate::session::Subject;
use crate::views::picture::{self, Page};

/// Maximum number of pages.
const MOST: usize = 400;

/// Returns the pages that a picture takes, each with as many rows as fit on it. A page is drawn once the program has
/// [turned to it](Parallax::turn_to).
///
/// # Errors
/// If this is no picture of rows, not one of them fits on a page, or there would be too many pages.
pub fn pages(program: &mut Parallax, wish: &Wish) -> Result<Vec<Page>, PublishError> {
    let Subject::View(view) = wish.subject else { return Err(PublishError::NoRows) };
    if !wish.format.is_picture() {
        return Err(PublishError::NoRows);
    }
    program.turn_to(None);
    let found = program.picture(|ctx| {
        let figures = (ctx.estimates.least(), ctx.estimates.reach());
        (view.description().rows(ctx), figures)
    });
    let (order, figures) = found.ok_or(PublishError::NoDossier)?;
    let order = order.ok_or(PublishError::NoRows)?;
    let breaks = breaks(program, wish, |rows, number| Page::new(&order, rows, number, figures), order.len());
    program.turn_to(None);
    let breaks = breaks?;
    let page = |(at, rows): (usize, &Range<usize>)| {
        Page::new(&order, rows.clone(), (at + 1, Some(breaks.len())), figures)
    };
    Ok(breaks.iter().enumerate().map(page).collect())
}

/// Which of `all` rows are on each page.
fn breaks(
    program: &mut Parallax,
    wish: &Wish,
    page: impl Fn(Range<usize>, (usize, Option<usize>)) -> Page,
    all: usize,
) -> Result<Vec<Range<usize>>, PublishError> {
    let stage = &mut stage(program);
    let (mut breaks, mut from): (Vec<Range<usize>>, usize) = (Vec::new(), 0);
    while from < all {
        if breaks.len() == MOST {
            return Err(PublishError::TooManyPages { most: MOST, hold: from, all });
        }
        // A picture of all rows that are left tells how many of them do not fit.
        program.turn_to(Some(page(from..all, (breaks.len() + 1, None))));
        let size = size_on(stage, program, wish);
        let mut left_out = 0;
        let _ = stage.paint(size, |ui| {
            program.picture(|ctx| {
                if let Subject::View(view) = wish.subject {
                    picture::ui(ctx, ui, view, wish.dress, &wish.surround());
                }
            });
            left_out = picture::claims_left_out(ui.ctx());
        });
        let end = all.saturating_sub(left_out);
        if end <= from {
            return Err(PublishError::NoRowFits);
        }
        breaks.push(from..end);
        from = end;
    }
    Ok(breaks)
}
