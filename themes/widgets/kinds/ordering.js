// Items to put in order: two buttons each, and a grip to drag by.

import { all, button, disable, make, textOf } from "../dom.js";
import { Verdicts, verdict } from "../verdicts.js";

export function ordering(section, { word, changed, say }) {
  const list = section.querySelector(".tb-order");
  const items = all(list, ":scope > li");
  const names = new Map(items.map((item) => [item, textOf(item)]));
  const verdicts = new Verdicts();
  let moved = false; // who has moved nothing has not answered
  const buttons = new Map(items.map((item) => [item, equip(item)]));
  list.setAttribute("role", "list"); // without its dots some browsers take it for none
  settle();

  function equip(item) {
    const item_ = { item: names.get(item) };
    const up = button(arrow("↑"), () => move(item, -1), { class: "tb-button tb-button--small", "aria-label": word("up", item_) });
    const down = button(arrow("↓"), () => move(item, 1), { class: "tb-button tb-button--small", "aria-label": word("down", item_) });
    const grip = make("span", { class: "tb-grip", "aria-hidden": "true" }, "⠿");
    grip.addEventListener("pointerdown", (event) => event.button === 0 && drag(event, item));
    item.prepend(grip);
    item.append(make("span", { class: "tb-order__buttons" }, up, down));
    return { up, down };
  }

  function present() {
    return [...list.children];
  }

  /** Move the neighbour and not the item itself: what is taken out of a page loses the focus. */
  function move(item, step) {
    const neighbour = step < 0 ? item.previousElementSibling : item.nextElementSibling;
    if (neighbour) {
      neighbour.remove();
      step < 0 ? item.after(neighbour) : item.before(neighbour);
      finish(item);
    }
  }

  function finish(item) {
    moved = true;
    settle();
    changed();
    say(word("moved", { item: names.get(item), place: present().indexOf(item) + 1, total: items.length }));
  }

  function settle() {
    present().forEach((item, at, { length }) => {
      disable(buttons.get(item).up, at === 0);
      disable(buttons.get(item).down, at === length - 1);
    });
  }

  function drag(start, item) {
    start.preventDefault();
    const before = present();
    item.classList.add("tb-taken");
    const listeners = Object.entries({
      pointermove({ clientY }) {
        while (item.previousElementSibling && clientY < middle(item.previousElementSibling)) {
          item.previousElementSibling.before(item);
        }
        while (item.nextElementSibling && clientY > middle(item.nextElementSibling)) {
          item.nextElementSibling.after(item);
        }
      },
      pointerup: end,
      pointercancel: end,
    });
    function end(event) {
      listeners.forEach(([name, listener]) => document.removeEventListener(name, listener));
      item.classList.remove("tb-taken");
      if (event.type === "pointercancel") {
        list.append(...before);
      } else if (before.indexOf(item) !== present().indexOf(item)) {
        finish(item);
      }
    }
    listeners.forEach(([name, listener]) => document.addEventListener(name, listener));
  }

  return {
    get answer() {
      return moved ? present().map((item) => items.indexOf(item)) : [];
    },
    get begun() {
      return moved;
    },
    empty: 0,
    take(answer) {
      if (answer.length && [...answer].sort((a, b) => a - b).some((position, at) => position !== at)) {
        return false;
      }
      if (answer.length && answer.length !== items.length) {
        return false;
      }
      moved = answer.length > 0;
      list.append(...(moved ? answer.map((position) => items[position]) : items));
      settle();
      return true;
    },
    show(marks) {
      present().forEach((item, at) => {
        const mark = verdict(marks[at], word);
        verdicts.add(mark, item.querySelector(".tb-order__item"), buttons.get(item).up);
      });
    },
    clear: () => verdicts.clear(),
    reset() {
      moved = false;
      list.append(...items);
      settle();
    },
    focus: () => buttons.get(present()[0]).down.focus(),
  };
}

function middle(element) {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
}

function arrow(sign) {
  return make("span", { "aria-hidden": "true" }, sign);
}
