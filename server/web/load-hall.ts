import type { PublishedHall } from '#protocol/hall.ts';

/** The configuration of the hall, as it is published; null when the hub cannot be reached. */
export async function loadHall(): Promise<PublishedHall | null> {
    try {
        const response = await fetch('/api/hall');
        return response.ok ? ((await response.json()) as PublishedHall) : null;
    } catch {
        return null;
    }
}
