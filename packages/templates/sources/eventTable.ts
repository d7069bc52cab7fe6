import { builtIn, type Step } from '../steps';

/** The table of events, in n8n's Data Table and in Postgres alike. */
export const TABLE = 'case_folder_events';

/** What it holds of an event, besides the ID that it gives out; n8n adds createdAt and updatedAt. */
export const COLUMNS = {
	eventId: 'string',
	source: 'string',
	kind: 'string',
	caseKey: 'string',
	documentId: 'string',
	versionId: 'string',
	details: 'string',
	status: 'string',
	attempts: 'number',
	dueAt: 'number',
	lease: 'string',
	leaseUntil: 'number',
	reason: 'string',
	message: 'string',
	receivedAt: 'number',
	finishedAt: 'number',
	auditedAt: 'number',
} as const;

export type Column = keyof typeof COLUMNS;

export const ALL_COLUMNS = Object.keys(COLUMNS) as Column[];

/**
 * When the outcome was written into the audit trail; nothing until then. Tables of before it was there lack it, so only
 * the steps that need it may name it.
 */
export const AUDITED: Column = 'auditedAt';

/** What a new event is stored with: it has no outcome yet. */
export const NEW_COLUMNS = ALL_COLUMNS.filter((column) => column !== AUDITED);

/** Events with something left to do. */
export const OPEN_STATUSES = ['waiting', 'working', 'paused', 'stalled'] as const;

/** So many open events are looked at, oldest first: what an office may have waiting, and n8n's memory takes. */
export const MOST_OPEN = 20_000;

/** So many outcomes go into the audit trail at once: one file of it. */
export const MOST_UNAUDITED = 500;

const ACTIONS = [
	...(['add', 'open', 'claim', 'finish', 'list', 'resend', 'clean'] as const),
	...(['unaudited', 'audited', 'count', 'documents', 'documentsOfCase', 'documentOfFile'] as const),
];

/** An output for each action, in this order; one expression per item, where rules would take one for each action. */
export const whatIsAsked = (): Step =>
	builtIn('switch', 3.2, {
		...{ mode: 'expression', numberOutputs: ACTIONS.length },
		output: `={{ ${JSON.stringify(ACTIONS)}.indexOf($json.action) }}`,
	});
