//! Units that the roster does not have, known by the form of their name: 市水利局, 市残联; and without 市 only where the
//! words around give them a part (城管局协助). They are asked about, never taken for somebody else.

/// How names after 市 end; the longer before what they end in.
const ENDS: &[&str] = &[
    "委员会",
    "管委会",
    "联合会",
    "办公室",
    "检察院",
    "电视台",
    "日报社",
    "供销社",
    "贸促会",
    "红十字会",
    "慈善总会",
    "中心",
    "集团",
    "公司",
    "支队",
    "总队",
    "大队",
    "法院",
    "中院",
    "学院",
    "大学",
    "医院",
    "银行",
    "协会",
    "党校",
    "残联",
    "文联",
    "侨联",
    "社联",
    "科联",
    "科协",
    "记协",
    "局",
    "委",
    "办",
    "部",
    "院",
];
/// How names without 市 end.
const BARE_ENDS: &[&str] = &[
    "局",
    "支队",
    "管委会",
    "法院",
    "检察院",
    "集团",
    "残联",
    "文联",
    "侨联",
    "科协",
    "编办",
    "外办",
    "台办",
    "侨办",
    "供电公司",
    "公交公司",
    "水务公司",
    "燃气公司",
    "烟草公司",
    "交易中心",
    "疾控中心",
    "融媒体中心",
    "人防办",
    "信访办",
    "文明办",
];
/// Words that end so and are no unit.
const NO_UNITS: &[&str] = &[
    "布局", "格局", "全局", "大局", "结局", "开局", "时局", "当局", "僵局", "定局", "破局", "分局", "举办", "主办",
    "承办", "协办", "交办", "督办", "查办", "催办", "帮办", "代办", "包办", "开办", "创办", "会办", "领办", "经办",
    "来办", "常委", "党委", "工委", "政委", "村委", "居委", "全部", "干部", "内部", "外部", "局部", "县委", "区委",
    "团委", "支部", "总部", "中部", "东部", "西部", "南部", "北部",
];
/// What a name never has in it.
const NEVER_INSIDE: &str = "的了是和与由请将把要须在对向给使让从并于按为以各你我他她它们该本贵这那些几每不没有没先再还就也都是，。；：、！？（）()“”《》\t\n";
/// What follows 市 where no unit is meant.
const AFTER_CITY: &[&str] = &[
    "场",
    "民",
    "里",
    "县",
    "区",
    "级",
    "直",
    "值",
    "域",
    "容",
    "辖",
    "内",
    "外",
    "长",
    "领导",
    "人大",
    "政协",
    "委常委",
    "委书记",
    "委员",
    "委要",
    "委和",
];
/// What goes on after a name's last character and makes another word of it.
const GOES_ON: &[char] = &[
    '长', '员', '托', '派', '理', '事', '公', '法', '好', '结', '案', '学', '门', '署', '分', '队', '合', '系', '动',
    '盟', '席',
];
/// Longest name after 市, in characters.
const LONGEST: usize = 12;

/// The end of a unit's name that begins at a byte of the text and that the roster does not have. `takes_part` says whether
/// the words behind a place give whoever stands there a part.
pub(super) fn at(text: &str, from: usize, takes_part: impl Fn(usize) -> bool) -> Option<usize> {
    let before = text[..from].chars().next_back();
    let rest = &text[from..];
    if let Some(name) = rest.strip_prefix('市') {
        let of_a_city = before.is_none_or(|before| !"城全我本各都超上门股楼夜县地省级跨".contains(before));
        if !of_a_city || AFTER_CITY.iter().any(|word| name.starts_with(word)) {
            return None;
        }
        let within = name.strip_prefix("委").or_else(|| name.strip_prefix("政府"));
        let end = ends(name, ENDS, within.is_some(), if within.is_some() { 1 } else { 2 })?;
        return Some(from + '市'.len_utf8() + end);
    }
    let free = before.is_none_or(|before| !before.is_alphanumeric() || "请由和跟与同让商找叫及".contains(before))
        || ["会同", "联合", "协同", "不用", "需要"].iter().any(|word| text[..from].ends_with(word));
    let own = rest.chars().next().is_some_and(|first| !"县区镇乡省国".contains(first));
    if !free || !own {
        return None;
    }
    // 残联, 文联 are whole names; 邮局 is none.
    let whole = |end: &usize| {
        rest[..*end].chars().count() <= 8 && (rest[..*end].chars().count() > 2 || !rest[..*end].ends_with('局'))
    };
    let end = from + ends(rest, BARE_ENDS, false, 2).filter(whole)?;
    takes_part(end).then_some(end)
}

/// Where a name of at least `least` characters ends, by the first end that stands in the text.
fn ends(name: &str, ends: &[&str], of_the_committee: bool, least: usize) -> Option<usize> {
    for (count, (at, character)) in name.char_indices().enumerate() {
        if count >= LONGEST || NEVER_INSIDE.contains(character) || !('\u{4e00}'..='\u{9fff}').contains(&character) {
            return None;
        }
        let Some(end) = ends.iter().find(|end| name[at..].starts_with(**end)) else { continue };
        // 部 ends what belongs to the party committee only: 市委社会工作部.
        if *end == "部" && !of_the_committee {
            continue;
        }
        let stop = at + end.len();
        let whole = &name[..stop];
        // 市残联合办 is 市残联 with whom something is done, 市社会福利局合并 is not.
        let together = ["合办", "合作", "合力", "合建"].iter().any(|word| name[stop..].starts_with(word));
        let goes_on = !together && name[stop..].chars().next().is_some_and(|next| GOES_ON.contains(&next));
        if goes_on || whole.chars().count() < least || NO_UNITS.iter().any(|word| whole.ends_with(word)) {
            continue;
        }
        // 市委 and 市政府 are no unit of anybody's list.
        if of_the_committee && (whole == "委" || whole == "政府") {
            continue;
        }
        return Some(stop);
    }
    None
}
