// A picture with places on it: a button each, which opens what the list below says of it.

import { all, button, textOf } from "../dom.js";

export function exploring(section, word) {
  const picture = section.querySelector(".tb-explore");
  if (!picture) {
    return; // it is missing; the list says all there is
  }
  const drawing = picture.querySelector(".tb-explore__spots");
  const items = all(section, ".tb-spots > li");
  all(drawing, "circle").forEach((circle, position) => {
    const item = items[position];
    const spot = button(String(position + 1), () => open(item), {
      class: "tb-spot",
      "aria-label": word("spot", { number: position + 1, label: textOf(item.querySelector("summary, strong")) }),
    });
    spot.style.left = circle.getAttribute("cx"); // set by script: the policy of a page allows no style attribute
    spot.style.top = circle.getAttribute("cy");
    picture.append(spot);
  });
  drawing.classList.add("tb-for-paper");

  function open(item) {
    const details = item.querySelector("details");
    if (details) {
      details.open = true;
    }
    const place = details?.querySelector("summary") ?? item;
    place.tabIndex = details ? 0 : -1;
    place.focus();
    place.scrollIntoView({ block: "nearest" });
  }
}
