//! A fault in an office's own catalogue, told as a colleague would: where, what is wrong, what belongs there, and that
//! nothing was taken.

use crate::domain::{
    Catalogue, CatalogueFault, CatalogueFaults, EntryFault, FaultKind, FileFault, PhraseFault, SenseFault, Shape, Slip,
};

/// The end of every such sentence: a half-loaded catalogue is what people fear.
const NOTHING_TAKEN: &str = "没有载入任何内容。";

/// How many faults are told in one go; whoever has more mends these first.
const MOST_TOLD: usize = 30;

/// The faults, each with its place: one as a sentence, several a line each.
#[must_use]
pub fn catalogue_faults(faults: &CatalogueFaults) -> String {
    if let [only] = faults.0.as_slice() {
        return catalogue_fault(only);
    }
    let mut lines = vec![format!("目录有 {} 处要改：", faults.0.len())];
    lines.extend(faults.0.iter().take(MOST_TOLD).map(|fault| format!("  {}", of_one(fault))));
    if faults.0.len() > MOST_TOLD {
        lines.push(format!("  ……先改这 {MOST_TOLD} 处，改好再看其余的。"));
    }
    lines.push(NOTHING_TAKEN.to_owned());
    lines.join("\n")
}

/// The sentence, for example `tasks.toml 第 37 行：“units”里的“市水务局”不在名册中；请写名册里的简称、别名或编号。没有载入任何内容。`
#[must_use]
pub fn catalogue_fault(fault: &CatalogueFault) -> String {
    format!("{}{NOTHING_TAKEN}", of_one(fault))
}

/// A catalogue that was looked through and has no fault.
#[must_use]
pub fn catalogue_sound(catalogue: &Catalogue) -> String {
    let programme = &catalogue.programme;
    format!(
        "目录没有问题：主题{}，单位 {} 家，任务 {} 项，台账 {} 种，指标 {} 个，亮灯规则 {} 条。",
        super::minutes::quoted(&programme.topic),
        catalogue.units.len(),
        catalogue.tasks.len(),
        programme.registers.len(),
        programme.indicators.len(),
        programme.lamps.rules.len()
    )
}

fn of_one(fault: &CatalogueFault) -> String {
    let place = place(fault);
    let (wrong, expected) = parts(fault);
    format!("{place}：{wrong}；{expected}。")
}

fn place(fault: &CatalogueFault) -> String {
    match &fault.cell {
        Some(cell) if cell.is_empty() => format!("“{}”表", fault.file),
        Some(cell) => format!("“{}”表 {cell}", fault.file),
        None if fault.line > 0 => format!("{} 第 {} 行", fault.file, fault.line),
        None => fault.file.clone(),
    }
}

/// What is wrong, and what was expected.
fn parts(fault: &CatalogueFault) -> (String, String) {
    let is_book = fault.cell.is_some();
    match fault.kind.as_ref() {
        FaultKind::File(file) => of_the_file(file, is_book),
        FaultKind::Syntax(slip) => of_the_writing(slip, fault.column),
        FaultKind::Entry(entry) if is_book => in_a_cell(entry).unwrap_or_else(|| of_the_entry(entry)),
        FaultKind::Entry(entry) => of_the_entry(entry),
        FaultKind::Sense(sense) if is_book => sense_in_a_cell(sense).unwrap_or_else(|| of_the_sense(sense)),
        FaultKind::Sense(sense) => of_the_sense(sense),
    }
}

fn of_the_file(fault: &FileFault, is_book: bool) -> (String, String) {
    let (wrong, expected) = match fault {
        FileFault::FileMissing if is_book => {
            ("这张表是空的，或者没有".into(), "目录里必须有主题、单位、任务三张表".into())
        }
        FileFault::FileUnknown { near, known } if is_book => {
            (format!("目录里用不到这张表{}", question(near.as_deref())), format!("可用的表名是 {}", known.join("、")))
        }
        FileFault::FolderMissing => ("找不到这个文件夹".into(), "请核对位置".into()),
        FileFault::FileMissing => {
            ("目录里必须有这个文件，现在没有".into(), "请补上，可以从内置目录复制一份来改".into())
        }
        FileFault::FileUnknown { near, known } => (
            format!("目录里用不到这个文件名{}", question(near.as_deref())),
            format!("可用的文件名是 {}", known.join("、")),
        ),
        FileFault::NotUtf8 => ("文字不是 UTF-8 编码".into(), "请在编辑器里另存一次，编码选 UTF-8".into()),
        FileFault::Unreadable => ("打不开这个文件".into(), "请看看是不是正被别的程序占用，或者没有读取权限".into()),
    };
    (wrong, expected)
}

fn of_the_writing(slip: &Slip, column: usize) -> (String, String) {
    let (wrong, expected) = match slip {
        Slip::ChineseQuote => ("用了中文引号".into(), "包住内容的引号要用英文（半角）的 \"".into()),
        Slip::ChineseSign { found, wanted } => {
            (format!("用了中文符号“{found}”"), format!("这里要用英文（半角）的 {wanted}"))
        }
        Slip::QuoteOpen => ("引号没有配对".into(), "内容前后都要有英文引号 \"，中间不能换行".into()),
        Slip::QuoteMissing => ("文字没有加引号".into(), "请写成 栏目 = \"内容\"".into()),
        Slip::ChineseKey { key, near: Some(near) } => (format!("栏目名“{key}”要写成英文"), format!("这里写 {near}")),
        Slip::ChineseKey { key, near: None } => {
            (format!("栏目名“{key}”要写成英文"), "请对照内置目录里同名文件开头的说明".into())
        }
        Slip::BracketOpen => ("括号没有配对".into(), "请补上 ]、]] 或 }".into()),
        Slip::CommaMissing => ("两项之间少了逗号".into(), "请用英文逗号 , 隔开".into()),
        Slip::SignTooMany => ("多了一个符号".into(), "请删去多余的逗号、等号或文字".into()),
        Slip::EqualsMissing => ("栏目名后面少了等号".into(), "请写成 栏目 = 内容".into()),
        Slip::ValueMissing => ("等号后面没有内容".into(), "请写上内容，不需要这一栏就整行删掉".into()),
        Slip::KeyTwice => (
            "同一段里这一栏写了两次".into(),
            "请删去一次；若是另起一项，上面要先写 [[…]] 这样的标题行（双层方括号）".into(),
        ),
        Slip::NumberBad => ("数字写得不对".into(), "请只写阿拉伯数字，前面不加 0，不带单位".into()),
        Slip::Other => (
            if column > 1 { format!("第 {column} 个字附近写法不对") } else { "写法不对".into() },
            "请对照内置目录里同名文件的写法".into(),
        ),
    };
    (wrong, expected)
}

fn of_the_entry(fault: &EntryFault) -> (String, String) {
    match fault {
        EntryFault::Phrase { key, fault } => of_a_phrase(key, fault),
        EntryFault::KeyUnknown { key, near, known } => (
            format!("不认识“{key}”这一栏{}", question(near.as_deref())),
            format!("这里可以写的栏目是 {}", known.join("、")),
        ),
        EntryFault::KeyMissing { key, shape } => {
            (format!("这一段里少了“{key}”一栏"), format!("请补上{}", example(key, *shape)))
        }
        EntryFault::WrongShape { key, shape } => {
            (format!("“{key}”应为{}", shape_name(*shape)), format!("写法是{}", example(key, *shape)))
        }
        EntryFault::Blank { key } => (format!("“{key}”是空的"), "请写上内容".into()),
        EntryFault::WordUnknown { key, word, near, known } => (
            format!("“{key}”里的“{word}”不在可选范围{}", question(near.as_deref())),
            format!("请写 {} 中的一个", known.join("、")),
        ),
        EntryFault::HeadingUnknown { heading, known, .. } if heading.is_empty() => {
            ("这一列没有表头".into(), format!("这张表的栏目是 {}", known.join("、")))
        }
        EntryFault::HeadingUnknown { heading, near, known } => {
            (format!("不认识“{heading}”{}", question(near.as_deref())), format!("这张表的栏目是 {}", known.join("、")))
        }
        EntryFault::NoHeadings { known } => ("没有找到表头".into(), format!("表头要有 {}", known.join("、"))),
        EntryFault::TooLong { key, has, most } => {
            (format!("“{key}”有 {has} 个字，太长"), format!("最多 {most} 个字，详细内容请写到别的栏目"))
        }
        EntryFault::OutOfRange { key, least, most } => {
            (format!("“{key}”的数字不合适"), format!("请写 {least} 到 {most} 之间的整数"))
        }
        EntryFault::NoneListed { key } => ("一项也没有写".into(), format!("至少要有一个 [[{key}]]")),
    }
}

/// What is said otherwise where no keys are written.
fn in_a_cell(fault: &EntryFault) -> Option<(String, String)> {
    Some(match fault {
        EntryFault::KeyMissing { key, .. } => (format!("“{key}”没有填"), "这一格必须填".to_owned()),
        EntryFault::WrongShape { key, shape: Shape::Number } => {
            (format!("“{key}”不是整数"), "请只写阿拉伯数字，不带单位".to_owned())
        }
        EntryFault::WrongShape { key, shape: Shape::Flag } => (format!("“{key}”没有看懂"), "请写 是 或 否".to_owned()),
        EntryFault::Blank { key } => (format!("“{key}”是空的"), "请写上内容".to_owned()),
        EntryFault::NoneListed { .. } => ("一行也没有写".to_owned(), "至少要有一行".to_owned()),
        EntryFault::Phrase { .. }
        | EntryFault::KeyUnknown { .. }
        | EntryFault::WrongShape { .. }
        | EntryFault::WordUnknown { .. }
        | EntryFault::TooLong { .. }
        | EntryFault::OutOfRange { .. }
        | EntryFault::HeadingUnknown { .. }
        | EntryFault::NoHeadings { .. } => return None,
    })
}

/// What is said otherwise of a workbook.
fn sense_in_a_cell(fault: &SenseFault) -> Option<(String, String)> {
    Some(match fault {
        SenseFault::CodeUnknown { key, word, near, home } => (
            format!("“{key}”里的“{word}”没有找到{}", question(near.as_deref())),
            format!("请写“{home}”表里有的编号或代号"),
        ),
        SenseFault::StageMissing => ("这本台账没有阶段".into(), "请在“台账阶段”表里按先后写上各阶段".into()),
        SenseFault::DoneStageMissing => {
            ("这本台账没有一个阶段算办成".into(), "请在“台账阶段”表里给算办成的阶段写上 是".into())
        }
        SenseFault::LabelBad { label } => {
            (format!("“{label}”认不出是哪天"), "请写 2022-06-30 这样的日期；左边的话已经说清的不用写".into())
        }
        SenseFault::DayUnread { spoken, has_year: true } => {
            (format!("“{spoken}”看不出是哪天"), "请在右边一格写上日期，如 2022-06-30".into())
        }
        _ => return None,
    })
}

fn of_the_sense(fault: &SenseFault) -> (String, String) {
    match fault {
        SenseFault::CodeTwice { code, first } => (format!("“{code}”重复了，第 {first} 行已经用过"), "请换一个".into()),
        SenseFault::NameTaken { name, holder, first } => {
            (format!("“{name}”这个叫法第 {first} 行已经给了{holder}"), "一个叫法只能给一家，请删去一处".into())
        }
        SenseFault::OrderTaken { order, holder } => {
            (format!("发言顺序 {order} 已经是{holder}"), "请换一个没有用过的数".into())
        }
        SenseFault::UnitUnknown { key, word, near } => (
            format!("“{key}”里的“{word}”不在名册中{}", question(near.as_deref())),
            "请写名册里的简称、别名或编号".into(),
        ),
        SenseFault::NobodyMeant { key, word } => {
            (format!("“{key}”里的“{word}”现在一家单位也没有"), "请改为具体单位，或者核对名册".into())
        }
        SenseFault::CodeUnknown { key, word, near, home } => {
            (format!("“{key}”里的“{word}”没有找到{}", question(near.as_deref())), format!("请写 {home} 里有的 id"))
        }
        SenseFault::OfItself { key, code } => (format!("“{key}”写的就是“{code}”自己"), "请写另一个指标".into()),
        SenseFault::OfARate { key, code } => {
            (format!("“{key}”里的“{code}”本身是比率"), "比率只能由两个计数指标相除得出".into())
        }
        SenseFault::StageMissing => ("这本台账没有阶段".into(), "请在 stages 里按先后写上各阶段".into()),
        SenseFault::DoneStageMissing => {
            ("这本台账没有一个阶段算办成".into(), "请给算办成的阶段写上 done = true".into())
        }
        SenseFault::LabelBad { label } => (
            format!("时限“{label}”认不出"),
            "请写 2022-06-30 这样的日期，或 RECURRING:monthly、OPEN、ASAP、NONE，几个时限用 ; 隔开".into(),
        ),
        SenseFault::DayUnread { spoken, has_year: true } => {
            (format!("“{spoken}”看不出是哪天"), "请另写上日期，如 label = \"2022-06-30\"".into())
        }
        SenseFault::DayUnread { spoken, has_year: false } => {
            (format!("“{spoken}”看不出是哪一年"), "请把年份写进目录代号（如 flood-2026），或者另写上日期".into())
        }
        SenseFault::LabelAgainstWords { spoken, heard, label } => (
            format!("“{spoken}”是 {heard}，另写的日期是 {label}，两处对不上"),
            "请改对一处；话已经说清的，日期可以不写".into(),
        ),
        SenseFault::PointsDoNotAddUp { sum } => (format!("各项满分加起来是 {sum} 分"), "请改成一共 100 分".into()),
        SenseFault::LampTestUnknown { word, known } => {
            (format!("亮灯条件“{word}”认不出"), format!("可以写的有 {}（N 换成大于 0 的数字）", known.join("、")))
        }
        SenseFault::RuleUnreachable { first } => {
            (format!("第 {first} 行的规则什么都算，这一条永远轮不到"), "请把“其他”那一条放到最后".into())
        }
    }
}

fn of_a_phrase(key: &str, fault: &PhraseFault) -> (String, String) {
    match fault {
        PhraseFault::UnknownName { name, known } if known.is_empty() => {
            (format!("“{key}”里的“{name}”没有这一项"), "这一句没有可以填空的，请直接写文字".into())
        }
        PhraseFault::UnknownName { name, known } => {
            (format!("“{key}”里的“{name}”没有这一项"), format!("可以用的有 {}", known.join("、")))
        }
        PhraseFault::Writing { line } => (
            format!("“{key}”第 {line} 行的填空写法不对"),
            "请写成 {{ 名字 }}，或 {% if 名字 %}……{% endif %}，大括号要成对，都用半角".into(),
        ),
        PhraseFault::Endless => (format!("“{key}”没完没了，停不下来"), "请去掉循环，写得短一些".into()),
        PhraseFault::Empty => (format!("“{key}”一个字也没有写出来"), "请写上文字，不用的整行删掉".into()),
    }
}

fn question(near: Option<&str>) -> String {
    near.map(|near| format!("（是不是“{near}”？）")).unwrap_or_default()
}

fn shape_name(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "一段文字",
        Shape::Texts => "一段或几段文字",
        Shape::Number => "一个整数",
        Shape::Flag => " true 或 false",
        Shape::Section => "花括号里的一组栏目",
        Shape::Sections => "一项一项的列表",
    }
}

fn example(key: &str, shape: Shape) -> String {
    match shape {
        Shape::Text => format!(" {key} = \"内容\""),
        Shape::Texts => format!(" {key} = [\"一项\", \"另一项\"]"),
        Shape::Number => format!(" {key} = 1（数字不加引号）"),
        Shape::Flag => format!(" {key} = true 或 {key} = false（不加引号）"),
        Shape::Section => format!(" {key} = {{ … }}"),
        Shape::Sections => format!("标题行 [[{key}]]，每项各写一个，或 {key} = [{{ … }}, {{ … }}]"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: usize, kind: impl Into<FaultKind>) -> String {
        catalogue_fault(&CatalogueFault {
            file: "tasks.toml".into(),
            line,
            column: 9,
            cell: None,
            kind: Box::new(kind.into()),
        })
    }

    #[test]
    fn an_unknown_unit_is_told_with_its_place_and_what_to_write() {
        let kind = SenseFault::UnitUnknown { key: "units".into(), word: "市水务局".into(), near: None };
        assert_eq!(
            said(37, kind),
            "tasks.toml 第 37 行：“units”里的“市水务局”不在名册中；请写名册里的简称、别名或编号。没有载入任何内容。"
        );
    }

    #[test]
    fn a_misspelt_key_is_asked_after() {
        let kind = EntryFault::KeyUnknown { key: "titel".into(), near: Some("title".into()), known: &["id", "title"] };
        assert_eq!(
            said(4, kind),
            "tasks.toml 第 4 行：不认识“titel”这一栏（是不是“title”？）；这里可以写的栏目是 id、title。没有载入任何内容。"
        );
    }

    #[test]
    fn a_missing_file_has_no_line() {
        assert_eq!(
            said(0, FileFault::FileMissing),
            "tasks.toml：目录里必须有这个文件，现在没有；请补上，可以从内置目录复制一份来改。没有载入任何内容。"
        );
    }
}
