/** Waits until something holds, asking often. Fails with what was waited for after `deadlineMs`. */
export async function until(what: string, holds: () => boolean, deadlineMs = 10_000): Promise<void> {
    const end = performance.now() + deadlineMs;
    while (!holds()) {
        if (performance.now() > end) throw new Error(`Waited in vain until ${what} [ms=${deadlineMs}]`);
        await new Promise((resolve) => setTimeout(resolve, 10));
    }
}

/** The sockets, servers and timers that this process holds open, by kind. */
export function openHandles(): string[] {
    return process.getActiveResourcesInfo().filter((kind) => /^(TCP|Timeout)/.test(kind));
}
