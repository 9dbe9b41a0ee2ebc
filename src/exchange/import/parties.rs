//! Who a cell of a list names: 市教育局牵头，市财政局配合; 除市财政局外各成员单位; 市财政局及市城投公司. Whoever is not known is asked
//! about, never dropped.

use super::Table;
use crate::{
    domain::{ImportDoubt, Ledger, Unit, UnitId},
    language::mention::{Mention, Role, UnitIndex, Who, mentions},
};

/// Words around names that name nobody.
const AROUND: &[&str] = &[
    "分别",
    "共同",
    "按职责分工",
    "按职责",
    "按照职责",
    "牵头负责",
    "牵头",
    "负责",
    "主办",
    "承办",
    "配合",
    "协办",
    "协助",
    "协同",
    "参与",
    "会同",
    "以外",
    "之外",
    "除",
    "外",
    "以及",
    "及",
    "和",
    "与",
    "等",
    "单位",
    "部门",
];
/// What stands before a colon when the names behind it help, and when they lead.
const HELPING: &[&str] = &["配合", "协办", "协助", "协同", "参与"];
const LEADING: &[&str] = &["牵头", "主办", "责任", "负责"];
/// What an office within a unit is called at its end: 市委组织部（组织二科）.
const OFFICES: &[&str] = &["科", "处", "室", "股"];

/// Names of a roster, ready to be found.
pub(super) struct Parties {
    units: Vec<Unit>,
    index: UnitIndex,
    /// The list says that of several the first leads and the others help.
    first_leads: bool,
}

/// Those who lead and those who help.
type Split = (Vec<UnitId>, Vec<UnitId>);

impl Parties {
    pub(super) fn new(ledger: &Ledger) -> Self {
        let units: Vec<Unit> = ledger.roster().into_iter().cloned().collect();
        let index = UnitIndex::new(&units);
        Self { units, index, first_leads: false }
    }

    /// For a list that may say so itself, over the column or below the table: 责任单位（排在第一位的为牵头单位）.
    pub(super) fn of_list(ledger: &Ledger, table: &Table) -> Self {
        let says = |words: &str| words.contains("牵头") && (words.contains("第一") || words.contains("首位"));
        let first_leads = table.columns.iter().any(|column| says(&column.heading))
            || table.set_aside.iter().any(|(_, words)| says(words));
        Self { first_leads, ..Self::new(ledger) }
    }

    /// Who leads and who helps, by the columns 牵头单位 and 责任单位: where a list has both, the former lead and the latter
    /// carry their part.
    pub(super) fn of_row(&self, lead: Option<&str>, responsible: Option<&str>) -> Result<Split, ImportDoubt> {
        let (leading, answering) =
            (lead.map(|words| self.split(words)).transpose()?, responsible.map(|words| self.split(words)).transpose()?);
        Ok(match (leading, answering) {
            (Some((lead, mut supporting)), Some((others, helpers))) if !lead.is_empty() => {
                let new: Vec<UnitId> = others.into_iter().chain(helpers).filter(|unit| !lead.contains(unit)).collect();
                supporting.extend(new.into_iter().filter(|unit| !supporting.contains(unit)).collect::<Vec<_>>());
                (lead, supporting)
            }
            (_, Some(answering)) => answering,
            (Some(leading), None) => leading,
            (None, None) => (Vec::new(), Vec::new()),
        })
    }

    /// Everybody whom a cell of 配合单位 names.
    pub(super) fn helpers(&self, words: &str) -> Result<Vec<UnitId>, ImportDoubt> {
        let (lead, helpers) = self.split(words)?;
        Ok(lead.into_iter().chain(helpers).collect())
    }

    /// Who is left out of a group: 除市财政局外各成员单位.
    fn spared(&self, words: &str) -> Vec<UnitId> {
        let inner = words.split_once('除').and_then(|(_, rest)| rest.split_once('外')).map(|(inner, _)| inner);
        let named = inner.map(|inner| mentions(inner, &self.index)).unwrap_or_default();
        named.iter().flat_map(|mention| mention.who.units(&self.units)).collect()
    }

    /// The part that a cell gives to those named there. 牵头：… and 配合：… hold for the names behind them; where some are
    /// marked as （牵头）, the others help.
    fn helps(words: &str, mention: &Mention, is_marked: bool) -> bool {
        let before = words.get(..mention.span.start).unwrap_or_default();
        let label = before.rsplit_once([':', '：']).map(|(label, _)| label.trim_end_matches(['单', '位', '部', '门']));
        let ends = |with: &[&str]| label.is_some_and(|label| with.iter().any(|word| label.ends_with(word)));
        let stands_so = mention.role == Role::Supporting && !ends(LEADING);
        stands_so || ends(HELPING) || (is_marked && !leads_by_mark(words, mention))
    }

    /// Whom a cell names, by the part it gives them.
    fn split(&self, words: &str) -> Result<Split, ImportDoubt> {
        let (words, _) = inner_offices(words);
        let words = words.as_str();
        let found = mentions(words, &self.index);
        let is_marked = found.iter().any(|mention| leads_by_mark(words, mention));
        let (mut lead, mut helpers) = (Vec::new(), Vec::new());
        let mut left = String::new();
        let mut from = 0;
        for mention in &found {
            left.push_str(words.get(from..mention.span.start).unwrap_or_default());
            left.push('、');
            from = from.max(mention.span.end);
            // 有关单位 are those whom somebody still has to name.
            let said = &words[mention.span.clone()];
            if ["有关", "相关"].iter().any(|vague| said.contains(vague)) {
                return Err(ImportDoubt::UnknownUnit(said.to_owned()));
            }
            // A list is written with care: what only sounds like a unit is none.
            if mention.by_sound || matches!(mention.who, Who::Unlisted(_)) {
                return Err(ImportDoubt::UnknownUnit(said.to_owned()));
            }
            let meant = mention.who.units(&self.units);
            let to = if Self::helps(words, mention, is_marked) { &mut helpers } else { &mut lead };
            to.extend(meant.into_iter().filter(|unit| !to.contains(unit)).collect::<Vec<_>>());
        }
        left.push_str(words.get(from..).unwrap_or_default());
        if let Some(stranger) = stranger(&left) {
            return Err(ImportDoubt::UnknownUnit(stranger));
        }
        let spared = self.spared(words);
        lead.retain(|unit| !spared.contains(unit));
        helpers.retain(|unit| !spared.contains(unit) && !lead.contains(unit));
        if self.first_leads && helpers.is_empty() && lead.len() > 1 {
            helpers = lead.split_off(1);
        }
        Ok((lead, helpers))
    }
}

/// 市教育局（牵头）: the mark stands right behind the name.
fn leads_by_mark(words: &str, mention: &Mention) -> bool {
    let behind = words.get(mention.span.end..).unwrap_or_default();
    ["（牵头", "(牵头"].iter().any(|mark| behind.starts_with(mark))
}

/// A cell without the offices within units that stand in brackets behind their names, and those offices.
pub(super) fn inner_offices(words: &str) -> (String, Vec<String>) {
    let (mut rest, mut offices) = (String::new(), Vec::new());
    let mut left = words;
    while let Some((before, behind)) = left.split_once(['（', '(']) {
        let opened = &left[before.len()..left.len() - behind.len()];
        let Some((inner, after)) = behind.split_once(['）', ')']) else { break };
        let closed = &behind[inner.len()..behind.len() - after.len()];
        rest.push_str(before);
        if OFFICES.iter().any(|office| inner.ends_with(office)) && !before.is_empty() {
            offices.push(inner.to_owned());
        } else {
            rest.extend([opened, inner, closed]);
        }
        left = after;
    }
    rest.push_str(left);
    (rest, offices)
}

/// Words of a cell that are neither a name nor around one.
fn stranger(left: &str) -> Option<String> {
    // Whoever is left out by 除 … 外 is no part of it, known or not.
    let without = match (left.find('除'), left.find('外')) {
        (Some(from), Some(to)) if from < to => format!("{}{}", &left[..from], &left[to..]),
        _ => left.to_owned(),
    };
    let pieces = without.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty());
    pieces
        .map(|piece| AROUND.iter().fold(piece.to_owned(), |rest, word| rest.replace(word, "")))
        .find(|rest| rest.chars().any(char::is_alphabetic))
}
