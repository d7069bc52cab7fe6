import { Flow } from '../Flow';
import { builtIn, calledByWorkflow, filter, type Step } from '../steps';
import { DOCUMENT_COLUMNS, DOCUMENT_TABLE } from './documentTable';
import {
	ALL_COLUMNS,
	AUDITED,
	COLUMNS,
	MOST_OPEN,
	MOST_UNAUDITED,
	NEW_COLUMNS,
	OPEN_STATUSES,
	TABLE,
	whatIsAsked,
	type Column,
} from './eventTable';
import { QUEUE_STORAGE } from './names';

/** A value of the item, as an element of an expression's list; what is not there is empty, as its column is. */
const value = (column: Column): string => `$json.${column} ?? ${COLUMNS[column] === 'number' ? '0' : "''"}`;

/**
 * A query for each item, all sent at once and carried out together or not at all. Values are query parameters, in a
 * list: n8n would divide a text at its commas.
 * @param parameters expressions for $1, $2 …
 */
const query = (text: string, parameters: readonly string[] = [], more: Partial<Step> = {}): Step => ({
	...builtIn('postgres', 2.6, {
		...{ operation: 'executeQuery', query: text.trim() },
		options: {
			queryBatching: 'single',
			largeNumbersOutput: 'numbers',
			...(parameters.length === 0 ? {} : { queryReplacement: `={{ [${parameters.join(', ')}] }}` }),
		},
	}),
	credentials: { postgres: { id: '', name: 'Postgres of the office' } },
	...more,
});

const once = { executeOnce: true };

const finished = `status IN ('done', 'failed') AND "finishedAt" > 0`;
const open = `status IN (${OPEN_STATUSES.map((status) => `'${status}'`).join(', ')})`;

const TYPES = { string: `text NOT NULL DEFAULT ''`, number: 'bigint NOT NULL DEFAULT 0' };

/** An event without an ID would be taken for the one before it. */
const definitionOf = (column: Column): string =>
	column === 'eventId'
		? `"eventId" text NOT NULL UNIQUE CHECK ("eventId" <> '')`
		: `"${column}" ${TYPES[COLUMNS[column]]}`;

const DOCUMENT_NAMES = Object.keys(DOCUMENT_COLUMNS).map((column) => `"${column}"`);

const DOCUMENT_DEFINITIONS = Object.entries(DOCUMENT_COLUMNS).map(
	([column, type]) => `"${column}" ${TYPES[type]}`,
);

const MAKE_TABLE = `
DO $make$ BEGIN
	IF to_regclass('${TABLE}') IS NULL THEN
		-- Two runs may come here at the same moment: the second waits, and finds the table.
		PERFORM pg_advisory_xact_lock(hashtext('${TABLE}'));
		CREATE TABLE IF NOT EXISTS ${TABLE} (
			id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
			${ALL_COLUMNS.map(definitionOf).join(',\n\t\t\t')}
		);
		CREATE INDEX IF NOT EXISTS ${TABLE}_open ON ${TABLE} (id) WHERE ${open};
	END IF;
	IF NOT EXISTS (
		SELECT FROM pg_attribute
		WHERE attrelid = to_regclass('${TABLE}') AND attname = '${AUDITED}' AND NOT attisdropped
	) THEN
		PERFORM pg_advisory_xact_lock(hashtext('${TABLE}'));
		ALTER TABLE ${TABLE} ADD COLUMN IF NOT EXISTS ${definitionOf(AUDITED)};
	END IF;
	IF to_regclass('${DOCUMENT_TABLE}') IS NULL THEN
		PERFORM pg_advisory_xact_lock(hashtext('${TABLE}'));
		CREATE TABLE IF NOT EXISTS ${DOCUMENT_TABLE} (
			${DOCUMENT_DEFINITIONS.join(',\n\t\t\t')},
			PRIMARY KEY (source, "documentId")
		);
		CREATE INDEX IF NOT EXISTS ${DOCUMENT_TABLE}_case ON ${DOCUMENT_TABLE} (source, "caseKey");
	END IF;
END $make$`;

/** The row that a change gave, or an empty one: one for each item, so that n8n knows whose it is. */
const changed = (change: string, more = ''): string => `
WITH changed AS (
	${change.trim().replaceAll('\n', '\n\t')}
	RETURNING *
)
SELECT changed.*${more} FROM (SELECT) AS item LEFT JOIN changed ON true`;

// Runs take turns, so that IDs ascend in the order in which rows can be seen, and no two runs wait for each other.
const ADD = changed(`
INSERT INTO ${TABLE} (${NEW_COLUMNS.map((column) => `"${column}"`).join(', ')})
SELECT ${NEW_COLUMNS.map((_, index) => `$${index + 1}`).join(', ')}
FROM pg_advisory_xact_lock(hashtext('${TABLE}')) AS turn
ON CONFLICT ("eventId") DO NOTHING`);

const OPEN = `
SELECT * FROM ${TABLE}
WHERE ${open}
ORDER BY id
LIMIT ${MOST_OPEN}`;

const CLAIM = changed(
	`
UPDATE ${TABLE}
SET status = 'working', lease = $3, "leaseUntil" = $4, attempts = $5
WHERE id = (
	SELECT id FROM ${TABLE}
	WHERE id = $1 AND lease = $2 AND attempts + 1 = $5 AND ${open}
	FOR UPDATE SKIP LOCKED
)`,
	', $6 AS verdict',
);

// What was filed is kept with the event that is done by it, or neither.
const FINISH = `
WITH changed AS (
	UPDATE ${TABLE}
	SET status = $3, reason = $4, message = $5, "dueAt" = $6, "finishedAt" = $7, attempts = $8,
		details = coalesce($9, details), lease = '', "leaseUntil" = 0
	WHERE id = $1 AND lease = $2 AND lease <> ''
	RETURNING *
), kept AS (
	INSERT INTO ${DOCUMENT_TABLE} (${DOCUMENT_NAMES.join(', ')})
	SELECT ${DOCUMENT_NAMES.map((column) => `filed.${column}`).join(', ')}
	FROM changed, json_populate_recordset(null::${DOCUMENT_TABLE}, $10::json) AS filed
	WHERE filed."documentId" <> ''
	ON CONFLICT (source, "documentId") DO UPDATE
	SET ${DOCUMENT_NAMES.map((column) => `${column} = excluded.${column}`).join(', ')}
)
SELECT changed.* FROM (SELECT) AS item LEFT JOIN changed ON true`;

const DOCUMENTS = `
SELECT ${DOCUMENT_NAMES.join(', ')} FROM ${DOCUMENT_TABLE}
WHERE "documentId" IN (SELECT json_array_elements_text($1::json))`;

const DOCUMENTS_OF_CASE = `
SELECT ${DOCUMENT_NAMES.join(', ')} FROM ${DOCUMENT_TABLE}
WHERE source = $1 AND "caseKey" = $2`;

const DOCUMENT_OF_FILE = `
SELECT ${DOCUMENT_NAMES.join(', ')} FROM ${DOCUMENT_TABLE}
WHERE $1 IN ("fileId", "folderId")
LIMIT 1`;

const LIST = `
SELECT * FROM ${TABLE}
WHERE $1 IN ('', status) AND $2 IN ('', kind) AND $3 IN ('', reason)
	-- An ID among the details, as it stands there.
	AND strpos(details, $4) > 0
ORDER BY id DESC
LIMIT 1000`;

const RESEND = changed(`
UPDATE ${TABLE}
SET status = 'waiting', attempts = 0, "dueAt" = 0, "finishedAt" = 0, reason = '', message = '',
	"${AUDITED}" = 0
WHERE id = (
	SELECT id FROM ${TABLE}
	WHERE id = $1 AND status NOT IN ('done', 'working')
	FOR UPDATE SKIP LOCKED
)`);

const CLEAN = `
WITH deleted AS (
	DELETE FROM ${TABLE}
	WHERE status IN ('done', 'failed') AND "finishedAt" < $1
	RETURNING *
)
SELECT * FROM deleted`;

const UNAUDITED = `
SELECT * FROM ${TABLE}
WHERE ${finished} AND "${AUDITED}" = 0
ORDER BY "finishedAt"
LIMIT ${MOST_UNAUDITED}`;

// An event that was sent again since then has another outcome.
const SET_AUDITED = changed(`
UPDATE ${TABLE}
SET "${AUDITED}" = $3
WHERE id = $1 AND "finishedAt" = $2 AND ${finished}`);

const NOTE = `
Keeps the events of all workflows in the table **${TABLE}** of a Postgres database, and which file in Dropbox each document is in **case_documents**. It makes both itself. Import it **instead of *Queue storage***, and nothing else changes: it has the same ID, which the others use to call it. Then select your Postgres credential in every step with the Postgres icon, and publish it.

If *Queue storage* is there already: open it, delete all its steps, and paste the content of this file in their place.

Switch when no event is waiting: events in the data table are not moved to Postgres. Copy the rows of **case_documents** yourself (docs/event-queue.md says how), or the next version of each document is filed beside the one before.

The first time, the user of the credential needs the right to make a table.`;

/** The queue in Postgres. What each action takes and returns stands in docs/event-queue.md. */
export function queueStoragePostgres(): Flow {
	const flow = new Flow('queue-storage-postgres', 'Queue storage in Postgres', QUEUE_STORAGE.file)
		.note('Queue storage in Postgres', NOTE, [-0.25, -2.6], [3, 1.8])
		.add('Called', calledByWorkflow(), [0, 0])
		.add('Table', query(MAKE_TABLE, [], once), [1, -0.5], 'Called')
		.add('Events', builtIn('merge', 3.2, { mode: 'chooseBranch', useDataOfInput: 2 }), [2, 0], 'Table')
		.connect('Called', 'Events', 0, 1)
		.add('What is asked?', whatIsAsked(), [3, 0], 'Events');
	Object.entries(STEPS).forEach(([name, step], index) => {
		flow.add(name, step, [4, (index - 3) * 0.6]).connect('What is asked?', name, index);
	});
	return flow.add('Changed', filter('={{ $json.id !== null }}'), [5, 0], WRITING);
}

/** By the names of their steps, in the order of the actions. */
const STEPS: Record<string, Step> = {
	Store: query(ADD, NEW_COLUMNS.map(value)),
	'Open events': query(OPEN, [], once),
	Claim: query(CLAIM, [
		...['$json.id', '$json.oldLease', '$json.lease', '$json.leaseUntil', '$json.attempts'],
		"$json.verdict ?? ''",
	]),
	Finish: query(FINISH, [
		...['$json.id', '$json.lease'],
		...(['status', 'reason', 'message', 'dueAt', 'finishedAt', 'attempts'] as const).map(value),
		'$json.details',
		'JSON.stringify($json.documents ?? [])',
	]),
	'Newest events': query(LIST, [
		...["$json.status ?? ''", "$json.kind ?? ''", "$json.reason ?? ''"],
		"$json.mentions ? JSON.stringify($json.mentions) : ''",
	]),
	'Send again': query(RESEND, ['$json.id']),
	'Delete old': query(CLEAN, ['$json.before'], once),
	'Not in the trail yet': query(UNAUDITED, [], once),
	'Mark them': query(SET_AUDITED, ['$json.id', '$json.finishedAt', `$json.${AUDITED}`]),
	'Number of events': query(`SELECT count(*)::int AS rows FROM ${TABLE}`, [], once),
	'Filed documents': query(DOCUMENTS, ['JSON.stringify($json.documentIds ?? [$json.documentId])']),
	'Filed documents of the case': query(DOCUMENTS_OF_CASE, ['$json.source', '$json.caseKey']),
	'Document of the file': query(DOCUMENT_OF_FILE, ['$json.fileId']),
};

/** Steps that change the rows of their items, and give an empty row where there was nothing to change. */
const WRITING = ['Store', 'Claim', 'Finish', 'Send again', 'Mark them'];
