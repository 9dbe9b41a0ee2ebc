//! Alike (同一件事): whether something said is what an open item of the unit says already, but for its dates and figures;
//! and which open item a speech about progress tells of. One rule, for the console, the command line and the papers. It
//! only ever asks: what it finds is not done by itself.

use crate::{
    domain::{Commitment, CommitmentId, Deadline, ItemId, Ledger, MeetingId, TaskId, UnitId},
    text::fold,
};
use std::collections::{BTreeMap, BTreeSet};

/// What words are about: without their dates, figures and marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matter {
    /// The characters, each as often as it stands there.
    characters: BTreeMap<char, usize>,
    /// Neighbours: what keeps words from being the same characters in another order.
    pairs: BTreeSet<(char, char)>,
    length: usize,
    /// What is counted: the characters behind figures (20对).
    counted: BTreeSet<char>,
}

/// Words that are no more than this are the same only when nothing differs.
const FEW: usize = 4;
/// So many characters may stand for others: 上报 for 报送.
const SLIPS: usize = 1;
/// How much of what an item says has to be said again by a speech about progress, in hundredths.
const TOLD: usize = 60;
/// The same where both name the same day: what is taken down is shorter than what is said.
const TOLD_BY_DAY: usize = 40;
/// The same where both count the same thing (结对20对, 完成18对).
const TOLD_IN_FIGURES: usize = 45;

impl Matter {
    /// What words are about; `spoken` are the phrases in them that name days, as a deadline keeps them.
    #[must_use]
    pub fn of(text: &str, spoken: &[&str]) -> Self {
        let mut words = text.to_owned();
        for phrase in spoken.iter().flat_map(|spoken| phrases(spoken)) {
            words = words.replace(phrase, "\u{0}");
        }
        let mut matter = Self::default();
        let (mut last, mut is_figure) = (None, false);
        for character in words.chars().map(fold) {
            if character.is_ascii_digit() || (is_figure && character == '.') {
                (last, is_figure) = (None, true);
            } else if character.is_alphanumeric() {
                if std::mem::take(&mut is_figure) {
                    matter.counted.insert(character);
                }
                *matter.characters.entry(character).or_default() += 1;
                matter.length += 1;
                matter.pairs.extend(last.map(|last| (last, character)));
                last = Some(character);
            } else {
                // What is written in quotation marks or beside a removed day is read on.
                is_figure = false;
            }
        }
        matter
    }

    /// What a commitment is about, whatever has become of its day.
    #[must_use]
    pub fn of_commitment(commitment: &Commitment) -> Self {
        Self::of(&commitment.text, &[&commitment.first_deadline().spoken, &commitment.deadline.spoken])
    }

    fn shared(&self, other: &Self) -> usize {
        let times = |(character, times): (&char, &usize)| {
            other.characters.get(character).map_or(0, |there| (*times).min(*there))
        };
        self.characters.iter().map(times).sum()
    }

    /// Whether two say the same but for dates and figures.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        if self.length == 0 || other.length == 0 {
            return false;
        }
        let shared = self.shared(other);
        let (own, others) = (self.length - shared, other.length - shared);
        let shorter = self.length.min(other.length);
        if own == 0 && others == 0 {
            return self.pairs.intersection(&other.pairs).count() * 2 >= self.pairs.len();
        }
        // What one adds to the other is a manner of speaking; what stands for something else is another matter.
        let is_near = own.min(others) <= SLIPS && own.max(others) <= shorter / 2;
        let same = self.pairs.intersection(&other.pairs).count() * 2;
        shorter >= FEW && is_near && same >= self.pairs.len().min(other.pairs.len())
    }

    /// How much of what was taken down stands in what was said, in hundredths; two that are the same stand above all others.
    fn heard_in(&self, speech: &Self) -> usize {
        if self.is_like(speech) {
            return 200;
        }
        let is_together = self.pairs.intersection(&speech.pairs).count() * 3 >= self.pairs.len();
        if self.length == 0 || !is_together { 0 } else { self.shared(speech) * 100 / self.length }
    }

    /// How much of an item a speech says again, in hundredths; `None`: it tells of something else.
    fn told_by(&self, speech: &Self) -> Option<usize> {
        // What both count the same way needs fewer words to be known.
        let (least, pairs) = if self.counted.is_disjoint(&speech.counted) { (TOLD, 2) } else { (TOLD_IN_FIGURES, 1) };
        if self.length < FEW || self.pairs.intersection(&speech.pairs).count() < pairs {
            return None;
        }
        let told = self.shared(speech) * 100 / self.length;
        (told >= least).then_some(told)
    }
}

/// The phrases that name days, as the words of a deadline join them.
pub(in crate::domain) fn phrases(spoken: &str) -> impl Iterator<Item = &str> {
    spoken.split('\u{ff1b}').map(str::trim).filter(|phrase| !phrase.is_empty())
}

impl Ledger {
    /// The open promise or instruction of a unit that something said says already; of several the newest. Another task
    /// makes it another matter.
    #[must_use]
    pub fn said_already(
        &self,
        unit: &UnitId,
        (text, spoken): (&str, &str),
        task: Option<&TaskId>,
        but: Option<CommitmentId>,
    ) -> Option<&Commitment> {
        let said = Matter::of(text, &[spoken]);
        let is_of_task = |one: &Commitment| match (&one.task, task) {
            (Some(one), Some(task)) => one == task,
            (None, _) | (_, None) => true,
        };
        let open = self.commitments_of(unit).filter(|one| one.course.is_open() && Some(one.id) != but);
        open.filter(|one| is_of_task(one) && said.is_like(&Matter::of_commitment(one))).last()
    }

    /// What was filed for a unit at a meeting of something that was heard there: a promise or instruction that says the same
    /// but for dates and figures, or most of whose words were said, or fewer of them by the same day; else the task of the
    /// plan whose day was agreed there.
    #[must_use]
    pub fn filed_at(
        &self,
        meeting: MeetingId,
        unit: &UnitId,
        (text, deadline): (&str, &Deadline),
        task: Option<&TaskId>,
    ) -> Option<ItemId> {
        let speech = Matter::of(text, &[&deadline.spoken]);
        let share = |one: &Commitment| {
            let told = Matter::of_commitment(one).heard_in(&speech);
            let is_same_day = deadline.days().next().is_some() && deadline.days().eq(one.deadline.days());
            (told >= if is_same_day { TOLD_BY_DAY } else { TOLD }).then_some(told)
        };
        let filed = self.commitments_of(unit).filter(|one| one.meeting == meeting);
        let best = filed.filter_map(|one| Some((share(one)?, one.id))).max_by_key(|(share, _)| *share);
        let agreed = || {
            let task = task?;
            let assignment = self.assignments.get(&(task.clone(), unit.clone()))?;
            let is_agreed = assignment.agreed.is_some() && assignment.course.dated_at == Some(meeting);
            is_agreed.then(|| ItemId::Assignment(task.clone(), unit.clone()))
        };
        best.map(|(_, id)| ItemId::Commitment(id)).or_else(agreed)
    }

    /// The open promise or instruction of a unit that a speech about progress tells of; none where two come near.
    #[must_use]
    pub fn told_of(&self, unit: &UnitId, (text, spoken): (&str, &str)) -> Option<&Commitment> {
        let speech = Matter::of(text, &[spoken]);
        let open = self.commitments_of(unit).filter(|one| one.course.is_open());
        let mut told: Vec<(usize, &Commitment)> =
            open.filter_map(|one| Some((Matter::of_commitment(one).told_by(&speech)?, one))).collect();
        told.sort_by_key(|(share, one)| (std::cmp::Reverse(*share), one.id));
        match told.as_slice() {
            [(share, one), rest @ ..] if rest.first().is_none_or(|(next, _)| share > next) => Some(one),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matter((text, spoken): (&str, &str)) -> Matter {
        Matter::of(text, &[spoken])
    }

    #[test]
    fn the_same_but_for_dates_and_figures_is_alike() {
        for (one, other) in [
            (("物流行业党委6月底前挂牌", "6月底前"), ("物流行业党委7月20日前挂牌", "7月20日前")),
            (("物流行业党委6月底前挂牌", "6月底前"), ("7月底前物流行业党委挂牌", "7月底前")),
            (("物流行业党委6月底前挂牌", "6月底前"), ("物流行业党委7月底前完成挂牌", "7月底前")),
            (("6月10日前摸清快递企业底数", "6月10日前"), ("下周五前摸清快递企业底数", "下周五前")),
            (("结对共建20对，6月底前完成", "6月底前"), ("结对共建18对，7月底前完成", "7月底前")),
            (("本月底前报送实施方案", "本月底前"), ("下月5日前上报实施方案", "下月5日前")),
            (("党建品牌6月底前报“两新”工委备案", "6月底前"), ("党建品牌7月底前报两新工委备案", "7月底前")),
            (("培训党组织书记30名，9月底前办完", "9月底前"), ("9月底前办完培训，党组织书记30名", "9月底前")),
            (("联合党支部6月底前换届", "6月底前"), ("联合党支部8月底前换届", "8月底前")),
            (("新就业群体党员6月15日前排查到位", "6月15日前"), ("确保新就业群体党员7月底前排查到位", "7月底前")),
            (("直播平台调研报告5月底前完成", "5月底前"), ("直播平台的调研报告6月底前完成", "6月底前")),
            (("６月底前建成红色驿站3个", "６月底前"), ("8月底前建成红色驿站5个", "8月底前")),
            (("责任清单尽快制定", "尽快"), ("责任清单6月底前制定", "6月底前")),
            (("律师行业党委6月底前配齐专职副书记", "6月底前"), ("律师行业党委7月15日前配齐专职副书记", "7月15日前")),
        ] {
            assert!(matter(one).is_like(&matter(other)), "{one:?} {other:?}");
            assert!(matter(other).is_like(&matter(one)), "{other:?} {one:?}");
        }
    }

    #[test]
    fn another_matter_of_the_same_unit_is_not_alike() {
        for (one, other) in [
            (("物流行业党委6月底前挂牌", "6月底前"), ("物流行业党委6月底前配齐班子", "6月底前")),
            (("规模以上互联网企业党组织6月底前组建", "6月底前"), ("规模以上互联网企业党组织6月底前换届", "6月底前")),
            (("新就业群体党员6月底前摸排完成", "6月底前"), ("新就业群体党员6月底前教育培训完成", "6月底前")),
            (("本月底前报送实施方案", "本月底前"), ("本月底前报送工作总结", "本月底前")),
            (("6月底前建成红色驿站3个", "6月底前"), ("6月底前打造示范点3个", "6月底前")),
            (("党建品牌6月底前报工委备案", "6月底前"), ("党建经费6月底前列入预算", "6月底前")),
            (("培训党组织书记30名", ""), ("选派党建指导员30名", "")),
            (("快递行业底数6月底前摸清", "6月底前"), ("外卖行业底数6月底前摸清", "6月底前")),
            (("6月底前挂牌", "6月底前"), ("6月底前开会", "6月底前")),
            (("每月5日前报送进展", "每月5日前"), ("每季度召开联席会议", "每季度")),
            (("联合党支部6月底前换届", "6月底前"), ("联合党支部6月底前转接组织关系", "6月底前")),
            (("请市委编办支持机构设置", ""), ("请市财政局支持工作经费", "")),
            (("直播平台调研报告5月底前完成", "5月底前"), ("直播平台党组织5月底前成立", "5月底前")),
            (("6月底前", "6月底前"), ("7月底前", "7月底前")),
        ] {
            assert!(!matter(one).is_like(&matter(other)), "{one:?} {other:?}");
            assert!(!matter(other).is_like(&matter(one)), "{other:?} {one:?}");
        }
    }

    #[test]
    fn a_speech_about_progress_is_told_of_what_it_is_about() {
        let share = |item, speech| matter(item).told_by(&matter(speech));
        for (item, speech) in [
            (("结对共建20对，6月底前完成", "6月底前"), ("结对完成18对，还差2对，下周一补齐", "下周一")),
            (("6月底前结对共建20对", "6月底前"), ("结对完成18对，还差2对，下周一补齐", "下周一")),
            (("6月底前完成结对共建20对", "6月底前"), ("结对完成18对，还差2对，下周一补齐", "下周一")),
            (("物流行业党委6月底前挂牌", "6月底前"), ("物流行业党委的请示已报编办，挂牌还要等批复", "")),
            (("6月10日前摸清快递企业底数", "6月10日前"), ("快递企业底数已经摸清了", "")),
        ] {
            assert!(share(item, speech).is_some(), "{item:?} {speech:?}");
        }
        for (item, speech) in [
            (("物流行业党委6月底前挂牌", "6月底前"), ("全市规上物流企业46家，已建党组织31家", "")),
            (("培训党组织书记30名", ""), ("已走访品牌快递企业12家", "")),
            (("结对共建20个村", ""), ("已建成红色驿站3个", "")),
            (("6月底前完成结对共建20对", "6月底前"), ("品牌备案材料已经报送", "")),
        ] {
            assert_eq!(share(item, speech), None, "{item:?} {speech:?}");
        }
    }
}
