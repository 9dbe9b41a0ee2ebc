//! Every screen of the console and every kind of dialog, by the keys that lead there.

#[expect(dead_code, reason = "the tests damage forms in more ways than a picture needs")]
#[path = "../../tests/forms/book.rs"]
mod book;

use self::book::Book;
use super::{NOW, desk, events, keep, year};
use crossterm::event::Event;
use diaodu::{
    console::App,
    document::compose::{FormScope, export_forms},
    domain::UnitId,
    exchange::form::Cell,
};
use ratatui::{Terminal, backend::TestBackend, buffer::Buffer};
use std::{error::Error, fs, path::Path};

/// Where a picture begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum From {
    /// The May meeting is prepared.
    Before,
    /// It is called to order.
    Session,
    /// Forms have come back beside the ledger, some of them damaged.
    Forms,
    /// The year is through, but for December's meeting.
    Year,
}

/// Screens, at three sizes: a name, where it begins, and the keys that lead there. A key in quotes is typed.
const SCREENS: &[(&str, From, &str)] = &[
    ("home", From::Session, ""),
    ("roll", From::Session, "Enter F8"),
    ("walk", From::Session, "Enter F3 '交通' Enter"),
    ("record", From::Session, "Enter F3 '交通' Enter '物流行业党委6月底前挂牌，由分管副局长负责，邮政管理局配合'"),
    (
        "read-back",
        From::Session,
        "Enter F3 '交通' Enter '物流行业党委6月底前挂牌，由分管副局长负责，邮政管理局配合' Enter",
    ),
    ("items", From::Session, "Enter F9 Tab"),
    ("undated", From::Session, "Enter Ctrl+T"),
    (
        "reading-out",
        From::Session,
        "Enter F3 '交通' Enter '物流行业党委6月底前挂牌' Enter Enter '货车司机驿站尽快建成' Enter Enter Esc \
         F3 '邮政' Enter '快递网点党员7月15日前建账，由市场监管科科长负责' Enter Enter Esc Ctrl+R",
    ),
    ("minutes", From::Session, "Enter F10"),
    ("section", From::Session, "Enter F10 Enter Enter"),
    ("material", From::Session, "Enter Shift+F9 @"),
    ("review", From::Forms, "Enter Shift+F8 '交回' Enter Enter"),
    ("prepare", From::Before, "Enter Shift+F7"),
    ("registers", From::Session, "Enter Shift+F4"),
    ("figures", From::Session, "Enter F3 '交通' Enter Shift+F5"),
    ("trends", From::Session, "Enter F3 '交通' Enter Shift+F5 F6 Esc F4"),
    ("trends-months", From::Session, "Enter F3 '交通' Enter Shift+F5 F6 F4"),
    ("trends-units", From::Session, "Enter F3 '交通' Enter Shift+F5 F6 Enter"),
    ("year", From::Year, "Enter F3 '交通' Enter Shift+F12"),
    ("year-rows", From::Year, "Enter F3 '交通' Enter Shift+F12 Enter"),
    ("year-city", From::Year, "Enter Shift+F12 Tab"),
    ("year-ranking", From::Year, "Enter Shift+F12 Tab Tab"),
    ("year-awards", From::Year, "Enter Shift+F12 Tab Tab Tab"),
    ("journal", From::Session, "Enter F12"),
    ("help", From::Session, "Enter F1"),
    ("item", From::Session, "Enter F3 '交通' Enter Enter"),
    ("jump", From::Session, "Enter F3 'jtj'"),
    ("bind", From::Session, "Enter F2 F2 '党建品牌6月底前报工委备案' F3"),
    ("agree", From::Session, "Enter Ctrl+T Enter '二季度末'"),
    ("palette", From::Session, "Enter Ctrl+P"),
    ("adjourn", From::Session, "Enter F7"),
];

/// Dialogs of the three kinds that the pictures above show at every size, where there is least room.
const DIALOGS: &[(&str, From, &str)] = &[
    ("ask-meeting", From::Session, "F2"),
    ("ask-head", From::Session, "Enter Ctrl+E"),
    ("ask-delegate", From::Session, "Enter F8 F2 '王五' Enter '副局长'"),
    ("ask-extension", From::Session, "Enter F3 '交通' Enter Enter '期限' Enter '7月20日前' Enter '批复未下'"),
    ("ask-forms", From::Session, "Enter Shift+F8"),
    ("ask-material", From::Session, "Enter Shift+F9"),
    ("ask-entry", From::Session, "Enter Shift+F4 F4"),
    ("ask-release", From::Year, "Enter Shift+F12 Tab Tab Tab F4 '市委“两新”工委' Enter"),
    ("entry", From::Session, "Enter Shift+F4 Enter"),
    ("find", From::Session, "Enter Ctrl+F '物流'"),
    ("doubts", From::Session, "Enter F10 F3"),
    ("sections", From::Session, "Enter F10 Enter"),
    ("papers", From::Session, "Enter Shift+F10"),
    ("scenes", From::Session, "Enter Ctrl+N"),
    ("figures-filed", From::Session, "Enter F3 '交通' Enter Shift+F5 '320' Enter '600' F2"),
    ("one-screen", From::Session, "Enter F3 '交通' Enter F5 '物流行业党委6月底前挂牌' Enter"),
];

/// What is pasted where the keys say `@`.
const SPEECH: &str = "同志们：\n今年以来，物业行业党建取得了明显成效。\n一、压实责任\n市住建局6月底前制定住宅小区电梯更新清单，\
    市财政局配合。\n二、抓好落实\n市教育局7月15日前完成校外托管机构安全检查。各县（市、区）要在8月底前建成楼宇充电设施台账。\
    市商务局要抓紧摸清直播电商企业底数。\n三、严明纪律\n6月底前，各成员单位要将党建品牌报“两新”工委备案。\n";

/// Paints the screens and dialogs whose name is wanted.
pub fn paint(is_wanted: impl Fn(&str) -> bool, out: &Path) -> Result<(), Box<dyn Error>> {
    const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (200, 60)];
    for (screens, sizes) in [(SCREENS, &SIZES[..]), (DIALOGS, &SIZES[..1])] {
        for (name, from, keys) in screens {
            for (width, height) in sizes {
                let name = format!("{name}-{width}x{height}");
                if is_wanted(&name) {
                    keep(&screen(*from, keys, (*width, *height))?, out, &name)?;
                }
            }
        }
    }
    Ok(())
}

fn screen(from: From, keys: &str, (width, height): (u16, u16)) -> Result<Buffer, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let mut desk = begun(from, folder.path())?;
    let mut terminal = Terminal::new(TestBackend::new(width, height))?;
    let mut drawn = terminal.draw(|frame| desk.draw(frame))?.buffer.clone();
    for key in keys.split_whitespace() {
        let events = if key == "@" { vec![Event::Paste(SPEECH.to_owned())] } else { events(key) };
        for event in events {
            desk.take(&event);
            // The frame's own buffer: the test backend keeps stale halves of wide characters.
            drawn = terminal.draw(|frame| desk.draw(frame))?.buffer.clone();
        }
    }
    Ok(drawn)
}

fn begun(from: From, folder: &Path) -> Result<App, Box<dyn Error>> {
    match from {
        From::Before => desk(folder, false, NOW, |_| ()),
        From::Session => desk(folder, true, NOW, |_| ()),
        From::Year => desk(folder, true, year::NOW, year::through),
        From::Forms => {
            let desk = desk(folder, true, NOW, |_| ())?;
            come_back(&desk, &folder.join("交回"))?;
            Ok(desk)
        }
    }
}

/// Four forms come back: one filled in well, one with what cannot be read, one of them twice, and another one's.
fn come_back(desk: &App, folder: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    let ledger = desk.session().ledger();
    let today = desk.session().clock().today();
    for (code, fill) in [("U18", 0_usize), ("U28", 1), ("U33", 2)] {
        let unit = UnitId::new(code);
        for path in export_forms(std::iter::once(ledger.for_unit(&unit)), folder, today, FormScope::default())
            .map_err(|fault| format!("{fault:?}"))?
        {
            let mut book = Book::open(&fs::read(&path)?);
            filled(&mut book, fill);
            fs::write(&path, book.save())?;
        }
    }
    fs::write(folder.join("会议照片.xlsx"), b"not a workbook")?;
    Ok(())
}

/// What units write into their forms; the second one so that it has to be asked about.
fn filled(book: &mut Book, how: usize) {
    let text = |words: &str| Cell::Text(words.to_owned());
    let heading = book.find("事项", "序号");
    let columns = ["本月进展", "完成率（0—100）", "申请延期至", "延期原因"].map(|name| book.find("事项", name).1);
    let last = book.free_row();
    let lines: [[Cell; 4]; 3] = [
        [text("方案已报市委常委会研究"), Cell::Number(80.0), text("7月20日"), text("批复未下")],
        [text("底数已摸清，正在建账"), text("七八成"), text("尽快"), text("人手不足")],
        [text("首轮排查完成"), text("100%"), text(""), text("")],
    ];
    for row in heading.0 + 1..last.min(heading.0 + 3) {
        for (column, cell) in columns.iter().zip(&lines[how]) {
            if *cell != text("") {
                book.sheet("事项").cells.insert((row, *column), cell.clone());
            }
        }
    }
    let (row, column) = book.find("数据", "本月");
    for nth in 1..=4 {
        let number = Cell::Number(f64::from(nth * 40));
        let cell = if how == 1 && nth == 2 { text("约90家") } else { number };
        book.sheet("数据").cells.insert((row + nth, column), cell);
    }
}
