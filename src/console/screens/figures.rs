//! 数据: one unit's monthly numbers, number by number, last month beside them. What is typed waits here until it is filed
//! in one act, with every question about it read back first.

use crate::{
    console::{
        action::Action,
        dialogs::{Confirm, Dialog},
        effect::Effect,
        event::Input,
        keymap::narrow,
        list::ListCursor,
        sight::Sight,
    },
    domain::{Command, Indicator, IndicatorId, Measure, Period, UnitId, rate},
    wording::{
        self, register as words,
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

/// More digits than any head count has.
const MOST_DIGITS: usize = 9;

/// What was typed and is not filed: unit, then indicator, then the digits.
type Typed = BTreeMap<UnitId, BTreeMap<IndicatorId, String>>;

/// The screen.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Figures {
    unit: Option<UnitId>,
    /// Whether last month's numbers are being filled in.
    earlier: bool,
    typed: Typed,
    #[serde(skip)]
    cursor: ListCursor,
}

/// What the screen asks for.
pub enum FiguresAsks {
    /// Nothing.
    Nothing,
    /// To choose a unit.
    Unit,
    /// A dialog.
    Dialog(Box<Dialog>),
    /// An effect.
    Effect(Effect),
    /// To say something.
    Say(&'static str, &'static str),
    /// Back to the walk.
    Back,
}

/// The slot in which what is typed is kept.
#[must_use]
pub fn slot(meeting: u32) -> String {
    format!("figures/{meeting}")
}

impl Figures {
    /// The sheet of a unit, with what was typed into it earlier.
    #[must_use]
    pub fn of(unit: Option<UnitId>, draft: Option<&str>) -> Self {
        let kept: Self = draft.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
        Self { unit: unit.or(kept.unit.clone()), ..kept }
    }

    /// What is worth keeping of what was typed; empty when nothing waits.
    #[must_use]
    pub fn draft(&self) -> String {
        if self.typed.is_empty() { String::new() } else { serde_json::to_string(self).unwrap_or_default() }
    }

    /// Turns to a unit; what was typed for another stays with that.
    pub fn turn_to(&mut self, unit: UnitId) {
        self.unit = Some(unit);
    }

    /// What was typed for a unit is on disk.
    pub fn filed(&mut self, unit: &UnitId) {
        self.typed.remove(unit);
    }

    fn period(&self, sight: &Sight<'_>) -> Option<Period> {
        let period = sight.meeting()?.period;
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

    fn neighbour(&self, forward: bool, sight: &Sight<'_>) -> Option<UnitId> {
        let roster = sight.ledger.roster();
        let at = roster.iter().position(|unit| Some(&unit.id) == self.unit.as_ref())?;
        let to = if forward { at + 1 } else { at.checked_sub(1)? };
        roster.get(to).map(|unit| unit.id.clone())
    }

    /// Takes an input.
    pub fn update(&mut self, input: &Input, sight: &Sight<'_>) -> FiguresAsks {
        let indicators = &sight.ledger.programme.indicators;
        let page_keys = matches!(input.action(), Some(Action::PageUp | Action::PageDown));
        if !page_keys && self.cursor.act(input.action(), indicators.len(), sight.page) {
            return FiguresAsks::Nothing;
        }
        let Some(at) = indicators.get(self.cursor.at) else { return FiguresAsks::Back };
        match input.action() {
            Some(Action::Enter) => {
                self.cursor.act(Some(Action::Down), indicators.len(), sight.page);
            }
            Some(Action::NextUnit) => self.unit = self.neighbour(true, sight).or(self.unit.take()),
            Some(Action::PreviousUnit) => self.unit = self.neighbour(false, sight).or(self.unit.take()),
            Some(Action::NextRegister) => {
                let next = indicators.iter().skip(self.cursor.at).position(|known| known.group != at.group);
                self.cursor.at = next.map_or(0, |next| self.cursor.at + next);
            }
            Some(Action::Jump) => return FiguresAsks::Unit,
            Some(Action::OtherMonth) => self.earlier = !self.earlier,
            Some(Action::ShowTrends) => {
                return FiguresAsks::Effect(Effect::ReadSeries(self.unit.clone(), Some(at.id.clone())));
            }
            Some(Action::FileChecked) => return self.file(sight),
            Some(Action::DropPick) => self.type_at(&at.id, String::clear),
            Some(Action::Back) => return FiguresAsks::Back,
            _ => return self.type_in(input, at),
        }
        FiguresAsks::Nothing
    }

    fn type_in(&mut self, input: &Input, at: &Indicator) -> FiguresAsks {
        let typed: String = match input {
            Input::Paste(text) => text.trim().chars().map(narrow).collect(),
            Input::Key(key, _) => match key.code {
                KeyCode::Char(c) => narrow(c).to_string(),
                KeyCode::Backspace => {
                    self.type_at(&at.id, |cell| {
                        cell.pop();
                    });
                    return FiguresAsks::Nothing;
                }
                _ => return FiguresAsks::Nothing,
            },
        };
        if at.measure != Measure::Count {
            return FiguresAsks::Say("比率由两个数算出，不用填。", "填它下面的两个数就行。");
        }
        if !typed.bytes().all(|byte| byte.is_ascii_digit()) || typed.is_empty() {
            return FiguresAsks::Say("这里只填数目。", "用数字键；退格改，Del 清掉。");
        }
        self.type_at(&at.id, |cell| {
            cell.push_str(&typed);
            cell.truncate(MOST_DIGITS);
        });
        FiguresAsks::Nothing
    }

    /// What would be filed, with what is questionable about it; Enter files it.
    fn file(&self, sight: &Sight<'_>) -> FiguresAsks {
        let values = self.values();
        let (Some(unit), Some(period)) = (self.unit.clone(), self.period(sight)) else { return FiguresAsks::Back };
        if values.is_empty() {
            return FiguresAsks::Say("这一家还没有填新的数。", "填好再按 F2。");
        }
        let doubts = sight.ledger.reading_doubts(&unit, period, &values);
        let mut lines =
            vec![format!("{}　{}：{} 个数。", sight.ledger.short(&unit), wording::month(period), values.len())];
        if doubts.is_empty() {
            lines.push("和上月比没有大的出入。".to_owned());
        } else {
            lines.push(format!("有 {} 处请先核对：", doubts.len()));
            lines.extend(doubts.iter().map(|doubt| format!("！{}。", words::doubt(doubt, sight.ledger))));
            lines.push("改数按 Esc；核对过没有错，按 Enter 记下。".to_owned());
        }
        let effect = Effect::execute(Command::TakeReadings { unit, period, values, sure: true });
        FiguresAsks::Dialog(Box::new(Dialog::Confirm(Confirm { title: "记数据".to_owned(), lines, effect })))
    }

    /// Draws it.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, sight: &Sight<'_>) {
        let theme = sight.theme;
        let (Some(unit), Some(period)) = (&self.unit, self.period(sight)) else { return };
        let cells = usize::from(area.width);
        let waits = self.typed.values().map(BTreeMap::len).sum::<usize>();
        let right = if waits > 0 { format!("{waits} 个数还没有记，F2 记下 ") } else { String::new() };
        let known = sight.ledger.units.get(unit);
        let order = known.map_or(0, |unit| unit.order);
        let title = format!(" {order} {}　{}的数据", sight.ledger.short(unit), wording::month(period));
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
        let indicators = &sight.ledger.programme.indicators;
        let rows = usize::from(area.height).saturating_sub(2);
        let lines = Self::lines(sight);
        let selected = lines.iter().position(|line| *line == SheetLine::Cell(self.cursor.at)).unwrap_or(0);
        let first = ListCursor { at: selected }.first_shown(lines.len(), rows);
        for (y, line) in (area.y + 2..).zip(lines.iter().skip(first).take(rows)) {
            let place = Rect { y, height: 1, ..area };
            match line {
                SheetLine::Group(group) => frame.render_widget(Line::styled(format!(" {group}"), theme.heading), place),
                SheetLine::Cell(at) => {
                    let is_selected = *at == self.cursor.at;
                    let drawn = self.cell_line(&indicators[*at], unit, period, name_cells, is_selected, sight);
                    crate::console::rows::draw_row(frame, place, drawn, is_selected, theme);
                }
            }
        }
    }

    fn lines<'a>(sight: &Sight<'a>) -> Vec<SheetLine<'a>> {
        let mut lines = Vec::new();
        let mut group = "";
        for (at, known) in sight.ledger.programme.indicators.iter().enumerate() {
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
        sight: &Sight<'_>,
    ) -> Line<'a> {
        let theme = sight.theme;
        let style = |role| if is_selected { theme.selected } else { role };
        let last = sight.ledger.value(unit, &known.id, period.before());
        let filed = sight.ledger.value(unit, &known.id, period);
        let typed = self.typed_at(&known.id);
        let values = self.values();
        let count = |id: &IndicatorId| -> Option<i64> {
            let filed = sight.ledger.readings.get(&(unit.clone(), id.clone(), period)).map(|reading| reading.value);
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
                sight.ledger.reading_doubts(unit, period, &all).iter().any(|doubt| words::is_about(doubt, &known.id))
            });
        let name = format!("{}（{}）", known.name, known.unit);
        Line::from(vec![
            Span::styled(if is_selected { "> " } else { "  " }, style(theme.text)),
            Span::styled(pad(&name, name_cells), style(theme.text)),
            Span::styled(pad_left(&words::value(known, last), 9), style(theme.dim)),
            Span::styled(pad_left(&words::value(known, filed), 9), style(theme.dim)),
            Span::styled(pad_left(&shown, 9), style(if is_doubtful { theme.bad } else { theme.accent })),
            Span::styled(pad_left(&change, 9), style(if is_doubtful { theme.bad } else { theme.dim })),
            Span::styled(if is_doubtful { " ！请核对" } else { "" }, style(theme.bad)),
        ])
    }
}

/// A line of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SheetLine<'a> {
    Group(&'a str),
    Cell(usize),
}
