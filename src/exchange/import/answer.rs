//! Which columns a question about a row is about: what somebody who answers it writes anew.

use super::{Row, Table, heading::DAYS, headings};
use crate::{
    domain::{ImportDoubt, ListKind},
    exchange::form::folded,
};

/// The kinds of column that a question is about, of those that the list has; where it has none of them, the first that such
/// a list is to have.
#[must_use]
pub fn asked_about(kind: ListKind, why: &ImportDoubt, table: &Table, row: &Row) -> Vec<&'static str> {
    let of_list = |wanted: &[&'static str]| -> Vec<&'static str> {
        let known = |name: &&&'static str| headings(kind).iter().any(|heading| heading.name == **name);
        wanted.iter().filter(known).copied().collect()
    };
    let name = || of_list(&["具体措施", "任务", "事项", "全称", "简称"]);
    let day = || of_list(&["完成时限"]);
    let wanted = match why {
        ImportDoubt::NoName
        | ImportDoubt::Twice(_)
        | ImportDoubt::Known
        | ImportDoubt::Recorded
        | ImportDoubt::NextTime(_) => name(),
        ImportDoubt::NotOneOf(heading, _) | ImportDoubt::NotANumber(heading, _) | ImportDoubt::NoValue(heading) => {
            headings(kind).iter().map(|kind| kind.name).filter(|name| name == heading).collect()
        }
        ImportDoubt::NoUnits => of_list(&["责任单位", "牵头单位"]),
        ImportDoubt::UnknownUnit(stranger) => {
            let all = of_list(&["牵头单位", "责任单位", "配合单位"]);
            let stranger = folded(stranger);
            let named: Vec<_> = all.iter().copied().filter(|one| folded(row.said(one)).contains(&stranger)).collect();
            if named.is_empty() { all } else { named }
        }
        ImportDoubt::NoDay(words) | ImportDoubt::BeforeMeeting(words) | ImportDoubt::TwoDays(words) => {
            let all = of_list(&DAYS);
            let said: Vec<_> = all.iter().copied().filter(|one| row.said(one).contains(words.as_str())).collect();
            if said.is_empty() { day() } else { said }
        }
        ImportDoubt::OverAlready(_) => day(),
        ImportDoubt::NoMeeting(_) | ImportDoubt::NotPast(_) => of_list(&["会议日期"]),
        ImportDoubt::NoDoneDay(_) => of_list(&["完成情况", "完成时间", "销号时间"]),
        ImportDoubt::Done(_) => of_list(&["完成情况"]),
    };
    let has = |name: &&'static str| table.columns.iter().any(|read| read.read_as == Some(*name));
    let there: Vec<_> = wanted.iter().copied().filter(has).collect();
    if there.is_empty() { wanted.into_iter().take(1).collect() } else { there }
}
