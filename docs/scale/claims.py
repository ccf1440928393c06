"""Who met whom, and in how many articles, from the claims of all parts: python claims.py PARTS.

PARTS is a folder, or an address such as s3://bucket/graph. Needs pyarrow (pip install 'kg[cluster]'). Only the columns that are asked for are read.
"""

import sys

import pyarrow.compute as pc
from pyarrow import dataset, fs


def meetings(parts: str) -> list[dict[str, object]]:
    """The pairs that met, those of the most articles first."""
    system, root = fs.FileSystem.from_uri(parts) if "://" in parts else (fs.LocalFileSystem(), parts)
    files = sorted(info.path for info in system.get_file_info(fs.FileSelector(root)) if info.extension == "parquet")
    met = (pc.field("predicate") == "meets") & (pc.field("polarity") == "+") & (pc.field("modality") == "actual")
    claims = dataset.dataset(files, filesystem=system).to_table(columns=["subject_label", "object_label", "article"], filter=met)
    pairs = claims.group_by(["subject_label", "object_label"]).aggregate([("article", "count_distinct")])
    order = [("article_count_distinct", "descending"), ("subject_label", "ascending"), ("object_label", "ascending")]
    rows: list[dict[str, object]] = pairs.sort_by(order).to_pylist()
    return rows


if __name__ == "__main__":
    for row in meetings(sys.argv[1])[:10]:
        sys.stdout.write("\t".join(str(value) for value in row.values()) + "\n")
