//! The units at their forms: each fills in what it has to say, and some send nothing back.

use crate::{book::Book, chance::Chance};
use chrono::{Days, NaiveDate};
use diaodu::exchange::form::Cell;
use std::path::Path;

/// How a unit treats its form this month.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Every item and every figure.
    Wholly,
    /// Some of it.
    Partly,
    /// It does not come back.
    NotAtAll,
}

/// The indicators a unit that fills in its figures reports, and how they grow: the first month and each month after.
const FIGURES: [(&str, u32, u32); 6] = [
    ("两新组织数", 120, 2),
    ("建有党组织数", 61, 1),
    ("从业人员数", 3000, 21),
    ("党员数", 240, 3),
    ("宣讲场次", 4, 0),
    ("进园区场次", 2, 0),
];

/// A form on the table.
pub struct Filler<'a> {
    pub chance: &'a mut Chance,
    pub month: u32,
    pub meeting: NaiveDate,
}

impl Filler<'_> {
    /// Whose form it is.
    pub fn unit(book: &mut Book) -> String {
        let (row, column) = book.find("_meta", "unit");
        book.sheet("_meta").cells[&(row, column + 1)].words()
    }

    /// Fills a form in and saves it where the office collects.
    pub fn fill(&mut self, mut book: Book, unit: &str, mood: Mood, to: &Path) {
        let heading = book.find("事项", "编号").0;
        let items: Vec<(u32, String)> = book
            .sheet("事项")
            .cells
            .iter()
            .filter(|((row, column), _)| *row > heading && *column == 0)
            .map(|((row, _), cell)| (*row, cell.words()))
            .collect();
        for (row, id) in items {
            if mood == Mood::Wholly || self.chance.percent(45) {
                self.item(&mut book, row, &id);
            }
        }
        if self.chance.percent(9) {
            let row = book.free_row();
            let due = self.meeting + Days::new(25 + u64::from(self.chance.few(50)));
            put(&mut book, row, "事项", Cell::Text(format!("{}月新立事项：补齐党员活动室", self.month)));
            put(&mut book, row, "期限", Cell::Day(due));
        }
        self.figures(&mut book, unit, mood);
        std::fs::write(to, book.save()).expect("written");
    }

    fn item(&mut self, book: &mut Book, row: u32, id: &str) {
        let is_done = self.chance.percent(if id.contains('@') { 6 } else { 16 });
        if is_done {
            put(book, row, "完成情况", Cell::Text("已完成".into()));
            put(book, row, "佐证材料", Cell::Text(format!("{}月现场照片{}张", self.month, 1 + self.chance.below(5))));
            return;
        }
        if self.chance.percent(70) {
            put(book, row, "本月进展", Cell::Text(format!("{}月已走访{}家", self.month, 1 + self.chance.below(30))));
        }
        if self.chance.percent(40) {
            let share = 5 * (1 + self.chance.few(18));
            put(book, row, "完成率（0—100）", Cell::Number(f64::from(share)));
        }
        if self.chance.percent(7) {
            let until = self.meeting + Days::new(20 + u64::from(self.chance.few(60)));
            put(book, row, "申请延期至", Cell::Day(until));
            put(book, row, "延期原因", Cell::Text("批复未下".into()));
        }
        if self.chance.percent(4) {
            put(book, row, "需协调事项", Cell::Text(format!("{}月请协调场地", self.month)));
        }
    }

    fn figures(&mut self, book: &mut Book, unit: &str, mood: Mood) {
        let number: u32 = unit[1..].parse().expect("U and a number");
        let wanted = if mood == Mood::Wholly { &FIGURES[..] } else { &FIGURES[..2] };
        for (indicator, first, growth) in wanted {
            let value = first + 3 * number + growth * self.month + self.chance.few(2);
            // Somebody's finger slips once; the office asks.
            let value = if self.month == 5 && unit == "U12" && *indicator == "党员数" { value * 10 } else { value };
            // The office that leads is not asked for what is the units' to count.
            let is_asked = book.sheet("数据").cells.values().any(|cell| cell.words() == *indicator);
            if is_asked {
                book.fill("数据", indicator, "本月", Cell::Number(f64::from(value)));
            }
        }
    }
}

fn put(book: &mut Book, row: u32, heading: &str, cell: Cell) {
    let column = book.find("事项", heading).1;
    book.sheet("事项").cells.insert((row, column), cell);
}
