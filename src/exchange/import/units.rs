//! A roster from elsewhere.

use super::{Heading, LeftOut, Row, Table};
use crate::{
    domain::{ImportDoubt, Ledger, RosterLine, Unit, UnitId, UnitKind},
    exchange::form::folded,
    wording,
};
use std::collections::BTreeMap;

static ID: &Heading = &HEADINGS[0];
static NAME: &Heading = &HEADINGS[1];
static SHORT: &Heading = &HEADINGS[2];
static ALIASES: &Heading = &HEADINGS[3];
static KIND: &Heading = &HEADINGS[4];
static ORDER: &Heading = &HEADINGS[5];
static POST: &Heading = &HEADINGS[6];
static NUMBER: &Heading = &HEADINGS[7];

/// The columns of a roster.
pub static HEADINGS: &[Heading] = &[
    Heading { name: "编号", also: &["单位编号", "id", "代码"], says: &[], endings: &["代码"] },
    Heading {
        name: "全称",
        also: &["单位全称", "单位名称", "单位", "name"],
        says: &[],
        endings: &["全称", "单位名称", "成员单位", "单位"],
    },
    Heading { name: "简称", also: &["short"], says: &[], endings: &["简称"] },
    Heading { name: "别名", also: &["其他叫法", "又称", "aliases"], says: &[], endings: &["别名"] },
    Heading { name: "类别", also: &["kind"], says: &[], endings: &["类别", "性质"] },
    Heading { name: "顺序", also: &["order"], says: &[], endings: &["顺序"] },
    Heading { name: "职务", also: &["参会人", "post"], says: &[], endings: &["职务"] },
    Heading { name: "序号", also: &["序", "no"], says: &[], endings: &["序号"] },
];

/// What a roster comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitList {
    /// The lines to be taken, with their rows.
    pub lines: Vec<(usize, RosterLine)>,
    /// The lines that are not.
    pub left_out: Vec<LeftOut>,
    /// Units of the roster that the list does not have; they stay.
    pub not_named: Vec<UnitId>,
}

/// Holds a roster against the ledger's.
#[must_use]
pub fn units(ledger: &Ledger, table: &Table) -> UnitList {
    let mut list = UnitList::default();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let rows = || table.rows.iter().filter(|row| !row.is_left);
    for row in rows() {
        match line(row) {
            Ok(line) => match seen.insert(line.name.clone(), row.number) {
                Some(first) => {
                    list.left_out.push(LeftOut { row: row.number, words: line.name, why: ImportDoubt::Twice(first) });
                }
                None => list.lines.push((row.number, official(ledger, line))),
            },
            Err(why) => list.left_out.push(LeftOut { row: row.number, words: row.all(), why }),
        }
    }
    let named: Vec<&UnitId> =
        list.lines.iter().filter_map(|(_, line)| ledger.unit_of_line(line)).map(|unit| &unit.id).collect();
    let missing = |unit: &&Unit| !named.contains(&&unit.id);
    list.not_named = ledger.roster().into_iter().filter(missing).map(|unit| unit.id.clone()).collect();
    // The numbers of a list of some units are no speaking order: two units would have the same.
    let has_all = list.not_named.is_empty() && list.left_out.is_empty();
    if has_all && list.lines.iter().all(|(_, line)| line.order.is_none()) {
        let numbers: Option<Vec<u32>> = rows().map(|row| row.words(NUMBER).and_then(whole_number)).collect();
        if let Some(numbers) = numbers {
            list.lines.iter_mut().zip(numbers).for_each(|((_, line), number)| line.order = Some(number));
        }
    }
    list
}

/// What a line changes of a unit: the heading, what stands there now, what would stand there.
#[must_use]
pub fn changes(before: &Unit, line: &RosterLine) -> Vec<(&'static str, String, String)> {
    let mut changes = Vec::new();
    let mut note = |what: &Heading, old: &str, new: &str| {
        if old != new {
            changes.push((what.name, old.to_owned(), new.to_owned()));
        }
    };
    note(NAME, &before.name, &line.name);
    if let Some(short) = &line.short {
        note(SHORT, &before.short, short);
    }
    if let Some(aliases) = &line.aliases {
        note(ALIASES, &before.aliases.join("、"), &aliases.join("、"));
    }
    if let Some(kind) = line.kind {
        note(KIND, wording::kind_of_unit(before.kind), wording::kind_of_unit(kind));
    }
    if let Some(order) = line.order {
        note(ORDER, &before.order.to_string(), &order.to_string());
    }
    if let Some(post) = &line.post {
        note(POST, &before.post, post);
    }
    changes
}

/// A list that calls a unit by a name it goes by already does not take its official one away.
fn official(ledger: &Ledger, mut line: RosterLine) -> RosterLine {
    let known = ledger.unit_of_line(&line).filter(|unit| unit.names().any(|name| name == line.name));
    if let Some(unit) = known {
        line.name.clone_from(&unit.name);
    }
    line
}

fn line(row: &Row) -> Result<RosterLine, ImportDoubt> {
    if let Some(column) = row.without_value() {
        return Err(ImportDoubt::NoValue(column.to_owned()));
    }
    let get = |heading: &Heading| row.words(heading).map(str::to_owned);
    let name = get(NAME).or_else(|| get(SHORT)).ok_or(ImportDoubt::NoName)?;
    let kind = match get(KIND) {
        Some(word) => Some(kind(&word).ok_or_else(|| ImportDoubt::NotOneOf(KIND.name.to_owned(), word.clone()))?),
        None => None,
    };
    let order = match get(ORDER) {
        Some(word) => {
            let number = whole_number(&word);
            Some(number.ok_or_else(|| ImportDoubt::NotANumber(ORDER.name.to_owned(), word.clone()))?)
        }
        None => None,
    };
    let aliases = get(ALIASES).map(|words| {
        words
            .split(['、', ',', '，', ';', '；'])
            .map(|word| word.trim().to_owned())
            .filter(|word| !word.is_empty())
            .collect()
    });
    Ok(RosterLine {
        id: get(ID).map(|id| UnitId::new(&id)),
        name,
        short: get(SHORT),
        aliases,
        kind,
        order,
        post: get(POST),
    })
}

/// 3, 3.0, ３, 3. 3、 （3） and ③.
fn whole_number(word: &str) -> Option<u32> {
    let folded = folded(word);
    let circled = folded.chars().next().filter(|_| folded.chars().count() == 1).map(u32::from);
    if let Some(nth) = circled.filter(|c| (0x2460..=0x2473).contains(c)) {
        return Some(nth - 0x245f);
    }
    let bare = folded.strip_suffix(".0").unwrap_or(&folded);
    bare.trim_matches(|c| matches!(c, '.' | '、' | '(' | ')')).parse().ok()
}

fn kind(word: &str) -> Option<UnitKind> {
    Some(match folded(word).as_str() {
        "牵头单位" | "牵头" => UnitKind::Lead,
        "成员单位" | "成员" | "市直单位" | "市直部门" | "市直" | "部门" => UnitKind::Member,
        "县(市、区)" | "县" | "县区" | "县市区" | "区" | "市" | "区县" => UnitKind::County,
        "园区" | "开发区" | "高新区" => UnitKind::Park,
        _ => return None,
    })
}
