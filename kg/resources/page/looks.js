// How nodes and lines look, whatever draws them.
const hue = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
let ink = {}; // the theme's colours
let network = null; // what draws
let hovered = null;
let grown = 1; // how much larger nodes are drawn where the network is shown small

function readTheme() {
  for (const name of ["canvas", "text", "muted", "favour", "adverse", "neutral", "accent", "rim", "line"]) ink[name] = hue(`--${name}`);
}

function radius(node) {
  if (MORE.radius) return grown * MORE.radius(node);
  return grown * Math.min(6 + 2.3 * Math.sqrt(degreeOf(node)), 22);
}

/** How the one line between two nodes looks: its tone by colour, dashes and head, what is not asserted in dots. */
function edgeStyle(id) {
  const relations = state.shown.pairs.get(id);
  if (!relations) return { id, hidden: true };
  const [a] = id.split("-").map(Number);
  const tones = new Set(relations.map((r) => r.tone));
  const tone = tones.has(1) && tones.has(-1) ? 0 : tones.has(-1) ? -1 : tones.has(1) ? 1 : 0;
  const asserted = relations.some((r) => r.asserted);
  const claims = relations.reduce((sum, r) => sum + Math.max(r.claims.length, 1), 0);
  const colour = tone > 0 ? ink.favour : tone < 0 ? ink.adverse : ink.neutral;
  const head = { type: tone < 0 ? "bar" : "arrow", scaleFactor: tone < 0 ? 0.5 : 0.45 };
  const points = (start) => relations.some((r) => !PREDICATES.get(r.p).symmetric && (r.s === a) === start);
  return {
    id, hidden: false, tone, asserted,
    color: { color: colour, highlight: colour, hover: colour, opacity: asserted ? 0.85 : 0.7 },
    width: Math.round(10 * Math.min(1.1 + 0.6 * Math.log2(claims), 5)) / 10,
    dashes: MORE.dashes ? MORE.dashes(relations) : !asserted ? [2, 4] : tone < 0 ? [9, 5] : false,
    arrows: { to: { enabled: points(true), ...head }, from: { enabled: points(false), ...head } },
  };
}

/** The nodes and lines that stand out, or null where nothing is selected. */
function chosen() {
  const view = state.view;
  if (view.kind === "pair") return { nodes: new Set(view.pair.split("-").map(Number)), edges: new Set([view.pair]) };
  if (view.kind !== "node" && view.kind !== "kind") return null;
  const relations = (state.shown.byNode.get(view.node) || []).filter((r) => view.kind === "node" || ofKind(view, r));
  const ties = relations.filter((r) => r.s !== r.o);
  return { nodes: new Set([view.node, ...ties.flatMap((r) => [r.s, r.o])]), edges: new Set(ties.map((r) => pairKey(r.s, r.o))) };
}
