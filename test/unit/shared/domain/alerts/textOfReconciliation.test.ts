/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { writeEmail } from '@/nodes/shared/domain/alerts/writeEmail';

const write = (details: object, caseSystem = 'clio') =>
	writeEmail({
		event: {
			...{ caseKey: '', documentId: '', receivedAt: 1 },
			details: JSON.stringify({
				...{
					email: 'reconciliation',
					night: '2026-05-01',
					stopped: '',
					cases: 3,
					compared: 3,
					documents: 40,
				},
				...{ toMend: 0, mended: 0, share: 0, largestShare: 10, counts: {}, count: 0, events: [] },
				...details,
			}),
		},
		settings: {
			...{ environment: 'live', caseSystem, alertEmails: ['it@example.com'], managingPartner: '' },
			...{ fromEmail: 'n8n@example.com', timeZone: 'America/New_York' },
		},
		...{ documentNames: { '7': 'Order.pdf' }, matterNumbers: { '5': '00012-Doe' }, place: '' },
		...{ recipients: [], statusPageUrl: '' },
	});

it('says what somebody took away, with what to do, and what needs nobody', () => {
	const { subject, text } = write({
		...{ toMend: 1, mended: 1, count: 2, counts: { gone: 2, edited: 1200, moved: 1, extra: 0 } },
		events: [
			{ caseKey: '5', documentId: '7', finding: 'gone' },
			{ caseKey: '5', finding: 'gone' },
		],
	});
	expect(subject).toBe('Case folders: Nightly comparison: 2 items to look at');
	expect(text).toContain(
		'n8n compared 3 matters with 40 documents in the case management system with Dropbox on May 1, 2026.',
	);
	expect(text).toContain('1 document was missing or different. It is being saved.');
	expect(text).toContain('- Matter: 00012-Doe (ID 5)\n  Document: Order.pdf (ID 7)\n');
	expect(text).toContain('Document: —');
	expect(text).toContain('Deleted files');
	expect(text).toContain(
		'For your information: 1,200 documents were edited in Dropbox and 1 document was moved in Dropbox. Nothing was done about them.',
	);
});

it('says why nothing was changed, and how to go on', () => {
	const { subject, text } = write({ stopped: 'share', toMend: 22, documents: 200, share: 11 });
	expect(subject).toBe('Case folders: Nightly comparison stopped: 22 documents would change');
	expect(text).toContain('22 documents (11%) would change');
	expect(text).toContain('more than 10%, so nothing was changed');
	expect(text).toContain('“goOn”');
	expect(text).not.toContain('WHAT TO DO');
});

it('says which case could not be read', () => {
	const events = [{ caseKey: '5', finding: 'notChecked', reason: 'unavailable' }];
	const { subject, text } = write({ stopped: 'not_read', compared: 2, count: 1, events }, 'legalserver');
	expect(subject).toBe('Case folders: Nightly comparison stopped: not everything could be read');
	expect(text).toContain('2 of 3 cases');
	expect(text).toContain('The system did not respond (unavailable)');
	expect(text).toContain('It runs again the next night.');
	// Going on with half a list is what it stopped for.
	expect(text).not.toContain('goOn');
});

it('has words for a folder that is not where it was', () => {
	const events = [{ caseKey: '5', finding: 'notChecked', reason: 'folder_missing' }];
	expect(write({ compared: 2, count: 1, events }).text).toContain(
		'The matter had a folder, but it was not found',
	);
});
