/**
 * Devices: what is configured of each, and the words that the hub and whoever drives a device exchange. The driver may live in the hub's own
 * process or in an agent on another machine: orders and reports are plain data, so both are the same to the hub.
 *
 *     hub ── order(device, …) ──► DeviceHost (in the hub, or an agent) ──► driver ──► line ──► device
 *     hub ◄── report(device, …) ──     `online / offline / fault`, keys, ratings, scans
 */
import { z } from 'zod';
import { language } from './hall.ts';
import type { KeyInput, KeyVerb } from './keys.ts';
import type { PrintOutcome, Slip } from './slips.ts';

/** Pages and programs that are paired with a token and speak to the hub by themselves. */
export const PAGE_KINDS = ['kiosk', 'pad', 'screen', 'agent'] as const;

/**
 * Hardware on a line: ticket printer, evaluation pad, clerk's caller (both of the FF 68 family), keypad (Modbus-RTU), LED strip above a counter
 * (Onbon BX), ID card reader (SAM_V), code scanner.
 */
export const LINE_KINDS = ['ticketPrinter', 'ratingPad', 'caller', 'keypad', 'ledStrip', 'idCardReader', 'scanner'] as const;
export const DEVICE_KINDS = [...PAGE_KINDS, ...LINE_KINDS] as const;
export const deviceKind = z.enum(DEVICE_KINDS);
export type DeviceKind = z.infer<typeof deviceKind>;
export type LineKind = (typeof LINE_KINDS)[number];
export type PageKind = (typeof PAGE_KINDS)[number];

/** Whether a device is a page or program that is paired with a token, and not hardware on a line. */
export function isPageKind(kind: DeviceKind): kind is PageKind {
    return (PAGE_KINDS as readonly string[]).includes(kind);
}

const word = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens');

/** What a kind of device needs to know beyond its line. Unknown keys are refused; a key that a kind does not use is ignored by its driver. */
export const deviceOptions = z.strictObject({
    columns: z.int().min(12).max(64).optional().describe('Printer: columns of the paper, 48 without it'),
    completion: z.enum(['gs-r', 'process-id', 'none']).optional().describe('Printer: how it says that a job is on paper, `gs-r` without it'),
    font: z.enum(['gb18030', 'none']).optional().describe('Printer: its own Chinese font; `none` draws every Chinese line as an image'),
    roll: z.int().min(1).max(5_000).optional().describe('Printer: slips on a new roll'),
    address: z.int().min(0).max(254).optional().describe('Pad, caller, keypad, strip: its address on the bus'),
    keyMap: word.optional().describe('Caller, keypad: name of the map from keys to verbs, see `devices/key-maps`'),
    levels: z.array(z.int().min(1).max(5)).min(2).max(10).optional().describe('Pad: rating level of each key value, in order'),
    screen: z.int().min(0).max(65_535).optional().describe('Strip: number of the screen'),
    width: z.int().min(8).max(1024).optional().describe('Strip: pixels'),
    height: z.int().min(8).max(256).optional().describe('Strip: pixels'),
    language: language.optional().describe('Strip: language of its words, zh-CN without it'),
    yUnit: z.enum(['pixel', 'byte']).optional().describe('Strip: unit of Y and height in the area, which documents disagree about'),
});
export type DeviceOptions = z.infer<typeof deviceOptions>;

/**
 * A device of the hall. `line` is where hardware is: `tcp://HOST:PORT`, `serial:///dev/ttyUSB0?baud=9600&parity=even`, or `emulator` for a virtual one of
 * whoever drives it. It stands at a kiosk, a counter or in a zone. `agent` is the device id of the agent that drives it; null: the hub itself.
 */
export const device = z.strictObject({
    id: word,
    kind: deviceKind,
    name: z.string().trim().min(1).max(60),
    kiosk: word.nullable().default(null),
    counter: z.int().positive().nullable().default(null),
    zone: z.int().positive().nullable().default(null),
    line: z.string().min(1).max(200).nullable().default(null),
    agent: word.nullable().default(null),
    options: deviceOptions.default({}),
});
export type Device = z.infer<typeof device>;

/**
 * How a device is. `reason` is a stable word: `unreachable`, `no-answer`, `line-lost`, `no-such-path`, `no-permission`, `line-in-use`, `bad-address`,
 * `not-a-serial-line`, `address-in-use` (two on one bus), `bad-key-map`, `not-supported`, `internal` (our mistake),
 * `wrong-checksum`, `garbled` (a scanner sends what is no text), `not-authorised` (a card reader without its licence), `paper-out`,
 * `paper-near-end` (online), `cover-open`, `error`, `agent-offline`, `not-connected` …
 */
export type DeviceState = { readonly state: 'online' | 'offline' | 'fault'; readonly reason: string | null };

/** What the strip above a counter shows; the words are the hub's, of the catalogue. `flash` blinks for some seconds, then is steady. */
export type SignText = { readonly text: string; readonly flash: boolean };

/** What the hub asks of a device. */
export type DeviceOrder =
    /**
     * Prints once: the same `job` is never printed twice, however often it is ordered. Not begun later than `withinMs` after it was ordered. `ageMs`: it
     * was ordered so long ago, maybe by a hub that has ended since; only of an agent, which keeps its jobs, may the same be asked twice.
     */
    | { readonly do: 'print'; readonly job: string; readonly slip: Slip; readonly withinMs: number; readonly ageMs?: number | undefined }
    | { readonly do: 'sign'; readonly sign: SignText }
    /** Caller: how many wait and the number at the counter, each null for none. */
    | { readonly do: 'display'; readonly waiting: number | null; readonly ticket: string | null }
    | { readonly do: 'beep' }
    /** Rating pad: asks for a rating, or stops asking. */
    | { readonly do: 'ask'; readonly open: boolean }
    /** Card reader: waits for a card for so long. A further `read` or `stop` ends the one before with `stopped`. */
    | { readonly do: 'read'; readonly withinMs: number }
    | { readonly do: 'stop' }
    /** Makes itself known: beeps, blinks, prints a line. */
    | { readonly do: 'identify' };

/** What a card tells, and no more: no name, address, birth date or photo leaves the reader's process. `care`: 60 years or older today. */
export type CardRead = { readonly idNumber: string; readonly care: boolean };

/**
 * What became of an order. A failed one has a stable word: one of states, or `no-card`, `unreadable`, `stopped` of a card reader, `overtaken` of a sign that
 * a newer one took the place of, `closing`.
 */
export type OrderResult =
    | { readonly ok: true; readonly print?: PrintOutcome; readonly card?: CardRead }
    | { readonly ok: false; readonly reason: string };

/** What a device says unasked. `rated` and `keys` are answered: the device shows success only once the hub has stored what they mean. */
export type DeviceReport =
    | { readonly said: 'state'; readonly state: DeviceState }
    /**
     * A key of a caller or keypad as its key map has it: the verb of the counter, the input that belongs to it (fixed by the map, or made of the digits, as
     * `to` of a transfer), the digits as typed, and the verb to do instead when the first is done already (`pause`, `reopen`). `resume` carries no ticket:
     * it means the one that was put on hold last at this counter.
     */
    | {
          readonly said: 'keys';
          readonly verb: KeyVerb;
          readonly digits: string;
          readonly input?: KeyInput | undefined;
          readonly otherwise?: KeyVerb | undefined;
      }
    | { readonly said: 'rated'; readonly level: number }
    | { readonly said: 'scanned'; readonly text: string };

/** The hub's answer to a report: whether it took effect, and the code of its refusal if not. */
export type ReportAnswer = { readonly ok: boolean; readonly code: string | null };

export type Reported = (device: string, report: DeviceReport) => Promise<ReportAnswer>;

/** Drives devices. Nothing in it throws for what a device, a cable or a wrong address does: that is a state or a result. */
export interface DeviceHost {
    /** The devices to drive from now on: new ones begin, changed ones begin anew, missing ones are let go. Resolves when those are closed. */
    configure(devices: readonly Device[]): Promise<void>;
    order(device: string, order: DeviceOrder): Promise<OrderResult>;
    /** As last reported; `not-connected` for a device that it does not drive. */
    stateOf(device: string): DeviceState;
    close(): Promise<void>;
}
