/** The HTTP edge: one application out of the routes of each audience. */
import express, { type Express, type NextFunction, type Request, type Response, type Router } from 'express';
import { accountRoutes } from './accounts.ts';
import { appointmentRoutes } from './appointments.ts';
import { attendanceRoutes } from './attendance.ts';
import { type Edge, failed, refuse, sameOriginOnly } from './call.ts';
import { documentRoutes } from './documents.ts';
import { helpRoutes } from './help.ts';
import { messageRoutes } from './messages.ts';
import { pageRoutes, securityHeaders } from './pages.ts';
import { publicRoutes } from './public.ts';
import { reportRoutes } from './reports.ts';
import { ruleRoutes } from './rules.ts';
import { slipRoutes } from './slips.ts';
import { counterRoutes, sessionRoutes, ticketRoutes } from './staff.ts';
import { supervisionRoutes } from './supervision.ts';
import { visitorRoutes } from './visitor.ts';
import { workOrderRoutes } from './work-orders.ts';

/** Bodies of calls are small; what is larger is refused. */
const BODY_LIMIT = '16kb';
/** Rules may carry a thousand lines about items. */
const RULES_LIMIT = '512kb';
/** A slip has up to eighty lines in each language, messages have fifteen texts. */
const SLIPS_LIMIT = '128kb';
/** Up to two hundred reasons with their texts. */
const REASONS_LIMIT = '128kb';
/** Five hundred shifts with hours of their own. */
const ROSTER_LIMIT = '512kb';

export function httpApp(edge: Edge, pages: string, more: readonly Router[]): Express {
    const app = express();
    app.disable('x-powered-by');
    app.set('etag', false);
    app.set('trust proxy', false);
    app.use(securityHeaders, sameOriginOnly);
    app.use('/api/rules', express.json({ limit: RULES_LIMIT, strict: true }));
    app.use('/api/roster', express.json({ limit: ROSTER_LIMIT, strict: true }));
    app.use('/api/rating-reasons', express.json({ limit: REASONS_LIMIT, strict: true }));
    app.use(['/api/slips', '/api/messages'], express.json({ limit: SLIPS_LIMIT, strict: true }));
    // Signed as it came, byte by byte.
    app.use('/api/back-office/events', express.text({ type: () => true, limit: BODY_LIMIT }));
    app.use('/api', express.json({ limit: BODY_LIMIT, strict: true }));
    app.use('/api', (_request, response, next) => {
        response.set('Cache-Control', 'no-store');
        next();
    });
    // The busiest routes first: a call is matched against each in turn.
    app.use(
        ticketRoutes(edge),
        counterRoutes(edge),
        visitorRoutes(edge),
        sessionRoutes(edge),
        publicRoutes(edge),
        appointmentRoutes(edge),
        documentRoutes(edge),
        helpRoutes(edge),
        ruleRoutes(edge),
        attendanceRoutes(edge),
        reportRoutes(edge),
        workOrderRoutes(edge),
        supervisionRoutes(edge),
        accountRoutes(edge),
        slipRoutes(edge),
        messageRoutes(edge),
        ...more,
    );
    app.use(pageRoutes(pages));
    app.use((request: Request, response: Response) => refuse(request, response, { code: 'not-found' }));
    app.use((error: unknown, request: Request, response: Response, _next: NextFunction) => failed(error, request, response));
    return app;
}
