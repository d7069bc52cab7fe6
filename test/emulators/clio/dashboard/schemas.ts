import { z } from 'zod';

/** An ID, the fixture's name, or what people call it. */
export const REFERENCE = z.union([z.string().min(1), z.number().int()]);

/** Bytes as text, in base64, or so many: zeros, or made up from a seed. */
export const BYTES = {
	text: z.string().optional(),
	base64: z.string().optional(),
	size: z.number().int().nonnegative().optional(),
	seed: z.number().int().optional(),
};
