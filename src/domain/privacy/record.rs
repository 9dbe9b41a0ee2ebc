//! Records as others may have them: every field is named, numbers of persons are hidden, and what is the office's own is
//! left empty.

use crate::domain::{
    Attendance, Extension, ExtensionAnswer, ExtensionRequest, HandedDown, HelpRequest, ManualLamp, Meeting, Minutes,
    PartAct, PartDone, Progress, Remark, Report, Task, Told, masked,
};

/// Without what the secretary notes about it.
pub(super) fn public_task(task: &Task) -> Task {
    Task {
        id: task.id.clone(),
        title: masked(&task.title),
        requirement: masked(&task.requirement),
        focus: task.focus.clone(),
        clause: task.clause.clone(),
        scope: task.scope,
        lead: task.lead.clone(),
        supporting: task.supporting.clone(),
        cadence: task.cadence,
        deadline: task.deadline.clone(),
        measure: task.measure.clone(),
        indicators: task.indicators.clone(),
        monthly_note: String::new(),
        private: task.private,
        met_by: task.met_by.clone(),
        past: task.past.clone(),
    }
}

pub(super) fn public_meeting(meeting: &Meeting) -> Meeting {
    Meeting {
        id: meeting.id,
        number: meeting.number,
        period: meeting.period,
        date: meeting.date,
        name: meeting.name.clone(),
        topic: masked(&meeting.topic),
        place: masked(&meeting.place),
        chair: masked(&meeting.chair),
        recorder: masked(&meeting.recorder),
        state: meeting.state,
        opened_at: meeting.opened_at,
        adjourned_at: meeting.adjourned_at,
        sealed_at: meeting.sealed_at,
        next_date: meeting.next_date,
        unit_limit: meeting.unit_limit,
        arrangement: meeting.arrangement.clone(),
    }
}

/// Without what single units said to the draft.
pub(super) fn public_minutes(minutes: &Minutes) -> Minutes {
    Minutes {
        meeting: minutes.meeting,
        checked: minutes.checked.clone(),
        signed: minutes.signed.clone(),
        number: minutes.number,
        issued: minutes.issued,
        editions: minutes.editions,
        reopened: minutes.reopened.clone(),
        by_hand: minutes.by_hand.clone(),
        opinions: Vec::new(),
    }
}

/// Who came, never why somebody did not.
pub(super) fn public_attendance(line: &Attendance) -> Attendance {
    Attendance {
        meeting: line.meeting,
        unit: line.unit.clone(),
        presence: line.presence,
        person: masked(&line.person),
        post: masked(&line.post),
        arrived: line.arrived,
        left: line.left,
        reason: String::new(),
    }
}

pub(super) fn public_report(report: &Report) -> Report {
    Report {
        on: report.on,
        evidence: masked(&report.evidence),
        recorded: report.recorded,
        shown_by: report.shown_by.clone(),
    }
}

/// A stage or round that is done; who verified it and why it was sent back is as public as with the whole.
pub(super) fn public_part(part: &PartDone) -> PartDone {
    let public = |act: &PartAct| PartAct { on: act.on, words: masked(&act.words), recorded: act.recorded };
    PartDone {
        part: part.part,
        report: public_report(&part.report),
        closed: part.closed.as_ref().map(public),
        sent_back: part.sent_back.as_ref().map(public),
    }
}

/// Where it came from; its words there are as public as its words here.
pub(super) fn public_handed_down(from: &HandedDown) -> HandedDown {
    HandedDown {
        ledger: from.ledger.clone(),
        item: from.item.clone(),
        text: masked(&from.text),
        due: masked(&from.due),
        base: from.base.clone(),
    }
}

/// What the chair said in the room once more.
pub(super) fn public_told(told: &Told) -> Told {
    Told { meeting: told.meeting, text: masked(&told.text) }
}

pub(super) fn public_extension(extension: &Extension) -> Extension {
    Extension {
        from: extension.from.clone(),
        to: extension.to.clone(),
        on: extension.on,
        meeting: extension.meeting,
        by: masked(&extension.by),
        reason: masked(&extension.reason),
        asked: extension.asked,
        recorded: extension.recorded,
        stage: extension.stage,
        event: extension.event,
    }
}

pub(super) fn public_request(request: &ExtensionRequest) -> ExtensionRequest {
    let answered = |answer: &ExtensionAnswer| ExtensionAnswer {
        granted: answer.granted,
        on: answer.on,
        meeting: answer.meeting,
        by: masked(&answer.by),
        reason: masked(&answer.reason),
        recorded: answer.recorded,
    };
    ExtensionRequest {
        from: request.from.clone(),
        to: request.to.clone(),
        on: request.on,
        meeting: request.meeting,
        reason: masked(&request.reason),
        answer: request.answer.as_ref().map(answered),
        recorded: request.recorded,
    }
}

pub(super) fn public_lamp(manual: &ManualLamp) -> ManualLamp {
    ManualLamp { lamp: manual.lamp, on: manual.on, meeting: manual.meeting, by: String::new(), reason: String::new() }
}

pub(super) fn public_progress(progress: &Progress) -> Progress {
    Progress {
        id: progress.id,
        meeting: progress.meeting,
        unit: progress.unit.clone(),
        about: progress.about.clone(),
        text: masked(&progress.text),
        share: progress.share,
        recorded_at: progress.recorded_at,
    }
}

pub(super) fn public_help(help: &HelpRequest) -> HelpRequest {
    HelpRequest {
        id: help.id,
        meeting: help.meeting,
        unit: help.unit.clone(),
        text: masked(&help.text),
        settled: help.settled,
        settled_in: help.settled_in,
        recorded_at: help.recorded_at,
    }
}

pub(super) fn public_remark(remark: &Remark) -> Remark {
    Remark {
        id: remark.id,
        kind: remark.kind,
        meeting: remark.meeting,
        unit: remark.unit.clone(),
        text: masked(&remark.text),
        public: remark.public,
        recorded_at: remark.recorded_at,
    }
}
