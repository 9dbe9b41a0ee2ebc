//! What things are called. A state is a mark, a word and a colour; mark and word are here.

use crate::domain::{
    Cadence, CommitmentKind, Lamp, Life, MeetingPhase, MeetingState, Presence, RemarkKind, SaidKind, Scope, Standing,
    StopState, UnitKind,
};

/// 承诺, 交办.
#[must_use]
pub fn commitment_kind(kind: CommitmentKind) -> &'static str {
    match kind {
        CommitmentKind::Promise => "承诺",
        CommitmentKind::Instruction => "交办",
    }
}

/// 点评, 记事.
#[must_use]
pub fn remark_kind(kind: RemarkKind) -> &'static str {
    match kind {
        RemarkKind::Remark => "点评",
        RemarkKind::Note => "记事",
    }
}

/// 筹备, 会中 …
#[must_use]
pub fn meeting_state(state: MeetingState) -> &'static str {
    match state {
        MeetingState::Preparing => "筹备",
        MeetingState::InSession => "会中",
        MeetingState::Adjourned => "已散会",
        MeetingState::Sealed => "已封存",
    }
}

/// 筹备, 签到, 开会, 逐家, 宣读, 散会, 纪要, 封存.
#[must_use]
pub fn meeting_phase(phase: MeetingPhase) -> &'static str {
    match phase {
        MeetingPhase::Preparing => "筹备",
        MeetingPhase::Roll => "签到",
        MeetingPhase::Opening => "开会",
        MeetingPhase::Walk => "逐家",
        MeetingPhase::ReadBack => "宣读",
        MeetingPhase::Adjourning => "散会",
        MeetingPhase::Minutes => "纪要",
        MeetingPhase::Done => "封存",
    }
}

/// 待调度, 正在调度 …
#[must_use]
pub fn stop_state(state: StopState) -> &'static str {
    match state {
        StopState::Pending => "待调度",
        StopState::Current => "正在调度",
        StopState::Covered => "已调度",
        StopState::Deferred => "缓议",
        StopState::Written => "书面",
    }
}

/// 到会, 代会 …
#[must_use]
pub fn presence(presence: Presence) -> &'static str {
    match presence {
        Presence::Present => "到会",
        Presence::Delegate => "代会",
        Presence::Late => "迟到",
        Presence::OnLeave => "请假",
        Presence::Absent => "缺席",
    }
}

/// 推进, 自报完成, 已销号 …
#[must_use]
pub fn life(life: &Life) -> &'static str {
    match life {
        Life::Standing => "推进",
        Life::Reported(report) if report.shown_by.is_some() => "已办成",
        Life::Reported(_) => "自报完成",
        Life::Closed { .. } => "已销号",
        Life::Superseded { .. } => "已调整",
        Life::Recast { .. } => "已改记",
        Life::Withdrawn { .. } => "已撤回",
    }
}

/// The word for where an item is: 逾期, 近期, 推进, 未定, 长期, 已报, 办成, 销号, 撤回. Two characters each, so columns line up.
#[must_use]
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Overdue(_) => "逾期",
        Standing::Soon(_) => "近期",
        Standing::Ahead(_) => "推进",
        Standing::Undated => "未定",
        Standing::Continuing => "长期",
        Standing::Reported => "已报",
        Standing::Met => "办成",
        Standing::Closed => "销号",
        Standing::Withdrawn => "撤回",
    }
}

/// The mark beside the word.
#[must_use]
pub fn mark(standing: Standing) -> &'static str {
    match standing {
        Standing::Overdue(_) => "●",
        Standing::Soon(_) => "▲",
        Standing::Ahead(_) => "○",
        Standing::Undated => "?",
        Standing::Continuing => "~",
        Standing::Reported | Standing::Met => "✓",
        Standing::Closed => "■",
        Standing::Withdrawn => "×",
    }
}

/// 红, 黄 …
#[must_use]
pub fn lamp(lamp: Lamp) -> &'static str {
    match lamp {
        Lamp::Red => "红",
        Lamp::Orange => "橙",
        Lamp::Yellow => "黄",
        Lamp::Blue => "蓝",
        Lamp::Green => "绿",
        Lamp::Grey => "灰",
    }
}

/// 成员单位, 县（市、区） …
#[must_use]
pub fn kind_of_unit(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Lead => "牵头单位",
        UnitKind::Member => "成员单位",
        UnitKind::County => "县（市、区）",
        UnitKind::Park => "园区",
    }
}

/// 全体, 部分 …
#[must_use]
pub fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::All => "全体",
        Scope::Some => "部分",
        Scope::One => "一家",
        Scope::WorkCommittee => "牵头单位",
        Scope::Counties => "县区园区",
    }
}

/// 一次性, 每月 …
#[must_use]
pub fn cadence(cadence: Cadence) -> &'static str {
    match cadence {
        Cadence::Once => "一次性",
        Cadence::Monthly => "每月",
        Cadence::Quarterly => "每季",
        Cadence::HalfYearly => "半年",
        Cadence::Yearly => "年度",
        Cadence::Continuous => "常态",
        Cadence::Irregular => "不定期",
    }
}

/// 承诺, 交办, 进展, 协调, 点评, 记事.
#[must_use]
pub fn said_kind(kind: SaidKind) -> &'static str {
    match kind {
        SaidKind::Promise => "承诺",
        SaidKind::Instruction => "交办",
        SaidKind::Progress => "进展",
        SaidKind::Help => "协调",
        SaidKind::Remark => "点评",
        SaidKind::Note => "记事",
    }
}

/// How many rows of a list are not shown, above and below; nothing when all are.
#[must_use]
pub fn rows_hidden((above, below): (usize, usize)) -> String {
    match (above, below) {
        (0, 0) => String::new(),
        (above, 0) => format!(" ↑ 上面还有 {above} 行 "),
        (0, below) => format!(" ↓ 下面还有 {below} 行 "),
        (above, below) => format!(" ↑ 上面还有 {above} 行  ↓ 下面还有 {below} 行 "),
    }
}
