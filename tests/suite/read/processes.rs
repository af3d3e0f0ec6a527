//! Processes that read for us: what they may take and reach, and that none of them and no copy of a document stays
//! when a run is ended at any moment.

use std::fs;
use std::io::{BufReader, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use viendan::read::child;

use super::support::{LETTER, codes, folder, read_with, with_children};
use crate::support::make::{docx, paragraph, pdf_of_lines, scanned_pdf};
use crate::support::program::{said, viendan};

/// Longest that a machine under load takes for what takes a moment.
const PATIENCE: Duration = Duration::from_secs(60);

/// Tries until it is there.
fn wait_for<T>(what: &str, mut find: impl FnMut() -> Option<T>) -> T {
    let begin = Instant::now();
    loop {
        if let Some(found) = find() {
            return found;
        }
        assert!(begin.elapsed() < PATIENCE, "{what} did not come");
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn send(process: u32, signal: Signal) {
    let id = Pid::from_raw(process.cast_signed()).expect("an id");
    kill_process(id, signal).expect("the process is there");
}

/// Whether the process runs; one that has ended and is not taken leave of does not.
fn runs(process: u32) -> bool {
    fs::read_to_string(format!("/proc/{process}/stat")).is_ok_and(|stat| {
        !stat
            .rsplit(')')
            .next()
            .unwrap_or_default()
            .starts_with(" Z")
    })
}

/// A process that this one started.
fn child_of(parent: u32) -> Option<u32> {
    let processes = fs::read_dir("/proc").expect("processes").flatten();
    let ids = processes.filter_map(|entry| entry.file_name().to_string_lossy().parse().ok());
    ids.into_iter().find(|id: &u32| {
        fs::read_to_string(format!("/proc/{id}/stat")).is_ok_and(|stat| {
            let after_name = stat.rsplit(')').next().unwrap_or_default();
            after_name.split_whitespace().nth(1) == Some(&parent.to_string())
        })
    })
}

/// A program of a few lines.
fn script(path: &Path, lines: &str) {
    let draft = path.with_extension("draft");
    fs::write(&draft, format!("#!/bin/sh\n{lines}\n")).expect("a script");
    fs::set_permissions(&draft, fs::Permissions::from_mode(0o755)).expect("it may be run");
    copy_program(&draft, path);
}

/// A copy that another process makes: a program that this one has open for writing cannot be
/// started, and a test beside this one may start a child at any moment, which inherits the file.
fn copy_program(from: &Path, to: &Path) {
    let copied = Command::new("cp").arg("-p").args([from, to]).status();
    assert!(copied.expect("cp can be started").success());
}

/// A run over a scanned page that waits for its OCR program, and the process of that program.
struct Recognition {
    folder: tempfile::TempDir,
    run: Child,
    program: u32,
}

impl Recognition {
    /// The OCR program notes its process and its settings, and waits.
    fn begin() -> Self {
        let folder = folder(&[("scan.pdf", &scanned_pdf(&[&["Số 64-KH/HU"]]))]);
        let here = folder.path();
        fs::create_dir(here.join("temporary")).expect("a folder");
        script(&here.join("pdftoppm"), "cat > /dev/null; echo picture");
        let noted = format!(
            "env > '{0}/settings'; ls '{0}/temporary' > '{0}/copies'; echo $$ > '{0}/id.new'\n\
             mv '{0}/id.new' '{0}/id'; exec sleep 600",
            here.display()
        );
        script(&here.join("recognize"), &noted);
        let path = std::env::var("PATH").unwrap_or_default();
        let run = viendan(&["extract", "scan.pdf", "--max-time", "600"])
            .args(["--ocr", &here.join("recognize").display().to_string()])
            .current_dir(here)
            .env("PATH", format!("{}:{path}", here.display()))
            .env("TMPDIR", here.join("temporary"))
            .env("SECRET", "not for others")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program was built with the tests");
        let program = wait_for("the OCR program", || {
            fs::read_to_string(here.join("id"))
                .ok()?
                .trim()
                .parse()
                .ok()
        });
        Self {
            folder,
            run,
            program,
        }
    }

    fn noted(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path().join(name)).expect("the program noted it")
    }
}

#[test]
fn an_ocr_run_that_is_ended_leaves_no_copy_and_no_program() {
    for signal in [Signal::INT, Signal::TERM, Signal::HUP, Signal::KILL] {
        let mut recognition = Recognition::begin();
        send(recognition.run.id(), signal);
        recognition.run.wait().expect("it was started");
        wait_for("the end of the OCR program", || {
            (!runs(recognition.program)).then_some(())
        });
        let left = fs::read_dir(recognition.folder.path().join("temporary"));
        assert_eq!(left.expect("the folder").count(), 0, "{signal:?}");
    }
}

#[test]
fn an_ocr_program_gets_no_file_no_secret_and_has_limits() {
    let mut recognition = Recognition::begin();
    assert_eq!(recognition.noted("copies"), "", "while it runs");
    let settings = recognition.noted("settings");
    assert!(!settings.contains("SECRET"), "{settings}");
    let limits = fs::read_to_string(format!("/proc/{}/limits", recognition.program));
    let limits = limits.expect("the program runs");
    for (name, most) in [
        ("Max cpu time", "602"),
        ("Max data size", "402653184"),
        ("Max core file size", "0"),
        ("Max open files", "64"),
    ] {
        let limit = limits.lines().find(|line| line.starts_with(name));
        let limit = limit.expect("each kind is listed")[name.len()..].trim_start();
        assert!(limit.starts_with(most), "{name}: {limit}");
    }
    send(recognition.run.id(), Signal::TERM);
    recognition.run.wait().expect("it was started");
}

/// A web page that keeps its reader busy for minutes: each paragraph reopens all fonts that are
/// open.
fn endless_page() -> Vec<u8> {
    let fonts = (0..60_000).map(|number| format!("<font x={number}><p>"));
    fonts.collect::<String>().into_bytes()
}

/// A run whose child reads a file that takes long.
fn busy(folder: &Path, file: &str) -> (Child, u32) {
    let run = viendan(&["extract", file, "--max-time", "600"])
        .args(["--max-memory", "8GiB"])
        .current_dir(folder)
        .env("SECRET", "not for others")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program was built with the tests");
    let child = wait_for("the child", || child_of(run.id()));
    (run, child)
}

#[test]
fn a_reading_child_ends_with_its_parent() {
    let folder = folder(&[("page.html", &endless_page())]);
    for signal in [Signal::INT, Signal::TERM, Signal::KILL] {
        let (mut run, child) = busy(folder.path(), "page.html");
        send(run.id(), signal);
        run.wait().expect("it was started");
        wait_for("the end of the child", || (!runs(child)).then_some(()));
    }
}

#[test]
fn a_reading_child_knows_no_setting_of_the_user() {
    let folder = folder(&[("page.html", &endless_page())]);
    let (mut run, child) = busy(folder.path(), "page.html");
    // Before it became the program, the child was a copy of its parent.
    let settings = wait_for("its settings", || {
        fs::read_to_string(format!("/proc/{child}/environ"))
            .ok()
            .filter(|settings| settings.contains("RUST_BACKTRACE=0"))
    });
    assert!(!settings.contains("SECRET"), "{settings}");
    send(run.id(), Signal::KILL);
    run.wait().expect("it was started");
}

/// A child that closes one of its streams would have room for a file or a connection, if it were
/// allowed as many as it has open.
#[cfg(target_os = "linux")]
#[test]
fn a_reading_child_may_open_nothing_in_place_of_its_streams() {
    let folder = folder(&[("page.html", &endless_page())]);
    #[cfg(feature = "parquet")]
    {
        let row = LETTER.repeat(500);
        let rows = crate::support::make::parquet(&[Some(row.as_bytes()); 500]);
        fs::write(folder.path().join("rows.parquet"), rows).expect("a file");
    }
    let files = ["page.html", "rows.parquet"];
    for file in &files[..1 + usize::from(cfg!(feature = "parquet"))] {
        let (mut run, child) = busy(folder.path(), file);
        // Before it is sealed, it has the limits of its parent.
        wait_for(file, || {
            let limits = fs::read_to_string(format!("/proc/{child}/limits")).ok()?;
            let files = limits
                .lines()
                .find(|line| line.starts_with("Max open files"))?;
            let limits: Vec<_> = files.split_whitespace().skip(3).take(2).collect();
            (limits == ["0", "0"]).then_some(())
        });
        send(run.id(), Signal::KILL);
        run.wait().expect("it was started");
    }
}

/// Stands for the parent: instead of a request it tries what a document might make a child do.
struct Attempts(PathBuf);

impl Read for Attempts {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        let done = [
            ("file", fs::read("/etc/passwd").is_ok()),
            ("network", std::net::UdpSocket::bind("127.0.0.1:0").is_ok()),
            ("program", Command::new("true").spawn().is_ok()),
            (
                "folder",
                knows_landlock() && fs::create_dir(self.0.join("made")).is_ok(),
            ),
        ];
        let done = done.iter().filter(|(_, is_done)| *is_done);
        let done: Vec<_> = done.map(|(name, _)| *name).collect();
        writeln!(std::io::stdout(), "done: {done:?}").expect("a pipe that was there before");
        Ok(0)
    }
}

/// Whether this kernel can forbid what needs no open file.
fn knows_landlock() -> bool {
    use landlock::{ABI, Access, AccessFs, CompatLevel, Compatible, Ruleset, RulesetAttr};
    Ruleset::default()
        .set_compatibility(CompatLevel::HardRequirement)
        .handle_access(AccessFs::from_all(ABI::V1))
        .is_ok()
}

#[test]
fn a_reading_child_reaches_no_file_no_network_and_no_program() {
    const FOLDER: &str = "VIENDAN_TEST_FOLDER";
    if let Some(folder) = std::env::var_os(FOLDER) {
        let parent = BufReader::new(Attempts(folder.into()));
        child::serve(parent, std::io::sink()).expect("it can be sealed");
        return;
    }
    let name = "read::processes::a_reading_child_reaches_no_file_no_network_and_no_program";
    let folder = folder(&[]);
    let output = Command::new(std::env::current_exe().expect("the tests"))
        .args(["--exact", name, "--nocapture"])
        .env(FOLDER, folder.path())
        .output()
        .expect("the tests can be started");
    let output = String::from_utf8_lossy(&output.stdout);
    assert!(output.contains("done: []"), "{output}");
}

#[test]
fn a_text_of_any_format_that_takes_too_long_is_ended() {
    let long = LETTER.repeat(10_000);
    let rtf = format!("{{\\rtf1 {long}}}");
    let folder = folder(&[
        ("1.docx", &docx(&paragraph(LETTER))),
        ("2.rtf", rtf.as_bytes()),
        ("3.txt", long.as_bytes()),
    ]);
    let mut options = with_children();
    options.limits.time = Duration::ZERO;
    assert_eq!(
        codes(&read_with(&[folder.path().into()], &options).1),
        ["1.docx: too-slow", "2.rtf: too-slow", "3.txt: too-slow"]
    );
}

#[test]
fn a_program_that_is_replaced_during_a_run_reads_on() {
    let folder = folder(&[("letter.pdf", &pdf_of_lines(LETTER, 30))]);
    let program = folder.path().join("viendan");
    copy_program(Path::new(env!("CARGO_BIN_EXE_viendan")), &program);
    let mut run = Command::new(&program)
        .args(["extract", "-", "letter.pdf"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the copy can be started");
    let mut stdin = run.stdin.take().expect("it is piped");
    // It waits for more of this letter, and has started nothing for the other.
    stdin.write_all(LETTER.as_bytes()).expect("it reads");
    fs::remove_file(&program).expect("the copy");
    script(&program, "exit 1");
    drop(stdin);
    let output = run.wait_with_output().expect("it was started");
    let references = String::from_utf8_lossy(&output.stdout);
    assert!(
        references.contains("\"document\":\"letter.pdf\""),
        "{references}{}",
        said(&output)
    );
}
