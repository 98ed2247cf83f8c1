/** `decide(state, command, circumstances)`: pure, and the only place where a command becomes events or a refusal. */
import type { Command } from '#protocol/commands.ts';
import type { HallState } from '../state.ts';
import { correctRecord, handOver } from './after-session.ts';
import { append } from './append.ts';
import { type BookAppointment, bookAppointment, cancelAppointment, moveAppointment } from './appointments.ts';
import { call, next, promote, recall, undo } from './calls.ts';
import { collectCase, linkCase, readyCase, returnCase, supplementCase } from './case-files.ts';
import { pause, reopen, signIn, signOut } from './counters.ts';
import { endDay } from './day.ts';
import { accept, type Circumstances, type Decision } from './decision.ts';
import { addDevice, changeDevice, pairDevice, removeDevice } from './devices.ts';
import { issueDocument, markDocumentReady, pageDocument, printDocument, reportDocument } from './documents.ts';
import { finish } from './finish.ts';
import { answerHelp, callStaff, help, support } from './help.ts';
import { abandon, cancel, pass, rejoin } from './leaving.ts';
import { goLive } from './live.ts';
import { changeMessages, type GiveReach, giveReach, withdrawReach } from './messages.ts';
import { loadPaper, type ReprintTicket, reportPrint, reportSlip, reprint, reprintTicket } from './printing.ts';
import { changeRatingReasons, closePad, explainRating, type Rate, rate, skipRating } from './ratings.ts';
import { review } from './review.ts';
import { changeRoster, correctAttendance } from './roster.ts';
import { changeRules } from './rules.ts';
import { hold, resume, start } from './service.ts';
import { changeSlips } from './slips.ts';
import { type TakeTicket, takeTicket } from './take.ts';
import { grant, reroute, transfer } from './transfer.ts';
import {
    answerWorkOrder,
    appealWorkOrder,
    assignWorkOrder,
    callBackWorkOrder,
    closeWorkOrder,
    decideAppeal,
    type FileComplaint,
    fileComplaint,
    mediateWorkOrder,
    remedyWorkOrder,
    replyWorkOrder,
    stateWorkOrder,
    verifyWorkOrder,
} from './work-orders.ts';

export type { About, Circumstances, Decision } from './decision.ts';

/** A command as the core takes it: identity is a reference by now. */
export type HallCommand =
    | Exclude<Command, { type: 'takeTicket' | 'bookAppointment' | 'fileComplaint' | 'reprintTicket' | 'rate' | 'giveReach' }>
    | TakeTicket
    | BookAppointment
    | ReprintTicket
    | GiveReach
    | FileComplaint
    | Rate;

type Deciders = {
    readonly [T in HallCommand['type']]: (state: HallState, command: Extract<HallCommand, { type: T }>, circumstances: Circumstances) => Decision;
};

const deciders: Deciders = {
    takeTicket,
    signIn,
    signOut,
    pause,
    reopen,
    next,
    call,
    promote,
    recall,
    undo,
    start,
    hold,
    resume,
    append,
    finish,
    pass,
    rejoin,
    abandon,
    cancel,
    transfer,
    reroute,
    callStaff,
    help,
    support,
    issueDocument,
    printDocument,
    pageDocument,
    reportDocument,
    markDocumentReady,
    handOver,
    correctRecord,
    answerHelp,
    grant,
    giveReach,
    withdrawReach,
    changeMessages,
    rate,
    explainRating,
    fileComplaint,
    assignWorkOrder,
    verifyWorkOrder,
    remedyWorkOrder,
    callBackWorkOrder,
    appealWorkOrder,
    decideAppeal,
    stateWorkOrder,
    mediateWorkOrder,
    replyWorkOrder,
    answerWorkOrder,
    closeWorkOrder,
    changeRatingReasons,
    linkCase,
    readyCase,
    returnCase,
    supplementCase,
    collectCase,
    changeRoster,
    correctAttendance,
    skipRating,
    closePad,
    reprint,
    reprintTicket,
    reportPrint,
    reportSlip,
    loadPaper,
    bookAppointment,
    moveAppointment,
    cancelAppointment,
    changeRules,
    addDevice,
    changeDevice,
    removeDevice,
    pairDevice,
    goLive,
    changeSlips,
    review: (state, _command, circumstances) => review(state, circumstances),
    confirmClock: () => accept({}, { type: 'clock.confirmed' }),
    endDay,
};

export function decide<T extends HallCommand['type']>(
    state: HallState,
    command: Extract<HallCommand, { type: T }>,
    circumstances: Circumstances,
): Decision {
    return deciders[command.type as T](state, command, circumstances);
}
