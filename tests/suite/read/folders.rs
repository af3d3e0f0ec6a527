//! Which files are read, in what order, and what the documents are called.

use viendan::read::{Error, Items, Options};

use super::support::{LETTER, below, codes, folder, names, read, read_with};

#[test]
fn a_folder_is_walked_in_the_order_of_names() {
    let folder = folder(&[
        ("b.txt", b"b"),
        ("a/2.txt", b"2"),
        ("a/1.md", b"1"),
        ("c.txt", b"c"),
    ]);
    assert_eq!(
        names(&[folder.path().into()]),
        ["a/1.md", "a/2.txt", "b.txt", "c.txt"]
    );
}

#[test]
fn a_single_file_is_called_by_its_name() {
    let folder = folder(&[("thu/cong-van.txt", LETTER.as_bytes())]);
    let (texts, diagnostics) = read(&[folder.path().join("thu/cong-van.txt")]);
    assert_eq!(
        (texts[0].document.as_str(), texts[0].content.as_str()),
        ("cong-van.txt", LETTER)
    );
    assert_eq!(diagnostics, []);
}

#[test]
fn two_paths_with_one_name_are_told_apart_by_their_own_names() {
    let folder = folder(&[
        ("2022/1.txt", b"1"),
        ("2022/2.txt", b"2"),
        ("2023/1.txt", b"1"),
        ("x/2023/1.txt", b"1"),
    ]);
    assert_eq!(
        names(&below(folder.path(), &["2022", "2023"])),
        ["2022/1.txt", "2.txt", "2023/1.txt"]
    );
    assert_eq!(
        names(&below(folder.path(), &["2022/1.txt", "2023/1.txt"])),
        ["2022/1.txt", "2023/1.txt"]
    );
    let parent = folder
        .path()
        .file_name()
        .unwrap()
        .to_string_lossy()
        .into_owned();
    assert_eq!(
        names(&below(folder.path(), &["2023", "x/2023"])),
        [format!("{parent}/2023/1.txt"), "x/2023/1.txt".into()]
    );
}

#[test]
fn a_file_reached_twice_is_read_once() {
    let folder = folder(&[("2023/1.txt", b"1"), ("2.txt", b"2")]);
    let (texts, diagnostics) = read(&below(folder.path(), &["2023", ""]));
    assert_eq!(texts.len(), 2);
    assert_eq!(codes(&diagnostics), ["2023/1.txt: read-once"]);
}

#[test]
fn hidden_and_unknown_files_are_told_and_skipped() {
    let folder = folder(&[
        (".cache/x.txt", b"x"),
        (".hidden.txt", b"x"),
        ("1.txt", b"1"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n"),
        ("run.sh", b"echo"),
    ]);
    let (texts, diagnostics) = read(&[folder.path().into()]);
    assert_eq!(texts.len(), 1);
    let expected = [
        ".cache: hidden-file",
        ".hidden.txt: hidden-file",
        "photo.txt: unknown-format",
        "run.sh: unknown-format",
    ];
    assert_eq!(codes(&diagnostics), expected);
}

#[test]
fn text_of_any_extension_is_read_when_asked_for() {
    let folder = folder(&[("letter.log", LETTER.as_bytes())]);
    assert_eq!(names(&[folder.path().join("letter.log")]), ["letter.log"]);
}

#[test]
fn missing_paths_and_empty_folders_are_errors_with_a_way_out() {
    let folder = folder(&[("1.txt", b"1")]);
    std::fs::create_dir(folder.path().join("empty")).unwrap();
    let error = |name: &str| {
        Items::new(&[folder.path().join(name)], &Options::default())
            .err()
            .expect("an error")
    };
    assert!(matches!(error("none"), Error::Missing(_)));
    assert!(error("none").to_string().contains("none does not exist"));
    assert!(matches!(error("empty"), Error::Empty(_)));
    let (texts, diagnostics) = read(&below(folder.path(), &["empty", "1.txt"]));
    assert_eq!(
        (texts.len(), diagnostics[0].code.as_str()),
        (1, "empty-folder")
    );
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_end() {
    let folder = folder(&[("a/1.txt", b"1")]);
    std::os::unix::fs::symlink(folder.path(), folder.path().join("a/circle")).unwrap();
    std::os::unix::fs::symlink("nowhere", folder.path().join("dangling.txt")).unwrap();
    let (texts, diagnostics) = read(&[folder.path().into()]);
    assert_eq!(texts.len(), 1);
    assert_eq!(
        codes(&diagnostics),
        ["a/circle: link-loop", "dangling.txt: unreadable-file"]
    );
}

#[test]
fn a_text_is_unchanged_but_for_its_byte_order_mark() {
    let folder = folder(&[(
        "1.txt",
        "\u{feff}Số 44-KL/TW\r\nhoà bình\u{a0}\n".as_bytes(),
    )]);
    assert_eq!(
        read(&[folder.path().into()]).0[0].content,
        "Số 44-KL/TW\r\nhoà bình\u{a0}\n"
    );
}

#[test]
fn files_and_texts_beyond_the_limits_are_told() {
    let folder = folder(&[
        ("1.txt", "ấ".repeat(100).as_bytes()),
        ("2.txt", &[b'a'; 2_000]),
    ]);
    let mut options = Options::default();
    (options.limits.text_bytes, options.limits.file_bytes) = (100, 1_000);
    let (texts, diagnostics) = super::support::read_with(&[folder.path().into()], &options);
    assert_eq!(texts[0].content, "ấ".repeat(33));
    assert_eq!(
        codes(&diagnostics),
        ["1.txt: truncated", "2.txt: too-large"]
    );
}

#[test]
fn progress_ends_at_the_whole() {
    let folder = folder(&[
        ("1.txt", b"12345"),
        ("2.jsonl", b"{\"id\": 1, \"text\": \"x\"}\n"),
    ]);
    let mut items = Items::new(&[folder.path().into()], &Options::default()).unwrap();
    assert_eq!((items.progress().files, items.progress().bytes), (0, 0));
    assert_eq!(items.next_batch().map(|batch| batch.len()), Some(2));
    assert!(items.next_batch().is_none());
    let progress = items.progress();
    assert_eq!(
        (progress.files, progress.bytes),
        (progress.files_total, progress.bytes_total)
    );
}

#[cfg(unix)]
#[test]
fn links_that_lead_out_are_told_and_not_followed() {
    use std::os::unix::fs::symlink;
    let outside = folder(&[("secret.txt", b"x"), ("more/2.txt", b"y")]);
    let folder = folder(&[("in/1.txt", b"1"), ("in/deep/3.txt", b"3")]);
    let inside = folder.path().join("in");
    symlink(outside.path().join("secret.txt"), inside.join("a.txt")).expect("a link");
    symlink(outside.path().join("more"), inside.join("b")).expect("a link");
    symlink("deep/3.txt", inside.join("c.txt")).expect("a link");
    let (texts, diagnostics) = read(std::slice::from_ref(&inside));
    let found: Vec<_> = texts.iter().map(|text| text.document.as_str()).collect();
    assert_eq!(found, ["1.txt", "c.txt"]);
    assert_eq!(
        codes(&diagnostics),
        ["a.txt: link-out", "b: link-out", "deep/3.txt: read-once"]
    );
    let options = Options {
        links: viendan::read::Links::All,
        ..Options::default()
    };
    let (texts, diagnostics) = read_with(std::slice::from_ref(&inside), &options);
    let found: Vec<_> = texts.iter().map(|text| text.document.as_str()).collect();
    assert_eq!(found, ["1.txt", "a.txt", "b/2.txt", "c.txt"]);
    assert_eq!(codes(&diagnostics), ["deep/3.txt: read-once"]);
    // A PATH that is a link was asked for.
    symlink(&inside, folder.path().join("link")).expect("a link");
    assert_eq!(read(&[folder.path().join("link")]).0.len(), 2);
}

#[cfg(target_os = "linux")]
#[test]
fn names_of_files_that_are_no_unicode_stay_apart() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = folder(&[]);
    for (name, content) in [(b"a\xfe.txt", "1"), (b"a\xff.txt", "2")] {
        std::fs::write(folder.path().join(OsStr::from_bytes(name)), content).expect("a file");
    }
    let (texts, diagnostics) = read(&[folder.path().into()]);
    let found: Vec<_> = texts
        .iter()
        .map(|text| (text.document.as_str(), text.content.as_str()))
        .collect();
    assert_eq!(found, [("a\\xFE.txt", "1"), ("a\\xFF.txt", "2")]);
    assert!(diagnostics.is_empty());
}
