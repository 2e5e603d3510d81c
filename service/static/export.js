// The page of a round's workbook keeps itself up to date until it is written.
import { renew } from "./forms.js";

async function look() {
  if (!document.querySelector("#export[data-waits]")) return;
  await renew(["export"]).catch(() => {}); // the network may be away for a moment
  window.setTimeout(look, 1500);
}

window.setTimeout(look, 1000);
