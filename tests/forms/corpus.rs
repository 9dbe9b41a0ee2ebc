//! Small sheets made after real public ones (their structure only), each with what it must give. Every cell ends taken,
//! asked about, or named as left.

use crate::lists::Office;
use diaodu::{
    catalogue::holidays,
    domain::ListKind,
    exchange::import::{LeftOut, Naming, Table, past, read_import, tasks, units},
    wording::import as words,
};
use proptest::prelude::*;
use rust_xlsxwriter::{Format, Workbook};
use std::collections::BTreeSet;

const CORPUS: &str = include_str!("../data/sheets/corpus.txt");

/// A case: a sheet, and what it must give.
struct Case {
    title: &'static str,
    kind: ListKind,
    rows: Vec<Vec<&'static str>>,
    taken: Vec<&'static str>,
    asked: Vec<&'static str>,
    aside: BTreeSet<usize>,
    unused: Vec<&'static str>,
}

fn cases() -> Vec<Case> {
    CORPUS.split("\n====\n").map(case).collect()
}

fn case(text: &'static str) -> Case {
    let mut lines = text.lines();
    let title = lines.next().expect("a title").trim_start_matches("# ");
    let kind = match lines.next() {
        Some("tasks") => ListKind::Tasks,
        Some("units") => ListKind::Units,
        Some("past") => ListKind::Past,
        other => panic!("{title}: {other:?}"),
    };
    let mut case =
        Case { title, kind, rows: vec![], taken: vec![], asked: vec![], aside: BTreeSet::new(), unused: vec![] };
    let mut part = "rows";
    for line in lines {
        if let Some(rest) = line.strip_prefix("-- ") {
            let (name, said) = rest.split_once(' ').unwrap_or((rest, ""));
            part = name;
            match name {
                "aside" => case.aside = said.split(' ').map(|row| row.parse().expect("a row")).collect(),
                "unused" => case.unused = said.split(' ').collect(),
                _ => {}
            }
            continue;
        }
        match part {
            "rows" => case.rows.push(line.split('|').map(str::trim).collect()),
            "taken" => case.taken.push(line),
            "asked" => case.asked.push(line),
            other => panic!("{title}: {other} {line}"),
        }
    }
    case
}

/// The case as a workbook: `<` is merged with the cell on its left, `^` with the one above.
fn workbook(case: &Case) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let at = |row: usize, column: usize| case.rows.get(row).and_then(|cells| cells.get(column)).copied().unwrap_or("");
    for (row, cells) in case.rows.iter().enumerate() {
        for (column, words) in cells.iter().enumerate() {
            if words.is_empty() || matches!(*words, "<" | "^") {
                continue;
            }
            let right = (column + 1..cells.len()).take_while(|column| at(row, *column) == "<").count();
            let down = (row + 1..case.rows.len()).take_while(|row| at(*row, column) == "^").count();
            let place = |number: usize| u16::try_from(number).expect("small");
            let (first, last) = (u32::try_from(row).expect("small"), u32::try_from(row + down).expect("small"));
            if right + down > 0 {
                sheet
                    .merge_range(first, place(column), last, place(column + right), words, &Format::new())
                    .expect("merged");
            } else {
                sheet.write_string(first, place(column), *words).expect("written");
            }
        }
    }
    book.save_to_buffer().expect("a book")
}

struct Given {
    table: Table,
    taken: Vec<(usize, String)>,
    left_out: Vec<LeftOut>,
}

fn given(office: &Office, case: &Case, name: &str, bytes: &[u8]) -> Option<Given> {
    let base = "2022-05-20".parse().expect("a day");
    let path = office.file(name, bytes);
    let table = read_import(&path, case.kind, None, &Naming::default()).ok()?;
    let ledger = office.ledger();
    let (taken, left_out) = match case.kind {
        ListKind::Tasks => {
            let list = tasks(ledger, &table, holidays::calendar(), base);
            let taken = list.tasks.iter().map(|(row, task)| (*row, words::task_line(*row, task, ledger, base)));
            (taken.collect(), list.left_out)
        }
        ListKind::Past => {
            let list = past(ledger, &table, holidays::calendar(), base);
            let taken = list.items.iter().map(|(row, item)| (*row, words::past_line(*row, item, ledger)));
            (taken.collect(), list.left_out)
        }
        ListKind::Units => {
            let list = units(ledger, &table);
            (list.lines.iter().map(|(_, line)| (0, line.name.clone())).collect(), list.left_out)
        }
    };
    Some(Given { table, taken, left_out })
}

#[test]
fn a_numbered_heading_holds_for_its_own_parts_and_for_nothing_below_them() {
    let office = Office::new();
    let case = case(
        "# 分级\ntasks\n序号 | 任务 | 责任单位 | 时限\n1 | 夯实基础 | |\n1.1 | 摸底 | 市民政局 | 6月底前\n2 | 走访 | 市教育局 | 7月底前\n\
         二、强化保障 | < | < | <\n3 | 落实经费 | 市财政局 | 12月底前",
    );
    let found = given(&office, &case, "levels.xlsx", &workbook(&case)).expect("a list");
    let sections: Vec<_> = found.table.rows.iter().map(|row| row.section.as_deref()).collect();
    assert_eq!(sections, [Some("夯实基础"), None, Some("二、强化保障")]);
    assert_eq!(found.taken.len(), 3);
}

#[test]
fn each_sheet_gives_what_it_must() {
    let office = Office::new();
    let all = cases();
    assert!(all.len() >= 40, "{} cases", all.len());
    let mut wrong = Vec::new();
    for case in &all {
        let Some(found) = given(&office, case, "case.xlsx", &workbook(case)) else {
            wrong.push(format!("{}: no list", case.title));
            continue;
        };
        let taken: Vec<&str> = found.taken.iter().map(|(_, line)| line.as_str()).collect();
        let asked: Vec<String> =
            found.left_out.iter().map(|left| words::line_left_out(left.row, &left.words, &left.why)).collect();
        let aside: BTreeSet<usize> = found.table.set_aside.iter().map(|(row, _)| *row).collect();
        if (&taken, &aside) != (&case.taken, &case.aside) || asked != case.asked || found.table.strangers != case.unused
        {
            wrong.push(format!("{}\n  {taken:#?}\n  {asked:#?}\n  {aside:?} {:?}", case.title, found.table.strangers));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), all.len(), wrong.join("\n"));
}

/// A cell is part of a row that is taken, in a column that is read; of one that is asked about; of a row that is none of
/// the list; or it stands in a column that is named as left.
#[test]
fn every_cell_ends_taken_asked_or_named() {
    let office = Office::new();
    for case in &cases() {
        let Some(found) = given(&office, case, "case.xlsx", &workbook(case)) else { continue };
        let aside: BTreeSet<usize> = found.table.set_aside.iter().map(|(row, _)| *row).collect();
        let asked: BTreeSet<usize> = found.left_out.iter().map(|left| left.row).collect();
        let rows: BTreeSet<usize> = found.table.rows.iter().map(|row| row.number).collect();
        let count = found.taken.len() + found.left_out.len();
        assert_eq!(rows.len(), count, "{}: each row is taken once or asked about once", case.title);
        let first = rows.iter().chain(&aside).min().copied().unwrap_or(usize::MAX);
        for (row, cells) in case.rows.iter().enumerate() {
            for (column, words) in cells.iter().enumerate() {
                if words.is_empty() || matches!(*words, "<" | "^") || row + 1 < first {
                    continue;
                }
                let known = found.table.columns.iter().find(|read| read.column as usize == column);
                let is_named =
                    known.is_some_and(|read| read.read_as.is_some() || found.table.strangers.contains(&read.heading));
                let ends = aside.contains(&(row + 1)) || asked.contains(&(row + 1)) || is_named;
                assert!(ends, "{}: row {} column {column} ({words}) ends nowhere", case.title, row + 1);
            }
        }
    }
}

#[test]
fn a_sheet_without_merged_cells_gives_the_same_as_text() {
    let office = Office::new();
    for case in &cases() {
        if case.rows.iter().flatten().any(|words| matches!(*words, "<" | "^")) {
            continue;
        }
        let lines: Vec<String> = case.rows.iter().map(|cells| cells.join("\t")).collect();
        let text = lines.join("\r\n");
        let (book, plain) = (
            given(&office, case, "case.xlsx", &workbook(case)).map(|found| found.taken),
            given(&office, case, "case.txt", text.as_bytes()).map(|found| found.taken),
        );
        assert_eq!(plain, book, "{}", case.title);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// Whatever stands in the cells beneath the headings, no row is lost, taken twice, or taken and set aside.
    #[test]
    fn no_row_is_lost_whatever_stands_in_the_cells(
        rows in proptest::collection::vec(proptest::collection::vec(words_of_cells(), 5), 0..12),
        head in 0_usize..3,
    ) {
        let office = Office::new();
        let heads = ["任务\t责任单位\t完成时限\t完成情况\t备注", "\t重点任务\t具体措施\t牵头单位\t时限", "编号\t工作内容\t部门\t截止日期\t"];
        let lines: Vec<String> = rows.iter().map(|cells| cells.join("\t")).collect();
        let text = format!("{}\n{}", heads[head], lines.join("\n"));
        let path = office.file("any.txt", text.as_bytes());
        let table = read_import(&path, ListKind::Tasks, None, &Naming::default()).expect("a list");
        let taken: BTreeSet<usize> = table.rows.iter().map(|row| row.number).collect();
        let aside: BTreeSet<usize> = table.set_aside.iter().map(|(row, _)| *row).collect();
        prop_assert_eq!(taken.len(), table.rows.len());
        prop_assert!(taken.is_disjoint(&aside));
        let list = tasks(office.ledger(), &table, holidays::calendar(), "2022-05-20".parse().expect("a day"));
        prop_assert_eq!(list.tasks.len() + list.left_out.len(), table.rows.len());
        for (nth, cells) in rows.iter().enumerate() {
            let says = cells.iter().any(|words| !words.trim().is_empty());
            // A row that has something only where nothing is read is named by its column.
            let is_read = table.columns.iter().any(|read| {
                read.read_as.is_some() && !cells.get(read.column as usize).is_none_or(|words| words.trim().is_empty())
            });
            prop_assert!(!says || !is_read || taken.contains(&(nth + 2)) || aside.contains(&(nth + 2)), "row {}", nth + 2);
        }
    }
}

fn words_of_cells() -> impl Strategy<Value = String> {
    proptest::sample::select(vec![
        "",
        "",
        "摸底",
        "市教育局",
        "市财政局牵头，市教育局配合",
        "各县（市、区）",
        "6月底前",
        "长期",
        "已完成",
        "合计",
        "注：略",
        "一、夯实基础",
        "（二）保障",
        "任务",
        "1",
        "①",
        "——",
        "有关单位",
        "12月",
        "2022-07-01",
        "#",
        "　",
        "“两新”组织，逐家走访",
    ])
    .prop_map(str::to_owned)
}
