//! 签到: one line a unit, one key for each state; who has come is counted.

use crate::{
    console::{
        action::Action,
        dialogs::{Blank, Dialog, Prompt, PromptFor},
        effect::Effect,
        event::Input,
        list::ListCursor,
        rows::{draw_row, heading},
        search_bar::SearchBar,
        sight::Sight,
    },
    domain::{Attendance, Command, Presence, Unit},
    wording::{
        self,
        wrap::{fit, pad},
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

/// The roll.
#[derive(Clone, Debug, Default)]
pub struct Roll {
    cursor: ListCursor,
    /// What the list is narrowed to.
    pub search: SearchBar,
}

/// What the roll asks for.
pub enum RollAsks {
    /// Nothing, or an effect.
    Effect(Effect),
    /// A dialog.
    Dialog(Box<Dialog>),
    /// Back to the walk.
    Back,
}

impl Roll {
    fn shown<'a>(&self, sight: &Sight<'a>) -> Vec<&'a Unit> {
        let wanted = self.search.field.text().trim();
        if wanted.is_empty() {
            return sight.ledger.walk().into_iter().map(|(unit, _)| unit).collect();
        }
        let found = sight.listener.find_units(wanted);
        found.iter().filter_map(|id| sight.ledger.units.get(id)).collect()
    }

    fn line_of<'a>(unit: &Unit, sight: &Sight<'a>) -> Option<&'a Attendance> {
        sight.ledger.attendance.get(&(sight.ledger.at?, unit.id.clone()))
    }

    /// Takes an input.
    pub fn update(&mut self, input: &Input, sight: &Sight<'_>) -> RollAsks {
        if self.search.take(input) {
            self.cursor.at = 0;
            return RollAsks::Effect(Effect::None);
        }
        let shown = self.shown(sight);
        if self.cursor.act(input.action(), shown.len(), sight.page) {
            return RollAsks::Effect(Effect::None);
        }
        let Some(unit) = shown.get(self.cursor.at) else {
            return match input.action() {
                Some(Action::Back) => RollAsks::Back,
                _ => RollAsks::Effect(Effect::None),
            };
        };
        let dialog = |title: &str, purpose, blanks| {
            RollAsks::Dialog(Box::new(Dialog::Prompt(Prompt::new(title, unit.short.clone(), purpose, blanks))))
        };
        match input.action() {
            Some(Action::Present | Action::Enter) => self.mark(unit, Presence::Present, shown.len()),
            Some(Action::Late) => self.mark(unit, Presence::Late, shown.len()),
            Some(Action::Absent) => self.mark(unit, Presence::Absent, shown.len()),
            Some(Action::Delegate) => {
                let post = Self::line_of(unit, sight).map_or("", |line| line.post.as_str());
                let person = Self::line_of(unit, sight).map_or("", |line| line.person.as_str());
                let blanks = vec![Blank::new("姓名", person), Blank::new("职务", post)];
                dialog("代会", PromptFor::Delegate(unit.id.clone()), blanks)
            }
            Some(Action::OnLeave) => {
                dialog("请假", PromptFor::OnLeave(unit.id.clone()), vec![Blank::new("原因（只留内部）", "")])
            }
            Some(Action::ClearRoll) => RollAsks::Effect(Effect::execute(Command::TakeRoll {
                unit: unit.id.clone(),
                presence: None,
                person: String::new(),
                post: String::new(),
                reason: String::new(),
            })),
            Some(Action::RestPresent) => RollAsks::Effect(Effect::execute(Command::TakeRollOfRest)),
            Some(Action::Find) => {
                self.search.active = true;
                RollAsks::Effect(Effect::None)
            }
            Some(Action::Back) if !self.search.field.is_empty() => {
                self.search.field.clear();
                RollAsks::Effect(Effect::None)
            }
            Some(Action::Back) => RollAsks::Back,
            _ => RollAsks::Effect(Effect::None),
        }
    }

    fn mark(&mut self, unit: &Unit, presence: Presence, len: usize) -> RollAsks {
        self.cursor.act(Some(Action::Down), len, 2);
        RollAsks::Effect(Effect::execute(Command::TakeRoll {
            unit: unit.id.clone(),
            presence: Some(presence),
            person: String::new(),
            post: String::new(),
            reason: String::new(),
        }))
    }

    /// Draws it.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, sight: &Sight<'_>) {
        let theme = sight.theme;
        let cells = usize::from(area.width);
        let shown = self.shown(sight);
        let counts = counts(sight);
        frame.render_widget(heading("签到", &counts, cells, theme), Rect { height: 1, ..area });
        self.search.draw(frame, area, theme);
        let rows = usize::from(area.height).saturating_sub(2);
        let first = self.cursor.first_shown(shown.len(), rows);
        for (y, (at, unit)) in (area.y + 2..).zip(shown.iter().enumerate().skip(first).take(rows)) {
            let is_selected = at == self.cursor.at;
            let line = roll_line(unit, Self::line_of(unit, sight), cells, is_selected, sight);
            sight.hits.line(Rect { y, height: 1, ..area }, at, is_selected);
            draw_row(frame, Rect { y, height: 1, ..area }, line, is_selected, theme);
        }
    }
}

fn counts(sight: &Sight<'_>) -> String {
    let Some(at) = sight.ledger.at else { return String::new() };
    let lines: Vec<&Attendance> = sight.ledger.attendance.values().filter(|line| line.meeting == at).collect();
    let count = |presence: Presence| lines.iter().filter(|line| line.presence == presence).count();
    let came = lines.iter().filter(|line| line.presence.came()).count();
    let mut parts = vec![format!("到会 {came}/{}", sight.tally.units)];
    for presence in [Presence::Delegate, Presence::Late, Presence::OnLeave, Presence::Absent] {
        if count(presence) > 0 {
            parts.push(format!("{} {}", wording::presence(presence), count(presence)));
        }
    }
    parts.push(format!("未签 {}", sight.tally.units.saturating_sub(lines.len())));
    parts.join("  ")
}

fn roll_line<'a>(
    unit: &Unit,
    line: Option<&Attendance>,
    cells: usize,
    is_selected: bool,
    sight: &Sight<'_>,
) -> Line<'a> {
    let theme = sight.theme;
    let (mark, word, role) = match line.map(|line| line.presence) {
        None => ("·", "未签", theme.dim),
        Some(Presence::Present) => ("✓", "到会", theme.good),
        Some(Presence::Delegate) => ("✓", "代会", theme.good),
        Some(Presence::Late) => ("▲", "迟到", theme.warn),
        Some(Presence::OnLeave) => ("○", "请假", theme.warn),
        Some(Presence::Absent) => ("×", "缺席", theme.bad),
    };
    let style = |role| if is_selected { theme.selected } else { role };
    let who = line.map_or(String::new(), |line| {
        [line.person.as_str(), line.post.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("　")
    });
    let time = line.and_then(|line| line.arrived).map_or(String::new(), wording::clock_time);
    let name_cells = if cells >= 100 { 30 } else { 20 };
    let who_cells = cells.saturating_sub(2 + 4 + name_cells + 8 + 8 + 4);
    Line::from(vec![
        Span::styled(if is_selected { "> " } else { "  " }, style(theme.text)),
        Span::styled(format!("{:>2}  ", unit.order), style(theme.dim)),
        Span::styled(pad(&unit.short, name_cells), style(theme.text)),
        Span::styled(format!("{mark} {word}   "), style(role)),
        Span::styled(pad(&time, 8), style(theme.dim)),
        Span::styled(fit(&who, who_cells).into_owned(), style(theme.text)),
    ])
}
