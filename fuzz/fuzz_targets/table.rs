//! No list that comes from elsewhere may break the finder of its table, and no row of it may get lost. The first byte says
//! which list is wanted and how the rest becomes a file: as it is, or as the words of its cells beneath usual headings.
#![no_main]

use diaodu::{
    catalogue::{built_in, holidays::calendar},
    domain::{Backfill, Command, Context, Ledger, ListKind, decide},
    exchange::import::{Naming, Source, past, tasks, units},
};
use libfuzzer_sys::fuzz_target;
use std::{borrow::Cow, collections::BTreeSet, sync::LazyLock};

const HEADINGS: [&str; 3] = [
    "序号\t全称\t简称\t类别\t职务\n",
    "序号\t重点任务\t具体措施\t牵头单位\t责任单位\t配合单位\t完成时限\t完成情况\n",
    "会议日期\t责任单位\t事项\t完成时限\t延期至\t完成时间\t完成情况\t销号时间\n",
];

static LEDGER: LazyLock<Ledger> = LazyLock::new(|| {
    let mut ledger = Ledger::default();
    let context = Context { now: "2022-05-20T09:00:00".parse().expect("a moment") };
    let deed = decide(&ledger, Command::Adopt(Box::new(built_in())), &context).expect("decided");
    deed.changes.iter().for_each(|change| ledger.apply(change));
    ledger
});

fuzz_target!(|bytes: &[u8]| {
    let Some((how, rest)) = bytes.split_first() else { return };
    let which = usize::from(*how % 3);
    let kind = [ListKind::Units, ListKind::Tasks, ListKind::Past][which];
    let file: Cow<'_, [u8]> =
        if how & 0x80 == 0 { [HEADINGS[which].as_bytes(), rest].concat().into() } else { rest.into() };
    let Ok(source) = Source::of(&file, &mut |_| {}) else { return };
    // What has no headings is shown all the same, for its columns to be named.
    let _ = source.unnamed(kind, None);
    let Ok(table) = source.list(kind, None, &Naming::default()) else { return };
    let rows: BTreeSet<usize> = table.rows.iter().map(|row| row.number).collect();
    assert_eq!(rows.len(), table.rows.len(), "a row twice");
    assert!(table.set_aside.iter().all(|(row, _)| !rows.contains(row)), "a row taken and set aside");
    if table.rows.is_empty() {
        return;
    }
    let today = "2022-05-20".parse().expect("a day");
    let count = match kind {
        ListKind::Units => {
            let list = units(&LEDGER, &table);
            list.lines.len() + list.left_out.len()
        }
        ListKind::Tasks => {
            let list = tasks(&LEDGER, &table, calendar(), today);
            list.tasks.len() + list.left_out.len()
        }
        ListKind::Past => {
            let list = past(&LEDGER, &table, calendar(), today);
            let past: Backfill = list.backfill();
            // A refusal is an answer; a panic is not.
            let _ = decide(&LEDGER, Command::Backfill(past), &Context { now: today.and_hms_opt(9, 0, 0).expect("nine") });
            list.items.len() + list.left_out.len()
        }
    };
    assert_eq!(count, table.rows.len(), "a row got lost");
});
