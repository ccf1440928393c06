// What is visible under the filters.
const stanceOrActual = (relation, claim) => !claim.negative && (!claim.modality || PREDICATES.get(relation.p).stance);
const asserts = (relation, claim) => relation.direct && stanceOrActual(relation, claim);

/** When a claim is dated: by its own time, else by its article. */
const momentOf = (claim) => claim.date || (KG.articles[claim.article] || {}).published || "";
/** Whether a year, month or day overlaps the months chosen. */
const inTime = (when) => Boolean(when) && (!state.since || when.slice(0, 7) >= state.since.slice(0, when.length)) && (!state.until || when.slice(0, 7) <= state.until.slice(0, 7));

function passes(relation, claim) {
  if (state.polaritiesOff.has(claim.negative ? "negative" : "positive")) return false;
  if (state.modalitiesOff.has(claim.modality || "actual")) return false;
  if (state.assertedOnly && !asserts(relation, claim)) return false;
  if ((state.since || state.until) && !inTime(momentOf(claim))) return false;
  if (state.speaker === "article") return !claim.by;
  return state.speaker === "" || (claim.by || []).includes(Number(state.speaker));
}

/** A relation without a sentence counts as told by the article, positive and actual. */
const BARE = {};

/** The relation as the filters leave it ({relation, claims, asserted, tone, p, s, o}), or null. */
function filtered(relation) {
  if (state.predicatesOff.has(relation.p)) return null;
  if (state.only && !(state.only.has(relation.s) && state.only.has(relation.o))) return null;
  if (state.classesOff.has(KG.things[relation.s].class) || state.classesOff.has(KG.things[relation.o].class)) return null;
  const bare = relation.claims.length === 0;
  const claims = bare ? [] : relation.claims.map((i) => KG.claims[i]).filter((claim) => passes(relation, claim));
  if (bare ? !passes(relation, BARE) : !claims.length) return null;
  const positive = bare || claims.some((claim) => !claim.negative);
  return {
    ...relation,
    claims,
    asserted: relation.direct && (bare || claims.some((claim) => asserts(relation, claim))),
    tone: positive ? PREDICATES.get(relation.p).tone : 0,
    denied: !positive,
  };
}

const pairKey = (a, b) => (a < b ? `${a}-${b}` : `${b}-${a}`);

/** Everything that the filters leave: relations, relations by pair and by node, the nodes to draw, counts. */
function survey() {
  const relations = KG.relations.map(filtered).filter(Boolean);
  const pairs = new Map();
  const byNode = new Map();
  const push = (map, key, value) => (map.has(key) ? map.get(key).push(value) : map.set(key, [value]));
  let citations = 0;
  for (const relation of relations) {
    citations += relation.claims.length;
    push(byNode, relation.s, relation);
    if (relation.s === relation.o) continue;
    push(byNode, relation.o, relation);
    push(pairs, pairKey(relation.s, relation.o), relation);
  }
  const nodes = new Set();
  for (let i = 0; i < KG.nodes; i += 1) {
    if (state.only && !state.only.has(i)) continue;
    if (!state.classesOff.has(KG.things[i].class) && (state.only || state.loose || byNode.has(i) || i === KG.focus)) nodes.add(i);
  }
  if (state.view.kind === "node" || state.view.kind === "kind") nodes.add(state.view.node);
  state.shown = { relations, pairs, byNode, nodes, citations };
}

const degreeOf = (node) => {
  const others = new Set((state.shown.byNode.get(node) || []).flatMap((r) => [r.s, r.o]));
  others.delete(node);
  return others.size;
};

function filtersOn() {
  const sets = [state.classesOff, state.predicatesOff, state.polaritiesOff, state.modalitiesOff];
  return sets.filter((set) => set.size).length + (state.speaker !== "" ? 1 : 0) + (state.assertedOnly ? 1 : 0) + (state.since || state.until ? 1 : 0);
}
