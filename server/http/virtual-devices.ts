/** The virtual devices of a trial or of training, for the machine of the hub alone: what each shows, doing what a person can do at it, breaking it. */
import { type RequestHandler, Router } from 'express';
import { z } from 'zod';
import type { Device, DeviceState } from '#protocol/devices.ts';
import type { Emulator } from '../../devices/emulators/emulator.ts';
import { decode } from '../../devices/emulators/printer/decode.ts';
import { drawSlip } from '../../devices/emulators/printer/draw.ts';
import { PrinterEmulator } from '../../devices/emulators/printer/printer-emulator.ts';
import { parseBody } from '../parsing.ts';
import { type Edge, isLocalCall, languageOf, refuse } from './call.ts';

/** Columns of a virtual printer's paper, when its device does not say. */
const COLUMNS = 48;

/** Whoever drives the devices: which of them are virtual, and how each is. */
export type VirtualHost = { emulatorOf: (device: string) => Emulator | null; stateOf: (device: string) => DeviceState };

export const virtualBody = z.union([
    z.strictObject({ fault: z.string().max(40).nullable().describe('One of its `faults`, or null for none') }),
    z.strictObject({ action: z.string().max(40).describe('One of its `actions`'), value: z.string().max(200).default('') }),
]);

/** For other machines, and in a live hall, nothing of it is there. */
export function onlyThisMachineInTrial(edge: Edge): RequestHandler {
    return (request, _response, next) => {
        if (isLocalCall(request) && edge.hub.state.setup.config.mode !== 'live') next();
        else next('router');
    };
}

export function virtualDeviceRoutes(edge: Edge, host: VirtualHost): Router {
    const router = Router();
    router.use('/api/trial/devices', onlyThisMachineInTrial(edge));
    router.get('/api/trial/devices', (_request, response) => {
        response.json({
            devices: [...edge.hub.state.devices.values()].flatMap((device) => {
                const emulator = host.emulatorOf(device.id);
                return emulator === null ? [] : [viewOf(device, emulator, host.stateOf(device.id))];
            }),
        });
    });
    router.post('/api/trial/devices/:id', async (request, response) => {
        const device = edge.hub.state.devices.get(request.params.id);
        const emulator = device === undefined ? null : host.emulatorOf(device.id);
        if (device === undefined || emulator === null)
            return refuse(request, response, { code: 'unknown-device', details: { device: request.params.id } });
        const body = parseBody(virtualBody, request.body, languageOf(request));
        if (!body.ok) return refuse(request, response, body.refusal);
        const done = 'fault' in body.value ? await emulator.setFault(body.value.fault) : emulator.act(body.value.action, body.value.value);
        if (!done)
            return refuse(request, response, { code: 'invalid-body', details: { problems: 'fault' in body.value ? 'fault' : 'action, value' } });
        response.json({ device: viewOf(device, emulator, host.stateOf(device.id)) });
    });
    return router;
}

function viewOf({ id, kind, name, kiosk, counter, options }: Device, emulator: Emulator, state: DeviceState): object {
    const { address, fault, faults, shown, actions } = emulator;
    const slips = emulator instanceof PrinterEmulator ? { slips: slipsOf(emulator, options.columns ?? COLUMNS) } : {};
    return { id, kind, name, kiosk, counter, address, state, fault, faults, shown, actions, ...slips };
}

/** Newest first. */
export function slipsOf({ jobs }: PrinterEmulator, columns: number): { id: number; whole: boolean; svg: string }[] {
    return jobs.map(({ number, bytes, whole }) => ({ id: number, whole, svg: drawSlip(decode(bytes).lines, columns) })).reverse();
}
