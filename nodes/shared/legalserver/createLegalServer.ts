import type { Clock } from '../http/types';
import { createAccountsPort } from './account/createAccountsPort';
import type { LegalServerApi } from './client/LegalServerApi';
import { createDocumentsPort } from './documents/createDocumentsPort';
import { createUploadsPort } from './documents/createUploadsPort';
import { createChoicesPort } from './lists/createChoicesPort';
import { createMattersPort } from './matters/createMattersPort';
import { createMatterWritesPort } from './matters/createMatterWritesPort';
import { createNotesPort } from './notes/createNotesPort';
import type { LegalServerPort } from './port';
import { createStaffPort } from './staff/createStaffPort';

/** Everything that nodes ask of LegalServer, put together. */
export const createLegalServer = (api: LegalServerApi, clock: Clock): LegalServerPort => ({
	...createAccountsPort(api),
	...createMattersPort(api),
	...createMatterWritesPort(api, createMattersPort(api)),
	...createStaffPort(api),
	...createNotesPort(api),
	...createDocumentsPort(api, clock),
	...createUploadsPort(api, clock),
	...createChoicesPort(api),
	origin: api.origin,
	requireWritable: () => api.requireWritable(),
	estimate: (calls) => api.estimate(calls),
});
