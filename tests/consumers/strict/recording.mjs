/** A log of every call: what was asked, what was answered, which error stood there afterwards, when. */

/** Calls that ask about errors: asking twice changes nothing, so they are not worth a line. */
const ABOUT_ERRORS = ["lastError", "errorString", "diagnostic"];

/**
 * Wraps an API.
 *
 * @param api what is called
 * @param standard `SCORM_12` or `SCORM_2004`
 * @param log takes the lines
 * @param injected tells whether the last call was made to fail by us
 */
export function recorded(api, { calls }, log, injected = () => false) {
  const wrapped = {};
  for (const [call, name] of Object.entries(calls)) {
    if (ABOUT_ERRORS.includes(call)) {
      wrapped[name] = (...given) => api[name](...given);
      continue;
    }
    wrapped[name] = (...given) => {
      const line = { call, args: given, time: Date.now() };
      log.push(line);
      try {
        line.result = api[name](...given);
        line.error = Number(api[calls.lastError]());
        return line.result;
      } catch (error) {
        line.thrown = String(error);
        throw error;
      } finally {
        if (injected()) line.injected = true;
      }
    };
  }
  return wrapped;
}
