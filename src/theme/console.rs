//! The console's look: calm, one accent, two weights, rules instead of boxes. It stands on a ground of its own, so that
//! its words stand out at least 7:1 whatever the terminal's own colours are.

use super::{Depth, Ground};
use crate::domain::{Lamp, Standing};
use ratatui::style::{Color, Modifier, Style};

/// Styles by role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsoleTheme {
    /// The empty page.
    pub ground: Style,
    /// Ordinary words.
    pub text: Style,
    /// What can wait: hints, folded things, what does not apply.
    pub dim: Style,
    /// Rules between parts.
    pub rule: Style,
    /// Group headings.
    pub heading: Style,
    /// The unit at hand, the thing to look at.
    pub accent: Style,
    /// The line under the cursor.
    pub selected: Style,
    /// The word 逾期: nothing on a screen is stronger.
    pub overdue: Style,
    /// Refused, doubtful, and what is said about something overdue.
    pub bad: Style,
    /// Soon, undated, over time.
    pub warn: Style,
    /// Done.
    pub good: Style,
    /// Words in the record line that were understood.
    pub heard: Style,
    /// Keys on the bottom line.
    pub key: Style,
    /// What lies beneath a question.
    pub behind: Style,
}

impl ConsoleTheme {
    /// The look in a terminal with so many colours.
    #[must_use]
    pub fn of(depth: Depth) -> Self {
        match depth {
            Depth::True | Depth::Indexed => Self::in_fixed_colours(depth),
            Depth::Sixteen => Self::in_named_colours(),
            Depth::None => Self::plain(),
        }
    }

    /// The look where there are all colours.
    #[must_use]
    pub fn coloured() -> Self {
        Self::of(Depth::True)
    }

    /// Colours that are the same in every terminal: those of the dark wall.
    fn in_fixed_colours(depth: Depth) -> Self {
        let inks = Ground::Dark.palette(depth);
        let page = inks.ground.map_or(Style::new(), |ground| Style::new().bg(ground));
        let ink = |colour: Option<Color>| colour.map_or(Style::new(), |colour| Style::new().fg(colour));
        let [bad, _, near, _, good, _] = inks.tones.map(ink);
        let overdue = Style { fg: inks.ground, bg: inks.tones[0], ..Style::new() };
        let behind = if depth == Depth::True { Color::from_u32(0x00_6E_76_81) } else { Color::Indexed(242) };
        Self {
            overdue: overdue.add_modifier(Modifier::BOLD),
            behind: Style::new().fg(behind),
            ..Self::with([page.patch(ink(inks.text)), ink(inks.quiet), ink(inks.accent), bad, near, good])
        }
    }

    /// The sixteen that every terminal chooses for itself. No red of theirs stands out 7:1 in all of them (5.1:1 in
    /// Windows' palette, 1.6:1 in deepin's), and neither does deepin's green: those are left out, and mark and word tell.
    fn in_named_colours() -> Self {
        let ink = |colour| Style::new().fg(colour);
        let page = ink(Color::White).bg(Color::Black);
        let [white, yellow, cyan] = [Color::White, Color::LightYellow, Color::LightCyan].map(ink);
        Self {
            overdue: Style::new().fg(Color::Black).bg(Color::LightYellow).add_modifier(Modifier::BOLD),
            behind: ink(Color::DarkGray),
            ..Self::with([page, ink(Color::Gray), cyan, white, yellow, cyan])
        }
    }

    /// No colour at all (`NO_COLOR`): weight, underline and reversal carry the difference, and words say it anyway.
    #[must_use]
    pub fn plain() -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        Self {
            overdue: bold.add_modifier(Modifier::REVERSED),
            behind: plain.add_modifier(Modifier::DIM),
            heard: plain.add_modifier(Modifier::UNDERLINED),
            key: bold,
            ..Self::with([plain; 6])
        }
    }

    fn with([ground, quiet, accent, bad, warn, good]: [Style; 6]) -> Self {
        let plain = Style::new();
        Self {
            ground,
            text: plain,
            dim: quiet,
            rule: quiet,
            heading: plain.add_modifier(Modifier::BOLD),
            accent: accent.add_modifier(Modifier::BOLD),
            selected: plain.add_modifier(Modifier::REVERSED),
            overdue: bad,
            bad: bad.add_modifier(Modifier::BOLD),
            warn,
            good,
            heard: accent.add_modifier(Modifier::UNDERLINED),
            key: accent,
            behind: quiet,
        }
    }

    /// The style of where an item is.
    #[must_use]
    pub fn standing(&self, standing: Standing) -> Style {
        match standing {
            Standing::Overdue(_) => self.overdue,
            Standing::Soon(_) | Standing::Undated => self.warn,
            Standing::Reported | Standing::Met | Standing::Closed => self.good,
            Standing::Withdrawn => self.dim,
            Standing::Ahead(_) | Standing::Continuing => self.text,
        }
    }

    /// The style of a lamp.
    #[must_use]
    pub fn lamp(&self, lamp: Lamp) -> Style {
        match lamp {
            Lamp::Red => self.bad,
            Lamp::Orange | Lamp::Yellow => self.warn,
            Lamp::Blue => self.key,
            Lamp::Green => self.good,
            Lamp::Grey => self.dim,
        }
    }

    /// Every style that words are written in, by role; for the check of contrast and for pictures.
    #[must_use]
    pub fn inks(&self) -> [(&'static str, Style); 11] {
        [
            ("text", self.text),
            ("dim", self.dim),
            ("heading", self.heading),
            ("accent", self.accent),
            ("selected", self.selected),
            ("overdue", self.overdue),
            ("bad", self.bad),
            ("warn", self.warn),
            ("good", self.good),
            ("heard", self.heard),
            ("key", self.key),
        ]
        .map(|(role, style)| (role, self.ground.patch(style)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::{contrast, rgb_of};

    /// What a terminal makes of the sixteen named colours, from black to bright white.
    struct Published(&'static str, [u32; 16]);

    /// Windows' console until 2017 and since (Campbell, which is Windows Terminal's too), GNOME Terminal's "GNOME" and
    /// deepin-terminal's "Dark", each as its makers publish it.
    const PUBLISHED: [Published; 4] = [
        Published(
            "Windows console, legacy",
            [
                0x00_00_00, 0x80_00_00, 0x00_80_00, 0x80_80_00, 0x00_00_80, 0x80_00_80, 0x00_80_80, 0xC0_C0_C0,
                0x80_80_80, 0xFF_00_00, 0x00_FF_00, 0xFF_FF_00, 0x00_00_FF, 0xFF_00_FF, 0x00_FF_FF, 0xFF_FF_FF,
            ],
        ),
        Published(
            "Campbell",
            [
                0x0C_0C_0C, 0xC5_0F_1F, 0x13_A1_0E, 0xC1_9C_00, 0x00_37_DA, 0x88_17_98, 0x3A_96_DD, 0xCC_CC_CC,
                0x76_76_76, 0xE7_48_56, 0x16_C6_0C, 0xF9_F1_A5, 0x3B_78_FF, 0xB4_00_9E, 0x61_D6_D6, 0xF2_F2_F2,
            ],
        ),
        Published(
            "GNOME",
            [
                0x17_14_21,
                0xC0_1C_28,
                0x26_A2_69,
                0xA2_73_4C,
                0x12_48_8B,
                0xA3_47_BA,
                0x2A_A1_B3,
                0xD0_CF_CC,
                0x005E_5C64,
                0xF6_61_51,
                0x33_DA_7A,
                0xE9_AD_0C,
                0x2A_7B_DE,
                0xC0_61_CB,
                0x33_C7_DE,
                0xFF_FF_FF,
            ],
        ),
        Published(
            "deepin, Dark",
            [
                0x00_00_00, 0xB5_89_00, 0x18_B2_18, 0xB2_68_18, 0x34_65_A4, 0xE1_1E_E1, 0x18_B2_B2, 0xEE_E8_D5,
                0x68_68_68, 0x8B_00_00, 0x85_99_00, 0xFF_FF_54, 0x34_65_A4, 0x1E_90_FF, 0xFD_F6_E3, 0xFF_FF_FF,
            ],
        ),
    ];

    const NAMED: [Color; 16] = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];

    fn rgb(colour: Color, palette: &Published) -> [u8; 3] {
        let named = || NAMED.iter().position(|known| *known == colour).map(|at| palette.1[at].to_be_bytes());
        rgb_of(colour).unwrap_or_else(|| {
            let [_, red, green, blue] = named().expect("one of the sixteen");
            [red, green, blue]
        })
    }

    #[test]
    fn every_word_stands_out_seven_to_one_in_every_terminal_that_offices_have() {
        for depth in [Depth::True, Depth::Indexed, Depth::Sixteen] {
            for (role, style) in ConsoleTheme::of(depth).inks() {
                for palette in &PUBLISHED {
                    let [ink, ground] =
                        [style.fg, style.bg].map(|colour| rgb(colour.expect("no colour is left open"), palette));
                    let ratio = contrast(ink, ground);
                    assert!(ratio >= 7.0, "{role} in {depth:?}, {}: {ratio:.2}", palette.0);
                }
            }
        }
    }

    #[test]
    fn nothing_is_stronger_than_overdue() {
        // It alone stands on a ground of its own.
        for depth in [Depth::True, Depth::Indexed, Depth::Sixteen] {
            let theme = ConsoleTheme::of(depth);
            for (role, style) in theme.inks() {
                assert_eq!(style.bg != theme.ground.bg, role == "overdue", "{role} in {depth:?}");
            }
        }
        let plain = ConsoleTheme::plain();
        assert!(plain.overdue.add_modifier.contains(Modifier::BOLD | Modifier::REVERSED));
    }

    #[test]
    fn without_colour_no_role_has_one() {
        for (role, style) in ConsoleTheme::of(Depth::None).inks() {
            assert_eq!((style.fg, style.bg), (None, None), "{role}");
        }
    }
}
