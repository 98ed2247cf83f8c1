/** Calls of the device administrator: the registry of devices, their tokens, and going live. */
import { type Request, type Response, Router } from 'express';
import type { CommandType } from '#protocol/commands.ts';
import { type Device, isPageKind } from '#protocol/devices.ts';
import type { AnswerBody } from '../answers.ts';
import { DEVICE_ACTS, type DeviceActs } from '../devices/acts.ts';
import type { Fleet } from '../devices/fleet.ts';
import type { Presence } from '../devices/presence.ts';
import type { AddressedTo } from '../parsing.ts';
import { command, type Edge, give, refuse, requestIdOf, staff } from './call.ts';

export type DeviceEdge = Edge & { fleet: Fleet; presence: Presence; acts: DeviceActs };

export function deviceRoutes(edge: DeviceEdge): Router {
    const router = Router();
    router.get('/api/devices', (request, response) => {
        if (staff(edge, request, response, 'admin', 'manager') === undefined) return;
        response.json({ devices: edge.fleet.views() });
    });
    router.get('/api/devices/:id', (request, response) => {
        if (staff(edge, request, response, 'admin', 'manager') === undefined) return;
        const device = edge.fleet.view(request.params.id);
        if (device === null) return refuse(request, response, { code: 'unknown-device', details: { device: request.params.id } });
        response.json({ device });
    });
    router.post('/api/devices', async (request, response) => {
        const device = configured(await asAdmin(edge, request, response, 'addDevice', {}));
        if (device === null) return;
        const token = isPageKind(device.kind) ? edge.pairing.first(device.id, requestIdOf(request)) : null;
        response.status(201).json({ id: device.id, token, device, page: token === null ? null : pageOf(device, token) });
    });
    router.post('/api/devices/:id/token', async (request, response) => {
        const device = configured(await asAdmin(edge, request, response, 'pairDevice', { device: request.params.id }));
        if (device === null) return;
        const token = edge.pairing.renew(device.id);
        edge.presence.cut(device.id);
        response.json({ id: device.id, token, page: pageOf(device, token) });
    });
    router.patch('/api/devices/:id', async (request, response) => {
        const body = await asAdmin(edge, request, response, 'changeDevice', { device: request.params.id });
        if (body !== null) response.json(body);
    });
    router.delete('/api/devices/:id', async (request, response) => {
        const body = await asAdmin(edge, request, response, 'removeDevice', { device: request.params.id });
        if (body !== null) response.json(body);
    });
    router.post('/api/devices/:id/paper', async (request, response) => {
        const account = staff(edge, request, response, 'guide', 'manager', 'admin');
        if (account === undefined) return;
        const actor = { role: account.role, ref: account.ref };
        const answer = await give(edge, request, { type: 'loadPaper', address: { device: request.params.id }, actor });
        if (answer.ok) response.json({ device: edge.fleet.view(request.params.id) });
        else refuse(request, response, answer.refusal);
    });
    for (const act of DEVICE_ACTS) {
        router.post(`/api/devices/:id/${act}`, async (request, response) => {
            if (staff(edge, request, response, 'admin') === undefined) return;
            const device = edge.hub.state.devices.get(request.params.id);
            if (device === undefined) return refuse(request, response, { code: 'unknown-device', details: { device: request.params.id } });
            response.json(await edge.acts.do(device, act));
        });
    }
    router.post('/api/hall/live', async (request, response) => {
        const account = staff(edge, request, response, 'admin');
        if (account === undefined) return;
        await command(edge, request, response, { type: 'goLive', address: {}, actor: { role: account.role, ref: account.ref } });
    });
    return router;
}

/** Gives a command of the administrator; null when it was refused, and the refusal answered. */
async function asAdmin(edge: Edge, request: Request, response: Response, type: CommandType, address: AddressedTo): Promise<AnswerBody | null> {
    const account = staff(edge, request, response, 'admin');
    if (account === undefined) return null;
    const answer = await give(edge, request, { type, address, actor: { role: account.role, ref: account.ref } });
    if (answer.ok) return answer.body;
    refuse(request, response, answer.refusal);
    return null;
}

function configured(body: AnswerBody | null): Device | null {
    return body !== null && 'device' in body ? body.device : null;
}

/** Where the page of a device is to be opened, once: it keeps its token from then on. An agent has none. */
function pageOf({ kind, counter, zone }: Device, token: string): string | null {
    const query = (names: Readonly<Record<string, number | null>>): string => {
        const said = Object.entries(names).flatMap(([name, value]) => (value === null ? [] : [`${name}=${value}`]));
        return [...said, `token=${token}`].join('&');
    };
    if (kind === 'kiosk') return `/kiosk/?${query({})}`;
    if (kind === 'pad') return `/counter/pad.html?${query({ counter })}`;
    if (kind !== 'screen') return null;
    return counter === null ? `/display/?${query({ zone })}` : `/display/counter.html?${query({ counter })}`;
}
