/** Papers that are no ticket's, printed for a page: they change nothing in the hall but the paper, so they are no commands. */
import type { Socket } from 'socket.io';
import { z } from 'zod';
import type { Actor } from '#protocol/commands.ts';
import type { Refusal } from '#protocol/errors.ts';
import { type Language, language } from '#protocol/hall.ts';
import type { PrintOutcome } from '#protocol/slips.ts';
import { errorBody, refusalOf } from '../commanding.ts';
import { socketLog } from '../log.ts';
import type { Printing } from '../printing.ts';

const code = z.string().min(1).max(60);
const materials = z.looseObject({ item: code, language });
const confirmation = z.looseObject({ appointment: code, kiosk: code });

/** What a message asks for becomes an outcome of the printer, or a refusal. */
type Print<Wanted> = (wanted: Wanted) => Promise<PrintOutcome | Refusal>;

/** Answers `print-materials {item, language}` with `{print: {status}}`. */
export function listenForMaterials(socket: Socket, { printing, kiosk }: { printing: Printing; kiosk: string }): void {
    listenForPaper(socket, 'print-materials', materials, 'zh-CN', (wanted) => printing.printMaterials(kiosk, wanted.item, wanted.language));
}

/** Answers `print-appointment {appointment, kiosk}` in the same way. */
export function listenForConfirmations(
    socket: Socket,
    { printing, actor, language: told }: { printing: Printing; actor: () => Actor | Refusal; language: Language },
): void {
    listenForPaper(socket, 'print-appointment', confirmation, told, async ({ appointment, kiosk }) => {
        const who = actor();
        if ('code' in who) return who;
        return (await printing.printAppointment(kiosk, appointment)) ?? { code: 'unknown-appointment' };
    });
}

/** One paper at a time: a hand on the button does not empty the roll. */
function listenForPaper<Schema extends z.ZodObject>(
    socket: Socket,
    event: string,
    schema: Schema,
    told: Language,
    print: Print<z.output<Schema>>,
): void {
    let busy = false;
    socket.on(event, (message: unknown, acknowledge: unknown) => {
        const tell = typeof acknowledge === 'function' ? acknowledge : () => {};
        const refuse = (refusal: Refusal): void => tell({ ok: false, ...errorBody(refusal, told) });
        const parsed = schema.safeParse(message ?? {});
        if (!parsed.success) return refuse({ code: 'invalid-body', details: { problems: Object.keys(schema.shape).join(', ') } });
        if (busy) return tell({ ok: true, print: { status: 'queued' } });
        busy = true;
        print(parsed.data)
            .then(
                (said) => ('code' in said ? refuse(said) : tell({ ok: true, print: { status: said.status } })),
                (error: unknown) => {
                    socketLog.error({ err: error, event }, 'a paper could not be printed');
                    refuse(refusalOf(error));
                },
            )
            .finally(() => {
                busy = false;
            });
    });
}
