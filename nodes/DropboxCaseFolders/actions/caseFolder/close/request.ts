import type { IExecuteFunctions } from 'n8n-workflow';
import { addressFrom } from '../../../../shared/domain/addressFrom';
import { safePrefix } from '../../../../shared/domain/closing/places';
import { safeName } from '../../../../shared/domain/naming/safeName';
import { z } from '../../../../shared/vendor/zod';
import { optionalText, resourceLocator } from '../../../../shared/node/readParameters';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';
import { dateSchema } from '../../../../shared/node/dateSchema';
import type { GivenCloseRequest, CloseMethod } from './CloseRequest';
import { closingDayOf } from './applyClosingDay';

const flag = z
	.boolean()
	.nullish()
	.transform((value) => value ?? false);

const shape = {
	folder: resourceLocator,
	howToClose: z.enum(['move', 'zip', 'prefix']),
	options: z.object({ onlyWithDocuments: flag, revokeLinks: flag }).default({}),
	simplify: z.boolean(),
	dryRun: z.boolean(),
};

/** @throws Refusal `invalid_input` naming the field, `name_not_allowed` */
export function readCloseRequest(context: IExecuteFunctions, itemIndex: number): GivenCloseRequest {
	const timezone = context.getTimezone();
	const given = readParameters(context, itemIndex, { ...shape, closedOn: dateSchema(timezone, 'begins') });
	return {
		folder: addressFrom(given.folder),
		way: readCloseMethod(given.howToClose, context, itemIndex),
		closedOn: given.closedOn && closingDayOf(given.closedOn.moment, timezone),
		timezone,
		...given.options,
		simplify: given.simplify,
		dryRun: given.dryRun,
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
