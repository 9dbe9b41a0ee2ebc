//! Themes: what roles look like. Two terminals share it: the console, calm on the terminal's own ground, and the wall,
//! on a ground of its own made for projectors. Knows nothing of the domain; never reads the environment by itself.

mod console;
mod contrast;
mod depth;
mod wall;

pub use console::ConsoleTheme;
pub use contrast::{blend, contrast, rgb_of};
pub use depth::Depth;
pub use wall::Ground;

use ratatui::style::{Color, Modifier, Style};

/// What something says, for its colour. Mark and word say the same beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Late.
    Bad,
    /// Nearly late, or extended.
    Harsh,
    /// Near.
    Near,
    /// Noted: reported, waiting for somebody else.
    Noted,
    /// Done.
    Good,
    /// Says nothing.
    Calm,
}

/// Every tone, in the order of urgency.
pub const TONES: [Tone; 6] = [Tone::Bad, Tone::Harsh, Tone::Near, Tone::Noted, Tone::Good, Tone::Calm];

/// What roles look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// The empty page.
    pub ground: Style,
    /// Plain words.
    pub text: Style,
    /// Words of the second rank: headings of groups, dates, counts.
    pub quiet: Style,
    /// Words of the first rank.
    pub strong: Style,
    /// The one accent: what is at hand.
    pub accent: Style,
    /// Rules between groups.
    pub rule: Style,
    /// The line that is chosen.
    pub chosen: Style,
    /// Something everybody must notice: what is overdue, the age of a picture, a failure. Nothing is stronger.
    pub alarm: Style,
    /// Keys in the bottom line that do nothing here.
    pub dim: Style,
    tones: [Style; TONES.len()],
    depth: Depth,
}

impl Theme {
    /// The console's: the terminal's own ground, one accent, two weights.
    #[must_use]
    pub fn console(depth: Depth) -> Self {
        let plain = Style::new();
        let in_colour = |colour: Color| if depth == Depth::None { plain } else { plain.fg(colour) };
        Self {
            ground: plain,
            text: plain,
            quiet: if depth == Depth::None { plain } else { plain.add_modifier(Modifier::DIM) },
            strong: plain.add_modifier(Modifier::BOLD),
            accent: in_colour(Color::Cyan).add_modifier(Modifier::BOLD),
            rule: if depth == Depth::None { plain } else { plain.add_modifier(Modifier::DIM) },
            chosen: plain.add_modifier(Modifier::REVERSED),
            alarm: in_colour(Color::Red).add_modifier(Modifier::BOLD | Modifier::REVERSED),
            dim: plain.add_modifier(Modifier::DIM),
            tones: [
                in_colour(Color::Red).add_modifier(Modifier::BOLD),
                in_colour(Color::Red),
                in_colour(Color::Yellow),
                in_colour(Color::Blue),
                in_colour(Color::Green),
                plain,
            ],
            depth,
        }
    }

    /// The wall's, on a light or a dark ground.
    #[must_use]
    pub fn wall(ground: Ground, depth: Depth) -> Self {
        let palette = ground.palette(depth);
        let page = match palette.ground {
            Some(colour) => Style::new().bg(colour),
            None => Style::new(),
        };
        let ink = |colour: Option<Color>| colour.map_or(page, |colour| page.fg(colour));
        let text = ink(palette.text);
        let strong = text.add_modifier(Modifier::BOLD);
        Self {
            ground: text,
            text,
            quiet: ink(palette.quiet),
            strong,
            accent: ink(palette.accent).add_modifier(Modifier::BOLD),
            rule: ink(palette.quiet),
            chosen: strong.add_modifier(Modifier::REVERSED),
            alarm: ink(palette.tones[0]).add_modifier(Modifier::BOLD | Modifier::REVERSED),
            dim: ink(palette.quiet),
            tones: palette.tones.map(|tone| ink(tone).add_modifier(Modifier::BOLD)),
            depth,
        }
    }

    /// The look of a tone.
    #[must_use]
    pub fn tone(&self, tone: Tone) -> Style {
        self.tones[tone as usize]
    }

    /// How many colours it was made for.
    #[must_use]
    pub fn depth(&self) -> Depth {
        self.depth
    }

    /// Every pair of ink and ground in use, by role; for the check of contrast.
    #[must_use]
    pub fn inks(&self) -> Vec<(&'static str, Style)> {
        let mut inks = vec![
            ("text", self.text),
            ("quiet", self.quiet),
            ("strong", self.strong),
            ("accent", self.accent),
            ("rule", self.rule),
            ("chosen", self.chosen),
            ("alarm", self.alarm),
            ("dim", self.dim),
        ];
        let names = ["bad", "harsh", "near", "noted", "good", "calm"];
        inks.extend(names.into_iter().zip(self.tones));
        inks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ink_on_the_wall_stands_out_seven_to_one() {
        for ground in [Ground::Light, Ground::Dark] {
            for depth in [Depth::True, Depth::Indexed] {
                for (role, style) in Theme::wall(ground, depth).inks() {
                    let ink = rgb_of(style.fg.expect(role)).expect(role);
                    let page = rgb_of(style.bg.expect(role)).expect(role);
                    let ratio = contrast(ink, page);
                    assert!(ratio >= 7.0, "{ground:?} {depth:?} {role}: {ratio:.2}");
                }
            }
        }
    }

    #[test]
    fn without_colour_nothing_is_coloured() {
        for theme in [Theme::wall(Ground::Light, Depth::None), Theme::console(Depth::None)] {
            for (role, style) in theme.inks() {
                assert_eq!((style.fg, style.bg), (None, None), "{role}");
            }
        }
    }

    #[test]
    fn sixteen_colours_are_named_ones() {
        for ground in [Ground::Light, Ground::Dark] {
            for (role, style) in Theme::wall(ground, Depth::Sixteen).inks() {
                for colour in [style.fg, style.bg].into_iter().flatten() {
                    assert!(!matches!(colour, Color::Rgb(..) | Color::Indexed(_)), "{role}: {colour:?}");
                }
                assert_ne!(style.fg, style.bg, "{role}");
            }
        }
    }
}
