/**
 * What the tests need beside npm's packages. `npm test` gets it from the distribution when it may; `tools.test.ts` fails with the package's name
 * when it is not there, so that nothing is skipped in silence.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export type Tool = {
    /** The Debian package that brings it. */
    readonly package: string;
    readonly purpose: string;
    /** Where it is, or null when this machine does not have it. */
    readonly find: () => string | null;
};

const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser of the screen tests: the one that `CHROMIUM` names, else the first known name in PATH. */
export function findChromium(): string | null {
    const named = process.env.CHROMIUM;
    if (named !== undefined && named !== '') {
        return isProgram(named) ? named : null;
    }
    return CHROMIUM_NAMES.map(findProgram).find((path) => path !== null) ?? null;
}

export const TOOLS: readonly Tool[] = [
    { package: 'chromium', purpose: 'screen tests open the pages in it', find: findChromium },
    { package: 'fontconfig', purpose: 'finds the fonts', find: () => findProgram('fc-list') },
    { package: 'fonts-wqy-microhei', purpose: 'pages and slips are drawn with a Chinese font', find: findChineseFont },
    { package: 'zbar-tools', purpose: 'zbarimg reads the QR codes back', find: () => findProgram('zbarimg') },
    { package: 'espeak-ng', purpose: 'the voice of the hub', find: () => findProgram('espeak-ng') },
    { package: 'socat', purpose: 'joins two pseudo-terminals to a serial line', find: () => findProgram('socat') },
    { package: 'openssl', purpose: 'makes the certificate of a hub behind TLS', find: () => findProgram('openssl') },
    { package: 'mbpoll', purpose: 'judges our Modbus frames', find: () => findProgram('mbpoll') },
];

/** Asks fontconfig, as Chromium does. */
function findChineseFont(): string | null {
    const { stdout, error } = spawnSync('fc-list', [':lang=zh-cn', 'file'], { encoding: 'utf8' });
    const first = error === undefined ? stdout.trim().split('\n')[0] : undefined;
    return first === undefined || first === '' ? null : first.replace(/:\s*$/, '');
}

function findProgram(name: string): string | null {
    const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
    return folders.map((folder) => join(folder, name)).find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
    try {
        accessSync(path, constants.X_OK);
        return true;
    } catch {
        return false;
    }
}
