import { z } from 'zod';

/** A struct of the spec: unknown fields are refused, as the service refuses them. */
export function struct<Shape extends z.ZodRawShape>(shape: Shape) {
	return z.object(shape).strict();
}

/** A route without argument: `null`, or nothing at all. */
export const NO_ARGUMENT = z.null();

/** A union of void tags, each of which may also come as a bare string: `"add"` is `{".tag": "add"}`. */
export function voidUnion<Tags extends [string, ...string[]]>(...tags: Tags) {
	const tag = z.enum(tags);
	return z.union([
		tag.transform((value) => ({ '.tag': value })),
		z.object({ '.tag': tag }).strict(),
	]) as z.ZodType<{ '.tag': Tags[number] }, z.ZodTypeDef, unknown>;
}

/** A field that may be left out or null, and is then undefined. */
export function optional<Output>(type: z.ZodType<Output, z.ZodTypeDef, unknown>) {
	return type.nullish().transform((value) => value ?? undefined);
}

/** The fault text of a pattern, as the service words it. */
export function pattern(expression: RegExp): z.ZodType<string, z.ZodTypeDef, unknown> {
	return z.string().superRefine((value, context) => {
		if (expression.test(value)) return;
		const message = `'${value}' did not match pattern '${expression.source.replace(/^\^|\$$/g, '')}'`;
		context.addIssue({ code: z.ZodIssueCode.custom, message });
	});
}
