"""How time and memory grow with the number of articles, in one process and in two; and what ten more articles cost.

    python bench/scale.py [--sizes 100 300 1000] [--jobs 1 2] [--folder DIR] [--store] [--gzip]

The articles are those of data/, with other names, dates and numbers. Each build runs in a process of its own, from nothing; then once more
over the same folder as it is, and once with ten articles more. The slope is that of log(seconds of processor time) over log(articles),
start-up left out: 1 is linear. `again` and `ten more` are seconds of processor time too, start-up included. Memory is the most that the
process that leads held at any time, and the most that any one worker held.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"
FOLDER = 1000  # articles in a folder
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰建国文海波"
PLACES = [
    "莫斯科",
    "北京",
    "东京",
    "首尔",
    "河内",
    "金边",
    "万象",
    "曼谷",
    "雅加达",
    "马尼拉",
    "新德里",
    "开罗",
    "内罗毕",
    "巴黎",
    "柏林",
    "罗马",
    "利马",
]

RUN = """
import json, multiprocessing, resource, sys, time
from pathlib import Path
from kg.run import Options, build

def main():
    source, out, jobs, store, packed = sys.argv[1:]
    begun, first = time.monotonic(), []
    def tell(source, done, total):
        if not first:
            first.append(time.monotonic())
    options = Options(packed=bool(packed))
    summary = build([Path(source)], Path(out), options, jobs=int(jobs), progress=tell, store=Path(store) if store else None)
    ended = time.monotonic()
    while multiprocessing.active_children():
        time.sleep(0.05)
    spent = sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    most = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    counts = {"graph": summary.lines.stat().st_size, "read": summary.read, "kept": summary.kept}
    print(json.dumps(counts | {"all": ended - begun, "rest": ended - first[0], "most": most, "spent": spent}))

if __name__ == "__main__":
    main()
"""


def varied(text: str, chance: random.Random) -> str:
    """An article with other days and numbers, other towns, and other persons under the names of two or three characters after a title."""
    text = re.sub(r"(?<![\d-])\d{1,2}(?=日)", lambda _: str(chance.randint(1, 28)), text)
    text = re.sub(r"(?<![\d-])\d{1,3}(?=[亿万个名人次%])", lambda _: str(chance.randint(2, 999)), text)
    for place in PLACES:
        if place in text and chance.random() < 0.5:
            text = text.replace(place, chance.choice(PLACES))
    for person in set(re.findall(r"(?:部长|主席|总统|总理|大臣|部長|總統|總理)([\u4e00-\u9fff]{2,3})(?=[，、。在同和于])", text)):
        if chance.random() < 0.5:
            text = text.replace(person, chance.choice(SURNAMES) + "".join(chance.sample(GIVEN, 2)))
    return text


def articles(count: int, start: int = 0) -> Iterator[tuple[str, str]]:
    """Name and text of `count` articles, the same for the same numbers."""
    texts = [path.read_text("utf-8") for path in sorted(DATA.glob("*.txt"))]
    for number in range(start, start + count):
        chance = random.Random(number)  # noqa: S311  # no secret
        yield f"{number // FOLDER:05d}/{number:08d}.txt", f"{varied(texts[number % len(texts)], chance)}\n第{number}号。\n"


def write(folder: Path, count: int, start: int = 0) -> int:
    """Write articles below a folder; their bytes."""
    size = 0
    for name, text in articles(count, start):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        size += path.write_bytes(text.encode())
    return size


def run(source: Path, out: Path, jobs: int, store: Path | None, *, packed: bool) -> dict[str, object]:
    """One build in a process of its own."""
    script = out.parent / "run.py"
    script.write_text(RUN, "utf-8")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(DATA.parent), os.environ.get("PYTHONPATH", "")])}
    arguments = [sys.executable, str(script), str(source), str(out), str(jobs), str(store or ""), "gzip" * packed]
    done = subprocess.run(arguments, check=True, capture_output=True, env=environment)
    return dict(json.loads(done.stdout))


def slope(points: Sequence[tuple[float, float]]) -> float:
    """The slope of the line that lies nearest to the logarithms."""
    logs = [(math.log(x), math.log(y)) for x, y in points]
    across, up = (sum(side) / len(logs) for side in zip(*logs, strict=True))
    return sum((x - across) * (y - up) for x, y in logs) / sum((x - across) ** 2 for x, _ in logs)


def measure(scratch: Path, size: int, jobs: int, start: float, *, store: bool, packed: bool) -> tuple[float, float]:
    """Print the line of one size; articles and seconds of processor time without those of start-up."""
    source, out, kept = scratch / "in", scratch / "out", scratch / "store" if store else None
    for folder in (source, out, scratch / "store"):
        shutil.rmtree(folder, ignore_errors=True)
    weight = write(source, size)
    first = run(source, out, jobs, kept, packed=packed)
    again = run(source, out, jobs, kept, packed=packed)
    write(source, 10, start=size)
    more = run(source, out, jobs, kept, packed=packed)
    assert (first["read"], again["read"], more["read"]) == (size, 0, 10)
    graph = float(more["graph"])
    seconds, (parent, worker) = float(first["rest"]), first["most"]
    figures = f"{first['all']:8.1f}s {first['spent']:8.1f}s {size / seconds:9.1f}/s {weight / seconds / 1e6:8.3f}"
    figures += f" {again['spent']:7.1f}s {more['spent']:7.1f}s"
    workers = f"{worker / 1024:9.0f}" if jobs > 1 else "        -"
    print(f"{size:8} {jobs:4} {figures} {parent / 1024:9.0f} {workers} {more['most'][0] / 1024:9.0f} {graph / 1e6:9.1f}", flush=True)
    return size, float(first["spent"]) - start


def started(scratch: Path, jobs: int) -> float:
    """Seconds of processor time of a build of one article for each process, which are mostly those of loading what kg knows."""
    for folder in (scratch / "in", scratch / "out"):
        shutil.rmtree(folder, ignore_errors=True)
    write(scratch / "in", jobs)
    return float(run(scratch / "in", scratch / "out", jobs, None, packed=False)["spent"])


def main() -> None:
    """Print a line for each size and number of processes, and the slopes."""
    flags = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    flags.add_argument("--sizes", type=int, nargs="+", default=[100, 300, 1000])
    flags.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    flags.add_argument("--folder", type=Path, help="where to work; a temporary folder by default")
    flags.add_argument("--store", action="store_true", help="keep a store too")
    flags.add_argument("--gzip", action="store_true", help="pack the graph's files")
    given = flags.parse_args()
    print(f"processors: {os.cpu_count()}")
    print("articles jobs      time processor articles   MB/s     again  ten more parent/MB worker/MB ten more MB graph/MB")
    if given.folder:
        Path(given.folder).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        scratch, points = Path(folder), {}
        for jobs in given.jobs:
            start = started(scratch, jobs)
            points[jobs] = [measure(scratch, size, jobs, start, store=given.store, packed=given.gzip) for size in given.sizes]
    for jobs, measured in points.items():
        if len(measured) > 1:
            print(f"slope with {jobs} process{'es' * (jobs > 1)}: {slope(measured):.3f}")


if __name__ == "__main__":
    main()
