//! Characters drawn from the outlines of a font, as shares of ink in half cells.
//!
//! The font is Noto Sans CJK SC Medium, cut down to the 8,230 Han of 通用规范汉字表 (2013) and GB/T 2312, Latin letters,
//! digits and common marks: data/fonts/README.md says how.

use ab_glyph::{Font, FontRef, PxScale, ScaleFont, point};
use std::sync::LazyLock;

static FONT: LazyLock<Option<FontRef<'static>>> =
    LazyLock::new(|| FontRef::try_from_slice(include_bytes!("../../data/fonts/NotoSansCJKsc-Medium-subset.otf")).ok());

/// Where the base line lies, in shares of the height of a Han: the em box of Noto Sans CJK goes from 0.88 above it to 0.12 below.
const ABOVE_BASE: f32 = 0.88;

/// A line of text as ink: how much of each dot is covered, from 0 to 1. A dot is a column wide and half a row high.
#[derive(Clone, Debug)]
pub(super) struct Outlined {
    width: u16,
    ink: Vec<f32>,
}

impl Outlined {
    /// A line so many dots high, which is the size of a Han. `None` when the font lacks one of the characters.
    pub(super) fn new(text: &str, height: u16) -> Option<Self> {
        let (scaled, starts, width) = set(text, height)?;
        let mut line = Self { width, ink: vec![0.0; usize::from(width) * usize::from(height)] };
        for (c, start) in text.chars().zip(starts) {
            let glyph = scaled.glyph_id(c).with_scale_and_position(
                scaled.scale(),
                point(f32::from(start), (f32::from(height) * ABOVE_BASE).round()),
            );
            let Some(outlined) = scaled.outline_glyph(glyph) else { continue };
            let corner = outlined.px_bounds().min;
            outlined
                .draw(|x, y, share| line.add(whole(corner.x) + i64::from(x), whole(corner.y) + i64::from(y), share));
        }
        Some(line)
    }

    /// Columns of a line so many dots high; `None` as for [`Self::new`].
    pub(super) fn width_at(text: &str, height: u16) -> Option<u16> {
        set(text, height).map(|(_, _, width)| width)
    }

    /// How much of a dot is covered.
    pub(super) fn at(&self, x: u16, y: u16) -> f32 {
        self.ink.get(usize::from(y) * usize::from(self.width) + usize::from(x)).copied().unwrap_or(0.0).min(1.0)
    }

    /// Columns it takes.
    pub(super) fn width(&self) -> u16 {
        self.width
    }

    fn add(&mut self, x: i64, y: i64, share: f32) {
        let (Ok(x), Ok(y)) = (u16::try_from(x), usize::try_from(y)) else { return };
        if x < self.width
            && let Some(dot) = self.ink.get_mut(y * usize::from(self.width) + usize::from(x))
        {
            *dot += share;
        }
    }
}

/// The font at a size, the column each character begins at, and the columns of all.
fn set(text: &str, height: u16) -> Option<(impl ScaleFont<&'static FontRef<'static>>, Vec<u16>, u16)> {
    let font = FONT.as_ref()?;
    // The crate's scale is the height from the highest to the lowest line of the font, not that of a Han.
    let lines_per_em = font.height_unscaled() / font.units_per_em()?;
    let scaled = font.into_scaled(PxScale::from(f32::from(height) * lines_per_em));
    let mut starts = Vec::new();
    let mut right = 0.0;
    for c in text.chars() {
        let glyph = scaled.glyph_id(c);
        if glyph.0 == 0 {
            return None;
        }
        // Each at a whole column, so that the same character looks the same everywhere.
        starts.push(u16::try_from(whole(right)).ok()?);
        right += scaled.h_advance(glyph);
    }
    Some((scaled, starts, u16::try_from(whole(right)).ok()?))
}

#[expect(clippy::cast_possible_truncation, reason = "columns of a screen, rounded")]
fn whole(columns: f32) -> i64 {
    columns.round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_han_is_as_wide_as_it_is_high_and_the_ink_stays_inside() {
        for height in [16, 20, 24, 32] {
            assert_eq!(Outlined::width_at("市交通运输局", height), Some(6 * height));
            let line = Outlined::new("国", height).unwrap();
            let inked =
                (0..height).flat_map(|y| (0..height).map(move |x| (x, y))).map(|(x, y)| line.at(x, y)).sum::<f32>();
            let share = inked / f32::from(height).powi(2);
            assert!((0.25..0.6).contains(&share), "国 at {height}: {share}");
        }
    }

    #[test]
    fn a_character_that_the_font_lacks_is_no_guess() {
        assert!(Outlined::new("市鱻局", 16).is_none() && Outlined::new("市😀局", 16).is_none());
    }

    #[test]
    fn it_has_every_character_of_the_example_rosters_and_of_a_clock() {
        for file in ["two-new-2022/units.toml", "work-safety-2024/units.toml"] {
            let text =
                std::fs::read_to_string(format!("{}/data/catalogues/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap();
            let han: String = text.chars().filter(|c| matches!(c, '\u{4E00}'..='\u{9FFF}')).collect();
            assert!(han.len() > 300 && Outlined::width_at(&han, 16).is_some(), "{file}");
        }
        assert!(Outlined::width_at("12月31日 0123456789:·（）", 16).is_some());
    }
}
