import { z } from '../vendor/zod';

/**
 * A field that holds a whole number; expressions may also yield its digits as text. What an expression did not find is
 * not 0, as JavaScript would have it.
 */
export const wholeNumber = (least: number) =>
	z.preprocess(
		(given) => (typeof given === 'string' && given.trim() !== '' ? Number(given) : given),
		z.number().int().min(least),
	);
