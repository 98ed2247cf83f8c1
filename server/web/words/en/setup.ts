import type { Complete } from '../catalogue.ts';
import type { zh } from '../zh-CN/setup.ts';

export const en: Complete<typeof zh> = {
    title: 'Set the administrator password',
    text: 'Please choose the password of the account admin. This link works once.',
    rule: 'At least 8 characters, with three of: capital letters, small letters, digits, symbols.',
    password: 'New password',
    again: 'Once more',
    show: 'Show the password',
    submit: 'Set the password',
    busy: 'Setting it…',
    missing: 'Please fill in the new password.',
    different: 'The two passwords are not the same.',
    used: 'This link has been used or is not right; no password was changed. If none has been set yet, use the whole link that the first start printed.',
    'done.title': 'The password is set',
    'done.text': 'You can log in as admin with it now. Please remember it: it is not shown again.',
    launcher: 'Go to the launcher',
};
