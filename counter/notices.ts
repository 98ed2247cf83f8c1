/** Sentences that tell the clerk what became of a press, and go away by themselves. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export type NoticeKind = 'refusal' | 'done' | 'waiting';
export type Notice = { readonly id: number; readonly kind: NoticeKind; readonly text: string };

/** How long a sentence stays, in milliseconds; one that waits for an answer stays until it is replaced. */
const SHOWN_MS: Readonly<Record<NoticeKind, number>> = { refusal: 7000, done: 5000, waiting: Number.POSITIVE_INFINITY };

/** The newest sentences of one page, oldest first, never more than three. */
export class NoticeController implements ReactiveController {
    notices: readonly Notice[] = [];
    readonly #host: ReactiveControllerHost;
    readonly #timers = new Map<number, number>();
    #last = 0;

    constructor(host: ReactiveControllerHost) {
        this.#host = host;
        host.addController(this);
    }

    /** Shows a sentence and gives its id. The same sentence twice is shown once, for longer. */
    show(kind: NoticeKind, text: string): number {
        const same = this.notices.find((notice) => notice.text === text);
        if (same !== undefined) this.close(same.id);
        const id = ++this.#last;
        this.notices = [...this.notices, { id, kind, text }].slice(-3);
        if (Number.isFinite(SHOWN_MS[kind]))
            this.#timers.set(
                id,
                setTimeout(() => this.close(id), SHOWN_MS[kind]),
            );
        this.#host.requestUpdate();
        return id;
    }

    close(id: number): void {
        clearTimeout(this.#timers.get(id));
        this.#timers.delete(id);
        this.notices = this.notices.filter((notice) => notice.id !== id);
        this.#host.requestUpdate();
    }

    hostDisconnected(): void {
        for (const timer of this.#timers.values()) clearTimeout(timer);
        this.#timers.clear();
        this.notices = [];
    }
}
