import { z } from 'zod';

/** An optional field may be left out or null; fields with a default may only be left out. */
export function optional<T>(
	schema: z.ZodType<T, z.ZodTypeDef, unknown>,
): z.ZodType<T | undefined, z.ZodTypeDef, unknown> {
	return schema.nullish().transform((value) => value ?? undefined);
}

/** A union of tags without values: the bare string or `{".tag": …}`, and nothing beside the tag. */
export function voidUnion<T extends string>(
	...tags: readonly [T, ...T[]]
): z.ZodType<{ '.tag': T }, z.ZodTypeDef, unknown> {
	const tag = z.enum([...tags] as [T, ...T[]]);
	const bare = tag.transform((value) => ({ '.tag': value }));
	return z.union([bare, z.object({ '.tag': tag }).strict()]) as z.ZodType<
		{ '.tag': T },
		z.ZodTypeDef,
		unknown
	>;
}

/** Unsigned 64-bit numbers, as far as JSON carries them. */
export const uint = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

/** `%Y-%m-%dT%H:%M:%SZ` exactly, as seconds since the epoch would have it: no fractions, a real date. */
export const timestampArg = z
	.string()
	.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'did not match format %Y-%m-%dT%H:%M:%SZ')
	.refine((text) => new Date(text).toJSON()?.startsWith(text.slice(0, -1)) ?? false, 'is no point in time');

const propertyGroup = z
	.object({
		template_id: z
			.string()
			.min(1)
			.regex(/^(\/|ptid:).*/),
		fields: z.array(z.object({ name: z.string(), value: z.string() }).strict()),
	})
	.strict();
export const propertyGroups = z.array(propertyGroup);

/** file_properties.TemplateFilterBase */
export const templateFilter = z
	.object({ '.tag': z.literal('filter_some'), filter_some: z.array(z.string().min(1)).min(1) })
	.strict();
