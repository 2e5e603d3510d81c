// The queue keeps itself up to date; a part that someone is at with the keyboard, or has opened, stays as it is.
import { renew } from "./forms.js";

const PARTS = ["tiles", "active", "failed", "done"];

async function look() {
  const closed = PARTS.filter((part) => !document.querySelector(`#${part} details[open]`));
  await renew(closed).catch(() => {}); // the network may be away for a moment
  window.setTimeout(look, 3000);
}

window.setTimeout(look, 3000);
