//! Names of files, which may be any bytes.

use std::ffi::OsStr;

/// The name as text. Bytes that are no text are shown as `\\xFF`, so that names which differ in
/// them alone stay apart.
pub(crate) fn unicode(name: &[u8]) -> String {
    let mut text = String::with_capacity(name.len());
    for chunk in name.utf8_chunks() {
        text += chunk.valid();
        for byte in chunk.invalid() {
            text += &format!("\\x{byte:02X}");
        }
    }
    text
}

/// The name of a file of the system as text.
pub(crate) fn of(name: &OsStr) -> String {
    // On Unix these are the bytes of the name; elsewhere names are Unicode but for odd halves.
    unicode(name.as_encoded_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_text_are_shown() {
        assert_eq!(unicode("thư.txt".as_bytes()), "thư.txt");
        assert_eq!(unicode(b"a\xff\xfe.txt"), "a\\xFF\\xFE.txt");
        assert_ne!(unicode(b"a\xff"), unicode(b"a\xfe"));
    }
}
