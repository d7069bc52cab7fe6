import type { IExecuteFunctions } from 'n8n-workflow';
import { addressFrom, type ResourceLocator } from '../../../../shared/domain/addressFrom';
import { outcomeOfSync } from '../../../../shared/core/outcome';
import { z } from '../../../../shared/vendor/zod';
import type { HasDryRun } from '../../shared/dryRun/splitDryRun';
import { optionalText, resourceLocator } from '../../../../shared/node/readParameters';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';
import type { CheckRequest } from './CheckRequest';

const shape = {
	...{ caseId: optionalText, folder: resourceLocator, expectedPath: optionalText, searchIn: resourceLocator },
	putMarkers: z.boolean().default(false),
};

const mendingShape = {
	caseMarker: z.enum(['automatic', 'properties', 'file']).default('automatic'),
	dryRun: z.boolean(),
};

/** @throws Refusal `invalid_input`; a record without a folder ID is no reason, since a check reports it */
export function readCheckRequest(context: IExecuteFunctions, itemIndex: number): CheckRequest & HasDryRun {
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

function folderFrom(given: ResourceLocator): string | undefined {
	const address = outcomeOfSync(() => addressFrom(given));
	return address.ok ? address.value : undefined;
}
