/** The console's calls about devices. A refusal is a value, also when no hub answers. */
import type { Device, DeviceOptions } from '#protocol/devices.ts';
import type { ErrorBody } from '#protocol/errors.ts';
import { type Answered, type Caller, call } from '../calls.ts';

/** What the form says of a device; the kind only when it is new. */
export type DeviceInput = {
    readonly kind?: string;
    readonly name: string;
    readonly kiosk: string | null;
    readonly counter: number | null;
    readonly zone: number | null;
    readonly line: string | null;
    readonly agent: string | null;
    readonly options: DeviceOptions;
};

/** A token, shown once, and where the page of the device is to be opened with it; null for what is no page. */
export type Paired = { readonly token: string | null; readonly page: string | null };
export type Added = Paired & { readonly device: Device };
export type DeviceAct = 'identify' | 'test-print' | 'test-voice' | 'reload';
/** What became of an act: done, or a stable word for why not. */
export type ActAnswer = { readonly ok: boolean; readonly reason?: string | null };

/** A problem of a device at a field of the form, such as `line` or `options.address`. */
export type FieldProblem = { readonly path: string; readonly message: string };

export function addDevice(caller: Caller, input: DeviceInput): Promise<Answered<Added>> {
    return call(caller, 'POST', '/api/devices', input);
}

export function changeDevice(caller: Caller, id: string, input: DeviceInput): Promise<Answered<object>> {
    return call(caller, 'PATCH', `/api/devices/${id}`, input);
}

export function removeDevice(caller: Caller, id: string): Promise<Answered<object>> {
    return call(caller, 'DELETE', `/api/devices/${id}`);
}

/** A new token; the old one ends at once. */
export function renewToken(caller: Caller, id: string): Promise<Answered<Paired>> {
    return call(caller, 'POST', `/api/devices/${id}/token`, {});
}

export function actOn(caller: Caller, id: string, act: DeviceAct): Promise<Answered<ActAnswer>> {
    return call(caller, 'POST', `/api/devices/${id}/${act}`, {});
}

/** A new roll is in the printer. */
export function loadPaper(caller: Caller, id: string): Promise<Answered<object>> {
    return call(caller, 'POST', `/api/devices/${id}/paper`, {});
}

/** The problems that a refusal lists; none for a refusal of another kind. */
export function fieldProblems({ error }: ErrorBody): readonly FieldProblem[] {
    const list: unknown = error.details?.list;
    if ((error.code !== 'device-refused' && error.code !== 'invalid-body') || !Array.isArray(list)) return [];
    return list.map(({ at, path, message }: { at?: string; path?: string; message: string }) => ({ path: at ?? path ?? '', message }));
}
