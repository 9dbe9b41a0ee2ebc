//! An office writes its own catalogue, makes every mistake there is, and is told each in one sentence: which file,
//! which line, what belongs there, and that nothing was taken.

use diaodu::{
    catalogue::{built_in, built_in_files, load},
    wording::catalogue_faults,
};
use std::{fs, path::Path};
use tempfile::TempDir;

/// A folder with a copy of the built-in catalogue, to be spoilt.
struct Office {
    folder: TempDir,
}

impl Office {
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        for (name, text) in built_in_files() {
            fs::write(folder.path().join(name), text).expect("a copy");
        }
        Self { folder }
    }

    fn path(&self, file: &str) -> std::path::PathBuf {
        self.folder.path().join(file)
    }

    /// Replaces the first `from` in a file, which must be there.
    fn writes(self, file: &str, from: &str, to: &str) -> Self {
        let text = fs::read_to_string(self.path(file)).expect(file);
        assert!(text.contains(from), "{file} has no {from}");
        fs::write(self.path(file), text.replacen(from, to, 1)).expect(file);
        self
    }

    fn removes(self, file: &str) -> Self {
        fs::remove_file(self.path(file)).expect(file);
        self
    }

    fn adds(self, file: &str, bytes: &[u8]) -> Self {
        fs::write(self.path(file), bytes).expect(file);
        self
    }

    /// The line on which `needle` now stands.
    fn line(&self, file: &str, needle: &str) -> usize {
        let text = fs::read_to_string(self.path(file)).expect(file);
        let found = text.lines().position(|line| line.contains(needle));
        found.unwrap_or_else(|| panic!("{file} has no {needle}")) + 1
    }

    /// What the office is told.
    fn is_told(&self) -> String {
        catalogue_faults(&load(self.folder.path()).expect_err("a fault"))
    }

    /// The fault is told at the line of `needle`, with these words; and it says that nothing was taken.
    #[track_caller]
    fn is_told_at(&self, file: &str, needle: &str, words: &str) {
        let expected = format!("{file} 第 {} 行：{words}。没有载入任何内容。", self.line(file, needle));
        assert_eq!(self.is_told(), expected);
    }
}

const UNITS: &str = "units.toml";
const TASKS: &str = "tasks.toml";
const INDICATORS: &str = "indicators.toml";
const REGISTERS: &str = "registers.toml";
const LAMPS: &str = "lamps.toml";

#[test]
fn a_copy_of_the_built_in_catalogue_loads_as_the_same_catalogue() {
    assert_eq!(load(Office::new().folder.path()).expect("a catalogue"), built_in());
}

#[test]
fn a_folder_saved_by_a_windows_editor_loads_the_same() {
    let office = Office::new();
    for (name, text) in built_in_files() {
        fs::write(office.path(name), format!("\u{feff}{}", text.replace('\n', "\r\n"))).expect(name);
    }
    assert_eq!(load(office.folder.path()).expect("a catalogue"), built_in());
}

#[test]
fn three_files_are_enough() {
    let office = Office::new()
        .removes("focuses.toml")
        .removes(INDICATORS)
        .removes(REGISTERS)
        .removes(LAMPS)
        .removes("house_style.toml")
        .adds(
            TASKS,
            "[[task]]\nid = \"1\"\ntitle = \"报材料\"\nrequirement = \"每月报一次。\"\nscope = \"全体\"\nunits = \"all\"\ncadence = \"每月\"\n"
                .as_bytes(),
        );
    let catalogue = load(office.folder.path()).expect("a catalogue");
    assert_eq!(catalogue.programme.lamps, built_in().programme.lamps);
    assert_eq!(catalogue.programme.house_style, diaodu::domain::HouseStyle::default());
    assert!(catalogue.programme.registers.is_empty() && catalogue.programme.focuses.is_empty());
    assert_eq!(catalogue.tasks[0].lead.len(), 39);
}

#[test]
fn the_other_cities_lamps_can_be_copied_in() {
    for set in ["yinchuan.toml", "suqian.toml"] {
        let text = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/lamps").join(set)).expect(set);
        let catalogue = load(Office::new().adds(LAMPS, &text).folder.path()).expect(set);
        assert_ne!(catalogue.programme.lamps, built_in().programme.lamps, "{set}");
    }
}

#[test]
fn a_fault_in_the_last_task_takes_nothing_of_all_the_rest() {
    let office = Office::new().writes(TASKS, "units = [\"牵头单位\", \"全体\"]\ncadence = \"常态\"\n", "");
    // The whole answer is a fault: there is no catalogue to be half full.
    let answer = load(office.folder.path());
    assert!(answer.is_err());
    // And the office mends it and loads all of it.
    let mended = Office::new();
    assert_eq!(load(mended.folder.path()).expect("a catalogue").tasks.len(), 49);
}

#[test]
fn a_missing_folder_or_file_is_named() {
    let nowhere = Path::new("/nowhere/catalogue");
    assert_eq!(
        catalogue_faults(&load(nowhere).expect_err("a fault")),
        "/nowhere/catalogue：找不到这个文件夹；请核对位置。没有载入任何内容。"
    );
    for file in ["programme.toml", UNITS, TASKS] {
        assert_eq!(
            Office::new().removes(file).is_told(),
            format!("{file}：目录里必须有这个文件，现在没有；请补上，可以从内置目录复制一份来改。没有载入任何内容。")
        );
    }
}

#[test]
fn a_file_name_of_nobodys_is_asked_after() {
    let told = Office::new().adds("lamp.toml", b"").is_told();
    assert!(told.starts_with("lamp.toml：目录里用不到这个文件名（是不是“lamps.toml”？）；"), "{told}");
    assert!(Office::new().adds("说明.txt", b"x").folder.path().exists());
    assert!(load(Office::new().adds("说明.txt", b"x").adds(".~lock.toml", b"x").folder.path()).is_ok());
}

#[test]
fn a_file_saved_in_an_old_encoding_is_told_how_to_be_saved() {
    // “# 名” in GBK.
    let office = Office::new().adds(LAMPS, b"name = \"a\"\n# \xc3\xfb");
    assert_eq!(
        office.is_told(),
        "lamps.toml 第 2 行：文字不是 UTF-8 编码；请在编辑器里另存一次，编码选 UTF-8。没有载入任何内容。"
    );
}

#[test]
fn a_file_that_cannot_be_opened_is_told_so() {
    let office = Office::new().removes(LAMPS);
    fs::create_dir(office.path(LAMPS)).expect("a folder in the file's place");
    assert_eq!(
        office.is_told(),
        "lamps.toml：打不开这个文件；请看看是不是正被别的程序占用，或者没有读取权限。没有载入任何内容。"
    );
}

#[test]
fn slips_of_the_pen_are_told_in_words_of_the_pen() {
    let stories = [
        ("short = “市司法局”", "用了中文引号；包住内容的引号要用英文（半角）的 \""),
        ("short ＝ \"市司法局\"", "用了中文符号“＝”；这里要用英文（半角）的 ="),
        ("short = \"市司法局", "引号没有配对；内容前后都要有英文引号 \"，中间不能换行"),
        ("short = 市司法局", "文字没有加引号；请写成 栏目 = \"内容\""),
        ("short \"市司法局\"", "栏目名后面少了等号；请写成 栏目 = 内容"),
        ("short = # 空", "等号后面没有内容；请写上内容，不需要这一栏就整行删掉"),
        (
            "short = \"市司法局\"\nshort = \"司法\" # 又写",
            "同一段里这一栏写了两次；请删去一次；若是另起一项，上面要先写 [[…]] 这样的标题行（双层方括号）",
        ),
    ];
    for (line, words) in stories {
        let office = Office::new().writes(UNITS, "short = \"市司法局\"", line);
        let last = line.lines().last().expect("a line");
        office.is_told_at(UNITS, last, words);
    }
    let office = Office::new().writes(UNITS, "aliases = [\"金融办\", ", "aliases = [\"金融办\" ");
    office.is_told_at(UNITS, "aliases = [\"金融办\" ", "两项之间少了逗号；请用英文逗号 , 隔开");
    let office = Office::new().writes(UNITS, "aliases = [\"金融办\", ", "aliases = [\"金融办\", , ");
    office.is_told_at(UNITS, "\"金融办\", ,", "多了一个符号；请删去多余的逗号、等号或文字");
    let office = Office::new().adds(LAMPS, b"name = \"a\"\nrule = [ {\n");
    office.is_told_at(LAMPS, "rule", "括号没有配对；请补上 ]、]] 或 }");
    let office = Office::new().writes(UNITS, "order = 13", "order = 013");
    office.is_told_at(UNITS, "order = 013", "数字写得不对；请只写阿拉伯数字，前面不加 0，不带单位");
}

#[test]
fn a_slip_of_the_pen_hides_nothing_else_of_its_file() {
    let office = Office::new().writes(UNITS, "short = \"市司法局\"", "简称 = “市司法局”").writes(
        UNITS,
        "order = 12",
        "order ＝ \"十二\"",
    );
    let told = office.is_told();
    for words in ["栏目名“简称”要写成英文；这里写 short", "用了中文引号", "用了中文符号“＝”", "“order”"]
    {
        assert!(told.contains(words), "{words} is not told:\n{told}");
    }
    assert!(!told.contains("少了“short”"), "{told}");
}

#[test]
fn no_sentence_carries_the_parsers_english() {
    let samples =
        ["= 3", "[", "[[unit]", "a.b.c = ", "x = [1,,2]", "x = {a = 1", "\u{1}", "x = 2022-13-45", "x = \"\\q\"", "]"];
    for sample in samples {
        let told = Office::new().adds(LAMPS, sample.as_bytes()).is_told();
        for word in ["expected", "invalid", "unclosed", "missing", "TOML", "duplicate"] {
            assert!(!told.contains(word), "{sample}: {told}");
        }
        assert!(told.starts_with("lamps.toml 第 1 行："), "{sample}: {told}");
    }
}

#[test]
fn a_column_misspelt_missing_empty_or_of_the_wrong_kind() {
    let office = Office::new().writes(UNITS, "post = \"副主任\"", "posts = \"副主任\"");
    office.is_told_at(
        UNITS,
        "posts =",
        "不认识“posts”这一栏（是不是“post”？）；这里可以写的栏目是 id、name、short、aliases、kind、order、post、committees、groups、active",
    );
    let office = Office::new().writes(TASKS, "title = \"理论宣讲“四进”\"\n", "");
    let head = office.line(TASKS, "id = \"T07\"") - 1;
    assert_eq!(
        office.is_told(),
        format!("tasks.toml 第 {head} 行：这一段里少了“title”一栏；请补上 title = \"内容\"。没有载入任何内容。")
    );
    let office = Office::new().writes(TASKS, "title = \"理论宣讲“四进”\"", "title = \" \"");
    office.is_told_at(TASKS, "title = \" \"", "“title”是空的；请写上内容");
    let office = Office::new().writes(UNITS, "order = 13", "order = \"13\"");
    office.is_told_at(UNITS, "order = \"13\"", "“order”应为一个整数；写法是 order = 1（数字不加引号）");
    let office = Office::new().writes(UNITS, "order = 13", "order = 0");
    office.is_told_at(UNITS, "order = 0", "“order”的数字不合适；请写 1 到 9999 之间的整数");
    let office = Office::new().writes(TASKS, "private = true", "private = \"是\"");
    office.is_told_at(
        TASKS,
        "private = \"是\"",
        "“private”应为 true 或 false；写法是 private = true 或 private = false（不加引号）",
    );
    let office = Office::new().writes(
        TASKS,
        "deadline = { spoken = \"6月底前\", label = \"2022-06-30\" }",
        "deadline = \"6月底前\"",
    );
    office.is_told_at(TASKS, "deadline = \"6月底前\"", "“deadline”应为花括号里的一组栏目；写法是 deadline = { … }");
}

#[test]
fn one_entry_under_a_single_bracket_is_told_to_take_two() {
    let office = Office::new().adds(TASKS, "[task]\nid = \"T1\"\n".as_bytes());
    office.is_told_at(
        TASKS,
        "[task]",
        "“task”应为一项一项的列表；写法是标题行 [[task]]，每项各写一个，或 task = [{ … }, { … }]",
    );
    let office = Office::new().adds(TASKS, b"");
    assert_eq!(office.is_told(), "tasks.toml：一项也没有写；至少要有一个 [[task]]。没有载入任何内容。");
}

#[test]
fn a_word_not_to_choose_or_a_title_too_long() {
    let office = Office::new().writes(TASKS, "cadence = \"每季\"", "cadence = \"每季度\"");
    office.is_told_at(
        TASKS,
        "cadence = \"每季度\"",
        "“cadence”里的“每季度”不在可选范围（是不是“每季”？）；请写 一次性、每月、每季、半年、年度、常态、不定期 中的一个",
    );
    let office = Office::new().writes(
        TASKS,
        "title = \"成立物流行业党委\"",
        "title = \"按全省部署抓紧成立市物流行业党委并配齐班子\"",
    );
    office.is_told_at(TASKS, "配齐班子\"", "“title”有 21 个字，太长；最多 20 个字，详细内容请写到别的栏目");
}

#[test]
fn two_units_cannot_share_a_code_a_name_or_a_turn() {
    let office = Office::new().writes(UNITS, "id = \"U14\"", "id = \"U13\" # 抄错");
    let first = office.line(UNITS, "id = \"U13\"");
    office.is_told_at(UNITS, "抄错", &format!("“U13”重复了，第 {first} 行已经用过；请换一个"));

    let office = Office::new().writes(UNITS, "aliases = [\"商务局\"]", "aliases = [\"商务局\", \"税务局\"]");
    let first = office.line(UNITS, "\"税务局\"");
    let office = office.writes(UNITS, "aliases = [\"税务局\"]", "aliases = [\"税务局\"] # 第二家");
    office.is_told_at(
        UNITS,
        "第二家",
        &format!("“税务局”这个叫法第 {first} 行已经给了市商务局；一个叫法只能给一家，请删去一处"),
    );

    let office = Office::new().writes(UNITS, "order = 14\n", "order = 13 # 抢\n");
    office.is_told_at(UNITS, "抢", "发言顺序 13 已经是市司法局；请换一个没有用过的数");
}

#[test]
fn a_task_for_nobody_known_is_told_whom_it_may_mean() {
    let units = "units = \"市交通运输局\"";
    let office = Office::new().writes(TASKS, units, "units = \"市水务局\"");
    office.is_told_at(TASKS, "市水务局", "“units”里的“市水务局”不在名册中；请写名册里的简称、别名或编号");
    let office = Office::new().writes(TASKS, units, "units = [\"港航中心\"]");
    office.is_told_at(TASKS, "港航中心", "“units”里的“港航中心”不在名册中；请写名册里的简称、别名或编号");
    let office = Office::new().writes(TASKS, units, "units = [\"市交通运输厅\"]");
    office.is_told_at(
        TASKS,
        "市交通运输厅",
        "“units”里的“市交通运输厅”不在名册中（是不是“市交通运输局”？）；请写名册里的简称、别名或编号",
    );
    let office = Office::new().writes(TASKS, units, "units = []");
    office.is_told_at(TASKS, "units = []", "“units”是空的；请写上内容");
    let text: String =
        built_in_files().find(|(name, _)| *name == UNITS).expect(UNITS).1.replace("\"可设\"", "\"已成立\"");
    let office = Office::new().adds(UNITS, text.as_bytes());
    office.is_told_at(
        TASKS,
        "units = \"尚未成立行业党委\"",
        "“units”里的“尚未成立行业党委”现在一家单位也没有；请改为具体单位，或者核对名册",
    );
}

#[test]
fn a_code_of_another_file_must_be_there() {
    let office = Office::new().writes(TASKS, "focus = \"F2\"", "focus = \"F9\"");
    office.is_told_at(TASKS, "focus = \"F9\"", "“focus”里的“F9”没有找到；请写 focuses.toml 里有的 id");
    let office = Office::new().writes(TASKS, "\"组建率\"", "\"组见率\"");
    office.is_told_at(
        TASKS,
        "组见率",
        "“indicators”里的“组见率”没有找到（是不是“组建率”？）；请写 indicators.toml 里有的 id",
    );
    let office = Office::new().writes(TASKS, "id = \"T02\"", "id = \"T01\" # 抄重");
    let first = office.line(TASKS, "id = \"T01\"");
    let second = office.line(TASKS, "抄重");
    // What followed the task that is lost now is told as well.
    let told = office.is_told();
    let says = |words: &str| assert!(told.contains(words), "{told}");
    says(&format!("tasks.toml 第 {second} 行：“T01”重复了，第 {first} 行已经用过；请换一个。"));
    says("“task”里的“T02”没有找到；请写 tasks.toml 里有的 id。");
}

#[test]
fn a_rate_is_of_two_counts_and_never_of_itself() {
    let office = Office::new().writes(INDICATORS, "part = \"建有党组织数\"", "part = \"组建率\"");
    office.is_told_at(INDICATORS, "part = \"组建率\"", "“part”写的就是“组建率”自己；请写另一个指标");
    let office = Office::new().writes(INDICATORS, "part = \"工作覆盖数\"", "part = \"组建率\"");
    office.is_told_at(INDICATORS, "part = \"组建率\"", "“part”里的“组建率”本身是比率；比率只能由两个计数指标相除得出");
    let office = Office::new().writes(INDICATORS, "at_most = \"联合党支部数\"", "at_most = \"运转不正常数\"");
    office.is_told_at(INDICATORS, "at_most = \"运转不正常数\"", "“at_most”写的就是“运转不正常数”自己；请写另一个指标");
    let office = Office::new().writes(INDICATORS, "whole = \"两新组织数\"\n", "");
    assert!(office.is_told().contains("这一段里少了“whole”一栏"), "{}", office.is_told());
}

#[test]
fn a_register_moves_through_stages_to_one_that_is_done() {
    let pilot = "stages = [\n    { name = \"拟选\" },\n    { name = \"方案已报\" },\n    { name = \"实施中\" },\n    { name = \"已结项\", done = true },\n]\n";
    let office = Office::new().writes(REGISTERS, pilot, "");
    let head = office.line(REGISTERS, "id = \"pilot\"") - 1;
    assert_eq!(
        office.is_told(),
        format!("registers.toml 第 {head} 行：这本台账没有阶段；请在 stages 里按先后写上各阶段。没有载入任何内容。")
    );
    let office = Office::new().writes(REGISTERS, "{ name = \"已结项\", done = true }", "{ name = \"已结项\" }");
    assert_eq!(
        office.is_told(),
        format!(
            "registers.toml 第 {head} 行：这本台账没有一个阶段算办成；请给算办成的阶段写上 done = true。没有载入任何内容。"
        )
    );
    let office = Office::new().writes(REGISTERS, "{ name = \"方案已报\" }", "{ name = \"拟选\" } ");
    assert!(office.is_told().contains("“拟选”重复了"), "{}", office.is_told());
}

#[test]
fn a_deadline_label_or_a_lamp_condition_that_cannot_be_read() {
    let office = Office::new().writes(TASKS, "label = \"2022-06-30\"", "label = \"2022-06-31\"");
    office.is_told_at(
        TASKS,
        "2022-06-31",
        "时限“2022-06-31”认不出；请写 2022-06-30 这样的日期，或 RECURRING:monthly、OPEN、ASAP、NONE，几个时限用 ; 隔开",
    );
    let office = Office::new().writes(LAMPS, "when = [\"7天内到期\"]", "when = [\"快到期\"]");
    office.is_told_at(
        LAMPS,
        "快到期",
        "亮灯条件“快到期”认不出；可以写的有 逾期N天、N天内到期、剩余时间不足N%、连续N期未报、落后N个百分点、自报完成、已销号、办成、逾期后办结、已延期、长期、有期限、其他（N 换成大于 0 的数字）",
    );
    let office = Office::new().adds(LAMPS, "name = \"空\"\n".as_bytes());
    assert_eq!(office.is_told(), "lamps.toml：一项也没有写；至少要有一个 [[rule]]。没有载入任何内容。");
    let office = Office::new().writes(LAMPS, "when = [\"已销号\"]", "when = [\"其他\"]");
    let first = office.line(LAMPS, "[[rule]]");
    let told = office.is_told();
    assert!(told.contains(&format!("第 {first} 行的规则什么都算，这一条永远轮不到")), "{told}");
}
