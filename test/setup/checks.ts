import { fileURLToPath } from 'node:url';
import { run } from '../../server/setup/child.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs one of the project's command line tools on our own Node, in the project's folder, all output shown. Answers with its exit code. */
export function runTool(script: string, ...args: string[]): Promise<number> {
    return run(process.execPath, [`${root}node_modules/${script}`, ...args], { cwd: root });
}

/** Style, import rules and types. Answers with how many of the two failed. */
export async function runChecks(): Promise<number> {
    console.log('[厅序] 检查格式与导入规则 · Checking style and import rules (biome)');
    const style = await runTool('@biomejs/biome/bin/biome', 'check');
    console.log('[厅序] 检查类型 · Checking types (tsc)');
    const types = await runTool('typescript/bin/tsc', '-b');
    return [style, types].filter((code) => code !== 0).length;
}
