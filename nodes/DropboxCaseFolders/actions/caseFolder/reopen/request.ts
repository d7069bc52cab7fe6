import type { IExecuteFunctions } from 'n8n-workflow';
import { addressFrom } from '../../../../shared/domain/addressFrom';
import { z } from '../../../../shared/vendor/zod';
import { resourceLocator } from '../../../../shared/node/readParameters';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';
import type { ReopenRequest } from './ReopenedCaseFolder';

/** @throws Refusal `invalid_input` naming the field */
export function readReopenRequest(context: IExecuteFunctions, itemIndex: number): ReopenRequest {
	const given = readParameters(context, itemIndex, {
		folder: resourceLocator,
		restoreTo: resourceLocator,
		dryRun: z.boolean(),
	});
	return {
		folder: addressFrom(given.folder),
		restoreTo: given.restoreTo.value.trim() === '' ? undefined : addressFrom(given.restoreTo),
		dryRun: given.dryRun,
	};
}
