//! The workbook's layout: which sheet and column, in words of the office, stands for which file and key. The same table
//! writes the workbook, reads it, and says in which cell a fault is.

use crate::catalogue::{
    PROGRAMME, assessment, focuses, house_style, indicators, lamps, registers, roster, tasks, wording,
};

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::catalogue) enum Holds {
    /// Words.
    Text,
    /// Several words, with 、 or line breaks between.
    Texts,
    /// A whole number.
    Number,
    /// 是, or nothing.
    Flag,
    /// Names with how far each has come: 消防专业委员会（已成立）.
    Standings,
}

/// What may be chosen in a cell.
#[derive(Clone, Copy)]
pub(in crate::catalogue) enum Choices {
    /// Anything.
    Free,
    /// One of these words.
    Words(fn() -> Vec<&'static str>),
    /// What stands in the first column of a sheet.
    Of(&'static str),
}

/// A column, or a line of a sheet of single values.
pub(in crate::catalogue) struct Column {
    /// Its heading.
    pub(in crate::catalogue) heading: &'static str,
    /// The file of a single value; of a column the sheet says it.
    pub(in crate::catalogue) file: &'static str,
    /// The key, with a dot where it stands in a part.
    pub(in crate::catalogue) key: &'static str,
    /// What it holds.
    pub(in crate::catalogue) holds: Holds,
    /// Its width, in half-width characters.
    pub(in crate::catalogue) width: u16,
    /// What may be chosen.
    pub(in crate::catalogue) choices: Choices,
    /// How to fill it in, with an example.
    pub(in crate::catalogue) note: &'static str,
}

/// What a sheet is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::catalogue) enum Kind {
    /// A single value a line: 项目, 内容.
    Values,
    /// An entry a line, of the list with that key in that file.
    Entries(&'static str, &'static str),
    /// A line belongs to an entry of 台账, which its first column names, and stands in it under that key.
    Parts(&'static str),
}

/// A sheet.
pub(in crate::catalogue) struct Layout {
    /// The name on its tab.
    pub(in crate::catalogue) name: &'static str,
    /// What it is.
    pub(in crate::catalogue) kind: Kind,
    /// Its columns, or its lines.
    pub(in crate::catalogue) columns: &'static [Column],
}

/// The sheets, in order.
pub(in crate::catalogue) static SHEETS: &[Layout] = &[
    Layout { name: "主题", kind: Kind::Values, columns: TOPIC },
    Layout { name: "单位", kind: Kind::Entries(roster::FILE, "unit"), columns: UNITS },
    Layout { name: "重点方面", kind: Kind::Entries(focuses::FILE, "focus"), columns: FOCUSES },
    Layout { name: "任务", kind: Kind::Entries(tasks::FILE, "task"), columns: TASKS },
    Layout { name: "台账", kind: Kind::Entries(registers::FILE, "register"), columns: REGISTERS },
    Layout { name: "台账阶段", kind: Kind::Parts("stages"), columns: STAGES },
    Layout { name: "台账栏目", kind: Kind::Parts("fields"), columns: FIELDS },
    Layout { name: "指标", kind: Kind::Entries(indicators::FILE, "indicator"), columns: INDICATORS },
    Layout { name: "主办", kind: Kind::Entries(PROGRAMME, "host"), columns: HOSTS },
    Layout { name: "亮灯规则", kind: Kind::Entries(lamps::FILE, "rule"), columns: LAMPS },
    Layout { name: "考核", kind: Kind::Entries(assessment::FILE, "rule"), columns: ASSESSMENT },
    Layout { name: "用语", kind: Kind::Values, columns: PHRASES },
];

const fn line(file: &'static str, heading: &'static str, key: &'static str, note: &'static str) -> Column {
    Column { heading, file, key, holds: Holds::Text, width: 60, choices: Choices::Free, note }
}

const fn text(heading: &'static str, key: &'static str, width: u16, note: &'static str) -> Column {
    Column { heading, file: "", key, holds: Holds::Text, width, choices: Choices::Free, note }
}

const fn flag(heading: &'static str, key: &'static str, note: &'static str) -> Column {
    text(heading, key, 12, note).holding(Holds::Flag).of(Choices::Words(|| vec!["是"]))
}

const fn number(heading: &'static str, key: &'static str, note: &'static str) -> Column {
    text(heading, key, 12, note).holding(Holds::Number)
}

impl Column {
    const fn holding(self, holds: Holds) -> Self {
        Self { holds, ..self }
    }

    const fn of(self, choices: Choices) -> Self {
        Self { choices, ..self }
    }
}

fn names<T>(choices: &[(&'static str, T)]) -> Vec<&'static str> {
    choices.iter().map(|(name, _)| *name).collect()
}

static TOPIC: &[Column] = &[
    line(PROGRAMME, "目录代号", "key", "英文小写、短横和年份，如 flood-2026；定了不要改。任务的时限按这里的年份推算。"),
    line(PROGRAMME, "主题", "topic", "调度什么，如：防汛备汛。"),
    line(PROGRAMME, "会议名称", "meeting_name", "通知、纪要和投影都用它，如：防汛备汛月调度会。"),
    line(PROGRAMME, "每家限时（秒）", "unit_limit", "每家汇报最多几秒，300 是五分钟；0 或不写是不限时。")
        .holding(Holds::Number),
    line(lamps::FILE, "亮灯规则名称", "name", "“亮灯规则”那张表的名称；那张表空着，就用程序自带的规则。"),
    line(lamps::FILE, "亮灯规则出处", "source", "哪个文件定的；可以不写。"),
    line(assessment::FILE, "考核名称", "name", "“考核”那张表的名称；那张表空着，就不算分。"),
    line(house_style::FILE, "纪要标志", "mark", "红色大字，如：XX市防汛抗旱指挥部会议纪要。"),
    line(house_style::FILE, "印发机关", "issuer", "红线上方左侧和版记里用。"),
    line(house_style::FILE, "召集机关", "convener", "纪要首段里用。"),
    line(house_style::FILE, "详略", "form", "全式：逐单位写；简式：议定事项在前，明细列附件。")
        .of(Choices::Words(|| names(house_style::FORMS))),
    line(house_style::FILE, "编号方式", "number_form", "第X期、第X号连年编；〔年〕X号每年重编。")
        .of(Choices::Words(|| names(house_style::NUMBER_FORMS))),
    line(house_style::FILE, "出席名单", "attendance", "放在正文之后（标准做法）或正文之前。")
        .of(Choices::Words(|| names(house_style::PLACES))),
    line(house_style::FILE, "另排标题", "with_title", "红线下面另排标题：是、否。")
        .holding(Holds::Flag)
        .of(Choices::Words(|| vec!["是", "否"])),
    line(house_style::FILE, "写到会离会时间", "with_times", "一般不写：是、否。")
        .holding(Holds::Flag)
        .of(Choices::Words(|| vec!["是", "否"])),
    line(house_style::FILE, "抄送", "copy_to", "几家用顿号隔开。").holding(Holds::Texts),
    line(house_style::FILE, "行距（二十分之一磅）", "line_pitch", "579 是 28.95 磅，一页 22 行；28 磅写 560。")
        .holding(Holds::Number),
    line(house_style::FILE, "正文字体", "fonts.body", "照 Word 里的名称写，如：仿宋_GB2312。"),
    line(house_style::FILE, "二级标题字体", "fonts.kai", "如：楷体_GB2312。"),
    line(house_style::FILE, "一级标题字体", "fonts.hei", "如：黑体。"),
    line(house_style::FILE, "标题字体", "fonts.title", "如：方正小标宋简体；没装可以写华文中宋。"),
    line(house_style::FILE, "页码字体", "fonts.song", "如：宋体。"),
    line(house_style::FILE, "西文字体", "fonts.latin", "如：Times New Roman。"),
];

static UNITS: &[Column] = &[
    text("编号", "id", 10, "不要重复，用过以后不要改，如 U01。"),
    text("全称", "name", 30, "公文里用的全称，如：XX市水务局。"),
    text("简称", "short", 18, "屏幕、纪要和会上的叫法，如：市水务局。"),
    text("别名", "aliases", 24, "会上还有哪些叫法，用顿号隔开，如：水务局、市水务。两家不能有同一个叫法。")
        .holding(Holds::Texts),
    text("类别", "kind", 16, "从下拉里选。牵头单位是开会的这一家。").of(Choices::Words(|| names(roster::KINDS))),
    number("顺序", "order", "会上发言的先后，从 1 起，不重复。"),
    text("职务", "post", 14, "一般谁来参会，如：副局长；可以不写。"),
    text(
        "专门机构",
        "committees",
        34,
        "这家名下的专门机构和它的状态，如：消防专业委员会（已成立）；几个用顿号隔开。状态写已成立、待成立、可设。",
    )
    .holding(Holds::Standings),
    text("联系群体", "groups", 24, "这家联系哪些人，用顿号隔开；可以不写。").holding(Holds::Texts),
    text("在册", "active", 10, "不写就是在册；已经退出、还要留着的写 否。")
        .holding(Holds::Flag)
        .of(Choices::Words(|| vec!["是", "否"])),
];

static FOCUSES: &[Column] = &[
    text("编号", "id", 10, "如 F1；“任务”表里用它。"),
    text("类别", "kind", 14, "从下拉里选。").of(Choices::Words(|| names(focuses::KINDS))),
    text("标题", "title", 44, "完整标题。"),
    text("短标题", "short", 20, "八个字以内，表格列里用。"),
];

static TASKS: &[Column] = &[
    text("编号", "id", 10, "不要重复，用过以后不要改，如 T01。"),
    text("任务", "title", 30, "短标题，二十个字以内。"),
    text("要求", "requirement", 44, "一句话说清要做什么。"),
    text("归到", "focus", 10, "“重点方面”表里的编号；不归就不写。").of(Choices::Of("重点方面")),
    text("出处", "clause", 18, "哪个文件、哪一条；可以不写。"),
    text("对谁说的", "scope", 12, "原文对谁说的，从下拉里选。牵头的是本办自己的事。").of(Choices::Words(|| names(tasks::SCOPES))),
    text("责任单位", "units", 30, "落到哪些单位，每家各记一份账。写简称，几家用顿号隔开；也可以写：全体、成员单位、各县（市、区）、园区、牵头单位。")
        .holding(Holds::Texts),
    text("配合单位", "supporting", 24, "写法和责任单位一样；可以不写。").holding(Holds::Texts),
    text("频次", "cadence", 12, "多久过问一次，从下拉里选。").of(Choices::Words(|| names(tasks::CADENCES))),
    text("时限", "deadline.spoken", 18, "照原话写，如：6月底前、每月、长期；没有就不写。"),
    text("算到哪天", "deadline.label", 18, "原话看得出是哪天的不用写；看不出的写 2026-06-30 这样的日期。"),
    text("看什么算数", "measure", 28, "凭什么说办好了；可以不写。"),
    text("指标", "indicators", 24, "“指标”表里的代号，几个用顿号隔开；可以不写。").holding(Holds::Texts),
    text("怎样算办成", "met_by", 14, "“台账”表里的代号，或者写 数据、承诺、销号；可以不写。"),
    text("每月记什么", "note", 24, "会上记什么；可以不写。"),
    flag("不上投影", "private", "内部名单、考核这类写 是。"),
];

static REGISTERS: &[Column] = &[
    text("代号", "id", 14, "英文小写，用过以后不要改，如 hazard。"),
    text("名称", "name", 20, "如：隐患清单。"),
    text("随哪项任务", "task", 12, "“任务”表里的编号：那项任务的责任单位都要有一条；可以不写。")
        .of(Choices::Of("任务")),
    text("时限", "deadline.spoken", 16, "每家要在什么时候前办成一条，照原话写；没有就不写。"),
    text("算到哪天", "deadline.label", 16, "原话看得出是哪天的不用写；看不出的写 2026-06-30 这样的日期。"),
    flag("按专门机构登记", "committees", "“单位”表里每个专门机构（可设的除外）各要有一条，写 是。"),
    text("多久一次", "every", 12, "隔多久要办一次；没有就不写。").of(Choices::Words(|| names(registers::ROUNDS))),
    text("空转看哪栏", "idle.field", 16, "“台账栏目”表里记多个日期的那一栏；几个月没有动静算空转。"),
    number("空转几个月", "idle.months", "和左边一格一起写。"),
    text("有整改到哪步", "follow.open", 16, "条目下立了整改事项，就到这一步。"),
    text("整改完到哪步", "follow.closed", 16, "整改事项都销了号，就到这一步。"),
    number("至少几条", "least", "一共要几条；没有要求就不写。"),
    number("最多几条", "most", "一共要几条；没有要求就不写。"),
    flag("不外露", "private", "整本台账都不外露，写 是。"),
];

static STAGES: &[Column] = &[
    text("台账", "", 14, "“台账”表里的代号。").of(Choices::Of("台账")),
    text("阶段", "name", 20, "按先后一行写一个阶段。"),
    flag("算办成", "done", "到了这一步算办成，写 是；每本台账至少一步。"),
    flag("公布前不外露", "until_released", "公布以前对外仍算上一步，写 是。"),
];

static FIELDS: &[Column] = &[
    text("台账", "", 14, "“台账”表里的代号。").of(Choices::Of("台账")),
    text("栏目", "name", 20, "要填的一栏，如：联系人。"),
    text("填什么", "holds", 14, "不写就是文字。").of(Choices::Words(|| names(registers::HOLDS))),
    flag("从不外露", "private", "电话这类写 是。"),
    flag("公布前不外露", "until_released", "公布以前不外露，写 是。"),
];

static INDICATORS: &[Column] = &[
    text("代号", "id", 22, "用中文短名，用过以后不要改。"),
    text("名称", "name", 22, "不写就和代号一样。"),
    text("计量单位", "unit", 12, "如：家、处、万元；比率不用写。"),
    text("组", "group", 14, "屏幕和报表按组排。"),
    text("分子", "part", 20, "比率由两个数相除得出：分子的代号。"),
    text("分母", "whole", 20, "分母的代号。"),
    text("不大于", "at_most", 20, "不会大过哪个指标；报的数超过了会提醒。"),
    flag("每月从头数", "monthly", "场次、件数这类每月从头数的，写 是。"),
    text("只问哪几家", "units", 24, "写法和任务的责任单位一样；不写就问用到它的任务的责任单位和配合单位。")
        .holding(Holds::Texts),
];

static HOSTS: &[Column] = &[
    text("叫法", "id", 14, "新建会议时选它，如：党建办、合开；都由一家主办的不用这张表。"),
    text("名称", "name", 30, "主办方的名称。"),
    text("会议名称", "meeting_name", 40, "它的会叫什么，通知、纪要和投影都用它。"),
    text("登记到", "register", 14, "散会时自己登记进哪本台账，写“台账”表里的代号；可以不写。").of(Choices::Of("台账")),
    text("主持人栏", "chair_field", 14, "那本台账里记主持人的栏目；可以不写。"),
    text("议题栏", "topic_field", 14, "那本台账里记议题的栏目；可以不写。"),
];

static LAMPS: &[Column] = &[
    text("灯", "lamp", 10, "从下拉里选。从上往下看，先对上哪一条就亮哪盏灯。").of(Choices::Words(|| names(lamps::LAMPS))),
    text("灯旁的字", "word", 14, "六个字以内。"),
    text(
        "条件",
        "when",
        44,
        "几条用顿号隔开，要同时满足。可以写：逾期N天、N天内到期、剩余时间不足N%、连续N期未报、落后N个百分点、自报完成、办成、已销号、逾期后办结、已延期、长期、有期限、其他（只放最后）。",
    )
    .holding(Holds::Texts),
];

static ASSESSMENT: &[Column] = &[
    text("项目", "name", 16, "八个字以内。"),
    text("怎么算", "counts", 16, "从下拉里选。").of(Choices::Words(|| names(assessment::COUNTS))),
    number("满分", "points", "各项加起来要是 100。"),
    text("每次扣", "each", 12, "写 1 或 0.5；扣完为止。"),
    text("超期才申请扣", "late", 14, "延期过了期限才申请的扣几分；不写就和每次扣一样。"),
    number("代会折算", "delegate", "出席率：代会折百分之几，不写就是 100。"),
    number("迟到折算", "late", "出席率：迟到折百分之几，不写就是 100。"),
    number("请假折算", "leave", "出席率：请假折百分之几，不写就是 0。"),
    text("看哪本台账", "register", 14, "整改率看哪本台账，写“台账”表里的代号。").of(Choices::Of("台账")),
];

static PHRASES: &[Column] = &[
    line(wording::FILE, "纪要第一句", "opening", "不写就用程序自带的；可以填空的写法见手册“套话”一节。"),
    line(wording::FILE, "一条议定事项", "resolution", "不写就用程序自带的。"),
    line(wording::FILE, "没有议定事项时", "nothing_resolved", "不写就用程序自带的。"),
    line(wording::FILE, "议定事项引语", "resolved_lead", "不写就用程序自带的。"),
    line(wording::FILE, "未定期限引语", "undated_lead", "不写就用程序自带的。"),
    line(wording::FILE, "下次会期", "next_meeting", "不写就用程序自带的。"),
    line(wording::FILE, "提醒函第一句", "reminder", "不写就用程序自带的。"),
    line(wording::FILE, "提醒函末句", "reminder_end", "不写就用程序自带的。"),
    line(wording::FILE, "催办通知第一句", "urging", "不写就用程序自带的。"),
    line(wording::FILE, "催办通知末句", "urging_end", "不写就用程序自带的。"),
    line(wording::FILE, "督办单第一句", "supervision", "不写就用程序自带的。"),
    line(wording::FILE, "督办单末句", "supervision_end", "不写就用程序自带的。"),
    line(wording::FILE, "通报标题", "bulletin_title", "不写就用程序自带的。"),
];

/// The key that a heading stands for in a file, for whoever writes the heading where the key belongs.
pub(in crate::catalogue) fn key_of(file: &str, heading: &str) -> Option<&'static str> {
    SHEETS.iter().find_map(|sheet| {
        let is_here = |column: &&Column| match sheet.kind {
            Kind::Values => column.file == file,
            Kind::Entries(of, _) => of == file,
            Kind::Parts(_) => file == registers::FILE,
        };
        let found = sheet.columns.iter().filter(is_here).find(|column| column.heading == heading)?;
        found.key.split('.').next().filter(|key| !key.is_empty())
    })
}
