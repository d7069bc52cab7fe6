import { Flow } from '../Flow';
import { builtIn, calledByWorkflow, dataTable, filter, ifTrue, setFields, setJson, splitOut } from '../steps';
import { ALL_PAGES, IS_FULL_PAGE, NEXT_PAGE, openAfter } from './openPages';
import {
	CHUNKS,
	columns,
	makeTable,
	ofItem,
	onlyColumns,
	storedAlready,
	where,
	withFixed,
} from './dataTableSteps';
import { hasAuditColumn, notAudited, refuseWithoutColumn, setAudited, unaudited } from './auditMarks';
import {
	DOCUMENT_CHUNKS,
	findDocuments,
	findDocumentOfFile,
	findDocumentsOfCase,
	keepDocument,
	makeDocumentTable,
} from './documentTable';
import { OPEN_STATUSES, TABLE, whatIsAsked } from './eventTable';
import { QUEUE_STORAGE } from './names';

const NOTE = `
Keeps the events of all workflows in n8n's data table **${TABLE}**, and which file in Dropbox each document is in **case_documents**. It makes both itself. The other workflows call it; you do not run it by hand.

The tables hold IDs and names of categories and subfolders, no names of clients or documents. Open them under **Data tables** to look at them; do not change or delete rows there.

To keep the tables in Postgres, import *Queue storage in Postgres* instead of this workflow.`;

const endOfTable = (orderByDirection: 'ASC' | 'DESC') => ({
	...dataTable('get', TABLE, {
		...where([['id', 'gt', 0]]),
		...{ returnAll: false, limit: 1, orderBy: true, orderByColumn: 'id', orderByDirection },
	}),
	executeOnce: true,
});

/** The queue in n8n's own Data Table. What each action takes and returns stands in docs/event-queue.md. */
export const queueStorage = (): Flow =>
	new Flow(QUEUE_STORAGE.file, QUEUE_STORAGE.name)
		.note('Queue storage', NOTE, [-0.25, -2.2], [3, 1.4])
		.add('Called', calledByWorkflow(), [0, 0])
		// The table is there for whoever asks first.
		.add('Table', makeTable(), [1, -0.6], 'Called')
		.add('Events', builtIn('merge', 3.2, { mode: 'chooseBranch', useDataOfInput: 2 }), [2, 0], 'Table')
		.connect('Called', 'Events', 0, 1)
		.add('What is asked?', whatIsAsked(), [3, 0], 'Events')
		// add
		.add(
			'Once each',
			builtIn('removeDuplicates', 2, { compare: 'selectedFields', fieldsToCompare: 'eventId', options: {} }),
			[4, -1.2],
		)
		.connect('What is asked?', 'Once each', 0)
		.add('Some at a time', setJson(CHUNKS, { executeOnce: true }), [5, -1.6], 'Once each')
		.add('Event IDs', splitOut('lookups'), [6, -1.6], 'Some at a time')
		.add('Stored already', storedAlready(), [7, -1.6], 'Event IDs')
		.add(
			'Not stored yet',
			builtIn('merge', 3.2, {
				...{ mode: 'combine', combineBy: 'combineByFields', fieldsToMatchString: 'eventId' },
				...{ joinMode: 'keepNonMatches', outputDataFrom: 'input1', options: {} },
			}),
			[8, -1.2],
			'Once each',
		)
		.connect('Stored already', 'Not stored yet', 0, 1)
		.add('Columns', onlyColumns(), [9, -1.2], 'Not stored yet')
		.add(
			'Store',
			dataTable('insert', TABLE, { columns: { mappingMode: 'autoMapInputData', value: null }, options: {} }),
			[10, -1.2],
			'Columns',
		)
		// open
		.add('From the first', setJson('{ "after": 0 }', { executeOnce: true }), [4, -0.4])
		.connect('What is asked?', 'From the first', 1)
		.add('Open events', openAfter(), [5, -0.4], 'From the first')
		.add('Further ones?', { ...ifTrue(IS_FULL_PAGE), executeOnce: true }, [6, -0.4], 'Open events')
		.add('After these', setJson(NEXT_PAGE, { executeOnce: true }), [6, -1], 'Further ones?')
		.connect('After these', 'Open events')
		.add('All pages', setJson(ALL_PAGES, { executeOnce: true }), [7, -0.4])
		.connect('Further ones?', 'All pages', 1)
		.add('All open events', splitOut('rows'), [8, -0.4], 'All pages')
		// claim
		.add(
			'Claim',
			dataTable('update', TABLE, {
				...where([
					['id', 'eq', ofItem('id')],
					['lease', 'eq', ofItem('oldLease')],
					// Somebody may have claimed and finished it meanwhile.
					['attempts', 'eq', '={{ $json.attempts - 1 }}'],
					['status', 'neq', 'done'],
					['status', 'neq', 'failed'],
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
		// finish: what was filed is kept before the event counts as done. If n8n stops in between, it is filed and kept again.
		.add('Was it filed?', filter('={{ ($json.documents ?? []).length > 0 && !!$json.lease }}'), [4, 1])
		.connect('What is asked?', 'Was it filed?', 3)
		// Another run may have claimed the event since, and filed something newer.
		.add(
			'Still claimed?',
			dataTable(
				'rowExists',
				TABLE,
				where([
					['id', 'eq', ofItem('id')],
					['lease', 'eq', ofItem('lease')],
				]),
			),
			[5, 1],
			'Was it filed?',
		)
		.add('Table of documents', makeDocumentTable(), [6, 1], 'Still claimed?')
		.add('Each document', splitOut('documents'), [6, 1.6], 'Still claimed?')
		.add('Keep document', keepDocument(), [7, 1.6], 'Each document')
		.add(
			'Finish',
			dataTable('update', TABLE, {
				...where([
					['id', 'eq', ofItem('id')],
					['lease', 'eq', ofItem('lease')],
					['lease', 'neq', ''],
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
					{
						...{ lease: '', leaseUntil: 0 },
						// What is not there is in no listing: no pattern fits it.
						...{ reason: "={{ $json.reason ?? '' }}", message: "={{ $json.message ?? '' }}" },
						details: "={{ $json.details ?? '{}' }}",
					},
				),
				options: {},
			}),
			[4, 1.6],
		)
		.connect('What is asked?', 'Finish', 3)
		// list
		.add(
			'Newest events',
			dataTable('get', TABLE, {
				...where([
					['status', 'like', "={{ $json.status || '%' }}"],
					['kind', 'like', "={{ $json.kind || '%' }}"],
					['reason', 'like', "={{ $json.reason || '%' }}"],
					// An ID among the details, as it stands there.
					['details', 'like', "={{ $json.mentions ? '%' + JSON.stringify($json.mentions) + '%' : '%' }}"],
				]),
				...{ returnAll: false, limit: 1000, orderBy: true, orderByColumn: 'id', orderByDirection: 'DESC' },
			}),
			[4, 2.2],
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
			[6, 2.8],
		)
		// The new outcome is another one. Forgotten first: if n8n stops in between, the old one is only offered again.
		.add('Can it be marked?', hasAuditColumn(), [4, 2.8])
		.connect('What is asked?', 'Can it be marked?', 5)
		.add('Not in the trail', notAudited(), [5, 2.6], 'Can it be marked?')
		.connect('Not in the trail', 'Send again')
		.connect('Can it be marked?', 'Send again', 1)
		// clean
		.add(
			'Delete old',
			{
				...dataTable('deleteRows', TABLE, {
					...where([
						...OPEN_STATUSES.map((status) => ['status', 'neq', status] as [string, string, unknown]),
						['finishedAt', 'lt', ofItem('before')],
					]),
					options: {},
				}),
				executeOnce: true,
			},
			[4, 3.4],
		)
		.connect('What is asked?', 'Delete old', 6)
		// unaudited
		.add('Can they be marked?', { ...hasAuditColumn(), executeOnce: true }, [4, 4])
		.connect('What is asked?', 'Can they be marked?', 7)
		.add('Not in the trail yet', unaudited(), [5, 3.8], 'Can they be marked?')
		.add('Column is missing', refuseWithoutColumn(), [5, 4.4])
		.connect('Can they be marked?', 'Column is missing', 1)
		// audited
		.add('Mark them', setAudited(), [4, 4.8])
		.connect('What is asked?', 'Mark them', 8)
		// count: as the IDs have it, which are given once each. n8n has no step that counts rows.
		.add('Oldest event', endOfTable('ASC'), [4, 5.4])
		.connect('What is asked?', 'Oldest event', 9)
		.add('Newest event', endOfTable('DESC'), [5, 5.4], 'Oldest event')
		.add(
			'Number of events',
			setJson("={{ { rows: $json.id - $('Oldest event').first().json.id + 1 } }}", { executeOnce: true }),
			[6, 5.4],
			'Newest event',
		)
		// documents
		.add('Table for documents', makeDocumentTable(), [4, 6])
		.connect('What is asked?', 'Table for documents', 10)
		.add('Some documents at a time', setJson(DOCUMENT_CHUNKS, { executeOnce: true }), [5, 6.4])
		.connect('What is asked?', 'Some documents at a time', 10)
		.add('Document IDs', splitOut('lookups'), [6, 6.4], 'Some documents at a time')
		.add('Filed documents', findDocuments(), [7, 6.4], 'Document IDs')
		// documentsOfCase
		.add('Table of the case', makeDocumentTable(), [4, 7])
		.connect('What is asked?', 'Table of the case', 11)
		.add('Filed documents of the case', findDocumentsOfCase(), [5, 7.4])
		.connect('What is asked?', 'Filed documents of the case', 11)
		// documentOfFile
		.add('Table of the file', makeDocumentTable(), [4, 8])
		.connect('What is asked?', 'Table of the file', 12)
		.add('Document of the file', findDocumentOfFile(), [5, 8.4])
		.connect('What is asked?', 'Document of the file', 12);
