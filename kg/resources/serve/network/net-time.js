// The date slider: a bar for each month, two handles, both for the keyboard.
const LONGEST = 20; // years
let months = [];

function countMonths() {
  const counts = new Map();
  for (const claim of KG.claims) {
    const month = momentOf(claim).slice(0, 7);
    if (month.length === 7) counts.set(month, (counts.get(month) || 0) + 1);
  }
  const known = [...counts.keys()].sort();
  months = [];
  if (!known.length) return counts;
  const last = quantile(counts, known, 0.998);
  const first = quantile(counts, known, 0.02);
  const earliest = `${Number(last.slice(0, 4)) - LONGEST}${last.slice(4)}`; // a few dates of history would leave no room for the news
  let [year, month] = (first > earliest ? first : earliest).split("-").map(Number);
  for (let key = ""; key < last;) {
    key = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
    months.push([key, counts.get(key) || 0]);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return counts;
}

/** The month by which this share of the dated claims has come. */
function quantile(counts, known, share) {
  const total = known.reduce((sum, month) => sum + counts.get(month), 0);
  let sum = 0;
  return known.find((month) => { sum += counts.get(month); return sum >= total * share; });
}

function startTimes() {
  countMonths();
  if (months.length < 2) return;
  const box = $("times");
  const bars = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  bars.setAttribute("class", "bars");
  bars.setAttribute("viewBox", `0 0 ${months.length} 34`);
  bars.setAttribute("preserveAspectRatio", "none");
  bars.setAttribute("aria-hidden", "true");
  const most = Math.max(...months.map(([, count]) => count));
  months.forEach(([, count], i) => {
    const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    const height = count ? Math.max(2, 34 * Math.sqrt(count / most)) : 0;
    for (const [name, value] of Object.entries({ x: i + 0.08, width: 0.84, y: 34 - height, height })) bar.setAttribute(name, value);
    bars.append(bar);
  });
  const handle = (id, key) => {
    const input = el("input", { type: "range", id, min: 0, max: months.length - 1, step: 1, "data-say-label": key });
    input.addEventListener("input", () => slid(id));
    input.addEventListener("change", () => { if (state.since || state.until || filtersOn()) refresh(); else refresh(); });
    return input;
  };
  const all = el("button", { type: "button", class: "quiet", id: "allTimes", onclick: () => { setTimes("", ""); refresh(); } });
  box.append(bars, el("div", { class: "slide" }, handle("since", "from"), handle("until", "to")), el("output", { for: "since until", id: "span" }), all);
  box.hidden = false;
  setTimes(state.since, state.until);
}

/** After a handle moved: neither passes the other. */
function slid(id) {
  const [since, until] = [Number($("since").value), Number($("until").value)];
  if (since > until) $(id).value = id === "since" ? until : since;
  const [a, b] = [Number($("since").value), Number($("until").value)];
  setTimes(a === 0 ? "" : months[a][0], b === months.length - 1 ? "" : months[b][0]);
}

function setTimes(since, until) {
  Object.assign(state, { since, until });
  if (months.length < 2) return;
  const at = (month, other) => { const found = months.findIndex(([key]) => key >= month); return month && found >= 0 ? found : other; };
  const [a, b] = [at(since, 0), at(until, months.length - 1)];
  $("since").value = a;
  $("until").value = b;
  for (const [id, i] of [["since", a], ["until", b]]) $(id).setAttribute("aria-valuetext", months[i][0]);
  [...$("times").querySelectorAll("rect")].forEach((bar, i) => bar.setAttribute("class", i >= a && i <= b ? "in" : ""));
  $("span").textContent = `${months[a][0]} – ${months[b][0]}`;
  $("allTimes").textContent = say("wholePeriod");
  $("allTimes").hidden = !since && !until;
}
