//! What stands right behind the name of a unit that is spoken to, and belongs to it: 你们两家, 那边, 党组, 综合科.

/// 你们两家, 那边: how people speak to or of whom they have just named; the bytes of it.
pub(super) fn spoken_to(rest: &str) -> usize {
    const WAYS: [&str; 12] = [
        "你们两家",
        "你们三家",
        "你们几家",
        "你们单位",
        "你们局",
        "你们那边",
        "你们",
        "两家",
        "三家",
        "几家",
        "那边",
        "这边",
    ];
    WAYS.iter().find(|way| rest.starts_with(**way)).map_or(0, |way| way.len())
}

/// 党组, 交警部门, 综合科: a part of the unit just named stands for it; the bytes of it.
pub(super) fn part_of_a_unit(rest: &str) -> usize {
    const PARTS: [&str; 11] = [
        "党组",
        "党委",
        "机关党委",
        "领导班子",
        "主要负责人",
        "主要负责同志",
        "分管领导",
        "部门",
        "支队",
        "大队",
        "科",
    ];
    let reach: usize = rest.chars().take(7).map(char::len_utf8).sum();
    let whole = |at: usize, part: &str| part != "科" && part != "部门" || at >= 2 * '科'.len_utf8();
    let ends = PARTS
        .iter()
        .filter_map(|part| rest[..reach].find(part).filter(|at| whole(*at, part)).map(|at| at + part.len()));
    let found = ends.min();
    found.filter(|end| !rest[..*end].contains(['，', '、', '的', '要', '和', '把', '对'])).unwrap_or(0)
}
