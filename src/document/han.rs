//! Which characters of a text the official fonts lack.
//!
//! 仿宋_GB2312, 楷体_GB2312 and most 小标宋 fonts stop at the 6763 characters of GB 2312-80. A name such as 㛃 or 堃 is
//! then drawn in a fallback font or as an empty box, so the secretary is warned before the paper is printed.

use encoding_rs::GBK;

/// First and last byte pairs of the stretches of GB 2312-80 (rows 1—9 of signs, rows 16—55 and 56—87 of characters).
/// Between them GBK and its vendors have put what the standard leaves empty, such as ⅰ, ǹ and vertical brackets.
const GB2312: [(u16, u16); 16] = [
    (0xA1A1, 0xA1FE),
    (0xA2B1, 0xA2E2),
    (0xA2E5, 0xA2EE),
    (0xA2F1, 0xA2FC),
    (0xA3A1, 0xA3FE),
    (0xA4A1, 0xA4F3),
    (0xA5A1, 0xA5F6),
    (0xA6A1, 0xA6B8),
    (0xA6C1, 0xA6D8),
    (0xA7A1, 0xA7C1),
    (0xA7D1, 0xA7F1),
    (0xA8A1, 0xA8BA),
    (0xA8C5, 0xA8E9),
    (0xA9A4, 0xA9EF),
    (0xB0A1, 0xD7F9),
    (0xD8A1, 0xF7FE),
];

/// The characters of `text` outside ASCII and GB 2312, each once, in the order they come.
pub fn beyond_gb2312(text: &str) -> Vec<char> {
    let mut found = Vec::new();
    for c in text.chars() {
        if !in_gb2312(c) && !found.contains(&c) {
            found.push(c);
        }
    }
    found
}

fn in_gb2312(c: char) -> bool {
    if c.is_ascii() {
        return true;
    }
    let mut buffer = [0; 4];
    let (bytes, _, unmappable) = GBK.encode(c.encode_utf8(&mut buffer));
    let [high, low] = *bytes else { return false };
    let code = u16::from_be_bytes([high, low]);
    !unmappable && low >= 0xA1 && GB2312.iter().any(|&(first, last)| (first..=last).contains(&code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_characters_in_names_are_found_once() {
        assert_eq!(beyond_gb2312("张㛃、李䶮、王堃、刘堃，𠮷"), ['㛃', '䶮', '堃', '𠮷']);
        assert_eq!(beyond_gb2312("陶镕基、張三"), ['镕', '張']);
    }

    #[test]
    fn ordinary_minutes_pass() {
        let text = "XX市委“两新”工委会议纪要〔2022〕1号——达到86.1%以上…①·、《》℃№Ⅱ（一）啊齄座亍";
        assert!(beyond_gb2312(text).is_empty(), "{:?}", beyond_gb2312(text));
    }

    #[test]
    fn what_vendors_added_between_the_rows_is_not_gb2312() {
        assert_eq!(beyond_gb2312("ⅰǹ︵€\u{e810}"), ['ⅰ', 'ǹ', '︵', '€', '\u{e810}']);
    }

    #[test]
    fn the_standard_has_6763_characters() {
        let han = ('\u{4e00}'..='\u{9fff}').filter(|&c| in_gb2312(c)).count();
        assert_eq!(han, 6763);
    }
}
