//! Set phrases in an office's own words: small templates (minijinja), with Chinese names for what goes into them. They
//! are tried when the catalogue is read, so that nothing surprises on the day the paper is due.

use crate::domain::{Phrase, PhraseFault};
use minijinja::{Environment, ErrorKind, UndefinedBehavior, value::Value};
use std::collections::BTreeMap;

/// Steps a template may take; a long one takes some hundred.
const FUEL: u64 = 20_000;
/// Characters a phrase may make.
const LONGEST: usize = 5_000;

/// What goes into a phrase, by name.
pub type Values<'a> = [(&'static str, &'a str)];

/// What each phrase has to offer, by name, with a sample of it.
#[must_use]
pub fn offered(phrase: Phrase) -> &'static Values<'static> {
    match phrase {
        Phrase::Opening => &[
            ("日期", "2022年5月20日"),
            ("时段", "上午"),
            ("召集", "市委党建办"),
            ("会议", "月调度会"),
            ("地点", "301会议室"),
            ("主持", "张三"),
            ("主题", "“两新”组织党建"),
        ],
        Phrase::Resolution => &[
            ("内容", "物流行业党委挂牌"),
            ("类别", "承诺"),
            ("责任", "责任单位：市交通运输局"),
            ("时限", "2022年6月30日"),
        ],
        Phrase::ResolvedLead | Phrase::NothingResolved | Phrase::UndatedLead => &[],
        Phrase::NextMeeting => &[("日期", "2022年6月20日")],
        Phrase::Reminder | Phrase::Urging | Phrase::Supervision => {
            &[("日期", "2022年5月20日"), ("会议", "月调度会"), ("件数", "3"), ("配合", "1")]
        }
        Phrase::ReminderEnd | Phrase::UrgingEnd | Phrase::SupervisionEnd => &[("办公室", "市委党建办")],
        Phrase::BulletinTitle => &[("月份", "2022年5月")],
    }
}

/// A phrase filled in.
///
/// # Errors
/// A [`PhraseFault`]: it is not a template, asks for what is not there, or has no end.
pub fn fill(template: &str, values: &Values<'_>) -> Result<String, PhraseFault> {
    let mut house = Environment::empty();
    house.set_undefined_behavior(UndefinedBehavior::Strict);
    house.set_fuel(Some(FUEL));
    let fault = |error: &minijinja::Error| match error.kind() {
        ErrorKind::OutOfFuel => PhraseFault::Endless,
        _ => PhraseFault::Writing { line: error.line().unwrap_or(1) },
    };
    let template = house.template_from_str(template).map_err(|error| fault(&error))?;
    let asked: std::collections::BTreeSet<String> = template.undeclared_variables(false).into_iter().collect();
    if let Some(name) = asked.into_iter().find(|name| !values.iter().any(|(known, _)| known == name)) {
        return Err(PhraseFault::UnknownName { name, known: values.iter().map(|(known, _)| *known).collect() });
    }
    let values = Value::from_pairs(values.iter().copied());
    let said = template.render(values).map_err(|error| fault(&error))?;
    let said = said.trim();
    match said.chars().count() {
        0 => Err(PhraseFault::Empty),
        length if length > LONGEST => Err(PhraseFault::Endless),
        _ => Ok(said.to_owned()),
    }
}

/// Tries a phrase on samples: with everything there, and with everything that may be missing left empty.
///
/// # Errors
/// The first [`PhraseFault`].
pub fn try_out(phrase: Phrase, template: &str) -> Result<(), PhraseFault> {
    let full = offered(phrase);
    fill(template, full)?;
    let bare: Vec<(&'static str, &str)> = full.iter().map(|(name, _)| (*name, "")).collect();
    match fill(template, &bare) {
        // A phrase of names alone is empty when they are; that is for the sample, not for life.
        Ok(_) | Err(PhraseFault::Empty) => Ok(()),
        Err(fault) => Err(fault),
    }
}

/// A phrase in the office's words where it has its own and they can be filled, else in the house's.
#[must_use]
pub fn said(
    own: &BTreeMap<Phrase, String>,
    phrase: Phrase,
    values: &Values<'_>,
    usual: impl FnOnce() -> String,
) -> String {
    own.get(&phrase).and_then(|template| fill(template, values).ok()).unwrap_or_else(usual)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_filled_and_what_is_missing_is_left_out() {
        let template = "{{ 日期 }}{{ 时段 }}，{{ 会议 }}{% if 地点 %}在{{ 地点 }}{% endif %}召开。";
        let said = fill(template, offered(Phrase::Opening)).unwrap();
        assert_eq!(said, "2022年5月20日上午，月调度会在301会议室召开。");
        try_out(Phrase::Opening, template).unwrap();
    }

    #[test]
    fn faults_are_told_by_name_and_line_and_nothing_hangs() {
        let known = vec!["日期"];
        let unknown = PhraseFault::UnknownName { name: "日子".into(), known };
        assert_eq!(try_out(Phrase::NextMeeting, "定于{{ 日子 }}。"), Err(unknown));
        let fault = try_out(Phrase::NextMeeting, "定于\n{{ 日期 。");
        assert_eq!(fault, Err(PhraseFault::Writing { line: 2 }));
        let endless = "{% for 甲 in 日期 %}{% for 乙 in 日期 %}{% for 丙 in 日期 %}{% for 丁 in 日期 %}{% for 戊 in 日期 %}甲{% endfor %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}";
        assert!(try_out(Phrase::NextMeeting, endless).is_err());
        assert_eq!(try_out(Phrase::NothingResolved, "{# 空 #}"), Err(PhraseFault::Empty));
    }
}
