//! A roster from elsewhere.

use super::{LeftOut, Table};
use crate::domain::{ImportDoubt, Ledger, RosterLine, Unit, UnitId, UnitKind};
use std::collections::BTreeMap;

/// The headings of a roster: each with the others it goes by.
pub(super) const ID: &[&str] = &["编号", "单位编号", "id", "代码"];
const NAME: &[&str] = &["全称", "单位全称", "单位名称", "单位", "name"];
const SHORT: &[&str] = &["简称", "单位简称", "short"];
const ALIASES: &[&str] = &["别名", "其他叫法", "又称", "aliases"];
const KIND: &[&str] = &["类别", "单位类别", "kind"];
const ORDER: &[&str] = &["顺序", "发言顺序", "序号", "order"];
const POST: &[&str] = &["职务", "参会职务", "参会人", "post"];
/// All of them.
pub const HEADINGS: &[&[&str]] = &[ID, NAME, SHORT, ALIASES, KIND, ORDER, POST];

/// What a roster comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitList {
    /// The lines to be taken.
    pub lines: Vec<RosterLine>,
    /// The lines that are not.
    pub left_out: Vec<LeftOut>,
    /// Headings that were not read.
    pub strangers: Vec<String>,
    /// Units of the roster that the list does not have; they stay.
    pub not_named: Vec<UnitId>,
}

/// Holds a roster against the ledger's.
#[must_use]
pub fn units(ledger: &Ledger, table: &Table) -> UnitList {
    let mut list = UnitList {
        strangers: table.strangers(HEADINGS).into_iter().map(str::to_owned).collect(),
        ..UnitList::default()
    };
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (row, words) in &table.rows {
        match line(words) {
            Ok(line) => match seen.insert(line.name.clone(), *row) {
                Some(first) => {
                    list.left_out.push(LeftOut { row: *row, words: line.name, why: ImportDoubt::Twice(first) });
                }
                None => list.lines.push(line),
            },
            Err(why) => {
                let words = words.values().cloned().collect::<Vec<_>>().join(" ");
                list.left_out.push(LeftOut { row: *row, words, why });
            }
        }
    }
    let named: Vec<&UnitId> =
        list.lines.iter().filter_map(|line| ledger.unit_of_line(line)).map(|unit| &unit.id).collect();
    let missing = |unit: &&Unit| !named.contains(&&unit.id);
    list.not_named = ledger.roster().into_iter().filter(missing).map(|unit| unit.id.clone()).collect();
    list
}

fn line(words: &BTreeMap<String, String>) -> Result<RosterLine, ImportDoubt> {
    let get = |headings: &[&str]| Table::words(words, headings).map(str::to_owned);
    let name = get(NAME).or_else(|| get(SHORT)).ok_or(ImportDoubt::NoName)?;
    let kind = match get(KIND) {
        Some(word) => Some(kind(&word).ok_or_else(|| ImportDoubt::NotOneOf(KIND[0].to_owned(), word.clone()))?),
        None => None,
    };
    let order = match get(ORDER) {
        Some(word) => {
            let whole = word.trim_end_matches(".0").parse::<u32>();
            Some(whole.map_err(|_| ImportDoubt::NotANumber(ORDER[0].to_owned(), word.clone()))?)
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

fn kind(word: &str) -> Option<UnitKind> {
    Some(match crate::exchange::form::folded(word).as_str() {
        "牵头单位" | "牵头" => UnitKind::Lead,
        "成员单位" | "成员" => UnitKind::Member,
        "县(市、区)" | "县" | "县区" | "县市区" | "区" | "市" => UnitKind::County,
        "园区" => UnitKind::Park,
        _ => return None,
    })
}
