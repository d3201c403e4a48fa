//! The report: its figures drawn, view by view, and given to the room that writes the page.

use super::PublishError;
use crate::app::Parallax;

/// The report as one page of HTML.
pub fn html(_program: &mut Parallax) -> Result<String, PublishError> {
    Err(PublishError::NoDossier)
}
