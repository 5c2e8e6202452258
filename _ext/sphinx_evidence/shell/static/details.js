/* Paper has no click: what stands one click away is open while a page is printed. Style sheets do that
 * too, where a browser knows ::details-content. And who follows a link into a closed part sees it, as who
 * follows one to a rule sees what is told of it. */
(() => {
  "use strict";
  const closed = () => document.querySelectorAll("details.evidence-more:not([open])");
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...closed()];
    opened.forEach((part) => { part.open = true; });
  });
  addEventListener("afterprint", () => {
    opened.forEach((part) => { part.open = false; });
    opened = [];
  });
  const show = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const part = target && (target.closest("details.evidence-more")
      || target.querySelector(":scope > details.evidence-rule-more"));
    if (part) { part.open = true; target.scrollIntoView(); }
  };
  addEventListener("hashchange", show);
  show();
})();
