/**
 * The banner of the training hall. Every page that has the shared look has it by itself, at its top and in its own row: it covers nothing and
 * cannot be scrolled away or forgotten by a page.
 */
import { isTraining } from './base.ts';
import { currentLanguage, whenLanguageChanges } from './language.ts';
import { commonWords } from './words/common.ts';

if (isTraining) {
    document.documentElement.classList.add('training');
    const banner = document.createElement('p');
    banner.className = 'training-banner';
    banner.setAttribute('role', 'note');
    const show = (): void => {
        banner.textContent = commonWords.say(currentLanguage(), 'training.banner');
    };
    show();
    whenLanguageChanges(show);
    document.body.prepend(banner);
}
