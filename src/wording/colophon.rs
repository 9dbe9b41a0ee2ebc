//! The set phrases of the 版记 at the foot of a paper (GB/T 9704-2012 §7.4).

/// The label before the organs a copy goes to, with its full-width colon.
pub const COPY_LABEL: &str = "抄送：";

/// The organs a copy goes to, as the standard punctuates them: 市委办公室，市政府办公室。
///
/// A full stop is not doubled when the office has typed one itself.
pub fn copied_organs(organs: &[String]) -> String {
    let names: Vec<&str> = organs
        .iter()
        .map(|organ| organ.trim().trim_end_matches(['。', '，', '；']))
        .filter(|organ| !organ.is_empty())
        .collect();
    if names.is_empty() { String::new() } else { format!("{}。", names.join("，")) }
}

/// The day of printing as the last line says it; `day` is already in words, such as 2022年5月23日.
pub fn printed(day: &str) -> String {
    let day = day.trim().trim_end_matches("印发");
    if day.is_empty() { String::new() } else { format!("{day}印发") }
}

/// What a paper says of the ledger it is from, so that the two can be held against each other: `台账核对码：125-0a1b2c3d4e5f`.
pub fn proof(head: &str) -> String {
    if head.is_empty() { String::new() } else { format!("台账核对码：{head}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn organs_are_joined_and_closed_with_one_full_stop() {
        let organs = ["市委办公室".to_owned(), " ".to_owned(), "各成员单位。".to_owned()];
        assert_eq!(copied_organs(&organs), "市委办公室，各成员单位。");
        assert_eq!(copied_organs(&[]), "");
    }

    #[test]
    fn the_day_of_printing_is_said_once() {
        assert_eq!(printed("2022年5月23日"), "2022年5月23日印发");
        assert_eq!(printed("2022年5月23日印发"), "2022年5月23日印发");
        assert_eq!(printed(""), "");
    }
}
