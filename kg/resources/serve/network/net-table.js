// The table twin: what the network shows, for those who cannot see or use a canvas.
const ROWS = 100;
let rowsShown = ROWS;

function renderTable() {
  if ($("table").hidden) return;
  const relations = [...state.shown.relations].sort((a, b) => b.claims.length - a.claims.length || a.s - b.s || a.o - b.o);
  const cell = (node) => el("td", {}, nameButton(node));
  const row = (relation) => el("tr", {}, cell(relation.s),
    el("td", {}, el("button", { type: "button", class: "link", onclick: () => show({ kind: "pair", pair: pairKey(relation.s, relation.o) }) }, `${relation.denied ? "¬ " : ""}${{ 1: "+ ", 0: "", "-1": "− " }[relation.tone]}${predicateWord(relation.p)}`)),
    cell(relation.o), el("td", {}, say(standingWord(relation))), el("td", {}, String(relation.claims.length)));
  const head = ["subject", "relation", "object", "standing"].map((key) => el("th", { scope: "col" }, say(key)));
  const more = el("button", { type: "button", class: "quiet", onclick: () => { rowsShown += 5 * ROWS; renderTable(); } }, say("more", { n: Math.min(relations.length - rowsShown, 5 * ROWS) }));
  $("table").replaceChildren(
    el("table", {}, el("caption", {}, say("tableCaption")), el("thead", {}, el("tr", {}, ...head, el("th", { scope: "col" }, "№"))), el("tbody", {}, ...relations.slice(0, rowsShown).map(row))),
    relations.length > rowsShown ? more : "");
}

const standingWord = (relation) => ({ asserted: "asserted2", planned: "planned2", claimed: "claimed", negated: "negated" })[standingOf(relation)];
