//! A unit (成员单位): who answers for something at the meeting.

use crate::domain::UnitId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What kind of unit it is; groups such as "各县（市、区）" are named by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// 牵头单位: the organization department, where the work committee (工委) has its office.
    Lead,
    /// 成员单位.
    Member,
    /// 县（市、区）.
    County,
    /// 园区.
    Park,
}

/// How far a unit's sector committee (行业党委) has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommitteeStanding {
    /// 可设: it could have one.
    Possible,
    /// 待成立: it has been told to set one up.
    Planned,
    /// 已成立.
    Established,
}

/// A sector committee (行业（综合）党委) of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectorCommittee {
    /// Its name, for example 市物流行业党委.
    pub name: String,
    /// How far it has come.
    pub standing: CommitteeStanding,
}

/// A unit of the roster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Its code in the catalogue.
    pub id: UnitId,
    /// Full official name.
    pub name: String,
    /// The short name used on screen and in minutes.
    pub short: String,
    /// Other names people use for it.
    pub aliases: Vec<String>,
    /// What kind of unit it is.
    pub kind: UnitKind,
    /// Speaking order, from 1.
    pub order: u32,
    /// Who usually comes, for example 副局长.
    pub post: String,
    /// Its sector committees, existing or due.
    pub committees: Vec<SectorCommittee>,
    /// The groups it answers for (快递员, 律师 …).
    pub groups: Vec<String>,
    /// Whether it still takes part; a merged or abolished unit keeps its history.
    pub active: bool,
    /// The names it had before, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<FormerName>,
    /// When it ceased to take part, and the unit that took its business over, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ceased: Option<Ceased>,
}

/// A name that a unit had (原名): what earlier months know it by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerName {
    /// Full official name.
    pub name: String,
    /// The short name.
    pub short: String,
    /// The day from which it is called otherwise.
    pub until: NaiveDate,
}

/// How a unit left the roster (撤并).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ceased {
    /// From which day on.
    pub on: NaiveDate,
    /// Who took its business over; `None`: nobody did.
    pub into: Option<UnitId>,
}

impl Unit {
    /// Whether it has a sector committee at work.
    #[must_use]
    pub fn has_committee(&self) -> bool {
        self.committees.iter().any(|committee| committee.standing == CommitteeStanding::Established)
    }

    /// Whether it has been told to set up a sector committee and has not yet.
    #[must_use]
    pub fn awaits_committee(&self) -> bool {
        self.committees.iter().any(|committee| committee.standing == CommitteeStanding::Planned)
    }

    /// The short name it had on a day.
    #[must_use]
    pub fn short_on(&self, day: NaiveDate) -> &str {
        self.former.iter().find(|former| day < former.until).map_or(&self.short, |former| &former.short)
    }

    /// Every name it goes by: full, short, then aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        [self.name.as_str(), self.short.as_str()].into_iter().chain(self.aliases.iter().map(String::as_str))
    }
}
