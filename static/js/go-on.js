// Goes on with a run by itself while its page is open. Without it, the button does.
const form = document.querySelector("form[data-go-on]");
const PAUSE = 400; // milliseconds, in which "Stop here" can be chosen

if (form) setTimeout(() => document.visibilityState === "visible" && form.requestSubmit(), PAUSE);
