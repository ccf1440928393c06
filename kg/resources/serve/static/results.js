// Answers of a query as a table or as they came. Every text stays text: no markup is made of an answer.
"use strict";
window.KgResults = (() => {
  const ROWS = 100; // shown at once

  function el(tag, made = {}, ...children) {
    const node = document.createElement(tag);
    for (const [key, value] of Object.entries(made)) {
      if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
      else node.setAttribute(key, value);
    }
    node.append(...children);
    return node;
  }

  /** The terms of N-Triples, a row for each line. */
  function triples(text) {
    const term = /<([^<>]*)>|(_:\S+)|("(?:[^"\\]|\\.)*")(?:@([\w-]+)|\^\^<([^<>]*)>)?/g;
    const plain = (quoted) => { try { return JSON.parse(quoted.replace(/\\U([0-9A-Fa-f]{8})/g, (_, code) => String.fromCodePoint(parseInt(code, 16)))); } catch { return quoted; } };
    const read = ([, iri, blank, quoted, language, datatype]) => {
      if (iri !== undefined) return { type: "uri", value: iri };
      if (blank) return { type: "bnode", value: blank };
      return { type: "literal", value: plain(quoted), "xml:lang": language, datatype };
    };
    return text.split("\n").filter((line) => line.trim()).map((line) => [...line.matchAll(term)].slice(0, 3).map(read));
  }

  /** Columns and rows of an answer; ASK is one cell. */
  function parsed(text) {
    if (!text.startsWith("{")) return { columns: ["subject", "predicate", "object"], rows: triples(text) };
    const answer = JSON.parse(text);
    if (answer.boolean !== undefined) return { columns: ["ASK"], rows: [[{ type: "literal", value: String(answer.boolean) }]] };
    return { columns: answer.head.vars, rows: answer.results.bindings.map((row) => answer.head.vars.map((name) => row[name])) };
  }

  function shortened(iri, prefixes) {
    const fitting = Object.entries(prefixes).filter(([, space]) => iri.startsWith(space)).sort((a, b) => b[1].length - a[1].length)[0];
    return fitting ? `${fitting[0]}:${iri.slice(fitting[1].length)}` : iri;
  }

  function cell(term, { space, prefixes }) {
    if (!term) return el("td", {});
    if (term.type !== "uri") return el("td", term["xml:lang"] ? { lang: term["xml:lang"] } : {}, term.value, term["xml:lang"] ? el("small", {}, ` ${term["xml:lang"]}`) : "");
    const name = shortened(term.value, prefixes);
    if (term.value.startsWith(space)) {
      const path = term.value.slice(space.length).split("/").map(encodeURIComponent).join("/");
      return el("td", {}, el("a", { href: `/id/${path}` }, name));
    }
    if (!/^https?:/.test(term.value)) return el("td", {}, name);
    return el("td", {}, el("a", { href: term.value, rel: "noopener noreferrer", target: "_blank" }, name));
  }

  /** Show an answer in `box`; its rows come back. */
  function show(box, text, about) {
    const { columns, rows } = parsed(text);
    const body = el("tbody", {});
    const rest = [...rows];
    const more = el("button", { type: "button", class: "quiet" });
    const step = () => {
      body.append(...rest.splice(0, ROWS).map((row) => el("tr", {}, ...row.map((term) => cell(term, about)))));
      more.hidden = !rest.length;
      more.textContent = `+ ${Math.min(rest.length, ROWS)} / ${rest.length}`;
    };
    more.addEventListener("click", step);
    step();
    const table = el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": about.words.results },
      el("table", {}, el("thead", {}, el("tr", {}, ...columns.map((name) => el("th", { scope: "col" }, name)))), body), more);
    const raw = el("pre", { class: "raw", tabindex: 0, hidden: "" }, text.length > 500000 ? `${text.slice(0, 500000)}…` : text);
    const tab = (label, shown, other) => el("button", { type: "button", "aria-pressed": String(shown === table), onclick: ({ target }) => {
      shown.hidden = false;
      other.hidden = true;
      for (const one of target.parentNode.children) one.setAttribute("aria-pressed", String(one === target));
    } }, label);
    const tabs = el("div", { class: "segments", role: "group", "aria-label": about.words.results }, tab(about.words.table, table, raw), tab(about.words.raw, raw, table));
    const count = el("span", { class: "muted", role: "status" }, `${rows.length.toLocaleString()} · ${about.seconds.toFixed(2)} s`);
    box.replaceChildren(el("div", { class: "shown" }, tabs, count), table, raw);
    return rows;
  }

  return Object.freeze({ show });
})();
