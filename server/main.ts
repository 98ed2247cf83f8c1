/** Composition: settings, store, hub, devices, edges; closed in reverse order on SIGTERM. */
import { statfsSync } from 'node:fs';
import { createServer, type Server as HttpServer } from 'node:http';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { NAMESPACES } from '#protocol/sockets.ts';
import { painter } from '../devices/printers/driver.ts';
import { Access } from './access/access.ts';
import { Pairing } from './access/pairing.ts';
import { AdminSetup, endTrial, newAccounts, setTrialPassword } from './access/trial.ts';
import { Clock } from './clock.ts';
import { Codes } from './codes.ts';
import { Commanding } from './commanding.ts';
import { Deliveries } from './deliveries/deliveries.ts';
import { DeviceActs } from './devices/acts.ts';
import { adoptOldPrinters, followRegistry } from './devices/follow.ts';
import { Hardware } from './devices/hardware.ts';
import { HeldCards } from './held-cards.ts';
import { httpApp } from './http/app.ts';
import { backOfficeRoutes } from './http/back-office.ts';
import { channelRoutes } from './http/channels.ts';
import { deviceRoutes } from './http/devices.ts';
import { draftRoutes } from './http/drafts.ts';
import { selfTestRoutes } from './http/self-test.ts';
import { setupRoutes, trialRoutes, virtualPrinters } from './http/trial.ts';
import { virtualDeviceRoutes } from './http/virtual-devices.ts';
import { voiceRoutes } from './http/voice.ts';
import { Hub } from './hub.ts';
import { Links } from './links.ts';
import { hubLog } from './log.ts';
import { Reaching } from './reaching.ts';
import { SelfTest } from './self-test/self-test.ts';
import { readSettings, type Settings, SettingsError } from './settings.ts';
import { kioskRoom } from './sockets/audiences.ts';
import { Publisher } from './sockets/publisher.ts';
import { cutEverybody, socketServer } from './sockets/server.ts';
import { StoreRefusedError } from './store/errors.ts';
import { type NewHall, Store } from './store/store.ts';
import { Ticks } from './ticks.ts';
import { Training } from './training/training.ts';
import { HallFilesError, loadTrialHall } from './trial/load.ts';
import { Voice } from './voice/voice.ts';

/** How long an idle connection of another program stays open. */
const KEEP_ALIVE_MS = 60_000;

/** Free bytes from which a disk that was full is believed to have room again. */
const ROOM_BYTES = 8 * 1024 * 1024;

/** What a hall is without its devices and edges: its journal and who may act on it. */
async function openHall(settings: Settings) {
    const clock = new Clock(settings.clock);
    const store = Store.open(settings.data, clock.now(), () => newHall(settings));
    const links = new Links(store.key, settings.publicUrl ?? '');
    const hub = new Hub({ journal: store.journal, clock, links });
    hub.onFatal = () => process.exit(1);
    await hub.keepDay();
    await adoptOldPrinters(hub, store.journal.printersOfOld());
    const { people } = store;
    const publisher = new Publisher();
    hub.onCommit((events) => {
        if (events.some(({ type }) => type === 'clock.confirmed')) clock.believe();
        publisher.changed();
    });
    const access = new Access(people, clock);
    const deliveries = new Deliveries({ hub, links, clock, store, onChange: () => publisher.changed() });
    const pairing = new Pairing({ hub, tokens: store.deviceTokens, key: store.key });
    const held = new HeldCards();
    const codes = new Codes(store.key);
    const commanding = new Commanding({ hub, people, codes, cards: held, links, reaching: new Reaching({ ...store, codes }) });
    const unpaired = (local: boolean): boolean => local && hub.state.setup.config.mode === 'trial';
    return { clock, store, links, hub, people, publisher, access, deliveries, pairing, held, commanding, unpaired };
}

/** Who may begin: the sample accounts' password while the hall is in trial, and the one-time set-up of the administrator. */
async function openDoors({ hub, people }: Pick<Awaited<ReturnType<typeof openHall>>, 'hub' | 'people'>, settings: Settings) {
    const isTrial = hub.state.setup.config.mode === 'trial';
    const password = isTrial ? await setTrialPassword(people, settings.data, settings.trialPassword) : '';
    if (!isTrial) endTrial(people, settings.data);
    return { password, setup: await AdminSetup.begin(people, settings.data, settings.adminPassword) };
}

/** Serves a hall until the returned function is called. */
async function serve(settings: Settings): Promise<() => Promise<void>> {
    painter.prefer(settings.fonts);
    const hall = await openHall(settings);
    const { clock, store, links, hub, people, publisher, access, deliveries, pairing, commanding } = hall;
    const { password, setup } = await openDoors(hall, settings);
    const scanned = (kiosk: string, text: string): void => void io.of('/kiosk').to(kioskRoom(kiosk)).emit('scanned', { text });
    const hardware = new Hardware({
        hub,
        links,
        publisher,
        commanding,
        people,
        held: hall.held,
        papers: { journal: store.journal, people },
        scanned,
    });
    const { presence, fleet, printing, cards } = hardware;
    followRegistry({ hub, pairing, presence, fleet });
    const { journal, channels, reaches, outbox } = store;
    const edge = { ...hall, journal, channels, reaches, devices: () => fleet.views(), ways: () => hall.deliveries.views() };
    const one = (): 'yi' | 'yao' => hub.state.setup.config.settings.digitOne ?? 'yi';
    const voice = new Voice({ program: settings.voice, one, onState: (state) => hub.setVoice(state) });
    const training = new Training({ hub, people, access, pairing, clock, voice, publicUrl: () => links.publicUrl });
    const acts = new DeviceActs({ hub, links, fleet, presence });
    const selfTest = new SelfTest({ hub, hardware, acts, voice, training: () => training.edge(), io: () => io });
    const app = httpApp(edge, fileURLToPath(new URL('../dist', import.meta.url)), [
        trialRoutes(edge, { password, printers: () => virtualPrinters(hub.state.devices.values(), fleet) }),
        virtualDeviceRoutes(edge, fleet),
        setupRoutes(edge, setup),
        draftRoutes(edge, store.drafts),
        backOfficeRoutes(edge, outbox, deliveries),
        channelRoutes(edge, { outbox, channels, deliveries }),
        deviceRoutes({ ...edge, fleet, presence, acts }),
        selfTestRoutes(edge, selfTest),
        training.routes(),
        voiceRoutes(voice),
    ]);
    const http = createServer(app);
    http.keepAliveTimeout = KEEP_ALIVE_MS;
    const sockets = { ...edge, presence, agents: fleet.agents, cards, printing };
    const io = socketServer(http, { path: '/socket.io', namespaces: NAMESPACES, access, edge: () => sockets });
    hub.onCommit((events) => {
        if (!events.some((event) => event.type === 'hall.configured' && event.config.mode === 'live')) return;
        endTrial(people, settings.data);
        cutEverybody(io);
    });
    training.attach(http);
    const ticks = new Ticks({ hub, clock, publisher, store, hasRoom: () => freeBytes(settings.data) > ROOM_BYTES });
    await hardware.begin();
    links.publicUrl = await say(http, settings, setup);
    void voice.look();
    const close = [ticks, training, hardware, hub, deliveries, publisher];
    return async () => {
        for (const part of close) await part.close();
        http.closeIdleConnections();
        await io.close();
        http.closeAllConnections();
        store.close();
    };
}

/** Listens, and says where on standard output; gives the address that QR codes lead to. */
async function say(http: HttpServer, settings: Settings, setup: AdminSetup | null): Promise<string> {
    const address = await listen(http, settings);
    if (setup?.token) process.stdout.write(`set the administrator's password: ${address}/setup/${setup.token}\n`);
    process.stdout.write(`hall ready ${address}\n`);
    return settings.publicUrl ?? address;
}

function newHall(settings: Settings): NewHall {
    const folder = settings.files === null ? new URL('./trial/', import.meta.url) : pathToFileURL(`${settings.files}/`);
    const { config, accounts, devices } = loadTrialHall(folder);
    hubLog.info({ hall: config.hall.id }, 'a new hall is made from its files');
    return { config, accounts: newAccounts(accounts), more: devices.map((device) => ({ type: 'device.added', device })) };
}

function freeBytes(directory: string): number {
    const { bavail, bsize } = statfsSync(directory);
    return bavail * bsize;
}

async function listen(http: HttpServer, { port, host }: Settings): Promise<string> {
    await new Promise<void>((resolve, reject) => {
        http.once('error', reject);
        http.listen(port, host, resolve);
    });
    const address = http.address();
    const shown = host.includes(':') ? `[${host}]` : host;
    return `http://${shown}:${typeof address === 'object' && address !== null ? address.port : port}`;
}

/** What an operator can mend is told in a sentence; everything else with its trace. */
function explain(error: unknown): string {
    if (error instanceof StoreRefusedError || error instanceof SettingsError || error instanceof HallFilesError) return error.message;
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
        return 'the port is taken by another program. Stop it, or choose another one (PORT).';
    }
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function fail(error: unknown): void {
    process.stderr.write(`the hall cannot start: ${explain(error)}\n`);
    process.exitCode = 1;
}

async function main(): Promise<void> {
    const close = await serve(readSettings(process.env));
    let closing = false;
    const stop = (): void => {
        if (closing) return;
        closing = true;
        close().then(
            () => process.exit(0),
            (error: unknown) => {
                hubLog.fatal({ err: error }, 'closing failed');
                process.exit(1);
            },
        );
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
}

process.on('uncaughtException', (error) => {
    // The truth is in the journal: what is in memory is no longer trusted.
    hubLog.fatal({ err: error }, 'the hub stops: an unexpected error');
    process.exit(1);
});

main().catch((error: unknown) => {
    fail(error);
    // A hub that could not start holds nothing that has to be closed in order.
    process.exit(1);
});
