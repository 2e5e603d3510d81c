// What every page's forms share: questions before a step that cannot be undone, and the token that shows a request is ours.

export const token = () => document.querySelector('meta[name="csrf-token"]').content;

document.addEventListener("submit", (event) => {
  const question = event.target.dataset.confirm;
  if (question && !window.confirm(question)) event.preventDefault();
  if (!event.defaultPrevented) keep(event.target);
});

// What was typed is kept in this tab until the page took it, so that a session that ended loses nothing.

const TYPED = "typed";
const LOST = "typed.lost";
const OURS = ["csrf_token", "evidence", "run", "next"];
const address = (url) => new URL(url, window.location.href).pathname;
const page = () => window.location.pathname + window.location.search;

function keep(form) {
  if (form.method !== "post" || !document.body.dataset.who) return;
  const asked = [...form.elements].filter((field) => field.name && !["password", "file", "hidden", "submit"].includes(field.type));
  const values = asked.filter((field) => !["checkbox", "radio"].includes(field.type) || field.checked).map((field) => [field.name, field.value]);
  if (!values.some(([, value]) => value.trim())) return;
  const kept = { page: page(), who: document.body.dataset.who, action: address(form.action), marks: marks(form), values };
  sessionStorage.setItem(TYPED, JSON.stringify(kept));
}

const marks = (form) => JSON.stringify([...form.querySelectorAll("input[type=hidden]")].filter((field) => !OURS.includes(field.name)).map((field) => [field.name, field.value]));

// Fill in again what an ended session kept from being saved.
function restore() {
  const kept = JSON.parse(sessionStorage.getItem(TYPED) || "null");
  if (document.querySelector("[data-expired]")) return sessionStorage.setItem(LOST, "1");
  if (!kept || !document.body.dataset.who) return;
  if (sessionStorage.getItem(LOST) && (kept.page !== page() || kept.who !== document.body.dataset.who)) return;
  const form = sessionStorage.getItem(LOST) && [...document.forms].find((one) => address(one.action) === kept.action && marks(one) === kept.marks);
  sessionStorage.removeItem(TYPED);
  sessionStorage.removeItem(LOST);
  if (form) fill(form, kept.values);
}

function fill(form, values) {
  const named = (name) => values.filter(([key]) => key === name).map(([, value]) => value);
  for (const field of form.elements) {
    if (!field.name || ["password", "file", "hidden", "submit"].includes(field.type)) continue;
    if (["checkbox", "radio"].includes(field.type)) field.checked = named(field.name).includes(field.value);
    else if (named(field.name).length) field.value = named(field.name)[0];
  }
  const note = document.createElement("p");
  note.className = "flashes restored";
  note.setAttribute("role", "status");
  note.textContent = document.body.dataset.restored;
  form.prepend(note);
  form.scrollIntoView({ block: "center" });
}

restore();

// An answer to a script that says that the session or the page is over: said on top, with the way back in.
export function expired(told, form) {
  if (!told?.way) return false;
  if (form) {
    keep(form);
    sessionStorage.setItem(LOST, "1");
  }
  const said = document.getElementById("expired") || document.createElement("p");
  said.id = "expired";
  said.className = "flashes error expired";
  said.setAttribute("role", "alert");
  const way = document.createElement("a");
  way.href = told.way;
  way.textContent = told.way_word;
  said.replaceChildren(`${told.detail} `, way);
  document.getElementById("main").prepend(said);
  return true;
}

// The page asked for again, and these parts of it (by their ids) put in the place of what is shown.
export async function renew(parts) {
  const answer = await fetch(window.location.href);
  if (answer.redirected) return expired(await signedOut());
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of parts) {
    const [old, renewed] = [document.getElementById(part), fresh.getElementById(part)];
    if (old && renewed && !old.contains(document.activeElement)) old.replaceWith(document.adoptNode(renewed));
  }
}

// What the service says of a request that a script makes for this page.
async function signedOut() {
  const answer = await fetch(window.location.href, { headers: { Accept: "application/json" } });
  return answer.status === 401 ? answer.json() : null;
}
