//! Days of something else than the duty: of those who come to see (考核组月底到), of the data (以5月31日数据为准), of a paper that starts
//! something (6月1日文件印发后即组织实施), of a meeting for which something is to be ready (6月28日召开现场会，请提前三天报送).

use super::{
    judge::{Scene, is_deed},
    phrase::{Edge, Extent},
};
use crate::language::{
    token::{Kind, Mark, Token},
    word::Word,
};

/// How far behind a visitor's day the deed of the visit may stand: 省里6月15日来验收.
const VISIT_REACH: usize = 3;

impl Scene<'_> {
    /// Whether the phrase names the day of an occasion, of data or of a start, and not one by which something is due.
    pub fn is_occasion(&self) -> bool {
        self.phrase.edge != Edge::Limit
            && (self.is_visit() || self.is_basis() || self.is_start() || self.is_met_for() || self.is_toiled_on())
    }

    /// 考核组月底到, 领导5月30日要看现场, 11月20日中央巡视组进驻.
    fn is_visit(&self) -> bool {
        // 电商园的书记4月26号到位: one of their own.
        let visitor = |token: &Token| token.is(Word::Visitor);
        // 领导要求6月底完成, 书记的意思是月底: what they want of others. 市委社会工作部 is somebody else.
        let wants = |token: &Token| {
            token.is(Word::Noun)
                || token.is(Word::Scheme)
                || token.is(Word::Is)
                || token.is(Word::Of)
                || token.is_verb()
                || token.is(Word::Rite)
        };
        let lead = self.lead();
        let led_by = |(at, token): (usize, &Token)| {
            visitor(token) && !(at > 0 && lead[at - 1].is(Word::Of)) && !lead[at + 1..].iter().any(wants)
        };
        // 两会3月13日闭幕.
        let closes =
            self.rest().first().is_some_and(|token| token.is(Word::Event) || token.is(Word::Ended)) && self.ends_at(1);
        let gathers = |token: &Token| token.is(Word::Event) || token.is(Word::Meeting);
        // 市委全会6月28日开，讨论稿20号前送审.
        let opens = self.rest().len() <= 1
            && self.lead().last().is_some_and(|token| token.is(Word::Meeting))
            && self.rest_of_sentence().iter().any(|token| token.is(Word::Before));
        if opens {
            return true;
        }
        // 培训班3月底开班 is what is to be done where nothing else is due.
        let due_else = || self.rest_of_sentence().iter().any(|token| token.is(Word::Before));
        if closes && self.lead().last().is_some_and(gathers) && self.phrase.extent == Extent::Part && due_else() {
            return true;
        }
        // 县里3月20号返回来, 县里6号交回来: 来 only ends the deed.
        let rest = self.rest();
        let ends_a_deed = |at: usize| {
            let before = at.checked_sub(1).and_then(|before| rest.get(before));
            before.is_some_and(|token| token.is_verb() || token.is(Word::Noise) || token.is(Word::Times))
        };
        let comes = |(at, token): (usize, &Token)| {
            token.is(Word::Visits) && !ends_a_deed(at)
                || token.is(Word::Event)
                || token.is(Word::To) && self.ends_at(at + 1)
        };
        let acts = rest.first().is_some_and(Token::is_verb) && self.ends_at(1);
        let visited = acts || rest.iter().enumerate().take(VISIT_REACH + 2).any(comes);
        let is_led = lead.iter().enumerate().any(led_by);
        let follows = rest.iter().take(VISIT_REACH).any(visitor);
        visited && (is_led || follows)
    }

    /// 下周六加班弄，周日交: what is worked on then is due on the day that follows.
    fn is_toiled_on(&self) -> bool {
        let day = |token: &Token| {
            matches!(
                token.word(),
                Some(Word::Weekday(_) | Word::DayShift(1..) | Word::DayNumber | Word::Before | Word::WeekShift(_))
            )
        };
        let rest = self.rest();
        rest.iter().any(|token| token.is(Word::Toil))
            && !rest.iter().any(|token| token.word().is_some_and(is_deed))
            && self.tokens[self.clause.end.min(self.sentence.end)..self.sentence.end].iter().any(day)
    }

    /// Whether the clause ends so many tokens behind the phrase.
    fn ends_at(&self, ahead: usize) -> bool {
        self.rest().get(ahead).is_none_or(|token| matches!(token.kind, Kind::Mark(_)))
    }

    /// 以5月31日数据为准, 以9月1日在岗人数核算.
    fn is_basis(&self) -> bool {
        // 以6月25日为准 and 以6月25日为期限 set the day itself.
        let itself = self.rest().first().is_none_or(|token| token.is(Word::AsBasis) || token.is(Word::Is));
        // 数据以4月20日零时为准，4月22日前上报: what stands as of one day is due by another.
        let of_data = self.lead().iter().any(|token| token.is(Word::Noun));
        let itself = itself && !(of_data && self.rest_of_sentence().iter().any(|token| token.is(Word::Before)));
        self.before().is_some_and(|token| token.is(Word::Taking))
            && (!itself || self.rest().iter().any(|token| token.is(Word::OtherCue)))
    }

    /// 6月1日文件印发后即组织实施: from then on.
    fn is_start(&self) -> bool {
        let rest = self.rest();
        let after = rest.iter().position(|token| token.is(Word::After) || token.is(Word::From));
        after.is_some_and(|at| at > 0 && rest[at - 1].word().is_some_and(is_deed))
    }

    /// 6月28日召开现场会，请提前三天报送材料; 6月18日开观摩会，会前两天把展板做好; 6月28日召开推进会，请于6月25日前报送.
    fn is_met_for(&self) -> bool {
        let meets = |token: &Token| {
            token.is(Word::Convene)
                || token.is(Word::Meeting)
                || token.is(Word::Dispatch)
                || token.is(Word::Sitting)
                || token.is(Word::SetFor)
        };
        let clause = &self.tokens[self.clause.clone()];
        let visited = clause.iter().any(|token| token.is(Word::Visitor));
        if !clause.iter().any(meets) && !visited {
            return false;
        }
        let later = self.rest_of_sentence();
        let Some(comma) = later.iter().position(|token| token.kind == Kind::Mark(Mark::Comma)) else { return false };
        let later = &later[comma..];
        let earlier = later.iter().any(|token| token.is(Word::Earlier));
        let before_it = later.windows(2).any(|pair| {
            (pair[0].is(Word::Hui) || pair[0].is(Word::Sitting) || pair[0].is(Word::Meeting))
                && pair[1].is(Word::Before)
        });
        let asked = later.windows(2).any(|pair| pair[0].kind == Kind::Mark(Mark::Comma) && pair[1].is(Word::Modal))
            && later.iter().any(|token| token.is(Word::Before));
        earlier || before_it || asked
    }
}
