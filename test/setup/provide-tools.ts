import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { TOOLS } from './tools.ts';

/**
 * Gets the missing tools from the distribution, when we are root on a Debian-like system. What then is still missing is said in one line and
 * becomes a failing test; the other tests run.
 */
export function provideTools(): void {
    const missing = missingPackages();
    if (missing.length === 0) {
        return;
    }
    if (mayInstall()) {
        console.log(`[厅序] 正在安装测试工具 · Installing what the tests need: ${missing.join(' ')}`);
        installPackages(missing);
    }
    const still = missingPackages();
    if (still.length > 0) {
        console.log(`[厅序] 缺少测试工具，相关测试将失败 · Missing here, tests that need them will fail: ${still.join(' ')}`);
        console.log(`       apt-get install ${still.join(' ')}`);
    }
}

function missingPackages(): string[] {
    return TOOLS.filter((tool) => tool.find() === null).map((tool) => tool.package);
}

function mayInstall(): boolean {
    return process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

function installPackages(packages: readonly string[]): void {
    if (apt('update', '-qq') === 0 && apt('install', '-y', '-qq', '--no-install-recommends', ...packages) === 0) {
        return;
    }
    // One package that this distribution does not have must not keep the others away.
    for (const name of packages) {
        apt('install', '-y', '-qq', '--no-install-recommends', name);
    }
}

function apt(...args: string[]): number | null {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    return spawnSync('apt-get', args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status;
}
