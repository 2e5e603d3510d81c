// The page on the right as one holds it: nearer or farther, turned, whole in view, with all pages of its paper beside it.

const byId = (id) => document.getElementById(id);
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.6, 2, 2.6, 3.4];
let zoom = 2;
let turned = 0;
let whole = false;
let shown = null;

// The page of `data` laid on the sheet; a page that is another one lies upright again.
export function lay(data) {
  if (shown?.sheet !== data.sheet) turned = 0;
  shown = data;
  measure();
  bring();
  list(data.sheet);
}

function lying() {
  const [width, height] = [Number(shown.width), Number(shown.height)];
  return turned % 180 ? { width: height, height: width } : { width, height };
}

// Where the corners of the upright page come to lie when it is turned.
function placed() {
  const [width, height] = [Number(shown.width), Number(shown.height)];
  return { 0: "", 90: `translate(${height} 0) rotate(90)`, 180: `translate(${width} ${height}) rotate(180)`, 270: `translate(0 ${width}) rotate(270)` }[turned];
}

export function measure() {
  const sheet = byId("sheet");
  if (!shown || !sheet.clientWidth) return;
  const { width, height } = lying();
  const page = byId("page");
  page.setAttribute("viewBox", `0 0 ${width} ${height}`);
  byId("page-turn").setAttribute("transform", placed());
  const [roomWide, roomHigh] = [sheet.clientWidth, sheet.clientHeight].map((room) => Math.max(room - 20, 1));
  const wide = whole ? Math.min(roomWide, (roomHigh * width) / height) : roomWide * ZOOMS[zoom];
  page.setAttribute("width", wide);
  page.setAttribute("height", (wide * height) / width);
}

function bring() {
  const sheet = byId("sheet");
  const mark = ["page-mark", "page-row"].map(byId).find((one) => !one.hasAttribute("hidden"));
  if (!mark) return sheet.scrollTo(0, 0);
  const [box, frame] = [mark.getBoundingClientRect(), sheet.getBoundingClientRect()];
  sheet.scrollBy({
    left: (box.left + box.right) / 2 - (frame.left + frame.right) / 2,
    top: (box.top + box.bottom) / 2 - (frame.top + frame.bottom) / 2,
    behavior: "instant",
  });
}

function again() {
  byId("fit").setAttribute("aria-pressed", whole);
  measure();
  if (shown) bring();
}

export function resize(step) {
  whole = false;
  zoom = Math.min(Math.max(zoom + step, 0), ZOOMS.length - 1);
  again();
}

export function fit() {
  whole = !whole;
  again();
}

export function turn() {
  turned = (turned + 90) % 360;
  again();
}

// The paper's other pages: the links of the same file, small, one below the other.
function pagesOf(sheet) {
  const link = [...document.querySelectorAll(".pages a[data-sheet]")].find((one) => one.dataset.sheet === sheet);
  return link ? [...link.parentElement.querySelectorAll("a[data-sheet]")] : [];
}

function list(sheet) {
  const strip = byId("thumbs");
  const pages = pagesOf(sheet);
  const several = pages.length > 1;
  for (const id of ["thumbs", "page-back", "page-on"]) byId(id).hidden = !several;
  if (strip.dataset.of !== pages[0]?.dataset.sheet) strip.replaceChildren(...pages.map(small));
  strip.dataset.of = pages[0]?.dataset.sheet ?? "";
  for (const button of strip.querySelectorAll("button")) {
    const here = button.dataset.sheet === sheet;
    if (here) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
    if (here) button.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  }
}

function small(link) {
  const [item, button, picture] = ["li", "button", "img"].map((name) => document.createElement(name));
  Object.assign(button.dataset, link.dataset);
  button.type = "button";
  button.setAttribute("aria-label", byId("thumbs").dataset.page.replace("{}", link.textContent));
  Object.assign(picture, { src: link.dataset.sheet, alt: "", loading: "lazy", width: 56 });
  picture.height = Math.round((56 * link.dataset.height) / link.dataset.width);
  button.append(picture, link.textContent);
  item.append(button);
  return item;
}

export function leaf(step) {
  const pages = [...byId("thumbs").querySelectorAll("button")];
  pages[pages.findIndex((one) => one.hasAttribute("aria-current")) + step]?.click();
}

byId("zoom-in").addEventListener("click", () => resize(1));
byId("zoom-out").addEventListener("click", () => resize(-1));
byId("fit").addEventListener("click", fit);
byId("turn").addEventListener("click", turn);
byId("page-back").addEventListener("click", () => leaf(-1));
byId("page-on").addEventListener("click", () => leaf(1));
window.addEventListener("resize", measure);
