//! 会议列表: the meetings, the newest first, and the next one to open. The first run lands here.

use crate::{
    console::{
        action::Action,
        dialogs::{Dialog, ask_new_meeting},
        effect::Effect,
        event::Input,
        list::ListCursor,
        rows::heading,
        sight::Sight,
    },
    domain::{Meeting, MeetingState},
    wording::{
        self,
        wrap::{pad, pad_left},
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

/// Cells of a day with its year in front: 2021年12月20日.
const DAY_CELLS: usize = 14;

/// The list of meetings.
#[derive(Clone, Debug, Default)]
pub struct Home {
    cursor: ListCursor,
}

/// What home asks for.
pub enum HomeAsks {
    /// Nothing, or an effect.
    Effect(Effect),
    /// A dialog.
    Dialog(Box<Dialog>),
}

impl Home {
    fn meetings<'a>(sight: &Sight<'a>) -> Vec<&'a Meeting> {
        let mut meetings: Vec<&Meeting> = sight.ledger.meetings.values().collect();
        meetings.sort_by_key(|meeting| std::cmp::Reverse((meeting.date, meeting.id)));
        meetings
    }

    /// Takes an input.
    pub fn update(&mut self, input: &Input, sight: &Sight<'_>) -> HomeAsks {
        let meetings = Self::meetings(sight);
        if self.cursor.act(input.action(), meetings.len().max(1), sight.page) {
            return HomeAsks::Effect(Effect::None);
        }
        match input.action() {
            Some(Action::Enter) => match meetings.get(self.cursor.at) {
                Some(meeting) => HomeAsks::Effect(Effect::TurnTo(meeting.id)),
                None => HomeAsks::Dialog(Box::new(Dialog::Prompt(ask_new_meeting(sight)))),
            },
            Some(Action::NewMeeting) => HomeAsks::Dialog(Box::new(Dialog::Prompt(ask_new_meeting(sight)))),
            _ => HomeAsks::Effect(Effect::None),
        }
    }

    /// Draws it.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, sight: &Sight<'_>) {
        let theme = sight.theme;
        let cells = usize::from(area.width);
        let meetings = Self::meetings(sight);
        let mut lines = vec![Line::default()];
        if meetings.is_empty() {
            lines.push(heading("还没有会议", "", cells, theme));
            lines.push(Line::default());
            let units = sight.ledger.units.len();
            let tasks = sight.ledger.tasks.len();
            lines.push(Line::styled(format!("  名册 {units} 家单位、年度任务 {tasks} 项已备好。"), theme.text));
            lines.push(Line::from(vec![
                Span::styled("  按 ", theme.text),
                Span::styled("Enter", theme.key),
                Span::styled(" 新建本月的调度会，签到后就可以逐家调度。", theme.text),
            ]));
            lines.push(Line::styled(
                "  想先试一遍？退出后运行 diaodu rehearse，用虚构的城市演练，不动真数据。",
                theme.dim,
            ));
        } else {
            let missed = wording::register::months_missed(&sight.ledger.months_missed(sight.today()));
            lines.push(heading("会议", &format!("{missed}　{} 次", meetings.len()), cells, theme));
            lines.push(Line::default());
            let rows = usize::from(area.height).saturating_sub(5);
            let first = self.cursor.first_shown(meetings.len(), rows);
            for (at, meeting) in meetings.iter().enumerate().skip(first).take(rows) {
                let y = area.y + u16::try_from(lines.len()).unwrap_or(u16::MAX - area.y);
                sight.hits.line(Rect { y, height: 1, ..area }, at, at == self.cursor.at);
                lines.push(self.line(at, meeting, cells, sight));
            }
        }
        for (y, line) in (area.y..area.bottom()).zip(lines) {
            frame.render_widget(line, Rect { y, height: 1, ..area });
        }
    }

    fn line<'a>(&self, at: usize, meeting: &Meeting, cells: usize, sight: &Sight<'_>) -> Line<'a> {
        let theme = sight.theme;
        let is_selected = at == self.cursor.at;
        let style = |role| if is_selected { theme.selected } else { role };
        let state = match meeting.state {
            MeetingState::Preparing => theme.text,
            MeetingState::InSession => theme.accent,
            MeetingState::Adjourned => theme.warn,
            MeetingState::Sealed => theme.dim,
        };
        let topic_cells = cells.saturating_sub(2 + 8 + 12 + 2 + 2 + DAY_CELLS + 2 + 6);
        Line::from(vec![
            Span::styled(if is_selected { "> " } else { "  " }, style(theme.text)),
            Span::styled(pad(&format!("第{}期", meeting.number), 8), style(theme.text)),
            Span::styled(pad(&wording::month(meeting.period), 12), style(theme.accent)),
            Span::styled("  ", style(theme.text)),
            Span::styled(pad(&meeting.topic, topic_cells), style(theme.text)),
            Span::styled("  ", style(theme.text)),
            Span::styled(pad(&wording::day(meeting.date, sight.today()), DAY_CELLS), style(theme.dim)),
            Span::styled("  ", style(theme.text)),
            Span::styled(pad_left(wording::meeting_state(meeting.state), 6), style(state)),
        ])
    }
}
