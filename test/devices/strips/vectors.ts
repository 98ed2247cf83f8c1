import { hex } from '../chunks.ts';

/** Every frame begins with eight of these. */
const start = 'A5 A5 A5 A5 A5 A5 A5 A5';

/** Frames that others published, captured or printed in the source of their programs; none of them was made with our encoder. */
export const published = {
    ping: hex(`${start} 01 00 00 80 00 00 00 00 00 00 FE 02 05 00 A2 00 01 00 00 68 F8 5A`),
    done: hex(`${start} 00 80 01 00 00 00 00 00 00 00 FE 02 05 00 A0 00 00 00 00 64 DC 5A`),
    status: hex(`${start} 01 00 00 80 00 00 00 00 00 00 FE 02 05 00 A1 02 01 00 00 2D 40 5A`),
    clear: hex(`${start} 01 00 00 80 00 00 00 00 00 00 FE 02 05 00 A3 10 01 00 00 51 F8 5A`),
    clock: hex(`${start} 01 00 00 80 00 00 00 00 00 00 FE 02 0D 00 A2 03 01 08 00 13 20 01 25 11 17 26 05 B0 3F 5A`),
    temperature: hex(
        `${start} 01 00 00 80 00 00 00 00 00 00 FE 02 35 00 A3 06 02 00 00 00 01 2C 00 00 00 00 0C 00 40 00 0C 00 01 0A 01 02 00 00 00 00 01 01 01 00
         17 02 11 00 00 00 5C 46 4F 30 30 30 54 45 4D 50 45 52 3A 32 31 A1 E6 82 DA 5A`,
    ),
    humidity: hex(
        `${start} 01 00 00 80 00 00 00 00 00 00 FE 02 33 00 A3 06 02 00 00 00 01 2A 00 00 00 00 18 00 40 00 0C 00 01 0A 01 02 00 00 00 00 01 01 01 00
         17 02 0F 00 00 00 5C 46 4F 30 30 30 48 55 4D 3A 36 36 25 52 48 36 7A 5A`,
    ),
    blank: hex(
        `${start} 01 00 00 80 00 00 00 00 00 00 FE 02 2C 00 A3 06 02 00 00 00 01 23 00 00 00 00 24 00 40 00 0C 00 01 0A 01 02 00 00 00 00 01 01 01 00
         17 02 08 00 00 00 5C 46 4F 30 30 30 20 20 DA F6 5A`,
    ),
    moving: hex(
        `${start} 01 00 00 80 00 00 00 00 00 00 FE 02 32 00 A3 06 01 2D 00 00 01 29 00 00 00 00 00 00 18 00 20 00 00 00 00 02 00 00 00 00 02 02 03 00
         04 05 0E 00 00 00 30 31 32 33 34 35 51 52 53 54 54 56 27 42 A8 7D 5A`,
    ),
};

/** `moving` as it is often copied: without the 2D after the command, but with the checksum of the original. No card would take it. */
export const copiedWrongly = Buffer.from(published.moving);
copiedWrongly.writeUInt8(0x00, 25);
