//! Who a cell of a list names: 市教育局牵头，市财政局配合; 除市财政局外各成员单位; 市财政局及市城投公司. Whoever is not known is asked
//! about, never dropped.

use crate::{
    domain::{ImportDoubt, Ledger, Unit, UnitId},
    language::mention::{Role, UnitIndex, Who, mentions},
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
];

/// Names of a roster, ready to be found.
pub(super) struct Parties {
    units: Vec<Unit>,
    index: UnitIndex,
}

/// Those who lead and those who help.
type Split = (Vec<UnitId>, Vec<UnitId>);

impl Parties {
    pub(super) fn new(ledger: &Ledger) -> Self {
        let units: Vec<Unit> = ledger.roster().into_iter().cloned().collect();
        let index = UnitIndex::new(&units);
        Self { units, index }
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

    /// Whom a cell names, by the part it gives them.
    fn split(&self, words: &str) -> Result<Split, ImportDoubt> {
        let found = mentions(words, &self.index);
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
            let to = if mention.role == Role::Supporting { &mut helpers } else { &mut lead };
            to.extend(meant.into_iter().filter(|unit| !to.contains(unit)).collect::<Vec<_>>());
        }
        left.push_str(words.get(from..).unwrap_or_default());
        if let Some(stranger) = stranger(&left) {
            return Err(ImportDoubt::UnknownUnit(stranger));
        }
        let spared = self.spared(words);
        lead.retain(|unit| !spared.contains(unit));
        helpers.retain(|unit| !spared.contains(unit) && !lead.contains(unit));
        Ok((lead, helpers))
    }
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
