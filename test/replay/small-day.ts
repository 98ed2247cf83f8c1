/** A recorded morning of thirty visitors in two kinds, with margins so wide that a busy machine does not change who is served. */
const HEAD = 'date,arrived,kind,class,waited_seconds,outcome,service_seconds,server';

/** Six come early and leave long before the clerks do come; then a visitor every two minutes, served by three clerks. */
export function smallDay(): string {
    const rows = [HEAD];
    for (let n = 0; n < 6; n += 1) rows.push(`2001-05-08,08:00:${String(n * 5).padStart(2, '0')},X,ordinary,600,left,,`);
    for (let n = 0; n < 24; n += 1) {
        const arrived = 9 * 3600 + n * 120;
        const kind = n % 3 === 0 ? 'Y' : 'X';
        const server = n % 3 === 0 ? 'C' : n % 2 === 0 ? 'A' : 'B';
        rows.push(`2001-05-08,${clockTime(arrived)},${kind},${n % 6 === 1 ? 'privileged' : 'ordinary'},${n < 4 ? 30 : 0},served,100,${server}`);
    }
    return `${rows.join('\n')}\n`;
}

function clockTime(seconds: number): string {
    const part = (value: number): string => String(Math.floor(value)).padStart(2, '0');
    return `${part(seconds / 3600)}:${part((seconds % 3600) / 60)}:${part(seconds % 60)}`;
}

const text = (zh: string, en: string): object => ({ 'zh-CN': zh, en });
const theme = (id: string, prefix: string): object => ({ id, prefix, name: text(id, id), hint: text(id, id), colour: '#1d5fa8', icon: 'people' });

export const SMALL_MAP = {
    about: 'A morning for the tests',
    hall: { name: text('测试厅', 'Test hall'), timeZone: 'America/Sao_Paulo' },
    hours: { alwaysOpen: true, weekly: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] } },
    themes: [theme('xeno', 'W'), theme('yard', 'Y')],
    kinds: { X: { theme: 'xeno', item: 'xeno-item' }, Y: { theme: 'yard' } },
    classes: { ordinary: null, privileged: 'care' },
    counters: { asRecorded: 3 },
};
