import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';

/** A port whose queue of connections is full: further ones get no answer at all, as from a printer that is switched off. */
export async function blackHole(cleanUps: (() => Promise<unknown> | unknown)[]): Promise<string> {
    const program = `const s = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
        require('node:fs').writeSync(1, String(s.address().port));
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60000);
        process.exit();
    });`;
    const child: ChildProcess = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    cleanUps.push(() => {
        child.kill('SIGKILL');
        return ended;
    });
    if (child.stdout === null) throw new Error('no output');
    const [text] = await once(child.stdout, 'data');
    const port = Number(String(text));
    const fillers = Array.from({ length: 8 }, () => connect(port, '127.0.0.1').on('error', () => {}));
    cleanUps.push(() => {
        for (const filler of fillers) filler.destroy();
    });
    // Connecting is local: those that have not got through by now never will.
    await new Promise((resolve) => setTimeout(resolve, 300));
    if (!fillers.some((filler) => filler.connecting)) throw new Error('The port still answers');
    return `tcp://127.0.0.1:${port}`;
}
