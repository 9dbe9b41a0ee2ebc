//! The palette is made from the tables of keys: every key is found in it by its words, and what is chosen there does what
//! the key does.

use crate::support::{desk::Console, moment};
use diaodu::{
    clock::Clock,
    console::{BINDINGS, Binding, Scope},
    document::compose::{PaperKind, export_paper},
    session::Session,
};
use std::{path::Path, sync::OnceLock};
use tempfile::TempDir;

/// Where a key is answered to a question: there is no palette over it.
const OF_DIALOGS: [&str; 5] = ["选择", "多选", "填写", "确认", "一并办"];
/// The console is the wall there, and no list may be opened before the room.
const OF_THE_WALL: &str = "单屏";

/// The forms of one unit as they would come back.
fn forms(console: &Console) -> &'static Path {
    static FOLDER: OnceLock<TempDir> = OnceLock::new();
    let write = || {
        let folder = tempfile::tempdir().expect("a folder");
        let day = crate::support::day("2022-05-20");
        let ledger = console.desk.session().ledger();
        let forms = export_paper(ledger, PaperKind::Forms, folder.path(), &[], day).expect("written");
        for form in &forms[1..] {
            std::fs::remove_file(form).expect("removed");
        }
        folder
    };
    FOLDER.get_or_init(write).path()
}

pub fn scopes() -> Vec<Scope> {
    let mut scopes: Vec<Scope> = Vec::new();
    for binding in BINDINGS.iter().filter(|binding| !OF_DIALOGS.contains(&binding.scope.title())) {
        if !scopes.contains(&binding.scope) {
            scopes.push(binding.scope);
        }
    }
    scopes
}

fn keys_of(scope: Scope) -> impl Iterator<Item = &'static Binding> {
    BINDINGS.iter().filter(move |binding| binding.scope == scope && !binding.is_moving())
}

fn is_at(console: &Console, scope: Scope) -> bool {
    console.desk.model().scopes().contains(&scope)
}

/// Finds a key in the palette by its words and chooses it; `aside` is what stands beside it.
fn choose(console: &mut Console, binding: &Binding, aside: &str) {
    console.press("Ctrl+P").shows("命令").paste(binding.help);
    let screen = console.screen();
    let rows: Vec<&str> = screen.lines().skip_while(|line| !line.contains("│  > ")).skip(2).collect();
    let says = |line: &&str| line.split('│').any(|part| part.trim_end().ends_with(aside));
    let at = rows.iter().position(says);
    let at = at.unwrap_or_else(|| panic!("{} ({aside}) is not in the palette:\n{screen}", binding.help));
    for _ in 0..at {
        console.press("Down");
    }
    console.press("Enter");
}

/// A meeting in session with one item, as often as it is wanted.
pub fn meeting() -> Console {
    static LEDGER: OnceLock<Vec<u8>> = OnceLock::new();
    let prepare = || {
        let mut console = Console::in_session(112, 40);
        console.type_in("物流行业党委6月底前挂牌，由分管副局长负责").press("Enter Enter Esc");
        let Console { folder, desk, .. } = console;
        drop(desk);
        std::fs::read(folder.path().join("a.db")).expect("the file")
    };
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.db");
    std::fs::write(&path, LEDGER.get_or_init(prepare)).expect("written");
    let clock = Clock::Still(moment("2022-05-20T09:00:00"));
    let mut console = Console::on(folder, Session::open(&path, clock).expect("the copy"), 112, 40);
    console.press("Enter");
    console
}

/// A console at a place where keys of a scope hold.
pub fn at(scope: Scope) -> Option<Console> {
    let mut console = meeting();
    if !is_at(&console, scope) {
        let first = keys_of(scope).next()?;
        choose(&mut console, first, &format!("{}画面 {}", scope.title(), first.keys[0].name()));
    }
    match scope.title() {
        "提取任务" => {
            console.paste("一、市交通运输局牵头，6月底前物流行业党委挂牌。\n二、市市场监管局7月底前摸清底数。");
        }
        "录音稿" => {
            console.paste("主持人：下面请市交通运输局发言。\n李四：6月底前物流行业党委挂牌。\n李四：7月底前摸清底数。");
        }
        "导入表格" => {
            let path = console.folder.path().join("任务.csv");
            let list = "任务,责任单位,完成时限\n摸底排查,市教育局,6月底前\n走访企业,有关单位,三季度\n";
            std::fs::write(&path, list).expect("written");
            console.paste(&path.to_string_lossy()).press("Enter Enter");
        }
        "收表" => {
            let forms = forms(&console).to_string_lossy().into_owned();
            console.paste(&forms).press("Enter Enter");
        }
        "手改" => {
            console.press("Enter");
        }
        "输入行" => {
            console.type_in("还没写完");
        }
        _ => {}
    }
    Some(console)
}

/// Two consoles in the same state, at a place where keys of a scope hold.
fn two_at(scope: Scope) -> Option<[Console; 2]> {
    Some([at(scope)?, at(scope)?])
}

/// What is on screen, whatever its folder is called.
fn seen(console: &Console) -> String {
    let folder = console.folder.path().file_name().expect("a name").to_string_lossy().into_owned();
    console.screen().replace(&folder, "文件夹")
}

#[test]
fn every_key_is_in_the_palette_and_leads_to_its_screen() {
    for scope in scopes() {
        let mut console = meeting();
        if is_at(&console, scope) {
            continue;
        }
        for binding in keys_of(scope) {
            choose(&mut console, binding, &format!("{}画面 {}", scope.title(), binding.keys[0].name()));
            let asks = console.screen().contains("Esc 返回");
            assert!(is_at(&console, scope) || asks, "{} leads to:\n{}", binding.help, console.screen());
            match scope.title() {
                OF_THE_WALL => console.press("F5 F5"),
                // Among the meetings Enter opens the one at hand.
                "会议列表" => console.press("Enter Ctrl+D"),
                _ => console.press("Esc Esc Esc Ctrl+D"),
            };
        }
    }
}

#[test]
fn what_is_chosen_in_the_palette_does_what_its_key_does() {
    for scope in scopes().into_iter().filter(|scope| scope.title() != OF_THE_WALL) {
        for binding in keys_of(scope) {
            let Some([mut by_key, mut by_name]) = two_at(scope) else { continue };
            assert!(is_at(&by_key, scope), "{} was not reached:\n{}", scope.title(), by_key.screen());
            by_key.chord(binding.keys[0]);
            choose(&mut by_name, binding, &binding.keys[0].name());
            assert_eq!(seen(&by_key), seen(&by_name), "{} in {}", binding.help, scope.title());
            assert_eq!(by_key.next, by_name.next, "{}", binding.help);
        }
    }
}

#[test]
fn the_menu_shows_every_action_of_a_screen_by_group_and_the_palette_what_was_used_last() {
    let mut console = meeting();
    console.press("F8").shows("Alt+C 菜单").press("Alt+C").shows("菜单").shows("签到 ").shows("他人代会，写姓名和职务");
    console.type_in("清除这一行").press("Enter").shows("清除签到");
    // It stands first the next time, here and by its name.
    console.press("Ctrl+P");
    let screen = console.screen();
    let first = screen.lines().skip_while(|line| !line.contains("│  > ")).nth(2).expect("a first line");
    assert!(first.contains("清除这一行"), "{screen}");
}

#[test]
fn a_menu_holds_every_key_of_its_screen() {
    for scope in scopes() {
        let Some(mut console) = at(scope).filter(|_| scope.title() != OF_THE_WALL) else { continue };
        let expected: Vec<&Binding> = keys_of(scope).collect();
        console.resize(200, 60).press("Alt+C");
        for binding in expected {
            console.paste(binding.help).shows(&binding.keys[0].name());
            let screen = console.screen();
            assert!(!screen.contains("没有相符的"), "{} is not in the menu of {}", binding.help, scope.title());
            console.press("Ctrl+U");
        }
    }
}
