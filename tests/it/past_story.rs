//! A ledger of promises kept in a sheet since January comes in before the first meeting: as history, in one act.

use crate::support::{day, moment};
use diaodu::{
    catalogue::{self, holidays},
    clock::Clock,
    domain::{
        Command, Commitment, Deadline, ItemId, Lamp, LifeEvent, ListKind, MeetingHead, MeetingId, MeetingState,
        life_line,
    },
    exchange::import::{Naming, PastList, past, read_import},
    session::Session,
    wording,
};
use std::{fs, path::PathBuf};
use tempfile::TempDir;

const SHEET: &str = "\
2022年调度承诺台账
序号,会议日期,责任单位,事项,完成时限,延期至,延期原因,完成时间,完成情况,佐证材料,销号时间,类型,进展
1,2022年1月20日,市教育局,民办学校底数摸排,2月底前,,,2月20日,已销号,摸排表,3月5日,承诺,
2,1月20日,市财政局,落实专项经费,3月31日前,4月30日；6月30日,预算未批；等待调剂,,推进中,,,,已报预算科
3,2022年3月18日,市交通运输局,物流企业走访,4月20日前,,,,,,,承诺,
4,,市司法局,律师行业调研,长期,,,,,,,交办,
5,4月22日,市教育局、市财政局,联合检查校外培训,5月10日前,,,5月6日,已完成,,,,
6,4月22日,市教育局,整改消防隐患,5月10日前,,,,已完成,,,,
7,4月22日,市城投公司,管网改造,6月底前,,,,,,,,
8,哪天记不清,市教育局,走访校长,6月底前,,,,,,,,
合计,,8件
";

struct Office {
    folder: TempDir,
    session: Session,
}

impl Office {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut session = open(&folder);
        session.execute(Command::Adopt(Box::new(catalogue::built_in()))).expect("founded");
        Self { folder, session }
    }

    fn reads(&self, text: &str) -> PastList {
        let path: PathBuf = self.folder.path().join("past.csv");
        fs::write(&path, text).expect("written");
        let table = read_import(&path, ListKind::Past, None, &Naming::default()).expect("a ledger");
        past(self.session.ledger(), &table, holidays::calendar(), day("2022-05-20"))
    }

    fn item(&self, words: &str) -> &Commitment {
        self.session.ledger().commitments.values().find(|one| one.text == words).expect(words)
    }

    fn restart(self) -> Self {
        let Self { folder, session } = self;
        drop(session);
        let session = open(&folder);
        Self { folder, session }
    }
}

fn open(folder: &TempDir) -> Session {
    Session::open(&folder.path().join("a.db"), Clock::Still(moment("2022-05-20T09:00:00"))).expect("a file")
}

fn open_may() -> Command {
    Command::OpenMeeting { date: day("2022-05-20"), head: MeetingHead::default() }
}

#[test]
fn every_row_is_taken_or_asked_and_shown_as_it_would_be_filed() {
    let office = Office::new();
    let list = office.reads(SHEET);
    let ledger = office.session.ledger();
    let taken: Vec<String> =
        list.items.iter().map(|(row, item)| wording::import::past_line(*row, item, ledger)).collect();
    assert_eq!(
        taken,
        [
            "第3行 2022年1月20日会｜市教育局 承诺：民办学校底数摸排｜2022年2月28日｜2022年2月20日报完成｜2022年3月5日销号",
            "第4行 2022年1月20日会｜市财政局 承诺：落实专项经费｜2022年3月31日｜2022年3月18日延期至2022年4月30日｜2022年4月22日延期至2022年6月30日｜进展：推进中；已报预算科",
            "第5行 2022年3月18日会｜市交通运输局 承诺：物流企业走访｜2022年4月20日",
            "第6行 2022年3月18日会｜市司法局 交办：律师行业调研｜长期",
            "第7行 2022年4月22日会｜市教育局、市财政局 承诺：联合检查校外培训｜2022年5月10日｜2022年5月6日报完成",
        ]
    );
    let asked: Vec<String> =
        list.left_out.iter().map(|left| wording::import::line_left_out(left.row, &left.words, &left.why)).collect();
    assert_eq!(
        asked,
        [
            "第8行 整改消防隐患：写的是“已完成”，哪天办的没有写，或者和日期对不上",
            "第9行 管网改造：名册里没有“市城投公司”",
            "第10行 走访校长：会议日期“哪天记不清”没有看懂，请写到日，如 3月18日",
        ]
    );
}

#[test]
fn the_first_meeting_knows_what_was_promised_since_january() {
    let mut office = Office::new();
    let past = office.reads(SHEET).backfill();
    let entry = office.session.execute(Command::Backfill(past)).expect("taken");
    let said = wording::entry(&entry, office.session.ledger());
    assert_eq!(said, "补录：2022年1月20日至2022年4月22日3次会议、5件事项");
    office.session.execute(open_may()).expect("May");
    let mut office = office.restart();
    office.session.read_everything().expect("read");
    assert_eq!(office.session.audit(|_| ()).expect("audited").findings, vec![]);
    let ledger = office.session.ledger();
    let held: Vec<(u32, String, MeetingState)> =
        ledger.meetings.values().map(|one| (one.number, one.date.to_string(), one.state)).collect();
    let sealed = MeetingState::Sealed;
    assert_eq!(
        held,
        [
            (1, "2022-01-20".into(), sealed),
            (2, "2022-03-18".into(), sealed),
            (3, "2022-04-22".into(), sealed),
            (4, "2022-05-20".into(), MeetingState::Preparing),
        ]
    );
    assert_eq!(ledger.meeting().expect("May").id, MeetingId::FIRST);
    // Extensions are counted, the last day is in force, and what is late is red, without anybody counting as silent.
    let funds = office.item("落实专项经费");
    assert_eq!((funds.course.times_extended(), funds.deadline.last_day()), (2, Some(day("2022-06-30"))));
    let lamp = |words: &str| {
        let id = ItemId::Commitment(office.item(words).id);
        ledger.lamp(&ledger.item(&id).expect("an item"), day("2022-05-20"))
    };
    assert_eq!(lamp("物流企业走访").0, Lamp::Red);
    assert_ne!(lamp("落实专项经费").0, Lamp::Red);
    assert_eq!(lamp("联合检查校外培训").0, Lamp::Green);
    // The life line tells it all in order.
    let id = ItemId::Commitment(funds.id);
    let told = office.session.said_about(&id).expect("read");
    let line: Vec<LifeEvent> = life_line(&ledger.item(&id).expect("an item"), &told, ledger);
    let days: Vec<String> = line.iter().map(|event| event.on.to_string()).collect();
    assert_eq!(days.first().map(String::as_str), Some("2022-01-20"), "{line:?}");
    assert!(days.contains(&"2022-03-18".to_owned()) && days.is_sorted(), "{line:?}");
    // The year has its months.
    let year = office.session.year(2022).expect("a year");
    assert_eq!(year.months.len(), 4);
    let education = year.units.iter().find(|unit| ledger.short(&unit.unit) == "市教育局").expect("a unit");
    assert!(education.cells.iter().all(|cell| !cell.silent && cell.presence.is_none()));
    let transport = year.units.iter().find(|unit| ledger.short(&unit.unit) == "市交通运输局").expect("a unit");
    let [_, march, april, _] = transport.cells.as_slice() else { panic!("{:?}", transport.cells) };
    assert_ne!(march.lamps, april.lamps, "what was promised in March was late in April");
}

#[test]
fn all_of_it_is_one_step_that_can_be_undone() {
    let mut office = Office::new();
    let before = office.session.ledger().clone();
    let past = office.reads(SHEET).backfill();
    office.session.execute(Command::Backfill(past.clone())).expect("taken");
    let taken = office.session.ledger().clone();
    let undone = office.session.undo().expect("undone");
    assert!(wording::entry(&undone, office.session.ledger()).starts_with("撤销：补录"));
    let bare = |ledger: &diaodu::domain::Ledger| {
        (ledger.meetings.clone(), ledger.commitments.clone(), ledger.progress.clone())
    };
    assert_eq!(bare(office.session.ledger()), bare(&before));
    office.session.execute(Command::Backfill(past)).expect("once more");
    assert_eq!(office.session.ledger().meetings, taken.meetings);
    // The same sheet again brings nothing twice.
    office.session.read_everything().expect("read");
    let again = office.reads(SHEET);
    assert!(again.items.is_empty(), "{:?}", again.items);
    assert_eq!(office.session.audit(|_| ()).expect("audited").findings, vec![]);
}

#[test]
fn a_ledger_that_was_opened_in_may_takes_the_meetings_before() {
    let mut office = Office::new();
    office.session.execute(open_may()).expect("May");
    let may = office.session.ledger().at;
    let past = office.reads(SHEET).backfill();
    office.session.execute(Command::Backfill(past)).expect("taken");
    let ledger = office.session.ledger();
    assert_eq!(ledger.at, may, "May is still at hand");
    let numbers: Vec<u32> = ledger.meetings.values().map(|meeting| meeting.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4]);
    assert!(ledger.commitments.values().all(|one| Some(one.meeting) < may));
    let taken = ledger.meetings.clone();
    office.session.undo().expect("undone");
    assert_eq!(office.session.ledger().meetings.len(), 1);
    office.session.redo().expect("once more");
    assert_eq!(office.session.ledger().meetings, taken);
    // What belongs to the meetings here is no past.
    let late = office.reads("会议日期,责任单位,事项\n2022年5月20日,市教育局,今天的事\n");
    let asked = wording::import::line_left_out(2, "今天的事", &late.left_out[0].why);
    assert!(asked.contains("不用补录"), "{asked}");
}

#[test]
fn days_out_of_order_take_nothing() {
    let mut office = Office::new();
    let mut past = office.reads(SHEET).backfill();
    past.items[0].closed = Some((day("2022-02-01"), String::new()));
    let before = office.session.ledger().clone();
    assert!(office.session.execute(Command::Backfill(past.clone())).is_err());
    past.items[0].closed = None;
    past.items[1].recording.deadline = Deadline::none();
    past.meetings.push(day("2022-06-20"));
    assert!(office.session.execute(Command::Backfill(past)).is_err());
    assert_eq!(*office.session.ledger(), before);
}
