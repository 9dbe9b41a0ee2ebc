//! What units write into one cell: percent in every form, days in every form, counts, states.

use crate::{
    book::Book,
    damaged::{City, FIRST, Must, SECOND, TRANSPORT, Variant, commitment, day, whole},
};
use diaodu::{
    domain::{Command, FormDoubt, IndicatorId, UnitId},
    exchange::form::Cell,
};

fn text(words: &str) -> Cell {
    Cell::Text(words.to_owned())
}

pub fn variants(city: &City) -> Vec<Variant> {
    let mut all = percents(city);
    all.extend(days(city));
    all.extend(counts(city));
    all.extend(states(city));
    all
}

fn with(city: &City, change: &dyn Fn(&mut Book)) -> Vec<u8> {
    let mut book = city.filled();
    change(&mut book);
    book.save()
}

fn percents(city: &City) -> Vec<Variant> {
    let progress = |share| {
        let mut acts = whole();
        if let Command::NoteProgress { share: said, .. } = &mut acts[0] {
            *said = share;
        }
        Must::Read(acts)
    };
    let asked = |doubt: FormDoubt| {
        // What was said in words is still taken, without a share.
        let mut acts = whole();
        if let Command::NoteProgress { share, .. } = &mut acts[0] {
            *share = None;
        }
        Must::ReadAndAsk(acts, doubt)
    };
    let cases: Vec<(Cell, Must)> = vec![
        (Cell::Number(80.0), progress(Some(80))),
        (text("80"), progress(Some(80))),
        (text("80%"), progress(Some(80))),
        (text("８０％"), progress(Some(80))),
        (text(" 80 % "), progress(Some(80))),
        (text("百分之八十"), progress(Some(80))),
        (text("八十%"), progress(Some(80))),
        (text("79.6"), progress(Some(80))),
        (Cell::Number(0.0), progress(Some(0))),
        (Cell::Number(100.0), progress(Some(100))),
        (text("—"), progress(None)),
        (Cell::Number(0.8), asked(FormDoubt::Fraction(80))),
        (text("0.8"), asked(FormDoubt::Fraction(80))),
        (Cell::Number(1.0), asked(FormDoubt::Fraction(100))),
        (Cell::Number(120.0), asked(FormDoubt::OutOfRange)),
        (Cell::Number(-5.0), asked(FormDoubt::OutOfRange)),
        (text("过半"), asked(FormDoubt::NotUnderstood)),
        (text("约80%"), asked(FormDoubt::NotUnderstood)),
        (text("60—70"), asked(FormDoubt::NotUnderstood)),
        (Cell::Day(day("2022-05-18")), asked(FormDoubt::NotUnderstood)),
        (Cell::NoResult, asked(FormDoubt::NoResult)),
    ];
    cases
        .into_iter()
        .map(|(cell, must)| {
            let bytes = with(city, &|book| book.fill("事项", FIRST, "完成率（0—100）", cell.clone()));
            Variant::new(format!("percent {cell:?}"), bytes, must)
        })
        .collect()
}

/// An extension is asked for until a day written in some form.
fn days(city: &City) -> Vec<Variant> {
    let end_of_july = [
        Cell::Day(day("2022-07-31")),
        Cell::Number(44_773.0),
        text("2022-07-31"),
        text("2022.7.31"),
        text("2022/7/31"),
        text(" 2022年7月31日 "),
        text("2022年07月31日"),
        text("7月31日"),
        text("7月31日前"),
        text("7月底"),
        text("7月底前"),
        text("七月底前"),
        text("2022年7月底"),
        text("7月末"),
        text("7.31"),
        text("７月３１日"),
    ];
    let mut all: Vec<Variant> = end_of_july
        .into_iter()
        .map(|cell| {
            let bytes = with(city, &|book| {
                book.fill("事项", FIRST, "申请延期至", cell.clone());
                book.write("事项", FIRST, "延期原因", "批复未下");
            });
            Variant::new(format!("until {cell:?}"), bytes, Must::AsksUntil(commitment(1), day("2022-07-31")))
        })
        .collect();
    let asked = [
        (text("看情况"), FormDoubt::NoDay),
        (text("尽快"), FormDoubt::NoDay),
        (text("另行报告"), FormDoubt::NoDay),
        (text("7月32日"), FormDoubt::NoDay),
        (text("6月31日"), FormDoubt::NoDay),
        (Cell::Number(731.0), FormDoubt::NoDay),
        (Cell::Day(day("2022-04-30")), FormDoubt::PastDay(day("2022-04-30"))),
        (text("2022年3月底"), FormDoubt::PastDay(day("2022-03-31"))),
        (Cell::NoResult, FormDoubt::NoResult),
    ];
    all.extend(asked.into_iter().map(|(cell, doubt)| {
        let bytes = with(city, &|book| {
            book.fill("事项", FIRST, "申请延期至", cell.clone());
            book.write("事项", FIRST, "延期原因", "批复未下");
        });
        Variant::new(format!("until {cell:?}"), bytes, Must::AskBesides(doubt))
    }));
    let bytes = with(city, &|book| book.write("事项", FIRST, "申请延期至", "7月底前"));
    all.push(Variant::new("an extension without a reason", bytes, Must::AskBesides(FormDoubt::NoReason)));
    let bytes = with(city, &|book| book.write("事项", FIRST, "延期原因", "批复未下"));
    all.push(Variant::new("a reason without a day", bytes, Must::AskBesides(FormDoubt::NoDay)));
    all
}

fn counts(city: &City) -> Vec<Variant> {
    let count = |value| {
        let mut acts = whole();
        acts[2] =
            Command::TakeReading {
                unit: UnitId::new(TRANSPORT), indicator: IndicatorId::new("两新组织数"), value
            };
        Must::Read(acts)
    };
    let cases: Vec<(Cell, Must)> = vec![
        (Cell::Number(130.0), count(130)),
        (text("130"), count(130)),
        (text("１３０"), count(130)),
        (text("130家"), count(130)),
        (text("130 家"), count(130)),
        (text("1,300"), count(1300)),
        (text("1，300"), count(1300)),
        (text("130.0"), count(130)),
        (text("约130"), Must::Ask(vec![FormDoubt::NotUnderstood])),
        (text("120-130"), Must::Ask(vec![FormDoubt::NotUnderstood])),
        (text("130多"), Must::Ask(vec![FormDoubt::NotUnderstood])),
        (text("同上月"), Must::Ask(vec![FormDoubt::NotUnderstood])),
        (text("无"), Must::Ask(vec![FormDoubt::NoneOrUnknown])),
        (text("13,00"), Must::Ask(vec![FormDoubt::NotUnderstood])),
        (Cell::Number(-1.0), Must::Ask(vec![FormDoubt::Negative])),
        (Cell::Number(129.5), Must::Ask(vec![FormDoubt::NotWhole])),
        (Cell::Number(1e15), Must::Ask(vec![FormDoubt::OutOfRange])),
        (Cell::NoResult, Must::Ask(vec![FormDoubt::NoResult])),
        // More with an organization than there are.
        (Cell::Number(90.0), {
            let mut acts = whole();
            acts[2] = Command::TakeReading {
                unit: UnitId::new(TRANSPORT),
                indicator: IndicatorId::new("两新组织数"),
                value: 90,
            };
            acts.truncate(3);
            Must::ReadAndAsk(acts, FormDoubt::Above("两新组织数".into(), 90))
        }),
    ];
    cases
        .into_iter()
        .map(|(cell, must)| {
            let bytes = with(city, &|book| book.fill("数据", "两新组织数", "本月", cell.clone()));
            Variant::new(format!("count {cell:?}"), bytes, must)
        })
        .collect()
}

fn states(city: &City) -> Vec<Variant> {
    let done = ["已完成", "完成", "办结", "已办结", "全部完成", " 已 完 成 ", "已完成。", "√"];
    let mut all: Vec<Variant> = done
        .iter()
        .map(|words| {
            let bytes = with(city, &|book| book.write("事项", SECOND, "完成情况", words));
            Variant::new(format!("done said as {words}"), bytes, Must::Read(whole()))
        })
        .collect();
    for words in ["推进中", "正在推进", "正常推进", "办理中", "按序时推进", "未启动", "尚未启动"]
    {
        let bytes = with(city, &|book| book.write("事项", FIRST, "完成情况", words));
        all.push(Variant::new(format!("going on said as {words}"), bytes, Must::Read(whole())));
    }
    for words in ["未完成", "基本完成", "部分完成", "接近完成", "90%", "正常", "见附件"] {
        let bytes = with(city, &|book| book.write("事项", FIRST, "完成情况", words));
        all.push(Variant::new(format!("state {words}"), bytes, Must::AskBesides(FormDoubt::NotUnderstood)));
    }
    let bytes = with(city, &|book| book.fill("事项", SECOND, "完成率（0—100）", Cell::Number(80.0)));
    all.push(Variant::new("done at eighty percent", bytes, Must::Ask(vec![FormDoubt::DoneBelow(80)])));
    let bytes = with(city, &|book| book.write("事项", FIRST, "完成情况", "需延期"));
    all.push(Variant::new("late without a day", bytes, Must::AskBesides(FormDoubt::NoDay)));
    let bytes = with(city, &|book| book.fill("事项", FIRST, "本月进展", Cell::NoResult));
    all.push(Variant::new("progress as a formula", bytes, Must::Ask(vec![FormDoubt::NoResult])));
    for words in ["=1+1", "+86 138", "-未变", "@全体"] {
        let bytes = with(city, &|book| book.write("事项", FIRST, "本月进展", words));
        let mut acts = whole();
        if let Command::NoteProgress { text, .. } = &mut acts[0] {
            (*words).clone_into(text);
        }
        all.push(Variant::new(format!("progress {words}"), bytes, Must::Read(acts)));
    }
    all
}
