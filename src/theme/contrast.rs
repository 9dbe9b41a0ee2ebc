//! Contrast as the Web Content Accessibility Guidelines 2.1 reckon it (§1.4.6 asks for 7:1).

use ratatui::style::Color;

/// The contrast ratio of two colours, from 1 to 21. WCAG 2.1, "contrast ratio" and "relative luminance".
#[must_use]
pub fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(rgb: [u8; 3]) -> f64 {
    let [red, green, blue] = rgb.map(|channel| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.03928 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// What a colour is on every terminal; `None` when that is up to the terminal (named colours and the first sixteen).
#[must_use]
pub fn rgb_of(colour: Color) -> Option<[u8; 3]> {
    match colour {
        Color::Rgb(red, green, blue) => Some([red, green, blue]),
        Color::Indexed(index @ 16..=231) => {
            let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
            let cube = index - 16;
            Some([level(cube / 36), level(cube / 6 % 6), level(cube % 6)])
        }
        Color::Indexed(index @ 232..=255) => {
            let grey = 8 + 10 * (index - 232);
            Some([grey; 3])
        }
        _ => None,
    }
}

/// A share of one colour over another, of the kind that they are. Colours that are up to the terminal do not mix: the
/// greater share wins.
#[must_use]
pub fn blend(ink: Color, paper: Color, share: f32) -> Color {
    let (Some(one), Some(other)) = (rgb_of(ink), rgb_of(paper)) else { return if share > 0.5 { ink } else { paper } };
    if share <= 0.0 || share >= 1.0 {
        return if share <= 0.0 { paper } else { ink };
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two channels")]
    let mixed =
        [0, 1, 2].map(|at: usize| (f32::from(one[at]) * share + f32::from(other[at]) * (1.0 - share)).round() as u8);
    match (ink, paper) {
        (Color::Indexed(_), Color::Indexed(_)) => Color::Indexed(nearest_indexed(mixed)),
        _ => Color::from(mixed),
    }
}

/// The nearest of the 240 colours that are the same on every terminal with 256.
fn nearest_indexed(rgb: [u8; 3]) -> u8 {
    let far = |index: &u8| {
        let one = rgb_of(Color::Indexed(*index)).unwrap_or_default();
        one.iter().zip(rgb).map(|(one, other)| u32::from(one.abs_diff(other)).pow(2)).sum::<u32>()
    };
    (16..=255).min_by_key(far).unwrap_or(16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_mix_in_their_own_kind() {
        let (black, white) = (Color::Rgb(0, 0, 0), Color::Rgb(255, 255, 255));
        assert_eq!(blend(black, white, 0.5), Color::Rgb(128, 128, 128));
        assert_eq!([blend(black, white, 0.0), blend(black, white, 1.0)], [white, black]);
        assert_eq!(blend(Color::Indexed(16), Color::Indexed(231), 0.5), Color::Indexed(244));
        assert_eq!(blend(Color::Black, Color::White, 0.4), Color::White);
    }

    #[test]
    fn black_on_white_is_twenty_one_to_one() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
        assert!((contrast([255; 3], [255; 3]) - 1.0).abs() < 1e-9);
        // The guidelines' own example of a grey that just passes 4.5:1 on white.
        assert!((contrast([0x76; 3], [255; 3]) - 4.54).abs() < 0.01);
    }
}
