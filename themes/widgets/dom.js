// Making and finding elements.

/**
 * Make an element. Attributes that are null or false are left out, true ones stand without a value; `on` holds
 * listeners by the name of their event.
 */
export function make(name, { on = {}, ...attributes } = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) {
      element.setAttribute(key, value === true ? "" : value);
    }
  }
  for (const [event, listener] of Object.entries(on)) {
    element.addEventListener(event, listener);
  }
  element.append(...children);
  return element;
}

/** Make a button; pressed while it says that it is disabled it does nothing, and keeps the focus. */
export function button(label, pressed, attributes = {}) {
  const made = make("button", { type: "button", class: "tb-button", ...attributes }, label);
  made.addEventListener("click", () => isDisabled(made) || pressed(made));
  return made;
}

/** Say that a button does nothing now. The attribute `disabled` would take the focus away from who stands on it. */
export function disable(element, disabled) {
  element.setAttribute("aria-disabled", String(disabled));
}

export function isDisabled(element) {
  return element.getAttribute("aria-disabled") === "true";
}

export function all(root, selector) {
  return [...root.querySelectorAll(selector)];
}

/** The text that a person reads of an element, on one line. */
export function textOf(element) {
  return element.textContent.trim().replace(/\s+/g, " ");
}

/** Add an id to those that describe a control, or take it away. */
export function describe(control, id, wanted) {
  const ids = new Set((control.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
  wanted ? ids.add(id) : ids.delete(id);
  if (ids.size) {
    control.setAttribute("aria-describedby", [...ids].join(" "));
  } else {
    control.removeAttribute("aria-describedby");
  }
}
