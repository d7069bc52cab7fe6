import type { Dependencies } from '../shared/Dependencies';
import type { IExecuteFunctions } from 'n8n-workflow';
import { outcomeOfSync } from '../../../shared/core/outcome';
import { addressFrom, type ResourceLocator } from '../../../shared/domain/addressFrom';
import type { Operation } from '../../../shared/node/Operation';
import { optionalText, resourceLocator } from '../../../shared/node/readParameters';
import { readParameters } from '../../../shared/dropboxNode/readParameters';
import { z } from '../../../shared/vendor/zod';
import { dryRunSchema, runWithDryRun, type HasDryRun } from '../shared/dryRun/runWithDryRun';
import { checkCaseFolders } from './check/checkCaseFolders';
import { checkNotes, type CheckedFolder, type CheckRequest } from './check/CheckRequest';
import { checkFields } from './check/fields';

/** Check: where case folders are against what the case records say, for many at once. */
export const check: Operation<CheckRequest & HasDryRun, CheckedFolder & HasDryRun, Dependencies> = {
	fields: checkFields,
	asTool: ({ mending }) => (mending === undefined ? 'runs' : 'refused'),
	read: readCheckRequest,
	run: async (requests, dependencies) => await runWithDryRun(requests, dependencies, checkCaseFolders),
	rows: ({ dryRun, ...row }) => [dryRun ? { ...row, dryRun } : { ...row }],
	notes: checkNotes,
};

const shape = {
	...{ caseId: optionalText, caseFolder: resourceLocator, expectedPath: optionalText },
	options: z
		.object({
			searchIn: resourceLocator.default({ mode: 'path', value: '/' }),
			putMarkers: z.boolean().default(false),
			caseMarker: z.enum(['automatic', 'properties', 'file']).default('automatic'),
			dryRun: dryRunSchema,
		})
		.default({}),
};

/** @throws Refusal `invalid_input`; a record without a folder ID is no reason, since a check reports it */
function readCheckRequest(context: IExecuteFunctions, itemIndex: number): CheckRequest & HasDryRun {
	const { caseId, caseFolder, expectedPath, options } = readParameters(context, itemIndex, shape, 'check');
	const { searchIn, putMarkers, caseMarker, dryRun } = options;
	const expected = expectedPath.trim();
	return {
		...{ caseId: caseId.trim(), mending: putMarkers ? caseMarker : undefined, dryRun: putMarkers && dryRun },
		folder: folderFrom(caseFolder),
		expectedPath: expected === '' ? '' : addressFrom({ mode: 'path', value: expected }),
		within: addressFrom(searchIn),
	};
}

function folderFrom(given: ResourceLocator): string | undefined {
	const address = outcomeOfSync(() => addressFrom(given));
	return address.ok ? address.value : undefined;
}
