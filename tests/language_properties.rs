//! What must hold of every deadline phrase, not only of the ones that someone thought of.

use chrono::{Datelike, Days, Months, NaiveDate};
use diaodu::{
    catalogue::holidays::calendar,
    domain::{Due, month_end},
    language::{Certainty, DeadlineReading, read_deadline},
};
use proptest::prelude::*;

/// How a number is dressed.
#[derive(Clone, Copy, Debug)]
enum Dress {
    Plain,
    Padded,
    FullWidth,
    Chinese,
}

fn dress() -> impl Strategy<Value = Dress> {
    prop_oneof![Just(Dress::Plain), Just(Dress::Padded), Just(Dress::FullWidth), Just(Dress::Chinese)]
}

fn write(number: u32, dress: Dress) -> String {
    match dress {
        Dress::Plain => number.to_string(),
        Dress::Padded => format!("{number:02}"),
        Dress::FullWidth => full_width(&number.to_string()),
        Dress::Chinese => chinese(number),
    }
}

fn full_width(text: &str) -> String {
    text.chars()
        .map(|glyph| match glyph.to_digit(10) {
            Some(digit) => char::from_u32(0xFF10 + digit).expect("a full-width digit"),
            None => glyph,
        })
        .collect()
}

fn chinese(number: u32) -> String {
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (number as usize / 10 % 10, number as usize % 10);
    match (number / 100, tens) {
        (0, 0) => digits[ones].to_owned(),
        (0, 1) => format!("十{}", digits[ones]),
        (0, _) => format!("{}十{}", digits[tens], digits[ones]),
        (hundreds, 0) if ones == 0 => format!("{}百", digits[hundreds as usize]),
        (hundreds, 0) => format!("{}百零{}", digits[hundreds as usize], digits[ones]),
        (hundreds, _) => format!("{}百{}十{}", digits[hundreds as usize], digits[tens], digits[ones]),
    }
}

fn base() -> impl Strategy<Value = NaiveDate> {
    (0_u64..365 * 14).prop_map(|days| {
        NaiveDate::from_ymd_opt(2012, 1, 1).and_then(|day| day.checked_add_days(Days::new(days))).expect("a day")
    })
}

/// The first of this and the next years' that is not past.
fn next(base: NaiveDate, in_year: impl Fn(i32) -> NaiveDate) -> NaiveDate {
    (base.year()..base.year() + 9).map(in_year).find(|day| *day >= base).expect("some year")
}

fn end(year: i32, month: u32) -> NaiveDate {
    month_end(NaiveDate::from_ymd_opt(year, month, 1).expect("a month"))
}

/// A phrase that ends on one day, with the day it should be read as.
fn phrase() -> impl Strategy<Value = (NaiveDate, String, NaiveDate)> {
    let edge = prop_oneof![Just("前"), Just("之前"), Just("以前")];
    let of_month = (base(), 1_u32..=12, 1_u32..=28, dress(), edge).prop_map(|(base, month, day, dress, edge)| {
        let text = format!("{}月{}日{edge}", write(month, dress), write(day, dress));
        let due = next(base, |year| NaiveDate::from_ymd_opt(year, month, day).expect("a day"));
        (base, text, due)
    });
    let month_parts = [("底前", 31), ("末", 31), ("上旬", 10), ("中旬前", 20), ("下旬", 31), ("初", 5), ("中", 15)];
    let part = (base(), 1_u32..=12, dress(), prop::sample::select(month_parts.to_vec())).prop_map(
        |(base, month, dress, (part, day))| {
            let due = next(base, |year| {
                let end = end(year, month);
                end.with_day(day.min(end.day())).expect("a day")
            });
            (base, format!("{}月{part}", write(month, dress)), due)
        },
    );
    let quarter = (base(), 1_u32..=4, dress(), prop::sample::select(vec!["末", "内", "末前"])).prop_map(
        |(base, quarter, dress, part)| {
            let text = format!("第{}季度{part}", write(quarter, dress));
            (base, text, next(base, |year| end(year, quarter * 3)))
        },
    );
    let days = (base(), 1_u32..=199, dress(), prop::sample::select(vec!["日内", "天内", "天之内", "个自然日内"]))
        .prop_map(|(base, count, dress, unit)| {
            (base, format!("{}{unit}", write(count, dress)), base + Days::new(count.into()))
        });
    let months = (base(), 1_u32..=30, dress())
        .prop_map(|(base, count, dress)| (base, format!("{}个月内", write(count, dress)), base + Months::new(count)));
    let workdays = (base(), 1_u32..=30, dress()).prop_map(|(base, count, dress)| {
        let due = calendar().add_workdays(base, count).expect("a day");
        (base, format!("{}个工作日内", write(count, dress)), due)
    });
    let weekday = (base(), 1_u64..=6, prop::sample::select(vec!["周", "星期"])).prop_map(|(base, day, week)| {
        let name = ["一", "二", "三", "四", "五", "六"][usize::try_from(day).expect("small") - 1];
        let monday = base - Days::new(base.weekday().num_days_from_monday().into());
        (base, format!("下{week}{name}前"), monday + Days::new(7 + day - 1))
    });
    prop_oneof![of_month, part, quarter, days, months, workdays, weekday]
}

fn read(base: NaiveDate, text: &str) -> DeadlineReading {
    read_deadline(text, base, calendar())
}

/// Spaces between characters, but never inside a number of Arabic digits.
fn spaced(text: &str, every: usize) -> String {
    let glyphs: Vec<char> = text.chars().collect();
    let mut out = String::new();
    for (at, glyph) in glyphs.iter().enumerate() {
        out.push(*glyph);
        let digits = |at: usize| glyphs.get(at).is_some_and(|glyph| glyph.is_numeric());
        if at % every == 0 && !(digits(at) && digits(at + 1)) {
            out.push(if at % 2 == 0 { ' ' } else { '\u{3000}' });
        }
    }
    out
}

/// Pieces that the grammar knows, so that senseless sentences reach deep into it.
fn soup() -> impl Strategy<Value = String> {
    let pieces = vec![
        "6",
        "31",
        "2022",
        "0",
        "99999999",
        "一",
        "十",
        "两",
        "廿",
        "年",
        "月",
        "日",
        "号",
        "底",
        "末",
        "前",
        "内",
        "起",
        "后",
        "至",
        "—",
        "、",
        "，",
        "。",
        "；",
        "：",
        "（",
        "）",
        "《",
        "》",
        "〔2022〕",
        "每",
        "每月",
        "每季度",
        "每年",
        "季度",
        "周",
        "周五",
        "下周",
        "本月",
        "今年",
        "上半年",
        "春节",
        "国庆",
        "节",
        "农历",
        "工作日",
        "个",
        "小时",
        "力争",
        "确保",
        "原定",
        "延期至",
        "延期",
        "提前",
        "比",
        "下次",
        "调度会",
        "会",
        "汛期",
        "收到",
        "印发",
        "之日起",
        "即日起",
        "尽快",
        "长期",
        "完成",
        "报送",
        "的",
        "已",
        "了",
        "是",
        "截至",
        "第",
        "次",
        "最后",
        "首月",
        "末月",
        "前后",
        "期间",
        "完成时限",
        ".",
        "/",
        "-",
        " ",
        "O",
        "“",
        "”",
        "十四五",
        "双周",
        "上午",
        "时",
        "分",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..24).prop_map(|pieces| pieces.concat())
}

/// Ways of taking a date back and giving another, as people say and write them; `{}` is where the other stands.
const CORRECTIONS: [&str; 24] = [
    "，不对，是{}",
    "，说错了，{}",
    "。刚才说错了，应该是{}",
    "，更正一下，{}",
    "。更正：{}",
    "，哦不，{}",
    "，改到{}",
    "，现在看要拖到{}",
    "。现在请求延到{}",
    "，不是，是{}",
    "，完不成，改为{}",
    "，算了，{}",
    "（更正：{}）",
    "。口误，{}",
    "，应为{}",
    "，我记错了，是{}",
    "，后来调整为{}",
    "，等一下，{}",
    "，还是{}吧",
    "，要不{}",
    "，嗯，{}",
    "，哎呀不是，{}",
    "，来不及就{}",
    "，那就{}",
];

/// The sentences of the tables that give a date and nothing to ask.
fn plainly_dated() -> Vec<(NaiveDate, String)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/deadlines");
    let mut files: Vec<std::path::PathBuf> = ["rules", "kinds", "."]
        .iter()
        .flat_map(|part| std::fs::read_dir(folder.join(part)).expect("a folder"))
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "tsv"))
        .collect();
    files.sort();
    let mut sentences = Vec::new();
    for path in files {
        let text = std::fs::read_to_string(path).expect("a table");
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut parts = line.split('\t');
            let (Some(base), Some(sentence)) = (parts.next().and_then(|day| day.parse().ok()), parts.next()) else {
                continue;
            };
            let reading = read(base, sentence);
            if reading.certainty == Certainty::Certain && matches!(reading.dues.first(), Some(Due::On(_))) {
                sentences.push((base, sentence.to_owned()));
            }
        }
    }
    sentences
}

#[test]
fn a_correction_after_any_dated_sentence_gives_the_corrected_date_or_a_question() {
    let sentences = plainly_dated();
    assert!(sentences.len() > 700, "only {} sentences", sentences.len());
    let mut silent = Vec::new();
    for (base, sentence) in sentences {
        let other = base + Days::new(97);
        let words = format!("{}月{}日前", other.month(), other.day());
        for form in CORRECTIONS {
            let text = format!("{}{}", sentence.trim_end_matches('。'), form.replace("{}", &words));
            let reading = read(base, &text);
            if reading.certainty == Certainty::Certain && reading.dues != [Due::On(other)] {
                silent.push(format!("{base} {text}: {}", reading.label()));
            }
        }
    }
    assert!(silent.is_empty(), "{} taken without a question:\n{}", silent.len(), silent.join("\n"));
}

/// Whether a digit or a letter stands against these words, outside them.
fn is_touched(text: &str, span: &std::ops::Range<usize>) -> bool {
    let sign = |glyph: Option<char>| {
        glyph.is_some_and(|glyph| {
            glyph.is_ascii_alphanumeric() || matches!(glyph, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
        })
    };
    sign(text[..span.start].chars().next_back()) || sign(text[span.end..].chars().next())
}

fn holds_together(text: &str, reading: &DeadlineReading) {
    assert_eq!(reading.dues.len(), reading.spans.len(), "{text}");
    for span in reading.spans.iter().chain(reading.doubts.iter().map(|doubt| &doubt.span)) {
        assert!(text.get(span.clone()).is_some_and(|words| !words.is_empty()), "{text}: {span:?}");
    }
    let named = !reading.doubts.is_empty() || !reading.faults.is_empty();
    assert_eq!(named, reading.certainty != Certainty::Certain, "{text}: {reading:?}");
    assert_eq!(diaodu::domain::parse_label(&reading.label()).as_ref(), Some(&reading.dues), "{text}");
}

/// Whatever sentence of the tables, wherever a digit or a letter is put against the words of its date.
#[test]
fn a_sign_put_against_the_date_of_any_sentence_is_taken_in_or_asked_about() {
    let mut silent = Vec::new();
    let mut tried = 0;
    for (base, sentence) in plainly_dated() {
        let spans = read(base, &sentence).spans;
        for place in spans.iter().flat_map(|span| [span.start, span.end]) {
            for stray in ["7", "x", "Ｂ", "０", "l"] {
                let mut text = sentence.clone();
                text.insert_str(place, stray);
                let reading = read(base, &text);
                tried += 1;
                let touched = reading.spans.iter().any(|span| is_touched(&text, span));
                if touched && reading.certainty == Certainty::Certain {
                    silent.push(format!("{base} {text}: {}", reading.label()));
                }
            }
        }
    }
    assert!(tried > 10_000, "only {tried} tried");
    assert!(silent.is_empty(), "{} taken without a question:\n{}", silent.len(), silent.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_phrase_that_the_rules_can_say_reads_back((base, text, due) in phrase()) {
        let reading = read(base, &text);
        prop_assert_eq!(&reading.dues, &vec![Due::On(due)], "{} {}", base, text);
        prop_assert_eq!(reading.spans.first(), Some(&(0..text.len())));
    }

    #[test]
    fn a_phrase_reads_the_same_inside_a_sentence((base, phrase, due) in phrase()) {
        let text = format!("请各成员单位高度重视，{phrase}完成联合党支部排查并报“两新”工委。");
        let reading = read(base, &text);
        prop_assert_eq!(&reading.dues, &vec![Due::On(due)], "{} {}", base, text);
        prop_assert_eq!(text.get(reading.spans[0].clone()), Some(phrase.as_str()));
    }

    #[test]
    fn spaces_and_full_width_digits_change_nothing((base, text, due) in phrase(), every in 1_usize..4) {
        prop_assert_eq!(read(base, &spaced(&text, every)).dues, vec![Due::On(due)], "{}", spaced(&text, every));
        prop_assert_eq!(read(base, &full_width(&text)).dues, vec![Due::On(due)]);
    }

    #[test]
    fn a_phrase_without_a_year_is_never_before_the_day_it_was_said((base, text, _) in phrase()) {
        for due in read(base, &text).dues {
            prop_assert!(!matches!(due, Due::On(day) if day < base), "{} {}", base, text);
        }
    }

    #[test]
    fn nothing_that_touches_a_date_is_left_out_of_it_without_a_question(
        (base, phrase, _) in phrase(),
        stray in prop::sample::select(vec!["1", "7", "x", "O", "Ｂ", "５", "23", "3l"]),
        place in 0_usize..12,
        after in any::<bool>(),
    ) {
        let places: Vec<usize> = phrase.char_indices().map(|(at, _)| at).chain([phrase.len()]).collect();
        let mut text = phrase.clone();
        text.insert_str(places[place % places.len()], stray);
        let text = if after { format!("{text}报送") } else { format!("请于{text}完成整改") };
        let reading = read(base, &text);
        for span in &reading.spans {
            prop_assert!(
                !is_touched(&text, span) || reading.certainty != Certainty::Certain,
                "{} {}: {}", base, text, reading.label()
            );
        }
    }

    #[test]
    fn no_senseless_words_leave_a_sign_beside_a_date_without_a_question(text in soup(), base in base()) {
        let reading = read(base, &text);
        for span in &reading.spans {
            prop_assert!(!is_touched(&text, span) || reading.certainty != Certainty::Certain, "{}", text);
        }
    }

    #[test]
    fn no_text_at_all_breaks_the_reader(text in any::<String>(), base in base()) {
        holds_together(&text, &read(base, &text));
    }

    #[test]
    fn no_bytes_at_all_break_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..200), base in base()) {
        let text = String::from_utf8_lossy(&bytes);
        holds_together(&text, &read(base, &text));
    }

    #[test]
    fn no_senseless_sentence_breaks_the_reader(text in soup(), base in base()) {
        holds_together(&text, &read(base, &text));
    }

    #[test]
    fn the_ends_of_time_do_not_break_the_reader(text in soup(), early in any::<bool>()) {
        let base = if early { NaiveDate::MIN } else { NaiveDate::MAX };
        let reading = read(base, &text);
        prop_assert_eq!(reading.dues.len(), reading.spans.len());
    }

    #[test]
    fn a_day_that_does_not_exist_is_never_given(base in base(), month in 1_u32..=12, day in 29_u32..=40) {
        let exists = NaiveDate::from_ymd_opt(2024, month, day).is_some();
        let reading = read(base, &format!("{month}月{day}日前报送"));
        if !exists {
            prop_assert!(reading.dues.is_empty() && !reading.faults.is_empty());
        }
        for due in reading.dues {
            prop_assert!(matches!(due, Due::On(found) if found.month() == month && found.day() == day));
        }
    }
}
