//! `diaodu reading`: monthly numbers, set and listed. Rates are worked out; what is questionable is asked about first.

use super::{
    failure::Failure,
    options::{MeetingChoice, Options},
    output,
    table::{Cell, Table},
    typed::{self, MeetingName},
    unit_names::UnitNames,
};
use crate::{
    domain::{Command, IndicatorId, Ledger, Measure, Period, ReadingDoubt, Refusal, UnitId, partial_months},
    language::spoken_reading::spoken_readings,
    session::SessionError,
    wording::{self, Said, register as words},
};
use clap::{Args, Subcommand};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Debug, Subcommand)]
pub(super) enum ReadingCommand {
    #[command(about = "记一家的数；比率不用记，可疑的先问")]
    Set(Set),
    #[command(about = "看数：上月、本月，比率算好")]
    List(List),
    #[command(about = "看走势：一家或全市，一月一个数")]
    Trend(Trend),
}

#[derive(Debug, Args)]
pub(super) struct Set {
    #[arg(required = true, value_name = "指标=数", num_args = 1.., help = "如 排查数=6；也可以写一句话，“排查12家，整改9家”")]
    words: Vec<String>,
    #[arg(long, short = 'u', value_name = "单位", help = "哪家的")]
    unit: String,
    #[arg(long, value_name = "月份", value_parser = typed::meeting_name, help = "哪个月的；不写就是会议当月，也可以补上月")]
    period: Option<MeetingName>,
    #[arg(long, help = "已经核对过，可疑的也记")]
    sure: bool,
    #[command(flatten)]
    choice: MeetingChoice,
}

#[derive(Debug, Args)]
pub(super) struct List {
    #[arg(long = "unit", short = 'u', value_name = "单位", help = "只看这几家")]
    units: Vec<String>,
    #[arg(long, value_name = "指标", help = "只看这几个指标或这一组，如 组建率、两个覆盖")]
    indicator: Vec<String>,
    #[arg(long, help = "谁这个月一个数都没有报")]
    missing: bool,
    #[command(flatten)]
    choice: MeetingChoice,
}

#[derive(Debug, Args)]
pub(super) struct Trend {
    #[arg(value_name = "指标", help = "哪个指标")]
    indicator: String,
    #[arg(long, short = 'u', value_name = "单位", help = "哪家；不写就是全市")]
    unit: Option<String>,
    #[arg(
        long,
        value_name = "几个月",
        default_value_t = 13,
        hide_default_value = true,
        help = "看多少个月；不写是13个月"
    )]
    months: u32,
    #[command(flatten)]
    choice: MeetingChoice,
}

/// One figure; the fields' names are stable.
#[derive(Debug, Serialize)]
struct Line<'a> {
    unit: &'a str,
    unit_code: &'a str,
    indicator: &'a str,
    name: &'a str,
    group: &'a str,
    measure: &'a str,
    rate: bool,
    period: String,
    last: Option<f64>,
    value: Option<f64>,
}

/// One month; the fields' names are stable.
#[derive(Debug, Serialize)]
struct Month {
    period: String,
    value: Option<f64>,
    units: usize,
    /// Of a month that is not whole: how many units had reported the fullest one before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<usize>,
}

/// What was filed; the fields' names are stable.
#[derive(Debug, Serialize)]
struct Filed<'a> {
    unit: &'a str,
    period: String,
    values: &'a BTreeMap<IndicatorId, i64>,
    doubts: Vec<String>,
}

pub(super) fn run(options: &Options, order: ReadingCommand) -> Result<(), Failure> {
    match order {
        ReadingCommand::Set(asked) => set(options, &asked),
        ReadingCommand::List(asked) => list(options, &asked),
        ReadingCommand::Trend(asked) => trend(options, &asked),
    }
}

fn set(options: &Options, asked: &Set) -> Result<(), Failure> {
    let mut session = options.session_at(&asked.choice)?;
    let ledger = session.ledger();
    let meeting = ledger.meeting().ok_or(Refusal::NoMeeting)?;
    let period = match asked.period {
        Some(MeetingName::Period(period)) => period,
        _ => meeting.period,
    };
    let [unit] = <[_; 1]>::try_from(UnitNames::new(ledger).meant(std::slice::from_ref(&asked.unit))?)
        .map_err(|_| Refusal::UnknownUnit(asked.unit.clone()))?;
    let values = values(&asked.words, ledger)?;
    let doubts: Vec<String> =
        ledger.reading_doubts(&unit, period, &values).iter().map(|doubt| words::doubt(doubt, ledger)).collect();
    let command = Command::TakeReadings { unit: unit.clone(), period, values: values.clone(), sure: asked.sure };
    let entry = match session.execute(command) {
        Err(SessionError::Refused(Refusal::Doubtful(doubts))) => return Err(questions(&doubts, session.ledger())),
        done => done?,
    };
    if options.json {
        let unit = session.ledger().short(&unit);
        return output::print_json(&Filed { unit, period: period.to_string(), values: &values, doubts });
    }
    let met = entry.deed.newly_met();
    let offer = if met.is_empty() { String::new() } else { wording::offer(&met, session.ledger()) };
    output::print(&format!("{}{offer}", wording::entry(&entry, session.ledger())))
}

/// What should be looked at before it is filed.
fn questions(doubts: &[ReadingDoubt], ledger: &Ledger) -> Failure {
    let asked: Vec<String> = doubts.iter().map(|doubt| words::doubt(doubt, ledger)).collect();
    Failure::refused(Said::new(words::please_check(&asked), words::CHECKED))
}

/// Indicator=number, or a sentence that names figures.
fn values(given: &[String], ledger: &Ledger) -> Result<BTreeMap<IndicatorId, i64>, Failure> {
    let indicators = &ledger.programme.indicators;
    let mut values = BTreeMap::new();
    for word in given {
        let Some((name, number)) = word.split_once(['=', '＝']) else {
            let heard = spoken_readings(word, indicators);
            if heard.is_empty() {
                return Err(Failure::refused(words::no_figure(word)));
            }
            values.extend(heard);
            continue;
        };
        let name = name.trim();
        let known = indicators.iter().find(|known| known.id.as_str() == name || known.name == name);
        let known = known.filter(|known| known.measure == Measure::Count);
        let known = known.ok_or_else(|| Refusal::UnknownIndicator(name.to_owned()))?;
        let number = typed::half_width(number).replace(',', "");
        let number = number.parse().map_err(|_| Failure::refused(words::not_a_count(&number)))?;
        values.insert(known.id.clone(), number);
    }
    Ok(values)
}

fn is_wanted(indicator: &crate::domain::Indicator, wanted: &[String]) -> bool {
    wanted.is_empty()
        || wanted
            .iter()
            .any(|word| indicator.id.as_str() == word || indicator.name == *word || indicator.group == *word)
}

fn list(options: &Options, asked: &List) -> Result<(), Failure> {
    let ledger = options.picture(&asked.choice)?;
    let period = ledger.meeting().ok_or(Refusal::NoMeeting)?.period;
    let units: Vec<UnitId> = if asked.units.is_empty() {
        ledger.roster().into_iter().map(|unit| unit.id.clone()).collect()
    } else {
        UnitNames::new(&ledger).meant(&asked.units)?
    };
    if asked.missing {
        let silent =
            units.iter().filter(|unit| !ledger.readings.keys().any(|(of, _, month)| of == *unit && *month == period));
        let names: Vec<&str> = silent.map(|unit| ledger.short(unit)).collect();
        if options.json {
            return output::print_json(&names);
        }
        return output::print(&words::not_reported(period, &names));
    }
    let mut lines = Vec::new();
    for unit in &units {
        for known in ledger.programme.indicators.iter().filter(|known| is_wanted(known, &asked.indicator)) {
            let last = ledger.value(unit, &known.id, period.before());
            let value = ledger.value(unit, &known.id, period);
            if last.is_some() || value.is_some() {
                lines.push((unit, known, last, value));
            }
        }
    }
    if options.json {
        let lines = lines.into_iter().map(|(unit, known, last, value)| Line {
            unit: ledger.short(unit),
            unit_code: unit.as_str(),
            indicator: known.id.as_str(),
            name: &known.name,
            group: &known.group,
            measure: &known.unit,
            rate: known.measure != Measure::Count,
            period: period.to_string(),
            last,
            value,
        });
        return output::print_json(&lines.collect::<Vec<_>>());
    }
    if lines.is_empty() {
        output::tell(wording::command_line::NOTHING_LISTED);
        return Ok(());
    }
    let mut table = Table::new(&["单位", "指标", "上月", "本月"], 1);
    for (unit, known, last, value) in lines {
        table.row([
            Cell::from(ledger.short(unit)),
            Cell::from(known.name.as_str()),
            Cell::from(words::value(known, last)),
            Cell::from(words::value(known, value)),
        ]);
    }
    output::print(&table.lay_out(output::width(), output::colours()))
}

fn trend(options: &Options, asked: &Trend) -> Result<(), Failure> {
    let session = options.session_at(&asked.choice)?;
    let ledger = session.ledger();
    let until = ledger.meeting().map_or(Period::of(options.clock.today()), |meeting| meeting.period);
    let known = ledger
        .programme
        .indicators
        .iter()
        .find(|known| known.id.as_str() == asked.indicator || known.name == asked.indicator)
        .ok_or_else(|| Refusal::UnknownIndicator(asked.indicator.clone()))?;
    let unit = match &asked.unit {
        Some(word) => UnitNames::new(ledger).meant(std::slice::from_ref(word))?.into_iter().next(),
        None => None,
    };
    let series = session.series(until, asked.months.clamp(1, 120))?;
    let points = series.of(known, unit.as_ref());
    let partial = partial_months(&points);
    let months: Vec<Month> = points
        .iter()
        .zip(partial)
        .map(|(point, of)| Month { period: point.period.to_string(), value: point.value, units: point.units, of })
        .collect();
    if options.json {
        return output::print_json(&months);
    }
    let most = months.iter().filter_map(|month| month.value).fold(0.0_f64, f64::max);
    let mut table = Table::new(&["月份", "数", "走势"], 2);
    for month in &months {
        let bar = month.value.map_or(String::new(), |value| words::bar(value, most, 40));
        // A month that is not whole is drawn as such: hollow, with who it comes from.
        let bar = match month.of {
            Some(of) => format!("{} {}", words::hollow(&bar), words::reported(month.units, of)),
            None => bar,
        };
        table.row([Cell::from(month.period.as_str()), Cell::from(words::value(known, month.value)), Cell::from(bar)]);
    }
    output::print(&table.lay_out(output::width(), output::colours()))
}
