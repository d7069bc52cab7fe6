import { z } from '../../../shared/vendor/zod';

const MINUTE = 60_000;

/** Minutes, or their digits, as milliseconds. @param most minutes */
export const minutes = (most: number) =>
	z
		.preprocess(
			(given) => (typeof given === 'string' && given.trim() !== '' ? Number(given) : given),
			z.number({ message: 'it is not a number of minutes' }),
		)
		.refine((given) => given > 0, { message: 'it must be more than 0' })
		.refine((given) => given <= most, { message: `it is more than ${most} minutes` })
		.transform((given) => Math.round(given * MINUTE));
