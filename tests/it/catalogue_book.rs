//! An office that writes no files of keys: its catalogue out as a workbook, filled in as clerks do, faults told by sheet and
//! cell, all at once, and in again.

use diaodu::{
    catalogue::{BookSheet, FilledSheet, book, built_in, empty, files, load, read_book},
    domain::{Catalogue, CommitteeStanding, MetBy, SectorCommittee},
    wording::catalogue_faults,
};
use proptest::prelude::*;
use std::{fs, io::Read as _, process::Command};

/// A workbook being filled in.
struct Book(Vec<FilledSheet>);

impl Book {
    fn of(catalogue: &Catalogue) -> Self {
        Self(book(catalogue).into_iter().map(FilledSheet::from).collect())
    }

    fn sheet(&mut self, name: &str) -> &mut FilledSheet {
        self.0.iter_mut().find(|sheet| sheet.name == name).expect(name)
    }

    /// Writes into a cell by its name, like D7.
    fn writes(mut self, sheet: &str, cell: &str, words: &str) -> Self {
        let column = u32::from(cell.as_bytes()[0] - b'A');
        let row: u32 = cell[1..].parse().expect("a row");
        self.sheet(sheet).cells.insert((row - 1, column), words.to_owned());
        self
    }

    /// The row, as people count, whose first cell says so.
    fn row(&mut self, sheet: &str, first: &str) -> u32 {
        let cells = &self.sheet(sheet).cells;
        cells.iter().find(|((_, column), words)| *column == 0 && *words == first).expect(first).0.0 + 1
    }

    /// What is told of it, a line a fault.
    fn is_told(&self) -> Vec<String> {
        let told = catalogue_faults(&read_book(&self.0).expect_err("a fault"));
        let lines: Vec<String> = told.lines().map(|line| line.trim().to_owned()).collect();
        if let [only] = lines.as_slice() {
            return vec![only.trim_end_matches("没有载入任何内容。").to_owned()];
        }
        lines[1..lines.len() - 1].to_vec()
    }
}

/// Every shipped catalogue.
fn shipped() -> Vec<Catalogue> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/catalogues");
    let found =
        fs::read_dir(folder).expect("catalogues").flatten().map(|entry| load(&entry.path()).expect("a catalogue"));
    found.collect()
}

#[test]
fn a_catalogue_comes_back_from_its_workbook_as_it_was() {
    for catalogue in shipped() {
        assert_eq!(read_book(&Book::of(&catalogue).0).map_err(|faults| catalogue_faults(&faults)), Ok(catalogue));
    }
}

#[test]
fn a_catalogue_comes_back_from_the_files_made_of_it_as_it_was() {
    for mut catalogue in shipped() {
        catalogue.programme.topic.push('一');
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files(&catalogue) {
            assert!(text.starts_with('#'), "{name} explains its keys");
            fs::write(folder.path().join(name), text).expect(name);
        }
        assert_eq!(load(folder.path()).map_err(|faults| catalogue_faults(&faults)), Ok(catalogue));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    /// Whatever stands in a catalogue's texts and lists, the workbook gives it back.
    #[test]
    fn no_words_are_lost_on_the_way_through_the_workbook(
        words in proptest::collection::vec("[一-龥a-z0-9、，；（）“”\"\\\\#=\\[\\] ]{1,12}", 6),
        text in "[一-龥a-z0-9、，；（）“”\"\\\\#=\n]{1,40}",
        at in 0_usize..40,
    ) {
        let clean = |word: &String| word.trim().to_owned();
        let words: Vec<String> = words.iter().map(clean).filter(|word| !word.is_empty() && !word.contains('；')).collect();
        prop_assume!(words.len() > 2 && !text.trim().is_empty());
        let mut catalogue = built_in();
        let place = at % catalogue.units.len();
        catalogue.units[place].groups = words.clone();
        catalogue.units[place].committees =
            vec![SectorCommittee { name: format!("专委会{at}"), standing: CommitteeStanding::Planned }];
        catalogue.programme.house_style.copy_to = words[..1].to_vec();
        let task = at % catalogue.tasks.len();
        catalogue.tasks[task].requirement = text.trim().to_owned();
        catalogue.tasks[task].met_by = Some(MetBy::Closing);
        prop_assert_eq!(read_book(&Book::of(&catalogue).0).map_err(|faults| catalogue_faults(&faults)), Ok(catalogue));
    }
}

#[test]
fn every_fault_is_told_at_once_with_its_sheet_and_cell_and_the_nearest_right_value() {
    let mut plain = Book::of(&built_in());
    let (unit, task) = (plain.row("单位", "U12"), plain.row("任务", "T30"));
    let lamps = plain.row("亮灯规则", "红");
    let told = plain
        .writes("主题", "B5", "两个小时")
        .writes("单位", &format!("E{unit}"), "成员单住")
        .writes("单位", &format!("F{unit}"), "第三")
        .writes("任务", &format!("B{task}"), "")
        .writes("任务", &format!("G{task}"), "市交通运输厅")
        .writes("任务", &format!("K{task}"), "2025-06-30")
        .writes("亮灯规则", &format!("C{lamps}"), "过期一天")
        .writes("考核", "C2", "60")
        .is_told();
    let begins = |nth: usize, place: &str, words: &str| {
        let line = &told[nth];
        assert!(line.starts_with(place) && line.contains(words), "{line}\n{told:#?}");
    };
    assert_eq!(told.len(), 8, "{told:#?}");
    begins(0, "“主题”表 B5：", "“每家限时（秒）”不是整数");
    begins(1, &format!("“单位”表 E{unit}："), "“类别”里的“成员单住”不在可选范围（是不是“成员单位”？）");
    begins(2, &format!("“单位”表 F{unit}："), "“顺序”不是整数");
    begins(3, &format!("“任务”表 B{task}："), "“任务”没有填");
    begins(4, &format!("“任务”表 G{task}："), "“责任单位”里的“市交通运输厅”不在名册中（是不是“市交通运输局”？）");
    begins(5, &format!("“任务”表 K{task}："), "“6月底前”是 2022-06-30，另写的日期是 2025-06-30，两处对不上");
    begins(6, &format!("“亮灯规则”表 C{lamps}："), "亮灯条件“过期一天”认不出");
    begins(7, "“考核”表 C", "各项满分加起来是 120 分");
}

#[test]
fn what_stands_under_no_heading_or_belongs_to_nothing_is_told() {
    let told = Book::of(&built_in())
        .writes("单位", "K1", "电话")
        .writes("单位", "K3", "12345")
        .writes("台账阶段", "A2", "brend")
        .writes("主题", "A3", "主提")
        .is_told();
    assert!(told.iter().any(|line| line.starts_with("“单位”表 K1：不认识“电话”")), "{told:#?}");
    assert!(told.iter().any(|line| line.starts_with("“主题”表 A3：不认识“主提”（是不是“主题”？）")), "{told:#?}");
    assert!(
        told.iter().any(|line| line.starts_with("“台账阶段”表 A2：“台账”里的“brend”没有找到（是不是“brand”？）")),
        "{told:#?}"
    );
    let none = Book(Vec::new()).is_told();
    assert_eq!(none.iter().filter(|line| line.contains("这张表是空的")).count(), 3, "{none:#?}");
}

#[test]
fn a_deadline_needs_no_day_where_its_words_say_it() {
    let mut plain = Book::of(&built_in());
    let (said, open) = (plain.row("任务", "T30"), plain.row("任务", "T12"));
    assert_eq!(plain.sheet("任务").cells.get(&(said - 1, 10)).map(String::as_str), Some(""));
    let told =
        plain.writes("任务", &format!("J{open}"), "合适的时候").writes("任务", &format!("K{open}"), "").is_told();
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].contains("“合适的时候”看不出是哪天"), "{told:#?}");
}

#[test]
fn an_empty_workbook_asks_for_what_must_be_there() {
    let sheets: Vec<BookSheet> = book(&empty());
    assert!(sheets.iter().all(|sheet| sheet.columns.iter().all(|column| !column.heading.is_empty())));
    let told = Book::of(&empty()).is_told();
    let says = |words: &str| assert!(told.iter().any(|line| line.contains(words)), "{words}: {told:#?}");
    says("“目录代号”");
    says("“单位”表：这张表是空的");
    says("“任务”表：这张表是空的");
}

/// The program itself, through real files.
#[test]
fn the_program_writes_the_workbook_reads_it_and_founds_a_ledger_on_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_diaodu"))
            .current_dir(folder.path())
            .args(["--db", "a.db", "--today", "2022-05-20"])
            .args(arguments)
            .output()
            .expect("run");
        (output.status.success(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
    };
    fs::create_dir(folder.path().join("源")).expect("a folder");
    let mut own = built_in();
    own.programme.topic = "防汛备汛".to_owned();
    own.units[3].aliases.push("甲、乙".to_owned());
    for (name, text) in files(&own) {
        fs::write(folder.path().join("源").join(name), text).expect(name);
    }
    let (done, said) = run(&["catalogue", "sheet", "b.xlsx", "--from", "源"]);
    assert!(done, "{said}");
    // Lists to choose from where a cell takes one of a few words, and what each column is as notes.
    let written = fs::read(folder.path().join("b.xlsx")).expect("a workbook");
    let parts = |beginning: &str, mark: &str| -> usize {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&written)).expect("a package");
        let names: Vec<String> = archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
        let mut count = 0;
        for name in names.iter().filter(|name| name.starts_with(beginning)) {
            let mut inside = String::new();
            let _ = archive.by_name(name).expect("a part").read_to_string(&mut inside);
            count += inside.matches(mark).count();
        }
        count
    };
    assert!(parts("xl/worksheets/", "<dataValidation ") > 20 && parts("xl/comments", "<comment ") > 50);
    let (done, said) = run(&["catalogue", "check", "b.xlsx"]);
    assert!(done && said.contains("主题“防汛备汛”，单位 40 家，任务 49 项"), "{said}");
    let (done, said) = run(&["catalogue", "import", "b.xlsx", "--to", "转"]);
    assert!(done, "{said}");
    assert_eq!(load(&folder.path().join("转")).map_err(|faults| catalogue_faults(&faults)), Ok(own));
    assert!(!folder.path().join("a.db").exists());
    let (done, said) = run(&["catalogue", "import", "b.xlsx"]);
    assert!(done && said.contains("40"), "{said}");
    let (done, said) = run(&["catalogue", "copy", "在用"]);
    assert!(done, "{said}");
    assert_eq!(load(&folder.path().join("在用")).expect("the one in use").programme.topic, "防汛备汛");
    let (done, said) = run(&["catalogue", "import", "b.xlsx"]);
    assert!(!done && said.contains("这本台账已经建好"), "{said}");
    let (done, said) = run(&["meeting", "open", "--date", "2022-06-20", "--catalogue", "b.xlsx"]);
    assert!(done, "{said}");
}
