// Says how large an upload is before it is sent. Everything works without it: the page then says so afterwards.
const files = document.querySelector("input[type=file][data-most-bytes]");
const note = document.getElementById("upload-note");

function tell() {
  const chosen = [...files.files];
  const bytes = chosen.reduce((sum, file) => sum + file.size, 0);
  const over = bytes > Number(files.dataset.mostBytes);
  const megabytes = `${(bytes / 2 ** 20).toFixed(1)} MB`;
  const words = `${chosen.length} ${chosen.length === 1 ? note.dataset.one : note.dataset.many} ${megabytes}.`;
  note.textContent = chosen.length ? words + (over ? ` ${note.dataset.over}` : "") : "";
  note.classList.toggle("over", over);
  files.setCustomValidity(over ? note.dataset.over : "");
}

if (files) {
  files.addEventListener("change", tell);
  tell(); // files may have been chosen before this was loaded, or be there still when somebody comes back
}
