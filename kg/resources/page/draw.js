// The canvas: vis-network draws nodes and lines; labels, signs and the veil behind a selection are drawn here, at the screen's size.
let nodeSet;
let edgeSet;
const drawnNodes = new Map(); // what was last handed to vis, to hand over only what changed
const drawnEdges = new Map();
const widths = new Map();

/** Larger nodes where the network is shown small, in few steps: each step hands all nodes to vis anew. */
function grow() {
  const scale = network.getScale();
  const step = scale < 0.25 ? 2.6 : scale < 0.45 ? 1.8 : scale < 0.7 ? 1.35 : 1;
  if (step === grown) return;
  grown = step;
  redraw();
}

function nodeStyle(node) {
  const { colour: usual, shape: form } = look(KG.things[node].class);
  const colour = MORE.colour ? MORE.colour(node) : usual;
  const rim = { background: colour, border: ink.rim };
  const tilt = form === "square" ? 0.85 : form === "star" ? 1.15 : 1;
  return {
    id: node, hidden: !state.shown.nodes.has(node), shape: form, size: Math.round(radius(node) * tilt * 10) / 10,
    color: { ...rim, highlight: { background: colour, border: ink.text }, hover: { background: colour, border: ink.text } },
  };
}

function changes(memory, styles) {
  return styles.filter((style) => {
    const key = JSON.stringify(style);
    if (memory.get(style.id) === key) return false;
    memory.set(style.id, key);
    return true;
  });
}

/** Hand the visible network over to vis, only what changed. */
function redraw() {
  nodeSet.update(changes(drawnNodes, DRAWN.nodes.map((node) => nodeStyle(node.id))));
  edgeSet.update(changes(drawnEdges, DRAWN.edges.map((edge) => edgeStyle(edge.id))));
  $("empty").hidden = state.shown.nodes.size > 0;
  if (network) network.redraw();
}

function startNetwork() {
  readTheme();
  const many = DRAWN.edges.length > 600;
  const options = DRAWN.options;
  options.interaction.hideEdgesOnDrag = many;
  const upright = $("mynetwork").clientHeight > $("mynetwork").clientWidth * 1.2; // the layout is broad: turn it for a tall screen
  nodeSet = new vis.DataSet(DRAWN.nodes.map((node) => ({ x: upright ? node.y : node.x, y: upright ? node.x : node.y, ...nodeStyle(node.id) })));
  edgeSet = new vis.DataSet(DRAWN.edges.map((edge) => ({ from: edge.from, to: edge.to, ...edgeStyle(edge.id) })));
  changes(drawnNodes, DRAWN.nodes.map((node) => nodeStyle(node.id)));
  changes(drawnEdges, DRAWN.edges.map((edge) => edgeStyle(edge.id)));
  network = new vis.Network($("mynetwork"), { nodes: nodeSet, edges: edgeSet }, options);
  network.on("afterDrawing", over);
  network.on("click", ({ nodes, edges }) => {
    if (nodes.length) { MORE.clicked(nodes[0]); show({ kind: "node", node: nodes[0] }); }
    else if (edges.length) show({ kind: "pair", pair: edges[0] });
    else if (state.view.kind !== "overview") show({ kind: "overview" });
  });
  network.on("hoverNode", ({ node }) => { hovered = node; $("mynetwork").style.cursor = "pointer"; network.redraw(); });
  network.on("blurNode", () => { hovered = null; $("mynetwork").style.cursor = ""; network.redraw(); });
  network.on("hoverEdge", () => { $("mynetwork").style.cursor = "pointer"; });
  network.on("blurEdge", () => { $("mynetwork").style.cursor = ""; });
  network.on("zoom", grow);
  network.on("dragStart", () => { hovered = null; });
}

/** After vis has drawn: veil what is not selected, then labels and signs, without overlaps, the most connected first. */
function over(ctx) {
  const pick = chosen();
  if (pick) veil(ctx, pick);
  const ratio = network.canvas.pixelRatio;
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  const room = new Room();
  drawLabels(ctx, room, pick);
  drawSigns(ctx, room, pick);
  ctx.restore();
}

function veil(ctx, pick) {
  const from = network.DOMtoCanvas({ x: 0, y: 0 });
  const box = $("mynetwork");
  const to = network.DOMtoCanvas({ x: box.clientWidth, y: box.clientHeight });
  ctx.save();
  ctx.globalAlpha = 0.82;
  ctx.fillStyle = ink.canvas;
  ctx.fillRect(from.x, from.y, to.x - from.x, to.y - from.y);
  ctx.restore();
  const { nodes, edges } = network.body;
  for (const id of pick.edges) if (edges[id] && edges[id].connected && !edges[id].options.hidden) { edges[id].draw(ctx); edges[id].drawArrows(ctx); }
  for (const id of pick.nodes) if (nodes[id] && !nodes[id].options.hidden) nodes[id].draw(ctx);
}

/** Which rectangles of the screen are taken, by a grid. */
class Room {
  constructor() { this.cells = new Map(); }
  keys({ x, y, w, h }) {
    const found = [];
    for (let i = Math.floor(x / 64); i <= Math.floor((x + w) / 64); i += 1) {
      for (let j = Math.floor(y / 32); j <= Math.floor((y + h) / 32); j += 1) found.push(i * 4096 + j);
    }
    return found;
  }
  free(box) {
    const hits = (other) => box.x < other.x + other.w && other.x < box.x + box.w && box.y < other.y + other.h && other.y < box.y + box.h;
    return !this.keys(box).some((key) => (this.cells.get(key) || []).some(hits));
  }
  take(box) {
    for (const key of this.keys(box)) this.cells.has(key) ? this.cells.get(key).push(box) : this.cells.set(key, [box]);
  }
}
