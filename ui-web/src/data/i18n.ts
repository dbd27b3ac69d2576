import en from '../locales/en.json';
import zh from '../locales/zh-CN.json';
import type { Text } from './types';

export type Language = 'zh' | 'en';
export type Key = keyof typeof zh;
export type Params = Record<string, string | number>;

const tables: Record<Language, Record<string, string>> = { zh, en };

/** The text of a key; falls back to Chinese, then to the key, so a page is never blank. */
export function translate(language: Language, key: Key, params: Params = {}): string {
  const text = tables[language][key] ?? tables.zh[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** A text cut at its `{name}` marks, each replaced by what stands for it: for numbers in bold inside a sentence. */
export function parts<T>(language: Language, key: Key, replace: Record<string, T>): (string | T)[] {
  return translate(language, key)
    .split(/(\{\w+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const name = /^\{(\w+)\}$/.exec(piece)?.[1];
      return name !== undefined && name in replace ? (replace[name] as T) : piece;
    });
}

/** Where a phone keeps what its owner chose. */
const KEPT = 'paihao-preferences';

/**
 * What the person at the page has chosen. Forgotten on idle: the next person starts in Chinese and in the normal mode.
 * Only somebody's own phone keeps it.
 */
class Preferences extends EventTarget {
  #language: Language = 'zh';
  #elder = false;
  #keeps = false;

  /** This page is on somebody's own phone: it begins as they left it, and what they choose is kept there. */
  keep(): void {
    try {
      const kept = JSON.parse(localStorage.getItem(KEPT) ?? '{}') as { language?: unknown; elder?: unknown };
      if (kept.language === 'en') {
        this.speak('en');
      }
      if (kept.elder === true) {
        this.enlarge(true);
      }
    } catch {
      // A phone that keeps nothing, or something else: it begins as everybody does.
    }
    this.#keeps = true;
  }

  #write(): void {
    if (this.#keeps) {
      try {
        localStorage.setItem(KEPT, JSON.stringify({ language: this.#language, elder: this.#elder }));
      } catch {
        // A private window: kept until the page goes.
      }
    }
  }

  get language(): Language {
    return this.#language;
  }

  get elder(): boolean {
    return this.#elder;
  }

  speak(language: Language): void {
    this.#language = language;
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    this.#write();
    this.dispatchEvent(new Event('change'));
  }

  enlarge(elder: boolean): void {
    this.#elder = elder;
    if (elder) {
      document.documentElement.dataset.mode = 'elder';
    } else {
      delete document.documentElement.dataset.mode;
    }
    this.#write();
    this.dispatchEvent(new Event('change'));
  }

  reset(): void {
    this.speak('zh');
    this.enlarge(false);
  }
}

export const preferences = new Preferences();

/** A text of the hall in the language of the page. */
export function spoken(language: Language, text: Text): string {
  return language === 'en' && text.en !== '' ? text.en : text.zh;
}
