import { Flow } from '../Flow';
import { filter, manualTrigger, setFields, setJson, splitOut, workflows } from '../steps';
import { addAllCompared, NUMBER_OF_CASES } from './allCompared';
import { MIGRATE_CASES } from './names';
import { LEFT_BY_MIGRATION } from './migrateLimits';
import { asNew, store, workOn } from './parts';
import type { CheckedSystem } from './regularChecks';

const NOTE = `
Files the documents that your open cases had before you used these workflows. Existing case folders are used where they are.

**First a dry run:** execute the workflow. *Plan* shows how many folders and documents it would make, how large they are, and how long it takes. Nothing is changed.

**Then:** turn off *dryRun* in *Which cases* and execute the workflow again. *Work on events* does the rest, when nothing else is to be done. You can close n8n's editor, and n8n may stop and start again.

**For one case:** enter its ID as *matter*.`;

/** Requests of a minute that are left by the shares that *Migrate documents* leaves for others. */
const PER_MINUTE: Readonly<Record<CheckedSystem, number>> = { clio: 35, legalserver: 150 };

/** What was migrated in the demo is migrated anew when the office is live. One case is a migration of its own, with its own email. */
const RUN =
	"($('Asked').first().json.run + ($('Asked').first().json.matter ? '-' + $('Asked').first().json.matter : '') + ($('Settings').first().json.environment === 'demo' ? '-demo' : $('Asked').first().json.run.endsWith('-demo') ? '-live' : ''))";

/** All open cases into the queue, of which *Migrate documents* takes them. */
export const migrateCases = (system: CheckedSystem): Flow =>
	addPlan(addAllCompared(addStart(system), system, `'migrate.' + ${RUN}`, LEFT_BY_MIGRATION), system);

const addStart = (system: CheckedSystem): Flow =>
	new Flow(`${MIGRATE_CASES.file}-${system}`, MIGRATE_CASES.name, MIGRATE_CASES.file)
		.note(MIGRATE_CASES.name, NOTE, [-0.25, -3.2], [3, 2.7])
		.add('By hand', manualTrigger(), [0, 0])
		.add('Which cases', setFields({ matter: '', dryRun: true, run: '' }), [1, 0], 'By hand')
		.add(
			'Asked',
			setJson(
				`={{ { matter: String($json.matter ?? '').trim(), dryRun: $json.dryRun !== false, run: String($json.run ?? '').trim() || $now.toISODate() } }}`,
				{ executeOnce: true },
			),
			[2, 0],
			'Which cases',
		);

const addPlan = (flow: Flow, system: CheckedSystem): Flow =>
	flow
		.add(
			'Plan',
			workflows('migration', 'plan', {
				source: system,
				run: `={{ ${RUN} }}`,
				cases: NUMBER_OF_CASES,
				requestsPerMinute: PER_MINUTE[system],
			}),
			[14, 0],
			'All rows',
		)
		.add('Not a dry run', filter("={{ !$('Asked').first().json.dryRun }}"), [15, 0], 'Plan')
		.add('One each', splitOut('events'), [16, 0], 'Not a dry run')
		.add('Add them', asNew(), [17, 0], 'One each')
		.add('Store them', store(), [18, 0], 'Add them')
		.add('Work on them', workOn(), [19, 0], 'Store them');
