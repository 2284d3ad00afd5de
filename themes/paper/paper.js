// The button that prints a page for paper: shown where a script can do what it says.

for (const button of document.querySelectorAll(".tb-bar__button")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
