/** Prometheus text. Labels are themes and states: never a ticket or a person. */
import { themeBoards } from '#hall/views/board.ts';
import type { DeviceView } from '#protocol/device-views.ts';
import type { ChannelView } from '#protocol/views.ts';
import type { Hub } from '../hub.ts';

type Sample = { labels?: Record<string, string>; value: number };

export function metricsText(hub: Hub, devices: readonly DeviceView[], ways: readonly ChannelView[]): string {
    const { state } = hub;
    const byState = new Map<string, number>();
    for (const ticket of state.tickets.values()) byState.set(ticket.state, (byState.get(ticket.state) ?? 0) + 1);
    const boards = themeBoards(state, hub.now());
    const byTheme = (value: (board: (typeof boards)[number]) => number): Sample[] =>
        boards.map((board) => ({ labels: { theme: board.theme }, value: value(board) }));
    return [
        metric('hall_journal_seq', 'counter', 'Events in the journal', [{ value: state.seq }]),
        metric(
            'hall_tickets_today',
            'gauge',
            'Tickets of the business day by state',
            [...byState].map(([name, value]) => ({ labels: { state: name }, value })),
        ),
        metric(
            'hall_waiting',
            'gauge',
            'Visitors who wait',
            byTheme((board) => board.waiting),
        ),
        metric(
            'hall_oldest_wait_seconds',
            'gauge',
            'Longest wait now',
            byTheme((board) => board.longestWait),
        ),
        metric(
            'hall_open_counters',
            'gauge',
            'Counters with a clerk that take visitors',
            byTheme((board) => board.openCounters),
        ),
        metric(
            'hall_work_orders',
            'gauge',
            'Work orders that are not closed',
            (['inTime', 'overdue'] as const).map((name) => ({ labels: { state: name }, value: ordersIn(hub, name === 'overdue') })),
        ),
        metric('hall_voice_up', 'gauge', '1 while the hub can read texts aloud', [{ value: hub.health.voice === 'on' ? 1 : 0 }]),
        metric('hall_devices', 'gauge', 'Devices of the hall', byKind(devices)),
        metric('hall_device_up', 'gauge', 'Devices that are online', byKind(devices, 'online')),
        metric('hall_outbox_waiting', 'gauge', 'Messages that have not left the hall yet', byChannel(ways, 'waiting')),
        metric('hall_outbox_set_aside', 'gauge', 'Messages that were refused for good', byChannel(ways, 'setAside')),
        metric('hall_storage_full', 'gauge', '1 while the disk is full and the hall read-only', [{ value: hub.health.storage === 'full' ? 1 : 0 }]),
        metric('hall_clock_step_seconds', 'gauge', 'Seconds by which the machine clock is not believed', [{ value: hub.health.clock }]),
        metric('process_resident_memory_bytes', 'gauge', 'Memory of the hub', [{ value: process.memoryUsage.rss() }]),
        metric('process_uptime_seconds', 'gauge', 'Age of the hub', [{ value: Math.round(process.uptime()) }]),
    ].join('');
}

function ordersIn({ state }: Hub, isOverdue: boolean): number {
    return [...state.workOrders.values()].filter((order) => order.state !== 'closed' && (order.overdue ?? false) === isOverdue).length;
}

function byChannel(ways: readonly ChannelView[], what: 'waiting' | 'setAside'): Sample[] {
    return ways.filter(({ connected }) => connected).map((way) => ({ labels: { channel: way.channel }, value: way[what] }));
}

/** How many there are of each kind; with a state, how many of them are in it. A kind of which none is counts 0. */
function byKind(devices: readonly DeviceView[], state?: DeviceView['state']): Sample[] {
    const counts = new Map<string, number>();
    for (const device of devices) {
        const counted = state === undefined || device.state === state ? 1 : 0;
        counts.set(device.kind, (counts.get(device.kind) ?? 0) + counted);
    }
    return [...counts].map(([kind, value]) => ({ labels: { kind }, value }));
}

function metric(name: string, type: 'counter' | 'gauge', help: string, samples: readonly Sample[]): string {
    const lines = samples.map(({ labels = {}, value }) => {
        const inside = Object.entries(labels).map(([key, label]) => `${key}="${label}"`);
        return `${name}${inside.length === 0 ? '' : `{${inside.join(',')}}`} ${value}`;
    });
    return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.map((line) => `${line}\n`).join('')}`;
}
