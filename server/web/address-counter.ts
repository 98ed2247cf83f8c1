/** The counter that a page is about: `?counter=3` in its address. Null when there is none. */
export function counterOfAddress(): number | null {
    const said = new URLSearchParams(location.search).get('counter');
    return said !== null && /^[1-9]\d{0,5}$/.test(said) ? Number(said) : null;
}

/** Puts the counter into the address, so that a reload comes back to it; null takes it out. */
export function keepCounterInAddress(counter: number | null): void {
    const address = new URL(location.href);
    if (counter === null) address.searchParams.delete('counter');
    else address.searchParams.set('counter', String(counter));
    history.replaceState(null, '', address);
}
