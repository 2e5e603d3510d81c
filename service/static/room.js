// The reading room: from a finding to its picture in one click or key, decisions saved without leaving the page.
import { expired, token } from "./forms.js";

const byId = (id) => document.getElementById(id);
const findings = [...document.querySelectorAll("article.finding")];
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.6, 2, 2.6];
let zoom = 2;
let here = -1;
let shown = null;

// Tabs

const tabs = [...document.querySelectorAll("[role=tab]")];

function choose(tab) {
  for (const one of tabs) {
    one.setAttribute("aria-selected", one === tab);
    one.tabIndex = one === tab ? 0 : -1;
    byId(one.getAttribute("aria-controls")).hidden = one !== tab;
  }
}

for (const [place, tab] of tabs.entries()) {
  tab.addEventListener("click", () => choose(tab));
  tab.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const other = tabs[(place + step + tabs.length) % tabs.length];
    choose(other);
    other.focus();
  });
}

// The page on the right

function look(source) {
  shown?.classList.remove("shown");
  shown = source;
  shown.classList.add("shown");
  const { sheet, caption, original, whole } = source.dataset;
  byId("viewer-caption").textContent = caption;
  byId("viewer-original").hidden = !original;
  if (original) byId("viewer-original").href = original;
  byId("page").toggleAttribute("hidden", !sheet);
  byId("page-text").hidden = Boolean(sheet);
  byId("viewer").classList.add("open"); // first, since what is hidden has no width to draw in
  if (sheet) draw(source.dataset);
  else if (whole) openWhole(whole);
  else byId("page-text").replaceChildren(...[...source.children].map((child) => child.cloneNode(true)));
  byId("viewer-whole").hidden = !(sheet && whole);
}

// A Word or Excel paper as a whole, at the figure that is asked for.
let opened = "";

async function openWhole(address) {
  const [url, anchor] = address.split("#");
  byId("page").toggleAttribute("hidden", true);
  byId("page-text").hidden = false;
  if (opened !== url || !byId("page-text").querySelector("#whole")) {
    const answer = await fetch(url);
    if (!answer.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("whole");
    if (!fresh) return;
    byId("page-text").replaceChildren(document.adoptNode(fresh));
    opened = fresh.querySelector("table, p.level, mark") ? url : "";
  }
  byId("page-text").querySelector(".shown")?.classList.remove("shown");
  const mark = (anchor && byId(anchor)) || (anchor && byId("page-text").querySelector("tr.counted, tr.partly, tr.left"));
  mark?.classList.add("shown");
  if (mark) mark.scrollIntoView({ block: "center", inline: "nearest" });
  else byId("sheet").scrollTo(0, 0);
}

byId("viewer-whole").addEventListener("click", () => {
  byId("viewer-whole").hidden = true;
  openWhole(shown.dataset.whole);
});

// The rows of the page that a list counted or left out.
async function bands(address) {
  const group = byId("page-rows");
  group.replaceChildren();
  if (!address) return;
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok || shown?.dataset.rows !== address) return;
  for (const { corners, state, said } of await answer.json()) {
    const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    rect.setAttribute("class", `band ${state}`);
    box(rect, corners.join(" "), 0);
    const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
    title.textContent = said;
    rect.append(title);
    group.append(rect);
  }
}

function draw(data) {
  const page = byId("page");
  page.setAttribute("viewBox", `0 0 ${data.width} ${data.height}`);
  page.setAttribute("aria-label", data.caption);
  const image = byId("page-image");
  image.setAttribute("href", data.sheet);
  image.setAttribute("width", data.width);
  image.setAttribute("height", data.height);
  box(byId("page-mark"), data.mark, 2);
  box(byId("page-row"), data.row, 1);
  bands(data.rows).catch(() => {});
  size();
  bring(data);
}

function box(rect, corners, margin) {
  rect.toggleAttribute("hidden", !corners);
  if (!corners) return;
  const [left, top, right, bottom] = corners.split(" ").map(Number);
  rect.setAttribute("x", left - margin);
  rect.setAttribute("y", top - margin);
  rect.setAttribute("width", right - left + 2 * margin);
  rect.setAttribute("height", bottom - top + 2 * margin);
}

function size() {
  const sheet = byId("sheet");
  const page = byId("page");
  const [, , width, height] = (page.getAttribute("viewBox") || "0 0 1 1").split(" ").map(Number);
  if (!sheet.clientWidth) return;
  const wide = (sheet.clientWidth - 20) * ZOOMS[zoom];
  page.setAttribute("width", wide);
  page.setAttribute("height", (wide * height) / width);
}

function bring(data) {
  const sheet = byId("sheet");
  const mark = data.mark || data.row;
  if (!mark) return sheet.scrollTo(0, 0);
  const scale = byId("page").getAttribute("width") / data.width;
  const [left, top, right, bottom] = mark.split(" ").map(Number);
  sheet.scrollTo({
    left: ((left + right) / 2) * scale - sheet.clientWidth / 2,
    top: ((top + bottom) / 2) * scale - sheet.clientHeight / 2,
  });
}

function resize(step) {
  zoom = Math.min(Math.max(zoom + step, 0), ZOOMS.length - 1);
  size();
  if (shown) bring(shown.dataset);
}

byId("zoom-in").addEventListener("click", () => resize(1));
byId("zoom-out").addEventListener("click", () => resize(-1));
byId("viewer-close").addEventListener("click", () => byId("viewer").classList.remove("open"));
window.addEventListener("resize", size);

document.addEventListener("click", (event) => {
  const source = event.target.closest("[data-caption]");
  if (!source) return;
  event.preventDefault();
  look(source);
});

// A page that was not drawn yet is asked for again in a while.
byId("page-image").addEventListener("error", () => {
  const image = byId("page-image");
  const address = image.getAttribute("href");
  window.setTimeout(() => {
    if (image.getAttribute("href") === address) image.setAttribute("href", `${address.split("?")[0]}?again=${Date.now()}`);
  }, 2500);
});

// Going through the findings

function go(place, focus = true) {
  if (place < 0 || place >= findings.length) return;
  findings[here]?.classList.remove("here");
  here = place;
  const finding = findings[here];
  finding.classList.add("here");
  if (focus) {
    choose(tabs[0]);
    finding.focus({ preventScroll: true });
    finding.scrollIntoView({ block: "nearest" });
  }
  const first = finding.querySelector(".look");
  if (first && window.matchMedia("(min-width: 60.01rem)").matches) look(first);
}

for (const [place, finding] of findings.entries()) {
  finding.addEventListener("focusin", () => {
    if (place === here) return;
    findings[here]?.classList.remove("here");
    here = place;
    finding.classList.add("here");
  });
}

// The next finding that waits for a decision, from here on and then from the top; false where none waits.
function next() {
  const places = findings.map((_, step) => (here + 1 + step) % findings.length);
  const place = places.find((at) => "open" in findings[at].dataset);
  if (place === undefined) return false;
  go(place);
  return true;
}

const KEYS = {
  n: next,
  j: () => go(here + 1),
  k: () => go(Math.max(here - 1, 0)),
  "+": () => resize(1),
  "=": () => resize(1),
  "-": () => resize(-1),
  Escape: () => byId("viewer").classList.remove("open"),
  a: () => press("agree"),
  o: () => press("overrule"),
  c: () => press("ask"),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input, textarea, select")) return;
  const number = Number(event.key);
  if (number >= 1 && number <= 9) {
    const source = findings[here]?.querySelectorAll(".look")[number - 1];
    if (source) look(source);
  } else if (KEYS[event.key]) {
    event.preventDefault();
    KEYS[event.key]();
  }
});

// Decisions

function press(verdict) {
  findings[here]?.querySelector(`.decide button[value=${verdict}]`)?.click();
}

function refuse(form, text) {
  const error = form.querySelector(".error");
  error.hidden = false;
  error.textContent = text;
  form.querySelector("[name=reason]").focus();
}

async function decide(form, button) {
  if (button.value !== "agree" && !form.elements.reason.value.trim()) return refuse(form, form.dataset.reason);
  const body = new FormData(form, button);
  const headers = { Accept: "application/json", "X-CSRFToken": token() };
  const answer = await fetch(form.action, { method: "POST", body, headers });
  const told = await answer.json();
  expired(told, form);
  if (!answer.ok) return refuse(form, (told.errors || [told.detail]).join(" "));
  form.querySelector(".error").hidden = true;
  const finding = form.closest("article");
  finding.querySelector(".decision").innerHTML = told.html;
  delete finding.dataset.open;
  byId("open-count").textContent = told.open;
  form.reset();
  button.blur();
  if (!next()) go(here + 1);
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("form.decide")) return;
  event.preventDefault();
  decide(event.target, event.submitter).catch(() => event.target.submit());
});

// Where to begin

choose(tabs[0]);
const wanted = findings.findIndex((finding) => `#${finding.id}` === decodeURIComponent(window.location.hash));
go(Math.max(wanted, 0), wanted >= 0);
