//! Names under which Windows has no file but a device: what is written there is gone, and to read one waits for ever.

/// Names that Windows keeps for devices, whatever their extension (Microsoft, "Naming Files, Paths, and Namespaces").
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

/// Whether Windows takes the name of a file (without its folder) for a device's.
#[must_use]
pub fn is_device_name(name: &str) -> bool {
    let stem = name.split(['.', ':']).next().unwrap_or(name).trim().to_uppercase();
    let is_numbered = ["COM", "LPT"].iter().any(|port| {
        stem.strip_prefix(port).is_some_and(|rest| {
            rest.chars().count() == 1 && rest.chars().all(|c| matches!(c, '0'..='9' | '¹' | '²' | '³'))
        })
    });
    is_numbered || DEVICES.contains(&stem.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_known_whatever_is_written_behind_its_name() {
        for device in
            ["con", "NUL", "nul.docx", "Aux .txt", "COM1", "lpt9.xlsx", "COM²", "CONOUT$", "NUL:", "prn.tar.gz"]
        {
            assert!(is_device_name(device), "{device}");
        }
        for file in ["", "CONTRACT.docx", "COM.docx", "COM10", "COMA", "LPT", "纪要NUL.docx", "空.NUL", "null"] {
            assert!(!is_device_name(file), "{file}");
        }
    }
}
