import { CASES_AT_A_TIME } from '../../../nodes/shared/domain/migration/MigrationCheck';
import type { Flow } from '../Flow';
import { ifTrue, setJson, splitOut, workflows } from '../steps';
import { isOfOther } from './migrateOutcome';
import { ANYWAY } from './regularChecks';
import { result } from './result';

/* At the end of a migration, its cases are compared once more: some by each event, until an email says what it came to. */

const IS_CHECK = "$('Called').first().json.kind === 'migrationCheckRequested'";

/** The cases that the events are about: one each, or those that are compared next. */
export const CASES = `={{ { cases: ${IS_CHECK}
	? JSON.parse($json.details).keys.slice(0, ${CASES_AT_A_TIME}).map((caseKey) => ({ caseKey }))
	: $input.all().map(({ json }) => ({ caseKey: json.caseKey })) } }}`;

const CALLED = "$('Called').first().json";

/** When these cases were compared, their IDs are with the next event: of a large migration, rows would fill the table. */
const THE_CHECK = `={{ (() => {
	const isOther = ${isOfOther(CALLED)};
	const { run, number } = JSON.parse(${CALLED}.details);
	return {
		...${CALLED},
		...(isOther || !$json.error ? { details: JSON.stringify({ run, number }) } : {}),
		next: isOther ? [] : ($json.events ?? []),
		refused: isOther ? null : ($json.error ?? null),
		action: isOther ? 'skip' : '',
		reason: isOther ? 'other_environment' : ''
	};
})() }}`;

/** What was found of each case. Of one that could not be read, why. */
const ROWS = `={{ { rows: [
	...$input.all().map(({ json }) => json),
	...$('Matters').all().flatMap(({ json }, index) => json.error ? [{ caseKey: $('Cases').all()[index].json.caseKey, status: 'notCompared', error: json.error }] : [])
].filter((row) => row.caseKey || row.error) } }}`;

/**
 * Adds what follows from the comparison of a check.
 * @param after the step whose items are the rows of the cases
 * @returns the step after which the first output has the rows of those that are to be migrated
 */
export const addCheck = (flow: Flow, after: string, [column, row]: readonly [number, number]): string => {
	flow
		.add('To be migrated?', { ...ifTrue(`={{ !(${IS_CHECK}) }}`) }, [column, row], after)
		.add('Rows of these', setJson(ROWS, { executeOnce: true }), [column + 1, row + 2])
		.connect('To be migrated?', 'Rows of these', 1)
		.add('Each row', { ...splitOut('rows'), alwaysOutputData: true }, [column + 2, row + 2], 'Rows of these')
		.add(
			'Check',
			workflows('migration', 'check', { event: "={{ $('Called').first().json }}" }, ANYWAY),
			[column + 3, row + 2],
			'Each row',
		)
		.add(
			'The check',
			setJson(THE_CHECK, {
				executeOnce: true,
			}),
			[column + 4, row + 2],
			'Check',
		)
		.add(
			'Result of the check',
			result({ events: 'The check', further: '$json.next', error: '$json.refused' }),
			[column + 5, row + 2],
			'The check',
		);
	return 'To be migrated?';
};
