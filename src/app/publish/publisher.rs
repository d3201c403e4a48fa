//! Publishing from the window: each export runs on a background thread and reports by notices.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use egui::ColorImage;

use super::save_target::{SaveTarget, short};
use super::{
    PublishError, Wish, make, make_and_tell, name_of, pixels, suggested_name, title_of, usual_step,
    write_steps,
};
use crate::analysis::counted;
use crate::app::dialog::{self, Answer};
use crate::app::notices::{Notices, Ticket};
use crate::app::{Parallax, jobs};
use crate::session::{Destination, Format, Publication};

/// A message from an export.
#[derive(Debug)]
pub enum News {
    /// It is in progress.
    Doing(String),
    /// It is written; the text says where.
    Written(String, PathBuf),
    /// A picture for the clipboard.
    Picture(Arc<ColorImage>),
    /// A text for the clipboard.
    Text(String),
    /// The reader cancelled.
    Dropped,
    /// It failed.
    Failed(String),
}

/// What to say where no folder can be asked for.
const NO_DIALOG: &str = "No file dialog answers on this system (it needs xdg-desktop-portal or zenity). `parallax export --steps \
     FOLDER` writes the pictures";

/// Runs exports in the background. Several may run at once, so each has a number.
pub struct Publisher {
    news: Receiver<(Ticket, News)>,
    tell: Sender<(Ticket, News)>,
    next: Ticket,
}

impl Default for Publisher {
    fn default() -> Self {
        let (tell, news) = channel();
        Self { news, tell, next: Ticket::default() }
    }
}

impl Publisher {
    /// Starts to make `publication` from the current state of `program`. Returns immediately; `ctx` is woken
    /// for each message.
    pub fn start(&mut self, program: &Parallax, publication: Publication, ctx: &egui::Context) {
        let Publication { subject, format, to, extras } = publication;
        let wish = Wish { extras, ..Wish::usual(subject, format) };
        self.start_wish(program.snapshot(), wish, (to, program.export_folder()), ctx);
    }

    /// Starts to make what is wished for of `program`; a dialog begins in the folder.
    pub fn start_wish(
        &mut self,
        program: Parallax,
        wish: Wish,
        to: (Destination, Option<PathBuf>),
        ctx: &egui::Context,
    ) {
        let (tell, ctx, ticket) = (self.tell.clone(), ctx.clone(), self.next);
        self.next = ticket.next();
        start_wish(program, wish, to, move |news| {
            // The window has closed.
            let _ = tell.send((ticket, news));
            ctx.request_repaint();
        });
    }

    /// Asks for a folder, and writes each step of the walk of `program` as a picture into it.
    pub fn start_steps(&mut self, mut program: Parallax, folder: Option<PathBuf>, ctx: &egui::Context) {
        let (tell, ctx, ticket) = (self.tell.clone(), ctx.clone(), self.next);
        self.next = ticket.next();
        let told = move |news| {
            // The window has closed.
            let _ = tell.send((ticket, news));
            ctx.request_repaint();
        };
        let doing = told.clone();
        let work = move || {
            let answer = dialog::folder("A folder for the pictures of the steps", folder.as_deref());
            let chosen = match answer {
                Answer::Chosen(folder) => folder,
                Answer::Closed => return Ok(News::Dropped),
                Answer::NoDialog => return Ok(News::Failed(NO_DIALOG.to_owned())),
            };
            doing(News::Doing("Drawing the steps ...".to_owned()));
            let written = write_steps(&mut program, &usual_step(), &chosen)?;
            let words = format!("Written: {} in {}", counted(written.len(), "picture"), chosen.display());
            Ok(News::Written(words, written.last().cloned().unwrap_or(chosen)))
        };
        jobs::start("steps", work, move |done| told(last_news(done)));
    }

    /// Handles messages since the last frame: copies to the clipboard, and updates the notices of `program`.
    /// Called once per frame.
    pub fn carry_on(&self, program: &mut Parallax, ctx: &egui::Context) {
        for (ticket, news) in self.news.try_iter() {
            match news {
                News::Doing(words) => program.notices.doing(ticket, words),
                over => {
                    program.notices.ended(ticket);
                    if let News::Written(_, path) = &over {
                        program.wrote(path);
                    }
                    end(over, &mut program.notices, ctx);
                }
            }
        }
    }
}

fn end(news: News, notices: &mut Notices, ctx: &egui::Context) {
    match news {
        News::Written(words, _) => notices.done(words),
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

/// Makes `publication` on a background thread and reports progress; the result is the last message. A panic
/// ends only the job.
pub fn start(program: Parallax, publication: Publication, tell: impl Fn(News) + Clone + Send + 'static) {
    let Publication { subject, format, to, extras } = publication;
    start_wish(program, Wish { extras, ..Wish::usual(subject, format) }, (to, None), tell);
}

fn start_wish(
    mut program: Parallax,
    wish: Wish,
    to: (Destination, Option<PathBuf>),
    tell: impl Fn(News) + Clone + Send + 'static,
) {
    let told = tell.clone();
    let work = move || publish(&mut program, &wish, to, &tell);
    jobs::start("publish", work, move |done| told(last_news(done)));
}

/// The final message of a job, whether it succeeded or not.
fn last_news(done: Result<Result<News, PublishError>, jobs::Broken>) -> News {
    match done {
        Ok(Ok(news)) => news,
        Ok(Err(error)) => News::Failed(error.to_string()),
        Err(broken) => News::Failed(format!("Nothing was published: {broken}")),
    }
}

fn publish(
    program: &mut Parallax,
    wish: &Wish,
    (to, folder): (Destination, Option<PathBuf>),
    tell: &impl Fn(News),
) -> Result<News, PublishError> {
    let (subject, format) = (wish.subject, wish.format);
    match (to, format) {
        (Destination::Clipboard, Format::Png(_)) => {
            tell(News::Doing(format!("Drawing {} …", title_of(subject))));
            let pixels = pixels(program, wish)?;
            let size = [pixels.width as usize, pixels.height as usize];
            Ok(News::Picture(Arc::new(ColorImage::from_rgba_unmultiplied(size, &pixels.rgba))))
        }
        (Destination::Clipboard, _) => {
            let bytes = make(program, wish)?;
            Ok(News::Text(String::from_utf8_lossy(&bytes).into_owned()))
        }
        (Destination::File, _) => {
            let name = suggested_name(program, subject, format);
            let title = format!("{} as {}", title_of(subject), name_of(format));
            let place = SaveTarget::ask(&title, &name, format, folder.as_deref());
            let Some(path) = place.path() else { return Ok(News::Dropped) };
            tell(News::Doing(format!("Writing {} …", short(path))));
            let made = make_and_tell(program, wish)?;
            let (written, path) = place.write(&made.bytes)?;
            let words = match made.left_out {
                Some(left_out) => format!("{written}. Truncated: {left_out}"),
                None => written,
            };
            Ok(News::Written(words, path))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::load;

    fn words(program: &Parallax) -> Vec<&str> {
        program.notices.words().collect()
    }

    #[test]
    fn the_end_of_one_publication_leaves_the_others_their_progress() {
        let (publisher, ctx) = (Publisher::default(), egui::Context::default());
        let mut program = Parallax::new("khusham.ron", load::read(load::KHUSHAM));
        let (one, other) = (Ticket::default(), Ticket::default().next());
        let tell = |ticket, news| publisher.tell.send((ticket, news)).expect("the publisher listens");
        tell(one, News::Doing("Writing a.png".to_owned()));
        tell(other, News::Doing("Writing b.png".to_owned()));
        tell(one, News::Written("Written: a.png".to_owned(), "a.png".into()));
        publisher.carry_on(&mut program, &ctx);
        assert_eq!(words(&program), ["Writing b.png", "Written: a.png"]);
        tell(other, News::Dropped);
        publisher.carry_on(&mut program, &ctx);
        assert_eq!(words(&program), ["Written: a.png"]);
    }

    #[test]
    fn publications_are_numbered() {
        let (mut publisher, ctx) = (Publisher::default(), egui::Context::default());
        let program = Parallax::new("x.ron", load::read("Dossier("));
        let publication = Publication {
            subject: crate::session::Subject::Window,
            format: Format::Csv,
            to: Destination::Clipboard,
            extras: crate::session::Extras::default(),
        };
        let numbers = [(); 3].map(|()| {
            publisher.start(&program, publication, &ctx);
            let (ticket, news) = publisher.news.recv_timeout(Duration::from_mins(1)).expect("news");
            assert!(matches!(news, News::Failed(_)), "there is no dossier");
            ticket
        });
        assert!(numbers[0] != numbers[1] && numbers[1] != numbers[2], "{numbers:?}");
    }

    #[test]
    fn a_job_that_breaks_off_leaves_a_message_instead_of_its_progress() {
        let (publisher, ctx) = (Publisher::default(), egui::Context::default());
        let mut program = Parallax::new("x.ron", load::read("Dossier("));
        let (tell, ticket) = (publisher.tell.clone(), Ticket::default());
        tell.send((ticket, News::Doing("Writing a.png".to_owned()))).expect("the publisher listens");
        let (ended, end) = channel();
        let work = || -> Result<News, PublishError> { panic!("on purpose") };
        jobs::start("test", work, move |done| {
            let _ = tell.send((ticket, last_news(done)));
            let _ = ended.send(());
        });
        end.recv_timeout(Duration::from_mins(1)).expect("it ends");
        publisher.carry_on(&mut program, &ctx);
        let [told] = words(&program)[..] else { panic!("{:?}", words(&program)) };
        assert!(told.starts_with("Nothing was published: an internal error occurred"), "{told}");
    }
}
