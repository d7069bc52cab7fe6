import { z } from 'zod';
import { pattern } from './stone';

/** common.EmailAddress: an address that does not fit is refused as an argument, not looked for in vain. */
export const emailAddress = z
	.string()
	.max(255)
	.and(pattern(/^['#&A-Za-z0-9._%+-]+@[A-Za-z0-9-][A-Za-z0-9.-]*\.[A-Za-z]{2,15}$/));
