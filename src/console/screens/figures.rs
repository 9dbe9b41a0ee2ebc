//! 数据: one unit's monthly numbers, number by number, last month beside them. What is typed waits here until it is filed
//! in one act, with every question about it read back first.

use super::trends;
use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        dialogs::{Chooser, Confirm},
        event::Input,
        keymap::{
            DELETE, ENTER, ESC, FIND, MEETING, PAGE_DOWN, PAGE_UP, Scope, TAB, bind, ctrl, f, line_moves, narrow,
            shift_f,
        },
        list::ListCursor,
        rows::{draw_row, pointer},
        screen::{Done, Draft, Place, Screen, Step, in_meeting},
        units,
    },
    document::Sheet,
    domain::{Command, Indicator, IndicatorId, Measure, Period, UnitId, rate},
    wording::{
        self, lists, register as words,
        wrap::{fit, pad, pad_left, width},
    },
};
use crossterm::event::KeyCode;
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where its keys are looked up.
pub const FIGURES: Scope = Scope("数据");

/// How it is reached, and its keys.
pub const PLACE: Place = Place {
    scope: FIGURES,
    key: Some(bind(MEETING, &[shift_f(5)], Action::Show(FIGURES), "", "数据：逐个填各单位本月的数，上月的在旁边")),
    open,
    keys: &[
        &[
            bind(FIGURES, ENTER, Action::Enter, "下一个", "填好一个数，转下一个；退格改"),
            bind(
                FIGURES,
                &[f(2), ctrl('s')],
                Action::FileChecked,
                "记下",
                "看小结和可疑的数，再按 Enter 把这一家的一次记下",
            ),
            bind(FIGURES, PAGE_DOWN, Action::NextUnit, "下一家", "转到下一家，填了没记的留着"),
            bind(FIGURES, PAGE_UP, Action::PreviousUnit, "", "回到上一家"),
            bind(FIGURES, FIND, Action::BindUnits, "找单位", "按序号、简称或拼音首字母转到某家"),
            bind(FIGURES, TAB, Action::NextRegister, "下一组", "跳到下一组指标"),
            bind(FIGURES, &[f(4)], Action::OtherMonth, "上月", "补填上月的数；再按回到本月"),
            bind(FIGURES, &[f(6)], Action::Trends, "走势", "看这个指标的走势"),
            bind(FIGURES, DELETE, Action::DropPick, "", "清掉这一格填的"),
            bind(FIGURES, ESC, Action::Back, "调度", "回到调度，填了没记的留着"),
        ],
        &line_moves(FIGURES),
    ],
};

/// More digits than any head count has.
const MOST_DIGITS: usize = 9;

/// What was typed and is not filed: unit, then indicator, then the digits.
type Typed = BTreeMap<UnitId, BTreeMap<IndicatorId, String>>;

/// The screen.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Figures {
    unit: Option<UnitId>,
    /// Whether last month's numbers are being filled in.
    earlier: bool,
    typed: Typed,
    #[serde(skip)]
    cursor: ListCursor,
}

/// The slot in which what is typed is kept.
fn slot(meeting: u32) -> String {
    format!("figures/{meeting}")
}

/// The sheet of the unit at hand, with what was typed into it earlier.
fn open(cx: &ScreenContext<'_>) -> Step {
    let draft = cx.books.draft(&slot(cx.draft_number()));
    let kept: Figures = draft.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    Step::show(Figures { unit: cx.unit.cloned().or(kept.unit.clone()), ..kept })
}

/// Another unit's sheet; what was typed for this one stays with it.
fn ask_unit(cx: &ScreenContext<'_>) -> Chooser {
    units::one("填哪家的数", cx, |unit, _| {
        let unit = unit.clone();
        Step::tell(|sheet: &mut Figures, _| {
            sheet.unit = Some(unit);
            Step::Stay
        })
    })
}

impl Figures {
    fn period(&self, cx: &ScreenContext<'_>) -> Option<Period> {
        let period = cx.meeting()?.period;
        Some(if self.earlier { period.before() } else { period })
    }

    fn typed_at(&self, indicator: &IndicatorId) -> &str {
        self.unit.as_ref().and_then(|unit| self.typed.get(unit)?.get(indicator)).map_or("", String::as_str)
    }

    fn type_at(&mut self, indicator: &IndicatorId, change: impl FnOnce(&mut String)) {
        let Some(unit) = self.unit.clone() else { return };
        let cells = self.typed.entry(unit.clone()).or_default();
        let cell = cells.entry(indicator.clone()).or_default();
        change(cell);
        if cell.is_empty() {
            cells.remove(indicator);
        }
        if cells.is_empty() {
            self.typed.remove(&unit);
        }
    }

    fn values(&self) -> BTreeMap<IndicatorId, i64> {
        let cells = self.unit.as_ref().and_then(|unit| self.typed.get(unit)).into_iter().flatten();
        cells.filter_map(|(indicator, digits)| Some((indicator.clone(), digits.parse().ok()?))).collect()
    }

    fn neighbour(&self, forward: bool, cx: &ScreenContext<'_>) -> Option<UnitId> {
        let roster = cx.ledger.roster();
        let at = roster.iter().position(|unit| Some(&unit.id) == self.unit.as_ref())?;
        let to = if forward { at + 1 } else { at.checked_sub(1)? };
        roster.get(to).map(|unit| unit.id.clone())
    }

    fn type_in(&mut self, input: &Input, at: &Indicator) -> Step {
        let typed: String = match input {
            Input::Paste(text) => text.trim().chars().map(narrow).collect(),
            Input::Key(key, _) => match key.code {
                KeyCode::Char(c) => narrow(c).to_string(),
                KeyCode::Backspace if self.typed_at(&at.id).is_empty() => return Step::stuck(),
                KeyCode::Backspace => {
                    self.type_at(&at.id, |cell| {
                        cell.pop();
                    });
                    return Step::Stay;
                }
                _ => return Step::Unused,
            },
        };
        if at.measure != Measure::Count {
            return Step::refuse("比率由两个数算出，不用填。", "填它下面的两个数就行。");
        }
        if !typed.bytes().all(|byte| byte.is_ascii_digit()) || typed.is_empty() {
            return Step::refuse("这里只填数目。", "用数字键；退格改，Del 清掉。");
        }
        if self.typed_at(&at.id).len() + typed.len() > MOST_DIGITS {
            return Step::refuse(format!("一个数最多{MOST_DIGITS}位，这次打的没有收进来。"), "退格改，Del 清掉。");
        }
        self.type_at(&at.id, |cell| cell.push_str(&typed));
        Step::Stay
    }

    /// What would be filed, with what is questionable about it; Enter files it.
    fn file(&self, cx: &ScreenContext<'_>) -> Step {
        let values = self.values();
        let (Some(unit), Some(period)) = (self.unit.clone(), self.period(cx)) else { return Step::Back };
        if values.is_empty() {
            return Step::refuse("这一家还没有填新的数。", "填好再按 F2。");
        }
        let doubts = cx.ledger.reading_doubts(&unit, period, &values);
        let mut lines =
            vec![format!("{}　{}：{} 个数。", cx.ledger.short(&unit), wording::month(period), values.len())];
        if doubts.is_empty() {
            lines.push("和上月比没有大的出入。".to_owned());
        } else {
            lines.push(format!("有 {} 处请先核对：", doubts.len()));
            lines.extend(doubts.iter().map(|doubt| format!("！{}。", words::doubt(doubt, cx.ledger))));
            lines.push("改数按 Esc；核对过没有错，按 Enter 记下。".to_owned());
        }
        let command = Command::TakeReadings { unit, period, values, sure: true };
        Step::ask(Confirm::new("记数据", lines, command))
    }

    fn lines<'a>(cx: &ScreenContext<'a>) -> Vec<SheetLine<'a>> {
        let mut lines = Vec::new();
        let mut group = "";
        for (at, known) in cx.ledger.programme.indicators.iter().enumerate() {
            if known.group != group {
                group = &known.group;
                lines.push(SheetLine::Group(group));
            }
            lines.push(SheetLine::Cell(at));
        }
        lines
    }

    fn cell_line<'a>(
        &self,
        known: &Indicator,
        unit: &UnitId,
        period: Period,
        name_cells: usize,
        is_selected: bool,
        cx: &ScreenContext<'_>,
    ) -> Line<'a> {
        let theme = cx.theme;
        let style = |role| if is_selected { theme.selected } else { role };
        let last = cx.ledger.value(unit, &known.id, period.before());
        let filed = cx.ledger.value(unit, &known.id, period);
        let typed = self.typed_at(&known.id);
        let values = self.values();
        let count = |id: &IndicatorId| -> Option<i64> {
            let filed = cx.ledger.readings.get(&(unit.clone(), id.clone(), period)).map(|reading| reading.value);
            values.get(id).copied().or(filed)
        };
        #[expect(clippy::cast_precision_loss, reason = "monthly head counts are far below 2^52")]
        let now = match &known.measure {
            Measure::Count => count(&known.id).map(|value| value as f64),
            Measure::Rate { part, whole } => count(part).zip(count(whole)).and_then(|(part, whole)| rate(part, whole)),
        };
        let shown = match &known.measure {
            Measure::Count if typed.is_empty() && is_selected => "_".to_owned(),
            Measure::Count => typed.to_owned(),
            Measure::Rate { .. } => words::value(known, now),
        };
        let change = now.zip(last).map_or(String::new(), |(now, last)| words::change(known, now - last));
        let is_doubtful = known.measure == Measure::Count
            && values.get(&known.id).is_some_and(|value| {
                let one = BTreeMap::from([(known.id.clone(), *value)]);
                let mut all = values.clone();
                all.extend(one);
                cx.ledger.reading_doubts(unit, period, &all).iter().any(|doubt| words::is_about(doubt, &known.id))
            });
        let name = format!("{}（{}）", known.name, known.unit);
        Line::from(vec![
            Span::styled(pointer(is_selected), style(theme.text)),
            Span::styled(pad(&name, name_cells), style(theme.text)),
            Span::styled(pad_left(&words::value(known, last), 9), style(theme.dim)),
            Span::styled(pad_left(&words::value(known, filed), 9), style(theme.dim)),
            Span::styled(pad_left(&shown, 9), style(if is_doubtful { theme.bad } else { theme.accent })),
            Span::styled(pad_left(&change, 9), style(if is_doubtful { theme.bad } else { theme.dim })),
            Span::styled(if is_doubtful { " ！请核对" } else { "" }, style(theme.bad)),
        ])
    }
}

impl Screen for Figures {
    fn scopes(&self) -> Vec<Scope> {
        in_meeting(FIGURES)
    }

    fn sheet(&self, cx: &ScreenContext<'_>) -> Option<Sheet> {
        let (unit, period) = (self.unit.as_ref()?, self.period(cx)?);
        let row = |known: &Indicator| {
            let value = |period| words::value(known, cx.ledger.value(unit, &known.id, period));
            vec![
                known.group.as_str().into(),
                known.name.as_str().into(),
                known.unit.as_str().into(),
                value(period.before()).into(),
                value(period).into(),
                self.typed_at(&known.id).into(),
            ]
        };
        let rows = cx.ledger.programme.indicators.iter().map(row).collect();
        let part = format!("{}　{}", cx.ledger.short(unit), wording::month(period));
        Some(Sheet::of(lists::of(FIGURES.title(), &part), &lists::FIGURES, rows))
    }

    fn draft(&self, meeting: u32) -> Option<Draft> {
        let text = if self.typed.is_empty() { String::new() } else { serde_json::to_string(self).unwrap_or_default() };
        Some(Draft { slot: slot(meeting), text })
    }

    fn done(&mut self, done: &Done<'_>, _: &ScreenContext<'_>) -> Step {
        if let Command::TakeReadings { unit, .. } = done.command()
            && done.is_act()
        {
            self.typed.remove(unit);
        }
        Step::Stay
    }

    fn update(&mut self, input: &Input, cx: &ScreenContext<'_>) -> Step {
        let indicators = &cx.ledger.programme.indicators;
        let page_keys = matches!(input.action(), Some(Action::PageUp | Action::PageDown));
        if !page_keys && let Some(step) = self.cursor.act(input.action(), indicators.len(), cx.page) {
            return step;
        }
        let Some(at) = indicators.get(self.cursor.at) else { return Step::Back };
        match input.action() {
            Some(Action::Enter) => {
                return self.cursor.act(Some(Action::Down), indicators.len(), cx.page).unwrap_or(Step::Unused);
            }
            Some(action @ (Action::NextUnit | Action::PreviousUnit)) => {
                let is_next = action == Action::NextUnit;
                let Some(unit) = self.neighbour(is_next, cx) else {
                    return Step::refuse(if is_next { "已是最后一家。" } else { "已是第一家。" }, "");
                };
                self.unit = Some(unit);
            }
            Some(Action::NextRegister) => {
                let next = indicators.iter().skip(self.cursor.at).position(|known| known.group != at.group);
                self.cursor.at = next.map_or(0, |next| self.cursor.at + next);
            }
            Some(Action::BindUnits) => return Step::ask(ask_unit(cx)),
            Some(Action::OtherMonth) => self.earlier = !self.earlier,
            Some(Action::Trends) => return trends::read(self.unit.clone(), Some(&at.id), cx, Step::Over),
            Some(Action::FileChecked) => return self.file(cx),
            Some(Action::DropPick) if self.typed_at(&at.id).is_empty() => return Step::stuck(),
            Some(Action::DropPick) => self.type_at(&at.id, String::clear),
            Some(Action::Back) => return Step::Back,
            _ => return self.type_in(input, at),
        }
        Step::Stay
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
        let theme = cx.theme;
        let (Some(unit), Some(period)) = (&self.unit, self.period(cx)) else { return };
        let cells = usize::from(area.width);
        let waits = self.typed.values().map(BTreeMap::len).sum::<usize>();
        let right = if waits > 0 { format!("{waits} 个数还没有记，F2 记下 ") } else { String::new() };
        let known = cx.ledger.units.get(unit);
        let order = known.map_or(0, |unit| unit.order);
        let title = format!(" {order} {}　{}的数据", cx.ledger.short(unit), wording::month(period));
        let head = Line::from(vec![
            Span::styled(pad(&title, cells.saturating_sub(width(&right))), theme.accent),
            Span::styled(right, theme.warn),
        ]);
        frame.render_widget(head, Rect { height: 1, ..area });
        let name_cells = cells.saturating_sub(2 + 4 * 9 + 4).clamp(18, 40);
        let titles =
            format!("  {}{}", pad("", name_cells), ["上月", "已记", "填", "差"].map(|t| pad_left(t, 9)).concat());
        frame.render_widget(
            Line::styled(fit(&titles, cells).into_owned(), theme.dim),
            Rect { y: area.y + 1, height: 1, ..area },
        );
        let indicators = &cx.ledger.programme.indicators;
        let rows = usize::from(area.height).saturating_sub(2);
        let lines = Self::lines(cx);
        let selected = lines.iter().position(|line| *line == SheetLine::Cell(self.cursor.at)).unwrap_or(0);
        let first = ListCursor { at: selected }.first_shown(lines.len(), rows);
        for (y, line) in (area.y + 2..).zip(lines.iter().skip(first).take(rows)) {
            let place = Rect { y, height: 1, ..area };
            match line {
                SheetLine::Group(group) => frame.render_widget(Line::styled(format!(" {group}"), theme.heading), place),
                SheetLine::Cell(at) => {
                    let is_selected = *at == self.cursor.at;
                    let drawn = self.cell_line(&indicators[*at], unit, period, name_cells, is_selected, cx);
                    draw_row(frame, place, drawn, is_selected, theme);
                }
            }
        }
    }
}

/// A line of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SheetLine<'a> {
    Group(&'a str),
    Cell(usize),
}
