//! The year in words: its overview, its scores and where each point comes from.

use super::{day, deadline, full_month, lamp, presence};
use crate::domain::{
    LampCount, Ledger, MeetingId, MonthCell, Presence, ScoreLine, ScoreMeasure, ScoreRow, ScoreRule, Shortlist,
    UnitYear, Year,
};
use chrono::NaiveDate;

/// What the papers of the year are called.
pub const REVIEW: &str = "年度调度情况";
/// The columns of the overview before the months.
pub const UNIT_COLUMN: &str = "单位";
/// The sheet and section of lamps by month.
pub const LAMPS: &str = "逐月亮灯";
/// The sheet and section of scores.
pub const SCORES: &str = "年度考核得分";
/// The annex with the rows.
pub const ANNEX: &str = "附：得分依据";
/// The sheet with the rows.
pub const ROWS: &str = "得分依据";
/// The section of the award shortlist, once released.
pub const AWARDS: &str = "优秀示范点";
/// The columns of the rows.
pub const ROW_COLUMNS: [(&str, u16); 4] = [("单位", 16), ("项目", 12), ("依据", 60), ("计", 10)];
/// The months' column.
pub const MONTH: &str = "月份";
/// The points' column.
pub const POINTS: &str = "得分";
/// The total's column.
pub const TOTAL: &str = "总分";
/// The rank's column.
pub const RANK: &str = "名次";
/// Internal, in the paper's own words.
pub const INTERNAL: &str = "内部材料，注意保管";
/// There is nothing to count by.
pub const NO_RULES: &str = "目录里没有考核办法（assessment.toml），不算分。";
/// A unit that is not ranked.
pub const UNRANKED: &str = "—";

/// 2022年度调度情况.
#[must_use]
pub fn title(year: i32) -> String {
    format!("{year}{REVIEW}")
}

/// No meeting in a year.
#[must_use]
pub fn no_meetings(year: i32) -> String {
    format!("{year}年还没有开过会。")
}

/// A month's column: 5月.
#[must_use]
pub fn month_of(meeting: MeetingId, ledger: &Ledger, base: NaiveDate) -> String {
    ledger.meetings.get(&meeting).map_or(String::new(), |known| full_month(known.period, base))
}

/// A unit's place; — for those that are not ranked.
#[must_use]
pub fn rank(place: Option<usize>) -> String {
    place.map_or(UNRANKED.to_owned(), |place| place.to_string())
}

/// Points: 38.5, 40.
#[must_use]
pub fn points(hundredths: i64) -> String {
    let (whole, part) = (hundredths / 100, hundredths % 100);
    match part {
        0 => whole.to_string(),
        part if part % 10 == 0 => format!("{whole}.{}", part / 10),
        part => format!("{whole}.{part:02}"),
    }
}

/// Points one above the other: 38.50, 40.00.
#[must_use]
pub fn points_in_column(hundredths: i64) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// How a line was counted: 12/15, 3次, 无此项.
#[must_use]
pub fn counted(line: &ScoreLine, rule: &ScoreRule) -> String {
    match rule.measure {
        ScoreMeasure::Extensions if line.part == 0 => "没有延期".to_owned(),
        ScoreMeasure::Silence if line.part == 0 => "没有漏报".to_owned(),
        ScoreMeasure::Extensions | ScoreMeasure::Silence => format!("{}次", line.part),
        _ if line.whole == 0 => "无此项，按满分计".to_owned(),
        ScoreMeasure::Attendance => format!("{}/{}", points(line.part), line.whole / 100),
        _ => format!("{}/{}", line.part, line.whole),
    }
}

/// A row in words.
#[must_use]
pub fn row(row: &ScoreRow, ledger: &Ledger, base: NaiveDate) -> String {
    let entry = |id| ledger.entry(id).map_or(String::new(), |entry| entry.name.clone());
    match row {
        ScoreRow::Item { id, text, due, done } => {
            let when = done.map_or("没有办结".to_owned(), |done| format!("{}办结", day(done, base)));
            format!("{id} {text}（期限{}，{when}）", day(*due, base))
        }
        ScoreRow::Extension { id, text, on, to, late } => {
            let late = if *late { "，过期才申请" } else { "" };
            format!("{id} {text}（{}延期到{}{late}）", day(*on, base), deadline(to, base))
        }
        ScoreRow::Silent(meeting) => format!("{}没有报进展", month_of(*meeting, ledger, base)),
        ScoreRow::Attendance(meeting, how) => format!("{}{}", month_of(*meeting, ledger, base), presence(*how)),
        ScoreRow::Filing { kind, due, committee, done } => {
            let name = ledger.programme.registers.iter().find(|known| known.id == *kind);
            let name = name.map_or(kind.as_str(), |known| known.name.as_str());
            let how = match done {
                Some((id, since)) => format!("{}，{}办成", entry(*id), day(*since, base)),
                None => format!("{committee}没有办成"),
            };
            format!("{name}（期限{}，{how}）", day(*due, base))
        }
        ScoreRow::Finding { entry: id, done } => {
            format!("{}（{}）", entry(*id), if *done { "已整改" } else { "没有整改完" })
        }
    }
}

/// Whether a row counts for the unit, in a word: 按期, 逾期, 扣分 …
#[must_use]
pub fn verdict(row: &ScoreRow, rule: &ScoreRule) -> String {
    let yes = |good: bool| if good { "按期" } else { "逾期" }.to_owned();
    match row {
        ScoreRow::Item { due, done, .. } => yes(done.is_some_and(|done| done <= *due)),
        ScoreRow::Extension { late, .. } => format!("-{}", points(if *late { rule.late } else { rule.each })),
        ScoreRow::Silent(_) => format!("-{}", points(rule.each)),
        ScoreRow::Attendance(_, how) => format!("{}%", rule.worth.of(*how)),
        ScoreRow::Filing { due, done, .. } => yes(done.is_some_and(|(_, since)| since <= *due)),
        ScoreRow::Finding { done, .. } => if *done { "已办" } else { "未办" }.to_owned(),
    }
}

/// How the scores come about, a sentence a rule.
#[must_use]
pub fn rules(ledger: &Ledger) -> Vec<String> {
    let rules = &ledger.programme.assessment.rules;
    let one = |rule: &ScoreRule| {
        let full = points(rule.full);
        match rule.measure {
            ScoreMeasure::Extensions => {
                format!(
                    "{}{full}分：每延期一次扣{}分，过期才申请的扣{}分",
                    rule.name,
                    points(rule.each),
                    points(rule.late)
                )
            }
            ScoreMeasure::Silence => format!("{}{full}分：每次会没有报进展扣{}分", rule.name, points(rule.each)),
            ScoreMeasure::OnTime => format!("{}{full}分：按期办结的占到期的几成", rule.name),
            ScoreMeasure::Attendance => {
                let worth = rule.worth;
                let each = format!("代会计{}%，迟到计{}%，请假计{}%", worth.delegate, worth.late, worth.on_leave);
                format!("{}{full}分：{each}，缺席不计", rule.name)
            }
            ScoreMeasure::Filing => format!("{}{full}分：到期前办成的占几成", rule.name),
            ScoreMeasure::Findings => format!("{}{full}分：整改完成的占几成", rule.name),
        }
    };
    rules.iter().map(one).collect()
}

/// A unit over its rows: 市交通运输局（92.5分）.
#[must_use]
pub fn unit_heading(unit: &str, total: i64) -> String {
    format!("{unit}（{}分）", points(total))
}

/// A released award: 市司法局：律师行业党群服务中心.
#[must_use]
pub fn award(unit: &str, name: &str) -> String {
    format!("{unit}：{name}")
}

/// The opening of the paper.
#[must_use]
pub fn opening(year: &Year, ranked: usize) -> String {
    let until = super::day_in_full(year.end);
    format!("截至{until}，{}年共召开调度会{}次，参加考核的单位{ranked}家。", year.year, year.months.len())
}

/// The award shortlist is not out.
pub const NOT_RELEASED: &str = "（未公布，不得外传）";
/// Nothing stands on it.
#[must_use]
pub fn nothing_listed(year: i32) -> String {
    format!("{year}年还没有列入评优的。")
}

/// The faces of the year's screen.
pub const FACES: [&str; 4] = ["逐月亮灯", "全市走势", "排名", "评优名单"];
/// Beside the title of the screen.
pub const PRIVATE: &str = "内部，不上投影";
/// The head over the months, after the unit's.
pub const MONTHS_HEAD: &str = "月份";
/// The last line of the overview: how many units had a red lamp.
pub const RED_COUNT: &str = "有红灯的单位";
/// Over the units that were red in a month.
pub const RED_UNITS: &str = "红灯：";
/// No unit was.
pub const NO_RED_UNITS: &str = "没有红灯单位";
/// The columns of the city's line beside the lamps: who came, who said nothing.
pub const CITY_COLUMNS: [&str; 2] = ["到会", "未报"];
/// The section of a unit's months.
pub const BY_MONTH: &str = "逐月";
/// No site that could be put forward.
pub const NO_SITES: &str = "还没有办成的可以列入；先在台账（Shift+F4）里推进到办成。";
/// On the list, not on it.
pub const TICKS: [&str; 2] = ["[x]", "[ ]"];
/// No year beyond.
pub const NO_OTHER_YEAR: (&str, &str) = ("那一年没有开过会。", "← → 换年，只到有会的那几年。");
/// A month of the city, unit by unit: who was red, silent, away.
pub const MONTH_SECTIONS: [&str; 3] = ["红灯", "没有报进展", "缺席、请假"];

/// 2022年度　逐月亮灯.
#[must_use]
pub fn face_title(year: i32, face: &str) -> String {
    format!("{year}年度　{face}")
}

/// What the marks in a narrow cell say, or the characters in a wide one.
#[must_use]
pub fn legend(is_narrow: bool) -> &'static str {
    if is_narrow {
        "红橙黄蓝绿灰是最急的一盏灯　x缺席 -请假 !没报进展 <迟到 ~代会"
    } else {
        "红橙黄蓝绿灰是当月最急的一盏灯；后面：缺席、请假、迟到、代会、未报进展"
    }
}

/// How a unit was represented and whether it was silent, in one narrow sign; a blank when there is nothing to say.
#[must_use]
pub fn narrow_sign(how: Option<Presence>, silent: bool) -> &'static str {
    match how {
        Some(Presence::Absent) => "x",
        Some(Presence::OnLeave) => "-",
        _ if silent => "!",
        Some(Presence::Late) => "<",
        Some(Presence::Delegate) => "~",
        Some(Presence::Present) | None => " ",
    }
}

/// The same in characters: 缺未, 代.
#[must_use]
pub fn sign(how: Option<Presence>, silent: bool) -> String {
    let how = match how {
        Some(Presence::Absent) => "缺",
        Some(Presence::OnLeave) => "假",
        Some(Presence::Late) => "迟",
        Some(Presence::Delegate) => "代",
        Some(Presence::Present) | None => "",
    };
    format!("{how}{}", if silent { "未" } else { "" })
}

/// A section of a city's month: 红灯3家：市交通运输局、….
#[must_use]
pub fn month_section(title: &str, names: &[&str]) -> String {
    if names.is_empty() {
        format!("{title}：没有")
    } else {
        format!("{title}{}家：{}", names.len(), names.join("、"))
    }
}

/// A unit's month in words: 红2 黄1　代会　没有报进展.
#[must_use]
pub fn cell(cell: &MonthCell) -> String {
    let lamps = lamps(cell.lamps);
    let how = cell.presence.map(presence);
    let silent = cell.silent.then_some("没有报进展");
    let lamps = if lamps.is_empty() { "没有事项" } else { &lamps };
    std::iter::once(lamps).chain(how).chain(silent).collect::<Vec<_>>().join("　")
}

/// Lamps and how many of each: 红2 黄1.
#[must_use]
pub fn lamps(count: LampCount) -> String {
    let lit = LampCount::LAMPS.into_iter().filter(|known| count.of(*known) > 0);
    lit.map(|known| format!("{}{}", lamp(known), count.of(known))).collect::<Vec<_>>().join(" ")
}

/// A line of the score: 按时办结　得38.5分，满分40分　12/13.
#[must_use]
pub fn score_line(line: &ScoreLine, rule: &ScoreRule) -> String {
    format!("{}　得{}分，满分{}分　{}", rule.name, points(line.points), points(rule.full), counted(line, rule))
}

/// A unit, its points and its place: 市交通运输局　92.5分　第3名.
#[must_use]
pub fn standing_of(unit: &str, one: &UnitYear) -> String {
    let rank = one.rank.map_or("不排名".to_owned(), |rank| format!("第{rank}名"));
    format!("{unit}　{}分　{rank}", points(one.score.total))
}

/// The scores in short: 按时办结 38.5/40, 延期 9/10 ….
#[must_use]
pub fn scores(one: &UnitYear, ledger: &Ledger) -> Vec<String> {
    let lines = one.score.lines.iter().zip(&ledger.programme.assessment.rules);
    let told = lines.map(|(line, rule)| format!("{} {}/{}", rule.name, points(line.points), points(rule.full)));
    told.collect()
}

/// How the shortlist stands: 未公布，不得外传; 6月3日公布（张三）.
#[must_use]
pub fn shortlist(list: Option<&Shortlist>, base: NaiveDate) -> String {
    let count = list.map_or(0, |list| list.entries.len());
    match list.and_then(|list| list.released.as_ref()) {
        Some(release) => format!("列入{count}个，{}公布（{}）", day(release.on, base), release.by),
        None if count == 0 => "还没有列入的".to_owned(),
        None => format!("列入{count}个，还没有公布：只在这里看得到"),
    }
}

/// What should be known before the list is released.
#[must_use]
pub fn before_release(count: usize) -> String {
    format!("{count}个。公布后写进年度材料，名单不能再改；Ctrl+Z 撤销公布")
}

/// The question who releases it.
pub const RELEASED_BY: &str = "谁决定公布";

/// The title of that question.
#[must_use]
pub fn release_title(year: i32) -> String {
    format!("公布{year}年评优名单")
}
