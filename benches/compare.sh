#!/usr/bin/env bash
# CPU time of `viendan extract` beside ripgrep, which only counts the shapes of numbers, and beside a plain Python script with one obvious
# pattern, on the same JSON lines, one after the other in each round; the median of three rounds.
#
#   benches/compare.sh [FOLDER of texts, else data/samples] [megabytes, else 40]
set -euo pipefail
top=$(cd "$(dirname "$0")/.." && pwd)
texts=$(realpath "${1:-$top/data/samples}")
size=${2:-40}
for program in rg python3; do
    command -v "$program" > /dev/null || { echo "compare.sh needs $program; install it first (rg is the package ripgrep)" >&2; exit 1; }
done
cargo build --release --quiet --manifest-path "$top/Cargo.toml"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 - "$texts" "$size" "$work/corpus.jsonl" <<'PYTHON'
import json, pathlib, sys
folder, size, output = sys.argv[1], int(sys.argv[2]) * 1_000_000, sys.argv[3]
texts = [path.read_text("utf-8") for path in sorted(pathlib.Path(folder).rglob("*.txt"))]
if not texts:
    sys.exit(f"{folder} holds no .txt files")
written = count = 0
with open(output, "w", encoding="utf-8") as lines:
    while written < size:
        line = json.dumps({"id": str(count), "text": texts[count % len(texts)]}, ensure_ascii=False) + "\n"
        lines.write(line)
        written += len(line.encode())
        count += 1
PYTHON

cat > "$work/plain.py" <<'PYTHON'
import json, re, sys
NUMBER = re.compile(r"\d{1,5}[a-z]?(?:/\d{4})?[-/][A-ZĐÀ-Ỹ][\w]{0,10}(?:[-/]\w+){0,4}")
for line in open(sys.argv[1], encoding="utf-8"):
    for found in NUMBER.finditer(json.loads(line)["text"]):
        print(found.start(), found.end(), found.group())
PYTHON

python3 - "${CARGO_TARGET_DIR:-$top/target}/release/viendan" "$work" <<'PYTHON'
import os, resource, statistics, subprocess, sys
viendan, work = sys.argv[1:]
corpus = f"{work}/corpus.jsonl"
number = r"\d{1,5}[a-z]?(?:/\d{4})?[-/][\p{Lu}][\p{L}]{0,10}(?:[-/][\p{L}\d]+){0,4}"
extract = [viendan, "extract", corpus, "--format", "jsonl", "-q", "--threads"]
rows = {
    "ripgrep, counting": ["rg", "--no-mmap", "-j1", "--count-matches", number, corpus],
    "viendan, 1 thread": extract + ["1"],
    "viendan, 2 threads": extract + ["2"],
    "Python, one pattern": ["python3", f"{work}/plain.py", corpus],
}

def run(command):
    """Seconds of CPU, seconds by the clock, and peak memory in MB."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    started = os.times().elapsed
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command[0]} failed")
    return usage.ru_utime + usage.ru_stime, os.times().elapsed - started, usage.ru_maxrss / 1024

rounds = [{name: run(command) for name, command in rows.items()} for _ in range(3)]
median = {name: [statistics.median(one[name][part] for one in rounds) for part in range(3)] for name in rows}
base, megabytes = median["ripgrep, counting"][0], os.path.getsize(corpus) / 1e6
print(f"{megabytes:.0f} MB{'':22}{'CPU s':>8}{'clock s':>9}{'MB/s CPU':>10}{'of rg':>8}{'peak MB':>9}")
for name, (cpu, clock, peak) in median.items():
    print(f"{name:<27}{cpu:>8.2f}{clock:>9.2f}{megabytes / cpu:>10.1f}{cpu / base:>8.1f}{peak:>9.0f}")
PYTHON
