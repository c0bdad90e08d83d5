import { existsSync } from 'node:fs';

/*
 * The tests drive a browser that is installed on the machine. They download nothing.
 */

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The path of a Chromium, or null. CHROMIUM_PATH is used unchecked, so that a wrong path fails with its name. */
export function findChromium(): string | null {
  return process.env.CHROMIUM_PATH || (usualPlaces.find((path) => existsSync(path)) ?? null);
}

/** The advice for a machine without Chromium. */
export const howToGetChromium =
  'install Chromium or Chrome (on Debian `apt-get install chromium`), or point CHROMIUM_PATH at yours';

/** Disables background traffic, and the sandbox because containers forbid it. */
export const chromiumArgs = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
];
