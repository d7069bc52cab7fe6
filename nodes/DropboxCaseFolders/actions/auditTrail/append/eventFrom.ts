import type { AuditEvent } from '../../../../shared/domain/audit/AuditEvent';
import { LONGEST_PATH } from '../../../../shared/domain/limits';
import { dateSchema } from '../../../../shared/node/dateSchema';
import type { FieldKind } from '../../../../shared/node/fieldKinds';
import { readGiven } from '../../../../shared/node/given';
import { InvalidField, zodErrorMap } from '../../../../shared/node/InvalidField';
import { optionalText, wholeNumber } from '../../../../shared/node/readParameters';
import { z } from '../../../../shared/vendor/zod';

/** Characters of one field. What is longer is no ID and no code. */
const LONGEST_TEXT = 1000;
const MOST_PATHS = 100;

type Name = keyof AuditEvent;

/** What an event was given as. */
export interface GivenEvent {
	values: Partial<Record<Name, unknown>>;
	/** The path of the parameter that a part of the event comes from. */
	fieldOf(name: Name): string[];
	/** Of the workflow. */
	timezone: string;
}

/** Where it is another one than that of all details: what an event cannot do without, and what is a sentence. */
const KINDS: Partial<Record<Name, FieldKind>> = {
	...{ eventId: 'record', operation: 'record', outcome: 'record', reason: 'eventText' },
};

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

const attemptsSchema = z.preprocess((given) => given ?? undefined, wholeNumber(1).optional());

/** Reason codes, as this package's own are. */
const CODE = /^[\w.:-]{0,64}$/;

const NO_CODE =
	'Reason: It is not a code such as name_taken, so “other” was written instead. Turn on Include Paths and Names to write it.';

/**
 * The event that is written, with sentences about what was left out of it.
 * @param includePaths whether paths, and reasons in words, are written
 * @throws InvalidField
 */
export function eventFrom(
	given: GivenEvent,
	includePaths: boolean,
): { event: AuditEvent; warnings: string[] } {
	const paths = read(given, 'paths', pathsSchema);
	const reason = readText(given, 'reason');
	const attempts = read(given, 'attempts', attemptsSchema);
	const isWritten = includePaths || CODE.test(reason);
	const optional = (name: Name) => ({ [name]: readText(given, name) });
	const event: AuditEvent = {
		...{ eventId: readText(given, 'eventId'), time: readTime(given) },
		...{ operation: readText(given, 'operation'), outcome: readText(given, 'outcome') },
		...{ ...optional('workflow'), ...optional('person') },
		...{ ...optional('caseId'), ...optional('matterId') },
		...{ ...optional('documentId'), ...optional('contentHash') },
		...(includePaths ? { paths } : {}),
		reason: isWritten ? reason : 'other',
		...(attempts === undefined ? {} : { attempts }),
	};
	return { event, warnings: isWritten ? [] : [NO_CODE] };
}

function readText(given: GivenEvent, name: Name): string {
	const usable = readGiven(given.values[name], KINDS[name] ?? 'eventDetail', {});
	if ('unusable' in usable) throw invalid(given, name, usable.unusable.why, usable.unusable.advice);
	return read(given, name, text);
}

function readTime(given: GivenEvent): string {
	const time = read(given, 'time', dateSchema(given.timezone, 'begins'));
	if (time === undefined) throw invalid(given, 'time', 'it is empty', 'Enter when it happened.');
	return new Date(time.moment).toISOString();
}

function read<T extends z.ZodTypeAny>(given: GivenEvent, name: Name, schema: T): z.output<T> {
	const parsed = schema.safeParse(given.values[name], { errorMap: zodErrorMap });
	if (parsed.success) return parsed.data as z.output<T>;
	throw invalid(given, name, parsed.error.issues[0]?.message ?? 'it does not have the right form');
}

function invalid({ fieldOf }: GivenEvent, name: Name, why: string, advice?: string): InvalidField {
	const field = fieldOf(name);
	// Of a JSON object also the part is named.
	return new InvalidField(field, field[0] === 'event' ? `${name}: ${why}` : why, [], advice);
}
