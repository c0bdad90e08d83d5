import { existsSync } from 'node:fs';

/*
 * The tests drive a browser that is already on the machine: nothing is downloaded for them.
 */

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The path of a Chromium, or null. What CHROMIUM_PATH names is taken as it is, so that a wrong path fails and says so. */
export function findChromium(): string | null {
  return process.env.CHROMIUM_PATH || (usualPlaces.find((path) => existsSync(path)) ?? null);
}

/** What a person without one can do. */
export const howToGetChromium =
  'install Chromium or Chrome (on Debian `apt-get install chromium`), or point CHROMIUM_PATH at yours';

/** No traffic of the browser's own, no sandbox because containers forbid it; the pages are ours. */
export const chromiumArgs = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
];
