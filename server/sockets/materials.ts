/** The list of what to bring, printed at a kiosk: it changes nothing in the hall but the paper, so it is no command. */
import type { Socket } from 'socket.io';
import { z } from 'zod';
import { language } from '#protocol/hall.ts';
import type { PrintOutcome } from '#protocol/slips.ts';
import { errorBody, refusalOf } from '../commanding.ts';
import { socketLog } from '../log.ts';
import type { Printing } from '../printing.ts';

const wanted = z.looseObject({ item: z.string().min(1).max(60), language });

/** Answers `print-materials {item, language}` with `{print: {status}}`. One list at a time: a hand on the button does not empty the roll. */
export function listenForMaterials(socket: Socket, { printing, kiosk }: { printing: Printing; kiosk: string }): void {
    let busy = false;
    socket.on('print-materials', (message: unknown, acknowledge: unknown) => {
        const tell = typeof acknowledge === 'function' ? acknowledge : () => {};
        const parsed = wanted.safeParse(message ?? {});
        if (!parsed.success) return tell({ ok: false, ...errorBody({ code: 'invalid-body', details: { problems: 'item, language' } }, 'zh-CN') });
        if (busy) return tell({ ok: true, print: { status: 'queued' } });
        busy = true;
        printing
            .printMaterials(kiosk, parsed.data.item, parsed.data.language)
            .then(
                ({ status }: PrintOutcome) => tell({ ok: true, print: { status } }),
                (error: unknown) => {
                    socketLog.error({ err: error }, 'a list of materials could not be printed');
                    tell({ ok: false, ...errorBody(refusalOf(error), parsed.data.language) });
                },
            )
            .finally(() => {
                busy = false;
            });
    });
}
