import type { Complete } from '../catalogue.ts';
import type { zh } from '../zh-CN/complaint-form.ts';

export const en: Complete<typeof zh> = {
    title: 'Complaints and suggestions',
    lead: 'In the words of whoever brings it. What is registered cannot be deleted.',
    kind: 'Kind',
    'kind.service': 'Complaint: service',
    'kind.result': 'Complaint: result',
    'kind.petition': 'Petition (registered and passed on)',
    'kind.suggestion': 'Suggestion (answered by the manager)',
    caseNo: 'Case number',
    no: 'Ticket number (if known)',
    day: 'Day of the visit',
    words: 'In their words',
    contact: 'How to reach them (by choice)',
    'contact.hint': 'Only to answer this matter; kept apart from the record and deleted in time once it is closed.',
    name: 'Name',
    phone: 'Phone',
    send: 'Register',
    sending: 'Registering…',
    done: 'Registered under {order}. Please tell this number to whoever brought it.',
    'missing.kind': 'Please choose the kind.',
    'missing.words': 'Please write down what was said.',
};
