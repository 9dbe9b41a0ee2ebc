//! What in a sentence is not yet fit for paper and no rule is sure of: first person, words of talk, half sentences, times
//! that are clear only on the day they were said. It is told, and left as it was spoken.

/// One thing to look at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rough {
    /// 我们, 我, 咱们: who is that on paper?
    FirstPerson(&'static str),
    /// 搞, 那边, 大概: words of talk.
    Colloquial(&'static str),
    /// It begins or ends in the middle.
    Half,
    /// 月底, 下周: clear only on the day it was said.
    RelativeTime(&'static str),
}

/// Everything rough in a sentence.
#[must_use]
pub fn roughness(text: &str) -> Vec<Rough> {
    let mut found = Vec::new();
    found.extend(first_person(text).map(Rough::FirstPerson));
    found.extend(colloquial(text).map(Rough::Colloquial));
    found.extend(half_sentence(text).then_some(Rough::Half));
    found.extend(relative_time(text).map(Rough::RelativeTime));
    found
}

/// A word, and what before or after it makes it part of another one.
struct Word {
    letters: &'static str,
    not_after: &'static str,
    not_before: &'static str,
}

const fn word(letters: &'static str, not_after: &'static str, not_before: &'static str) -> Word {
    Word { letters, not_after, not_before }
}

const FIRST_PERSON: [Word; 6] = [
    word("我们", "", ""),
    word("咱们", "", ""),
    word("咱", "", ""),
    // 自我革命, 我国, 我市, 我省, 我县, 我区, 我局 of a paper's own words.
    word("我", "自忘小大唯", "国省市县区军党"),
    word("你们", "", ""),
    word("你", "", ""),
];

const COLLOQUIAL: [Word; 26] = [
    word("搞", "", ""),
    word("弄", "", "堂"),
    word("那边", "", ""),
    word("这边", "", ""),
    word("那头", "", ""),
    word("这块", "", ""),
    word("那块", "", ""),
    word("那家", "", ""),
    word("那几家", "", ""),
    word("这几家", "", ""),
    word("那个", "", ""),
    word("这个", "", "月"),
    word("大概", "", ""),
    word("大约", "", ""),
    word("差不多", "", ""),
    word("左右", "", "两侧"),
    word("好像", "", ""),
    word("可能", "", "性"),
    word("应该是", "", ""),
    word("看看", "", ""),
    word("就是说", "", ""),
    word("的话", "", ""),
    word("吧", "网酒茶书咖氧水贴", "台"),
    word("嘛", "喇", ""),
    word("啊", "", ""),
    word("呢", "", "子绒喃"),
];

/// The first word of the first person.
#[must_use]
pub fn first_person(text: &str) -> Option<&'static str> {
    first_of(text, &FIRST_PERSON)
}

/// The first word of talk.
#[must_use]
pub fn colloquial(text: &str) -> Option<&'static str> {
    first_of(text, &COLLOQUIAL)
}

/// What begins with these has lost what it speaks of.
const LOST_BEGINNINGS: [&str; 18] = [
    "剩余的",
    "剩下的",
    "剩下",
    "其余的",
    "另外的",
    "然后",
    "所以",
    "但是",
    "不过",
    "而且",
    "还有就是",
    "他们",
    "它们",
    "她们",
    "这件事",
    "那件事",
    "这项",
    "就这",
];
/// What ends with these has lost what it was to say.
const LOST_ENDS: [&str; 20] = [
    "但",
    "但是",
    "因为",
    "如果",
    "然后",
    "和",
    "与",
    "及",
    "以及",
    "或者",
    "把",
    "将",
    "被",
    "对",
    "向",
    "等到",
    "就是",
    "要",
    "，",
    "的时候",
];

/// Whether it begins or ends in the middle.
#[must_use]
pub fn half_sentence(text: &str) -> bool {
    let text = super::ended(text);
    LOST_BEGINNINGS.iter().any(|word| text.starts_with(word))
        || LOST_ENDS.iter().any(|word| {
            text.ends_with(word)
                && !["需要", "必要", "纪要", "重要", "主要", "摘要"].iter().any(|whole| text.ends_with(whole))
        })
        || text.chars().count() < 3
}

/// Not before a named month or year: 9月底 is clear, 月底 is not.
const NAMED: &str = "0123456789一二三四五六七八九十";
const RELATIVE_TIMES: [Word; 27] = [
    word("本月", "", ""),
    word("这个月", "", ""),
    word("下月", "", ""),
    word("下个月", "", ""),
    word("上月", "", ""),
    word("上个月", "", ""),
    word("月底", "每0123456789一二三四五六七八九十", ""),
    word("月初", "每0123456789一二三四五六七八九十", ""),
    word("年底", "年每0123456789一二三四五六七八九十", ""),
    word("年内", "年0123456789一二三四五六七八九十两几", ""),
    word("今年", "", ""),
    word("明年", "", ""),
    word("去年", "", ""),
    word("本周", "", ""),
    word("这周", "", ""),
    word("下周", "", ""),
    word("今天", "", ""),
    word("明天", "", ""),
    word("后天", "", ""),
    word("昨天", "", ""),
    word("近期", "", ""),
    word("不日", "", ""),
    word("过几天", "", ""),
    word("这几天", "", ""),
    word("最近", "", ""),
    word("节前", "", ""),
    word("季度末", NAMED, ""),
];

/// The first time that is clear only on the day it was said; a named month or year is not one.
#[must_use]
pub fn relative_time(text: &str) -> Option<&'static str> {
    first_of(text, &RELATIVE_TIMES)
}

fn first_of(text: &str, words: &[Word]) -> Option<&'static str> {
    words.iter().find(|word| stands(text, word)).map(|word| word.letters)
}

fn stands(text: &str, word: &Word) -> bool {
    text.match_indices(word.letters).any(|(at, found)| {
        let before = text[..at].chars().next_back();
        let after = text[at + found.len()..].chars().next();
        !before.is_some_and(|c| word.not_after.contains(c)) && !after.is_some_and(|c| word.not_before.contains(c))
    })
}
