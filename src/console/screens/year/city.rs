//! The city month by month: lamps counted and drawn as one bar of parts, who came, who was silent, who was red.

use super::YearScreen;
use crate::{
    console::{
        context::ScreenContext,
        rows::{draw_row, pointer},
    },
    document::Field,
    domain::{Lamp, LampCount, MonthCell, Presence},
    wording::{
        self,
        wrap::{fit, pad, pad_left, width},
        year as words,
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    style::Modifier,
    text::{Line, Span},
};

const MONTH_CELLS: usize = 8;
const LAMP_CELLS: usize = 5;
const CAME_CELLS: usize = 8;
const SILENT_CELLS: usize = 6;

/// What all units' cells of a month come to besides their lamps.
#[derive(Default)]
struct City {
    came: usize,
    called: usize,
    silent: usize,
}

impl YearScreen {
    pub(super) fn draw_city(&self, frame: &mut Frame<'_>, body: Rect, cx: &ScreenContext<'_>) {
        let theme = cx.theme;
        let mut head = pad("", 2) + &pad(words::MONTH, MONTH_CELLS);
        for lamp in LampCount::LAMPS {
            head += &pad_left(wording::lamp(lamp), LAMP_CELLS);
        }
        head += &pad_left(words::CITY_COLUMNS[0], CAME_CELLS);
        head += &pad_left(words::CITY_COLUMNS[1], SILENT_CELLS);
        let line = |y: u16| Rect { y, height: 1.min(body.bottom().saturating_sub(y)), ..body };
        frame.render_widget(Line::styled(head, theme.dim), line(body.y + 1));
        let totals = self.year.totals();
        let most = totals.iter().map(LampCount::total).max().unwrap_or(0);
        let top = body.y + 2;
        let rows = usize::from(body.bottom().saturating_sub(top));
        // One line a month; where there is room, a second one with the names, and a third to breathe.
        let tall = (rows / totals.len().max(1)).clamp(1, 3);
        let first = self.list.cursor.first_shown(totals.len(), (rows / tall).max(1));
        for (nth, at) in (first..totals.len()).enumerate().take(rows / tall) {
            let y = top + u16::try_from(nth * tall).unwrap_or(0);
            let is_selected = at == self.list.cursor.at;
            cx.hits.line(line(y), at, is_selected);
            let words = self.month_line(at, totals[at], is_selected, cx);
            let x = u16::try_from(words.width()).unwrap_or(0) + 2;
            draw_row(frame, Rect { width: x.saturating_sub(2).min(body.width), ..line(y) }, words, is_selected, theme);
            let bar = Rect { x: body.x + x, width: body.width.saturating_sub(x + 2), ..line(y) };
            draw_parts(frame, bar, totals[at], most, cx);
            if tall > 1 {
                let names = self.red_units(at, cx);
                let names = format!("{}{names}", pad("", 2 + MONTH_CELLS));
                let names = fit(&names, usize::from(body.width).saturating_sub(2)).into_owned();
                frame.render_widget(Line::styled(names, theme.dim), line(y + 1));
            }
        }
    }

    fn month_line<'a>(&self, at: usize, lamps: LampCount, is_selected: bool, cx: &ScreenContext<'_>) -> Line<'a> {
        let theme = cx.theme;
        let style = |role| if is_selected { theme.selected } else { role };
        let month = words::month_of(self.year.months[at].meeting, cx.ledger, self.year.end);
        let mark = pointer(is_selected);
        let mut spans = vec![Span::styled(format!("{mark}{}", pad(&month, MONTH_CELLS)), style(theme.text))];
        for lamp in LampCount::LAMPS {
            let count = lamps.of(lamp);
            let words = if count == 0 { "·".to_owned() } else { count.to_string() };
            let role = if count == 0 { theme.dim } else { theme.lamp(lamp) };
            spans.push(Span::styled(pad_left(&words, LAMP_CELLS), style(role)));
        }
        let city = self.city(at);
        let came = if city.called == 0 { "·".to_owned() } else { format!("{}/{}", city.came, city.called) };
        let silent = if city.silent == 0 { "·".to_owned() } else { city.silent.to_string() };
        spans.push(Span::styled(pad_left(&came, CAME_CELLS), style(theme.text)));
        let role = if city.silent == 0 { theme.dim } else { theme.warn };
        spans.push(Span::styled(pad_left(&silent, SILENT_CELLS), style(role)));
        Line::from(spans)
    }

    fn city(&self, at: usize) -> City {
        let cells = self.year.units.iter().filter_map(|one| one.cells.get(at));
        cells.fold(City::default(), |city, cell: &MonthCell| City {
            came: city.came + usize::from(cell.presence.is_some_and(Presence::came)),
            called: city.called + usize::from(cell.presence.is_some()),
            silent: city.silent + usize::from(cell.silent),
        })
    }

    /// A month in cells: its lamps, who came, who was silent, who was red.
    pub(super) fn month_fields(&self, at: usize, cx: &ScreenContext<'_>) -> Vec<Field> {
        let count = |count: usize| Field::from(u32::try_from(count).unwrap_or(u32::MAX));
        let city = self.city(at);
        let lamps = self.year.totals()[at];
        let mut fields = vec![words::month_of(self.year.months[at].meeting, cx.ledger, self.year.end).into()];
        fields.extend(LampCount::LAMPS.iter().map(|lamp| Field::from(lamps.of(*lamp))));
        fields.push(format!("{}/{}", city.came, city.called).into());
        fields.push(count(city.silent));
        fields.push(self.names(at, |cell| cell.lamps.of(Lamp::Red) > 0, cx).join("、").into());
        fields
    }

    /// The names of the units whose cell is of a sort.
    fn names<'a>(&self, at: usize, is: impl Fn(&MonthCell) -> bool, cx: &ScreenContext<'a>) -> Vec<&'a str> {
        let units = self.year.units.iter().filter(|one| one.cells.get(at).is_some_and(&is));
        units.filter_map(|one| cx.ledger.units.get(&one.unit)).map(|unit| unit.short.as_str()).collect()
    }

    /// Who was red, silent or away in a month.
    pub(super) fn who_was(&self, at: usize, cx: &ScreenContext<'_>) -> Vec<String> {
        let [red, silent, away] = words::MONTH_SECTIONS;
        vec![
            words::month_section(red, &self.names(at, |cell| cell.lamps.of(Lamp::Red) > 0, cx)),
            words::month_section(silent, &self.names(at, |cell| cell.silent, cx)),
            words::month_section(away, &self.names(at, |cell| cell.presence.is_some_and(|how| !how.came()), cx)),
        ]
    }

    /// The units with a red lamp, by name.
    fn red_units(&self, at: usize, cx: &ScreenContext<'_>) -> String {
        let names = self.names(at, |cell| cell.lamps.of(Lamp::Red) > 0, cx);
        if names.is_empty() {
            words::NO_RED_UNITS.to_owned()
        } else {
            format!("{}{}", words::RED_UNITS, names.join("、"))
        }
    }
}

/// A month's lamps as one bar, each part with its own character in it where it is long enough: never colour alone.
fn draw_parts(frame: &mut Frame<'_>, place: Rect, lamps: LampCount, most: u32, cx: &ScreenContext<'_>) {
    if most == 0 || place.height == 0 {
        return;
    }
    let end = |count: u32| {
        let cells = u64::from(count) * u64::from(place.width) / u64::from(most);
        u16::try_from(cells).unwrap_or(place.width)
    };
    let mut counted = 0;
    for lamp in LampCount::LAMPS {
        let from = end(counted);
        counted += lamps.of(lamp);
        let cells = end(counted) - from;
        let name = wording::lamp(lamp);
        let words = if usize::from(cells) >= width(name) { name } else { "" };
        let part = Rect { x: place.x + from, width: cells, ..place };
        let style = cx.theme.lamp(lamp).add_modifier(Modifier::REVERSED);
        frame.render_widget(Line::styled(pad(words, usize::from(cells)), style), part);
    }
}
