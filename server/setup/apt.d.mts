/** Whether the distribution's packages are ours to install: root on a Debian-like system. */
export function mayInstall(): boolean;

/** Installs packages of the distribution; one that it does not have does not keep the others away. */
export function aptInstall(packages: readonly string[]): void;
