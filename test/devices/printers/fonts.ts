/** The font that drawing tests draw with: one that every machine has on which tests run. */
import { existsSync } from 'node:fs';

const paths = ['/usr/share/fonts/truetype/wqy/wqy-microhei.ttc', '/usr/share/fonts/wqy-microhei/wqy-microhei.ttc'];

export function testFont(): string {
    const found = paths.find((path) => existsSync(path));
    if (found === undefined) throw new Error('A Chinese font is missing: install the package fonts-wqy-microhei');
    return found;
}
