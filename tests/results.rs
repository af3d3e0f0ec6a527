//! Where results go: whose place they take, who may read them, what form their names ask for.

#[path = "support/program.rs"]
mod program;

use std::fs;
use std::path::Path;

use program::{run, said, viendan};

const LETTER: &str = "TỈNH ỦY LAI CHÂU\n*\nSố 1369-CV/TU\n\nLai Châu, ngày 28 tháng 4 năm 2023\n\n\
    Thực hiện Kết luận số 44-KL/TW, ngày 14/11/2022 của Ban Bí thư, Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy triển khai.\n";

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("below the folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

#[test]
fn results_below_the_letters_are_not_read_as_letters() {
    let here = folder(&[("letter.txt", LETTER)]);
    let analyze = || {
        let output = viendan(&["analyze", "."])
            .current_dir(here.path())
            .output()
            .expect("it starts");
        assert!(output.status.success(), "{}", said(&output));
        said(&output)
    };
    let first = analyze();
    assert!(first.contains("; 2 documents (1 missing), "), "{first}");
    for _ in 0..2 {
        let again = analyze();
        assert!(again.contains("; 2 documents (1 missing), "), "{again}");
        let told =
            "viendan: output: a folder of viendan's own results, so not read [own-results]\n";
        assert!(again.starts_with(told), "{again}");
        assert_eq!(again.matches("own-results]\n").count(), 1, "{again}");
    }
}

#[test]
fn a_folder_of_results_is_no_folder_of_letters() {
    let sentence = "viendan: output holds results of viendan, not letters; \
        give the folder of the letters, and results a folder of their own\n";
    for arguments in [&["extract", "output"][..], &["show", "text", "output"]] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert_eq!(said(&output), sentence, "{arguments:?}");
        assert!(output.stdout.is_empty(), "no data from {arguments:?}");
    }
}

#[cfg(unix)]
mod permissions {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path)
            .expect("it is written")
            .permissions()
            .mode()
            & 0o777
    }

    /// Starts the program under this umask, in the folder.
    #[track_caller]
    fn under_umask(umask: &str, folder: &Path, arguments: &str) {
        let command = format!(
            "umask {umask}; '{}' {arguments}",
            env!("CARGO_BIN_EXE_viendan")
        );
        let status = std::process::Command::new("sh")
            .args(["-c", &command])
            .current_dir(folder)
            .status();
        assert!(status.expect("a shell").success(), "{command}");
    }

    #[test]
    fn results_are_as_open_as_the_umask_says() {
        for (umask, expected) in [("077", 0o600), ("022", 0o644), ("002", 0o664)] {
            let here = folder(&[("letter.txt", LETTER)]);
            under_umask(umask, here.path(), "extract letter.txt -o references.jsonl");
            under_umask(umask, here.path(), "analyze letter.txt --quiet");
            for name in [
                "references.jsonl",
                "output/graph.json",
                "output/report.html",
            ] {
                assert_eq!(mode(&here.path().join(name)), expected, "{umask}: {name}");
            }
        }
    }

    #[test]
    fn a_file_that_is_replaced_keeps_its_permissions() {
        let here = folder(&[("letter.txt", LETTER), ("references.jsonl", "earlier")]);
        let kept = here.path().join("references.jsonl");
        fs::set_permissions(&kept, fs::Permissions::from_mode(0o600)).expect("our file");
        under_umask("022", here.path(), "extract letter.txt -o references.jsonl");
        assert_eq!(mode(&kept), 0o600);
        assert!(
            fs::read_to_string(&kept)
                .expect("text")
                .contains("44-KL/TW")
        );
    }
}
