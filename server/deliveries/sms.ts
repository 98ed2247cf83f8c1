/** One SMS through the gateway of the hall: a request whose address and body are templates. */
import type { SmsSettings } from '#protocol/messages.ts';
import type { Carried } from './delivery.ts';
import { carryByHttp } from './http.ts';

/** `id` is the same in every repeat, so that a gateway which knows it sends nothing twice. */
export type Sms = { readonly phone: string; readonly text: string; readonly id: string };

export function sendSms({ url, method, headers, format, body }: SmsSettings, sms: Sms, stop: AbortSignal): Promise<Carried> {
    const type = format === 'json' ? 'application/json' : 'application/x-www-form-urlencoded';
    const request: RequestInit = {
        method,
        headers: { 'content-type': `${type}; charset=utf-8`, 'idempotency-key': sms.id, ...headers },
        ...(method === 'GET' ? {} : { body: filled(body, sms, format === 'json' ? inJson : encodeURIComponent) }),
    };
    return carryByHttp(filled(url, sms, encodeURIComponent), request, stop);
}

/** Whether a gateway would get what it needs: both places are there, and the body is what it says it is. */
export function smsProblem({ url, method, format, body }: SmsSettings): 'no-phone' | 'no-text' | 'not-json' | null {
    const all = method === 'GET' ? url : url + body;
    if (!all.includes('{phone}')) return 'no-phone';
    if (!all.includes('{text}')) return 'no-text';
    if (method === 'GET' || format === 'form') return null;
    try {
        JSON.parse(filled(body, { phone: '1', text: '"', id: '1' }, inJson));
        return null;
    } catch {
        return 'not-json';
    }
}

function filled(template: string, sms: Sms, escaped: (value: string) => string): string {
    return template.replace(/\{(phone|text|id)\}/g, (_whole, name: keyof Sms) => escaped(sms[name]));
}

/** What stands between the quotes of a JSON string. */
function inJson(value: string): string {
    return JSON.stringify(value).slice(1, -1);
}
