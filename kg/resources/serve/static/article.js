// The evidence page: what is hovered is lit in the text and in the list, what is clicked is all that is shown.
"use strict";
(() => {
  const text = document.getElementById("text");
  const pieces = [...text.querySelectorAll(".piece")];
  const items = [...document.querySelectorAll(".claims li[data-c]")];
  const all = document.getElementById("all");
  const has = (list, value) => (list || "").split(" ").includes(value);

  function light(test) {
    for (const piece of pieces) piece.classList.toggle("hot", Boolean(test) && test(piece));
  }
  function lightClaims(numbers) {
    for (const item of items) item.classList.toggle("hot", numbers.includes(item.dataset.c));
  }
  for (const item of items) {
    item.addEventListener("mouseenter", () => light((piece) => has(piece.dataset.c, item.dataset.c)));
    item.addEventListener("mouseleave", () => light(null));
    item.addEventListener("focusin", () => light((piece) => has(piece.dataset.c, item.dataset.c)));
    item.addEventListener("focusout", () => light(null));
    item.querySelector(".pick").addEventListener("click", (event) => pick(event.currentTarget, (piece) => has(piece.dataset.c, item.dataset.c), (one) => one === item));
  }
  for (const piece of pieces) {
    if (!piece.dataset.c) continue;
    piece.addEventListener("mouseenter", () => lightClaims(piece.dataset.c.split(" ")));
    piece.addEventListener("mouseleave", () => lightClaims([]));
    piece.addEventListener("click", (event) => {
      if (event.target.closest("a")) return;
      const numbers = piece.dataset.c.split(" ");
      pick(null, (other) => numbers.some((number) => has(other.dataset.c, number)), (item) => numbers.includes(item.dataset.c));
    });
  }
  for (const button of document.querySelectorAll("#mentions button")) {
    const entity = button.dataset.e;
    const named = (piece) => Boolean(piece.querySelector(".mention")) && piece.querySelector(".mention").dataset.e === entity;
    button.addEventListener("mouseenter", () => light(named));
    button.addEventListener("mouseleave", () => light(null));
    button.addEventListener("click", () => pick(button, named, (item) => has(item.dataset.e, entity)));
  }

  /** Show only what passes; the same button again shows all. */
  function pick(button, inText, inList) {
    const again = button && button.getAttribute("aria-pressed") === "true";
    for (const other of document.querySelectorAll("[aria-pressed=true].pick, #mentions [aria-pressed=true]")) other.setAttribute("aria-pressed", "false");
    if (again) { showAll(); return; }
    if (button) button.setAttribute("aria-pressed", "true");
    text.classList.add("filtering");
    for (const piece of pieces) piece.classList.toggle("picked", inText(piece));
    for (const item of items) item.classList.toggle("off", !inList(item));
    all.hidden = false;
    const first = pieces.find((piece) => piece.classList.contains("picked"));
    if (first) first.scrollIntoView({ block: "nearest" });
  }
  function showAll() {
    text.classList.remove("filtering");
    for (const piece of pieces) piece.classList.remove("picked");
    for (const item of items) item.classList.remove("off");
    for (const other of document.querySelectorAll(".pick, #mentions button")) other.setAttribute("aria-pressed", "false");
    all.hidden = true;
  }
  all.addEventListener("click", showAll);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") showAll(); });
})();
