/** The events that elements of the page of connections tell each other. */
declare global {
    interface HTMLElementEventMap {
        /** Settings or refused messages of a channel have changed. */
        'tx-channel-changed': CustomEvent<void>;
        /** Settings of a channel were filled in. */
        'tx-channel-settings': CustomEvent<object>;
    }
}

export {};
