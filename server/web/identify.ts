/** A page that makes itself known: its name over everything for some seconds, so that whoever stands in the hall knows which one it is. */
const SHOWN_MS = 10_000;

export function showIdentity({ id, name }: { id: string; name: string }): void {
    const sign = document.createElement('div');
    sign.className = 'tx-identity-sign';
    sign.setAttribute('role', 'alert');
    const title = document.createElement('strong');
    title.textContent = name;
    const small = document.createElement('span');
    small.textContent = id;
    sign.append(title, small);
    document.body.append(sign);
    setTimeout(() => sign.remove(), SHOWN_MS);
}
