import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const pixelsPerModule = 4;
const quietModules = 4;

/** Reads a QR code with zbarimg: the modules become a PBM picture with a quiet zone. */
export async function readQr(modules: readonly (readonly boolean[])[]): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'qr-'));
    try {
        const file = join(folder, 'code.pbm');
        await writeFile(file, picture(modules));
        const { stdout } = await run('zbarimg', ['--quiet', '--raw', file], { timeout: 20_000 });
        return stdout.trimEnd();
    } catch (cause) {
        const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
        if (missing) throw new Error('zbarimg is missing: install the package zbar-tools', { cause });
        throw cause;
    } finally {
        await rm(folder, { recursive: true });
    }
}

/** Plain PBM: a one is black. */
function picture(modules: readonly (readonly boolean[])[]): string {
    const side = (modules.length + 2 * quietModules) * pixelsPerModule;
    const rows = Array.from({ length: side }, (_, y) =>
        Array.from({ length: side }, (_, x) => {
            const row = modules[Math.floor(y / pixelsPerModule) - quietModules];
            return row?.[Math.floor(x / pixelsPerModule) - quietModules] ? '1' : '0';
        }).join(''),
    );
    return `P1\n${side} ${side}\n${rows.join('\n')}\n`;
}
