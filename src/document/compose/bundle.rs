//! What a bundle tells: going down, from the books of the one unit that it is to; going up, from the books of everybody.

use super::item_line::last_said;
use super::unit_form::{FormScope, form_base, unit_form};
use crate::document::{Bundle, BundleEntry, BundleFigure, BundleItem, Way};
use crate::domain::{
    Audience, Commitment, Everybody, HandedDown, Indicator, IndicatorId, Item, Ledger, Life, Measure, OneUnit, Outside,
    RegisterKindId, Superior, masked,
};
use crate::wording::{self, bundle as words, words_of_item};
use chrono::NaiveDate;

/// What is asked of a unit that keeps a ledger of its own; `source`: the ledger's id and how far it has come. Findings that
/// the unit knows and others do not stay out: in its ledger nothing would say that they are private. `None` without a
/// meeting or without such a unit.
#[must_use]
pub fn bundle_down(
    books: &OneUnit,
    everybody: &Everybody,
    source: (String, String),
    today: NaiveDate,
) -> Option<Bundle> {
    let ledger = books.books();
    let (meeting, unit) = (ledger.meeting()?, ledger.units.get(books.unit()?)?);
    let form = unit_form(books, today, FormScope::Dated)?;
    let agreed = ledger.commitments_of(&unit.id).map(Item::Commitment).filter(is_told);
    let dated = ledger.assignments_of(&unit.id).filter(|item| item.is_open() && item.due(today).is_some());
    let is_public = |item: &Item<'_>| everybody.books().item(&item.id()).is_some();
    let mut kinds: Vec<RegisterKindId> = Vec::new();
    for entry in &form.entries {
        let kind = ledger.programme.registers.iter().find(|kind| kind.name == entry.kind).map(|kind| kind.id.clone());
        kinds.extend(kind.filter(|kind| !kinds.contains(kind)));
    }
    let asked = |kind| BundleEntry { kind, name: String::new(), stage: String::new(), since: None };
    Some(Bundle {
        way: Way::Down,
        ledger: source,
        office: words::office(&ledger.programme.house_style.issuer).to_owned(),
        made: today,
        unit: (unit.id.to_string(), unit.name.clone()),
        meeting: (meeting.id.0, meeting.period),
        answers: None,
        items: agreed.chain(dated).filter(is_public).map(|item| handed_down(ledger, &item, today)).collect(),
        figures: form
            .figures
            .iter()
            .map(|figure| BundleFigure { id: IndicatorId::new(&figure.id), name: figure.name.clone(), value: None })
            .collect(),
        entries: kinds.into_iter().map(asked).collect(),
    })
}

/// What was taken back, or went on as something else, is not handed down.
fn is_told(item: &Item<'_>) -> bool {
    !item.course().is_some_and(|course| {
        matches!(course.life, Life::Withdrawn { .. } | Life::Superseded { .. } | Life::Recast { .. })
    })
}

fn handed_down(ledger: &Ledger, item: &Item<'_>, today: NaiveDate) -> BundleItem {
    let deadline = item.deadline();
    BundleItem {
        id: item.id().to_string(),
        text: masked(&words_of_item(ledger, item)),
        due: (masked(&wording::deadline(deadline, today)), deadline.label()),
        base: form_base(item),
        open: item.is_open(),
        ..BundleItem::default()
    }
}

/// What the ledger above asked, as it stands here; `None`: nothing was ever handed down.
#[must_use]
pub fn bundle_up(books: &Everybody, source: (String, String), today: NaiveDate) -> Option<Bundle> {
    let ledger = books.books();
    let superior = ledger.programme.superior.as_ref()?;
    let linked = ledger.commitments.values().filter_map(|one| Some((one, one.course.handed_down.as_ref()?)));
    let items = linked.filter(|(_, from)| from.ledger == superior.ledger);
    Some(Bundle {
        way: Way::Up,
        ledger: source,
        office: ledger.programme.house_style.issuer.clone(),
        made: today,
        unit: superior.unit.clone(),
        meeting: superior.meeting,
        answers: Some((superior.ledger.clone(), superior.seal.clone())),
        items: items.map(|(one, from)| reported(ledger, one, from, today)).collect(),
        figures: superior.figures.iter().filter_map(|id| summed(ledger, id, superior)).collect(),
        entries: superior.registers.iter().flat_map(|kind| registered(books, kind)).collect(),
    })
}

fn reported(ledger: &Ledger, one: &Commitment, from: &HandedDown, today: NaiveDate) -> BundleItem {
    let item = Item::Commitment(one);
    // What was said at an earlier meeting went up then.
    let said = last_said(ledger, &item).filter(|said| Some(said.meeting) == ledger.at);
    let done = match &one.course.life {
        Life::Reported(report) => Some((report.on, report.evidence.clone())),
        Life::Closed { on, report, .. } => {
            let told = report.as_ref().map(|report| (report.on, report.evidence.clone()));
            Some(told.unwrap_or((*on, String::new())))
        }
        Life::Standing | Life::Superseded { .. } | Life::Recast { .. } | Life::Withdrawn { .. } => None,
    };
    let until = one.course.pending_request();
    BundleItem {
        id: from.item.clone(),
        text: from.text.clone(),
        due: (from.due.clone(), one.deadline.label()),
        base: from.base.clone(),
        open: item.is_open(),
        done,
        progress: said.map(|said| (said.text.clone(), said.share)),
        until: until.map(|asked| (wording::deadline(&asked.to, today), asked.reason.clone())),
    }
}

/// The month's figure of all units together.
fn summed(ledger: &Ledger, id: &IndicatorId, superior: &Superior) -> Option<BundleFigure> {
    let is_it = |known: &&Indicator| known.id == *id && known.measure == Measure::Count;
    let known = ledger.programme.indicators.iter().find(is_it)?;
    let period = superior.meeting.1;
    let of_month = ledger.readings.values().filter(|one| one.indicator == *id && one.period == period);
    let values: Vec<i64> = of_month.map(|one| one.value).collect();
    let value = (!values.is_empty()).then(|| values.iter().sum());
    Some(BundleFigure { id: id.clone(), name: known.name.clone(), value })
}

fn registered(books: &impl Outside, id: &RegisterKindId) -> Vec<BundleEntry> {
    let ledger = books.books();
    let Some(kind) = ledger.register_kind(id) else { return Vec::new() };
    let entry = |entry: &crate::domain::RegisterEntry| BundleEntry {
        kind: id.clone(),
        name: entry.name.clone(),
        stage: kind.stage_name(entry.stage).to_owned(),
        since: Some(entry.since),
    };
    ledger.register_of(id).into_iter().map(entry).collect()
}
