import type { IExecuteFunctions } from 'n8n-workflow';
import { addressFrom } from '../../../../shared/domain/addressFrom';
import { z } from '../../../../shared/vendor/zod';
import { resourceLocator } from '../../../../shared/node/readParameters';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';
import type { MoveRequest } from './MoveRequest';

const shape = { folder: resourceLocator, newDestination: resourceLocator, dryRun: z.boolean() };

/** @throws Refusal `invalid_input` */
export function readMoveRequest(context: IExecuteFunctions, itemIndex: number): MoveRequest {
	const { folder, newDestination, dryRun } = readParameters(context, itemIndex, shape);
	return { folder: addressFrom(folder), destination: addressFrom(newDestination), dryRun };
}
