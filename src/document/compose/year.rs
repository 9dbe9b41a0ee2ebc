//! The papers of a year: a workbook with the lamps of every month, the scores and the rows they come from; and a paper
//! with the same in print. Internal: they say what a unit lost points for. The award shortlist is in them only once it
//! has been released.

use super::minutes::meta;
use crate::document::{
    Align, Block, Cell, Column, Document, DocumentKind, Field, Level, Sheet, SheetColumn, Table, Workbook,
    render::Format,
};
use crate::domain::{Audience, DeliverFault, LampCount, Ledger, Office, UnitYear, Year};
use crate::wording::{self, minutes, papers, year as words};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

/// Writes the workbook of a year and its paper, a file a format.
///
/// # Errors
/// A [`DeliverFault`]: the file it names was not written; files before it are complete.
pub fn export_year(
    office: Office<'_>,
    year: &Year,
    folder: &Path,
    formats: &[Format],
    today: NaiveDate,
) -> Result<Vec<PathBuf>, DeliverFault> {
    let style = &office.books().programme.house_style;
    let mut written = vec![super::export_workbook(&year_workbook(office, year, today), style, folder)?];
    written.extend(super::export_document(&year_paper(office, year, today), style, folder, formats)?);
    Ok(written)
}

/// The year as a workbook.
#[must_use]
pub fn year_workbook(office: Office<'_>, year: &Year, today: NaiveDate) -> Workbook {
    let ledger = office.books();
    let title = words::title(year.year);
    let sheets = vec![overview_sheet(ledger, year, &title), score_sheet(ledger, year), row_sheet(ledger, year)];
    Workbook { title, meta: meta(&office, today), sheets }
}

fn overview_sheet(ledger: &Ledger, year: &Year, title: &str) -> Sheet {
    let mut columns = vec![SheetColumn::new(words::UNIT_COLUMN, 18, Align::Left)];
    columns.extend(
        year.months
            .iter()
            .map(|month| SheetColumn::new(words::month_of(month.meeting, ledger, year.end), 14, Align::Center)),
    );
    let row = |one: &UnitYear| {
        let mut fields: Vec<Field> = vec![ledger.short(&one.unit).into()];
        fields.extend(one.cells.iter().map(|cell| Field::from(words::lamps(cell.lamps))));
        fields
    };
    let rows = year.units.iter().map(row).collect();
    Sheet { name: words::LAMPS.to_owned(), title: title.to_owned(), columns, rows }
}

fn number(hundredths: i64) -> Field {
    #[expect(clippy::cast_precision_loss, reason = "a score has at most six digits")]
    Field::Number(hundredths as f64 / 100.0, 2)
}

fn score_sheet(ledger: &Ledger, year: &Year) -> Sheet {
    let mut columns = vec![
        SheetColumn::new(words::RANK, 6, Align::Center),
        SheetColumn::new(words::UNIT_COLUMN, 18, Align::Left),
        SheetColumn::new(words::TOTAL, 8, Align::Right),
    ];
    let rules = &ledger.programme.assessment.rules;
    columns.extend(rules.iter().map(|rule| SheetColumn::new(rule.name.as_str(), 12, Align::Right)));
    let row = |one: &UnitYear| {
        // A place sorts as a number; what has none says so in words.
        let place = one.rank.and_then(|rank| u32::try_from(rank).ok());
        let place = place.map_or_else(|| Field::from(words::UNRANKED), Field::from);
        let mut fields: Vec<Field> = vec![place, ledger.short(&one.unit).into(), number(one.score.total)];
        fields.extend(one.score.lines.iter().map(|line| number(line.points)));
        fields
    };
    let rows = year.by_rank().into_iter().map(row).collect();
    let title = ledger.programme.assessment.name.clone();
    Sheet { name: words::SCORES.to_owned(), title, columns, rows }
}

fn row_sheet(ledger: &Ledger, year: &Year) -> Sheet {
    let columns = words::ROW_COLUMNS.map(|(heading, width)| SheetColumn::new(heading, width, Align::Left)).to_vec();
    let rules = &ledger.programme.assessment.rules;
    let mut rows = Vec::new();
    for one in year.by_rank() {
        for (line, rule) in one.score.lines.iter().zip(rules) {
            rows.extend(line.rows.iter().map(|row| -> Vec<Field> {
                vec![
                    ledger.short(&one.unit).into(),
                    rule.name.as_str().into(),
                    words::row(row, ledger, year.end).into(),
                    words::verdict(row, rule).into(),
                ]
            }));
        }
    }
    Sheet { name: words::ROWS.to_owned(), title: String::new(), columns, rows }
}

/// The year as a paper.
#[must_use]
pub fn year_paper(office: Office<'_>, year: &Year, today: NaiveDate) -> Document {
    let ledger = office.books();
    let title = words::title(year.year);
    let mut blocks = vec![
        Block::Title(title.clone()),
        Block::paragraph(words::opening(year, year.ranking().len())),
        Block::paragraph(minutes::sentence(&[words::INTERNAL.to_owned()])),
    ];
    let mut sections = vec![(words::LAMPS, vec![Block::Table(month_table(ledger, year))])];
    if ledger.programme.assessment.rules.is_empty() {
        sections.push((words::SCORES, vec![Block::paragraph(words::NO_RULES)]));
    } else {
        sections.push((words::SCORES, scores(ledger, year)));
    }
    let awards = released(ledger, year.year);
    if !awards.is_empty() {
        sections.push((words::AWARDS, awards));
    }
    for (number, (heading, section)) in (1..).zip(sections) {
        blocks.push(Block::heading(Level::One, minutes::section(number, heading)));
        blocks.extend(section);
    }
    blocks.extend(annex(ledger, year));
    Document { kind: DocumentKind::Year, title, meta: meta(&office, today), blocks }
}

/// How many lamps of each colour a month ended on, over all units.
fn month_table(ledger: &Ledger, year: &Year) -> Table {
    let mut columns = vec![Column::new(words::MONTH, 8, Align::Center)];
    columns.extend(LampCount::LAMPS.map(|lamp| Column::new(wording::lamp(lamp), 4, Align::Center)));
    columns.push(Column::new(papers::TOTAL_COLUMN, 5, Align::Center));
    let rows = year.months.iter().zip(year.totals()).map(|(month, total)| {
        let mut cells: Vec<Cell> = vec![words::month_of(month.meeting, ledger, year.end).into()];
        cells.extend(LampCount::LAMPS.map(|lamp| Cell::from(total.of(lamp).to_string())));
        cells.push(total.total().to_string().into());
        cells
    });
    Table { columns, rows: rows.collect() }
}

fn scores(ledger: &Ledger, year: &Year) -> Vec<Block> {
    let rules = &ledger.programme.assessment.rules;
    let mut columns = vec![
        Column::new(words::RANK, 4, Align::Center),
        Column::new(words::UNIT_COLUMN, 10, Align::Left),
        Column::new(words::TOTAL, 5, Align::Center),
    ];
    columns.extend(rules.iter().map(|rule| Column::new(rule.name.as_str(), 5, Align::Center)));
    let rows = year.by_rank().into_iter().map(|one| {
        let mut cells: Vec<Cell> =
            vec![words::rank(one.rank).into(), ledger.short(&one.unit).into(), words::points(one.score.total).into()];
        cells.extend(one.score.lines.iter().map(|line| Cell::from(words::points(line.points))));
        cells
    });
    let table = Table { columns, rows: rows.collect() };
    let how = minutes::sentence(&[words::rules(ledger).join("；")]);
    vec![Block::paragraph(how), Block::Table(table)]
}

/// The award shortlist, if it has been released.
fn released(ledger: &Ledger, year: i32) -> Vec<Block> {
    let list = ledger.shortlists.get(&year).filter(|list| list.released.is_some());
    let entries = list.into_iter().flat_map(|list| &list.entries);
    let entries = entries.filter_map(|id| ledger.entry(*id));
    let line = |entry: &crate::domain::RegisterEntry| {
        Block::paragraph(minutes::sentence(&[words::award(ledger.short(&entry.unit), &entry.name)]))
    };
    entries.map(line).collect()
}

/// Where every point comes from, unit by unit.
fn annex(ledger: &Ledger, year: &Year) -> Vec<Block> {
    let rules = &ledger.programme.assessment.rules;
    if rules.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::PageBreak, Block::Title(words::ANNEX.to_owned())];
    for (number, one) in (1..).zip(year.by_rank()) {
        let heading = words::unit_heading(ledger.short(&one.unit), one.score.total);
        blocks.push(Block::heading(Level::Two, minutes::subsection(number, &heading)));
        let columns = vec![
            Column::new(words::ROW_COLUMNS[1].0, 5, Align::Left),
            Column::new(words::POINTS, 4, Align::Center),
            Column::new(words::ROW_COLUMNS[2].0, 22, Align::Left),
        ];
        let rows = one.score.lines.iter().zip(rules).map(|(line, rule)| -> Vec<Cell> {
            let mut lines = vec![words::counted(line, rule)];
            lines.extend(
                line.rows
                    .iter()
                    .map(|row| format!("{}　{}", words::row(row, ledger, year.end), words::verdict(row, rule))),
            );
            vec![rule.name.clone().into(), words::points(line.points).into(), lines.join("\n").into()]
        });
        blocks.push(Block::Table(Table { columns, rows: rows.collect() }));
    }
    blocks
}
