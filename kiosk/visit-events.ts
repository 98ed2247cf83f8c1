/** From what the screens tell to what the visit does. */
import type { KioskEvent, KioskEvents } from './events.ts';
import type { VisitController } from './visit-controller.ts';

type Acts = { readonly [Name in keyof KioskEvents]: (visit: VisitController, detail: KioskEvents[Name]) => unknown };

const ACTS: Acts = {
    'tx-way': (visit, purpose) => visit.openWay(purpose),
    'tx-theme': (visit, theme) => visit.openTheme(theme),
    'tx-item': (visit, item) => visit.openItem(item),
    'tx-page': (visit, page) => visit.turnTo(page),
    'tx-search': (visit) => visit.openSearch(),
    'tx-take': (visit, purpose) => visit.take(purpose),
    'tx-add': (visit) => visit.add(),
    'tx-basket': (visit) => visit.openBasket(),
    'tx-remove': (visit, item) => visit.remove(item),
    'tx-entry': (visit, what) => visit.openEntry(what),
    'tx-typed': (visit, typed) => visit.type(typed),
    'tx-enter': (visit) => visit.enter(),
    'tx-scan': (visit, text) => visit.scan(text),
    'tx-identity': (visit, identity) => visit.identify(identity),
    'tx-print-materials': (visit, item) => visit.printMaterials(item),
    'tx-reprint': (visit) => visit.reprint(),
    'tx-rating': (visit, rating) => visit.rate(rating),
    'tx-call-staff': (visit) => visit.callStaff(),
    'tx-back': (visit) => visit.goBack(),
    'tx-home': (visit) => visit.goHome(),
    'tx-again': (visit) => visit.again(),
};

/** Listens to the screens inside an element. */
export function hearScreens(root: EventTarget, visit: VisitController): void {
    const hear = <Name extends keyof KioskEvents>(name: Name): void =>
        root.addEventListener(name, (event) => void ACTS[name](visit, (event as KioskEvent<Name>).detail));
    for (const name of Object.keys(ACTS)) hear(name as keyof KioskEvents);
}
