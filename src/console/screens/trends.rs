//! 走势: indicators month by month, for a unit or for the city, as bars with their numbers; and who stands where in a
//! month. Bars are cells turned round in colour: they show on every terminal, whatever its fonts.

use crate::{
    console::{
        action::Action,
        context::ScreenContext,
        event::Input,
        keymap::{ENTER, ESC, Scope, bind, f, moves},
        list::ListCursor,
        notice::Notice,
        rows::{draw_row, heading, pointer},
        screen::{Place, Screen, Step, in_meeting},
    },
    document::Sheet,
    domain::{Indicator, IndicatorId, Measure, Period, Series, SeriesPoint, UnitId, partial_months},
    wording::{
        self, lists, register as words,
        wrap::{fit, pad, pad_left},
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    style::{Modifier, Style},
    text::{Line, Span},
};

/// Where its keys are looked up.
pub const TRENDS: Scope = Scope("走势");

/// How it is reached, and its keys.
pub const PLACE: Place = Place {
    scope: TRENDS,
    key: None,
    open: |cx| read(cx.unit.cloned(), None, cx, Step::Show),
    keys: &[
        &[
            bind(TRENDS, ENTER, Action::Enter, "换画面", "所有指标 → 逐月 → 各单位"),
            bind(TRENDS, &[f(4)], Action::OtherMonth, "全市/单位", "全市合计，或这一家的"),
            bind(TRENDS, ESC, Action::Back, "返回", "回到所有指标，再按回到数据"),
        ],
        &moves(TRENDS),
    ],
};

/// How many months are looked at.
const MONTHS: u32 = 13;

/// What is shown of the series.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Face {
    /// Every indicator: last month, this month, what has changed.
    #[default]
    List,
    /// One indicator month by month.
    Months,
    /// One indicator at every unit, this month.
    Units,
}

/// The screen.
#[derive(Clone, Debug)]
struct Trends {
    series: Series,
    unit: Option<UnitId>,
    whole_city: bool,
    face: Face,
    cursor: ListCursor,
}

/// The trends of a unit, beginning with an indicator; of the city when there is no unit.
pub fn read(
    unit: Option<UnitId>,
    indicator: Option<&IndicatorId>,
    cx: &ScreenContext<'_>,
    show: fn(Box<dyn Screen>) -> Step,
) -> Step {
    let until = cx.meeting().map_or(Period::of(cx.today()), |meeting| meeting.period);
    let series = match cx.books.series(until, MONTHS) {
        Ok(series) => series,
        Err(fault) => return Step::Say(Notice::of_fault(&fault)),
    };
    let indicators = &cx.ledger.programme.indicators;
    let at = indicator.and_then(|id| indicators.iter().position(|known| known.id == *id));
    let face = if at.is_some() { Face::Months } else { Face::List };
    let cursor = ListCursor { at: at.unwrap_or(0) };
    show(Box::new(Trends { whole_city: unit.is_none(), series, unit, face, cursor }))
}

impl Screen for Trends {
    fn scopes(&self) -> Vec<Scope> {
        in_meeting(TRENDS)
    }

    fn sheet(&self, cx: &ScreenContext<'_>) -> Option<Sheet> {
        let indicators = &cx.ledger.programme.indicators;
        let known = indicators.get(self.cursor.at)?;
        let whose = self.scope().map_or(words::CITY, |unit| cx.ledger.short(unit));
        let named = |part: &str| lists::of(TRENDS.title(), part);
        Some(match self.face {
            Face::List => {
                let row = |known: &Indicator| {
                    let points = self.series.of(known, self.scope());
                    let mut values = points.iter().rev().map(|point| words::value(known, point.value));
                    let (now, last) = (values.next().unwrap_or_default(), values.next().unwrap_or_default());
                    vec![known.name.as_str().into(), known.unit.as_str().into(), last.into(), now.into()]
                };
                Sheet::of(named(whose), &lists::TRENDS, indicators.iter().map(row).collect())
            }
            Face::Months => {
                let row = |point: &SeriesPoint| {
                    let units = u32::try_from(point.units).unwrap_or(u32::MAX);
                    vec![wording::month(point.period).into(), words::value(known, point.value).into(), units.into()]
                };
                let rows = self.series.of(known, self.scope()).iter().map(row).collect();
                Sheet::of(named(&format!("{}　{whose}", known.name)), &lists::BY_MONTH, rows)
            }
            Face::Units => {
                let row = |(unit, value): (UnitId, f64)| {
                    vec![cx.ledger.short(&unit).into(), words::value(known, Some(value)).into()]
                };
                let rows = self.by_unit(known).into_iter().map(row).collect();
                Sheet::of(named(&known.name), &lists::BY_UNIT, rows)
            }
        })
    }

    fn update(&mut self, input: &Input, cx: &ScreenContext<'_>) -> Step {
        let indicators = cx.ledger.programme.indicators.len();
        if let Some(step) = self.cursor.act(input.action(), indicators, cx.page) {
            return step;
        }
        match input.action() {
            Some(Action::Enter) => {
                self.face = match self.face {
                    Face::List => Face::Months,
                    Face::Months => Face::Units,
                    Face::Units => Face::List,
                }
            }
            Some(Action::OtherMonth) if self.face == Face::Units => {
                return Step::refuse("这里列的就是各单位，不分全市和一家。", "按 Enter 换画面。");
            }
            Some(Action::OtherMonth) if self.unit.is_none() => {
                return Step::refuse("没有选单位，看的就是全市。", "在调度画面转到一家，再来看它的。");
            }
            Some(Action::OtherMonth) => self.whole_city = !self.whole_city || self.unit.is_none(),
            Some(Action::Back) if self.face != Face::List => self.face = Face::List,
            Some(Action::Back) => return Step::Back,
            _ => return Step::Unused,
        }
        Step::Stay
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ScreenContext<'_>) {
        let theme = cx.theme;
        let cells = usize::from(area.width);
        let indicators = &cx.ledger.programme.indicators;
        let Some(known) = indicators.get(self.cursor.at) else { return };
        let whose = self.scope().map_or(words::CITY, |unit| cx.ledger.short(unit));
        let (title, right) = match self.face {
            Face::List => (format!("走势　{whose}"), "Enter 看逐月".to_owned()),
            Face::Months => (format!("{}（{}）　{whose}　逐月", known.name, known.unit), "↑↓ 换指标".to_owned()),
            Face::Units => (format!("{}（{}）　各单位　本月", known.name, known.unit), "↑↓ 换指标".to_owned()),
        };
        frame.render_widget(heading(&title, &right, cells, theme), Rect { height: 1, ..area });
        let body = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        match self.face {
            Face::List => self.draw_list(frame, body, indicators, cx),
            Face::Months => {
                let points = self.series.of(known, self.scope());
                // Months before the first number say nothing.
                let begun = points.iter().position(|point| point.value.is_some()).unwrap_or(0);
                let partial = partial_months(&points);
                let bars = points.iter().zip(partial).skip(begun).map(|(point, of)| Bar {
                    name: wording::month(point.period),
                    value: point.value,
                    aside: of.map_or_else(|| from(point), |of| words::reported(point.units, of)),
                    is_partial: of.is_some(),
                });
                draw_bars(frame, body, known, &bars.collect::<Vec<_>>(), cx);
            }
            Face::Units => {
                let bars = self.by_unit(known).into_iter().map(|(unit, value)| Bar {
                    name: cx.ledger.short(&unit).to_owned(),
                    value: Some(value),
                    aside: String::new(),
                    is_partial: false,
                });
                draw_bars(frame, body, known, &bars.collect::<Vec<_>>(), cx);
            }
        }
    }
}

impl Trends {
    fn scope(&self) -> Option<&UnitId> {
        self.unit.as_ref().filter(|_| !self.whole_city)
    }

    /// The last month's value of each unit that reported one, the highest first.
    fn by_unit(&self, known: &Indicator) -> Vec<(UnitId, f64)> {
        let Some(period) = self.series.of(known, None).last().map(|point| point.period) else { return Vec::new() };
        let mut units = self.series.by_unit(known, period);
        units.sort_by(|one, other| other.1.total_cmp(&one.1));
        units
    }

    fn draw_list(&self, frame: &mut Frame<'_>, area: Rect, indicators: &[Indicator], cx: &ScreenContext<'_>) {
        let theme = cx.theme;
        let cells = usize::from(area.width);
        let rows = usize::from(area.height);
        let first = self.cursor.first_shown(indicators.len(), rows);
        let name_cells = cells.saturating_sub(2 + 3 * 9 + 2 + 14).clamp(18, 40);
        for (y, (at, known)) in (area.y..).zip(indicators.iter().enumerate().skip(first).take(rows)) {
            let is_selected = at == self.cursor.at;
            let style = |role| if is_selected { theme.selected } else { role };
            let points = self.series.of(known, self.scope());
            let beside = self.series.beside(known, self.scope()).and_then(|beside| beside.change());
            let mut values = points.iter().rev().map(|point| point.value);
            let (now, last) = (values.next().flatten(), values.next().flatten());
            let mut from = points.iter().rev().map(|point| point.units);
            let (units, before) = (from.next().unwrap_or(0), from.next().unwrap_or(0));
            // A sum over fewer units is no fall: while they differ, who has reported is said instead.
            let change = if units < before && matches!(known.measure, Measure::Count) {
                words::reported(units, before)
            } else {
                beside.map_or(String::new(), |change| words::change(known, change))
            };
            let most = points.iter().filter_map(|point| point.value).fold(0.0_f64, f64::max);
            let line = Line::from(vec![
                Span::styled(pointer(is_selected), style(theme.text)),
                Span::styled(pad(&format!("{}（{}）", known.name, known.unit), name_cells), style(theme.text)),
                Span::styled(pad_left(&words::value(known, last), 9), style(theme.dim)),
                Span::styled(pad_left(&words::value(known, now), 9), style(theme.text)),
                Span::styled(pad_left(&change, 9), style(theme.dim)),
                Span::styled("  ", style(theme.text)),
            ]);
            draw_row(frame, Rect { y, height: 1, ..area }, line, is_selected, theme);
            let x = area.x + u16::try_from(2 + name_cells + 27 + 2).unwrap_or(u16::MAX);
            if let Some(value) = now
                && x + 12 <= area.right()
            {
                draw_bar(frame, Rect { x, y, width: 12, height: 1 }, value, most, theme.dim);
            }
        }
    }
}

/// From how many units a number comes.
fn from(point: &SeriesPoint) -> String {
    if point.units > 1 { format!("{} 家", point.units) } else { String::new() }
}

/// A line of a picture of bars.
struct Bar {
    name: String,
    value: Option<f64>,
    aside: String,
    /// Of a month that not everybody has reported: hollow, for it is no fall.
    is_partial: bool,
}

/// A name, a number and a bar a line; where nothing was reported there is a dash and no bar.
fn draw_bars(frame: &mut Frame<'_>, area: Rect, known: &Indicator, bars: &[Bar], cx: &ScreenContext<'_>) {
    let theme = cx.theme;
    if bars.is_empty() {
        let none = Rect { height: 1.min(area.height), ..area };
        frame.render_widget(Line::styled("  这个月还没有报", theme.dim), none);
        return;
    }
    let most = bars.iter().filter_map(|bar| bar.value).fold(0.0_f64, f64::max);
    let rows = usize::from(area.height);
    // The newest months are the ones looked for.
    let skipped =
        if bars.first().is_some_and(|bar| bar.aside.is_empty()) { 0 } else { bars.len().saturating_sub(rows) };
    for (y, Bar { name, value, aside, is_partial }) in (area.y..).zip(bars.iter().skip(skipped).take(rows)) {
        let words = format!("  {}{} ", pad(name, 16), pad_left(&words::value(known, *value), 9));
        let place = Rect { y, height: 1, ..area };
        frame.render_widget(Line::styled(words, theme.text), place);
        let x = area.x + 28;
        let room = area.width.saturating_sub(28 + 8);
        if let Some(value) = value {
            let place = Rect { x, y, width: room, height: 1 };
            if *is_partial {
                let cells = words::hollow(&words::bar(*value, most, u32::from(room)));
                frame.render_widget(Line::styled(cells, theme.dim), place);
            } else {
                draw_bar(frame, place, *value, most, theme.accent);
            }
        }
        let end = Rect { x: area.right().saturating_sub(7), y, width: 7.min(area.width), height: 1 };
        frame.render_widget(Line::styled(fit(aside, 7).into_owned(), theme.dim), end);
    }
}

/// A bar as long as its value's part of the most; what is more than nothing shows.
fn draw_bar(frame: &mut Frame<'_>, place: Rect, value: f64, most: f64, style: Style) {
    if most <= 0.0 || value <= 0.0 {
        return;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the width")]
    let cells = ((value / most).min(1.0) * f64::from(place.width)).round() as u16;
    let bar = Rect { width: cells.clamp(1, place.width), ..place };
    frame.render_widget(Line::styled(" ".repeat(usize::from(bar.width)), style.add_modifier(Modifier::REVERSED)), bar);
}
