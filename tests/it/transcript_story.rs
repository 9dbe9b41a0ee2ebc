//! What a recorder wrote down of a meeting, held against the record: what was filed is known again, whatever else was said
//! round it; what nobody took down is listed, and taken as the record line would.

use crate::support::{desk::Console, office::Office};
use serde_json::Value;
use std::fs;

const SUBTITLES: &str = "1
00:10:00,000 --> 00:10:04,000
下面请市交通运输局发言。

2
00:10:05,000 --> 00:10:08,000
我们物流行业党委呢

3
00:10:08,000 --> 00:10:12,000
争取在6月底之前把这个牌子挂起来。

4
00:10:13,000 --> 00:10:18,000
7月15日前把货车司机党员摸底做完。

5
00:10:20,000 --> 00:10:24,000
上个月已经走访了12家企业。

6
00:10:30,000 --> 00:10:36,000
由油政管理局牵头，8月底前拿出快递小哥驿站的方案。
";

fn lines(office: &Office, line: &str) -> Vec<Value> {
    office.json(line).as_array().expect("a list").clone()
}

fn texts(lines: &[Value], is_wanted: impl Fn(&Value) -> bool) -> Vec<String> {
    lines.iter().filter(|line| is_wanted(line)).map(|line| line["text"].as_str().expect("words").to_owned()).collect()
}

#[test]
fn what_was_heard_and_not_filed_is_listed_and_taken() {
    let office = Office::new();
    office.run("record --unit 交通局 物流行业党委6月底前挂牌");
    fs::write(office.folder.path().join("录音.srt"), SUBTITLES).expect("written");
    let heard = lines(&office, "transcript 录音.srt");
    assert_eq!(
        texts(&heard, |line| line["number"].is_null()),
        ["我们物流行业党委呢，争取在6月底之前把这个牌子挂起来"],
        "{heard:#?}"
    );
    assert_eq!(
        texts(&heard, |line| !line["number"].is_null()),
        ["7月15日前把货车司机党员摸底做完", "由油政管理局牵头，8月底前拿出快递小哥驿站的方案"],
        "{heard:#?}"
    );
    assert_eq!(heard[1]["units"][0], "市交通运输局");
    assert_eq!((heard[1]["at"].as_str(), heard[1]["kind"].as_str()), (Some("00:10:13"), Some("promise")));
    // A name that the recorder misheard is asked.
    assert_eq!(heard[2]["units"][0], "市邮政管理局");
    assert!(heard[2]["asks"].to_string().contains("油政管理局"), "{}", heard[2]);

    let said = office.run("transcript 录音.srt");
    assert!(said.contains("听到 3 条，记了 1 条，2 条没有记") && said.contains("已记 1号"), "{said}");
    let refused = office.refused("transcript 录音.srt --take 3");
    assert!(refused.contains("没有第3条"), "{refused}");

    // Both as one act, undone in one; then everything is known.
    let said = office.run("transcript 录音.srt --take 1-2");
    assert!(said.contains("录音稿补记2条"), "{said}");
    assert!(office.run("transcript 录音.srt").contains("听到 3 条，都记了"));
    office.run("undo");
    assert!(office.run("transcript 录音.srt").contains("2 条没有记"));
    // One by itself is what the line would have filed.
    let said = office.run("transcript 录音.srt --take 1");
    assert!(said.contains("记承诺2号 市交通运输局"), "{said}");
}

#[test]
fn whoever_speaks_is_known_by_name_or_by_being_given_the_floor() {
    let office = Office::new();
    let talk = "主持人 00:01\n下一家，市财政局说一下。\n发言人2 00:02\n经费7月15日前落实到位。\n\
                市民政局 王五 00:05\n社会组织党建台账6月20日前建好。\n\
                发言人3 00:09\n6月10日前把方案报上来。\n油政管理局 00:12\n7月底前把小哥驿站建起来。\n";
    fs::write(office.folder.path().join("talk.txt"), talk).expect("written");
    let heard = lines(&office, "transcript talk.txt");
    let whose: Vec<(&str, &str)> = heard
        .iter()
        .map(|line| (line["units"][0].as_str().unwrap_or("?"), line["text"].as_str().unwrap_or_default()))
        .collect();
    assert_eq!(
        whose,
        [
            ("市财政局", "经费7月15日前落实到位"),
            ("市民政局", "社会组织党建台账6月20日前建好"),
            ("?", "6月10日前把方案报上来"),
            ("市邮政管理局", "7月底前把小哥驿站建起来"),
        ],
        "{heard:#?}"
    );
    // Whose it is by the sound of a name only is asked.
    assert!(heard[3]["asks"].to_string().contains("油政管理局"), "{}", heard[3]);
    assert_eq!(heard[1]["asks"].as_array().map(Vec::len), Some(0), "{}", heard[1]);
}

#[test]
fn the_console_lists_what_nobody_took_down_and_files_it_as_one_act() {
    for (width, height) in [(80, 24), (160, 45)] {
        let mut console = Console::in_session(width, height);
        console.type_in("物流行业党委6月底前挂牌").press("Enter Enter Esc");
        let unit = console.desk.model().walk.unit.clone().expect("a unit");
        let name = console.desk.session().ledger().short(&unit).to_owned();
        let talk = format!(
            "主持人：下面请{name}发言。\n李四：我们物流行业党委呢，争取在6月底之前把这个牌子挂起来。\n李四：7月15日前把货车司机党员摸底做完。\n李四：8月底前建好司机之家。"
        );
        console.press("Alt+G").shows("对录音稿").paste(&talk);
        console.shows("听到3条 已记1 补记0 没记2").shows("= 已记").shows("! 没记").shows("李四");
        console.press("Ctrl+A Ctrl+A F2").shows("补记2条到本次会议").press("Enter").shows("录音稿补记2条");
        let filed = |console: &Console| console.desk.session().ledger().commitments.len();
        assert_eq!(filed(&console), 3);
        console.press("Ctrl+Z Ctrl+Z");
        assert_eq!(filed(&console), 1, "undone in one");
    }
}

#[test]
fn a_file_that_is_no_transcript_is_told() {
    let office = Office::new();
    fs::write(office.folder.path().join("空.txt"), "今天天气不错。").expect("written");
    assert!(office.run("transcript 空.txt").contains("没有听到"));
    assert!(office.refused("transcript 没有.srt").contains("找不到"));
}
