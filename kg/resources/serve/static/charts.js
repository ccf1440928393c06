// Charts of the views, by Observable Plot. Colours are the theme's; every bar has its number in words beside or above it.
"use strict";
(() => {
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const month = (text) => new Date(`${text}-01T00:00:00Z`);
  const next = (text) => { const date = month(text); date.setUTCMonth(date.getUTCMonth() + 1); return date; };
  const tints = () => [colour("accent"), colour("favour"), colour("adverse"), colour("neutral"), colour("mark-line")];

  const LONGEST = 12; // years: a few dates of history would leave no room for the news

  /** The citations of the last years before the newest. */
  function recent(data) {
    const last = Math.max(...data.map((d) => Number(d.month.slice(0, 4))));
    return data.filter((d) => Number(d.month.slice(0, 4)) > last - LONGEST);
  }
  function byMonth(all, key, width, words) {
    const data = recent(all);
    return Plot.plot({
      width, height: 190, marginLeft: 36, x: { type: "utc", label: null }, y: { grid: true, label: null, ticks: 4, tickFormat: "d" },
      color: { legend: false, range: tints(), domain: [...new Set(data.map((d) => d[key]))] },
      marks: [Plot.rectY(data, { x1: (d) => month(d.month), x2: (d) => next(d.month), y: "count", fill: key, insetLeft: 0.5, insetRight: 0.5, title: (d) => `${d.month} ${words[d[key]] || d[key]}: ${d.count}` }), Plot.ruleY([0])],
    });
  }
  function bars(data, label, key, width, words) {
    const totals = new Map();
    for (const d of data) totals.set(d[label], (totals.get(d[label]) || 0) + d.count);
    const domain = [...totals.keys()].sort((a, b) => totals.get(b) - totals.get(a));
    const fill = key ? key : () => "";
    return Plot.plot({
      width, marginLeft: Math.min(220, width * 0.42), x: { grid: true, label: null, tickFormat: "d" }, y: { label: null, domain },
      color: { range: key === "stance" ? [colour("favour"), colour("adverse"), colour("accent")] : tints(), domain: key === "stance" ? ["supports", "opposes", "upholds"] : key ? [...new Set(data.map((d) => d[key]))] : [""] },
      marks: [
        Plot.barX(data, { x: "count", y: label, fill, insetTop: 1, insetBottom: 1, title: (d) => `${d[label]}${key ? ` ${words[d[key]] || d[key]}` : ""}: ${d.count}` }),
        Plot.text([...totals], { x: (d) => d[1], y: (d) => d[0], text: (d) => String(d[1]), textAnchor: "start", dx: 5 }), Plot.ruleX([0]),
      ],
    });
  }
  const draw = {
    entity: (data, width, words) => byMonth(data, "group", width, words),
    timeline: (data, width, words) => byMonth(data, "kind", width, words),
    meetings: (data, width, words) => bars(data, "pair", "kind", width, words),
    stances: (data, width, words) => bars(data, "topic", "stance", width, words),
    statements: (data, width, words) => bars(data, "speaker", "", width, words),
  };

  /** What each colour stands for, in words. */
  function key(data, name, words) {
    const list = document.createElement("div");
    list.className = "key";
    const order = name === "stance" ? ["supports", "opposes", "upholds"] : [...new Set(data.map((d) => d[name]))];
    const tint = name === "stance" ? [colour("favour"), colour("adverse"), colour("accent")] : tints();
    order.forEach((value, i) => {
      const item = document.createElement("span");
      const box = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      box.setAttribute("viewBox", "0 0 10 10");
      const square = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      for (const [attribute, number] of [["width", 10], ["height", 10], ["fill", tint[i % tint.length]]]) square.setAttribute(attribute, number);
      box.append(square);
      item.append(box, ` ${words[value] || value}`);
      list.append(item);
    });
    return list;
  }

  function drawAll() {
    for (const figure of document.querySelectorAll(".chart")) {
      const data = JSON.parse(figure.nextElementSibling.textContent);
      const words = JSON.parse(figure.dataset.words || "{}");
      for (const old of figure.querySelectorAll(":scope > :not(figcaption)")) old.remove();
      const kind = figure.dataset.chart;
      const by = { entity: "group", timeline: "kind", meetings: "kind", stances: "stance" }[kind];
      const picture = draw[kind](data, Math.max(300, Math.min(figure.clientWidth, 900)), words);
      for (const part of picture.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label"); // Plot names its groups, which have no role
      picture.setAttribute("role", "img");
      picture.setAttribute("aria-label", figure.getAttribute("aria-label") || figure.textContent.trim());
      figure.append(...(by ? [key(data, by, words)] : []), picture);
    }
    document.documentElement.dataset.charts = "drawn";
  }
  drawAll();
  document.addEventListener("kg-theme", drawAll);
})();
