import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Whether the distribution's packages are ours to install: root on a Debian-like system. */
export function mayInstall() {
    return process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
}

/** Installs packages of the distribution; one that it does not have does not keep the others away. @param {readonly string[]} packages */
export function aptInstall(packages) {
    const install = (...names) => apt('install', '-y', '-qq', '--no-install-recommends', ...names);
    if (apt('update', '-qq') !== 0 || install(...packages) !== 0) {
        for (const name of packages) {
            install(name);
        }
    }
}

/** @param {string[]} args */
function apt(...args) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    return spawnSync('apt-get', args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status;
}
