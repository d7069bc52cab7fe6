import type { IExecuteFunctions } from 'n8n-workflow';
import { addressFrom } from '../../../../shared/domain/addressFrom';
import { safePrefix } from '../../../../shared/domain/closing/places';
import { safeName } from '../../../../shared/domain/naming/safeName';
import { z } from '../../../../shared/vendor/zod';
import { optionalText, resourceLocator } from '../../../../shared/node/readParameters';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';
import { dateSchema } from '../../../../shared/node/dateSchema';
import { readTimeZone } from '../../../../shared/node/timeZoneOption';
import { dryRunSchema } from '../../shared/dryRun/runWithDryRun';
import { versionDate } from '../../../../shared/domain/versions/archivedName';

/** How a case folder is closed. */
type CloseMethod =
	| { kind: 'move'; closedFolder: string }
	| {
			kind: 'zip';
			closedFolder: string;
			/** `''` for the name of the case folder. */
			matterNumber: string;
			afterwards: 'stays' | 'moves';
	  }
	| { kind: 'prefix'; prefix: string };

/** What one item asks for, as it is read. */
export interface GivenCloseRequest extends Omit<CloseRequest, keyof ClosingDay> {
	/** Undefined for the day of the run. */
	closedOn: ClosingDay | undefined;
	/** IANA name of the time zone in which the year is told. */
	timezone: string;
}

/** When a case is closed. */
interface ClosingDay {
	/** ISO 8601 in UTC. */
	closedAt: string;
	/** The year of that day in the time zone of the request, four digits. */
	year: string;
}

/** What one item asks for. */
export interface CloseRequest extends ClosingDay {
	/** Address of the case folder. */
	folder: string;
	way: CloseMethod;
	revokeLinks: boolean;
	skipEmptyFolders: boolean;
	dryRun: boolean;
	simplify: boolean;
}

/** Off only where nobody added it: an expression that finds nothing must not leave links in place. */
const flag = z.boolean().default(false);

const createShape = (timezone: string) => ({
	caseFolder: resourceLocator,
	closeMethod: z.enum(['move', 'zip', 'prefix']),
	options: z
		.object({
			closedOn: dateSchema(timezone, 'begins'),
			...{ skipEmptyFolders: flag, revokeLinks: flag },
			...{ simplify: z.boolean().default(true), dryRun: dryRunSchema },
		})
		.default({}),
});

/** @throws Refusal `invalid_input` naming the field, `name_not_allowed` */
export function readCloseRequest(context: IExecuteFunctions, itemIndex: number): GivenCloseRequest {
	const timezone = readTimeZone(context, itemIndex, readParameters);
	const given = readParameters(context, itemIndex, createShape(timezone));
	const { closedOn, ...options } = given.options;
	return {
		folder: addressFrom(given.caseFolder),
		way: readCloseMethod(given.closeMethod, context, itemIndex),
		closedOn: closedOn && closingDayOf(closedOn.moment, timezone),
		timezone,
		...options,
	};
}

function readCloseMethod(
	kind: CloseMethod['kind'],
	context: IExecuteFunctions,
	itemIndex: number,
): CloseMethod {
	if (kind === 'prefix') {
		const { prefix } = readParameters(context, itemIndex, { prefix: optionalText });
		return { kind, prefix: safePrefix(prefix) };
	}
	const { closedFolder } = readParameters(context, itemIndex, { closedFolder: resourceLocator });
	if (kind === 'move') return { kind, closedFolder: addressFrom(closedFolder) };
	const given = readParameters(context, itemIndex, {
		matterNumber: optionalText,
		afterZipping: z.enum(['stays', 'moves']),
	});
	const matterNumber = given.matterNumber.trim() === '' ? '' : safeName(given.matterNumber.trim()).name;
	return { kind, closedFolder: addressFrom(closedFolder), matterNumber, afterwards: given.afterZipping };
}

/**
 * The requests with the day of the run where no other was given; one moment for all of them.
 * @param now milliseconds since 1970
 */
export function applyClosingDay(requests: readonly GivenCloseRequest[], now: number): CloseRequest[] {
	return requests.map(({ closedOn, timezone, ...request }) => ({
		...request,
		...(closedOn ?? closingDayOf(now, timezone)),
	}));
}

/** @param moment milliseconds since 1970 */
function closingDayOf(moment: number, timezone: string): ClosingDay {
	const closedAt = new Date(moment).toISOString();
	return { closedAt, year: versionDate(closedAt, timezone).slice(0, 4) };
}
