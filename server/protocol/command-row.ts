/** What a row of the command table is, and what several rows share. */
import { z } from 'zod';
import type { StaffRole } from './hall.ts';

/** Who can act: people by role, devices by kind, the back office as `integrator`, a visitor by the secret of the ticket, and the hub itself (clock, printing). */
export type ActorRole = StaffRole | 'kiosk' | 'pad' | 'visitor' | 'integrator' | 'hub';

/** The one who gives a command, as the edge has established it. */
export type Actor = {
    readonly role: ActorRole;
    /** Stable reference: a person's random reference, a device's id, a ticket's id, or `hub`. Never a name. */
    readonly ref: string;
};

export const code = z.string().min(1).max(60);
export const reason = z.string().trim().min(1).max(200);
/** What somebody writes in their own words; kept beside the journal. */
export const freeText = z.string().trim().min(1).max(1000);

export type Addressed = 'workOrder' | 'hall' | 'counter' | 'ticket' | 'appointment' | 'device';

export type CommandSpec<On extends Addressed = Addressed, Input extends z.ZodObject = z.ZodObject> = {
    readonly who: readonly ActorRole[];
    /** What the command is addressed to, beside its input: the hall, a counter by number, a ticket, an appointment or a device by id. */
    readonly on: On;
    readonly input: Input;
    readonly summary: string;
};

export function row<const On extends Addressed, Input extends z.ZodObject>(spec: CommandSpec<On, Input>): CommandSpec<On, Input> {
    return spec;
}
