//! Lines of the console's lists: columns that line up, words cut with "…", nothing cut in half.

use crate::{
    document::Field,
    domain::{Deadline, Due, Item, Ledger, Standing},
    theme::ConsoleTheme,
    wording::{
        self, returned,
        wrap::{fit, pad, pad_left, width},
    },
};
use chrono::NaiveDate;
use ratatui::{
    Frame,
    layout::Rect,
    style::{Modifier, Style},
    text::{Line, Span},
};

/// Cells for the mark, its word and the blank behind it.
const MARK_CELLS: usize = 7;
/// With fewer cells left for the words, days to go give way: the date says the same.
const NARROW: usize = 36;
/// At most so many cells for a date, and for what else is to be said.
const MOST_DATE_CELLS: usize = 12;
const MOST_ASIDE_CELLS: usize = 24;

/// An item as a line says it.
#[derive(Clone, Debug)]
pub struct ItemWords {
    standing: Standing,
    text: String,
    date: String,
    /// How long it has, or has been due.
    days: String,
    /// What else is to be said: how often put off, waiting for verification.
    notes: Vec<String>,
}

impl ItemWords {
    /// What is said of an item; `tag` stands before its words.
    #[must_use]
    pub fn of(item: &Item<'_>, tag: Option<&str>, today: NaiveDate, base: NaiveDate) -> Self {
        let standing = item.standing(today);
        let text = tag.map_or_else(|| item.text().to_owned(), |tag| format!("{tag}　{}", item.text()));
        let date = wording::short_deadline(&item.open_deadline(today), base);
        Self { standing, text, date, days: days(standing), notes: notes(item, standing) }
    }

    /// What it says in the cells of [`lists::ITEMS`] from the words on.
    ///
    /// [`lists::ITEMS`]: crate::wording::lists::ITEMS
    #[must_use]
    pub fn fields(item: &Item<'_>, today: NaiveDate, base: NaiveDate) -> [Field; 5] {
        let line = Self::of(item, None, today, base);
        let owner = match item {
            Item::Commitment(commitment) => commitment.owner.as_str(),
            Item::Assignment(..) => "",
        };
        let state = [wording::standing(line.standing), line.days.as_str()];
        let state: Vec<&str> = state.into_iter().filter(|words| !words.is_empty()).collect();
        let due = due_field(&item.open_deadline(today), base);
        [line.text.into(), owner.into(), due, state.join("　").into(), line.notes.join("；").into()]
    }

    fn aside(&self, with_days: bool) -> String {
        let days = (with_days && !self.days.is_empty()).then_some(&self.days);
        days.into_iter().chain(&self.notes).map(String::as_str).collect::<Vec<_>>().join(" · ")
    }
}

/// Columns in which lines stand under one another: the words have what the others leave, as far as they need it, so that
/// none is cut beside cells that stand empty.
#[derive(Clone, Copy, Debug)]
pub struct ItemColumns {
    text: usize,
    date: usize,
    aside: usize,
    with_days: bool,
}

impl ItemColumns {
    /// The columns of these lines.
    #[must_use]
    pub fn of<'w>(lines: &(impl Iterator<Item = &'w ItemWords> + Clone), cells: usize) -> Self {
        let widest = |of: &dyn Fn(&ItemWords) -> usize| lines.clone().map(of).max().unwrap_or(0);
        let text = widest(&|line| width(&line.text));
        let date = widest(&|line| width(&line.date)).min(MOST_DATE_CELLS);
        let with = |with_days: bool| {
            let aside = widest(&|line| width(&line.aside(with_days))).min(MOST_ASIDE_CELLS);
            let beside = MARK_CELLS + 2 + date + if aside > 0 { 2 + aside } else { 0 };
            Self { text: text.min(cells.saturating_sub(beside)), date, aside, with_days }
        };
        let all = with(true);
        if all.text < text.min(NARROW) { with(false) } else { all }
    }
}

/// An item in columns: mark, word, text, date, what else is to be said.
#[must_use]
pub fn item_line<'a>(line: &ItemWords, columns: ItemColumns, theme: &ConsoleTheme) -> Line<'a> {
    let standing = line.standing;
    let aside = if matches!(standing, Standing::Overdue(_)) { theme.bad } else { theme.standing(standing) };
    Line::from(vec![
        Span::styled(format!("{} {}", wording::mark(standing), wording::standing(standing)), theme.standing(standing)),
        Span::styled(format!(" {}", pad(&line.text, columns.text)), theme.text),
        Span::styled(format!("  {}  ", pad(&line.date, columns.date)), theme.text),
        Span::styled(fit(&line.aside(columns.with_days), columns.aside).into_owned(), aside),
    ])
}

/// A deadline in a cell: a single day as a day, so that it sorts; anything else in words.
#[must_use]
pub fn due_field(deadline: &Deadline, base: NaiveDate) -> Field {
    match deadline.dues.as_slice() {
        [Due::On(day)] => (*day).into(),
        _ => wording::deadline(deadline, base).into(),
    }
}

fn days(standing: Standing) -> String {
    match standing {
        Standing::Overdue(days) => wording::count_days(-days),
        Standing::Soon(days) | Standing::Ahead(days) => wording::count_days(days),
        Standing::Undated
        | Standing::Reported
        | Standing::Met
        | Standing::Continuing
        | Standing::Closed
        | Standing::Withdrawn => String::new(),
    }
}

fn notes(item: &Item<'_>, standing: Standing) -> Vec<String> {
    let mut notes = Vec::new();
    if matches!(item, Item::Commitment(commitment) if commitment.returned.is_some() && commitment.course.is_open()) {
        notes.push(returned::RETURNED.to_owned());
    }
    match standing {
        Standing::Reported => notes.push("待核销".to_owned()),
        // By what it is met stands here, where others have how long they take.
        Standing::Met => notes.extend(item.course().and_then(|course| course.met()).map(|met| met.evidence.clone())),
        Standing::Overdue(_)
        | Standing::Soon(_)
        | Standing::Ahead(_)
        | Standing::Undated
        | Standing::Continuing
        | Standing::Closed
        | Standing::Withdrawn => {}
    }
    if let Some(course) = item.course() {
        if course.times_extended() > 0 {
            notes.push(format!("延期{}次", course.times_extended()));
        }
        if !course.reopenings.is_empty() {
            notes.push("退回过".to_owned());
        }
    }
    notes
}

/// A group heading with its count at the right edge.
#[must_use]
pub fn heading<'a>(title: &str, right: &str, cells: usize, theme: &ConsoleTheme) -> Line<'a> {
    let left = cells.saturating_sub(width(right) + 1);
    Line::from(vec![
        Span::styled(format!(" {}", pad(title, left.saturating_sub(1))), theme.heading),
        Span::styled(pad_left(right, cells.saturating_sub(left)), theme.dim),
    ])
}

/// The mark before the line under the cursor, and the blank before the others.
#[must_use]
pub fn pointer(is_selected: bool) -> &'static str {
    if is_selected { "> " } else { "  " }
}

/// What lies under the head of a list and the line that narrows it.
#[must_use]
pub fn below_head(area: Rect) -> Rect {
    let head = 2.min(area.height);
    Rect { y: area.y + head, height: area.height - head, ..area }
}

/// Draws a line of a list; the one under the cursor is marked over its whole width, whatever its parts look like.
pub fn draw_row(frame: &mut Frame<'_>, place: Rect, line: Line<'_>, is_selected: bool, theme: &ConsoleTheme) {
    frame.render_widget(line, place);
    if is_selected {
        repaint(frame, place, theme.ground.patch(theme.selected));
    }
}

/// Gives all that stands in a place one look.
pub fn repaint(frame: &mut Frame<'_>, place: Rect, style: Style) {
    let buffer = frame.buffer_mut();
    for at in place.positions() {
        if let Some(cell) = buffer.cell_mut(at) {
            cell.modifier = Modifier::empty();
            cell.set_style(style);
        }
    }
}

/// A thin rule.
#[must_use]
pub fn rule<'a>(cells: usize, theme: &ConsoleTheme) -> Line<'a> {
    Line::styled("─".repeat(cells), theme.rule)
}

/// The names of units, shortened to a count when there are many.
#[must_use]
pub fn unit_names(ledger: &Ledger, units: &[crate::domain::UnitId], at_most: usize) -> String {
    let names: Vec<&str> = units.iter().take(at_most).map(|unit| ledger.short(unit)).collect();
    if units.len() > at_most { format!("{}等{}家", names.join("、"), units.len()) } else { names.join("、") }
}
