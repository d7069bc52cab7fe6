import { createAccountsPort } from './account/createAccountsPort';
import type { LegalServerApi } from './client/LegalServerApi';
import { createChoicesPort } from './lists/createChoicesPort';
import { createMattersPort } from './matters/createMattersPort';
import { createMatterWritesPort } from './matters/createMatterWritesPort';
import { createNotesPort } from './notes/createNotesPort';
import type { LegalServerPort } from './port';
import { createStaffPort } from './staff/createStaffPort';

/** Everything that nodes ask of LegalServer, put together. */
export const createLegalServer = (api: LegalServerApi): LegalServerPort => ({
	...createAccountsPort(api),
	...createMattersPort(api),
	...createMatterWritesPort(api, createMattersPort(api)),
	...createStaffPort(api),
	...createNotesPort(api),
	...createChoicesPort(api),
	origin: api.origin,
	requireWritable: () => api.requireWritable(),
	estimate: (calls) => api.estimate(calls),
});
