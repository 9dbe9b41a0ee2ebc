//! Which units a word that somebody types means: everybody, a group, a code, a name, or pinyin initials. Between two
//! that fit equally well it never chooses.

use super::Listener;
use crate::{
    domain::{Refusal, Unit, UnitId},
    language::{
        finder::Hit,
        mention::{Group, Who, mentions, resolve},
    },
    text::{fold, half_width, plain},
    wording::{self, Said, command_line},
};

/// Groups by the words that scripts and hurried people use; the phrases of speech are the language room's.
const GROUPS: &[(&str, Group)] = &[
    ("all", Group::All),
    ("全体", Group::All),
    ("全部", Group::All),
    ("所有", Group::All),
    ("counties", Group::Counties),
    ("县区", Group::Counties),
    ("parks", Group::Parks),
    ("园区", Group::Parks),
    ("members", Group::Members),
    ("committees", Group::WithCommittee),
    ("行业党委", Group::WithCommittee),
];

/// From this score on every letter typed stands in one run of the name; below, letters were picked with gaps and the
/// match is a guess (see `language::finder`).
const ONE_RUN: u16 = 580;

/// How many near matches are named when nothing fits.
const NEAR: usize = 3;

impl Listener {
    /// The units that some words mean, each word one or several names with commas between; every unit once, in the order
    /// in which they are named.
    ///
    /// # Errors
    /// What is said when a word means none, or several equally well.
    pub fn units_meant(&self, words: &[String]) -> Result<Vec<UnitId>, Said> {
        let mut meant = Vec::new();
        for word in words.iter().flat_map(|word| apart(word)) {
            let word = plain(&word.chars().map(half_width).collect::<String>());
            if word.is_empty() {
                continue;
            }
            for unit in self.meant_by(&word)? {
                if !meant.contains(&unit) {
                    meant.push(unit);
                }
            }
        }
        if meant.is_empty() { Err(wording::refusal(&Refusal::NoUnits)) } else { Ok(meant) }
    }

    fn meant_by(&self, word: &str) -> Result<Vec<UnitId>, Said> {
        if let Some((_, group)) = GROUPS.iter().find(|(name, _)| *name == word.to_ascii_lowercase()) {
            return self.of_group(*group, word);
        }
        if let Some(unit) = self.exactly(word) {
            return Ok(vec![unit.id.clone()]);
        }
        let phrase = format!("各{word}");
        match self.named_by(word).or_else(|| self.named_by(&phrase)) {
            Some(named) if named.is_empty() => Err(command_line::group_is_empty(word)),
            Some(named) => Ok(named),
            None => self.found(word).map(|unit| vec![unit.id.clone()]),
        }
    }

    fn of_group(&self, group: Group, word: &str) -> Result<Vec<UnitId>, Said> {
        let units = resolve(group, self.units());
        if units.is_empty() { Err(command_line::group_is_empty(word)) } else { Ok(units) }
    }

    /// By code, by number in the speaking order, or by a name written out.
    fn exactly(&self, word: &str) -> Option<&Unit> {
        let key = |name: &str| name.chars().filter(|c| c.is_alphanumeric()).map(fold).collect::<String>();
        let typed = key(word);
        let number = word.parse::<u32>().ok();
        let coded = |unit: &&Unit| unit.id.as_str().eq_ignore_ascii_case(word) || number == Some(unit.order);
        self.units().iter().find(coded).or_else(|| {
            let mut named = self.units().iter().filter(|unit| unit.names().any(|name| key(name) == typed));
            let first = named.next()?;
            named.next().is_none().then_some(first)
        })
    }

    /// By a usual shortening or a phrase for a group, when the word is nothing else.
    fn named_by(&self, word: &str) -> Option<Vec<UnitId>> {
        let named: Vec<Who> = mentions(word, self.index())
            .into_iter()
            .filter(|found| found.span == (0..word.len()) && !found.by_sound)
            .map(|found| found.who)
            .filter(|who| !matches!(who, Who::Unlisted(_)))
            .collect();
        if named.is_empty() {
            return None;
        }
        Some(named.iter().flat_map(|who| who.units(self.units())).collect())
    }

    /// By initials, spelling or part of a name.
    fn found(&self, word: &str) -> Result<&Unit, Said> {
        let hits = self.finder().find(word);
        let best = hits.iter().next().map_or(0, |hit| hit.score);
        let fitting: Vec<&Unit> =
            hits.iter().take_while(|hit| grade(hit.score) == grade(best)).map(|hit| &self.units()[hit.key]).collect();
        match fitting.as_slice() {
            [only] if best >= ONE_RUN => Ok(only),
            [_, _, ..] if best >= ONE_RUN => Err(command_line::several_units(word, &fitting)),
            _ => {
                let near: Vec<&Unit> = hits.iter().take(NEAR).map(|hit| &self.units()[hit.key]).collect();
                Err(command_line::unknown_unit(word, &near))
            }
        }
    }
}

/// The names in a list; a comma within brackets (各县（市、区）) belongs to its name.
fn apart(list: &str) -> Vec<&str> {
    let mut depth = 0_u32;
    list.split(|c| {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(c, ',' | '，' | '、' | ';' | '；')
    })
    .collect()
}

/// Scores of one grade are equally good to a program that cannot ask back: a name typed from end to end; the same but
/// for its leading 市; a name's beginning; some run within it.
fn grade(score: u16) -> u8 {
    match score {
        Hit::WHOLE.. => 4,
        840.. => 3,
        740.. => 2,
        ONE_RUN.. => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalogue,
        domain::{Command, Context, Ledger, decide},
    };

    fn city() -> Ledger {
        let mut ledger = Ledger::default();
        let adopt = Command::Adopt(Box::new(catalogue::built_in()));
        let deed = decide(&ledger, adopt, &Context { now: chrono::NaiveDateTime::default() }).unwrap();
        deed.changes.iter().for_each(|change| ledger.apply(change));
        ledger
    }

    fn meant(word: &str) -> Result<Vec<UnitId>, Said> {
        Listener::new(&city(), catalogue::holidays::calendar).units_meant(&[word.to_owned()])
    }

    fn shorts(word: &str) -> Vec<String> {
        let ledger = city();
        meant(word).unwrap().iter().map(|unit| ledger.short(unit).to_owned()).collect()
    }

    #[test]
    fn one_unit_goes_by_many_names() {
        for word in ["jtj", "JTJ", "ｊｔｊ", "交通局", "市交通运输局", "U18", "ｕ１８", "18", "交通"] {
            assert_eq!(shorts(word), ["市交通运输局"], "{word}");
        }
    }

    #[test]
    fn several_units_and_groups_are_one_list_without_repeats() {
        assert_eq!(shorts("交通局，财政局、jtj"), ["市交通运输局", "市财政局"]);
        let (all, counties) = (shorts("all"), shorts("县区"));
        assert_eq!(all.len(), city().roster().len());
        assert_eq!((shorts("全体"), shorts("各单位")), (all.clone(), all));
        assert_eq!((shorts("counties"), shorts("各县（市、区）")), (counties.clone(), counties));
    }

    #[test]
    fn between_two_that_fit_neither_is_chosen() {
        for word in ["sswj", "swj"] {
            let refused = format!("{:?}", meant(word).unwrap_err());
            assert!(refused.contains("市税务局") && refused.contains("市商务局"), "{refused}");
        }
        for word in ["水利厅", "qqqq", ""] {
            assert!(meant(word).is_err(), "{word}");
        }
    }
}
