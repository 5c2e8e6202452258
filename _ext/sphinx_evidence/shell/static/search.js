/* The search of the site, in the reader's own browser: nobody else learns what was looked for.
 *
 * The index (evidence-search.js) says how much each page and each claim says of each word; this
 * file adds that up. Words of readers stand for words of the site (its file of search terms), and a
 * word that is nowhere is taken for one that differs by a letter. What was typed is only ever shown
 * as text. Index and search are scripts, so that both work from a file as well.
 */

"use strict";

(() => {
  const BOOST = 3; /* what a search term adds to what it leads to */
  const MEANING = 0.8; /* what a word of the site weighs that stands for one that was typed */
  const SLIP = 0.6; /* what a word weighs that differs by a letter */
  const COVERED = 0.7; /* how much it counts which share of what was typed is there */
  const AGAIN = 0.6; /* what is left of a result for each one before it from the same page */
  const FAINT = 0.2; /* of the best score: below it a result is none */
  const MOST = 20;
  const FEW = 5;
  const FAR = 3; /* letters by which a word may differ that is only offered */
  const COMMON = 0.6; /* the rarity of a word that stands nearly everywhere */

  /* -- words: the same steps as in model/search_words.py --------------------------------------- */

  const STEPS = [
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
      ? STEPS.reduce((text, [pattern, to]) => text.replace(pattern, to), word)
      : word;

  const splitWords = (text) =>
    text
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/['\u2019]s\b|['\u2019]/g, "")
      .match(/[\p{L}\p{N}]+/gu) ?? [];

  const searchWords = (text) => splitWords(text).map(form);

  /* How many letters two words differ by; two that changed places count as one. */
  const distance = (a, b) => {
    let [before, last] = [[], [...Array(b.length + 1).keys()]];
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= b.length; j += 1) {
        const same = a[i - 1] === b[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
        if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last[b.length];
  };

  /* -- finding ---------------------------------------------------------------------------------- */

  const makeSearch = (index) => {
    const stop = new Set(index.stop);
    const count = index.pages.length + index.claims.length;
    const claimOf = (doc) => index.claims[doc - index.pages.length];
    const pageOf = (doc) => (doc < index.pages.length ? doc : claimOf(doc)[0]);

    /* Where a word stands: numbers of pages and claims, each with its weight, up to 1. */
    const opened = new Map();
    const places = (word) => {
      if (!opened.has(word)) {
        const packed = Object.hasOwn(index.words, word) ? index.words[word] : "";
        let doc = 0;
        const found = [...packed.matchAll(/(\d+)([a-t])/g)].map(([, step, letter]) => {
          doc += Number(step);
          return [doc, (letter.charCodeAt(0) - 96) / 20];
        });
        opened.set(word, found);
      }
      return opened.get(word);
    };
    const rarity = (word) => {
      const found = places(word).length;
      return found ? Math.log(1 + (count - found + 0.5) / (found + 0.5)) : 0;
    };

    const ofTerms = index.terms.flatMap(([phrases]) => phrases.flat());
    const known = new Set([...Object.keys(index.words), ...ofTerms].filter((one) => !stop.has(one)));

    const written = (word) => (Object.hasOwn(index.shown, word) ? index.shown[word] : word);
    const all = [...known].filter((word) => word.length > 3).map((word) => [word, written(word)]);

    const isKnown = (typed) => known.has(form(typed)) || stop.has(form(typed));

    /* Words that may be meant by one that is nowhere: those that it begins, else those near it,
       in the form that is compared or as they are written. */
    const near = (typed, far = 1) => {
      const word = form(typed);
      if (word.length < 4) return [];
      const most = Math.min(far, Math.floor(word.length / 3)); /* of a short word, few */
      const begun = word.length > 4 ? all.filter(([other]) => other.startsWith(word)) : [];
      if (begun.length) {
        return begun.map(([other]) => other).sort((a, b) => a.length - b.length).slice(0, 3);
      }
      const differ = (a, b) => (Math.abs(a.length - b.length) > most ? Infinity : distance(a, b));
      return all
        .map(([other, text]) => [other, Math.min(differ(word, other), differ(typed, text))])
        .filter(([, letters]) => letters <= most)
        .sort((a, b) => a[1] - b[1] || places(b[0]).length - places(a[0]).length)
        .map(([other]) => other)
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
      const isPart = (one, other) =>
        other.at <= one.at && one.end <= other.end && other.phrase.length > one.phrase.length;
      return found.filter((one) => !found.some((other) => isPart(one, other)));
    };

    /* What each word that was typed may stand for: itself, one near it, a meaning of a term. */
    const groupsOf = (asked, read, terms) => {
      const groups = asked.map((word) =>
        read(word).map((one) => ({ words: [one], weight: one === form(word) ? 1 : SLIP })),
      );
      for (const { phrase, meanings } of terms) {
        const options = meanings.map((words) => ({ words, weight: MEANING }));
        const own = ({ words }) => words[0] === phrase[0];
        const group = phrase.length === 1 && groups.find((one) => one.some(own));
        if (group) group.push(...options);
        else if (options.length) groups.push(options);
      }
      return groups;
    };

    /* For one group: what it is worth, and how well each page and claim meets it. */
    const met = (options) => {
      const best = new Map();
      let worth = 0;
      for (const { words, weight } of options) {
        const sums = new Map();
        for (const word of words) {
          worth = Math.max(worth, rarity(word));
          for (const [doc, much] of places(word)) {
            sums.set(doc, (sums.get(doc) ?? 0) + 3 * weight * rarity(word) * much);
          }
        }
        for (const [doc, sum] of sums) best.set(doc, Math.max(sum, best.get(doc) ?? 0));
      }
      return { best, worth };
    };

    /* The best first; each further one from the same page counts for less, so that pages mix. */
    const ranked = (scores) => {
      const all = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      const rest = all.filter(([, score]) => score >= all[0][1] * FAINT);
      const seen = new Map();
      const chosen = [];
      while (rest.length && chosen.length < MOST) {
        const value = ([doc, score]) => score * AGAIN ** (seen.get(pageOf(doc)) ?? 0);
        const best = rest.reduce((top, _, at) => (value(rest[at]) > value(rest[top]) ? at : top), 0);
        const [[doc]] = rest.splice(best, 1);
        seen.set(pageOf(doc), (seen.get(pageOf(doc)) ?? 0) + 1);
        chosen.push(doc);
      }
      return chosen;
    };

    /* Of a page, the part whose heading holds the rarest words that were looked for. */
    const partOf = (page, wanted) => {
      let [part, best] = [null, 2];
      const [, title, parts] = index.pages[page];
      const own = new Set(searchWords(title));
      for (const [anchor, heading, answer] of parts) {
        const words = new Set(searchWords(heading).filter((one) => wanted.has(one) && !own.has(one)));
        const sum = [...words].reduce((total, one) => total + rarity(one), 0);
        if (sum > best) [part, best] = [{ anchor, heading, answer }, sum];
      }
      return part;
    };

    /* Of how many terms a claim tells: a name or what it means. */
    const tellsOf = (doc, terms) =>
      terms.filter(
        ({ phrase, meanings, targets }) =>
          targets.includes(doc) ||
          [phrase, ...meanings].some((words) =>
            words.every((word) => places(word).some(([found]) => found === doc)),
          ),
      ).length;

    /* Of some claims the first that tells of most of the terms; none where all are about other
       things: beside a question on one medicine no answer on another may stand. */
    const bestOf = (docs, terms) => {
      const most = Math.max(0, ...docs.map((doc) => tellsOf(doc, terms)));
      return docs.find((doc) => !terms.length || (most && tellsOf(doc, terms) === most));
    };

    /* What was typed, with what is nowhere replaced by what is nearest; empty where nothing is. */
    const corrected = (query, most) => {
      let changed = false;
      const words = query.split(/\s+/).map((text) => {
        const [typed] = splitWords(text);
        if (!typed || isKnown(typed)) return text;
        const [other] = near(typed, most);
        changed ||= Boolean(other);
        return other ? written(other) : text;
      });
      return changed ? words.join(" ") : "";
    };

    const search = (query) => {
      const typed = splitWords(query);
      const content = typed.filter((word) => !stop.has(form(word)));
      const asked = content.length ? content : typed;
      const read = (word) => (isKnown(word) ? [form(word)] : near(word));
      const terms = termsIn(typed.map(read));
      const groups = groupsOf(asked, read, terms).map(met);
      const whole = groups.reduce((sum, { worth }) => sum + worth, 0);
      const scores = new Map();
      const covered = new Map();
      for (const { best, worth } of groups) {
        for (const [doc, sum] of best) {
          scores.set(doc, (scores.get(doc) ?? 0) + sum);
          covered.set(doc, (covered.get(doc) ?? 0) + worth);
        }
      }
      for (const [doc, score] of scores) {
        scores.set(doc, score * (covered.get(doc) / whole) ** COVERED);
      }
      const add = (doc, much) => scores.set(doc, (scores.get(doc) ?? 0) + much);
      for (const doc of terms.flatMap(({ targets }) => targets)) {
        add(doc, BOOST);
        if (pageOf(doc) !== doc) add(pageOf(doc), BOOST / 2);
      }
      const lost = asked.filter((word) => !read(word).length);
      const faint = lost.length > 0 && !terms.length && whole < COMMON;
      /* What a term of several words means stands for these words. */
      const wanted = new Set(asked.flatMap(read));
      for (const { phrase } of terms) if (phrase.length > 1) phrase.forEach((one) => wanted.delete(one));
      for (const one of terms.flatMap(({ meanings }) => meanings.flat())) wanted.add(one);
      const results = scores.size ? ranked(scores) : [];
      /* Where words are nowhere and what is left says little, a few results are enough. */
      return { results: faint ? results.slice(0, FEW) : results, wanted, terms, lost: faint ? lost : [] };
    };

    return { search, corrected, partOf, bestOf, claimOf };
  };

  /* -- showing ---------------------------------------------------------------------------------- */

  /* English words are their own keys; those of another language come with the tag of the script. */
  const told = JSON.parse(document.currentScript?.dataset.words ?? "{}");
  const pieces = (text) => (told[text] ?? text).split("{}");
  const say = (text, ...fields) =>
    pieces(text).reduce((whole, piece, number) => `${whole}${fields[number - 1]}${piece}`);
  /* A text with an element in its field. */
  const saidAround = (text, element) => {
    const [before, after] = pieces(text);
    return make("p", "", before, element, after);
  };

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
    const words = make("span", "evidence-tier-label", label);
    return make("span", `evidence-tier evidence-tier-${tier}`, sign, " ", words);
  };

  const show = (index, base, place, query) => {
    const finder = makeSearch(index);
    const { results, wanted, terms, lost } = finder.search(query);
    const to = (path) => new URL(path, base).href;
    const pageItem = (doc) => {
      const [url, title] = index.pages[doc];
      const part = finder.partOf(doc, wanted);
      const ofPage = results.filter((one) => finder.claimOf(one)?.[0] === doc);
      const told = [...(part?.answer ? [part.answer] : []), ...ofPage];
      const best = finder.claimOf(finder.bestOf(told, terms) ?? -1);
      const name = part ? `${title}: ${part.heading}` : title;
      const item = make("li", "", link(to(part ? `${url}#${part.anchor}` : url), name));
      if (best) item.append(make("p", "", mark(...best.slice(3)), " ", best[2]));
      return item;
    };
    const claimItem = ([page, anchor, sentence, ...tier]) => {
      const [url, title] = index.pages[page];
      const where = make("p", "evidence-search-where", say("On the page “{}”", title));
      return make("li", "", mark(...tier), " ", link(to(`${url}#${anchor}`), sentence), where);
    };
    const items = results.map((doc) =>
      finder.claimOf(doc) ? claimItem(finder.claimOf(doc)) : pageItem(doc),
    );

    const number = items.length;
    const count = number === 1 ? say("1 result for “{}”", query) : say("{} results for “{}”", number, query);
    document.getElementById("evidence-search-count").textContent =
      (number && !lost.length && count) ||
      say("Nothing found for “{}”.", lost.length && number ? lost.join(" ") : query) +
        (number ? say(" For the other words there is:") : "");

    const offers = [];
    const better = finder.corrected(query, items.length && !lost.length ? 1 : FAR);
    if (better) {
      const again = link(`?q=${encodeURIComponent(better)}`, better);
      const sure = items.length && !lost.length;
      offers.push(saidAround(sure ? "Searched for {}." : "Did you mean {}?", again));
    }
    const { help, helpTitle } = place.dataset;
    if (help && (!items.length || lost.length)) {
      offers.push(saidAround("What people ask most: {}", link(help, helpTitle)));
    }
    if (items.length) {
      document.getElementById("evidence-search-offers").replaceChildren(...offers);
      place.replaceChildren(make("ol", "", ...items));
    } else {
      place.replaceChildren(...offers);
    }
  };

  const start = () => {
    const query = (new URLSearchParams(location.search).get("q") ?? "").trim();
    for (const field of document.querySelectorAll('input[name="q"]')) field.value = query;
    const script = document.querySelector('script[src$="evidence-search.js"]');
    const place = document.getElementById("search-results");
    if (query && place && window.evidenceSearch) show(window.evidenceSearch, script.src, place, query);
  };

  window.evidenceSearchTools = { makeSearch, searchWords, distance };
  start();
})();
