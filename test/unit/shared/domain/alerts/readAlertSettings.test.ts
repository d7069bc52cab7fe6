/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { listOf, readAlertSettings, readEmailSettings } from '@/nodes/shared/domain/alerts/readAlertSettings';

it('reads numbers, also as text, and takes what is missing or odd as not wanted', () => {
	const none = { quietHours: 0, keepDays: 30, maximumRows: 0 };
	expect(readAlertSettings({})).toEqual(none);
	expect(readAlertSettings({ quietHours: 'many', keepDays: 0, maximumRows: -1 })).toEqual(none);
	expect(readAlertSettings({ quietHours: '0.5', keepDays: '7', maximumRows: 100 })).toEqual({
		...{ quietHours: 0.5, keepDays: 7, maximumRows: 100 },
	});
});

it('reads addresses as a list or as text', () => {
	expect(listOf(' a@example.com;b@example.com,\n')).toEqual(['a@example.com', 'b@example.com']);
	expect(listOf(['a@example.com ', '', null])).toEqual(['a@example.com']);
	expect(listOf(undefined)).toEqual([]);
	expect(readEmailSettings({ managingPartner: 'p@example.com' })).toEqual({
		...{ environment: '', caseSystem: '', alertEmails: [], managingPartner: 'p@example.com' },
		...{ fromEmail: '', timeZone: '' },
	});
});
