// The page on the right: where a figure stands, with its mark, and the rows that a list counted or left out.
import { lay } from "./sheet.js";

const byId = (id) => document.getElementById(id);
let shown = null;

// What was asked for: its page, or the whole paper as text.
export function look(source) {
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
  byId("page").setAttribute("aria-label", data.caption);
  const image = byId("page-image");
  image.setAttribute("href", data.sheet);
  image.setAttribute("width", data.width);
  image.setAttribute("height", data.height);
  box(byId("page-mark"), data.mark, 2);
  box(byId("page-row"), data.row, 1);
  bands(data.rows).catch(() => {});
  lay(data);
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

byId("viewer-close").addEventListener("click", () => byId("viewer").classList.remove("open"));

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
