// Moments and lengths of time as SCORM writes them.

const LONGEST = 9999 * 3600 + 59 * 60 + 59; // seconds: hours have four digits at most

/** A length of time: `HHHH:MM:SS.SS` (SCORM 1.2 RTE 3.4.2.1, CMITimespan). */
export function timespan(milliseconds) {
  const { hours, minutes, seconds, hundredths } = parts(milliseconds);
  return `${digits(hours, 4)}:${digits(minutes)}:${digits(seconds)}.${digits(hundredths)}`;
}

/** A time of day: `HH:MM:SS` (SCORM 1.2 RTE 3.4.2.1, CMITime). */
export function timeOfDay(date) {
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => digits(part)).join(":");
}

/** A length of time: `PT1H2M3.04S` (SCORM 2004 4th Ed. RTE 4.1.1.7, timeinterval(second,10,2)). */
export function timeinterval(milliseconds) {
  const { hours, minutes, seconds, hundredths } = parts(milliseconds);
  const fraction = hundredths ? `.${digits(hundredths)}` : "";
  const written = `${hours ? `${hours}H` : ""}${minutes ? `${minutes}M` : ""}`;
  return `PT${written}${seconds || fraction || !written ? `${seconds}${fraction}S` : ""}`;
}

/**
 * A moment, in UTC: `2026-11-05T09:03:07.00Z` (SCORM 2004 4th Ed. RTE 4.1.1.7, time(second,10,0)). A time zone may only
 * stand after a fraction of a second, and that has two digits at most.
 */
export function timestamp(date) {
  return `${date.toISOString().slice(0, 19)}.00Z`;
}

function parts(milliseconds) {
  const all = Math.min(Math.max(Math.round(milliseconds / 10), 0), LONGEST * 100);
  const seconds = Math.floor(all / 100);
  return {
    hours: Math.floor(seconds / 3600),
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
    hundredths: all % 100,
  };
}

function digits(number, count = 2) {
  return String(number).padStart(count, "0");
}
