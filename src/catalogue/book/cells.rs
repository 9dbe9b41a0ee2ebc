//! A cell of the workbook as the value it stands for, written as TOML. What it cannot be is written as text, so that the
//! reader of the file says what belongs there.

use super::layout::Holds;
use std::fmt::Write as _;

/// Words between which a 、 belongs to them.
const WHOLE: &[&str] = &["各县（市、区）、园区"];

/// The words of a cell: a line each where there are lines, closed by ； each where the last one is, else with 、 or a comma
/// between, but not in brackets.
pub(super) fn split(text: &str) -> Vec<String> {
    let kept = |word: &str| Some(word.trim().to_owned()).filter(|word| !word.is_empty());
    if text.contains('\n') {
        return text.lines().filter_map(kept).collect();
    }
    if text.trim_end().ends_with('；') {
        return text.split('；').filter_map(kept).collect();
    }
    let (mut words, mut word, mut depth) = (Vec::new(), String::new(), 0_usize);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(whole) = WHOLE.iter().find(|whole| rest.starts_with(*whole)) {
            word.push_str(whole);
            rest = &rest[whole.len()..];
            continue;
        }
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && matches!(c, '、' | '，' | ',' | '；' | ';') {
            words.push(std::mem::take(&mut word));
        } else {
            word.push(c);
        }
        rest = &rest[c.len_utf8()..];
    }
    words.push(word);
    words.iter().filter_map(|word| kept(word)).collect()
}

/// The cell's value.
pub(super) fn value(text: &str, holds: Holds) -> String {
    let text = text.trim_matches(|c: char| c.is_whitespace() && c != '\n');
    match holds {
        Holds::Text => quoted(text.trim()),
        Holds::Texts => {
            let words: Vec<String> = split(text).iter().map(|word| quoted(word)).collect();
            format!("[{}]", words.join(", "))
        }
        Holds::Number => {
            let folded = text.trim().chars().map(crate::text::half_width).collect::<String>();
            let bare = folded.strip_suffix(".0").unwrap_or(&folded);
            bare.parse::<u32>().map_or_else(|_| quoted(text.trim()), |number| number.to_string())
        }
        Holds::Flag => match text.trim() {
            "是" | "√" | "✓" | "对" | "有" | "TRUE" | "true" | "1" => "true".to_owned(),
            "否" | "×" | "无" | "FALSE" | "false" | "0" => "false".to_owned(),
            other => quoted(other),
        },
        Holds::Standings => {
            let one = |word: &String| {
                let (name, standing) = standing(word);
                let standing =
                    standing.map_or_else(String::new, |standing| format!(", standing = {}", quoted(standing)));
                format!("{{ name = {}{standing} }}", quoted(name))
            };
            format!("[{}]", split(text).iter().map(one).collect::<Vec<_>>().join(", "))
        }
    }
}

/// 消防专业委员会（已成立）: the name and what stands in the last brackets.
fn standing(word: &str) -> (&str, Option<&str>) {
    let inner = word.strip_suffix('）').or_else(|| word.strip_suffix(')'));
    let open = inner.and_then(|inner| inner.rfind(['（', '(']).map(|at| (inner, at)));
    open.map_or((word, None), |(inner, at)| {
        let standing = inner[at..].trim_start_matches(['（', '(']);
        (inner[..at].trim(), Some(standing.trim()))
    })
}

/// A TOML string.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => {
                // Writing to a string cannot fail.
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart_as_people_write_them() {
        assert_eq!(split("市教育局、市财政局，市水务局；甲县"), ["市教育局", "市财政局", "市水务局", "甲县"]);
        assert_eq!(split("全体、各县（市、区）、园区"), ["全体", "各县（市、区）、园区"]);
        assert_eq!(split("各县（市、区）、市教育局"), ["各县（市、区）", "市教育局"]);
        assert_eq!(split("甲、乙\n丙"), ["甲、乙", "丙"]);
        assert_eq!(split("甲、乙；"), ["甲、乙"]);
        assert_eq!(split(" 、"), Vec::<String>::new());
    }

    #[test]
    fn a_cell_becomes_the_value_that_its_column_holds() {
        assert_eq!(value("５", Holds::Number), "5");
        assert_eq!(value("3.0", Holds::Number), "3");
        assert_eq!(value("五", Holds::Number), "\"五\"");
        assert_eq!(value("√", Holds::Flag), "true");
        assert_eq!(value("也许", Holds::Flag), "\"也许\"");
        assert_eq!(value("他说“好”\"\\\n再议", Holds::Text), "\"他说“好”\\\"\\\\\\n再议\"");
        assert_eq!(
            value("消防委员会（已成立）、水上（内河）委员会（待成立）、燃气", Holds::Standings),
            "[{ name = \"消防委员会\", standing = \"已成立\" }, { name = \"水上（内河）委员会\", standing = \"待成立\" }, { name = \"燃气\" }]"
        );
    }
}
