//! Lists on the wall, cut into pages by the size of the screen. A page asked for beyond the last one starts over, so
//! that one key walks through them all.

use ratatui::layout::Rect;

/// Which part of a list stands on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pages {
    /// The first entry.
    pub(super) first: usize,
    /// How many fit.
    pub(super) fit: usize,
    /// Which page, from 0.
    pub(super) at: usize,
    /// How many pages, at least one.
    pub(super) count: usize,
}

impl Pages {
    pub(super) fn of(total: usize, fit: usize, asked: usize) -> Self {
        let fit = fit.max(1);
        let count = total.div_ceil(fit).max(1);
        let at = asked % count;
        Self { first: at * fit, fit, at, count }
    }
}

/// Cells of equal width that run down one column, then down the next.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    area: Rect,
    cell: u16,
    columns: u16,
    gap: u16,
}

impl Grid {
    /// As many columns of `cell` cells as the area has room for, at least one.
    pub(super) fn new(area: Rect, cell: u16, gap: u16) -> Self {
        let cell = cell.min(area.width).max(1);
        Self { area, cell, columns: ((area.width + gap) / (cell + gap)).max(1), gap }
    }

    pub(super) fn capacity(&self) -> usize {
        usize::from(self.columns) * usize::from(self.area.height)
    }

    pub(super) fn columns(&self) -> u16 {
        self.columns
    }

    /// Where the nth cell of a page is. `used`: how many cells the page has, to fill columns evenly.
    pub(super) fn cell(&self, nth: usize, used: usize) -> Option<Rect> {
        let columns = usize::from(self.columns);
        let down = used.div_ceil(columns).clamp(1, usize::from(self.area.height).max(1));
        // Where there is room for twice the rows, every other one stays blank: the eye finds its row more easily.
        let stride = if down > 1 && down * 2 <= usize::from(self.area.height) + 1 { 2 } else { 1 };
        let (column, row) = (u16::try_from(nth / down).ok()?, u16::try_from(nth % down * stride).ok()?);
        if column >= self.columns || row >= self.area.height {
            return None;
        }
        Some(self.at(column, self.area.y + row))
    }

    /// A column's part of a row.
    pub(super) fn at(&self, column: u16, y: u16) -> Rect {
        let x = self.area.x + column * (self.cell + self.gap);
        Rect { x, y, width: self.cell.min(self.area.right().saturating_sub(x)), height: 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_after_the_last_is_the_first() {
        assert_eq!(Pages::of(40, 13, 0), Pages { first: 0, fit: 13, at: 0, count: 4 });
        assert_eq!(Pages::of(40, 13, 3).first, 39);
        assert_eq!(Pages::of(40, 13, 4).first, 0);
        assert_eq!(Pages::of(0, 0, 7), Pages { first: 0, fit: 1, at: 0, count: 1 });
    }

    #[test]
    fn columns_fill_evenly() {
        let grid = Grid::new(Rect::new(0, 0, 50, 10), 24, 2);
        assert_eq!(grid.capacity(), 20);
        assert_eq!(grid.cell(0, 6), Some(Rect::new(0, 0, 24, 1)));
        assert_eq!(grid.cell(3, 6), Some(Rect::new(26, 0, 24, 1)));
        assert_eq!(grid.cell(20, 20), None);
    }
}
