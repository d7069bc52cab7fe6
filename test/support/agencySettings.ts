/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import type { GivenSettings } from '@/nodes/shared/domain/settings/GivenSettings';
import { settingsOf } from './clientSettings';

/** The client settings of an agency with LegalServer, as *Client settings* hands them on. */
export const agencySettings = (more: Partial<GivenSettings> = {}): IDataObject => ({
	...settingsOf({
		...{ liveDestination: '/Cases', demoDestination: '/Demo Cases', caseSystem: 'legalserver' },
		...{ folderNaming: 'lastFirstCaseId', subfolders: ['Intake', 'Pleadings', 'Correspondence'] },
		...more,
	}),
});
