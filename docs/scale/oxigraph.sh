#!/bin/bash
# Load parts into an Oxigraph store and ask it who met whom:  oxigraph.sh PARTS STORE
# Needs the program `oxigraph` (pip install oxigraph). What is loaded already stays as it is: a quad is there once.
set -euo pipefail
here=$(dirname "$0") parts=${1:?the folder of the parts} store=${2:?the folder of the store}
find "$parts/" -maxdepth 1 -name '[0-9a-f]*.nq' -print0 | sort -z | xargs -0 -n 200 oxigraph load --location "$store" --file
oxigraph optimize --location "$store"
oxigraph query --location "$store" --union-default-graph --query-file "$here/met.rq" --results-format tsv
echo "To serve it: oxigraph serve-read-only --location $store --union-default-graph" >&2
