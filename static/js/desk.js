// The keyboard of the desk. Everything works without it: each key presses a button or follows a link of the page.
//
// A decision shows at once and is sent in the background, one after the other; when the last one has been answered, the
// answer takes the page's place. The next article is fetched ahead.

const SITTING = "#desk";
const SWITCH = "desk-keys"; // "off" in the browser's own store: no letter is a key
const LETTER = /^[a-z?]$/i;

document.documentElement.classList.add("by-keyboard");

// Whoever speaks to the browser, or types by accident, can switch the letters off.
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-switch]")) localStorage.setItem(SWITCH, event.target.checked ? "on" : "off");
});

function showSwitch() {
  for (const box of all("[data-switch]")) box.checked = localStorage.getItem(SWITCH) !== "off";
}

let current = null; // the card that the keys are about
let sending = Promise.resolve();
let unsent = 0;
let ahead = { address: "", page: null };

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const desk = () => document.querySelector(SITTING);
const cards = () => all("[data-card]", desk());

// Tags wait in a queue of tags, and facts in one of facts: what is pressed too often must not settle something else.
function waits(card) {
  const { first, queue } = desk().dataset;
  return card.dataset.state === (queue === "unsure" ? "unsure" : "suggested") && (first !== "tags" || !card.matches(".fact"));
}

function look(card, { scroll = true } = {}) {
  for (const one of all(".is-current")) one.classList.remove("is-current");
  current = card ?? null;
  desk().classList.toggle("is-done", !cards().some(waits));
  if (!current) return;
  current.classList.add("is-current");
  current.focus({ preventScroll: true });
  if (scroll) current.scrollIntoView({ block: "nearest" });
  const marks = all("[data-keys]").filter((mark) => mark.dataset.keys.split(" ").includes(current.dataset.card));
  for (const mark of marks) mark.classList.add("is-current");
  within(marks[0]);
}

// Brings a mark into sight within the text, which scrolls by itself on wide screens and stays put on narrow ones.
function within(mark) {
  const text = mark?.closest(".sitting-text");
  if (!text || text.scrollHeight <= text.clientHeight) return;
  const top = text.getBoundingClientRect().top;
  const place = mark.getBoundingClientRect().top - top;
  const height = Math.min(text.clientHeight, window.innerHeight - top) - 60; // below it lies the bar
  if (place < 0 || place > height - 40) text.scrollTop += place - height / 3;
}

function first() {
  const name = desk().dataset.at ?? decodeURIComponent(location.hash.slice(1));
  const named = name ? document.getElementById(name) : null;
  const here = named?.matches("[data-card]") ? named : null;
  const wanted = desk().dataset.first;
  const value = wanted === "tags" ? null : document.getElementById(wanted);
  return (here && waits(here) ? here : null) ?? value ?? cards().find(waits) ?? here ?? cards().find((card) => card.matches(".bulk-row"));
}

function step(by) {
  const list = cards();
  const place = list.indexOf(current) + by;
  if (list.length) look(list[Math.max(0, Math.min(list.length - 1, place))]);
}

function following(card) {
  const list = cards();
  const place = list.indexOf(card);
  return list.slice(place + 1).find(waits) ?? list.slice(0, place).find(waits);
}

// What a key presses: within the card that is looked at, or anywhere else on the page.
function target(key) {
  const selector = `[data-key="${key}"]`;
  return current?.querySelector(selector) ?? all(selector).find((one) => !one.closest("[data-card]"));
}

function say(text) {
  const said = document.getElementById("desk-said");
  if (said) said.textContent = text;
}

// Shows a decision before it was answered.
function show(button) {
  const [verb, key] = button.value.split(" ");
  const state = { accept: "accepted", reject: "rejected", unsure: "unsure" }[verb];
  if (!state) return;
  const decided = key === "all" ? cards().filter((card) => card.id.startsWith("mention-") && waits(card)) : [document.getElementById(key)];
  for (const card of decided.filter(Boolean)) {
    card.classList.remove(`is-${card.dataset.state}`);
    card.classList.add(`is-${state}`);
    card.dataset.state = state;
    const words = document.getElementById("desk-said").dataset[state];
    card.querySelector(".card-state").textContent = words;
    say(`${card.querySelector(".card-name").textContent.trim()}: ${words}`);
  }
  if (decided.length === 1 && decided[0]) look(following(decided[0]));
}

// Of a list, the keys decide what is chosen, or else the row that is looked at.
function choose() {
  const box = current?.querySelector("[name=chosen]");
  if (box && !document.querySelector("[name=chosen]:checked")) box.checked = true;
  for (const row of all(".bulk-row:has(:checked)")) row.classList.add("is-sent");
}

function send(form, button) {
  const data = new FormData(form, button);
  const address = form.action;
  unsent += 1;
  ahead = { address: "", page: null }; // it would tell of the time before
  sending = sending.then(async () => {
    try {
      const headers = unsent > 1 && form.id === "decide" ? { "X-Desk": "more" } : {};
      const answer = await fetch(address, { method: "POST", body: data, headers, credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      unsent -= 1;
      if (!answer.ok && answer.status !== 422) throw new Error(answer.status);
      if (unsent === 0 && answer.status === 204) return location.reload();
      if (unsent === 0) swap(page, answer.url, { keep: true });
    } catch {
      unsent = 0;
      say(document.getElementById("desk-said").dataset.failed);
      location.reload();
    }
  });
}

// Puts what another page has in the place of this one's.
function swap(page, address, { keep }) {
  const next = page.querySelector(SITTING);
  if (!next) return location.assign(address);
  const same = new URL(address).pathname === location.pathname;
  const key = next.dataset.at ?? (keep && same ? (current?.dataset.card ?? "") : "");
  const place = keep && same && current ? cards().slice(0, cards().indexOf(current)).filter((card) => !card.matches(".is-sent")).length : 0;
  const [top, text] = [window.scrollY, desk().querySelector(".sitting-text")?.scrollTop ?? 0];
  desk().replaceWith(document.adoptNode(next));
  document.title = page.title;
  const [told, telling] = [document.querySelector(".messagelist"), page.querySelector(".messagelist")];
  told?.remove();
  if (telling) document.querySelector("#content").before(document.adoptNode(telling));
  if (same) {
    window.scrollTo({ top });
    const pane = desk().querySelector(".sitting-text");
    if (pane) pane.scrollTop = text;
    look(document.querySelector(`[data-card="${CSS.escape(key)}"]`) ?? (place ? cards()[Math.min(place, cards().length - 1)] : first()));
    count();
  } else {
    history.pushState(null, "", address);
    window.scrollTo({ top: 0 });
    look(first());
  }
  showSwitch();
  fetchAhead();
}

function fetchAhead() {
  const link = document.querySelector('.sitting-bar a[rel="next"]');
  if (!link || link.href === ahead.address) return;
  ahead = { address: link.href, page: fetch(link.href, { credentials: "same-origin" }).then(async (answer) => (answer.ok ? answer.text() : null)).catch(() => null) };
}

async function follow(link) {
  await sending;
  const text = link.href === ahead.address ? await ahead.page : null;
  ahead = { address: "", page: null };
  if (!text) return location.assign(link.href);
  swap(new DOMParser().parseFromString(text, "text/html"), link.href, { keep: false });
}

function press(key) {
  const one = target(key);
  if (!one) return false;
  if (one.matches("summary")) one.parentElement.open = !one.parentElement.open;
  else one.click();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (localStorage.getItem(SWITCH) === "off") return;
  if (event.ctrlKey || event.metaKey || event.altKey || !desk()) return;
  const field = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (event.key === "Escape" && field) return look(field.closest("[data-card]") ?? current);
  if (field) return;
  const key = event.key.length === 1 && event.shiftKey && LETTER.test(event.key) ? event.key.toUpperCase() : event.key;
  const small = key.toLowerCase();
  if (small === "j" || key === "ArrowDown") step(1);
  else if (small === "k" || key === "ArrowUp") step(-1);
  else if (small === "e" && current?.querySelector(".fact-correct")) current.querySelector(".fact-correct :is(input:not([type=hidden]), select)").focus();
  else if (small === "x" && current?.querySelector("[name=chosen]")) current.querySelector("[name=chosen]").click();
  else if (!(LETTER.test(key) && press(key))) return;
  event.preventDefault();
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  const button = event.submitter;
  if (button?.matches("[data-ask]") && !window.confirm(button.textContent.trim() + "?")) return event.preventDefault();
  if (form.method !== "post" || !form.closest("#desk")) return;
  event.preventDefault();
  if (form.id === "decide") show(button);
  if (form.id === "bulk" && button?.value?.endsWith(" all") === false) choose();
  send(form, button);
});

// Whoever follows a link waits until all decisions were sent.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || !desk() || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (link.matches(".sitting-bar a[rel=next], .sitting-bar a[rel=prev]")) {
    event.preventDefault();
    follow(link);
  } else if (unsent && !link.getAttribute("href").startsWith("#")) {
    event.preventDefault();
    sending.then(() => location.assign(link.href));
  }
});

window.addEventListener("beforeunload", (event) => {
  if (unsent) event.preventDefault();
});

document.addEventListener("click", (event) => {
  const card = event.target.closest("[data-card]");
  if (card && card !== current && desk()?.contains(card) && !event.target.closest("a, button, input, select")) look(card, { scroll: false });
  const mark = event.target.closest("mark[data-keys]");
  if (mark) look(document.getElementById(mark.dataset.keys.split(" ")[0]));
});

window.addEventListener("popstate", () => location.reload());

// Lists: how many are chosen, all of the page at once, a range with the shift key.

let lastChosen = null;

function count() {
  const told = document.querySelector("[data-chosen]");
  if (!told) return;
  const boxes = all("[name=chosen]");
  const number = boxes.filter((box) => box.checked).length;
  told.textContent = number ? `${number} ${told.dataset.some}` : told.dataset.none;
  const whole = document.querySelector("[data-choose-all]");
  whole.hidden = false;
  whole.checked = number === boxes.length && number > 0;
  whole.indeterminate = number > 0 && number < boxes.length;
}

document.addEventListener("click", (event) => {
  const box = event.target;
  if (box.matches?.("[data-choose-all]")) for (const one of all("[name=chosen]")) one.checked = box.checked;
  else if (box.matches?.("[name=chosen]")) {
    if (event.shiftKey && lastChosen) {
      const boxes = all("[name=chosen]");
      const [from, to] = [boxes.indexOf(lastChosen), boxes.indexOf(box)].sort((a, b) => a - b);
      for (const one of boxes.slice(from, to + 1)) one.checked = box.checked;
    }
    lastChosen = box;
  } else return;
  count();
});

if (desk()) {
  count();
  look(first(), { scroll: Boolean(location.hash) });
  showSwitch();
  fetchAhead();
}
