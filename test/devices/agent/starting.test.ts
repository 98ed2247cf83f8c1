import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readAgentSettings } from '../../../devices/agent/settings.ts';
import { Directory } from './paper.ts';
import { RunningAgent, spawnAgent } from './running-agent.ts';
import { AGENT, AGENT_TOKEN, deviceOf, HubEnd } from './two-ends.ts';

/** Several processes, one after the other, on a machine that is busy with other things. */
const LONG = { timeout: 120_000 };
const NOBODY = 'http://127.0.0.1:9';

test('all that is wrong with the settings is said at once, in both languages', LONG, async () => {
    const { ended, output } = spawnAgent(['--hub', 'hall.example.cn/queue', '--ca', '/nowhere/ca.pem']);
    expect(await ended).toBe(1);
    for (const words of [
        '大厅地址应为',
        'the address of the hub is',
        '缺少令牌',
        'the token is missing',
        '读不到文件',
        '/nowhere/ca.pem',
        'npm run agent',
    ]) {
        expect(output.err).toContain(words);
    }
});

test('the command line goes before the environment, and a token file is read at each attempt', LONG, async () => {
    await using directory = new Directory();
    const file = join(directory.path, 'token');
    writeFileSync(file, 'first\n');
    const env = { HALL_HUB: 'http://elsewhere:8080', HALL_AGENT_TOKEN: 'of the environment', HALL_AGENT_DATA: '/var/lib/agent' };
    const settings = readAgentSettings(['--hub', 'https://hall.example.cn/', '--token-file', file], env);
    expect([settings.hub, settings.data, settings.token()]).toEqual(['https://hall.example.cn', '/var/lib/agent', 'first']);
    writeFileSync(file, 'second\n');
    expect(settings.token()).toBe('second');
    expect(readAgentSettings([], env).token()).toBe('of the environment');
});

test('a hub that cannot be reached is told once and tried for ever; the agent ends in order meanwhile', LONG, async () => {
    await using agent = new RunningAgent(NOBODY, 'token');
    agent.start();
    await agent.hears('The hall cannot be reached');
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(agent.log.split('no connection to the hub').length).toBeGreaterThan(2);
    expect(agent.said.split('The hall cannot be reached')).toHaveLength(2);
    expect(await agent.stop()).toBe(0);
});

test('it says when it is connected, when it is refused, and what its token was is in no log', LONG, async () => {
    await using hub = await HubEnd.start();
    await using agent = new RunningAgent(hub.url, AGENT_TOKEN);
    agent.start();
    await agent.hears('Connected to the hall');
    await using stranger = new RunningAgent(hub.url, 'a-mistyped-token');
    stranger.start();
    await stranger.hears('The hall does not know this token');
    await using twin = new RunningAgent(hub.url, AGENT_TOKEN);
    twin.start();
    await twin.hears('Another agent is connected with the same token');
    expect(agent.said + agent.log + stranger.said + stranger.log).not.toMatch(new RegExp(`${AGENT_TOKEN}|a-mistyped-token`));
});

test('a second agent on the same directory does not start', LONG, async () => {
    await using agent = new RunningAgent(NOBODY, 'token');
    agent.start();
    await agent.hears('The device agent starts');
    const second = spawnAgent(['--hub', NOBODY, '--token', 'token', '--data', agent.data]);
    expect(await second.ended).toBe(1);
    expect(second.output.err).toContain('Another agent uses this data directory');
    // One that was killed leaves nothing that would stop the next.
    await agent.kill9();
    agent.start();
    await agent.hears('The device agent starts');
});

test('a damaged journal is refused with its place and left as it is', LONG, async () => {
    await using hub = await HubEnd.start();
    await hub.agents.hostOf(AGENT).configure([deviceOf('printer-1')]);
    await using agent = new RunningAgent(hub.url, AGENT_TOKEN);
    for (let start = 0; start < 2; start++) {
        agent.start();
        await agent.hears('Connected to the hall');
        await agent.stop();
    }
    const path = join(agent.data, 'jobs.log');
    const bytes = readFileSync(path);
    const damaged = Buffer.concat([Buffer.from('x'), bytes.subarray(1), bytes]);
    writeFileSync(path, damaged);
    const again = spawnAgent(['--hub', NOBODY, '--token', 'token', '--data', agent.data]);
    expect(await again.ended).toBe(1);
    expect(again.output.err).toContain('打印记录已损坏');
    expect(again.output.err).toContain(`${path} is damaged [byte=0]`);
    expect(readFileSync(path)).toEqual(damaged);
});

test('a hub with a certificate of its own is trusted by the certificate of its authority only', LONG, async () => {
    await using directory = new Directory();
    const [key, certificate] = [join(directory.path, 'key.pem'), join(directory.path, 'certificate.pem')];
    const subject = ['-subj', '/CN=hall', '-addext', 'subjectAltName=IP:127.0.0.1'];
    const files = ['-keyout', key, '-out', certificate];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', ...subject, ...files]);
    await using hub = await HubEnd.start({}, createServer({ key: readFileSync(key), cert: readFileSync(certificate) }));
    await using stranger = new RunningAgent(hub.url, AGENT_TOKEN);
    stranger.start();
    await stranger.hears('The certificate of the hall is not trusted');
    await using agent = new RunningAgent(hub.url, AGENT_TOKEN, ['--ca', certificate]);
    agent.start();
    await agent.hears('Connected to the hall');
});
