//! 年度: units by months by lamp, the city month by month, the ranking, the award shortlist; and for a unit the rows that
//! every point of its score was counted from. It is the office's own: the wall has no scene of it.

mod awards;
mod city;
mod listed;
mod overview;
mod ranking;
mod rows;

use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        dialogs::{Blank, Confirm, Prompt},
        event::Input,
        keymap::{ENTER, ESC, FIND, MEETING, Scope, TAB, alt, bind, ctrl, f, key, moves, shift_f},
        list::{List, ListCursor},
        notice::Notice,
        papers,
        rows::heading,
        screen::{Place, Screen, Step, in_meeting},
        screens::registers::about,
        search_bar::SearchBar,
    },
    document::Sheet,
    domain::{Command, UnitId, UnitYear, Year},
    wording::{
        wrap::{fit, pad, pad_left},
        year as words,
    },
};
use chrono::Datelike;
use crossterm::event::KeyCode;
use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};
use std::rc::Rc;

/// Where its keys are looked up.
pub const YEAR: Scope = Scope("年度");

/// How it is reached, and its keys.
pub const PLACE: Place = Place {
    scope: YEAR,
    key: Some(bind(
        MEETING,
        &[shift_f(12), alt(KeyCode::Char('y'))],
        Action::Show(YEAR),
        "",
        "年度：各单位逐月亮灯、走势、排名和得分依据、评优名单；内部，不上投影",
    )),
    open: |cx| open(Face::Lamps, cx),
    keys: &[
        &[
            bind(
                YEAR,
                ENTER,
                Action::Enter,
                "依据",
                "这一家的每一分是哪几条记录；走势里是这个月哪些单位红灯、没报、没来",
            ),
            bind(YEAR, TAB, Action::CycleFilter, "换画面", "逐月亮灯 → 全市走势 → 排名 → 评优名单"),
            bind(YEAR, &[f(2), ctrl('s')], Action::Export, "导出", "导出这一年的材料：xlsx 和 Word，内部"),
            bind(YEAR, FIND, Action::Find, "查找", "按序号、简称或拼音首字母找单位"),
            bind(YEAR, ESC, Action::Back, "返回", "从依据回到各单位，再按回到调度"),
            bind(YEAR, &[key(KeyCode::Left)], Action::PreviousYear, "上一年", "上一年"),
            bind(YEAR, &[key(KeyCode::Right)], Action::NextYear, "", "下一年"),
        ],
        &moves(YEAR),
    ],
};

/// Where the keys of the shortlist are looked up.
pub const AWARDS: Scope = Scope("评优名单");

/// The shortlist, and its keys.
pub const AWARDS_PLACE: Place = Place {
    scope: AWARDS,
    key: None,
    open: |cx| open(Face::Awards, cx),
    keys: &[
        &[
            bind(AWARDS, &[f(2)], Action::Toggle, "列入/移出", "列入选中的一条，再按移出"),
            bind(AWARDS, &[f(4)], Action::Release, "公布", "公布名单，写明谁决定；公布以前谁也看不到"),
            bind(AWARDS, ENTER, Action::Enter, "看登记", "台账里登记了什么"),
            bind(AWARDS, TAB, Action::CycleFilter, "换画面", "评优名单 → 逐月亮灯 → 全市走势 → 排名"),
            bind(AWARDS, FIND, Action::Find, "查找", "按单位或名称找"),
            bind(AWARDS, ESC, Action::Back, "调度", "回到调度"),
            bind(AWARDS, &[key(KeyCode::Left)], Action::PreviousYear, "上一年", "上一年的名单"),
            bind(AWARDS, &[key(KeyCode::Right)], Action::NextYear, "", "下一年的名单"),
        ],
        &moves(AWARDS),
    ],
};

/// Cells of what every list of units begins with, a mark and the unit's place, and of its points.
const MARK_CELLS: usize = 2;
const RANK_CELLS: usize = 5;
const POINT_CELLS: usize = 7;

/// What is shown of the year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Face {
    /// Units by months by lamp.
    #[default]
    Lamps,
    /// The city month by month.
    City,
    /// Who stands where.
    Ranking,
    /// The award shortlist.
    Awards,
}

impl Face {
    const ALL: [Self; 4] = [Self::Lamps, Self::City, Self::Ranking, Self::Awards];

    fn next(self) -> Self {
        let at = Self::ALL.iter().position(|face| *face == self).unwrap_or(0);
        Self::ALL[(at + 1) % Self::ALL.len()]
    }

    fn title(self) -> &'static str {
        let at = Self::ALL.iter().position(|face| *face == self).unwrap_or(0);
        words::FACES[at]
    }
}

/// The screen, with the year as it was counted when it was opened or the books last changed.
struct YearScreen {
    year: Rc<Year>,
    face: Face,
    list: List,
    /// The unit that was at hand before a face without units.
    unit: Option<UnitId>,
    /// A unit whose rows are read, and the row at hand.
    read: Option<(UnitId, ListCursor)>,
}

/// This year, with the cursor on the unit at hand.
fn open(face: Face, cx: &ScreenContext<'_>) -> Step {
    let year = match cx.books.year(cx.base().year()) {
        Ok(year) => year,
        Err(fault) => return Step::Say(Notice::of_fault(&fault)),
    };
    let at = cx.unit.and_then(|unit| year.units.iter().position(|one| one.unit == *unit)).unwrap_or(0);
    let mut screen = YearScreen { year, face: Face::Lamps, list: List::default(), unit: cx.unit.cloned(), read: None };
    screen.list.cursor.at = at;
    if face != Face::Lamps {
        screen.turn(face, cx);
    }
    Step::show(screen)
}

impl YearScreen {
    /// The units that are listed: in speaking order, or best first; what is looked for narrows them, the best match first.
    fn shown<'a>(&'a self, cx: &ScreenContext<'_>) -> Vec<&'a UnitYear> {
        let mut units: Vec<&UnitYear> = match self.face {
            Face::Ranking => self.year.by_rank(),
            _ => self.year.units.iter().collect(),
        };
        let wanted = self.list.search.field.text().trim();
        if !wanted.is_empty() {
            let found = cx.listener.find_units(wanted);
            let place = |one: &UnitYear| found.iter().position(|unit| *unit == one.unit);
            units.retain(|one| place(one).is_some() || cx.ledger.short(&one.unit).contains(wanted));
            units.sort_by_key(|one| place(one).unwrap_or(found.len()));
        }
        units
    }

    /// Lines of the face at hand.
    fn count(&self, cx: &ScreenContext<'_>) -> usize {
        match self.face {
            Face::Lamps | Face::Ranking => self.shown(cx).len(),
            Face::City => self.year.months.len(),
            Face::Awards => awards::shown(&self.year, &self.list.search, cx).len(),
        }
    }

    /// While a unit's rows are read, keys move in them; `None`: they are not for them.
    fn on_rows(&mut self, input: &Input, cx: &ScreenContext<'_>) -> Option<Step> {
        let (unit, cursor) = self.read.as_mut()?;
        let count = self.year.unit(unit).map_or(0, |one| rows::of(one, &self.year, cx.ledger).len());
        if let Some(step) = cursor.act(input.action(), count, cx.page) {
            return Some(step);
        }
        match input.action() {
            Some(Action::NextYear | Action::PreviousYear | Action::Export) => return None,
            Some(Action::Back | Action::Enter) => self.read = None,
            Some(Action::CycleFilter) => {
                self.read = None;
                self.turn(self.face.next(), cx);
            }
            _ => return Some(Step::Unused),
        }
        Some(Step::Stay)
    }

    /// A face without anything looked for, with the unit at hand still at hand.
    fn turn(&mut self, face: Face, cx: &ScreenContext<'_>) {
        self.unit = self.at_hand(cx).map(|one| one.unit.clone()).or_else(|| self.unit.take());
        self.face = face;
        self.list.search = SearchBar::default();
        self.list.cursor.at = match self.face {
            Face::Lamps | Face::Ranking => {
                let is_at_hand = |one: &&UnitYear| Some(&one.unit) == self.unit.as_ref();
                self.shown(cx).iter().position(is_at_hand).unwrap_or(0)
            }
            Face::City => self.year.months.len().saturating_sub(1),
            Face::Awards => 0,
        };
    }

    fn at_hand(&self, cx: &ScreenContext<'_>) -> Option<&UnitYear> {
        match self.face {
            Face::Lamps | Face::Ranking => self.shown(cx).get(self.list.cursor.at).copied(),
            Face::City | Face::Awards => None,
        }
    }

    fn open(&mut self, cx: &ScreenContext<'_>) -> Step {
        let tell = |title, lines| Step::ask(Confirm::telling(title, lines));
        match self.face {
            Face::Lamps | Face::Ranking => {
                self.read = self.at_hand(cx).map(|one| (one.unit.clone(), ListCursor::default()));
                if self.read.is_some() { Step::Stay } else { Step::Unused }
            }
            Face::City => {
                let Some(month) = self.year.months.get(self.list.cursor.at) else { return Step::Unused };
                let title = words::month_of(month.meeting, cx.ledger, self.year.end);
                tell(title, self.who_was(self.list.cursor.at, cx))
            }
            Face::Awards => {
                let shown = awards::shown(&self.year, &self.list.search, cx);
                let Some((entry, kind)) = shown.get(self.list.cursor.at) else { return Step::Unused };
                let title = format!("{}　{}", cx.ledger.short(&entry.unit), entry.name);
                tell(title, about(entry, kind, cx.today()).into_iter().map(|(line, _)| line).collect())
            }
        }
    }

    /// One year on or back, as far as there were meetings.
    fn other_year(&mut self, by: i32, cx: &ScreenContext<'_>) -> Step {
        let to = self.year.year + by;
        let years = cx.ledger.meetings.values().map(|meeting| meeting.date.year());
        let (first, last) = years.fold((to, to), |(first, last), year| (first.min(year), last.max(year)));
        let is_held = cx.ledger.meetings.values().any(|meeting| meeting.date.year() == to);
        if is_held || (first < to && to < last) {
            match cx.books.year(to) {
                Ok(year) => {
                    self.year = year;
                    Step::Stay
                }
                Err(fault) => Step::Say(Notice::of_fault(&fault)),
            }
        } else {
            Step::refuse(words::NO_OTHER_YEAR.0, words::NO_OTHER_YEAR.1)
        }
    }

    fn put_forward(&self, cx: &ScreenContext<'_>) -> Step {
        let shown = awards::shown(&self.year, &self.list.search, cx);
        let Some((entry, _)) = shown.get(self.list.cursor.at) else { return Step::Unused };
        let year = self.year.year;
        let listed = !awards::is_listed(year, entry.id, cx.ledger);
        Step::execute(Command::PutForward { year, entry: entry.id, listed })
    }

    /// Who decides it; the first Enter reads it back, the next one releases.
    fn ask_release(&self, cx: &ScreenContext<'_>) -> Prompt {
        let year = self.year.year;
        let count = cx.ledger.shortlists.get(&year).map_or(0, |list| list.entries.len());
        let blanks = vec![Blank::new(words::RELEASED_BY, "")];
        let ask = Prompt::new(words::release_title(year), words::before_release(count), blanks, move |answer, _| {
            Ok(Step::execute(Command::ReleaseShortlist { year, by: answer.text(0) }))
        });
        ask.kept_as(format!("ReleaseShortlist({year})"))
    }
    /// The line under the title, where the search line stands when there is one.
    fn say(&self, frame: &mut Frame<'_>, body: Rect, text: &str, style: Style) {
        if !self.list.search.active && self.list.search.field.is_empty() {
            let line = Line::styled(fit(&format!(" {text}"), usize::from(body.width)).into_owned(), style);
            frame.render_widget(line, Rect { height: 1.min(body.height), ..body });
        }
    }
}

impl Screen for YearScreen {
    fn scopes(&self) -> Vec<Scope> {
        in_meeting(if self.face == Face::Awards { AWARDS } else { YEAR })
    }

    fn sheet(&self, cx: &ScreenContext<'_>) -> Option<Sheet> {
        Some(self.listed(cx))
    }

    fn search(&self) -> Option<&SearchBar> {
        Some(&self.list.search)
    }

    fn renew(&mut self, cx: &ScreenContext<'_>) {
        if let Ok(year) = cx.books.year(self.year.year) {
            self.year = year;
        }
    }

    fn update(&mut self, input: &Input, cx: &ScreenContext<'_>) -> Step {
        if let Some(step) = self.list.search.take(input) {
            self.list.cursor.at = 0;
            return step;
        }
        if let Some(asks) = self.on_rows(input, cx) {
            return asks;
        }
        if let Some(step) = self.list.cursor.act(input.action(), self.count(cx), cx.page) {
            return step;
        }
        match input.action() {
            Some(Action::Enter) => return self.open(cx),
            Some(Action::CycleFilter) => self.turn(self.face.next(), cx),
            Some(Action::NextYear) => return self.other_year(1, cx),
            Some(Action::PreviousYear) => return self.other_year(-1, cx),
            Some(Action::Find) if self.face != Face::City => return self.list.search.begin(),
            Some(Action::Export) => {
                return Step::Say(papers::export_year(cx.ledger, &self.year, cx.papers, cx.today()));
            }
            Some(Action::Toggle) => return self.put_forward(cx),
            Some(Action::Release) => return Step::ask(self.ask_release(cx)),
            Some(Action::Back) if !self.list.search.field.is_empty() => self.turn(self.face, cx),
            Some(Action::Back) => return Step::Back,
            _ => return Step::Unused,
        }
        Step::Stay
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
        let theme = cx.theme;
        let cells = usize::from(area.width);
        let top = Rect { height: 1.min(area.height), ..area };
        let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        if let Some((unit, cursor)) = &self.read
            && let Some(one) = self.year.unit(unit)
        {
            let title = words::standing_of(cx.ledger.short(unit), one);
            let title = words::face_title(self.year.year, &title);
            frame.render_widget(heading(&title, words::PRIVATE, cells, theme), top);
            rows::draw(frame, body, &rows::of(one, &self.year, cx.ledger), Some(*cursor), cx);
            return;
        }
        let title = words::face_title(self.year.year, self.face.title());
        frame.render_widget(heading(&title, words::PRIVATE, cells, theme), top);
        if self.list.search.active || !self.list.search.field.is_empty() {
            self.list.search.draw(frame, area, theme);
        }
        if self.year.months.is_empty() && self.face != Face::Awards {
            let words = format!("  {}", words::no_meetings(self.year.year));
            let place = Rect { y: body.y + 1, height: 1.min(body.height.saturating_sub(1)), ..body };
            frame.render_widget(Line::styled(words, theme.dim), place);
            return;
        }
        match self.face {
            Face::Lamps => self.draw_overview(frame, body, cx),
            Face::City => self.draw_city(frame, body, cx),
            Face::Ranking => self.draw_ranking(frame, body, cx),
            Face::Awards => self.draw_awards(frame, body, cx),
        }
    }
}

/// The beginning of a unit's line: its place, its name and a blank.
fn named<'a>(one: &UnitYear, name_cells: usize, cx: &ScreenContext<'_>) -> [Span<'a>; 2] {
    [
        Span::styled(format!("{}  ", pad_left(&words::rank(one.rank), RANK_CELLS - 2)), cx.theme.dim),
        Span::styled(pad(cx.ledger.short(&one.unit), name_cells - 1) + " ", cx.theme.text),
    ]
}

/// A unit's points, under one another.
fn total<'a>(one: &UnitYear, cx: &ScreenContext<'_>) -> Span<'a> {
    Span::styled(pad_left(&words::points_in_column(one.score.total), POINT_CELLS), cx.theme.text)
}
