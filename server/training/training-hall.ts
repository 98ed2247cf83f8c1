/** The training hall: a hall beside the real one with the same configuration, in memory, in which nothing is real. */
import { fileURLToPath } from 'node:url';
import type { Express } from 'express';
import { type Device, isPageKind } from '#protocol/devices.ts';
import type { EventBody } from '#protocol/events.ts';
import type { HallConfig } from '#protocol/hall.ts';
import { EMULATOR } from '#protocol/line-address.ts';
import type { Clock } from '../clock.ts';
import { Codes } from '../codes.ts';
import { Commanding } from '../commanding.ts';
import { Hardware } from '../devices/hardware.ts';
import { HeldCards } from '../held-cards.ts';
import { httpApp } from '../http/app.ts';
import type { Edge } from '../http/call.ts';
import { draftRoutes } from '../http/drafts.ts';
import { trialRoutes, virtualPrinters } from '../http/trial.ts';
import { virtualDeviceRoutes } from '../http/virtual-devices.ts';
import { voiceRoutes } from '../http/voice.ts';
import { Hub } from '../hub.ts';
import { Links } from '../links.ts';
import { Reaching } from '../reaching.ts';
import type { SocketEdge } from '../sockets/audiences.ts';
import { Publisher } from '../sockets/publisher.ts';
import { Store } from '../store/store.ts';
import { Ticks } from '../ticks.ts';
import type { Voice } from '../voice/voice.ts';
import { TRAINING_PATH, type TrainingControl, trainingRoutes } from './training-routes.ts';

/** After so many events it begins anew: what is only in memory must not grow for ever. A busy morning of a whole team has a tenth of it. */
const MOST_EVENTS = 20_000;

/** The hall that it stands beside. */
export type RealHall = Pick<Edge, 'hub' | 'people' | 'access' | 'pairing'> & { clock: Clock; voice: Voice; publicUrl: () => string };

/** What it tells whoever keeps it: that it should begin anew, and what the scanner of a kiosk read. */
type Heard = { over: (why: string) => void; scanned: (kiosk: string, text: string) => void };

export class TrainingHall {
    readonly app: Express;
    readonly edge: SocketEdge;
    readonly #close: () => Promise<void>;

    private constructor(app: Express, edge: SocketEdge, close: () => Promise<void>) {
        this.app = app;
        this.edge = edge;
        this.#close = close;
    }

    /** Begins an empty day with the configuration and the rules of the real hall. `control.over` is called once, when it should begin anew. */
    static async begin(real: RealHall, control: TrainingControl & Heard): Promise<TrainingHall> {
        const { access, people, pairing, clock } = real;
        const store = Store.inMemory(clock.now(), { ...contentOf(real), accounts: [] });
        const links = new Links(store.key, real.publicUrl() + TRAINING_PATH);
        const hub = new Hub({ journal: store.journal, clock, links });
        hub.onFatal = () => control.over('an error');
        await hub.keepDay();
        hub.setVoice(real.hub.health.voice);
        const publisher = new Publisher();
        const held = new HeldCards();
        // Its own map of identity numbers; accounts and sessions are the real ones, so everybody trains as themselves.
        const codes = new Codes(store.key);
        const reaching = new Reaching({ ...store, codes });
        const commanding = new Commanding({ hub, people: store.people, codes, cards: held, links, reaching });
        // Who trains is not seen as a device of the real hall.
        const papers = { journal: store.journal, people };
        const hardware = new Hardware({ hub, links, publisher, commanding, people: store.people, held, papers, scanned: control.scanned });
        const { presence, fleet, printing, cards } = hardware;
        hub.onCommit(() => publisher.changed());
        endInTime(hub, control);
        const edge: SocketEdge = {
            hub,
            journal: store.journal,
            channels: store.channels,
            reaches: store.reaches,
            commanding,
            people,
            access,
            pairing,
            links,
            unpaired: (local, account) => account !== undefined || (local && real.hub.state.setup.config.mode === 'trial'),
            publisher,
            presence,
            agents: null,
            devices: () => fleet.views(),
            ways: () => [],
            cards,
            printing,
        };
        const app = httpApp(edge, fileURLToPath(new URL('../../dist', import.meta.url)), [
            trialRoutes(edge, { password: '', printers: () => virtualPrinters(hub.state.devices.values(), fleet) }),
            draftRoutes(edge, store.drafts),
            virtualDeviceRoutes(edge, fleet),
            trainingRoutes(edge, control),
            voiceRoutes(real.voice),
        ]);
        await hardware.begin();
        const ticks = new Ticks({ hub, clock, publisher, store, hasRoom: () => true });
        return new TrainingHall(app, edge, async () => {
            await ticks.close();
            await hardware.close();
            await hub.close();
            publisher.close();
            store.close();
        });
    }

    close(): Promise<void> {
        return this.#close();
    }
}

/** A day is enough, and so are so many events. */
function endInTime(hub: Hub, { over }: Heard): void {
    const begun = hub.state.day;
    hub.onCommit(() => {
        if (hub.state.day !== begun) over('a new day');
        else if (hub.state.seq > MOST_EVENTS) over('many events');
    });
}

/** Open at all hours, for people train when nobody waits. */
function contentOf({ hub }: RealHall): { config: HallConfig; more: readonly EventBody[] } {
    const { setup, rules, slips, devices } = hub.state;
    const { config } = setup;
    return {
        config: { ...config, mode: 'training', hours: { ...config.hours, alwaysOpen: true } },
        more: [
            { type: 'rules.changed', rules: { ...rules.rules, issue: [] } },
            ...[...devices.values()].flatMap(inTraining),
            ...[...slips].map(([name, { template }]): EventBody => ({ type: 'slips.changed', name, template })),
        ],
    };
}

/** Everything stands here where it stands there, as a virtual device: nothing real hears of a training number. Pages come and go by themselves. */
function inTraining(device: Device): EventBody[] {
    if (device.kind === 'agent') return [];
    const own = isPageKind(device.kind) ? device : { ...device, line: EMULATOR, agent: null };
    return [{ type: 'device.added', device: own }];
}
