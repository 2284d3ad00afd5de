// The least that an LMS can be: it takes what it is given, gives it back, and remembers who asked for what, in order.
// It judges nothing: a strict one is another test's. `window.lms` is what a test looks into and breaks.

const lms = (window.lms = {
  calls: [], // [method, element, value] of each call
  cmi: {},
  running: false,
  fails: () => false, // tells of a call, given as [method, element, value], whether it fails
  gone: false, // every call throws
});

function answer(method, element = "", value = "") {
  if (lms.gone) {
    throw new Error("the LMS is gone");
  }
  if (/GetLastError$/.test(method)) {
    return lms.error ?? "0";
  }
  lms.calls.push([method, element, value]);
  lms.error = "0";
  if (lms.fails([method, element, value])) {
    lms.error = lms.code ?? "351";
    return "false";
  }
  if (/Initialize$/.test(method)) {
    if (lms.running) {
      lms.error = method === "Initialize" ? "103" : "101";
      return "false";
    }
    lms.running = true;
    return "true";
  }
  if (!lms.running) {
    lms.error = { LMSGetValue: "301", LMSSetValue: "301", GetValue: "122", SetValue: "132" }[method] ?? "301";
    return /GetValue$/.test(method) ? "" : "false";
  }
  if (/GetValue$/.test(method)) {
    const list = /^(cmi\.(?:interactions|objectives))\._count$/.exec(element)?.[1];
    return list ? String(count(list)) : (lms.cmi[element] ?? "");
  }
  if (/SetValue$/.test(method)) {
    lms.cmi[element] = value;
  }
  if (/Terminate$|LMSFinish$/.test(method)) {
    lms.running = false;
  }
  return "true";
}

function count(list) {
  const places = Object.keys(lms.cmi).filter((element) => element.startsWith(`${list}.`));
  return new Set(places.map((element) => element.split(".")[2])).size;
}

window.makeApi = () => ({
  API: api(["LMSInitialize", "LMSFinish", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSGetLastError"]),
  API_1484_11: api(["Initialize", "Terminate", "GetValue", "SetValue", "Commit", "GetLastError"]),
});

function api(methods) {
  return Object.fromEntries(methods.map((method) => [method, (...given) => answer(method, ...given)]));
}
