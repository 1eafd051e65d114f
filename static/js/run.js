// Presses "Go on" by itself, as long as somebody looks. Everything works without it: one presses it oneself.
const button = document.querySelector("[data-go-on]");

function goOn() {
  if (document.visibilityState === "visible") button.form.requestSubmit(button);
  else document.addEventListener("visibilitychange", goOn, { once: true });
}

if (button) setTimeout(goOn, 400);
