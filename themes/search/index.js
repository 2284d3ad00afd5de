// On every page: the search in the header. What finds anything is loaded when somebody goes to the field, not before.

const script = document.currentScript.src;
const root = new URL("../../", script).href;
const form = document.querySelector(".tb-search");

if (form) {
  const input = form.querySelector("input");
  openByButton(form, input);
  input.addEventListener("focus", load, { once: true });
  if (document.activeElement === input) {
    load();
  }
}

/** On a narrow screen the field waits behind a link to the page of all materials, which becomes a button here. */
function openByButton(form, input) {
  const link = form.parentElement.querySelector(".tb-search-open");
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.setAttribute("aria-label", link.getAttribute("aria-label"));
  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-controls", form.id);
  button.append(...link.childNodes);
  link.replaceWith(button);
  const open = (wanted) => {
    form.classList.toggle("tb-search--open", wanted);
    button.setAttribute("aria-expanded", String(wanted));
    (wanted ? input : button).focus();
  };
  button.addEventListener("click", () => open(button.getAttribute("aria-expanded") === "false"));
  form.addEventListener("keydown", (event) => {
    // A first Escape closes the results (panel.js), a second one the field.
    const results = form.querySelector(".tb-search__panel:not([hidden])");
    if (event.key === "Escape" && !results && button.getAttribute("aria-expanded") === "true") {
      open(false);
    }
  });
}

function load() {
  if (window.TeilbarFinding) {
    window.TeilbarFinding.panel(form, root);
    return;
  }
  const made = document.createElement("script");
  made.src = new URL("finding.js", script).href;
  made.addEventListener("load", () => window.TeilbarFinding.panel(form, root));
  made.addEventListener("error", () => {
    made.remove();
    form.querySelector("input").addEventListener("focus", load, { once: true });
  });
  document.head.append(made);
}
