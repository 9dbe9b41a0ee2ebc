//! A table: columns with their headings, and rows of cells.

use super::{Run, paragraphs};
use crate::text;

/// How a column's words stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// From the left: sentences.
    #[default]
    Left,
    /// In the middle: numbers of rows, dates, names.
    Center,
    /// To the right: figures.
    Right,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// Its share of the table's width, against the other columns' shares. 0 counts as 1.
    pub share: u16,
    /// How its words stand.
    pub align: Align,
}

impl Column {
    /// A column by heading, share of the width, and alignment.
    pub fn new(heading: impl Into<String>, share: u16, align: Align) -> Self {
        Self { heading: heading.into(), share, align }
    }
}

/// What stands in one field. A line break in it begins a new line of the field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The words.
    pub runs: Vec<Run>,
}

impl Cell {
    /// The field's lines, each a sequence of runs.
    pub fn lines(&self) -> Vec<Vec<Run>> {
        paragraphs(&self.runs)
    }

    /// The field's lines without emphasis.
    pub fn words(&self) -> Vec<String> {
        self.lines().iter().map(|line| line.iter().map(|run| run.text.as_str()).collect()).collect()
    }
}

impl<T: Into<Run>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self { runs: vec![text.into()] }
    }
}

/// A table whose heading row repeats on every page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Its columns, from left to right.
    pub columns: Vec<Column>,
    /// Its rows. A short row leaves fields empty; cells beyond the last column are joined to it, so that nothing is lost.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// The cells of a row, exactly one for each column.
    pub fn cells(&self, row: &[Cell]) -> Vec<Cell> {
        let mut cells: Vec<Cell> = row.iter().take(self.columns.len()).cloned().collect();
        cells.resize(self.columns.len(), Cell::default());
        if let Some(last) = cells.last_mut() {
            for extra in row.iter().skip(self.columns.len()) {
                last.runs.push("\n".into());
                last.runs.extend(extra.runs.iter().cloned());
            }
        }
        cells
    }

    /// Shares a width out among the columns; the parts add up to `total` exactly.
    pub fn widths(&self, total: u32) -> Vec<u32> {
        let shares: Vec<u32> = self.columns.iter().map(|column| u32::from(column.share.max(1))).collect();
        let sum: u32 = shares.iter().sum();
        let mut given = 0;
        let mut counted = 0;
        shares
            .iter()
            .map(|share| {
                counted += share;
                let upto = u64::from(total) * u64::from(counted) / u64::from(sum);
                let width = u32::try_from(upto).unwrap_or(total) - given;
                given += width;
                width
            })
            .collect()
    }

    pub(super) fn words(&self) -> Vec<String> {
        let headings = self.columns.iter().flat_map(|column| text::paragraphs(&column.heading));
        let cells = self.rows.iter().flat_map(|row| self.cells(row)).flat_map(|cell| cell.words());
        headings.chain(cells).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ragged_row_loses_nothing() {
        let table = Table {
            columns: vec![Column::new("事项", 3, Align::Left), Column::new("时限", 1, Align::Center)],
            rows: vec![vec!["摸底".into()], vec!["建账".into(), "6月底".into(), "备注".into()]],
        };
        assert_eq!(table.words(), ["事项", "时限", "摸底", "建账", "6月底", "备注"]);
        assert!(table.rows.iter().all(|row| table.cells(row).len() == 2));
    }

    #[test]
    fn columns_share_the_whole_width() {
        let column = |share| Column::new("", share, Align::Left);
        let table = Table { columns: vec![column(1), column(0), column(5)], rows: Vec::new() };
        let widths = table.widths(8845);
        assert_eq!(widths.iter().sum::<u32>(), 8845);
        assert_eq!(widths[2], 6318);
        assert_eq!(Table::default().widths(8845), [0_u32; 0]);
    }
}
