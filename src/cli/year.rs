//! `diaodu year`: units by months by lamp, the scores, and where a score comes from.

use super::{
    failure::Failure,
    options::{MeetingChoice, Options},
    output,
    table::{Cell, Table, Tint},
    unit_names::UnitNames,
};
use crate::{
    domain::{Lamp, LampCount, Ledger, Presence, ScoreMeasure, UnitYear, Year},
    wording::{self, year as words},
};
use chrono::{Datelike, NaiveDate};
use clap::Args;
use serde::Serialize;

#[derive(Debug, Args)]
pub(super) struct YearArgs {
    #[arg(value_name = "年", help = "哪一年；不写就是手头会议那年")]
    year: Option<i32>,
    #[arg(long, short = 'u', value_name = "单位", help = "只看这一家：每一分是哪几条记录")]
    unit: Option<String>,
}

/// A year; the fields' names are stable. Points are in hundredths.
#[derive(Debug, Serialize)]
struct Told<'a> {
    year: i32,
    until: NaiveDate,
    months: Vec<String>,
    units: Vec<UnitTold<'a>>,
}

#[derive(Debug, Serialize)]
struct UnitTold<'a> {
    code: &'a str,
    unit: &'a str,
    rank: Option<usize>,
    total: i64,
    months: Vec<MonthTold>,
    scores: Vec<ScoreTold<'a>>,
}

#[derive(Debug, Serialize)]
struct MonthTold {
    worst: Option<Lamp>,
    red: u32,
    orange: u32,
    yellow: u32,
    blue: u32,
    green: u32,
    grey: u32,
    presence: Option<Presence>,
    silent: bool,
}

#[derive(Debug, Serialize)]
struct ScoreTold<'a> {
    name: &'a str,
    measure: ScoreMeasure,
    points: i64,
    full: i64,
    part: i64,
    whole: i64,
    rows: Vec<String>,
}

pub(super) fn run(options: &Options, asked: &YearArgs) -> Result<(), Failure> {
    let session = options.session_at(&MeetingChoice::default())?;
    let ledger = session.ledger();
    let at_hand = ledger.meeting().map_or(options.clock.today(), |meeting| meeting.date);
    let year = session.year(asked.year.unwrap_or(at_hand.year()))?;
    let only = match &asked.unit {
        Some(word) => UnitNames::new(ledger).meant(std::slice::from_ref(word))?.into_iter().next(),
        None => None,
    };
    let shown: Vec<&UnitYear> =
        year.units.iter().filter(|one| only.as_ref().is_none_or(|unit| *unit == one.unit)).collect();
    if options.json {
        return output::print_json(&told(&year, &shown, ledger));
    }
    if year.months.is_empty() {
        return output::print(&words::no_meetings(year.year));
    }
    match (only, shown.as_slice()) {
        (Some(_), [one]) => output::print(&of_unit(one, &year, ledger)),
        _ => output::print_painted(&table(&year, &shown, ledger)),
    }
}

fn told<'a>(year: &Year, units: &[&'a UnitYear], ledger: &'a Ledger) -> Told<'a> {
    let period = |month: &crate::domain::Month| {
        ledger.meetings.get(&month.meeting).map_or(String::new(), |meeting| meeting.period.to_string())
    };
    Told {
        year: year.year,
        until: year.end,
        months: year.months.iter().map(period).collect(),
        units: units.iter().map(|one| unit_told(one, year, ledger)).collect(),
    }
}

fn unit_told<'a>(one: &'a UnitYear, year: &Year, ledger: &'a Ledger) -> UnitTold<'a> {
    let month = |cell: &crate::domain::MonthCell| MonthTold {
        worst: cell.lamps.worst(),
        red: cell.lamps.of(Lamp::Red),
        orange: cell.lamps.of(Lamp::Orange),
        yellow: cell.lamps.of(Lamp::Yellow),
        blue: cell.lamps.of(Lamp::Blue),
        green: cell.lamps.of(Lamp::Green),
        grey: cell.lamps.of(Lamp::Grey),
        presence: cell.presence,
        silent: cell.silent,
    };
    let rules = &ledger.programme.assessment.rules;
    let scores = one.score.lines.iter().zip(rules).map(|(line, rule)| ScoreTold {
        name: &rule.name,
        measure: rule.measure,
        points: line.points,
        full: rule.full,
        part: line.part,
        whole: line.whole,
        rows: line.rows.iter().map(|row| words::row(row, ledger, year.end)).collect(),
    });
    UnitTold {
        code: one.unit.as_str(),
        unit: ledger.short(&one.unit),
        rank: one.rank,
        total: one.score.total,
        months: one.cells.iter().map(month).collect(),
        scores: scores.collect(),
    }
}

fn table(year: &Year, units: &[&UnitYear], ledger: &Ledger) -> String {
    let mut table = Table::new(&["名次", "单位", "逐月", "得分"], 2);
    for one in units {
        let rank = words::rank(one.rank);
        let months = one.cells.iter().map(|cell| lamp_mark(cell.lamps)).collect::<String>();
        let red = one.cells.last().is_some_and(|cell| cell.lamps.of(Lamp::Red) > 0);
        table.row([
            Cell::from(rank),
            Cell::from(ledger.short(&one.unit)),
            Cell::tinted(months, if red { Tint::Red } else { Tint::None }),
            Cell::from(words::points(one.score.total)),
        ]);
    }
    let heads: Vec<String> = year.months.iter().map(|month| words::month_of(month.meeting, ledger, year.end)).collect();
    let laid_out = table.lay_out(output::width(), output::colours());
    format!("{}（{}）\n{laid_out}", words::title(year.year), heads.join("、"))
}

/// A cell in one character: the most pressing lamp, a dot for none.
fn lamp_mark(lamps: LampCount) -> &'static str {
    lamps.worst().map_or("·", wording::lamp)
}

fn of_unit(one: &UnitYear, year: &Year, ledger: &Ledger) -> String {
    let mut lines = vec![words::unit_heading(ledger.short(&one.unit), one.score.total)];
    let rules = &ledger.programme.assessment.rules;
    if rules.is_empty() {
        lines.push(words::NO_RULES.to_owned());
    }
    for (line, rule) in one.score.lines.iter().zip(rules) {
        let (got, full) = (words::points(line.points), words::points(rule.full));
        lines.push(format!("{} {got}/{full}　{}", rule.name, words::counted(line, rule)));
        let rows = line.rows.iter();
        lines.extend(
            rows.map(|row| format!("    {}　{}", words::row(row, ledger, year.end), words::verdict(row, rule))),
        );
    }
    lines.join("\n")
}
