//! The table of keys itself: a new key is one line here.

use super::{
    super::action::Action,
    Binding, Scope,
    chord::{Chord, alt, ctrl, f, key, letter, shift_f},
};
use crossterm::event::KeyCode;

const fn bind(
    scope: Scope,
    keys: &'static [Chord],
    action: Action,
    label: &'static str,
    help: &'static str,
) -> Binding {
    Binding { scope, keys, action, label, help }
}

const UP: &[Chord] = &[key(KeyCode::Up)];
const DOWN: &[Chord] = &[key(KeyCode::Down)];
const PAGE_UP: &[Chord] = &[key(KeyCode::PageUp)];
const PAGE_DOWN: &[Chord] = &[key(KeyCode::PageDown)];
const HOME: &[Chord] = &[key(KeyCode::Home)];
const END: &[Chord] = &[key(KeyCode::End)];
const ENTER: &[Chord] = &[key(KeyCode::Enter)];
const ESC: &[Chord] = &[key(KeyCode::Esc)];

/// The table. Order is the order of the bottom line and of the help screen.
pub const BINDINGS: &[Binding] = &[
    // 调度
    bind(Scope::Walk, ENTER, Action::ItemMenu, "办理", "办理选中的事项：报完成、销号、延期、更正……"),
    bind(Scope::Walk, PAGE_DOWN, Action::NextUnit, "下一家", "本单位已调度，转到下一家"),
    bind(Scope::Walk, PAGE_UP, Action::PreviousUnit, "上一家", "回到上一家"),
    bind(Scope::Walk, &[f(3), letter('/')], Action::Jump, "找单位", "按序号、简称或拼音首字母转到某家（如 18、jtj）"),
    bind(Scope::Walk, &[f(2)], Action::Record, "记一条", "开始记录；直接打字也行"),
    bind(Scope::Walk, &[f(6)], Action::Defer, "缓议", "本单位先放一放，排到最后再议"),
    bind(Scope::Walk, &[shift_f(6)], Action::Written, "", "本单位书面汇报，不占时间"),
    bind(Scope::Walk, UP, Action::Up, "", "上一条事项"),
    bind(Scope::Walk, DOWN, Action::Down, "", "下一条事项"),
    bind(Scope::Walk, HOME, Action::First, "", "第一条事项"),
    bind(Scope::Walk, END, Action::Last, "", "最后一条事项"),
    bind(Scope::Walk, &[key(KeyCode::Tab)], Action::Fold, "展开", "展开或收起其他任务"),
    // 输入行
    bind(Scope::Line, ENTER, Action::Enter, "复核/记下", "第一次回车复核听懂的内容，第二次回车记下"),
    bind(Scope::Line, ESC, Action::PutDown, "放下", "先放下，写的内容留在本单位名下"),
    bind(Scope::Line, &[f(2)], Action::NextKind, "换类型", "承诺 → 交办 → 进展 → 协调 → 点评 → 记事"),
    bind(Scope::Line, &[shift_f(2)], Action::PreviousKind, "", "反方向换类型"),
    bind(Scope::Line, &[f(3)], Action::BindUnits, "绑定单位", "一条记给多家：全体、县区、有行业党委的，或逐家挑选"),
    bind(Scope::Line, &[f(4)], Action::SetDeadline, "改期限", "单独写期限，如“6月底前”"),
    bind(Scope::Line, &[f(5)], Action::SetTask, "挂任务", "对应到年度任务，或取消对应"),
    bind(Scope::Line, PAGE_DOWN, Action::NextUnit, "下一家", "放下这句，转到下一家"),
    bind(Scope::Line, PAGE_UP, Action::PreviousUnit, "", "放下这句，回到上一家"),
    // 会议中
    bind(Scope::Meeting, &[f(8)], Action::ShowRoll, "签到", "签到：到会、代会、迟到、请假、缺席"),
    bind(Scope::Meeting, &[f(9)], Action::ShowItems, "事项", "本次议定和全部未结事项"),
    bind(Scope::Meeting, &[ctrl('t')], Action::ShowUndated, "未定期限", "还没有期限的任务和事项，逐条定日期"),
    bind(Scope::Meeting, &[ctrl('r')], Action::ShowReadBack, "宣读", "散会前逐条宣读，确认、更正或撤回"),
    bind(Scope::Meeting, &[ctrl('f')], Action::FindAnything, "", "查找：单位、任务、承诺和交办"),
    bind(Scope::Meeting, &[f(10)], Action::ShowMinutes, "纪要", "预览和导出会议纪要"),
    bind(Scope::Meeting, &[f(7)], Action::NextState, "开会/散会", "宣布开会；会中按它散会；散会后按它封存"),
    bind(Scope::Meeting, &[f(12)], Action::ShowJournal, "", "日志：每一步是谁、何时、改了什么"),
    bind(Scope::Meeting, &[ctrl('d')], Action::ShowWalk, "", "回到调度"),
    bind(Scope::Meeting, &[ctrl('e')], Action::MeetingHead, "", "会议信息：主持人、记录人、地点、下次会期"),
    bind(Scope::Meeting, &[ctrl('b')], Action::WallBlank, "", "投影：黑屏；再按恢复"),
    bind(Scope::Meeting, &[ctrl('x')], Action::WallFreeze, "", "投影：定格，画面不再变；再按恢复跟随"),
    bind(Scope::Meeting, &[ctrl('g')], Action::WallFollow, "", "投影：跟随会议"),
    bind(Scope::Meeting, &[ctrl('n')], Action::WallScene, "", "投影：选画面（会前、全览、期限、数据、宣读、散会）"),
    bind(Scope::Meeting, &[alt(KeyCode::PageDown)], Action::WallNextPage, "", "投影：下一页"),
    bind(Scope::Meeting, &[alt(KeyCode::PageUp)], Action::WallPreviousPage, "", "投影：上一页"),
    bind(Scope::Meeting, &[ctrl('v')], Action::WallInset, "", "在角上看投影的画面"),
    bind(
        Scope::Meeting,
        &[alt(KeyCode::Char('r'))],
        Action::WallRedNames,
        "",
        "投影：本次会议准许（或不准）红灯带单位名",
    ),
    bind(Scope::Meeting, &[ctrl('o')], Action::ShowHome, "", "会议列表"),
    // 会议列表
    bind(Scope::Home, ENTER, Action::Enter, "打开", "打开选中的会议"),
    bind(Scope::Home, UP, Action::Up, "", "上一行"),
    bind(Scope::Home, DOWN, Action::Down, "", "下一行"),
    bind(Scope::Home, &[f(2), letter('n')], Action::NewMeeting, "新会议", "新建一次会议"),
    bind(Scope::Home, ESC, Action::Quit, "退出", "退出程序"),
    // 签到
    bind(Scope::Roll, &[key(KeyCode::Right), letter('1')], Action::Present, "到会", "到会"),
    bind(Scope::Roll, &[f(2), letter('2')], Action::Delegate, "代会", "他人代会，写姓名和职务"),
    bind(Scope::Roll, &[f(3), letter('3')], Action::Late, "迟到", "迟到（记下到会时间）"),
    bind(Scope::Roll, &[f(4), letter('4')], Action::OnLeave, "请假", "请假，原因只留内部"),
    bind(Scope::Roll, &[f(6), letter('5')], Action::Absent, "缺席", "缺席"),
    bind(Scope::Roll, &[key(KeyCode::Delete)], Action::ClearRoll, "", "清除这一行"),
    bind(Scope::Roll, &[ctrl('a')], Action::RestPresent, "其余到会", "其余还没签到的都记为到会"),
    bind(Scope::Roll, ENTER, Action::Enter, "", "到会，转下一行"),
    bind(Scope::Roll, UP, Action::Up, "", "上一行"),
    bind(Scope::Roll, DOWN, Action::Down, "", "下一行"),
    bind(Scope::Roll, PAGE_UP, Action::PageUp, "", "上一页"),
    bind(Scope::Roll, PAGE_DOWN, Action::PageDown, "", "下一页"),
    bind(Scope::Roll, HOME, Action::First, "", "第一行"),
    bind(Scope::Roll, END, Action::Last, "", "最后一行"),
    bind(Scope::Roll, &[letter('/')], Action::Find, "", "找单位"),
    bind(Scope::Roll, ESC, Action::Back, "调度", "回到调度"),
    // 事项
    bind(Scope::Items, ENTER, Action::ItemMenu, "办理", "办理选中的事项"),
    bind(Scope::Items, &[key(KeyCode::Tab)], Action::CycleFilter, "换范围", "本次议定 → 全部未结 → 逾期 → 未定期限"),
    bind(Scope::Items, &[f(3), letter('/')], Action::Find, "查找", "按字或单位查找"),
    bind(Scope::Items, UP, Action::Up, "", "上一行"),
    bind(Scope::Items, DOWN, Action::Down, "", "下一行"),
    bind(Scope::Items, PAGE_UP, Action::PageUp, "", "上一页"),
    bind(Scope::Items, PAGE_DOWN, Action::PageDown, "", "下一页"),
    bind(Scope::Items, HOME, Action::First, "", "第一行"),
    bind(Scope::Items, END, Action::Last, "", "最后一行"),
    bind(Scope::Items, ESC, Action::Back, "调度", "回到调度"),
    // 未定期限
    bind(Scope::Undated, ENTER, Action::Enter, "定期限", "给选中的任务定一个期限，各单位一并生效"),
    bind(Scope::Undated, &[f(3)], Action::BindUnits, "挑单位", "只给其中几家定期限"),
    bind(Scope::Undated, UP, Action::Up, "", "上一行"),
    bind(Scope::Undated, DOWN, Action::Down, "", "下一行"),
    bind(Scope::Undated, PAGE_UP, Action::PageUp, "", "上一页"),
    bind(Scope::Undated, PAGE_DOWN, Action::PageDown, "", "下一页"),
    bind(Scope::Undated, HOME, Action::First, "", "第一行"),
    bind(Scope::Undated, END, Action::Last, "", "最后一行"),
    bind(Scope::Undated, &[letter('/')], Action::Find, "", "按字查找"),
    bind(Scope::Undated, ESC, Action::Back, "调度", "回到调度"),
    // 宣读
    bind(Scope::ReadBack, ENTER, Action::Enter, "确认", "这一条没有异议，确认"),
    bind(Scope::ReadBack, &[key(KeyCode::Tab)], Action::ItemMenu, "更正/撤回", "改内容、定期限、换单位或撤回"),
    bind(Scope::ReadBack, UP, Action::Up, "", "上一条"),
    bind(Scope::ReadBack, DOWN, Action::Down, "下一条", "下一条"),
    bind(Scope::ReadBack, PAGE_UP, Action::PageUp, "", "上一页"),
    bind(Scope::ReadBack, PAGE_DOWN, Action::PageDown, "", "下一页"),
    bind(Scope::ReadBack, HOME, Action::First, "", "第一条"),
    bind(Scope::ReadBack, END, Action::Last, "", "最后一条"),
    bind(Scope::ReadBack, ESC, Action::Back, "调度", "回到调度"),
    // 纪要
    bind(Scope::Minutes, &[f(2), ctrl('s')], Action::Export, "导出", "导出 Word、文本和 Markdown"),
    bind(Scope::Minutes, &[f(3)], Action::CheckMinutes, "核对", "像细心的同事那样核对一遍，Enter 转到那一处"),
    bind(
        Scope::Minutes,
        &[f(4)],
        Action::MinutesStep,
        "下一步",
        "纪要往下走一步：核对 → 签发 → 编号 → 印发；印发或封存后按它重开",
    ),
    bind(Scope::Minutes, &[f(6)], Action::MinutesVersions, "版本", "印发过的各版，和后一版对照"),
    bind(Scope::Minutes, ENTER, Action::Enter, "改文字", "挑一节，用自己的话改写；记录再变也不会盖掉"),
    bind(Scope::Minutes, UP, Action::Up, "", "上一行"),
    bind(Scope::Minutes, DOWN, Action::Down, "", "下一行"),
    bind(Scope::Minutes, PAGE_UP, Action::PageUp, "", "上一页"),
    bind(Scope::Minutes, PAGE_DOWN, Action::PageDown, "下一页", "下一页"),
    bind(Scope::Minutes, HOME, Action::First, "", "开头"),
    bind(Scope::Minutes, END, Action::Last, "", "末尾"),
    bind(Scope::Minutes, ESC, Action::Back, "调度", "回到调度"),
    // 手改
    bind(Scope::Section, &[f(2), ctrl('s')], Action::KeepWords, "存下", "存下这一节的文字，导出和核对都用它"),
    bind(Scope::Section, &[key(KeyCode::Tab)], Action::Toggle, "看变动", "手改以后记录变了哪几句：原来、现在"),
    bind(Scope::Section, &[f(4)], Action::TakeRecords, "用记录", "不用手改的，恢复由记录生成（可撤销）"),
    bind(Scope::Section, &[f(6)], Action::LeaveWords, "留手改", "记录有变动，看过了，仍用手改的"),
    bind(Scope::Section, ESC, Action::Back, "放下", "先放下，写的内容留着，回来接着改"),
    // 日志
    bind(Scope::Journal, UP, Action::Up, "", "上一行"),
    bind(Scope::Journal, DOWN, Action::Down, "", "下一行"),
    bind(Scope::Journal, PAGE_UP, Action::PageUp, "", "上一页"),
    bind(Scope::Journal, PAGE_DOWN, Action::PageDown, "下一页", "下一页"),
    bind(Scope::Journal, HOME, Action::First, "", "最新"),
    bind(Scope::Journal, END, Action::Last, "", "最早"),
    bind(Scope::Journal, &[f(3), letter('/')], Action::Find, "查找", "按字查找"),
    bind(Scope::Journal, ESC, Action::Back, "调度", "回到调度"),
    // 帮助
    bind(Scope::Help, UP, Action::Up, "", "上一行"),
    bind(Scope::Help, DOWN, Action::Down, "", "下一行"),
    bind(Scope::Help, PAGE_UP, Action::PageUp, "", "上一页"),
    bind(Scope::Help, PAGE_DOWN, Action::PageDown, "下一页", "下一页"),
    bind(Scope::Help, &[letter('/')], Action::Find, "查找", "按字查找按键"),
    bind(Scope::Help, ESC, Action::Back, "返回", "回到刚才的画面"),
    // 选择, 填写, 确认
    bind(Scope::Chooser, ENTER, Action::Enter, "选定", "选定"),
    bind(Scope::Chooser, &[key(KeyCode::Tab)], Action::Toggle, "勾选", "勾选或取消（可多选时）"),
    bind(Scope::Chooser, UP, Action::Up, "", "上一行"),
    bind(Scope::Chooser, DOWN, Action::Down, "", "下一行"),
    bind(Scope::Chooser, PAGE_UP, Action::PageUp, "", "上一页"),
    bind(Scope::Chooser, PAGE_DOWN, Action::PageDown, "", "下一页"),
    bind(Scope::Chooser, ESC, Action::Back, "返回", "不选，返回"),
    bind(Scope::Prompt, ENTER, Action::Enter, "确定", "确定；有期限的第一次回车先复核"),
    bind(Scope::Prompt, &[key(KeyCode::Tab)], Action::Down, "下一栏", "下一栏"),
    bind(Scope::Prompt, UP, Action::Up, "", "上一栏"),
    bind(Scope::Prompt, DOWN, Action::Down, "", "下一栏"),
    bind(Scope::Prompt, ESC, Action::Back, "返回", "不改，返回"),
    bind(Scope::Confirm, ENTER, Action::Enter, "确定", "确定"),
    bind(Scope::Confirm, ESC, Action::Back, "返回", "不做，返回"),
    // 随处可用
    bind(Scope::Anywhere, &[ctrl('z')], Action::Undo, "撤销", "撤销上一步（封存前都可撤，关机重开也在）"),
    bind(Scope::Anywhere, &[ctrl('y')], Action::Redo, "", "恢复刚撤销的一步"),
    bind(Scope::Anywhere, &[ctrl('p')], Action::Palette, "", "命令面板：按名字找任何操作"),
    bind(Scope::Anywhere, &[ctrl('l')], Action::Redraw, "", "画面花了，重画一遍"),
    bind(Scope::Anywhere, &[ctrl('q')], Action::Quit, "", "退出（记下的都已存好）"),
    bind(Scope::Anywhere, &[f(1)], Action::Help, "帮助", "按键说明"),
];
