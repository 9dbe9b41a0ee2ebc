//! Tables that were moved, sorted, pasted over and decorated: the words find everything again.

use crate::{
    book::Book,
    damaged::{City, FIRST, Must, SECOND, TRANSPORT, Variant, whole},
};
use diaodu::{
    domain::{Command, FormDoubt, UnitId},
    exchange::form::Cell,
    wording::forms::{FigureColumn, ItemColumn},
};

fn text(words: &str) -> Cell {
    Cell::Text(words.to_owned())
}

pub fn variants(city: &City) -> Vec<Variant> {
    let mut all = moved(city);
    all.extend(headings(city));
    all.extend(rows(city));
    all.extend(merged(city));
    all
}

/// The same table elsewhere.
fn moved(city: &City) -> Vec<Variant> {
    let mut all = Vec::new();
    let mut read = |name: String, change: &dyn Fn(&mut Book)| {
        let mut book = city.filled();
        change(&mut book);
        all.push(Variant::new(name, book.save(), Must::Read(whole())));
    };
    for down in 1..=6 {
        read(format!("moved down {down}"), &|book| book.moved("事项", |(row, column)| (row + down, column)));
    }
    for right in [1, 3] {
        read(format!("moved right {right}"), &|book| book.moved("事项", |(row, column)| (row, column + right)));
    }
    for turn in 1..12 {
        read(format!("columns turned by {turn}"), &|book| {
            book.sheet("事项").merged.clear();
            book.moved("事项", |(row, column)| (row, if row < 3 { column } else { (column + turn) % 13 }));
        });
    }
    for turn in 1..7 {
        read(format!("figure columns turned by {turn}"), &|book| {
            book.sheet("数据").merged.clear();
            book.moved("数据", |(row, column)| (row, if row < 3 { column } else { (column + turn) % 7 }));
        });
    }
    read("columns reversed".into(), &|book| {
        book.sheet("事项").merged.clear();
        book.moved("事项", |(row, column)| (row, if row < 3 { column } else { 12 - column }));
    });
    read("an empty column between".into(), &|book| {
        book.sheet("事项").merged.clear();
        book.moved("事项", |(row, column)| (row, if column > 5 { column + 1 } else { column }));
    });
    read("empty rows between".into(), &|book| {
        book.moved("事项", |(row, column)| (if row > 4 { row * 2 } else { row }, column));
    });
    read("sheets renamed".into(), &|book| {
        book.sheet("事项").name = "Sheet1".into();
        book.sheet("数据").name = "数据（2）".into();
    });
    read("sheets in another order".into(), &|book| book.grids.reverse());
    read("an empty sheet added".into(), &|book| {
        book.grids.push(diaodu::exchange::form::Grid { name: "Sheet2".into(), ..Default::default() });
    });
    read("a sheet of somebody's notes added".into(), &|book| {
        let mut notes = diaodu::exchange::form::Grid { name: "备忘".into(), ..Default::default() };
        notes.cells.insert((0, 0), text("下周找李科长要数"));
        book.grids.insert(0, notes);
    });
    read("the title deleted".into(), &|book| {
        let grid = book.sheet("事项");
        grid.merged.clear();
        grid.cells.retain(|(row, _), _| *row >= 1);
    });
    read("the numbers deleted".into(), &|book| {
        let column = book.find("事项", "序号").1;
        book.sheet("事项").cells.retain(|(row, at), _| *row < 4 || *at != column);
    });
    read("both tables on one sheet's order changed".into(), &|book| book.grids.swap(0, 1));
    all
}

/// Headings under other names.
fn headings(city: &City) -> Vec<Variant> {
    let mut all = Vec::new();
    let mut read = |name: String, sheet: &str, from: &str, to: &str| {
        let mut book = city.filled();
        let at = book.find(sheet, from);
        book.sheet(sheet).cells.insert(at, text(to));
        all.push(Variant::new(name, book.save(), Must::Read(whole())));
    };
    for column in ItemColumn::ALL {
        for alias in column.aliases() {
            read(format!("{} called {alias}", column.heading()), "事项", column.heading(), alias);
        }
    }
    for column in FigureColumn::ALL {
        for alias in column.aliases() {
            read(format!("figures: {} called {alias}", column.heading()), "数据", column.heading(), alias);
        }
    }
    for (name, from, to) in [
        ("spaces in a heading", "本月进展", " 本 月 进 展 "),
        ("a line break in a heading", "完成情况", "完成\n情况"),
        ("a note behind a heading", "本月进展", "本月进展（务必写数字）"),
        ("a star before a heading", "完成情况", "完成情况*"),
        ("narrow brackets", "完成率（0—100）", "完成率(0-100)"),
        ("only the beginning of a heading", "完成率（0—100）", "完成率"),
        ("a colon behind a heading", "佐证材料", "佐证材料："),
    ] {
        read(name.to_owned(), "事项", from, to);
    }
    all
}

/// Rows too many, too few, and in another order.
fn rows(city: &City) -> Vec<Variant> {
    let mut all = Vec::new();
    let mut add = |name: &str, must: Must, change: &dyn Fn(&mut Book)| {
        let mut book = city.filled();
        change(&mut book);
        all.push(Variant::new(name, book.save(), must));
    };
    let read = || Must::Read(whole());
    add("the headings pasted in again", read(), &|book| {
        let head = book.find("事项", "序号").0;
        let row = book.free_row() + 2;
        let again: Vec<_> =
            book.sheet("事项").cells.range((head, 0)..(head + 1, 0)).map(|(at, cell)| (*at, cell.clone())).collect();
        book.sheet("事项").cells.extend(again.into_iter().map(|((_, column), cell)| ((row, column), cell)));
    });
    for foot in ["填报人：李四  电话：12345", "审核：王五", "合计", "注：数据截至5月17日", "负责人签字："]
    {
        add(&format!("under the table: {foot}"), read(), &|book| {
            let (row, column) = (book.free_row() + 1, book.find("事项", "事项").1);
            book.sheet("事项").cells.insert((row, column), text(foot));
        });
    }
    add("the item's number became a number", read(), &|book| {
        let at = book.find("事项", "1");
        assert_eq!(at.1, 0);
        book.sheet("事项").cells.insert(at, Cell::Number(1.0));
    });
    add("the hidden column deleted", read(), &|book| {
        book.sheet("事项").cells.retain(|(row, column), _| *row < 3 || *column != 0);
    });
    add("the hidden column of the figures deleted", read(), &|book| {
        book.sheet("数据").cells.retain(|(row, column), _| *row < 3 || *column != 0);
    });
    add("dashes where there is nothing to say", read(), &|book| {
        book.write("事项", FIRST, "需协调事项", "—");
        book.write("事项", FIRST, "申请延期至", "/");
        book.write("事项", SECOND, "本月进展", "－");
    });
    add("nothing to be settled said as 无", read(), &|book| book.write("事项", FIRST, "需协调事项", "无"));
    add("the same row copied", read(), &|book| copy_row(book, FIRST));
    add("the item's words with other spaces", read(), &|book| {
        let at = book.find("事项", FIRST);
        book.sheet("事项").cells.insert(at, text(" 物流行业党委 \n6月30日前挂牌"));
    });
    add("rows in another order", read(), &|book| {
        let (one, other) = (book.find("事项", FIRST).0, book.find("事项", SECOND).0);
        book.sheet("事项").merged.clear();
        book.moved("事项", |(row, column)| {
            (
                if row == one {
                    other
                } else if row == other {
                    one
                } else {
                    row
                },
                column,
            )
        });
    });
    add(
        "a row deleted",
        Must::Read(whole().into_iter().filter(|act| !matches!(act, Command::Report { .. })).collect()),
        &|book| {
            let row = book.find("事项", SECOND).0;
            book.sheet("事项").cells.retain(|(at, _), _| *at != row);
        },
    );
    let twice = || {
        let mut book = city.filled();
        copy_row(&mut book, FIRST);
        let (row, column) = (book.free_row() - 1, book.find("事项", "本月进展").1);
        book.sheet("事项").cells.insert((row, column), text("又说别的"));
        book
    };
    all.push(Variant::new("one item in two rows that differ", twice().save(), Must::AskBesides(FormDoubt::RowTwice)));
    all.extend(strangers(city));
    all
}

fn copy_row(book: &mut Book, words: &str) {
    let (from, to) = (book.find("事项", words).0, book.free_row());
    let row: Vec<_> =
        book.sheet("事项").cells.range((from, 0)..(from + 1, 0)).map(|(at, cell)| (*at, cell.clone())).collect();
    book.sheet("事项").cells.extend(row.into_iter().map(|((_, column), cell)| ((to, column), cell)));
}

/// Rows that are not what they seem.
fn strangers(city: &City) -> Vec<Variant> {
    let mut all = Vec::new();
    let mut add = |name: &str, must: Must, change: &dyn Fn(&mut Book)| {
        let mut book = city.filled();
        change(&mut book);
        all.push(Variant::new(name, book.save(), must));
    };
    let row_with = |book: &mut Book, id: &str, words: &str, progress: &str| {
        let row = book.free_row();
        let (item, said) = (book.find("事项", "事项").1, book.find("事项", "本月进展").1);
        let grid = book.sheet("事项");
        for (column, words) in [(0, id), (item, words), (said, progress)] {
            if !words.is_empty() {
                grid.cells.insert((row, column), text(words));
            }
        }
    };
    add("a number the ledger does not have", Must::AskBesides(FormDoubt::UnknownRow("99".into())), &|book| {
        row_with(book, "99", "不知哪来的事项", "办了");
    });
    add("a number that is no number", Must::AskBesides(FormDoubt::UnknownRow("甲".into())), &|book| {
        row_with(book, "甲", "不知哪来的事项", "办了");
    });
    add("another unit's item", Must::AskBesides(FormDoubt::OthersRow("市农业农村局".into())), &|book| {
        row_with(book, "3", "农民合作社党组织摸底", "办了");
    });
    add("a task of another unit", Must::AskBesides(FormDoubt::OthersRow("市农业农村局".into())), &|book| {
        row_with(book, "T30@U19", "党建品牌", "办了");
    });
    add("a new promise", Must::AskBesides(FormDoubt::NewRow), &|book| {
        row_with(book, "", "网约车平台党支部7月底前成立", "");
    });
    add("a new promise with a wish for a day", Must::AskBesides(FormDoubt::NewRow), &|book| {
        row_with(book, "", "网约车平台党支部成立", "");
        let (row, column) = (book.free_row(), book.find("事项", "期限").1);
        book.sheet("事项").cells.insert((row, column), text("7月底前"));
    });
    add("a new promise whose day is no day", Must::AskBesides(FormDoubt::NoDay), &|book| {
        row_with(book, "", "网约车平台党支部成立", "");
        let (row, column) = (book.free_row(), book.find("事项", "期限").1);
        book.sheet("事项").cells.insert((row, column), text("看情况"));
    });
    add("words without an item", Must::AskBesides(FormDoubt::NotUnderstood), &|book| row_with(book, "", "", "办了"));
    add("a column nobody asked for", Must::AskBesides(FormDoubt::NotUnderstood), &|book| {
        let head = book.find("事项", "序号").0;
        let row = book.find("事项", FIRST).0;
        book.sheet("事项").cells.insert((head, 12), text("备注"));
        book.sheet("事项").cells.insert((row, 12), text("请领导关注"));
    });
    add("the item written over", Must::Ask(vec![FormDoubt::OtherWords(FIRST.into())]), &|book| {
        let at = book.find("事项", FIRST);
        book.sheet("事项").cells.insert(at, text("另一件事"));
    });
    add("only some columns sorted", Must::Ask(vec![FormDoubt::OtherWords(FIRST.into())]), &|book| {
        // The words of both rows changed places, their numbers did not; only the first says something that differs.
        let (one, other) = (book.find("事项", FIRST), book.find("事项", SECOND));
        let grid = book.sheet("事项");
        grid.cells.insert(one, text(SECOND));
        grid.cells.insert(other, text(SECOND));
    });
    add("the deadline written over", Must::AskBesides(FormDoubt::DueRewritten("2022年6月30日".into())), &|book| {
        book.write("事项", FIRST, "期限", "8月底前");
    });
    add("the deadline in another form", Must::Read(whole()), &|book| book.write("事项", FIRST, "期限", "2022-6-30"));
    all.push({
        let mut book = city.filled();
        book.write("事项", FIRST, "需协调事项", "请市邮政管理局明确牵头单位");
        let mut acts = whole();
        acts.push(Command::AskHelp {
            unit: UnitId::new(TRANSPORT), text: "请市邮政管理局明确牵头单位".into()
        });
        Variant::new("help is asked for", book.save(), Must::Read(acts))
    });
    all
}

/// Merged cells lose their lower values.
fn merged(city: &City) -> Vec<Variant> {
    let mut all = Vec::new();
    let below = |book: &mut Book, heading: &str| {
        let at = book.place("事项", FIRST, heading);
        book.sheet("事项").cells.remove(&(at.0 + 1, at.1));
        book.sheet("事项").merged.push((at, (at.0 + 1, at.1)));
    };
    let mut book = city.filled();
    below(&mut book, "目前状态");
    all.push(Variant::new("what nobody fills in merged", book.save(), Must::Read(whole())));
    let mut book = city.filled();
    let at = book.place("事项", FIRST, "佐证材料");
    book.sheet("事项").merged.push(((at.0, at.1 - 1), at));
    all.push(Variant::new("two columns of one row merged", book.save(), Must::Read(whole())));
    let mut book = city.filled();
    below(&mut book, "事项");
    all.push(Variant::new("the items' words merged, their numbers there", book.save(), Must::Read(whole())));
    let mut book = city.filled();
    below(&mut book, "本月进展");
    all.push(Variant::new(
        "progress merged over two items",
        book.save(),
        Must::Ask(vec![FormDoubt::Merged, FormDoubt::Merged]),
    ));
    let mut book = city.filled();
    let at = book.place("数据", "两新组织数", "本月");
    book.sheet("数据").merged.push((at, (at.0 + 1, at.1)));
    all.push(Variant::new(
        "a figure merged over two lines",
        book.save(),
        Must::Ask(vec![FormDoubt::Merged, FormDoubt::Merged]),
    ));
    all
}
