import { Flow } from '../Flow';
import { builtIn, calledByWorkflow, dataTable, filter, setFields, switchOn } from '../steps';
import { QUEUE_STORAGE } from './names';

const TABLE = 'case_folder_events';

/** What the table holds of an event; n8n adds id, createdAt and updatedAt. */
const COLUMNS = {
	...{ eventId: 'string', source: 'string', kind: 'string', caseKey: 'string', documentId: 'string' },
	...{ versionId: 'string', details: 'string', status: 'string', attempts: 'number', dueAt: 'number' },
	...{ lease: 'string', leaseUntil: 'number', reason: 'string', message: 'string' },
	...{ receivedAt: 'number', finishedAt: 'number' },
} as const;

type Column = keyof typeof COLUMNS;

const ofItem = (column: string): string => `={{ $json.${column} }}`;

/** Columns that a step writes, from the fields of its item. */
const columns = (...names: Column[]) => ({
	mappingMode: 'defineBelow',
	value: Object.fromEntries(names.map((name) => [name, ofItem(name)])),
	matchingColumns: [],
	schema: names.map((name) => ({
		...{ id: name, displayName: name, type: COLUMNS[name], required: false },
		...{ defaultMatch: false, display: true, canBeUsedToMatch: true, removed: false },
	})),
});

const withFixed = (mapping: ReturnType<typeof columns>, fixed: Partial<Record<Column, string | number>>) => ({
	...mapping,
	value: { ...mapping.value, ...fixed },
});

const where = (
	conditions: Array<[column: string, condition: string, value: unknown]>,
	matchType = 'allConditions',
) => ({
	matchType,
	filters: {
		conditions: conditions.map(([keyName, condition, keyValue]) => ({ keyName, condition, keyValue })),
	},
});

const ALL_COLUMNS = Object.keys(COLUMNS) as Column[];

const NOTE = `
Keeps the events of all workflows in n8n's data table **${TABLE}**, which it makes itself. The others call it with an *action*; you do not run it by hand.

The table holds IDs, no names. Open it under **Data tables** to look at it; do not change it there.

To keep the events in Postgres instead, import *Queue storage in Postgres* and select it wherever a step is called *Storage*.`;

/** The queue in n8n's own Data Table. What each action takes and returns stands in docs/event-queue.md. */
export const queueStorage = (): Flow =>
	new Flow(QUEUE_STORAGE.file, QUEUE_STORAGE.name)
		.note('Queue storage', NOTE, [-0.25, -2], [3, 1.5])
		.add('Called', calledByWorkflow(), [0, 0])
		// The table is there for whoever asks first.
		.add('Table', makeTable(), [1, -1], 'Called')
		.add('With a table', builtIn('merge', 3.2, { mode: 'chooseBranch', useDataOfInput: 2 }), [2, 0], 'Table')
		.connect('Called', 'With a table', 0, 1)
		.add(
			'What is asked?',
			switchOn(ofItem('action'), ['add', 'open', 'claim', 'finish', 'list', 'resend', 'clean']),
			[3, 0],
			'With a table',
		)
		// add
		.add(
			'Once each',
			builtIn('removeDuplicates', 2, {
				compare: 'selectedFields',
				fieldsToCompare: 'eventId',
				options: {},
			}),
			[4, -0.8],
		)
		.connect('What is asked?', 'Once each', 0)
		.add(
			'Not stored yet',
			dataTable('rowNotExists', TABLE, where([['eventId', 'eq', ofItem('eventId')]])),
			[5, -0.8],
			'Once each',
		)
		.add(
			'Store',
			dataTable('insert', TABLE, { columns: columns(...ALL_COLUMNS), options: {} }),
			[6, -0.8],
			'Not stored yet',
		)
		// open
		.add(
			'Open events',
			dataTable('get', TABLE, {
				...where(
					['waiting', 'working', 'paused', 'stalled'].map((status) => ['status', 'eq', status]),
					'anyCondition',
				),
				...{ returnAll: false, limit: 1000, orderBy: true, orderByColumn: 'id', orderByDirection: 'ASC' },
			}),
			[4, -0.2],
		)
		.connect('What is asked?', 'Open events', 1)
		// claim
		.add(
			'Claim',
			dataTable('update', TABLE, {
				...where([
					['id', 'eq', ofItem('id')],
					['lease', 'eq', ofItem('oldLease')],
				]),
				columns: withFixed(columns('status', 'lease', 'leaseUntil', 'attempts'), { status: 'working' }),
				options: {},
			}),
			[4, 0.4],
		)
		.connect('What is asked?', 'Claim', 2)
		// Two may have claimed it at the same moment: the row has the lease of the one whose it is.
		.add('Only mine', filter("={{ $json.lease === $('Called').item.json.lease }}"), [5, 0.4], 'Claim')
		.add(
			'With its verdict',
			setFields({ verdict: "={{ $('Called').item.json.verdict }}" }, { keep: true }),
			[6, 0.4],
			'Only mine',
		)
		// finish
		.add(
			'Finish',
			dataTable('update', TABLE, {
				...where([
					['id', 'eq', ofItem('id')],
					['lease', 'eq', ofItem('lease')],
				]),
				columns: withFixed(
					columns(
						'status',
						'reason',
						'message',
						'details',
						'dueAt',
						'finishedAt',
						'attempts',
						'lease',
						'leaseUntil',
					),
					{ lease: '', leaseUntil: 0 },
				),
				options: {},
			}),
			[4, 1],
		)
		.connect('What is asked?', 'Finish', 3)
		// list
		.add(
			'Newest events',
			dataTable('get', TABLE, {
				...where([['id', 'gt', 0]]),
				...{ returnAll: false, limit: 1000, orderBy: true, orderByColumn: 'id', orderByDirection: 'DESC' },
			}),
			[4, 1.6],
		)
		.connect('What is asked?', 'Newest events', 4)
		// resend
		.add(
			'Send again',
			dataTable('update', TABLE, {
				...where([
					['id', 'eq', ofItem('id')],
					['status', 'neq', 'done'],
					['status', 'neq', 'working'],
				]),
				columns: withFixed(columns('status', 'attempts', 'dueAt', 'finishedAt', 'reason', 'message'), {
					status: 'waiting',
					attempts: 0,
					dueAt: 0,
					finishedAt: 0,
					reason: '',
					message: '',
				}),
				options: {},
			}),
			[4, 2.2],
		)
		.connect('What is asked?', 'Send again', 5)
		// clean
		.add('Delete done', deleteOld('done'), [4, 2.8])
		.connect('What is asked?', 'Delete done', 6)
		.add('Delete failed', { ...deleteOld('failed'), executeOnce: true }, [5, 2.8], 'Delete done');

const makeTable = () => ({
	...dataTable('create', TABLE, {}),
	executeOnce: true,
	parameters: {
		...{ resource: 'table', operation: 'create', tableName: TABLE },
		columns: { column: Object.entries(COLUMNS).map(([name, type]) => ({ name, type })) },
		options: { createIfNotExists: true },
	},
});

const deleteOld = (status: string) =>
	dataTable('deleteRows', TABLE, {
		...where([
			['status', 'eq', status],
			['finishedAt', 'lt', "={{ $('Called').first().json.before }}"],
		]),
		options: {},
	});
