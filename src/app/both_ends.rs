//! A row with something at each end. The keyboard goes through it as the eye does, from left to right: egui passes it on in the
//! order in which things are made, and a layout from right to left would turn that round.

use egui::{Align, Layout, Rect, Ui, UiBuilder, pos2};

/// Draws `left` at the left end of the rest of a row, and `right` at its right end, so far from it. What is on the right keeps
/// its width; what is on the left has the rest.
pub fn show<L, R>(
    ui: &mut Ui,
    margin: f32,
    left: impl FnOnce(&mut Ui) -> L,
    right: impl FnOnce(&mut Ui) -> R,
) -> (L, R) {
    let id = ui.next_auto_id().with("right end");
    let whole = ui.available_rect_before_wrap();
    let known = ui.data(|data| data.get_temp::<f32>(id));
    let end = whole.right() - margin;
    // With all the room there is, it is as wide as it will be.
    let width = known.unwrap_or(end - whole.left());
    let start = (end - width).max(whole.left());
    let beside = (start - ui.spacing().item_spacing.x).max(whole.left());
    let layout = Layout::left_to_right(Align::Center);
    let row = |from: f32, to: f32| Rect::from_min_max(pos2(from, whole.top()), pos2(to, whole.bottom()));
    let builder = |salt: &str, rect: Rect| UiBuilder::new().id_salt(salt).max_rect(rect).layout(layout);
    let left = ui.scope_builder(builder("left", row(whole.left(), beside)), left).inner;
    let drawn = ui.scope_builder(builder("right", row(start, end)), right);
    let used = drawn.response.rect.width();
    // Its width is known once it was drawn: then this frame is drawn again before anybody sees it.
    if known.is_none_or(|known| (known - used).abs() > 0.5) {
        ui.data_mut(|data| data.insert_temp(id, used));
        ui.ctx().request_discard("the width of the right end of a row");
    }
    (left, drawn.inner)
}

#[cfg(test)]
mod tests {
    use egui::{Context, RawInput, TextEdit};

    use super::*;

    #[test]
    fn it_is_in_its_place_from_the_first_frame_on() {
        let ctx = Context::default();
        let frame = || {
            let mut place = Rect::NOTHING;
            let screen = Rect::from_min_size(pos2(0.0, 0.0), egui::vec2(600.0, 100.0));
            let mut output =
                ctx.run_ui(RawInput { screen_rect: Some(screen), ..RawInput::default() }, |ui| {
                    let right = |ui: &mut Ui| {
                        place = ui.add(TextEdit::singleline(&mut String::new()).desired_width(200.0)).rect;
                        ui.label("Dark");
                    };
                    ui.horizontal(|ui| show(ui, 4.0, |_| {}, right));
                });
            output.textures_delta.clear();
            place
        };
        let first = frame();
        assert!(first.width() >= 200.0 && first.right() < 596.0, "{first}");
        assert_eq!(first, frame());
    }
}
