import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { isTimeZone } from '../core/isTimeZone';
import { z } from '../vendor/zod';
import { optionalText } from './readParameters';

/** The option of operations that put a day or a year into a name: an office need not be where n8n says that it is. */
export const timeZoneField: INodeProperties = {
	displayName: 'Time Zone',
	name: 'timeZone',
	type: 'string',
	default: '',
	placeholder: 'e.g. America/New_York',
	description:
		'The time zone that decides which day it is, such as America/New_York. Leave empty for the time zone of the workflow.',
};

/** What such an option holds; `''` where nothing was chosen. */
export const timeZone = optionalText
	.transform((given) => given.trim())
	.refine(
		(given) => given === '' || isTimeZone(given),
		'it is not the name of a time zone such as America/New_York',
	);
const shape = { options: z.object({ timeZone }).default({}) };

/**
 * The IANA name of the time zone of an item: that of its option *Time Zone*, else that of the workflow.
 * @param readParameters of the service, which knows the field
 * @throws InvalidField
 */
export const readTimeZone = (
	context: IExecuteFunctions,
	item: number,
	readParameters: (
		context: IExecuteFunctions,
		item: number,
		of: typeof shape,
	) => { options: { timeZone: string } },
): string => readParameters(context, item, shape).options.timeZone || context.getTimezone();
