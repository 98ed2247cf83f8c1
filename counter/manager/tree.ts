/**
 * Wait rules while they are being changed: a tree of plain values in which every field has a path such as `helpers.0.counter`, the same that
 * the hub names when something is wrong there. Trees are never changed in place.
 */
export type Tree = string | number | boolean | null | undefined | readonly Tree[] | { readonly [key: string]: Tree };

/** Fields this deep lie in an optional group of a list's entry, such as `issue.0.hours.from`: with its last field the group goes. */
const GROUP_DEPTH = 4;

export function join(path: string, key: string): string {
    return path === '' ? key : `${path}.${key}`;
}

/** What is at a path; undefined where nothing is. */
export function valueAt(tree: Tree, path: string): Tree {
    let found = tree;
    for (const key of path.split('.')) found = child(found, key);
    return found;
}

/** The entries of a list; none where there is no list. */
export function listAt(tree: Tree, path: string): readonly Tree[] {
    const found = valueAt(tree, path);
    return isList(found) ? found : [];
}

/** The tree with another value at a path; undefined takes the field away. */
export function withValue(tree: Tree, path: string, value: Tree): Tree {
    const keys = path.split('.');
    return changed(tree, keys, value, keys.length >= GROUP_DEPTH);
}

export function isEqual(one: Tree, other: Tree): boolean {
    return canonical(one) === canonical(other);
}

/** `inGroup`: a parent that is left empty is taken away itself. */
function changed(tree: Tree, [key = '', ...rest]: readonly string[], value: Tree, inGroup: boolean): Tree {
    const inner = rest.length === 0 ? value : changed(child(tree, key), rest, value, inGroup);
    if (isList(tree)) return tree.map((entry, index) => (String(index) === key ? inner : entry));
    const { [key]: _former, ...others } = isRecord(tree) ? tree : {};
    const after = inner === undefined ? others : { ...(isRecord(tree) ? tree : {}), [key]: inner };
    return rest.length === 0 && inGroup && Object.keys(after).length === 0 ? undefined : after;
}

function child(tree: Tree, key: string): Tree {
    if (isList(tree)) return tree[Number(key)];
    return isRecord(tree) ? tree[key] : undefined;
}

function isList(tree: Tree): tree is readonly Tree[] {
    return Array.isArray(tree);
}

function isRecord(tree: Tree): tree is { readonly [key: string]: Tree } {
    return typeof tree === 'object' && tree !== null && !Array.isArray(tree);
}

/** Text in which the order of keys does not count. */
function canonical(tree: Tree): string {
    if (isList(tree)) return `[${tree.map(canonical).join()}]`;
    if (!isRecord(tree)) return JSON.stringify(tree ?? null);
    const keys = Object.keys(tree)
        .filter((key) => tree[key] !== undefined)
        .sort();
    return `{${keys.map((key) => `${key}:${canonical(tree[key])}`).join()}}`;
}
