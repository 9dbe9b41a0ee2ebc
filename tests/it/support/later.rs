//! The console a month later: what an office did at its May meeting, and June at the desk.

use super::{desk::Console, moment, office::Office};
use diaodu::{clock::Clock, session::Session};

/// May is told by commands; June is opened, called to order and up in the console, with the first unit at hand.
pub fn june(width: u16, height: u16, may: impl FnOnce(&Office)) -> Console {
    june_after(width, height, may, |_| ())
}

/// The same, with what was done between the meetings.
pub fn june_after(width: u16, height: u16, may: impl FnOnce(&Office), between: impl FnOnce(&Office)) -> Console {
    let mut office = Office::new();
    office.run("meeting start");
    may(&office);
    office.run("meeting adjourn --next 2022-06-20");
    between(office.on("2022-06-13"));
    office.on("2022-06-20");
    office.run("meeting open --date 2022-06-20 --chair 张三");
    office.run("meeting start");
    let session = Session::open(&office.db(), Clock::Still(moment("2022-06-20T09:00:00"))).expect("the same file");
    let mut console = Console::on(office.folder, session, width, height);
    console.press("Enter PgDn");
    console
}
