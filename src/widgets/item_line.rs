//! A line about something owed, in columns that line up with its neighbours': mark, word, words, date, days to go.

use super::{Brush, Look, style_of};
use crate::{
    domain::{CommitmentKind, Deadline, Standing},
    stage::{Nature, PublicItem},
    wording,
};
use chrono::NaiveDate;
use ratatui::{buffer::Buffer, layout::Rect, style::Style, widgets::Widget};

/// From this width on, days to go stand beside the date.
const WIDE: u16 = 72;

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemLine {
    /// The mark.
    pub mark: &'static str,
    /// The word beside it.
    pub word: &'static str,
    /// How mark and word look.
    pub style: Style,
    /// The words.
    pub text: String,
    /// The date.
    pub date: String,
    /// Days to go, or what it waits for.
    pub relative: String,
}

impl ItemLine {
    /// A line about an item that stands somewhere on a day.
    #[must_use]
    pub fn of(standing: Standing, text: &str, deadline: &Deadline, today: NaiveDate, look: &Look) -> Self {
        let (date, relative) = when(standing, deadline, today);
        Self {
            mark: wording::mark(standing),
            word: wording::standing(standing),
            style: style_of(standing, look),
            text: text.to_owned(),
            date,
            relative,
        }
    }

    /// A line about an item agreed a moment ago: it says who spoke, the unit or the chair.
    #[must_use]
    pub fn new(item: &PublicItem, today: NaiveDate, look: &Look) -> Self {
        Self {
            mark: said_mark(item.nature),
            word: said_by(item.nature),
            style: look.theme.accent,
            ..Self::of(item.standing, item.text.as_str(), &item.when.deadline(), today, look)
        }
    }
}

/// The mark of who spoke: hollow what the unit says of itself, filled what the chair says to it.
#[must_use]
pub fn said_mark(nature: Nature) -> &'static str {
    match nature {
        Nature::Promise => "☆",
        Nature::Instruction => "★",
        Nature::Task => "",
    }
}

/// The word for who spoke, in the column of states.
fn said_by(nature: Nature) -> &'static str {
    match nature {
        Nature::Promise => wording::commitment_kind(CommitmentKind::Promise),
        Nature::Instruction => wording::commitment_kind(CommitmentKind::Instruction),
        Nature::Task => wording::wall::NEW,
    }
}

fn when(standing: Standing, deadline: &Deadline, today: NaiveDate) -> (String, String) {
    let date = match deadline.first_day() {
        // Of several stages what is due first stands in front, the others behind it.
        Some(day) if deadline.dues.len() == 1 => wording::day(day, today),
        _ => wording::deadline(deadline, today),
    };
    let relative = match standing {
        Standing::Overdue(days) => wording::count_days(-days),
        Standing::Soon(days) | Standing::Ahead(days) => wording::count_days(days),
        Standing::Undated
        | Standing::Continuing
        | Standing::Reported
        | Standing::Met
        | Standing::Closed
        | Standing::Withdrawn => String::new(),
    };
    (date, relative)
}

/// The widths of the columns that lines share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ItemColumns {
    mark: u16,
    word: u16,
    date: u16,
    relative: u16,
    gap: u16,
}

impl ItemColumns {
    /// Columns in which all these lines stand, in a given width. Dates are given at most a third of it.
    #[must_use]
    pub fn fitting<'l>(lines: impl IntoIterator<Item = &'l ItemLine>, width: u16, look: &Look) -> Self {
        let wide = width >= WIDE;
        let mut columns = Self { mark: look.width("●"), word: 4, gap: if wide { 2 } else { 1 }, ..Self::default() };
        for line in lines {
            columns.date = columns.date.max(look.width(&line.date)).min(width / 3);
            if wide {
                columns.relative = columns.relative.max(look.width(&line.relative));
            }
        }
        columns
    }

    /// Cells that all the columns but the words take.
    fn beside(self) -> u16 {
        let end = |cells: u16| if cells > 0 { cells + self.gap } else { 0 };
        self.mark + 1 + self.word + self.gap + end(self.date) + end(self.relative)
    }

    /// Cells left for the words in a line of a given width.
    #[must_use]
    pub fn words(self, width: u16) -> u16 {
        width.saturating_sub(self.beside())
    }

    /// The width in which these lines stand whole, as far as `most` allows.
    #[must_use]
    pub fn width_of<'l>(self, lines: impl IntoIterator<Item = &'l ItemLine>, most: u16, look: &Look) -> u16 {
        let words = lines.into_iter().map(|line| look.width(&line.text)).max().unwrap_or(0);
        self.beside().saturating_add(words).min(most)
    }
}

/// A line drawn in its columns; its words go on below where it is given more than one row.
#[derive(Clone, Copy, Debug)]
pub struct ItemRow<'a> {
    /// What it says.
    pub line: &'a ItemLine,
    /// Where.
    pub columns: ItemColumns,
    /// How it looks.
    pub look: Look,
    /// Whether it is the chosen one.
    pub chosen: bool,
}

impl Widget for &ItemRow<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let (theme, columns) = (self.look.theme, self.columns);
        let row = Rect { height: area.height.min(1), ..area };
        if self.chosen {
            buf.set_style(row.intersection(buf.area), theme.chosen);
        }
        let style = |style: Style| if self.chosen { theme.chosen } else { style };
        let mut brush = Brush::new(buf, self.look);
        let mut left = row;
        let mut take = |width: u16| {
            let taken = Rect { width: width.min(left.width), ..left };
            left = Rect { x: left.x + taken.width, width: left.width - taken.width, ..left };
            taken
        };
        brush.put(take(columns.mark), self.line.mark, style(self.line.style));
        take(1);
        brush.put(take(columns.word), self.line.word, style(self.line.style));
        take(columns.gap);
        let mut right = left;
        if columns.relative > 0 {
            let cell = right_end(&mut right, columns.relative, columns.gap);
            brush.put(cell, &self.line.relative, style(theme.quiet));
        }
        if columns.date > 0 {
            let cell = right_end(&mut right, columns.date, columns.gap);
            brush.put(cell, &self.line.date, style(theme.text));
        }
        brush.put_wrapped(Rect { height: area.height, ..right }, &self.line.text, style(theme.text));
    }
}

/// Takes a column off the right end of what is left, with a gap before it.
fn right_end(left: &mut Rect, width: u16, gap: u16) -> Rect {
    let width = width.min(left.width);
    let cell = Rect { x: left.right() - width, width, ..*left };
    left.width = (left.width - width).saturating_sub(gap);
    cell
}

#[cfg(test)]
mod tests {
    use super::said_mark;
    use crate::{
        domain::{Lamp, Standing},
        stage::Nature,
        wording,
    };

    #[test]
    fn who_spoke_has_marks_of_its_own() {
        let lamps = [Lamp::Red, Lamp::Orange, Lamp::Yellow, Lamp::Blue, Lamp::Green, Lamp::Grey];
        let standings = [
            Standing::Overdue(1),
            Standing::Soon(1),
            Standing::Ahead(30),
            Standing::Undated,
            Standing::Continuing,
            Standing::Reported,
            Standing::Met,
            Standing::Closed,
            Standing::Withdrawn,
        ];
        for own in [Nature::Promise, Nature::Instruction].map(said_mark) {
            assert!(lamps.iter().all(|lamp| wording::wall::lamp_mark(*lamp) != own), "{own} is a lamp too");
            assert!(standings.iter().all(|standing| wording::mark(*standing) != own), "{own} is a state too");
        }
    }
}
