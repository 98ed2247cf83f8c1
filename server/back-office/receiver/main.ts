import { parseArgs } from 'node:util';
import { Receiver } from './receiver.ts';

const usage = 'HALL_BACK_OFFICE_SECRET=… npm run receiver -- [--port 8090] [--file received.jsonl]';

/** Takes the messages of a hall, prints each once, and keeps them in a file. */
async function main(): Promise<void> {
    const { values } = parseArgs({ options: { port: { type: 'string', default: '8090' }, file: { type: 'string', default: 'received.jsonl' } } });
    const secret = process.env.HALL_BACK_OFFICE_SECRET ?? '';
    const port = Number(values.port);
    if (secret.length < 24 || !Number.isInteger(port) || port < 0 || port > 65_535) {
        console.error(usage);
        process.exitCode = 2;
        return;
    }
    const receiver = new Receiver({ file: values.file, secret, port, heard: (message) => console.log(JSON.stringify(message)) });
    console.error(`receiver ready ${await receiver.start()}`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void receiver.close());
}

await main();
