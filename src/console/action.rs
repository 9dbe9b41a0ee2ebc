//! What a key means. A key's meaning depends on the scope it is pressed in; see `keymap`.

use super::keymap::Scope;

/// Everything a key can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// Leave the program.
    Quit,
    /// The page that is up, as a file.
    ExportPage,
    /// The keys of this screen, then all.
    Help,
    /// Paint everything again.
    Redraw,
    /// Say who acts here.
    SignName,
    /// Send the item back to be looked at again.
    SendBack,
    /// Every action by name.
    Palette,
    /// Every action of this screen, by group.
    Menu,
    /// Turn the last act round.
    Undo,
    /// Do the last undone act again.
    Redo,
    /// Back to where one came from.
    Back,
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
    /// First line.
    First,
    /// Last line.
    Last,
    /// This line of the list: what a click means.
    Line(u16),
    /// This unit of the roster: what a click means.
    Unit(u16),
    /// The mouse is the program's, or the terminal's.
    Mouse,
    /// Open, choose, confirm.
    Enter,
    /// Bring this screen up.
    Show(Scope),
    /// Anything anywhere, by its words.
    FindAnything,
    /// What a colleague would point out in the minutes.
    CheckMinutes,
    /// The next step in the life of the minutes.
    MinutesStep,
    /// The versions that went out.
    MinutesVersions,
    /// File a section in one's own words.
    KeepWords,
    /// The records have changed; the words by hand stand.
    LeaveWords,
    /// Give a section back to the records.
    TakeRecords,
    /// The numbers at hand month by month.
    Trends,
    /// The year after.
    NextYear,
    /// The year before.
    PreviousYear,
    /// The next kind of register, or the next group of numbers.
    NextRegister,
    /// The kind of register before.
    PreviousRegister,
    /// A new entry.
    Add,
    /// An entry's next stage.
    Advance,
    /// A day on which an entry was at work.
    Held,
    /// What waited for its release may be told.
    Release,
    /// This month's numbers or last month's; the unit's or the city's.
    OtherMonth,
    /// Open the next meeting.
    NewMeeting,
    /// What the meeting's head says.
    MeetingHead,
    /// Call to order, adjourn, seal: the next step in the meeting's life.
    NextState,
    /// The next unit; the present one is covered.
    NextUnit,
    /// The unit before.
    PreviousUnit,
    /// A unit by number, letters or Han.
    Jump,
    /// Put the unit at hand off.
    Defer,
    /// The unit reports in writing.
    Written,
    /// Fold the rest of the tasks in or out.
    Fold,
    /// Start or resume the record line.
    Record,
    /// The next kind of record.
    NextKind,
    /// The kind of record before.
    PreviousKind,
    /// For which units.
    BindUnits,
    /// By when.
    SetDeadline,
    /// Which task.
    SetTask,
    /// The next date offered for a sentence without one.
    NextDate,
    /// The date before.
    PreviousDate,
    /// The next line of a question.
    NextBlank,
    /// The line before.
    PreviousBlank,
    /// Put the line down and keep it.
    PutDown,
    /// What can be done with the item.
    ItemMenu,
    /// All that is known of the item.
    ItemCard,
    /// The unit says it is done.
    Report,
    /// Verified.
    Close,
    /// Owed again.
    Reopen,
    /// A later day.
    Extend,
    /// What it waits for has happened.
    Happened,
    /// The same, for all that wait for it.
    HappenedToAll,
    /// What it waits for has not happened yet.
    NotYet,
    /// Mend the words.
    Amend,
    /// 成文: take the written form that is proposed, or give it back.
    TakeWording,
    /// 成文: word it oneself.
    MendWording,
    /// Record it as another thing, for another unit or in other words.
    TakeUp,
    /// A help request is settled, or open again.
    Settle,
    /// A remark may stand in the minutes, or not.
    Publish,
    /// Strike it.
    Withdraw,
    /// Note progress on it.
    Progress,
    /// The unit asks for a later day.
    AskExtension,
    /// What a unit asks for is to be answered.
    Answer,
    /// The later day is granted.
    Grant,
    /// It is refused.
    Refuse,
    /// Present.
    Present,
    /// Somebody else came.
    Delegate,
    /// Late.
    Late,
    /// When they came and went.
    Times,
    /// On leave.
    OnLeave,
    /// Absent.
    Absent,
    /// Clear the line.
    ClearRoll,
    /// Everybody else is present.
    RestPresent,
    /// Show what is open, today's, or all.
    CycleFilter,
    /// Narrow the list by typing.
    Find,
    /// Mark the row, or take its mark away.
    Mark,
    /// Mark all rows that are listed, or none of them.
    MarkAll,
    /// Write the paper.
    Export,
    /// Choose papers, forms and folder, and write them.
    ExportDialog,
    /// Write the list that is on screen, as it stands.
    ExportList,
    /// Choose or unchoose.
    Toggle,
    /// File the candidates that were accepted.
    FileChecked,
    /// Accept all candidates that are left.
    AcceptRest,
    /// Do not file a candidate.
    DropPick,
    /// Put a candidate together with the one above.
    MergeUp,
    /// Put the material away.
    GiveUpMaterial,
    /// Another sheet of the workbook.
    WhichSheet,
    /// What kind of list a sheet is.
    WhichList,
    /// Another file.
    OtherFile,
    /// The wall follows the meeting.
    WallFollow,
    /// The wall stays as it is.
    WallFreeze,
    /// The wall shows nothing; again: what it showed.
    WallBlank,
    /// One scene by choice.
    WallScene,
    /// The next page of the wall.
    WallNextPage,
    /// The page before.
    WallPreviousPage,
    /// The wall's picture in a corner.
    WallInset,
    /// Red lamps beside names, or not.
    WallRedNames,
    /// The scene before the meeting.
    WallWaiting,
    /// All units at a glance.
    WallOverview,
    /// Deadlines ahead.
    WallAhead,
    /// The month's figures.
    WallFigures,
    /// The wall: who has not filed.
    WallUnfiled,
    /// What was agreed, page by page.
    WallReadBack,
    /// The closing scene.
    WallClosing,
    /// The console itself becomes the wall, and back.
    OneScreen,
    /// Light or dark ground of the wall in this window.
    WallGround,
}
