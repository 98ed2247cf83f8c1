/** A hub with screens, in one piece: what most cases need. */

import type { Screens } from '../workers/screens.ts';
import { Folder, HubUnderTest, hallFiles, PASSWORD } from './hub.ts';
import { Worker } from './workers.ts';

export class HallUnderTest implements AsyncDisposable {
    readonly folder: Folder;
    readonly hub: HubUnderTest;
    readonly screens: Worker<Screens>;

    private constructor(folder: Folder, hub: HubUnderTest, screens: Worker<Screens>) {
        this.folder = folder;
        this.hub = hub;
        this.screens = screens;
    }

    /** Starts a hub on fresh data and attaches hall screens. */
    static async start(count: number): Promise<HallUnderTest> {
        const folder = new Folder();
        const hub = await HubUnderTest.start({ files: hallFiles(folder.path), data: folder.path });
        const screens = new Worker<Screens>('screens.ts');
        await screens.ask('attach', { url: hub.url, count, bare: false });
        return new HallUnderTest(folder, hub, screens);
    }

    async post(path: string, body: object, token?: string): Promise<unknown> {
        const headers = { 'Content-Type': 'application/json', ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }) };
        const response = await fetch(this.hub.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
        if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${await response.text()}`);
        return response.json();
    }

    /** Logs a clerk in and opens a counter; the session's token. */
    async signIn(user: string, counter: number): Promise<string> {
        // The shape is the contract's.
        const { token } = (await this.post('/api/session', { user, password: PASSWORD })) as { token: string };
        await this.post(`/api/counters/${counter}/sign-in`, {}, token);
        return token;
    }

    async [Symbol.asyncDispose](): Promise<void> {
        await this.screens.close();
        await this.hub.close();
        this.folder[Symbol.dispose]();
    }
}
