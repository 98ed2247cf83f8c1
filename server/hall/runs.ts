/** How many care and military calls of each theme came in a row. Calls are kept one by one, so that one can be taken back as if it had not been. */
import { isPrivileged } from './rules.ts';
import type { Ticket } from './state.ts';

type Call = { readonly ticket: Ticket; readonly privileged: boolean };

/** More than a bound may ask for and than can be called before one is too old to be taken back. */
const KEPT = 512;

export class Runs {
    readonly #byTheme = new Map<string, { calls: Call[]; inARow: number }>();

    called(ticket: Ticket): void {
        const { theme } = ticket.wanted;
        const run = this.#byTheme.get(theme) ?? { calls: [], inARow: 0 };
        const privileged = isPrivileged(ticket.wanted);
        run.calls.push({ ticket, privileged });
        if (run.calls.length > KEPT * 2) run.calls = run.calls.slice(-KEPT);
        run.inARow = privileged ? run.inARow + 1 : 0;
        this.#byTheme.set(theme, run);
    }

    /** The last call of a ticket has not been. */
    takenBack(ticket: Ticket): void {
        const run = this.#byTheme.get(ticket.wanted.theme);
        const index = run?.calls.findLastIndex((call) => call.ticket === ticket) ?? -1;
        if (run === undefined || index < 0) return;
        run.calls.splice(index, 1);
        run.inARow = run.calls.length - 1 - run.calls.findLastIndex(({ privileged }) => !privileged);
    }

    /** Care and military calls of a theme since its last call of another class. */
    inARow(theme: string): number {
        return this.#byTheme.get(theme)?.inARow ?? 0;
    }
}
