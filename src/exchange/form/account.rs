//! The account of a form: whose it is, for which meeting, and what stands in its rows, in the form's own words.

use super::{
    bundle::{self, Down, is_bundle},
    draft::draft,
    grid::{Cell, Grid, read_grids},
    head::{Head, Headed, column_of, find},
    value::{folded, is_blank},
};
use crate::{
    domain::{Foreign, FormFault, Period, WordsMark},
    wording::{
        draft::DraftColumn,
        forms::{self, FieldColumn, FigureColumn, ItemColumn, RegisterColumn},
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// Where a row stands, as people count.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The sheet's name.
    pub sheet: String,
    /// The row, from 1.
    pub row: u32,
}

/// A row: what stands in which column.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<C: Ord> {
    /// Where.
    pub place: Place,
    /// What stands under the headings that were asked for.
    pub cells: BTreeMap<C, Cell>,
    /// What stands under other headings: heading, words.
    pub others: Vec<(String, String)>,
    /// Columns whose cell was merged over several rows: each of them has the words now.
    pub merged: BTreeSet<C>,
    /// Columns that stand there twice and say different things.
    pub doubled: BTreeSet<C>,
}

/// A row of the sheet of items.
pub type ItemRow = Row<ItemColumn>;
/// A row of the sheet of figures.
pub type FigureRow = Row<FigureColumn>;
/// A row of the sheet of registers.
pub type EntryRow = Row<RegisterColumn>;
/// A row of the draft of the minutes.
pub type DraftRow = Row<DraftColumn>;
/// A row of the sheet of the fields of registers.
pub type FieldRow = Row<FieldColumn>;

impl<C: Ord> Row<C> {
    /// The words of a column; `None` when nothing, or nothing but a dash, stands there.
    pub fn words(&self, column: &C) -> Option<String> {
        let words = self.cells.get(column)?.words();
        let words: Vec<&str> = words.split_whitespace().collect();
        let words = words.join(" ");
        (!is_blank(&words)).then_some(words)
    }

    /// The cell of a column, when something stands there.
    pub fn cell(&self, column: &C) -> Option<&Cell> {
        self.words(column).and_then(|_| self.cells.get(column))
    }
}

/// An item as the form had it when it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// How it stood then.
    pub base: String,
    /// Its words.
    pub text: String,
    /// Its deadline in words.
    pub due: String,
}

/// Whose form it is, for which meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// Whether the sheet that nobody sees is there; else everything was read from the head.
    pub is_sealed: bool,
    /// The unit's code.
    pub unit: Option<String>,
    /// The unit's name, as the form was made.
    pub name: Option<String>,
    /// The unit's name, as it stands at the head now.
    pub says: Option<String>,
    /// The meeting's number in the ledger's file.
    pub meeting: Option<u32>,
    /// The meeting's month.
    pub period: Option<Period>,
    /// Items by name.
    pub items: BTreeMap<String, Made>,
    /// Figures that the ledger had then, by the indicator's code.
    pub figures: BTreeMap<String, Option<i64>>,
    /// The stages that entries of registers were in then, by number.
    pub entries: BTreeMap<String, String>,
    /// What the fields of entries held then, by the entry's number or kind, its name, and the field.
    pub fields: BTreeMap<(String, String, String), String>,
    /// 零报告: it says that there is nothing to say.
    pub is_nil: bool,
}

/// What stands in a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// Whose, for when.
    pub identity: Identity,
    /// Rows of items and of new promises.
    pub items: Vec<ItemRow>,
    /// Rows of figures.
    pub figures: Vec<FigureRow>,
    /// Rows of registers.
    pub entries: Vec<EntryRow>,
    /// It is the draft of the minutes and no form: its rows.
    pub draft: Option<Vec<DraftRow>>,
    /// It is what a ledger above hands down, and no form.
    pub down: Option<Down>,
    /// Rows of the fields of registers.
    pub fields: Vec<FieldRow>,
    /// A sheet that it went out with and has no more.
    pub gone: Option<&'static str>,
    /// Tells what stands in it from what stands in other forms.
    pub mark: WordsMark,
}

impl Account {
    /// Whether it is a form, or a bundle that answers as one.
    pub fn is_form(&self) -> bool {
        self.draft.is_none() && self.down.is_none()
    }

    /// An account with nothing in it yet.
    pub(super) fn of(identity: Identity) -> Self {
        let mark = WordsMark::default();
        let (items, figures, entries, fields) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { identity, items, figures, entries, fields, draft: None, down: None, gone: None, mark }
    }
}

/// Reads a form.
///
/// # Errors
/// A [`FormFault`]: it is no workbook, cannot be read, or is no form.
pub fn account(bytes: &[u8]) -> Result<Account, FormFault> {
    if is_bundle(bytes) {
        return bundle::read(bytes);
    }
    let grids = match read_grids(bytes) {
        Err(FormFault::NotASheet(Foreign::Word)) => return draft(bytes),
        grids => grids?,
    };
    let mut identity = grids.iter().find_map(meta).transpose()?.unwrap_or_default();
    let shown: Vec<&Grid> = grids.iter().filter(|grid| !is_meta(grid)).collect();
    for grid in &shown {
        read_head(grid, &mut identity);
    }
    let (mut items, mut figures, mut entries, mut fields) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut has_items, mut has_figures) = (false, false);
    for grid in shown {
        // A sheet of figures has 单位 and 说明 too: what it has more headings of decides.
        let (item_head, figure_head) = (find::<ItemColumn>(grid), find::<FigureColumn>(grid));
        if let Some(head) = find::<RegisterColumn>(grid) {
            entries.extend(rows(grid, &head));
        } else if let Some(head) = find::<FieldColumn>(grid) {
            fields.extend(rows(grid, &head));
        } else if let Some(head) = item_head {
            has_items = true;
            items.extend(rows(grid, &head).into_iter().filter(is_item));
        } else if let Some(head) = figure_head {
            has_figures = true;
            figures.extend(rows(grid, &head).into_iter().filter(is_figure));
        }
    }
    if !has_items && !has_figures {
        return Err(if grids.iter().all(|grid| grid.cells.is_empty()) {
            FormFault::Empty
        } else {
            FormFault::NotAForm
        });
    }
    let mark = mark(&identity, (&items, &figures), (&entries, &fields));
    let gone = match (has_items, has_figures) {
        (false, _) if !identity.items.is_empty() => Some(forms::ITEMS_SHEET),
        (_, false) if !identity.figures.is_empty() => Some(forms::FIGURES_SHEET),
        _ => None,
    };
    Ok(Account { items, figures, entries, fields, gone, mark, ..Account::of(identity) })
}

fn is_meta(grid: &Grid) -> bool {
    grid.cells.get(&(0, 0)).is_some_and(|cell| cell.words() == "diaodu-form")
}

/// The sheet that nobody sees.
fn meta(grid: &Grid) -> Option<Result<Identity, FormFault>> {
    if !is_meta(grid) {
        return None;
    }
    let mut identity = Identity { is_sealed: true, ..Identity::default() };
    let last = grid.cells.keys().map(|(row, _)| *row).max().unwrap_or(0);
    for row in 0..=last {
        let words = |column: u32| grid.cells.get(&(row, column)).map(Cell::words).unwrap_or_default();
        match words(0).as_str() {
            "diaodu-form" if words(1) != "1" => return Some(Err(FormFault::Newer(words(1)))),
            "unit" => (identity.unit, identity.name) = (Some(words(1)), Some(words(2))),
            "meeting" => (identity.meeting, identity.period) = (words(1).parse().ok(), words(2).parse().ok()),
            "item" => {
                identity.items.insert(words(1), Made { base: words(2), text: words(3), due: words(4) });
            }
            "figure" => {
                identity.figures.insert(words(1), words(2).parse().ok());
            }
            "entry" => {
                identity.entries.insert(words(1), words(2));
            }
            "field" => {
                identity.fields.insert((words(1), words(2), words(3)), words(4));
            }
            _ => {}
        }
    }
    Some(Ok(identity))
}

/// What the cell of 零报告 begins with.
const NIL: &str = "零报告";

fn is_yes(said: &str) -> bool {
    matches!(said, "是" | "√" | "✓" | "1" | "零报告" | "无新情况")
}

/// What the head of a sheet says: 填报单位：…, 2022年5月….
fn read_head(grid: &Grid, identity: &mut Identity) {
    let label = folded(forms::UNIT_LABEL);
    for ((row, column), cell) in grid.cells.range((0, 0)..(8, 0)) {
        let words = folded(&cell.words());
        let bare = label.trim_end_matches(':');
        if words.starts_with(NIL) {
            // The answer stands behind the colon, or in one of the next cells.
            let behind = words.rsplit_once(':').map_or("", |(_, behind)| behind).to_owned();
            let next = grid.cells.range((*row, column + 1)..(row + 1, 0)).map(|(_, cell)| folded(&cell.words()));
            identity.is_nil |= std::iter::once(behind).chain(next.take(1)).any(|said| is_yes(&said));
        }
        if identity.says.is_none()
            && let Some(rest) = words.strip_prefix(bare)
        {
            let rest = rest.trim_start_matches(':');
            // The name may have been written into the next cell.
            let next =
                || grid.cells.range((*row, column + 1)..(row + 1, 0)).next().map(|(_, cell)| folded(&cell.words()));
            identity.says = if rest.is_empty() { next() } else { Some(rest.to_owned()) };
        }
        if !identity.is_sealed && identity.period.is_none() {
            identity.period = period_in(&words);
        }
    }
}

/// 2022年5月 at the beginning of a title.
fn period_in(words: &str) -> Option<Period> {
    let (year, rest) = words.split_once('年')?;
    let (month, _) = rest.split_once('月')?;
    let year: String =
        year.chars().rev().take_while(char::is_ascii_digit).collect::<Vec<_>>().into_iter().rev().collect();
    format!("{year}-{:02}", month.parse::<u32>().ok()?).parse().ok()
}

pub(super) fn rows<C: Headed>(grid: &Grid, head: &Head<C>) -> Vec<Row<C>> {
    let last = grid.cells.keys().map(|(row, _)| *row).max().unwrap_or(0);
    let merged = grid.merged.iter().map(|((_, _), (last, _))| *last).max().unwrap_or(0);
    (head.row + 1..=last.max(merged).min(last + 500))
        .filter_map(|row| {
            let mut read = Row {
                place: Place { sheet: grid.name.clone(), row: row + 1 },
                cells: BTreeMap::new(),
                others: Vec::new(),
                merged: BTreeSet::new(),
                doubled: BTreeSet::new(),
            };
            for (column, places) in &head.columns {
                for at in places {
                    take(&mut read, *column, *at, row, grid);
                }
            }
            for (at, heading) in &head.others {
                if let Some(cell) = grid.cells.get(&(row, *at)) {
                    read.others.push((heading.clone(), cell.words()));
                }
            }
            (!read.cells.is_empty()).then_some(read)
        })
        .filter(|row| !is_heading(row))
        .collect()
}

/// Puts what stands at a place into a row.
fn take<C: Headed>(read: &mut Row<C>, column: C, at: u32, row: u32, grid: &Grid) {
    let area = grid.merged.iter().find(|((top, left), (bottom, right))| {
        (*top..=*bottom).contains(&row) && (*left..=*right).contains(&at) && top < bottom
    });
    let own = grid.cells.get(&(row, at));
    let found =
        own.or_else(|| area.and_then(|((top, left), _)| grid.cells.get(&(*top, *left)).filter(|_| *left == at)));
    let Some(cell) = found else { return };
    if area.is_some() {
        read.merged.insert(column);
    }
    match read.cells.get(&column) {
        Some(before) if before != cell => {
            read.doubled.insert(column);
        }
        Some(_) => {}
        None => {
            read.cells.insert(column, cell.clone());
        }
    }
}

/// Headings that were pasted in again, page by page.
fn is_heading<C: Headed>(row: &Row<C>) -> bool {
    row.cells.len() >= 2 && row.cells.iter().all(|(column, cell)| column_of::<C>(&cell.words()) == Some(*column))
}

/// Sums and signatures under a table are no items.
fn is_item(row: &ItemRow) -> bool {
    let words = folded(&row.cells.get(&ItemColumn::Text).map(Cell::words).unwrap_or_default());
    let is_foot =
        ["填报人", "审核", "审签", "联系", "负责人签", "签字", "盖章", "合计", "小计", "总计", "注:", "说明:"]
            .iter()
            .any(|foot| words.starts_with(foot));
    let has_id = row.words(&ItemColumn::Id).is_some();
    let says = row.cells.keys().any(|column| *column > ItemColumn::Number && row.words(column).is_some());
    has_id || (says && !is_foot)
}

fn is_figure(row: &FigureRow) -> bool {
    row.words(&FigureColumn::Id).or_else(|| row.words(&FigureColumn::Name)).is_some()
}

fn mark(
    identity: &Identity,
    (items, figures): (&[ItemRow], &[FigureRow]),
    (entries, fields): (&[EntryRow], &[FieldRow]),
) -> WordsMark {
    fn of<C: Ord>(row: &Row<C>, name: impl Fn(&C) -> &'static str) -> String {
        let cells = row.cells.iter().map(|(column, cell)| format!("{}={}", name(column), folded(&cell.words())));
        cells.collect::<Vec<_>>().join("\u{1}")
    }
    let mut words = vec![format!("{:?} {:?}", identity.unit.as_ref().or(identity.says.as_ref()), identity.period)];
    words.extend(items.iter().map(|row| of(row, |column| column.heading())));
    words.extend(figures.iter().map(|row| of(row, |column| column.heading())));
    words.extend(entries.iter().map(|row| of(row, |column| column.heading())));
    words.extend(fields.iter().map(|row| of(row, |column| column.heading())));
    if identity.is_nil {
        words.push(NIL.to_owned());
    }
    WordsMark::of(&words)
}
