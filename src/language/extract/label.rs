//! Labels at the head of a line or of a bracket (责任单位：, 整改时限：, 整改措施：, 问题一：), and what stands behind each.

/// What stands behind a label, or under a heading of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// 责任单位, 牵头单位: who is to do it.
    Lead,
    /// 配合单位.
    Support,
    /// 完成时限, 整改时限.
    Time,
    /// 整改措施, 工作措施: what is to be done.
    Measure,
    /// 重点任务, 工作任务: what is to be done, in short.
    Task,
    /// 问题, 整改目标, 责任人, 备注: nothing of it is asked for.
    Told,
    /// 问题一, 存在问题: as well, and a new matter begins with it.
    Matter,
}

/// The labels; the longer before what they begin with.
const LABELS: &[(&str, Label)] = &[
    ("责任单位", Label::Lead),
    ("牵头责任单位", Label::Lead),
    ("整改责任单位", Label::Lead),
    ("牵头单位", Label::Lead),
    ("主责单位", Label::Lead),
    ("承办单位", Label::Lead),
    ("主办单位", Label::Lead),
    ("责任部门", Label::Lead),
    ("牵头部门", Label::Lead),
    ("责任主体", Label::Lead),
    ("落实单位", Label::Lead),
    ("实施单位", Label::Lead),
    ("完成单位", Label::Lead),
    ("承担单位", Label::Lead),
    ("整改单位", Label::Lead),
    ("交办单位", Label::Lead),
    ("成员单位", Label::Lead),
    ("配合单位", Label::Support),
    ("协办单位", Label::Support),
    ("参与单位", Label::Support),
    ("协助单位", Label::Support),
    ("配合部门", Label::Support),
    ("协同单位", Label::Support),
    ("责任领导", Label::Told),
    ("牵头领导", Label::Told),
    ("分管领导", Label::Told),
    ("包保领导", Label::Told),
    ("责任人", Label::Told),
    ("联系人", Label::Told),
    ("整改责任人", Label::Told),
    ("完成时限", Label::Time),
    ("完成时间", Label::Time),
    ("计划完成时间", Label::Time),
    ("完成日期", Label::Time),
    ("完成期限", Label::Time),
    ("办结时限", Label::Time),
    ("办结时间", Label::Time),
    ("办理时限", Label::Time),
    ("办理期限", Label::Time),
    ("整改时限", Label::Time),
    ("整改期限", Label::Time),
    ("整改时间", Label::Time),
    ("工作时限", Label::Time),
    ("时间节点", Label::Time),
    ("时间要求", Label::Time),
    ("时间进度", Label::Time),
    ("进度要求", Label::Time),
    ("进度安排", Label::Time),
    ("报送时间", Label::Time),
    ("报送时限", Label::Time),
    ("上报时间", Label::Time),
    ("申报时间", Label::Time),
    ("时间安排", Label::Time),
    ("反馈时限", Label::Time),
    ("时限要求", Label::Time),
    ("截止时间", Label::Time),
    ("截止日期", Label::Time),
    ("时限", Label::Time),
    ("期限", Label::Time),
    ("长期", Label::Time),
    ("整改措施", Label::Measure),
    ("工作措施", Label::Measure),
    ("具体措施", Label::Measure),
    ("主要措施", Label::Measure),
    ("落实措施", Label::Measure),
    ("推进措施", Label::Measure),
    ("工作举措", Label::Measure),
    ("主要举措", Label::Measure),
    ("具体举措", Label::Measure),
    ("重点举措", Label::Measure),
    ("措施", Label::Measure),
    ("具体内容", Label::Measure),
    ("工作内容", Label::Measure),
    ("任务内容", Label::Measure),
    ("具体要求", Label::Measure),
    ("工作要求", Label::Measure),
    ("具体任务", Label::Measure),
    ("下步措施", Label::Measure),
    ("下一步措施", Label::Measure),
    ("下一步打算", Label::Measure),
    ("处理意见", Label::Measure),
    ("办理要求", Label::Measure),
    ("领导要求", Label::Measure),
    ("重点任务", Label::Task),
    ("重点工作", Label::Task),
    ("工作任务", Label::Task),
    ("主要任务", Label::Task),
    ("目标任务", Label::Task),
    ("任务名称", Label::Task),
    ("任务事项", Label::Task),
    ("整改任务", Label::Task),
    ("工作事项", Label::Task),
    ("重点事项", Label::Task),
    ("议定事项", Label::Task),
    ("交办事项", Label::Task),
    ("督办事项", Label::Task),
    ("事项内容", Label::Task),
    ("事项名称", Label::Task),
    ("工作项目", Label::Task),
    ("任务", Label::Task),
    ("事项", Label::Task),
    ("反馈问题", Label::Matter),
    ("存在问题", Label::Matter),
    ("存在的问题", Label::Matter),
    ("具体问题", Label::Matter),
    ("主要问题", Label::Matter),
    ("问题描述", Label::Matter),
    ("问题表现", Label::Matter),
    ("具体表现", Label::Matter),
    ("问题内容", Label::Matter),
    ("问题清单", Label::Matter),
    ("问题", Label::Matter),
    ("整改目标", Label::Told),
    ("工作目标", Label::Told),
    ("年度目标", Label::Told),
    ("预期目标", Label::Told),
    ("预期成效", Label::Told),
    ("目标", Label::Told),
    ("整改情况", Label::Told),
    ("整改进展", Label::Told),
    ("进展情况", Label::Told),
    ("完成情况", Label::Told),
    ("原因分析", Label::Told),
    ("问题原因", Label::Told),
    ("涉及单位", Label::Told),
    ("备注", Label::Told),
    ("说明", Label::Told),
    ("注", Label::Told),
];
/// Labels that need no 单位, within a bracket.
const BRIEF: &[(&str, Label)] = &[("牵头", Label::Lead), ("责任", Label::Lead), ("配合", Label::Support)];

/// The label that a text begins with, its number passed over (问题一：, 措施2：), and the bytes to behind its colon.
pub(super) fn at(text: &str) -> Option<(usize, Label)> {
    let (name, label) = longest(text, LABELS).or_else(|| longest(text, BRIEF))?;
    let number = |c: char| "一二三四五六七八九十0123456789（）()".contains(c);
    let counted: usize = text[name.len()..].chars().take_while(|c| number(*c)).map(char::len_utf8).sum();
    let rest = &text[name.len() + counted..];
    let colon = rest.chars().next().filter(|colon| matches!(colon, '：' | ':'))?;
    Some((name.len() + counted + colon.len_utf8(), label))
}

/// What a heading of a table stands over; `None` when it is no label.
pub(super) fn heading(cell: &str) -> Option<Label> {
    let bare: String = cell.chars().filter(|c| c.is_alphanumeric()).collect();
    let exact = LABELS.iter().find(|(name, _)| *name == bare);
    let exact = exact.or_else(|| BARE_HEADINGS.iter().find(|(name, _)| *name == bare));
    exact
        .or_else(|| {
            LABELS
                .iter()
                .filter(|(name, _)| name.chars().count() >= 3)
                .find(|(name, _)| bare.ends_with(name) || bare.starts_with(name))
        })
        .map(|found| found.1)
}

/// Words that are a label at the head of a column and nowhere else.
const BARE_HEADINGS: &[(&str, Label)] = &[
    ("单位", Label::Lead),
    ("部门", Label::Lead),
    ("牵头", Label::Lead),
    ("责任", Label::Lead),
    ("配合", Label::Support),
    ("协办", Label::Support),
    ("时间", Label::Time),
    ("日期", Label::Time),
    ("完成", Label::Time),
    ("内容", Label::Measure),
    ("要求", Label::Measure),
    ("举措", Label::Measure),
    ("工作", Label::Task),
    ("项目", Label::Task),
    ("名称", Label::Task),
    ("序号", Label::Told),
    ("编号", Label::Told),
    ("类别", Label::Told),
    ("状态", Label::Told),
    ("进展", Label::Told),
];

fn longest(text: &str, labels: &'static [(&'static str, Label)]) -> Option<(&'static str, Label)> {
    labels.iter().filter(|(name, _)| text.starts_with(name)).max_by_key(|(name, _)| name.len()).copied()
}
