//! What tells, in a clause of a spoken line, that something is done or how far it is: 已经挂牌, 建成7个, 还在磨, 积极性不高. The signs
//! stand in tables; what asks for something or promises it is not known here.

/// What has been done, or how far it is.
const DONE: &[&str] = &[
    "已",
    "还差",
    "还剩",
    "尚未",
    "还没",
    "目前",
    "正在",
    "累计",
    "截至",
    "截止目前",
    "达到了",
    "率达到",
    "减到",
    "增到",
    "降到",
    "完毕",
    "过半",
    "上个月",
    "上月",
    "上周",
    "昨天",
    "前天",
    "刚刚",
    "家次",
    "人次",
    "场次",
    "基本完成",
    "初步完成",
    "全部完成",
    "进展顺利",
    "有进展",
    "没有进展",
    "同比",
    "环比",
    "均完成",
    "都完成",
    "如期完成",
    "按时完成",
    "到目前",
    "这个月以来",
    "今年以来",
    "进度",
    "超额完成",
    "未完成",
    "没完成",
    "没有完成",
];
/// What 没 does not tell of.
const NOT_MISSING: &[&str] = &["问题", "关系", "法", "办法", "意见", "说", "必要"];
/// What counts things and people: a number with one of these tells how much there is (建成7个, 到岗率100%).
const COUNTED: &[&str] = &[
    "个", "家", "名", "人", "处", "条", "件", "户", "次", "场", "所", "支", "栋", "座", "份", "期", "轮", "成", "%",
    "％", "位", "项", "批", "村", "镇", "万", "起", "对", "间", "块", "张", "本", "遍", "站", "点", "倍", "多",
];
/// How one says that something is still under way: 还在磨, 在做内装.
const UNDER_WAY: &[&str] = &["还在", "正在", "仍在", "一直在", "都在", "也在", "已在", "卡在", "停在", "正"];
/// What one is at, behind 在 at the head of a clause.
const DOING: &str = "做办推谈建走等改选报审批写磨装修筹磋协补跑查核理摸开培搞弄排";
/// How things stand, at the end of a clause: 积极性不高, 效果一般, 运转正常, 推进慢.
const STATES: &[&str] = &[
    "高",
    "低",
    "多",
    "少",
    "大",
    "小",
    "好",
    "差",
    "快",
    "慢",
    "难",
    "强",
    "弱",
    "实",
    "紧",
    "稳",
    "重",
    "深",
    "全",
    "够",
    "一般",
    "正常",
    "顺利",
    "良好",
    "明显",
    "理想",
    "积极",
    "一致",
    "缓慢",
    "滞后",
    "薄弱",
    "突出",
    "困难",
    "平稳",
    "不错",
    "不一",
    "有限",
    "一些",
    "一点",
    "普遍",
    "到位",
    "不动",
    "不齐",
    "不上",
    "不了",
    "不下",
    "不到",
    "不通",
    "不愿意",
    "不配合",
    "不热心",
    "不规范",
    "脱节",
    "尾声",
    "不清",
    "为零",
    "完工",
    "竣工",
    "完成",
    "结束",
    "配齐",
    "建齐",
    "达标",
    "落地",
    "见效",
    "成形",
    "成型",
];
/// Of these, and beside them, what something has come to: where all of it has, it is no remark (书记全部到任, 实现全覆盖).
const OUTCOMES: &[&str] = &[
    "到位", "到任", "到岗", "上岗", "就位", "报到", "完工", "竣工", "完成", "结束", "配齐", "建齐", "达标", "落地",
    "见效", "挂牌", "成立", "覆盖", "换届", "入驻", "验收", "签约", "开业", "投用", "清零", "销号", "拨付", "发放",
];
/// What says that all of it has.
const WHOLE: &[&str] = &["全部", "都", "均", "实现", "如期", "按期", "顺利", "基本", "悉数", "一次性", "成功"];
/// What asks for a state, and tells of none: 进度要快, 把台账做实.
const ASKED_STATE: &[&str] =
    &["要", "须", "把", "将", "请", "让", "应", "更", "再", "尽量", "做", "抓", "搞", "办", "确保", "力求"];
/// Words with 已 that tell of nothing done.
const NOT_DONE: &[&str] = &["已定于", "不得已", "而已", "已有计划"];

/// Whether a clause tells of something done.
pub(super) fn tells(clause: &str) -> bool {
    let said = DONE.iter().any(|word| clause.contains(word)) && !NOT_DONE.iter().any(|word| clause.contains(word));
    // 名录核出来186家.
    let counted = ["出来", "出"].iter().any(|out| {
        clause
            .match_indices(out)
            .any(|(at, _)| clause[at + out.len()..].starts_with(|next: char| next.is_ascii_digit()))
    });
    // 一个都没找到.
    let missing = clause.match_indices('没').any(|(at, not)| {
        !NOT_MISSING.iter().any(|word| clause[at + not.len()..].trim_start_matches('有').starts_with(word))
    });
    said || counted
        || missing
        || clause.match_indices('了').any(|(at, le)| {
            let before = clause[..at].chars().next_back();
            let after = clause[at + le.len()..].chars().next();
            // 章也刻好了 tells; 就好了 does not.
            let finished = before == Some('好')
                && clause[..at].chars().rev().nth(1).is_some_and(|deed| !"就最也都那更很只便才".contains(deed));
            (finished || before.is_some_and(|before| !"为除不得明极罢算行好定".contains(before)))
                && after.is_none_or(|after| !"解然结却".contains(after))
        })
}

/// Whether a clause tells how things stand: how many there are, what is under way, how it goes. A bare state, `alone` in its line
/// (汇报不够实, 筹建偏慢), is as well a remark and no report.
pub(super) fn stands(clause: &str, alone: bool) -> bool {
    let clause = clause.trim().trim_end_matches(['的', '吧', '呢', '啊']);
    let under_way = UNDER_WAY.iter().any(|words| clause.contains(words))
        || clause.strip_prefix('在').is_some_and(|rest| rest.starts_with(|next| DOING.contains(next)));
    under_way || counts(clause) || has_come_about(clause) || !alone && is_in_a_state(clause)
}

/// 民办高中派驻书记全部到任, 商圈党群服务站实现全覆盖: what all of something has come to, asked of nobody.
fn has_come_about(clause: &str) -> bool {
    let asked = ["推动", "推进", "促进", "努力", "力争", "加快", "达到"].iter().any(|word| clause.contains(word));
    OUTCOMES.iter().any(|outcome| {
        clause.strip_suffix(outcome).is_some_and(|lead| {
            let whole = WHOLE.iter().find_map(|word| lead.find(word).map(|at| lead[..at].chars().count()));
            whole.is_some_and(|named| named >= 2)
                && !asked
                && !lead.contains(['要', '须', '把', '将', '请', '让', '应'])
        })
    })
}

/// 建成7个, 百分之百, 四家联系不上: a number with what it counts, and nobody asked for as many.
fn counts(clause: &str) -> bool {
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百千两".contains(c);
    let wanted = ["再", "不少于", "至少", "要", "须", "每", "各", "第", "选派", "准备", "一个"];
    // 一起, 一次, 一遍 count nothing.
    let several = |at: usize, c: char| numeral(c) && (c != '一' || clause[..at].ends_with(numeral));
    let counted = clause.char_indices().filter(|(at, c)| several(*at, *c)).any(|(at, c)| {
        let after = clause[at + c.len_utf8()..].trim_start_matches(['.', '多', '余']);
        COUNTED.iter().any(|unit| after.starts_with(unit))
    });
    (counted || clause.contains("百分之")) && !wanted.iter().any(|word| clause.contains(word))
}

/// 企业积极性不高, 主体完工: a state at the end, behind what is in it, and nothing that asks for it.
fn is_in_a_state(clause: &str) -> bool {
    STATES.iter().any(|state| {
        clause.strip_suffix(state).is_some_and(|lead| {
            let lead = lead
                .trim_end_matches(['不', '很', '较', '比', '还', '都', '太', '有', '点', '基', '本', '全', '部', '没']);
            lead.chars().count() >= 2 && !ASKED_STATE.iter().any(|word| lead.contains(word))
        })
    })
}
