//! Groups of units (各成员单位, 各县（市、区）…): the phrases that name them, and the units of the roster they come down to.

use crate::domain::{Unit, UnitId, UnitKind};

/// Units named together by what they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// 各单位, 各地各单位: everybody in the roster.
    All,
    /// 各县（市、区）.
    Counties,
    /// 各园区.
    Parks,
    /// 各成员单位.
    Members,
    /// 各行业党委, 已成立行业党委的: units with a sector committee at work.
    WithCommittee,
    /// 没有成立行业党委的: units that could or should have a sector committee and have none at work.
    WithoutCommittee,
    /// 各行业主管部门: member units with a sector of their own.
    SectorDepartments,
    /// 组织部门: the unit that calls the meeting.
    Convener,
}

impl Group {
    /// Whether a unit belongs to the group. Units that no longer take part belong to none.
    #[must_use]
    pub fn has(self, unit: &Unit) -> bool {
        let member = unit.kind == UnitKind::Member;
        unit.active
            && match self {
                Self::All => true,
                Self::Counties => unit.kind == UnitKind::County,
                Self::Parks => unit.kind == UnitKind::Park,
                Self::Members => member,
                Self::WithCommittee => unit.has_committee(),
                // A unit for which no committee is foreseen at all is not chased for one.
                Self::WithoutCommittee => member && !unit.committees.is_empty() && !unit.has_committee(),
                Self::SectorDepartments => member && !unit.committees.is_empty(),
                Self::Convener => unit.kind == UnitKind::Lead,
            }
    }
}

/// The units a group comes down to, in the roster's order.
#[must_use]
pub fn resolve(group: Group, units: &[Unit]) -> Vec<UnitId> {
    units.iter().filter(|unit| group.has(unit)).map(|unit| unit.id.clone()).collect()
}

/// The phrases that name groups. Brackets are optional in the text ("各县市区"), see [`super::mention::UnitIndex`].
pub(super) const PHRASES: &[(&str, &[Group])] = &[
    ("各成员单位", &[Group::Members]),
    ("成员单位", &[Group::Members]),
    ("全体成员单位", &[Group::Members]),
    ("各个成员单位", &[Group::Members]),
    ("各有关成员单位", &[Group::Members]),
    ("市直单位", &[Group::Members]),
    ("市直各单位", &[Group::Members]),
    ("市直各部门", &[Group::Members]),
    ("市直各有关单位", &[Group::Members]),
    ("市直有关单位", &[Group::Members]),
    ("市直有关部门", &[Group::Members]),
    ("市直相关部门", &[Group::Members]),
    ("市直相关单位", &[Group::Members]),
    ("各有关部门", &[Group::Members]),
    ("各相关部门", &[Group::Members]),
    ("各部门", &[Group::Members]),
    ("有关部门", &[Group::Members]),
    ("相关部门", &[Group::Members]),
    ("各职能部门", &[Group::Members]),
    ("各单位", &[Group::All]),
    ("全体单位", &[Group::All]),
    ("所有单位", &[Group::All]),
    ("各责任单位", &[Group::All]),
    ("各有关单位", &[Group::All]),
    ("各相关单位", &[Group::All]),
    ("有关单位", &[Group::All]),
    ("相关单位", &[Group::All]),
    ("各地各单位", &[Group::All]),
    ("各地、各单位", &[Group::All]),
    ("各地各部门", &[Group::All]),
    ("各地区各部门", &[Group::All]),
    ("各级各部门", &[Group::All]),
    ("各级各单位", &[Group::All]),
    ("各地", &[Group::Counties, Group::Parks]),
    ("各县(市、区)、园区", &[Group::Counties, Group::Parks]),
    ("各县(市、区)和园区", &[Group::Counties, Group::Parks]),
    ("各县(市、区)和各园区", &[Group::Counties, Group::Parks]),
    ("各县(市、区)", &[Group::Counties]),
    ("各县市区", &[Group::Counties]),
    ("各县(区)", &[Group::Counties]),
    ("各县区", &[Group::Counties]),
    ("各区(县)", &[Group::Counties]),
    ("各区县", &[Group::Counties]),
    ("各区(市、县)", &[Group::Counties]),
    ("县(市、区)", &[Group::Counties]),
    ("各园区", &[Group::Parks]),
    ("两个园区", &[Group::Parks]),
    ("两园区", &[Group::Parks]),
    ("各开发区", &[Group::Parks]),
    ("各工业园区", &[Group::Parks]),
    ("各产业园区", &[Group::Parks]),
    ("各功能区", &[Group::Parks]),
    ("各行业主管部门", &[Group::SectorDepartments]),
    ("行业主管部门", &[Group::SectorDepartments]),
    ("各行业部门", &[Group::SectorDepartments]),
    ("行业部门", &[Group::SectorDepartments]),
    ("各主管部门", &[Group::SectorDepartments]),
    ("系统主管部门", &[Group::SectorDepartments]),
    ("业务主管部门", &[Group::SectorDepartments]),
    ("各业务主管单位", &[Group::SectorDepartments]),
    ("各行业党委", &[Group::WithCommittee]),
    ("各行业(综合)党委", &[Group::WithCommittee]),
    ("各级行业(综合)党委", &[Group::WithCommittee]),
    ("各级行业党委", &[Group::WithCommittee]),
    ("各综合党委", &[Group::WithCommittee]),
    ("每个行业党委", &[Group::WithCommittee]),
    ("所有行业党委", &[Group::WithCommittee]),
    // Free-standing only, see `stands_alone`: 物流行业党委 is one committee.
    ("行业党委", &[Group::WithCommittee]),
    ("行业(综合)党委", &[Group::WithCommittee]),
    ("组织部门", &[Group::Convener]),
    ("各级组织部门", &[Group::Convener, Group::Counties]),
];

/// What comes before 行业党委 when a group is named by having one, and what that says.
pub(super) const COMMITTEE_STATES: &[(&[&str], Group)] = &[
    (
        &[
            "没有成立",
            "尚未成立",
            "还未成立",
            "还没有成立",
            "还没成立",
            "未成立",
            "没成立",
            "尚未组建",
            "未组建",
            "没有组建",
            "未建立",
            "未设立",
        ],
        Group::WithoutCommittee,
    ),
    (&["已成立", "已经成立", "已组建", "已经组建", "已建立", "已设立", "成立了", "设有"], Group::WithCommittee),
];

/// How a sector committee is written where groups are named by it.
pub(super) const COMMITTEES: &[&str] = &["行业(综合)党委", "行业党委", "行业综合党委", "综合党委"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CommitteeStanding, SectorCommittee};

    fn unit(id: &str, kind: UnitKind, standing: Option<CommitteeStanding>) -> Unit {
        Unit {
            id: UnitId::new(id),
            name: id.into(),
            short: id.into(),
            aliases: vec![],
            kind,
            order: 1,
            post: String::new(),
            committees: standing
                .map(|standing| SectorCommittee { name: "党委".into(), standing })
                .into_iter()
                .collect(),
            groups: vec![],
            active: true,
            former: Vec::new(),
            ceased: None,
        }
    }

    #[test]
    fn those_without_a_committee_are_the_units_that_could_have_one() {
        let units = [
            unit("司法", UnitKind::Member, Some(CommitteeStanding::Established)),
            unit("交通", UnitKind::Member, Some(CommitteeStanding::Planned)),
            unit("宣传", UnitKind::Member, None),
            unit("甲县", UnitKind::County, None),
        ];
        assert_eq!(resolve(Group::WithoutCommittee, &units), [UnitId::new("交通")]);
        assert_eq!(resolve(Group::WithCommittee, &units), [UnitId::new("司法")]);
        assert_eq!(resolve(Group::SectorDepartments, &units).len(), 2);
        assert_eq!(resolve(Group::All, &units).len(), 4);
    }
}
