import { Flow } from '../Flow';
import { manualTrigger, schedule, setFields, setJson, splitOut, workflows } from '../steps';
import { addAllCompared, NUMBER_OF_CASES } from './allCompared';
import { RECONCILE } from './names';
import { asNew, store, workOn } from './parts';
import type { CheckedSystem } from './regularChecks';

/** Which ID people have to enter, and where they find it. */
const ID_OF: Readonly<Record<CheckedSystem, string>> = {
	clio: "in Clio the number at the end of the address of the matter's page, not the matter number",
	legalserver: 'in LegalServer the UUID of the case',
};

const noteOf = (system: CheckedSystem): string => `
Every night at 4 AM, compares the documents of every open case with its folder in Dropbox. What was never filed, such as when Clio or LegalServer could not reach n8n, is filed now. What people edited, moved or deleted in Dropbox stays as it is.

**To set up:** publish *Client settings*, *Queue storage*, *Work on events* and *Reconcile cases* first, and select your credential here. **It files every document of an open case that is not in Dropbox, however old.** Before you publish it, set both numbers in *Choose fixes* to 0, run it from *By hand*, look at what *Choose fixes* shows, and set them back to 10 and 20.

**The safety stop:** if more than 10% of the documents and more than 20 would change, or a list could not be read to its end, nothing is changed, and you get **one email**. You set both numbers in *Choose fixes*.

**For one case:** enter its ID as *matter* in *Which cases* (${ID_OF[system]}), and execute the workflow from *By hand*. What is missing is filed, unless the safety stop prevents it. *Reconcile cases* shows what was found, *Choose fixes* the totals. *goOn* turns the safety stop off: use it only after you have looked.`;

const asked = (field: string): string => `$('Asked').first().json.${field}`;

/** Both sides against each other, every night, or for one case by hand. */
export const reconcile = (system: CheckedSystem): Flow =>
	addFixes(addAllCompared(addStart(system), system, '$now.toISODate()'));

const addStart = (system: CheckedSystem): Flow =>
	new Flow(`${RECONCILE.file}-${system}`, RECONCILE.name, RECONCILE.file)
		.note('The nightly comparison', noteOf(system), [-0.25, -4.4], [3, 3.9])
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
		);

const addFixes = (flow: Flow): Flow =>
	flow
		.add(
			'Choose fixes',
			workflows('reconciliation', 'chooseMends', {
				...{ largestShare: 10, always: 20 },
				cases: NUMBER_OF_CASES,
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
