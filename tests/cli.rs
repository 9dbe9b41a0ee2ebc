//! The command line as a secretary or a script meets it: the real binary on a real file, day by day.

use serde_json::Value;
use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};
use tempfile::TempDir;

/// An office with its ledger's file.
struct Office {
    folder: TempDir,
    today: &'static str,
}

/// What a command answered.
struct Answer {
    status: i32,
    out: String,
    err: String,
}

impl Answer {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
        Self { status: output.status.code().expect("no signal"), out: text(&output.stdout), err: text(&output.stderr) }
    }

    /// What it says when all went well.
    #[track_caller]
    fn done(self) -> String {
        assert_eq!((self.status, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }

    #[track_caller]
    fn json(self) -> Value {
        let out = self.done();
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out}"))
    }

    /// One sentence and one hint, in Chinese, nothing on stdout, and that exit status.
    #[track_caller]
    fn refused(self, status: i32, words: &[&str]) {
        assert_eq!((self.status, self.out.as_str()), (status, ""), "{}", self.err);
        let lines: Vec<&str> = self.err.lines().collect();
        let [sentence, hint] = lines.as_slice() else { panic!("not a sentence and a hint: {}", self.err) };
        assert!(sentence.ends_with('。'), "{sentence}");
        assert!(hint.starts_with("提示：") && hint.chars().count() > 6, "{hint}");
        for english in ["error", "Error", "panicked", "Usage", "invalid", "unexpected"] {
            assert!(!self.err.contains(english), "{}", self.err);
        }
        for word in words {
            assert!(self.err.contains(word), "{word} is missing in {}", self.err);
        }
    }
}

impl Office {
    /// An office that has never used the program.
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder"), today: "2022-05-20" }
    }

    /// An office in the middle of its May meeting, with one promise of U18 on record.
    fn in_session() -> Self {
        let office = Self::new();
        office.run(&["meeting", "open", "--date", "2022-05-20", "--chair", "张三"]).done();
        office.run(&["meeting", "start"]).done();
        office.run(&["record", "--unit", "jtj", "物流行业党委6月30日前挂牌"]).done();
        office
    }

    fn db(&self) -> PathBuf {
        self.folder.path().join("a.db")
    }

    fn command(&self, db: &Path) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_diaodu"));
        command.env_remove("DIAODU_DB").arg("--db").arg(db).args(["--today", self.today]).stdin(Stdio::null());
        command
    }

    fn run(&self, words: &[&str]) -> Answer {
        self.run_on(&self.db(), words)
    }

    fn run_on(&self, db: &Path, words: &[&str]) -> Answer {
        Answer::of(&self.command(db).args(words).output().expect("it runs"))
    }

    fn run_with_input(&self, words: &[&str], input: &[u8]) -> Answer {
        let mut command = self.command(&self.db());
        let mut child = command
            .args(words)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        child.stdin.take().expect("a pipe").write_all(input).expect("it reads");
        Answer::of(&child.wait_with_output().expect("it ends"))
    }

    fn journal(&self) -> Value {
        self.run(&["journal", "--all", "--limit", "0", "--json"]).json()
    }

    fn list(&self, words: &[&str]) -> Vec<Value> {
        let asked: Vec<&str> = ["list", "--json"].iter().chain(words).copied().collect();
        self.run(&asked).json().as_array().expect("a list").clone()
    }

    /// Runs a command that must be refused and must leave the file as it was.
    #[track_caller]
    fn refuses(&self, status: i32, words: &[&str], said: &[&str]) {
        let before = self.journal();
        self.run(words).refused(status, said);
        assert_eq!(self.journal(), before, "{words:?} changed the file");
    }
}

#[test]
fn a_whole_meeting_goes_through_commands() {
    let mut office = Office::new();
    let opened = office
        .run(&["meeting", "open", "--date", "２０２２－０５－２０", "--topic", "两新党建", "--chair", "张三"])
        .done();
    assert!(opened.contains("2022年5月20日") && opened.contains("两新党建"), "{opened}");
    office.run(&["meeting", "start"]).done();
    let recorded =
        office.run(&["record", "--unit", "jtj", "物流行业党委6月底前挂牌，由分管副局长负责，市邮政管理局配合"]).done();
    assert!(recorded.contains("1号") && recorded.contains("6月30日"), "{recorded}");
    office.run(&["record", "--unit", "all", "--instruct", "6月底前明确品牌并报工委备案"]).done();
    office.run(&["report", "1", "批复和照片3张"]).done();
    office.run(&["close", "1", "--by", "组织二科"]).done();
    office.run(&["reopen", "1", "--reason", "现场未见牌子"]).done();
    office.run(&["extend", "1", "7月20日前", "--reason", "批复未下", "--by", "张三"]).done();
    let mine = office.list(&["--unit", "U18"]);
    let first = mine.iter().find(|line| line["id"] == "1").expect("the first promise");
    assert_eq!((&first["deadline"], &first["extensions"]), (&"2022-07-20".into(), &1.into()));
    assert_eq!((&first["owner"], &first["supporting"][0]), (&"分管副局长".into(), &"市邮政管理局".into()));
    office.run(&["meeting", "adjourn", "--next", "2022-06-20"]).done();
    office.run(&["meeting", "seal"]).done();
    let shown = office.run(&["meeting", "show", "2022-05", "--json"]).json();
    assert_eq!((&shown["state"], &shown["chair"], &shown["units"]), (&"sealed".into(), &"张三".into(), &40.into()));
    office.today = "2022-06-20";
    office.run(&["meeting", "open", "--date", "2022-06-20"]).done();
    let meetings = office.run(&["meeting", "list", "--json"]).json();
    let periods: Vec<&Value> = meetings.as_array().unwrap().iter().map(|meeting| &meeting["period"]).collect();
    assert_eq!(periods, ["2022-05", "2022-06"]);
    // What May left open is there in June.
    assert!(office.list(&["--unit", "交通局", "--state", "open"]).iter().any(|line| line["id"] == "1"));
    let audit = office.run(&["doctor"]).done();
    assert!(audit.contains("账实相符") && audit.contains("2次会议"), "{audit}");
}

#[test]
fn the_first_command_makes_the_file_and_looking_makes_none() {
    let office = Office::new();
    // Who named none and has none yet looks at the built-in catalogue.
    let look = |words: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_diaodu"));
        command.env_remove("DIAODU_DB").env("XDG_DATA_HOME", office.folder.path()).env("HOME", office.folder.path());
        command.env("APPDATA", office.folder.path()).args(["--today", office.today]).args(words).stdin(Stdio::null());
        Answer::of(&command.output().expect("it runs"))
    };
    let roster = look(&["units", "--json"]).json();
    assert_eq!(roster.as_array().unwrap().len(), 40);
    let heard = look(&["record", "--unit", "jtj", "--dry-run", "--json", "6月30日前挂牌"]).json();
    assert_eq!(heard["deadline"], "2022-06-30");
    assert_eq!(std::fs::read_dir(office.folder.path()).unwrap().count(), 0);
    // Who named one means that one.
    for words in [&["units"][..], &["record", "--unit", "jtj", "--dry-run", "6月30日前挂牌"]] {
        office.run(words).refused(1, &["找不到"]);
    }
    assert!(!office.db().exists());
    office.run(&["meeting", "open", "--date", "2022-05-20"]).done();
    assert!(office.db().exists());
}

#[test]
fn without_a_meeting_nothing_is_recorded() {
    let office = Office::new();
    // A ledger that was named and is not there founds nothing, and is no empty one.
    office.run(&["record", "--unit", "jtj", "6月30日前挂牌"]).refused(1, &["找不到", "meeting open"]);
    office.run(&["list", "--all"]).refused(1, &["找不到"]);
    assert!(!office.db().exists());
}

#[test]
fn a_trial_says_what_was_understood_and_files_nothing() {
    let office = Office::in_session();
    let before = office.journal();
    let words =
        ["record", "--unit", "交通局", "--dry-run", "--json", "品牌6月30日前报送，由办公室主任负责，市邮政管理局配合"];
    let heard = office.run(&words).json();
    assert_eq!(heard["text"], "品牌6月30日前报送，由办公室主任负责，市邮政管理局配合");
    assert_eq!(heard["deadline"], "2022-06-30");
    assert_eq!(heard["owner"], "办公室主任");
    assert_eq!(heard["supporting"], serde_json::json!(["市邮政管理局"]));
    assert!(heard["task"].is_null() || heard["task"].as_str().is_some_and(|task| task.starts_with('T')));
    assert_eq!((&heard["units"][0], &heard["kind"]), (&"市交通运输局".into(), &"promise".into()));
    assert_eq!(office.journal(), before);
}

#[test]
fn what_has_no_date_is_recorded_with_a_word_about_it() {
    let office = Office::in_session();
    for text in ["研究制定党建品牌方案", "尽快成立行业党委"] {
        let said = office.run(&["record", "--unit", "U18", text]).done();
        assert!(said.contains("未定期限") && said.contains("请补") && said.contains("diaodu extend"), "{said}");
    }
    let undated = office.list(&["--state", "undated"]);
    let labels: Vec<&Value> = undated.iter().map(|line| &line["deadline"]).collect();
    assert_eq!(labels, ["NONE", "ASAP"]);
    // Putting the first date to it needs no reason.
    office.run(&["extend", "2-3", "6月30日前"]).done();
    assert!(office.list(&["--state", "undated"]).is_empty());
}

#[test]
fn a_unit_that_is_unknown_or_one_of_two_is_not_guessed() {
    let office = Office::in_session();
    office.refuses(1, &["record", "--unit", "水利厅", "6月30日前完成"], &["水利厅"]);
    office.refuses(1, &["record", "--unit", "sswj", "6月30日前完成"], &["市税务局", "市商务局", "2家"]);
    office.refuses(1, &["record", "--unit", "jtj", "--support", "sswj", "6月30日前完成"], &["市税务局"]);
    office.refuses(1, &["record", "--unit", "，", "6月30日前完成"], &["单位"]);
    let letters = office.run(&["units", "--find", "sswj", "--json"]).json();
    assert_eq!(letters.as_array().unwrap().len(), 2);
}

#[test]
fn an_impossible_or_past_date_is_refused() {
    let office = Office::in_session();
    office.refuses(1, &["record", "--unit", "jtj", "6月31日前挂牌"], &["6月31日"]);
    office.refuses(1, &["record", "--unit", "jtj", "--dry-run", "6月31日前挂牌"], &["6月31日"]);
    office.refuses(1, &["extend", "1", "6月31日前", "--reason", "批复未下"], &["6月31日"]);
    office.refuses(1, &["deadline", "6月31日前挂牌"], &["6月31日"]);
    office.refuses(1, &["record", "--unit", "jtj", "2022年3月1日前挂牌"], &["2022年3月1日"]);
    office.refuses(1, &["extend", "1", "再说吧", "--reason", "批复未下"], &["日期"]);
}

#[test]
fn an_extension_without_a_reason_is_refused_and_so_is_half_a_list() {
    let office = Office::in_session();
    office.refuses(1, &["extend", "1", "7月20日前"], &["原因"]);
    office.refuses(1, &["reopen", "1"], &["原因"]);
    office.refuses(1, &["close", "1", "99"], &["99"]);
    office.refuses(1, &["report", "照片3张"], &["照片3张"]);
    office.refuses(1, &["close", "T999@U18"], &["T999"]);
    office.refuses(2, &["extend", "1"], &["期限"]);
}

#[test]
fn what_was_typed_wrongly_is_told_with_the_way_on() {
    let office = Office::in_session();
    office.refuses(2, &["lst"], &["lst", "list"]);
    office.refuses(2, &["list", "--jsn"], &["--jsn", "--json"]);
    office.refuses(2, &["list", "--state", "late"], &["late", "overdue"]);
    office.refuses(2, &["list", "--due-by", "6月31日"], &["6月31日", "日期"]);
    office.refuses(2, &["record", "--unit", "jtj"], &["内容"]);
    office.refuses(2, &["record", "6月30日前挂牌"], &["--unit"]);
    office.refuses(2, &["meeting"], &["--help"]);
    office.refuses(2, &["meeting", "open"], &["--date"]);
    office.refuses(2, &["meeting", "show", "五月"], &["五月", "2022-05"]);
    office.refuses(2, &["journal", "--limit", "abc"], &["abc"]);
    office.refuses(2, &["undo", "--meeting"], &["--meeting"]);
    office.refuses(1, &["meeting", "show", "2021-01"], &["2021年1月"]);
    office.refuses(1, &["meeting", "open", "--date", "2022-05-20"], &["2022年5月20日"]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_diaodu"));
    let output = command.arg("--db").arg(office.db()).args(["--today", "2022-02-30", "list"]).output().unwrap();
    Answer::of(&output).refused(2, &["2022-02-30", "--today"]);
}

#[test]
fn a_sealed_meeting_is_not_changed_any_more() {
    let office = Office::in_session();
    office.refuses(1, &["meeting", "seal"], &["散会"]);
    office.run(&["meeting", "adjourn", "--next", "2022-06-20"]).done();
    office.run(&["meeting", "seal"]).done();
    for words in [
        &["record", "--unit", "jtj", "6月30日前再加一条"][..],
        &["close", "1"],
        &["undo"],
        &["meeting", "start"],
        &["extend", "1", "7月20日前", "--reason", "批复未下", "--meeting", "2022-05"],
    ] {
        office.refuses(1, words, &["已封存"]);
    }
}

#[test]
fn undo_outlives_the_process() {
    let office = Office::in_session();
    office.run(&["record", "--unit", "counties", "6月30日前报名单"]).done();
    let with = office.list(&[]).len();
    assert!(with > 2);
    let undone = office.run(&["undo"]).done();
    assert!(undone.starts_with("撤销："), "{undone}");
    assert_eq!(office.list(&[]).len(), 1);
    assert!(office.run(&["redo"]).done().starts_with("恢复："));
    assert_eq!(office.list(&[]).len(), with);
    while office.run(&["undo"]).status == 0 {}
    office.refuses(1, &["redo", "--meeting", "2022-05"], &["2022年5月"]);
    let journal = office.journal();
    assert_eq!(journal[0]["nature"], "undo");
    assert!(office.run(&["doctor", "--json"]).json()["balanced"].as_bool().unwrap());
}

/// Recording and a unit's list read less of the file than the other commands; nothing of that may show.
#[test]
fn a_units_list_and_recording_know_the_meetings_that_they_do_not_read() {
    let mut office = Office::new();
    for (day, is_sealed) in
        [("2022-01-20", true), ("2022-02-20", true), ("2022-03-20", false), ("2022-04-20", true), ("2022-05-20", false)]
    {
        office.today = day;
        office.run(&["meeting", "open", "--date", day, "--chair", "张三"]).done();
        office.run(&["meeting", "start"]).done();
        office.run(&["record", "--unit", "jtj", "12月31日前物流行业党委挂牌"]).done();
        office.run(&["record", "--unit", "counties", "12月31日前报名单"]).done();
        if is_sealed {
            office.run(&["meeting", "adjourn", "--next", "2022-06-20"]).done();
            office.run(&["meeting", "seal"]).done();
        }
    }
    let of_unit = |lines: Vec<Value>| lines.into_iter().filter(|line| line["unit_code"] == "U18").collect::<Vec<_>>();
    let lines = office.list(&["--unit", "jtj"]);
    assert_eq!(lines, of_unit(office.list(&[])), "the same lamps and meetings");
    assert!(lines.iter().any(|line| line["lamp"] != lines[0]["lamp"]), "silence shows: {lines:?}");
    // A list to look at reads still less: its words are those of one that is searched in, where nothing is looked for.
    office.run(&["extend", "T30@U18", "7月31日前", "--reason", "批复未下"]).done();
    let words = office.run(&["list", "--unit", "jtj"]).done();
    assert!(words.contains("T30@U18") && words.contains("任务："), "{words}");
    assert_eq!(words, office.run(&["list", "--unit", "jtj", "--find", ""]).done());
    let meeting_of_newest = || {
        let lines = office.list(&["--unit", "jtj"]);
        lines.iter().max_by_key(|line| line["id"].as_str().and_then(|id| id.parse::<u32>().ok())).unwrap()["meeting"]
            .clone()
    };
    assert_eq!(meeting_of_newest(), "2022-05");
    office.run(&["record", "--meeting", "2022-03", "--unit", "jtj", "6月30日前补交名册"]).done();
    assert_eq!(meeting_of_newest(), "2022-03");
    office.refuses(
        1,
        &["record", "--meeting", "2022-02", "--unit", "jtj", "6月30日前补交名册"],
        &["2022年2月", "已封存"],
    );
    office.refuses(1, &["record", "--meeting", "2021-12", "--unit", "jtj", "6月30日前补交名册"], &["2021年12月"]);
    office.run(&["meeting", "adjourn", "--next", "2022-06-20"]).done();
    office.run(&["meeting", "seal"]).done();
    // The newest that is not sealed is March again; when all are sealed it is the newest, which takes nothing more.
    office.run(&["record", "--unit", "jtj", "6月30日前再补一份"]).done();
    assert_eq!(meeting_of_newest(), "2022-03");
    office.run(&["meeting", "adjourn", "--next", "2022-06-20"]).done();
    office.run(&["meeting", "seal"]).done();
    office.refuses(1, &["record", "--unit", "jtj", "6月30日前再补一份"], &["2022年5月", "已封存"]);
}

#[test]
fn a_list_says_everything_a_script_needs() {
    let office = Office::in_session();
    let line = office.list(&[]).remove(0);
    let fields: Vec<&str> = line.as_object().unwrap().keys().map(String::as_str).collect();
    for field in [
        "id",
        "kind",
        "unit",
        "unit_code",
        "supporting",
        "task",
        "text",
        "owner",
        "deadline",
        "spoken",
        "due",
        "days_left",
        "state",
        "lamp",
        "meeting",
    ] {
        assert!(fields.contains(&field), "{field} is missing in {fields:?}");
    }
    assert_eq!((&line["id"], &line["unit_code"], &line["days_left"]), (&"1".into(), &"U18".into(), &41.into()));
    assert_eq!(
        (office.list(&["--due-by", "2022-06-30"]).len(), office.list(&["--due-by", "2022-06-29"]).len()),
        (1, 0)
    );
    assert_eq!((office.list(&["--find", "挂牌"]).len(), office.list(&["--find", "消防"]).len()), (1, 0));
    assert_eq!((office.list(&["--unit", "县区"]).len(), office.list(&["--meeting", "2022-05"]).len()), (0, 1));
    office.run(&["close", "1"]).done();
    assert_eq!(
        (office.list(&[]).len(), office.list(&["--state", "closed"]).len(), office.list(&["--all"]).len()),
        (0, 1, 1)
    );
}

#[test]
fn overdue_is_counted_from_the_day_after() {
    let mut office = Office::in_session();
    office.today = "2022-06-30";
    assert!(office.list(&["--state", "overdue"]).is_empty());
    office.today = "2022-07-01";
    let late = office.list(&["--state", "overdue"]);
    assert_eq!((late.len(), &late[0]["state"], &late[0]["days_left"]), (1, &"overdue".into(), &(-1).into()));
    assert!(office.run(&["list"]).done().contains("逾期1天"));
}

#[test]
fn the_plans_tasks_are_items_too() {
    let office = Office::in_session();
    let tasks = office.list(&["--tasks", "--unit", "U18"]);
    let task = tasks.iter().find(|line| line["kind"] == "task").expect("a task of U18");
    let id = task["id"].as_str().unwrap();
    office.run(&["report", &id.to_lowercase().replace("@u18", "@交通局"), "方案已印发"]).done();
    let reported = office.list(&["--state", "reported"]);
    assert_eq!((reported.len(), &reported[0]["id"]), (1, &id.into()));
}

#[test]
fn tables_fit_eighty_columns_and_carry_no_colours_into_a_file() {
    let office = Office::in_session();
    let long = "物流行业党委6月30日前挂牌，同步完成党员摸底、组织关系接转、阵地标识更新和制度上墙，由分管副局长负责，市邮政管理局配合";
    office.run(&["record", "--unit", "jtj", "--instruct", long]).done();
    for words in [&["list"][..], &["units"], &["journal"], &["meeting", "list"], &["list", "--tasks"]] {
        let table = office.run(words).done();
        assert!(!table.contains('\u{1b}'), "{words:?}");
        for line in table.lines() {
            assert!(diaodu::wording::wrap::width(line) <= 80, "{words:?}: {line}");
        }
    }
    let squeezed: String = office.run(&["list"]).done().split_whitespace().collect();
    assert!(squeezed.contains("制度上墙"), "nothing is cut off: {squeezed}");
    assert_eq!(squeezed.matches("分管副局长").count(), 1, "nothing is said twice: {squeezed}");
}

#[test]
fn files_that_are_not_ours_are_told_apart_and_left_alone() {
    let office = Office::new();
    let folder = office.folder.path();
    let letter = folder.join("letter.db");
    std::fs::write(&letter, "这不是数据库，只是一封信。".repeat(100)).unwrap();
    let words = ["list", "--json"];
    office.run_on(&letter, &words).refused(1, &["不是月调度台的台账文件"]);
    assert!(std::fs::read_to_string(&letter).unwrap().starts_with("这不是数据库"));
    // /proc takes no new files, even from root.
    office
        .run_on(Path::new("/proc/diaodu-test/a.db"), &["meeting", "open", "--date", "2022-05-20"])
        .refused(1, &["/proc"]);
    office.run_on(&folder.join("none.db"), &["doctor"]).refused(1, &["找不到"]);
    let newer = folder.join("newer.db");
    office.run_on(&newer, &["meeting", "open", "--date", "2022-05-20"]).done();
    let connection = rusqlite::Connection::open(&newer).unwrap();
    connection.pragma_update(None, "user_version", 999).unwrap();
    drop(connection);
    let before = std::fs::read(&newer).unwrap();
    for words in [&["list"][..], &["record", "--unit", "jtj", "6月30日前挂牌"], &["doctor"]] {
        office.run_on(&newer, words).refused(1, &["新版程序"]);
    }
    assert_eq!(std::fs::read(&newer).unwrap(), before);
}

#[test]
fn a_broken_catalogue_is_told_with_file_and_line_and_makes_no_ledger() {
    let office = Office::new();
    let own = office.folder.path().join("own");
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/catalogues/two-new-2022");
    std::fs::create_dir(&own).unwrap();
    for file in std::fs::read_dir(built_in).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), own.join(file.file_name())).unwrap();
    }
    let whole = std::fs::read_to_string(own.join("units.toml")).unwrap();
    std::fs::write(own.join("units.toml"), whole.replacen("kind = \"成员单位\"", "kind = \"成员单\"", 1)).unwrap();
    let open = ["meeting", "open", "--date", "2022-05-20", "--catalogue", own.to_str().unwrap()];
    office.run(&open).refused(1, &["units.toml", "第", "成员单"]);
    assert!(!office.db().exists());
    let renamed =
        |file: &str, text: &str| std::fs::write(own.join(file), text.replace("市交通运输局", "市运输局")).unwrap();
    renamed("units.toml", &whole);
    for file in ["tasks.toml", "indicators.toml"] {
        renamed(file, &std::fs::read_to_string(own.join(file)).unwrap());
    }
    office.run(&open).done();
    assert!(office.run(&["units"]).done().contains("市运输局"));
    let again = ["meeting", "open", "--date", "2022-06-20", "--catalogue", own.to_str().unwrap()];
    // The same catalogue for the next meeting changes nothing in the plan and opens it.
    let before = office.run(&["list", "--tasks", "--json"]).done();
    assert!(office.run(&again).done().contains("2022年6月20日"));
    assert_eq!(office.run(&["list", "--tasks", "--json"]).done(), before);
}

#[test]
fn a_file_changed_behind_our_back_does_not_balance() {
    let office = Office::in_session();
    let meddler = rusqlite::Connection::open(office.db()).unwrap();
    meddler.execute("UPDATE commitment SET text = '另一句话'", []).unwrap();
    drop(meddler);
    let found = office.run(&["doctor"]);
    assert_eq!((found.status, found.out.as_str()), (1, ""));
    assert!(found.err.contains("账实不符") && found.err.contains("承诺交办"), "{}", found.err);
    let found = office.run(&["doctor", "--json"]);
    assert_eq!(found.status, 1);
    let report: Value = serde_json::from_str(&found.out).unwrap();
    assert_eq!((&report["balanced"], &report["findings"][0]["kind"]), (&false.into(), &"differs".into()));
}

#[test]
fn deadlines_are_read_one_a_line() {
    let office = Office::new();
    assert_eq!(office.run(&["deadline", "--base", "2022-05-20", "6月30日前挂牌"]).done(), "2022-06-30\n");
    let lines = "2022-05-20\t6月30日前挂牌\n2022-05-20\t上次会议通报了情况\r\n2022-05-20\t尽快成立\tASAP\n";
    assert_eq!(office.run_with_input(&["deadline", "-"], lines.as_bytes()).done(), "2022-06-30\nNONE\nASAP\n");
    let impossible = office.run_with_input(&["deadline", "-"], "2022-05-20\t6月31日前\n".as_bytes());
    assert_eq!((impossible.status, impossible.out.as_str()), (0, "NONE\n"));
    assert!(impossible.err.contains("第1行") && impossible.err.contains("6月31日"), "{}", impossible.err);
    office.run_with_input(&["deadline", "-"], "没有日期也没有制表符\n".as_bytes()).refused(1, &["第1行"]);
    let told = office.run(&["deadline", "--base", "2022-05-20", "--json", "挂牌6月30日前"]).json();
    assert_eq!(told["readings"][0]["span"], serde_json::json!([2, 8]));
    assert!(["certain", "likely", "unsure"].contains(&told["certainty"].as_str().unwrap()));
    assert!(!office.db().exists());
}

#[test]
fn tasks_are_found_in_a_speech_of_either_encoding() {
    let office = Office::in_session();
    let speech = "市交通运输局6月30日前完成物流行业党委挂牌。今年以来，全市两新组织党建工作取得了新的成效。";
    let found = office.run_with_input(&["extract", "-", "--base", "2022-05-20"], speech.as_bytes()).done();
    let fields: Vec<&str> = found.trim_end().split('\t').collect();
    assert_eq!((fields.len(), fields[0], fields[3]), (4, "市交通运输局", "2022-06-30"), "{found}");
    let to_all = "各成员单位、各县（市、区）要在6月30日前完成摸底排查。";
    let found_of_all = office.run_with_input(&["extract", "-", "--base", "2022-05-20"], to_all.as_bytes()).done();
    assert!(found_of_all.starts_with("各成员单位;各县（市、区）\t"), "{found_of_all}");
    let (old, ..) = encoding_rs::GB18030.encode(speech);
    let file = office.folder.path().join("讲话.txt");
    std::fs::write(&file, &old).unwrap();
    assert_eq!(office.run(&["extract", file.to_str().unwrap(), "--base", "2022-05-20"]).done(), found);
    office.run(&["extract", "没有.txt", "--base", "2022-05-20"]).refused(1, &["没有.txt"]);
    std::fs::write(&file, [0xff, 0xff, 0x00]).unwrap();
    office.run(&["extract", file.to_str().unwrap()]).refused(1, &["不是文字文件"]);
}

#[test]
fn tasks_are_found_in_a_word_document_with_their_place_in_its_text() {
    use std::io::Write as _;
    let office = Office::in_session();
    let paragraph = |words: &str| format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>");
    let deleted = "<w:p><w:del><w:r><w:delText>市财政局5月底前拨付经费。</w:delText></w:r></w:del></w:p>";
    let words = "市交通运输局6月30日前完成物流行业党委挂牌。";
    let body = [paragraph("同志们："), deleted.to_owned(), paragraph(words)].concat();
    let file = office.folder.path().join("讲话.docx");
    let mut package = zip::ZipWriter::new(std::fs::File::create(&file).unwrap());
    package.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    write!(package, "<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>").unwrap();
    package.finish().unwrap();
    let told = office.run(&["extract", file.to_str().unwrap(), "--base", "2022-05-20", "--json"]).json();
    assert_eq!(told.as_array().map(Vec::len), Some(1), "{told}");
    assert_eq!((&told[0]["label"], &told[0]["units"][0]), (&"2022-06-30".into(), &"市交通运输局".into()));
    let place = |at: usize| usize::try_from(told[0]["span"][at].as_u64().unwrap()).unwrap();
    let text: Vec<char> = format!("同志们：\n\n{words}").chars().collect();
    let said: String = text[place(0)..place(1)].iter().collect();
    assert!(words.contains(&said) && said.contains("挂牌"), "{said}");
    std::fs::write(&file, b"PK\x03\x04").unwrap();
    office.run(&["extract", file.to_str().unwrap()]).refused(1, &["讲话.docx", "已损坏", "另存"]);
}

#[test]
fn without_a_terminal_the_console_says_what_serves_there() {
    let office = Office::new();
    office.run(&[]).refused(1, &["终端", "record", "list"]);
    office.run(&["rehearse"]).refused(1, &["终端"]);
    office.run(&["projector"]).refused(1, &["终端"]);
    assert!(!office.db().exists());
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let office = Office::in_session();
    for words in [&["units", "--json"][..], &["completions", "bash"], &["list", "--tasks"]] {
        let mut child =
            office.command(&office.db()).args(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let ended = Answer::of(&child.wait_with_output().unwrap());
        assert_eq!((ended.status, ended.err.as_str()), (0, ""), "{words:?}");
    }
}

#[test]
fn the_environment_names_the_file_when_nobody_else_does() {
    let office = Office::in_session();
    let mut command = Command::new(env!("CARGO_BIN_EXE_diaodu"));
    command.env("DIAODU_DB", office.db()).args(["--today", "2022-05-20", "list", "--json"]);
    let listed = Answer::of(&command.output().unwrap()).json();
    assert_eq!(listed.as_array().unwrap().len(), 1);
}

#[test]
fn the_rehearsals_ledger_serves_every_command_and_no_file_is_overwritten() {
    let office = Office::new();
    let kept = office.folder.path().join("演练.db");
    office.run(&["rehearse", "--keep", kept.to_str().unwrap()]).done();
    let before = std::fs::read(&kept).unwrap();
    assert_eq!(office.run(&["rehearse", "--keep", kept.to_str().unwrap()]).status, 1);
    assert_eq!(std::fs::read(&kept).unwrap(), before);
    assert!(office.run_on(&kept, &["doctor", "--json"]).json()["balanced"].as_bool().unwrap());
    assert!(!office.run_on(&kept, &["list", "--json"]).json().as_array().unwrap().is_empty());
    assert!(!office.db().exists());
}

#[test]
fn the_minutes_say_what_was_recorded() {
    let office = Office::in_session();
    let words = office.run(&["export", "minutes", "-o", "-"]).done();
    assert!(words.contains("物流行业党委") && words.contains("张三"), "{words}");
    let paper = office.folder.path().join("纪要.docx");
    office.run(&["export", "minutes", "-o", paper.to_str().unwrap()]).done();
    assert!(std::fs::read(&paper).unwrap().starts_with(b"PK"));
    office.run(&["export", "minutes", "--meeting", "2021-01"]).refused(1, &["2021年1月"]);
}

#[test]
fn a_folder_that_is_not_there_is_made() {
    let office = Office::in_session();
    let folder = office.folder.path().join("六月").join("填报表");
    office.run(&["export", "forms", "-o", folder.to_str().unwrap()]).done();
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 40, "one form a unit");
}

#[test]
fn help_is_chinese_from_the_first_line_on() {
    let office = Office::new();
    for words in [&["--help"][..], &["record", "--help"], &["meeting", "open", "--help"]] {
        let help = office.run(words).done();
        assert!(help.contains("用法：diaodu") && help.contains("选项："), "{help}");
    }
    assert_eq!(office.run(&["--version"]).done(), format!("diaodu {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn an_office_copies_the_catalogue_changes_its_words_and_takes_them_into_its_ledger() {
    let office = Office::new();
    office.run(&["meeting", "open", "--date", "2022-05-20"]).done();
    let folder = office.folder.path().join("本市目录");
    let place = folder.to_string_lossy().into_owned();
    assert!(office.run(&["catalogue", "copy", &place]).done().contains("目录已存到"));
    office.refuses(1, &["catalogue", "copy", &place], &["已经有了，什么都没有写"]);
    let same = office.run(&["catalogue", "style", &place]);
    assert_eq!((same.status, same.err.as_str()), (1, "没有变化，未作改动。\n"));
    let style = folder.join("house_style.toml");
    let text = std::fs::read_to_string(&style).unwrap().replace("第X期", "〔年〕X号");
    std::fs::write(&style, text).unwrap();
    assert!(office.run(&["catalogue", "style", &place]).done().contains("换公文式样和套话"));
    assert!(office.run(&["export", "minutes", "-o", "-"]).done().contains("〔2022〕1号"));
    office.run(&["undo"]).done();
    assert!(office.run(&["export", "minutes", "-o", "-"]).done().contains("第1期"));
}

#[test]
fn forms_of_several_units_are_written_at_once() {
    let office = Office::in_session();
    office.run(&["record", "--unit", "财政局", "6月30日前报送方案"]).done();
    let folder = office.folder.path().join("forms");
    office.run(&["export", "forms", "--unit", "jtj,财政局", "-o", folder.to_str().expect("a path")]).done();
    assert_eq!(std::fs::read_dir(&folder).expect("a folder").count(), 2);
    office.refuses(1, &["export", "minutes", "--unit", "jtj,财政局"], &["一次只能写一家"]);
}

#[test]
fn a_blank_behind_a_units_name_hides_no_task() {
    let office = Office::in_session();
    for words in ["市财政局 7月15日前落实经费。", "市财政局　7月15日前落实经费。", "市财政局7月15日前落实经费。"]
    {
        let found = office.run_with_input(&["extract", "-"], words.as_bytes()).done();
        assert_eq!(found.trim(), "市财政局\t落实经费\t7月15日前\t2022-07-15", "{words}");
    }
}

#[test]
fn columns_named_once_are_known_of_the_next_sheet_of_that_shape() {
    let office = Office::in_session();
    let write = |name: &str, what: &str| {
        let path = office.folder.path().join(name);
        std::fs::write(&path, format!("要干什么,哪家干,啥时候\n{what},市教育局,6月底前\n")).expect("written");
        path.to_str().expect("a path").to_owned()
    };
    let (first, second) = (write("一.csv", "摸底排查校外机构"), write("二.csv", "走访民办学校"));
    let import = |path: &str, more: &[&str]| {
        let words: Vec<&str> = ["import", "tasks", path].into_iter().chain(more.iter().copied()).collect();
        office.run(&words)
    };
    import(&first, &[]).refused(1, &["没有找到清单的表头"]);
    import(&first, &["--column", "A=什么"]).refused(1, &["没有看懂"]);
    let named = ["--column", "要干什么=任务", "--column", "B=责任单位", "--column", "C=完成时限"];
    assert!(import(&first, &named).done().contains("摸底排查校外机构｜牵头 市教育局｜2022年6月30日"));
    let shown = import(&second, &["--dry-run"]).done();
    assert!(shown.contains("照上次的") && shown.contains("走访民办学校｜牵头 市教育局"), "{shown}");
}
