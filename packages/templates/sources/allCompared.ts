import type { Flow } from '../Flow';
import {
	append,
	byId,
	callWorkflow,
	clio,
	ifTrue,
	legalServer,
	setJson,
	splitOut,
	type Step,
} from '../steps';
import { knownByCase, makeKnownTable, readKnown } from './knownFolders';
import { RECONCILE_CASES } from './names';
import { settings } from './parts';
import { ANYWAY, CASE_KEY, openCases, PATIENT, wasIt, type CheckedSystem } from './regularChecks';

/** So many cases are looked at by one run of *Reconcile cases*: what it read of them is forgotten before the next. */
const AT_A_TIME = 25;

/** Requests of a minute that each workflow leaves to others in Clio. */
const FOR_OTHERS = 3;

const asked = (field: string): string => `$('Asked').first().json.${field}`;

/** One case, by its ID. */
const oneCase = (system: CheckedSystem): Step =>
	system === 'clio'
		? clio('matter', 'get', { matter: byId(`={{ ${asked('matter')} }}`), options: PATIENT }, ANYWAY)
		: legalServer('matter', 'get', { matter: `={{ ${asked('matter')} }}`, options: PATIENT }, ANYWAY);

/** The cases, each once, some to a batch, with what is needed to look at them. */
const batches = (system: CheckedSystem, night: string, leaveForOthers: number): string => `={{ (() => {
	const known = $('Known by case').first().json.ids;
	const byKey = Object.fromEntries($input.all().map(({ json }) => [String(json.${CASE_KEY[system]}), json]));
	const keys = Object.keys(byKey);
	return {
		count: keys.length,
		batches: keys.chunk(${AT_A_TIME}).map((some) => ({
			cases: some.map((key) => byKey[key]),
			known: Object.fromEntries(some.filter((key) => known[key]).map((key) => [key, known[key]])),
			settings: $('Settings').first().json,
			night: ${night},
			leaveForOthers: ${leaveForOthers}
		}))
	};
})() }}`;

/** An expression: how many cases there are. */
export const NUMBER_OF_CASES = "={{ $('Batches').isExecuted ? $('Batches').first().json.count : 0 }}";

/**
 * Compares all open cases, or the one that the step *Asked* names as *matter*. From *Settings* on to *All rows*, in columns
 * 3 to 13.
 * @param night an expression for what tells this comparison from others
 * @param leaveForOthers requests of a minute, in Clio
 */
export const addAllCompared = (
	flow: Flow,
	system: CheckedSystem,
	night: string,
	leaveForOthers = FOR_OTHERS,
): Flow =>
	flow
		.add('Settings', settings(), [3, 0], 'Asked')
		.add('Make table', makeKnownTable(), [4, 0], 'Settings')
		.add('Known folders', readKnown(), [5, 0], 'Make table')
		.add('Known by case', setJson(knownByCase(), { executeOnce: true }), [6, 0], 'Known folders')
		.add('One case?', ifTrue(`={{ ${asked('matter')} !== '' }}`), [7, 0], 'Known by case')
		.add('The case', oneCase(system), [8, -0.6], 'One case?')
		.add('Open cases', openCases(system), [8, 0.6])
		.connect('One case?', 'Open cases', 1)
		.add('Were they read?', wasIt(), [9, 0], ['The case', 'Open cases'])
		.add(
			'Batches',
			setJson(batches(system, night, leaveForOthers), { executeOnce: true }),
			[10, 0],
			'Were they read?',
		)
		.add('One after the other', splitOut('batches'), [11, 0], 'Batches')
		.add(
			RECONCILE_CASES.name,
			callWorkflow(RECONCILE_CASES.file, RECONCILE_CASES.name, { forEach: true, ...ANYWAY }),
			[12, 0],
			'One after the other',
		)
		.add(
			'Not read',
			setJson("={{ { status: 'notCompared', error: { reason: $json.error.reason ?? '', message: '' } } }}"),
			[12, 1.2],
		)
		.connect('Were they read?', 'Not read', 1)
		.add('All rows', append(), [13, 0], RECONCILE_CASES.name)
		.connect('Not read', 'All rows', 0, 1);
