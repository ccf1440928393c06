// The filters, and the legend.
function check(label, on, change, { icon = "", number, some = false } = {}) {
  const input = el("input", { type: "checkbox" });
  input.checked = on;
  input.indeterminate = some;
  input.addEventListener("change", () => { change(input.checked); refresh(); });
  return el("label", { class: "check" }, input, icon, el("span", { class: "grow" }, label), number === undefined ? "" : el("span", { class: "number" }, String(number)));
}

const toggle = (set, key) => (on) => { on ? set.delete(key) : set.add(key); };
const tally = (values) => { const counts = new Map(); for (const value of values) counts.set(value, (counts.get(value) || 0) + 1); return counts; };
const section = (title, ...children) => el("fieldset", {}, el("legend", {}, title), ...children);

function classFilter() {
  const counts = tally(KG.things.slice(0, KG.nodes).map((thing) => thing.class));
  const present = KG.classes.filter((kind) => counts.has(kind.id));
  return section(say("classes"), ...present.map((kind) => check(wordOf(kind.labels), !state.classesOff.has(kind.id), toggle(state.classesOff, kind.id), { icon: shape(kind.id), number: counts.get(kind.id) })));
}

function relationFilter() {
  const counts = tally(KG.relations.map((r) => r.p));
  const groups = [];
  for (const group of KG.groups) {
    const present = group.predicates.filter((p) => counts.has(p.id)).map((p) => p.id);
    if (!present.length) continue;
    const off = present.filter((id) => state.predicatesOff.has(id)).length;
    const all = check(wordOf(group.labels), off < present.length, (on) => present.forEach((id) => toggle(state.predicatesOff, id)(on)), { some: off > 0 && off < present.length });
    const each = present.map((id) => check(predicateWord(id), !state.predicatesOff.has(id), toggle(state.predicatesOff, id), { number: counts.get(id) }));
    groups.push(el("div", { class: "group" }, all, el("div", { class: "each" }, ...each)));
  }
  return section(say("relations"), ...groups);
}

function claimFilter() {
  const polarity = tally(KG.claims.map((claim) => (claim.negative ? "negative" : "positive")));
  const modality = tally(KG.claims.map((claim) => claim.modality || "actual"));
  const boxes = (keys, off, counts) => keys.filter((key) => counts.has(key) || off.has(key)).map((key) => check(say(key), !off.has(key), toggle(off, key), { number: counts.get(key) || 0 }));
  return [
    section(say("polarity"), ...boxes(["positive", "negative"], state.polaritiesOff, polarity)),
    section(say("modality"), ...boxes(MODALITIES, state.modalitiesOff, modality)),
  ];
}

function speakerFilter() {
  const counts = tally(KG.claims.flatMap((claim) => claim.by || ["article"]));
  const choose = el("select", { id: "speaker", "aria-label": say("speaker"), onchange: (event) => { state.speaker = event.target.value; refresh(); } });
  const option = (value, label) => el("option", { value, selected: String(value) === state.speaker }, label);
  const people = [...counts].filter(([key]) => key !== "article").sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  choose.append(option("", say("everyone")), ...(counts.has("article") ? [option("article", `${say("says")} (${counts.get("article")})`)] : []));
  choose.append(...people.map(([key, n]) => option(key, `${shorten(nameOf(key), 30)} (${n})`)));
  return section(say("speaker"), choose);
}

function renderFilters() {
  const focus = document.activeElement && $("filters").contains(document.activeElement) ? [...$("filters").querySelectorAll("input,select,button")].indexOf(document.activeElement) : -1;
  const reset = el("button", { type: "button", class: "quiet", id: "reset", onclick: resetFilters }, say("reset"));
  $("filters").replaceChildren(
    section("", check(say("assertedOnly"), state.assertedOnly, (on) => { state.assertedOnly = on; }), check(say("loose"), state.loose, (on) => { state.loose = on; })),
    classFilter(), relationFilter(), ...claimFilter(), speakerFilter(), reset);
  const on = filtersOn();
  $("filtersOn").hidden = !on;
  $("filtersOn").textContent = String(on);
  if (focus >= 0) $("filters").querySelectorAll("input,select,button")[focus]?.focus();
}

function resetFilters() {
  for (const set of [state.classesOff, state.predicatesOff, state.polaritiesOff, state.modalitiesOff]) set.clear();
  Object.assign(state, { speaker: "", assertedOnly: false, loose: false, since: "", until: "" });
  refresh();
}

function line(kind) {
  const node = svg("M1 6h34", { box: "0 0 36 12", class: `line ${kind}` });
  return node;
}

function renderLegend() {
  const present = new Set(KG.things.slice(0, KG.nodes).map((thing) => thing.class));
  const item = (icon, text) => el("li", {}, icon, el("span", {}, text));
  const kinds = KG.classes.filter((kind) => present.has(kind.id)).map((kind) => item(shape(kind.id), wordOf(kind.labels)));
  const lines = [item(line("favour"), `+ ${say("favourable")}`), item(line("adverse"), `− ${say("adverse")}`), item(line("neutral"), say("neutral")), item(line("told"), say("dotted"))];
  $("legendBody").replaceChildren(el("ul", {}, ...kinds), el("ul", {}, ...lines));
}
