//! Folders made for one test, and short ways to read them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use viendan::diagnostics::Diagnostic;
use viendan::read::{Children, Items, Options};
use viendan::text::Text;

/// A letter in real form, by made-up people.
pub const LETTER: &str = "TỈNH ỦY LAI CHÂU\n*\nSố 1369-CV/TU\n\nLai Châu, ngày 28 tháng 4 năm 2023\n\n\
    Thực hiện Kết luận số 44-KL/TW, ngày 22/11/2022 của Bộ Chính trị, Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy triển khai.\n";

/// A folder with these files, removed at the end of the test.
pub fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("below the folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }
    folder
}

/// As the program reads: in child processes of it.
pub fn with_children() -> Options {
    let children = Children::new(env!("CARGO_BIN_EXE_viendan").into(), ["read-child"]);
    Options {
        children: Some(Arc::new(children)),
        ..Options::default()
    }
}

/// All texts and all diagnostics of these PATHs, in order.
pub fn read(paths: &[PathBuf]) -> (Vec<Text>, Vec<Diagnostic>) {
    read_with(paths, &with_children())
}

/// The same with options.
pub fn read_with(paths: &[PathBuf], options: &Options) -> (Vec<Text>, Vec<Diagnostic>) {
    let (mut texts, mut diagnostics) = (Vec::new(), Vec::new());
    for item in Items::new(paths, options).expect("there is something to read") {
        match item {
            Ok(item) => {
                let opened = item.open(options);
                assert!(
                    opened.text.is_some() || !opened.diagnostics.is_empty(),
                    "neither text nor diagnostic"
                );
                texts.extend(opened.text);
                diagnostics.extend(opened.diagnostics);
            }
            Err(skipped) => diagnostics.push(skipped),
        }
    }
    (texts, diagnostics)
}

/// Names of the documents read below one folder.
pub fn names(paths: &[PathBuf]) -> Vec<String> {
    read(paths)
        .0
        .into_iter()
        .map(|text| text.document)
        .collect()
}

/// `document: code` of each diagnostic.
pub fn codes(diagnostics: &[Diagnostic]) -> Vec<String> {
    diagnostics
        .iter()
        .map(|diagnostic| {
            format!(
                "{}: {}",
                diagnostic.document.as_deref().unwrap_or("-"),
                diagnostic.code
            )
        })
        .collect()
}

/// The PATHs of these names below a folder.
pub fn below(folder: &Path, names: &[&str]) -> Vec<PathBuf> {
    names.iter().map(|name| folder.join(name)).collect()
}
