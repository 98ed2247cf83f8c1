/**
 * The import rules of docs/architecture.md as the linter knows them: a small tree of wrong and right files, each with one import, linted with
 * the project's own configuration.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Folder, what it must not import, what it may. The last part of the folder tells how deep the rule still holds. */
const RULES: readonly { folder: string; refused: readonly string[]; allowed: readonly string[] }[] = [
    {
        folder: 'server/protocol',
        refused: ['#hall/state.ts', '../hub.ts', './../hub.ts', 'lit', 'node:fs', 'express', 'better-sqlite3'],
        allowed: ['zod', './hall.ts'],
    },
    {
        folder: 'server/hall',
        refused: [
            '../store/journal.ts',
            '../hub.ts',
            './../hub.ts',
            '#protocol/../hub.ts',
            '#web/hub.ts',
            'node:fs',
            'node:crypto',
            'zod',
            'better-sqlite3',
        ],
        allowed: ['#protocol/hall.ts', '#hall/state.ts', './state.ts', './decide/take.ts'],
    },
    {
        folder: 'server/hall/decide',
        refused: ['../../store/journal.ts', '../../hub.ts', 'node:fs', 'pino'],
        allowed: ['#protocol/hall.ts', '../state.ts', './take.ts'],
    },
    {
        folder: 'server/web',
        refused: ['../hub.ts', '#hall/state.ts', '../../kiosk/main.ts', 'express', 'node:fs'],
        allowed: ['#protocol/views.ts', './tokens.ts', 'lit', 'lit/decorators.js', 'socket.io-client', 'uqr'],
    },
    {
        folder: 'server/web/elements',
        refused: ['../../hub.ts', '../../../kiosk/main.ts', '#hall/state.ts'],
        allowed: ['../language.ts', '#web/language.ts', './tx-icon.ts'],
    },
    {
        folder: 'server/web/words/en',
        refused: ['../../../hub.ts', 'node:fs'],
        allowed: ['../catalogue.ts', '../zh-CN/kiosk.ts', '#protocol/errors.ts'],
    },
    {
        folder: 'kiosk',
        refused: ['#hall/state.ts', '../server/hall/state.ts', '../counter/main.ts', '../devices/printer.ts', 'socket.io-client', 'node:fs'],
        allowed: ['#protocol/views.ts', '#web/hub.ts', 'lit', 'lit/directives/repeat.js', './tx-kiosk.ts'],
    },
    {
        folder: 'counter/pad',
        refused: ['#hall/state.ts', '../../server/hub.ts', '../../display/main.ts', 'zod'],
        allowed: ['#protocol/views.ts', '#web/hub.ts', 'lit', '../keys.ts'],
    },
    {
        folder: 'display',
        refused: ['#hall/state.ts', '../server/store/journal.ts', '../kiosk/main.ts', 'express'],
        allowed: ['#web/sound.ts', 'lit', './phone/tx-phone.ts'],
    },
    {
        folder: 'devices/drivers',
        refused: [
            '#hall/state.ts',
            '#web/hub.ts',
            '../../server/hub.ts',
            '../../kiosk/main.ts',
            'better-sqlite3',
            'express',
            'lit',
            'socket.io-client',
        ],
        allowed: ['#protocol/slips.ts', '../lines/tcp.ts', 'serialport', 'iconv-lite', 'node:net'],
    },
    {
        folder: 'devices/agent',
        refused: ['#hall/state.ts', '../../server/devices/agents.ts', 'better-sqlite3', 'socket.io'],
        allowed: ['#protocol/agent.ts', '../host/local-host.ts', 'socket.io-client', 'pino', 'node:fs/promises'],
    },
    { folder: 'server/http', refused: ['better-sqlite3', 'node:sqlite'], allowed: ['express', '#hall/state.ts', '../store/journal.ts'] },
    { folder: 'server', refused: ['better-sqlite3'], allowed: ['./store/journal.ts', '#hall/state.ts', '../devices/supervisor.ts'] },
    { folder: 'server/store', refused: [], allowed: ['better-sqlite3', '#hall/state.ts'] },
];

const lintReport = z.object({ diagnostics: z.array(z.object({ category: z.string(), location: z.object({ path: z.string() }) })) });

let folder: string;
let refusedFiles: ReadonlySet<string>;

beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tingxu-imports-'));
    copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'));
    for (const rule of RULES) {
        for (const target of [...rule.refused, ...rule.allowed]) {
            const file = join(folder, fixture(rule.folder, target));
            mkdirSync(dirname(file), { recursive: true });
            writeFileSync(file, `export * from '${target}';\n`);
        }
    }
    refusedFiles = lint();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fixture(place: string, target: string): string {
    return `${place}/${target.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase()}-${target.length}.ts`;
}

/** Which of the files the linter refuses for what they import. */
function lint(): ReadonlySet<string> {
    const args = ['lint', '--vcs-enabled=false', '--only=style/noRestrictedImports', '--max-diagnostics=none', '--reporter=json', '.'];
    const { stdout } = spawnSync(process.execPath, [join(root, 'node_modules/@biomejs/biome/bin/biome'), ...args], { cwd: folder, encoding: 'utf8' });
    const { diagnostics } = lintReport.parse(JSON.parse(stdout));
    return new Set(diagnostics.filter((found) => found.category === 'lint/style/noRestrictedImports').map((found) => found.location.path));
}

for (const rule of RULES) {
    for (const target of rule.refused) {
        test(`a file in ${rule.folder} may not import ${target}`, () => {
            expect([...refusedFiles]).toContain(fixture(rule.folder, target));
        });
    }
    test(`a file in ${rule.folder} may import ${rule.allowed.join(', ')}`, () => {
        expect(rule.allowed.filter((target) => refusedFiles.has(fixture(rule.folder, target)))).toEqual([]);
    });
}
