/**
 * Workers: load generators, screens and limits run in processes of their own, so that none of them takes the time of what is measured. A
 * worker is a file that calls `serve` with its methods; the bench asks them over the IPC channel.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export type Methods = Readonly<Record<string, (input: never) => unknown>>;
type InputOf<Method> = Method extends (input: infer Input) => unknown ? Input : never;
type ResultOf<Method> = Method extends (input: never) => infer Result ? Awaited<Result> : never;

type Asked = { id: number; method: string; input: unknown };
type Said = { id: number; result?: unknown; failed?: string };

export class Worker<Api extends Methods> implements AsyncDisposable {
    readonly #child: ChildProcess;
    readonly #open = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
    #asked = 0;

    /** Starts the worker in `workers/FILE`. */
    constructor(file: string) {
        this.#child = fork(fileURLToPath(new URL(`../workers/${file}`, import.meta.url)), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
        // Only our own workers speak on this channel.
        this.#child.on('message', (message) => this.#hear(message as Said));
        this.#child.once('exit', (code) => {
            for (const { reject } of this.#open.values()) reject(new Error(`a worker ended [file=${file}, code=${code}]`));
        });
    }

    get pid(): number {
        return this.#child.pid ?? 0;
    }

    /** Asks one method; rejects when it throws or the worker ends. */
    ask<Name extends keyof Api & string>(method: Name, input: InputOf<Api[Name]>): Promise<ResultOf<Api[Name]>> {
        const id = ++this.#asked;
        const answer = new Promise<unknown>((resolve, reject) => this.#open.set(id, { resolve, reject }));
        this.#child.send({ id, method, input } satisfies Asked);
        return answer as Promise<ResultOf<Api[Name]>>;
    }

    #hear({ id, result, failed }: Said): void {
        const asked = this.#open.get(id);
        this.#open.delete(id);
        if (failed === undefined) asked?.resolve(result);
        else asked?.reject(new Error(failed));
    }

    async close(): Promise<void> {
        if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
        this.#child.kill('SIGKILL');
        await once(this.#child, 'exit');
    }

    [Symbol.asyncDispose](): Promise<void> {
        return this.close();
    }
}

/** Called by a worker's file: answers what the bench asks, and ends with it. */
export function serve(methods: Methods): void {
    process.on('disconnect', () => process.exit());
    process.on('message', (message) => {
        const { id, method, input } = message as Asked;
        void (async () => {
            try {
                const result = await methods[method]?.(input as never);
                process.send?.({ id, result } satisfies Said);
            } catch (error) {
                process.send?.({ id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) } satisfies Said);
            }
        })();
    });
}
