// Putting it together: the buttons, the keys, the first drawing.
/** After a filter changed. */
function refresh() {
  survey();
  redraw();
  renderDetails();
  renderFilters();
}

/** After a language changed. */
function relabel() {
  sayAll();
  renderDetails();
  renderFilters();
  renderLegend();
  network.redraw();
}

function openTab(name) {
  for (const [tabId, panelId] of [["tabDetails", "details"], ["tabFilters", "filters"]]) {
    const on = panelId === name;
    $(tabId).setAttribute("aria-selected", String(on));
    $(tabId).tabIndex = on ? 0 : -1;
    $(panelId).hidden = !on;
  }
}

function setTheme(dark) {
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  readTheme();
  redraw();
}

const isDark = () => (document.documentElement.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

function startButtons() {
  $("script").addEventListener("click", ({ target }) => { if (target.value) { state.labels = target.value; relabel(); } });
  $("script").addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = [...$("script").children];
    const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
    next.focus();
    next.click();
  });
  $("interface").addEventListener("click", () => { state.ui = state.ui === "en" ? "zh" : "en"; relabel(); });
  $("theme").addEventListener("click", () => setTheme(!isDark()));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readTheme(); redraw(); });
  for (const [tabId, name, other] of [["tabDetails", "details", "tabFilters"], ["tabFilters", "filters", "tabDetails"]]) {
    $(tabId).addEventListener("click", () => { openTab(name); unfold(true); });
    $(tabId).addEventListener("keydown", (event) => { if (event.key === "ArrowLeft" || event.key === "ArrowRight") { $(other).click(); $(other).focus(); } });
  }
  $("legendToggle").addEventListener("click", ({ target }) => target.setAttribute("aria-expanded", String(target.getAttribute("aria-expanded") !== "true")));
  $("fold").addEventListener("click", () => unfold(document.body.classList.contains("folded")));
  $("zoomIn").addEventListener("click", () => zoomBy(1.3));
  $("zoomOut").addEventListener("click", () => zoomBy(1 / 1.3));
  $("zoomFit").addEventListener("click", fit);
}

function startKeys() {
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox";
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") { event.preventDefault(); $("search").focus(); }
    else if (event.key === "Escape") show({ kind: "overview" });
    else if (event.key === "0") fit();
    else if (event.key === "+" || event.key === "=") zoomBy(1.3);
    else if (event.key === "-") zoomBy(1 / 1.3);
  });
}

state.ui = "zh";
KG.degrees = new Array(KG.nodes).fill(0);
for (const relation of KG.relations) { KG.degrees[relation.s] += 1; KG.degrees[relation.o] += 1; }
if (KG.relations.length === 0) state.loose = true;
const narrow = innerWidth < 760;
survey();
startNetwork();
startSearch();
startButtons();
startKeys();
sayAll();
renderDetails();
renderFilters();
renderLegend();
redraw();
if (narrow) unfold(false);
fit();
if (KG.focus >= 0) show({ kind: "node", node: KG.focus });
window.kg = Object.freeze({ network, show, find }); // for the browser's console, and for tests
requestAnimationFrame(() => { document.documentElement.dataset.ready = "true"; });
