/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { checkSettings } from '@/nodes/shared/domain/settings/checkSettings';
import type { GivenSettings } from '@/nodes/shared/domain/settings/GivenSettings';
import type { Settings } from '@/nodes/shared/domain/settings/Settings';

/** The settings of a small office as it would enter them. */
export const givenSettings = (more: Partial<GivenSettings> = {}): GivenSettings => ({
	...{ environment: 'live', liveDestination: '/Legal Matters', demoDestination: '/Demo Matters' },
	...{ caseSystem: 'clio', splitByPracticeArea: false, areas: [], otherPracticeAreas: 'hold' },
	...{ folderNaming: 'caseId', nameTemplate: '{matterNumber}', subfolders: ['Pleadings', 'Discovery'] },
	categories: { lines: [{ category: 'Pleadings', subfolder: 'Pleadings' }] },
	...{ defaultSubfolder: '', uncategorizedDocuments: 'file' },
	...{ archiveVersions: true, archiveFolder: '_Archive', minimumSize: 1 },
	clientUploadsFolder: 'ClientUploads',
	...{ closedWhen: 'status', closedStage: '', closedField: '', closedValue: '' },
	...{ closeMethod: 'move', closedFolder: '/Closed', closedPrefix: 'Closed', afterZipping: 'stays' },
	...{ restrictPrivileged: true, privilegedCategories: 'Privileged, Attorney-Client' },
	...{ privilegedMatterTypes: '', privilegedIn: 'caseFolder', privilegedFolder: 'Privileged' },
	...{ privilegedPeople: 'ada@example.com', includeResponsibleAttorney: true, matterTypeField: '' },
	...{ alertEmails: 'office@example.com', managingPartner: 'jane@example.com' },
	fromEmail: 'n8n@example.com',
	...{ practiceAreas: '', matterTypes: '', attorneys: '' },
	...{ syncMode: 'events', migration: 'anyTime' },
	...{ retryWaits: '5, 25, 125', timeZone: '', workflowTimeZone: 'America/New_York' },
	...{ auditFolder: '/Audit', quietHours: 96, keepDays: 30, maximumRows: 50_000 },
	statusPageUrl: '',
	...more,
});

/** The same as they are handed on. */
export const settingsOf = (more: Partial<GivenSettings> = {}): Settings =>
	checkSettings(givenSettings(more)).settings;
