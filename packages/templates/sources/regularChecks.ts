import type { Flow } from '../Flow';
import { append, clio, ifTrue, legalServer, workflows, type Step } from '../steps';
import { asNew, store, workOn } from './parts';

/* What the checks that run by themselves have in common. */

/** Whose cases are looked at. */
export type CheckedSystem = 'clio' | 'legalserver';

/** Seconds: nobody waits, and thousands of cases take a while. */
export const PATIENT = { giveUpAfter: 600 };

/** Refused items go on among the others: a step that two outputs lead to would run twice, and tell twice. */
export const ANYWAY = { onError: 'continueRegularOutput' } as const;

/** Refused items to the second output. */
export const wasIt = (): Step => ifTrue('={{ !$json.error }}');

/** A case's ID there. */
export const CASE_KEY: Readonly<Record<CheckedSystem, string>> = {
	clio: 'matterId',
	legalserver: 'matterUuid',
};

/** All open cases, page by page. */
export const openCases = (system: CheckedSystem): Step =>
	system === 'clio'
		? clio(
				'matter',
				'getMany',
				{ returnAll: true, filters: { status: ['open', 'pending'] }, options: PATIENT },
				ANYWAY,
			)
		: legalServer(
				'matter',
				'getMany',
				{ returnAll: true, filters: { disposition: 'Open' }, options: PATIENT },
				ANYWAY,
			);

/**
 * From what was found to an email, which goes through the queue as all others do.
 * @param from steps and their outputs that lead to the findings
 */
export const tellOf = (
	flow: Flow,
	check: 'folders' | 'permissions',
	from: ReadonlyArray<readonly [step: string, output: number]>,
	[column, row]: readonly [number, number],
): Flow => {
	flow.add('All of it', append(from.length), [column, row]);
	from.forEach(([step, output], input) => flow.connect(step, 'All of it', output, input));
	return flow
		.add(
			'Findings',
			workflows('report', 'findings', { check, run: '={{ $execution.id }}' }),
			[column + 1, row],
			'All of it',
		)
		.add('Add them', asNew(), [column + 2, row], 'Findings')
		.add('Store emails', store(), [column + 3, row], 'Add them')
		.add('Send them', workOn(), [column + 4, row], 'Store emails');
};
