// The details: overview, one entity, one kind of an entity's relations, the relations between two entities.
const ofKind = (view, r) => r.p === view.predicate && (PREDICATES.get(r.p).symmetric || (view.out ? r.s : r.o) === view.node);

/** Show something in the details, and remember the way back. */
function show(view, { back = false } = {}) {
  if (!back && state.view.kind !== "overview") state.past.push(state.view);
  if (view.kind === "overview") state.past = [];
  state.view = view;
  survey();
  redraw();
  if (view.kind === "node") network.selectNodes([view.node], false);
  else if (view.kind === "pair") network.setSelection({ nodes: [], edges: [view.pair] }, { highlightEdges: false });
  else if (view.kind === "overview") network.unselectAll();
  if (view.kind !== "overview") { openTab("details"); unfold(true); }
  renderDetails();
  $("details").scrollTop = 0;
  $("panel").scrollTop = 0;
}

function renderDetails() {
  const draw = { overview, node: entity, kind: kindOfRelation, pair, ...MORE.views }[state.view.kind];
  $("details").replaceChildren(...draw(state.view).filter(Boolean));
  const { relations, nodes, citations } = state.shown;
  const all = nodes.size < KG.nodes || relations.length < KG.relations.length;
  $("count").textContent = say("count", { n: nodes.size, r: relations.length, c: citations }) + (all ? say("of", { n: KG.nodes, r: KG.relations.length }) : "");
  MORE.changed();
}

function wayBack() {
  const home = el("button", { type: "button", class: "quiet", onclick: () => show({ kind: "overview" }) }, say("overview"));
  const last = state.past.length ? el("button", { type: "button", class: "quiet", onclick: () => show(state.past.pop(), { back: true }) }, `‹ ${say("back")}`) : "";
  return el("nav", { class: "way" }, last, home);
}

function row(label, number, onclick, icon = "") {
  return el("li", {}, el("button", { type: "button", class: "row", onclick }, icon, el("span", { class: "grow" }, label), el("span", { class: "number" }, String(number))));
}

function overview() {
  const central = [...state.shown.nodes].map((id) => [id, degreeOf(id)]).filter(([, n]) => n).sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 12);
  const counts = new Map();
  for (const r of state.shown.relations) counts.set(r.p, (counts.get(r.p) || 0) + 1);
  const most = Math.max(1, ...counts.values());
  const frequent = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 10);
  const bar = ([id, n]) => {
    const meter = el("meter", { min: 0, max: most, value: n, "aria-hidden": "true" });
    return el("li", { class: "bar-row" }, el("span", { class: "grow" }, predicateWord(id)), meter, el("span", { class: "number" }, String(n)));
  };
  return [
    KG.nodes ? el("p", { class: "muted" }, say("hint")) : el("p", { class: "muted" }, say("emptyGraph")),
    central.length ? el("h2", {}, say("central")) : null,
    el("ul", { class: "rows" }, ...central.map(([id, n]) => row(nameOf(id), n, () => go(id), shape(KG.things[id].class)))),
    frequent.length ? el("h2", {}, say("frequent")) : null,
    el("ul", { class: "rows" }, ...frequent.map(bar)),
  ];
}

function classWord(kind) {
  const found = KG.classes.find((one) => one.id === kind);
  return found ? wordOf(found.labels) : kind;
}

function entity({ node }) {
  const thing = KG.things[node];
  const main = nameOf(node);
  const names = [...new Set([...Object.values(thing.labels), ...thing.names])].filter((name) => name !== main);
  const link = thing.wikidata
    ? el("p", { class: "muted" }, `${say("wikidata")} `, el("a", { href: `https://www.wikidata.org/wiki/${thing.wikidata}`, target: "_blank", rel: "noopener noreferrer" }, thing.wikidata))
    : null;
  return [
    wayBack(),
    el("h2", { class: "head" }, shape(thing.class), main),
    el("p", { class: "tags" }, tag(classWord(thing.class)), tag(say("ties", { n: degreeOf(node) }))),
    names.length ? el("p", { class: "names" }, ...names.slice(0, 24).map((name) => el("span", {}, name))) : null,
    link,
    ...MORE.entity(node),
    ...kindsOf(node),
  ];
}

/** The entity's relations by group and kind, each kind with its count and the entities it leads to. */
function kindsOf(node) {
  const relations = state.shown.byNode.get(node) || [];
  const parts = [];
  for (const group of KG.groups) {
    const rows = [];
    for (const predicate of group.predicates) {
      for (const out of predicate.symmetric ? [true] : [true, false]) {
        const view = { kind: "kind", node, predicate: predicate.id, out };
        const found = relations.filter((r) => ofKind(view, r));
        if (!found.length) continue;
        const others = [...new Set(found.map((r) => (r.s === node ? r.o : r.s)))].map(nameOf);
        const label = [el("span", { class: "kind" }, kindWord(view)), el("span", { class: "others" }, shorten(others.join("、"), 40))];
        rows.push(el("li", {}, el("button", { type: "button", class: "row two", onclick: () => show(view) }, el("span", { class: "grow" }, ...label), el("span", { class: "number" }, String(found.length)))));
      }
    }
    if (rows.length) parts.push(el("h3", { class: "group" }, wordOf(group.labels)), el("ul", { class: "rows" }, ...rows));
  }
  return parts;
}

function kindWord({ predicate, out }) {
  const { labels, inverse } = PREDICATES.get(predicate);
  return out ? wordOf(labels) : Object.keys(inverse).length ? wordOf(inverse) : `← ${wordOf(labels)}`;
}

function cards(relations) {
  const list = [...relations];
  const box = el("div", {});
  const more = el("button", { type: "button", class: "quiet" });
  const step = () => {
    box.append(...list.splice(0, 25).map(relationCard));
    more.hidden = !list.length;
    more.textContent = say("more", { n: Math.min(list.length, 25) });
  };
  more.addEventListener("click", step);
  step();
  return [box, more];
}

function kindOfRelation(view) {
  const relations = (state.shown.byNode.get(view.node) || []).filter((r) => ofKind(view, r));
  return [wayBack(), el("h2", { class: "head" }, shape(KG.things[view.node].class), `${nameOf(view.node)} · ${kindWord(view)}`), ...cards(relations)];
}

function pair({ pair: id }) {
  const [a, b] = id.split("-").map(Number);
  const relations = state.shown.pairs.get(id) || [];
  return [wayBack(), el("h2", { class: "head" }, shape(KG.things[a].class), say("between", { a: nameOf(a), b: nameOf(b) }), shape(KG.things[b].class)), ...cards(relations)];
}

function unfold(open) {
  document.body.classList.toggle("folded", !open);
  $("fold").setAttribute("aria-expanded", String(open));
}

function fit() {
  const nodes = [...state.shown.nodes];
  if (!nodes.length) return;
  network.fit({ nodes, animation: false, maxZoomLevel: 1.3 });
  network.moveTo({ scale: network.getScale() * (innerWidth < 760 ? 0.85 : 0.94), animation: false });
  grow();
}

function zoomBy(factor) {
  network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.03), 6), animation: false });
  grow();
}
