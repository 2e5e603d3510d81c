// The applicant's page: files dropped or chosen go up one by one with their progress; the run is watched live.
import { expired, renew, token } from "./forms.js";

const AT_ONCE = 1; // the papers stay in the order in which they were chosen
const drop = document.getElementById("drop");
const list = document.getElementById("uploads");
const waiting = [];
let active = 0;
let refused = false;

function take(files) {
  for (const file of files) waiting.push({ file, line: show(file) });
  next();
}

function show(file) {
  const line = document.createElement("li");
  const name = document.createElement("span");
  name.textContent = file.name;
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", file.name);
  const word = document.createElement("span");
  word.textContent = drop.dataset.wait;
  line.append(name, bar, word);
  list.append(line);
  return { line, bar, word };
}

function next() {
  while (active < AT_ONCE && waiting.length) send(waiting.shift());
  if (active || waiting.length) return;
  // What was taken is shown at once, while the reasons for what was refused stay on the page.
  if (refused) renew(["papers", "papers-title", "progress", "steps", "checklist"]);
  else window.location.reload();
}

function send({ file, line }) {
  active += 1;
  const body = new FormData();
  body.append("files", file, file.name);
  const request = new XMLHttpRequest();
  request.open("POST", drop.action);
  request.setRequestHeader("X-CSRFToken", token());
  request.setRequestHeader("Accept", "application/json");
  request.upload.onprogress = (event) => {
    if (event.lengthComputable) line.bar.value = event.loaded / event.total;
    line.word.textContent = `${Math.round(line.bar.value * 100)}%`;
  };
  request.onloadend = () => {
    active -= 1;
    told(request, line);
    next();
  };
  request.send(body);
}

function told(request, line) {
  line.bar.value = 1;
  const answer = parsed(request);
  expired(answer);
  if (request.status !== 200 || !answer.added) return turnedAway(line, answer.detail || drop.dataset.failed);
  const reasons = answer.refused.map((one) => one.reason);
  if (reasons.length) return turnedAway(line, reasons.join(" "));
  const doubles = answer.added.every((one) => one.duplicate);
  line.word.textContent = doubles ? answer.added.map((one) => one.twin).join(" ") : drop.dataset.done;
  if (doubles) refused = true;
}

function turnedAway(line, reason) {
  refused = true;
  line.line.classList.add("refused");
  line.word.textContent = reason;
}

function parsed(request) {
  try {
    return JSON.parse(request.responseText);
  } catch {
    return {};
  }
}

if (drop) {
  const input = document.getElementById("files");
  input.addEventListener("change", () => take(input.files));
  if (input.files.length) take(input.files); // chosen before this script was there
  // A drop counts wherever on the page it falls.
  for (const name of ["dragenter", "dragover"]) {
    document.addEventListener(name, (event) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) drop.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    drop.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    take(event.dataTransfer.files);
  });
  // What is still on its way would be lost.
  window.addEventListener("beforeunload", (event) => {
    if (active || waiting.length) event.preventDefault();
  });
}

document.addEventListener("change", (event) => {
  if (event.target.matches("form.replace input[type=file]")) event.target.form.requestSubmit();
});

const progress = document.getElementById("progress");
const ended = (state) => state === "done" || state === "failed";

async function watch() {
  try {
    const answer = await fetch(progress.dataset.url, { headers: { Accept: "application/json" } });
    if (answer.status === 401) return expired(await answer.json());
    if (answer.ok) render(await answer.json());
  } catch {
    // The network may be away for a moment; the next look tells.
  }
  window.setTimeout(watch, 1000);
}

function render(now) {
  if (!now || ended(now.state)) return window.location.reload();
  const state = document.getElementById("progress-state");
  state.textContent = now.state_word;
  state.className = `state ${now.state}`;
  document.getElementById("progress-now").textContent = now.now || "";
  document.getElementById("progress-pages").textContent = `${now.pages_done} / ${now.pages_total}`;
  const bar = document.getElementById("progress-bar");
  bar.max = now.pages_total || 1;
  bar.value = now.pages_done;
}

if (["queued", "running"].includes(progress?.dataset.state)) window.setTimeout(watch, 700);
