//! Small files that unpack to much: each run keeps within 400 MB, says what it left out, and reads the rest.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use flate2::Compression;
use flate2::write::GzEncoder;

use super::support::folder;
use crate::support::program::said;

/// More than the memory that a run may take.
const LARGE: usize = 420 << 20;

/// The program in a folder, with this standard input, where the system gives it and each of its
/// children no more than 400 MB.
fn within_400_mb(folder: &Path, arguments: &[&str], input: Stdio) -> Output {
    Command::new("sh")
        .args(["-c", "ulimit -d 400000 && exec \"$0\" \"$@\""])
        .arg(env!("CARGO_BIN_EXE_viendan"))
        .args(arguments)
        .current_dir(folder)
        .env("VIENDAN_LANG", "en")
        .stdin(input)
        .output()
        .expect("a shell")
}

/// A packed file of the beginning, many equal bytes, and the end.
fn packed(beginning: &str, filling: u8, end: &str) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    let mut write = |bytes: &[u8]| packer.write_all(bytes).expect("it is kept in memory");
    write(beginning.as_bytes());
    for _ in 0..LARGE >> 20 {
        write(&[filling; 1 << 20]);
    }
    write(end.as_bytes());
    packer.finish().expect("it is kept in memory")
}

/// What is read of a bomb beside another document, and what is said.
fn read(name: &str, bomb: &[u8]) -> (Vec<String>, String) {
    let folder = folder(&[
        (name, bomb),
        ("z.txt", "theo Kết luận số 44-KL/TW".as_bytes()),
    ]);
    let output = within_400_mb(
        folder.path(),
        &["extract", ".", "--format", "csv", "--threads", "2"],
        Stdio::null(),
    );
    let table = String::from_utf8_lossy(&output.stdout).into_owned();
    let first = |line: &str| line.split(',').next().map(str::to_owned);
    let documents = table.lines().skip(1).filter_map(first).collect();
    assert!(output.status.success(), "{name}: {}", said(&output));
    (documents, said(&output))
}

#[test]
fn an_endless_cell_is_passed_over() {
    let after = "\"\nb,theo Kết luận số 45-KL/TW\n";
    let (documents, said) = read("a.csv.gz", &packed("id,text\na,\"", b'x', after));
    assert_eq!(documents, ["b", "z.txt"]);
    assert_eq!(
        said,
        "viendan: a.csv.gz: row 1 is larger than 50.0 MB, so it is left out; raise --max-file to \
         read it [too-large]\n"
    );
}

#[test]
fn an_endless_row_of_names_of_columns_is_told() {
    for filling in [b'x', b','] {
        let (documents, said) = read("a.csv.gz", &packed("id,text,", filling, "\na,x\n"));
        assert_eq!(documents, ["z.txt"]);
        assert!(
            said.contains("a.csv.gz: the first row is larger than 50.0 MB"),
            "{said}"
        );
    }
}

#[test]
fn an_endless_line_is_passed_over() {
    let after = "\n{\"id\": \"b\", \"text\": \"theo Kết luận số 45-KL/TW\"}\n";
    let (documents, said) = read("a.jsonl.gz", &packed("{\"id\": \"", b'x', after));
    assert_eq!(documents, ["b", "z.txt"]);
    assert!(
        said.contains("line 1 is larger than 50.0 MB, so it is left out"),
        "{said}"
    );
}

#[cfg(feature = "parquet")]
#[test]
fn a_huge_cell_of_parquet_ends_its_child_alone() {
    let bomb = crate::support::make::parquet(&[Some(&vec![b'x'; LARGE])]);
    assert!(bomb.len() < 1 << 20, "{}", bomb.len());
    let (documents, said) = read("a.parquet", &bomb);
    assert_eq!(documents, ["z.txt"]);
    assert!(
        said.contains("a.parquet: reading it took more than 384.0 MiB of memory"),
        "{said}"
    );
}

#[cfg(feature = "parquet")]
#[test]
fn a_large_cell_of_parquet_is_left_out_and_the_rest_is_read() {
    let text = "theo Kết luận số 45-KL/TW".as_bytes();
    let rows = crate::support::make::parquet(&[Some(&vec![b'x'; 60_000_000]), Some(text)]);
    let (documents, said) = read("a.parquet", &rows);
    assert_eq!(documents, ["2", "z.txt"]);
    assert!(
        said.contains("a.parquet: row 1 is larger than 50.0 MB, so it is left out"),
        "{said}"
    );
}

#[test]
fn a_graph_in_an_endless_stream_is_told() {
    let endless = |command: &str| {
        let mut source = Command::new("sh")
            .args(["-c", command])
            .stdout(Stdio::piped())
            .spawn()
            .expect("a shell");
        let stream = source.stdout.take().expect("it is piped");
        let arguments = ["statistics", "-", "--max-graph", "20MB"];
        let output = within_400_mb(Path::new("."), &arguments, stream.into());
        source.wait().expect("it ends with its reader");
        assert_eq!(output.status.code(), Some(1), "{command}");
        said(&output)
    };
    let larger = "larger than 20.0 MB, the limit for a graph; raise --max-graph to read it\n";
    for command in ["echo source,target; yes a,b", "yes '{\"nodes\": ['"] {
        let said = endless(command);
        assert!(said.ends_with(larger), "{command}: {said}");
    }
    for command in [
        "echo source,target; echo '\"'; yes a,b",
        "echo source,target; tr '\\0' x < /dev/zero",
        "tr '\\0' x < /dev/zero",
    ] {
        let said = endless(command);
        assert!(
            said.contains("a row is larger than 1 MiB"),
            "{command}: {}",
            &said[..said.len().min(300)]
        );
    }
}

#[test]
fn a_pipe_to_which_nobody_writes_is_told() {
    let folder = folder(&[("z.txt", "theo Kết luận số 44-KL/TW".as_bytes())]);
    let made = Command::new("mkfifo")
        .arg(folder.path().join("pipe"))
        .status();
    assert!(made.is_ok_and(|status| status.success()));
    let arguments = ["extract", "pipe", "z.txt", "--max-time", "1"];
    let output = within_400_mb(folder.path(), &arguments, Stdio::null());
    assert!(output.status.success() && !output.stdout.is_empty());
    assert_eq!(
        said(&output),
        "viendan: pipe: cannot be read: nobody wrote to this pipe within 1 s [unreadable-file]\n"
    );
}

#[test]
fn a_device_without_end_is_told() {
    let arguments = ["extract", "/dev/zero", "/dev/urandom"];
    let output = within_400_mb(Path::new("."), &arguments, Stdio::null());
    assert_eq!(output.status.code(), Some(1));
    let said = said(&output);
    assert!(
        said.contains("zero: ") && said.contains("random: "),
        "{said}"
    );
}
