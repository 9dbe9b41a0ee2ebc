//! The wall's two palettes. Projectors wash out: ink and ground stand at least 7:1 apart, whatever the role.

use super::{Depth, TONES};
use ratatui::style::Color;

/// What the wall is drawn on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// Dark ink on a light page: for a lit room.
    #[default]
    Light,
    /// Light ink on a dark page: for a dark room or a screen that shines.
    Dark,
}

/// Colours by role; `None`: the terminal's own.
pub(super) struct Palette {
    pub(super) ground: Option<Color>,
    pub(super) text: Option<Color>,
    pub(super) quiet: Option<Color>,
    pub(super) accent: Option<Color>,
    pub(super) tones: [Option<Color>; TONES.len()],
}

/// A colour in the three depths.
struct Ink(u32, u8, Color);

impl Ink {
    fn at(&self, depth: Depth) -> Option<Color> {
        match depth {
            Depth::True => Some(Color::from_u32(self.0)),
            Depth::Indexed => Some(Color::Indexed(self.1)),
            Depth::Sixteen => Some(self.2),
            Depth::None => None,
        }
    }
}

struct Inks {
    ground: Ink,
    text: Ink,
    quiet: Ink,
    accent: Ink,
    tones: [Ink; TONES.len()],
}

const LIGHT: Inks = Inks {
    ground: Ink(0x00_FA_F9_F5, 231, Color::White),
    text: Ink(0x00_16_19_1D, 16, Color::Black),
    quiet: Ink(0x00_45_4B_52, 238, Color::Black),
    accent: Ink(0x00_0B_3C_7D, 17, Color::Blue),
    tones: [
        Ink(0x00_9B_0C_12, 88, Color::Red),
        Ink(0x00_7E_32_00, 52, Color::Red),
        Ink(0x00_5E_45_00, 16, Color::Black),
        Ink(0x00_0B_3C_7D, 17, Color::Blue),
        Ink(0x00_0C_52_22, 22, Color::Black),
        Ink(0x00_45_4B_52, 238, Color::Black),
    ],
};

const DARK: Inks = Inks {
    ground: Ink(0x00_0D_11_17, 16, Color::Black),
    text: Ink(0x00_F2_F2_EE, 255, Color::White),
    quiet: Ink(0x00_B4_BA_C2, 250, Color::Gray),
    accent: Ink(0x00_8F_C4_FF, 117, Color::LightCyan),
    tones: [
        Ink(0x00_FF_9B_92, 217, Color::LightRed),
        Ink(0x00_FF_B7_6B, 215, Color::LightRed),
        Ink(0x00_FF_DC_73, 221, Color::LightYellow),
        Ink(0x00_8F_C4_FF, 117, Color::LightCyan),
        Ink(0x00_86_DF_97, 120, Color::LightGreen),
        Ink(0x00_B4_BA_C2, 250, Color::Gray),
    ],
};

impl Ground {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::Light,
        }
    }

    pub(super) fn palette(self, depth: Depth) -> Palette {
        let inks = match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
        };
        Palette {
            ground: inks.ground.at(depth),
            text: inks.text.at(depth),
            quiet: inks.quiet.at(depth),
            accent: inks.accent.at(depth),
            tones: [0, 1, 2, 3, 4, 5].map(|tone: usize| inks.tones[tone].at(depth)),
        }
    }
}
