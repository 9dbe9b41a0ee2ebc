//! Figures a sentence states: a number with its unit (12家, 80%, 3个百分点) and, where the words before it say so, what
//! is counted (组建率81.5%). Dates, durations and ordinals are none.

use crate::text::fold;
use std::ops::Range;

/// A number with its unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The bytes of the text, number and unit.
    pub span: Range<usize>,
    /// The value; of a range (1—2个) the upper end. 3.5万元 is 35,000 of 元.
    pub value: f64,
    /// The unit as written, `%` for every way of writing per cent.
    pub unit: String,
    /// What is counted, when it stands before the number, without the verbs and settings in front of it.
    pub name: Option<String>,
    /// All that stands before the number as far as the sign before, with them: 本月发展党员.
    pub before: String,
    /// Whether it is how much more or less there is (增加3名), not how much there is (增加到58名).
    pub is_change: bool,
}

/// Units of measure, the longer before those they begin with.
const UNITS: &[&str] = &[
    "个百分点",
    "百分点",
    "%",
    "‰",
    "人次",
    "家次",
    "班次",
    "场次",
    "平方米",
    "公里",
    "公斤",
    "个",
    "家",
    "户",
    "人",
    "名",
    "次",
    "场",
    "篇",
    "件",
    "条",
    "项",
    "处",
    "所",
    "支",
    "对",
    "元",
    "份",
    "例",
    "起",
    "门",
    "班",
    "倍",
    "亩",
    "吨",
    "张",
    "套",
    "台",
    "辆",
    "册",
    "座",
    "栋",
    "类",
    "种",
    "期",
    "批",
    "位",
];

/// What makes a number with 个 a length of time, or a count of parts of a list.
const NOT_COUNTED: &[&str] = &["工作日", "月", "小时", "星期", "季度", "礼拜", "自然日", "年头", "方面", "是"];

/// Words between what is counted and the number.
const LINKS: &[&str] = &[
    "不低于",
    "不少于",
    "不超过",
    "提高到",
    "提升到",
    "提升至",
    "提高至",
    "增加到",
    "增加至",
    "下降到",
    "下降至",
    "降至",
    "增至",
    "升至",
    "达到",
    "超过",
    "共计",
    "合计",
    "总计",
    "累计",
    "至少",
    "现有",
    "共有",
    "已有",
    "已达",
    "只有",
    "占比",
    "同比",
    "环比",
    "增长",
    "提高",
    "提升",
    "下降",
    "减少",
    "增加",
    "新增",
    "新建",
    "其中",
    "分别",
    "大约",
    "达",
    "为",
    "是",
    "共",
    "约",
    "有",
    "已",
    "仅",
    "超",
    "由",
    "从",
    "到",
    "至",
    "近",
    "各",
    "占",
    "：",
    ":",
    "，",
    "、",
    " ",
    "了",
];

/// Those of them that say how much more or less there is.
const CHANGES: &[&str] = &["同比", "环比", "增长", "提高", "提升", "下降", "减少", "增加", "新增", "新建"];

/// Verbs and settings in front of what is counted.
const LEADS: &[&str] = &[
    "截至目前",
    "目前",
    "全市",
    "我市",
    "全县",
    "全区",
    "本月",
    "上月",
    "累计",
    "其中",
    "共",
    "已",
    "新",
    "现有",
    "排查出",
    "排查",
    "摸排",
    "建立",
    "组建",
    "成立",
    "完成",
    "开展",
    "培训",
    "发展",
    "选派",
    "派驻",
    "走访",
    "建成",
    "打造",
    "申报",
    "备案",
    "报送",
    "发现",
    "整改",
    "解决",
    "新增",
    "新建",
    "了",
    "的",
    "将",
    "把",
    "从",
    "由",
    "使",
];

/// Every figure of the text, from left to right.
#[must_use]
pub fn figures(text: &str) -> Vec<Figure> {
    let mut found: Vec<Figure> = Vec::new();
    let mut from = 0;
    while let Some(character) = text[from..].chars().next() {
        let Some((end, value, unit)) = figure_at(text, from) else {
            from += number(&text[from..]).map_or(character.len_utf8(), |(length, _)| length.max(1));
            continue;
        };
        let floor = found.last().map_or(0, |last| last.span.end);
        let (between, is_change) = strip_links(&text[floor..from]);
        let again = found.last().filter(|_| between.is_empty());
        let (name, before) = match again {
            // 由75%提高到81.5%: the same thing, counted again.
            Some(last) => (last.name.clone(), last.before.clone()),
            None => (name_in(between), since_sign(between).to_owned()),
        };
        found.push(Figure { span: from..end, value, unit, name, before, is_change });
        from = end;
    }
    found
}

fn figure_at(text: &str, from: usize) -> Option<(usize, f64, String)> {
    let rest = &text[from..];
    if text[..from].ends_with('第') {
        return None;
    }
    if let Some(percent) = rest.strip_prefix("百分之") {
        let (length, value) = number(percent)?;
        return Some((text.len() - percent.len() + length, value, "%".to_owned()));
    }
    let (mut length, mut value) = number(rest)?;
    if let Some((dash, second)) = range_end(&rest[length..]) {
        length += dash;
        value = second;
    }
    let written = &rest[length..];
    let (scale, factor) = match written.chars().next() {
        Some('万') => ('万'.len_utf8(), 1e4),
        Some('亿') => ('亿'.len_utf8(), 1e8),
        _ => (0, 1.0),
    };
    let after = &written[scale..];
    let folded = after.chars().next().map(fold);
    let (unit, unit_length) = match folded {
        Some('%' | '﹪') => ("%", after.chars().next()?.len_utf8()),
        _ => UNITS.iter().find(|unit| after.starts_with(**unit)).map(|unit| (*unit, unit.len()))?,
    };
    if NOT_COUNTED.iter().any(|word| after[unit_length..].starts_with(word)) {
        return None;
    }
    // 一批, 一项 and 一个 speak of something rather than count it.
    if rest.starts_with('一') && length == '一'.len_utf8() && unit != "家" && unit != "名" {
        return None;
    }
    Some((from + length + scale + unit_length, value * factor, unit.to_owned()))
}

/// The second number of a range, with the bytes of the dash and the number.
fn range_end(after: &str) -> Option<(usize, f64)> {
    let dash = ["——", "—", "-", "–", "~", "～", "至", "到"].iter().find(|dash| after.starts_with(**dash))?;
    let (length, value) = number(&after[dash.len()..])?;
    Some((dash.len() + length, value))
}

/// A number at the beginning of a text: its bytes and value.
fn number(text: &str) -> Option<(usize, f64)> {
    let mut digits = String::new();
    let mut length = 0;
    for character in text.chars() {
        match fold(character) {
            digit @ '0'..='9' => digits.push(digit),
            '.' if !digits.is_empty() && !digits.contains('.') => digits.push('.'),
            ',' if character == ',' && groups_of_three(&text[length + 1..]) => {}
            _ => break,
        }
        length += character.len_utf8();
    }
    if let Some(whole) = digits.strip_suffix('.') {
        return Some((length - 1, whole.parse().ok()?));
    }
    if digits.is_empty() { spelled(text) } else { Some((length, digits.parse().ok()?)) }
}

fn groups_of_three(after: &str) -> bool {
    let digits = after.chars().take_while(char::is_ascii_digit).count();
    digits == 3
}

/// A number in Chinese characters, below ten thousand.
fn spelled(text: &str) -> Option<(usize, f64)> {
    let (mut total, mut digit, mut length) = (0_u32, None, 0);
    for character in text.chars() {
        let scale = match character {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => 1,
        };
        if scale > 1 {
            total = total.checked_add(digit.take().unwrap_or(1) * scale)?;
        } else if let Some(value) = "零一二三四五六七八九".chars().position(|known| known == character) {
            digit = u32::try_from(value).ok();
        } else if character == '两' {
            digit = Some(2);
        } else {
            break;
        }
        length += character.len_utf8();
        if length > 30 {
            return None;
        }
    }
    (length > 0).then(|| (length, f64::from(total + digit.unwrap_or(0))))
}

/// The words before, without what links them to the number; and whether a link says that it is a change.
fn strip_links(before: &str) -> (&str, bool) {
    let (mut before, mut is_change) = (before, false);
    while let Some((rest, link)) = LINKS.iter().find_map(|link| Some((before.strip_suffix(link)?, link))) {
        is_change |= CHANGES.contains(link);
        before = rest;
    }
    (before, is_change)
}

/// The words since the last sign.
fn since_sign(before: &str) -> &str {
    let is_sign = |c: char| !c.is_alphanumeric() && !matches!(c, '“' | '”' | '（' | '）');
    before.rsplit(is_sign).next().unwrap_or(before)
}

fn name_in(before: &str) -> Option<String> {
    let mut name = since_sign(before);
    while let Some(rest) = LEADS.iter().find_map(|lead| name.strip_prefix(lead)) {
        if rest.chars().count() < 2 || rest.starts_with(['率', '数', '量', '度']) {
            break;
        }
        name = rest;
    }
    let length = name.chars().count();
    (2..=14).contains(&length).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(f64, String, Option<String>)> {
        figures(text).into_iter().map(|figure| (figure.value, figure.unit, figure.name)).collect()
    }

    fn one(text: &str) -> (f64, String, Option<String>) {
        let all = read(text);
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        all[0].clone()
    }

    #[test]
    fn numbers_come_with_their_unit() {
        assert_eq!(one("12家"), (12.0, "家".into(), None));
        assert_eq!(one("８０％"), (80.0, "%".into(), None));
        assert_eq!(one("提高3个百分点"), (3.0, "个百分点".into(), None));
        assert!((one("奖励经费3.5万元").0 - 35_000.0).abs() < 1e-9);
        assert!((one("共1,204人").0 - 1204.0).abs() < 1e-9);
        assert!((one("百分之八十五").0 - 85.0).abs() < 1e-9);
        assert!((one("选派党建指导员三十二名").0 - 32.0).abs() < 1e-9);
    }

    #[test]
    fn what_is_counted_stands_before_the_number() {
        assert_eq!(one("组建率81.5%").2.as_deref(), Some("组建率"));
        assert_eq!(one("联合党支部6个").2.as_deref(), Some("联合党支部"));
        assert_eq!(one("本月共排查联合党支部6个").2.as_deref(), Some("联合党支部"));
        let moved = read("组建率由75%提高到81.5%");
        assert_eq!(
            moved.iter().map(|figure| figure.2.as_deref()).collect::<Vec<_>>(),
            [Some("组建率"), Some("组建率")]
        );
    }

    #[test]
    fn of_a_range_the_upper_end_counts() {
        assert!((one("选取1-2个县（市、区）").0 - 2.0).abs() < 1e-9);
        assert!((one("培育3至5家").0 - 5.0).abs() < 1e-9);
    }

    #[test]
    fn dates_durations_and_ordinals_are_no_figures() {
        for text in [
            "2022年6月30日",
            "3个工作日内",
            "5个月",
            "第3次会议",
            "第二批",
            "一批企业",
            "一是摸清底数",
            "5个方面",
            "2.",
            "",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
