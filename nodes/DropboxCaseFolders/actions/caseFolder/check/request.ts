import type { IExecuteFunctions } from 'n8n-workflow';
import { addressFrom, type Pointer } from '../../../../shared/domain/address';
import { outcomeFrom } from '../../../../shared/domain/outcome';
import { z } from '../../../../shared/vendor/zod';
import type { MayBeDry } from '../../dryRun/dryAndReal';
import { optionalText, pointer, readParameters } from '../../parameters';
import type { CheckRequest } from './CheckRequest';

const shape = {
	...{ caseId: optionalText, folder: pointer, expectedPath: optionalText, searchIn: pointer },
	putMarkers: z.boolean().default(false),
};

const mendingShape = {
	caseMarker: z.enum(['automatic', 'properties', 'file']).default('automatic'),
	dryRun: z.boolean(),
};

/** @throws Refusal `invalid_input`; a record without a folder ID is no reason, since a check reports it */
export function readCheckRequest(context: IExecuteFunctions, itemIndex: number): CheckRequest & MayBeDry {
	const { caseId, folder, expectedPath, searchIn, putMarkers } = readParameters(
		context,
		itemIndex,
		shape,
		'check',
	);
	// The panel hides the two where nothing is written.
	const { caseMarker, dryRun } = putMarkers
		? readParameters(context, itemIndex, mendingShape)
		: { caseMarker: undefined, dryRun: false };
	const expected = expectedPath.trim();
	return {
		...{ caseId: caseId.trim(), mending: caseMarker, dryRun },
		folder: folderFrom(folder),
		expectedPath: expected === '' ? '' : addressFrom({ mode: 'path', value: expected }),
		within: addressFrom(searchIn),
	};
}

function folderFrom(given: Pointer): string | undefined {
	const address = outcomeFrom(() => addressFrom(given));
	return address.ok ? address.value : undefined;
}
