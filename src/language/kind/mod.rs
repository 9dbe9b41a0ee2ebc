//! What kind of record a spoken line sounds like: what the chair asks (请, 要求, 必须), what has been done (已经, 完成了, 还差), what
//! somebody above is asked to settle (请求市里协调). It offers; it never decides.

mod telling;

use crate::domain::SaidKind;
use std::ops::Range;
use telling::{stands, tells};

/// What the other listeners found in the line.
pub struct Clues<'a> {
    /// The line.
    pub text: &'a str,
    /// Whether it names a day or a beat.
    pub is_dated: bool,
    /// Where the words of its days stand.
    pub days: &'a [Range<usize>],
    /// Where it names units that are to do something.
    pub subjects: &'a [Range<usize>],
    /// Where it names units that help.
    pub helpers: &'a [Range<usize>],
}

/// The unit speaks of itself.
const OWN: &[&str] =
    &["我们", "我局", "我委", "我办", "咱们", "咱局", "我县", "我区", "我市", "我会", "本局", "我单位", "我这", "由我"];
/// Words by which the chair asks, wherever they stand.
const ORDERS: &[&str] = &[
    "必须",
    "务必",
    "责成",
    "给我",
    "不能再拖",
    "不得",
    "限期",
    "不许",
    "你们",
    "你局",
    "你委",
    "你单位",
    "一律",
    "不能拖",
    "不能再",
    "不准",
    "拿回去",
    "严禁",
    "务求",
    "督促",
    "重新报",
    "返工",
    "重做",
    "一定要挂",
];
/// Words by which the chair asks at the head of a clause.
const HEADS: &[&str] = &[
    "要求",
    "限",
    "要把",
    "要抓紧",
    "要尽快",
    "要加快",
    "要切实",
    "要认真",
    "要进一步",
    "要确保",
    "要在",
    "抓紧",
    "同意",
    "原则同意",
    "责令",
];
/// Who is quoted as asking: 张书记要求, 会议要求.
const SPEAKERS: &[&str] = &["书记", "市长", "部长", "主席", "会议", "领导", "主任", "主持人", "工委", "组织部"];
/// What they do when they ask.
const SAYS: &[&str] = &[
    "要求",
    "强调",
    "点名",
    "交代",
    "指示",
    "批示",
    "说了",
    "讲了",
    "定了",
    "明确",
    "发话",
    "盯着要",
    "决定",
    "部署",
    "指出",
    "同意",
];
/// Words with 请 in them by which nobody is asked for anything.
const NOT_ASKED_BEFORE: &str = "邀申提报恳聘延宴敬";
const NOT_ASKED_AFTER: &str = "示求假教客柬愿功战辞来进";
/// What one asks of somebody who owes nothing.
const FAVOURS: &[&str] = &["提供", "帮忙", "帮一", "帮我", "帮着", "支持一下", "搭把手", "行个方便", "配合", "协助"];
/// Words with 要求 in them that say according to what.
const REFERRED: &str = "按照据合新的关作务项足到高";
/// Modal verbs behind whoever is to do it.
const MODALS: &[&str] = &["要", "须", "应当", "应", "得"];
const NOT_MODAL_BEFORE: &str = "主重需必只首纪摘简次正不";
const NOT_MODAL_AFTER: &str = "求点素害闻道件领义旨么是用急答到出";
/// What one says to whoever is called by name, right behind the name: 财政局抓紧把补助拨下去.
const BIDDING: &[&str] = &[
    "抓紧", "尽快", "马上", "立即", "立刻", "赶紧", "赶快", "加快", "加紧", "务必", "回去", "下去", "继续", "重新",
    "再", "先", "牵头", "负责", "把", "别", "不要", "会后", "带头", "注意", "配合", "主动", "认真", "好好", "切实",
    "全力",
];
/// How what is said first of a matter ends, before whoever is to see to it: 这件事民政局牵头办.
const TOPICS: &[&str] = &["事", "这块", "工作", "问题", "方面", "任务"];
/// How far behind its subject a modal verb may stand, in characters.
const NEAR: usize = 14;

/// What is still to come.
const TO_COME: &[&str] = &[
    "争取",
    "力争",
    "准备",
    "计划",
    "打算",
    "下一步",
    "接下来",
    "尽快",
    "确保",
    "下个月",
    "下月",
    "抓紧",
    "保证",
    "承诺",
    "马上",
    "将",
    "拟",
    "会后",
    "我们要",
    "我们会",
    "一定",
];

/// Asking somebody above.
const ASKS: &[&str] = &["请求", "恳请", "需要", "希望", "提请", "盼", "建议", "想请", "还请", "请", "需", "申请", "求"];
/// Asking that can be of nobody but somebody who may grant it.
const BEGS: &[&str] = &["请求", "恳请", "想请", "盼", "求"];
const ABOVE: &[&str] = &[
    "市里",
    "市委",
    "市政府",
    "工委",
    "领导",
    "上级",
    "会上",
    "组织部",
    "市级",
    "部里",
    "省里",
    "书记",
    "市长",
    "大家",
    "调度会",
    "专题会",
];
const HELPS: &[&str] = &[
    "牵个头",
    "协调",
    "统筹",
    "解决",
    "支持",
    "帮助",
    "出面",
    "研究",
    "倾斜",
    "给予",
    "关注",
    "批一",
    "帮我们",
    "帮忙",
    "选派",
    "争取",
    "给点",
    "拨",
    "增加",
];
/// Asking that is of somebody above where they are named, whatever is asked for.
const WISHES: &[&str] = &["请求", "恳请", "希望", "提请", "盼", "建议", "需要", "申请", "想请", "还需"];
/// What one asks for who cannot do it alone.
const BEGGED: &[&str] = &["帮忙", "帮着", "出面", "帮一把", "帮一下"];
/// What one asks for behind what is lacking.
const SETTLED: &[&str] = &["支持", "解决", "协调", "统筹"];
const PLEAS: &[&str] = &[
    "请求协调",
    "恳请协调",
    "需要协调",
    "请予协调",
    "请协调",
    "申请协调",
    "请求支持",
    "需要支持",
    "请求帮助",
    "请求解决",
    "帮助协调",
    "需协调",
];

/// The kind of record that a line sounds like; `None` where nothing speaks for another than a promise.
#[must_use]
pub fn offered(clues: &Clues<'_>) -> Option<SaidKind> {
    let clauses = clauses(clues.text);
    if !clues.is_dated && clauses.iter().any(|clause| is_plea(clues, clause)) {
        return Some(SaidKind::Help);
    }
    if clauses.iter().any(|clause| is_order(clues, clause)) {
        return Some(SaidKind::Instruction);
    }
    let told = clauses.iter().any(|clause| {
        let words = &clues.text[clause.clone()];
        tells(words) || stands(words, clauses.len() == 1)
    });
    // 上月承诺的五家 is no promise.
    let said_before = |at: usize, word: &str| clues.text[at + word.len()..].starts_with('的');
    let to_come = TO_COME.iter().any(|word| clues.text.match_indices(word).any(|(at, word)| !said_before(at, word)));
    (told && !clues.is_dated && !to_come).then_some(SaidKind::Progress)
}

/// Whether a line tells of something done, or how far it is, whatever it says of days to come.
#[must_use]
pub fn tells_of_work(text: &str) -> bool {
    clauses(text).iter().any(|clause| tells(&text[clause.clone()]))
}

fn clauses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, mark) in text.char_indices().filter(|(_, c)| "，。；！？,;!?：:".contains(*c)) {
        found.push(start..at);
        start = at + mark.len_utf8();
    }
    found.push(start..text.len());
    found.retain(|clause| !text[clause.clone()].trim().is_empty());
    found
}

fn is_plea(clues: &Clues<'_>, place: &Range<usize>) -> bool {
    let clause = &clues.text[place.clone()];
    let helped = |at: usize| HELPS.iter().any(|help| clause[at..].contains(help));
    let asked = ASKS.iter().find_map(|ask| clause.find(ask).map(|at| at + ask.len()));
    let pleads = BEGS.iter().find_map(|beg| clause.find(beg).map(|at| at + beg.len())).is_some_and(helped);
    // 恳请组织部再派5名, 需要编办研究: of somebody by name, or above.
    let wished = WISHES.iter().find_map(|wish| clause.find(wish).map(|at| at + wish.len())).is_some_and(|at| {
        let named = clues.subjects.iter().chain(clues.helpers).any(|who| who.start == place.start + at);
        named || ABOVE.iter().any(|who| clause[at..].starts_with(who))
    });
    // 请市财政局帮忙解决: a favour, from whomever.
    // 专项经费缺口20万，请市财政局统筹解决: what is lacking is said first.
    let lacks = place.start > 0;
    let begs = clause.find('请').is_some_and(|at| {
        BEGGED.iter().any(|word| clause[at..].contains(word))
            || lacks && SETTLED.iter().any(|word| clause[at..].contains(word))
    });
    PLEAS.iter().any(|plea| clause.contains(plea))
        || wished
        || begs
        || pleads
        || asked.is_some_and(|at| {
            let above = ABOVE.iter().find_map(|who| clause[at..].find(who).map(|found| at + found + who.len()));
            above.is_some_and(helped)
        })
}

fn is_order(clues: &Clues<'_>, clause: &Range<usize>) -> bool {
    let words = &clues.text[clause.clone()];
    let own = OWN.iter().filter_map(|word| words.find(word)).min();
    let before_own = |at: usize| own.is_none_or(|own| at < own);
    let at_head = HEADS.iter().any(|head| words.trim_start().starts_with(head));
    let quoted = SPEAKERS.iter().any(|who| {
        words.match_indices(who).any(|(at, _)| SAYS.iter().any(|says| words[at + who.len()..].starts_with(says)))
    });
    // 把名单给我们 is the unit's own.
    let ordered = ORDERS.iter().any(|order| {
        words.find(order).is_some_and(|at| before_own(at) && !words[at + order.len()..].starts_with(['们', '局']))
    });
    at_head || quoted || ordered || requires(words) || is_asked(clues, clause) || is_told(clues, clause)
}

/// 要求 as a verb: not 按要求, 工作要求.
fn requires(words: &str) -> bool {
    words.match_indices("要求").any(|(at, word)| {
        let before = words[..at].chars().next_back();
        before.is_none_or(|before| !REFERRED.contains(before)) && words[at + word.len()..].chars().count() >= 3
    })
}

/// 请 …, but for 请示, 申请 and asking somebody to help the unit.
fn is_asked(clues: &Clues<'_>, clause: &Range<usize>) -> bool {
    let words = &clues.text[clause.clone()];
    words.match_indices('请').any(|(at, please)| {
        let (before, after) = (&words[..at], &words[at + please.len()..]);
        let place = clause.start + at + please.len();
        let helps = clues.helpers.iter().any(|helper| (place..place + 7).contains(&helper.start));
        let above = ABOVE.iter().any(|who| after.starts_with(who)) && HELPS.iter().any(|help| after.contains(help));
        // 请教育局 is no 请教.
        let called = clues.subjects.iter().any(|subject| subject.start == place);
        !helps
            && !above
            && before.chars().next_back().is_none_or(|last| !NOT_ASKED_BEFORE.contains(last))
            && (called || after.chars().next().is_some_and(|next| !NOT_ASKED_AFTER.contains(next)))
            && !OWN.iter().any(|own| before.contains(own))
            && !FAVOURS.iter().any(|favour| after.contains(favour))
            && !["暂时不", "不", "没有", "没"].iter().any(|not| before.ends_with(not))
    })
}

/// 市工信局要 …, 各县（市、区）都要 …: somebody named is told to.
fn is_told(clues: &Clues<'_>, clause: &Range<usize>) -> bool {
    let own = || OWN.iter().any(|own| clues.text.contains(own));
    let head = clues.text.len() - clues.text.trim_start().len();
    clues.subjects.iter().filter(|subject| clause.start <= subject.start && subject.end <= clause.end).any(|subject| {
        // 市司法局下周五之前给书面答复: called by its name, and given a day.
        let called = subject.start == clause.start && clues.days.iter().any(|day| day.start == subject.end);
        let addressed =
            ["的同志", "同志", "注意", "听好", "听着"].iter().any(|word| clues.text[subject.end..].starts_with(word));
        // 财政局抓紧把补助拨下去: called by its name, and told.
        let behind = &clues.text[subject.end..clause.end];
        let topic = clues.text[clause.start..subject.start].trim();
        let called_first = topic.is_empty() && clause.start == head || TOPICS.iter().any(|end| topic.ends_with(end));
        let bidden = called_first && BIDDING.iter().any(|word| behind.starts_with(word)) && !tells(behind) && !own();
        if bidden {
            return true;
        }
        // 希望市司法局再加把劲.
        let hoped = ["希望", "要求", "督促", "责成", "提醒", "点一下", "点名", "点到"]
            .iter()
            .any(|word| clues.text[..subject.start].ends_with(word));
        if addressed || hoped {
            return true;
        }
        if called && !own() {
            return true;
        }
        let after = &clues.text[subject.end..clause.end];
        let near: usize = after.chars().take(NEAR).map(char::len_utf8).sum();
        MODALS.iter().any(|modal| {
            after[..near].match_indices(modal).any(|(at, _)| {
                let (before, behind) = (after[..at].chars().next_back(), after[at + modal.len()..].chars().next());
                before.is_none_or(|before| !NOT_MODAL_BEFORE.contains(before))
                    && behind.is_some_and(|behind| !NOT_MODAL_AFTER.contains(behind))
            })
        })
    })
}
