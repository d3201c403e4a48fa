//! A minimal writer of XML: attributes, compact numbers, colours, escaped text.

use super::Rgba;
use super::tones::Tones;

/// SVG text under construction.
pub(super) struct Markup(pub(super) String, pub(super) Paint, Grain);

/// In how many hundredths positions are written.
pub(super) type Grain = i32;

/// How colours are handled.
pub(super) enum Paint {
    /// Written directly.
    Fixed,
    /// Only recorded, in order; nothing is written.
    Noted(Vec<Rgba>),
    /// Each is paired with the next of these, and the name of the pair is written.
    Paired(std::vec::IntoIter<Rgba>, Tones),
}

impl Markup {
    pub fn new(paint: Paint) -> Self {
        Self(String::with_capacity(64 * 1024), paint, 1)
    }

    /// The same with positions in tenths.
    pub const fn rough(paint: Paint) -> Self {
        Self(String::new(), paint, 10)
    }

    /// A position, in hundredths.
    pub fn grained(&self, value: f32) -> i32 {
        grained(value, self.2)
    }

    /// The grain of positions.
    pub const fn grain(&self) -> Grain {
        self.2
    }

    /// Adds a position or a length.
    pub fn place(&mut self, name: &str, value: f32) {
        let value = self.grained(value);
        self.0.push(' ');
        self.0.push_str(name);
        self.0.push_str("=\"");
        hundredths(&mut self.0, value);
        self.0.push('"');
    }

    pub fn finish(self) -> (String, Paint) {
        (self.0, self.1)
    }

    /// Adds markup unchanged.
    pub fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// Adds an attribute whose value needs no escaping.
    pub fn attribute(&mut self, name: &str, value: &str) {
        self.0.push(' ');
        self.0.push_str(name);
        self.0.push_str("=\"");
        self.0.push_str(value);
        self.0.push('"');
    }

    pub fn number(&mut self, name: &str, value: f32) {
        self.numbers(name, &[value]);
    }

    pub fn numbers(&mut self, name: &str, values: &[f32]) {
        self.0.push(' ');
        self.0.push_str(name);
        self.0.push_str("=\"");
        self.list(values);
        self.0.push('"');
    }

    /// Adds an attribute of the form `name="function(1 2 3)"`.
    pub fn numbers_in(&mut self, name: &str, function: &str, values: &[f32]) {
        self.0.push(' ');
        self.0.push_str(name);
        self.0.push_str("=\"");
        self.0.push_str(function);
        self.0.push('(');
        self.list(values);
        self.0.push_str(")\"");
    }

    fn list(&mut self, values: &[f32]) {
        for (index, value) in values.iter().enumerate() {
            if index > 0 {
                self.0.push(' ');
            }
            hundredths(&mut self.0, in_hundredths(*value));
        }
    }

    /// Adds a colour as `name="#rrggbb"`, and its opacity unless it is opaque. Gradients use the name `stop`.
    pub fn color(&mut self, name: &str, color: Rgba) {
        match &mut self.1 {
            Paint::Fixed => {}
            Paint::Noted(colors) => return colors.push(color),
            Paint::Paired(dark, tones) => {
                let tone = tones.name(color, dark.next().unwrap_or(color));
                let name = if name == "stop" { "stop-color" } else { name };
                return self.attribute(name, &format!("var(--{tone})"));
            }
        }
        let [r, g, b] = color.rgb;
        self.0.push(' ');
        self.0.push_str(name);
        self.0.push_str(if name == "stop" { "-color=\"#" } else { "=\"#" });
        let short = [r, g, b].iter().all(|byte| byte >> 4 == byte & 15);
        for byte in [r, g, b] {
            self.0.push(hex(byte >> 4));
            if !short {
                self.0.push(hex(byte & 15));
            }
        }
        self.0.push('"');
        if color.alpha < 255 {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("-opacity=\"");
            // Three digits distinguish 256 opacities; two would not.
            let thousandths = (u32::from(color.alpha) * 1000 + 127) / 255;
            if thousandths == 0 {
                self.0.push('0');
            } else {
                let digits = format!("{thousandths:03}");
                self.0.push('.');
                self.0.push_str(digits.trim_end_matches('0'));
            }
            self.0.push('"');
        }
    }

    /// Adds text, escaped. Characters that XML cannot hold become the replacement character.
    pub fn text(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '\t' | '\n' | '\r' => self.0.push(' '),
                '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => self.0.push('\u{fffd}'),
                other => self.0.push(other),
            }
        }
    }
}

fn hex(digit: u8) -> char {
    char::from_digit(u32::from(digit), 16).unwrap_or('0')
}

/// Rounds to a hundredth; a value that is not a number or too large is clamped to the edge of a very large
/// picture.
pub(super) fn in_hundredths(value: f32) -> i32 {
    // A cast from `f32` saturates and turns NaN into zero.
    (f64::from(value).clamp(-1e7, 1e7) * 100.0).round() as i32
}

/// The same, as a multiple of the grain.
pub(super) fn grained(value: f32, grain: Grain) -> i32 {
    let half = grain / 2;
    (in_hundredths(value) + half).div_euclid(grain) * grain
}

/// Adds hundredths as the shortest decimal number: `7`, `-.5`, `12.25`.
pub(super) fn hundredths(out: &mut String, value: i32) {
    if value < 0 {
        out.push('-');
    }
    let (whole, rest) = (value.unsigned_abs() / 100, value.unsigned_abs() % 100);
    if whole > 0 || rest == 0 {
        let mut digits = [0_u8; 10];
        let mut start = digits.len();
        let mut left = whole;
        loop {
            start -= 1;
            digits[start] = b'0' + (left % 10) as u8;
            left /= 10;
            if left == 0 {
                break;
            }
        }
        out.extend(digits[start..].iter().map(|digit| char::from(*digit)));
    }
    if rest > 0 {
        out.push('.');
        out.push(char::from(b'0' + (rest / 10) as u8));
        if rest % 10 > 0 {
            out.push(char::from(b'0' + (rest % 10) as u8));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: f32) -> String {
        let mut out = String::new();
        hundredths(&mut out, in_hundredths(value));
        out
    }

    #[test]
    fn numbers_are_short_and_zero_has_no_sign() {
        let cases = [
            (0.0, "0"),
            (-0.001, "0"),
            (-0.0, "0"),
            (0.5, ".5"),
            (-0.25, "-.25"),
            (12.0, "12"),
            (3.999, "4"),
        ];
        for (value, text) in cases {
            assert_eq!(written(value), text);
        }
        assert_eq!(written(100.05), "100.05");
        assert_eq!(written(-1234.5), "-1234.5");
    }

    #[test]
    fn rough_positions_are_in_tenths() {
        let cases = [(0.04, "0"), (0.05, ".1"), (-0.04, "0"), (-0.25, "-.2"), (12.34, "12.3"), (7.0, "7")];
        for (value, text) in cases {
            let mut markup = Markup::rough(Paint::Fixed);
            markup.place("x", value);
            assert_eq!(markup.finish().0, format!(" x=\"{text}\""));
        }
        assert_eq!(grained(f32::NAN, 10), 0);
    }

    #[test]
    fn numbers_that_are_none_do_no_harm() {
        assert_eq!(written(f32::NAN), "0");
        assert_eq!(written(f32::INFINITY), "10000000");
    }

    #[test]
    fn colours_are_short_where_they_can_be() {
        let mut markup = Markup::new(Paint::Fixed);
        markup.color("fill", Rgba { rgb: [255, 0, 170], alpha: 255 });
        markup.color("stroke", Rgba { rgb: [1, 2, 3], alpha: 128 });
        markup.color("stop", Rgba { rgb: [0, 0, 0], alpha: 0 });
        let expected =
            r##" fill="#f0a" stroke="#010203" stroke-opacity=".502" stop-color="#000" stop-opacity="0""##;
        assert_eq!(markup.finish().0, expected);
    }

    #[test]
    fn text_cannot_end_or_break_the_markup() {
        let mut markup = Markup::new(Paint::Fixed);
        markup.text("a<b & \"c\">\u{1}\u{1b}]]>\u{ffff}\tz");
        assert_eq!(markup.finish().0, "a&lt;b &amp; \"c\"&gt;\u{fffd}\u{fffd}]]&gt;\u{fffd} z");
    }
}
