import type { Flow } from '../Flow';
import { builtIn, byId, clio, filter, legalServer, setJson, splitOut, type Step } from '../steps';
import { LEFT_BY_MIGRATION } from './migrateLimits';
import { documentId } from './migrateOutcome';
import { decide } from './parts';
import { ANYWAY, PATIENT, type CheckedSystem } from './regularChecks';

/* How the content of a case's documents is downloaded: from *Folder of the case* to *Decide each* and *With its content*. */

/** A migration can wait: people and other workflows have the first claim on what Clio answers. LegalServer's node leaves more by itself. */
export const CONSIDERATE = { ...PATIENT, leaveForOthers: LEFT_BY_MIGRATION };

const WANTED = "$('Events').item.json.wanted.includes";

/** Decides about each document of the item's case. */
const decideEach = (system: CheckedSystem): Step =>
	decide(
		{
			event: `={{ { kind: 'documentCreated', caseKey: $('Events').item.json.caseKey, documentId: ${documentId(system)} } }}`,
			document: '={{ $json }}',
			matter: "={{ $('Events').item.json.matter }}",
			settings: "={{ $('Events').item.json.settings }}",
		},
		ANYWAY,
	);

const merged = (): Step =>
	builtIn('merge', 3.2, { mode: 'combine', combineBy: 'combineByPosition', options: {} });

/** The documents of the case, as they were listed for the comparison: they are not listed once more. */
const LISTED = "={{ $('Events').item.json.row.listed ?? [] }}";

/** The whole matter in one go. */
export const addClioContent = (flow: Flow): Flow =>
	flow
		.add(
			'Documents',
			clio(
				'document',
				'downloadAll',
				{
					...{ matter: byId('={{ $json.caseKey }}'), outputField: 'data' },
					options: { ...CONSIDERATE, documents: LISTED },
				},
				ANYWAY,
			),
			[18, 0.8],
			'Folder of the case',
		)
		.add(
			'Wanted ones',
			filter(`={{ $json.status === 'downloaded' && ${WANTED}(${documentId('clio')}) }}`),
			[19, 0.8],
			'Documents',
		)
		.add('Decide each', decideEach('clio'), [20, 1.2], 'Wanted ones')
		.add('With its content', merged(), [21, 0.8], 'Wanted ones')
		.connect('Decide each', 'With its content', 0, 1);

/** One document after the other: nothing is downloaded of which it is not certain where it belongs. */
export const addLegalServerContent = (flow: Flow): Flow =>
	flow
		.add(
			'Listed ones',
			setJson(`={{ { documents: ${LISTED.slice(4, -3)} } }}`),
			[17, 0.8],
			'Folder of the case',
		)
		.add('Documents', splitOut('documents'), [18, 0.8], 'Listed ones')
		.add(
			'Wanted ones',
			filter(`={{ !!$json.documentUuid && ${WANTED}(${documentId('legalserver')}) }}`),
			[19, 0.8],
			'Documents',
		)
		.add('Decide each', decideEach('legalserver'), [20, 1.4], 'Wanted ones')
		.add('Decided', merged(), [21, 0.8], 'Wanted ones')
		.connect('Decide each', 'Decided', 0, 1)
		.add('To be filed', filter("={{ ['restrict', 'file'].includes($json.action) }}"), [22, 0.8], 'Decided')
		.add(
			'Content',
			legalServer(
				'document',
				'download',
				{
					matter: "={{ $('Events').item.json.caseKey }}",
					...{ document: '={{ $json.documentUuid }}', outputField: 'data' },
					options: { ...PATIENT, waitForScan: 0 },
				},
				ANYWAY,
			),
			[23, 1.4],
			'To be filed',
		)
		// What the download says of itself comes first, so that nothing of it hides the decision.
		.add('With its content', merged(), [24, 0.8])
		.connect('Content', 'With its content')
		.connect('To be filed', 'With its content', 0, 1);
