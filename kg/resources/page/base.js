// What every part uses: the data, elements without markup, names in the language chosen, the key by which names are compared.
const $ = (id) => document.getElementById(id);
const KG = JSON.parse($("kg-data").textContent);
const DRAWN = JSON.parse($("kg-vis").textContent);

// Paul Tol's "bright" scheme, told apart by readers with any kind of colour blindness; the shapes say the same again.
const LOOKS = {
  Person: { colour: "#ee6677", shape: "dot" },
  Country: { colour: "#4477aa", shape: "square" },
  Organization: { colour: "#228833", shape: "diamond" },
  Place: { colour: "#66ccee", shape: "triangleDown" },
  Event: { colour: "#ccbb44", shape: "star" },
  Document: { colour: "#aa3377", shape: "hexagon" },
  Concept: { colour: "#a8adb5", shape: "triangle" },
};
const OUTLINES = {
  dot: "M10 3a7 7 0 1 0 .01 0z",
  square: "M4 4h12v12H4z",
  diamond: "M10 2l8 8-8 8-8-8z",
  triangleDown: "M10 17L2.5 4h15z",
  star: "M10 1.5l2.5 5.6 6 .6-4.5 4 1.3 6-5.3-3.1-5.3 3.1 1.3-6-4.5-4 6-.6z",
  hexagon: "M6 3.2h8l4 6.8-4 6.8H6L2 10z",
  triangle: "M10 3l7.5 13h-15z",
};
const PREDICATES = new Map(KG.groups.flatMap((group) => group.predicates.map((p) => [p.id, { ...p, group: group.id }])));
const MODALITIES = ["actual", "planned", "desired", "hypothetical"];

const state = {
  labels: "zh-Hans", // language of the names in the network
  ui: "zh", // language of the interface: "zh" (in the labels' script) or "en"
  classesOff: new Set(),
  predicatesOff: new Set(),
  polaritiesOff: new Set(),
  modalitiesOff: new Set(),
  speaker: "", // "", "article", or the number of a thing
  assertedOnly: false,
  loose: false, // show entities without a visible relation
  since: "", // a month: leave out what is dated before, and what has no date
  until: "",
  only: null, // where set, the nodes to show and no others
  view: { kind: "overview" },
  past: [],
  shown: null, // what `survey` found last
};

// What a page with a server behind it adds to this one.
const MORE = {
  entity: () => [], // elements below the head of an entity's details
  article: (claim, title) => el("span", { lang: "zh" }, title), // how the article of a claim is named
  radius: null, // the size of a node, by degree where null
  colour: null, // the colour of a node, by class where null
  dashes: null, // how a line's relations are drawn
  views: {}, // further kinds of details
  clicked: () => {}, // before the details of a node that was clicked
  changed: () => {}, // after what is shown has changed
};

/** An element; text is only ever text. Attributes in `made`, `on…` keys are listeners. */
function el(tag, made = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(made)) {
    if (value === undefined || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : String(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

function svg(path, made = {}) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  node.setAttribute("viewBox", made.box || "0 0 20 20");
  node.setAttribute("aria-hidden", "true");
  node.setAttribute("class", made.class || "shape");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  if (made.fill) line.setAttribute("fill", made.fill);
  node.append(line);
  return node;
}

const look = (kind) => LOOKS[kind] || LOOKS.Concept;
const shape = (kind) => svg(OUTLINES[look(kind).shape], { fill: look(kind).colour });

/** A text in the language asked for, else in the other script, else in any. */
function inLanguage(labels, language) {
  const order = language === "en" ? ["en", "zh-Hans", "zh-Hant"] : language === "zh-Hant" ? ["zh-Hant", "zh-Hans"] : ["zh-Hans", "zh-Hant"];
  for (const tag of order) if (labels[tag]) return labels[tag];
  return Object.values(labels)[0] || "";
}

const interfaceLanguage = () => (state.ui === "en" ? "en" : state.labels === "zh-Hant" ? "zh-Hant" : "zh-Hans");
const nameOf = (number) => inLanguage(KG.things[number].labels, state.labels);
const wordOf = (labels) => inLanguage(labels, interfaceLanguage());
const predicateWord = (id) => wordOf(PREDICATES.get(id).labels);

function shorten(text, most = 18) {
  let length = 0;
  const chars = Array.from(text);
  for (let i = 0; i < chars.length; i += 1) {
    length += chars[i].codePointAt(0) > 0x2e80 ? 1 : 0.55;
    if (length > most) return chars.slice(0, i).join("") + "…";
  }
  return text;
}

const simplified = new Map();
{
  const from = Array.from(KG.script[0]);
  const to = Array.from(KG.script[1]);
  from.forEach((char, i) => simplified.set(char, to[i]));
}

/** The key of a name: simplified, lower case, without accents, spaces and signs. */
function fold(text) {
  const plain = text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "");
  return Array.from(plain, (char) => simplified.get(char) || char).join("").replace(/[^\p{L}\p{N}]/gu, "");
}
