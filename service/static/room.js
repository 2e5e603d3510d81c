// The reading room: from a finding to its picture in one click or key, decisions saved without leaving the page.
import { expired, token } from "./forms.js";
import { fit, leaf, resize, turn } from "./sheet.js";
import { look } from "./viewer.js";

const byId = (id) => document.getElementById(id);
const findings = [...document.querySelectorAll("article.finding")];
let here = -1;

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
  r: turn,
  f: fit,
  ",": () => leaf(-1),
  ".": () => leaf(1),
  Escape: () => byId("viewer").classList.remove("open"),
  a: () => press("agree"),
  o: () => press("overrule"),
  c: () => press("ask"),
  u: () => findings[here]?.querySelector(".decision form.withdraw button")?.click(),
  e: end,
  l: () => byId("claim")?.click(),
  d: () => byId("next-dossier").click(),
};

// To the review's end, where the opinion is given.
function end() {
  const closing = byId("closing");
  closing.scrollIntoView({ block: "start" });
  (closing.querySelector("input[type=radio]") ?? closing).focus({ preventScroll: true });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input:not([type=radio]), textarea, select")) return;
  if (event.target.matches("input") && !"djken".includes(event.key)) return; // what is chosen there is no finding's
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

const stock = [...document.querySelectorAll("#phrases option")];
// The list that the browser itself would open takes the arrows, with which a phrase is chosen here.
for (const field of document.querySelectorAll("form.decide [name=reason]")) field.removeAttribute("list");

// Keys wait for the word before them to be saved, so that a quick hand decides one finding after the other.
let deciding = Promise.resolve();
let line = deciding;

function press(verdict) {
  line = line.then(() => {
    findings[here]?.querySelector(`.decide button[value=${verdict}]`)?.click();
    return deciding;
  });
}

// What was chosen and waits for its reason; Enter in the reason records just that.
function answer(form, verdict) {
  form.dataset.verdict = verdict;
  for (const button of form.querySelectorAll(".acts button")) button.setAttribute("aria-pressed", button.value === verdict);
}

function refuse(form, text) {
  const error = form.querySelector(".error");
  error.hidden = false;
  error.textContent = text;
  form.querySelector("[name=reason]").focus();
}

// The next phrase that goes with the answer, as far as the reason is none that somebody typed.
function suggest(field, step) {
  const verdict = field.form.dataset.verdict;
  const fitting = stock.filter((one) => !verdict || !one.dataset.verdict || one.dataset.verdict === verdict).map((one) => one.value);
  const at = fitting.indexOf(field.value);
  if ((field.value.trim() && at < 0) || !fitting.length) return false;
  field.value = fitting[at < 0 ? (step > 0 ? 0 : fitting.length - 1) : (at + step + fitting.length) % fitting.length];
  return true;
}

document.addEventListener("keydown", (event) => {
  if (!event.target.matches("form.decide [name=reason]")) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && suggest(event.target, step)) event.preventDefault();
  if (event.key === "Escape") event.target.closest("article").focus();
});

function hidden(name, value) {
  return Object.assign(document.createElement("input"), { type: "hidden", name, value });
}

async function send(form, button) {
  const headers = { Accept: "application/json", "X-CSRFToken": token() };
  const body = new FormData(form, button);
  body.append("seen", byId("closing").dataset.seal); // what the page shows, which the end of the review is bound to
  const came = await fetch(form.action, { method: "POST", body, headers });
  const told = await came.json();
  expired(told, form);
  return { ok: came.ok, told };
}

function show(finding, told) {
  finding.querySelector(".decision").innerHTML = told.parts.decision;
  for (const part of ["experts", "hindrances", "asks"]) {
    for (const place of document.querySelectorAll(`.part-${part}`)) place.innerHTML = told.parts[part];
  }
  byId("closing").dataset.seal = told.seal;
  for (const seen of document.querySelectorAll("#closing [name=seen]")) seen.value = told.seal;
  finding.toggleAttribute("data-open", told.is_open);
  byId("open-count").textContent = told.open;
  const line = finding.querySelector(".told");
  if (line) line.textContent = told.told;
}

async function decide(form, pressed) {
  const verdict = pressed.value || form.dataset.verdict;
  if (!verdict) return refuse(form, form.dataset.choose);
  answer(form, verdict);
  if (verdict !== "agree" && !form.elements.reason.value.trim()) return refuse(form, form.dataset.reason);
  const { ok, told } = await send(form, form.querySelector(`.acts button[value=${verdict}]`));
  if (!ok) return refuse(form, (told.errors || [told.detail]).join(" "));
  form.querySelector(".error").hidden = true;
  const finding = form.closest("article");
  const waited = "open" in finding.dataset;
  show(finding, told);
  form.reset();
  answer(form, "");
  document.activeElement.blur();
  if (!next()) waited ? end() : go(here + 1);
}

async function withdraw(form) {
  const { ok, told } = await send(form);
  if (!ok) return refuse(form.closest("article").querySelector("form.decide"), told.detail);
  const finding = form.closest("article");
  show(finding, told);
  finding.focus({ preventScroll: true });
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const deed = form.matches("form.decide") ? decide : form.matches("article form.withdraw") ? withdraw : null;
  if (!deed) return;
  event.preventDefault();
  deciding = deed(form, event.submitter).catch(() => {
    if (form.dataset.verdict) form.append(hidden("verdict", form.dataset.verdict)); // sent whole, with what was chosen
    form.submit();
  });
});

// Where to begin

choose(tabs[0]);
const wanted = findings.findIndex((finding) => `#${finding.id}` === decodeURIComponent(window.location.hash));
go(Math.max(wanted, 0), wanted >= 0);
