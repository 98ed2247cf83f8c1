import type { Complete } from '../catalogue.ts';
import type { zh } from '../zh-CN/counter-screen.ts';

export const en: Complete<typeof zh> = {
    title: 'Screen of counter {no}',
    'counter.unit': 'Counter',
    'counter.label': 'Counter {no}',
    closed: 'Counter not open',
    'closed.hint': 'Please look at the hall screens or ask at the guide desk',
    idle: 'Welcome',
    'idle.hint': 'Please watch the screens and listen for your number',
    'called.before': 'Number',
    'called.after': 'please come',
    called: 'Number {no}, please come',
    'serving.before': 'Now serving',
    serving: 'Now serving {no}',
    paused: 'Paused',
    'paused.hint': 'Please wait a moment or look for another counter',
    lost: 'Connecting to the hall',
    'lost.hint': 'Please go by the hall screens and the voice',
    'serves.separator': ' · ',
    'choice.title': 'Which counter does this screen belong to?',
    'choice.unknown': 'The hall has no such counter. Please choose again.',
};
