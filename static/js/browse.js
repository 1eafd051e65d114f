// What the browse page needs beside htmx: the focus, an announcement, and a plain navigation where anything fails.
(() => {
  "use strict";
  const browse = document.getElementById("browse");
  const announcement = document.getElementById("announcement");
  const here = () => location.pathname + location.search;
  let pending = null; // the link or form whose answer is awaited
  let kept = {}; // what a reader has opened, typed and scrolled to, kept while the page is replaced

  const announce = () => {
    announcement.textContent = document.getElementById("results-title").textContent.trim();
  };

  // A second click on the same link, a second Enter in the same form
  browse.addEventListener("htmx:confirm", event => {
    if (pending === event.detail.elt) event.preventDefault();
  });

  // Each state has one address: without empty parameters, and without the place to scroll to, as nothing scrolls
  browse.addEventListener("htmx:configRequest", ({ detail }) => {
    for (const [name, value] of [...detail.formData]) if (!value) detail.formData.delete(name);
    detail.path = detail.path.replace(/#.*/, "");
  });

  document.body.addEventListener("htmx:beforeHistoryUpdate", ({ detail }) => {
    detail.history.path = detail.history.path.replaceAll("%20", "+"); // as forms write it
  });

  browse.addEventListener("htmx:beforeRequest", ({ detail }) => {
    pending = detail.elt;
    kept = { asked: document.activeElement.value };
    browse.setAttribute("aria-busy", "true");
  });

  browse.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (pending !== detail.elt) return; // given up for another
    pending = null;
    browse.removeAttribute("aria-busy");
  });

  browse.addEventListener("htmx:beforeSwap", event => {
    const { detail } = event;
    if (detail.isError) return;
    if (!detail.xhr.responseText.includes('id="browse"')) {
      event.preventDefault(); // another page: go there
      location.assign(detail.pathInfo.finalRequestPath);
      return;
    }
    const box = document.activeElement;
    kept.typed = box.id && box.type === "search" && box.value !== kept.asked ? box.value : null;
    kept.focus = detail.requestConfig.elt.dataset.focus;
    kept.top = box.id && box.getBoundingClientRect().top;
    kept.open = [...browse.querySelectorAll("details[id][open]")].map(details => details.id);
    kept.scrolled = browse.querySelector(".facet-list").scrollTop;
  });

  // htmx gives the focus to the element with the same id; where there is none, the result has it.
  browse.addEventListener("htmx:afterSwap", () => {
    for (const id of kept.open ?? []) document.getElementById(id)?.setAttribute("open", "");
    browse.querySelector(".facet-list").scrollTop = kept.scrolled ?? 0;
    const again = document.activeElement;
    if (again === document.body) {
      const next = document.getElementById(kept.focus) ?? document.getElementById("results");
      next.focus({ preventScroll: true });
    } else {
      if (kept.typed) again.value = kept.typed;
      if (again.id && kept.top) scrollBy(0, again.getBoundingClientRect().top - kept.top); // stays under the pointer
    }
    kept = {};
    announce();
  });

  // The columns of charts are links within SVG, which htmx does not take for links.
  browse.addEventListener("click", event => {
    const link = event.target.closest("svg a");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    htmx.ajax("get", link.getAttribute("href"), { source: link });
  });

  // Errors and a lost connection: ask again as if there were no script, and let the browser show what comes.
  for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout", "htmx:swapError"]) {
    browse.addEventListener(failure, ({ detail }) => location.assign(detail.pathInfo.finalRequestPath));
  }

  // Back and forward ask the server, so that nothing is shown that has been withdrawn meanwhile.
  addEventListener("popstate", () => htmx.trigger(browse, "htmx:abort"));
  document.body.addEventListener("htmx:historyCacheMiss", ({ detail }) => {
    detail.xhr.onerror = () => location.reload();
  });
  document.body.addEventListener("htmx:historyCacheMissLoadError", () => location.reload());
  document.body.addEventListener("htmx:historyRestore", ({ detail }) => {
    if (detail.path !== here()) location.reload(); // two steps at once, answered in the wrong order
    else announce();
  });
})();
