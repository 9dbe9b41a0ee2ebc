//! A clock in digits three rows high, for where the large characters of a name leave no room for large digits.

use ratatui::{buffer::Buffer, layout::Rect, style::Style, widgets::Widget};

/// Digits of 4 × 6 dots, a row a number, the leftmost dot the highest of four bits.
const DIGITS: [[u8; 6]; 10] = [
    [0b0110, 0b1001, 0b1001, 0b1001, 0b1001, 0b0110],
    [0b0010, 0b0110, 0b0010, 0b0010, 0b0010, 0b0111],
    [0b0110, 0b1001, 0b0001, 0b0110, 0b1000, 0b1111],
    [0b1110, 0b0001, 0b0110, 0b0001, 0b0001, 0b1110],
    [0b0010, 0b0110, 0b1010, 0b1111, 0b0010, 0b0010],
    [0b1111, 0b1000, 0b1110, 0b0001, 0b0001, 0b1110],
    [0b0110, 0b1000, 0b1110, 0b1001, 0b1001, 0b0110],
    [0b1111, 0b0001, 0b0010, 0b0100, 0b0100, 0b0100],
    [0b0110, 0b1001, 0b0110, 0b1001, 0b1001, 0b0110],
    [0b0110, 0b1001, 0b1001, 0b0111, 0b0001, 0b0110],
];

/// The dots of a colon, two wide.
const COLON: [u8; 6] = [0b0000, 0b1100, 0b0000, 0b0000, 0b1100, 0b0000];

/// Digits and colons; anything else is left out.
#[derive(Clone, Copy, Debug)]
pub struct ClockFace<'a> {
    /// Such as `02:41`.
    pub text: &'a str,
    /// How they look.
    pub style: Style,
}

fn dots(c: char) -> Option<(&'static [u8; 6], u16)> {
    match c {
        ':' => Some((&COLON, 2)),
        c => DIGITS.get(usize::try_from(c.to_digit(10)?).ok()?).map(|dots| (dots, 4)),
    }
}

impl ClockFace<'_> {
    /// Rows it takes.
    pub const HEIGHT: u16 = 3;

    /// Columns a text takes.
    #[must_use]
    pub fn width(text: &str) -> u16 {
        text.chars().filter_map(dots).map(|(_, width)| width + 1).sum::<u16>().saturating_sub(1)
    }
}

impl Widget for &ClockFace<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        if area.height < ClockFace::HEIGHT {
            return;
        }
        let mut left = area.left();
        for (dots, width) in self.text.chars().filter_map(dots) {
            if area.right().saturating_sub(left) < width {
                return;
            }
            for row in 0..ClockFace::HEIGHT {
                for column in 0..width {
                    let lit = |half: u16| dots[usize::from(row * 2 + half)] & (0b1000 >> column) != 0;
                    let symbol = match (lit(0), lit(1)) {
                        (true, true) => "█",
                        (true, false) => "▀",
                        (false, true) => "▄",
                        (false, false) => " ",
                    };
                    buf[(left + column, area.top() + row)].set_symbol(symbol).set_style(self.style);
                }
            }
            left += width + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_of_minutes_and_seconds_is_three_rows_high() {
        assert_eq!(ClockFace::width("02:41"), 22);
        let area = Rect::new(0, 0, 22, 3);
        let mut buf = Buffer::empty(area);
        (&ClockFace { text: "02:41", style: Style::new() }).render(area, &mut buf);
        let row = |y: u16| (0..22).map(|x| buf[(x, y)].symbol()).collect::<String>();
        assert_eq!(
            [row(0), row(1), row(2)],
            ["▄▀▀▄ ▄▀▀▄ ▄▄  ▄█   ▄█ ", "█  █  ▄▄▀    █▄█▄   █ ", "▀▄▄▀ █▄▄▄ ▀▀   █   ▄█▄"]
        );
    }
}
