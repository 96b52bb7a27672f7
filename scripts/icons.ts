// `npm run icons`: draws the PNG files that a Marketplace listing needs from the SVG files next to them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from './find-browser.ts';

const folder = join(import.meta.dirname, '../docs/marketplace');
const DRAWN = [
  { file: 'icon.svg', to: 'icon-32.png', width: 32, height: 32 },
  { file: 'icon.svg', to: 'icon-128.png', width: 128, height: 128 },
  { file: 'banner.svg', to: 'banner-220x140.png', width: 220, height: 140 },
] as const;

const found = findBrowser();
if (found === undefined) throw new Error('No browser was found. Set CHROME_PATH to one.');
const { env, ...start } = found;
const browser = await chromium.launch({ ...start, env: { ...process.env, ...env } });
try {
  for (const { file, to, width, height } of DRAWN) {
    const page = await browser.newPage({ viewport: { width, height } });
    const svg = readFileSync(join(folder, file), 'utf8').replace('<svg ', `<svg width="${width}" height="${height}" `);
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
    await page.screenshot({ path: join(folder, to), omitBackground: true });
    console.log(`docs/marketplace/${to}`);
  }
} finally {
  await browser.close();
}
