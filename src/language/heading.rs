//! The words that offices write over columns and before colons (责任单位, 整改时限, 具体措施), and what each says. The one
//! place where they stand: labels in a text and headings of a list from elsewhere are read by it.

/// What a heading says of what stands under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadingWord {
    /// 牵头单位: who leads.
    Leads,
    /// 责任单位: who answers for it.
    Answers,
    /// 配合单位: who helps.
    Helps,
    /// 责任人, 分管领导.
    Person,
    /// 完成时限.
    Day,
    /// 具体措施: what is to be done.
    Measure,
    /// 工作内容: what it is about.
    Content,
    /// 工作要求: what is asked.
    Asked,
    /// 重点任务: what is to be done, in short.
    Task,
    /// 存在问题: what is wrong.
    Matter,
    /// 整改目标: what is to come of it.
    Goal,
    /// 完成情况: how it stands.
    State,
    /// 备注.
    Remark,
    /// Told, and nothing of it is asked for.
    Told,
}

/// The words; the longer before what they begin with.
const WORDS: &[(&str, HeadingWord)] = &[
    ("责任单位", HeadingWord::Answers),
    ("牵头责任单位", HeadingWord::Leads),
    ("整改责任单位", HeadingWord::Answers),
    ("牵头单位", HeadingWord::Leads),
    ("主责单位", HeadingWord::Leads),
    ("承办单位", HeadingWord::Answers),
    ("主办单位", HeadingWord::Leads),
    ("责任部门", HeadingWord::Answers),
    ("牵头部门", HeadingWord::Leads),
    ("责任主体", HeadingWord::Answers),
    ("落实单位", HeadingWord::Answers),
    ("实施单位", HeadingWord::Answers),
    ("完成单位", HeadingWord::Answers),
    ("承担单位", HeadingWord::Answers),
    ("整改单位", HeadingWord::Answers),
    ("交办单位", HeadingWord::Answers),
    ("成员单位", HeadingWord::Answers),
    ("配合单位", HeadingWord::Helps),
    ("协办单位", HeadingWord::Helps),
    ("参与单位", HeadingWord::Helps),
    ("协助单位", HeadingWord::Helps),
    ("配合部门", HeadingWord::Helps),
    ("协同单位", HeadingWord::Helps),
    ("责任领导", HeadingWord::Person),
    ("牵头领导", HeadingWord::Person),
    ("分管领导", HeadingWord::Person),
    ("包保领导", HeadingWord::Person),
    ("责任人", HeadingWord::Person),
    ("联系人", HeadingWord::Person),
    ("整改责任人", HeadingWord::Person),
    ("完成时限", HeadingWord::Day),
    ("完成时间", HeadingWord::Day),
    ("计划完成时间", HeadingWord::Day),
    ("完成日期", HeadingWord::Day),
    ("完成期限", HeadingWord::Day),
    ("办结时限", HeadingWord::Day),
    ("办结时间", HeadingWord::Day),
    ("办理时限", HeadingWord::Day),
    ("办理期限", HeadingWord::Day),
    ("整改时限", HeadingWord::Day),
    ("整改期限", HeadingWord::Day),
    ("整改时间", HeadingWord::Day),
    ("工作时限", HeadingWord::Day),
    ("时间节点", HeadingWord::Day),
    ("时间要求", HeadingWord::Day),
    ("时间进度", HeadingWord::Day),
    ("进度要求", HeadingWord::Day),
    ("进度安排", HeadingWord::Day),
    ("报送时间", HeadingWord::Day),
    ("报送时限", HeadingWord::Day),
    ("上报时间", HeadingWord::Day),
    ("申报时间", HeadingWord::Day),
    ("时间安排", HeadingWord::Day),
    ("反馈时限", HeadingWord::Day),
    ("时限要求", HeadingWord::Day),
    ("截止时间", HeadingWord::Day),
    ("截止日期", HeadingWord::Day),
    ("时限", HeadingWord::Day),
    ("期限", HeadingWord::Day),
    ("长期", HeadingWord::Day),
    ("整改措施", HeadingWord::Measure),
    ("工作措施", HeadingWord::Measure),
    ("具体措施", HeadingWord::Measure),
    ("主要措施", HeadingWord::Measure),
    ("落实措施", HeadingWord::Measure),
    ("推进措施", HeadingWord::Measure),
    ("工作举措", HeadingWord::Measure),
    ("主要举措", HeadingWord::Measure),
    ("具体举措", HeadingWord::Measure),
    ("重点举措", HeadingWord::Measure),
    ("措施", HeadingWord::Measure),
    ("具体内容", HeadingWord::Content),
    ("工作内容", HeadingWord::Content),
    ("任务内容", HeadingWord::Content),
    ("具体要求", HeadingWord::Asked),
    ("工作要求", HeadingWord::Asked),
    ("具体任务", HeadingWord::Measure),
    ("下步措施", HeadingWord::Measure),
    ("下一步措施", HeadingWord::Measure),
    ("下一步打算", HeadingWord::Measure),
    ("处理意见", HeadingWord::Measure),
    ("办理要求", HeadingWord::Asked),
    ("领导要求", HeadingWord::Asked),
    ("重点任务", HeadingWord::Task),
    ("重点工作", HeadingWord::Task),
    ("工作任务", HeadingWord::Task),
    ("主要任务", HeadingWord::Task),
    ("目标任务", HeadingWord::Task),
    ("任务名称", HeadingWord::Task),
    ("任务事项", HeadingWord::Task),
    ("整改任务", HeadingWord::Task),
    ("工作事项", HeadingWord::Task),
    ("重点事项", HeadingWord::Task),
    ("议定事项", HeadingWord::Task),
    ("交办事项", HeadingWord::Task),
    ("督办事项", HeadingWord::Task),
    ("事项内容", HeadingWord::Task),
    ("事项名称", HeadingWord::Task),
    ("工作项目", HeadingWord::Task),
    ("任务", HeadingWord::Task),
    ("事项", HeadingWord::Task),
    ("反馈问题", HeadingWord::Matter),
    ("存在问题", HeadingWord::Matter),
    ("存在的问题", HeadingWord::Matter),
    ("具体问题", HeadingWord::Matter),
    ("主要问题", HeadingWord::Matter),
    ("问题描述", HeadingWord::Matter),
    ("问题表现", HeadingWord::Matter),
    ("具体表现", HeadingWord::Matter),
    ("问题内容", HeadingWord::Matter),
    ("问题清单", HeadingWord::Matter),
    ("问题", HeadingWord::Matter),
    ("整改目标", HeadingWord::Goal),
    ("工作目标", HeadingWord::Goal),
    ("年度目标", HeadingWord::Goal),
    ("预期目标", HeadingWord::Goal),
    ("预期成效", HeadingWord::Goal),
    ("目标", HeadingWord::Goal),
    ("整改情况", HeadingWord::State),
    ("整改进展", HeadingWord::State),
    ("进展情况", HeadingWord::State),
    ("完成情况", HeadingWord::State),
    ("原因分析", HeadingWord::Told),
    ("问题原因", HeadingWord::Told),
    ("涉及单位", HeadingWord::Told),
    ("备注", HeadingWord::Remark),
    ("说明", HeadingWord::Remark),
    ("注", HeadingWord::Remark),
];

/// The words, with what each says.
pub fn heading_words() -> impl Iterator<Item = (&'static str, HeadingWord)> + Clone {
    WORDS.iter().copied()
}

/// The words that say this.
pub fn words_for(said: HeadingWord) -> impl Iterator<Item = &'static str> {
    WORDS.iter().filter(move |(_, word)| *word == said).map(|(word, _)| *word)
}
