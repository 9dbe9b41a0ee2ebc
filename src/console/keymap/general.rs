//! The keys that hold beyond one screen: in a meeting, for the wall, anywhere.

use super::{
    super::{action::Action, screens::machine::MACHINE},
    Binding, Scope, bind,
    chord::{alt, ctrl, f, key, shift_f},
};
use crossterm::event::KeyCode;

/// Anywhere.
pub const ANYWHERE: Scope = Scope("随处可用");
/// Anywhere within a meeting, text fields included.
pub const MEETING: Scope = Scope("会议中");
/// What the room sees: in a meeting, dialogs included.
pub const WALL: Scope = Scope("投影");

/// In a meeting; the keys that bring a screen up stand with the screen.
pub const MEETING_KEYS: &[Binding] = &[
    bind(MEETING, &[alt(KeyCode::Char('j'))], Action::Jump, "", "从哪里都能转到某家：序号、简称或拼音首字母"),
    bind(
        MEETING,
        &[alt(KeyCode::Char('k'))],
        Action::ItemCard,
        "",
        "事项卡：选中的这一条从头到尾，原话、佐证、申请、纪要",
    ),
    bind(MEETING, &[ctrl('f')], Action::FindAnything, "", "查找：单位、任务、承诺和交办"),
    bind(
        MEETING,
        &[shift_f(10), alt(KeyCode::Char('x'))],
        Action::ExportDialog,
        "",
        "导出：挑文件（纪要、台账、督办函、通报、摘录、日程）、格式和文件夹",
    ),
    bind(MEETING, &[f(7)], Action::NextState, "开会/散会", "宣布开会；会中按它散会；散会后按它封存"),
    bind(MEETING, &[ctrl('e')], Action::MeetingHead, "", "会议信息：主持人、记录人、地点、下次会期"),
];

/// For the wall.
pub const WALL_KEYS: &[Binding] = &[
    bind(WALL, &[f(5)], Action::OneScreen, "", "只有一块屏：本窗口变成投影画面；回来连按两次"),
    bind(WALL, &[ctrl('b')], Action::WallBlank, "", "投影：黑屏；再按恢复"),
    bind(WALL, &[ctrl('x')], Action::WallFreeze, "", "投影：定格，画面不再变；再按恢复跟随"),
    bind(WALL, &[ctrl('g')], Action::WallFollow, "", "投影：跟随会议"),
    bind(WALL, &[alt(KeyCode::Char('1'))], Action::WallWaiting, "", "投影：会前：议程和签到"),
    bind(WALL, &[alt(KeyCode::Char('2'))], Action::WallOverview, "", "投影：全览：各单位、各方面"),
    bind(WALL, &[alt(KeyCode::Char('3'))], Action::WallAhead, "", "投影：期限：下次会前到期的"),
    bind(WALL, &[alt(KeyCode::Char('4'))], Action::WallFigures, "", "投影：数据：本月和上月"),
    bind(WALL, &[alt(KeyCode::Char('5'))], Action::WallReadBack, "", "投影：宣读：本次议定逐页"),
    bind(WALL, &[alt(KeyCode::Char('6'))], Action::WallClosing, "", "投影：散会：下次会期、议定几项"),
    bind(
        WALL,
        &[alt(KeyCode::Char('7'))],
        Action::WallUnfiled,
        "",
        "投影：报备：到期的备案还有几家没办；准许红灯带名时带单位名",
    ),
    bind(WALL, &[ctrl('n')], Action::WallScene, "", "投影：从清单里选画面"),
    bind(WALL, &[alt(KeyCode::PageDown)], Action::WallNextPage, "", "投影：下一页"),
    bind(WALL, &[alt(KeyCode::PageUp)], Action::WallPreviousPage, "", "投影：上一页"),
    bind(WALL, &[alt(KeyCode::Char('i')), ctrl('v')], Action::WallInset, "", "投影：在角上看投影的画面"),
    bind(WALL, &[alt(KeyCode::Char('r'))], Action::WallRedNames, "", "投影：本次会议准许（或不准）红灯带单位名"),
];

/// Anywhere.
pub const ANYWHERE_KEYS: &[Binding] = &[
    bind(ANYWHERE, &[ctrl('z')], Action::Undo, "撤销", "撤销上一步（封存前都可撤，关机重开也在）"),
    bind(ANYWHERE, &[ctrl('y')], Action::Redo, "", "恢复刚撤销的一步"),
    bind(ANYWHERE, &[ctrl('p')], Action::Palette, "", "命令面板：按名字找任何操作，刚用过的在最前面"),
    bind(
        ANYWHERE,
        &[alt(KeyCode::Char('c')), key(KeyCode::Menu)],
        Action::Menu,
        "",
        "菜单：这里能做的全部操作，分组列出，写着按键",
    ),
    bind(
        ANYWHERE,
        &[alt(KeyCode::Char('m'))],
        Action::Mouse,
        "",
        "鼠标交还终端，可以拖选复制；再按收回来点选（不交还时按住 Shift 拖选）",
    ),
    bind(
        ANYWHERE,
        &[alt(KeyCode::Char('l'))],
        Action::ExportList,
        "",
        "存清单：屏上这份清单照样存成 xlsx 或 csv，范围、查找、次序都不变；内部",
    ),
    bind(
        ANYWHERE,
        &[alt(KeyCode::Char('a'))],
        Action::SignName,
        "",
        "署名：这个窗口由谁办，写进日志；两个人各开一个窗口时用",
    ),
    bind(ANYWHERE, &[ctrl('l')], Action::Redraw, "", "画面花了，重画一遍"),
    bind(ANYWHERE, &[ctrl('q')], Action::Quit, "", "退出（记下的都已存好）"),
    bind(ANYWHERE, &[f(1), alt(KeyCode::Char('/'))], Action::Help, "帮助", "按键说明"),
    bind(
        ANYWHERE,
        &[shift_f(1)],
        Action::Show(MACHINE),
        "",
        "本机情况：终端、输入法、字体、时钟、磁盘，一页，可以发给帮忙的人",
    ),
];
