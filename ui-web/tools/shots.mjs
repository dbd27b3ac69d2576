// Looks at every page in every state of the fake appliance, at the size it was drawn for: a picture each, and what a machine can judge
// (overflow, small targets, lines of one character, axe). Usage: node tools/shots.mjs OUT-FOLDER [word that the name must contain]
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { shots } from './shot-list.mjs';

const [out = 'target/shots', only = ''] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const server = await createServer({ mode: 'fake', logLevel: 'error', server: { port: 0, host: '127.0.0.1' } });
await server.listen();
const { port } = server.httpServer.address();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required'],
});

/** Runs in the page: what is cut off, too small to touch, or a line of one character. */
function judge() {
  const found = [];
  const root = document.scrollingElement;
  const fixed = document.documentElement.dataset.device !== 'phone';
  if (
    root.scrollWidth > innerWidth + 1 ||
    (fixed && root.scrollHeight > innerHeight + 1 && !/(index|sim)/.test(location.pathname))
  ) {
    found.push(`page ${root.scrollWidth}x${root.scrollHeight} in ${innerWidth}x${innerHeight}`);
  }
  const probe = document.createElement('div');
  probe.style.cssText = 'position:absolute;visibility:hidden;height:var(--target)';
  document.body.append(probe);
  const target = probe.getBoundingClientRect().height;
  probe.remove();
  const name = (element) =>
    `${element.localName}.${element.className || ''} "${(element.textContent ?? '').trim().slice(0, 24)}"`;
  const walk = (node) => {
    for (const element of node.querySelectorAll('*')) {
      if (element.shadowRoot) walk(element.shadowRoot);
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      if (box.width === 0 || style.visibility === 'hidden' || element.closest('.vh')) continue;
      if (
        element.localName === 'button' &&
        (box.height < target - 1 || box.width < target - 1) &&
        document.documentElement.dataset.device !== 'desk'
      ) {
        found.push(
          `small ${Math.round(box.width)}x${Math.round(box.height)} < ${Math.round(target)}: ${name(element)}`,
        );
      }
      const outside =
        box.right > innerWidth + 1 ||
        box.left < -1 ||
        (fixed && box.bottom > innerHeight + 1 && getComputedStyle(root).overflowY === 'hidden');
      if (outside && element.children.length === 0 && element.textContent.trim() !== '')
        found.push(`outside: ${name(element)}`);
      const clips = style.overflow !== 'visible' && style.overflow !== 'auto';
      if (
        clips &&
        element.clientHeight > 0 &&
        (element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2) &&
        !['textarea', 'input'].includes(element.localName) &&
        style.textOverflow !== 'ellipsis' &&
        // The glyph box of a large CJK line is half as tall again as the line itself: no ink is lost.
        !(
          element.scrollWidth <= element.clientWidth + 2 &&
          element.scrollHeight < element.clientHeight * 1.2 &&
          style.webkitLineClamp !== 'none'
        ) &&
        !element.matches('.call')
      ) {
        found.push(
          `cut ${element.scrollWidth}x${element.scrollHeight} in ${element.clientWidth}x${element.clientHeight}: ${name(element)}`,
        );
      }
      for (const child of element.childNodes) {
        if (child.nodeType !== 3 || child.data.trim().length < 3 || element.localName === 'text') continue;
        const lines = new Map();
        const range = document.createRange();
        for (let i = 0; i < child.data.length; i++) {
          if (child.data[i].trim() === '') continue;
          range.setStart(child, i);
          range.setEnd(child, i + 1);
          const top = Math.round(range.getBoundingClientRect().top / 4);
          lines.set(top, (lines.get(top) ?? '') + child.data[i]);
        }
        if (lines.size > 1 && [...lines.values()].some((line) => line.length === 1))
          found.push(`one character: "${[...lines.values()].join('|').slice(0, 60)}"`);
      }
    }
  };
  walk(document);
  return [...new Set(found)];
}

let bad = 0;
for (const shot of shots) {
  const { name, page: html, size, scenario = '', query = '', steps = async () => {}, reduced = true } = shot;
  if (!name.includes(only)) continue;
  const context = await browser.newContext({
    viewport: { width: size[0], height: size[1] },
    hasTouch: true,
    locale: 'zh-CN',
    reducedMotion: reduced ? 'reduce' : 'no-preference',
  });
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(`http://127.0.0.1:${port}/${html}.html?scenario=${scenario}${query}`);
  await page.waitForTimeout(900);
  try {
    await steps(page);
  } catch (error) {
    errors.push(`steps: ${error.message.split('\n')[0]}`);
  }
  await page.waitForTimeout(250);
  await page.screenshot({ path: join(out, `${name}.png`) });
  errors.push(...(await page.evaluate(judge)));
  await page.evaluate(axeSource);
  const axe = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }),
  );
  for (const violation of axe.violations) {
    const node = violation.nodes[0];
    errors.push(
      `axe ${violation.id} x${violation.nodes.length}: ${node?.target.flat().join(' ')} ${node?.any[0]?.message ?? ''}`.slice(
        0,
        260,
      ),
    );
  }
  bad += errors.length;
  console.log(`${errors.length === 0 ? 'ok  ' : 'LOOK'} ${name}${errors.map((error) => `\n       ${error}`).join('')}`);
  await context.close();
}
await browser.close();
await server.close();
process.exit(bad === 0 ? 0 : 1);
