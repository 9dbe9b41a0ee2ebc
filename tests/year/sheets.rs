//! The papers of the year as figures, each under the name of its place: from the papers, and from the model.

use crate::{
    model::{Model, PRESENCES},
    paper::{Block, Cell, Sheet},
    rules::{LAMPS, ScoreRule},
    score::{Line, Scored},
    words::{chinese, points},
};
use chrono::Datelike;
use serde_json::Value;
use std::collections::BTreeMap;

/// Place → what stands there.
pub type Figures = BTreeMap<String, String>;

const COLOURS: [&str; 6] = ["red", "orange", "yellow", "blue", "green", "grey"];

/// Puts a figure at a place that nothing stands at yet; rows that say the same are numbered.
#[expect(clippy::needless_pass_by_value, reason = "figures come as they are: numbers, words, JSON")]
fn put(figures: &mut Figures, place: String, what: impl ToString) {
    let mut free = place.clone();
    let mut again = 1;
    while figures.contains_key(&free) {
        again += 1;
        free = format!("{place}#{again}");
    }
    figures.insert(free, what.to_string());
}

/// 红2 黄1 as six counts.
fn put_lamps(figures: &mut Figures, place: &str, words: &str) {
    let mut lit = [0; 6];
    for part in words.split_whitespace() {
        let at = LAMPS.iter().position(|lamp| part.starts_with(lamp)).unwrap_or_else(|| panic!("{place}: {words}"));
        lit[at] = part[LAMPS[at].len()..].parse().unwrap_or_else(|_| panic!("{place}: {words}"));
    }
    put_counts(figures, place, lit);
}

fn put_counts(figures: &mut Figures, place: &str, lit: [u32; 6]) {
    for (lamp, count) in LAMPS.iter().zip(lit) {
        put(figures, format!("{place}/{lamp}"), count);
    }
}

fn words(cell: &Cell) -> String {
    match cell {
        Cell::Words(words) => words.clone(),
        Cell::Number(number) => {
            let hundredths = (number * 100.0).round();
            assert!((number * 100.0 - hundredths).abs() < 1e-6, "more than hundredths: {number}");
            #[expect(clippy::cast_possible_truncation, reason = "a score")]
            points(hundredths as i64)
        }
    }
}

/// The workbook that was written.
pub fn of_workbook(sheets: &[Sheet]) -> Figures {
    let mut figures = Figures::new();
    for (name, rows) in sheets {
        let is_heading = |row: &Vec<Cell>| row.iter().any(|cell| words(cell) == "单位");
        let at = rows.iter().position(is_heading).unwrap_or_else(|| panic!("no headings in {name}"));
        for cell in rows[..at].iter().flatten().map(words).filter(|words| !words.is_empty()) {
            put(&mut figures, format!("{name}/题"), cell);
        }
        let headings: Vec<String> = rows[at].iter().map(words).collect();
        let unit_at = headings.iter().position(|heading| heading == "单位").expect("units");
        for (number, row) in rows[at + 1..].iter().enumerate() {
            let row: Vec<String> = row.iter().map(words).collect();
            let unit = &row[unit_at];
            if headings.len() == 4 && headings[2] == "依据" {
                put(&mut figures, format!("{name}/{unit}/{}/{}", row[1], row[2]), &row[3]);
                continue;
            }
            put(&mut figures, format!("{name}/第{}行", number + 1), unit);
            for (heading, cell) in headings.iter().zip(&row).filter(|(heading, _)| *heading != "单位") {
                let place = format!("{name}/{unit}/{heading}");
                if heading.ends_with('月') {
                    put_lamps(&mut figures, &place, cell);
                } else {
                    put(&mut figures, place, cell);
                }
            }
        }
    }
    figures
}

fn rank(one: &Scored) -> String {
    one.rank.map_or("—".to_owned(), |rank| rank.to_string())
}

/// Those with a place first, in its order.
fn by_rank(scored: &[Scored]) -> Vec<&Scored> {
    let mut ranked: Vec<&Scored> = scored.iter().collect();
    ranked.sort_by_key(|one| one.rank.unwrap_or(usize::MAX));
    ranked
}

/// The workbook as it should be.
pub fn workbook(model: &Model, scored: &[Scored]) -> Figures {
    let mut figures = Figures::new();
    put(&mut figures, "逐月亮灯/题".into(), format!("{}年度调度情况", model.year));
    put(&mut figures, "年度考核得分/题".into(), &model.rules.assessment);
    for (number, one) in (1..).zip(scored) {
        let unit = model.short(&one.unit);
        put(&mut figures, format!("逐月亮灯/第{number}行"), unit);
        for (month, cell) in model.months.iter().zip(&model.cells[&one.unit]) {
            put_counts(&mut figures, &format!("逐月亮灯/{unit}/{}", month.name()), cell.lamps);
        }
    }
    for (number, one) in (1..).zip(by_rank(scored)) {
        let unit = model.short(&one.unit);
        put(&mut figures, format!("年度考核得分/第{number}行"), unit);
        put(&mut figures, format!("年度考核得分/{unit}/名次"), rank(one));
        put(&mut figures, format!("年度考核得分/{unit}/总分"), points(one.total));
        for (rule, line) in model.rules.scores.iter().zip(&one.lines) {
            put(&mut figures, format!("年度考核得分/{unit}/{}", rule.name), points(line.points));
            for (row, verdict) in &line.rows {
                put(&mut figures, format!("得分依据/{unit}/{}/{row}", rule.name), verdict);
            }
        }
    }
    figures
}

/// The Word paper that was written.
pub fn of_document(blocks: &[Block]) -> Figures {
    let mut figures = Figures::new();
    let (mut number, mut above) = (0, String::new());
    for block in blocks {
        let rows = match block {
            Block::Words(words) => {
                number += 1;
                put(&mut figures, format!("第{number}段"), words);
                above.clone_from(words);
                continue;
            }
            Block::Table(rows) => rows,
        };
        let headings = &rows[0];
        for (at, row) in rows.iter().enumerate().skip(1) {
            match headings[0].as_str() {
                "月份" => {
                    for (heading, cell) in headings.iter().zip(row).skip(1) {
                        put(&mut figures, format!("全市/{}/{heading}", row[0]), cell);
                    }
                }
                "名次" => {
                    put(&mut figures, format!("得分/第{at}行"), &row[1]);
                    for (heading, cell) in headings.iter().zip(row).filter(|(heading, _)| *heading != "单位") {
                        put(&mut figures, format!("得分/{}/{heading}", row[1]), cell);
                    }
                }
                _ => {
                    put(&mut figures, format!("{above}/{}/得分", row[0]), &row[1]);
                    let mut lines = row[2].lines();
                    put(&mut figures, format!("{above}/{}/计", row[0]), lines.next().unwrap_or_default());
                    lines.for_each(|line| put(&mut figures, format!("{above}/{}/{line}", row[0]), "有"));
                }
            }
        }
    }
    figures
}

fn counted(line: &Line, rule: &ScoreRule) -> String {
    match rule.counts.as_str() {
        "延期次数" if line.part == 0 => "没有延期".to_owned(),
        "未报次数" if line.part == 0 => "没有漏报".to_owned(),
        "延期次数" | "未报次数" => format!("{}次", line.part),
        _ if line.whole == 0 => "无此项，按满分计".to_owned(),
        "出席率" => format!("{}/{}", points(line.part), line.whole / 100),
        _ => format!("{}/{}", line.part, line.whole),
    }
}

/// How the paper says that the scores come about.
fn explained(rule: &ScoreRule) -> String {
    let (name, full) = (&rule.name, points(rule.full));
    let [_, delegate, late, leave, _] = rule.worth;
    match rule.counts.as_str() {
        "按时办结率" => format!("{name}{full}分：按期办结的占到期的几成"),
        "延期次数" => {
            format!("{name}{full}分：每延期一次扣{}分，过期才申请的扣{}分", points(rule.each), points(rule.late))
        }
        "未报次数" => format!("{name}{full}分：每次会没有报进展扣{}分", points(rule.each)),
        "出席率" => format!("{name}{full}分：代会计{delegate}%，迟到计{late}%，请假计{leave}%，缺席不计"),
        "按期备案率" => format!("{name}{full}分：到期前办成的占几成"),
        _ => format!("{name}{full}分：整改完成的占几成"),
    }
}

/// The Word paper as it should be.
pub fn document(model: &Model, scored: &[Scored]) -> Figures {
    let mut figures = Figures::new();
    let mut paragraphs =
        vec![format!("{}年度调度情况", model.year), opening(model, scored), "内部材料，注意保管。".to_owned()];
    paragraphs.push("一、逐月亮灯".to_owned());
    for (at, month) in model.months.iter().enumerate() {
        let mut lit = [0; 6];
        for one in scored {
            lit.iter_mut().zip(model.cells[&one.unit][at].lamps).for_each(|(sum, count)| *sum += count);
        }
        let place = format!("全市/{}", month.name());
        put_counts(&mut figures, &place, lit);
        put(&mut figures, format!("{place}/合计"), lit.iter().sum::<u32>());
    }
    paragraphs.push("二、年度考核得分".to_owned());
    let rules: Vec<String> = model.rules.scores.iter().map(explained).collect();
    paragraphs.push(format!("{}。", rules.join("；")));
    let awards = awards(model);
    if !awards.is_empty() {
        paragraphs.push("三、优秀示范点".to_owned());
        paragraphs.extend(awards);
    }
    paragraphs.push("附：得分依据".to_owned());
    for (number, one) in (1..).zip(by_rank(scored)) {
        let unit = model.short(&one.unit);
        put(&mut figures, format!("得分/第{number}行"), unit);
        put(&mut figures, format!("得分/{unit}/名次"), rank(one));
        put(&mut figures, format!("得分/{unit}/总分"), points(one.total));
        let heading = format!("（{}）{unit}（{}分）", chinese(number), points(one.total));
        for (rule, line) in model.rules.scores.iter().zip(&one.lines) {
            put(&mut figures, format!("得分/{unit}/{}", rule.name), points(line.points));
            put(&mut figures, format!("{heading}/{}/得分", rule.name), points(line.points));
            put(&mut figures, format!("{heading}/{}/计", rule.name), counted(line, rule));
            for (row, verdict) in &line.rows {
                put(&mut figures, format!("{heading}/{}/{row}　{verdict}", rule.name), "有");
            }
        }
        paragraphs.push(heading);
    }
    for (number, words) in (1..).zip(paragraphs) {
        put(&mut figures, format!("第{number}段"), words);
    }
    figures
}

fn opening(model: &Model, scored: &[Scored]) -> String {
    let (end, year) = (model.end, model.year);
    let ranked = scored.iter().filter(|one| one.rank.is_some()).count();
    format!(
        "截至{}年{}月{}日，{year}年共召开调度会{}次，参加考核的单位{ranked}家。",
        end.year(),
        end.month(),
        end.day(),
        model.months.len()
    )
}

/// The sites on the list for the award, once it is out.
fn awards(model: &Model) -> Vec<String> {
    let list = model.now.get("shortlist", &format!("{:06}", model.year)).filter(|list| !list["released"].is_null());
    let entries = list.and_then(|list| list["entries"].as_array()).into_iter().flatten();
    let entry = |id: &Value| model.now.get("register_entry", &format!("{:06}", id.as_u64()?));
    entries
        .filter_map(entry)
        .map(|entry| {
            format!(
                "{}：{}。",
                model.short(entry["unit"].as_str().expect("a unit")),
                entry["name"].as_str().expect("a name")
            )
        })
        .collect()
}

/// What `year --json` told.
pub fn of_answer(answer: &Value) -> Figures {
    let mut figures = Figures::new();
    let list = |value: &Value| value.as_array().expect("a list").clone();
    for key in ["year", "until"] {
        put(&mut figures, key.to_owned(), &answer[key]);
    }
    let months: Vec<String> =
        list(&answer["months"]).iter().map(|month| month.as_str().expect("a month").to_owned()).collect();
    put(&mut figures, "months".to_owned(), months.join(" "));
    for one in list(&answer["units"]) {
        let unit = one["unit"].as_str().expect("a name");
        for key in ["code", "rank", "total"] {
            put(&mut figures, format!("{unit}/{key}"), &one[key]);
        }
        for (month, cell) in months.iter().zip(list(&one["months"])) {
            for (key, value) in cell.as_object().expect("a cell") {
                put(&mut figures, format!("{unit}/{month}/{key}"), value);
            }
        }
        for score in list(&one["scores"]) {
            let place = format!("{unit}/{}", score["name"].as_str().expect("a name"));
            for key in ["points", "full", "part", "whole"] {
                put(&mut figures, format!("{place}/{key}"), &score[key]);
            }
            for row in list(&score["rows"]) {
                put(&mut figures, format!("{place}/{}", row.as_str().expect("words")), "there");
            }
        }
    }
    figures
}

/// What it should tell.
pub fn answer(model: &Model, scored: &[Scored]) -> Figures {
    let mut figures = Figures::new();
    put(&mut figures, "year".to_owned(), model.year);
    put(&mut figures, "until".to_owned(), format!("\"{}\"", model.end));
    let months: Vec<&str> = model.months.iter().map(|month| month.period.as_str()).collect();
    put(&mut figures, "months".to_owned(), months.join(" "));
    for one in scored {
        let unit = model.short(&one.unit);
        put(&mut figures, format!("{unit}/code"), format!("\"{}\"", one.unit));
        put(&mut figures, format!("{unit}/rank"), one.rank.map_or("null".to_owned(), |rank| rank.to_string()));
        put(&mut figures, format!("{unit}/total"), one.total);
        for (month, cell) in months.iter().zip(&model.cells[&one.unit]) {
            let mut told = |key: &str, what: String| put(&mut figures, format!("{unit}/{month}/{key}"), what);
            let quoted = |word: Option<&str>| word.map_or("null".to_owned(), |word| format!("\"{word}\""));
            let worst = COLOURS.iter().zip(cell.lamps).find(|(_, lit)| *lit > 0).map(|(colour, _)| *colour);
            told("worst", quoted(worst));
            told("presence", quoted(cell.presence.map(|how| PRESENCES[how])));
            told("silent", cell.silent.to_string());
            COLOURS.iter().zip(cell.lamps).for_each(|(colour, lit)| told(colour, lit.to_string()));
        }
        for (rule, line) in model.rules.scores.iter().zip(&one.lines) {
            let place = format!("{unit}/{}", rule.name);
            for (key, value) in
                [("points", line.points), ("full", rule.full), ("part", line.part), ("whole", line.whole)]
            {
                put(&mut figures, format!("{place}/{key}"), value);
            }
            line.rows.iter().for_each(|(row, _)| put(&mut figures, format!("{place}/{row}"), "there"));
        }
    }
    figures
}
