/** The devices of a hall and all that follows from them: slips on paper, signs that follow the counters, keys, ratings, scans and cards that reach the hall. */
import type { Commanding } from '../commanding.ts';
import { DocumentPrinting, type PaperSource } from '../document-printing.ts';
import type { HeldCards } from '../held-cards.ts';
import type { Hub } from '../hub.ts';
import type { Links } from '../links.ts';
import { Printing } from '../printing.ts';
import type { Publisher } from '../sockets/publisher.ts';
import type { People } from '../store/people.ts';
import { CardReading } from './card-reading.ts';
import { CounterKeys } from './counter-keys.ts';
import { CounterSigns } from './counter-signs.ts';
import { Fleet } from './fleet.ts';
import { Presence } from './presence.ts';

type Parts = {
    hub: Hub;
    links: Links;
    publisher: Publisher;
    commanding: Commanding;
    people: People;
    /** Cards that were read, shared with `commanding`. */
    held: HeldCards;
    /** What documents on paper are read from. */
    papers: PaperSource;
    /** Tells the page of a kiosk what its scanner read. */
    scanned: (kiosk: string, text: string) => void;
};

export class Hardware {
    readonly presence = new Presence();
    readonly fleet: Fleet;
    readonly printing: Printing;
    readonly documents: DocumentPrinting;
    readonly signs: CounterSigns;
    readonly cards: CardReading;

    constructor({ hub, links, publisher, commanding, people, held, papers, scanned }: Parts) {
        const fleet = new Fleet({ hub, presence: this.presence });
        const printing = new Printing({ hub, links, host: fleet });
        const documents = new DocumentPrinting({ hub, host: fleet, source: papers });
        const signs = new CounterSigns({ hub, host: fleet });
        const keys = new CounterKeys({ hub, commanding, scanned });
        fleet.onState = ({ id }, { state }) => {
            if (state === 'online') signs.again(id);
            publisher.changed();
        };
        fleet.onPrinted = (device, job, outcome) => (DocumentPrinting.isJob(job) ? documents : printing).heard(device, job, outcome);
        fleet.onSaying = (device, saying) => keys.hear(device, saying);
        this.fleet = fleet;
        this.printing = printing;
        this.documents = documents;
        this.signs = signs;
        this.cards = new CardReading({ hub, host: fleet, people, cards: held });
    }

    /** Takes the lines up, and says what became of slips that were under way when the hub ended. */
    async begin(): Promise<void> {
        await this.fleet.configure();
        await Promise.all([this.printing.settleUnfinished(), this.documents.settleUnfinished()]);
    }

    /** A slip under way is finished, or known to be unknown, while the hub can still write down which. */
    async close(): Promise<void> {
        this.signs.close();
        await this.fleet.close();
        await Promise.all([this.printing.close(), this.documents.close()]);
    }
}
