import { readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where systems keep their fonts. */
const usualFolders: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
    linux: ['/usr/share/fonts', '/usr/local/share/fonts', join(homedir(), '.local/share/fonts'), join(homedir(), '.fonts')],
    win32: ['C:\\Windows\\Fonts', join(homedir(), 'AppData\\Local\\Microsoft\\Windows\\Fonts')],
    darwin: ['/System/Library/Fonts', '/Library/Fonts', join(homedir(), 'Library/Fonts')],
};

/** Fonts that look like a printer's own, best first; the second half brings characters that the first lacks. */
const liked = [
    /^NotoSansCJK|^NotoSansSC|^SourceHanSans/i,
    /^wqy-(micro|zen)hei/i,
    /^msyh|^simhei|^Deng/i,
    /^PingFang|^STHeiti/i,
    /^DroidSansFallback/i,
    /^simsun|^NotoSerifCJK/i,
    /^(NotoSans|DejaVuSans|segoeui|tahoma|leelaw|malgun|LiberationSans|Arial)/i,
];
/** Slanted, thin and narrow ones come last, whatever their name. */
const odd = /bold|italic|oblique|light|thin|black|condensed|narrow|mono|serif/i;

/** More than any system has reason to keep, and a bound on the time of looking. */
const mostFiles = 2_000;
const deepest = 6;
const largestBytes = 80_000_000;

/** The font files of this machine, best first. `first` are files and folders to look into before all others. */
export function fontFiles(first: readonly string[]): string[] {
    const usual = (usualFolders[process.platform] ?? []).flatMap((folder) => filesUnder(folder, deepest));
    return [...first.flatMap((path) => filesUnder(path, deepest)), ...usual.toSorted((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1))].slice(
        0,
        mostFiles,
    );
}

function rankOf(path: string): number {
    const name = path.replace(/^.*[\\/]/, '');
    const place = liked.findIndex((pattern) => pattern.test(name));
    return (place < 0 ? liked.length : place) + (odd.test(name) ? liked.length + 1 : 0);
}

/** Font files at a path, itself among them. What cannot be read is not there. */
function filesUnder(path: string, depth: number): string[] {
    try {
        const status = statSync(path);
        if (status.isFile()) return /\.(ttf|ttc|otf|otc)$/i.test(path) && status.size <= largestBytes ? [path] : [];
        if (!status.isDirectory() || depth === 0) return [];
        return readdirSync(path)
            .toSorted()
            .flatMap((name) => filesUnder(join(path, name), depth - 1));
    } catch {
        return [];
    }
}
