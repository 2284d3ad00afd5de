// The panel of the live preview: what was found of the page, how old it is, and the page anew when it has changed.
//
// Only the preview's server puts this script into a page, on its way to the browser; nothing of it is in the site.

import { follow } from "./following.js";
import { Panel } from "./panel.js";

const script = document.getElementById("tb-preview-script");
if (script) {
  const { place, digest, lang } = script.dataset;
  const panel = new Panel(lang);
  document.body.append(panel.element);
  follow(place, {
    told: (said) => {
      if (said.changing) {
        panel.wait();
      } else if (said.digest !== digest && remembers("tried") !== said.digest) {
        remember({ tried: said.digest }); // one that is still another page then would be loaded for ever
        location.reload(); // browsers keep the place to which somebody has scrolled
      } else {
        panel.show(said);
      }
    },
    lost: () => panel.lose(),
  });
  panel.onToggle = (open) => remember({ open });
  if (remembers("open")) {
    panel.toggle(true);
  }
}

/** Keep something for this page until it is left: no storage, nothing on the disk. */
function remember(values) {
  history.replaceState({ ...history.state, preview: { ...history.state?.preview, ...values } }, "");
}

function remembers(name) {
  return history.state?.preview?.[name];
}
