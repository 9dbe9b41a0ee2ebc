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

/// Clauses in which nothing is left once their date is taken out.
const DONE: [&str; 8] = ["完成", "办结", "办完", "做完", "落实", "落实到位", "全部完成", "完成任务"];
/// What a date hangs on, or what hangs on a date: there it has to stay.
const HOLDS: &str = "为是在到于至按自从过比每以对将把向由定年月季";
const HELD: &str = "的起后至到—～和与及、以";
/// Fewer characters than these say nothing by themselves.
const LEAST_WORDS: usize = 4;

/// The words without a date that the paper says by itself, when they read well without it: 物流行业党委6月底前挂牌 is
/// 物流行业党委挂牌, with its day behind it; 摸清底数，6月底前完成 is 摸清底数. `None`: the date has to stay.
fn undated(head: &str, tail: &str) -> Option<String> {
    let tail = BEFORE.iter().find_map(|word| tail.strip_prefix(word)).unwrap_or(tail);
    let is_joint = |c: char| JOINTS.contains(&c);
    let clause_head = head.rsplit(is_joint).next().unwrap_or(head);
    let clause_tail = tail.split(is_joint).next().unwrap_or(tail);
    let left = format!("{clause_head}{clause_tail}");
    if DONE.contains(&left.as_str()) && clause_head.len() < head.len() {
        let before = head[..head.len() - clause_head.len()].trim_end_matches(is_joint);
        return Some(format!("{before}{}", &tail[clause_tail.len()..]));
    }
    if DONE.contains(&clause_tail) && clause_head.chars().count() >= LEAST_WORDS {
        return Some(format!("{head}{}", &tail[clause_tail.len()..]));
    }
    let is_held = clause_head.ends_with(|c| HOLDS.contains(c)) || tail.starts_with(|c| HELD.contains(c));
    let says_enough = !clause_tail.is_empty() && left.chars().count() >= LEAST_WORDS;
    (says_enough && !is_held).then(|| format!("{head}{tail}"))
}

fn replaced(text: &str, at: usize, phrase: &str, day: &str) -> String {
    let (head, tail) = (&text[..at], &text[at + phrase.len()..]);
    // 6月10日印发 says the very day, 6月10日前印发 only when it is due.
    let is_the_day = phrase.ends_with(DAY_ENDS) && !phrase.ends_with('前');
    if (!is_the_day || BEFORE.iter().any(|word| tail.starts_with(word)))
        && let Some(undated) = undated(head, tail)
        && !head.trim().is_empty()
    {
        return undated;
    }
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

/// The words without the clauses that the paper says by itself: who in the unit answers for it (由分管副局长负责) and
/// which units help (邮政管理局配合). A clause is dropped only when all of it is known; the first one never is.
#[must_use]
pub fn without_shares(text: &str, owner: &str, is_helper: impl Fn(&str) -> bool) -> String {
    let mut kept = String::new();
    for piece in text.split_inclusive(['，', ',', '；']) {
        let clause = piece.trim_end_matches(['，', ',', '；']).trim();
        if kept.is_empty() || !(names_owner(clause, owner) || names_helpers(clause, &is_helper)) {
            kept.push_str(piece);
        }
    }
    ended(&kept).to_owned()
}

fn names_owner(clause: &str, owner: &str) -> bool {
    let named = ["由", "责任人是", "责任人为", "责任人"].iter().find_map(|lead| clause.strip_prefix(lead));
    let who = ["具体负责", "牵头负责", "负责落实", "抓落实", "负责", "牵头"]
        .iter()
        .find_map(|end| named.unwrap_or(clause).strip_suffix(end))
        .or(named);
    !owner.is_empty() && who.is_some_and(|who| who.trim() == owner)
}

fn names_helpers(clause: &str, is_helper: &impl Fn(&str) -> bool) -> bool {
    let named = ["配合单位：", "配合单位是", "请", "由"].iter().find_map(|lead| clause.strip_prefix(lead));
    let ends = ["积极配合", "共同配合", "配合做好", "配合", "协助", "支持"];
    let Some(who) = ends.iter().find_map(|end| named.unwrap_or(clause).strip_suffix(end)) else { return false };
    who.split(['、', '和', '与', '及']).all(|name| is_helper(name.trim()))
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
        assert_eq!(settled("确保在本月召开首次会议", "本月", "2022-05-31"), "确保在2022年5月31日前召开首次会议");
        assert_eq!(settled("方案6月10日印发", "6月10日", "2022-06-10"), "方案2022年6月10日印发");
        assert_eq!(settled("材料下周五交", "下周五", "2022-05-27"), "材料2022年5月27日交");
    }

    #[test]
    fn a_date_that_the_paper_says_by_itself_is_not_said_twice() {
        assert_eq!(settled("物流行业党委6月底前挂牌。", "6月底前", "2022-06-30"), "物流行业党委挂牌");
        assert_eq!(settled("方案6月10日前印发", "6月10日", "2022-06-10"), "方案印发");
        assert_eq!(settled("摸清从业人员底数，6月底前完成", "6月底前", "2022-06-30"), "摸清从业人员底数");
        assert_eq!(settled("摸清底数，6月底前完成，建立台账", "6月底前", "2022-06-30"), "摸清底数，建立台账");
        assert_eq!(settled("党支部书记培训5月20日前办完", "5月20日前", "2022-05-20"), "党支部书记培训");
        assert_eq!(settled("挂牌，6月底前召开首次会议", "6月底前", "2022-06-30"), "挂牌，召开首次会议");
        // Without the date these would not be sentences.
        assert_eq!(settled("挂牌时间为6月底前", "6月底前", "2022-06-30"), "挂牌时间为2022年6月30日前");
        assert_eq!(settled("做好6月底前的准备工作", "6月底前", "2022-06-30"), "做好2022年6月30日前的准备工作");
        assert_eq!(settled("方案6月底前交", "6月底前", "2022-06-30"), "方案2022年6月30日前交");
    }

    #[test]
    fn who_answers_and_who_helps_is_not_said_twice() {
        let is_helper = |name: &str| ["市邮政管理局", "邮政管理局", "市公安局"].contains(&name);
        let shared = |text: &str| without_shares(text, "分管副局长", is_helper);
        assert_eq!(shared("物流行业党委挂牌，由分管副局长负责，邮政管理局配合"), "物流行业党委挂牌");
        assert_eq!(shared("挂牌，由分管副局长具体负责；市公安局、邮政管理局协助"), "挂牌");
        assert_eq!(shared("挂牌，由分管副局长负责，报编办备案"), "挂牌，报编办备案");
        // Somebody else's share, and a unit that is not among the helpers, stay.
        assert_eq!(shared("挂牌，由局长负责，财政局配合"), "挂牌，由局长负责，财政局配合");
        assert_eq!(shared("由分管副局长负责挂牌"), "由分管副局长负责挂牌");
        assert_eq!(without_shares("挂牌，负责", "", |_| false), "挂牌，负责");
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
