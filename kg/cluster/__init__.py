"""Many machines: the same stages as `kg.run`, over Ray Data.

In go paths or addresses (s3://, hdfs://, and what else pyarrow opens) and options; out comes a folder of parts, each the sorted N-Quads of some
inputs and beside them a Parquet table of their claims. A part is written once, whole, under a name that is a digest of all that decides its
content, so that a run that was stopped goes on with the parts that are missing, and a part of an earlier run stays where nothing
changed. The graph is the plain union of the parts: in the articles' own named graphs, so that what stands in two parts is the same lines.
"""

from kg.cluster.engine import PartsSummary, build_on_cluster
from kg.cluster.places import shown
from kg.cluster.plan import Part, plan

__all__ = ["Part", "PartsSummary", "build_on_cluster", "plan", "shown"]
