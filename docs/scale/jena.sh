#!/bin/bash
# Load parts into a Jena TDB2 store and ask it who met whom:  jena.sh PARTS STORE
# Needs Java and Apache Jena: its bin/ on PATH, or its jars in JENA_CLASSPATH (Debian's libapache-jena-java: '/usr/share/java/*').
# The store must be new. From some hundred million quads on, tdb2.xloader takes less memory: LOADER=xloader jena.sh PARTS STORE
set -euo pipefail
here=$(dirname "$0") parts=${1:?the folder of the parts} store=${2:?the folder of the store, which must be new}
[ ! -e "$store" ] || { echo "$store is there already; give a new folder" >&2; exit 1; }
jena() {
  if command -v "$1" >/dev/null; then "$@"; else java -cp "${JENA_CLASSPATH:?put bin/ of Apache Jena on PATH, or set JENA_CLASSPATH}" "$@"; fi
}
joined() { find "$parts/" -maxdepth 1 -name '[0-9a-f]*.nq' -print0 | sort -z | xargs -0 cat; }
if [ "${LOADER:-}" = xloader ]; then
  joined | gzip -1 >"$store.nq.gz"
  tdb2.xloader --loc "$store" "$store.nq.gz"
  rm "$store.nq.gz"
else
  joined | jena tdb2.tdbloader --loader=phased --loc "$store" --syntax=nquads -
fi
jena tdb2.tdbquery --loc "$store" --set=tdb2:unionDefaultGraph=true --query "$here/met.rq" --results=tsv
