//! The grammar of dates written in figures only: 2022-06-30, 2022/8/5, 6.15, 20220630.
//!
//! Such figures may as well be a sum, a version or a score, so what is read here is a date only where the words around say so.

use super::{
    cursor::Cursor,
    moment::{Moment, Name, Named, Parsed, Year, plausible_year, portion},
};
use crate::language::{
    numeral::{Form, Number},
    token::{Kind, Mark},
    word::Word,
};

/// Dates in figures: 2022-06-30, 2022/6, 6.15, 20220630.
pub(super) fn figures(cursor: Cursor<'_>) -> Parsed<'_> {
    let (first, after) = cursor.number()?;
    if first.form != Form::Arabic {
        return None;
    }
    let figured = |year, named| Moment { year, named, figures: true };
    if first.digits == 8 {
        let (year, month, day) = (first.value / 10_000, first.value / 100 % 100, first.value % 100);
        let year = Year::Written(plausible_year(year)?);
        return Some((figured(year, Named::Day { month: Some(Name::Number(month)), day }), after));
    }
    let joint = after.peek(0).filter(|token| is_joint(token.kind) && !token.apart)?.kind;
    // 1.2.3: not the tail of longer figures.
    if cursor.before(1).is_some_and(|token| token.kind == joint) {
        return None;
    }
    let (second, after) = after.skip(1).number().filter(|(number, _)| small(*number))?;
    let third = after
        .peek(0)
        .filter(|token| token.kind == joint)
        .and_then(|_| after.skip(1).number())
        .filter(|(number, _)| small(*number));
    match (first.digits, third) {
        (4, Some((third, after))) => {
            let after = after.maybe(Word::Day);
            let named = Named::Day { month: Some(Name::Number(second.value)), day: third.value };
            let (year, ends) = (plausible_year(first.value)?, !after.peek(0).is_some_and(|token| is_joint(token.kind)));
            // A third joint begins a range (2022.6.1-6.30) only when it is another mark.
            let ends = ends || after.peek(0).is_some_and(|token| token.kind != joint);
            ends.then(|| (figured(Year::Written(year), named), after))
        }
        (4, None) => {
            let after = after.maybe(Word::Month);
            let (portion, after) = portion(after);
            let named = Named::Month { month: Name::Number(second.value), portion };
            Some((figured(Year::Written(plausible_year(first.value)?), named), after))
        }
        // 1.6月底前: the first figure numbers the line.
        (1 | 2, None) if after.is(Word::Month) => None,
        (1 | 2, None) => {
            let named = Named::Day { month: Some(Name::Number(first.value)), day: second.value };
            // 6.30号: the unit says that it is a date.
            let unit = after.eat_any(&[Word::Day, Word::DayNumber]);
            let moment = Moment { year: Year::Unwritten, named, figures: unit.is_none() };
            Some((moment, unit.unwrap_or(after)))
        }
        _ => None,
    }
}

fn is_joint(kind: Kind) -> bool {
    matches!(kind, Kind::Mark(Mark::Dash | Mark::Dot | Mark::Slash | Mark::MiddleDot))
}

fn small(number: Number) -> bool {
    number.form == Form::Arabic && number.digits <= 2
}
