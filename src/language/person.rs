//! Whether words name a person: by a post (副局长, 张主任), or by a name as most people have one. None rather than a wrong one:
//! an owner is read back to the room.

/// How a post or a person's mention ends.
const POSTS: &[&str] = &[
    "长",
    "主任",
    "书记",
    "主席",
    "委员",
    "干事",
    "专员",
    "同志",
    "负责人",
    "经理",
    "秘书",
    "科员",
    "调研员",
    "指导员",
    "会长",
    "领导",
    "专班",
    "主管",
    "一把手",
    "本人",
    "总监",
    "理事",
    "老师",
    "联络员",
    "组织员",
    "一把手同志",
    "班子成员",
    "党组成员",
    "总工",
    "总工程师",
    "局领导",
    "委领导",
    "分管领导",
    "主要领导",
];

/// Common surnames, but for those that are everyday words besides (于, 成, 时, 向), and the commonest of two characters.
const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧肖程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎闫余潘杜\
    戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙雷钱汤尹黎易武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温季俞章鲁葛\
    伍韦申尤毕聂焦柳邢岳齐梅莫庄辛祝涂祁舒耿牟詹苗凌靳童甄裴席屈鲍覃霍翁隋景柏柯阮桂闵柴冉";
const DOUBLE_SURNAMES: &[&str] = &["欧阳", "上官", "司马", "诸葛", "皇甫", "尉迟", "慕容", "司徒", "夏侯", "东方"];

/// Everyday words that begin as a name does.
const WORDS: &[&str] = &[
    "高校", "高层", "高度", "高位", "高标", "高质", "高效", "高新", "高速", "高铁", "高等", "高管", "方案", "方面",
    "方式", "方法", "方向", "方便", "任务", "任何", "任期", "任职", "文件", "文化", "文明", "文旅", "文体", "文联",
    "文艺", "文字", "安全", "安排", "安置", "安监", "安委", "安保", "金融", "金额", "江南", "江北", "江西", "石化",
    "石油", "白天", "马上", "田间", "田园", "温泉", "林业", "林草", "康养", "康复", "程序", "程度", "章程", "夏季",
    "秦岭", "季度", "严格", "严肃", "严密", "易地", "武装", "武警", "龙头", "雷同", "范围", "齐心", "齐抓", "林长",
    "史志", "施工", "景区", "景点", "桂林", "金华", "江苏", "申请", "申报", "陆续", "尤其", "毕竟", "毕业", "焦点",
    "曾经", "许可", "许多", "何时", "何人", "周期", "周边", "周围", "周末", "周年", "周报", "周例", "易于", "董事",
    "夏天",
];

/// How the names of units, places and things end, and people's hardly ever.
const NOT_A_NAME_AT_ITS_END: &[char] = &[
    '局', '办', '委', '区', '县', '市', '镇', '乡', '村', '部', '处', '科', '室', '组', '会', '院', '校', '厂', '店',
    '队', '站', '所', '街', '团', '党', '省', '州', '府', '司', '库', '网', '园', '圈', '业', '制', '化', '性', '类',
    '的', '地', '得', '了', '要', '须', '者', '人', '员', '方', '们', '家', '单', '表', '册', '费', '款', '事', '项',
    '数', '量', '率', '期', '前', '后', '内', '上', '下',
];

/// How a section within a unit ends: it answers for something as a person does.
const SECTIONS: &[&str] = &[
    "科",
    "处",
    "室",
    "股",
    "专班",
    "工作组",
    "工作专班",
    "领导小组",
    "服务中心",
    "信息中心",
    "机关党委",
    "局党委",
    "局党组",
    "委党组",
    "办党组",
];
/// Words that end so and are no section of anybody.
const NOT_A_SECTION: &[&str] =
    &["会议室", "教室", "本科", "学科", "全科", "各科", "到处", "好处", "住处", "各处", "何处", "党办科", "工作室"];

/// Whether words name a section of a unit (人事科, 办公室, 工作专班).
pub(super) fn is_section(words: &str) -> bool {
    (2..=12).contains(&words.chars().count())
        && (SECTIONS.iter().any(|end| words.ends_with(end)) || is_department(words))
        && !NOT_A_SECTION.iter().any(|word| words.ends_with(word))
        && words.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) && !"的了要把在由请和与、将对各".contains(c))
        && (!words.starts_with(['市', '县', '区']) || words.starts_with("市场") || words.starts_with("市政"))
}

/// What ends in 部 and is a unit of its own, or no unit: 市委组织部, 党支部, 全部.
const NOT_A_DEPARTMENT: &[&str] = &[
    "组织部",
    "宣传部",
    "统战部",
    "武装部",
    "人武部",
    "社工部",
    "社会工作部",
    "支部",
    "总部",
    "干部",
    "全部",
    "内部",
    "外部",
    "党部",
    "本部",
    "局部",
    "俱乐部",
    "项目部",
    "指挥部",
];

/// Whether words name a department, as a union or a chamber has them: 权益部, 会员部.
fn is_department(words: &str) -> bool {
    words.ends_with('部') && words.chars().count() > 2 && !NOT_A_DEPARTMENT.iter().any(|end| words.ends_with(end))
}

/// Whether words call somebody as colleagues do: 老王, 小李.
pub(super) fn is_familiar(words: &str) -> bool {
    let mut characters = words.chars();
    let first = characters.next().is_some_and(|first| "老小大".contains(first));
    let surname = characters.next().is_some_and(|surname| SURNAMES.contains(surname));
    let rest: String = characters.collect();
    // 小康, 小时, 大方 and the like are words.
    let is_word = ["小康", "大方", "老龙", "小白", "大陆", "老黄", "小夏", "大江", "大龙"].contains(&words);
    first
        && surname
        && !is_word
        && (rest.is_empty() || ["局", "主任", "科长", "总", "书记", "处"].contains(&rest.as_str()))
}

/// 客运科老刘, 办公室张敏: somebody by the section they sit in.
pub(super) fn is_somebody_of_a_section(words: &str) -> bool {
    words.char_indices().skip(2).any(|(at, _)| {
        let (section, somebody) = words.split_at(at);
        // 社管局孙丽, 交通局老王.
        let office = section.chars().count() < 8 && section.ends_with(['局', '办', '委', '所', '队', '站']);
        (is_section(section) || office) && (is_familiar(somebody) || is_name(somebody))
    })
}

/// Whether words name a person: they end as a post does, and not as a unit or a heading does.
pub(super) fn is_person(words: &str) -> bool {
    let words = words.trim().trim_end_matches(['来', '亲', '自']);
    let length = words.chars().count();
    let not_a_post = ["增长", "成长", "校长期", "组长单位", "要求同志", "部门领导班子"];
    let post_then_name = || {
        POSTS.iter().filter(|post| post.chars().count() > 1 || **post == "长").any(|post| {
            words.rfind(post).is_some_and(|at| at > 0 && (2..=3).contains(&words[at + post.len()..].chars().count()))
        })
    };
    (2..=20).contains(&length)
        && (POSTS.iter().any(|post| words.ends_with(post)) || post_then_name())
        && !not_a_post.iter().any(|word| words.ends_with(word))
        && !words.replace("主要", "").contains(['要', '须'])
        // 党委领导下的院长负责制: a regime, not a post.
        && !["领导下", "领导的"].iter().any(|regime| words.contains(regime))
}

/// Whether words are a bare name: a common surname and one or two characters more, and no everyday word.
pub(super) fn is_name(words: &str) -> bool {
    let given = match DOUBLE_SURNAMES.iter().find_map(|surname| words.strip_prefix(surname)) {
        Some(given) => given,
        None => match words.chars().next() {
            Some(first) if SURNAMES.contains(first) => &words[first.len_utf8()..],
            _ => return false,
        },
    };
    // 周一 to 周日 are days.
    let is_weekday =
        words.starts_with('周') && given.starts_with(['一', '二', '三', '四', '五', '六', '日', '天', '内']);
    (1..=2).contains(&given.chars().count())
        && given.chars().all(|character| ('\u{4e00}'..='\u{9fff}').contains(&character))
        && !words.ends_with(NOT_A_NAME_AT_ITS_END)
        && !WORDS.iter().any(|word| words.starts_with(word))
        && !is_weekday
}
