//! Papers to test with: a realistic set of minutes, and minutes of any length.

use chrono::NaiveDate;
use diaodu::document::{
    Align, Attendance, Block, Cell, Colophon, Column, Document, DocumentKind, Level, Meta, Run, Table,
};

/// Minutes with every kind of block.
pub fn minutes() -> Document {
    let mut blocks = head();
    blocks.extend(opening());
    blocks.push(Block::heading(Level::One, "二、会议议定事项"));
    let items = [
        ("市委组织部", "建立月调度机制，每月召开一次调度会，印发一期纪要，上次议定事项逐条销号", "2022年5月31日"),
        ("市教育局", "成立市民办教育行业党委，配齐专职党务工作者，将党建工作要求写入学校章程", "2022年6月30日"),
        (
            "市委网信办",
            "摸清全市互联网企业底数，建立台账，实行动态管理，6家重点企业全部单独建立党组织",
            "2022年6月20日",
        ),
        ("市司法局", "律师行业党组织覆盖率达到100%，党员律师担任合伙人的比例不低于86.1%", "2022年9月30日"),
        ("市民政局", "推动社会组织登记、年检、评估与党建工作“三同步”，每月5日前报送进展", "长期坚持"),
        ("市市场监管局", "推进“小个专”党建，在3条商业街区开展试点；遇有问题，随时报工委办公室", "2022年7月31日"),
        ("市卫生健康委", "摸排民营医院党组织设置情况，对应建未建的列出清单——逐家明确时限", "2022年6月10日"),
        ("市交通运输局", "在网约车、货运行业建立流动党员党支部，设立“司机之家”12个", "2022年8月31日"),
        ("市邮政管理局", "抓好快递物流行业党建，选派党建指导员，做到应派尽派", "2022年6月30日"),
        ("市住房城乡建设局", "推进物业行业党组织覆盖，会同各县（市、区）建立“红色物业”联席会议制度", "2022年12月31日"),
        ("市工商联", "推荐10家民营企业作为党建示范点，报市委“两新”工委研究", "下次会议前"),
        ("市委宣传部", "党的二十大精神学习宣讲进“两新”组织，场次和人次按月统计", "按月"),
    ];
    for (number, (unit, text, due)) in items.iter().enumerate() {
        blocks.push(Block::Resolution {
            label: format!("{}.", number + 1),
            runs: vec![Run::plain(format!("由{unit}牵头，{text}。完成时限：")), Run::strong(*due), Run::plain("。")],
        });
    }
    blocks.push(Block::heading(Level::One, "三、任务分解"));
    blocks.push(Block::paragraph("会议议定事项分解如下，由市委“两新”工委办公室逐项跟踪："));
    blocks.push(Block::Table(tasks(items.iter().map(|&(unit, text, due)| (unit.to_owned(), text, due)))));
    blocks.extend(ending());
    document(blocks)
}

fn head() -> Vec<Block> {
    vec![
        Block::Mark("XX市委“两新”工委会议纪要".into()),
        Block::NumberLine("第1期".into()),
        Block::IssuerLine {
            issuer: "中共XX市委“两新”工委办公室".into(), date: "2022年5月23日".into()
        },
        Block::Title("市委党建办基层党建重点任务月调度会议\n暨市委“两新”工委第一次全体会议纪要".into()),
    ]
}

fn opening() -> Vec<Block> {
    vec![
        Block::Paragraph(vec![Run::plain(
            "2022年5月20日，市委组织部副部长、“两新”工委书记王××主持召开市委党建办基层党建重点任务月调度会议暨2022年\
             “两新”工委第一次全体会议，听取有关单位工作汇报，研究部署全市“两新”组织党建工作。现将会议议定事项纪要如下。",
        )]),
        Block::heading(Level::One, "一、会议听取了有关情况的汇报"),
        Block::heading(Level::Two, "（一）关于上次议定事项落实情况"),
        Block::Paragraph(vec![
            Run::lead("会议指出，"),
            Run::plain(
                "全市“两新”组织党建工作总体平稳，但推进不够平衡……要补短板、强弱项，两个覆盖率由79.4%提高到86.1%。",
            ),
        ]),
        Block::heading(Level::Two, "（二）关于行业党委建设"),
        Block::heading(Level::Three, "1.行业党委设置"),
        Block::heading(Level::Four, "（1）设置原则"),
        Block::Paragraph(vec![
            Run::label("会议要求："),
            Run::plain(
                "各行业党委要切实履行主体责任，主要负责同志亲自抓、负总责；工委委员要深入联系点，每季度至少1次。",
            ),
        ]),
    ]
}

fn ending() -> Vec<Block> {
    let attendance = |label: &str, entries: &[&str]| {
        let entries = entries.iter().map(|entry| (*entry).to_owned()).collect();
        Block::Attendance(Attendance { label: label.into(), entries })
    };
    vec![
        Block::BlankLine,
        attendance(
            "出席",
            &["市委组织部王××、李××，市委宣传部张××，市委统战部刘××，市委网信办陈××，市教育局杨××，市民政局赵××，\
                 市司法局黄××，市市场监管局周××"],
        ),
        attendance("列席", &["各县（市、区）委组织部分管负责同志", "市委“两新”工委办公室全体人员"]),
        attendance("请假", &["市卫生健康委吴××（由徐××代会）"]),
        Block::Colophon(Colophon {
            copy_to: vec![
                "市委办公室".into(),
                "市政府办公室".into(),
                "市纪委监委机关".into(),
                "市委“两新”工委各成员单位".into(),
                "各县（市、区）委组织部".into(),
            ],
            print_org: "中共XX市委“两新”工委办公室".into(),
            print_date: "2022年5月23日".into(),
            proof: String::new(),
        }),
    ]
}

fn tasks<'a>(items: impl Iterator<Item = (String, &'a str, &'a str)>) -> Table {
    let columns = vec![
        Column::new("序号", 2, Align::Center),
        Column::new("议定事项", 12, Align::Left),
        Column::new("牵头单位", 5, Align::Center),
        Column::new("完成时限", 6, Align::Center),
    ];
    let row = |(number, (unit, text, due)): (usize, (String, &str, &str))| -> Vec<Cell> {
        vec![(number + 1).to_string().into(), text.into(), unit.into(), due.into()]
    };
    Table { columns, rows: items.enumerate().map(row).collect() }
}

/// Minutes with as many resolutions and attending units as asked for.
pub fn long(items: usize, units: usize) -> Document {
    let text = "摸清行业内“两新”组织底数，建立台账，实行动态管理，每月5日前向工委办公室报送进展情况。";
    let mut blocks = head();
    blocks.extend(opening());
    for number in 1..=items {
        let runs = vec![Run::plain(format!("由第{}单位牵头，", number % units.max(1) + 1)), Run::strong(text)];
        blocks.push(Block::Resolution { label: format!("{number}."), runs });
    }
    let rows = (0..items).map(|item| (format!("第{}单位", item % units.max(1) + 1), text, "2022年6月30日"));
    blocks.push(Block::Table(tasks(rows)));
    let entries = (1..=units).map(|unit| format!("第{unit}单位　王××、李××")).collect();
    blocks.push(Block::Attendance(Attendance { label: "出席".into(), entries }));
    blocks.extend(ending());
    document(blocks)
}

/// A paper of the given blocks.
pub fn document(blocks: Vec<Block>) -> Document {
    let created = NaiveDate::from_ymd_opt(2022, 5, 20).and_then(|day| day.and_hms_opt(17, 30, 0)).unwrap_or_default();
    Document {
        kind: DocumentKind::Minutes,
        title: "市委“两新”工委会议纪要（第1期）".into(),
        meta: Meta {
            author: "市委“两新”工委办公室".into(),
            created,
            version: "1".into(),
            readers: diaodu::domain::Readers::Everybody,
        },
        blocks,
    }
}
