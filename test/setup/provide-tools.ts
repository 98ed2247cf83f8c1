import { aptInstall, mayInstall } from '../../server/setup/apt.mjs';
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
        aptInstall(missing);
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
