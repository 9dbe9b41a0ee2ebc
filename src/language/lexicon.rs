//! The words that the deadline grammar knows, each with the part it plays. Adding a way of saying something that a rule already
//! understands is adding a word here.
//!
//! Words are found by longest match, so a word that merely contains another (目前 contains 前) hides it by being listed as [`Word::Noise`].

use super::{
    festival::Festival,
    word::{Portion, Word},
};
use std::sync::OnceLock;

use Word::{Festival as Feast, Noise};

/// Every word, by part. The longest match wins; order does not matter.
const WORDS: &[(Word, &str)] = &[
    // Units.
    (Word::Year, "年"),
    (Word::YearOf, "年度"),
    (Word::Month, "月 月份 月度"),
    (Word::Day, "日"),
    (Word::DayNumber, "号"),
    (Word::Days, "天"),
    (Word::Week, "周 星期 礼拜"),
    (Word::Quarter, "季度 季"),
    (Word::HalfYear, "半年"),
    (Word::HalfMonth, "半个月 半月"),
    (Word::TenDays, "旬"),
    (Word::Hours, "小时 钟头"),
    (Word::Minutes, "分钟"),
    (Word::Workday, "工作日 工作天"),
    (Word::PlainDay, "自然日 日历日 日历天"),
    (Word::Piece, "个"),
    // Portions.
    (Word::Portion(Portion::Early), "初"),
    (Word::Portion(Portion::Middle), "中 中间"),
    (Word::Portion(Portion::End), "底 末 终 尾 期末"),
    (Word::Portion(Portion::FirstTen), "上旬"),
    (Word::Portion(Portion::SecondTen), "中旬 上中旬 中上旬"),
    (Word::Portion(Portion::LastTen), "下旬 中下旬 下半月 后半月"),
    (Word::Portion(Portion::FirstHalf), "上半月 前半月"),
    // Edges.
    (Word::Before, "前 之前 以前"),
    (Word::Within, "内 之内 以内 时间内 时间以内 时间之内 范围内 里 当中"),
    (Word::From, "起 开始 之日起 起始 起算"),
    (Word::After, "后 之后 以后 过后"),
    (Word::Since, "以来"),
    (Word::Until, "止 为止 截止日"),
    (Word::During, "期间 时期 期内"),
    (Word::Around, "左右 前后"),
    (Word::Above, "以上"),
    (Word::AsOf, "截至 截止目前 截至目前 截至当前 截止当前"),
    (Word::CutOff, "截止 截止到 截止至 截止于"),
    (Word::To, "贯穿 贯穿于 至 到 直至 直到 持续到 持续至 延续至 延续到"),
    (Word::FromWord, "自 从 由"),
    (Word::At, "于 在"),
    (Word::Ordinal, "第"),
    // Relative names.
    (Word::YearShift(0), "今年 本年 本年度 今年度 本年内 年度内 当年度"),
    (Word::YearShift(1), "明年 来年 次年 翌年 明年度 下年度 下一年度 下一年 次年度 来年度"),
    (Word::YearShift(2), "后年"),
    (Word::YearShift(-1), "去年 上年 上年度 去年度 上一年 上一年度 前年 往年 近年 近年来 历年 这些年 近几年 前几年"),
    (Word::WholeYear, "全年 全年度 整年"),
    (Word::January, "元月 元月份"),
    (Word::MonthShift(0), "本月 本月份 当月 这个月 这月"),
    (Word::MonthShift(1), "下月 下个月 次月 下一个月 下月份 下一月"),
    (Word::MonthShift(-1), "上月 上个月 上一个月 上月份 上一月 前几个月"),
    (Word::QuarterShift(0), "本季度 本季 这个季度 当季 该季度 这季度"),
    (Word::QuarterShift(1), "下季度 下个季度 下一季度 下一个季度 下季"),
    (Word::QuarterShift(-1), "上季度 上个季度 上一季度 上一个季度 上季"),
    (Word::WeekShift(0), "本周 这周 这个星期 本星期 这星期 这一周 当周 这礼拜 这个礼拜"),
    (Word::WeekShift(1), "下周 下星期 下个星期 下一周 下礼拜 下个礼拜 次周 下个周"),
    (Word::WeekShift(2), "下下周"),
    (Word::WeekShift(-1), "上周 上星期 上个星期 上一周 上礼拜"),
    (Word::DayShift(0), "今天 今日 今晚 今早 今夜 当天 当日 当晚 今晨 当夜 今儿"),
    (Word::DayShift(1), "明天 明日 明早 明晚 次日 翌日 第二天 明晨 次晨 明儿 隔日 今明两天 今明两日"),
    (Word::DayShift(2), "后天 后日"),
    (Word::DayShift(3), "大后天"),
    (Word::DayShift(-1), "昨天 昨日 昨晚 前天 前日 日前 近日 前几天 前些天 前段时间 前不久 不久前 此前 前期"),
    (Word::Half(1), "上半年 前半年"),
    (Word::Half(2), "下半年 后半年"),
    (Word::Plan(15), "十二五"),
    (Word::Plan(20), "十三五"),
    (Word::Plan(25), "十四五"),
    (Word::Plan(30), "十五五"),
    (Word::Plan(35), "十六五"),
    (Word::Weekday(1), "周一 星期一 礼拜一"),
    (Word::Weekday(2), "周二 星期二 礼拜二"),
    (Word::Weekday(3), "周三 星期三 礼拜三"),
    (Word::Weekday(4), "周四 星期四 礼拜四"),
    (Word::Weekday(5), "周五 星期五 礼拜五"),
    (Word::Weekday(6), "周六 星期六 礼拜六"),
    (Word::Weekday(7), "周日 星期日 星期天 周天 礼拜天 礼拜日"),
    (Word::Weekend, "周末"),
    (Word::Clock, "时 点 点钟 点整 时整"),
    (Word::ClockRest, "分 半 整 许"),
    (Word::DayPart, "上午 下午 中午 晚上 晚 早 早上 早晨 凌晨 傍晚 午前 午间 夜间 下班 上班 工作时间 下班时 下班以"),
    // Festivals.
    (Feast(Festival::NewYear), "元旦 元旦节 阳历年"),
    (Feast(Festival::SpringFestival), "春节 新春佳节 农历新年 农历春节"),
    (Feast(Festival::TombSweeping), "清明 清明节"),
    (Feast(Festival::LabourDay), "五一 5·1 五一节 劳动节 五一劳动节 国际劳动节 五一国际劳动节"),
    (Feast(Festival::DragonBoat), "端午 端午节"),
    (Feast(Festival::MidAutumn), "中秋 中秋节"),
    (Feast(Festival::NationalDay), "国庆 国庆节 十一 十一国庆 十一国庆节 国庆长假 十一长假 十一黄金周"),
    (Feast(Festival::NewYearsEve), "除夕 大年三十 年三十"),
    (Feast(Festival::SetDay(3, 5)), "学雷锋纪念日 学雷锋日"),
    (
        Feast(Festival::SetDay(3, 8)),
        "三八 三八节 妇女节 三八妇女节 三八国际妇女节 国际妇女节 国际劳动妇女节 三八国际劳动妇女节",
    ),
    (Feast(Festival::SetDay(3, 12)), "植树节"),
    (Feast(Festival::SetDay(3, 15)), "消费者权益日"),
    (Feast(Festival::SetDay(5, 4)), "五四 五四青年节 青年节"),
    (Feast(Festival::SetDay(5, 12)), "护士节 防灾减灾日 全国防灾减灾日"),
    (Feast(Festival::SetDay(6, 1)), "六一 六一节 儿童节 六一儿童节 国际儿童节 六一国际儿童节"),
    (Feast(Festival::SetDay(6, 5)), "世界环境日 环境日 六五环境日"),
    (Feast(Festival::SetDay(6, 26)), "国际禁毒日 禁毒日"),
    (Feast(Festival::SetDay(7, 1)), "七一 建党节 党的生日 七一建党节 建党纪念日"),
    (Feast(Festival::SetDay(8, 1)), "八一 建军节 八一建军节"),
    (Feast(Festival::SetDay(9, 3)), "抗战胜利纪念日"),
    (Feast(Festival::SetDay(9, 10)), "教师节"),
    (Feast(Festival::SetDay(9, 30)), "烈士纪念日"),
    (Feast(Festival::SetDay(10, 17)), "扶贫日 国家扶贫日"),
    (Feast(Festival::SetDay(11, 8)), "记者节"),
    (Feast(Festival::SetDay(11, 9)), "消防日 全国消防日 消防宣传日"),
    (Feast(Festival::SetDay(12, 4)), "宪法日 国家宪法日"),
    (Feast(Festival::SetDay(12, 13)), "国家公祭日"),
    (Feast(Festival::LunarDay(1, 15)), "元宵 元宵节"),
    (Feast(Festival::LunarDay(7, 7)), "七夕 七夕节"),
    (Feast(Festival::LunarDay(9, 9)), "重阳 重阳节"),
    (Feast(Festival::LunarDay(12, 8)), "腊八 腊八节"),
    (Feast(Festival::LunarDay(12, 23)), "小年 北方小年"),
    (Word::SomeFestival, "节 节日 节假日 假期 放假 长假 小长假 黄金周 假日 法定节假日 法定假日"),
    (Word::TwoFestivals, "两节 双节 两个节日"),
    (Word::FirstDay, "首个工作日 首日 第一天 第一个工作日 首个上班日"),
    (Word::LunarMonth(0), "农历 阴历"),
    (Word::LunarMonth(1), "正月"),
    (Word::LunarMonth(11), "冬月"),
    (Word::LunarMonth(12), "腊月"),
    (Word::Last, "最后 最末 倒数"),
    (Word::FirstMonth, "首月 第一个月 第一月 头一个月 首个月 第1个月"),
    (Word::LastMonth, "末月 最后一个月 第三个月 最后一月 第三月 最末月 第3个月 最后1个月 尾月"),
    // Repetition.
    (Word::Every, "每 每个 每一 每一个 每逢 各个"),
    (Word::Per, "按 逐"),
    (Word::Times, "次 回 遍"),
    (Word::Fortnight, "双周 隔周"),
    (Word::Regime, "制度 机制 实行 实施 坚持 建立 执行 推行 严格执行 制 健全 建立健全 做到"),
    (
        Word::Rite,
        "通报 报告 报 督查 督导 盘点 点评 小结 总结 考核 述职 评估 讲评 汇报 巡查 排查 分析 评比 评议 \
         汇总 研究 检查 梳理 对账 一报告 更新 评价 清理 推进 督办 提醒 晾晒 交流 自查 走访 测评 评定 亮晒",
    ),
    (Word::Gathering, "调度 会商 研判 碰头"),
    // Without a date.
    (
        Word::Urgent,
        "立即 马上 即刻 第一时间 尽快 抓紧 从速 及早 限期 立行立改 尽早 立刻 迅速 火速 即知即改 即行即改 赶紧 赶快 抓紧时间 尽速 \
         早日 立马 随即 当即 从快 立说立行 立整立改 边查边改 立查立改 速报 速办 即查即改 即时 刻不容缓 雷厉风行 事不过夜 立改 即改 应急处置 即办 快办 速决 从快从严",
    ),
    (
        Word::Open,
        "长期 长期坚持 持续 常态化 适时 动态 不定期 常态 长期抓 常抓不懈 经常性 经常 久久为功 一以贯之 随时 定期 择机 择期 视情 滚动 \
         常年 持之以恒 长抓不懈 日常性 长年 驰而不息 始终 常抓常新 持久 一直要做 一直做下去 一直抓下去 一直坚持",
    ),
    (
        Word::FromNow,
        "即日起 从即日起 自即日起 即日开始 从现在起 从现在开始 从今天起 从今日起 自今日起 自今天起 今天起 今日起 现在起 即日始",
    ),
    (Word::Now, "即日 本文发布 会后即 通报之日 反馈之日 反馈意见之日 意见反馈之日 发文之日 会议之日"),
    // Stages.
    (Word::Strive, "力争 争取 力求 力促 争 最好 最好在 最好于 尽量 尽量在 尽可能 尽可能在"),
    (
        Word::Ensure,
        "确保 最迟 最晚 至迟 不晚于 不迟于 不得晚于 不得迟于 不超过 不得超过 最迟不超过 务必 必须 保证 务必于 务必在 确保于 确保在 \
         不能超过 不能晚于 最多不超过 至晚 最迟不晚于 最晚不超过 不得突破 倒排至 不要超过",
    ),
    (Word::Original, "原定 原计划 原定于 原计划于 原要求 原拟 原承诺 原时限 原完成时限 原规定 原来 原期限 原应 原"),
    (
        Word::Moved,
        "延期至 延期到 顺延至 顺延到 推迟至 推迟到 延至 延到 延长至 延长到 提前至 提前到 调整为 调整至 调整到 改为 改至 改到 展期至 \
         展期到 宽限至 宽限到 放宽至 放宽到 延后至 延后到 变更为 缓期至 后延至 压缩至 压缩到 改期至 改期到 推至 延迟至 延迟到 修改为 改成 \
         调至 调为 往后推到 推后至 推后到",
    ),
    (Word::Earlier, "提前"),
    (Word::Later, "延期 顺延 推迟 延长 延后 推后 延迟 展期 宽限 后延"),
    (Word::Than, "比 较"),
    // Meetings and events.
    (Word::NextOne, "下次 下一次 下轮 下一轮 下回 下一回 下期 下一期 下个 下届"),
    (Word::ThisOne, "本次 这次 此次 今天的 本轮 本期"),
    (
        Word::Meeting,
        "全会 全体会议 全委会 党组会 党组会议 常委会 常委会会议 联席会议 联席会 领导小组会议 领导小组会 办公会 \
         办公会议 专题会 专题会议 推进会 推进会议 点评会 座谈会 现场会 观摩会 现场观摩会 部署会 动员会 培训会 述职会 述职评议会 评审会 论证会 交流会 \
         会商会 会商会议 碰头会 协调会 协调会议 工作会 工作会议 党委会 党委会议 支委会 组织生活会 民主生活会 生活会 党员大会 大会 汇报会 通报会 研判会 \
         讲评会 视频会 视频会议 电视电话会议 表彰会 表彰大会 启动会 总结会 总结大会 经济工作会议 部务会 部务会议 部长会 政府常务会议 常务会议 \
         审议会 听证会 党建办会议 全体会 评议会 恳谈会 验收会 咨询会 议事会 双选会 招聘会 协商会",
    ),
    (
        Word::Dispatch,
        "调度会 调度会议 例会 工委会 工委会议 调度例会 工委全会 工委全体会议 月度调度会 月度例会 月度会议 月度调度会议 两新工委会 工委例会",
    ),
    (Word::Hui, "会 会议 散会 闭会"),
    (Word::Ended, "结束 终了 完结 散场"),
    (
        Word::Event,
        "两会 开学 汛期 主汛期 入汛 进驻 培训班 党代会 人代会 党代表大会 代表大会 政协会议 竣工 完工 开工 投产 投运 开业 开班 开幕 闭幕 换届 验收 来临 \
         到来 启动 高考 中考 供暖 供暖期 供暖季 采暖期 采暖季 供热 入冬 春耕 春播 春耕备耕 三夏 秋收 麦收 双抢 防汛期 防火期 台风季 雨季 梅雨季 \
         毕业季 毕业 暑假 寒假 暑期 学期 新学期 秋季学期 春季学期 招生 揭牌 挂牌 签约 离任 任职 审计 巡视 巡察 普查 国考 省考 迎检 评审 论证 中期评估 \
         期满 届满 到期 交付 通车 试运行 运行 投入使用 启用 开标 招标 中标 评标 施工 今年春季 今年夏季 今年秋季 今年冬季 明年春季 明年夏季 明年秋季 明年冬季 入住 入驻 搬迁 拆除 冬季 夏季 春季 秋季 雨雪天气 \
         寒潮 台风 洪峰 疫情 疫情解除 解封 解除 开展活动 实地督查 实地考核 年度考核 年终考核 考察 现场验收 终期评估 正式实施 上会 审议 审定 \
         获批 复工 复产 复学 停工 开赛 首发 巡视组 考核组 督查组 反馈会 开闭幕 二十大 党的二十大 党的二十一大 二十一大 全国两会 省两会 市两会 冰封期 \
         封冻 上冻 冬训 征兵 入伍 退役 投票 选举 选举日 大选 换届选举 统考 会考 期中 开营 闭营 培训 演练 赛事 亚运会 冬奥会 全运会 省运会 博览会 \
         国检 省检 节会 庙会 文化节 艺术节 旅游节 招商会 进博会 展会 活动 汇演 仪式 开机 落成 封顶 主体封顶 合龙 清场 移交 交接 产假 入职 转正 试用期",
    ),
    (Word::Await, "待 等待 等"),
    (Word::Receive, "收到 接到 接 收悉 接报 接收 收 拿到 获知 接获"),
    (
        Word::Issue,
        "印发 下发 发布 发文 公布 公告 发出 派发 转办 下达 送达 出台 签发 交办 下发之 印发之 发布之 发放 派单 制发 刊发 通知发",
    ),
    (
        Word::Paper,
        "通知 督办单 督办函 提醒函 提示函 交办单 纪要 会议纪要 通报 函 文件 本通知 本纪要 本函 通知书 任务单 任务书 督办通知 转办单 整改通知 整改通知书 \
         交办函 交办通知 工作提示 整改单 交办件 催办单 派工单 工单 清单 指令 本文件 本方案 本办法 本意见 本制度 本决定 本公告 本规定 本细则 本规则 本要点 本计划 函告 来函 督查通知 转办件 告知书 反馈单 派单 问题清单 交办清单",
    ),
    (
        Word::Occasion,
        "批复 申请 举报 投诉 信访件 反馈意见 来信 来访 报案 求助 诉求 线索 请示 报件 检测结果 结果 处分决定 判决 判决书 裁定 中标通知书",
    ),
    (Word::Convene, "召开 举行 举办 开会 召集"),
    (Word::Attend, "参加 参会 出席 到会 报到 集合 签到 入场 集中乘车 出发 乘车"),
    (Word::SetFor, "定于 兹定于 拟定于 安排在 安排于 预定于 现定于"),
    (Word::Effect, "施行 生效 废止 失效 正式施行"),
    (Word::Effect, "有效期 任期 聘期 保质期 有效"),
    // Deeds.
    (
        Word::Verb,
        "完成 报送 上报 提交 反馈 落实 开展 组织 建成 成立 组建 实现 达到 制定 拟定 起草 修订 整改 办结 办理 销号 确定 议定 明确 审议 通过 \
         布置 发现 提出 认定 命名 表彰 调研 慰问 公示 签订 投入 推动 打造 创建 培育 选派 选配 配备 登记 注册 备案 录入 核实 核查 清零 拨付 兑现 \
         报备 建立台账 摸清 摸排 摸底 补报 补齐 兑付 见底 消除 解决 处理 处置 答复 回复 回访 报批 审批 审核 审查 会签 签字 签收 交 送 拿出 形成 出具 编制 \
         编写 撰写 编印 汇编 收集 征集 征求 采集 整理 更新 建好 建设 改造 升级 修缮 打通 开通 上线 试点 推广 覆盖 全覆盖 纳入 转化 培训 轮训 选举 改选 \
         命题 评选 评出 推荐 申报 申请 立项 结项 开设 设立 搭建 筹建 筹备 准备 谋划 研究 调整 优化 完善 健全 强化 细化 分解 压实 传达 学习 宣讲 贯彻 \
         指导 督促 督导 检查 抽查 自查 复查 复核 复验 整顿 治理 整治 清理 清退 清查 腾退 取缔 关停 拆改 排查 走访 联系 对接 会商 商定 签署 交付使用 交付 \
         报告 汇报 通报 公开 公布 发布 发放 印发 下发 出台 汇总 总结 小结 评估 考核 述职 评议 测评 验收 调度 巡察 巡视 交办 移交 移送 转交 转办 督办 约谈 \
         问责 追责 处分 追缴 收回 退还 缴纳 缴清 支付 结清 清偿 归还 采购 招聘 招录 聘用 配齐 到岗 到位 到账 落地 见效 开工 开业 投产 达产 达标 竣工 \
         完工 交工 通车 供水 供电 供暖 种植 播种 收割 补种 培树 选树 选取 确认 核定 核销 核减 注销 变更 换届 补选 增补 转接 转入 报 报到 上墙 张贴 \
         发展 集中 进行 予以 给予 奖励 兑现奖补 做好 抓好 做到 完毕 收官 收尾 说明 解释 补办 补正 补充 退回 修改 复工 复产 建 办 查 改 \
         达成 突破 增加 减少 降至 降低 提升到 提高到 力保 归档 存档 立卷 入库 出库 入账 决算 预算编制 参训 参评 创成 争创 参与 攻坚 开好 召集 签约",
    ),
    (
        Word::Modal,
        "要 须 应 应当 请 拟 将 需 需要 预计 打算 准备 必 应于 须于 务求 全面 全部 力保 要在 要于 拟在 拟于 请于 请在 应在 须在 将于 \
         将在 计划于 计划在 预计于 预计在 再 均须 都要 一律 可 能够 能 继续",
    ),
    (Word::Scheme, "计划 要求 安排 部署"),
    (Word::Already, "已 已经 业已 曾 曾经 现已 均已 早已 已于 业经 刚刚 已在"),
    (Word::Not, "未 没 没有 仍未 尚未 还未 未能 不"),
    (Word::Done, "了 过"),
    (
        Word::Statistic,
        "同比 环比 增长 下降 累计 共计 共有 占比 增速 增幅 较上年 较去年 比上年 比去年 占全市 占全省 总计 合计 总额 超额 排名 位居 位列 居全省",
    ),
    (Word::Gain, "新建 新增 新成立 新发展 净增"),
    (Word::Of, "的"),
    (Word::Is, "是 系 为"),
    (
        Word::Reference,
        "大干 决战 抢抓 奋战 备战 决胜 冲刺 按照 根据 依据 依照 遵照 围绕 对照 结合 针对 关于 落实 贯彻 参照 沿用 基于 鉴于 巩固 回顾 自从 鉴于 依托 比照 提到 围绕好 有关 涉及 距 距离 相较 拖到 拖至 拖延到 拖延至 等到",
    ),
    (Word::SaidThen, "去年就说 去年说 去年就承诺 去年承诺 上年承诺 去年就定"),
    (Word::Object, "对 把 就 对于"),
    (
        Word::Cue,
        "完成时限 完成时间 时限 整改时限 办理时限 办结时限 截止时间 截止日期 期限 完成期限 报送时间 报送时限 整改期限 办结时间 办理期限 上报时间 \
         时间要求 时限要求 完成日期 反馈时间 反馈时限 时间节点 完成节点 工作时限 落实时限 任务时限 报名截止 报名截止时间 提交时间 提交时限 整改完成时限 \
         计划完成时间 拟完成时间 预计完成时间 交付时间 要求完成时间 推进时限 销号时限 销号时间 回复时限 报送截止时间 最后期限 办结期限 征集时间 申报时间 \
         申报截止时间 预计完成 计划完成 报送期限 目标时限 报名时间 自查时间 整改时间 实施时间 活动时间 开展时间 时间安排 责任时限 办结日期 截止",
    ),
    (
        Word::OtherCue,
        "会议时间 开会时间 有效期 有效期至 有效期限 任期 任期至 聘期 合同期 保修期 质保期 出生年月 出生日期 成立时间 发布日期 发布时间 印发日期 发文日期 成文日期 \
         召开时间 入党时间 参加工作时间 报到时间 试用期 会期 学制 联系电话 电话 统计时间 数据截至 签发时间 发生时间 任职时间 生效日期 \
         有效期为 公示期 公示期为 制表日期 填表日期 填报日期 打印日期 观测期 试点期限 试点期 保存期限 合同期限 服务期限 租赁期限 使用期限 任职期限 保管期限 工期 建设工期 审批时限 法定时限 服务期 贷款期限 培训期限",
    ),
    (Word::When, "时间 日期"),
    (Word::Limit, "限 限时 限在 限于 限期于"),
    (
        Word::Noun,
        "培训时间 学习时间 服务时长 学习时长 发展规划 中心组 中心组学习 工作 情况 进展 要点 任务 台账 报表 数据 方案 目标 年报 预算 经费 规划 清单 总结报告 报告 工作总结 工作小结 工作要点 工作计划 工作安排 重点 \
         指标 成绩 成效 问题 材料 会议精神 精神 意见 讲话 文件 通知 活动 版 项目 部分 中央 全省 全市 决算 账 绩效 行动 评价 党费 工资 资金 补贴 收支 \
         财政 水平 形势 议定事项 事项 纪要 简报 名单 档案",
    ),
    (
        Word::Length,
        "为期 历时 超过 满 不满 未满 近 过去 最近 连续 不少于 不低于 不足 已超过 长达 用 利用 用时 近来 累计达 历经 每次 每期 共 公示 压缩到 缩短至 缩短到 \
         缩减至 缩减到 压减至 压减到 压缩为 缩短为 减少至 控制在 至少 达 满了 逾期 时长 延长 培训 滞后 学时 平均 提速至 提前",
    ),
    (Word::And, "和 及 以及 与 或 或者 并于 并"),
    (Word::Each, "分别 各 分批 依次"),
    (Word::Money, "元 万元 亿元 补贴 补助 津贴"),
    // Noise: hides words.
    (
        Noise,
        "原则上 基本上 总体上 线上 网上 事实上 实际上 目前 当前 前期 提前介入 前述 前往 前列 面前 跟前 超前 事前 课前 前端 前置 前景 前进 前沿 空前 生前 前段 靠前 任前公示 岗前 上岗前 前提 前台 \
         眼前 门前 窗前 前身 前者 前人 史无前例 前方 前瞻 前线 前移 今后 后续 后勤 落后 背后 先后 此后 最后一公里 随后 售后 善后 滞后性 然后 后备 后进 \
         产后 课后 后半 后期 后面 后盾 后方 后台 幕后 前后端 日后 国内 市内 境内 区内 内部 内容 内涵 范围 体内 室内 省内 县内 域内 党内 业内 对内 内外 \
         内控 海内 圈内 行业内 系统内 辖区内 全市范围内 青年 少年 老年 中年 成年 周年 学年 青少年 逐年 多年 近年以 年龄 年轻 年级 年限 周边 周围 周密 周到 周期 周全 \
         周知 周转 围绕 二十大精神 日常 日益 日均 生日 纪念日 党日 主题党日 节日氛围 假日办 日程 年轻干部 年均 月均 季节 旺季 淡季 时代 时期内 \
         时间段 时候 时常 时事 小时候 同时 及时 及时性 平时 实时 临时 按时 准时 定时 有时 当时 随时随地 限时办结制 时效 节点 关节 环节 节约 节能 节目 情节 \
         细节 节水 季节性 中央 中心 中国 中型 中小 中层 集中 其中 中共 中介 中标 中期 中级 中等 中华 中长期 中医 空中 初步 初级 初心 初中 最初 当初 \
         底数 摸底 彻底 底线 兜底 到底 基层 底子 见底清零 底层 末端 末梢 期末 始末 终于 终身 始终 最终 终端 终止 止步 停止 禁止 防止 为止步 \
         一直 一体 一律 一定 一致 一般 一线 一流 一把手 一岗双责 一带 一并 一同 一起 第一书记 第一批 第一责任人 第一档次 一号工程 一一 一些 \
         三同步 三重 三会一课 四级 三资 三农 三务 三大 一企一策 两新 两个覆盖 两个确立 两个维护 二维码 双向 双随机 \
         开始前 开始实施 起来 起点 起到 起草 一起抓 发起 引起 兴起 崛起 提起 拿起 对外 起步 起诉 到位 到会 到达 遇到 看到 达到 到底 到场 找到 直到今 收到位 感到 得到 \
         做到位 周到 至今 甚至 以至 乃至 至关 至少 自身 自觉 自主 自治 自查 自然 自我 来自 各自 亲自 自愿 自由 从严 从事 从而 从业 服从 从中 从快从 \
         由于 理由 关于 对于 基于 属于 等于 用于 位于 善于 处于 在于 敢于 勇于 存在 在线 在建 在职 在岗 在内 正在 现在 在册 在校 实在 \
         季度性 报告会 报名 报道 报刊 报纸 申报书 会同 会计 社会 机会 协会 商会 学会 工会 党委会 委员会 会员 全社会 社会化 学会 居委会 村委会 理事会 监事会 会务 会场 \
         会展 晚会 体会 领会 心得体会 工商联 团委 团市委 年轻化 计划生育 要素 要点 主要 重要 要害 必要 要件 纲要 摘要 首要 需求 急需 供需 必需 请假 聘请 请教 \
         应用 应急 相应 响应 适应 应对 反应 供应 效应 应届 将军 即将 为了 因为 作为 成为 认为 行为 人为 为民 为主 为群众 为重点 为抓手 以为 为什么 为人民 为核心 \
         是否 还是 但是 凡是 特别是 尤其是 于是 可能 可持续 可以 许可 认可 可行 能力 功能 职能 效能 性能 能源 节能 \
         了解 了然 除了 通过 经过 超过 过程 过硬 过关 过渡 不过 过半 过剩 过度 目的 的确 标的 建议 建党 党建 城建 建材 办公 办公室 办法 主办 承办 举办 办事 党建办 查处 \
         检查组 改革 改变 深改 改委 发改 交通 交流 交叉 社交 交易 送达 报送 运送 建设局 日报社 月嫂 节节 \
         限制 权限 有限 无限 界限 上限 下限 限额 限高 竞争 争议 争先 战争 争创 争做 分管 部分 分类 分工 充分 分级 分析 十分 分数 分钟 分析会 成分 区分 评分 得分 百分 分值 \
         百日 一半 半数 大半 过半 次要 层次 批次 档次 依次 再次 多次 首次 初次 此次 名次 次数 每次会 上次 回访 回头看 回收 回应 回信 返回 挽回 比如 比例 比较 比重 对比 \
         相比 评比 比赛 比武 较大 较好 较多 较为 较快 计较 个体 个人 个别 整个 各个 个性 各级 各类 各项 各地 各部门 各单位 各县 各区 各成员单位 各位 各界 各方 各行业 各乡镇 \
         原则 原因 原有 原料 原文 原创 原始 平原 中原 原本 还原 和谐 和平 共和 与会 参与 或是 普及 涉及 以及时 及其 触及 波及 收集 收入 收益 收费 税收 吸收 \
         接受 接续 接力 直接 对接 衔接 承接 间接 接种 接访 接待 早餐 满意 圆满 充满 满足 饱满 美满 满分 近期 附近 临近 相近 亲近 靠近 使用 采用 作用 费用 信用 应用 利用率 \
         运用 适用 用工 用地 用户 用人 用好 用心 公用 专用 有用 试用 共同 公共 共建 共享 共治 共青团 中共中央 共产党 一共 共性 共识 标点 亮点 重点 要点 难点 特点 观点 堵点 \
         优点 试点 地点 点位 焦点 热点 痛点 疑点 点对点 据点 网点 点名 点赞 示范点 盲点 弱点 联系点 风险点 点评 点亮 时钟 号召 号码 编号 信号 型号 称号 记号 \
         一号文件 天然 天气 天津 蓝天 春天 每一项 每一名 每一位 每人 每名 每户 每位 每件 每项 每家 每村 每所 每批 每场 每类 每条 每组 每班 每期 每轮 每镇 每个单位 每个支部 每个党 每个村 \
         每个人 每个项目 每个环节 按要求 按规定 按程序 按比例 按需 按质 按量 按计划 按标准 逐一 逐项 逐级 逐条 逐户 逐步 逐村 逐个 逐案 有待 期待 接待 对待 招待 善待 优待 待遇 等等 平等 同等 等次 等级 初等 对等 相等 均等 优等",
    ),
];

/// Numeral festivals are words only before one of these, so that 十一月 and 五一路 stay what they are.
const AFTER_NUMERAL_FESTIVAL: &str = "前之以节后期假黄、和国建青妇儿劳及长来当";

/// A word found in the text.
struct Entry {
    rest: Vec<char>,
    word: Word,
}

/// The index of words by first character.
struct Index {
    firsts: Vec<(char, Vec<Entry>)>,
}

static INDEX: OnceLock<Index> = OnceLock::new();

fn index() -> &'static Index {
    INDEX.get_or_init(|| {
        let mut firsts: std::collections::BTreeMap<char, Vec<Entry>> = std::collections::BTreeMap::new();
        for (word, forms) in WORDS {
            for form in forms.split_whitespace() {
                let mut rest = form.chars();
                if let Some(first) = rest.next() {
                    firsts.entry(first).or_default().push(Entry { rest: rest.collect(), word: *word });
                }
            }
        }
        // Of equally long words the one listed first stands: sort_by_key is stable.
        for entries in firsts.values_mut() {
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
        }
        Index { firsts: firsts.into_iter().collect() }
    })
}

/// What stands before a word, as far as it matters for finding it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// A number: 25日前 is no 日前, 2022年报送 no 年报, 第一次月调度 no 次月.
    Number,
    /// 每: 每日常规 is no 日常.
    Every,
    /// A named time or event: 月底前提交 is no 前提, 3日内部署 no 内部, 下周日前 no 日前.
    Time,
    /// Anything else.
    Other,
}

impl Before {
    /// What a word is to the one after it.
    #[must_use]
    pub fn of(word: Word) -> Self {
        match word {
            Word::Every => Self::Every,
            Word::Year
            | Word::YearOf
            | Word::Month
            | Word::Day
            | Word::DayNumber
            | Word::Days
            | Word::Week
            | Word::Quarter
            | Word::HalfYear
            | Word::HalfMonth
            | Word::TenDays
            | Word::Hours
            | Word::Minutes
            | Word::Workday
            | Word::PlainDay
            | Word::Portion(_)
            | Word::YearShift(_)
            | Word::MonthShift(_)
            | Word::QuarterShift(_)
            | Word::WeekShift(_)
            | Word::DayShift(_)
            | Word::Half(_)
            | Word::WholeYear
            | Word::Weekday(_)
            | Word::Weekend
            | Word::Clock
            | Word::ClockRest
            | Word::DayPart
            | Word::Festival(_)
            | Word::SomeFestival
            | Word::TwoFestivals
            | Word::Event
            | Word::Ended
            | Word::Convene
            | Word::Meeting
            | Word::Dispatch
            | Word::Hui => Self::Time,
            _ => Self::Other,
        }
    }

    /// Whether a word that begins with `first` may stand here; if not, a shorter one is looked for.
    fn admits(self, first: char, word: Word) -> bool {
        let hides = matches!(word, Word::Noise | Word::DayShift(_) | Word::Noun | Word::OtherCue);
        match self {
            Self::Number if "年月日周天时点分号季旬次个前后内起底末".contains(first) => {
                // 第一次月调度 is no 次月.
                !hides
                    && !matches!(word, Word::Weekday(_) | Word::MonthShift(_) | Word::YearShift(_) | Word::WeekShift(_))
            }
            Self::Every if "年月日周季旬".contains(first) => !hides,
            Self::Time if "前后内起底末日".contains(first) => !hides,
            _ => true,
        }
    }
}

/// The longest word at the start of `glyphs`, with its length in characters. What stands before it may split it.
#[must_use]
pub fn find_word(glyphs: &[char], previous: Before) -> Option<(Word, usize)> {
    let first = *glyphs.first()?;
    let index = index();
    let at = index.firsts.binary_search_by_key(&first, |(glyph, _)| *glyph).ok()?;
    let rest = &glyphs[1..];
    index.firsts.get(at)?.1.iter().find_map(|entry| {
        let fits = rest.starts_with(&entry.rest)
            && stands(entry, first, &rest[entry.rest.len()..])
            && previous.admits(first, entry.word);
        fits.then_some((entry.word, entry.rest.len() + 1))
    })
}

/// Whether a numeral festival is really meant, judged by what follows.
fn stands(entry: &Entry, first: char, following: &[char]) -> bool {
    let numeral = "三五六七八九十".contains(first) && entry.rest.len() == 1 && matches!(entry.word, Word::Festival(_));
    !numeral
        || "夕".contains(entry.rest[0])
        || following.first().is_some_and(|next| AFTER_NUMERAL_FESTIVAL.contains(*next))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Option<Word> {
        let glyphs: Vec<char> = text.chars().collect();
        find_word(&glyphs, Before::Other).map(|(word, _)| word)
    }

    #[test]
    fn the_longest_word_wins() {
        assert_eq!(word("上半年完成"), Some(Word::Half(1)));
        assert_eq!(word("目前正在"), Some(Noise));
        assert_eq!(word("前完成"), Some(Word::Before));
    }

    #[test]
    fn a_word_does_not_swallow_the_edge_of_a_time() {
        let found = |text: &str, previous| {
            let glyphs: Vec<char> = text.chars().collect();
            find_word(&glyphs, previous).map(|(word, _)| word)
        };
        assert_eq!(found("前提交", Before::Time), Some(Word::Before));
        assert_eq!(found("内部署", Before::Time), Some(Word::Within));
        assert_eq!(found("日前报", Before::Number), Some(Word::Day));
        assert_eq!(found("年报送", Before::Number), Some(Word::Year));
    }

    #[test]
    fn a_numeral_festival_needs_company() {
        assert_eq!(word("五一前完成"), Some(Feast(Festival::LabourDay)));
        assert_eq!(word("十一月底前"), None);
        assert_eq!(word("十一届三中全会"), None);
    }
}
