import type { IExecuteFunctions } from 'n8n-workflow';
import { EVENT_FIELDS, type AuditEvent } from '../../../../shared/domain/audit/AuditEvent';
import { LONGEST_PATH } from '../../../../shared/domain/limits';
import { readParametersWithWarnings } from '../../../../shared/dropboxNode/readParameters';
import { dateSchema } from '../../../../shared/node/dateSchema';
import { readGiven } from '../../../../shared/node/given';
import { InvalidField, zodErrorMap } from '../../../../shared/node/InvalidField';
import { optionalText, wholeNumber } from '../../../../shared/node/readParameters';
import { z } from '../../../../shared/vendor/zod';

/** Characters of one field. What is longer is no ID and no code. */
const LONGEST_TEXT = 1000;
const MOST_PATHS = 100;

/** What an event was given as, with the path of the parameter that each part comes from. */
interface GivenEvent {
	values: Partial<Record<keyof AuditEvent, unknown>>;
	/** Of a part of the event. */
	fieldOf(name: keyof AuditEvent): string[];
	timezone: string;
}

interface ReadEvent {
	fields: GivenEvent;
	warnings: string[];
}

/** The event out of a JSON object. @throws InvalidField */
export function readEventJson(context: IExecuteFunctions, itemIndex: number): ReadEvent {
	const { given, warnings } = readParametersWithWarnings(context, itemIndex, { event: z.unknown() });
	const values = typeof given.event === 'string' ? parseJson(given.event) : given.event;
	if (typeof values !== 'object' || values === null || Array.isArray(values))
		throw new InvalidField(['event'], 'it is not a JSON object');
	const known = Object.keys(EVENT_FIELDS);
	if (Object.keys(values).some((name) => !known.includes(name)))
		throw new InvalidField(
			...([['event'], `it has a field that events do not have. They have ${known.join(', ')}`, []] as const),
			'Add a node before this one that makes an object with these fields only, or set Event From to Fields.',
		);
	return { fields: { values, fieldOf: () => ['event'], timezone: context.getTimezone() }, warnings };
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

const fieldsShape = {
	...{ eventId: z.unknown(), time: z.unknown(), eventOperation: z.unknown(), outcome: z.unknown() },
	details: z.record(z.unknown()).default({}),
};

/** The names of the parameters that are called otherwise than the event’s fields. */
const PARAMETERS: Partial<Record<keyof AuditEvent, string>> = {
	...{ id: 'eventId', time: 'time', operation: 'eventOperation', outcome: 'outcome' },
};

/** The event out of the panel’s fields. @throws InvalidField */
export function readEventFields(context: IExecuteFunctions, itemIndex: number): ReadEvent {
	const { given, warnings } = readParametersWithWarnings(context, itemIndex, fieldsShape);
	const { eventId: id, time, eventOperation: operation, outcome, details } = given;
	const fieldOf = (name: keyof AuditEvent) => [
		PARAMETERS[name] ?? 'details',
		...(PARAMETERS[name] ? [] : [name]),
	];
	const values = { ...details, id, time, operation, outcome };
	return { fields: { values, fieldOf, timezone: context.getTimezone() }, warnings };
}

/**
 * The event that is written, with sentences about what was left out of it.
 * @param includePaths whether paths, and reasons in words, are written
 * @throws InvalidField
 */
export function eventFrom(
	given: GivenEvent,
	includePaths: boolean,
): { event: AuditEvent; warnings: string[] } {
	const { values, fieldOf, timezone } = given;
	const read = <T extends z.ZodTypeAny>(name: keyof AuditEvent, schema: T): z.infer<T> => {
		const parsed = schema.safeParse(values[name], { errorMap: zodErrorMap });
		if (parsed.success) return parsed.data as z.infer<T>;
		throw invalid(given, name, parsed.error.issues[0]?.message ?? 'it does not have the right form');
	};
	const wanted = (name: keyof AuditEvent): string => {
		const usable = readGiven(values[name], 'record', {});
		if ('unusable' in usable) throw invalid(given, name, usable.unusable.why, usable.unusable.advice);
		return read(name, text);
	};
	const optional = (name: keyof AuditEvent) => ({ [name]: read(name, text) });
	const time = read('time', dateSchema(timezone, 'begins'));
	if (time === undefined) throw invalid(given, 'time', 'it is empty', 'Enter when it happened.');
	const paths = read('paths', pathsSchema);
	const reason = read('reason', text);
	const isCode = CODE.test(reason);
	const event: AuditEvent = {
		...{ id: wanted('id'), time: new Date(time.moment).toISOString() },
		...{ operation: wanted('operation'), outcome: wanted('outcome') },
		...optional('workflow'),
		...optional('person'),
		...optional('caseId'),
		...optional('matterId'),
		...optional('documentId'),
		...optional('contentHash'),
		...(includePaths ? { paths } : {}),
		reason: isCode || includePaths ? reason : 'other',
		...(values.attempts === undefined || values.attempts === null
			? {}
			: { attempts: read('attempts', wholeNumber(1)) }),
	};
	const warnings = isCode || includePaths ? [] : [`${labelFor(fieldOf('reason'))}: ${NO_CODE}`];
	return { event, warnings };
}

const NO_CODE =
	'It is not a code such as name_taken, so “other” was written instead. Turn on Include Paths and Names to write it.';
const CODE = /^[\w.:-]{0,64}$/;

const labelFor = (path: readonly string[]): string => (path[0] === 'event' ? 'reason' : 'Reason');

const text = optionalText
	.transform((given) => given.trim())
	.refine((given) => given.length <= LONGEST_TEXT, `it has more than ${LONGEST_TEXT} characters`);

const path = z.string().max(LONGEST_PATH, `it has more than ${LONGEST_PATH} characters`);
const pathsSchema = z
	.preprocess(
		(given) => (typeof given === 'string' ? given.split('\n') : (given ?? [])),
		z.array(path).max(MOST_PATHS, `it has more than ${MOST_PATHS} paths`),
	)
	.transform((paths) => paths.map((each) => each.trim()).filter((each) => each !== ''));

function invalid(
	{ fieldOf }: GivenEvent,
	name: keyof AuditEvent,
	why: string,
	advice?: string,
): InvalidField {
	const field = fieldOf(name);
	const said = field[0] === 'event' ? `${name}: ${why}` : why;
	return new InvalidField(field, said, [], advice);
}
