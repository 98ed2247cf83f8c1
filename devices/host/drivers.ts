import { Caller } from '../pads/caller.ts';
import { RatingPad } from '../pads/rating-pad.ts';
import type { Drivers } from './driver.ts';

/** What drives each kind of device. */
export const drivers: Drivers = {
    caller: (context) => new Caller(context),
    ratingPad: (context) => new RatingPad(context),
};
