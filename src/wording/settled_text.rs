//! What was said with a date in it, made fit for paper: "6月底前" is clear in the room and on no other day, so a paper
//! has the day itself. Pure.

use super::day_in_full;
use crate::domain::{Deadline, Due};

/// What may follow a date that was cut from the beginning of a sentence.
const JOINTS: [char; 6] = ['，', ',', '、', '；', '：', ' '];
/// Words at the end of a spoken deadline after which no 前 is needed: it names the day itself.
const DAY_ENDS: [char; 10] = ['日', '号', '一', '二', '三', '四', '五', '六', '天', '前'];
/// What already says "before" behind the phrase.
const BEFORE: [&str; 5] = ["之前", "以前", "底前", "前", "止"];

/// The words of an item with each of the spoken `phrases` replaced by the day `deadline` means; a phrase at the very
/// beginning is dropped, because the deadline stands by itself behind the item. Words without a single day (每月5日前,
/// 尽快, 批复下达后) stay as they are. The full stop at the end goes, too: the paper sets its own.
#[must_use]
pub fn settled_text<'a>(text: &str, phrases: impl IntoIterator<Item = &'a str>, deadline: &Deadline) -> String {
    let mut settled = ended(text).to_owned();
    let [Due::On(date)] = deadline.dues.as_slice() else { return settled };
    let mut phrases: Vec<&str> = phrases.into_iter().map(str::trim).filter(|phrase| names_a_time(phrase)).collect();
    // The longest first: 6月底前 before 6月底.
    phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    for phrase in phrases {
        if let Some(at) = settled.find(phrase) {
            settled = replaced(&settled, at, phrase, &day_in_full(*date));
        }
    }
    settled
}

/// A phrase of a letter or two is as likely to be part of a word.
fn names_a_time(phrase: &str) -> bool {
    phrase.chars().count() >= 2
}

fn replaced(text: &str, at: usize, phrase: &str, day: &str) -> String {
    let (head, tail) = (&text[..at], &text[at + phrase.len()..]);
    if head.trim().is_empty() {
        let rest = BEFORE.iter().find_map(|word| tail.strip_prefix(word)).unwrap_or(tail);
        let rest = rest.trim_start_matches(JOINTS);
        // An item that is nothing but its date keeps it.
        if !rest.is_empty() {
            return rest.to_owned();
        }
    }
    // The day may stand there in full already: 2022年 + 6月30日前.
    if day.strip_suffix(phrase.trim_end_matches('前')).is_some_and(|year| head.ends_with(year) && !year.is_empty()) {
        return text.to_owned();
    }
    let by = if (phrase.ends_with(DAY_ENDS) && !phrase.ends_with('前'))
        || BEFORE.iter().any(|word| tail.starts_with(word))
    {
        ""
    } else {
        "前"
    };
    let tail = tail.strip_prefix("底前").map_or_else(|| tail.to_owned(), |rest| format!("前{rest}"));
    format!("{head}{day}{by}{tail}")
}

/// Without the stops at the end.
#[must_use]
pub fn ended(text: &str) -> &str {
    text.trim().trim_end_matches(['。', '；', '，', '、', ';', ',', ' '])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(text: &str, spoken: &str, day: &str) -> String {
        let deadline = Deadline::on(spoken, day.parse().unwrap());
        settled_text(text, [spoken], &deadline)
    }

    #[test]
    fn a_date_in_the_middle_is_written_out() {
        assert_eq!(settled("物流行业党委6月底前挂牌。", "6月底前", "2022-06-30"), "物流行业党委2022年6月30日前挂牌");
        assert_eq!(settled("确保在本月召开首次会议", "本月", "2022-05-31"), "确保在2022年5月31日前召开首次会议");
        assert_eq!(settled("方案6月10日印发", "6月10日", "2022-06-10"), "方案2022年6月10日印发");
        assert_eq!(settled("方案6月10日前印发", "6月10日", "2022-06-10"), "方案2022年6月10日前印发");
        assert_eq!(settled("材料下周五交", "下周五", "2022-05-27"), "材料2022年5月27日交");
    }

    #[test]
    fn a_date_at_the_beginning_is_not_said_twice() {
        assert_eq!(settled("6月底前，完成品牌备案", "6月底前", "2022-06-30"), "完成品牌备案");
        assert_eq!(settled("6月底前完成品牌备案", "6月底", "2022-06-30"), "完成品牌备案");
        assert_eq!(settled("6月底前", "6月底前", "2022-06-30"), "2022年6月30日前");
    }

    #[test]
    fn a_date_in_full_stays_as_it_is() {
        assert_eq!(settled("物流党委2022年6月30日挂牌", "6月30日", "2022-06-30"), "物流党委2022年6月30日挂牌");
        assert_eq!(settled("物流党委2022年6月30日前挂牌", "6月30日前", "2022-06-30"), "物流党委2022年6月30日前挂牌");
    }

    #[test]
    fn words_without_one_day_stay() {
        let monthly =
            Deadline { spoken: "每月5日前".into(), dues: vec![Due::Recurring("monthly-05".parse().unwrap())] };
        assert_eq!(settled_text("每月5日前报送进展", ["每月5日前"], &monthly), "每月5日前报送进展");
        assert_eq!(settled_text("尽快成立", ["尽快"], &Deadline::none()), "尽快成立");
        assert_eq!(settled("年内见效", "", "2022-12-31"), "年内见效");
    }
}
