/* Comfort for the admin; everything works without it.

   "/"                  goes to the search box of a list
   Ctrl+Enter           saves the form that one is in
   Escape, a click      close the menu of the account
   Fields with a list that is searched (select2) get the name of their label, which Django's widget leaves out. */
"use strict";
{
  const typing = target => target.closest("input, textarea, select, [contenteditable], .select2-container");

  document.addEventListener("keydown", event => {
    const search = document.querySelector("#searchbar, #front-q");
    if (event.key === "/" && search && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target)) {
      event.preventDefault();
      search.focus();
      search.select();
    }
    const save = event.target.closest?.("form")?.querySelector("input[name=_save], .submit-row .default");
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && save) {
      event.preventDefault();
      save.click();
    }
  });

  const menu = document.querySelector("details.account");
  if (menu) {
    document.addEventListener("click", event => {
      if (!menu.contains(event.target)) menu.open = false;
    });
    menu.addEventListener("keydown", event => {
      if (event.key === "Escape" && menu.open) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    });
  }

  const nameChoices = () => {
    for (const choice of document.querySelectorAll(".select2-selection[role=combobox]:not([data-named])")) {
      const field = choice.closest(".select2-container")?.previousElementSibling;
      const label = field?.id && document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
      if (!label) continue;
      label.id ||= `${field.id}_label`;
      const shown = choice.querySelector(".select2-selection__rendered");
      choice.setAttribute("aria-labelledby", `${label.id} ${shown?.id ?? ""}`.trim());
      shown?.setAttribute("aria-label", label.textContent.replace(/:\s*$/, ""));
      choice.dataset.named = "";
    }
  };
  nameChoices();
  new MutationObserver(nameChoices).observe(document.body, { childList: true, subtree: true });
}
