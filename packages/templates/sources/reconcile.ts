import { Flow } from '../Flow';
import {
	append,
	byId,
	callWorkflow,
	clio,
	ifTrue,
	legalServer,
	manualTrigger,
	schedule,
	setFields,
	setJson,
	splitOut,
	workflows,
	type Step,
} from '../steps';
import { KNOWN_BY_CASE, makeKnownTable, readKnown } from './knownFolders';
import { RECONCILE, RECONCILE_CASES } from './names';
import { asNew, settings, store, workOn } from './parts';
import { ANYWAY, CASE_KEY, openCases, PATIENT, wasIt, type CheckedSystem } from './regularChecks';

/** So many cases are looked at by one run of *Reconcile cases*: what it read of them is forgotten before the next. */
const AT_A_TIME = 25;

const NOTE = `
Every night at 4, compares the documents of every open case with its folder in Dropbox. What was never filed, such as when Clio or LegalServer could not reach n8n, is filed now. What people edited, moved or deleted in Dropbox stays as it is.

**The safety stop:** if more than 10% of the documents would change, or a list could not be read to its end, nothing is changed, and you get **one email**. You set the share in *Choose fixes*.

**For one case:** enter its ID as *matter* in *Which cases*, and execute the workflow from *By hand*. What is missing is filed, unless the safety stop prevents it. *Choose fixes* shows what was found. *goOn* turns the safety stop off: use it only after you have looked.`;

const asked = (field: string): string => `$('Asked').first().json.${field}`;

/** One case, by its ID. */
const oneCase = (system: CheckedSystem): Step =>
	system === 'clio'
		? clio('matter', 'get', { matter: byId(`={{ ${asked('matter')} }}`), options: PATIENT }, ANYWAY)
		: legalServer('matter', 'get', { matter: `={{ ${asked('matter')} }}`, options: PATIENT }, ANYWAY);

/** The cases, each once, some to a batch, with what is needed to look at them. */
const batches = (system: CheckedSystem): string => `={{ (() => {
	const known = $('Known by case').first().json.ids;
	const byKey = Object.fromEntries($input.all().map(({ json }) => [String(json.${CASE_KEY[system]}), json]));
	const keys = Object.keys(byKey);
	return {
		count: keys.length,
		batches: keys.chunk(${AT_A_TIME}).map((some) => ({
			cases: some.map((key) => byKey[key]),
			known: Object.fromEntries(some.filter((key) => known[key]).map((key) => [key, known[key]])),
			settings: $('Settings').first().json,
			night: $now.toISODate()
		}))
	};
})() }}`;

/** Both sides against each other, every night, or for one case by hand. */
export const reconcile = (system: CheckedSystem): Flow =>
	new Flow(`${RECONCILE.file}-${system}`, RECONCILE.name, RECONCILE.file)
		.note('The nightly comparison', NOTE, [-0.25, -3.2], [3, 2.7])
		.add('Every night', schedule({ field: 'days', triggerAtHour: 4 }), [0, 0])
		.add(
			'All open cases',
			setJson("={{ { matter: '', goOn: false, isNight: true } }}"),
			[1, 0],
			'Every night',
		)
		.add('By hand', manualTrigger(), [0, 1])
		.add('Which cases', setFields({ matter: '', goOn: false }), [1, 1], 'By hand')
		.add(
			'Asked',
			setJson(
				"={{ { matter: String($json.matter ?? '').trim(), goOn: $json.goOn === true, isNight: $json.isNight === true } }}",
				{ executeOnce: true },
			),
			[2, 0],
			['All open cases', 'Which cases'],
		)
		.add('Settings', settings(), [3, 0], 'Asked')
		.add('Make table', makeKnownTable(), [4, 0], 'Settings')
		.add('Known folders', readKnown(), [5, 0], 'Make table')
		.add('Known by case', setJson(KNOWN_BY_CASE, { executeOnce: true }), [6, 0], 'Known folders')
		.add('One case?', ifTrue(`={{ ${asked('matter')} !== '' }}`), [7, 0], 'Known by case')
		.add('The case', oneCase(system), [8, -0.6], 'One case?')
		.add('Open cases', openCases(system), [8, 0.6])
		.connect('One case?', 'Open cases', 1)
		.add('Were they read?', wasIt(), [9, 0], ['The case', 'Open cases'])
		.add('Batches', setJson(batches(system), { executeOnce: true }), [10, 0], 'Were they read?')
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
		.connect('Not read', 'All rows', 0, 1)
		.add(
			'Choose fixes',
			workflows('reconciliation', 'chooseMends', {
				...{ largestShare: 10, always: 20 },
				cases: "={{ $('Batches').isExecuted ? $('Batches').first().json.count : 0 }}",
				night: '={{ $now.toISODate() }}',
				goOn: `={{ ${asked('goOn')} }}`,
			}),
			[14, 0],
			'All rows',
		)
		// Whoever runs it by hand sees what came of it.
		.add(
			'To store',
			setJson(`={{ { rows: [...$json.mends, ...(${asked('isNight')} ? $json.emails : [])] } }}`),
			[15, 0],
			'Choose fixes',
		)
		.add('One each', splitOut('rows'), [16, 0], 'To store')
		.add('Add them', asNew(), [17, 0], 'One each')
		.add('Store them', store(), [18, 0], 'Add them')
		.add('Work on them', workOn(), [19, 0], 'Store them');
