//! What was said in the room, as the papers print it: whole, or in the form that the secretary accepted.

use crate::support::{day, moment, office::Office, small_city};
use diaodu::{
    document::{
        Block,
        compose::{minutes, minutes_in},
    },
    domain::{
        Command, CommitmentId, CommitmentKind, Context, Deadline, Due, Ledger, MeetingHead, MinutesForm, Recording,
        UnitId, decide,
    },
    wording::{
        ended,
        written::{Speech, absolute, propose, times},
    },
};
use proptest::prelude::*;

/// What was spoken at the meeting of 20 May, and what stands in its minutes.
const SPOKEN: [(&str, &str, &str); 8] = [
    ("jtj", "剩余的9月底前全部完成", "剩余的9月30日前全部完成。责任单位：市交通运输局；完成时限：2022年9月30日。"),
    ("jtj", "极兔那家6月10日建", "极兔那家6月10日建。责任单位：市交通运输局；完成时限：2022年6月10日。"),
    (
        "jtj",
        "争取6月底、确保7月10日前完成",
        "争取6月底、确保7月10日前完成。责任单位：市交通运输局；完成时限：2022年7月10日。",
    ),
    ("jyj", "换届要放到下半年了", "换届要放到下半年了。责任单位：市教育局；完成时限：2022年下半年。"),
    ("wxb", "下周五之前把重点互联网企业名单报上来", "5月27日之前把重点互联网企业名单报上来。"),
    ("sfj", "律所党建材料月底前报", "律所党建材料5月31日前报。责任单位：市司法局；完成时限：2022年5月31日。"),
    (
        "jtj",
        "6月底前挂牌，由分管副局长负责",
        "6月30日前挂牌，由分管副局长负责。责任单位：市交通运输局；责任人：分管副局长；",
    ),
    ("sfj", "每月5日前报送进展", "每月5日前报送进展。责任单位：市司法局；完成时限：每月5日前。"),
];

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn a_sentence_is_printed_whole_with_its_days_and_no_day_that_nobody_said() {
    let office = Office::new();
    for (unit, spoken, _) in SPOKEN {
        office.run(&format!("record --unit {unit} {spoken}"));
    }
    let paper = squeezed(&office.minutes());
    for (_, spoken, printed) in SPOKEN {
        assert!(paper.contains(printed), "{spoken}: {paper}");
    }
    assert!(!paper.contains("12月31日"), "{paper}");
    assert!(!paper.contains("（承诺）") && !paper.contains("（交办）"), "{paper}");
}

#[test]
fn a_deadline_and_its_outer_bound_are_printed_in_order() {
    let office = Office::new();
    office.run("record --unit jyj 换届要放到下半年了，争取11月底前");
    let paper = squeezed(&office.minutes());
    assert!(paper.contains("换届要放到下半年了，争取11月30日前"), "{paper}");
    assert!(!paper.contains("12月31日"), "{paper}");
    assert!(
        paper.contains("完成时限：2022年下半年，争取2022年11月30日。") || paper.contains("完成时限：2022年11月30日。"),
        "{paper}"
    );
}

#[test]
fn what_is_said_to_all_members_is_not_the_offices_own_to_answer() {
    let office = Office::new();
    office.run("record --unit all --instruct 各成员单位6月底前报送品牌");
    office.run("record --unit 组织部 --instruct 各成员单位要把名单报上来");
    let paper = squeezed(&office.minutes());
    assert!(!paper.contains("责任单位：市委组织部"), "{paper}");
    assert!(paper.contains("各成员单位6月30日前报送品牌。责任单位：全体成员单位、各县（市、区）、园区"), "{paper}");
    assert!(paper.contains("各成员单位要把名单报上来。责任单位：各成员单位。"), "{paper}");
    assert!(office.said("minutes check").contains("说的是“各成员单位”，台账没有记在各成员单位名下"));
}

#[test]
fn a_written_form_is_proposed_taken_mended_and_given_back() {
    let office = Office::new();
    office.run("record --unit wxb 下周五之前把重点互联网企业名单报上来");
    office.run("record --unit jtj 我们大概三十家左右，6月底前把支部建起来吧");
    office.run("record --unit jtj --instruct 编办那边我来协调");
    let listed = office.json("word");
    assert_eq!(listed[0]["proposed"], "报送重点互联网企业名单");
    assert_eq!(listed[1]["proposed"], "市交通运输局约30家，6月30日前建立支部");
    assert_eq!(listed[2]["proposed"], "由张三协调编办");
    assert_eq!(listed[0]["spoken"], "下周五之前把重点互联网企业名单报上来", "the ledger keeps what was spoken");
    let before = office.minutes();
    assert!(office.run("word 1").contains("成文 1号：报送重点互联网企业名单"));
    office.run("word 2 建立支部约30个");
    let paper = squeezed(&office.minutes());
    assert!(paper.contains("1.报送重点互联网企业名单。责任单位：市委网信办；完成时限：2022年5月27日。"), "{paper}");
    assert!(paper.contains("2.建立支部约30个。责任单位：市交通运输局"), "{paper}");
    assert!(office.said("list --unit wxb").contains("下周五之前把重点互联网企业名单报上来"));
    // Undone and taken back, the paper is as it was.
    office.run("word 1 --spoken");
    office.run("undo");
    assert!(squeezed(&office.minutes()).contains("1.报送重点互联网企业名单。"));
    office.run("word 1-2 --spoken");
    assert_eq!(office.minutes(), before);
    assert!(office.run("journal").contains("按原话"));
    assert!(office.refused("word 99").contains("99"));
}

#[test]
fn what_was_recorded_for_many_in_one_act_is_worded_as_one() {
    let office = Office::new();
    office.run("record --unit jtj,sfj --instruct 月底前把名单报上来");
    assert_eq!(office.json("word").as_array().map(Vec::len), Some(1));
    office.run("word 1");
    let paper = squeezed(&office.minutes());
    assert!(paper.contains("1.报送名单。责任单位：市司法局、市交通运输局；完成时限：2022年5月31日。"), "{paper}");
}

/// Each kind: what is typed, what the colleague says of it, and a like sentence about which nothing of the kind is said.
const KINDS: [(&str, &str, &str, &str); 8] = [
    ("first person", "jtj 我们6月30日前挂牌", "还有“我们”", "jtj 我市物流行业党委6月30日前挂牌"),
    ("talk", "jtj 6月30日前把牌子弄好", "口头说法“弄”", "jtj 6月30日前把牌子挂好"),
    ("half a sentence", "jtj 剩余的9月30日前完成", "只有半句", "jtj 剩余三个站点9月30日前完成"),
    ("a time of the room", "jtj 过几天挂牌", "还写着“过几天”", "jtj 9月底前挂牌"),
    ("private words", "jtj 6月8日去两家公司暗访", "有“暗访”", "jtj 6月8日去两家公司走访"),
    ("no date", "jtj 摸清物流企业底数", "没有完成时限", "jtj 6月30日前摸清物流企业底数"),
    (
        "called together",
        "组织部 --instruct 各成员单位6月30日前报送品牌",
        "说的是“各成员单位”",
        "all --instruct 各成员单位6月30日前报送品牌",
    ),
    ("a number of the paper", "jtj 抓紧报送名单", "第1条没有完成时限", "jtj 6月30日前报送名单"),
];

#[test]
fn each_kind_of_doubt_flags_its_sentence_and_leaves_its_neighbour_alone() {
    for (kind, flagged, said, fine) in KINDS {
        let office = Office::new();
        office.run(&format!("record --unit {flagged}"));
        let doubts = office.run("minutes check");
        assert!(doubts.contains(said), "{kind}: {doubts}");
        let office = Office::new();
        office.run(&format!("record --unit {fine}"));
        let doubts = office.run("minutes check");
        assert!(!doubts.contains(said), "{kind}: {doubts}");
    }
}

#[test]
fn a_unit_that_is_to_act_and_answers_nowhere_is_told_and_one_that_is_only_reported_to_is_not() {
    let office = Office::new();
    office.run("record --unit jtj 物流行业党委6月30日前挂牌");
    office.run("word 1 物流行业党委6月30日前挂牌，由市财政局提供经费");
    assert!(office.run("minutes check").contains("文字里提到市财政局"));
    office.run("word 1 6月30日前向市财政局报送物流行业党委经费方案");
    assert!(!office.run("minutes check").contains("文字里提到市财政局"));
}

#[test]
fn words_and_deadline_that_disagree_are_told_and_an_extension_is_no_disagreement() {
    let mut office = Office::new();
    office.run("record --unit jtj 物流甲站6月30日前挂牌");
    office.run("record --unit jtj 物流乙站摸清底数");
    office.run("extend 2 7月20日前");
    office.run("meeting start");
    assert!(!office.run("minutes check").contains("时限却是"));
    office.run("meeting adjourn");
    office.on("2022-06-20").run("meeting open --date 2022-06-20 --chair 张三");
    office.run("extend 1 7月20日 --reason 批复未下 --by 张三");
    assert!(!office.run("minutes check").contains("时限却是"));
    let office = Office::new();
    office.run("record --unit jtj 物流甲站6月30日前挂牌");
    office.run("word 1 物流甲站7月20日前挂牌");
    assert!(office.run("minutes check").contains("第1条的文字里写2022年7月20日前，时限却是2022年6月30日"));
}

#[test]
fn two_items_that_say_the_same_are_told_under_the_papers_numbers() {
    let office = Office::new();
    office.run("record --unit jtj 研究物流企业党建办法");
    office.run("record --unit jtj 物流行业党委6月30日前挂牌");
    office.run("record --unit jtj 物流行业党委6月30日前挂牌！");
    office.run("record --unit sfj 物流行业党委6月30日前挂牌");
    let doubts = office.run("minutes check");
    assert!(doubts.contains("第2条（台账3号）和第1条（台账2号）是同一家单位的同一件事"), "{doubts}");
    assert_eq!(doubts.matches("同一件事").count(), 1, "{doubts}");
}

#[test]
fn the_words_of_a_letter_count_its_rows_and_name_a_meeting_that_was_held() {
    let mut office = Office::new();
    office.run("record --unit jtj 物流甲站5月30日前挂牌，司法局配合");
    office.run("record --unit sfj 律师行业党支部书记培训6月30日前办完");
    office.run("meeting start");
    office.run("meeting adjourn");
    office.on("2022-06-15").run("meeting open --date 2022-06-20 --chair 张三");
    office.run("export notices -o 函 --format text");
    let folder = office.folder.path().join("函");
    let mut letters = 0;
    for file in std::fs::read_dir(folder).expect("letters") {
        let path = file.expect("a file").path();
        let text = squeezed(&std::fs::read_to_string(&path).expect("text"));
        assert!(!text.contains("2022年6月20日"), "{text}");
        assert!(!path.to_string_lossy().contains("2022年6月"), "{}", path.display());
        if path.to_string_lossy().contains("市司法局") {
            assert!(text.contains("2022年5月20日基层党建工作重点任务月调度会以来，"), "{text}");
            assert!(text.contains("由你单位负责的事项共2项、配合办理的1项"), "{text}");
            assert_eq!(
                text.matches("2022年6月30日").count() + text.matches("2022年5月30日").count(),
                3,
                "three rows: {text}"
            );
        }
        letters += 1;
    }
    assert!(letters >= 2, "{letters}");
}

#[test]
fn a_lamp_made_red_by_hand_does_not_make_an_item_overdue() {
    let office = Office::new();
    office.run("record --unit jtj 物流行业党委6月30日前挂牌");
    office.run("lamp 1 红 --reason 现场核实没有动 --by 张三");
    office.run("meeting start");
    office.run("meeting adjourn");
    let bulletin = squeezed(&office.run("export bulletin --names -o - --format text"));
    assert!(bulletin.contains("红灯1件"), "{bulletin}");
    assert!(!bulletin.contains("逾期"), "{bulletin}");
    assert!(bulletin.contains("物流行业党委6月30日前挂牌（人工改灯）"), "{bulletin}");
    assert!(!bulletin.contains("橙灯") && !bulletin.contains("灯0件"), "nothing of what is not: {bulletin}");
}

#[test]
fn the_first_agenda_reports_on_nothing() {
    let office = Office::new();
    let agenda = squeezed(&office.run("export agenda -o - --format text"));
    assert!(!agenda.contains("共0项") && !agenda.contains("通报上次议定事项"), "{agenda}");
    assert!(agenda.contains("一、有关单位现场汇报"), "{agenda}");
}

#[test]
fn nobody_signs_a_day_that_is_still_to_come() {
    let office = Office::new();
    office.run("record --unit jtj 物流行业党委6月30日前挂牌");
    office.run("meeting start");
    office.run("meeting adjourn");
    office.run("minutes check --by 李四");
    assert!(office.refused("minutes sign --by 王某 --on 2022-05-23").contains("2022年5月23日"));
    office.run("minutes sign --by 王某 --on 2022-05-20");
    office.run("minutes issue");
}

#[test]
fn a_list_of_who_came_has_one_kind_of_comma() {
    let office = Office::new();
    office.run("record --unit jtj 摸清物流企业底数");
    office.run("roll take present jtj --person 赵某 --post 副局长");
    office.run("roll take present sfj");
    office.run("meeting start");
    office.run("meeting adjourn");
    let paper = squeezed(&office.minutes());
    assert!(paper.contains("出席：市司法局、市交通运输局副局长赵某"), "{paper}");
}

#[test]
fn what_was_said_about_an_item_stands_beside_its_date() {
    let mut office = Office::new();
    office.run("record --unit jtj 物流行业党委6月30日前挂牌");
    office.run("meeting start");
    office.run("meeting adjourn");
    office.on("2022-06-20").run("meeting open --date 2022-06-20 --chair 张三");
    office.run("progress 1 已选址，正在装修");
    office.run("export tasks -o 任务 --format text");
    let folder = office.folder.path().join("任务");
    let text: String = std::fs::read_dir(folder)
        .expect("papers")
        .map(|file| file.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .map(|path| std::fs::read_to_string(path).expect("text"))
        .collect();
    let told: String = text.chars().filter(|c| !c.is_whitespace() && *c != '|').collect();
    assert!(told.contains("已选址") && told.contains("装修"), "{text}");
}

/// Pieces that sentences of the room are made of, dates among them.
const PIECES: [&str; 24] = [
    "我们",
    "剩余的",
    "9月底前",
    "月底前",
    "下周五",
    "本月",
    "全部完成",
    "物流行业党委",
    "挂牌",
    "，",
    "争取",
    "6月底",
    "、",
    "确保",
    "7月10日前",
    "十天内",
    "年底前",
    "把名单",
    "报上来",
    "今年",
    "每月5日前",
    "三个月内",
    "极兔那家",
    "建。",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    /// Every word of a spoken sentence stands in the paper's item, in order, but for times that were put in other words.
    #[test]
    fn the_words_of_every_sentence_are_found_in_the_papers_item(
        picked in prop::collection::vec(0..PIECES.len(), 1..9),
        month in 1..13_u32,
        dated in any::<bool>(),
    ) {
        let text: String = picked.iter().map(|piece| PIECES[*piece]).collect();
        let said_on = day("2022-05-20");
        let due = chrono::NaiveDate::from_ymd_opt(2022, month, 28).expect("a day");
        let spoken = PIECES[picked[0]];
        let deadline = if dated { Deadline { spoken: spoken.into(), dues: vec![Due::On(due)] } } else { Deadline::none() };
        let printed = absolute(&text, &deadline, said_on);
        let text = diaodu::wording::ended(&text);
        let (mut from, mut at) = (0, 0);
        for put in times(text, &deadline, said_on) {
            let kept = &text[from..put.span.start];
            prop_assert_eq!(&printed[at..at + kept.len()], kept);
            at += kept.len();
            prop_assert_eq!(&printed[at..at + put.words.len()], put.words.as_str());
            at += put.words.len();
            // Only a time was put in other words: it names one, and what stands there names one.
            let replaced = &text[put.span.clone()];
            prop_assert!(replaced.contains(['月', '年', '周', '日', '天', '号']), "{replaced}");
            prop_assert!(put.words.contains(['月', '年']), "{}", put.words);
            from = put.span.end;
        }
        prop_assert_eq!(&printed[at..], &text[from..]);
    }
}

fn act(ledger: &mut Ledger, command: Command) {
    let deed = decide(ledger, command, &Context { now: moment("2022-05-20T10:00:00") }).expect("taken");
    deed.changes.iter().for_each(|change| ledger.apply(change));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]
    /// In the paper itself, in either form: the item's paragraph begins with the whole sentence, or with the form that was
    /// accepted at the read-back; the ledger keeps what was spoken.
    #[test]
    fn every_item_of_the_paper_is_its_sentence_or_its_accepted_form(
        sentences in prop::collection::vec((prop::collection::vec(0..PIECES.len(), 2..9), 0..3_u8, 0..3_usize), 1..6),
    ) {
        let mut ledger = Ledger::default();
        act(&mut ledger, Command::Adopt(Box::new(small_city())));
        act(&mut ledger, Command::OpenMeeting { date: day("2022-05-20"), head: MeetingHead::default() });
        act(&mut ledger, Command::CallToOrder);
        let mut expected = Vec::new();
        for (number, (picked, accepted, unit)) in (1..).zip(sentences) {
            // A number of its own keeps sentences apart.
            let spoken: String =
                picked.iter().map(|piece| PIECES[*piece]).chain([format!("第{number}项").as_str()]).collect();
            let recording = Recording {
                kind: CommitmentKind::Promise,
                units: vec![UnitId::new(["U1", "U2", "U3"][unit])],
                supporting: Vec::new(),
                task: None,
                text: spoken.clone(),
                owner: String::new(),
                deadline: Deadline::on("6月底前", day("2022-06-30")),
            };
            act(&mut ledger, Command::Record(recording));
            let id = CommitmentId(number);
            let commitment = ledger.commitments[&id].clone();
            let proposal = propose(&commitment.text, &Speech::of(&ledger, &commitment, std::slice::from_ref(&commitment.unit)));
            let form = match accepted {
                0 => None,
                1 => Some(proposal.text),
                _ => Some(format!("自己写的成文第{number}项")),
            };
            // A form that is what is printed anyway changes nothing, and is not taken.
            if let Some(written) = form.filter(|form| !form.trim().is_empty()) {
                let command = Command::WordItem { ids: vec![id], written: Some(written) };
                if let Ok(deed) = decide(&ledger, command, &Context { now: moment("2022-05-20T10:00:00") }) {
                    deed.changes.iter().for_each(|change| ledger.apply(change));
                }
            }
            let kept = &ledger.commitments[&id];
            prop_assert_eq!(ended(&kept.text), ended(&spoken), "the ledger keeps what was spoken");
            let whole = absolute(&kept.text, &kept.deadline, day("2022-05-20"));
            let printed = kept.written.clone().unwrap_or(whole);
            expected.push((number, ended(&printed).to_owned()));
        }
        let books = ledger.for_everybody();
        for paper in [minutes(&books, day("2022-05-23")), minutes_in(&books, day("2022-05-23"), MinutesForm::Concise)] {
            let items: Vec<String> = paper
                .blocks
                .iter()
                .filter(|block| matches!(block, Block::Resolution { .. }))
                .map(|block| block.words().concat())
                .collect();
            for (number, printed) in &expected {
                let begins = |item: &&String| {
                    item.split_once('.').is_some_and(|(_, said)| said.trim_start().starts_with(&format!("{printed}。")))
                };
                prop_assert!(items.iter().any(|item| begins(&item)), "{}: {} in {:#?}", number, printed, items);
            }
        }
    }
}
