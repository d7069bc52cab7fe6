import type { IExecuteFunctions } from 'n8n-workflow';
import { addressFrom } from '../../../../shared/domain/address';
import { safePrefix } from '../../../../shared/domain/closing/places';
import { safeName } from '../../../../shared/domain/naming/safeName';
import { z } from '../../../../shared/vendor/zod';
import { optionalText, pointer, readParameters } from '../../parameters';
import { dateIn } from '../../readDate';
import type { GivenCloseRequest, Way } from './CloseRequest';
import { dayOf } from './dated';

const flag = z
	.boolean()
	.nullish()
	.transform((value) => value ?? false);

const shape = {
	folder: pointer,
	howToClose: z.enum(['move', 'zip', 'prefix']),
	options: z.object({ onlyWithDocuments: flag, revokeLinks: flag }).default({}),
	simplify: z.boolean(),
	dryRun: z.boolean(),
};

/** @throws Refusal `invalid_input` naming the field, `name_not_allowed` */
export function readCloseRequest(context: IExecuteFunctions, itemIndex: number): GivenCloseRequest {
	const timezone = context.getTimezone();
	const given = readParameters(context, itemIndex, { ...shape, closedOn: dateIn(timezone, 'begins') });
	return {
		folder: addressFrom(given.folder),
		way: wayOf(given.howToClose, context, itemIndex),
		closedOn: given.closedOn && dayOf(given.closedOn.moment, timezone),
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
