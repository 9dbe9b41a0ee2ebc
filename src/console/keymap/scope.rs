//! Where a key is pressed.

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// Anywhere.
    Anywhere,
    /// Anywhere within a meeting, text fields included.
    Meeting,
    /// What the room sees: in a meeting, dialogs included.
    Wall,
    /// The console as the wall, with one line that shows only a mark.
    OneScreen,
    /// The list of meetings.
    Home,
    /// The roll.
    Roll,
    /// The walk, with the record line at rest.
    Walk,
    /// The record line.
    Line,
    /// All commitments.
    Items,
    /// What has no date yet.
    Undated,
    /// Today's items, read back.
    ReadBack,
    /// The minutes.
    Minutes,
    /// A section of the minutes, being worded.
    Section,
    /// Candidate tasks out of a text.
    Material,
    /// What came back in the units' forms.
    Review,
    /// Every unit before the meeting.
    Prepare,
    /// The registers.
    Registers,
    /// A unit's monthly numbers.
    Figures,
    /// Numbers month by month.
    Trends,
    /// The year.
    Year,
    /// The year's award shortlist.
    Awards,
    /// The journal.
    Journal,
    /// The help.
    Help,
    /// A list to choose from, narrowed by typing.
    Chooser,
    /// The same, where several can be chosen.
    Ticks,
    /// A question with a line to type.
    Prompt,
    /// Yes or no.
    Confirm,
}

impl Scope {
    /// What the scope is called on the help screen.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Anywhere => "随处可用",
            Self::Meeting => "会议中",
            Self::Wall => "投影",
            Self::OneScreen => "单屏",
            Self::Home => "会议列表",
            Self::Roll => "签到",
            Self::Walk => "调度",
            Self::Line => "输入行",
            Self::Items => "事项",
            Self::Undated => "未定期限",
            Self::ReadBack => "宣读",
            Self::Minutes => "纪要",
            Self::Section => "手改",
            Self::Material => "提取任务",
            Self::Review => "收表",
            Self::Prepare => "会前准备",
            Self::Registers => "台账",
            Self::Figures => "数据",
            Self::Trends => "走势",
            Self::Year => "年度",
            Self::Awards => "评优名单",
            Self::Journal => "日志",
            Self::Help => "帮助",
            Self::Chooser => "选择",
            Self::Ticks => "多选",
            Self::Prompt => "填写",
            Self::Confirm => "确认",
        }
    }
}
