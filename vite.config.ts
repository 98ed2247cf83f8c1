import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Every page of the hall; the hub serves them under the addresses of the contract. */
const PAGES = [
    'server/web/launcher/index.html',
    'server/web/launcher/setup.html',
    'server/web/launcher/virtual.html',
    'kiosk/index.html',
    'counter/index.html',
    'counter/pad.html',
    'counter/document.html',
    'counter/manager.html',
    'counter/guide.html',
    'display/index.html',
    'display/counter.html',
    'display/phone.html',
];

// The tests build too, with NODE_ENV=test: Vite would then put Lit's development build into the pages.
process.env.NODE_ENV = 'production';

export default defineConfig({
    root,
    base: '/',
    publicDir: false,
    clearScreen: false,
    // Lit needs its decorated fields assigned, not defined: a defined field would hide the accessor that the decorator made.
    oxc: {
        decorator: { legacy: true },
        assumptions: { setPublicClassFields: true },
        typescript: { removeClassFieldsWithoutInitializer: true },
    },
    build: {
        outDir: 'dist',
        emptyOutDir: true,
        // A kiosk PC is not renewed every year.
        target: 'chrome100',
        cssTarget: 'chrome100',
        // The pages' content security policy allows no data: fonts and no inline scripts.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        reportCompressedSize: false,
        rolldownOptions: { input: PAGES.filter((page) => existsSync(`${root}${page}`)) },
    },
});
