import { LRUCache } from 'lru-cache';

/*
 * Time zones by their IANA names. This process decides which names there are and when days end, not the database: its list
 * is read from hundreds of files for each question, and a name that its next version doesn't know fails a statement for
 * all its rows.
 */

const namePattern = /^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/;
const dayMs = 86_400_000;

/** Formats moments in a zone; null for a name that is not known. There are some 600 zones. */
const formats = new LRUCache<string, { readonly format: Intl.DateTimeFormat | null }>({ max: 1_000 });

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known) return known.format;
  const format = createFormat(zone);
  formats.set(zone, { format });
  return format;
}

function createFormat(timeZone: string): Intl.DateTimeFormat | null {
  if (!namePattern.test(timeZone)) return null;
  const digits = '2-digit';
  try {
    return new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23', year: 'numeric' },
      ...{ month: digits, day: digits, hour: digits, minute: digits, second: digits },
    });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * The usual spelling of a time zone's name, whatever its case; undefined when there is no such zone. Another name of a zone
 * (`Asia/Kolkata`) stays as it is written.
 */
export function readTimeZone(name: string): string | undefined {
  const canonical = formatOf(name)?.resolvedOptions().timeZone;
  return canonical?.toLowerCase() === name.toLowerCase() ? canonical : canonical && name;
}

/** Whether the name is known here. */
export function isTimeZone(name: string): boolean {
  return formatOf(name) !== null;
}

/**
 * When a day ends in a zone, as Postgres's `AT TIME ZONE` has it: where midnight comes twice the second one counts, and
 * where it is skipped the moment of the change.
 *
 * @param day YYYY-MM-DD
 * @param zone a name of a time zone; one that is not known counts as UTC
 * @returns undefined for a day outside the years 1970–2999
 */
export function endOfDay(day: string, zone: string): Date | undefined {
  if (!/^(19[7-9]|2\d\d)\d-\d\d-\d\d$/.test(day)) return undefined;
  const midnight = Date.parse(day) + dayMs;
  const format = formatOf(zone);
  if (!format) return new Date(midnight);
  const [before, after] = [offsetAt(format, midnight - dayMs), offsetAt(format, midnight + dayMs)];
  const fits = (offset: number) => offsetAt(format, midnight - offset) === offset;
  const [offset = before] = [Math.min(before, after), Math.max(before, after)].filter(fits);
  return new Date(midnight - offset);
}

/** Milliseconds by which clocks in the zone are ahead of UTC at a moment. */
function offsetAt(format: Intl.DateTimeFormat, moment: number): number {
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  const [year = 0, month = 1, day = 1] = [parts.get('year'), parts.get('month'), parts.get('day')];
  const [hour = 0, minute = 0, second = 0] = [parts.get('hour'), parts.get('minute'), parts.get('second')];
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment / 1_000) * 1_000;
}
