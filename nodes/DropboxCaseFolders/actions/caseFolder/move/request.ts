import type { IExecuteFunctions } from 'n8n-workflow';
import { addressFrom } from '../../../../shared/domain/address';
import { z } from '../../../../shared/vendor/zod';
import { pointer, readParameters } from '../../parameters';
import type { MoveRequest } from './CaseFolderMove';

const shape = { folder: pointer, newDestination: pointer, dryRun: z.boolean() };

/** @throws Refusal `invalid_input` */
export function readMoveRequest(context: IExecuteFunctions, itemIndex: number): MoveRequest {
	const { folder, newDestination, dryRun } = readParameters(context, itemIndex, shape);
	return { folder: addressFrom(folder), destination: addressFrom(newDestination), dryRun };
}
