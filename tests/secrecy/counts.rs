//! Each count that stands over a list or a table is the number of its rows, in every paper of random ledgers.

use crate::{
    papers::{for_everybody, for_office, for_unit},
    thrown::thrown,
};
use diaodu::document::{Block, Document, Level, Table};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// The number between two words.
fn number(text: &str, before: &str, behind: &str) -> Option<usize> {
    text.match_indices(before).find_map(|(at, _)| {
        let rest = &text[at + before.len()..];
        let digits = rest.find(|c: char| !c.is_ascii_digit()).filter(|digits| *digits > 0)?;
        rest[digits..].starts_with(behind).then(|| rest[..digits].parse().expect("digits"))
    })
}

/// All numbers before a word, added up.
fn sum(text: &str, behind: &str) -> usize {
    let number = |before: &str| {
        let digits = before.rfind(|c: char| !c.is_ascii_digit()).map_or(before, |at| {
            let next = before[at..].chars().next().map_or(0, char::len_utf8);
            &before[at + next..]
        });
        digits.parse::<usize>().unwrap_or(0)
    };
    text.match_indices(behind).map(|(at, _)| number(&text[..at])).sum()
}

fn words(block: &Block) -> String {
    block.words().concat()
}

fn table(block: &Block) -> Option<&Table> {
    if let Block::Table(table) = block { Some(table) } else { None }
}

fn tables(paper: &Document) -> Vec<&Table> {
    paper.blocks.iter().filter_map(table).collect()
}

/// A cell of a row in words.
fn cell(table: &Table, row: usize, column: usize) -> String {
    table.rows[row][column].words().join("\n")
}

/// What follows a heading, up to the next one of its rank or above.
fn below(paper: &Document, heading: usize, level: Level) -> &[Block] {
    let rest = &paper.blocks[heading + 1..];
    let ends = |block: &Block| match block {
        Block::Heading { level: other, .. } => *other == Level::One || *other == level,
        Block::Signature { .. } | Block::Colophon(_) => true,
        _ => false,
    };
    &rest[..rest.iter().position(ends).unwrap_or(rest.len())]
}

type Checked = Result<usize, TestCaseError>;

/// Names before 等N家单位, and behind 共N家：, in any paper.
fn named(name: &str, paper: &Document) -> Checked {
    let mut found = 0;
    for line in paper.words() {
        for (at, _) in line.match_indices("等") {
            let Some(count) = number(&line[at..], "等", "家单位") else { continue };
            let list = line[..at].rsplit(['：', '了', '，', '（', '；', '。']).next().unwrap_or_default();
            prop_assert_eq!(list.split('、').count(), count, "{}: {}", name, line);
            found += 1;
        }
        for (before, behind) in [("共", "家："), ("还有", "家没有办："), ("", "家：")] {
            let Some(count) = number(&line, before, behind) else { continue };
            let list = line.split(behind).nth(1).unwrap_or_default().split(['。', '；']).next().unwrap_or_default();
            prop_assert_eq!(list.split('、').count(), count, "{}: {}", name, line);
            found += 1;
        }
    }
    Ok(found)
}

fn bulletin(paper: &Document, withheld: &Document) -> Checked {
    let mut found = 0;
    let without_names: String = withheld.words().join("\n");
    for (at, block) in paper.blocks.iter().enumerate() {
        let said = words(block);
        if let Block::Heading { level: Level::Two, .. } = block
            && let Some(count) = number(&said, "灯", "件")
        {
            let rows = below(paper, at, Level::Two);
            prop_assert_eq!(rows.len(), count, "{}", said);
            let units: BTreeSet<String> =
                rows.iter().filter_map(|row| words(row).split_once('：').map(|(unit, _)| unit.to_owned())).collect();
            let lamp = said.split_once('）').map_or("", |(_, lamp)| lamp);
            let told = without_names.split(lamp).nth(1).and_then(|rest| number(rest, "涉及", "家单位"));
            prop_assert_eq!(told, Some(units.len()), "{}: {}", said, without_names);
            found += 1;
        }
    }
    let table = tables(paper)[0];
    let last = table.columns.len() - 1;
    let in_cell = |row, column| cell(table, row, column).parse::<usize>().expect("a number");
    let (mut agreed, mut planned) = (0, 0);
    for row in 0..table.rows.len() {
        let lit: usize = (1..last).map(|column| in_cell(row, column)).sum();
        prop_assert_eq!(lit, in_cell(row, last), "the lamps of {}", cell(table, row, 0));
        if cell(table, row, 0) == "会议议定" { agreed += lit } else { planned += lit }
    }
    for line in paper.words() {
        for (kind, rows) in [("会议议定共", agreed), ("分解到各单位共", planned)] {
            let Some(count) = number(&line, kind, "件：") else { continue };
            prop_assert_eq!(count, rows, "{}", line);
            prop_assert_eq!(sum(line.split_once('：').map_or("", |(_, parts)| parts), "件"), count, "{}", line);
            found += 1;
        }
    }
    Ok(found)
}

fn letter(paper: &Document) -> Checked {
    let said: String = paper.blocks.iter().take(3).map(words).collect();
    let table = tables(paper)[0];
    let states: Vec<String> = (0..table.rows.len()).map(|row| cell(table, row, 3)).collect();
    let helped = states.iter().filter(|state| state.starts_with("配合")).count();
    prop_assert_eq!(number(&said, "事项共", "项"), Some(states.len() - helped), "{}", said);
    prop_assert_eq!(number(&said, "配合办理的", "项").unwrap_or(0), helped, "{}", said);
    Ok(1)
}

/// The paragraphs of a kind in the annex of what each unit reported.
fn in_annex(paper: &Document, lead: &str) -> Vec<String> {
    let table = tables(paper).into_iter().find(|table| table.columns[2].heading == "汇报和办理情况");
    let cells = table.into_iter().flat_map(|table| (0..table.rows.len()).map(move |row| cell(table, row, 2)));
    let lines: Vec<String> = cells.flat_map(|cell| cell.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    lines.into_iter().filter_map(|line| line.strip_prefix(lead).map(str::to_owned)).collect()
}

fn concise(paper: &Document) -> Checked {
    let mut found = 0;
    let lines: Vec<String> = paper.blocks.iter().take_while(|block| **block != Block::PageBreak).map(words).collect();
    let earlier = in_annex(paper, "前期议定事项：").concat();
    let stand = lines.iter().find(|line| line.starts_with("前期议定事项"));
    let told = stand.and_then(|line| number(line, "前期议定事项", "项")).unwrap_or(0);
    prop_assert_eq!(told, earlier.matches('“').count(), "{:?}: {}", stand, earlier);
    for (counted, rows) in [
        ("已销号", earlier.matches("已完成并销号").count()),
        ("自报完成待核", earlier.matches("自报完成，待核实").count() + earlier.matches("已办成（").count()),
        ("正在推进", earlier.matches("正在推进").count() + earlier.matches("已延期至").count()),
        ("逾期", earlier.matches("”逾期").count()),
        ("已撤回", earlier.matches("已撤回").count()),
    ] {
        let counts = stand.and_then(|line| number(line, counted, "项")).unwrap_or(0);
        prop_assert_eq!(counts, rows, "{} in {:?}: {}", counted, stand, earlier);
        found += counts.min(1);
    }
    let became = in_annex(paper, "办理情况：").concat();
    let closed = became
        .split('“')
        .filter(|one| one.starts_with("公开任务") && one.contains("核实销号") && !one.contains("待核实"))
        .count();
    let counts = lines.iter().find_map(|line| number(line, "重点任务销号", "项")).unwrap_or(0);
    prop_assert_eq!(counts, closed, "{:?}: {}", lines, became);
    if let Some(line) = lines.iter().find(|line| line.starts_with("会议确认")) {
        let count = number(line, "承诺的事项", "项").expect("how many");
        let table = tables(paper)[0];
        let resolved = paper.blocks.iter().filter(|block| matches!(block, Block::Resolution { .. })).count();
        let settled = in_section(paper, "期限调整事项");
        prop_assert_eq!(table.rows.len(), resolved - settled + count, "{}", line);
        let rows = table.rows.len() - count..table.rows.len();
        let units: BTreeSet<String> = rows.map(|row| cell(table, row, 2)).collect();
        prop_assert_eq!(number(line, "会议确认", "家单位"), Some(units.len()), "{}", line);
        found += 1;
    }
    let entries = in_annex(paper, "台账登记：").concat();
    for line in lines.iter().filter(|line| line.starts_with("台账登记：")) {
        prop_assert_eq!(sum(line, "个"), entries.matches('“').count(), "{}: {}", line, entries);
        found += 1;
    }
    Ok(found)
}

/// How many numbered paragraphs a section has.
fn in_section(paper: &Document, heading: &str) -> usize {
    let is_it = |block: &Block| matches!(block, Block::Heading { text, .. } if text.ends_with(heading));
    let at = paper.blocks.iter().position(is_it);
    at.map_or(0, |at| {
        below(paper, at, Level::One).iter().filter(|block| matches!(block, Block::Resolution { .. })).count()
    })
}

fn registers(paper: &Document) -> Checked {
    let mut found = 0;
    for (at, block) in paper.blocks.iter().enumerate() {
        let said = words(block);
        let Block::Heading { .. } = block else { continue };
        let rest = below(paper, at, Level::One);
        let units: BTreeSet<String> = rest
            .iter()
            .filter_map(table)
            .flat_map(|table| (0..table.rows.len()).map(move |row| cell(table, row, 0)))
            .collect();
        let entered = sum(said.split("未登记").next().unwrap_or_default(), "家");
        prop_assert_eq!(entered, units.len(), "{}", said);
        prop_assert!(!said.contains("0家") || said.contains("10家"), "nothing of what is not: {}", said);
        found += 1;
    }
    Ok(found)
}

/// Every count over the table of a unit has its rows in it.
fn brief(paper: &Document) -> Checked {
    let mut found = 0;
    for (at, block) in paper.blocks.iter().enumerate() {
        let Block::Heading { level: Level::Two, .. } = block else { continue };
        let [counts, rest @ ..] = below(paper, at, Level::Two) else { continue };
        let said = words(counts);
        let states: Vec<String> = rest
            .iter()
            .filter_map(table)
            .flat_map(|table| (0..table.rows.len()).map(move |row| cell(table, row, 2)))
            .collect();
        let of = |what: &str| number(&said, what, "项").unwrap_or(0);
        let overdue = states.iter().filter(|state| state.starts_with("逾期")).count();
        prop_assert_eq!(of("逾期"), overdue, "{}: {:?}", said, states);
        let reported = ["自报", "待核", "办成"];
        let reported = states.iter().filter(|state| reported.iter().any(|word| state.contains(word))).count();
        prop_assert_eq!(of("已报待核"), reported, "{}: {:?}", said, states);
        let most = ["承诺未结", "下次会前到期", "延过期", "本月未报"].into_iter().map(of).max().unwrap_or(0);
        prop_assert!(most <= states.len(), "{}: {:?}", said, states);
        found += 1;
    }
    Ok(found)
}

fn of_ledger(seed: u64) -> Checked {
    let ledger = thrown(seed);
    let mut found = 0;
    let everybody = for_everybody(&ledger);
    let paper = |wanted: &str| &everybody.iter().find(|(name, _)| *name == wanted).expect("a paper").1;
    for (name, paper) in &everybody {
        found += named(name, paper)?;
    }
    found += bulletin(paper("bulletin by name"), paper("bulletin"))?;
    found += concise(paper("concise minutes"))?;
    found += registers(paper("registers"))?;
    for books in ledger.for_each_on_roster() {
        for (name, document) in for_unit(&books) {
            found += if name == "letter" { letter(&document)? } else { named(name, &document)? };
        }
    }
    for (name, document) in for_office(&ledger) {
        found += match name {
            "brief" => brief(&document)?,
            "registers" => registers(&document)?,
            _ => named(name, &document)?,
        };
    }
    Ok(found)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_count_is_the_number_of_the_rows_below_it(seed in any::<u64>()) {
        of_ledger(seed)?;
    }
}

/// The counts are there to be held against their rows.
#[test]
fn there_are_counts_to_look_at() {
    let found: usize = (0..40).map(|seed| of_ledger(seed).expect("the rows are counted")).sum();
    assert!(found > 40 * 10, "{found}");
}
