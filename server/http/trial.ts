/** What only a trial hall has, and only for its own machine: the sample accounts, the virtual printer; and the administrator's set-up link. */
import { Router } from 'express';
import { z } from 'zod';
import type { Device } from '#protocol/devices.ts';
import type { PrinterState } from '#protocol/slips.ts';
import { PrinterEmulator } from '../../devices/emulators/printer/printer-emulator.ts';
import type { AdminSetup } from '../access/trial.ts';
import { parseBody } from '../parsing.ts';
import { type Edge, languageOf, refuse } from './call.ts';
import { onlyThisMachineInTrial, slipsOf, type VirtualHost } from './virtual-devices.ts';

const faultBody = z.strictObject({ fault: z.enum(['paper-out', 'cover-open', 'off']).nullable() });
const setupBody = z.strictObject({ token: z.string().min(1).max(100), password: z.string().min(1).max(200) });

/** Columns of the virtual printer's paper. */
const COLUMNS = 48;

export type Trial = {
    password: string;
    /** The virtual printers, and how the hub finds each. */
    printers: () => readonly { emulator: PrinterEmulator; state: PrinterState }[];
};

/** The virtual printers among the devices of a host. */
export function virtualPrinters(devices: Iterable<Device>, host: VirtualHost): ReturnType<Trial['printers']> {
    return [...devices].flatMap(({ id }) => {
        const emulator = host.emulatorOf(id);
        return emulator instanceof PrinterEmulator ? [{ emulator, state: host.stateOf(id) }] : [];
    });
}

export function trialRoutes(edge: Edge, trial: Trial): Router {
    const router = Router();
    router.use('/api/trial', onlyThisMachineInTrial(edge));
    router.get('/api/trial', (_request, response) => {
        const accounts = [...edge.people.accounts()]
            .filter(({ sample }) => sample)
            .map(({ user, name, role, badge }) => ({ user, name, role, badge }));
        response.json({ password: trial.password, accounts });
    });
    router.get('/api/trial/printers', (_request, response) => {
        response.json(trial.printers().map(({ emulator, state }) => ({ ...printerView(emulator), state })));
    });
    router.post('/api/trial/printers/:index', async (request, response) => {
        const emulator = trial.printers()[Number(request.params.index)]?.emulator;
        if (emulator === undefined) return refuse(request, response, { code: 'not-found' });
        const body = parseBody(faultBody, request.body, languageOf(request));
        if (!body.ok) return refuse(request, response, body.refusal);
        await emulator.setFault(body.value.fault);
        response.json(printerView(emulator));
    });
    return router;
}

function printerView(emulator: PrinterEmulator): object {
    const { address, fault } = emulator;
    return { address, fault, slips: slipsOf(emulator, COLUMNS) };
}

/** `POST /api/setup`: the administrator chooses a password, once, with the token of the link that the start printed. */
export function setupRoutes(edge: Edge, setup: AdminSetup | null): Router {
    const router = Router();
    router.post('/api/setup', async (request, response) => {
        const body = parseBody(setupBody, request.body, languageOf(request));
        if (!body.ok) return refuse(request, response, body.refusal);
        if (setup === null || setup.token === null || setup.token !== body.value.token) return refuse(request, response, { code: 'not-found' });
        if (!(await edge.access.setPassword(setup.admin, body.value.password))) return refuse(request, response, { code: 'weak-password' });
        setup.finished();
        response.json({});
    });
    return router;
}
