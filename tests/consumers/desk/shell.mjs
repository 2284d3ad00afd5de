/** A frame between the desk and the package: opens the package in a frame of its own, or in a window. */

const asked = new URLSearchParams(location.search);
if (asked.get("decoy")) {
  Object.assign(window, { API: { version: "2.1" }, API_1484_11: null }); // other programs use such names too
}
if (asked.get("how") === "window") {
  const opened = window.open(asked.get("src"));
  addEventListener("pagehide", () => opened.close());
} else {
  const frame = Object.assign(document.createElement("iframe"), { src: asked.get("src"), width: 800, height: 600 });
  frame.title = "Lernpaket";
  document.body.append(frame);
}
