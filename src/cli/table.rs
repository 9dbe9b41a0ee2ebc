//! A table for a terminal or a page: columns line up by what the eye sees, and what is too long goes on below.

use super::output::tame;
use crate::wording::wrap;

/// Blank columns between two columns.
const GAP: usize = 2;
/// The narrowest a column of sentences gets.
const LEAST: usize = 16;
/// The widest a column of short things gets.
const MOST: usize = 20;

/// What a cell's colour says; without colours the words say it too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tint {
    /// Nothing in particular.
    #[default]
    None,
    /// 逾期.
    Red,
    /// 近期, 未定.
    Yellow,
    /// 已报, 销号.
    Green,
}

impl Tint {
    fn code(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Red => "\x1b[31m",
            Self::Yellow => "\x1b[33m",
            Self::Green => "\x1b[32m",
        }
    }
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    text: String,
    /// In columns.
    width: usize,
    tint: Tint,
}

impl Cell {
    /// A cell of a colour.
    pub(super) fn tinted(text: impl Into<String>, tint: Tint) -> Self {
        let text = tame(&text.into()).replace('\n', " ");
        Self { width: wrap::width(&text), text, tint }
    }

    /// Its text in lines of so many columns; what fits is a line as it is.
    fn lines(&self, width: usize) -> Vec<&str> {
        if self.width <= width { vec![&self.text] } else { wrap::wrap(&self.text, width) }
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::tinted(text, Tint::None)
    }
}

/// A table: a title for every column, and the column that holds sentences and takes the room that is left.
pub(super) struct Table<'a> {
    titles: &'a [&'a str],
    sentences: usize,
    rows: Vec<Vec<Cell>>,
}

impl<'a> Table<'a> {
    pub(super) fn new(titles: &'a [&'a str], sentences: usize) -> Self {
        Self { titles, sentences, rows: Vec::new() }
    }

    /// Adds a row: as many cells as there are titles.
    pub(super) fn row<const N: usize>(&mut self, cells: [Cell; N]) {
        self.rows.push(cells.into());
    }

    /// The table's lines for so many columns.
    pub(super) fn lay_out(&self, width: usize, colours: bool) -> String {
        let widths = self.widths(width);
        let titles: Vec<Cell> = self.titles.iter().map(|title| Cell::from(*title)).collect();
        std::iter::once(&titles).chain(&self.rows).map(|row| lay_out_row(row, &widths, colours)).collect()
    }

    fn widths(&self, width: usize) -> Vec<usize> {
        let widest = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width);
            cells.max().unwrap_or(0).max(wrap::width(self.titles[column]))
        };
        let mut widths: Vec<usize> = (0..self.titles.len()).map(|column| widest(column).min(MOST)).collect();
        let others: usize = widths.iter().sum::<usize>() - widths[self.sentences] + GAP * (widths.len() - 1);
        widths[self.sentences] = widest(self.sentences).min(width.saturating_sub(others).max(LEAST));
        widths
    }
}

fn lay_out_row(row: &[Cell], widths: &[usize], colours: bool) -> String {
    let wrapped: Vec<Vec<&str>> = row.iter().zip(widths).map(|(cell, width)| cell.lines(*width)).collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(1);
    let mut laid_out = String::new();
    for line in 0..height {
        let mut blank = 0;
        for ((cell, lines), width) in row.iter().zip(&wrapped).zip(widths) {
            let text = lines.get(line).copied().unwrap_or_default();
            if !text.is_empty() {
                laid_out.push_str(&" ".repeat(blank));
                blank = 0;
                let code = if colours { cell.tint.code() } else { "" };
                laid_out.push_str(code);
                laid_out.push_str(text);
                laid_out.push_str(if code.is_empty() { "" } else { "\x1b[0m" });
            }
            let taken = if text.len() == cell.text.len() { cell.width } else { wrap::width(text) };
            blank += width.saturating_sub(taken) + GAP;
        }
        laid_out.push('\n');
    }
    laid_out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_and_long_sentences_go_on_below() {
        let mut table = Table::new(&["编号", "事项", "期限"], 1);
        table.row([Cell::from("1"), Cell::from("物流行业党委挂牌并报送照片、批复和党员名册"), Cell::from("6月30日")]);
        table.row([Cell::from("T30@U18"), Cell::from("短"), Cell::tinted("未定", Tint::Yellow)]);
        let text = table.lay_out(40, false);
        assert_eq!(
            text,
            "编号     事项                    期限\n\
             1        物流行业党委挂牌并报送  6月30日\n\
             \x20        照片、批复和党员名册\n\
             T30@U18  短                      未定\n"
        );
        assert!(text.lines().all(|line| wrap::width(line) <= 40));
        assert!(table.lay_out(40, true).contains("\x1b[33m未定\x1b[0m"));
    }
}
