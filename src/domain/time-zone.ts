import { LRUCache } from 'lru-cache';
import { type InputPath, InvalidInputError } from '../errors.js';

/*
 * IANA time zones. This process, not the database, decides the valid names and the ends of days. Postgres reads its list
 * from hundreds of files per query, and a name that a later Postgres does not know fails a statement for all its rows.
 */

const namePattern = /^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/;
const dayMs = 86_400_000;

/** Formatters by zone name; null for an unknown name. About 600 zones exist. */
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
 * Normalizes the case of a time zone's name. An alias of a zone (`Asia/Kolkata`) stays unchanged.
 *
 * @returns undefined when the zone does not exist
 */
export function readTimeZone(name: string): string | undefined {
  const canonical = formatOf(name)?.resolvedOptions().timeZone;
  return canonical?.toLowerCase() === name.toLowerCase() ? canonical : canonical && name;
}

/** Normalizes a time zone of a client's input. @throws InvalidInputError at `path` for an unknown zone */
export function requireTimeZone(name: string, path: InputPath): string {
  const zone = readTimeZone(name);
  if (zone !== undefined) return zone;
  throw new InvalidInputError({ path, message: 'timeZone must be the name of a time zone, such as Europe/Vienna.' });
}

/** True when this process knows the time zone. */
export function isTimeZone(name: string): boolean {
  return formatOf(name) !== null;
}

/**
 * Computes the end of a day in a time zone, see `instantAt`.
 *
 * @param day YYYY-MM-DD
 * @param zone the name of a time zone; an unknown name counts as UTC
 * @returns undefined for a day outside the years 1970–2999
 */
export function endOfDay(day: string, zone: string): Date | undefined {
  return isSupported(day) ? toInstant(Date.parse(day) + dayMs, zone) : undefined;
}

/**
 * Computes the instant of a local time in a time zone, with the result of Postgres's `AT TIME ZONE`. Where the local time
 * occurs twice, the second one counts; where it is skipped, the clock before the change counts.
 *
 * @param day YYYY-MM-DD
 * @param time HH:MM
 * @param zone the name of a time zone; an unknown name counts as UTC
 * @returns undefined for a day outside the years 1970–2999
 */
export function instantAt(day: string, time: string, zone: string): Date | undefined {
  return isSupported(day) ? toInstant(Date.parse(`${day}T${time}Z`), zone) : undefined;
}

function isSupported(day: string): boolean {
  return /^(19[7-9]|2\d\d)\d-\d\d-\d\d$/.test(day);
}

/** @param local the local time, in milliseconds as if it were UTC */
function toInstant(local: number, zone: string): Date {
  const format = formatOf(zone);
  if (!format) return new Date(local);
  const [before, after] = [offsetAt(format, local - dayMs), offsetAt(format, local + dayMs)];
  const fits = (offset: number) => offsetAt(format, local - offset) === offset;
  const [offset = before] = [Math.min(before, after), Math.max(before, after)].filter(fits);
  return new Date(local - offset);
}

/** The zone's offset from UTC at a moment, in milliseconds; positive to the east. */
function offsetAt(format: Intl.DateTimeFormat, moment: number): number {
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  const [year = 0, month = 1, day = 1] = [parts.get('year'), parts.get('month'), parts.get('day')];
  const [hour = 0, minute = 0, second = 0] = [parts.get('hour'), parts.get('minute'), parts.get('second')];
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment / 1_000) * 1_000;
}
