//! The words of the units' monthly forms (填报表): headings, notes, and by which other names a heading may come back.

use super::month;
use crate::domain::Period;

/// What the form is called.
pub const FORM: &str = "填报表";
/// The sheet of items.
pub const ITEMS_SHEET: &str = "事项";
/// The sheet of figures.
pub const FIGURES_SHEET: &str = "数据";
/// The sheet of registers.
pub const REGISTERS_SHEET: &str = "台账";
/// The sheet of the fields of registers.
pub const FIELDS_SHEET: &str = "台账栏目";
/// The sheet that nobody sees: whose form it is, for which meeting, and what each row stands for.
pub const META_SHEET: &str = "_meta";
/// What stands before the unit's name.
pub const UNIT_LABEL: &str = "填报单位：";
/// What stands before the name of whoever fills it in.
pub const PERSON_LABEL: &str = "填报人、电话：";
/// What stands before the answer that there is nothing to say; whoever has nothing writes 是 behind it.
pub const NIL_LABEL: &str = "零报告（没有新情况的写“是”）：";
/// How to fill in the items.
pub const ITEMS_NOTE: &str = "只填空白的格子。没有进展的可以不填；办结的选“已完成”，写明哪天办结和佐证；要延期的写明延到哪天和原因。新的承诺写在最后的空行，写清事项和期限。整张表没有新情况的，写零报告，原样发回也算交了。填好后发回，不用改文件名。";
/// How to fill in the registers.
pub const REGISTERS_NOTE: &str = "台账里本单位的条目。走到下一步的，选“现在到哪一步”，写哪天到的；还没有登记的，写上名称和到了哪一步。没有变化的不用填。";
/// How to fill in the fields of registers.
pub const FIELDS_NOTE: &str = "台账条目要填的栏目。有变化的填在“填写”一栏，整条照新的写；没有变化的不用填。还没有登记的条目，先在“台账”表里写上名称。";
/// How to fill in the figures.
pub const FIGURES_NOTE: &str = "只填“本月”一栏，写整数，不带单位；没有变化的也请填。比率由程序算，不用填。";
/// What may be chosen under 完成情况.
pub const STATUSES: [&str; 4] = ["推进中", "已完成", "需延期", "未启动"];
/// Rows left free for new promises.
pub const FREE_ROWS: u32 = 6;

/// A column of the sheet of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemColumn {
    /// 编号, hidden.
    Id,
    /// 序号.
    Number,
    /// 事项.
    Text,
    /// 期限.
    Due,
    /// 目前状态.
    State,
    /// 完成情况.
    Status,
    /// 办结日期.
    DoneOn,
    /// 完成率.
    Percent,
    /// 本月进展.
    Progress,
    /// 佐证材料.
    Evidence,
    /// 申请延期至.
    Until,
    /// 延期原因.
    Reason,
    /// 需协调事项.
    Help,
}

impl ItemColumn {
    /// The columns in their order.
    pub const ALL: [Self; 13] = [
        Self::Id,
        Self::Number,
        Self::Text,
        Self::Due,
        Self::State,
        Self::Status,
        Self::DoneOn,
        Self::Percent,
        Self::Progress,
        Self::Evidence,
        Self::Until,
        Self::Reason,
        Self::Help,
    ];

    /// Its heading.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Id => "编号",
            Self::Number => "序号",
            Self::Text => "事项",
            Self::Due => "期限",
            Self::State => "目前状态",
            Self::Status => "完成情况",
            Self::DoneOn => "办结日期",
            Self::Percent => "完成率（0—100）",
            Self::Progress => "本月进展",
            Self::Evidence => "佐证材料",
            Self::Until => "申请延期至",
            Self::Reason => "延期原因",
            Self::Help => "需协调事项",
        }
    }

    /// Other headings under which units send it back.
    #[must_use]
    pub fn aliases(self) -> &'static [&'static str] {
        match self {
            Self::Id => &["id", "事项编号"],
            Self::Number => &["序", "No"],
            Self::Text => &["事项内容", "工作事项", "任务", "重点任务"],
            Self::Due => &["完成时限", "完成期限", "时限"],
            Self::State => &["当前状态", "状态"],
            Self::Status => &["完成状态", "办理情况", "是否完成"],
            Self::DoneOn => &["实际办结日期", "实际完成日期", "实际完成时间", "哪天办结"],
            Self::Percent => &["完成率", "完成率（%）", "完成率%", "完成进度", "进度（%）", "完成比例"],
            Self::Progress => &["进展", "进展情况", "工作进展", "本月进展情况", "本月工作进展"],
            Self::Evidence => &["佐证", "佐证资料", "证明材料"],
            Self::Until => &["延期至", "申请延期到", "申请延至", "拟延期至"],
            Self::Reason => &["申请延期原因", "延期理由"],
            Self::Help => &["协调事项", "需要协调的事项", "需协调问题", "困难问题"],
        }
    }

    /// Its width in half-width characters.
    #[must_use]
    pub fn width(self) -> f64 {
        match self {
            Self::Id | Self::Number => 6.0,
            Self::Text => 34.0,
            Self::State | Self::Status => 11.0,
            Self::Percent => 17.0,
            Self::Progress => 30.0,
            // Of a day it holds the whole, with a comma behind it.
            Self::Due | Self::Until | Self::DoneOn | Self::Evidence | Self::Reason | Self::Help => 20.0,
        }
    }
}

/// A column of the sheet of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureColumn {
    /// 编号, hidden.
    Id,
    /// 类别.
    Group,
    /// 指标.
    Name,
    /// 计量单位.
    Measure,
    /// 上月.
    Last,
    /// 本月.
    Now,
    /// 说明.
    Note,
}

impl FigureColumn {
    /// The columns in their order.
    pub const ALL: [Self; 7] = [Self::Id, Self::Group, Self::Name, Self::Measure, Self::Last, Self::Now, Self::Note];

    /// Its heading.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Id => "编号",
            Self::Group => "类别",
            Self::Name => "指标",
            Self::Measure => "计量单位",
            Self::Last => "上月",
            Self::Now => "本月",
            Self::Note => "说明",
        }
    }

    /// Other headings under which units send it back.
    #[must_use]
    pub fn aliases(self) -> &'static [&'static str] {
        match self {
            Self::Id => &["id", "指标编号"],
            Self::Group => &["分类"],
            Self::Name => &["指标名称", "项目"],
            Self::Measure => &["单位"],
            Self::Last => &["上月数", "上月数据", "上期"],
            Self::Now => &["本月数", "本月数据", "本期"],
            Self::Note => &["备注", "情况说明"],
        }
    }

    /// Its width in half-width characters.
    #[must_use]
    pub fn width(self) -> f64 {
        match self {
            Self::Id => 6.0,
            Self::Group => 16.0,
            Self::Name => 28.0,
            Self::Measure => 10.0,
            Self::Last | Self::Now => 12.0,
            Self::Note => 40.0,
        }
    }
}

/// A column of the sheet of registers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RegisterColumn {
    /// 编号, hidden.
    Id,
    /// 台账.
    Kind,
    /// 条目名称.
    Name,
    /// 目前阶段.
    Stage,
    /// 现在到哪一步.
    Now,
    /// 哪天到的.
    On,
    /// 情况说明.
    Note,
}

impl RegisterColumn {
    /// The columns in their order.
    pub const ALL: [Self; 7] = [Self::Id, Self::Kind, Self::Name, Self::Stage, Self::Now, Self::On, Self::Note];

    /// Its heading.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Id => "编号",
            Self::Kind => "台账",
            Self::Name => "条目名称",
            Self::Stage => "目前阶段",
            Self::Now => "现在到哪一步",
            Self::On => "哪天到的",
            Self::Note => "情况说明",
        }
    }

    /// Other headings under which units send it back.
    #[must_use]
    pub fn aliases(self) -> &'static [&'static str] {
        match self {
            Self::Id => &["id", "条目编号"],
            Self::Kind => &["台账名称"],
            Self::Name => &["条目"],
            Self::Stage => &["原阶段"],
            Self::Now => &["到哪一步", "现阶段"],
            Self::On => &["到的日期"],
            Self::Note => &["说明", "备注"],
        }
    }

    /// Its width in half-width characters.
    #[must_use]
    pub fn width(self) -> f64 {
        match self {
            Self::Id => 6.0,
            Self::Kind | Self::Stage | Self::Now | Self::On => 16.0,
            Self::Name => 34.0,
            Self::Note => 40.0,
        }
    }
}

/// A column of the sheet of the fields of registers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldColumn {
    /// 编号, hidden.
    Id,
    /// 台账.
    Kind,
    /// 条目名称.
    Name,
    /// 栏目.
    Field,
    /// 现在登记的.
    Held,
    /// 填写.
    Value,
}

impl FieldColumn {
    /// The columns in their order.
    pub const ALL: [Self; 6] = [Self::Id, Self::Kind, Self::Name, Self::Field, Self::Held, Self::Value];

    /// Its heading.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Id => "编号",
            Self::Kind => "台账",
            Self::Name => "条目名称",
            Self::Field => "栏目",
            Self::Held => "现在登记的",
            Self::Value => "填写",
        }
    }

    /// Other headings under which units send it back.
    #[must_use]
    pub fn aliases(self) -> &'static [&'static str] {
        match self {
            Self::Id => &["id", "条目编号"],
            Self::Kind => &["台账名称"],
            Self::Name => &["条目"],
            Self::Field => &["栏目名称"],
            Self::Held => &["已登记", "原来登记的"],
            Self::Value => &["填写内容", "填报内容"],
        }
    }

    /// Its width in half-width characters.
    #[must_use]
    pub fn width(self) -> f64 {
        match self {
            Self::Id => 6.0,
            Self::Kind | Self::Field => 18.0,
            Self::Name => 34.0,
            Self::Held => 36.0,
            Self::Value => 50.0,
        }
    }
}

/// What a form says of the fields of an entry: 品牌内涵：先锋为民.
#[must_use]
pub fn field_said(name: &str, words: &str) -> String {
    format!("{name}：{words}")
}

/// The title at the head of a sheet.
#[must_use]
pub fn title(period: Period, name: &str) -> String {
    format!("{}{name}填报表", month(period))
}

/// Progress of which only the share was said.
#[must_use]
pub fn share_alone(share: u8) -> String {
    format!("完成{share}%")
}

/// Said to an entry of a register.
#[must_use]
pub fn entry_note(kind: &str, name: &str, words: &str) -> String {
    if name.is_empty() { format!("{kind}：{words}") } else { format!("{kind}“{name}”：{words}") }
}

/// One of several stages of an item: 制定方案（第1步）.
#[must_use]
pub fn stage_of(text: &str, stage: usize) -> String {
    format!("{text}（第{stage}步）")
}

/// A note to a figure.
#[must_use]
pub fn figure_note(name: &str, words: &str) -> String {
    format!("{name}：{words}")
}
