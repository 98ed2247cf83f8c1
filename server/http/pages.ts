/** The built pages and their headers. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';

const POLICY = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self'",
    "connect-src 'self' ws: wss:",
    "manifest-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
].join('; ');

export const securityHeaders: RequestHandler = (_request, response, next) => {
    response.set({
        'Content-Security-Policy': POLICY,
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
        'Cross-Origin-Opener-Policy': 'same-origin',
    });
    next();
};

/** Page of a path, where it is not the file of the same name. */
const PAGES: readonly [path: string, file: string][] = [
    ['/', 'server/web/launcher/index.html'],
    ['/setup/:token', 'server/web/launcher/setup.html'],
    ['/virtual', 'server/web/launcher/virtual.html'],
    ['/t/:secret', 'display/phone.html'],
    ['/kiosk', 'kiosk/index.html'],
    ['/counter', 'counter/index.html'],
    ['/display', 'display/index.html'],
];

/** Serves what `npm run build` wrote. File names of assets carry their content's hash, so they are kept for ever; pages never. */
export function pageRoutes(folder: string): Router {
    const router = Router();
    for (const [path, file] of PAGES) {
        router.get(path, (_request, response, next) => {
            const page = join(folder, file);
            if (!existsSync(page)) return next();
            response.set('Cache-Control', 'no-cache').sendFile(page);
        });
    }
    router.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false }));
    router.use(
        express.static(folder, { redirect: false, cacheControl: false, setHeaders: (response) => void response.set('Cache-Control', 'no-cache') }),
    );
    return router;
}
