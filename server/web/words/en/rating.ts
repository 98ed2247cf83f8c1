import type { Complete } from '../catalogue.ts';
import type { zh } from '../zh-CN/rating.ts';

export const en: Complete<typeof zh> = {
    levels: 'How satisfied you are',
    'level.5': 'Very satisfied',
    'level.4': 'Satisfied',
    'level.3': 'Mostly satisfied',
    'level.2': 'Dissatisfied',
    'level.1': 'Very dissatisfied',
    'why.ask': 'What is the reason for your rating?',
    'why.hint': 'Choose as many as you like, or none.',
    'why.more': 'More reasons',
    'why.words': 'Anything else (optional)',
    'why.words.hint': 'Please leave out names, phone and card numbers.',
    submit: 'Send',
    sending: 'Sending…',
    thanks: 'Thank you for your rating',
    'thanks.hint': 'What you tell us makes the service better.',
    'thanks.phone': 'You have rated on your phone; each service is rated once.',
    'thanks.kiosk': 'You have rated at the kiosk; each service is rated once.',
    'thanks.paper': 'Your paper form has been entered; each service is rated once.',
};
