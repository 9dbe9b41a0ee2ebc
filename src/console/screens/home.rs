//! 会议列表: the meetings, the newest first, and the next one to open. The first run lands here.

use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        event::Input,
        keymap::{ANYWHERE, DOWN, ENTER, ESC, MEETING, Scope, UP, bind, ctrl, f, letter},
        list::List,
        meeting_questions::ask_new_meeting,
        rows::heading,
        screen::{Place, Screen, Step},
    },
    document::Sheet,
    domain::{Meeting, MeetingState},
    wording::{
        self, lists,
        wrap::{fit, pad, pad_left},
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

/// Cells of a day with its year in front: 2021年12月20日.
const DAY_CELLS: usize = 14;

/// Where its keys are looked up.
pub const HOME: Scope = Scope("会议列表");

/// How it is reached, and its keys.
pub const PLACE: Place = Place {
    scope: HOME,
    key: Some(bind(MEETING, &[ctrl('o')], Action::Show(HOME), "", "会议列表")),
    open: |_| Step::show(Home::default()),
    keys: &[&[
        bind(HOME, ENTER, Action::Enter, "打开", "打开选中的会议"),
        bind(HOME, &[f(2), letter('n')], Action::NewMeeting, "新会议", "新建一次会议"),
        bind(HOME, ESC, Action::Quit, "退出", "退出程序"),
        bind(HOME, UP, Action::Up, "", "上一行"),
        bind(HOME, DOWN, Action::Down, "", "下一行"),
    ]],
};

/// The list of meetings.
#[derive(Default)]
struct Home {
    list: List,
}

impl Home {
    fn meetings<'a>(cx: &ScreenContext<'a>) -> Vec<&'a Meeting> {
        let mut meetings: Vec<&Meeting> = cx.ledger.meetings.values().collect();
        meetings.sort_by_key(|meeting| std::cmp::Reverse((meeting.date, meeting.id)));
        meetings
    }

    fn line<'a>(meeting: &Meeting, cells: usize, cx: &ScreenContext<'_>) -> Line<'a> {
        let theme = cx.theme;
        let state = match meeting.state {
            MeetingState::Preparing => theme.text,
            MeetingState::InSession => theme.accent,
            MeetingState::Adjourned => theme.warn,
            MeetingState::Sealed => theme.dim,
        };
        let topic_cells = cells.saturating_sub(8 + 12 + 2 + 2 + DAY_CELLS + 2 + 6);
        Line::from(vec![
            Span::styled(pad(&format!("第{}期", meeting.number), 8), theme.text),
            Span::styled(pad(&wording::month(meeting.period), 12), theme.accent),
            Span::styled(format!("  {}  ", pad(&meeting.topic, topic_cells)), theme.text),
            Span::styled(format!("{}  ", pad(&wording::day(meeting.date, cx.today()), DAY_CELLS)), theme.dim),
            Span::styled(pad_left(wording::meeting_state(meeting.state), 6), state),
        ])
    }
}

impl Screen for Home {
    fn scopes(&self) -> Vec<Scope> {
        vec![HOME, ANYWHERE]
    }

    fn sheet(&self, cx: &ScreenContext<'_>) -> Option<Sheet> {
        let row = |meeting: &Meeting| {
            vec![
                meeting.number.into(),
                wording::month(meeting.period).into(),
                meeting.topic.as_str().into(),
                meeting.date.into(),
                wording::meeting_state(meeting.state).into(),
            ]
        };
        Some(Sheet::of(HOME.title(), &lists::MEETINGS, Self::meetings(cx).into_iter().map(row).collect()))
    }

    fn update(&mut self, input: &Input, cx: &ScreenContext<'_>) -> Step {
        let meetings = Self::meetings(cx);
        if let Some(step) = self.list.take(input, meetings.len().max(1), cx.page) {
            return step;
        }
        match (input.action(), meetings.get(self.list.at())) {
            (Some(Action::Enter), Some(meeting)) => Step::TurnTo(meeting.id),
            (Some(Action::Enter | Action::NewMeeting), _) => Step::ask(ask_new_meeting(cx)),
            _ => Step::Unused,
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
        let theme = cx.theme;
        let cells = usize::from(area.width);
        let meetings = Self::meetings(cx);
        let mut lines = vec![Line::default()];
        if meetings.is_empty() {
            lines.push(heading("还没有会议", "", cells, theme));
            lines.push(Line::default());
            let units = cx.ledger.units.len();
            let tasks = cx.ledger.tasks.len();
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
            let missed = wording::register::months_missed(&cx.ledger.months_missed(cx.today()));
            lines.push(heading("会议", &format!("{missed}　{} 次", meetings.len()), cells, theme));
            let list = Rect { y: area.y + 3, height: area.height.saturating_sub(5), ..area };
            let cells = self.list.row_cells(list);
            self.list.draw(frame, list, meetings.len(), cx, |at| Self::line(meetings[at], cells, cx));
        }
        for (y, line) in (area.y..area.bottom()).zip(lines) {
            frame.render_widget(line, Rect { y, height: 1, ..area });
        }
        // It stays up, unlike a notice: a line left half written may have been said in its place.
        let warning = cx.books.synced_by().map(wording::machine::synced_in_short);
        for (y, line) in (area.bottom().saturating_sub(2).max(area.y)..area.bottom()).zip(warning.iter().flatten()) {
            let line = Line::styled(fit(&format!("  ！{line}"), cells).into_owned(), theme.warn);
            frame.render_widget(line, Rect { y, height: 1, ..area });
        }
    }
}
