import { z } from 'zod';
import type { Need } from '../route';
import { FLAG, LINK_OR_NONE, NEW_PROPERTIES, PROPERTIES, TIME } from './bodies';
import { MULTIPARTS } from './multiparts';
import { PARENT } from './place';

export const WRITE: readonly Need[] = [['documents', 'write']];

const COMMON = {
	communication_id: z.coerce.number().int().optional(),
	document_category: LINK_OR_NONE.optional(),
	filename: z.string().min(1).optional(),
	received_at: TIME.optional(),
};

export const NEW_DOCUMENT = z
	.object({
		...COMMON,
		name: z.string().min(1),
		parent: PARENT,
		content_type: z.string().optional(),
		external_properties: NEW_PROPERTIES.optional(),
		multiparts: MULTIPARTS.min(1).optional(),
	})
	.strict();

export const DOCUMENT_CHANGES = z
	.object({
		...COMMON,
		name: z.string().min(1).optional(),
		parent: PARENT.optional(),
		copy_version: FLAG.optional(),
		external_properties: PROPERTIES.optional(),
		fully_uploaded: FLAG.optional(),
		multiparts: MULTIPARTS.min(1).optional(),
		restore: FLAG.optional(),
		uuid: z.string().optional(),
	})
	.strict();

export const received = (time: string | undefined): number | null =>
	time === undefined ? null : Date.parse(time);
