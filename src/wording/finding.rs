//! What an audit found, in words.

use crate::domain::Finding;

/// One finding, told so that whoever keeps the file knows where to look.
#[must_use]
pub fn finding(finding: &Finding) -> String {
    match finding {
        Finding::Damage(said) => format!("文件有损坏：{said}"),
        Finding::BrokenChain(seq) => format!("日志第{seq}步对不上前一步：它或它之前的记录被别的程序改过"),
        Finding::Gap(seq) => format!("日志第{seq}步之前缺了记录"),
        Finding::UnreadableEntry(seq) => format!("日志第{seq}步读不出来"),
        Finding::Differs(table) => format!("“{}”与日志对不上：被别的程序改过", table_name(table)),
        Finding::UnreadableTable(table) => format!("数据表 {table} 读不出来"),
    }
}

fn table_name(table: &str) -> &str {
    match table {
        "programme" => "工作方案",
        "unit" => "单位名册",
        "task" => "重点任务",
        "meeting" => "会议",
        "stop" => "调度顺序",
        "attendance" => "签到",
        "assignment" => "任务办理",
        "commitment" => "承诺交办",
        "progress" => "进展",
        "help_request" => "协调事项",
        "remark" => "点评记事",
        "register_entry" => "台账条目",
        "reading" => "月度数据",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::finding;
    use crate::domain::Finding;

    #[test]
    fn a_finding_names_the_place_in_the_words_of_the_trade() {
        assert_eq!(finding(&Finding::Differs("commitment")), "“承诺交办”与日志对不上：被别的程序改过");
        assert!(finding(&Finding::Gap(7)).contains("第7步"));
    }
}
