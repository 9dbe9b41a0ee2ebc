//! The house listens to whole papers: the seed speech, a notice and minutes, each with tasks labelled by hand.

use chrono::NaiveDate;
use diaodu::{
    catalogue::holidays::calendar,
    domain::{CommitteeStanding, SectorCommittee, Unit, UnitId, UnitKind},
    language::{
        extract::{Candidate, extract, reader},
        mention::{UnitIndex, Who, resolve},
    },
};
use std::{collections::BTreeSet, fs, ops::Range, path::Path};

fn data(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)).expect(name)
}

/// The fields of a line of the roster, quoted ones opened.
fn fields(line: &str) -> Vec<String> {
    let (mut fields, mut quoted) = (vec![String::new()], false);
    for character in line.chars() {
        match character {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            _ => fields.last_mut().expect("one at least").push(character),
        }
    }
    fields
}

fn roster() -> Vec<Unit> {
    data("member_units.csv")
        .lines()
        .skip(1)
        .zip(1..)
        .map(|(line, order)| {
            let fields = fields(line);
            let standing = match fields[7].as_str() {
                none if none.contains("无") || none.contains("不设") => None,
                possible if possible.contains("可设") => Some(CommitteeStanding::Possible),
                planned if planned.contains("待成立") => Some(CommitteeStanding::Planned),
                _ => Some(CommitteeStanding::Established),
            };
            Unit {
                id: UnitId::new(&fields[0]),
                name: fields[1].clone(),
                short: fields[2].clone(),
                aliases: fields[3].split(';').filter(|alias| !alias.is_empty()).map(str::to_owned).collect(),
                kind: match fields[5].as_str() {
                    "牵头" => UnitKind::Lead,
                    "县（市、区）" => UnitKind::County,
                    "园区" => UnitKind::Park,
                    _ => UnitKind::Member,
                },
                order,
                post: fields[6].clone(),
                committees: standing
                    .map(|standing| SectorCommittee { name: fields[7].clone(), standing })
                    .into_iter()
                    .collect(),
                groups: Vec::new(),
                active: true,
                former: Vec::new(),
                ceased: None,
            }
        })
        .collect()
}

fn candidates(text: &str) -> Vec<Candidate> {
    let base = NaiveDate::from_ymd_opt(2022, 5, 20).expect("a day");
    extract(text, &UnitIndex::new(&roster()), &reader(base, calendar()))
}

/// A task labelled by hand: its name, and the words of the source by which it is known.
struct Labelled {
    name: String,
    place: Range<usize>,
}

fn labelled(text: &str, table: &str, anchor_column: usize) -> Vec<Labelled> {
    table
        .lines()
        .skip(1)
        .filter(|line| !line.is_empty())
        .map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            let anchor = fields[anchor_column];
            let start = text.find(anchor).unwrap_or_else(|| panic!("{anchor} is not in the text"));
            Labelled { name: format!("{} {anchor}", fields[0]), place: start..start + anchor.len() }
        })
        .collect()
}

/// Pairs each labelled task with a candidate of its own whose place holds at least half of its words.
fn paired(labels: &[Labelled], found: &[Candidate]) -> Vec<Option<usize>> {
    fn seat(label: usize, fits: &[Vec<usize>], taken: &mut [Option<usize>], tried: &mut BTreeSet<usize>) -> bool {
        for &candidate in &fits[label] {
            if tried.insert(candidate) && taken[candidate].is_none_or(|other| seat(other, fits, taken, tried)) {
                taken[candidate] = Some(label);
                return true;
            }
        }
        false
    }
    let fits: Vec<Vec<usize>> = labels
        .iter()
        .map(|label| {
            let holds = |candidate: &Candidate| {
                let start = candidate.span.start.max(label.place.start);
                let end = candidate.span.end.min(label.place.end);
                end.saturating_sub(start) * 2 >= label.place.len()
            };
            (0..found.len()).filter(|index| holds(&found[*index])).collect()
        })
        .collect();
    let mut taken = vec![None; found.len()];
    for label in 0..labels.len() {
        seat(label, &fits, &mut taken, &mut BTreeSet::new());
    }
    (0..labels.len()).map(|label| taken.iter().position(|other| *other == Some(label))).collect()
}

/// Prints what was found and missed, and says how many labelled tasks were found and how many candidates hold none.
fn judge(name: &str, text: &str, labels: &[Labelled]) -> (usize, usize, usize) {
    let found = candidates(text);
    let pairs = paired(labels, &found);
    for (index, candidate) in found.iter().enumerate() {
        let task =
            pairs.iter().position(|pair| *pair == Some(index)).map_or("  --", |label| labels[label].name.as_str());
        println!(
            "{name} [{}] {:?}/{} {} | {} | {} || {}",
            task.chars().take(4).collect::<String>(),
            candidate.certainty,
            if candidate.addressee.is_empty() { format!("{:?}", candidate.units) } else { candidate.addressee.clone() },
            candidate.task,
            candidate.phrase,
            candidate.label(),
            &text[candidate.span.clone()],
        );
    }
    for (label, _) in labels.iter().zip(&pairs).filter(|(_, pair)| pair.is_none()) {
        println!("{name} missed: {}", label.name);
    }
    let extra = found
        .iter()
        .filter(|candidate| {
            !labels.iter().any(|label| label.place.start < candidate.span.end && candidate.span.start < label.place.end)
        })
        .count();
    println!(
        "{name}: {} of {} found, {} candidates, {extra} hold no labelled task",
        pairs.iter().flatten().count(),
        labels.len(),
        found.len()
    );
    (pairs.iter().flatten().count(), found.len(), extra)
}

#[test]
fn the_seed_speech_yields_its_tasks_and_little_else() {
    let text = data("speech.txt");
    let labels = labelled(&text, &data("seed_tasks.tsv"), 2);
    let (found, all, extra) = judge("speech", &text, &labels);
    assert!(found >= 45, "{found} of {} tasks found", labels.len());
    assert!(extra * 10 <= all, "{extra} of {all} candidates are no task");
}

/// Papers that are read by the same rules: at least nine tasks in ten are found, and no more candidates than
/// `most_extra` are none.
fn is_read_as_well(name: &str, most_extra: usize) {
    let (text, table) = (&data(&format!("{name}.txt")), &data(&format!("{name}_tasks.tsv")));
    let labels = labelled(text, table, 1);
    let (found, all, extra) = judge(name, text, &labels);
    assert!(found * 10 >= labels.len() * 9, "{name}: {found} of {} tasks found", labels.len());
    assert!(extra <= most_extra, "{name}: {extra} of {all} candidates are no task");
    // Where the table gives a label, the task has it.
    let candidates = candidates(text);
    let pairs = paired(&labels, &candidates);
    for (line, pair) in table.lines().skip(1).filter(|line| !line.is_empty()).zip(pairs) {
        let label = line.rsplit('\t').next().unwrap_or_default();
        if let Some(candidate) = pair.map(|pair| &candidates[pair]).filter(|_| label != "-") {
            assert_eq!(candidate.label(), label, "{line}");
        }
    }
}

#[test]
fn a_notice_is_read_as_well() {
    is_read_as_well("notice", 1);
}

#[test]
fn minutes_are_read_as_well() {
    is_read_as_well("minutes", 0);
}

#[test]
fn another_speech_is_read_as_well() {
    is_read_as_well("second_speech", 0);
}

#[test]
fn the_speech_says_by_when_and_for_whom() {
    let text = data("speech.txt");
    let found = candidates(&text);
    let at = |anchor: &str| {
        let place = text.find(anchor).expect(anchor);
        found.iter().find(|candidate| candidate.span.contains(&place)).expect(anchor)
    };
    let filing = at("6月底前，各成员单位要对");
    assert_eq!((filing.phrase.as_str(), filing.label().as_str()), ("6月底前", "2022-06-30"));
    let Who::Group(group) = filing.units[0] else { panic!("{:?}", filing.units) };
    assert_eq!(resolve(group, &roster()).len(), 31);
    assert_eq!(at("本月将组织全市").label(), "2022-05-31");
    assert_eq!(at("年底对成绩突出").label(), "2022-12-31");
    assert_eq!(at("市交通局要成立物流").units, [Who::Unit(UnitId::new("U18"))]);
    assert_eq!(at("市网信中心要积极谋划").units, [Who::Unit(UnitId::new("U04"))]);
}

/// What the convening side does itself, and what can be counted or seen, is not lost in what is asked of others.
#[test]
fn the_speech_keeps_what_is_the_conveners_and_what_can_be_counted() {
    let text = data("speech.txt");
    let found = candidates(&text);
    let at = |anchor: &str| {
        let place = text.find(anchor).expect(anchor);
        found.iter().find(|candidate| candidate.span.contains(&place)).expect(anchor)
    };
    let convener = |anchor: &str| {
        let candidate = at(anchor);
        let units: Vec<UnitId> = candidate.units.iter().flat_map(|who| who.units(&roster())).collect();
        assert_eq!(units, [UnitId::new("U01")], "{anchor}: {}", candidate.task);
    };
    for anchor in ["述职评议考核制度", "巡察调研机制", "将巡察结果作为各单位年度考核", "选取1-2个县"]
    {
        convener(anchor);
    }
    assert!(at("选取1-2个县").task.contains("选取1-2个县（市、区）、园区开展局部试点"), "{}", at("选取1-2个县").task);
    let filing = at("报送“两新”工委备案");
    assert!(filing.task.contains("报送“两新”工委备案"), "{}", filing.task);
    assert_eq!(filing.label(), "2022-06-30");
}

#[test]
fn no_bytes_whatever_make_it_panic() {
    let index = UnitIndex::new(&roster());
    let deadline = reader(NaiveDate::MAX, calendar());
    for text in [
        "",
        "。",
        "（",
        "）））",
        "“”“",
        "一、",
        "（一）",
        "1.",
        "一是",
        "：：，，；；",
        "要",
        "各单位要",
        "\u{0}\u{feff}",
        "6月底前",
        "（责任单位：",
        "①②③",
    ] {
        let _ = extract(text, &index, &deadline);
    }
    let speech = data("speech.txt");
    let characters: Vec<char> = speech.chars().collect();
    for length in (0..600).step_by(7) {
        let cut: String = characters.iter().skip(length * 5).take(length).collect();
        let _ = extract(&cut, &index, &deadline);
    }
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]

    /// Whatever somebody pastes: marks, numbers and words in any order, and bytes that are no text at all.
    #[test]
    fn nothing_that_is_pasted_makes_it_panic(
        words in proptest::collection::vec(
            proptest::sample::select(vec![
                "一、", "（一）", "1.", "第一，", "一是", "二要", "各单位", "市交通局", "由", "要", "将", "会", "6月底前", "尽快", "建立", "报送", "把", "对",
                "在", "中", "（", "）", "“", "”", "。", "，", "；", "：", "\n", " ", "责任单位：", "完成时限：", "会议议定", "等", "的", "和", "、", "制度", "两项机制",
                "以下", "是", "了", "省委指出", "问题", "配合", "𠀀", "é", "\u{0}", "以", "为", "每", "月",
            ]),
            0..40,
        ),
        bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..60),
    ) {
        thread_local! {
            static INDEX: UnitIndex = UnitIndex::new(&roster());
        }
        let text = format!("{}{}", words.concat(), String::from_utf8_lossy(&bytes));
        INDEX.with(|index| {
            let deadline = reader(NaiveDate::MIN, calendar());
            for candidate in extract(&text, index, &deadline) {
                assert!(text.get(candidate.span.clone()).is_some(), "{candidate:?}");
            }
        });
    }
}

#[test]
fn a_paper_on_another_subject_is_read_as_well() {
    is_read_as_well("held_out", 2);
}
