import type { Flow } from '../Flow';
import { builtIn, callWorkflow, ifTrue, setJson, splitOut } from '../steps';
import { RECONCILE_CASES } from './names';
import { ANYWAY } from './regularChecks';

/* Before a matter of Clio is closed, what is missing in its folder is saved: decision 0047. */

/** What ends by itself, or by connecting a service again. */
const TRIED_AGAIN = ['unavailable', 'too_busy', 'not_connected', 'missing_scope', 'wrong_path_root'];

/** Whether the documents that were missing were saved, or tried, before this event. */
const IS_COMPLETE = "JSON.parse($('Events').item.json.details || '{}').isComplete === true";

/** A folder that is closed already is not compared: after it was put in a ZIP, its documents may be gone. */
const TO_CLOSE = `={{ {
	...$json,
	caseKey: String($('Matter').item.json.matterId),
	compare: $json.closed || ${IS_COMPLETE} ? null : $('Matter').item.json
} }}`;

/** How many matters are compared at a time, so that n8n needs little memory. */
const AT_A_TIME = 10;

/** Also where there is nothing to compare: the steps after it wait for it. */
const TO_COMPARE = `={{ (() => {
	const all = $input.all().map(({ json }) => json).filter(({ compare }) => compare);
	const count = Math.max(1, Math.ceil(all.length / ${AT_A_TIME}));
	const { settings } = $('Events').first().json;
	return { batches: Array.from({ length: count }, (_, at) => all.slice(at * ${AT_A_TIME}, (at + 1) * ${AT_A_TIME})).map((some) => ({
		cases: some.map(({ compare }) => compare),
		known: Object.fromEntries(some.map(({ caseKey, folderId }) => [caseKey, folderId])),
		settings,
		night: 'closing'
	})) };
})() }}`;

/**
 * The documents that are missing or have a newer version, and after them the closing once more. It is never the event that
 * compared which closes: if n8n stopped in the middle of that, what came since would be compared with its archive. Two
 * events of one closing ask for the same documents. What nobody can compare is tried again.
 */
const DOCUMENTS_FIRST = `={{ (() => {
	const { caseKey: key, folderId } = $('To close').item.json;
	const row = $('Compared').all().map(({ json }) => json).find(({ caseKey }) => String(caseKey ?? '') === key) ?? {};
	const { eventId, source, kind, caseKey, details } = $('Events').item.json;
	const why = row.reason || row.error?.reason || '';
	if (row.status !== 'compared' || row.folderId !== folderId) return { error: {
		reason: ${JSON.stringify(TRIED_AGAIN)}.includes(why) ? why : 'changed_meanwhile',
		message: 'The folder could not be compared with the documents in Clio, so it was not closed' + (why ? ' (' + why + ').' : '.')
	} };
	const closing = ['closing', key, $('Matter').item.json.updatedAt].join(':');
	const mends = row.mends.filter((each) => !JSON.parse(each.details || '{}').refile);
	return { action: 'skip', reason: 'documents_first', events: [
		...mends.map((each) => ({ ...each, eventId: [closing, each.documentId, each.versionId, each.kind].join(':') })),
		{
			...{ eventId: eventId + ':complete', source, kind, caseKey, documentId: '', versionId: '' },
			details: JSON.stringify({ ...JSON.parse(details || '{}'), isComplete: true })
		}
	] };
})() }}`;

/**
 * Compares each folder with the documents in Clio. *Documents first* has those that were compared now; whoever comes next
 * takes the others from the second output of *Compared now?*.
 * @param after the step whose items are the folders
 */
export const addDocumentsFirst = (flow: Flow, after: string): Flow =>
	flow
		.add('To close', setJson(TO_CLOSE), [6, 0], after)
		.add('To compare', setJson(TO_COMPARE, { executeOnce: true }), [7, -0.8], 'To close')
		.add('Some at a time', splitOut('batches'), [8, -0.8], 'To compare')
		.add(
			'Compared',
			callWorkflow(RECONCILE_CASES.file, RECONCILE_CASES.name, {
				...{ forEach: true, ...ANYWAY, alwaysOutputData: true },
			}),
			[9, -0.8],
			'Some at a time',
		)
		.add('Both', builtIn('merge', 3.2, { mode: 'chooseBranch', useDataOfInput: 1 }), [10, 0], 'To close')
		.connect('Compared', 'Both', 0, 1)
		.add('Compared now?', ifTrue('={{ !!$json.compare }}'), [11, 0], 'Both')
		.add('Documents first', setJson(DOCUMENTS_FIRST), [12, -0.6], 'Compared now?');
