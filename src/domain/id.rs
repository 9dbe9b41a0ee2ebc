//! Identities. Catalogue things (units, tasks …) are named by a short text code that an office can read in its own
//! files; things recorded in meetings are numbered in the order they were recorded.

use serde::{Deserialize, Serialize};
use std::{fmt, sync::Arc};

macro_rules! text_id {
    ($(#[$doc:meta] $name:ident),+ $(,)?) => {$(
        #[$doc]
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Wraps a code as the catalogue writes it.
            #[must_use]
            pub fn new(code: &str) -> Self {
                Self(Arc::from(code))
            }

            /// The code as the catalogue writes it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

macro_rules! number_id {
    ($(#[$doc:meta] $name:ident),+ $(,)?) => {$(
        #[$doc]
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl $name {
            /// The number that follows this one.
            #[must_use]
            pub fn next(self) -> Self {
                Self(self.0 + 1)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }
    )+};
}

text_id! {
    /// Names a unit (成员单位), for example `U18`.
    UnitId,
    /// Names a task (重点任务), for example `T30`.
    TaskId,
    /// Names a focus (重点方面) or safeguard (保障措施), for example `F2`.
    FocusId,
    /// Names a kind of register (台账), for example `brand`.
    RegisterKindId,
    /// Names an indicator (指标), for example `组建率`.
    IndicatorId,
}

number_id! {
    /// Numbers a meeting (调度会) in the order they were opened.
    MeetingId,
    /// Numbers a commitment (承诺 or 交办); what the secretary types after `diaodu close`.
    CommitmentId,
    /// Numbers a progress report (进展).
    ProgressId,
    /// Numbers a help request (协调事项).
    HelpRequestId,
    /// Numbers a remark (点评) or note (记事).
    RemarkId,
    /// Numbers a register entry (台账条目).
    RegisterEntryId,
}

impl MeetingId {
    /// The first meeting that a ledger holds itself: below it there is room for those that were held before (补录), since
    /// the order of numbers is the order of meetings. Ledgers of earlier versions begin with 1.
    pub const FIRST: Self = Self(1001);
}
