/* The search of the site, in the reader's own browser: nobody else learns what was looked for.
 *
 * The index (evidence-search.js) says how much each page and each claim says of each word; this
 * file adds that up. Words of readers stand for words of the site (its file of search terms), and a
 * word that is nowhere is taken for one that differs by a letter. What was typed is shown as text
 * only. It is a script and no data, so that it works from a file as well.
 */

"use strict";

(() => {
  const BOOST = 3; /* what a search term adds to what it leads to */
  const MEANING = 0.8; /* what a word of the site weighs that stands for one that was typed */
  const SLIP = 0.6; /* what a word weighs that differs by a letter */
  const AGAIN = 0.6; /* what is left of a result for each one before it from the same page */
  const FAINT = 0.12; /* of the best score: below it a result is none */
  const MOST = 25;

  /* -- words: the same steps as in model/search_words.py --------------------------------------- */

  const SPELLINGS = [
    [/[ao]e/g, "e"],
    [/sulph/g, "sulf"],
    [/minium/g, "minum"],
    [/([a-z]{3})our(?=$|s$|i|l|e)/g, "$1or"],
    [/([iy])s(?=(?:e|es|ed|er|ing|ation)$)/g, "$1z"],
    [/([a-z]{2}[tb])re(?=s?$)/g, "$1er"],
    [/([a-z]{2})ies$/, "$1y"],
    [/(ss|sh|ch|x|z)es$/, "$1"],
    [/([a-z]{2}[^sui])s$/, "$1"],
    [/([a-z]{3})(?:ing|ed)$/, "$1"],
    [/([bdgmnprt])\1$/, "$1"],
    [/([a-z]{4})e$/, "$1"],
  ];

  const form = (word) =>
    word.length > 3 && /^[a-z]+$/.test(word)
      ? SPELLINGS.reduce((text, [pattern, to]) => text.replace(pattern, to), word)
      : word;

  const searchWords = (text) =>
    (
      text
        .normalize("NFKD")
        .toLowerCase()
        .replace(/[\u0300-\u036f]/g, "")
        .replace(/['\u2019]s\b|['\u2019]/g, "")
        .match(/[\p{L}\p{N}]+/gu) ?? []
    ).map(form);

  /* Whether two words differ by one letter: one more, one less, another, or two that changed places. */
  const isSlip = (a, b) => {
    if (a === b || Math.abs(a.length - b.length) > 1) return false;
    let start = 0;
    while (start < a.length && a[start] === b[start]) start += 1;
    const restA = a.slice(start);
    const restB = b.slice(start);
    return (
      restA.slice(1) === restB ||
      restA === restB.slice(1) ||
      restA.slice(1) === restB.slice(1) ||
      (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
    );
  };

  /* -- finding ---------------------------------------------------------------------------------- */

  const makeSearch = (index) => {
    const words = new Map(Object.entries(index.words));
    /* Where a word stands: numbers of pages and claims, each with its weight, up to 1. */
    const places = (word) => {
      let doc = 0;
      return [...(words.get(word) ?? "").matchAll(/(\d+)([a-t])/g)].map(([, step, letter]) => {
        doc += Number(step);
        return [doc, (letter.charCodeAt(0) - 96) / 20];
      });
    };
    const stop = new Set(index.stop);
    const count = index.pages.length + index.claims.length;
    const pageOf = (number) =>
      number < index.pages.length ? number : index.claims[number - index.pages.length][0];
    const rarity = (word) => {
      const found = places(word).length;
      return found ? Math.log(1 + (count - found + 0.5) / (found + 0.5)) : 0;
    };
    const ofTerms = new Set(index.terms.flatMap(([phrases]) => phrases.flat()));
    const known = new Set([...words.keys(), ...ofTerms]);

    /* Words that may be meant by one that is nowhere: those that it begins, else those near it. */
    const near = (word) => {
      if (word.length < 4) return [];
      const begun = [...known].filter((other) => word.length > 4 && other.startsWith(word));
      if (begun.length) return begun.sort((a, b) => a.length - b.length).slice(0, 3);
      return [...known]
        .filter((other) => other.length > 3 && isSlip(word, other))
        .sort((a, b) => rarity(a) - rarity(b))
        .slice(0, 3);
    };

    /* The search terms in what was typed; of two that overlap, the longer one alone. */
    const termsIn = (typed) => {
      const found = [];
      for (const [phrases, meanings, targets] of index.terms) {
        for (const phrase of phrases) {
          typed.forEach((_, at) => {
            if (phrase.every((word, n) => typed[at + n]?.includes(word))) {
              found.push({ phrase, meanings, targets, at, end: at + phrase.length });
            }
          });
        }
      }
      return found.filter(
        (one) =>
          !found.some(
            (other) =>
              other.at <= one.at && one.end <= other.end && other.phrase.length > one.phrase.length,
          ),
      );
    };

    const search = (query) => {
      const all = searchWords(query);
      const asked = all.filter((word) => !stop.has(word));
      /* What each word may be: itself, or where it is nowhere, one near it. */
      const read = (word) => (known.has(word) || stop.has(word) ? [word] : near(word));
      const typed = all.map(read);
      const lost = asked.filter((word) => !known.has(word));
      const guessed = lost.flatMap((word) => near(word).slice(0, 1));

      const terms = termsIn(typed);
      const groups = (asked.length ? asked : all).map((word) => ({
        options: read(word).map((one) => ({ words: [one], weight: one === word ? 1 : SLIP })),
      }));
      for (const { phrase, meanings } of terms) {
        const options = meanings.map((meaning) => ({ words: meaning, weight: MEANING }));
        /* A single word may be either; of several words the meaning comes beside them. */
        const group =
          phrase.length === 1 &&
          groups.find(({ options: own }) => own.some(({ words: [w] }) => w === phrase[0]));
        if (group) group.options.push(...options);
        else if (options.length) groups.push({ options });
      }

      const scores = new Map();
      const covered = new Map();
      let whole = 0;
      for (const { options } of groups) {
        const best = new Map();
        let worth = 0;
        for (const { words: meant, weight } of options) {
          const sums = new Map();
          let rare = 0;
          for (const word of meant) {
            const rareness = rarity(word);
            rare = Math.max(rare, rareness);
            for (const [doc, much] of places(word)) {
              sums.set(doc, (sums.get(doc) ?? 0) + 3 * weight * rareness * much);
            }
          }
          worth = Math.max(worth, rare);
          for (const [doc, sum] of sums) best.set(doc, Math.max(sum, best.get(doc) ?? 0));
        }
        whole += worth;
        for (const [doc, sum] of best) {
          scores.set(doc, (scores.get(doc) ?? 0) + sum);
          covered.set(doc, (covered.get(doc) ?? 0) + worth);
        }
      }
      for (const [doc, score] of scores) scores.set(doc, score * (covered.get(doc) / whole) ** 0.7);
      for (const { targets } of terms) {
        for (const doc of targets) {
          scores.set(doc, (scores.get(doc) ?? 0) + BOOST);
          const page = pageOf(doc);
          if (page !== doc) scores.set(page, (scores.get(page) ?? 0) + BOOST / 2);
        }
      }
      return { results: ranked(scores), lost, guessed };
    };

    /* The best first; of one page's claims each next one counts for less, so that pages mix. */
    const ranked = (scores) => {
      const left = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      const floor = left.length ? left[0][1] * FAINT : 0;
      const seen = new Map();
      const chosen = [];
      const rest = left.filter(([, score]) => score >= floor);
      while (rest.length && chosen.length < MOST) {
        let best = 0;
        let top = -1;
        rest.forEach(([doc, score], at) => {
          const value = score * AGAIN ** (seen.get(pageOf(doc)) ?? 0);
          if (value > top) [top, best] = [value, at];
        });
        const [[doc, score]] = rest.splice(best, 1);
        seen.set(pageOf(doc), (seen.get(pageOf(doc)) ?? 0) + 1);
        chosen.push({ doc, score });
      }
      return chosen;
    };

    return { search, written: (word) => index.shown[word] ?? word, scores: null };
  };

  /* -- showing ---------------------------------------------------------------------------------- */

  const make = (name, className, ...parts) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...parts);
    return element;
  };

  const link = (href, text) => {
    const element = make("a", "", text);
    element.href = href;
    return element;
  };

  const mark = (tier, label, symbol) => {
    const sign = make("span", "evidence-symbol", symbol);
    sign.setAttribute("aria-hidden", "true");
    return make(
      "span",
      "evidence-search-mark",
      make("span", `evidence-tier-label evidence-tier-${tier}`, label),
      " ",
      sign,
    );
  };

  const show = (index, base, place, status, query) => {
    const { search, written } = makeSearch(index);
    const { results, lost, guessed } = search(query);
    const to = (path) => new URL(path, base).href;
    const claimOf = (doc) => index.claims[doc - index.pages.length];
    const items = results.map(({ doc }) => {
      if (doc < index.pages.length) {
        const [url, title] = index.pages[doc];
        const best = results.find((one) => claimOf(one.doc)?.[0] === doc);
        const item = make("li", "evidence-search-page", link(to(url), title));
        if (best) {
          const [, , sentence, ...tier] = claimOf(best.doc);
          item.append(make("p", "", mark(...tier), " ", sentence));
        }
        return item;
      }
      const [page, anchor, sentence, ...tier] = claimOf(doc);
      const [url, title] = index.pages[page];
      return make(
        "li",
        "evidence-search-claim",
        mark(...tier),
        link(to(`${url}#${anchor}`), sentence),
        make("p", "", `On the page: ${title}`),
      );
    });
    const offers = make("div", "evidence-search-offers");
    if (guessed.length) {
      const words = guessed.map((word) => {
        const text = written(word);
        const offer = link(`?q=${encodeURIComponent(text)}`, text);
        return offer;
      });
      const line = make("p", "", "Did you mean ");
      words.forEach((word, n) => line.append(...(n ? [" or ", word] : [word])));
      line.append("?");
      offers.append(line);
    }
    if (place.dataset.help && !items.length) {
      offers.append(
        make("p", "", "Look through ", link(place.dataset.help, place.dataset.helpTitle), "."),
      );
    }
    status.textContent = items.length
      ? `${items.length === MOST ? "The first " : ""}${items.length} ${items.length === 1 ? "result" : "results"} for \u201c${query}\u201d`
      : `Nothing found for \u201c${query}\u201d.`;
    place.replaceChildren(offers, ...(items.length ? [make("ol", "", ...items)] : []));
  };

  const start = () => {
    const query = (new URLSearchParams(location.search).get("q") ?? "").trim();
    for (const field of document.querySelectorAll('input[name="q"]')) field.value = query;
    const script = document.querySelector('script[src$="evidence-search.js"]');
    const place = document.getElementById("search-results");
    const status = document.getElementById("evidence-search-count");
    if (query && window.evidenceSearch) {
      show(window.evidenceSearch, script.src, place, status, query);
    }
  };

  window.evidenceSearchTools = { makeSearch, searchWords, isSlip };
  start();
})();
