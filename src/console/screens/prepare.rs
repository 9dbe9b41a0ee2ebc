//! 会前: every unit on one line: what it owes, whether its form came back, whether it reports in the room or in writing.

use crate::{
    console::{
        action::Action,
        effect::Effect,
        event::Input,
        list::ListCursor,
        rows::{draw_row, heading},
        sight::Sight,
    },
    domain::{Before, Command, StopState, UnitId},
    wording::{
        before as words,
        wrap::{pad, pad_left},
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

/// The screen.
#[derive(Clone, Debug, Default)]
pub struct Prepare {
    cursor: ListCursor,
}

/// What it asks for.
pub enum PrepareAsks {
    /// Nothing, or an effect.
    Effect(Effect),
    /// The walk, at a unit.
    Show(UnitId),
    /// Back to the walk.
    Back,
}

/// Cells of the unit's name, of each count.
const UNIT_CELLS: usize = 18;
const COUNT_CELLS: usize = 6;

impl Prepare {
    /// Takes an input.
    pub fn update(&mut self, input: &Input, sight: &Sight<'_>) -> PrepareAsks {
        let walk = sight.ledger.walk();
        if self.cursor.act(input.action(), walk.len(), sight.page) {
            return PrepareAsks::Effect(Effect::None);
        }
        let Some((unit, stop)) = walk.get(self.cursor.at) else {
            let is_back = input.action() == Some(Action::Back);
            return if is_back { PrepareAsks::Back } else { PrepareAsks::Effect(Effect::None) };
        };
        let mark = |state| PrepareAsks::Effect(Effect::execute(Command::MarkStop { unit: unit.id.clone(), state }));
        match input.action() {
            Some(Action::Back) => PrepareAsks::Back,
            Some(Action::Enter) => PrepareAsks::Show(unit.id.clone()),
            Some(Action::Written) if stop.state == StopState::Written => mark(StopState::Pending),
            Some(Action::Written) if stop.state == StopState::Pending => mark(StopState::Written),
            _ => PrepareAsks::Effect(Effect::None),
        }
    }

    /// Draws it.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, sight: &Sight<'_>) {
        let theme = sight.theme;
        let cells = usize::from(area.width);
        let all = sight.ledger.before_the_meeting(sight.today());
        let written = all.iter().filter(|before| before.in_writing).count();
        let answered = all.iter().filter(|before| before.has_answered).count();
        let right = words::counts(all.len() - written, written, answered);
        frame.render_widget(heading(words::TITLE, &right, cells, theme), Rect { height: 1.min(area.height), ..area });
        let head: String = std::iter::once(format!("  {}", pad(words::COLUMNS[0], UNIT_CELLS + 2)))
            .chain(words::COLUMNS[1..].iter().map(|name| pad_left(name, COUNT_CELLS)))
            .collect();
        let head_row = Rect { y: area.y + 1, height: 1.min(area.height.saturating_sub(1)), ..area };
        frame.render_widget(Line::styled(head, theme.dim), head_row);
        let rows = usize::from(area.height.saturating_sub(2));
        let first = self.cursor.first_shown(all.len(), rows);
        for (y, (index, before)) in (area.y + 2..).zip(all.iter().enumerate().skip(first).take(rows)) {
            let is_selected = index == self.cursor.at;
            let row = row(index + 1, before, is_selected, sight);
            let place = Rect { y, height: 1, ..area };
            sight.hits.line(place, index, is_selected);
            draw_row(frame, place, row, is_selected, theme);
        }
    }
}

fn row<'a>(number: usize, before: &Before<'_>, is_selected: bool, sight: &Sight<'_>) -> Line<'a> {
    let theme = sight.theme;
    let style = |role| if is_selected { theme.selected } else { role };
    let count = |count: usize, role| {
        let words = if count == 0 { "·".to_owned() } else { count.to_string() };
        Span::styled(pad_left(&words, COUNT_CELLS), style(if count == 0 { theme.dim } else { role }))
    };
    let way = if before.in_writing { words::WRITTEN } else { words::LIVE };
    let answered = if before.has_answered { words::ANSWERED } else { "·" };
    Line::from(vec![
        Span::styled(if is_selected { "> " } else { "  " }, style(theme.text)),
        Span::styled(pad(&format!("{number:>2} {}", before.unit.short), UNIT_CELLS + 2), style(theme.text)),
        Span::styled(pad_left(way, COUNT_CELLS), style(if before.in_writing { theme.dim } else { theme.text })),
        count(before.promised.len(), theme.text),
        count(before.due.len(), theme.text),
        count(before.overdue.len(), theme.bad),
        count(before.extended.len(), theme.text),
        count(before.silent.len(), theme.text),
        count(before.reported.len(), theme.good),
        Span::styled(pad_left(answered, COUNT_CELLS), style(if before.has_answered { theme.good } else { theme.dim })),
    ])
}
