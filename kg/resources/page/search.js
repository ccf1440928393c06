// Search by any name in any script, with a list that the keyboard can use.
const INDEX = [];
let hits = [];
let active = -1;

function buildIndex() {
  for (let i = 0; i < KG.nodes; i += 1) {
    const names = [...new Set([...Object.values(KG.things[i].labels), ...KG.things[i].names])];
    for (const name of names) INDEX.push({ node: i, name, key: fold(name) });
  }
}

/** The best twelve entities for a query: the whole name, then its start, then any part; the more connected first. */
function find(query) {
  const wanted = fold(query);
  if (!wanted) return [];
  const best = new Map();
  for (const entry of INDEX) {
    const at = entry.key.indexOf(wanted);
    if (at < 0) continue;
    const rank = entry.key === wanted ? 0 : at === 0 ? 1 : 2;
    if (!best.has(entry.node) || best.get(entry.node).rank > rank) best.set(entry.node, { ...entry, rank });
  }
  const degree = (hit) => KG.degrees[hit.node];
  return [...best.values()].sort((a, b) => a.rank - b.rank || degree(b) - degree(a) || a.node - b.node).slice(0, 12);
}

function suggest() {
  const query = $("search").value;
  hits = find(query);
  active = hits.length ? 0 : -1;
  const list = $("suggestions");
  const item = (hit, i) => {
    const main = nameOf(hit.node);
    const also = hit.name !== main ? el("small", {}, hit.name) : "";
    return el("li", { role: "option", id: `hit-${i}`, onmousedown: (event) => { event.preventDefault(); choose(i); } },
      shape(KG.things[hit.node].class), el("span", { class: "grow" }, main, also), el("small", {}, classWord(KG.things[hit.node].class)));
  };
  const none = fold(query) ? [el("li", { class: "none", role: "option", "aria-disabled": "true" }, say("none"))] : [];
  list.replaceChildren(...(hits.length ? hits.map(item) : none));
  list.hidden = !list.children.length;
  $("search").setAttribute("aria-expanded", String(!list.hidden));
  mark();
}

function mark() {
  [...$("suggestions").children].forEach((child, i) => child.setAttribute("aria-selected", String(i === active)));
  if (active >= 0) {
    $("search").setAttribute("aria-activedescendant", `hit-${active}`);
    $(`hit-${active}`).scrollIntoView({ block: "nearest" });
  } else $("search").removeAttribute("aria-activedescendant");
}

function closeSuggestions() {
  $("suggestions").hidden = true;
  $("search").setAttribute("aria-expanded", "false");
  $("search").removeAttribute("aria-activedescendant");
}

function choose(i) {
  const hit = hits[i];
  if (!hit) return;
  $("search").value = nameOf(hit.node);
  closeSuggestions();
  go(hit.node);
}

/** Select an entity and bring it into view. */
function go(node) {
  show({ kind: "node", node });
  const scale = Math.max(network.getScale(), 1);
  const narrow = innerWidth < 760;
  network.focus(node, { scale, offset: { x: 0, y: narrow ? -innerHeight * 0.2 : 0 }, animation: false });
  grow();
}

function startSearch() {
  buildIndex();
  const input = $("search");
  input.addEventListener("input", suggest);
  input.addEventListener("focus", () => { if (input.value) { input.select(); } });
  input.addEventListener("blur", closeSuggestions);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // an input method is choosing characters
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if ($("suggestions").hidden) suggest();
      if (hits.length) { active = (active + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length; mark(); }
    } else if (event.key === "Enter") {
      event.preventDefault();
      if ($("suggestions").hidden) suggest();
      choose(active);
    } else if (event.key === "Escape") {
      if ($("suggestions").hidden) input.value = "";
      closeSuggestions();
    }
  });
}
