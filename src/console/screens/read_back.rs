//! 宣读: before closing, all of today's items in order, each confirmed, mended or struck with a key. What is still undated
//! or unowned comes first; items recorded in one act are read as one.

use crate::{
    console::{
        action::Action,
        effect::Effect,
        event::Input,
        list::ListCursor,
        rows::{draw_row, heading, unit_names},
        sight::Sight,
    },
    domain::{Command, Commitment, CommitmentId, ItemId, UnitId},
    wording::{
        self,
        wrap::{pad, wrap},
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

/// The list of what is to be read back.
#[derive(Clone, Debug, Default)]
pub struct ReadBack {
    cursor: ListCursor,
}

/// What the list asks for.
pub enum ReadBackAsks {
    /// Nothing, or an effect.
    Effect(Effect),
    /// To handle an item.
    Handle(ItemId),
    /// To do one thing with an item.
    Do(Action, ItemId),
    /// Back to the walk.
    Back,
}

/// Commitments read as one.
pub struct Reading<'a> {
    /// The first of them; the words and the date are the same for all.
    pub first: &'a Commitment,
    /// All of them.
    pub ids: Vec<CommitmentId>,
    /// The units that lead.
    pub units: Vec<UnitId>,
}

/// Today's open items that are not confirmed, in the order they are read.
#[must_use]
pub fn to_read<'a>(sight: &Sight<'a>) -> Vec<Reading<'a>> {
    let mut readings: Vec<Reading<'a>> = Vec::new();
    for commitment in sight.ledger.commitments_today().filter(|c| !c.confirmed && c.course.is_open()) {
        let same = readings.iter_mut().find(|reading| {
            commitment.binding.is_some()
                && reading.first.binding == commitment.binding
                && reading.first.text == commitment.text
                && reading.first.deadline == commitment.deadline
        });
        match same {
            Some(reading) => {
                reading.ids.push(commitment.id);
                reading.units.push(commitment.unit.clone());
            }
            None => readings.push(Reading {
                first: commitment,
                ids: vec![commitment.id],
                units: vec![commitment.unit.clone()],
            }),
        }
    }
    readings.sort_by_key(|reading| {
        (!reading.first.deadline.is_undated(), !reading.first.owner.is_empty(), reading.first.id)
    });
    readings
}

impl ReadBack {
    /// Takes an input.
    pub fn update(&mut self, input: &Input, sight: &Sight<'_>) -> ReadBackAsks {
        let readings = to_read(sight);
        if self.cursor.act(input.action(), readings.len(), sight.page) {
            return ReadBackAsks::Effect(Effect::None);
        }
        match (input.action(), readings.get(self.cursor.at)) {
            (Some(Action::Enter), Some(reading)) => {
                let command = Command::Confirm { ids: reading.ids.clone(), confirmed: true };
                ReadBackAsks::Effect(Effect::execute(command))
            }
            (Some(Action::ItemMenu), Some(reading)) => ReadBackAsks::Handle(ItemId::Commitment(reading.first.id)),
            (Some(action @ (Action::Amend | Action::Extend | Action::Withdraw)), Some(reading)) => {
                ReadBackAsks::Do(action, ItemId::Commitment(reading.first.id))
            }
            (Some(Action::Back), _) => ReadBackAsks::Back,
            _ => ReadBackAsks::Effect(Effect::None),
        }
    }

    /// Draws it: the item being read large at the top, the rest as a list.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, sight: &Sight<'_>) {
        let theme = sight.theme;
        let cells = usize::from(area.width);
        let readings = to_read(sight);
        let confirmed = sight.ledger.commitments_today().filter(|commitment| commitment.confirmed).count();
        let right = format!("待确认 {} 项，已确认 {confirmed} 项", readings.len());
        frame.render_widget(heading("宣读", &right, cells, theme), Rect { height: 1, ..area });
        let mut y = area.y + 2;
        let mut line = |frame: &mut Frame<'_>, line: Line<'_>| {
            if y < area.bottom() {
                frame.render_widget(line, Rect { y, height: 1, ..area });
            }
            y += 1;
        };
        let Some(reading) = readings.get(self.cursor.at) else {
            let words = if confirmed > 0 { "  都确认过了。" } else { "  今天还没有议定的事项。" };
            return line(frame, Line::styled(words, theme.good));
        };
        for words in wrap(&reading.first.text, cells.saturating_sub(8)) {
            line(frame, Line::styled(format!("    {words}"), theme.accent));
        }
        line(frame, Line::default());
        for (name, words, style) in facts(reading, sight) {
            line(
                frame,
                Line::from(vec![
                    Span::styled(format!("    {}　", pad(name, 6)), theme.dim),
                    Span::styled(words, style),
                ]),
            );
        }
        line(frame, Line::default());
        let rows = usize::from(area.bottom().saturating_sub(y));
        let first = self.cursor.first_shown(readings.len(), rows);
        for (at, reading) in readings.iter().enumerate().skip(first).take(rows) {
            let is_selected = at == self.cursor.at;
            let style = |role| if is_selected { theme.selected } else { role };
            let row = Line::from(vec![
                Span::styled(if is_selected { "> " } else { "  " }, style(theme.text)),
                Span::styled(pad(&format!("{:>3}", reading.first.id.0), 5), style(theme.dim)),
                Span::styled(pad(&unit_names(sight.ledger, &reading.units, 1), 20), style(theme.text)),
                Span::styled(pad(&reading.first.text, cells.saturating_sub(41)), style(theme.text)),
                Span::styled(
                    pad(&format!("  {}", wording::short_deadline(&reading.first.deadline, sight.base())), 14),
                    style(if reading.first.deadline.is_undated() { theme.warn } else { theme.text }),
                ),
            ]);
            sight.hits.line(Rect { y, height: 1, ..area }, at, is_selected);
            draw_row(frame, Rect { y, height: 1, ..area }, row, is_selected, theme);
            y += 1;
        }
    }
}

fn facts(reading: &Reading<'_>, sight: &Sight<'_>) -> Vec<(&'static str, String, ratatui::style::Style)> {
    let theme = sight.theme;
    let first = reading.first;
    let kind = wording::commitment_kind(first.kind);
    let deadline = if first.deadline.is_undated() {
        ("期限", "未定，F4 定期限".to_owned(), theme.warn)
    } else {
        ("期限", wording::understood_deadline(&first.deadline, sight.base(), sight.today()), theme.good)
    };
    let owner = if first.owner.is_empty() {
        ("责任人", "未说明".to_owned(), theme.warn)
    } else {
        ("责任人", first.owner.clone(), theme.text)
    };
    let mut facts = vec![(kind, unit_names(sight.ledger, &reading.units, 5), theme.heading), deadline, owner];
    if !first.supporting.is_empty() {
        facts.push(("配合", unit_names(sight.ledger, &first.supporting, 5), theme.text));
    }
    facts
}
