import type { IExecuteFunctions } from 'n8n-workflow';
import { addressFrom } from '../../../../shared/domain/addressFrom';
import { writtenEvent, type WrittenEvent } from '../../../../shared/domain/audit/Segment';
import { readParametersWithWarnings } from '../../../../shared/dropboxNode/readParameters';
import { resourceLocator } from '../../../../shared/node/readParameters';
import { z } from '../../../../shared/vendor/zod';
import { dryRunSchema } from '../../shared/dryRun/runWithDryRun';
import { eventFrom } from './eventFrom';
import { readEventFields, readEventJson } from './readEvent';

export interface AppendRequest {
	/** Address of the audit folder. */
	auditFolder: string;
	eventId: string;
	/** When it happened, in milliseconds since 1970. */
	time: number;
	event: WrittenEvent;
	dryRun: boolean;
	/** Of what was left out of the event. */
	warnings: string[];
}

const shape = {
	auditFolder: resourceLocator,
	eventFrom: z.enum(['json', 'fields']).default('json'),
	options: z.object({ includePaths: z.boolean().default(false), dryRun: dryRunSchema }).default({}),
};

/** @throws Refusal `invalid_input` naming the field */
export function readAppendRequest(context: IExecuteFunctions, itemIndex: number): AppendRequest {
	const { given, warnings } = readParametersWithWarnings(context, itemIndex, shape);
	const { options } = given;
	const read = given.eventFrom === 'json' ? readEventJson : readEventFields;
	const { given: fields, warnings: ofFields } = read(context, itemIndex);
	const { event, warnings: ofEvent } = eventFrom(fields, options.includePaths);
	return {
		auditFolder: addressFrom(given.auditFolder),
		...{ eventId: event.eventId, time: Date.parse(event.time), event: writtenEvent(event) },
		...{ dryRun: options.dryRun, warnings: [...warnings, ...ofFields, ...ofEvent] },
	};
}
