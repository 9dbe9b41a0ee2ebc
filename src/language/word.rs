//! The parts that words play in the deadline grammar. Which words play them is told by the lexicon.

use super::festival::Festival;

/// Third-of-a-month and the like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Portion {
    /// The whole of it.
    Whole,
    /// 初.
    Early,
    /// 上旬.
    FirstTen,
    /// 中, 月中.
    Middle,
    /// 上半月.
    FirstHalf,
    /// 中旬, 上中旬.
    SecondTen,
    /// 下旬.
    LastTen,
    /// 底, 末.
    End,
}

/// The part a word plays in the grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// 年.
    Year,
    /// 年度.
    YearOf,
    /// 月, 月份.
    Month,
    /// 日.
    Day,
    /// 号.
    DayNumber,
    /// 3号楼, 28号文件: a thing that has a number.
    Numbered,
    /// 天.
    Days,
    /// 周, 星期, 礼拜 as a span.
    Week,
    /// 季度, 季.
    Quarter,
    /// 半年.
    HalfYear,
    /// 半个月, 半月.
    HalfMonth,
    /// 旬.
    TenDays,
    /// 小时.
    Hours,
    /// 分钟.
    Minutes,
    /// 工作日.
    Workday,
    /// 自然日.
    PlainDay,
    /// 个.
    Piece,
    /// 初, 底, 末, 上旬 …
    Portion(Portion),
    /// 前, 之前, 以前.
    Before,
    /// 内, 之内.
    Within,
    /// 起, 开始.
    From,
    /// 后, 之后.
    After,
    /// 以来.
    Since,
    /// 止, 为止.
    Until,
    /// 期间, 时期.
    During,
    /// 左右, 前后.
    Around,
    /// 以上.
    Above,
    /// 截至.
    AsOf,
    /// 截止.
    CutOff,
    /// 至, 到.
    To,
    /// 自, 从.
    FromWord,
    /// 于, 在, 拟于.
    At,
    /// 第.
    Ordinal,
    /// 今年 (0), 明年 (1) …; negative is past.
    YearShift(i8),
    /// 全年.
    WholeYear,
    /// 元月.
    January,
    /// 本月 (0), 下月 (1), 上月 (-1).
    MonthShift(i8),
    /// 本季度, 下季度, 上季度.
    QuarterShift(i8),
    /// 本周, 下周, 上周.
    WeekShift(i8),
    /// 当天: today, or the day of what stands before it.
    ThatDay,
    /// 今天, 明天, 昨天.
    DayShift(i8),
    /// 上半年 (1), 下半年 (2).
    Half(u8),
    /// “十四五”: the year it ends in, less 2000.
    Plan(u8),
    /// 周五, 星期五: Monday is 1.
    Weekday(u8),
    /// 周末.
    Weekend,
    /// 时, 点.
    Clock,
    /// 分 of a clock, 半 of 五点半.
    ClockRest,
    /// 上午, 下班, 晚.
    DayPart,
    /// A named festival.
    Festival(Festival),
    /// 节, 节日, 假期, 放假: a festival without its name.
    SomeFestival,
    /// 两节, 双节: two festivals at once.
    TwoFestivals,
    /// 上班, 工作日 after a holiday: 首个工作日, 第一天.
    FirstDay,
    /// 最后.
    Last,
    /// 过完, 过了: before a festival, once it is over.
    Over,
    /// 首月.
    FirstMonth,
    /// 末月.
    LastMonth,
    /// 每, 每个.
    Every,
    /// 逢, 每逢: the day of the week that follows, and no count (逢周一报).
    OnEach,
    /// 周一期, 周一份 behind 每: one a week, and no Monday.
    OneAWeek,
    /// 每隔: one span is passed over.
    EveryOther,
    /// 单月, 双月: months that no recurrence can name.
    OddMonths,
    /// 按, 逐 as in 按月.
    Per,
    /// 次.
    Times,
    /// 双周, 隔周.
    Fortnight,
    /// 制度, 机制, 实行, 坚持: makes 日报告 a rule.
    Regime,
    /// 通报, 报告: what is done daily or monthly.
    Rite,
    /// 更新, 对账: a rite that is done again and again, even where it is said of one.
    Upkeep,
    /// 有 as in 月月有调度.
    Has,
    /// 一旦, 发现问题: what follows holds each time, and waits for no one event.
    Whenever,
    /// 调度, 会商: a rite that is a meeting.
    Gathering,
    /// 尽快, 立即.
    Urgent,
    /// 限期: urgent, and the word before a length that is a limit.
    SetTerm,
    /// 长期, 常态化.
    Open,
    /// 即日起.
    FromNow,
    /// 即日.
    Now,
    /// 力争, 争取.
    Strive,
    /// 最早, 最快, 至少要到: no sooner than that.
    Soonest,
    /// 大概, 估计.
    Hedge,
    /// 几天内, 十来天: a length that is no number.
    Vague,
    /// 这两天, 过几天: soon, on no day that was named.
    Shortly,
    /// 确保, 最迟.
    Ensure,
    /// 不超过: a bound on a date, and on a length where something says that the length is a limit.
    NotOver,
    /// 原定, 上次说, 本来: the date that follows was the one before.
    Original,
    /// 不是, 没能按, 等不到: the date that follows is not the one.
    Denial,
    /// 绝不拖到, 不留到: it is to be over before what follows.
    NotInto,
    /// 完不成, 来不及: the date before it is not kept.
    Failing,
    /// 不对, 说错了, 更正, 应为: what follows takes the place of what was said.
    Repair,
    /// 底线, 死线: the date beside it is the outer bound.
    Floor,
    /// 用, 利用: the length that follows is what the deed may take.
    Using,
    /// 给, 再给, 宽限: the length that follows is a limit.
    Grant,
    /// 延期, 提前至.
    Moved,
    /// 提前.
    Earlier,
    /// 推迟, 延长: by a span.
    Later,
    /// 比, 较.
    Than,
    /// 下次, 下一轮.
    NextOne,
    /// 本次, 这次.
    ThisOne,
    /// 调度会, 例会.
    Meeting,
    /// 调度会, 例会: the meeting that comes again.
    Dispatch,
    /// 会: this meeting, or what is to come (会开展).
    Hui,
    /// 会议, 散会: this meeting and nothing else.
    Sitting,
    /// 结束.
    Ended,
    /// 两会, 汛期, 开学, 验收: something that happens on a day the text does not give.
    Event,
    /// 待: waits for something to be over.
    Await,
    /// 收到, 接到.
    Receive,
    /// 印发, 下发.
    Issue,
    /// 通知, 督办单, 纪要: the very paper that sets the deadline.
    Paper,
    /// 文件: the paper at hand in 文件印发之日起, another one in 文件印发后.
    SomePaper,
    /// 批复, 申请, 投诉: comes on a day that is not today.
    Occasion,
    /// 召开, 举行.
    Convene,
    /// 参加, 报到.
    Attend,
    /// 督导组, 领导, 省里: who comes to see, on a day of their own.
    Visitor,
    /// 来, 进驻: what visitors do.
    Visits,
    /// 以 as in 以5月31日数据为准.
    Taking,
    /// 为准, 为节点.
    AsBasis,
    /// 定于.
    SetFor,
    /// 完成, 报送 and other deeds.
    Verb,
    /// 审完, 谈妥, 补齐: a deed with what it comes to. Before what else is to be done it is waited for.
    Finished,
    /// 要, 须, 将: what is to come.
    Modal,
    /// 再, 方可: only once something else is over.
    Then,
    /// 计划, 要求: asks for the deed that follows it, and is a noun where none does.
    Scheme,
    /// 已, 曾.
    Already,
    /// 加班, 突击: how something is worked on, and not what comes of it.
    Toil,
    /// 未, 没有.
    Not,
    /// 不.
    No,
    /// 确有困难的, 情况复杂的: the date that follows is for exceptions.
    Exception,
    /// 了, 过.
    Done,
    /// 同比, 累计, 增长.
    Statistic,
    /// 新建, 新增: a deed, or the telling of one.
    Gain,
    /// 的.
    Of,
    /// 是, 为.
    Is,
    /// 就: straight after what stands before it, or 就 as a preposition.
    Soon,
    /// 按照, 根据, 对照: what follows is a reference.
    Reference,
    /// 去年就说: what follows was said then, of that time.
    SaidThen,
    /// 对, 将, 把: takes what follows as the object.
    Object,
    /// 完成时限, 截止时间.
    Cue,
    /// 公示期: the range that follows is one, the length is not a limit.
    Period,
    /// 会议时间, 有效期.
    OtherCue,
    /// 时间：, before a clock time a meeting's.
    When,
    /// 限, 限时.
    Limit,
    /// 工作, 计划, 情况: a noun that a month or a year may merely qualify.
    Noun,
    /// 为期, 超过, 近: the span that follows is a length, not a limit.
    Length,
    /// 超过, 晚于: later than a day, or longer than a length.
    Beyond,
    /// 够了: all the time it takes.
    Enough,
    /// 和, 及.
    And,
    /// 或, 或者: one of the two.
    Or,
    /// 如果, 要是.
    If,
    /// 吗, 能不能, 是不是.
    Question,
    /// 吧, 呢, 啊: says nothing.
    Particle,
    /// 只剩, 还剩: what stands before it is how far away, not by when.
    Remains,
    /// 分别, 各.
    Each,
    /// 元, 补贴.
    Money,
    /// 施行, 生效, 执行.
    Effect,
    /// 农历, 正月 …: a lunar month; 0 is 农历 itself.
    LunarMonth(u8),
    /// 目前, 青年: hides the words inside it.
    Noise,
}
