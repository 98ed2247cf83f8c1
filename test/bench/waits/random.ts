/** Random numbers that are the same on every machine for a seed (xorshift with a multiply, 32 bits). */
export type Random = {
    /** Even between 0 and 1. */
    next(): number;
    /** Waiting for something that comes at a constant rate. */
    exponential(mean: number): number;
    /** Positive, skewed to the right; `deviation` is of its logarithm. */
    lognormal(mean: number, deviation: number): number;
};

export function randomFrom(seed: number): Random {
    let state = (seed * 2_654_435_761) >>> 0 || 1;
    const next = (): number => {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        state >>>= 0;
        return (Math.imul(state, 0x9e37_79b1) >>> 0) / 2 ** 32;
    };
    const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    return {
        next,
        exponential: (mean) => -mean * Math.log(1 - next()),
        lognormal: (mean, deviation) => mean * Math.exp(deviation * normal() - deviation ** 2 / 2),
    };
}
