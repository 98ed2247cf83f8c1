/** Card reading over a kiosk's socket: it ends with the visit, and with the connection. */
import type { Socket } from 'socket.io';
import { z } from 'zod';
import type { Refusal } from '#protocol/errors.ts';
import type { Language } from '#protocol/hall.ts';
import { errorBody, refusalOf } from '../commanding.ts';
import type { CardReading } from '../devices/card-reading.ts';
import { socketLog } from '../log.ts';

const USUAL_MS = 30_000;
const readMessage = z.looseObject({ withinMs: z.int().min(1_000).max(120_000).default(USUAL_MS) });

export function listenForCards(socket: Socket, { cards, kiosk, language }: { cards: CardReading | null; kiosk: string; language: Language }): void {
    let reading = false;
    const answered = (acknowledge: unknown, answer: Promise<object>): void => {
        const tell = typeof acknowledge === 'function' ? acknowledge : () => {};
        const refused = (refusal: Refusal): void => tell({ ok: false, ...errorBody(refusal, language) });
        answer.then(
            (said) => ('code' in said ? refused(said as Refusal) : tell({ ok: true, ...said })),
            (error: unknown) => {
                socketLog.error({ err: error }, 'a card could not be read');
                refused(refusalOf(error));
            },
        );
    };
    socket.on('read-card', (message: unknown, acknowledge: unknown) => {
        const parsed = readMessage.safeParse(message ?? {});
        if (!parsed.success) return answered(acknowledge, Promise.resolve({ code: 'invalid-body', details: { problems: 'withinMs' } }));
        if (cards === null) return answered(acknowledge, Promise.resolve({ code: 'no-card-reader' }));
        reading = true;
        answered(acknowledge, cards.read(kiosk, parsed.data.withinMs));
    });
    const stop = async (): Promise<object> => {
        reading = false;
        await cards?.stop(kiosk);
        return {};
    };
    socket.on('stop-card', (_message: unknown, acknowledge: unknown) => answered(acknowledge, stop()));
    socket.once('disconnect', () => {
        if (reading) answered(null, stop());
    });
}
