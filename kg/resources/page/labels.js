// Labels and signs, at the screen's size whatever the zoom; where there is no room, the less connected go without.
const FONT = '"Noto Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif';

function textWidth(ctx, font, text) {
  const key = font + text;
  if (!widths.has(key)) { ctx.font = font; widths.set(key, ctx.measureText(text).width); }
  return widths.get(key);
}

/** The nodes on the screen as {id, x, y, r, degree, first}, in the order in which they get a label. */
function onScreen(pick) {
  const box = $("mynetwork");
  const scale = network.getScale();
  const found = [];
  for (const id of pick ? pick.nodes : state.shown.nodes) {
    const body = network.body.nodes[id];
    if (!body || body.options.hidden) continue;
    const { x, y } = network.canvasToDOM({ x: body.x, y: body.y });
    if (x < -80 || y < -20 || x > box.clientWidth + 80 || y > box.clientHeight + 20) continue;
    const first = id === hovered || id === state.view.node || (state.view.kind === "pair" && pick && pick.nodes.has(id));
    found.push({ id, x, y, r: body.options.size * scale, degree: degreeOf(id), first });
  }
  return found.sort((a, b) => Number(b.first) - Number(a.first) || b.degree - a.degree || a.id - b.id);
}

function drawLabels(ctx, room, pick) {
  const nodes = onScreen(pick);
  const box = $("mynetwork");
  const most = Math.max(24, Math.round((box.clientWidth * box.clientHeight) / 7000));
  const bodies = new Room();
  for (const node of nodes) if (node.r > 3) bodies.take({ x: node.x - node.r * 0.8, y: node.y - node.r * 0.8, w: node.r * 1.6, h: node.r * 1.6 });
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  let drawn = 0;
  for (const [rank, node] of nodes.entries()) {
    if (drawn >= most && !node.first) break;
    const size = node.first ? 15 : Math.round(Math.min(11.5 + Math.sqrt(node.degree) * 0.8, 15));
    const font = `${node.degree > 5 || node.first ? 600 : 400} ${size}px ${FONT}`;
    const text = shorten(nameOf(node.id), node.first ? 40 : 14);
    const w = textWidth(ctx, font, text) + 4;
    const h = size + 4;
    const gap = node.r + 2;
    const spots = [
      { x: node.x - w / 2, y: node.y + gap, w, h }, { x: node.x + gap, y: node.y - h / 2, w, h },
      { x: node.x - w / 2, y: node.y - gap - h, w, h }, { x: node.x - gap - w, y: node.y - h / 2, w, h },
    ];
    const inside = (place) => place.x > 0 && place.y > 0 && place.x + w < box.clientWidth && place.y + h < box.clientHeight;
    const slid = [spots[0], spots[2]].map((place) => ({ ...place, x: Math.min(Math.max(place.x, 1), box.clientWidth - w - 1) }));
    const clear = (place) => room.free(place) && bodies.free(place);
    const spot = [...spots, ...slid].find((place) => inside(place) && clear(place))
      || (rank < 20 ? [...slid, ...spots].find((place) => inside(place) && room.free(place)) : null) // the most connected may cover others' shapes
      || (node.first ? slid[0] : null);
    if (!spot) continue;
    room.take(spot);
    drawn += 1;
    haloed(ctx, text, spot.x + w / 2, spot.y + h / 2, font, ink.text);
  }
}

function haloed(ctx, text, x, y, font, colour) {
  ctx.font = font;
  ctx.lineWidth = 4;
  ctx.strokeStyle = ink.canvas;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y);
}

/** On each line its sign (+ favourable, − adverse, ± both) and number of relations; on a selected one, the relation's name. */
function drawSigns(ctx, room, pick) {
  const scale = network.getScale();
  if (!pick && scale < 0.45) return;
  const ids = pick ? pick.edges : state.shown.pairs.keys();
  const named = pick ? pick.edges.size <= 40 : scale > 1.5;
  for (const id of ids) {
    const edge = network.body.edges[id];
    if (!edge || edge.options.hidden || !edge.connected) continue;
    const from = network.canvasToDOM({ x: edge.from.x, y: edge.from.y });
    const to = network.canvasToDOM({ x: edge.to.x, y: edge.to.y });
    if (Math.hypot(from.x - to.x, from.y - to.y) < 50) continue;
    sign(ctx, room, state.shown.pairs.get(id) || [], { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, named);
  }
}

function sign(ctx, room, relations, middle, named) {
  const tones = new Set(relations.map((r) => r.tone));
  const mark = tones.has(1) && tones.has(-1) ? "±" : tones.has(-1) ? "−" : tones.has(1) ? "+" : "";
  const kinds = [...new Set(relations.map((r) => r.p))];
  const number = relations.length > 1 ? String(relations.length) : "";
  const text = named && kinds.length ? `${predicateWord(kinds[0])}${kinds.length > 1 ? " +" + (kinds.length - 1) : ""}` : mark + number;
  if (!text) return;
  const font = `600 ${named ? 11 : 10.5}px ${FONT}`;
  const w = Math.max(textWidth(ctx, font, text) + 8, 15);
  const box = { x: middle.x - w / 2, y: middle.y - 8, w, h: 16 };
  if (!room.free(box)) return;
  room.take(box);
  const colour = mark === "+" ? ink.favour : mark === "−" ? ink.adverse : ink.muted;
  ctx.beginPath();
  ctx.roundRect(box.x, box.y, box.w, box.h, 8);
  ctx.fillStyle = ink.canvas;
  ctx.fill();
  ctx.lineWidth = 1;
  ctx.strokeStyle = colour;
  ctx.stroke();
  ctx.font = font;
  ctx.fillStyle = colour;
  ctx.fillText(text, middle.x, middle.y + 0.5);
}
