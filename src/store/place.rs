//! Where a file lies. SQLite's write-ahead log needs memory that the processes share, which a network share does not
//! give: two offices writing there would damage the file, so it is refused. (SQLite documentation, "Write-Ahead Logging",
//! section on disadvantages.)

use super::identity::with_dash;
use crate::domain::{StoreFault, is_device_name};
use std::{
    fs::{self, File},
    io::{self, Read as _},
    path::{Path, PathBuf},
};

/// File systems of the network, as Linux names them in its table of mounts.
const NETWORK: &[&str] =
    &["afs", "beegfs", "ceph", "cifs", "coda", "davfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "smb3", "smbfs"];
/// The same behind FUSE: `fuse.sshfs`, what a desktop mounts under the user's folder …
const FUSE_NETWORK: &[&str] =
    &["curlftpfs", "davfs", "davfs2", "glusterfs", "gvfsd-fuse", "mount.davfs", "rclone", "s3fs", "smbnetfs", "sshfs"];

/// Folders that other programs copy to a server while they are written to, by how such folders are called.
const SYNCED: &str = include_str!("../../data/synced-folders.txt");

/// Refuses what is no file on a disk: a name that SQLite takes for memory, a folder, a pipe, a device. And a file with
/// two names: each would get a log of its own, and the two would damage each other. (SQLite documentation, "How To
/// Corrupt An SQLite Database File", section on multiple links.)
pub(super) fn check_kind(path: &Path) -> Result<(), StoreFault> {
    let name = path.to_string_lossy();
    if name.is_empty() || name == ":memory:" || name.starts_with("file:") {
        return Err(StoreFault::NotAFile(path.to_owned()));
    }
    if cfg!(windows) && path.file_name().is_some_and(|name| is_device_name(&name.to_string_lossy())) {
        return Err(StoreFault::NotAFile(path.to_owned()));
    }
    let Ok(meta) = fs::metadata(path) else { return Ok(()) };
    if meta.is_dir() {
        return Err(StoreFault::NotADatabase(path.to_owned()));
    }
    if !meta.is_file() {
        return Err(StoreFault::NotAFile(path.to_owned()));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        if meta.nlink() > 1 {
            return Err(StoreFault::Linked(path.to_owned()));
        }
    }
    Ok(())
}

/// A ledger that was read-only for a while may have a log and an index beside it that still are: they are given the
/// rights of the ledger again.
pub(super) fn free_log(path: &Path) {
    let Ok(real) = path.canonicalize() else { return };
    let Ok(rights) = fs::metadata(&real).map(|meta| meta.permissions()) else { return };
    if rights.readonly() {
        return;
    }
    for suffix in ["wal", "shm"] {
        let beside = with_dash(&real, suffix);
        if fs::metadata(&beside).is_ok_and(|meta| meta.permissions().readonly()) {
            // Where that cannot be done, opening says so.
            let _ = fs::set_permissions(&beside, rights.clone());
        }
    }
}

/// The whole path as it is written, and as it is where links lead. The file may not be there yet, but some folder above it
/// is.
fn written_and_real(path: &Path) -> (PathBuf, PathBuf) {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let real = absolute.ancestors().find_map(|there| there.canonicalize().ok()).unwrap_or_else(|| absolute.clone());
    (absolute, real)
}

/// The folder above a file that another program copies to a server while it is written to (OneDrive and its like), by how
/// such folders are called.
#[must_use]
pub fn synced_by(path: &Path) -> Option<String> {
    let (absolute, real) = written_and_real(path);
    synced_folder(&absolute).or_else(|| synced_folder(&real))
}

fn synced_folder(path: &Path) -> Option<String> {
    let names = || SYNCED.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let is_synced = |part: &str| names().any(|name| part.to_lowercase().contains(name));
    path.parent()?.iter().map(|part| part.to_string_lossy().into_owned()).find(|part| is_synced(part))
}

/// Refuses a file on a network share.
pub(super) fn check(path: &Path) -> Result<(), StoreFault> {
    let (absolute, real) = written_and_real(path);
    let is_remote = if cfg!(windows) {
        // A drive letter that stands for a share leads to the share's own name.
        is_share_name(&absolute.to_string_lossy()) || is_share_name(&real.to_string_lossy())
    } else {
        mounts().is_ok_and(|table| is_on_network(&real.to_string_lossy(), &table))
    };
    if is_remote { Err(StoreFault::Network(path.to_owned())) } else { Ok(()) }
}

/// Linux's table of mounts. Its size is not told beforehand: room for a long one saves asking for it in small pieces.
fn mounts() -> io::Result<String> {
    let mut table = String::with_capacity(16 << 10);
    File::open("/proc/self/mounts")?.read_to_string(&mut table)?;
    Ok(table)
}

/// Whether a path of Windows names a share: `\\server\share`, also in its long form.
fn is_share_name(path: &str) -> bool {
    let path = path.replace('/', "\\");
    match path.strip_prefix(r"\\?\").or_else(|| path.strip_prefix(r"\\.\")) {
        Some(long) => long.get(..4).is_some_and(|word| word.eq_ignore_ascii_case(r"UNC\")),
        None => path.starts_with(r"\\"),
    }
}

/// Whether a path of Linux lies on a mount of the network, by the table of mounts: of the mounts above it the deepest
/// counts, and of several in one place the last.
fn is_on_network(path: &str, mounts: &str) -> bool {
    let mut deepest = (0, false);
    for line in mounts.lines() {
        let mut fields = line.split(' ');
        let (Some(_), Some(place), Some(kind)) = (fields.next(), fields.next(), fields.next()) else { continue };
        let place = unescaped(place);
        let is_above =
            path == place || place == "/" || path.strip_prefix(&place).is_some_and(|rest| rest.starts_with('/'));
        if is_above && place.len() >= deepest.0 {
            let is_remote =
                NETWORK.contains(&kind) || kind.strip_prefix("fuse.").is_some_and(|kind| FUSE_NETWORK.contains(&kind));
            deepest = (place.len(), is_remote);
        }
    }
    deepest.1
}

/// The table writes a space as `\040` and so on.
fn unescaped(place: &str) -> String {
    let mut bytes = Vec::with_capacity(place.len());
    let mut rest = place.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let octal = after
            .get(..3)
            .filter(|_| *first == b'\\')
            .and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 8).ok());
        bytes.push(octal.unwrap_or(*first));
        rest = if octal.is_some() { &after[3..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
/dev/sda1 / ext4 rw 0 0
//server/office /mnt/office cifs rw,vers=3.0 0 0
/dev/sdb1 /mnt/office/stick vfat rw 0 0
server:/export /home nfs4 rw 0 0
/dev/sda2 /home/wang ext4 rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
/dev/sdc1 /media/U\\040DISK fuseblk rw 0 0
//server/share /media/\\345\\205\\261\\344\\272\\253 cifs rw 0 0
";

    #[test]
    fn a_share_is_told_from_a_disk_by_the_deepest_mount() {
        for share in ["/mnt/office/a.db", "/home/li/a.db", "/run/user/1000/gvfs/smb-share:a/a.db", "/media/共享/a.db"]
        {
            assert!(is_on_network(share, MOUNTS), "{share}");
        }
        for disk in ["/a.db", "/mnt/office/stick/a.db", "/home/wang/a.db", "/media/U DISK/a.db", "/mnt/office2/a.db"] {
            assert!(!is_on_network(disk, MOUNTS), "{disk}");
        }
        assert!(!is_on_network("/a.db", ""));
    }

    #[test]
    fn a_folder_that_is_copied_elsewhere_is_named() {
        let named = |path: &str| synced_folder(Path::new(path));
        assert_eq!(named("/home/wang/OneDrive - XX市委/台账/a.db").as_deref(), Some("OneDrive - XX市委"));
        assert_eq!(named("/home/wang/我的坚果云/a.db").as_deref(), Some("我的坚果云"));
        assert_eq!(named("/media/BaiduSyncdisk/调度/a.db").as_deref(), Some("BaiduSyncdisk"));
        // The name of the file itself says nothing of where it lies, nor does a topic.
        for plain in ["/home/wang/台账/a.db", "/home/wang/台账/onedrive.db", "/home/wang/百度调研/a.db", "a.db"]
        {
            assert_eq!(named(plain), None, "{plain}");
        }
    }

    #[test]
    fn a_share_of_windows_is_known_by_its_name() {
        for share in [r"\\server\share\a.db", "//server/share/a.db", r"\\?\UNC\server\share\a.db"] {
            assert!(is_share_name(share), "{share}");
        }
        for disk in [r"C:\Users\a.db", r"\\?\C:\Users\a.db", "a.db", r"D:a.db"] {
            assert!(!is_share_name(disk), "{disk}");
        }
    }
}
