import type { file_properties } from 'dropbox';
import { z } from 'zod';
import type { Schema } from './files';
import { propertyField as field, propertyGroup, templateId } from './propertyGroup';
import { optional, pattern, struct, voidUnion } from './stone';

/** Unlike in the files namespace, no line break after `ns:`. */
const path = pattern(/^(\/(.|[\r\n])*|id:.*|(ns:[0-9]+(\/.*)?))$/);

const fieldTemplate = struct({ name: z.string(), description: z.string(), type: voidUnion('string') });

export const addTemplateArg = struct({
	name: z.string(),
	description: z.string(),
	fields: z.array(fieldTemplate),
}) satisfies Schema<file_properties.AddTemplateArg>;

export const updateTemplateArg = struct({
	template_id: templateId,
	name: optional(z.string()),
	description: optional(z.string()),
	add_fields: optional(z.array(fieldTemplate)),
}) satisfies Schema<file_properties.UpdateTemplateArg>;

export const templateIdArg = struct({
	template_id: templateId,
}) satisfies Schema<file_properties.GetTemplateArg>;

export const addPropertiesArg = struct({
	path,
	property_groups: z.array(propertyGroup),
}) satisfies Schema<file_properties.AddPropertiesArg>;

export const overwritePropertiesArg = struct({
	path,
	property_groups: z.array(propertyGroup).min(1),
}) satisfies Schema<file_properties.OverwritePropertyGroupArg>;

export const updatePropertiesArg = struct({
	path,
	update_property_groups: z.array(
		struct({
			template_id: templateId,
			add_or_update_fields: optional(z.array(field)),
			remove_fields: optional(z.array(z.string())),
		}),
	),
}) satisfies Schema<file_properties.UpdatePropertiesArg>;

export const removePropertiesArg = struct({
	path,
	property_template_ids: z.array(templateId),
}) satisfies Schema<file_properties.RemovePropertiesArg>;

const templateFilter = z.union([
	voidUnion('filter_none'),
	struct({ '.tag': z.literal('filter_some'), filter_some: z.array(templateId).min(1) }),
]);

export const searchPropertiesArg = struct({
	queries: z
		.array(
			struct({
				query: z.string(),
				mode: struct({ '.tag': z.literal('field_name'), field_name: z.string() }),
				logical_operator: voidUnion('or_operator').default('or_operator'),
			}),
		)
		.min(1),
	template_filter: templateFilter.default('filter_none'),
}) satisfies Schema<file_properties.PropertiesSearchArg>;

export const searchContinueArg = struct({
	cursor: z.string().min(1),
}) satisfies Schema<file_properties.PropertiesSearchContinueArg>;
