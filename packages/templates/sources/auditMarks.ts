import { builtIn, dataTable, ifTrue, type Step } from '../steps';
import { columns, ofItem, where } from './dataTableSteps';
import { AUDITED, MOST_UNAUDITED, OPEN_STATUSES, TABLE } from './eventTable';

/* Which outcomes are in the audit trail, in n8n's Data Table. No step of n8n's adds a column to a table. */

/** Events that are finished. */
const FINISHED: Array<[string, string, unknown]> = [
	...OPEN_STATUSES.map((status): [string, string, unknown] => ['status', 'neq', status]),
	['finishedAt', 'gt', 0],
];

/** Whether the table has the column. Who lost the race for making the table is not told, and then it is a new one. */
export const hasAuditColumn = (): Step =>
	ifTrue(`={{ $('Table').first().json.columns?.some(({ name }) => name === '${AUDITED}') ?? true }}`);

/** Finished events whose outcome is not in the trail, the earliest first. */
export const unaudited = (): Step =>
	dataTable('get', TABLE, {
		...where([...FINISHED, [AUDITED, 'isEmpty', '']]),
		...{ returnAll: false, limit: MOST_UNAUDITED },
		...{ orderBy: true, orderByColumn: 'finishedAt', orderByDirection: 'ASC' },
	});

/** Marks the outcome that was written; an event that was sent again since then has another one. */
export const setAudited = (): Step =>
	dataTable('update', TABLE, {
		...where([['id', 'eq', ofItem('id')], ['finishedAt', 'eq', ofItem('finishedAt')], ...FINISHED]),
		columns: columns(AUDITED),
		options: {},
	});

/** Takes the mark off events that are sent again; one that is done or worked on keeps it. */
export const notAudited = (): Step =>
	dataTable('update', TABLE, {
		...where([
			['id', 'eq', ofItem('id')],
			['status', 'neq', 'done'],
			['status', 'neq', 'working'],
		]),
		columns: { ...columns(AUDITED), value: { [AUDITED]: '={{ null }}' } },
		options: {},
	});

/** Says what to do, where a table was made before there was an audit trail. */
export const refuseWithoutColumn = (): Step =>
	builtIn('stopAndError', 1, {
		errorMessage: `The data table ${TABLE} has no column ${AUDITED}. Open it under Data tables, and add a column with the name ${AUDITED} and the type Number.`,
	});
