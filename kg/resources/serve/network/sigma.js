// The canvas of a large network: sigma.js draws nodes and lines with WebGL; signs and dashes are drawn over them where there is room.
const FONT = '"Noto Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif';
const MOST_SIGNS = 400; // lines on the screen up to which each gets its sign and its dashes
let renderer;
let picture;
let lit = null; // what stands out, or null

/** Larger networks have smaller nodes. */
const sizeOf = (node) => Math.min(radius(node) * 0.42, 14) * Math.max(0.45, Math.min(1, Math.sqrt(2000 / (state.shown.nodes.size + 1))));

function nodeLook(id, data) {
  const node = Number(id);
  const first = node === hovered || node === state.view.node;
  const dim = lit && !lit.nodes.has(node);
  return {
    ...data, hidden: !state.shown.nodes.has(node), size: sizeOf(node), label: dim ? "" : shorten(nameOf(node), first ? 30 : 14),
    color: dim ? ink.line : MORE.colour ? MORE.colour(node) : look(KG.things[node].class).colour, forceLabel: first || (lit && lit.nodes.size < 40 && lit.nodes.has(node)), zIndex: dim ? 0 : 1,
  };
}

function edgeLook(id, data) {
  const style = edgeStyle(id);
  if (style.hidden) return { ...data, hidden: true };
  const dim = lit && !lit.edges.has(id);
  return { ...data, hidden: false, color: dim ? ink.line : style.color.color, size: dim ? 0.3 : Math.max(0.5, style.width * (style.asserted ? 0.5 : 0.35)), zIndex: dim ? 0 : 1 };
}

function grow() {} // sigma scales by itself

function redraw() {
  lit = chosen();
  $("empty").hidden = state.shown.nodes.size > 0;
  if (renderer) renderer.refresh();
}

/** A label with a halo, in the colours of the theme. */
function drawLabel(ctx, data, settings) {
  if (!data.label) return;
  ctx.font = `${data.size > 7 ? 600 : 400} ${settings.labelSize}px ${FONT}`;
  ctx.lineWidth = 3.5;
  ctx.lineJoin = "round";
  ctx.strokeStyle = ink.canvas;
  ctx.fillStyle = ink.text;
  const [x, y] = [data.x + data.size + 3, data.y + settings.labelSize / 3];
  ctx.strokeText(data.label, x, y);
  ctx.fillText(data.label, x, y);
}

function drawHover(ctx, data, settings) {
  ctx.beginPath();
  ctx.arc(data.x, data.y, data.size + 2, 0, Math.PI * 2);
  ctx.lineWidth = 2;
  ctx.strokeStyle = ink.text;
  ctx.stroke();
  drawLabel(ctx, data, settings);
}

function startNetwork() {
  readTheme();
  picture = new graphology.Graph({ multi: false, type: "undirected" });
  for (const { id, x, y } of DRAWN.nodes) picture.addNode(String(id), { x, y: -y });
  for (const edge of DRAWN.edges) picture.addEdgeWithKey(edge.id, String(edge.from), String(edge.to), {});
  renderer = new Sigma(picture, $("mynetwork"), {
    nodeReducer: nodeLook, edgeReducer: edgeLook, defaultDrawNodeLabel: drawLabel, defaultDrawNodeHover: drawHover, zIndex: true, enableEdgeEvents: true,
    labelDensity: 0.5, labelGridCellSize: 90, labelRenderedSizeThreshold: 2.8, labelSize: 12, minCameraRatio: 0.01, maxCameraRatio: 3, hideEdgesOnMove: picture.size > 15000, allowInvalidContainer: true,
  });
  network = facade();
  renderer.on("clickNode", ({ node }) => { MORE.clicked(Number(node)); show({ kind: "node", node: Number(node) }); });
  renderer.on("clickEdge", ({ edge }) => show({ kind: "pair", pair: edge }));
  renderer.on("clickStage", () => { if (state.view.kind !== "overview") show({ kind: "overview" }); });
  const pointer = (shape) => () => { $("mynetwork").style.cursor = shape; };
  for (const what of ["Node", "Edge"]) { renderer.on(`enter${what}`, pointer("pointer")); renderer.on(`leave${what}`, pointer("")); }
  $("mynetwork").addEventListener("keydown", ({ key }) => {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[key];
    if (!step) return;
    const camera = renderer.getCamera();
    camera.setState({ x: camera.x + step[0] * camera.ratio * 0.08, y: camera.y + step[1] * camera.ratio * 0.08 });
  });
  const over = renderer.createCanvasContext("marks").getCanvases().marks;
  renderer.on("afterRender", () => drawOver(over));
}

/** Dashes for what is not asserted, and + − ± on the lines that are on the screen, where these are few. */
function drawOver(canvas) {
  const ctx = canvas.getContext("2d");
  const ratio = canvas.width / $("mynetwork").clientWidth;
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  const box = { w: $("mynetwork").clientWidth, h: $("mynetwork").clientHeight };
  ctx.clearRect(0, 0, box.w, box.h);
  const lines = linesInView(box);
  if (!lines) return;
  for (const { from, to, relations } of lines) {
    const style = edgeStyle(pairKey(relations[0].s, relations[0].o));
    if (style.dashes && style.dashes.length) gaps(ctx, from, to, style.dashes, style.width);
    const tones = new Set(relations.map((r) => r.tone));
    const mark = tones.has(1) && tones.has(-1) ? "±" : tones.has(-1) ? "−" : tones.has(1) ? "+" : "";
    if (mark && Math.hypot(from.x - to.x, from.y - to.y) > 50) sign(ctx, mark, (from.x + to.x) / 2, (from.y + to.y) / 2);
  }
}

/** The lines to mark, null where they are too many. */
function linesInView({ w, h }) {
  const found = [];
  const inside = (at) => at.x > 0 && at.y > 0 && at.x < w && at.y < h;
  const places = new Map();
  const place = (id) => { if (!places.has(id)) places.set(id, network.placeOf(id)); return places.get(id); };
  for (const [pair, relations] of state.shown.pairs) {
    if (lit && !lit.edges.has(pair)) continue;
    const [from, to] = pair.split("-").map((id) => place(Number(id)));
    if (!inside(from) && !inside(to)) continue;
    found.push({ from, to, relations });
    if (found.length > MOST_SIGNS) return null;
  }
  return found;
}

/** A line becomes dashed by gaps in the colour of the ground. */
function gaps(ctx, from, to, dashes, width) {
  ctx.save();
  ctx.setLineDash(dashes);
  ctx.lineDashOffset = -dashes[0];
  ctx.lineWidth = width + 1;
  ctx.strokeStyle = ink.canvas;
  ctx.beginPath();
  ctx.moveTo(from.x, from.y);
  ctx.lineTo(to.x, to.y);
  ctx.stroke();
  ctx.restore();
}

function sign(ctx, mark, x, y) {
  const colour = mark === "+" ? ink.favour : mark === "−" ? ink.adverse : ink.muted;
  ctx.beginPath();
  ctx.arc(x, y, 7, 0, Math.PI * 2);
  ctx.fillStyle = ink.canvas;
  ctx.fill();
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1;
  ctx.stroke();
  ctx.font = `600 11px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = colour;
  ctx.fillText(mark, x, y + 0.5);
}

/** What the other parts ask of whatever draws. */
function facade() {
  const camera = () => renderer.getCamera();
  const at = (id) => renderer.getNodeDisplayData(String(id));
  return {
    getScale: () => 1 / camera().ratio,
    moveTo: ({ scale }) => camera().setState({ ratio: 1 / scale }),
    redraw: () => redraw(),
    selectNodes: () => {}, setSelection: () => {}, unselectAll: () => {}, // what is selected is lit by `chosen`
    focus: (id, { scale }) => { const { x, y } = at(id); camera().setState({ x, y, ratio: Math.min(1 / scale, 0.25) }); },
    fit({ nodes }) {
      const places = nodes.map(at).filter(Boolean);
      const [xs, ys] = [places.map((p) => p.x), places.map((p) => p.y)];
      const range = (values) => values.reduce(([low, high], v) => [Math.min(low, v), Math.max(high, v)], [Infinity, -Infinity]);
      const [[left, right], [low, high]] = [range(xs), range(ys)];
      const { width, height } = renderer.getDimensions();
      const least = Math.min(width, height); // the side that sigma takes for 1
      camera().setState({ x: (left + right) / 2, y: (low + high) / 2, ratio: Math.max(((right - left) * least) / width, ((high - low) * least) / height, 0.04) * 1.08, angle: 0 });
    },
    placeOf(id) {
      const { x, y } = renderer.graphToViewport(picture.getNodeAttributes(String(id)));
      return { x, y, r: renderer.scaleSize(sizeOf(id)) };
    },
  };
}
