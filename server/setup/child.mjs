import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * Runs a program on our own input and output and answers with its exit code, or with 128 and the signal's number as a shell would.
 * A signal to us is passed on, so that whoever stops `npm start` stops the hub.
 *
 * @param {string} command @param {readonly string[]} args @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options) {
    return new Promise((resolve, reject) => {
        const child = spawn(command, args, { stdio: 'inherit', ...options });
        const terminate = () => child.kill('SIGTERM');
        // A terminal sends Ctrl-C to the whole group; passing it on there would be a second one, which reads as "at once".
        const interrupt = () => process.stdin.isTTY || child.kill('SIGINT');
        process.on('SIGTERM', terminate);
        process.on('SIGINT', interrupt);
        const settle = (then) => {
            process.off('SIGTERM', terminate);
            process.off('SIGINT', interrupt);
            then();
        };
        child.on('error', (error) => settle(() => reject(error)));
        child.on('close', (code, signal) => settle(() => resolve(code ?? 128 + constants.signals[signal])));
    });
}
