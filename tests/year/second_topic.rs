//! The topic of the second half of the year: the built-in catalogue copied out and rewritten as an office would.

use std::{fs, path::Path};

/// Tasks that go on: registers follow them.
const GO_ON: [&str; 16] =
    ["T01", "T02", "T03", "T17", "T20", "T27", "T29", "T30", "T31", "T32", "T36", "T38", "T39", "T44", "T45", "T48"];

/// Days that the plan puts off or brings forward: the months before had the old ones.
const REVISED: [(&str, &str); 3] = [
    (r#"spoken = "计划年度内", label = "2022-12-31""#, r#"spoken = "11月底前", label = "2022-11-30""#),
    (r#"spoken = "6月底前", label = "2022-06-30""#, r#"spoken = "7月底前", label = "2022-07-31""#),
    (r#"label = "2022-05-31""#, r#"label = "2022-08-31""#),
];

/// New tasks; one has a code that meant something else before.
const NEW: &str = r#"
[[task]]
id = "T60"
title = "网格党组织全覆盖"
requirement = "每个网格都有党组织。"
scope = "县区"
units = "各县（市、区）、园区"
cadence = "每月"
deadline = { spoken = "10月底前", label = "2022-10-31" }
measure = "网格党组织数"
note = "差几个"

[[task]]
id = "T61"
title = "商圈联合党委运转"
requirement = "商圈联合党委按季议事。"
scope = "部分"
units = ["市商务局", "市市场监管局"]
cadence = "每季"
deadline = { spoken = "年底前", label = "2022-12-31" }
measure = "议事次数"
note = "议了什么"

[[task]]
id = "T05"
title = "暖“新”驿站建设"
requirement = "每家建好一个驿站。"
scope = "全体"
units = "成员单位"
cadence = "半年"
deadline = { spoken = "12月15日前", label = "2022-12-15" }
measure = "驿站数"
note = "建到哪一步"
"#;

const LAMPS: &str = r#"
name = "下半年规则"
source = "本市自定"
rule = [
    { lamp = "蓝", word = "迟办", when = ["逾期后办结"] },
    { lamp = "绿", word = "已销号", when = ["已销号"] },
    { lamp = "绿", word = "已报", when = ["自报完成"] },
    { lamp = "红", word = "久逾期", when = ["逾期10天"] },
    { lamp = "橙", word = "逾期", when = ["逾期1天"] },
    { lamp = "红", word = "严重滞后", when = ["落后40个百分点"] },
    { lamp = "灰", word = "长期", when = ["长期"] },
    { lamp = "红", word = "久未报", when = ["连续3期未报"] },
    { lamp = "橙", word = "滞后未报", when = ["落后1个百分点", "连续1期未报"] },
    { lamp = "黄", word = "滞后", when = ["落后15个百分点"] },
    { lamp = "黄", word = "未报", when = ["连续1期未报"] },
    { lamp = "黄", word = "近期", when = ["5天内到期"] },
    { lamp = "蓝", word = "将到期", when = ["剩余时间不足20%"] },
    { lamp = "绿", word = "已延期", when = ["已延期", "有期限"] },
    { lamp = "绿", word = "推进", when = ["有期限"] },
    { lamp = "灰", word = "未定期限", when = ["其他"] },
]
"#;

const ASSESSMENT: &str = r#"
name = "下半年考核"
rule = [
    { name = "按时办结", counts = "按时办结率", points = 35 },
    { name = "延期", counts = "延期次数", points = 10, each = "0.75", late = "1.25" },
    { name = "报送进展", counts = "未报次数", points = 15, each = "1.25" },
    { name = "出席会议", counts = "出席率", points = 12, delegate = 85, late = 90, leave = 40 },
    { name = "按期备案", counts = "按期备案率", points = 15 },
    { name = "巡察整改", counts = "整改率", points = 13, register = "inspection" },
]
"#;

/// Rewrites a copy of the built-in catalogue.
pub fn write(folder: &Path) {
    let edit = |file: &str, how: &dyn Fn(&str) -> String| {
        let path = folder.join(file);
        let text = fs::read_to_string(&path).expect("a file of the catalogue");
        fs::write(&path, how(&text)).expect("written");
    };
    edit("programme.toml", &|text| {
        text.replace("two-new-2022", "grid-2022").replace("“两新”组织党建", "网格和商圈党建")
    });
    edit("tasks.toml", &|text| {
        let mut blocks = text.split("\n[[task]]\n");
        let head = blocks.next().unwrap_or_default().to_owned();
        let goes_on = |block: &&str| GO_ON.iter().any(|id| block.contains(&format!("id = \"{id}\"")));
        let kept: Vec<String> = blocks.filter(goes_on).map(|block| format!("\n[[task]]\n{block}")).collect();
        assert_eq!(kept.len(), GO_ON.len(), "tasks that go on");
        let revised = REVISED.iter().fold(kept.concat(), |text, (before, after)| {
            assert!(text.contains(before), "{before}");
            text.replacen(before, after, 1)
        });
        format!("{head}{revised}{NEW}")
    });
    edit("lamps.toml", &|_| LAMPS.to_owned());
    edit("assessment.toml", &|_| ASSESSMENT.to_owned());
}
