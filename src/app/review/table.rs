//! The rows of the sheet under the roles of their columns. Only what is visible costs anything.

use egui::{
    Align2, ComboBox, EventFilter, Id, Key, Painter, PopupCloseBehavior, Rect, Role, ScrollArea, Sense,
    Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::field::{self, Named};
use super::made::Made;
use super::page::Page;
use crate::import::Map;
use crate::import::columns::{End, Role as Column, letters};
use crate::import::review::Finding;
use crate::session::ReviewStep;
use crate::theme::{Type, galley, label, space};

/// The height of a row, of the names and roles above, and the width of the numbers, in points.
const ROW: f32 = 22.0;
const HEAD: f32 = 54.0;
const SIDE: f32 = 64.0;
/// The width of a column.
const LEAST: f32 = 116.0;
const MOST: f32 = 240.0;
/// Rows whose texts decide how wide a column is.
const MEASURED: usize = 60;

/// Draws the rows into all of `ui`; returns the row under the pointer.
pub fn ui(ui: &mut Ui, page: &Page<'_>, made: &Made) -> Option<usize> {
    let area = ui.max_rect();
    let lefts = lefts(made);
    let (head, body) = area.split_top_bottom_at_y(area.top() + HEAD);
    let cells = body.with_min_x(body.left() + SIDE);
    let width = lefts.last().copied().unwrap_or_default();
    let rows = made.account.rows.len();
    let stop = ui.interact(body.with_max_x(body.left() + SIDE), ui.scope_id().with("rows"), Sense::click());
    let (spoken, chosen) = (spoken(made, page.review.row), page.review.row);
    stop.widget_info(|| WidgetInfo::labeled(Role::Table, true, &spoken));
    keys(ui, page, &stop, rows, (cells.height() / ROW) as usize);
    let mut scroll = ScrollArea::both().id_salt("sheet").auto_shrink(false);
    let seen = Id::unique("column of the sheet to be seen");
    if let Some(x) = ui.data_mut(|data| data.remove_temp::<f32>(seen)) {
        scroll = scroll.horizontal_scroll_offset(x);
    }
    let mut pointed = None;
    let inner = &mut ui.new_child(UiBuilder::new().id_salt("cells").max_rect(cells));
    let side = ui.painter().with_clip_rect(body.intersect(ui.clip_rect()));
    let output = scroll.show_viewport(inner, |ui, viewport| {
        let (block, _) = ui.allocate_exact_size(vec2(width, rows as f32 * ROW), Sense::hover());
        if let Some(row) = chosen.filter(|_| page.review.reveals.replace(false)) {
            let top = block.top() + row as f32 * ROW;
            let rect = Rect::from_min_size(pos2(block.left() + viewport.left(), top), vec2(10.0, ROW));
            if top < cells.top() || top + ROW > cells.bottom() - ROW {
                ui.scroll_to_rect(rect, Some(egui::Align::Center));
            }
        }
        let first = (viewport.top() / ROW).floor().max(0.0) as usize;
        let last = rows.min((viewport.bottom() / ROW).ceil().max(0.0) as usize);
        for row in first..last {
            let top = block.top() + row as f32 * ROW;
            let rect = Rect::from_min_max(pos2(block.left(), top), pos2(block.left() + width, top + ROW));
            if draw_row(ui, page, made, row, rect, &lefts, &side, body.left()) {
                pointed = Some(row);
            }
        }
    });
    let x = output.state.clamped_offset().x;
    ui.painter().rect_filled(head, 0.0, page.palette().panel);
    let header = &mut ui.new_child(UiBuilder::new().id_salt("roles").max_rect(head));
    header.set_clip_rect(head.with_min_x(head.left() + SIDE).intersect(ui.clip_rect()));
    for at in 0..made.map.columns.len() {
        let left = head.left() + SIDE + lefts[at] - x;
        let right = head.left() + SIDE + lefts[at + 1] - x;
        // The neighbours of those in view are drawn too, so that Tab goes on to them.
        if right < cells.left() - MOST || left > cells.right() + MOST {
            continue;
        }
        let rect = Rect::from_min_max(pos2(left, head.top()), pos2(right, head.bottom()));
        if role(header, page, made, at, rect) && (left < cells.left() || right > cells.right()) {
            let wanted = if left < cells.left() { lefts[at] } else { lefts[at + 1] - cells.width() };
            ui.data_mut(|data| data.insert_temp(seen, wanted.max(0.0)));
            ui.ctx().request_repaint();
        }
    }
    ui.painter().hline(area.x_range(), head.bottom(), Stroke::new(1.0, page.palette().hairline));
    if stop.has_focus() {
        let ring = Stroke::new(1.5, page.palette().accent);
        ui.painter().rect_stroke(body.shrink(1.0), 0.0, ring, egui::StrokeKind::Inside);
    }
    pointed
}

/// The left end of each column, and the right end of the last, in points.
fn lefts(made: &Made) -> Vec<f32> {
    let rows = || made.sheet.rows.iter().skip(made.first).take(MEASURED);
    let mut lefts = vec![0.0];
    let mut left = 0.0;
    for (at, column) in made.map.columns.iter().enumerate() {
        let longest = rows().map(|row| row.cell(at).chars().take(60).count()).max().unwrap_or_default();
        left += (longest.max(column.name.chars().count()) as f32 * 6.6 + 20.0).clamp(LEAST, MOST);
        lefts.push(left);
    }
    lefts
}

/// Moves the choice while the rows have the keyboard.
fn keys(ui: &Ui, page: &Page<'_>, stop: &egui::Response, rows: usize, on_page: usize) {
    if !stop.has_focus() || rows == 0 {
        return;
    }
    let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(stop.id, filter));
    let at = page.review.row.unwrap_or_default();
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    let page_of = on_page.max(2) - 1;
    let to = if pressed(Key::ArrowDown) {
        at + 1
    } else if pressed(Key::ArrowUp) {
        at.saturating_sub(1)
    } else if pressed(Key::PageDown) {
        at + page_of
    } else if pressed(Key::PageUp) {
        at.saturating_sub(page_of)
    } else if pressed(Key::Home) {
        0
    } else if pressed(Key::End) {
        rows
    } else {
        return;
    };
    page.send(ReviewStep::Row(to.min(rows - 1)));
}

/// The chosen row as a screen reader says it.
fn spoken(made: &Made, row: Option<usize>) -> String {
    let rows = made.account.rows.len();
    let Some((at, row)) = row.and_then(|at| Some((at, made.sheet.rows.get(made.first + at)?))) else {
        return "Rows of the sheet".to_owned();
    };
    let cells = made.map.columns.iter().enumerate().filter(|(at, _)| !row.cell(*at).is_empty());
    let cells: Vec<String> = cells.map(|(at, column)| format!("{}: {}", column.name, row.cell(at))).collect();
    let account = &made.account.rows[at];
    let mut words = format!(
        "Rows of the sheet, row {} ({} of {rows}): {}. {}",
        row.number,
        at + 1,
        cells.join("; "),
        crate::analysis::counted(account.claims.len(), "claim")
    );
    for (finding, told) in [
        (Finding::Words, ", kept as words"),
        (Finding::Doubt, ", doubtful"),
        (Finding::LeftOut, ", something left out"),
    ] {
        if account.has(finding) {
            words.push_str(told);
        }
    }
    words
}

/// Draws a row and its number; returns true if the pointer is over it.
#[expect(clippy::too_many_arguments, reason = "each is a place on the screen or what stands there")]
fn draw_row(
    ui: &mut Ui,
    page: &Page<'_>,
    made: &Made,
    row: usize,
    rect: Rect,
    lefts: &[f32],
    side: &Painter,
    left: f32,
) -> bool {
    let palette = page.palette();
    let Some(cells) = made.sheet.rows.get(made.first + row) else { return false };
    let account = &made.account.rows[row];
    // A click chooses; the keyboard goes through the table as one stop.
    let clip = ui.clip_rect();
    let line = rect.with_min_x(clip.left()).with_max_x(clip.right());
    let response = ui.interact(line, ui.scope_id().with(("row", row)), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, format!("Row {}", cells.number)));
    if response.clicked() {
        page.send(ReviewStep::Row(row));
    }
    let is_chosen = page.review.row == Some(row);
    let ground = if is_chosen {
        Some(palette.highlight)
    } else if response.hovered() {
        Some(palette.hover)
    } else {
        None
    };
    let number = Rect::from_min_max(pos2(left, rect.top()), pos2(left + SIDE, rect.bottom()));
    if let Some(ground) = ground {
        ui.painter().rect_filled(line, 0.0, ground);
        side.rect_filled(number, 0.0, ground);
    }
    for at in 0..made.map.columns.len() {
        let (from, to) = (rect.left() + lefts[at], rect.left() + lefts[at + 1]);
        if to < clip.left() || from > clip.right() {
            continue;
        }
        let cell = Rect::from_min_max(pos2(from, rect.top()), pos2(to, rect.bottom()));
        let is_struck = made.sheet.struck.contains_key(&(cells.number, at));
        let finding = account.of_cell(at).filter(|_| is_struck || !cells.cell(at).is_empty());
        if let Some(finding) = finding {
            let ground =
                if finding == Finding::LeftOut { palette.left_out_ground() } else { palette.kept_ground() };
            ui.painter().rect_filled(cell.shrink(1.0), 2.0, ground);
        }
        let is_used = made.map.columns[at].role != Column::Unused || made.is_coded();
        let ink = if is_used || finding.is_some() { palette.ink } else { palette.mute };
        let struck = made.sheet.struck.get(&(cells.number, at)).filter(|_| is_struck);
        let text: String = struck
            .map_or_else(|| cells.cell(at), String::as_str)
            .chars()
            .take(200)
            .map(|letter| if letter == '\n' { ' ' } else { letter })
            .collect();
        let words = galley(ui.painter(), text, Type::Small, ink, cell.width() - 10.0);
        let (top, width) = (cell.center().y - words.size().y / 2.0, words.size().x);
        let painter = ui.painter().with_clip_rect(cell.intersect(clip));
        painter.galley(pos2(cell.left() + 5.0, top), words, ink);
        if is_struck {
            let line = cell.left() + 5.0..=cell.left() + 5.0 + width;
            painter.hline(line, cell.center().y, Stroke::new(1.0, ink));
        }
    }
    ui.painter().hline(line.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.grid));
    side.hline(number.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.grid));
    let (sign, ink) = if account.has(Finding::LeftOut) {
        ("×", palette.error)
    } else if account.has(Finding::Words) || account.has(Finding::Doubt) {
        ("“”", palette.field_text)
    } else {
        ("", palette.mute)
    };
    let font = Type::Small.font();
    side.text(pos2(number.left() + 8.0, number.center().y), Align2::LEFT_CENTER, sign, font.clone(), ink);
    let (at, words) = (pos2(number.right() - 8.0, number.center().y), cells.number.to_string());
    side.text(at, Align2::RIGHT_CENTER, words, font, palette.mute);
    response.hovered()
}

/// What a column is for, in words: "Killed, of Civilians, by Army".
fn shown(column: &crate::import::columns::Column) -> String {
    let mut words = column.role.title().to_owned();
    for (joint, name) in [(", of ", &column.of), (", by ", &column.by)] {
        if let Some(name) = name {
            words.push_str(joint);
            words.push_str(name);
        }
    }
    if column.end != End::Whole {
        words.push_str(", ");
        words.push_str(column.end.title());
    }
    words
}

/// Draws the name of a column and the menu of its role; returns true if the menu has just got the keyboard.
fn role(ui: &mut Ui, page: &Page<'_>, made: &Made, at: usize, rect: Rect) -> bool {
    let palette = page.palette();
    let column = &made.map.columns[at];
    let name = format!("{}  {}", letters(at), column.name);
    let words = galley(ui.painter(), name, Type::SmallStrong, palette.ink, rect.width() - 10.0);
    ui.painter().galley(rect.min + vec2(5.0, 5.0), words, palette.ink);
    if made.is_coded() {
        let words = galley(ui.painter(), "by its shape", Type::Small, palette.mute, rect.width() - 10.0);
        ui.painter().galley(rect.min + vec2(5.0, 30.0), words, palette.mute);
        return false;
    }
    let shown = shown(column);
    let change = |change: &dyn Fn(&mut crate::import::columns::Column)| {
        let mut map: Map = made.asked.map.clone();
        map.header = made.map.header;
        map.columns.clone_from(&made.map.columns);
        change(&mut map.columns[at]);
        page.send(ReviewStep::Change(Box::new(map), made.asked.sheet.clone()));
    };
    let menu = Rect::from_min_max(rect.min + vec2(3.0, 25.0), rect.max - vec2(3.0, 4.0));
    let child = &mut ui.new_child(UiBuilder::new().id_salt(("role", at)).max_rect(menu));
    let ink = if column.role == Column::Unused { palette.mute } else { palette.ink };
    let closed = label(&shown, Type::Small, ink).in_widget(ui.ctx());
    let combo = ComboBox::from_id_salt(("role", at)).selected_text(closed).width(menu.width()).truncate();
    // Fields in it are clicked too.
    let combo = combo.close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let response = combo.height(460.0).show_ui(child, |ui| {
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
        ui.spacing_mut().item_spacing.y = 1.0;
        for role in Column::ALL {
            let words = label(role.title(), Type::Small, palette.ink);
            if ui.selectable_label(column.role == role, words).clicked() && column.role != role {
                change(&|column| {
                    column.role = role;
                    if role.outcome().is_none() {
                        (column.of, column.by, column.end) = (None, None, End::Whole);
                    }
                });
                ui.close();
            }
        }
        if column.role.outcome().is_some() {
            ui.add_space(space::XS);
            ui.add(label("The figure is", Type::Small, palette.mute));
            for end in End::ALL {
                let words = label(end.title(), Type::Small, palette.ink);
                if ui.selectable_label(column.end == end, words).clicked() && column.end != end {
                    change(&|column| column.end = end);
                    ui.close();
                }
            }
            let [groups, sources] = &made.names;
            let of = Named {
                salt: ("of", at),
                what: "Whom it counts",
                value: column.of.as_deref(),
                known: groups,
            };
            if let Some(of) = field::named(ui, page, &of) {
                change(&|column| column.of = Some(of.clone()).filter(|of| !of.is_empty()));
            }
            let by =
                Named { salt: ("by", at), what: "Who says it", value: column.by.as_deref(), known: sources };
            if let Some(by) = field::named(ui, page, &by) {
                change(&|column| column.by = Some(by.clone()).filter(|by| !by.is_empty()));
            }
        }
    });
    let spoken = format!("Column {}: {shown}", column.name);
    response.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &spoken));
    response.response.gained_focus()
}
