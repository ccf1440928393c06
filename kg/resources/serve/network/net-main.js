// Putting the server's page together.
const TABS = [["tabDetails", "details"], ["tabFilters", "filters"], ["tabTools", "tools"], ["tabTable", "table"]];

function refresh() {
  if (part.kind === "ego") applyPart(); // what is around depends on the filters
  survey();
  redraw();
  renderDetails();
  renderFilters();
}

function openTab(name) {
  for (const [tabId, panelId] of TABS) {
    const on = panelId === name;
    $(tabId).setAttribute("aria-selected", String(on));
    $(tabId).tabIndex = on ? 0 : -1;
    $(panelId).hidden = !on;
  }
  if (name === "table") { rowsShown = ROWS; renderTable(); }
}

function select(label, id, options, value, change) {
  const input = el("select", { id }, ...options.map(([key, text]) => el("option", { value: key, selected: key === value }, text)));
  input.addEventListener("change", () => change(input.value));
  return el("label", {}, label, input);
}

function renderTools() {
  const looks = () => { redraw(); drawLegend(); writeAddress(); };
  const names = el("datalist", { id: "nodeNames" }, ...[...state.shown.nodes].sort((a, b) => KG.degrees[b] - KG.degrees[a]).slice(0, 400).map((node) => el("option", { value: nameOf(node) })));
  const end = (id) => el("label", {}, say(id), el("input", { id, list: "nodeNames", autocomplete: "off" }));
  const answer = el("p", { class: "muted", role: "status", id: "pathAnswer" });
  const way = el("form", { onsubmit: (event) => {
    event.preventDefault();
    const ends = ["pathFrom", "pathTo"].map((id) => (find($(id).value)[0] || {}).node);
    const missing = ["pathFrom", "pathTo"].find((id, i) => ends[i] === undefined);
    if (missing) answer.textContent = say("unknown", { q: $(missing).value });
    else { answer.textContent = ""; showPath(...ends); }
  } }, end("pathFrom"), end("pathTo"), names, el("button", { class: "solid", id: "findPath" }, say("findPath")), answer);
  $("tools").replaceChildren(
    section(say("appearance"),
      select(say("size"), "size", [["degree", say("byDegree")], ["between", say("byBetween")]], marks.size, (value) => { setMarks(value, marks.colour); looks(); }),
      select(say("colour"), "colour", [["class", say("byClass")], ["community", say("byCommunity")]], marks.colour, (value) => { setMarks(marks.size, value); looks(); })),
    section(say("path"), way),
    section(say("save"), el("div", { class: "actions" }, ...Object.entries(SAVES).map(([name, save]) => el("button", { type: "button", id: `save${name}`, onclick: save }, name)))));
}

function startButtons() {
  TABS.forEach(([tabId, name], i) => {
    $(tabId).addEventListener("click", () => { openTab(name); unfold(true); });
    $(tabId).addEventListener("keydown", ({ key }) => {
      const step = { ArrowLeft: TABS.length - 1, ArrowRight: 1 }[key];
      if (step) { const [next] = TABS[(i + step) % TABS.length]; $(next).click(); $(next).focus(); }
    });
  });
  $("legendToggle").addEventListener("click", ({ target }) => target.setAttribute("aria-expanded", String(target.getAttribute("aria-expanded") !== "true")));
  $("fold").addEventListener("click", () => unfold(document.body.classList.contains("folded")));
  $("zoomIn").addEventListener("click", () => zoomBy(1.3));
  $("zoomOut").addEventListener("click", () => zoomBy(1 / 1.3));
  $("zoomFit").addEventListener("click", fit);
  const themed = () => { readTheme(); redraw(); };
  document.addEventListener("kg-theme", themed);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", themed);
  document.addEventListener("kg-find", (event) => {
    const node = NUMBER.get(event.detail.iri);
    if (node === undefined || node >= KG.nodes) return; // not here: its page opens
    event.preventDefault();
    if (state.only && !state.only.has(node)) leavePart();
    go(node);
  });
}

function startKeys() {
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox";
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") { if (state.view.kind !== "overview") show({ kind: "overview" }); else if (part.kind) leavePart(); }
    else if (event.key === "0") fit();
    else if (event.key === "+" || event.key === "=") zoomBy(1.3);
    else if (event.key === "-") zoomBy(1 / 1.3);
    else if (event.key === "e" && state.view.kind === "node") expand(state.view.node);
  });
}

function start() {
  state.labels = document.documentElement.dataset.names;
  state.ui = document.documentElement.dataset.page === "en" ? "en" : "zh";
  KG.degrees = new Array(KG.nodes).fill(0);
  for (const relation of KG.relations) { KG.degrees[relation.s] += 1; KG.degrees[relation.o] += 1; }
  if (KG.relations.length === 0) state.loose = true;
  const wanted = readAddress();
  survey();
  buildIndex();
  startNetwork();
  startTimes();
  startButtons();
  startKeys();
  sayAll();
  MORE.changed = () => {
    renderTable();
    setTimes(state.since, state.until);
    if (marks.colour === "community") drawLegend();
    writeAddress();
  };
  renderDetails();
  renderFilters();
  renderTools();
  drawLegend();
  redraw();
  if (innerWidth < 760) unfold(false);
  fit();
  showAddress(wanted);
  listening = true;
  writeAddress();
  window.kg = Object.freeze({ network, show, find, state, part, showEgo, expand, showPath, asSvg, asCsv, asGexf, engine: document.documentElement.dataset.engine }); // for the console, and for tests
  requestAnimationFrame(() => { document.documentElement.dataset.ready = "true"; });
}

start();
