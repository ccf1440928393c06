// Parts of the network: what lies around an entity, the shortest paths between two, the entities of a query's answer.
const part = { kind: "", centres: [], ends: null, picked: [] };

/** Neighbours under the filters, whatever part is shown now. */
function neighbourhood() {
  const near = new Map();
  const kept = state.only;
  state.only = null;
  const add = (a, b) => { if (!near.has(a)) near.set(a, new Set()); near.get(a).add(b); };
  for (const relation of KG.relations) {
    if (relation.s === relation.o || !filtered(relation)) continue;
    add(relation.s, relation.o);
    add(relation.o, relation.s);
  }
  state.only = kept;
  return near;
}

function showEgo(node) {
  Object.assign(part, { kind: "ego", centres: [node] });
  applyPart();
  show({ kind: "node", node });
  fit();
}

/** In the ego view, a click on a node brings its neighbours in. */
function expand(node) {
  if (part.kind !== "ego") { showEgo(node); return; }
  if (part.centres.includes(node)) return;
  part.centres.push(node);
  applyPart();
  refresh();
}

/** All shortest paths between two nodes, up to 40, each as a list of nodes. */
function shortestPaths(from, to) {
  const near = neighbourhood();
  const before = new Map([[from, []]]);
  let edge = [from];
  while (edge.length && !before.has(to)) {
    const found = new Map();
    for (const node of edge) {
      for (const other of near.get(node) || []) {
        if (before.has(other)) continue;
        if (!found.has(other)) found.set(other, []);
        found.get(other).push(node);
      }
    }
    for (const [node, from_] of found) before.set(node, from_);
    edge = [...found.keys()];
  }
  const walk = (node) => (node === from ? [[from]] : (before.get(node) || []).flatMap((back) => walk(back).slice(0, 40)).slice(0, 40).map((way) => [...way, node]));
  return before.has(to) ? walk(to) : [];
}

function showPath(from, to) {
  const paths = shortestPaths(from, to);
  Object.assign(part, { kind: paths.length ? "path" : "", ends: [from, to], paths });
  applyPart();
  show({ kind: "path", paths, ends: [from, to] });
  if (paths.length) fit();
}

MORE.views.path = ({ paths, ends }) => {
  const [a, b] = ends.map(nameOf);
  if (!paths.length) return [wayBack(), el("h2", { class: "head" }, `${a} – ${b}`), el("p", {}, say("noPath"))];
  const steps = paths[0].slice(1).map((node, i) => [paths[0][i], node]);
  const hops = steps.map(([x, y]) => {
    const relations = state.shown.pairs.get(pairKey(x, y)) || [];
    return [el("h2", {}, `${nameOf(x)} – ${nameOf(y)}`), ...cards(relations)];
  });
  return [wayBack(), el("h2", { class: "head" }, say("pathOf", { a, b, n: steps.length })), el("p", { class: "muted" }, say("through", { n: paths.length })),
    el("ol", { class: "paths" }, ...paths.slice(0, 12).map((way) => el("li", {}, ...way.flatMap((node, i) => (i ? [" → ", nameButton(node)] : [nameButton(node)]))))), ...hops.flat()];
};

function showPicked(nodes) {
  Object.assign(part, { kind: "picked", picked: nodes });
  applyPart();
  refresh();
  fit();
}

/** Which nodes the part has, and the sign above the network that says so. */
function applyPart() {
  if (part.kind === "ego") {
    const near = neighbourhood();
    state.only = new Set(part.centres.flatMap((node) => [node, ...(near.get(node) || [])]));
  } else if (part.kind === "path") state.only = new Set(part.paths.flat());
  else if (part.kind === "picked") state.only = new Set(part.picked);
  else state.only = null;
  const text = {
    ego: () => `${say("egoOf", { a: part.centres.map(nameOf).slice(0, 4).join("、") })} · ${say("expandHint")}`,
    path: () => `${nameOf(part.ends[0])} → ${nameOf(part.ends[1])}`,
    picked: () => say("picked", { n: part.picked.length }),
  }[part.kind];
  $("modes").hidden = !text;
  $("modes").replaceChildren(...(text ? [el("span", {}, text(), el("button", { type: "button", id: "leave", onclick: leavePart }, say("leave")))] : []));
}

function leavePart() {
  part.kind = "";
  applyPart();
  if (state.view.kind === "path") show({ kind: "overview" });
  else refresh();
  fit();
}

MORE.clicked = (node) => { if (part.kind === "ego") expand(node); };
MORE.entity = (node) => [el("div", { class: "actions" },
  el("a", { href: KG.hrefs[node] }, say("openPage")),
  el("button", { type: "button", id: "ego", onclick: () => showEgo(node) }, say("ego")),
  part.kind === "ego" && !part.centres.includes(node) ? el("button", { type: "button", onclick: () => expand(node) }, say("expand")) : "",
  el("button", { type: "button", onclick: () => { openTab("tools"); $("pathFrom").value = nameOf(node); $("pathTo").focus(); } }, say("pathFrom")))];
MORE.article = (claim, title) => {
  const { href } = KG.articles[claim.article];
  return href ? el("a", { href, lang: "zh" }, title || href) : el("span", { lang: "zh" }, title);
};
