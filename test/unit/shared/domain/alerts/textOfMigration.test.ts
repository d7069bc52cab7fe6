/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { NOTHING_YET } from '@/nodes/shared/domain/migration/MigrationCheck';
import { writeEmail } from '@/nodes/shared/domain/alerts/writeEmail';
import { NOW } from './rows';

const write = (details: object, caseSystem = 'clio') =>
	writeEmail({
		event: {
			...{ caseKey: '', documentId: '', receivedAt: NOW },
			details: JSON.stringify({
				...{ email: 'migrationReport', run: '2026-11-29', cases: 2000, compared: 2000, startedAt: NOW },
				...{
					...NOTHING_YET,
					documents: 40_000,
					present: 40_000,
					saved: 39_990,
					compared: 2000,
					events: [],
					count: 0,
				},
				...details,
			}),
		},
		settings: {
			...{ environment: 'live', caseSystem, alertEmails: ['it@example.com'], managingPartner: '' },
			...{ fromEmail: '', timeZone: 'America/New_York' },
		},
		...{ documentNames: {}, matterNumbers: { 7: '00007-Doe' }, place: '', recipients: [], statusPageUrl: '' },
	});

it('says that nothing is missing', () => {
	const { subject, text } = write({});
	expect(subject).toBe('Case folders: Migration 2026-11-29 has ended: every document is in Dropbox');
	expect(text).toContain('The migration that you started on Nov 29, 2026, 3:05 PM EST has ended.');
	expect(text).toContain('Then n8n compared 2,000 matters with Dropbox once more.');
	for (const [words, number] of [
		['Documents that should be in Dropbox', '40,000'],
		['Not in Dropbox', '0'],
		['Saved to Dropbox since the migration started', '39,990'],
	])
		expect(text).toContain(`- ${words}: ${number}`);
	expect(text).toContain('You do not have to do anything.');
	expect(text).not.toContain('To check again later');
});

it('says what is missing, of which cases, and what to do', () => {
	const { subject, text } = write(
		{
			...{ missing: 2, different: 1, unread: 1, compared: 1999, casesLeftOut: 3, notCompared: 4, count: 3 },
			events: [
				{ caseKey: '7', missing: 2, different: 1, notCompared: 4 },
				{ caseKey: '8', reason: 'not_found' },
			],
		},
		'legalserver',
	);
	expect(subject).toBe(
		'Case folders: Migration 2026-11-29 has ended: 2 documents are not in Dropbox, 1 different, 1 case not compared',
	);
	expect(text).toContain('Then n8n compared 1,999 of 2,000 cases with Dropbox once more.');
	expect(text).toContain('00007-Doe (ID 7)');
	expect(text).toContain('2 documents not in Dropbox, 1 document different, 4 documents not compared');
	expect(text).toMatch(/ID 8.*\n?.*Not compared: .* \(not_found\)/);
	expect(text).toContain('These are the first 2 of 3.');
	expect(text).toMatch(/Cases left out by the client settings: 3/);
	for (const words of [
		'Not in Dropbox: nothing is lost',
		'Different: ',
		'Not compared: ',
		'(not_found): ',
		'To check again later',
	])
		expect(text).toContain(words);
});

it('says it where only single documents could not be compared', () => {
	expect(write({ notCompared: 1 }).subject).toMatch(/has ended: 1 document not compared$/);
});

it('writes something of a row whose details were cut off', () => {
	expect(write({ events: 'x', count: 'many', cases: null }).text).not.toMatch(/undefined|NaN|\[object/);
});
