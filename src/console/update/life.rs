//! The next step in a meeting's life, and what should be known before it.

use crate::{
    console::{dialogs::Confirm, effect::Effect, screens::read_back::to_read, sight::Sight},
    domain::{Command, MeetingState},
};

/// 开会, 散会, 封存: what comes next, and what should be known before.
pub(super) fn next_state(sight: &Sight<'_>) -> Option<Confirm> {
    let meeting = sight.meeting()?;
    let tally = sight.tally;
    let confirm = |title: &str, lines: Vec<String>, command| {
        Some(Confirm { title: title.to_owned(), lines, effect: Effect::execute(command) })
    };
    match meeting.state {
        MeetingState::Preparing => {
            let came =
                sight.ledger.attendance.values().filter(|line| line.meeting == meeting.id && line.presence.came());
            let lines = vec![
                format!("已签到 {} 家，共 {} 家。会议计时从现在开始。", came.count(), tally.units),
                "开会后也可以继续签到。".to_owned(),
            ];
            confirm("宣布开会", lines, Command::CallToOrder)
        }
        MeetingState::InSession => {
            let pending = tally.units - tally.covered - tally.deferred;
            let mut lines =
                vec![format!("已调度 {}/{} 家，本次议定 {} 项。", tally.covered, tally.units, tally.agreed)];
            if pending + tally.deferred > 0 {
                lines.push(format!("还有 {pending} 家没有调度，{} 家缓议。", tally.deferred));
            }
            if tally.undated() > 0 {
                lines.push(format!("还有 {} 项没有期限（Ctrl+T 可逐条定）。", tally.undated()));
            }
            let unread = to_read(sight).len();
            if unread > 0 {
                lines.push(format!("还有 {unread} 项没有宣读确认（Ctrl+R）。"));
            }
            lines.push("散会后仍可更正和补记，封存前都可改。".to_owned());
            confirm("宣布散会", lines, Command::Adjourn)
        }
        MeetingState::Adjourned => {
            let lines = vec![
                "封存后，本次会议的记录不能再改，也不能撤销；确要改的，须重开纪要、写明原因。".to_owned(),
                "请在纪要定稿以后再封存。要走核对、签发、印发的，先按 F10 到纪要画面按 F4。".to_owned(),
            ];
            confirm("封存会议", lines, Command::Seal)
        }
        MeetingState::Sealed => None,
    }
}
