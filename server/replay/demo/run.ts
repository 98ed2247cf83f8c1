/** The hall of `npm run demo`, peopled: visitors, clerks and pads on virtual devices, until it is told to stop. */
import type { HallConfig } from '#protocol/hall.ts';
import { Api } from '../driver/api.ts';
import { HallClock } from '../driver/hall-clock.ts';
import type { HubProcess } from '../hub-process.ts';
import { Random } from '../random.ts';
import { clerkWorks } from './clerk.ts';
import { openPad } from './pad.ts';
import type { DemoParts } from './parts.ts';
import { visitorsCome } from './visitors.ts';

/** Counters with a simulated clerk; of the others, 3 and 7 are where a person may sit down. */
export const STAFFED: readonly number[] = [1, 2, 4, 5, 6, 8, 10, 12];

/** Peoples the hall until `signal`. Rejects when somebody in it fails for another reason. */
export async function people(hub: HubProcess, { speed, seed, signal }: { speed: number; seed: number; signal: AbortSignal }): Promise<void> {
    const api = new Api(hub.url);
    const clock = await HallClock.ask(api, speed, signal);
    const hall = await api.get<HallConfig>('/api/hall');
    const { password } = await api.get<{ password: string }>('/api/trial');
    const parts: DemoParts = { api, clock, random: new Random(seed), hall, password };
    const staffed = hall.counters.filter(({ no }) => STAFFED.includes(no));
    const pads = await Promise.all(staffed.map((counter) => openPad(counter, parts)));
    try {
        await Promise.all([visitorsCome(parts), ...staffed.map((counter) => clerkWorks(counter, parts))]);
    } catch (error) {
        // Whatever fails while the hall is being closed fails because of it.
        if (!signal.aborted) throw error;
    } finally {
        for (const pad of pads) pad.close();
    }
}
