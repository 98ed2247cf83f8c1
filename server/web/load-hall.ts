import type { PublishedHall } from '#protocol/hall.ts';
import { at } from './base.ts';

/** The configuration of the hall, as it is published; null when the hub cannot be reached. */
export async function loadHall(): Promise<PublishedHall | null> {
    try {
        const response = await fetch(at('/api/hall'));
        return response.ok ? ((await response.json()) as PublishedHall) : null;
    } catch {
        return null;
    }
}
