//! Units by months by lamp: a cell a month with its most pressing lamp as a character and a colour, and how the unit came.

use super::{MARK_CELLS, POINT_CELLS, RANK_CELLS, YearScreen, named, rows, total};
use crate::{
    console::{context::ScreenContext, rows::rule},
    domain::{Lamp, MonthCell, UnitYear},
    wording::{
        self,
        wrap::{fit, pad, pad_left, width},
        year as words,
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

/// Cells of a month: a lamp and a sign, or a lamp and characters.
const NARROW: usize = 4;
const WIDE: usize = 7;
/// Cells of a unit's name: at least, at most.
const NAME_CELLS: (usize, usize) = (12, 20);
/// Beside the table the rows of the unit at hand are shown when there are so many cells.
const ASIDE_CELLS: usize = 44;
/// Lines of scores under the list.
const ABOUT_ROWS: u16 = 4;

/// How the table is laid out in a width.
struct Columns {
    /// The first month that is shown: the newest are the ones looked for.
    from: usize,
    /// Cells of a month.
    month: usize,
    /// Cells of a unit's name.
    name: usize,
}

impl Columns {
    fn of(months: usize, cells: usize) -> Self {
        let fixed = MARK_CELLS + RANK_CELLS + POINT_CELLS;
        let room = cells.saturating_sub(fixed + NAME_CELLS.0);
        let month = if months * WIDE <= room { WIDE } else { NARROW };
        let shown = (room / month).min(months);
        let name = cells.saturating_sub(fixed + shown * month).clamp(NAME_CELLS.0, NAME_CELLS.1);
        Self { from: months - shown, month, name }
    }

    fn total(&self, months: usize) -> usize {
        MARK_CELLS + RANK_CELLS + self.name + (months - self.from) * self.month + POINT_CELLS
    }

    fn is_narrow(&self) -> bool {
        self.month == NARROW
    }
}

impl YearScreen {
    pub(super) fn draw_overview(&self, frame: &mut Frame<'_>, body: Rect, cx: &ScreenContext<'_>) {
        let theme = cx.theme;
        let months = self.year.months.len();
        let columns = Columns::of(months, usize::from(body.width));
        self.say(frame, body, words::legend(columns.is_narrow()), theme.dim);
        let taken = u16::try_from(columns.total(months)).unwrap_or(body.width).min(body.width);
        let has_aside = usize::from(body.width - taken) >= ASIDE_CELLS;
        let table = Rect { y: body.y + 1, height: body.height.saturating_sub(1), width: taken, ..body };
        frame.render_widget(self.head(&columns, cx), Rect { height: 1.min(table.height), ..table });
        let about_rows = if !has_aside && body.height >= 3 + 3 * ABOUT_ROWS { ABOUT_ROWS } else { 0 };
        let list = Rect {
            y: table.y + 1,
            height: table.height.saturating_sub(2 + about_rows),
            width: if has_aside { taken } else { body.width },
            ..table
        };
        let shown = self.shown(cx);
        self.list.draw(frame, list, shown.len(), cx, |at| row(shown[at], &columns, cx));
        let below = list.y + list.height.min(u16::try_from(shown.len()).unwrap_or(u16::MAX));
        let total = Rect { y: below, height: 1.min(list.bottom() + 1 - below), ..list };
        frame.render_widget(self.city_row(&columns, cx), total);
        let Some(one) = shown.get(self.list.cursor.at) else { return };
        if has_aside {
            let x = body.x + taken + 1;
            let aside = Rect { x, width: body.right() - x, y: body.y + 1, height: body.height.saturating_sub(1) };
            draw_aside(frame, aside, one, self, cx);
        } else if about_rows > 0 {
            let y = body.bottom() - about_rows;
            draw_about(frame, Rect { y, height: about_rows, ..body }, one, cx);
        }
    }

    fn head<'a>(&self, columns: &Columns, cx: &ScreenContext<'_>) -> Line<'a> {
        let left = pad(words::UNIT_COLUMN, columns.name.saturating_sub(width(words::MONTHS_HEAD) + 1));
        let mut head = pad("", MARK_CELLS) + &pad(words::RANK, RANK_CELLS) + &left;
        head += if columns.is_narrow() { words::MONTHS_HEAD } else { "    " };
        head += " ";
        for month in self.year.months.iter().skip(columns.from) {
            let number = cx.ledger.meetings.get(&month.meeting).map_or(0, |meeting| meeting.period.month);
            let name = if columns.is_narrow() { number.to_string() } else { format!("{number}月") };
            head += &pad(&name, columns.month);
        }
        Line::styled(head + &pad_left(words::POINTS, POINT_CELLS), cx.theme.dim)
    }

    /// The last line: how many units had a red lamp in each month.
    fn city_row<'a>(&self, columns: &Columns, cx: &ScreenContext<'_>) -> Line<'a> {
        let theme = cx.theme;
        let label = pad("", MARK_CELLS + RANK_CELLS) + &pad(words::RED_COUNT, columns.name);
        let mut spans = vec![Span::styled(label, theme.dim)];
        for at in columns.from..self.year.months.len() {
            let is_red = |one: &&UnitYear| one.cells.get(at).is_some_and(|cell| cell.lamps.of(Lamp::Red) > 0);
            let red = self.year.units.iter().filter(is_red).count();
            let style = if red > 0 { theme.bad } else { theme.dim };
            spans.push(Span::styled(pad(&red.to_string(), columns.month), style));
        }
        Line::from(spans)
    }
}

fn row<'a>(one: &UnitYear, columns: &Columns, cx: &ScreenContext<'_>) -> Line<'a> {
    let mut spans = named(one, columns.name, cx).to_vec();
    for cell in one.cells.iter().skip(columns.from) {
        spans.extend(month(cell, columns).map(|(text, role)| Span::styled(text, role(cx.theme))));
    }
    spans.push(total(one, cx));
    Line::from(spans)
}

type Role = Box<dyn Fn(&crate::theme::ConsoleTheme) -> Style>;

/// A month's cell: the lamp, then how the unit came and whether it was silent.
fn month(cell: &MonthCell, columns: &Columns) -> [(String, Role); 2] {
    let lamp: (String, Role) = match cell.lamps.worst() {
        Some(lamp) => (wording::lamp(lamp).to_owned(), Box::new(move |theme| theme.lamp(lamp))),
        None => (pad("·", 2), Box::new(|theme| theme.dim)),
    };
    let is_loud = cell.silent || cell.presence.is_some_and(|how| !how.came());
    let sign = if columns.is_narrow() {
        words::narrow_sign(cell.presence, cell.silent).to_owned()
    } else {
        words::sign(cell.presence, cell.silent)
    };
    [lamp, (pad(&sign, columns.month - 2), Box::new(move |theme| if is_loud { theme.warn } else { theme.dim }))]
}

/// Under the list: what the unit at hand has got.
fn draw_about(frame: &mut Frame<'_>, area: Rect, one: &UnitYear, cx: &ScreenContext<'_>) {
    let theme = cx.theme;
    let cells = usize::from(area.width);
    frame.render_widget(rule(cells, theme), Rect { height: 1, ..area });
    let name = words::standing_of(cx.ledger.short(&one.unit), one);
    let latest = one.cells.last().map_or(String::new(), |cell| format!("　{}", words::cell(cell)));
    let place = |at: u16| Rect { y: area.y + at, height: 1, ..area };
    frame.render_widget(Line::styled(fit(&format!("  {name}{latest}"), cells).into_owned(), theme.accent), place(1));
    // As many as a line takes whole.
    let mut line = String::from(" ");
    let mut at = 2;
    for score in words::scores(one, cx.ledger) {
        if width(&line) + width(&score) + 1 > cells && at + 1 < area.height {
            frame.render_widget(Line::styled(std::mem::replace(&mut line, String::from(" ")), theme.text), place(at));
            at += 1;
        }
        line += " ";
        line += &score;
        line += " ";
    }
    frame.render_widget(Line::styled(fit(&line, cells).into_owned(), theme.text), place(at));
}

/// Beside the table: the rows behind the score of the unit at hand, as far as there is room.
fn draw_aside(frame: &mut Frame<'_>, area: Rect, one: &UnitYear, screen: &YearScreen, cx: &ScreenContext<'_>) {
    for y in area.y..area.bottom() {
        frame.render_widget(Line::styled("│", cx.theme.rule), Rect { y, width: 1, height: 1, ..area });
    }
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(2), ..area };
    let title = words::standing_of(cx.ledger.short(&one.unit), one);
    let title = Line::styled(fit(&title, usize::from(inner.width)).into_owned(), cx.theme.accent);
    frame.render_widget(title, Rect { height: 1.min(inner.height), ..inner });
    let below = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    rows::draw(frame, below, &rows::of(one, &screen.year, cx.ledger), None, cx);
}
