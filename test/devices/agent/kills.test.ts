/**
 * An agent that is killed and cut off at random moments while it prints, counted on paper: a real agent's process, a virtual printer that outlives it,
 * the hub's end in this process.
 */
import { expect, test, vi } from 'vitest';
import { decode } from '../../../devices/emulators/printer/decode.ts';
import { PrinterEmulator } from '../../../devices/emulators/printer/printer-emulator.ts';
import { Random } from '../../faults/random.ts';
import { Cable } from '../../screens/cable.ts';
import { sampleSlip } from '../sample-slip.ts';
import { until } from '../until.ts';
import { AgentHall, eventually } from './agent-hall.ts';
import { RunningAgent } from './running-agent.ts';
import { AGENT, AGENT_TOKEN, deviceOf, HubEnd } from './two-ends.ts';

vi.hoisted(() => {
    process.env.HALL_LOG = 'silent';
});

const KILLS = 30;
const JOBS_EACH = 3;
const HALL_KILLS = 15;
const PATIENCE_MS = 60_000;
const CONNECTED = { answer: 2_000, away: 300, printing: 20_000 };

/** The numbers on the paper, one for each time that it was printed. A slip torn off half way may have its number or not: it counts. */
function numbersOn(printer: PrinterEmulator): string[] {
    return printer.jobs.map(({ bytes }) => {
        const text = decode(bytes).lines.map((line) => (line.kind === 'text' ? line.text : ''));
        return text.find((line) => /^J\d+$/.test(line)) ?? 'half';
    });
}

test('each job is printed at most once and its status is the truth, over thirty kills and cuts', { timeout: 600_000 }, async () => {
    const random = new Random();
    console.info(`seed of the kills: ${random.seed}`);
    await using hub = await HubEnd.start(CONNECTED);
    const printer = await new PrinterEmulator({ port: 0, keep: 1_000 }).start();
    const cable = await Cable.to(hub.url);
    await hub.host.configure([{ ...deviceOf('printer-1'), line: printer.address }]);
    await using agent = new RunningAgent(cable.url, AGENT_TOKEN);
    agent.start();
    const first = new Map<string, string>();
    const jobs: string[] = [];
    for (let round = 0; round < KILLS; round++) {
        await until('the agent is at work', () => hub.agents.hostOf(AGENT).stateOf('printer-1').state === 'online', PATIENCE_MS);
        for (let n = 0; n < JOBS_EACH; n++) {
            const job = `J${round * JOBS_EACH + n}`;
            jobs.push(job);
            void hub.host
                .order('printer-1', { do: 'print', job, slip: sampleSlip(job), withinMs: 60_000 })
                .then((result) => first.set(job, result.ok ? (result.print?.status ?? 'none') : result.reason));
        }
        await new Promise((resolve) => setTimeout(resolve, random.below(120)));
        if (random.below(3) === 0) cable.pull();
        else await agent.kill9();
        await new Promise((resolve) => setTimeout(resolve, random.below(400)));
        cable.putBack();
        if (agent.isDead) agent.start();
    }
    const last = new Map<string, string>();
    await until(
        'every job has its truth',
        () => {
            for (const { job, status } of hub.stored) last.set(job, status);
            return jobs.every((job) => last.has(job) && first.has(job));
        },
        PATIENCE_MS,
    );
    const onPaper = numbersOn(printer);
    const times = (job: string): number => onPaper.filter((number) => number === job).length;
    expect(onPaper).not.toContain('half');
    for (const job of jobs) {
        const told = `${job}: first ${first.get(job)}, then ${last.get(job)}, on paper ${times(job)}`;
        expect(times(job), told).toBeLessThanOrEqual(1);
        if (last.get(job) === 'printed') expect(times(job), told).toBe(1);
        if (last.get(job) === 'not-sent') expect(times(job), told).toBe(0);
        // What was certain at first stays so.
        if (first.get(job) !== 'unknown') expect(last.get(job), told).toBe(first.get(job));
    }
    // The kills met jobs at work, and most came out: a test in which nothing happens proves nothing.
    const statuses = [...last.values()];
    console.info(
        `printed ${statuses.filter((status) => status === 'printed').length}, unknown ${statuses.filter((status) => status === 'unknown').length}`,
    );
    expect(statuses.filter((status) => status === 'printed').length).toBeGreaterThan(jobs.length / 3);
    expect([...first.values()].filter((status) => status === 'unknown').length).toBeGreaterThan(0);
    await cable.close();
    await printer.close();
});

test('a hall whose hub, agent and network are cut at random tells of every slip what is on paper', { timeout: 600_000 }, async () => {
    const random = new Random();
    console.info(`seed of the kills: ${random.seed}`);
    await using hall = await AgentHall.start();
    const taken: string[] = [];
    for (let round = 0; round < HALL_KILLS; round++) {
        await hall.atWork();
        for (let n = 0; n < 2; n++) taken.push((await hall.take()).no);
        await new Promise((resolve) => setTimeout(resolve, random.below(150)));
        const which = random.below(3);
        if (which === 0) await hall.hub.kill9();
        else if (which === 1) await hall.agent.kill9();
        else hall.cable.pull();
        await new Promise((resolve) => setTimeout(resolve, random.below(400)));
        if (which === 0) await hall.hub.restart();
        else if (which === 1) hall.agent.start();
        else hall.cable.putBack();
    }
    await eventually('every slip has an outcome', async () => [...(await hall.prints()).values()].every((status) => status !== 'queued'));
    const prints = await hall.prints();
    for (const no of taken) {
        const { times } = hall.onPaper(no);
        const told = `${no}: ${prints.get(no)}, on paper ${times}`;
        expect(times, told).toBeLessThanOrEqual(1);
        expect(['printed', 'not-sent', 'unknown'], told).toContain(prints.get(no));
        if (prints.get(no) === 'printed') expect(times, told).toBe(1);
        if (prints.get(no) === 'not-sent') expect(times, told).toBe(0);
    }
    expect([...prints.values()].filter((status) => status === 'printed').length).toBeGreaterThan(taken.length / 3);
});
