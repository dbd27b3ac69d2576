import { describe, expect, test } from 'vitest';
import en from '../src/locales/en.json';
import zh from '../src/locales/zh-CN.json';

const files: Record<string, string> = {
  ...import.meta.glob<string>('../src/**/*.ts', { query: '?raw', import: 'default', eager: true }),
  ...import.meta.glob<string>('../src/**/*.css', { query: '?raw', import: 'default', eager: true }),
};
const pages = import.meta.glob<string>('../*.html', { query: '?raw', import: 'default', eager: true });

/** All files under `src` with one of the endings, with their text. */
function sources(...endings: string[]): { file: string; text: string }[] {
  return Object.entries(files)
    .filter(([file]) => endings.some((ending) => file.endsWith(ending)))
    .map(([file, text]) => ({ file: file.replace('../src/', ''), text }));
}

const marks = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([mark]) => mark).sort();

describe('texts', () => {
  test('have the same keys in every language', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
  });

  test('have the same marks in every language, or leave some out', () => {
    for (const [key, text] of Object.entries(en)) {
      const chinese = marks((zh as Record<string, string>)[key] ?? '');
      expect(chinese, key).toEqual(expect.arrayContaining(marks(text)));
    }
  });

  test('are each used by some page', () => {
    const all = sources('.ts')
      .map(({ text }) => text)
      .join('\n');
    const built = [...all.matchAll(/`([\w.]+\.)\$\{/g)].map(([, prefix]) => prefix ?? '');
    const unused = Object.keys(zh).filter(
      (key) => !all.includes(`'${key}'`) && !built.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });

  test('stand in the locale files only: no Chinese in a component or page', () => {
    const guilty = sources('.ts').filter(({ file, text }) => {
      const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
      return !file.startsWith('fake/') && file !== 'data/clock.ts' && /[\u4e00-\u9fff]/.test(code);
    });
    expect(guilty.map(({ file }) => file)).toEqual([]);
  });
});

describe('styles', () => {
  test('take every colour, size and duration from the tokens', () => {
    const guilty: string[] = [];
    for (const { file, text } of sources('.ts', '.css')) {
      if (file.endsWith('tokens.css')) {
        continue;
      }
      const sheets = file.endsWith('.css')
        ? [text]
        : [...text.matchAll(/css`([\s\S]*?)`/g)].map(([, sheet]) => sheet ?? '');
      for (const sheet of sheets) {
        const rules = sheet.replace(/@media[^{]*\{/g, '');
        const literals = rules.match(/#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsl|\b\d+(\.\d+)?(px|pt|ms|s)\b/g);
        if (literals !== null) {
          guilty.push(`${file}: ${literals.join(' ')}`);
        }
      }
    }
    expect(guilty).toEqual([]);
  });

  test('need no inline style or script: a strict CSP holds', () => {
    const guilty = sources('.ts').filter(
      ({ file, text }) => !file.startsWith('fake/') && /\sstyle=|innerHTML|unsafeHTML/.test(text),
    );
    expect(guilty.map(({ file }) => file)).toEqual([]);
    expect(Object.keys(pages)).toHaveLength(10);
    for (const [page, text] of Object.entries(pages)) {
      expect(text, page).not.toMatch(/<style|style=|<script(?![^>]*src=)|https?:/);
    }
  });
});
