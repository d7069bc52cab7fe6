import type { users } from 'dropbox';
import { z } from 'zod';
import type { Schema } from './files';
import { struct } from './stone';

export const getAccountArg = struct({
	account_id: z.string().min(40).max(40),
}) satisfies Schema<users.GetAccountArg>;
