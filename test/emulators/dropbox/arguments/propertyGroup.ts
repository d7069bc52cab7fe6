import { z } from 'zod';
import { pattern, struct } from './stone';

/** file_properties.TemplateId */
export const templateId = pattern(/^(\/|ptid:).*$/);

export const propertyField = struct({ name: z.string(), value: z.string() });

export const propertyGroup = struct({ template_id: templateId, fields: z.array(propertyField) });

/** file_properties.TemplateFilterBase */
export const templateFilter = struct({
	'.tag': z.literal('filter_some'),
	filter_some: z.array(templateId).min(1),
});
