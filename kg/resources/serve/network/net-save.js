// What is seen, as a file: SVG, PNG (of the SVG), CSV of the relations, GEXF for Gephi.
const xml = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");

function download(name, parts, type) {
  const url = URL.createObjectURL(new Blob(parts, { type }));
  const link = el("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

/** Where a node stands on the screen, and its radius there. */
function placeOf(id) {
  if (network.placeOf) return network.placeOf(id);
  const body = network.body.nodes[id];
  return body ? { ...network.canvasToDOM({ x: body.x, y: body.y }), r: body.options.size * network.getScale() } : null;
}

/** Nodes and lines as they stand on the screen: {nodes: [{id, x, y, r, colour}], lines: [{a, b, style}]}. */
function seen() {
  const box = $("mynetwork");
  const inside = ({ x, y }) => x > -60 && y > -60 && x < box.clientWidth + 60 && y < box.clientHeight + 60;
  const nodes = new Map();
  for (const id of state.shown.nodes) {
    const place = placeOf(id);
    if (place && inside(place)) nodes.set(id, { id, ...place, colour: MORE.colour ? MORE.colour(id) : look(KG.things[id].class).colour, form: look(KG.things[id].class).shape });
  }
  const lines = [];
  for (const [pair, relations] of state.shown.pairs) {
    const [a, b] = pair.split("-").map(Number);
    if (nodes.has(a) && nodes.has(b)) lines.push({ a: nodes.get(a), b: nodes.get(b), relations, style: edgeStyle(pair) });
  }
  return { nodes: [...nodes.values()], lines, width: box.clientWidth, height: box.clientHeight };
}

function asSvg() {
  const { nodes, lines, width, height } = seen();
  const parts = [`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="${ink.canvas}"/>`];
  for (const { a, b, style, relations } of lines) {
    const dash = style.dashes ? ` stroke-dasharray="${style.dashes.join(" ")}"` : "";
    parts.push(`<line x1="${a.x.toFixed(1)}" y1="${a.y.toFixed(1)}" x2="${b.x.toFixed(1)}" y2="${b.y.toFixed(1)}" stroke="${style.color.color}" stroke-width="${style.width}" stroke-opacity="${style.color.opacity}"${dash}><title>${xml(relations.map((r) => `${nameOf(r.s)} ${predicateWord(r.p)} ${nameOf(r.o)}`).join("\n"))}</title></line>`);
  }
  for (const { x, y, r, colour, form } of nodes) {
    parts.push(`<path transform="translate(${(x - r).toFixed(1)} ${(y - r).toFixed(1)}) scale(${(r / 10).toFixed(3)})" d="${OUTLINES[form]}" fill="${colour}" stroke="${ink.rim}" stroke-width="2"/>`);
  }
  for (const { id, x, y, r } of [...nodes].sort((p, q) => q.r - p.r).slice(0, 160)) {
    parts.push(`<text x="${x.toFixed(1)}" y="${(y + r + 13).toFixed(1)}" font-size="12" text-anchor="middle" font-family="${xml(FONT)}" fill="${ink.text}" stroke="${ink.canvas}" stroke-width="3" paint-order="stroke">${xml(shorten(nameOf(id), 16))}</text>`);
  }
  return `${parts.join("\n")}\n</svg>\n`;
}

function savePng() {
  const image = new Image();
  const url = URL.createObjectURL(new Blob([asSvg()], { type: "image/svg+xml" }));
  image.onload = () => {
    const canvas = el("canvas", {});
    [canvas.width, canvas.height] = [image.width * 2, image.height * 2];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(url);
    canvas.toBlob((blob) => download("network.png", [blob], "image/png"));
  };
  image.src = url;
}

function asCsv() {
  // A cell that begins like a formula would be run by a spreadsheet: an apostrophe holds it back.
  const cell = (value) => `"${String(value).replace(/^[=+\-@\t\r]/, "'$&").replace(/"/g, '""')}"`;
  const rows = [["subject", "subject_iri", "predicate", "object", "object_iri", "standing", "citations", "dates"]];
  for (const r of state.shown.relations) {
    const dates = [...new Set(r.claims.map(momentOf).filter(Boolean))].sort().join(" ");
    rows.push([nameOf(r.s), KG.iris[r.s], r.p, nameOf(r.o), KG.iris[r.o], standingOf(r), r.claims.length, dates]);
  }
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function asGexf() {
  const places = new Map(seen().nodes.map((node) => [node.id, node]));
  const nodes = [...state.shown.nodes].map((id) => {
    const at = places.get(id);
    const viz = at ? `<viz:position x="${at.x.toFixed(1)}" y="${(-at.y).toFixed(1)}" z="0"/><viz:size value="${at.r.toFixed(1)}"/>` : "";
    return `<node id="${id}" label="${xml(nameOf(id))}"><attvalues><attvalue for="iri" value="${xml(KG.iris[id])}"/><attvalue for="class" value="${xml(KG.things[id].class)}"/><attvalue for="community" value="${KG.community[id]}"/></attvalues>${viz}</node>`;
  });
  const edges = state.shown.relations.map((r, i) => `<edge id="${i}" source="${r.s}" target="${r.o}" label="${xml(r.p)}" type="${PREDICATES.get(r.p).symmetric ? "undirected" : "directed"}" weight="${Math.max(r.claims.length, 1)}"><attvalues><attvalue for="standing" value="${standingOf(r)}"/></attvalues></edge>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3"><graph defaultedgetype="directed">
<attributes class="node"><attribute id="iri" title="iri" type="string"/><attribute id="class" title="class" type="string"/><attribute id="community" title="community" type="integer"/></attributes>
<attributes class="edge"><attribute id="standing" title="standing" type="string"/></attributes>
<nodes>${nodes.join("\n")}</nodes>
<edges>${edges.join("\n")}</edges></graph></gexf>
`;
}

const SAVES = {
  PNG: savePng,
  SVG: () => download("network.svg", [asSvg()], "image/svg+xml"),
  CSV: () => download("network.csv", [asCsv()], "text/csv"),
  GEXF: () => download("network.gexf", [asGexf()], "application/gexf+xml"),
};
