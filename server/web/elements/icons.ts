/** The icon set: what stands inside a 24 × 24 drawing of round strokes. */
const eyes = '<path d="M8.7 9.2v1M15.3 9.2v1" stroke-width="2.1"/>';
const head = '<circle cx="12" cy="12" r="9.5"/>';

export const icons = {
    people: '<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c.4-4 3-6.2 6.5-6.2s6.1 2.2 6.5 6.2"/><path d="M15.5 4.8a3.5 3.5 0 0 1 0 6.4M17.5 14.3c2.3.8 3.7 2.8 4 5.7"/>',
    briefcase:
        '<rect x="2.5" y="7" width="19" height="13" rx="2"/><path d="M8.5 7V5a1.5 1.5 0 0 1 1.5-1.5h4A1.5 1.5 0 0 1 15.5 5v2M2.5 12.5c6 2.6 13 2.6 19 0M12 13.2v2"/>',
    crane: '<path d="M7 21V4M3.5 21h7M7 4 3 8h18M7 4l10 4M17 8v4.5M15 15.5a2 2 0 1 0 2-3"/>',
    folder: '<path d="M2.5 18.5v-13A1.5 1.5 0 0 1 4 4h5l2.5 3H20a1.5 1.5 0 0 1 1.5 1.5v10A1.5 1.5 0 0 1 20 20H4a1.5 1.5 0 0 1-1.5-1.5zM2.5 10.5h19"/>',
    ticket: '<path d="M3 6.5A1.5 1.5 0 0 1 4.5 5h15A1.5 1.5 0 0 1 21 6.5V9a3 3 0 0 0 0 6v2.5a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17.5V15a3 3 0 0 0 0-6zM9 9.5h6M9 14.5h6"/>',
    printer:
        '<path d="M6.5 9V3h11v6M6.5 17.5H4A1.5 1.5 0 0 1 2.5 16v-5.5A1.5 1.5 0 0 1 4 9h16a1.5 1.5 0 0 1 1.5 1.5V16a1.5 1.5 0 0 1-1.5 1.5h-2.5"/><path d="M6.5 14h11v7h-11zM18 12h.01"/>',
    check: '<path d="m4.5 12.5 5 5 10-11" stroke-width="2.25"/>',
    cross: '<path d="m5.5 5.5 13 13M18.5 5.5l-13 13" stroke-width="2.25"/>',
    back: '<path d="M20 12H4.5M11 5l-7 7 7 7" stroke-width="2"/>',
    forward: '<path d="M4 12h15.5M13 5l7 7-7 7" stroke-width="2"/>',
    home: '<path d="m3 11 9-7.5 9 7.5M5.5 9v11h13V9M10 20v-6h4v6"/>',
    help: '<circle cx="12" cy="12" r="9.5"/><path d="M9 9.3a3 3 0 1 1 4.4 2.65c-.9.5-1.4 1.1-1.4 2.05M12 17.3h.01" stroke-width="2"/>',
    info: '<circle cx="12" cy="12" r="9.5"/><path d="M12 11v6M12 7.2h.01" stroke-width="2"/>',
    speaker: '<path d="M3 9.5v5h4l5.5 4.5V5L7 9.5zM16 9a4.2 4.2 0 0 1 0 6M18.5 6a8.5 8.5 0 0 1 0 12"/>',
    'speaker-off': '<path d="M3 9.5v5h4l5.5 4.5V5L7 9.5zM16.5 9.5l5 5M21.5 9.5l-5 5"/>',
    'face-5': `${head}${eyes}<path d="M6.8 13.2h10.4c-.3 3-2.4 5-5.2 5s-4.9-2-5.2-5z"/>`,
    'face-4': `${head}${eyes}<path d="M7.3 14.3c1.2 1.9 2.8 2.8 4.7 2.8s3.5-.9 4.7-2.8" stroke-width="2"/>`,
    'face-3': `${head}${eyes}<path d="M7.8 15.4h8.4" stroke-width="2"/>`,
    'face-2': `${head}${eyes}<path d="M7.3 17c1.2-1.9 2.8-2.8 4.7-2.8s3.5.9 4.7 2.8" stroke-width="2"/>`,
    'face-1': `${head}${eyes}<path d="M7.2 17.8c.4-2.7 2.3-4.3 4.8-4.3s4.4 1.6 4.8 4.3z"/>`,
    clock: '<circle cx="12" cy="12" r="9.5"/><path d="M12 6.5V12l3.5 2.5" stroke-width="2"/>',
    phone: '<rect x="6.5" y="2.5" width="11" height="19" rx="2"/><path d="M10.5 18.5h3"/>',
    calendar:
        '<rect x="3" y="5" width="18" height="16" rx="2"/><path d="M3 10h18M8 2.5V7M16 2.5V7M8 14h.01M12 14h.01M16 14h.01M8 17.5h.01M12 17.5h.01" />',
    document: '<path d="M5.5 2.5h8.5l4.5 4.5v14.5h-13zM14 2.5V7h4.5M8.5 12h7M8.5 16h7"/>',
    wheelchair: '<circle cx="10.5" cy="4" r="1.75"/><path d="M10.5 8v6h6l2.5 5.5 2-.8M10.5 10.5h5M8 11.2A5.5 5.5 0 1 0 15.2 18"/>',
    elder: '<circle cx="9.5" cy="4" r="2"/><path d="M9.5 8.5c-2.2.6-3 2.4-3 5.2V21M9.5 8.5c2 .4 3 2 3 5l3.5 1M12 15.5l1 5.5M17 21v-8.5a1.8 1.8 0 0 1 3.4-.8"/>',
    language: '<circle cx="12" cy="12" r="9.5"/><path d="M2.5 12h19M12 2.5c2.7 2.6 4 5.8 4 9.5s-1.3 6.9-4 9.5c-2.7-2.6-4-5.8-4-9.5s1.3-6.9 4-9.5z"/>',
    pause: '<path d="M8.5 5v14M15.5 5v14" stroke-width="2.5"/>',
    play: '<path d="M7 4.5v15l12-7.5z"/>',
    bell: '<path d="M5.5 17V11a6.5 6.5 0 0 1 13 0v6l1.5 1.5H4zM10 21.5h4M12 4.5v-2"/>',
    megaphone: '<path d="M3 10v4.5h3.5L17 19.5V5L6.5 10zM7.5 15l1.5 5.5h2.5l-1.3-4.5M20 9.8c.9 1.5.9 3.4 0 4.9"/>',
    unlinked:
        '<path d="M2.5 9a14 14 0 0 1 5-3.1M21.5 9a14 14 0 0 0-9-4M6 13a9 9 0 0 1 4.5-2.5M18 13a9 9 0 0 0-2-1.5M9.3 16.7a4 4 0 0 1 4-.8M12 20h.01M4 3l16 18"/>',
    location: '<path d="M12 21.5c-4.7-5-7-8.7-7-11.7a7 7 0 0 1 14 0c0 3-2.3 6.7-7 11.7z"/><circle cx="12" cy="9.7" r="2.5"/>',
    purse: '<path d="M3 7.5A2.5 2.5 0 0 1 5.5 5H18v3M3 7.5V18a2 2 0 0 0 2 2h15.5V8H5a2 2 0 0 1-2-.5zM16.5 14h.01" /><path d="M16.4 14h.2" stroke-width="2.5"/>',
    search: '<circle cx="10.5" cy="10.5" r="7"/><path d="m15.7 15.7 5.8 5.8" stroke-width="2.25"/>',
    chat: '<path d="M21.5 11.5c0 4.4-4.3 8-9.5 8-1.4 0-2.7-.3-3.9-.7L3 20.5l1.3-4.2a7.2 7.2 0 0 1-1.8-4.8c0-4.4 4.3-8 9.5-8s9.5 3.6 9.5 8zM8 11.5h.01M12 11.5h.01M16 11.5h.01"/>',
    scan: '<path d="M2.5 7.5v-3A1.5 1.5 0 0 1 4 3h3.5M16.5 3H20a1.5 1.5 0 0 1 1.5 1.5v3M21.5 16.5v3A1.5 1.5 0 0 1 20 21h-3.5M7.5 21H4a1.5 1.5 0 0 1-1.5-1.5v-3M7 7.5v9M10.3 7.5v9M13.7 7.5v9M17 7.5v9"/>',
    keyboard:
        '<rect x="2" y="5.5" width="20" height="13" rx="2"/><path d="M6 9.5h.01M10 9.5h.01M14 9.5h.01M18 9.5h.01M6 12.5h.01M10 12.5h.01M14 12.5h.01M18 12.5h.01M8 15.5h8"/>',
    plus: '<path d="M12 4.5v15M4.5 12h15" stroke-width="2.25"/>',
    shield: '<path d="M12 2.5 4 5.5v6c0 4.9 3.3 8.6 8 10 4.7-1.4 8-5.1 8-10v-6zM8.5 12l2.5 2.5 4.5-5"/>',
    card: '<rect x="2.5" y="4.5" width="19" height="15" rx="2"/><circle cx="8" cy="10.5" r="2"/><path d="M5 16c.3-1.8 1.4-2.7 3-2.7s2.7.9 3 2.7M14 9.5h4.5M14 13h4.5"/>',
} as const satisfies Record<string, string>;

export type IconName = keyof typeof icons;
