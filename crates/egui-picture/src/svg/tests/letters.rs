//! Text: its place, its width, its order, its halo.

use super::*;

fn written(show: impl FnMut(&mut Ui), text: Text) -> String {
    let painted = headless::paint(CANVAS.size(), fonts::definitions(), |_| {}, show);
    body(&Painted { background: Color32::TRANSPARENT, ..painted }, text)
}

fn label(text: &'static str, font: FontId) -> impl FnMut(&mut Ui) {
    move |ui| {
        ui.painter().text(pos2(4.0, 4.0), egui::Align2::LEFT_TOP, text, font.clone(), Color32::BLACK);
    }
}

#[test]
fn text_has_its_place_size_and_width() {
    let svg = written(label("a < b", FontId::new(12.0, fonts::semibold())), Text::Selectable);
    assert!(
        svg.starts_with("<text x=\"4\" y=\"16\" font-size=\"12\" font-weight=\"600\" textLength=\""),
        "{svg}"
    );
    assert!(svg.ends_with(" fill=\"#000\">a &lt; b</text>\n"), "{svg}");
}

#[test]
fn arabic_is_kept_in_reading_order_and_marked_as_running_leftward() {
    let family = fonts::at_level(&fonts::regular(), 1);
    let svg = written(label("خشام", FontId::new(12.0, family)), Text::Selectable);
    assert!(svg.contains("font-family=\"'Noto Sans Arabic','Noto Sans',"), "{svg}");
    assert!(svg.contains("direction=\"rtl\" unicode-bidi=\"embed\" text-anchor=\"end\""), "{svg}");
    assert!(svg.ends_with(">خشام</text>\n"), "{svg}");
}

#[test]
fn outlines_of_a_piece_of_text_are_one_path() {
    let svg = written(label("Deir ez-Zor", FontId::new(12.0, fonts::regular())), Text::Outlines);
    assert_eq!((svg.matches("<path").count(), svg.lines().count()), (1, 1), "{svg}");
}

#[test]
fn outlines_are_as_wide_as_egui_laid_them_out() {
    let text = "more than 100 – fjord, AVATAR";
    let mut width = 0.0;
    let painted = headless::paint(
        vec2(300.0, 40.0),
        fonts::definitions(),
        |_| {},
        |ui| {
            let font = FontId::new(14.0, fonts::regular());
            width = ui.painter().text(Pos2::ZERO, egui::Align2::LEFT_TOP, text, font, Color32::BLACK).width();
        },
    );
    let mut typefaces = crate::typeface::Typefaces::new(&painted.fonts);
    let face = typefaces.chain(&fonts::regular())[0];
    let ours = typefaces.shape(face, text, Way::Guessed).width * 14.0;
    assert!((ours - width).abs() <= 0.5, "{ours} {width}");
}

#[test]
fn wrapped_and_cut_rows_say_what_is_seen() {
    let show = |ui: &mut Ui| {
        let format = egui::TextFormat::simple(FontId::new(12.0, fonts::regular()), Color32::BLACK);
        let mut job = egui::text::LayoutJob::single_section("one two three four five".to_owned(), format);
        job.wrap = egui::text::TextWrapping { max_width: 60.0, max_rows: 2, ..Default::default() };
        let galley = ui.painter().layout_job(job);
        ui.painter().galley(Pos2::ZERO, galley, Color32::BLACK);
    };
    let svg = written(show, Text::Selectable);
    assert!(svg.contains(">one two</text>") && svg.contains("…</text>") && !svg.contains("five"), "{svg}");
}

fn with_halo(text: &'static str) -> impl FnMut(&mut Ui) {
    move |ui| {
        let font = FontId::new(12.0, fonts::regular());
        let galley = ui.painter().layout_no_wrap(text.to_owned(), font, Color32::BLACK);
        for (x, y) in [(-1.0, 0.0), (1.0, 0.0), (0.0, -1.0), (0.0, 1.0)] {
            let copy = TextShape::new(pos2(10.0 + x, 10.0 + y), galley.clone(), Color32::BLACK);
            ui.painter().add(copy.with_override_text_color(Color32::WHITE));
        }
        ui.painter().galley(pos2(10.0, 10.0), galley, Color32::BLACK);
    }
}

#[test]
fn a_halo_is_an_outline_of_text_that_is_there_once() {
    for text in [Text::Selectable, Text::Outlines] {
        let svg = written(with_halo("Khusham"), text);
        assert_eq!(svg.lines().count(), 1, "{svg}");
        let halo = "fill=\"#000\" stroke=\"#fff\" stroke-width=\"2\" stroke-linejoin=\"round\" paint-order=\"stroke\"";
        assert!(svg.contains(halo), "{svg}");
    }
}

/// What is drawn for any program, without the head.
fn for_any(show: impl FnMut(&mut Ui), text: Text) -> String {
    let painted = headless::paint(CANVAS.size(), fonts::definitions(), |_| {}, show);
    let painted = Painted { background: Color32::TRANSPARENT, ..painted };
    let svg = to_svg(&painted, &SvgOptions { text, viewer: Viewer::Any, ..SvgOptions::default() });
    svg[svg.find('>').expect("a tag") + 1..].to_owned()
}

/// LibreOffice would draw the stroke of one element above its letters.
#[test]
fn for_any_program_the_halo_is_an_element_of_its_own_beneath_the_letters() {
    let pen = "stroke=\"#fff\" stroke-width=\"2\" stroke-linejoin=\"round\"";
    let svg = for_any(with_halo("Khusham"), Text::Selectable);
    let lines: Vec<&str> = svg.lines().collect();
    assert!(
        lines[0].starts_with("<path d=\"M") && lines[0].ends_with(&format!("fill=\"none\" {pen}/>")),
        "{svg}"
    );
    assert!(lines[1].starts_with("<text") && lines[1].ends_with(" fill=\"#000\">Khusham</text>"), "{svg}");
    assert!(!svg.contains("paint-order") && !lines[1].contains("stroke"), "{svg}");
    let svg = for_any(with_halo("Khusham"), Text::Outlines);
    assert!(svg.starts_with(&format!("<g fill=\"none\" {pen}><path d=\"M")), "{svg}");
    assert!(svg.contains("id=\"h0\"/></g><use xlink:href=\"#h0\" fill=\"#000\"/>"), "{svg}");
    assert_eq!((svg.matches("<path").count(), svg.contains("paint-order")), (1, false), "{svg}");
}

/// librsvg does not hold the width of a text, so a font that is wider or narrower moves no word.
#[test]
fn for_any_program_each_word_has_its_place_and_width() {
    let svg = for_any(label("AV 48 km", FontId::new(12.0, fonts::regular())), Text::Selectable);
    let (head, pieces) = svg.split_once("><tspan").expect("words");
    assert!(!head.contains("textLength") && !head.contains("lengthAdjust"), "{svg}");
    let number = |piece: &str, name: &str| -> Option<f32> {
        piece.split_once(&format!(" {name}=\""))?.1.split_once('"')?.0.parse().ok()
    };
    let mut at = number(head, "x").expect("a place");
    let mut read = Vec::new();
    for piece in pieces.split("<tspan") {
        let (attributes, rest) = piece.split_once('>').expect("its end");
        let place = number(attributes, "x").unwrap_or(at);
        assert!((place - at).abs() < 0.02, "{attributes} instead of {at}");
        at = place + number(attributes, "textLength").expect("a width");
        read.push(rest.split_once('<').expect("its end").0);
    }
    assert_eq!(read, ["AV ", "48 ", "km"]);
    // The last word ends where the text does in a browser.
    let whole = written(label("AV 48 km", FontId::new(12.0, fonts::regular())), Text::Selectable);
    let end = number(&whole, "x").expect("a place") + number(&whole, "textLength").expect("a width");
    assert!((at - end).abs() < 0.02, "{at} {end}");
}

/// Inkscape draws nothing of an Arabic text whose direction or width is told, and LibreOffice draws what is anchored at its
/// end over what is before it. Told its left end alone, each sets it as a browser does.
#[test]
fn for_any_program_text_that_runs_leftward_has_its_left_end_alone() {
    let family = fonts::at_level(&fonts::regular(), 1);
    let of = |text| label(text, FontId::new(12.0, family.clone()));
    let svg = for_any(of("دير الزور"), Text::Selectable);
    for untold in ["direction", "unicode-bidi", "text-anchor", "textLength", "<tspan", "\u{200f}"] {
        assert!(!svg.contains(untold), "{untold}: {svg}");
    }
    assert!(svg.starts_with("<text x=\"4\" ") && svg.contains(">دير الزور</text>"), "{svg}");
    // A browser is told the direction, and the same end.
    assert!(written(of("دير الزور"), Text::Selectable).starts_with("<text x=\"4\" "), "{svg}");
    // Signs at the ends would run rightward without a letter beyond them; a vowel sign is part of its letter.
    for (text, told) in [
        ("الدفاع —", ">الدفاع —\u{200f}<"),
        // The window sets brackets mirrored.
        (")משרד", ">\u{200f}(משרד<"),
        (")", ">\u{200f}(\u{200f}<"),
        ("شخصًا", ">شخصًا<"),
        ("ليلاً", ">ليلاً<"),
        ("بيتٌ", ">بيتٌ<"),
    ] {
        let svg = for_any(of(text), Text::Selectable);
        assert!(svg.contains(told), "{told}: {svg}");
    }
}

#[test]
fn turned_text_turns_about_its_origin() {
    let show = |ui: &mut Ui| {
        let galley =
            ui.painter().layout_no_wrap("up".to_owned(), FontId::new(12.0, fonts::regular()), PEN.color);
        ui.painter().add(
            TextShape::new(pos2(20.0, 60.0), galley, PEN.color).with_angle(-std::f32::consts::FRAC_PI_2),
        );
    };
    let svg = written(show, Text::Selectable);
    assert!(svg.contains("transform=\"rotate(-90 20 60)\""), "{svg}");
}
