// The state of the page in its address, after the #: what is selected, which part is shown, the filters, the looks.
const NUMBER = new Map(KG.iris.map((iri, i) => [iri, i]));
const SETS = { classes: "classesOff", predicates: "predicatesOff", polarity: "polaritiesOff", modality: "modalitiesOff" };
let listening = false;

function writeAddress() {
  if (!listening) return;
  const said = new URLSearchParams();
  const iri = (node) => KG.iris[node];
  if (state.view.kind === "node" || state.view.kind === "kind") said.set("at", iri(state.view.node));
  else if (state.view.kind === "pair") said.set("between", state.view.pair.split("-").map((id) => iri(Number(id))).join(" "));
  if (part.kind === "ego") said.set("around", part.centres.map(iri).join(" "));
  else if (part.kind === "path") said.set("path", part.ends.map(iri).join(" "));
  else if (part.kind === "picked") said.set("only", part.picked.map(iri).join(" "));
  for (const [key, name] of Object.entries(SETS)) if (state[name].size) said.set(`no-${key}`, [...state[name]].sort().join(" "));
  if (state.speaker === "article") said.set("speaker", "article");
  else if (state.speaker !== "") said.set("speaker", iri(Number(state.speaker)));
  for (const key of ["since", "until"]) if (state[key]) said.set(key, state[key]);
  for (const key of ["assertedOnly", "loose"]) if (state[key]) said.set(key, "yes");
  if (marks.size !== "degree") said.set("size", marks.size);
  if (marks.colour !== "class") said.set("colour", marks.colour);
  const hash = said.toString();
  history.replaceState(null, "", `${location.pathname}${location.search}${hash ? `#${hash}` : ""}`);
}

function nodesOf(text) {
  return (text || "").split(" ").map((iri) => NUMBER.get(iri)).filter((node) => node !== undefined && node < KG.nodes);
}

/** Set filters and looks by the address; what it selects comes back, to be shown when the network stands. */
function readAddress() {
  const said = new URLSearchParams(location.hash.slice(1));
  const known = { classes: KG.classes.map((kind) => kind.id), predicates: [...PREDICATES.keys()], polarity: ["positive", "negative"], modality: MODALITIES };
  for (const [key, name] of Object.entries(SETS)) for (const value of (said.get(`no-${key}`) || "").split(" ")) if (known[key].includes(value)) state[name].add(value);
  const speaker = said.get("speaker");
  if (speaker === "article") state.speaker = "article";
  else if (speaker && NUMBER.has(speaker)) state.speaker = String(NUMBER.get(speaker));
  for (const key of ["since", "until"]) if (/^\d{4}-\d{2}$/.test(said.get(key) || "")) state[key] = said.get(key);
  for (const key of ["assertedOnly", "loose"]) if (said.get(key) === "yes") state[key] = true;
  setMarks(said.get("size") === "between" ? "between" : "degree", said.get("colour") === "community" ? "community" : "class");
  const focus = new URLSearchParams(location.search).get("focus");
  return { at: nodesOf(said.get("at") || focus), between: nodesOf(said.get("between")), around: nodesOf(said.get("around")), path: nodesOf(said.get("path")), only: nodesOf(said.get("only")) };
}

function showAddress({ at, between, around, path, only }) {
  if (around.length) { Object.assign(part, { kind: "ego", centres: around }); applyPart(); refresh(); fit(); }
  else if (path.length === 2) showPath(...path);
  else if (only.length) showPicked(only);
  if (between.length === 2) show({ kind: "pair", pair: pairKey(...between) });
  else if (at.length) go(at[0]);
}
