//! 宣读: beside the spoken words stands what the papers will print; one key takes it, one mends it, and both come back.

use crate::support::{day, desk::Console};
use diaodu::{document::compose::minutes, domain::CommitmentId};

fn paper(console: &Console) -> String {
    let words = minutes(&console.desk.session().ledger().for_everybody(), day("2022-05-23")).words();
    words.concat()
}

fn written(console: &Console, id: u32) -> Option<String> {
    console.desk.session().ledger().commitments[&CommitmentId(id)].written.clone()
}

/// Two sentences as they are said in the room, recorded for 市交通运输局, at the read-back.
fn read_back() -> Console {
    let mut console = Console::in_session(112, 34);
    console.press("F3").type_in("jtj").press("Enter");
    console.type_in("下周五之前把重点互联网企业名单报上来").press("Enter Enter");
    console.type_in("我们大概三十家左右，6月底前把支部建起来吧").press("Enter Enter Esc Ctrl+R");
    console
}

#[test]
fn the_proposal_stands_beside_the_spoken_words_and_one_key_takes_it() {
    let mut console = read_back();
    console.shows("下周五之前把重点互联网企业名单报上来").shows("拟成文").shows("报送重点互联网企业名单");
    assert!(paper(&console).contains("5月27日之前把重点互联网企业名单报上来。"), "not taken yet: {}", paper(&console));
    console.press("F3").shows("成文 1号：报送重点互联网企业名单");
    assert_eq!(written(&console, 1).as_deref(), Some("报送重点互联网企业名单"));
    assert!(paper(&console).contains("1.报送重点互联网企业名单。责任单位：市交通运输局；完成时限：2022年5月27日。"));
    // The ledger keeps what was spoken, on the screen too.
    console.shows("下周五之前把重点互联网企业名单报上来");
    // Once more gives the item back to its words; undone, the form stands again.
    console.press("F3");
    assert_eq!(written(&console, 1), None);
    console.press("Ctrl+Z Ctrl+Z");
    assert_eq!(written(&console, 1).as_deref(), Some("报送重点互联网企业名单"));
    let mut console = console.restart();
    console.press("Enter Ctrl+R").shows("报送重点互联网企业名单");
}

#[test]
fn the_form_is_mended_in_ones_own_words_and_a_half_written_one_waits() {
    let mut console = read_back();
    console.press("Down").shows("我们大概三十家左右").shows("市交通运输局约30家，6月30日前建立支部");
    console.press("F6").shows("原话：我们大概三十家左右，6月底前把支部建起来吧").shows("市交通运输局约30家");
    console.press("Ctrl+U").type_in("建立党支部约30个").press("Esc");
    assert_eq!(written(&console, 2), None, "left half written");
    console.press("F6").shows("建立党支部约30个").shows("接着写").press("Enter Enter");
    assert_eq!(written(&console, 2).as_deref(), Some("建立党支部约30个"));
    assert!(paper(&console).contains("2.建立党支部约30个。责任单位：市交通运输局"), "{}", paper(&console));
    // Mended once more, one begins with what stands; confirming it changes nothing of it.
    console.press("F6").shows("建立党支部约30个").press("Esc Enter").shows("确认");
    assert_eq!(written(&console, 2).as_deref(), Some("建立党支部约30个"));
}

#[test]
fn what_no_rule_is_sure_of_is_flagged_beside_the_words() {
    let mut console = Console::in_session(112, 34);
    console.press("F3").type_in("jtj").press("Enter");
    console.type_in("剩余的6月底前全部完成").press("Enter Enter Esc Ctrl+R");
    console.shows("剩余的6月30日前全部完成").shows("半句");
}
