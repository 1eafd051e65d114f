/* Comments are written and settled without leaving the page, so that what is typed beside them is not lost.
   Without this, the same forms lead away and back. */
"use strict";
document.addEventListener("submit", async event => {
  const form = event.target;
  const section = form.closest("#comments");
  if (!section) return;
  event.preventDefault();
  const body = new FormData(form, event.submitter);
  let answer;
  try {
    answer = await fetch(form.action, { method: "POST", body, headers: { "X-Comments": "1" } });
  } catch {
    return; // the words stay where they are
  }
  if (!answer.redirected && (answer.ok || answer.status === 422)) {
    section.outerHTML = await answer.text();
    document.getElementById("new-comment")?.focus();
  } else {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "do", value: body.get("do") });
    form.append(field);
    form.submit(); // the server's own page says why
  }
});
