// What every page does: languages, theme, and the search field with its suggestions.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const remember = (name, value) => { document.cookie = `${name}=${value}; path=/; max-age=31536000; SameSite=Strict`; };

  function settings() {
    for (const button of document.querySelectorAll("button[data-names]")) {
      button.addEventListener("click", () => { remember("kg-names", button.dataset.names); location.reload(); });
    }
    $("page-language").addEventListener("click", ({ currentTarget }) => { remember("kg-page", currentTarget.dataset.page); location.reload(); });
    $("theme").addEventListener("click", () => {
      const root = document.documentElement;
      const dark = (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
      root.dataset.theme = dark ? "light" : "dark";
      remember("kg-theme", root.dataset.theme);
      document.dispatchEvent(new Event("kg-theme"));
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.closest("input, select, textarea, .CodeMirror, [contenteditable]")) return;
      event.preventDefault();
      $("find").focus();
    });
  }

  /** A list of suggestions below a field; `choose` gets the one taken. */
  function suggesting(field, list, choose) {
    let hits = [];
    let active = -1;
    let asked = 0;

    const close = () => { list.hidden = true; field.setAttribute("aria-expanded", "false"); field.removeAttribute("aria-activedescendant"); active = -1; };
    const mark = () => {
      [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
      if (active < 0) field.removeAttribute("aria-activedescendant");
      else { field.setAttribute("aria-activedescendant", `hit-${active}`); list.children[active].scrollIntoView({ block: "nearest" }); }
    };
    const item = (hit, i) => {
      const node = document.createElement("li");
      node.id = `hit-${i}`;
      node.setAttribute("role", "option");
      const name = document.createElement("span");
      name.className = "grow";
      name.textContent = hit.name;
      const small = document.createElement("small");
      small.textContent = hit.by;
      if (hit.by) name.append(small);
      const word = document.createElement("small");
      word.textContent = hit.word;
      node.append(name, word);
      node.addEventListener("mousedown", (event) => { event.preventDefault(); choose(hit); close(); });
      return node;
    };
    async function ask() {
      const query = field.value.trim();
      asked += 1;
      const mine = asked;
      if (!query) { close(); return; }
      const answer = await fetch(`/search.json?q=${encodeURIComponent(query)}`);
      if (!answer.ok || mine !== asked) return;
      hits = await answer.json();
      active = -1;
      list.replaceChildren(...hits.map(item));
      list.hidden = hits.length === 0;
      field.setAttribute("aria-expanded", String(hits.length > 0));
      mark();
    }
    let soon = 0;
    field.addEventListener("input", (event) => { if (event.isComposing) return; clearTimeout(soon); soon = setTimeout(ask, 120); });
    field.addEventListener("compositionend", ask);
    field.addEventListener("blur", close);
    field.addEventListener("keydown", (event) => {
      if (event.isComposing) return; // an input method is choosing characters
      if ((event.key === "ArrowDown" || event.key === "ArrowUp") && hits.length && !list.hidden) {
        event.preventDefault();
        active = (active + (event.key === "ArrowDown" ? 1 : hits.length + (active < 0 ? 0 : -1))) % hits.length;
        mark();
      } else if (event.key === "Enter" && active >= 0 && !list.hidden) {
        event.preventDefault();
        choose(hits[active]);
        close();
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      }
    });
  }

  settings();
  suggesting($("find"), $("hits"), (hit) => {
    const taken = new CustomEvent("kg-find", { detail: hit, cancelable: true });
    if (document.dispatchEvent(taken)) location.href = hit.href; // the network page takes it itself
  });
})();
