import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const pages = ['index', 'kiosk', 'counter', 'pad', 'display', 'print', 'phone', 'phone-print', 'supervisor', 'sim'];

/** `/phone/print` lies one folder deeper than the other addresses, so its relative assets do too. */
const deeperPage: Plugin = {
  name: 'paihao-deeper-page',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const page = bundle['phone-print.html'];
    if (page?.type === 'asset' && typeof page.source === 'string') {
      page.source = page.source.replaceAll('"./assets/', '"../assets/');
    }
  },
};

export default defineConfig({
  base: './',
  plugins: [deeperPage],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing inlined as a data address: the CSP of a hall need not allow any.
    assetsInlineLimit: 0,
    // The polyfill would be an inline script; browsers on our boxes know modulepreload.
    modulePreload: { polyfill: false },
    rollupOptions: { input: Object.fromEntries(pages.map((name) => [name, `${name}.html`])) },
  },
  test: { include: ['test/**/*.test.ts', 'src/**/*.test.ts'], environment: 'node' },
});
