/* The filter of the ledger: by article and by verdict.
 *
 * The page holds every row; this file adds the controls, so that without it nothing is missing and
 * nothing is dead. What is chosen stands in the address (?article=key&verdict=name), so that it can
 * be linked. Print shows all rows; the style sheet sees to that.
 */

"use strict";

(() => {
  const cards = [...document.querySelectorAll(".evidence-popular[data-verdict]")];
  if (cards.length < 2) return;

  /* English words are their own keys; those of another language come with the tag of the script. */
  const told = JSON.parse(document.currentScript?.dataset.words ?? "{}");
  const pieces = (text) => (told[text] ?? text).split("{}");
  const say = (text, ...fields) =>
    pieces(text).reduce((whole, piece, number) => `${whole}${fields[number - 1]}${piece}`);

  const rows = cards.map((card) => {
    const [verdict, label, rank] = JSON.parse(card.dataset.verdict);
    return { card, verdict, label, rank, articles: JSON.parse(card.dataset.articles) };
  });

  /* A labelled choice; `options` are pairs of a value and its text. */
  const choice = (name, text, all, options) => {
    const part = document.createElement("div");
    const label = document.createElement("label");
    const select = document.createElement("select");
    select.name = name;
    select.id = label.htmlFor = `evidence-popular-filter-${name}`;
    select.autocomplete = "off"; /* the address says what is chosen, not the browser's memory */
    for (const [value, words] of [["", all], ...options]) select.add(new Option(words, value));
    label.append(text);
    part.append(label, select);
    return { part, select };
  };

  const titles = new Map(rows.flatMap((row) => row.articles));
  const verdicts = new Map(
    [...rows].sort((a, b) => a.rank - b.rank).map((row) => [row.verdict, row.label]),
  );
  const article = choice("article", say("Article"), say("All articles"), titles);
  const verdict = choice("verdict", say("Verdict"), say("All verdicts"), verdicts);
  const count = document.createElement("p");
  count.setAttribute("role", "status");
  count.setAttribute("aria-live", "polite");

  const filter = document.createElement("form");
  filter.className = "evidence-popular-filter";
  filter.setAttribute("aria-label", say("Choose which statements are shown"));
  filter.addEventListener("submit", (event) => event.preventDefault());
  filter.append(article.part, verdict.part, count);

  /* Above the first part of the page that holds a row, not inside it. */
  const range = document.createRange();
  range.setStartBefore(cards[0]);
  range.setEndAfter(cards.at(-1));
  let first = cards[0];
  while (first.parentNode !== range.commonAncestorContainer) first = first.parentNode;
  first.before(filter);

  /* A part of the page of which no row is left would be a heading with nothing below it. */
  const parts = [...document.querySelectorAll("section")].filter(
    (part) => part.querySelector(".evidence-popular") && !part.contains(filter),
  );

  const show = () => {
    for (const row of rows) {
      const keys = row.articles.map(([key]) => key);
      row.card.hidden =
        (article.select.value !== "" && !keys.includes(article.select.value)) ||
        (verdict.select.value !== "" && row.verdict !== verdict.select.value);
    }
    tell();
  };

  const tell = () => {
    for (const part of parts) {
      const empty = !part.querySelector(".evidence-popular:not([hidden])");
      part.classList.toggle("evidence-popular-empty", empty);
    }
    const shown = rows.filter((row) => !row.card.hidden).length;
    count.textContent = say("{} of {} statements shown", shown, rows.length);
  };

  const read = () => {
    const asked = new URLSearchParams(location.search);
    for (const { select } of [article, verdict]) {
      select.value = asked.get(select.name) ?? "";
      if (select.selectedIndex < 0) select.value = ""; /* the page has no such article or verdict */
    }
    show();
    reveal();
  };

  const write = () => {
    const url = new URL(location.href);
    for (const { select } of [article, verdict]) {
      if (select.value) url.searchParams.set(select.name, select.value);
      else url.searchParams.delete(select.name);
    }
    url.hash = ""; /* the row that was linked may be hidden now */
    try {
      history.replaceState(history.state, "", url);
    } catch (error) {
      /* Some browsers keep the address of a local file as it is. The choice works all the same. */
      if (!(error instanceof DOMException)) throw error;
    }
  };

  /* A link to a row that is hidden shows the row; one to an empty part shows its heading. */
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    const card = target?.closest(".evidence-popular");
    const part = target?.closest(".evidence-popular-empty");
    if (!card?.hidden && !part) return;
    if (card) card.hidden = false;
    tell();
    if (!card) part.classList.remove("evidence-popular-empty");
    target.scrollIntoView();
  };

  filter.addEventListener("change", () => {
    write();
    show();
  });
  window.addEventListener("popstate", read); /* also where only what stands behind # changes */
  read();
})();
