/**
 * Keeps a kiosk's page as it is under many hands, a keyboard that somebody has plugged in, and a scanner that reads a code with control keys in it:
 * no menu, no zoom, no selection, nothing dragged or dropped, no way to another page. What only the browser can forbid (its own shortcuts, other
 * addresses) is forbidden by its policies, see `docs/kiosk-setup.md`.
 */

/** Keys of the browser and the system. */
const KEYS = /^(F\d{1,2}|Browser\w+|Launch\w+|ContextMenu|Help|Print(Screen)?|Refresh|Find|Open|Save|Copy|Cut|Paste)$/;
/** The mouse's own keys for back and forward, and the middle one, which opens and scrolls. */
const MOUSE_KEYS = [1, 3, 4];

const NEVER = ['contextmenu', 'selectstart', 'dragstart', 'dragover', 'drop', 'copy', 'cut', 'paste', 'gesturestart'] as const;

/** Keeps the page still until the returned function is called. */
export function keepStill(page: Document): () => void {
    const ended = new AbortController();
    const { signal } = ended;
    const prevent = (event: Event): void => event.preventDefault();
    for (const name of NEVER) page.addEventListener(name, prevent, { signal, capture: true });
    for (const name of ['mousedown', 'mouseup', 'auxclick'] as const) page.addEventListener(name, preventMouseKeys, { signal, capture: true });
    page.addEventListener('keydown', preventKeys, { signal, capture: true });
    page.addEventListener('wheel', preventZoom, { signal, capture: true, passive: false });
    page.addEventListener('touchmove', preventPinch, { signal, capture: true, passive: false });
    stayHere(signal);
    return () => ended.abort();
}

function preventMouseKeys(event: MouseEvent): void {
    if (MOUSE_KEYS.includes(event.button)) event.preventDefault();
}

/** With Alt Gr, which is Ctrl and Alt, some keyboards type letters. */
function preventKeys(event: KeyboardEvent): void {
    const shortcut = (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState('AltGraph');
    if (shortcut || KEYS.test(event.key)) event.preventDefault();
}

function preventZoom(event: WheelEvent): void {
    if (event.ctrlKey) event.preventDefault();
}

function preventPinch(event: TouchEvent): void {
    if (event.touches.length > 1) event.preventDefault();
}

/** Lays one entry of this very page on top of the history, so that "back", however it is asked for, leads to where it came from. */
function stayHere(signal: AbortSignal): void {
    const layOn = (): void => history.pushState('here', '');
    if (history.state !== 'here') layOn();
    addEventListener('popstate', layOn, { signal });
}
