//! What is asked about a line that was taken down, before it is filed.

/// Other units are named as the ones to do it.
#[must_use]
pub fn lead_asked(units: &[&str]) -> String {
    let names = match units {
        [first, second, third, _, ..] => format!("{first}、{second}、{third}等{}家", units.len()),
        units => units.join("、"),
    };
    format!("话里是{names}来办，要记给{}吗", if units.len() > 1 { "他们" } else { "它" })
}

/// A unit is named that the roster does not have.
#[must_use]
pub fn unlisted(name: &str) -> String {
    format!("名单里没有“{name}”，没有记它，请核对")
}

/// A unit was known by its sound alone.
#[must_use]
pub fn alike(said: &str, unit: &str) -> String {
    format!("“{said}”按{unit}记，是不是它")
}

/// Something else was written where a deadline alone is asked for.
#[must_use]
pub fn beside(words: &str) -> String {
    format!("“{words}”不是期限，不会记下；请写到别的栏里")
}

/// Several days are named.
#[must_use]
pub fn stages(days: &[String]) -> String {
    format!("说了{}个日子（{}），按分步记，请核对", days.len(), days.join("、"))
}

/// The line is as long as it may be.
#[must_use]
pub fn line_is_full(most: usize) -> String {
    format!("一条最多{most}字，后面的没有收进来")
}

/// The words sound like another kind of record.
#[must_use]
pub fn kind_offered(kind: &str) -> String {
    format!("听着像{kind}，要不要记成{kind}")
}
