/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { Finding } from '@/nodes/shared/domain/checks/Finding';
import { findingsRow } from '@/nodes/shared/domain/checks/findingsRow';
import { writeEmail } from '@/nodes/shared/domain/alerts/writeEmail';

const NOW = 1000;
const finding = (caseKey: string, more: Partial<Finding> = {}): Finding => ({
	...{ caseKey, finding: 'deleted', reason: '', folderIds: [] },
	...more,
});
const rowOf = (check: 'folders' | 'permissions', findings: Finding[], checked = 12) =>
	findingsRow({ check, run: '77', checked, findings }, NOW);

const emailOf = (check: 'folders' | 'permissions', findings: Finding[], checked = 12) =>
	writeEmail({
		event: {
			...{ caseKey: '', documentId: '' },
			details: rowOf(check, findings, checked)?.details ?? '{}',
			receivedAt: NOW,
		},
		settings: {
			...{ environment: 'live', alertEmails: ['it@example.com'], managingPartner: 'partner@example.com' },
			...{ caseSystem: 'clio', fromEmail: '', timeZone: 'America/New_York' },
		},
		...{
			documentNames: {},
			matterNumbers: { '4711': '00012-Doe' },
			place: '',
			recipients: [],
			statusPageUrl: '',
		},
	});

it('tells nothing of folders where there is nothing, and of permissions that they were looked at', () => {
	expect(rowOf('folders', [])).toBeUndefined();
	expect(rowOf('permissions', [])).toMatchObject({ kind: 'email', source: 'queue', status: 'waiting' });
});

it('is stored once for each run', () => {
	expect(rowOf('folders', [finding('4711')])?.eventId).toBe('check:folders:77');
	expect(rowOf('permissions', [])?.eventId).toBe('check:permissions:77');
});

it('stays small, counts all, and lists the first ones', () => {
	const many = Array.from({ length: 2000 }, (_, index) => finding(`case-${index}`));
	const details = rowOf('folders', many, 2000)?.details ?? '';
	expect(details.length).toBeLessThanOrEqual(4096);
	const { count, counts, events } = JSON.parse(details) as {
		count: number;
		counts: object;
		events: unknown[];
	};
	expect({ count, counts }).toEqual({ count: 2000, counts: { deleted: 2000 } });
	expect(events.length).toBeGreaterThan(50);
	expect(events[0]).toEqual({ caseKey: 'case-0', finding: 'deleted' });
	const { text } = emailOf('folders', many, 2000);
	expect(text).toContain(`These are the first ${events.length} of 2000.`);
});

describe('the weekly email', () => {
	const { subject, text, to } = emailOf('folders', [
		finding('4711', { finding: 'twoFolders', folderIds: ['id:b'] }),
		finding('4712', { finding: 'notChecked', reason: 'no_access' }),
	]);

	it('has no name in its subject, and goes to those who look after the whole', () => {
		expect(subject).toBe('Case folders: Weekly check: 2 case folders need a look');
		expect(to).toEqual(['it@example.com']);
	});

	it('says which case, what was found, and what to do for each', () => {
		expect(text).toContain('Matter: 00012-Doe (ID 4711)');
		expect(text).toContain(
			'It has more than one folder (twoFolders). Other folder (“Resolve by ID” in n8n says where it is): id:b',
		);
		expect(text).toContain('Matter: ID 4712');
		expect(text).toMatch(/It could not be checked: .*not allowed to do this \(no_access\)/);
		expect(text).toContain('Decide which one to keep');
		expect(text).toContain('Give the connected account permission');
		expect(text).toContain('12 folders of open matters were compared');
	});
});

describe('the monthly email', () => {
	it('says that it ran where there was nothing', () => {
		const { subject, text } = emailOf('permissions', [], 1);
		expect(subject).toBe('Case folders: Monthly check of permissions: nothing found');
		expect(text).toContain('1 case folder was checked');
		expect(text).toContain('You do not have to do anything.');
	});

	it('says whose privileged documents others can open, and where it is not known', () => {
		const { subject, text } = emailOf('permissions', [
			finding('4711', { finding: 'exposed' }),
			finding('4712', { finding: 'notDetermined' }),
		]);
		expect(subject).toBe('Case folders: Monthly check of permissions: 2 matters to look at');
		expect(text).toContain('Do this today');
		expect(text).toContain('It could not be determined who can open');
	});

	it('says so where the check could not begin, and knows what it does not know', () => {
		const { text } = emailOf('permissions', [
			finding('', { finding: 'notChecked', reason: 'not_connected' }),
			finding('4711', { finding: 'fromTheFuture' }),
		]);
		expect(text).toContain('Matter: All');
		expect(text).toContain('(not_connected)');
		expect(text).toContain('Something was found (fromTheFuture)');
	});
});
