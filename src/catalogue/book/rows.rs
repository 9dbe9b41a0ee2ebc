//! A catalogue as the rows of its workbook.

use super::layout::{Column, Kind, Layout, SHEETS};
use crate::{
    catalogue::{PROGRAMME, assessment, due, focuses, house_style, lamps, registers, roster, tasks, wording, year_of},
    domain::{
        Catalogue, Deadline, Indicator, Measure, MetBy, Phrase, RegisterKind, ScoreMeasure, ScoreRule, Task, Unit,
        label,
    },
};

/// The rows of each sheet, in the order of the layout; a cell that is not needed is empty.
pub(in crate::catalogue) fn rows(catalogue: &Catalogue) -> Vec<Vec<Vec<String>>> {
    SHEETS.iter().map(|sheet| rows_of(catalogue, sheet)).collect()
}

fn rows_of(catalogue: &Catalogue, sheet: &Layout) -> Vec<Vec<String>> {
    let programme = &catalogue.programme;
    let year = year_of(&programme.key);
    match (sheet.kind, sheet.name) {
        (Kind::Values, _) => {
            let value = |column: &Column| vec![column.heading.to_owned(), value(catalogue, column)];
            sheet.columns.iter().map(value).collect()
        }
        (_, "单位") => cells(sheet, &catalogue.units, |one, column| unit(one, column)),
        (_, "重点方面") => cells(sheet, &programme.focuses, |focus, column| match column.key {
            "id" => focus.id.to_string(),
            "kind" => word(focuses::KINDS, &focus.kind),
            "title" => focus.title.clone(),
            _ => focus.short.clone(),
        }),
        (_, "任务") => cells(sheet, &catalogue.tasks, |task, column| self::task(catalogue, task, year, column)),
        (_, "台账") => cells(sheet, &programme.registers, |kind, column| register(kind, year, column)),
        (_, "台账阶段") => {
            let stages = programme.registers.iter().flat_map(|kind| kind.stages.iter().map(move |stage| (kind, stage)));
            cells(sheet, stages, |(kind, stage), column| match column.key {
                "" => kind.id.to_string(),
                "name" => stage.name.clone(),
                "done" => flag(stage.done),
                _ => flag(stage.until_released),
            })
        }
        (_, "台账栏目") => {
            let fields = programme.registers.iter().flat_map(|kind| kind.fields.iter().map(move |field| (kind, field)));
            cells(sheet, fields, |(kind, field), column| match column.key {
                "" => kind.id.to_string(),
                "name" => field.name.clone(),
                "holds" => word(registers::HOLDS, &field.holds),
                "private" => flag(field.private),
                _ => flag(field.until_released),
            })
        }
        (_, "指标") => cells(sheet, &programme.indicators, |known, column| match column.key {
            "units" => listed(&roster::called(&catalogue.units, &known.units)),
            _ => indicator(known, column),
        }),
        (_, "主办") => cells(sheet, &programme.hosts, |host, column| match column.key {
            "id" => host.key.clone(),
            "name" => host.name.clone(),
            "meeting_name" => host.meeting_name.clone(),
            "register" => host.register.as_ref().map(ToString::to_string).unwrap_or_default(),
            "chair_field" => host.chair_field.clone(),
            _ => host.topic_field.clone(),
        }),
        (_, "亮灯规则") => cells(sheet, &programme.lamps.rules, |rule, column| match column.key {
            "lamp" => word(lamps::LAMPS, &rule.lamp),
            "word" => rule.word.clone(),
            _ => listed(&rule.when.iter().map(lamps::condition).collect::<Vec<String>>()),
        }),
        _ => cells(sheet, &programme.assessment.rules, |one, column| score(one, column)),
    }
}

fn cells<T>(
    sheet: &Layout,
    entries: impl IntoIterator<Item = T>,
    cell: impl Fn(&T, &Column) -> String,
) -> Vec<Vec<String>> {
    entries.into_iter().map(|entry| sheet.columns.iter().map(|column| cell(&entry, column)).collect()).collect()
}

/// A single value of the sheets 主题 and 用语.
fn value(catalogue: &Catalogue, column: &Column) -> String {
    let programme = &catalogue.programme;
    let style = &programme.house_style;
    match (column.file, column.key) {
        (PROGRAMME, "key") => programme.key.clone(),
        (PROGRAMME, "topic") => programme.topic.clone(),
        (PROGRAMME, "meeting_name") => programme.meeting_name.clone(),
        (PROGRAMME, _) => programme.unit_limit.to_string(),
        (lamps::FILE, "name") => programme.lamps.name.clone(),
        (lamps::FILE, _) => programme.lamps.source.clone(),
        (assessment::FILE, _) => programme.assessment.name.clone(),
        (wording::FILE, key) => {
            let phrase = Phrase::ALL.iter().find(|(name, _)| *name == key);
            phrase.and_then(|(_, phrase)| programme.phrases.get(phrase)).cloned().unwrap_or_default()
        }
        (_, "mark") => style.mark.clone(),
        (_, "issuer") => style.issuer.clone(),
        (_, "convener") => style.convener.clone(),
        (_, "form") => word(house_style::FORMS, &style.form),
        (_, "number_form") => word(house_style::NUMBER_FORMS, &style.number_form),
        (_, "attendance") => word(house_style::PLACES, &style.attendance),
        (_, "with_title") => either(style.with_title),
        (_, "with_times") => either(style.with_times),
        (_, "copy_to") => listed(&style.copy_to),
        (_, "line_pitch") => style.line_pitch.to_string(),
        (_, "fonts.body") => style.fonts.body.clone(),
        (_, "fonts.kai") => style.fonts.kai.clone(),
        (_, "fonts.hei") => style.fonts.hei.clone(),
        (_, "fonts.title") => style.fonts.title.clone(),
        (_, "fonts.song") => style.fonts.song.clone(),
        (_, _) => style.fonts.latin.clone(),
    }
}

fn unit(unit: &Unit, column: &Column) -> String {
    match column.key {
        "id" => unit.id.to_string(),
        "name" => unit.name.clone(),
        "short" => unit.short.clone(),
        "aliases" => listed(&unit.aliases),
        "kind" => word(roster::KINDS, &unit.kind),
        "order" => unit.order.to_string(),
        "post" => unit.post.clone(),
        "committees" => {
            let said =
                unit.committees.iter().map(|one| format!("{}（{}）", one.name, word(roster::STANDINGS, &one.standing)));
            listed(&said.collect::<Vec<_>>())
        }
        "groups" => listed(&unit.groups),
        _ if unit.active => String::new(),
        _ => either(false),
    }
}

fn task(catalogue: &Catalogue, task: &Task, year: Option<i32>, column: &Column) -> String {
    match column.key {
        "id" => task.id.to_string(),
        "title" => task.title.clone(),
        "requirement" => task.requirement.clone(),
        "focus" => task.focus.as_ref().map(ToString::to_string).unwrap_or_default(),
        "clause" => task.clause.clone(),
        "scope" => word(tasks::SCOPES, &task.scope),
        "units" => listed(&roster::called(&catalogue.units, &task.lead)),
        "supporting" => listed(&roster::helpers_called(&catalogue.units, &task.lead, &task.supporting)),
        "cadence" => word(tasks::CADENCES, &task.cadence),
        "measure" => task.measure.clone(),
        "indicators" => listed(&task.indicators.iter().map(ToString::to_string).collect::<Vec<_>>()),
        "met_by" => task.met_by.as_ref().map_or_else(String::new, |by| match by {
            MetBy::Register(kind) => kind.to_string(),
            by => word(tasks::MET_BY, by),
        }),
        "note" => task.monthly_note.clone(),
        "private" => flag(task.private),
        part => deadline(&task.deadline, year, part),
    }
}

/// The words, and the day only where the words do not say it.
fn deadline(deadline: &Deadline, year: Option<i32>, part: &str) -> String {
    let is_none = deadline.spoken.is_empty() && deadline.dues.is_empty();
    match part {
        "deadline.spoken" => deadline.spoken.clone(),
        _ if is_none || due::is_said(deadline, year) => String::new(),
        _ => label(&deadline.dues),
    }
}

fn register(kind: &RegisterKind, year: Option<i32>, column: &Column) -> String {
    let text = |text: Option<String>| text.unwrap_or_default();
    match column.key {
        "id" => kind.id.to_string(),
        "name" => kind.name.clone(),
        "task" => text(kind.task.as_ref().map(ToString::to_string)),
        "committees" => flag(kind.of_committees),
        "every" => text(kind.every.as_ref().map(|every| word(registers::ROUNDS, every))),
        "idle.field" => text(kind.idle.as_ref().map(|idle| idle.field.clone())),
        "idle.months" => text(kind.idle.as_ref().map(|idle| idle.months.to_string())),
        "follow.open" => text(kind.follow_up.map(|follow| kind.stage_name(follow.open).to_owned())),
        "follow.closed" => text(kind.follow_up.map(|follow| kind.stage_name(follow.closed).to_owned())),
        "least" => text(kind.wanted.filter(|(least, _)| *least > 0).map(|(least, _)| least.to_string())),
        "most" => text(kind.wanted.map(|(_, most)| most.to_string())),
        "private" => flag(kind.private),
        part => deadline(&kind.deadline, year, part),
    }
}

fn indicator(indicator: &Indicator, column: &Column) -> String {
    let is_rate = indicator.measure != Measure::Count;
    let of_rate = |choose: fn(&Measure) -> Option<String>| choose(&indicator.measure).unwrap_or_default();
    match column.key {
        "id" => indicator.id.to_string(),
        "name" if indicator.name == indicator.id.as_str() => String::new(),
        "name" => indicator.name.clone(),
        "unit" if is_rate && indicator.unit == "%" => String::new(),
        "unit" => indicator.unit.clone(),
        "group" => indicator.group.clone(),
        "part" => {
            of_rate(|measure| if let Measure::Rate { part, .. } = measure { Some(part.to_string()) } else { None })
        }
        "whole" => {
            of_rate(|measure| if let Measure::Rate { whole, .. } = measure { Some(whole.to_string()) } else { None })
        }
        "at_most" => indicator.at_most.as_ref().map(ToString::to_string).unwrap_or_default(),
        _ => flag(indicator.monthly),
    }
}

fn score(rule: &ScoreRule, column: &Column) -> String {
    let is_attendance = rule.measure == ScoreMeasure::Attendance;
    let points = |hundredths: i64| match hundredths % 100 {
        0 => (hundredths / 100).to_string(),
        part => format!("{}.{}", hundredths / 100, format!("{part:02}").trim_end_matches('0')),
    };
    let percent = |percent: u8, usual: u8| if percent == usual { String::new() } else { percent.to_string() };
    match (column.key, column.heading) {
        ("name", _) => rule.name.clone(),
        ("counts", _) => word(assessment::COUNTS, &rule.measure),
        ("points", _) => points(rule.full),
        ("each", _) if rule.each == 0 => String::new(),
        ("each", _) => points(rule.each),
        ("late", "迟到折算") if is_attendance => percent(rule.worth.late, 100),
        ("late", "超期才申请扣") if !is_attendance && rule.late != rule.each => points(rule.late),
        ("late", _) => String::new(),
        ("delegate", _) => percent(rule.worth.delegate, 100),
        ("leave", _) => percent(rule.worth.on_leave, 0),
        _ => rule.register.as_ref().map(ToString::to_string).unwrap_or_default(),
    }
}

/// The word of a choice.
fn word<T: PartialEq>(choices: &[(&str, T)], value: &T) -> String {
    choices.iter().find(|(_, known)| known == value).map(|(word, _)| (*word).to_owned()).unwrap_or_default()
}

fn flag(is: bool) -> String {
    if is { either(true) } else { String::new() }
}

fn either(is: bool) -> String {
    if is { "是" } else { "否" }.to_owned()
}

/// Several words in one cell: with 、 between, or, where one of them has a 、 of its own, each closed by ；.
fn listed(words: &[String]) -> String {
    let together = words.join("、");
    if super::cells::split(&together) == *words {
        return together;
    }
    words.join("；") + "；"
}
