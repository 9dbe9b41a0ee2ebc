//! 名册导入: units that a list names are revised or added. None is ever removed by it.

use super::{Context, Decision, units::renamed, words};
use crate::domain::{Change, Edit, Ledger, MeetingState, Refusal, RosterLine, Stop, StopState, Unit, UnitId, UnitKind};
use std::collections::BTreeMap;

/// All lines or none.
pub(super) fn revise(ledger: &Ledger, lines: &[RosterLine], context: &Context) -> Decision {
    let meeting = ledger.meeting();
    if let Some(meeting) = meeting.filter(|meeting| meeting.state == MeetingState::Sealed) {
        return Err(Refusal::Sealed(meeting.period));
    }
    let mut units: BTreeMap<UnitId, Unit> = ledger.units.clone();
    let mut changes = Vec::new();
    for line in lines {
        let name = words(&line.name)?;
        let before = ledger.unit_of_line(line).cloned();
        let after = match &before {
            Some(before) if !before.active => return Err(Refusal::UnitCeased(before.id.clone())),
            Some(before) => revised(before, line, &name, context),
            None => added(&units, line, &name),
        };
        if after.names().any(|name| is_taken(&units, &after.id, name)) {
            return Err(Refusal::NameTaken(name));
        }
        units.insert(after.id.clone(), after.clone());
        match before {
            Some(before) if before == after => {}
            Some(before) => changes.push(Change::Unit(Edit::Revised { before, after })),
            None => {
                let stop = meeting.map(|meeting| Stop {
                    meeting: meeting.id,
                    unit: after.id.clone(),
                    state: StopState::Pending,
                    since: None,
                    seconds: 0,
                });
                changes.push(Change::Unit(Edit::Created(after)));
                changes.extend(stop.map(|stop| Change::Stop(Edit::Created(stop))));
            }
        }
    }
    Ok(changes)
}

fn is_taken(units: &BTreeMap<UnitId, Unit>, id: &UnitId, name: &str) -> bool {
    units.values().any(|other| other.id != *id && other.active && other.names().any(|known| known == name))
}

fn revised(before: &Unit, line: &RosterLine, name: &str, context: &Context) -> Unit {
    let short = line.short.as_ref().filter(|short| !short.is_empty()).unwrap_or(&before.short);
    let is_same = before.name == name && before.short == *short;
    let mut after =
        if is_same { before.clone() } else { renamed(before, name.to_owned(), short.clone(), context.today()) };
    if let Some(aliases) = &line.aliases {
        after.aliases.clone_from(aliases);
    }
    after.kind = line.kind.unwrap_or(after.kind);
    after.order = line.order.unwrap_or(after.order);
    if let Some(post) = &line.post {
        after.post.clone_from(post);
    }
    after
}

fn added(units: &BTreeMap<UnitId, Unit>, line: &RosterLine, name: &str) -> Unit {
    let last = units.values().map(|unit| unit.order).max().unwrap_or(0);
    let free = || {
        (units.len() + 1..=2 * units.len() + 1)
            .map(|number| UnitId::new(&format!("U{number:02}")))
            .find(|id| !units.contains_key(id))
    };
    Unit {
        id: line.id.clone().or_else(free).unwrap_or_else(|| UnitId::new(name)),
        name: name.to_owned(),
        short: line.short.clone().filter(|short| !short.is_empty()).unwrap_or_else(|| name.to_owned()),
        aliases: line.aliases.clone().unwrap_or_default(),
        kind: line.kind.unwrap_or(UnitKind::Member),
        order: line.order.unwrap_or(last + 1),
        post: line.post.clone().unwrap_or_default(),
        committees: Vec::new(),
        groups: Vec::new(),
        active: true,
        former: Vec::new(),
        ceased: None,
    }
}

impl Ledger {
    /// The unit that a line of a list means: by its code, else by a name it goes by.
    #[must_use]
    pub fn unit_of_line(&self, line: &RosterLine) -> Option<&Unit> {
        let by_code = line.id.as_ref().and_then(|id| self.units.get(id));
        let called = |name: &str| self.units.values().find(|unit| unit.names().any(|known| known == name));
        by_code.or_else(|| called(line.name.trim())).or_else(|| line.short.as_deref().and_then(called))
    }
}
