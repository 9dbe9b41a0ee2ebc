//! 纪要: the minutes as they stand, to read through, to take through their life and to export; and two versions side by
//! side.

use crate::{
    console::{action::Action, effect::Effect, event::Input, rows::heading, sight::Sight},
    document::{Passage, compare, compose, differences},
    wording::{
        minutes_life,
        wrap::{width, wrap},
    },
};
use ratatui::{Frame, layout::Rect, text::Line};

/// The most cells a line of the paper takes.
const PAPER_CELLS: u16 = 78;

/// How a line of the paper is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tint {
    Plain,
    Gone,
    New,
}

/// The minutes as lines.
#[derive(Clone, Debug)]
pub struct Minutes {
    title: String,
    lines: Vec<(Tint, String)>,
    top: usize,
    /// Two versions are compared; Esc goes back to the paper.
    is_comparison: bool,
}

/// What the minutes ask for.
pub enum MinutesAsks {
    /// Nothing, or an effect.
    Effect(Effect),
    /// What a colleague would point out.
    Doubts,
    /// The next step of their life.
    Step,
    /// What went out so far.
    Versions,
    /// The sections, to word one by hand.
    Sections,
    /// The remarks, to let one into the paper.
    Remarks,
    /// Back to the walk.
    Back,
}

impl Minutes {
    /// The minutes in these lines, with how far they have come.
    #[must_use]
    pub fn of(lines: Vec<String>, state: &str) -> Self {
        let title = format!("纪要预览　{state}");
        Self { title, lines: lines.into_iter().map(|line| (Tint::Plain, line)).collect(), top: 0, is_comparison: false }
    }

    /// The same place in another wording.
    #[must_use]
    pub fn scrolled_like(mut self, other: &Self) -> Self {
        self.top = if other.is_comparison { 0 } else { other.top.min(self.lines.len().saturating_sub(1)) };
        self
    }

    /// What changed from one version to the next, or to the paper in the making.
    #[must_use]
    pub fn comparison(version: u32, sight: &Sight<'_>) -> Option<Self> {
        let meeting = sight.meeting()?.id;
        let before = sight.ledger.editions.get(&(meeting, version))?;
        let next = sight.ledger.editions.get(&(meeting, version + 1));
        let (name, after) = if let Some(next) = next {
            (minutes_life::version(version + 1), next.words.clone())
        } else {
            let paper = compose::minutes(sight.ledger, before.issued_at.date());
            (minutes_life::IN_THE_MAKING.to_owned(), paper.words())
        };
        let passages = compare(&before.words, &after);
        let title = minutes_life::comparing(&minutes_life::version(version), &name, differences(&passages));
        Some(Self { title, lines: compared(&passages), top: 0, is_comparison: true })
    }

    /// Takes an input.
    pub fn update(&mut self, input: &Input, sight: &Sight<'_>) -> MinutesAsks {
        let page = sight.page.max(3) - 2;
        let most = self.lines.len().saturating_sub(page);
        self.top = match input.action() {
            Some(Action::Up) => self.top.saturating_sub(1),
            Some(Action::Down) => self.top + 1,
            Some(Action::PageUp) => self.top.saturating_sub(page),
            Some(Action::PageDown) => self.top + page,
            Some(Action::First) => 0,
            Some(Action::Last) => most,
            Some(Action::Export) => return MinutesAsks::Effect(Effect::ExportMinutes),
            Some(Action::CheckMinutes) => return MinutesAsks::Doubts,
            Some(Action::MinutesStep) => return MinutesAsks::Step,
            Some(Action::Toggle) => return MinutesAsks::Remarks,
            Some(Action::MinutesVersions) => return MinutesAsks::Versions,
            Some(Action::Enter) if !self.is_comparison => return MinutesAsks::Sections,
            Some(Action::Back) if self.is_comparison => return MinutesAsks::Effect(Effect::ComposeMinutes),
            Some(Action::Back) => return MinutesAsks::Back,
            _ => self.top,
        }
        .min(most);
        MinutesAsks::Effect(Effect::None)
    }

    /// Draws it.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, sight: &Sight<'_>) {
        let theme = sight.theme;
        let cells = usize::from(area.width);
        let right = format!("{}/{} 行", (self.top + 1).min(self.lines.len()), self.lines.len());
        frame.render_widget(heading(&self.title, &right, cells, theme), Rect { height: 1, ..area });
        let indent = area.width.saturating_sub(PAPER_CELLS) / 2;
        for (y, (tint, line)) in (area.y + 2..area.bottom()).zip(self.lines.iter().skip(self.top)) {
            let place = Rect { x: area.x + indent, y, width: area.width - indent, height: 1 };
            let style = match tint {
                Tint::Plain => theme.text,
                Tint::Gone => theme.dim,
                Tint::New => theme.accent,
            };
            frame.render_widget(Line::styled(line.as_str(), style), place);
        }
    }
}

/// The changed paragraphs with one unchanged line around them; the sign, not the colour, says which is which.
fn compared(passages: &[Passage]) -> Vec<(Tint, String)> {
    let is_same = |at: Option<usize>| at.and_then(|at| passages.get(at)).is_none_or(|p| matches!(p, Passage::Same(_)));
    let mut lines = Vec::new();
    let mut is_cut = false;
    for (at, passage) in passages.iter().enumerate() {
        let (tint, sign, words) = match passage {
            Passage::Same(_) if is_same(at.checked_sub(1)) && is_same(Some(at + 1)) => {
                if !is_cut {
                    lines.push((Tint::Plain, "　……".to_owned()));
                }
                is_cut = true;
                continue;
            }
            Passage::Same(words) => (Tint::Plain, "　", words),
            Passage::Gone(words) => (Tint::Gone, "－", words),
            Passage::New(words) => (Tint::New, "＋", words),
        };
        is_cut = false;
        let room = usize::from(PAPER_CELLS) - width(sign) - 1;
        for (nth, line) in wrap(words, room).into_iter().enumerate() {
            lines.push((tint, format!("{}{line}", if nth == 0 { sign } else { "　" })));
        }
    }
    if passages.iter().all(|passage| matches!(passage, Passage::Same(_))) {
        return vec![(Tint::Plain, minutes_life::SAME_WORDS.to_owned())];
    }
    lines
}
