import type { Clock, SendStreaming } from '../http/types';
import { createAccountsPort } from './account/createAccountsPort';
import type { ClioApi } from './client/ClioApi';
import { createCustomActionsPort } from './customActions/createCustomActionsPort';
import { createDocumentChangesPort } from './documents/createDocumentChangesPort';
import { createDocumentsPort } from './documents/createDocumentsPort';
import { createDownloadsPort } from './documents/createDownloadsPort';
import { createArchivesPort } from './documents/createArchivesPort';
import { createFoldersPort } from './folders/createFoldersPort';
import { createChoicesPort } from './lists/createChoicesPort';
import { createMatterWritesPort } from './matters/createMatterWritesPort';
import { createMattersPort } from './matters/createMattersPort';
import { createNotesPort } from './notes/createNotesPort';
import type { ClioPort } from './port';
import { createUploadsPort } from './uploads/createUploadsPort';
import { createWebhooksPort } from './webhooks/createWebhooksPort';

/** Everything that nodes ask of Clio, put together. @param open what lies at an address, without any token */
export const createClio = (api: ClioApi, open: SendStreaming, clock: Clock): ClioPort => ({
	...createAccountsPort(api),
	...createMattersPort(api),
	...createMatterWritesPort(api),
	...createDocumentsPort(api),
	...createFoldersPort(api),
	...createDocumentChangesPort(api),
	...createDownloadsPort(api, open, clock),
	...createArchivesPort(api, open, clock),
	...createUploadsPort(api, open, clock),
	...createChoicesPort(api),
	...createNotesPort(api),
	...createCustomActionsPort(api),
	...createWebhooksPort(api),
	origin: api.origin,
	requireWritable: () => api.requireWritable(),
	estimate: (calls) => api.estimate(calls),
	now: () => api.now(),
});
