import type { IExecuteFunctions } from 'n8n-workflow';
import { EVENT_FIELDS, type AuditEvent } from '../../../../shared/domain/audit/AuditEvent';
import { readParametersWithWarnings } from '../../../../shared/dropboxNode/readParameters';
import { InvalidField } from '../../../../shared/node/InvalidField';
import { z } from '../../../../shared/vendor/zod';
import type { GivenEvent } from './eventFrom';

interface ReadEvent {
	given: GivenEvent;
	/** Of fields whose expressions found nothing. */
	warnings: string[];
}

/** The event out of a JSON object. @throws InvalidField */
export function readEventJson(context: IExecuteFunctions, itemIndex: number): ReadEvent {
	const { given, warnings } = readParametersWithWarnings(context, itemIndex, { event: z.unknown() });
	const values = typeof given.event === 'string' ? parseJson(given.event) : given.event;
	if (typeof values !== 'object' || values === null || Array.isArray(values))
		throw new InvalidField(['event'], 'it is not a JSON object');
	requireKnownNames(values);
	return { given: { values, fieldOf: () => ['event'], timezone: context.getTimezone() }, warnings };
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/** What is left out silently would be missed years later. */
function requireKnownNames(values: object): void {
	const known = Object.keys(EVENT_FIELDS);
	if (Object.keys(values).every((name) => known.includes(name))) return;
	throw new InvalidField(
		['event'],
		`it has a field that events do not have. They have ${known.join(', ')}`,
		[],
		'Add a node before this one that makes an object with these fields only, or set Event From to Fields.',
	);
}

const fieldsShape = {
	...{ eventId: z.unknown(), time: z.unknown(), eventOperation: z.unknown(), outcome: z.unknown() },
	details: z.record(z.unknown()).default({}),
};

/** The parameters of what is no detail. */
const PARAMETERS: Partial<Record<keyof AuditEvent, string>> = {
	...{ eventId: 'eventId', time: 'time', operation: 'eventOperation', outcome: 'outcome' },
};

/** The event out of the panel’s fields. @throws InvalidField */
export function readEventFields(context: IExecuteFunctions, itemIndex: number): ReadEvent {
	const { given, warnings } = readParametersWithWarnings(context, itemIndex, fieldsShape);
	const { eventId, time, eventOperation: operation, outcome, details } = given;
	const values = { ...details, eventId, time, operation, outcome };
	const fieldOf = (name: keyof AuditEvent): string[] => {
		const parameter = PARAMETERS[name];
		return parameter === undefined ? ['details', name] : [parameter];
	};
	return { given: { values, fieldOf, timezone: context.getTimezone() }, warnings };
}
