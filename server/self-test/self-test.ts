/**
 * The self-test: kiosk → ticket → paper → call → voice → screens → the devices of the counter → rating. The ticket is one of the training hall; of
 * the real hall only devices are asked to show, print or sound something that says it is a test, and nothing is stored. One walk at a time.
 */
import { printersAt } from '#hall/devices.ts';
import type { Device, DeviceKind, DeviceOrder } from '#protocol/devices.ts';
import { SELF_TEST_STEPS, type SelfTestInput, type SelfTestRun, type SelfTestStep } from '#protocol/self-test.ts';
import { selfTestWords } from '#web/words/self-test.ts';
import type { DeviceActs } from '../devices/acts.ts';
import type { Hardware } from '../devices/hardware.ts';
import type { Hub } from '../hub.ts';
import { deviceLog } from '../log.ts';
import type { SocketEdge } from '../sockets/audiences.ts';
import type { HallSockets } from '../sockets/server.ts';
import type { Voice } from '../voice/voice.ts';
import { TrainingWalk, type Walked } from './training-walk.ts';

/** A screen that does not show what it was sent for so long is not shown to work. */
const SCREEN_MS = 5_000;
/** How long a strip shows the test before it shows the counter again. */
const STRIP_MS = 4_000;
/** Bytes of a WAV file before the sound itself. */
const WAVE_HEADER = 44;

const PASSED: Walked = { ok: true, detail: null };

export type SelfTestParts = {
    hub: Hub;
    hardware: Hardware;
    acts: DeviceActs;
    voice: Voice;
    training: () => Promise<SocketEdge>;
    io: () => HallSockets;
};

type Step = (walk: TrainingWalk) => Promise<Walked | 'skipped'>;

export class SelfTest {
    readonly #parts: SelfTestParts;
    #run: SelfTestRun | null = null;

    constructor(parts: SelfTestParts) {
        this.#parts = parts;
    }

    /** The walk under way, or the last one since the hub was started. */
    get run(): SelfTestRun | null {
        return this.#run;
    }

    /** Begins a walk; while one is under way that one goes on. */
    begin(input: SelfTestInput): SelfTestRun {
        if (this.#run?.running === true) return this.#run;
        const steps = SELF_TEST_STEPS.map((step) => ({ step, state: 'waiting' as const, reason: null, detail: null }));
        const run: SelfTestRun = { ...input, running: true, startedAt: this.#parts.hub.now(), steps };
        this.#run = run;
        this.#walk(run)
            .catch((error: unknown) => {
                for (const step of run.steps) if (step.state === 'running') Object.assign(step, { state: 'failed', reason: 'internal' });
                deviceLog.error({ err: error }, 'a self-test failed');
            })
            .finally(() => {
                run.running = false;
                const failed = run.steps.filter(({ state }) => state === 'failed').map(({ step }) => step);
                deviceLog.info({ failed }, 'self-test');
            });
        return run;
    }

    async #walk(run: SelfTestRun): Promise<void> {
        const walk = new TrainingWalk(await this.#parts.training(), run.kiosk, run.counter);
        const steps = this.#steps(run);
        try {
            for (const result of run.steps) {
                result.state = 'running';
                const walked = await steps[result.step](walk);
                if (walked === 'skipped') result.state = 'skipped';
                else if (walked.ok) Object.assign(result, { state: 'passed', detail: walked.detail });
                else Object.assign(result, { state: 'failed', reason: walked.reason });
            }
        } finally {
            await walk.leave();
        }
    }

    #steps(run: SelfTestRun): Readonly<Record<SelfTestStep, Step>> {
        const { kiosk, counter } = run;
        const at = (kind: DeviceKind): Device[] => this.#devices(kind, kiosk, counter);
        return {
            kiosk: () => this.#online(at('kiosk')),
            ticket: (walk) => walk.take(),
            print: () => this.#print(run),
            call: (walk) => walk.call(),
            voice: (walk) => this.#speak(walk, counter),
            screens: (walk) => this.#showOnScreens(walk),
            ledStrip: (walk) => this.#showOnStrips(at('ledStrip'), walk),
            caller: () => this.#order([...at('caller'), ...at('keypad')], { do: 'beep' }),
            ratingPad: () => this.#order(at('ratingPad'), { do: 'identify' }),
            rating: (walk) => walk.rate(),
            idCardReader: () => this.#online(at('idCardReader')),
            scanner: () => this.#online(at('scanner')),
        };
    }

    /** Devices of a kind at the kiosk or the counter of the walk. */
    #devices(kind: DeviceKind, kiosk: string, counter: number): Device[] {
        return [...this.#parts.hub.state.devices.values()].filter(
            (device) => device.kind === kind && ((device.kiosk ?? (kind === 'kiosk' ? device.id : null)) === kiosk || device.counter === counter),
        );
    }

    async #online(devices: readonly Device[]): Promise<Walked | 'skipped'> {
        return this.#each(devices, ({ id }) => {
            const { state, reason } = this.#parts.hardware.fleet.stateOf(id);
            return Promise.resolve(state === 'online' ? null : (reason ?? state));
        });
    }

    #order(devices: readonly Device[], order: DeviceOrder): Promise<Walked | 'skipped'> {
        return this.#each(devices, async ({ id }) => {
            const result = await this.#parts.hardware.fleet.order(id, order);
            return result.ok ? null : result.reason;
        });
    }

    /** The first device that does not do it says why. */
    async #each(devices: readonly Device[], why: (device: Device) => Promise<string | null>): Promise<Walked | 'skipped'> {
        if (devices.length === 0) return 'skipped';
        for (const device of devices) {
            const reason = await why(device);
            if (reason !== null) return { ok: false, reason };
        }
        return { ok: true, detail: devices.map(({ name }) => name).join(', ') };
    }

    #print({ kiosk, print }: SelfTestRun): Promise<Walked | 'skipped'> {
        const printers = print ? printersAt(this.#parts.hub.state.devices, kiosk) : [];
        return this.#each(printers, async (printer) => (await this.#parts.acts.do(printer, 'test-print')).reason);
    }

    /** The hub's voice makes the sound of the call; whether a loudspeaker is on, only somebody in the hall can hear. */
    async #speak(walk: TrainingWalk, counter: number): Promise<Walked> {
        const text = selfTestWords.say('zh-CN', 'voice', { no: walk.number ?? '', counter });
        const said = await this.#parts.voice.say(text, 'zh-CN', 'normal');
        if ('refusal' in said) return { ok: false, reason: said.refusal.code };
        return said.wave.subarray(WAVE_HEADER).some((byte) => byte !== 0) ? PASSED : { ok: false, reason: 'no-voice' };
    }

    /** Every hall and counter screen that is connected shows the test and says so. */
    async #showOnScreens(walk: TrainingWalk): Promise<Walked> {
        const screens = [...this.#parts.io().of('/display').sockets.values()];
        if (screens.length === 0) return { ok: false, reason: 'no-screen' };
        const shown = await Promise.all(
            screens.map((screen) =>
                screen
                    .timeout(SCREEN_MS)
                    .emitWithAck('test', { no: walk.number ?? '' })
                    .then(
                        () => true,
                        () => false,
                    ),
            ),
        );
        const count = shown.filter(Boolean).length;
        return count === shown.length ? { ok: true, detail: `${count}` } : { ok: false, reason: 'screen-silent' };
    }

    async #showOnStrips(strips: readonly Device[], walk: TrainingWalk): Promise<Walked | 'skipped'> {
        const text = selfTestWords.say('zh-CN', 'strip', { no: walk.number ?? '' });
        const shown = await this.#order(strips, { do: 'sign', sign: { text, flash: true } });
        const { signs } = this.#parts.hardware;
        setTimeout(() => {
            for (const { id } of strips) signs.again(id);
        }, STRIP_MS).unref();
        return shown;
    }
}
