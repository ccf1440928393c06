// How nodes and lines look: size by degree or betweenness, colour by class or community, a line's style by its standing.
const COMMUNITIES = ["#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#dd8844", "#7b68c9", "#3f9f8f", "#b0706f"];
const marks = { size: "degree", colour: "class" };

/** asserted, planned, claimed or negated: the strongest of a line's relations. */
function standingOf(relation) {
  if (relation.asserted) return "asserted";
  if (relation.denied) return "negated";
  return relation.claims.length && relation.claims.every((claim) => claim.modality) ? "planned" : "claimed";
}
const STANDINGS = ["asserted", "planned", "claimed", "negated"];
const DASHES = { asserted: false, planned: [10, 4, 2, 4], claimed: [2, 4], negated: [1, 8] };

function standingOfAll(relations) {
  const found = new Set(relations.map(standingOf));
  return STANDINGS.find((standing) => found.has(standing));
}

function communityColour(node) {
  const number = KG.community[node];
  return number < COMMUNITIES.length ? COMMUNITIES[number] : "#9aa0a8";
}

MORE.dashes = (relations) => DASHES[standingOfAll(relations)];

function setMarks(size, colour) {
  Object.assign(marks, { size, colour });
  MORE.radius = size === "between" ? (node) => 5 + 21 * Math.sqrt(KG.between[node] / 1000) : null;
  MORE.colour = colour === "community" ? communityColour : null;
}

/** The legend of what is drawn: classes or communities, then lines. */
function drawLegend() {
  const item = (icon, text) => el("li", {}, icon, el("span", {}, text));
  const lines = [
    item(line("favour"), `+ ${say("favourable")}`), item(line("adverse"), `− ${say("adverse")}`), item(line("neutral"), say("asserted2")),
    item(line("planned"), say("planned2")), item(line("claimed"), say("claimed")), item(line("negated"), `¬ ${say("negated")}`),
  ];
  $("legendBody").replaceChildren(el("ul", {}, ...(marks.colour === "community" ? communityKeys(item) : classKeys(item))), el("ul", {}, ...lines));
}

function classKeys(item) {
  const present = new Set(KG.things.slice(0, KG.nodes).map((thing) => thing.class));
  return KG.classes.filter((kind) => present.has(kind.id)).map((kind) => item(shape(kind.id), wordOf(kind.labels)));
}

function communityKeys(item) {
  const seen = new Map();
  for (const node of state.shown.nodes) seen.set(KG.community[node], [...(seen.get(KG.community[node]) || []), node]);
  const keys = [];
  for (const [number, nodes] of [...seen].sort((a, b) => a[0] - b[0])) {
    if (number >= COMMUNITIES.length) { keys.push(item(svg("M10 3a7 7 0 1 0 .01 0z", { fill: "#9aa0a8" }), say("rest"))); break; }
    const first = nodes.sort((a, b) => degreeOf(b) - degreeOf(a)).slice(0, 2).map((node) => shorten(nameOf(node), 8)).join("、");
    keys.push(item(svg("M10 3a7 7 0 1 0 .01 0z", { fill: COMMUNITIES[number] }), first));
  }
  return keys;
}
