/** What the command line says. */
import { parseArgs } from 'node:util';

export const USAGE = `npm run replay -- FILE.csv [--map FILE.json] [--speed N] [--day YYYY-MM-DD | --day all] [--keep DIR] [--json]

  FILE.csv   recorded visitors: date,arrived,kind,class,waited_seconds,outcome,service_seconds,server
  --map      what the kinds, classes and counters are in the hall; else FILE.json beside FILE.csv
  --speed    how many times faster than real time, 1 to 10000; else 60
  --day      a day of the file, or all of them one after the other, each in a new hall; else the first
  --keep     where the halls' files and journals stay; else they are removed
  --json     prints the figures as JSON
`;

export type Options = { file: string; map: string; speed: number; day: string | null; keep: string | null; json: boolean };

/** The options, or a sentence that says what is wrong with them. */
export function readOptions(args: readonly string[]): Options | string {
    const text = { type: 'string' } as const;
    let parsed: ReturnType<typeof parse>;
    const parse = () =>
        parseArgs({ args: [...args], allowPositionals: true, options: { map: text, speed: text, day: text, keep: text, json: { type: 'boolean' } } });
    try {
        parsed = parse();
    } catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
    const { values, positionals } = parsed;
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return 'name one file of recorded visitors';
    const speed = Number(values.speed ?? 60);
    if (!(speed >= 1 && speed <= 10_000)) return `--speed ${values.speed} is not a number from 1 to 10000`;
    return {
        file,
        map: values.map ?? file.replace(/\.csv$/, '.json'),
        speed,
        day: values.day ?? null,
        keep: values.keep ?? null,
        json: values.json ?? false,
    };
}
