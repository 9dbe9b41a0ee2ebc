//! Puts a finished paper where it was asked for, or leaves everything as it was.
//!
//! The bytes go to a file beside, reach the disk, and take the paper's name in one step: a crash or a full disk never
//! leaves half a paper. What stood there before is kept, because the secretary may have corrected it by hand.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use tempfile::NamedTempFile;
use thiserror::Error;

pub use super::file_name::safe_file_name;
use crate::domain::{DeliverFault, is_device_name};

/// How often something is tried that another program holds up, and the pause between: a second in all.
const TRIES: u32 = 21;
const NAP: Duration = Duration::from_millis(50);

/// How a paper is called while it is being written.
const PREFIX: &str = ".diaodu-";
const SUFFIX: &str = ".tmp";
/// What has been written on for so long was left by a program that was killed.
const CUT_SHORT: Duration = Duration::from_mins(10);

/// What became of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivered {
    /// It is a new file.
    Written,
    /// It replaced a file that said something else, which is kept.
    Replaced {
        /// Where the old file is kept.
        backup: PathBuf,
    },
    /// The same file stood there already; nothing was written.
    Unchanged,
}

/// Why a paper was not delivered.
#[derive(Debug, Error)]
#[error("the file could not be written")]
pub struct DeliverError {
    /// The reason as plain data; `wording::delivery::sentence` says it.
    pub fault: DeliverFault,
    /// What the system said, if it was asked.
    #[source]
    pub source: Option<io::Error>,
}

impl From<DeliverFault> for DeliverError {
    fn from(fault: DeliverFault) -> Self {
        Self { fault, source: None }
    }
}

/// Writes `bytes` to `path`: beside, to the disk, and into place. A different file at `path` is kept as `.bak`, or as
/// `.bak2` and so on, because an older `.bak` may be the only copy of a correction made by hand.
///
/// # Errors
/// [`DeliverError`] when the folder is missing or may not be written to, the file is write-protected or open in another
/// program, or the disk is full. The file at `path` is then as it was.
pub fn deliver(path: &Path, bytes: &[u8]) -> Result<Delivered, DeliverError> {
    let target = linked(path);
    let folder = folder_of(&target)?;
    let old = match patiently(|| fs::read(&target), |error| is_sharing_violation(error, cfg!(windows))) {
        Ok(old) if old == bytes => return Ok(Delivered::Unchanged),
        Ok(old) => Some(old),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(fault_of(error, &target, &folder)),
    };
    may_replace(&target, old.is_some())?;
    let fail = |error: io::Error| fault_of(error, &target, &folder);
    let temporary = write_beside(&target, &folder, bytes, old.is_some()).map_err(fail)?;
    let backup = old.map(|old| keep(&target, &old)).transpose().map_err(fail)?;
    if let Err(error) = put_in_place(temporary, &target) {
        // The old file never left its place, so its copy is of no use.
        if let Some(Kept { path, fresh: true }) = &backup {
            let _ = fs::remove_file(path);
        }
        if is_held(&error, cfg!(windows)) {
            let fault = DeliverFault::OpenElsewhere { path: target, holder: None, lock: None };
            return Err(DeliverError { fault, source: Some(error) });
        }
        return Err(fail(error));
    }
    match patiently(|| settle(&target, &folder), |error| is_held(error, cfg!(windows))) {
        // Somebody looks into the paper already: it is in its place, and its bytes reached the disk before it got there.
        Err(error) if is_held(&error, cfg!(windows)) => {}
        settled => settled.map_err(fail)?,
    }
    Ok(backup.map_or(Delivered::Written, |kept| Delivered::Replaced { backup: kept.path }))
}

/// Gives the new file the paper's name.
fn put_in_place(temporary: NamedTempFile, target: &Path) -> io::Result<()> {
    let mut waiting = Some(temporary);
    let put = || match waiting.take() {
        Some(file) => file.persist(target).map(drop).map_err(|refused| {
            waiting = Some(refused.file);
            refused.error
        }),
        None => Ok(()),
    };
    patiently(put, |error| is_held(error, cfg!(windows)))
}

/// Tries again for a second what another program holds up. On Windows whoever looks for viruses or makes an index opens a
/// file that has just been written, and lets go of it soon.
fn patiently<T>(attempt: impl FnMut() -> io::Result<T>, is_held: impl Fn(&io::Error) -> bool) -> io::Result<T> {
    again_while_held(attempt, is_held, || thread::sleep(NAP))
}

fn again_while_held<T>(
    mut attempt: impl FnMut() -> io::Result<T>,
    is_held: impl Fn(&io::Error) -> bool,
    mut nap: impl FnMut(),
) -> io::Result<T> {
    for _ in 1..TRIES {
        match attempt() {
            Err(error) if is_held(&error) => nap(),
            done => return done,
        }
    }
    attempt()
}

/// The file that a link points to, so that a link stays a link. Any other path is kept as it was typed.
fn linked(path: &Path) -> PathBuf {
    let is_link = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
    if is_link { fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf()) } else { path.to_path_buf() }
}

/// The folder of a file that may be written.
fn folder_of(target: &Path) -> Result<PathBuf, DeliverError> {
    let name = target.file_name().map(|name| name.to_string_lossy());
    // Windows would wait for ever for what the keyboard sends.
    let is_device = cfg!(windows) && name.as_deref().is_some_and(is_device_name);
    if target.is_dir() || is_device || name.is_none() {
        return Err(DeliverFault::NotAFile { path: target.to_path_buf() }.into());
    }
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    };
    if folder.is_dir() { Ok(folder) } else { Err(DeliverFault::FolderMissing { folder }.into()) }
}

/// Whether nothing speaks against replacing a file.
fn may_replace(target: &Path, exists: bool) -> Result<(), DeliverError> {
    if let Some((lock, holder)) = lock_of(target) {
        return Err(DeliverFault::OpenElsewhere { path: target.to_path_buf(), holder, lock: Some(lock) }.into());
    }
    if exists && fs::metadata(target).is_ok_and(|metadata| metadata.permissions().readonly()) {
        return Err(DeliverFault::ReadOnly { path: target.to_path_buf() }.into());
    }
    Ok(())
}

/// The lock file that another program has laid beside, and who has the file open as far as it says.
///
/// LibreOffice lays `.~lock.NAME#` (its first filled field is the user); Word and WPS lay `~$NAME`, which for longer
/// names takes the place of the first two characters and says in UTF-16 who it is.
fn lock_of(target: &Path) -> Option<(PathBuf, Option<String>)> {
    let name = target.file_name()?.to_string_lossy().into_owned();
    let libre = target.with_file_name(format!(".~lock.{name}#"));
    if libre.exists() {
        let text = fs::read_to_string(&libre).unwrap_or_default();
        let holder = text.split(',').take(2).map(str::trim).find(|field| !field.is_empty()).map(str::to_owned);
        return Some((libre, holder));
    }
    let stem_length = target.file_stem()?.to_string_lossy().chars().count();
    // Word: up to six characters are all kept, of seven the first gives way, of more the first two.
    let cut = stem_length.saturating_sub(6).min(2);
    let shortened: String = name.chars().skip(cut).collect();
    [shortened, name].into_iter().map(|tail| target.with_file_name(format!("~${tail}"))).find(|path| path.exists()).map(
        |lock| {
            let holder = fs::read(&lock).ok().and_then(|bytes| owner(&bytes));
            (lock, holder)
        },
    )
}

/// The user's name in a `~$` file: its length at byte 54 and then UTF-16 (little endian) from byte 56, as Word writes it.
fn owner(bytes: &[u8]) -> Option<String> {
    let length = usize::from(*bytes.get(54)?);
    let units: Vec<u16> =
        bytes.get(56..56 + 2 * length)?.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    let name = String::from_utf16(&units).ok()?;
    let name = crate::text::paragraphs(&name).concat();
    (!name.is_empty()).then_some(name)
}

fn write_beside(target: &Path, folder: &Path, bytes: &[u8], exists: bool) -> Result<NamedTempFile, io::Error> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    // A temporary file is private by default; a paper may be read by whoever could read the old one.
    if exists {
        builder.permissions(fs::metadata(target)?.permissions());
    } else {
        open_to_all(&mut builder);
    }
    let mut temporary = builder.tempfile_in(folder)?;
    temporary.write_all(bytes)?;
    temporary.as_file().sync_all()?;
    sweep(folder, temporary.as_file());
    Ok(temporary)
}

/// Removes what a program that was killed left half written in a folder: what is that much older than a file of now.
fn sweep(folder: &Path, fresh: &File) {
    let Ok(now) = fresh.metadata().and_then(|metadata| metadata.modified()) else { return };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let is_ours = name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX));
        let age = || now.duration_since(entry.metadata().ok()?.modified().ok()?).ok();
        if is_ours && age().is_some_and(|age| age > CUT_SHORT) {
            // What cannot be removed now is tried again the next time.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// A new file is as open as the user's own settings let it be.
#[cfg(unix)]
fn open_to_all(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt as _;
    builder.permissions(fs::Permissions::from_mode(0o666));
}

/// A new file takes its permissions from its folder.
#[cfg(not(unix))]
fn open_to_all(_builder: &mut tempfile::Builder<'_, '_>) {}

/// Where an old file is kept.
struct Kept {
    path: PathBuf,
    /// Whether it was put there just now.
    fresh: bool,
}

/// Keeps the old file under the first free name, or finds it kept already.
fn keep(target: &Path, old: &[u8]) -> Result<Kept, io::Error> {
    for number in 1_u32.. {
        let path = backup_path(target, number);
        match fs::read(&path) {
            Ok(kept) if kept == old => return Ok(Kept { path, fresh: false }),
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => {
                // A second name for the same file costs nothing; where a disk knows none, it is copied.
                if fs::hard_link(target, &path).is_err() {
                    fs::copy(target, &path)?;
                    // Opened for writing: Windows brings nothing to the disk for somebody who may only read.
                    OpenOptions::new().write(true).open(&path)?.sync_all()?;
                }
                return Ok(Kept { path, fresh: true });
            }
            Err(error) => return Err(error),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

fn backup_path(target: &Path, number: u32) -> PathBuf {
    let mut name = OsString::from(target.as_os_str());
    name.push(".bak");
    if number > 1 {
        name.push(number.to_string());
    }
    PathBuf::from(name)
}

/// Makes the new name itself reach the disk.
#[cfg(unix)]
fn settle(_: &Path, folder: &Path) -> Result<(), io::Error> {
    match File::open(folder)?.sync_all() {
        // Some network disks cannot do this for a folder; the file itself is safe.
        Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
        other => other,
    }
}

/// Windows cannot be asked that of a folder; the file under its new name can be.
#[cfg(not(unix))]
fn settle(target: &Path, _: &Path) -> Result<(), io::Error> {
    OpenOptions::new().write(true).open(target)?.sync_all()
}

/// Whether a paper that could not be put in its place is held by another program. Windows often says no more than that it
/// may not be; but the folder has just taken the new file, and a write-protected paper was told before.
fn is_held(error: &io::Error, is_windows: bool) -> bool {
    is_windows && error.kind() == ErrorKind::PermissionDenied || is_sharing_violation(error, is_windows)
}

/// What the system's error means for the secretary.
fn fault_of(error: io::Error, target: &Path, folder: &Path) -> DeliverError {
    let path = target.to_path_buf();
    let folder = folder.to_path_buf();
    let fault = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => DeliverFault::NoSpace { folder },
        ErrorKind::ReadOnlyFilesystem => DeliverFault::ReadOnly { path: folder },
        ErrorKind::NotFound => DeliverFault::FolderMissing { folder },
        ErrorKind::ResourceBusy => DeliverFault::OpenElsewhere { path, holder: None, lock: None },
        _ if is_sharing_violation(&error, cfg!(windows)) => {
            DeliverFault::OpenElsewhere { path, holder: None, lock: None }
        }
        ErrorKind::PermissionDenied => DeliverFault::ReadOnly { path: folder },
        _ => DeliverFault::Other { path, detail: error.to_string() },
    };
    DeliverError { fault, source: Some(error) }
}

/// Windows: the file is in use (32) or a part of it is locked (33).
fn is_sharing_violation(error: &io::Error, is_windows: bool) -> bool {
    is_windows && matches!(error.raw_os_error(), Some(32 | 33))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    fn fault(path: &Path) -> DeliverFault {
        deliver(path, b"new").unwrap_err().fault
    }

    #[test]
    fn a_correction_made_by_hand_survives_every_later_export() {
        let room = room();
        let path = room.path().join("纪要.docx");
        assert_eq!(deliver(&path, b"first").unwrap(), Delivered::Written);
        fs::write(&path, b"corrected by hand").unwrap();
        let Delivered::Replaced { backup } = deliver(&path, b"second").unwrap() else { panic!("not replaced") };
        assert_eq!(backup, room.path().join("纪要.docx.bak"));
        deliver(&path, b"third").unwrap();
        deliver(&path, b"fourth").unwrap();
        assert_eq!(fs::read(&backup).unwrap(), b"corrected by hand");
        assert_eq!(fs::read(room.path().join("纪要.docx.bak2")).unwrap(), b"second");
        assert_eq!(fs::read(&path).unwrap(), b"fourth");
        assert_eq!(fs::read_dir(room.path()).unwrap().count(), 4, "no temporary file is left");
    }

    #[test]
    fn on_windows_a_paper_that_cannot_be_replaced_is_open_and_not_write_protected() {
        let refused = io::Error::from(ErrorKind::PermissionDenied);
        assert!(is_held(&refused, true));
        assert!(!is_held(&refused, false));
        assert!(!is_held(&ErrorKind::StorageFull.into(), true));
        for code in [32, 33] {
            assert!(is_held(&io::Error::from_raw_os_error(code), true));
            assert!(!is_held(&io::Error::from_raw_os_error(code), false), "elsewhere the number says something else");
        }
        // Who may not read a paper is told so at once; only one that is in use is waited for.
        assert!(!is_sharing_violation(&refused, true));
    }

    #[test]
    fn a_paper_held_for_less_than_a_second_is_waited_for_and_what_else_is_wrong_is_not() {
        let held = || io::Error::from(ErrorKind::PermissionDenied);
        let is_held = |error: &io::Error| error.kind() == ErrorKind::PermissionDenied;
        let count = |free_after: u32, fault: fn() -> io::Error| {
            let (mut tried, mut naps) = (0, 0);
            let attempt = || {
                tried += 1;
                if tried > free_after { Ok(()) } else { Err(fault()) }
            };
            let done = again_while_held(attempt, is_held, || naps += 1);
            (done.is_ok(), tried, naps)
        };
        assert_eq!(count(0, held), (true, 1, 0), "nobody holds it: nothing is waited for");
        assert_eq!(count(3, held), (true, 4, 3));
        assert_eq!(count(TRIES - 1, held), (true, TRIES, TRIES - 1));
        assert_eq!(count(u32::MAX, held), (false, TRIES, TRIES - 1));
        assert_eq!(count(3, || ErrorKind::StorageFull.into()), (false, 1, 0));
        assert_eq!(NAP * (TRIES - 1), Duration::from_secs(1));
    }

    #[test]
    fn what_a_killed_program_left_half_written_goes_and_nothing_else() {
        let room = room();
        for (name, is_old, stays) in [
            (".diaodu-a1b2c3.tmp", true, false),
            (".diaodu-d4e5f6.tmp", false, true),
            ("纪要.tmp", true, true),
            (".diaodu-笔记.docx", true, true),
        ] {
            let path = room.path().join(name);
            let file = File::create(&path).unwrap();
            if is_old {
                let long_ago = file.metadata().unwrap().modified().unwrap() - 2 * CUT_SHORT;
                file.set_modified(long_ago).unwrap();
            }
            drop(file);
            deliver(&room.path().join("纪要.docx"), name.as_bytes()).unwrap();
            assert_eq!(path.exists(), stays, "{name}");
        }
    }

    #[test]
    fn going_back_and_forth_does_not_pile_up_copies() {
        let room = room();
        let path = room.path().join("纪要.docx");
        for bytes in [b"a", b"b", b"a", b"b", b"a"] {
            deliver(&path, bytes).unwrap();
        }
        assert_eq!(fs::read_dir(room.path()).unwrap().count(), 3);
    }

    #[test]
    fn the_same_paper_is_not_written_again() {
        let room = room();
        let path = room.path().join("纪要.docx");
        deliver(&path, b"same").unwrap();
        assert_eq!(deliver(&path, b"same").unwrap(), Delivered::Unchanged);
        assert_eq!(fs::read_dir(room.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_missing_folder_and_a_folder_in_the_way_are_told_apart() {
        let room = room();
        let missing = room.path().join("没有");
        assert_eq!(fault(&missing.join("纪要.docx")), DeliverFault::FolderMissing { folder: missing });
        assert!(matches!(fault(room.path()), DeliverFault::NotAFile { .. }));
    }

    #[test]
    fn a_write_protected_paper_is_left_alone() {
        let room = room();
        let path = room.path().join("定稿.docx");
        fs::write(&path, b"signed").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        assert!(matches!(fault(&path), DeliverFault::ReadOnly { .. }));
        assert_eq!(fs::read(&path).unwrap(), b"signed");
    }

    #[test]
    fn a_paper_open_in_libreoffice_is_left_alone_and_says_by_whom() {
        let room = room();
        let path = room.path().join("纪要.docx");
        fs::write(&path, b"open").unwrap();
        fs::write(room.path().join(".~lock.纪要.docx#"), ",wang,pc,20.05.2022 17:00,file:///home/wang;").unwrap();
        let DeliverFault::OpenElsewhere { holder, .. } = fault(&path) else { panic!("not noticed") };
        assert_eq!(holder.as_deref(), Some("wang"));
        assert_eq!(fs::read(&path).unwrap(), b"open");
    }

    #[test]
    fn a_paper_open_in_word_is_noticed_whatever_the_length_of_its_name() {
        for (name, lock) in [
            ("纪要.docx", "~$纪要.docx"),
            ("工委会议纪要一.docx", "~$委会议纪要一.docx"),
            ("工委会议纪要第一期.docx", "~$会议纪要第一期.docx"),
        ] {
            let room = room();
            let mut owner = vec![0; 54];
            owner.extend([2, 0]);
            owner.extend("王强".encode_utf16().flat_map(u16::to_le_bytes));
            fs::write(room.path().join(lock), owner).unwrap();
            let DeliverFault::OpenElsewhere { holder, .. } = fault(&room.path().join(name)) else { panic!("{name}") };
            assert_eq!(holder.as_deref(), Some("王强"));
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_full_disk_leaves_nothing_behind() {
        let error = fault_of(io::Error::from_raw_os_error(28), Path::new("/媒体/纪要.docx"), Path::new("/媒体"));
        assert_eq!(error.fault, DeliverFault::NoSpace { folder: "/媒体".into() });
        assert!(error.source.is_some());
    }

    #[cfg(unix)]
    #[test]
    fn a_new_paper_can_be_read_by_colleagues_and_a_link_stays_a_link() {
        use std::os::unix::fs::PermissionsExt as _;
        let room = room();
        let path = room.path().join("纪要.docx");
        let by_hand = room.path().join("plain");
        fs::write(&by_hand, b"").unwrap();
        deliver(&path, b"new").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&path), mode(&by_hand));
        let link = room.path().join("最新.docx");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        deliver(&link, b"newer").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&path).unwrap(), b"newer");
    }
}
