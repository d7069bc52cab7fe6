import type { ControlCalls, Panel } from '../../core/dashboard/Panel';
import type { LegalServerWorld } from '../LegalServerWorld';
import { OUTGOING_CALLS } from '../outgoing/outgoingCalls';
import { OUTGOING_ACTS, outgoingTables } from '../outgoing/outgoingTables';
import { READING_CALLS } from './contents';
import { DOCUMENT_CALLS } from './documentCalls';
import { ACTS, formsOf, showActs, type Act } from './forms';
import { MATTER_CALLS } from './matterCalls';
import { SITE_CALLS } from './siteCalls';
import { siteTables } from './tables';

/** Every group of control calls; a further part of the emulator adds its own here. */
const CALLS: ReadonlyArray<ControlCalls<LegalServerWorld>> = [
	...[READING_CALLS, MATTER_CALLS, DOCUMENT_CALLS, SITE_CALLS, OUTGOING_CALLS],
];

/** The buttons on the page, each for one of those calls. */
const FORMS: readonly Act[] = [...ACTS, ...OUTGOING_ACTS];

/** Cases, documents and notes of every site, and everything that people do with them. */
export const LEGALSERVER_PANEL: Panel<LegalServerWorld> = {
	title: 'Emulated LegalServer',
	calls: Object.assign({}, ...CALLS) as ControlCalls<LegalServerWorld>,
	forms: formsOf(FORMS),
	contents: (world) => [...siteTables(world), ...outgoingTables(world)],
	behaviour: (world) => showActs(world, FORMS),
};
