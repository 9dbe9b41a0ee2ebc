//! 走势: indicators month by month, for a unit or for the city, as bars with their numbers; and who stands where in a
//! month. Bars are cells turned round in colour: they show on every terminal, whatever its fonts.

use crate::{
    console::{
        action::Action,
        event::Input,
        list::ListCursor,
        rows::{draw_row, heading},
        sight::Sight,
    },
    domain::{Indicator, IndicatorId, Measure, Series, SeriesPoint, UnitId},
    wording::{
        self, register as words,
        wrap::{fit, pad, pad_left},
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    style::{Modifier, Style},
    text::{Line, Span},
};

/// How many months are looked at.
pub const MONTHS: u32 = 13;

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
pub struct Trends {
    series: Series,
    unit: Option<UnitId>,
    whole_city: bool,
    face: Face,
    cursor: ListCursor,
}

impl Trends {
    /// The trends of a unit, beginning with an indicator; of the city when there is no unit.
    #[must_use]
    pub fn of(series: Series, unit: Option<UnitId>, indicator: Option<&IndicatorId>, indicators: &[Indicator]) -> Self {
        let at = indicator.and_then(|id| indicators.iter().position(|known| known.id == *id));
        let face = if at.is_some() { Face::Months } else { Face::List };
        Self { whole_city: unit.is_none(), series, unit, face, cursor: ListCursor { at: at.unwrap_or(0) } }
    }

    /// Takes an input; says whether the screen is left.
    pub fn update(&mut self, input: &Input, sight: &Sight<'_>) -> bool {
        let indicators = sight.ledger.programme.indicators.len();
        if self.cursor.act(input.action(), indicators, sight.page) {
            return false;
        }
        match input.action() {
            Some(Action::Enter) => {
                self.face = match self.face {
                    Face::List => Face::Months,
                    Face::Months => Face::Units,
                    Face::Units => Face::List,
                }
            }
            Some(Action::OtherMonth) => self.whole_city = !self.whole_city || self.unit.is_none(),
            Some(Action::Back) if self.face != Face::List => self.face = Face::List,
            Some(Action::Back) => return true,
            _ => {}
        }
        false
    }

    fn scope(&self) -> Option<&UnitId> {
        self.unit.as_ref().filter(|_| !self.whole_city)
    }

    /// Draws it.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, sight: &Sight<'_>) {
        let theme = sight.theme;
        let cells = usize::from(area.width);
        let indicators = &sight.ledger.programme.indicators;
        let Some(known) = indicators.get(self.cursor.at) else { return };
        let whose = self.scope().map_or("全市合计", |unit| sight.ledger.short(unit));
        let (title, right) = match self.face {
            Face::List => (format!("走势　{whose}"), "Enter 看逐月".to_owned()),
            Face::Months => (format!("{}（{}）　{whose}　逐月", known.name, known.unit), "↑↓ 换指标".to_owned()),
            Face::Units => (format!("{}（{}）　各单位　本月", known.name, known.unit), "↑↓ 换指标".to_owned()),
        };
        frame.render_widget(heading(&title, &right, cells, theme), Rect { height: 1, ..area });
        let body = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        match self.face {
            Face::List => self.draw_list(frame, body, indicators, sight),
            Face::Months => {
                let points = self.series.of(known, self.scope());
                // Months before the first number say nothing.
                let begun = points.iter().position(|point| point.value.is_some()).unwrap_or(0);
                let bars = points[begun..].iter().map(|point| (wording::month(point.period), point.value, from(point)));
                draw_bars(frame, body, known, &bars.collect::<Vec<_>>(), sight);
            }
            Face::Units => {
                let Some(period) = self.series.of(known, None).last().map(|point| point.period) else { return };
                let mut units = self.series.by_unit(known, period);
                units.sort_by(|one, other| other.1.total_cmp(&one.1));
                let bars = units
                    .into_iter()
                    .map(|(unit, value)| (sight.ledger.short(&unit).to_owned(), Some(value), String::new()));
                draw_bars(frame, body, known, &bars.collect::<Vec<_>>(), sight);
            }
        }
    }

    fn draw_list(&self, frame: &mut Frame<'_>, area: Rect, indicators: &[Indicator], sight: &Sight<'_>) {
        let theme = sight.theme;
        let cells = usize::from(area.width);
        let rows = usize::from(area.height);
        let first = self.cursor.first_shown(indicators.len(), rows);
        let name_cells = cells.saturating_sub(2 + 3 * 9 + 2 + 14).clamp(18, 40);
        for (y, (at, known)) in (area.y..).zip(indicators.iter().enumerate().skip(first).take(rows)) {
            let is_selected = at == self.cursor.at;
            let style = |role| if is_selected { theme.selected } else { role };
            let points = self.series.of(known, self.scope());
            let mut values = points.iter().rev().map(|point| point.value);
            let (now, last) = (values.next().flatten(), values.next().flatten());
            let mut from = points.iter().rev().map(|point| point.units);
            let (units, before) = (from.next().unwrap_or(0), from.next().unwrap_or(0));
            // A sum over fewer units is no fall: while they differ, who has reported is said instead.
            let change = if units < before && matches!(known.measure, Measure::Count) {
                words::reported(units, before)
            } else {
                now.zip(last).map_or(String::new(), |(now, last)| words::change(known, now - last))
            };
            let most = points.iter().filter_map(|point| point.value).fold(0.0_f64, f64::max);
            let line = Line::from(vec![
                Span::styled(if is_selected { "> " } else { "  " }, style(theme.text)),
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

/// A name, a number and a bar a line; where nothing was reported there is a dash and no bar.
fn draw_bars(
    frame: &mut Frame<'_>,
    area: Rect,
    known: &Indicator,
    bars: &[(String, Option<f64>, String)],
    sight: &Sight<'_>,
) {
    let theme = sight.theme;
    if bars.is_empty() {
        let none = Rect { height: 1.min(area.height), ..area };
        frame.render_widget(Line::styled("  这个月还没有报", theme.dim), none);
        return;
    }
    let most = bars.iter().filter_map(|(_, value, _)| *value).fold(0.0_f64, f64::max);
    let rows = usize::from(area.height);
    // The newest months are the ones looked for.
    let skipped =
        if bars.first().is_some_and(|(_, _, units)| units.is_empty()) { 0 } else { bars.len().saturating_sub(rows) };
    for (y, (name, value, aside)) in (area.y..).zip(bars.iter().skip(skipped).take(rows)) {
        let words = format!("  {}{} ", pad(name, 16), pad_left(&words::value(known, *value), 9));
        let place = Rect { y, height: 1, ..area };
        frame.render_widget(Line::styled(words, theme.text), place);
        let x = area.x + 28;
        let room = area.width.saturating_sub(28 + 8);
        if let Some(value) = value {
            draw_bar(frame, Rect { x, y, width: room, height: 1 }, *value, most, theme.accent);
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
