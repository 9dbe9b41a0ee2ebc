//! A speech becomes tasks of the plan: looked through beside its text, filed as one act, and nothing unseen.

use crate::support::desk::Console;
use diaodu::domain::Command;

const SPEECH: &str = "同志们：\n今年以来，物业行业党建取得了明显成效。\n一、压实责任\n市住建局6月底前制定住宅小区电梯更新清单，\
    市财政局配合。\n二、抓好落实\n市教育局7月15日前完成校外托管机构安全检查。各县（市、区）要在8月底前建成楼宇充电设施台账。\n";

fn opened(width: u16, height: u16) -> Console {
    let mut console = Console::in_session(width, height);
    console.press("Shift+F9").shows("从材料提取任务").shows("直接把文字粘贴进来");
    console.paste(SPEECH).shows("提取任务　粘贴的文字").shows("共3条 列入0 待看3");
    console
}

#[test]
fn accepted_tasks_reach_the_units_and_go_in_one_undo() {
    let mut console = opened(80, 24);
    let before = console.desk.session().ledger().tasks.len();
    console
        .shows("· 待看")
        .shows("住宅小区电梯更新清单")
        .shows("市住建局")
        .shows("配合 市财政局")
        .shows("2022年6月30日");
    let wall = format!("{:?}", console.desk.session().wall().unwrap());
    assert!(!wall.contains("电梯") && !wall.contains("粘贴的文字"), "the room sees nothing of it: {wall}");
    console.press("F2").shows("还没有列入的");
    console.press("Tab").shows("✓ 列入").press("Del").shows("× 不列");
    console.press("Tab").shows("共3条 列入2 待看0");
    console.press("F2").shows("将2项任务列入方案").shows("一次撤销可全部退回");
    assert_eq!(console.desk.session().ledger().tasks.len(), before, "nothing yet");
    console.press("Enter").shows("列入任务2项").hides("提取任务");
    let ledger = console.desk.session().ledger();
    assert_eq!(ledger.tasks.len(), before + 2);
    let task = ledger.tasks.values().find(|task| task.title.contains("电梯")).expect("filed");
    assert_eq!((task.deadline.label().as_str(), task.lead.len(), task.supporting.len()), ("2022-06-30", 1, 1));
    assert!(task.requirement.contains("市住建局6月底前") && task.clause == "粘贴的文字", "{task:?}");
    console.press("F3").type_in("住建").press("Enter Tab End").shows("电梯更新清单");
    console.press("Ctrl+Z").shows("将撤销：转到").press("Ctrl+Z");
    console.press("Ctrl+Z").shows("将撤销：列入任务2项").press("Ctrl+Z");
    assert_eq!(console.desk.session().ledger().tasks.len(), before);
}

#[test]
fn what_was_marked_outlives_a_crash_and_is_given_up_only_when_asked_twice() {
    let mut console = opened(112, 34);
    console.press("Tab").press("F4").shows("更正").press("Esc");
    console.desk.save_draft();
    let mut console = console.restart();
    console.press("Enter Shift+F9").shows("共3条 列入1 待看2");
    console.press("Esc").shows("清单已留好").press("Shift+F9").shows("共3条 列入1 待看2");
    console.press("Shift+F2").shows("再按一次").press("Down").press("Shift+F2").shows("再按一次");
    console.press("Shift+F2").shows("没有列入任何任务");
    console.press("Shift+F9").shows("写 .docx 或 .txt 文件的路径");
}

#[test]
fn a_candidate_is_mended_bound_and_merged_before_it_is_filed() {
    let mut console = opened(112, 34);
    console.press("F4").shows("更正");
    console.press("Ctrl+U").type_in("电梯更新清单").press("Enter Ctrl+U").type_in("7月10日前").shows("2022年7月10日");
    console.press("Enter Enter").shows("7月10日");
    console.press("F3").shows("这项任务由哪些单位负责").press("Esc");
    console.press("Down F6").shows("已并入上一条").shows("共2条 列入0 待看2");
    console.press("Ctrl+A").shows("还有2条没有看过").press("Ctrl+A").shows("已勾选2条");
    console.press("F2 Enter").shows("列入任务2项");
    let ledger = console.desk.session().ledger();
    let task = ledger.tasks.values().find(|task| task.title.starts_with("电梯更新清单；")).expect("merged");
    assert_eq!((task.deadline.label().as_str(), task.lead.len()), ("2022-07-10", 2));
}

#[test]
fn what_the_plan_has_already_is_marked_and_not_taken_along() {
    let mut console = Console::in_session(112, 34);
    console
        .press("Shift+F9")
        .paste("6月底前，各成员单位要将党建品牌报“两新”工委备案。\n市教育局7月底前完成托管机构检查。\n");
    console.shows("= 已在方案").shows("方案 T30").shows("共2条 列入0 待看1");
    console.press("Ctrl+A Ctrl+A").shows("已勾选1条");
    console
        .press("/")
        .type_in("托管")
        .press("Enter")
        .shows("校外托管机构".get(6..).unwrap_or_default())
        .hides("= 已在方案");
    console.press("Esc").shows("= 已在方案");
}

#[test]
fn a_file_that_cannot_be_read_keeps_the_question_and_a_text_file_beside_the_ledger_is_found() {
    let mut console = Console::in_session(80, 24);
    std::fs::write(console.folder.path().join("讲话.txt"), SPEECH).unwrap();
    console
        .press("Shift+F9")
        .type_in("没有.docx")
        .press("Enter Enter")
        .shows("找不到“没有.docx”")
        .shows("从材料提取任务");
    console.press("Ctrl+U").type_in("讲话.txt").press("Enter Enter").shows("提取任务　讲话").shows("共3条");
    console.hides("列入任务");
    assert!(
        console
            .desk
            .session()
            .journal(true, 99)
            .unwrap()
            .iter()
            .all(|entry| { !matches!(entry.deed.command, Command::PlanTasks { .. }) })
    );
}
