/** Documents of counters: as pages, their results become ready, and the lists of what is still to do. They are given out at a counter, see the command table. */
import { type Request, Router } from 'express';
import { workLine } from '#hall/views/work.ts';
import type { CaseFile } from '#protocol/case-files.ts';
import { documentContent } from '#protocol/documents.ts';
import { language } from '#protocol/hall.ts';
import type { CaseLine, PaperAnswer, WorkLists } from '#protocol/work-lists.ts';
import { documentView, sheetView } from '../answers.ts';
import { languageOfPaper, paperOf, slipOfPaper } from '../document-printing.ts';
import { command, type Edge, refuse, staff } from './call.ts';

/** Of each list of results. */
const SHOWN = 200;

export function documentRoutes(edge: Edge): Router {
    const router = Router();
    router.post('/api/documents/ready', async (request, response) => {
        const account = staff(edge, request, response, 'guide', 'clerk', 'manager', 'admin');
        if (account === undefined) return;
        await command(edge, request, response, { type: 'markDocumentReady', address: {}, actor: { role: account.role, ref: account.ref } });
    });
    router.get('/api/documents/:number', (request, response) => {
        if (staff(edge, request, response, 'clerk', 'guide', 'manager', 'supervisor', 'admin') === undefined) return;
        const answer = paperAnswer(edge, request.params.number, request);
        if (answer === null) return refuse(request, response, { code: 'unknown-document' });
        response.json(answer);
    });
    router.post('/api/documents/:number/printed', async (request, response) => {
        const account = staff(edge, request, response, 'clerk', 'guide', 'manager', 'supervisor', 'admin');
        if (account === undefined) return;
        const actor = { role: account.role, ref: account.ref };
        await command(edge, request, response, { type: 'pageDocument', address: {}, actor, more: { document: request.params.number } });
    });
    router.get('/api/work-lists', (request, response) => {
        if (staff(edge, request, response, 'clerk', 'guide', 'manager', 'supervisor') === undefined) return;
        const counter = Number(request.query.counter);
        response.json(workLists(edge, Number.isInteger(counter) && counter > 0 ? counter : null));
    });
    return router;
}

/** A paper as its page shows it: in the language that is asked for, else in its own. */
function paperAnswer(edge: Edge, number: string, request: Request): PaperAnswer | null {
    const { state } = edge.hub;
    const paper = paperOf(state, number);
    if (paper === null) return null;
    const asked = language.safeParse(request.query.language);
    const spoken = asked.success ? asked.data : languageOfPaper(paper);
    const marked = state.documents.printed(number).onPaper;
    return {
        document: 'document' in paper ? documentView(state, paper.document) : null,
        sheet: 'sheet' in paper ? sheetView(state, paper.sheet) : null,
        language: spoken,
        marked,
        lines: slipOfPaper(state, paper, edge, spoken, marked ? ['reprint'] : []).lines,
    };
}

/** `counter` null: of all counters. */
function workLists(edge: Edge, counter: number | null): WorkLists {
    const { state } = edge.hub;
    const { earlierWork, caseFiles } = edge.journal;
    const day = state.day ?? '';
    const today = [...state.counters.values()]
        .filter(({ setup }) => counter === null || setup.no === counter)
        .flatMap(({ accepted }) => [...accepted]);
    return {
        handOver: [...earlierWork.notHandedOver(day, counter), ...today].map(workLine),
        noCase: earlierWork.withoutCase(day, counter).map(workLine),
        ready: caseFiles.inState('ready', SHOWN).map((file) => caseLine(edge, file)),
        collected: caseFiles.latest('collected', SHOWN).map((file) => caseLine(edge, file)),
    };
}

function caseLine({ hub, people }: Edge, { caseNo, item, counter, readyAt, expectedDay, ticket, collected }: CaseFile): CaseLine {
    const given = ticket === null ? [] : hub.state.documents.ofVisit(ticket);
    const account = collected === null ? undefined : people.byRef(collected.clerk);
    const clerk = account === undefined ? null : { name: account.name, badge: account.badge };
    return {
        ...{ caseNo, item, counter, readyAt, expectedDay },
        documents: given.map(({ number }) => documentContent(number)),
        collected: collected === null ? null : { at: collected.at, counter: collected.counter, clerk },
    };
}
