/**
 * The configuration of a hall: what the files of a new hall contain, what `hall.configured` events carry and what
 * `GET /api/hall` publishes. Words are those of the domain handbook; every text that a person reads exists in zh-CN and en.
 */
import { z } from 'zod';
import { LANGUAGES, type Language } from './languages.ts';
import { retention } from './retention.ts';

export { LANGUAGES, type Language };
export const language = z.enum(LANGUAGES);

export const text = z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1) } satisfies Record<Language, z.ZodString>);
export type Text = z.infer<typeof text>;

const slug = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens');
const clockTime = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/, 'a time as HH:MM');
const calendarDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD');

/** A theme (主题): what a visitor chooses first. Its prefix letter begins every number of the theme. */
export const theme = z.strictObject({
    id: slug,
    prefix: z.string().regex(/^[A-WYZ]$/, 'one capital letter, not X: numbers of the training hall begin with it'),
    name: text,
    hint: text.describe('One line under the name on the kiosk: what belongs here'),
    colour: z.string().regex(/^#[0-9a-f]{6}$/),
    icon: z.string().describe('Name of an icon that the pages draw'),
});
export type Theme = z.infer<typeof theme>;

/** A zone (排队区域): screens and voices belong to one. */
export const zone = z.strictObject({ id: z.int().positive(), name: text, floor: text });
export type Zone = z.infer<typeof zone>;

/** Why a visitor comes (办件, 领件, 咨询). */
export const PURPOSES = ['handle', 'collect', 'consult'] as const;
export const purpose = z.enum(PURPOSES);
export type Purpose = z.infer<typeof purpose>;

/** Kind of a case: 即办件, 承诺件, 联办件, 上报件, 转报件, 特办件. */
export const CASE_KINDS = ['instant', 'committed', 'joint', 'reportUp', 'forwarded', 'special'] as const;
export const caseKind = z.enum(CASE_KINDS);

export const material = z.strictObject({ name: text, original: z.boolean(), copies: z.int().min(0) });
export type Material = z.infer<typeof material>;

/** A service item (事项) of the catalogue. It belongs to exactly one theme. */
export const serviceItem = z.strictObject({
    code: slug,
    theme: slug,
    name: text,
    department: text,
    purposes: z.array(purpose).min(1),
    caseKind,
    promisedDays: z.int().min(0).describe('Working days promised; 0 for settled on the spot'),
    legalDays: z.int().min(0).describe('Working days that the law allows; 0 for none'),
    fee: text.describe('What it costs, in words'),
    materials: z.array(material),
    needsIdentity: z.boolean(),
    expectedMinutes: z.number().positive().describe('Usual minutes at the counter, until the hall has learned its own'),
    common: z.boolean().describe('Shown first at the kiosk'),
    words: z.array(z.string().trim().min(1).max(40)).max(12).default([]).describe('What people call it; the kiosk finds it by them'),
    skills: z.array(slug).default([]).describe('What a counter must be able to do to serve it, e.g. `english`'),
    source: z.string().optional().describe('The document it was drawn from'),
});
export type ServiceItem = z.infer<typeof serviceItem>;

/** An item as it is published: with the pinyin of its name and of each of its words, syllables apart: `she hui bao zhang ka`. */
export type ReadItem = ServiceItem & { readonly pinyin: readonly string[] };

/** Role of a counter: 受理, 出件, 咨询, 收费, 综合. */
export const COUNTER_ROLES = ['acceptance', 'issuance', 'consult', 'cashier', 'general'] as const;
export const counterRole = z.enum(COUNTER_ROLES);
export type CounterRole = z.infer<typeof counterRole>;

/** A counter (窗口). `serves` names themes or items, in order of preference. */
export const counter = z.strictObject({
    no: z.int().positive(),
    zone: z.int().positive(),
    role: counterRole,
    serves: z.array(slug).min(1),
    accessible: z.boolean(),
    skills: z.array(slug).default([]).describe('What it can do beyond its role'),
});
export type Counter = z.infer<typeof counter>;

const openings = z.array(z.tuple([clockTime, clockTime]));

/** When the hall is open; a trial hall is open at all hours. Times are in the hall's time zone. */
export const openingHours = z.strictObject({
    alwaysOpen: z.boolean(),
    weekly: z.strictObject({ mon: openings, tue: openings, wed: openings, thu: openings, fri: openings, sat: openings, sun: openings }),
    holidays: z.array(z.strictObject({ day: calendarDay, name: text })),
    makeUpDays: z.array(z.strictObject({ day: calendarDay, name: text })).describe('Days of a weekend on which a working day is made up for'),
});
export type OpeningHours = z.infer<typeof openingHours>;

/** Why a counter pauses, and for how many minutes at most; after them the duty manager is told. */
export const pauseReason = z.strictObject({ code: slug, text, minutes: z.int().min(1).max(480) });
export type PauseReason = z.infer<typeof pauseReason>;

/** The reasons of a hall that names none of its own; a pause without a reason counts as the last. */
export const PAUSE_REASONS: readonly PauseReason[] = [
    { code: 'rest', text: { 'zh-CN': '短暂休息', en: 'Short break' }, minutes: 10 },
    { code: 'papers', text: { 'zh-CN': '整理材料', en: 'Sorting papers' }, minutes: 15 },
    { code: 'lunch', text: { 'zh-CN': '用餐', en: 'Meal' }, minutes: 60 },
    { code: 'meeting', text: { 'zh-CN': '会议培训', en: 'Meeting or training' }, minutes: 60 },
    { code: 'fault', text: { 'zh-CN': '系统或设备故障', en: 'System or device fault' }, minutes: 30 },
    { code: 'other', text: { 'zh-CN': '其他', en: 'Other' }, minutes: 15 },
];

/** Numbers that a manager may tune. */
export const settings = z.strictObject({
    recallLimit: z.int().min(0).describe('Recalls of one call'),
    recallIntervalSeconds: z.int().min(0),
    callLockSeconds: z.int().min(0).describe('Seconds after a call in which recall, pass and next are refused while the ticket has not started'),
    padSeconds: z.int().min(5).describe('Seconds that the pad waits for a rating'),
    resultCounterPolicy: z
        .enum(['issuance', 'accepting'])
        .default('issuance')
        .describe('Whom a visitor asks about a result: any counter, or the one that accepted the case'),
    callShownSeconds: z.int().min(1).describe('A call younger than this is in every view and may be spoken'),
    digitOne: z.enum(['yi', 'yao']).optional().describe('How voices read the digit 1 in numbers of tickets and counters: yī (without this), or yāo'),
    pauseReasons: z.array(pauseReason).min(1).max(9).optional().describe('Why counters pause; without this the usual ones'),
    retention: retention.optional().describe('How long the hall keeps what it knows of people; without this the usual times'),
    secondNoticeDays: z
        .int()
        .min(0)
        .max(90)
        .optional()
        .describe('Days within which a clerk is told that a visitor was told before what is missing; 90 without this, 0 never'),
    idleLockMinutes: z
        .int()
        .min(0)
        .max(480)
        .optional()
        .describe('Minutes without a key or a touch after which a page of staff asks for the password again: 10 without this, 0 for never'),
    terminalKeys: z
        .record(
            z.string(),
            z
                .array(z.string().regex(/^[A-Za-z0-9]{2,20}$/))
                .min(1)
                .max(4),
        )
        .optional()
        .describe('Keys of verbs at the terminal that differ from the usual ones, by their place on the keyboard: `{ "next": ["KeyN", "F8"] }`'),
});
export type Settings = z.infer<typeof settings>;

/** A place where visitors take numbers. Its page and its printer are devices that stand there. */
export const kiosk = z.strictObject({ id: slug, zone: z.int().positive(), name: text });
export type Kiosk = z.infer<typeof kiosk>;

/** A hall is tried out, then live; `training` is the hall beside it in which nothing is real. */
export const hallMode = z.enum(['trial', 'live', 'training']);
export type HallMode = z.infer<typeof hallMode>;

/** A reason that visitors choose when they rate, of one level. Those shown first are three of each level; the code is the national scheme's. */
export const ratingReason = z.strictObject({
    code: z.string().min(1).max(20),
    level: z.int().min(1).max(5),
    order: z.int().min(1),
    shownFirst: z.boolean(),
    enabled: z.boolean().default(true),
    text,
});
export type RatingReason = z.infer<typeof ratingReason>;

export const hallConfig = z.strictObject({
    hall: z.strictObject({
        id: slug,
        name: text,
        address: text,
        supervisionPhone: z.string(),
        timeZone: z.string(),
    }),
    mode: hallMode,
    themes: z.array(theme).min(1),
    zones: z.array(zone).min(1),
    items: z.array(serviceItem),
    counters: z.array(counter).min(1),
    hours: openingHours,
    settings,
    kiosks: z.array(kiosk),
    notices: z.array(text).describe('Lines of the ticker on hall screens'),
    ratingReasons: z.array(ratingReason).default([]),
});
export type HallConfig = z.infer<typeof hallConfig>;

/** What `GET /api/hall` says of the configuration, and over which channels visitors can be told. */
export type PublishedHall = Omit<HallConfig, 'items'> & { items: ReadItem[]; offered: readonly ('sms' | 'email')[] };

/** Roles of people. `inspector` is electronic supervision (D9): it reads what a supervisor reads but contacts, and changes nothing. */
export const STAFF_ROLES = ['clerk', 'guide', 'manager', 'supervisor', 'inspector', 'admin'] as const;
export const staffRole = z.enum(STAFF_ROLES);
export type StaffRole = z.infer<typeof staffRole>;

/** A sample account of the trial hall. Its password is the trial password. */
export const account = z.strictObject({ user: slug, name: text, role: staffRole, badge: z.string().describe('Staff number shown to visitors') });
export type AccountSeed = z.infer<typeof account>;
