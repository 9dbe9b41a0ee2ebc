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
        Finding::Foreign { kind, name } => {
            let kind = match kind.as_str() {
                "trigger" => "触发器",
                "view" => "视图",
                "index" => "索引",
                _ => "数据表",
            };
            format!("文件里有别的程序加的{kind} {name}，在这里不起作用")
        }
        Finding::RolledBack { backup, entries, here } => format!(
            "备份 {} 到第{entries}步，台账只到第{here}步或后面不一样：台账像是换成了旧的，或者丢了后面的",
            backup.display()
        ),
        Finding::PaperUnproven { meeting, version } => {
            format!("第{meeting}次会议纪要第{version}版上印的账码，日志里没有：台账不是出那份纪要的那一本")
        }
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
