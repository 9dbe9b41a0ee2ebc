//! Lists as offices keep them, brought in: every row ends taken, asked about, or named as left.

use diaodu::{
    catalogue::{self, holidays},
    clock::Clock,
    domain::{Command, Ledger, ListKind, MOST_PLANNED, MeetingHead, TaskId},
    exchange::import::{Naming, Proposal, Source, Table, next_time, read_import, tasks, units},
    session::Session,
    wording::import as words,
};
use rust_xlsxwriter::{Format, Workbook};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

pub struct Office {
    folder: TempDir,
    session: Session,
}

impl Office {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = Clock::on(Some("2022-05-20".parse().expect("a day")));
        let mut session = Session::open(&folder.path().join("a.db"), clock).expect("a new file");
        session.execute(Command::Adopt(Box::new(catalogue::built_in()))).expect("founded");
        Self { folder, session }
    }

    pub fn ledger(&self) -> &Ledger {
        self.session.ledger()
    }

    pub fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).expect("written");
        path
    }

    fn csv(&self, text: &str) -> Told {
        self.read(&self.file("list.csv", text.as_bytes()), None)
    }

    /// A list of tasks, told as the preview tells it.
    fn read(&self, path: &Path, sheet: Option<&str>) -> Told {
        let base = "2022-05-20".parse().expect("a day");
        let table = read_import(path, ListKind::Tasks, sheet, &Naming::default()).expect("a list");
        let list = tasks(self.ledger(), &table, holidays::calendar(), base);
        Told {
            taken: list.tasks.iter().map(|(row, task)| words::task_line(*row, task, self.ledger(), base)).collect(),
            asked: list.left_out.iter().map(|left| words::line_left_out(left.row, &left.words, &left.why)).collect(),
            notes: list.tasks.iter().map(|(_, task)| task.monthly_note.clone()).collect(),
            requirements: list.tasks.iter().map(|(_, task)| task.requirement.clone()).collect(),
            table,
        }
    }
}

struct Told {
    taken: Vec<String>,
    asked: Vec<String>,
    notes: Vec<String>,
    requirements: Vec<String>,
    table: Table,
}

impl Told {
    #[track_caller]
    fn is(&self, taken: &[&str], asked: &[&str]) {
        assert_eq!(self.taken, taken, "taken");
        assert_eq!(self.asked, asked, "asked");
    }
}

fn kept(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sheets").join(name)
}

#[test]
fn a_task_list_as_offices_make_it_comes_in_with_its_measures_and_merged_cells() {
    let told = Office::new().read(&kept("fenjie.xlsx"), None);
    assert_eq!(told.taken.len() + told.asked.len(), 6, "{:#?}", (&told.taken, &told.asked));
    let begins = |nth: usize, words: &str| assert!(told.taken[nth].starts_with(words), "{}", told.taken[nth]);
    begins(
        0,
        "第4行 开展“两新”组织底数摸排｜牵头 市市场监管局、市民政局｜配合 甲县、乙县、丙县、丁市、戊区、己区｜2022年6月30日",
    );
    begins(1, "第5行 建立动态管理台账｜牵头 市委组织部｜配合 市市场监管局、市民政局｜长期");
    begins(2, "第7行 行业党委书记述职｜牵头 市委网信办、市教育局");
    assert!(told.taken[2].ends_with("｜2022年12月31日"));
    begins(3, "第8行 申报党建品牌｜牵头 市委宣传部");
    assert!(told.taken[3].ends_with("市妇联｜2022年6月30日"));
    assert_eq!(told.requirements[1], "重点任务：深化两个覆盖");
    assert_eq!(told.table.set_aside.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [1, 2, 10]);
    begins(4, "第9行 对小个专组织清零｜牵头 市市场监管局｜配合 市税务局、市金融办｜2022年9月30日");
    assert_eq!(told.asked, ["第6行 成立物流行业党委：方案里已有，不动"]);
}

#[test]
fn everyday_headings_are_read() {
    let office = Office::new();
    for name in ["h1.xlsx", "h2.xlsx", "h3.xlsx", "h4.xlsx"] {
        office.read(&kept(name), None).is(&["第2行 摸底排查｜牵头 市教育局｜2022年6月30日"], &[]);
    }
    let rectified = office.read(&kept("h5.xlsx"), None);
    rectified.is(&["第2行 摸底排查｜牵头 市教育局｜2022年6月30日｜完成情况：未销号"], &[]);
    assert_eq!(rectified.requirements, ["存在问题：摸底不清"]);
    assert_eq!(rectified.notes, ["完成情况：未销号"]);
    assert_eq!(office.read(&kept("h1.xlsx"), None).table.strangers, ["提交者", "提交时间"]);
}

#[test]
fn what_is_done_is_not_owed_again() {
    Office::new().read(&kept("h6.xlsx"), None).is(&[], &["第2行 摸底排查：表里写“已完成”，办完的不列入"]);
}

#[test]
fn who_leads_and_who_answers_are_both_taken() {
    let office = Office::new();
    let told = office.read(&kept("h7.xlsx"), None);
    told.is(&["第2行 摸底排查｜牵头 市教育局｜配合 市财政局｜2022年6月30日"], &[]);
    assert_eq!(told.notes, ["责任人：王副市长"]);
    office
        .csv("任务,责任单位,完成时限\n摸底排查,市教育局牵头，市财政局配合,6月底前\n")
        .is(&["第2行 摸底排查｜牵头 市教育局｜配合 市财政局｜2022年6月30日"], &[]);
}

#[test]
fn nobody_whom_a_cell_names_is_dropped() {
    let office = Office::new();
    office.csv("任务,责任单位\n摸底排查,市财政局及市城投公司\n").is(&[], &["第2行 摸底排查：名册里没有“市城投公司”"]);
    office.csv("任务,责任单位\n摸底排查,有关单位\n").is(&[], &["第2行 摸底排查：名册里没有“有关单位”"]);
    let told = office.csv("任务,责任单位\n摸底排查,除市财政局外各成员单位\n摸底二,各成员单位\n");
    let count = |line: &str| line.matches('、').count();
    assert_eq!(told.asked, Vec::<String>::new());
    assert_eq!(count(&told.taken[0]) + 1, count(&told.taken[1]), "{:#?}", told.taken);
    assert!(!told.taken[0].contains("市财政局") && told.taken[1].contains("市财政局"));
}

#[test]
fn a_second_column_of_a_kind_is_named() {
    let office = Office::new();
    assert_eq!(office.read(&kept("h9.xlsx"), None).table.strangers, ["开始时间"]);
    let told = office.csv("任务,责任单位,责任单位,完成时限\n摸底排查,市教育局,市财政局,6月底前\n");
    assert_eq!(told.table.strangers, ["责任单位"]);
}

#[test]
fn a_day_that_is_over_is_asked_not_moved_to_next_year() {
    Office::new().csv("任务,责任单位,完成时限\n甲事项,市教育局,4月30日\n乙事项,市教育局,2022年4月30日\n丙事项,市教育局,研究后再定\n").is(
        &["第3行 乙事项｜牵头 市教育局｜2022年4月30日"],
        &["第2行 甲事项：期限“4月30日”今年已经过了，是哪一年的请写上年份", "第4行 丙事项：期限“研究后再定”没有看懂"],
    );
}

#[test]
fn numbers_of_a_list_are_no_codes() {
    let office = Office::new();
    let path = office.file("list.csv", "编号,任务,责任单位\n1,甲事项,市教育局\nA7,乙事项,市教育局\n".as_bytes());
    let table = read_import(&path, ListKind::Tasks, None, &Naming::default()).expect("a list");
    let list = tasks(office.ledger(), &table, holidays::calendar(), "2022-05-20".parse().expect("a day"));
    let ids: Vec<Option<&str>> = list.tasks.iter().map(|(_, task)| task.id.as_ref().map(TaskId::as_str)).collect();
    assert_eq!(ids, [None, Some("A7")]);
}

#[test]
fn titles_sums_notes_and_repeated_headings_are_set_aside_by_name() {
    let told = Office::new().csv(
        "2022年重点任务一览表\n填报单位：市委组织部\n序号,任务,责任单位,完成时限\n1,甲事项,市教育局,6月底前\n合计,1项\n序号,任务,责任单位,完成时限\n2,乙事项,市财政局,7月底前\n注：时限为最后期限\n",
    );
    told.is(&["第4行 甲事项｜牵头 市教育局｜2022年6月30日", "第7行 乙事项｜牵头 市财政局｜2022年7月31日"], &[]);
    let rows: Vec<usize> = told.table.set_aside.iter().map(|(row, _)| *row).collect();
    assert_eq!(rows, [1, 2, 5, 6, 8]);
}

#[test]
fn two_rows_of_headings_and_lines_across_are_understood() {
    let office = Office::new();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    sheet.merge_range(0, 0, 1, 0, "序号", &plain).expect("merged");
    sheet.merge_range(0, 1, 1, 1, "重点任务", &plain).expect("merged");
    sheet.merge_range(0, 2, 0, 3, "责任分工", &plain).expect("merged");
    sheet.merge_range(0, 4, 1, 4, "完成时限", &plain).expect("merged");
    sheet.write(1, 2, "牵头单位").and_then(|sheet| sheet.write(1, 3, "配合单位")).expect("written");
    sheet.merge_range(2, 0, 2, 4, "一、两个覆盖", &plain).expect("merged");
    for (column, words) in [(0, "1"), (1, "甲事项"), (2, "市教育局"), (3, "市财政局"), (4, "6月底前")] {
        sheet.write(3, column, words).expect("written");
    }
    let path = office.file("two.xlsx", &book.save_to_buffer().expect("a book"));
    let told = office.read(&path, None);
    told.is(&["第4行 甲事项｜牵头 市教育局｜配合 市财政局｜2022年6月30日"], &[]);
    assert_eq!(told.table.rows[0].section.as_deref(), Some("一、两个覆盖"));
    assert_eq!(told.table.set_aside, [(3, "一、两个覆盖".to_owned())]);
}

#[test]
fn of_several_sheets_the_best_is_read_and_the_others_are_named() {
    let office = Office::new();
    let mut book = Workbook::new();
    for (name, rows) in [("去年", 2), ("今年", 1)] {
        let sheet = book.add_worksheet().set_name(name).expect("a name");
        for (column, words) in (0..).zip(["任务", "责任单位", "完成时限"]) {
            sheet.write(0, column, words).expect("written");
        }
        for row in 1..=rows {
            sheet
                .write(row, 0, format!("{name}{row}"))
                .and_then(|sheet| sheet.write(row, 1, "市教育局"))
                .expect("written");
        }
    }
    let path = office.file("sheets.xlsx", &book.save_to_buffer().expect("a book"));
    let told = office.read(&path, None);
    assert_eq!((told.table.sheet.as_str(), &told.table.others), ("去年", &vec![("今年".to_owned(), 1, false)]));
    assert_eq!(office.read(&path, Some("今年")).table.rows.len(), 1);
    assert!(read_import(&path, ListKind::Tasks, Some("明年"), &Naming::default()).is_err());
}

#[test]
fn eight_thousand_good_rows_are_read() {
    let office = Office::new();
    let rows = (0..8_000).map(|nth| format!("第{nth}件重点工作事项要按时办好办实,市教育局,2022年6月30日"));
    let text = std::iter::once("任务,责任单位,完成时限".to_owned()).chain(rows).collect::<Vec<_>>().join("\n");
    assert!(text.len() > 560_000);
    let told = office.csv(&text);
    assert_eq!((told.taken.len(), told.asked.len()), (8_000, 0));
}

#[test]
fn a_hundred_thousand_rows_are_read_and_told_and_what_is_more_is_said() {
    let office = Office::new();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory().expect("a sheet");
    for (row, cells) in (0..).zip(
        std::iter::once(["任务", "责任单位", "完成时限"])
            .chain(std::iter::repeat_n(["逐家走访企业，摸清底数", "市教育局", "6月底前"], 100_200)),
    ) {
        for (column, words) in (0..).zip(cells) {
            sheet.write_string(row, column, words).expect("written");
        }
    }
    let path = office.file("long.xlsx", &book.save_to_buffer().expect("a book"));
    let mut told = Vec::new();
    let source = Source::read(&path, &mut |rows| told.push(rows)).expect("read");
    assert!(told.len() > 100 && told.is_sorted(), "how far it has come is told: {}", told.len());
    let table = source.list(ListKind::Tasks, None, &Naming::default()).expect("a list");
    assert_eq!((table.rows.len(), table.is_cut), (100_099, true));

    let text = format!("任务,责任单位\n{}", "走访企业,市教育局\n".repeat(100_200));
    let source = Source::of(text.as_bytes(), &mut |_| {}).expect("read");
    let table = source.list(ListKind::Tasks, None, &Naming::default()).expect("a list");
    assert_eq!((table.rows.len(), table.is_cut), (100_099, true));
}

#[test]
fn what_one_act_does_not_take_comes_in_with_the_same_sheet_once_more() {
    let mut office = Office::new();
    let date = "2022-05-20".parse().expect("a day");
    office.session.execute(Command::OpenMeeting { date, head: MeetingHead::default() }).expect("opened");
    let rows = (0..MOST_PLANNED + 2).map(|nth| format!("第{nth}件,市教育局"));
    let text: Vec<String> = std::iter::once("任务,责任单位".to_owned()).chain(rows).collect();
    let path = office.file("long.csv", text.join("\n").as_bytes());
    let table = read_import(&path, ListKind::Tasks, None, &Naming::default()).expect("a list");
    let base = "2022-05-20".parse().expect("a day");
    let held = |office: &Office| {
        Proposal::of(ListKind::Tasks, &table, office.ledger(), holidays::calendar(), base, &mut |_| {})
    };
    let first = held(&office);
    assert_eq!((first.taken.len(), next_time(&first.left_out)), (MOST_PLANNED, Some((2, MOST_PLANNED))));
    let told = words::next_time(2, MOST_PLANNED);
    assert!(told.contains("还有 2 行这次不导") && told.contains("再导一遍同一份表"), "{told}");
    office.session.execute(first.command).expect("taken");
    let second = held(&office);
    assert_eq!((second.taken.len(), next_time(&second.left_out)), (2, None));
    assert_eq!(second.taken[0].title, format!("第{MOST_PLANNED}件"));
}

#[test]
fn a_roster_keeps_official_names_and_speaking_order() {
    let office = Office::new();
    let path = office.file(
        "r.csv",
        "序号,单位名称,类别\n１,财政局,市直单位\n2.,市教育局,成员单位\n③,市新设局,市级机关\n".as_bytes(),
    );
    let list =
        units(office.ledger(), &read_import(&path, ListKind::Units, None, &Naming::default()).expect("a roster"));
    let lines: Vec<(&str, Option<u32>)> = list.lines.iter().map(|(_, line)| (line.name.as_str(), line.order)).collect();
    assert_eq!(lines, [("XX市财政局", None), ("XX市教育局", None)]);
    let asked = words::line_left_out(list.left_out[0].row, &list.left_out[0].words, &list.left_out[0].why);
    assert!(asked.contains("可以写：牵头单位、成员单位"), "{asked}");
}

#[test]
fn every_row_ends_taken_asked_or_set_aside() {
    let office = Office::new();
    for name in [
        "fenjie.xlsx",
        "h1.xlsx",
        "h2.xlsx",
        "h3.xlsx",
        "h4.xlsx",
        "h5.xlsx",
        "h6.xlsx",
        "h7.xlsx",
        "h8.xlsx",
        "h9.xlsx",
    ] {
        let told = office.read(&kept(name), None);
        assert_eq!(told.table.rows.len(), told.taken.len() + told.asked.len(), "{name}");
    }
}
