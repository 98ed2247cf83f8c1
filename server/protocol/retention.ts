/** How long the hall keeps what it knows of people. A hall may keep less than this, and more only where the law asks for it. */
import { z } from 'zod';

const days = (least: number, most: number): z.ZodInt => z.int().min(least).max(most);

export const retention = z.strictObject({
    personDays: days(1, 366).default(30).describe('Days since a person was last seen, after which the hall no longer knows that they are the same'),
    contactWorkingDays: days(0, 60)
        .default(5)
        .describe('Working days for which a phone number or address is kept; that of a complaint counts from its end'),
    resultDays: days(1, 366).default(90).describe('Days at most for which it is kept for somebody who wants to be told of a result'),
    textDays: days(183, 3660).default(183).describe('Days for which what people wrote is kept'),
});
export type Retention = z.infer<typeof retention>;

export const STANDARD_RETENTION: Retention = retention.parse({});
