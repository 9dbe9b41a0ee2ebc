//! What is wrong with a file, in words: what happened, what was not lost, what to do next.

use super::Said;
use crate::domain::StoreFault;
use std::path::Path;

/// A store fault in words.
#[must_use]
pub fn store_fault(fault: &StoreFault) -> Said {
    match fault {
        StoreFault::NoFolder(path) => {
            Said::new(format!("文件夹建不了：{}。", path.display()), "请换个位置，用 --db 指定文件。")
        }
        StoreFault::ReadOnly(path) => Said::new(
            format!("不能写入 {}，什么都没有改。", path.display()),
            "请检查文件或文件夹是否只读、U 盘是否拨到了写保护，或用 --db 换个位置。",
        ),
        StoreFault::NotADatabase(path) => not_this_one(path, "不是月调度台的台账文件"),
        StoreFault::NotOurs(path) => not_this_one(path, "是别的程序的数据文件"),
        StoreFault::Newer { path, by, found, known } => newer(path, by.as_deref(), *found, *known),
        StoreFault::Network(path) => Said::new(
            format!("{} 在网络共享上，两台电脑同时写会写坏，没有打开它。", path.display()),
            "请把台账放在本机磁盘上，用 --db 指定；备份可以放到共享上。",
        ),
        StoreFault::NotAFile(path) => no_file(path),
        StoreFault::Linked(path) => linked(path),
        StoreFault::Moved { path, rescued } => moved(path, rescued.as_deref()),
        StoreFault::Altered { path, what } => Said::new(
            format!("{} 的数据表被别的程序改过（{}），没有动它。", path.display(), what.join("、")),
            "请运行 diaodu doctor，按提示用备份恢复。",
        ),
        StoreFault::Occupied(path) => Said::new(
            format!("{} 已经有了，又不是这本台账以前的备份，没有覆盖它。", path.display()),
            "请换个文件名；确实不要了，请先自己删掉。",
        ),
        StoreFault::Gone { path, backup } => Said::new(
            format!("{} 是空的或不见了，但有它的备份，没有另起新账。", path.display()),
            format!("恢复：diaodu restore \"{}\"；确实要另起一本，请用 --db 换个文件名。", backup.display()),
        ),
        StoreFault::Disk(path) => Said::new(
            format!("{} 所在的磁盘读写出错，这一步没有存；之前记下的都在。", path.display()),
            "请看磁盘是否已满、U 盘是否松了，再试一次。",
        ),
        StoreFault::Missing(path) => Said::new(
            format!("找不到 {}。", path.display()),
            "请核对 --db 指的文件；还没有台账，先 diaodu meeting open 开一次会。",
        ),
        StoreFault::DiskFull(path) => {
            Said::new(format!("磁盘满了，这一步没有存进 {}；之前记下的都在。", path.display()), "请腾出空间后再试。")
        }
        StoreFault::Busy(path) => Said::new(
            format!("{} 正被别的程序占用，这一步没有存进去；之前记下的都在。", path.display()),
            "请关掉占用它的程序后再试。",
        ),
        StoreFault::Damaged { path, at } => Said::new(
            format!("{} 有损坏（{at}），没有动它。", path.display()),
            "请先另存一份，再运行 diaodu doctor 查看。",
        ),
        StoreFault::Overtaken => Said::new("另一个窗口刚写了台账，这一步没有存。", "已重新读取，请再按一次。"),
        StoreFault::NoMeeting(id) => Said::new(format!("没有第{id}次会议。"), "diaodu meeting list 可看有哪些会议。"),
        StoreFault::System { path, said } => {
            Said::new(format!("{} 读写失败（{said}），这一步没有存；之前记下的都在。", path.display()), "请再试一次。")
        }
    }
}

/// The file is of a newer program. Which one, an older format does not say.
fn newer(path: &Path, by: Option<&str>, found: u32, known: u32) -> Said {
    let own = env!("CARGO_PKG_VERSION");
    let path = path.display();
    match by {
        // One that calls itself what this one calls itself says nothing by its version.
        Some(by) if by != own => Said::new(
            format!("{path} 是月调度台 {by} 写的，比本程序（{own}）新，没有动它。"),
            format!("请用 {by} 或更新的版本打开。"),
        ),
        Some(_) | None => Said::new(
            format!("{path} 是新版程序写的（格式{found}，本程序 {own} 认到{known}），没有动它。"),
            "请用新版程序打开。",
        ),
    }
}

fn not_this_one(path: &Path, what: &str) -> Said {
    Said::new(format!("{} {what}，没有动它。", path.display()), "请核对 --db 指的文件。")
}

fn no_file(path: &Path) -> Said {
    Said::new(
        format!("“{}”不是磁盘上的文件，记进去关掉就没了，没有打开它。", path.display()),
        "请用 --db 指定磁盘上的一个文件。",
    )
}

fn linked(path: &Path) -> Said {
    Said::new(
        format!("{} 有两个名字（硬链接），从两处打开会写坏，没有打开它。", path.display()),
        "请删掉多出来的那个名字；或者复制一份，用 --db 指定复制的那份。",
    )
}

/// The file went away while it was open.
fn moved(path: &Path, rescued: Option<&Path>) -> Said {
    let (path, copy) = (path.display(), rescued.map(Path::display));
    match copy {
        Some(copy) => Said::new(
            format!("{path} 被移走、删掉或换掉了，这一步没有存；之前记下的和没记完的话已另存到 {copy}。"),
            format!("请把文件放回原处再试；放不回去就退出，运行 diaodu restore \"{copy}\"。"),
        ),
        None => Said::new(
            format!("{path} 被移走、删掉或换掉了，这一步没有存，也没能另存；请先不要退出。"),
            "请把文件放回原处（U 盘松了就插好）再试；正在写的话请先抄下来。",
        ),
    }
}
