// Relations and the sentences that tell them.
const PAGE = 12; // citations shown at once

/** The sentence with the words that say it marked; ranges are in code points. */
function quoted(claim) {
  const chars = Array.from(KG.sentences[claim.text] || "");
  const quote = el("blockquote", { lang: "zh" });
  let at = 0;
  for (const [start, end] of claim.marks || []) {
    quote.append(chars.slice(at, start).join(""), el("mark", {}, chars.slice(start, end).join("")));
    at = end;
  }
  quote.append(chars.slice(at).join(""));
  return quote;
}

const tag = (text, kind = "") => el("span", { class: `tag ${kind}` }, text);

function nameButton(number) {
  if (number >= KG.nodes) return el("span", { class: "name" }, nameOf(number));
  return el("button", { type: "button", class: "link", onclick: () => show({ kind: "node", node: number }) }, nameOf(number));
}

const listed = (numbers) => numbers.flatMap((number, i) => (i ? ["、", nameButton(number)] : [nameButton(number)]));

function citation(claim) {
  const article = KG.articles[claim.article];
  const facts = el("dl", { class: "facts" });
  const fact = (key, ...value) => facts.append(el("dt", {}, say(key)), el("dd", {}, ...value));
  fact("speaker", ...(claim.by ? [...listed(claim.by), claim.verb ? el("span", { lang: "zh" }, ` ${claim.verb}`) : ""] : [say("says")]));
  if (claim.date) fact("time", claim.date);
  if (claim.place !== undefined) fact("place", nameButton(claim.place));
  if (claim.topics) fact("topic", ...listed(claim.topics));
  for (const key of ["role", "quantity"]) if (claim[key]) fact(key, claim[key]);
  if (article) {
    const source = [article.publisher, article.published].filter(Boolean).join(" · ");
    fact("article", MORE.article(claim, article.title), source ? el("small", {}, ` ${source}`) : "");
  }
  if (claim.rule) fact("rule", el("code", {}, claim.rule));
  if (claim.why) fact("why", el("span", { class: "why" }, claim.why));
  const tags = [claim.negative ? tag(say("negative"), "adverse") : "", claim.modality ? tag(say(claim.modality)) : ""].filter(Boolean);
  return el("li", { class: "citation" }, tags.length ? el("p", { class: "tags" }, ...tags) : "", quoted(claim), facts);
}

/** One relation: who, what, whom, its standing, and its citations, a page at a time. */
function relationCard(relation) {
  const predicate = PREDICATES.get(relation.p);
  const standing = relation.asserted ? "asserted" : relation.denied ? "negatedOnly" : relation.direct ? "notAsserted" : "told";
  const signs = { 1: "+ ", 0: "", "-1": "− " };
  const tone = relation.tone > 0 ? "favour" : relation.tone < 0 ? "adverse" : "neutral";
  const head = el("h3", {},
    nameButton(relation.s),
    el("span", { class: `verb ${tone}` }, `${signs[relation.tone]}${predicateWord(relation.p)}${predicate.symmetric ? " ↔" : " →"}`),
    relation.s === relation.o ? el("span", {}, say("self")) : nameButton(relation.o));
  const list = el("ol", { class: "citations" });
  const rest = [...relation.claims].sort((a, b) => (b.date || "").localeCompare(a.date || ""));
  const more = el("button", { type: "button", class: "quiet" });
  const step = () => {
    list.append(...rest.splice(0, PAGE).map(citation));
    more.hidden = !rest.length;
    more.textContent = say("more", { n: Math.min(rest.length, PAGE) });
  };
  more.addEventListener("click", step);
  step();
  const standings = el("p", { class: "tags" }, tag(say(standing), standing), tag(say("evidence", { n: relation.claims.length })));
  if (!relation.claims.length) return el("article", { class: "relation" }, head, standings, el("p", { class: "muted" }, say("noEvidence")));
  return el("article", { class: "relation" }, head, standings, list, more);
}
