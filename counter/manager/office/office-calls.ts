/** The console's calls about the ways out of the hall and what messages to visitors say. A refusal is a value, also when no hub answers. */
import type { Text } from '#protocol/hall.ts';
import type { Channel, EmailSettings, HallMessages, MessageChannel, MessageKind, MessageText, SmsSettings } from '#protocol/messages.ts';
import type { ChannelView } from '#protocol/views.ts';
import { type Answered, type Caller, call } from '../calls.ts';

/** What the other side refused for good. */
export type Refused = { readonly seq: number; readonly stream: string; readonly type: string; readonly at: number; readonly error: string };

/** What is set up, without secrets: of headers their names, of a password whether there is one. */
export type ShownSettings = {
    readonly 'back-office': { readonly url: string };
    readonly sms: Omit<SmsSettings, 'headers'> & { readonly headers: readonly string[] };
    readonly email: Omit<EmailSettings, 'password'> & { readonly password: boolean };
};

/** A channel as the page shows it; settings are null where nothing is set up and for whoever may not change them. */
export type ChannelState = ChannelView & { readonly settings: ShownSettings[Channel] | null; readonly refused: readonly Refused[] };

/** What became of a test. */
export type Tested = { readonly is: 'delivered' | 'gone' | 'refused' | 'later' | 'away'; readonly why: string | null };

export type MessageState = {
    readonly kind: MessageKind;
    readonly changed: boolean;
    readonly text: MessageText;
    readonly began: MessageText;
    readonly vocabulary: readonly string[];
};
export type MessagesAnswer = {
    readonly version: number;
    readonly ahead: number;
    readonly messages: readonly MessageState[];
    readonly history: readonly { readonly at: number; readonly by: { readonly name: Text }; readonly reason: string | null }[];
};

export function readChannels(caller: Caller): Promise<Answered<{ channels: readonly ChannelState[] }>> {
    return call(caller, 'GET', '/api/channels');
}

/** Where the settings of a channel are set and removed. */
function pathOf(channel: Channel): string {
    return channel === 'back-office' ? '/api/back-office' : `/api/channels/${channel}`;
}

export function putChannel(caller: Caller, channel: Channel, settings: object): Promise<Answered<object>> {
    return call(caller, 'PUT', pathOf(channel), settings);
}

export function removeChannel(caller: Caller, channel: Channel): Promise<Answered<object>> {
    return call(caller, 'DELETE', pathOf(channel));
}

export function testChannel(caller: Caller, channel: MessageChannel, to: string): Promise<Answered<Tested>> {
    return call(caller, 'POST', `/api/channels/${channel}/test`, { to });
}

export function decideRefused(caller: Caller, channel: Channel, seq: number, act: 'retry' | 'drop'): Promise<Answered<object>> {
    return call(caller, 'POST', `/api/channels/${channel}/messages/${seq}/${act}`, {});
}

export function readMessages(caller: Caller): Promise<Answered<MessagesAnswer>> {
    return call(caller, 'GET', '/api/messages');
}

/** An empty reason is none. */
export function putMessages(caller: Caller, base: number, messages: HallMessages, reason: string): Promise<Answered<object>> {
    return call(caller, 'PUT', '/api/messages', { base, messages, ...(reason === '' ? {} : { reason }) });
}
