//! Publishing from the window: each thing is made on a thread of its own, and what comes of it is told by notices.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use egui::ColorImage;

use super::place::{Place, short};
use super::{PublishError, Wish, make, name_of, pixels, suggested_name, title_of};
use crate::app::{Notices, Parallax};
use crate::session::{Destination, Format, Publication};

/// What a publication that is under way has to tell.
#[derive(Debug)]
pub enum News {
    /// It is being made.
    Doing(String),
    /// It is written; in words, where.
    Written(String),
    /// A picture for the clipboard.
    Picture(Arc<ColorImage>),
    /// A text for the clipboard.
    Text(String),
    /// The reader changed their mind.
    Dropped,
    /// It could not be done.
    Failed(String),
}

/// Where publications are made, beside the window.
pub struct Desk {
    news: Receiver<News>,
    tell: Sender<News>,
}

impl Default for Desk {
    fn default() -> Self {
        let (tell, news) = channel();
        Self { news, tell }
    }
}

impl Desk {
    /// Begins to make `publication` of `program` as it is now. Returns at once; `ctx` is woken when there is news.
    pub fn start(&self, program: &Parallax, publication: Publication, ctx: &egui::Context) {
        let (tell, ctx, snapshot) = (self.tell.clone(), ctx.clone(), program.snapshot());
        let told = self.tell.clone();
        start(snapshot, publication, move |news| {
            // Where the window is gone nobody listens any more.
            let _ = tell.send(news);
            ctx.request_repaint();
        })
        .unwrap_or_else(|error| {
            let _ = told.send(News::Failed(format!("Nothing was published: {error}")));
        });
    }

    /// Takes up what came since the last frame: puts it on the clipboard, and says so in the notices of `program`. Once
    /// a frame.
    pub fn carry_on(&self, program: &mut Parallax, ctx: &egui::Context) {
        let notices = &mut program.notices;
        for news in self.news.try_iter() {
            match news {
                News::Doing(words) => notices.doing(words),
                over => {
                    notices.ended();
                    end(over, notices, ctx);
                }
            }
        }
    }
}

fn end(news: News, notices: &mut Notices, ctx: &egui::Context) {
    match news {
        News::Written(words) => notices.done(words),
        News::Picture(image) => {
            ctx.copy_image((*image).clone());
            notices.done("The picture is on the clipboard");
        }
        News::Text(text) => {
            ctx.copy_text(text);
            notices.done("The text is on the clipboard");
        }
        News::Failed(words) => notices.failed(words),
        News::Dropped | News::Doing(_) => {}
    }
}

/// Makes `publication` of `program` on a thread of its own and tells what comes of it, the last news last.
///
/// # Errors
/// Where the system gives no thread.
pub fn start(
    mut program: Parallax,
    publication: Publication,
    tell: impl Fn(News) + Send + 'static,
) -> std::io::Result<()> {
    let work = move || {
        let last = publish(&mut program, publication, &tell);
        tell(last.unwrap_or_else(|error| News::Failed(error.to_string())));
    };
    std::thread::Builder::new().name("publish".to_owned()).spawn(work).map(drop)
}

fn publish(
    program: &mut Parallax,
    publication: Publication,
    tell: &impl Fn(News),
) -> Result<News, PublishError> {
    let Publication { subject, format, to } = publication;
    let wish = Wish::usual(subject, format);
    match (to, format) {
        (Destination::Clipboard, Format::Png(_)) => {
            tell(News::Doing(format!("Drawing {} …", title_of(subject))));
            let pixels = pixels(program, &wish)?;
            let size = [pixels.width as usize, pixels.height as usize];
            Ok(News::Picture(Arc::new(ColorImage::from_rgba_unmultiplied(size, &pixels.rgba))))
        }
        (Destination::Clipboard, _) => {
            let bytes = make(program, &wish)?;
            Ok(News::Text(String::from_utf8_lossy(&bytes).into_owned()))
        }
        (Destination::File, _) => {
            let name = suggested_name(program, subject, format);
            let title = format!("{} as {}", title_of(subject), name_of(format));
            let place = Place::ask(&title, &name, format);
            let Some(path) = place.path() else { return Ok(News::Dropped) };
            tell(News::Doing(format!("Writing {} …", short(path))));
            Ok(News::Written(place.write(&make(program, &wish)?)?))
        }
    }
}
