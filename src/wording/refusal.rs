//! Why something was not done, and what to do instead. Every sentence says that nothing has changed by saying only
//! what stands.

use super::{Said, day_in_full, meeting_state, month, register};
use crate::domain::{FieldKind, MeetingState, Refusal};

/// A refusal in words. One arm a refusal and no other: a new one does not compile until it is worded.
#[must_use]
#[expect(clippy::too_many_lines, reason = "one flat match that reads as a table")]
pub fn refusal(refusal: &Refusal) -> Said {
    match refusal {
        Refusal::NoMeeting => Said::new("还没有会议。", "先新建一次会议：diaodu meeting open --date 日期"),
        Refusal::Sealed(period) => Said::new(
            format!("{}的会议已封存，不能再改。", month(*period)),
            "可在下次会议上补记；确要改的，先重开纪要（纪要画面 F4，或 diaodu minutes reopen），要写原因。",
        ),
        Refusal::WrongState(state) => wrong_state(*state),
        Refusal::UnknownHost(name) => {
            Said::new(format!("没有叫“{name}”的主办方。"), "主办方写在目录的 programme.toml 里（[[host]]）。")
        }
        Refusal::NotThere(unit) => {
            Said::new(format!("{unit}还没有签到，或者没有来。"), "先签到（到会、代会、迟到），再补时间。")
        }
        Refusal::LeftBeforeArriving(unit) => Said::new(format!("{unit}离会的时间早于到会的时间。"), "请核对两个时间。"),
        Refusal::UnknownUnit(name) => {
            Said::new(format!("名册里没有“{name}”。"), "可用简称、别名或拼音首字母，如 jtj；diaodu units 可看名册。")
        }
        Refusal::UnknownTask(code) => Said::new(format!("没有编号为“{code}”的任务。"), "任务编号形如 T18。"),
        Refusal::UnknownItem(id) => Said::new(format!("没有编号为“{id}”的事项。"), "diaodu list 可看事项编号。"),
        Refusal::UnknownRegister(kind) => Said::new(format!("没有“{kind}”这种台账，或没有这一阶段。"), ""),
        Refusal::UnknownIndicator(name) => {
            Said::new(format!("“{name}”不是可填报的指标。"), "比率由系统算出，只填底数。")
        }
        Refusal::NotAssigned(task, unit) => {
            Said::new(format!("任务{task}没有分到单位{unit}。"), "可记为承诺或交办，不必挂任务。")
        }
        Refusal::EmptyText => Said::new("还没有写内容。", "先写一句，再回车。"),
        Refusal::TextTooLong(most) => Said::new(format!("内容超过{most}字。"), "请分成几条记；已写的还在输入行里。"),
        Refusal::NoUnits => Said::new("还没有选单位。", "先选定责任单位。"),
        Refusal::NothingChanges => Said::new("没有变化，未作改动。", ""),
        Refusal::AlreadyFounded => Said::new("这份台账已有名册和任务，不再重复导入。", ""),
        Refusal::ChangedSince => {
            Said::new("这一步之后，同一事项在别的会议里又有改动，不能撤销。", "请直接改成要的样子。")
        }
        // The order of meetings.
        Refusal::MeetingExists(date) => {
            Said::new(format!("{}已有一次会议。", day_in_full(*date)), "直接打开它，或换个日期。")
        }
        Refusal::MeetingNotAfter { date, newest } => Said::new(
            format!("{}早于最近一次会议（{}）。", day_in_full(*date), day_in_full(*newest)),
            "新会议的日期要在它之后，请核对年份。",
        ),
        Refusal::NextNotAfter(date) => {
            Said::new(format!("下次会议{}不在本次会议之后。", day_in_full(*date)), "请核对日期。")
        }
        // What can be recorded as something else.
        Refusal::OneUnitOnly => Said::new("进展、协调一次只记给一家。", "按 F3 只选一家；要记给多家的，用承诺或交办。"),
        Refusal::SaidEarlier => {
            Said::new("这是以前会议上记的，不能再改记成别的。", "可以更正、延期或销号；新说的请另记一条。")
        }
        Refusal::StaysInside => Said::new(
            "这一条跟着巡察整改或内部任务，不对外；这样改记就会印出去，没有改。",
            "可以原样更正，或改记为点评、记事，仍留在内部；要公开的，另记一条。",
        ),
        // The course of an item.
        Refusal::NotOwed(id) => Said::new(format!("事项{id}已不在推进中。"), "如需重办，先退回（reopen）。"),
        Refusal::NoSuchStage(item, stage) => Said::new(
            format!("{item}没有第{stage}步，没有改动。"),
            "分几步的事项，写 编号.第几步，如 3.1；diaodu show 编号 可看有哪几步。",
        ),
        Refusal::StillShown(item, shown) => Said::new(
            format!("台账上是“{shown}”，{item}就是办成了，没有退回。"),
            "要退回的，先把台账条目退到前面的阶段（diaodu register advance 条目 阶段），这件事自己就退回。",
        ),
        Refusal::NotDone(id) => Said::new(format!("事项{id}仍在推进，不用退回。"), ""),
        Refusal::DeadlinePast(day) => {
            Said::new(format!("期限{}早于会议日期。", day_in_full(*day)), "请核对年月；确是过去的事，请记为进展。")
        }
        Refusal::NoDate => Said::new("没有听出具体日期。", "请说到日，如“6月30日前”。"),
        Refusal::NoReason => Said::new("还没有写原因。", "延期、退回、撤回上次议定的事项都要写明原因。"),
        Refusal::AlreadyDated(id) => {
            Said::new(format!("事项{id}以前的会上已定期限，原来的日期要留着。"), "要改的，按延期办，写明原因。")
        }
        Refusal::RequestPending(id) => {
            Said::new(format!("事项{id}的延期申请还没有答复。"), "先同意或不同意，再提新的。")
        }
        Refusal::NothingAsked(id) => {
            Said::new(format!("事项{id}没有待答复的延期申请。"), "要直接延期的，写上新期限和原因。")
        }
        Refusal::WaitsForNothing(id) => {
            Said::new(format!("事项{id}没有在等什么事。"), "要改期限的，按延期办（extend），写明原因。")
        }
        Refusal::ShareTooLarge(share) => Said::new(format!("完成比例不能是{share}%。"), "请写 0 到 100 的整数。"),
        Refusal::AlreadyReleased(year) => {
            Said::new(format!("{year}年的评优名单已经公布，不能再改。"), "确要改的，先撤销公布。")
        }
        Refusal::NothingShortlisted(year) => Said::new(format!("{year}年还没有列入评优的。"), "先列入，再公布。"),
        Refusal::NobodyNamed => Said::new("还没有写是谁定的。", "公布名单要写明谁决定公布。"),
        // The roster.
        Refusal::NameTaken(name) => {
            Said::new(format!("“{name}”已是另一家单位的名字。"), "换一个，或改用并入（merge）。")
        }
        Refusal::UnitCeased(unit) => {
            Said::new(format!("{unit}已经撤并，不再参加调度。"), "以前的记录都还在，可以照查。")
        }
        Refusal::SameUnit(unit) => Said::new(format!("{unit}不能并入自己。"), "请写要并入的另一家。"),
        Refusal::StillOwes(unit, count) => Said::new(
            format!("{unit}还有{count}件没有办结，不能就这样退出。"),
            "有接手单位的用并入（merge）；没有的，先销号、撤回或换单位。",
        ),
        Refusal::CodeReused { unit, old, new } => Said::new(
            format!("编号{unit}是{old}，新目录里给了{new}；台账没有动。"),
            "同一家改了名，请在 aliases 里写上原名；不是同一家，请换个编号。",
        ),
        // The plan, and what comes from papers.
        Refusal::TooManyTasks(most) => Said::new(format!("一次最多列入{most}项任务，这一批都没有列入。"), "请分几次。"),
        Refusal::TaskExists(name) => {
            Said::new(format!("方案里已有“{name}”，这一批都没有列入。"), "改个名称，或去掉这一项再试。")
        }
        Refusal::TooManyActs(most) => Said::new(format!("一次最多收{most}条，这一批都没有记。"), "请分几次收。"),
        Refusal::NotBefore(day) => Said::new(
            format!("{}不在这本台账的第一次会议之前，这一批都没有补录。", super::day_in_full(*day)),
            "补录只收台账建起来以前的会；以后的会，事项直接记。",
        ),
        Refusal::NoRoomBefore => Said::new(
            "这本台账的会议是从头编号的，前面排不下以前的会，没有补录。",
            "另建一本台账（--db 新文件），先补录，再开会。",
        ),
        Refusal::NumbersTaken(period) => Said::new(
            format!("{}的会已经封存，期次不能往后挪，没有补录。", super::month(*period)),
            "以前的会要在第一次会封存以前补录；已经封存的，另建一本台账先补录。",
        ),
        Refusal::OutOfOrder(day) => Said::new(
            format!("{}的事早于它前面的一步，或者还没有到，这一批都没有补录。", super::day_in_full(*day)),
            "请核对表里的会议日期、延期时间、完成时间、销号时间。",
        ),
        Refusal::NotInAForm => Said::new("表里不能要这样的改动，这一批都没有记。", ""),
        // Registers and figures.
        Refusal::NoSuchField(name) => {
            Said::new(format!("这种台账没有“{name}”这一栏。"), "diaodu register kinds 可看有哪些栏目。")
        }
        Refusal::NoSuchEntry(id) => {
            Said::new(format!("没有{id}号台账条目，或已经销账。"), "diaodu register list 可看条目编号。")
        }
        Refusal::WrongField { field, holds, value } => Said::new(
            format!("“{field}”要填{}，“{value}”看不懂，没有记。", register::field_kind(*holds)),
            match holds {
                FieldKind::Number => "只写数目，如 12 或 3.5。",
                FieldKind::Date | FieldKind::Days => "写到日，如 6月20日 或 2022-06-20。",
                FieldKind::Text => "",
            },
        ),
        Refusal::NotYet(on) => {
            Said::new(format!("{}还没有到，没有记。", day_in_full(*on)), "到了这一步的那天再记；计划的日子记成承诺。")
        }
        Refusal::StepBefore(on) => Said::new(
            format!("上一步是{}，这一步不会更早，没有记。", day_in_full(*on)),
            "请核对日期；上一步记错了的，先撤销那一步。",
        ),
        Refusal::NothingToRelease(id) => Said::new(format!("{id}号没有要公布的，或已经公布。"), ""),
        Refusal::WrongPeriod(period) => Said::new(
            format!("{}的数据现在不能填。", month(*period)),
            "只能填本次会议当月和上月的；已封存的月份不能再改。",
        ),
        Refusal::NegativeCount(value) => Said::new(format!("数目不能是{value}。"), "请核对数字。"),
        Refusal::Doubtful(doubts) => {
            Said::new(format!("有{}个数要先核对，都还没有记。", doubts.len()), "确实没有错的，加 --sure 再记一次。")
        }
        // The minutes.
        Refusal::MinutesIssued(version) => Said::new(
            format!("纪要已经印发（第{version}版），不能直接改。"),
            "确要改的，先重开纪要，写明原因；印发过的各版都留着。",
        ),
        Refusal::MinutesNotChecked => Said::new("纪要还没有核对。", "先核对，再送签发。"),
        Refusal::MinutesNotSigned => Said::new("纪要还没有签发。", "先写上签发人和日期，再印发。"),
        Refusal::SignedBeforeMeeting(day) => {
            Said::new(format!("签发日期{}早于会议日期。", day_in_full(*day)), "请核对日期。")
        }
        Refusal::ChangedSinceSigned => {
            Said::new("签发以后，纪要的内容又变了，没有印发。", "请重新核对，再请签发人看过；签发过的内容没有丢。")
        }
        Refusal::NumberTaken(0) => Said::new("编号要从1起。", "请核对编号。"),
        Refusal::NumberTaken(number) => Said::new(format!("{number}号已经用在另一次会议的纪要上。"), "请换一个号。"),
        Refusal::LaterSealed(period) => Said::new(
            format!("{}的会议已经封存，这次的纪要不能再重开。", month(*period)),
            "要更正的，请在下次会议上补记。",
        ),
        Refusal::NoEdition(version) => {
            Said::new(format!("没有第{version}版。"), "diaodu minutes versions 可看有哪几版。")
        }
        Refusal::NothingIssued => Said::new("纪要还没有印发，会议也没有封存，不用重开。", "直接改就是。"),
        // The end of the stack.
        Refusal::NothingToUndo => Said::new("没有可撤销的了。", ""),
        Refusal::NothingToRedo => Said::new("没有可恢复的了。", ""),
    }
}

fn wrong_state(state: MeetingState) -> Said {
    let hint = match state {
        MeetingState::Preparing => "先宣布开会。",
        MeetingState::InSession => "先散会，再办这一步。",
        MeetingState::Adjourned => "如要接着开，可重新宣布开会。",
        MeetingState::Sealed => "封存后不能再改。",
    };
    Said::new(format!("会议现在是“{}”，这一步做不了。", meeting_state(state)), hint)
}
