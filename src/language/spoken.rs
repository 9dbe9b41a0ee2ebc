//! One sentence as it is spoken in the meeting, understood for the record: by when, who answers, who helps, which task.
//! It puts together what the other listeners hear; the text itself stays as it was typed.

use super::{
    extract::Spoken,
    figure::{Figure, figures},
    mention::{Group, Mention, Role, UnitIndex, Who, mentions, resolve},
    owner::{Owner, read_owner},
    task_match::TaskIndex,
};
use crate::domain::{Deadline, TaskId, Unit, UnitId};
use std::ops::Range;

/// What a stretch of the sentence was taken for, so that it can be marked on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkKind {
    /// By when.
    Deadline,
    /// Who in person.
    Owner,
    /// A unit that is to do it.
    Unit,
    /// A unit that helps.
    Supporting,
    /// A unit that is only named (报市委组织部).
    Named,
    /// A figure.
    Figure,
}

/// A marked stretch of the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its bytes in [`Understood::text`].
    pub span: Range<usize>,
    /// What it was taken for.
    pub kind: MarkKind,
}

/// A sentence, understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Understood {
    /// The sentence, without spaces around it and on one line.
    pub text: String,
    /// By when, as spoken and as meant.
    pub deadline: Deadline,
    /// Who in person answers for it.
    pub owner: Option<String>,
    /// Units that the sentence gives it to; empty when it names none.
    pub units: Vec<UnitId>,
    /// Units that help.
    pub supporting: Vec<UnitId>,
    /// The task of the catalogue that it is about, when that is clear.
    pub task: Option<TaskId>,
    /// Figures it states.
    pub figures: Vec<Figure>,
    /// What was recognised where, from left to right, none over another.
    pub marks: Vec<Mark>,
}

/// What listening to a sentence leans on.
pub struct Listener<'a> {
    /// The roster.
    pub units: &'a [Unit],
    /// Its names.
    pub index: &'a UnitIndex,
    /// The catalogue's tasks.
    pub tasks: &'a TaskIndex,
    /// Reads deadlines.
    pub deadline: &'a dyn Fn(&str) -> Option<Spoken>,
}

impl Listener<'_> {
    /// Understands a sentence. `turn` is the unit whose turn it is: it needs not be named, and is never its own helper.
    #[must_use]
    pub fn understand(&self, text: &str, turn: Option<&UnitId>) -> Understood {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let owner = read_owner(&text);
        let spoken = (self.deadline)(&text).unwrap_or_default();
        let figures: Vec<Figure> = figures(&text)
            .into_iter()
            .filter(|figure| !spoken.spans.iter().any(|span| overlap(span, &figure.span)))
            .collect();
        let named: Vec<(Mention, MarkKind)> = mentions(&text, self.index)
            .into_iter()
            .filter(|mention| !owner.as_ref().is_some_and(|owner| overlap(&owner.span, &mention.span)))
            .map(|mention| {
                let kind = part(&text, &mention);
                (mention, kind)
            })
            .collect();
        let supporting = self.ids(&named, MarkKind::Supporting, &[], turn);
        let units = self.ids(&named, MarkKind::Unit, &supporting, None);
        let owners = owner.iter().map(|owner| &owner.span);
        let helpers = named.iter().filter(|(_, kind)| *kind == MarkKind::Supporting).map(|(mention, _)| &mention.span);
        let matter = without(&text, spoken.spans.iter().chain(owners).chain(helpers).collect());
        let task = self.tasks.best(&matter, turn.or(units.first())).map(|(id, _)| id);
        let marks = marks(&spoken, owner.as_ref(), &named, &figures);
        let phrase = spoken.spans.iter().filter_map(|span| text.get(span.clone())).collect::<Vec<_>>().join("；");
        Understood {
            deadline: Deadline {
                spoken: if spoken.dues.is_empty() { String::new() } else { phrase },
                dues: spoken.dues,
            },
            owner: owner.map(|owner| owner.text),
            units,
            supporting,
            task,
            figures,
            marks,
            text,
        }
    }

    fn ids(&self, named: &[(Mention, MarkKind)], kind: MarkKind, but: &[UnitId], turn: Option<&UnitId>) -> Vec<UnitId> {
        let mut ids = Vec::new();
        for (mention, _) in named.iter().filter(|(_, is)| *is == kind) {
            let all = match &mention.who {
                Who::Unit(id) => vec![id.clone()],
                Who::Group(group) => resolve(*group, self.units),
            };
            for id in all {
                if !ids.contains(&id) && !but.contains(&id) && turn != Some(&id) {
                    ids.push(id);
                }
            }
        }
        ids
    }
}

/// The part that a name has in the sentence.
fn part(text: &str, mention: &Mention) -> MarkKind {
    match mention.role {
        Role::Lead => MarkKind::Unit,
        Role::Supporting => MarkKind::Supporting,
        Role::Named => {
            // 报市委组织部, 向各县（市、区）: at the end of something, not the one who does it.
            let before = text[..mention.span.start].trim_end_matches(['“', ' ', '、', '和']);
            let opens =
                before.chars().next_back().is_none_or(|last| !last.is_alphanumeric() || "请由让促".contains(last));
            let of = text[mention.span.end..].starts_with('的')
                && !matches!(mention.who, Who::Group(Group::WithoutCommittee | Group::WithCommittee));
            if opens && !of { MarkKind::Unit } else { MarkKind::Named }
        }
    }
}

/// What a sentence is about: when it is due, who answers and who helps say nothing of that.
fn without(text: &str, mut told: Vec<&Range<usize>>) -> String {
    told.sort_by_key(|span| std::cmp::Reverse(span.start));
    let (mut matter, mut from) = (text.to_owned(), text.len());
    for span in told {
        if span.end <= from && text.get(span.clone()).is_some() {
            matter.replace_range(span.clone(), "，");
            from = span.start;
        }
    }
    matter
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// Everything recognised, none over another: the deadline before the owner, units, and figures.
fn marks(spoken: &Spoken, owner: Option<&Owner>, named: &[(Mention, MarkKind)], figures: &[Figure]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let deadline: &[Range<usize>] = if spoken.dues.is_empty() { &[] } else { &spoken.spans };
    let all = deadline
        .iter()
        .map(|span| (span, MarkKind::Deadline))
        .chain(owner.map(|owner| (&owner.span, MarkKind::Owner)))
        .chain(named.iter().map(|(mention, kind)| (&mention.span, *kind)))
        .chain(figures.iter().map(|figure| (&figure.span, MarkKind::Figure)));
    for (span, kind) in all {
        if !span.is_empty() && !marks.iter().any(|mark| overlap(&mark.span, span)) {
            marks.push(Mark { span: span.clone(), kind });
        }
    }
    marks.sort_by_key(|mark| mark.span.start);
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Due, UnitKind};

    fn unit(id: &str, kind: UnitKind, short: &str) -> Unit {
        Unit {
            id: UnitId::new(id),
            name: format!("XX{short}"),
            short: short.into(),
            aliases: vec![],
            kind,
            order: 1,
            post: String::new(),
            committees: vec![],
            groups: vec![],
            active: true,
            former: Vec::new(),
            ceased: None,
        }
    }

    fn understand(text: &str, turn: Option<&str>) -> Understood {
        let units = [
            unit("组", UnitKind::Lead, "市委组织部"),
            unit("交", UnitKind::Member, "市交通运输局"),
            unit("邮", UnitKind::Member, "市邮政管理局"),
        ];
        let deadline = |text: &str| {
            let at = text.find("6月底前")?;
            let due: Due = "2022-06-30".parse().ok()?;
            let span = at..at + "6月底前".len();
            Some(Spoken { spans: Vec::from([span]), dues: vec![due] })
        };
        let (index, tasks) = (UnitIndex::new(&units), TaskIndex::new(&[]));
        let listener = Listener { units: &units, index: &index, tasks: &tasks, deadline: &deadline };
        listener.understand(text, turn.map(UnitId::new).as_ref())
    }

    #[test]
    fn a_promise_is_heard_with_its_day_its_owner_and_its_helpers() {
        let heard = understand(" 物流行业党委6月底前挂牌，由分管副局长负责，市邮政管理局配合 ", Some("交"));
        assert_eq!(heard.deadline.label(), "2022-06-30");
        assert_eq!(heard.deadline.spoken, "6月底前");
        assert_eq!(heard.owner.as_deref(), Some("分管副局长"));
        assert_eq!(heard.supporting, [UnitId::new("邮")]);
        assert!(heard.units.is_empty());
        let kinds: Vec<(&str, MarkKind)> =
            heard.marks.iter().map(|mark| (&heard.text[mark.span.clone()], mark.kind)).collect();
        let expected =
            [("6月底前", MarkKind::Deadline), ("分管副局长", MarkKind::Owner), ("市邮政管理局", MarkKind::Supporting)];
        assert_eq!(kinds, expected);
    }

    #[test]
    fn who_is_told_about_it_is_not_who_does_it() {
        let heard = understand("市交通运输局6月底前将名单报市委组织部，联合党支部6个", None);
        assert_eq!(heard.units, [UnitId::new("交")]);
        assert_eq!(heard.marks.iter().filter(|mark| mark.kind == MarkKind::Named).count(), 1);
        assert_eq!(heard.figures.len(), 1);
    }

    #[test]
    fn nothing_said_is_nothing_understood() {
        let heard = understand(" \n ", None);
        assert!(heard.text.is_empty() && heard.marks.is_empty() && heard.deadline.is_undated());
    }
}
