/** What a page that is a paired device does when its administrator asks from afar. */
import { chime, isSoundBlocked } from './sound.ts';
import { speak } from './speech.ts';
import { commonWords } from './words/common.ts';

/** Says a sentence, so that somebody in the hall can tell whether it is heard; the answer says why not. */
export async function testVoice(): Promise<{ ok: boolean; reason: string | null }> {
    if (isSoundBlocked()) return { ok: false, reason: 'sound-blocked' };
    await chime();
    const isRead = await speak([{ language: 'zh-CN', text: commonWords.say('zh-CN', 'voice-test') }]);
    return isRead ? { ok: true, reason: null } : { ok: false, reason: 'no-voice' };
}
