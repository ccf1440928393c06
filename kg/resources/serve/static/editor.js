// The SPARQL editor: Yasgui's Yasqe, told only of this endpoint, and of its own classes and predicates. Yasgui's table of results reads
// texts as markup where it can; so the answers are shown by results.js, which makes text of them.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($("editor-data").textContent);
  const { Yasqe } = Yasgui;
  const FORMS = {
    rows: { csv: "text/csv", tsv: "text/tab-separated-values", json: "application/sparql-results+json", xml: "application/sparql-results+xml" },
    triples: { ttl: "text/turtle", nt: "application/n-triples", jsonld: "application/ld+json" },
  };

  // The completions that ship with Yasqe ask other servers; these ask the graph.
  const known = fetch("/completions.json").then((answer) => (answer.ok ? answer.json() : { classes: [], predicates: [] }));
  const completer = (name, get) => Yasqe.registerAutocompleter({ ...Yasqe.Autocompleters[name], bulk: true, persistenceId: null, get });
  completer("prefixes", () => Object.entries(data.prefixes).map(([prefix, space]) => `${prefix}: <${space}>`).sort());
  completer("class", async () => (await known).classes.map((one) => one.iri));
  completer("property", async () => (await known).predicates.map((one) => one.iri));

  const yasqe = new Yasqe($("editor"), {
    value: data.first, persistenceId: null, resizeable: true, showQueryButton: true, createShareableLink: null, autofocus: false,
    requestConfig: { endpoint: "/sparql", method: "POST", acceptHeaderSelect: "application/sparql-results+json", acceptHeaderGraph: "application/n-triples", acceptHeaderUpdate: "text/plain" },
  });
  yasqe.getInputField().setAttribute("aria-label", data.label);

  const address = () => `/query?query=${encodeURIComponent(yasqe.getValue())}`;
  yasqe.on("change", () => { if (address().length < 14000) history.replaceState(null, "", address()); });

  yasqe.on("queryResponse", async (_, response, duration) => {
    const text = await textOf(response);
    const failed = response instanceof Error || response.ok === false || response.status >= 400;
    $("fault").hidden = !failed;
    $("answer").hidden = failed;
    $("downloads").hidden = failed;
    $("inNetwork").hidden = failed;
    if (failed) { $("fault").textContent = text || response.message || String(response); return; }
    const rows = KgResults.show($("answer"), text, { space: data.space, prefixes: data.prefixes, words: data.words, seconds: duration / 1000 });
    offer(rows);
  });

  /** The body of an answer, or of a refusal, in whatever form Yasqe hands it over. */
  async function textOf(response) {
    const given = response.response || response;
    if (typeof given.text === "function") return given.bodyUsed ? "" : given.text();
    return given.text || given.content || given.data || "";
  }

  /** Below an answer: its entities in the network, and its other forms. */
  function offer(rows) {
    const inner = new RegExp(`^${data.space.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?!(claim|sentence|article|statement|occurrence|mention|dataset)\\b)`);
    const entities = [...new Set(rows.flat().filter((term) => term && term.type === "uri" && inner.test(term.value)).map((term) => term.value))].slice(0, 300);
    const link = $("inNetwork");
    link.hidden = !entities.length;
    link.textContent = link.dataset.text.replace("{n}", entities.length);
    link.href = `/network#only=${encodeURIComponent(entities.join(" "))}`;
    const forms = ["CONSTRUCT", "DESCRIBE"].includes(yasqe.getQueryType()) ? FORMS.triples : FORMS.rows;
    const query = yasqe.getValue();
    const downloads = Object.entries(forms).map(([name, type]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "quiet";
      button.textContent = data.names[name];
      button.addEventListener("click", () => save(query, name, type));
      return button;
    });
    $("downloads").replaceChildren($("downloads").firstChild, ...downloads);
  }

  async function save(query, name, type) {
    const answer = await fetch("/sparql", { method: "POST", body: query, headers: { "Content-Type": "application/sparql-query", Accept: type } });
    const url = URL.createObjectURL(await answer.blob());
    const link = document.createElement("a");
    Object.assign(link, { href: url, download: `answer.${name}` });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  }

  for (const button of document.querySelectorAll("[data-query]")) {
    const query = Object.values(data.queries).flat().find((one) => one.name === button.dataset.query);
    button.addEventListener("click", () => { yasqe.setValue(query.sparql); yasqe.query().catch(() => {}); yasqe.focus(); });
  }
  if (new URLSearchParams(location.search).has("query")) yasqe.query().catch(() => {});
  window.kg = Object.freeze({ yasqe }); // for the console, and for tests
  document.documentElement.dataset.ready = "true";
})();
