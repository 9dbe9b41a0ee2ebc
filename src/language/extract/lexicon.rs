//! The words by which the language of speeches, notices and minutes tells a task from the rest: verbs that ask for
//! something that can be checked, verbs that exhort, words of the past. Only lists and look-up; what follows from a
//! word is decided in `clause` and `act`.

use std::{collections::HashMap, sync::LazyLock};

/// What a verb at the head of a clause says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    /// Something to do that can be seen to be done (摸清, 成立, 制定).
    Act,
    /// Handing in what was done (报送, 备案): belongs to the task before it.
    Deliver,
    /// Reward, assess, inspect: what only the convening side does.
    Authority,
    /// Says how or how much (加强, 提升, 发挥): a task only together with an act or a named unit.
    Soft,
    /// What is to come of it (形成, 确保, 激发): belongs to the task before it.
    Result,
    /// Exhortation (高度重视, 提高站位): no task.
    Exhort,
    /// 配合, 协助: a part in somebody else's task.
    Assist,
    /// 注意, 看到: opens a remark whose point comes later.
    Heed,
}

const ACTS: &str = "找出 找到 找齐 改完 查完 补缴 补齐 摸清 摸排 排查 核查 清查 普查 自查 建立健全 建立 建全 健全 完善 制定 制订 拟定 研究制定 修订 出台 印发 起草 编制 编印 汇编 梳理 汇总 整理 统计 \
核实 核对 登记 填报 填写 更新 录入 建好 建成 建起 组织开展 组织实施 组织 开展 举办 承办 召开 成立 组建 新建 设立 设置 创建 争创 打造 培树 选树 树立起 培育 选派 选配 \
配备 配齐 配强 派驻 选聘 聘任 推进 推动 推行 推广 推出 总结 提炼 探索 落实 抓好 抓实 抓紧 做好 做实 做大 办好 办理 管好 用好 构建 搭建 列入 纳入 培养 发展 选取 \
选择 选定 确定 明确 指定 督导 督查 督促 检查 抽查 评估 验收 整改 整治 整顿 解决 化解 消除 破解 清除 清理 签订 签署 完成 实施 实行 启动 挂牌 揭牌 换届 公布 发布 公示 \
宣传 宣讲 培训 轮训 走访 慰问 调研 座谈 观摩 对接 联系 协调 会商 结对 帮扶 共建 支持 保障 安排 拨付 划拨 兑现 发放 采集 收集 征求 征集 动员 招募 吸纳 接转 转接 \
管理 加大 加快 扩大 压实 履行 承担 统筹 指导 审核 审批 审查 批复 归档 存档 销号 对照 查找 查摆 细化 分解 下达 部署 传达 提供 提出 拿出 参加 参与 派出 派员 抽调 \
谋划 策划 设计 筹备 筹建 推荐 申报 申请 争取 引进 进驻 覆盖 延伸 拓展 扩面 共享 认领 领办 包保 挂钩 挂点 处置 处理 查处 上墙 张贴 公开 收缴 补齐 补足 补选 增设 \
撤销 合并 调整 理顺 厘清 划转 移交 盘活 修缮 建设 答复 回复 反馈 复核 复查 跟踪 跟进 制作 拍摄 撰写 录制 上线 运行 开通 开设 设计 研发 订阅 缴纳 换发 签收 记录 \
规范 改造 补报 补录 销账 建档 立卡 安装 采购 配置 验证 试行 试点 启用 投用 竣工 开工 施工 承接 复工 化解 办结 送达 送学 送教 帮助 研究 讨论 审定 敲定 商定 拟订 编写 组成 选出 增补 招聘 拆除 清退 关闭 恢复 \
开放 压减 精简 取消 下放 委托 论证 测算 核算 核定 核减 核发 注销 变更 入户 复盘 投入 筹集 筹措 募集 补贴 补助 奖补 减免 盘点 清点 推送 转发 悬挂 佩戴 下发 制发 发出 抽取 出具 曝光 提请 提醒 摸准 搞准 搞清 理清 \
碰一下 碰个头 碰头 摸个底 摸底 摸一摸 理一理 捋一捋 过一遍 查一遍 跑一遍 走一遍 说清楚 讲清楚 搞清楚 弄清楚 问清楚 清零 补上 定下来 拿下 开好 建好 办结 组卷 搞扎实 搞一次 搞好 用足 打通 增加 增派 签约 谈心 约访 回访 帮办 代办 评议 述评 投产 续聘 认定 命名 授牌 复评 参照 比照 对标 接收 受理 承诺 亮出 亮明 负责 牵头";
const DELIVERS: &str = "发我 报我 传我 发群里 给我 发给 交给 报给 拿给 给出 给个 给一个 发到 报到市 报送 上报 报备 报请 报告 报到 报 提交 呈报 呈送 备案 抄送 送 交 寄送 发送 反馈至 反馈给 汇报";
const AUTHORITIES: &str =
    "评选 评出 评定 评比 表彰 奖励 予以奖励 给予奖励 予以表彰 通报 督办 巡察 巡查 考核 考评 约谈 问责 予以 给予";
const SOFTS: &str = "加强 强化 提升 提高 增强 巩固 深化 发挥 注重 突出 立足 优化 改进 利用 运用 融入 紧扣 引导 教育引导 激励 鼓励 倡导 汇聚 整合 树立 严密 织牢 织密 \
支撑 服务 创新 关心 关爱 学习 掌握 了解 带动 带头 严守 遵守 保证 维护 抓牢 抓细 把好 守住 担负 扛起 营造";
const RESULTS: &str =
    "形成 确保 实现 激发 促进 助推 助力 使 让 做到 从而 以便 以此 进而 营造 层层 一级 抓一件 努力实现 最大限度";
const EXHORTS: &str = "认账 推诿 扯皮 作为 担责 等靠 等 靠 重视 杜绝 防止 避免 不尚 不得 不能 不要 不准 不搞 严禁 切忌 力戒 提高站位 提升站位 提高政治站位 提高思想 提高认识 统一思想 深刻认识 充分认识 清醒认识 正确认识 深化认识 高度重视 认真学习 学习领会 深刻领会 准确把握 牢牢把握 把握 \
牢固树立 树牢 牢记 坚定 珍惜 发扬 弘扬 凝聚 凝心 树标杆 做示范 抓落实 勇于 敢于 善于 努力 奋力 担当 认清 积极主动 主动作为 因时而动 顺势而谋 乘势而上 各司其职 同向发力 \
真抓实干 再接再厉 共同努力 互相支持 齐心协力 坚决做到 捍卫 统一 强化意识 增强意识 凝神 聚力 踔厉 感谢 希望大家 预祝 向 要求 表示 大力弘扬 绷紧 务实功 多务实功 切实增强 加强组织领导 加强领导 加强协作 加强沟通 加强协调配合 加强配合 强化责任 强化担当 落实责任 压实责任 提高效率 增强意识 \
形成合力 明确责任 明确分工 加强统筹 强化统筹 营造氛围 营造良好氛围 加强协同 强化协同 强化组织领导 夯实责任 层层压实 加强联动 强化领导 狠抓落实 抓好落实 抓好贯彻落实 贯彻落实 贯彻";
const ASSISTS: &str = "给予支持 予以支持 提供支持 大力支持 给予保障 配合 互相配合 密切配合 积极配合 协助 协同配合 做好配合 支持配合 全力配合 通力合作 抓好配合";
const HEEDS: &str = "注意 看到 认识到 清醒看到 清醒认识到 警惕 反思";

/// Adverbs between a modal verb and the verb.
const ADVERBS: &str = "回去 回头 据此 相应 随即 同时 及早 提前 自行 按时限 一次性 限期 主动 先 全部 赶紧 赶快 抓紧 重新 各 尽量 一定 全都 这次 会后 进一步 切实 积极主动 积极 着力 持续用力 持续 不断 深入 广泛 全面 大力 认真 充分 及时有效 及时 尽快 尽早 扎实有序 扎实 统筹 常态化 分级 分类 分批 分层 分期 不定期 定期 \
真正 坚决 因地制宜 率先 主动 牢牢 逐步 稳步 有序 严格 重点 统一 共同 联合 集中 逐一 逐户 逐家 逐个 立即 马上 抓紧 迅速 从速 精心 科学 合理 大胆 严肃 从严 加快 继续 坚持 一律 原则上 同步 适时 择优 动态 按时 按期 \
如期 务必 至少 全力 倾力 有效 有力 深化 自觉 具体 分别 均 都 再 也 还 就 又 好 具体 牵头 高质量 高标准 高效 足额 如实 按要求 按规定 按程序 按照要求 实地 现场 专门 专题 单独 一并 先行 分头 轮流 定点 每月 每季度 每年 普遍 大规模 整体 适当 灵活 主要 各自";

/// Modal verbs, by which something is asked.
const MODALS: &str =
    "务必要 必须要 应当要 都要 也要 还要 均要 必须 务必 应当 应该 应 须 需要 需 要 请 得 统一要求 一律要";
/// What the convening side says it will do.
const PLANS: &str = "将要 将会 即将 将 会 拟 计划 准备 打算";

/// Connectives before a clause's own words.
const CONNECTIVES: &str = "同时 另外 此外 其次 首先 再次 最后 并且 而且 并 还 也 既 即 又 特别是 尤其是 其中 对此 为此 因此 所以 下一步 下步 接下来 今后 后期 总之 如 比如 例如 希望 恳请 务请 烦请 敬请 请 望 \
会后 会议要求 会议议定 会议决定 会议明确 会议强调 同意 原则同意 以及 但 但是 而 则 再 然后 随后 继而";

/// Prepositions: a clause that begins with one names a manner, an object or a field, unless a verb follows in it.
const PREPOSITIONS: &str = "按照 按 依照 依据 根据 围绕 通过 针对 结合 聚焦 依托 以 在 从 对 对于 对照 把 将 由 向 与 和 同 为 给 就 面向 经 至 借助 采取 采用 遵循 本着 于 用 紧盯 瞄准 突出 紧扣 立足 着眼 随着 除";

/// Verbs after 把 … that ask for something on record.
const PLACED: &str =
    "列入 纳入 作为 报送 上报 报 汇总 整理 录入 移交 送 印发 分解 公示 提交 交 反馈 发放 调整 转接 落实到 安排";

/// Acts that are recognised in the middle of a clause, where 组织, 建设 and 管理 would be nouns.
const INNER: &str = "开展 进行 制定 制订 出台 印发 建立 成立 组建 召开 举办 摸清 摸排 排查 报送 上报 报备 选派 选配 配备 派驻 培养 完成 落实到 整改 解决 推动 推进 打造 创建 做深 做实 做到 签订 备案 予以 给予 实施 启动 \
抓好 明确 列入 纳入 实行 走访 发放 汇总 发挥 评选 表彰 梳理 核实 登记 填报 更新 消除 构建 搭建 争创 培树 选取 选定 组织开展 形成 提交 反馈 公示 公布 换届 挂牌 加强 用在 建起来 提出 提供 对接 销号 约谈 新建 改建 建成 设立 增设 组成 下发 安排 拨付 兑现 督办 清零 补录 比对 核对 摸底 组建 指导 约谈 报给 发给 交给 报市 报县 报区 报“ 报组织 报工委 全部覆盖 研究一下 核对一下 梳理一下 报我 发我 交我 传我 送我";

/// Nouns of things that can be asked for at the next meeting.
const THINGS: &str = "机制 制度 方案 计划 台账 清单 名单 目录 报告 总结 办法 细则 规范 标准 预案 品牌 示范点 示范区 试点 党委 党支部 支部 党组织 党小组 培训班 活动 讲座 专班 工作组 领导小组 联席会 联席会议 会商 通报 备案 底数 \
数据 信息 系统 平台 阵地 中心 驿站 站点 覆盖率 组建率 完成率 指导员 书记 党员 经费 资金 结对 共建 项目 考核 述职 议程 总体布局 调研 巡察 情况 问题 隐患 材料 案例 经验 联合党支部 培训 责任制 党课 会议 报表 表格 协议 \
责任书 通知 简报 信箱 电话 档案 工会 骨干 联络员 组织生活会 形式 意见 换届 标识 展板 网站 公众号 手册";

/// Words that set the tone rather than a task: a clause with one says to what end.
const TONES: &[&str] = &[
    "思想和行动统一",
    "围绕中心",
    "服务大局",
    "凝聚力",
    "号召力",
    "影响力",
    "驱动力",
    "战斗力",
    "向心力",
    "合力",
    "活力",
    "强大动力",
    "坚强保证",
    "有力支撑",
    "强有力",
    "走深走实",
    "见行见效",
    "落地见效",
    "落地生根",
    "新局面",
    "新台阶",
    "新篇章",
    "贡献",
    "两个维护",
    "两个确立",
    "四个意识",
    "高质量发展",
    "再上新",
];

/// Words of the past: what has one and no modal verb is an account.
const PAST: &[&str] = &[
    "已经",
    "已于",
    "已有",
    "已完成",
    "已成",
    "已建",
    "已全",
    "已报",
    "均已",
    "都已",
    "也已",
    "现已",
    "业已",
    "曾",
    "刚刚",
    "刚才",
    "去年",
    "近年来",
    "以来",
    "取得了",
    "取得的",
    "同比",
    "环比",
    "累计",
    "截至",
    "过去",
    "上一年",
    "上年度",
    "前期",
    "完成了",
    "前段",
    "此前",
    "来之不易",
    "受到",
    "主持召开",
    "主持会议",
];

/// Verbs that are nouns before 结果 and the like.
const INSPECTIONS: &[&str] = &[
    "督导", "督查", "巡察", "检查", "抽查", "考核", "考评", "评估", "评定", "评选", "培训", "验收", "排查", "摸排",
    "调研", "整改",
];

/// Names of those above us: what they said is the ground for a task, not the task.
const ABOVE: &[&str] = &[
    "习近平",
    "总书记",
    "党中央",
    "中央",
    "国务院",
    "省委",
    "省政府",
    "中组部",
    "全国",
    "全省",
    "省里",
    "上级",
    "巡视组",
    "督导组",
    "考核组",
    "巡察组",
    "检查组",
    "督查组",
    "审计",
];
const SAYS: &[&str] = &["指出", "强调", "要求", "提出", "认为", "作出", "反馈", "点出", "通报", "部署", "明确"];
const SHORTFALLS: &[&str] = &["不够", "差距", "不足", "短板", "薄弱", "滞后", "不到位", "不平衡", "问题"];

/// Headings under which there is background.
const GROUNDS: &[&str] = &[
    "深刻认识",
    "充分认识",
    "重要性",
    "必要性",
    "紧迫性",
    "重要意义",
    "重大意义",
    "提高站位",
    "提升站位",
    "提高政治站位",
    "统一思想",
    "提高认识",
    "思想认识",
    "指导思想",
    "基本情况",
    "工作回顾",
    "工作成效",
    "主要成效",
    "取得成效",
    "取得的成效",
    "取得的成绩",
    "主要成绩",
    "肯定成绩",
    "存在问题",
    "存在的问题",
    "主要问题",
    "面临的",
    "当前形势",
    "形势分析",
    "严峻形势",
    "主要做法",
    "背景",
    "充分肯定",
    "回顾",
    "会议概况",
    "通报情况",
    "目的意义",
    "基本原则",
];
/// Headings under which there is work.
const WORKS: &[&str] = &[
    "任务",
    "落实",
    "保障",
    "措施",
    "工作要求",
    "安排",
    "议定",
    "下一步",
    "下步",
    "步骤",
    "有关要求",
    "具体要求",
    "推进",
    "抓好",
    "推动",
    "完成",
    "开展",
    "建立",
    "重点",
    "加强",
    "健全",
    "完善",
    "强化",
    "全力",
    "事项",
    "工作内容",
    "责任",
    "坚持",
    "整改",
];

/// By what somebody above judges those below.
const JUDGING: &[&str] = &["述职", "考核", "巡察", "巡查", "督查", "考评", "评议", "奖惩", "问责", "排名", "表彰"];
/// What is set up for it, or done with what came of it.
const JUDGED: &[&str] = &["制度", "机制", "办法", "细则", "体系", "结果", "调研", "评议", "方案", "通报"];

/// Whether an act is one by which others are judged.
pub(super) fn judges_others(text: &str) -> bool {
    let far: usize = 12;
    has(text, &["建立", "健全", "完善", "制定", "开展", "将", "把", "纳入", "作为", "组织"])
        && JUDGING.iter().flat_map(|word| text.match_indices(word)).any(|(at, word)| {
            let behind: String = text[at + word.len()..].chars().take(far).collect();
            has(&behind, JUDGED)
        })
}

/// The heads of clauses, and the rest, by their first character; the longest first.
struct Words<T> {
    by_first: HashMap<char, Vec<(&'static str, T)>>,
}

impl<T: Copy> Words<T> {
    fn new(lists: &[(&'static str, T)]) -> Self {
        let mut by_first: HashMap<char, Vec<(&'static str, T)>> = HashMap::new();
        for (list, value) in lists {
            for word in list.split_whitespace() {
                if let Some(first) = word.chars().next() {
                    by_first.entry(first).or_default().push((word, *value));
                }
            }
        }
        for words in by_first.values_mut() {
            // Stable: of equal words the list named first counts.
            words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        }
        Self { by_first }
    }

    fn at(&self, text: &str) -> Option<(usize, T)> {
        let words = self.by_first.get(&text.chars().next()?)?;
        words.iter().find(|(word, _)| text.starts_with(word)).map(|(word, value)| (word.len(), *value))
    }
}

static VERBS: LazyLock<Words<Verb>> = LazyLock::new(|| {
    Words::new(&[
        (EXHORTS, Verb::Exhort),
        (ASSISTS, Verb::Assist),
        (HEEDS, Verb::Heed),
        (AUTHORITIES, Verb::Authority),
        (ACTS, Verb::Act),
        (DELIVERS, Verb::Deliver),
        (SOFTS, Verb::Soft),
        (RESULTS, Verb::Result),
    ])
});
static OTHERS: LazyLock<[Words<()>; 8]> = LazyLock::new(|| {
    [ADVERBS, MODALS, PLANS, CONNECTIVES, PREPOSITIONS, PLACED, THINGS, INNER].map(|list| Words::new(&[(list, ())]))
});

/// The verb that a text begins with: its bytes and what it says.
pub(super) fn verb(text: &str) -> Option<(usize, Verb)> {
    let Some((length, verb)) = VERBS.at(text) else { return counted_verb(text) };
    // 督导结果, 培训对象: a noun.
    let is_noun = INSPECTIONS.contains(&&text[..length])
        && ["结果", "对象", "情况", "人员", "成绩"].iter().any(|noun| text[length..].starts_with(noun));
    (!is_noun).then_some((length, verb))
}

/// 选3个, 建10家: verbs of one character are verbs where something is counted.
fn counted_verb(text: &str) -> Option<(usize, Verb)> {
    let mut characters = text.chars();
    let verb = characters.next().filter(|verb| "选建查抓出拿搞办写补开设跑走派报找".contains(*verb))?;
    let counts =
        characters.next().is_some_and(|next| next.is_ascii_digit() || "一两三四五六七八九十几若".contains(next));
    counts.then_some((verb.len_utf8(), Verb::Act))
}

/// Whether nothing but a verb of one character is left of a clause: 补, 报, 交.
pub(super) fn is_one_deed(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(|verb| "补报交送改查办发填写".contains(verb)) && characters.next().is_none()
}

/// How a verb's result is said in speech: 拿出来, 搞扎实, 发下去.
const COMPLEMENTS: &[&str] = &[
    "出来",
    "上来",
    "下来",
    "下去",
    "起来",
    "过来",
    "到位",
    "清楚",
    "扎实",
    "到底",
    "见底",
    "见效",
    "清零",
    "完毕",
    "搞好",
    "办好",
    "办完",
    "搞完",
    "弄完",
    "落地",
    "挂牌",
    "有结果",
    "有进展",
    "有说法",
    "到人",
    "到户",
    "到点",
    "结果",
    "准数",
    "一遍",
    "一轮",
    "说明",
    "答复",
];

/// Whether a clause ends with what comes of its verb.
pub(super) fn has_complement(text: &str) -> bool {
    let text = text.trim_end_matches(['了', '。', '”', '吧']);
    COMPLEMENTS.iter().any(|end| text.ends_with(end))
}

/// The adverb that a text begins with.
pub(super) fn adverb(text: &str) -> Option<usize> {
    OTHERS[0].at(text).map(|found| found.0).or_else(|| every(text)).or_else(|| one_by_one(text))
}

/// 逐项, 逐条 …
fn one_by_one(text: &str) -> Option<usize> {
    let measure = text.strip_prefix('逐')?.chars().next()?;
    Some('逐'.len_utf8() + measure.len_utf8())
}

/// 每两个月, 每半年: the bytes of a beat that a text begins with.
fn every(text: &str) -> Option<usize> {
    let body = text.strip_prefix('每')?;
    let (at, beat) = body.char_indices().take(5).find(|(_, character)| "月季周年天日旬".contains(*character))?;
    let end = '每'.len_utf8() + at + beat.len_utf8();
    Some(end + if text[end..].starts_with('度') { '度'.len_utf8() } else { 0 })
}

/// The modal verb that a text begins with. 要 is one only where it is not part of 要求, 要素 …
pub(super) fn modal(text: &str) -> Option<usize> {
    let length = OTHERS[1].at(text)?.0;
    let next = text[length..].chars().next();
    let inside = match &text[..length] {
        "要" => "求素点害闻道塞件领义旨么事案目强",
        "应" => "用对急届答聘收付用有",
        "得" => "到以出知分了失当益太很好快慢比不更非如怎紧大高住起上",
        "请" => "示求假教客柬愿",
        "需" => "求",
        _ => "",
    };
    next.is_none_or(|next| !inside.contains(next)).then_some(length)
}

/// The announcement of a plan (将, 会) that a text begins with.
pub(super) fn plan(text: &str) -> Option<usize> {
    let length = OTHERS[2].at(text)?.0;
    let next = text[length..].chars().next()?;
    let inside = match &text[..length] {
        "会" => "议商同员上后前计场务",
        "将" => "军来领士",
        "计划" => "内的年、",
        _ => "",
    };
    (!inside.contains(next)).then_some(length)
}

/// The connective that a text begins with.
pub(super) fn connective(text: &str) -> Option<usize> {
    OTHERS[3].at(text).map(|found| found.0)
}

/// The preposition that a text begins with.
pub(super) fn preposition(text: &str) -> Option<usize> {
    OTHERS[4].at(text).map(|found| found.0)
}

/// Whether a text has a verb after 把 that puts something on record.
pub(super) fn is_placed(text: &str) -> bool {
    text.char_indices().any(|(at, _)| OTHERS[5].at(&text[at..]).is_some())
}

/// Whether a text names something that can be asked for.
pub(super) fn names_a_thing(text: &str) -> bool {
    text.char_indices().any(|(at, _)| OTHERS[6].at(&text[at..]).is_some())
}

/// Where in a text an act is first named by a verb that is no noun.
pub(super) fn act_inside(text: &str) -> Option<usize> {
    text.char_indices().map(|(at, _)| at).find(|at| OTHERS[7].at(&text[*at..]).is_some())
}

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Whether a clause says to what end rather than what.
pub(super) fn sets_a_tone(text: &str) -> bool {
    const ENDS: [&str; 16] = [
        "感", "意识", "自觉", "定力", "本领", "能力", "水平", "质量", "效能", "境界", "信心", "决心", "基础", "堡垒",
        "成效", "支撑",
    ];
    has(text, TONES) || ENDS.iter().any(|end| text.ends_with(end))
}

/// Whether a clause tells of the past.
pub(super) fn is_past(text: &str) -> bool {
    has(text, PAST) || text.match_indices('了').any(|(at, _)| is_perfective(text, at))
}

/// Whether 了 follows a verb, and is not part of 为了, 了解 …
fn is_perfective(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + '了'.len_utf8()..].chars().next();
    before.is_some_and(|before| !"为除不得明极罢算".contains(before))
        && after.is_none_or(|after| !"解然结却".contains(after))
}

/// Whether a clause reports what those above us said.
pub(super) fn is_from_above(text: &str) -> bool {
    let opening: String = text.chars().take(24).collect();
    has(&opening, ABOVE) && has(text, SAYS)
}

/// Verbs that only say that something is to be brought to an end or handed in.
const ENDINGS: &[&str] = &[
    "出具",
    "拿出",
    "形成",
    "提交",
    "完成",
    "交出",
    "提出",
    "办结",
    "办完",
    "见效",
    "到位",
    "销号",
    "清零",
    "推送",
    "转发",
    "移送",
    "写",
    "给",
    "报",
    "交",
    "发",
    "见底",
    "结束",
    "收尾",
    "反馈",
    "答复",
    "落地",
    "落实到位",
    "启用",
    "投用",
    "配齐",
    "覆盖",
    "兑现",
    "建成",
    "开班",
    "开通",
    "补缴",
    "开工",
    "落实首批",
    "明确",
    "找到",
    "全部整顿",
];

/// Whether words say only how an act ends or how much of it: 形成材料报市委组织部, 先建3个.
pub(super) fn rounds_off(text: &str) -> bool {
    let mut words = text;
    while let Some(length) = adverb(words).filter(|length| *length < words.len()) {
        if ENDINGS.iter().any(|end| words.starts_with(end)) {
            break;
        }
        words = &words[length..];
    }
    ENDINGS.iter().any(|end| words.starts_with(end)) || counted_verb(words).is_some() || counts_first(words)
}

/// 培养10个出来: a verb of two characters with a number behind it.
fn counts_first(text: &str) -> bool {
    text.chars().nth(2).is_some_and(|third| third.is_ascii_digit()) && text.chars().count() <= 12
}

/// Whether words name a shortfall.
pub(super) fn names_a_shortfall(text: &str) -> bool {
    has(text, SHORTFALLS)
}

/// Whether a heading stands over background.
pub(super) fn is_ground(heading: &str) -> bool {
    has(heading, GROUNDS)
}

/// Whether a heading stands over work.
pub(super) fn is_work(heading: &str) -> bool {
    has(heading, WORKS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_is_known_by_its_longest_form() {
        assert_eq!(verb("建立健全机制").map(|found| found.1), Some(Verb::Act));
        assert_eq!(verb("报送名单").map(|found| found.1), Some(Verb::Deliver));
        assert_eq!(verb("提高站位，统一思想").map(|found| found.1), Some(Verb::Exhort));
        assert_eq!(verb("互相配合").map(|found| found.1), Some(Verb::Assist));
    }

    #[test]
    fn to_want_is_not_part_of_a_requirement() {
        assert!(modal("要摸清底数").is_some());
        assert!(modal("要求各单位").is_none() && modal("要点如下").is_none() && plan("会议室").is_none());
    }

    #[test]
    fn the_past_is_told_from_what_is_to_be_understood() {
        assert!(is_past("组建了12家") && is_past("去年年底前完成"));
        assert!(!is_past("深入了解情况") && !is_past("为了做好工作"));
    }
}
