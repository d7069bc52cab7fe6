import type { Panel } from '../../core/dashboard/Panel';
import type { ClioWorld } from '../ClioWorld';
import { ACCESS_CALLS } from './accessCalls';
import { READING_CALLS } from './contents';
import { CUSTOM_ACTION_CALLS } from './customActionCalls';
import { DOCUMENT_CALLS } from './documentCalls';
import { ACT_FORMS, actForms } from './forms';
import { MATTER_CALLS } from './matterCalls';
import { documentsTable, mattersTable, webhooksTable } from './tables';
import { WEBHOOK_CALLS } from './webhookCalls';

/** Matters, documents and webhooks, and everything that people do with them. */
export const CLIO_PANEL: Panel<ClioWorld> = {
	title: 'Emulated Clio',
	calls: {
		...{ ...READING_CALLS, ...DOCUMENT_CALLS, ...MATTER_CALLS, ...ACCESS_CALLS },
		...{ ...WEBHOOK_CALLS, ...CUSTOM_ACTION_CALLS },
	},
	forms: ACT_FORMS,
	contents: (world) => [mattersTable(world), documentsTable(world), webhooksTable(world)],
	behaviour: actForms,
};
