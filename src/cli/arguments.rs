//! What may be typed after `diaodu`. The words that users see are Chinese; the names are stable.

use super::{
    award, backup, bundle, catalogue, close, collect, completions, deadline, doctor, event, export, extend, extract,
    import, journal, lamp, list, manpages, meeting, minutes, progress, projector, reading, record, redo, register,
    rehearse, reopen, report, restore, roll, show, transcript, typed, undo, units, word, year,
};
use crate::clock::Clock;
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Parser)]
#[command(
    name = "diaodu",
    bin_name = "diaodu",
    version,
    about = "月调度台：开会、记承诺、催期限、出纪要。不带命令就打开控制台。",
    after_help = "例：diaodu meeting open --date 2022-05-20 --chair 张三\n    diaodu record --unit jtj 6月底前拿出方案\n每条命令的用法：diaodu 命令 --help"
)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub common: Common,
    #[arg(long, display_order = 900, help = "控制台和演练逐行输出：不画框、不用颜色、不移动光标，给读屏软件和日志用")]
    pub plain: bool,
    #[command(subcommand)]
    pub command: Option<Commands>,
}

/// What every command takes.
#[derive(Debug, Args)]
pub(super) struct Common {
    #[arg(
        long,
        global = true,
        display_order = 900,
        value_name = "文件",
        help = "台账文件；不写就用环境变量 DIAODU_DB，再不然用本人数据文件夹里的"
    )]
    pub db: Option<PathBuf>,
    #[arg(long, global = true, display_order = 900, value_name = "日期", value_parser = typed::clock, help = "把今天当作这一天（演练、补录用），如 2022-05-20；写到时刻，如 2022-05-20T09:00，就一直是这一刻")]
    pub today: Option<Clock>,
    #[arg(long, global = true, display_order = 900, help = "用 JSON 输出，供别的程序读")]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Commands {
    #[command(subcommand, about = "会议：新建、看、宣布开会、散会、封存")]
    Meeting(meeting::MeetingCommand),
    #[command(about = "纪要：核对、签发、编号、印发、重开，看各版")]
    Minutes(minutes::MinutesArgs),
    #[command(about = "目录：存一份出来改，改好把公文式样和套话换进台账")]
    Catalogue(catalogue::CatalogueArgs),
    #[command(about = "看单位名册，可用拼音首字母查；更名、合并、退出、排序")]
    Units(units::UnitsArgs),
    #[command(about = "签到：谁来的，请假缺席；不写就是看签到")]
    Roll(roll::RollArgs),
    #[command(about = "记一条承诺或交办，期限和责任人从话里读")]
    Record(record::RecordArgs),
    #[command(about = "成文：原话和拟的书面写法对照，采用、改写或照印原话")]
    Word(word::WordArgs),
    #[command(about = "列事项：谁、什么事、什么时候、到哪一步")]
    List(list::ListArgs),
    #[command(about = "看一件事的来龙去脉：每月说了什么、亮什么灯")]
    Show(show::ShowArgs),
    #[command(about = "记进展：说到哪一步，完成了几成")]
    Progress(progress::ProgressArgs),
    #[command(about = "人工改灯：写明谁定的、为什么，只管到下次会议")]
    Lamp(lamp::LampArgs),
    #[command(about = "自报完成：单位说办完了，等核")]
    Report(report::ReportArgs),
    #[command(about = "销号：核过了，办结")]
    Close(close::CloseArgs),
    #[command(about = "退回重办：报了或销了，又要办")]
    Reopen(reopen::ReopenArgs),
    #[command(about = "延期；原来没有期限的，补上期限")]
    Extend(extend::ExtendArgs),
    #[command(about = "在等的事：列出来；那件事办了，填上日子，期限从那天算")]
    Event(event::EventArgs),
    #[command(about = "撤销上一步")]
    Undo(undo::UndoArgs),
    #[command(about = "恢复刚撤销的一步")]
    Redo(redo::RedoArgs),
    #[command(about = "看做过的每一步，新的在前")]
    Journal(journal::JournalArgs),
    #[command(about = "读一句话里的期限，一行一个结果")]
    Deadline(deadline::DeadlineArgs),
    #[command(about = "从讲话、纪要里找出可能的任务")]
    Extract(extract::ExtractArgs),
    #[command(about = "对录音稿：听到的承诺和记下的逐条对，没记的列出来")]
    Transcript(transcript::TranscriptArgs),
    #[command(about = "出文件：会议纪要等")]
    Export(export::ExportArgs),
    #[command(about = "成包：发给自己有台账的下级，或者报给上级；收包用 collect")]
    Bundle(bundle::BundleArgs),
    #[command(about = "收表：把单位填好的表收回台账，先看后收")]
    Collect(collect::CollectArgs),
    #[command(about = "导入：单位名册或任务清单，先看后导")]
    Import(import::ImportArgs),
    #[command(subcommand, about = "台账：按阶段往前走的事，逐条登记、推进")]
    Register(register::RegisterCommand),
    #[command(subcommand, about = "数据：每月各单位的数，比率自动算，可疑的先问")]
    Reading(reading::ReadingCommand),
    #[command(about = "全年：逐月亮灯、考核得分，每一分是哪几条记录")]
    Year(year::YearArgs),
    #[command(about = "评优名单：列入、移出、公布；公布前不进任何材料")]
    Award(award::AwardArgs),
    #[command(about = "演练：虚构城市的台账，随便试，不动真数据")]
    Rehearse(rehearse::RehearseArgs),
    #[command(about = "投影：会场看的画面，另开一个窗口运行，跟着控制台走")]
    Projector(projector::ProjectorArgs),
    #[command(about = "控制台的按键表")]
    Keys,
    #[command(about = "查账：台账和日志对得上吗；--machine 看本机情况")]
    Doctor(doctor::DoctorArgs),
    #[command(about = "备份：现在备一份，看有哪些，设第二备份处")]
    Backup(backup::BackupArgs),
    #[command(about = "恢复：先看备份里有什么、会少什么，同意了才替换")]
    Restore(restore::RestoreArgs),
    #[command(about = "生成命令补全脚本")]
    Completions(completions::CompletionsArgs),
    #[command(about = "写出 man 手册页（做安装包用）", hide = true)]
    Manpages(manpages::ManpagesArgs),
}
