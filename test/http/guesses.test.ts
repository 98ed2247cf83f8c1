import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ErrorBody } from '#protocol/errors.ts';
import { Attempts } from '../../server/access/attempts.ts';
import { hallFiles } from '../hub/hall-files.ts';
import { PASSWORD, RunningHub, START_MS } from '../hub/running-hub.ts';

const GUESSES = 20;

describe('a password that is guessed', () => {
    it('is not looked at any more after a few guesses, also when all come at once, and nobody else is held up', { timeout: START_MS }, async () => {
        await using hub = await RunningHub.start({ files: hallFiles() });
        const guess = (user: string, password: string): ReturnType<typeof hub.call<ErrorBody>> =>
            hub.call<ErrorBody>('POST', '/api/session', { user, password }, { 'accept-language': 'en' });
        const guesses = await Promise.all(Array.from({ length: GUESSES }, (_, index) => guess('clerk07', `Guess-${index}`)));
        const tooMany = guesses.filter(({ body }) => body.error.code === 'too-many-attempts');
        expect(tooMany.length).toBeGreaterThan(GUESSES / 2);
        for (const { status, body } of tooMany) {
            expect(status).toBe(429);
            expect(Number(body.error.details?.seconds)).toBeGreaterThan(0);
            expect(body.error.message).toMatch(/again in (a second|\d+ seconds)/);
        }
        expect((await guess('clerk08', PASSWORD)).status).toBe(200);
    });
});

describe('the delay of log-ins', () => {
    let attempts: Attempts;
    beforeEach(() => {
        vi.useFakeTimers({ toFake: ['Date'] });
        attempts = new Attempts();
        return () => vi.useRealTimers();
    });

    it('begins after five failures, grows to ten minutes at most and never locks for good', () => {
        for (let free = 0; free < 5; free += 1) {
            expect(attempts.secondsToWait('clerk01', 'here')).toBe(0);
            attempts.begun('clerk01', 'here');
        }
        const waits: number[] = [];
        for (let more = 0; more < 12; more += 1) {
            const wait = attempts.secondsToWait('clerk01', 'here');
            waits.push(wait);
            vi.setSystemTime(Date.now() + wait * 1000);
            expect(attempts.secondsToWait('clerk01', 'here')).toBe(0);
            attempts.begun('clerk01', 'here');
        }
        expect(waits.slice(0, 4)).toEqual([2, 4, 8, 16]);
        expect(Math.max(...waits)).toBe(600);
    });

    it('holds up neither another person nor another place, and is over after a success', () => {
        for (let guess = 0; guess < 6; guess += 1) attempts.begun('clerk01', 'here');
        expect(attempts.secondsToWait('clerk01', 'here')).toBeGreaterThan(0);
        expect(attempts.secondsToWait('clerk02', 'here')).toBe(0);
        expect(attempts.secondsToWait('clerk01', 'there')).toBe(0);
        attempts.succeeded('clerk01', 'here');
        expect(attempts.secondsToWait('clerk01', 'here')).toBe(0);
    });
});
