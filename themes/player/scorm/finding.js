// Where the LMS is: SCORM 1.2 RTE 3.3.6 ("Finding the API Adapter") and SCORM 2004 4th Ed. RTE 3.3.1 ("Finding the API
// Instance"). It lies in a window around this one, or in the one that opened it, or around that.

const DEEPEST = 500; // windows within windows: the depth at which the specification's own search gives up

/**
 * Find the LMS's object.
 *
 * @param {Window} start the page's own window
 * @param {string} name `API` or `API_1484_11`
 * @param {string} method one that the object has: an element of a page with this id is none
 * @returns {object | null}
 */
export function findApi(start, name, method) {
  const around = chain(start);
  for (const window of [...around, ...around.flatMap((one) => chain(look(one, "opener")))]) {
    const api = look(window, name);
    if (api && typeof look(api, method) === "function") {
      return api;
    }
  }
  return null;
}

/** A window and those around it, from the inside. */
function chain(window) {
  const windows = new Set();
  while (window && !windows.has(window) && windows.size <= DEEPEST) {
    windows.add(window);
    window = look(window, "parent");
  }
  return [...windows];
}

/** What stands under a name in a window; nothing where it belongs to another origin. */
function look(window, name) {
  try {
    return window?.[name] ?? null;
  } catch {
    return null;
  }
}
