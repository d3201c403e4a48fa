//! The page of a text: paragraphs with what is marked in them, and the figures that no claim has.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Frame, Margin, Role, ScrollArea, Stroke, Ui, WidgetInfo};

use super::SourceText;
use super::read::Marked;
use crate::analysis::counted;
use crate::dossier::ItemKind;
use crate::import::passage::MarkKind;
use crate::session::{Command, TextStep, Write};
use crate::theme::{Type, galley, label, lay, space};
use crate::views::Context;

/// Number of paragraphs of a page.
const PARAGRAPHS: usize = 100;
/// Longest part of a paragraph that is shown, in bytes.
const LONGEST: usize = 12_000;
/// The height of a figure in the list, with its sentence, in points.
const ROW: f32 = 46.0;
/// Most figures that are listed below one paragraph.
const MOST: usize = 200;

/// Draws the text into the rest of `ui`.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui, text: &SourceText) {
    let page = Page { ctx, text };
    ui.painter().rect_filled(ui.available_rect_before_wrap(), 0.0, ctx.palette.paper);
    Frame::new().inner_margin(Margin { left: 20, right: 12, top: 10, bottom: 4 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::S, space::S);
        page.head(ui);
        if let Some(why) = text.reading.failed() {
            let words = format!("The text cannot be read: {why}");
            ui.add(label(&words, Type::Body, ctx.palette.error))
                .widget_info(|| WidgetInfo::labeled(Role::Alert, true, &words));
        } else if let Some(marked) = text.reading.marked() {
            let salt = ("text", &text.document, text.page, text.only_unused);
            let scrolled = ScrollArea::vertical().id_salt(salt).auto_shrink(false);
            if text.only_unused {
                page.unused(ui, marked, scrolled);
            } else {
                scrolled.show(ui, |ui| page.paragraphs(ui, marked));
            }
        } else {
            let words = "Reading the text and looking for figures …";
            ui.add(label(words, Type::Body, ctx.palette.mute))
                .widget_info(|| WidgetInfo::labeled(Role::Status, true, words));
            if page.button(ui, "Cancel", "Cancel reading the text") {
                page.send(TextStep::Cancel);
            }
        }
    });
}

struct Page<'a, 'c> {
    ctx: &'a Context<'c>,
    text: &'a SourceText,
}

impl Page<'_, '_> {
    fn send(&self, step: TextStep) {
        self.ctx.send(Command::Write(Write::Text(step)));
    }

    fn button(&self, ui: &mut Ui, words: &str, spoken: &str) -> bool {
        let button = ui.button(label(words, Type::Small, self.ctx.palette.ink));
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken));
        button.clicked()
    }

    fn head(&self, ui: &mut Ui) {
        let Self { ctx, text } = self;
        let found = ctx.dossier.find(ItemKind::Document, &text.document);
        let document = found.map_or(text.document.as_str(), |item| ctx.dossier.name(item));
        let heading = format!("Text of {document}");
        ui.add(label(&heading, Type::Title, ctx.palette.ink))
            .widget_info(|| WidgetInfo::labeled(Role::Heading, true, &heading));
        if let Some(marked) = text.reading.marked() {
            let words = format!(
                "From {}: {}, {}, {} of them in no claim. Marks are suggestions: whether a source says it, denies it or doubts it, and of whom, is for you to decide.",
                text.name,
                counted(marked.paragraphs.len(), "paragraph"),
                counted(marked.drafts.len(), "figure"),
                text.unused().count()
            );
            ui.add(label(words, Type::Small, ctx.palette.mute));
        }
        ui.horizontal_wrapped(|ui| {
            let (words, only) = if text.only_unused {
                ("Show the text", false)
            } else {
                ("List the figures in no claim", true)
            };
            if text.reading.marked().is_some() {
                if self.button(ui, words, words) {
                    self.send(TextStep::OnlyUnused(only));
                }
                if ctx.is_from_file {
                    let keep = "Keep as the document's copy";
                    if self.button(ui, keep, keep) {
                        self.send(TextStep::Keep);
                    }
                }
            }
            if self.button(ui, "Close the text", "Close the text") {
                self.send(TextStep::Close);
            }
        });
    }

    fn paragraphs(&self, ui: &mut Ui, marked: &Marked) {
        let pages = marked.paragraphs.len().div_ceil(PARAGRAPHS).max(1);
        let page = self.text.page.min(pages - 1);
        let first = page * PARAGRAPHS;
        let last = (first + PARAGRAPHS).min(marked.paragraphs.len());
        for paragraph in first..last {
            self.paragraph(ui, marked, paragraph);
        }
        if pages > 1 {
            ui.horizontal(|ui| {
                if page > 0 && self.button(ui, "Previous paragraphs", "Previous paragraphs") {
                    self.send(TextStep::Page(page - 1));
                }
                let words = format!("Paragraphs {} to {last} of {}", first + 1, marked.paragraphs.len());
                ui.add(label(words, Type::Small, self.ctx.palette.mute));
                if page + 1 < pages && self.button(ui, "Next paragraphs", "Next paragraphs") {
                    self.send(TextStep::Page(page + 1));
                }
            });
        }
    }

    fn paragraph(&self, ui: &mut Ui, marked: &Marked, paragraph: usize) {
        let palette = self.ctx.palette;
        let span = marked.paragraphs[paragraph].clone();
        let whole = &marked.text[span.clone()];
        let shown = &whole[..whole.floor_char_boundary(LONGEST)];
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let number = label(format!("¶{}", paragraph + 1), Type::Small, palette.mute);
            ui.add_sized(egui::vec2(44.0, space::ROW), number);
            ui.vertical(|ui| {
                let job = self.marked(marked, paragraph, span.start, shown, ui.available_width());
                let laid = lay(ui.painter(), job);
                let response = ui.add(egui::Label::new(laid).selectable(false));
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, shown));
                if shown.len() < whole.len() {
                    let words =
                        format!("… {} more letters are not shown", whole[shown.len()..].chars().count());
                    ui.add(label(words, Type::Small, palette.mute));
                }
                self.figures(ui, marked, marked.figures_in(paragraph).take(MOST));
            });
        });
    }

    /// The paragraph with its figures on a ground, those in a claim without, and its dates and names underlined.
    fn marked(&self, marked: &Marked, paragraph: usize, base: usize, shown: &str, width: f32) -> LayoutJob {
        let palette = self.ctx.palette;
        let format = |color| TextFormat {
            font_id: Type::Body.font(),
            color,
            valign: Align::Center,
            ..TextFormat::default()
        };
        let plain = format(palette.ink);
        let line = |color| Stroke::new(1.0, color);
        let figures = marked.figures_in(paragraph).map(|at| {
            let ground =
                if self.text.is_used.get(at) == Some(&true) { palette.hover } else { palette.highlight };
            let underline = line(palette.accent);
            (
                marked.drafts[at].mark.span.clone(),
                TextFormat { background: ground, underline, ..plain.clone() },
            )
        });
        let others = marked.others_in(paragraph).iter().map(|mark| {
            let color = match mark.kind {
                MarkKind::Date(_) => palette.mute,
                _ => palette.ink,
            };
            (mark.span.clone(), TextFormat { underline: line(color), ..plain.clone() })
        });
        let mut spans: Vec<_> = figures.chain(others).collect();
        spans.sort_by_key(|(span, _)| (span.start, span.end));
        let mut job =
            LayoutJob { wrap: egui::text::TextWrapping::wrap_at_width(width), ..LayoutJob::default() };
        let mut at = 0;
        for (span, format) in spans {
            let (start, end) = (span.start - base, span.end - base);
            // A name within a figure or a date is marked with it.
            if start < at || end > shown.len() {
                continue;
            }
            job.append(&shown[at..start], 0.0, plain.clone());
            job.append(&shown[start..end], 0.0, format);
            at = end;
        }
        job.append(&shown[at..], 0.0, plain);
        job
    }

    /// A button for each figure, which begins a claim with it.
    fn figures(&self, ui: &mut Ui, marked: &Marked, figures: impl Iterator<Item = usize>) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(space::S, space::XS);
            for at in figures {
                self.figure(ui, marked, at);
            }
        });
    }

    fn figure(&self, ui: &mut Ui, marked: &Marked, at: usize) {
        let draft = &marked.drafts[at];
        let words = marked.text[draft.mark.span.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        let is_used = self.text.is_used.get(at) == Some(&true);
        let shown = if is_used { format!("{words}: in a claim") } else { words.clone() };
        let color = if is_used { self.ctx.palette.mute } else { self.ctx.palette.ink };
        let spoken = if is_used {
            format!("{words}, paragraph {}: a claim has it; begin another", draft.mark.paragraph)
        } else {
            format!("{words}, paragraph {}: begin a claim", draft.mark.paragraph)
        };
        let button = ui.small_button(label(&shown, Type::Small, color));
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
        if button.clicked() {
            self.send(TextStep::Take(at));
        }
    }

    /// The figures that no claim has, each with its sentence.
    fn unused(&self, ui: &mut Ui, marked: &Marked, scrolled: ScrollArea) {
        let palette = self.ctx.palette;
        let all: Vec<usize> = self.text.unused().collect();
        if all.is_empty() {
            ui.add(label("For each figure that was found, a claim from the same paragraph has the same number. Check that they count the same.", Type::Body, palette.mute));
        }
        scrolled.show_rows(ui, ROW, all.len(), |ui, seen| {
            for at in &all[seen] {
                let draft = &marked.drafts[*at];
                let quote =
                    draft.claim.quote.as_ref().and_then(|quote| quote.text.as_deref()).unwrap_or_default();
                let (rect, _) =
                    ui.allocate_exact_size(egui::vec2(ui.available_width(), ROW), egui::Sense::hover());
                let mut row = ui.new_child(egui::UiBuilder::new().id_salt(at).max_rect(rect));
                row.horizontal(|ui| {
                    ui.add(label(format!("¶{}", draft.mark.paragraph), Type::Small, palette.mute));
                    self.figure(ui, marked, *at);
                });
                let line = galley(row.painter(), quote, Type::Small, palette.mute, rect.width() - 12.0);
                row.painter().galley(rect.left_top() + egui::vec2(0.0, 26.0), line, palette.mute);
            }
        });
    }
}
