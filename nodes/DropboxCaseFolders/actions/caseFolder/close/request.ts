import { tryToParseDateTime, type IExecuteFunctions } from 'n8n-workflow';
import { addressFrom } from '../../../../shared/domain/address';
import { safePrefix } from '../../../../shared/domain/closing/places';
import { safeName } from '../../../../shared/domain/naming/safeName';
import { Refusal } from '../../../../shared/domain/Refusal';
import { z } from '../../../../shared/vendor/zod';
import { optionalText, pointer, readParameters } from '../../parameters';
import type { Day, GivenCloseRequest, Way } from './CloseRequest';

const flag = z
	.boolean()
	.nullish()
	.transform((value) => value ?? false);

const shape = {
	folder: pointer,
	howToClose: z.enum(['move', 'zip', 'prefix']),
	closedOn: z.unknown(),
	options: z.object({ onlyWithDocuments: flag, revokeLinks: flag }).default({}),
	simplify: z.boolean(),
	dryRun: z.boolean(),
};

/** @throws Refusal `invalid_input` naming the field, `name_not_allowed` */
export function readCloseRequest(context: IExecuteFunctions, itemIndex: number): GivenCloseRequest {
	const given = readParameters(context, itemIndex, shape);
	const timezone = context.getTimezone();
	return {
		folder: addressFrom(given.folder),
		way: wayOf(given.howToClose, context, itemIndex),
		closedOn: isEmpty(given.closedOn) ? undefined : dayOf(given.closedOn, timezone),
		timezone,
		...given.options,
		simplify: given.simplify,
		dryRun: given.dryRun,
	};
}

function wayOf(kind: Way['kind'], context: IExecuteFunctions, itemIndex: number): Way {
	if (kind === 'prefix') {
		const { prefix } = readParameters(context, itemIndex, { prefix: optionalText });
		return { kind, prefix: safePrefix(prefix) };
	}
	const { closedFolder } = readParameters(context, itemIndex, { closedFolder: pointer });
	if (kind === 'move') return { kind, closedFolder: addressFrom(closedFolder) };
	const given = readParameters(context, itemIndex, {
		matterNumber: optionalText,
		afterZipping: z.enum(['stays', 'moves']),
	});
	const matterNumber = given.matterNumber.trim() === '' ? '' : safeName(given.matterNumber.trim()).name;
	return { kind, closedFolder: addressFrom(closedFolder), matterNumber, afterwards: given.afterZipping };
}

/**
 * The moment of closing and the year that people at the workflow's place write for it.
 * @throws Refusal `invalid_input`
 */
function dayOf(value: unknown, timezone: string): Day {
	const moment = momentOf(value, timezone);
	const year = moment?.setZone(timezone).toFormat('yyyy');
	const closedAt = moment?.toUTC().toISO() ?? undefined;
	if (year !== undefined && closedAt !== undefined && /^[1-9]\d{3}$/.test(year)) return { closedAt, year };
	throw new Refusal(
		'invalid_input',
		'The field “Closed On” cannot be used: it is not a date, such as 2026-01-31 or 2026-01-31T09:00:00Z',
		'Check the field, or the expression that fills it for this item.',
	);
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

/** Milliseconds; smaller numbers are seconds, or days as spreadsheets count them. */
const EARLIEST = Date.UTC(1980, 0);

function momentOf(value: unknown, timezone: string) {
	if (typeof value === 'number' && value < EARLIEST) return undefined;
	const isAtHome = typeof value === 'string' && !NAMES_ITS_ZONE.test(value);
	try {
		if (!isAtHome) return tryToParseDateTime(typeof value === 'number' ? new Date(value) : value, timezone);
		// `1/1/2026` is read by the clock of the machine: what was written counts, not the moment that it would be there.
		return tryToParseDateTime(value, 'local').setZone(timezone, { keepLocalTime: true });
	} catch {
		return undefined;
	}
}

/** A year first is ISO or SQL, which are read in the workflow's zone. */
const NAMES_ITS_ZONE = /^\s*[+-]?\d{4}|\b(GMT|UTC?|Z|[ECMP][SD]T)\b|\dZ\b|[+-]\d\d:?\d\d\b/i;
