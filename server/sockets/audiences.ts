/** Each namespace: who may connect, which view they get, what they may do. */
import type { Socket } from 'socket.io';
import { z } from 'zod';
import { padRef } from '#hall/decide/ratings.ts';
import { kiosksOf, placeOfKiosk, placesOf } from '#hall/devices.ts';
import { boardView, counterScreenView } from '#hall/views/board.ts';
import { guideView } from '#hall/views/guide.ts';
import { managerView } from '#hall/views/manager.ts';
import { type Person, padView, terminalView } from '#hall/views/staff.ts';
import { type KioskHardware, kioskView, phoneView } from '#hall/views/visitor.ts';
import { agentInstance } from '#protocol/agent.ts';
import type { Actor } from '#protocol/commands.ts';
import type { Device, PageKind } from '#protocol/devices.ts';
import type { ErrorCode, Refusal } from '#protocol/errors.ts';
import { language } from '#protocol/hall.ts';
import { type Namespace, socketVerbs } from '#protocol/sockets.ts';
import { isLocal } from '../access/access.ts';
import type { Agents } from '../devices/agents.ts';
import type { CardReading } from '../devices/card-reading.ts';
import type { Presence } from '../devices/presence.ts';
import { cookieOf, type Edge } from '../http/call.ts';
import { besideTicket } from '../http/visitor.ts';
import type { Printing } from '../printing.ts';
import type { Account } from '../store/people.ts';
import { listenForCards } from './cards.ts';
import { listenFor } from './commands.ts';
import { listenForConfirmations, listenForMaterials } from './papers.ts';
import type { Publisher } from './publisher.ts';

/** What a client says when it connects; wrong fields count as not said. */
const handshake = z.object({
    token: z.string().max(200).optional().catch(undefined),
    zone: z.coerce.number().int().optional().catch(undefined),
    counter: z.coerce.number().int().optional().catch(undefined),
    kiosk: z.string().max(60).optional().catch(undefined),
    secret: z.string().max(100).optional().catch(undefined),
    language: language.optional().catch(undefined),
    instance: agentInstance.optional().catch(undefined),
});
type Said = z.output<typeof handshake>;

export type SocketEdge = Edge & {
    publisher: Publisher;
    presence: Presence;
    agents: Agents | null;
    cards: CardReading | null;
    printing: Printing;
};

/** What a socket that may come in does once it is connected. */
export type Enter = () => void;

/** Lets a socket in, or says why not. */
export type Admit = (edge: SocketEdge, socket: Socket, said: Said) => Refusal | Enter;

export function saidBy(socket: Socket): Said {
    return handshake.parse(socket.handshake.auth);
}

/** In a trial hall this machine's own pages act for its devices, in the training hall those of whoever is logged in; else a device has to be paired. */
function isUnpairedDevice(edge: SocketEdge, socket: Socket): boolean {
    const { headers, address } = socket.handshake;
    return edge.unpaired(isLocal(address) && headers['x-forwarded-for'] === undefined, edge.access.accountOf(cookieOf(headers.cookie)));
}

const notPaired: Refusal = { code: 'device-not-paired' };
const nobody = (code: ErrorCode): Refusal => ({ code });

/**
 * The device that a socket acts for by its token; null for pages that need none. A token that does not
 * count is refused everywhere: what was removed stays out.
 */
function pairedAs(edge: SocketEdge, socket: Socket, { token }: Said, kind: PageKind): Device | Refusal | null {
    if (token === undefined || token === '') return isUnpairedDevice(edge, socket) ? null : notPaired;
    const device = edge.pairing.deviceOfToken(token);
    return device?.kind === kind ? device : notPaired;
}

const kiosk: Admit = (edge, socket, said) => {
    const device = pairedAs(edge, socket, said, 'kiosk');
    if (device !== null && 'code' in device) return device;
    const { hub, publisher, commanding, presence } = edge;
    const wanted = device === null ? said.kiosk : placeOfKiosk(device);
    const mine = kiosksOf(placesOf(hub.state)).find(({ id }) => wanted === undefined || id === wanted);
    if (mine === undefined) return nobody('not-found');
    return () => {
        if (device !== null) presence.enter(device.id, socket);
        listenFor(socket, socketVerbs['/kiosk'], {
            commanding,
            language: said.language ?? 'zh-CN',
            actor: () => ({ role: 'kiosk', ref: mine.id }),
            fixed: {},
        });
        listenForCards(socket, { cards: edge.cards, kiosk: mine.id, language: said.language ?? 'zh-CN' });
        listenForMaterials(socket, { printing: edge.printing, kiosk: mine.id });
        publisher.join(socket, kioskRoom(mine.id), () => kioskView(hub.state, hub.now(), mine, hardwareAt(edge, mine.id), hub.health));
    };
};

/** The room of the pages of a kiosk. */
export function kioskRoom(kiosk: string): string {
    return `kiosk ${kiosk}`;
}

function hardwareAt(edge: SocketEdge, kiosk: string): KioskHardware {
    return { printer: edge.printing.stateOf(kiosk), cardReader: edge.cards?.stateOf(kiosk) ?? null };
}

const counter: Admit = (edge, socket, said) => {
    const token = said.token ?? cookieOf(socket.handshake.headers.cookie);
    const account = edge.access.accountOf(token);
    if (account === undefined) return nobody('not-signed-in');
    if (account.role !== 'clerk') return nobody('forbidden');
    const no = said.counter;
    /** A terminal that named no counter is that of the one its clerk sits at, as soon as there is one. */
    const own = (): number | undefined => no ?? counterOf(edge, account);
    if (no !== undefined && !edge.hub.state.counters.has(no)) return { code: 'unknown-counter', details: { counter: no } };
    return () => {
        socket.data.token = token;
        listenFor(socket, socketVerbs['/counter'], {
            commanding: edge.commanding,
            language: said.language ?? 'zh-CN',
            // Looked up each time: a session that has ended may do nothing more.
            actor: () => (edge.access.accountOf(token) === undefined ? nobody('not-signed-in') : { role: account.role, ref: account.ref }),
            fixed: no === undefined ? {} : { counter: no },
            ownCounter: own,
        });
        edge.publisher.join(socket, `terminal ${no ?? 'own'} ${account.ref}`, () => terminalOf(edge, own(), account));
    };
};

function counterOf(edge: SocketEdge, account: Account): number | undefined {
    for (const [no, { clerk }] of edge.hub.state.counters) if (clerk === account.ref) return no;
    return undefined;
}

function terminalOf({ hub, people, journal }: SocketEdge, no: number | undefined, viewer: Account): ReturnType<typeof terminalView> | null {
    const found = no === undefined ? undefined : hub.state.counters.get(no);
    if (found === undefined) return null;
    const earlier = { ...journal.earlierWork.counts(hub.state.day ?? '', found.setup.no), ready: journal.caseFiles.readyCount() };
    const who = { viewer: personOf(viewer), atCounter: personByRef(people, found.clerk), earlier };
    return terminalView(hub.state, hub.now(), found, who, hub.health);
}

function personOf({ ref, name, badge }: Account): Person {
    return { ref, name, badge };
}

function personByRef(people: Edge['people'], ref: string | null): Person | null {
    const account = ref === null ? undefined : people.byRef(ref);
    return account === undefined ? null : personOf(account);
}

const pad: Admit = (edge, socket, said) => {
    const device = pairedAs(edge, socket, said, 'pad');
    if (device !== null && 'code' in device) return device;
    const no = device?.counter ?? said.counter ?? 0;
    const { hub, people, publisher, commanding, presence } = edge;
    if (!hub.state.counters.has(no)) return { code: 'unknown-counter', details: { counter: no } };
    return () => {
        if (device !== null) presence.enter(device.id, socket);
        listenFor(socket, socketVerbs['/pad'], {
            commanding,
            language: said.language ?? 'zh-CN',
            actor: () => ({ role: 'pad', ref: padRef(no) }),
            fixed: {},
        });
        publisher.join(socket, `pad ${no}`, () => {
            const found = hub.state.counters.get(no);
            return found === undefined ? null : padView(hub.state, hub.now(), found, personByRef(people, found.clerk));
        });
    };
};

/** Anyone may look at the hall's screens; one that is paired is known by name and shows what it was set up for. */
const display: Admit = ({ hub, publisher, pairing, presence }, socket, said) => {
    const device = said.token === undefined || said.token === '' ? null : pairing.deviceOfToken(said.token);
    if (device === undefined || (device !== null && device.kind !== 'screen')) return notPaired;
    const no = said.counter ?? device?.counter ?? undefined;
    const zone = said.zone ?? device?.zone ?? null;
    if (no !== undefined && !hub.state.counters.has(no)) return { code: 'unknown-counter', details: { counter: no } };
    return () => {
        if (device !== null) presence.enter(device.id, socket);
        if (no === undefined) return publisher.join(socket, `zone ${zone}`, () => boardView(hub.state, hub.now(), zone));
        publisher.join(socket, `counter ${no}`, () => {
            const found = hub.state.counters.get(no);
            return found === undefined ? null : counterScreenView(hub.state, hub.now(), found);
        });
    };
};

const phone: Admit = (edge, socket, said) => {
    const { hub, journal, links, publisher, commanding } = edge;
    const id = links.ticketOf(said.secret ?? '');
    const past = id === null || hub.state.tickets.has(id) ? null : journal.ticket(id);
    if (id === null || (past === null && !hub.state.tickets.has(id))) return nobody('unknown-ticket');
    return () => {
        listenFor(socket, socketVerbs['/phone'], {
            commanding,
            language: said.language ?? 'zh-CN',
            actor: () => ({ role: 'visitor', ref: id }),
            fixed: { ticket: id },
        });
        publisher.join(socket, `ticket ${id}`, () => {
            const ticket = hub.state.tickets.get(id) ?? journal.ticket(id);
            return ticket === null ? null : phoneView(hub.state, hub.now(), ticket, besideTicket(edge, ticket));
        });
    };
};

const manager: Admit = (edge, socket, said) => {
    const token = said.token ?? cookieOf(socket.handshake.headers.cookie);
    const account = edge.access.accountOf(token);
    if (account === undefined) return nobody('not-signed-in');
    if (!['manager', 'supervisor', 'inspector', 'admin'].includes(account.role)) return nobody('forbidden');
    const { hub, people, publisher, commanding } = edge;
    return () => {
        socket.data.token = token;
        listenFor(socket, socketVerbs['/manager'], {
            commanding,
            language: said.language ?? 'zh-CN',
            actor: () => (edge.access.accountOf(token) === undefined ? nobody('not-signed-in') : { role: account.role, ref: account.ref }),
            fixed: {},
        });
        const seesDevices = account.role === 'manager' || account.role === 'admin';
        publisher.join(socket, seesDevices ? 'hall and devices' : 'hall', () =>
            managerView(hub.state, hub.now(), (ref) => personByRef(people, ref), hub.health, seesDevices ? edge.devices() : [], edge.ways()),
        );
    };
};

const guide: Admit = (edge, socket, said) => {
    const token = said.token ?? cookieOf(socket.handshake.headers.cookie);
    const account = edge.access.accountOf(token);
    if (account === undefined) return nobody('not-signed-in');
    if (account.role !== 'guide') return nobody('forbidden');
    const { hub, publisher, commanding, printing } = edge;
    const language = said.language ?? 'zh-CN';
    const actor = (): Actor | Refusal =>
        edge.access.accountOf(token) === undefined ? nobody('not-signed-in') : { role: account.role, ref: account.ref };
    return () => {
        socket.data.token = token;
        listenFor(socket, socketVerbs['/guide'], { commanding, language, actor, fixed: {} });
        listenForConfirmations(socket, { printing, actor, language });
        publisher.join(socket, `desk ${account.ref}`, () => {
            const stateOf = (device: string): ReturnType<typeof printing.stateOfPrinter> => printing.stateOfPrinter(device);
            return guideView(hub.state, hub.now(), { viewer: account.ref, stateOf, health: hub.health });
        });
    };
};

/** An agent drives devices that are at its own machine. */
const agent: Admit = ({ pairing, presence, agents }, socket, said) => {
    const device = pairing.deviceOfToken(said.token);
    if (device?.kind !== 'agent' || agents === null) return notPaired;
    const enter = agents.admit(device.id, said.instance);
    if (typeof enter !== 'function') return enter;
    return () => {
        presence.enter(device.id, socket);
        enter(socket);
    };
};

export const admit: Readonly<Record<Namespace, Admit>> = {
    '/kiosk': kiosk,
    '/counter': counter,
    '/pad': pad,
    '/display': display,
    '/phone': phone,
    '/guide': guide,
    '/manager': manager,
    '/device': agent,
};
