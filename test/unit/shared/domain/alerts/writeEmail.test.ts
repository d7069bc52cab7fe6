/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { composeAlerts } from '@/nodes/shared/domain/alerts/composeAlerts';
import type { EmailRequest } from '@/nodes/shared/domain/alerts/EmailFacts';
import { reasonWords, REASONS_WITH_WORDS } from '@/nodes/shared/domain/alerts/reasonWords';
import { REASONS } from '@/nodes/shared/domain/decision/Decision';
import { writeEmail } from '@/nodes/shared/domain/alerts/writeEmail';
import { HOSTILE_NAMES } from '@/test/browser/hostileNames';
import { HOUR, MINUTE, NOW, rowOf } from './rows';

const settings = {
	...{ environment: 'live', caseSystem: 'clio', alertEmails: ['office@example.com', 'it@example.com'] },
	...{ managingPartner: 'partner@example.com', fromEmail: 'n8n@example.com', timeZone: 'America/New_York' },
};
const request = (details: object, more: Partial<EmailRequest> = {}): EmailRequest => ({
	event: { caseKey: '', documentId: '', details: JSON.stringify(details), receivedAt: NOW },
	...{ settings, documentNames: {}, matterNumbers: {}, place: '', recipients: [], statusPageUrl: '' },
	...more,
});
const about = (email: string, details: object = {}): EmailRequest => ({
	...request({}),
	event: {
		caseKey: '1497001',
		documentId: '88002',
		details: JSON.stringify({ email, ...details }),
		receivedAt: NOW,
	},
	documentNames: { '88002': 'Order.pdf' },
	matterNumbers: { '1497001': '00012-Doe' },
});

const KINDS = [
	...['failed', 'outage', 'allClear', 'paused', 'resumed', 'quiet', 'notQuiet', 'almostFull'],
	...['closed', 'privileged', 'edited', 'movedMatter', 'notMoved', 'deleted', 'trail', 'somethingNew'],
];

const failed = [
	rowOf({ id: 1, status: 'failed', attempts: 4, reason: 'no_access', finishedAt: NOW - MINUTE }),
	rowOf({ id: 2, status: 'failed', attempts: 1, reason: 'too_large', finishedAt: NOW, documentId: '88003' }),
];
const failedEmail = (more: Partial<EmailRequest> = {}) => {
	const [alert] = composeAlerts(failed, { quietHours: 0, keepDays: 30, maximumRows: 0 }, NOW);
	return writeEmail({ ...request({}, more), event: alert!.row });
};

describe('the weekly check of the audit trail', () => {
	const anchor = `12:${'a'.repeat(64)}`;
	const trail = (details: object) => writeEmail(request({ email: 'trail', anchor, ...details }));

	it('gives the anchor to keep, and says what it was compared with', () => {
		const { subject, text, to } = trail({ count: 0, events: 1200, segments: 1, since: '' });
		expect(subject).toBe('Case folders: Weekly check of the audit trail: nothing found');
		for (const part of [anchor, '1,200 events in 1 file', 'no earlier anchor for this folder'])
			expect(text).toContain(part);
		expect(to).toEqual(settings.alertEmails);
		const next = trail({ count: 0, events: 1200, segments: 1, since: anchor });
		expect(next.text).toContain('agrees with the anchor of an earlier check');
	});

	it('says where it could not be checked', () => {
		const { subject, text } = trail({ notChecked: 'Dropbox is down.', anchor: undefined });
		expect(subject).toContain('it could not be checked');
		expect(text).toContain('this week. Dropbox is down.');
		expect(text).not.toContain('unchanged');
	});

	it('says what was found and what to do, as far as it fits into the row', () => {
		const findings = [{ says: 'Segment 7 is not there.', whatToDo: 'Restore it.' }, null, { says: 'Half' }];
		const { subject, text } = trail({ count: 2, events: 12, segments: 3, findings });
		expect(subject).toBe('Case folders: Weekly check of the audit trail: 2 items to look at');
		for (const part of [
			'WHAT WAS FOUND FIRST',
			'Segment 7 is not there. Restore it.',
			anchor,
			'“Accepted anchor”',
		])
			expect(text).toContain(part);
		expect(text).not.toContain('Half');
		const one = trail({ count: 1, events: 12, segments: 3, findings });
		expect(one.subject).toContain('1 item to look at');
		expect(one.text).toMatch(/^WHAT WAS FOUND$/m);
		expect(trail({ count: 1, events: 12, segments: 3 }).text).toContain(
			'was changed: something in its folder',
		);
	});
});

it('calls a case what its system calls it', () => {
	const inSystem = (caseSystem: string) => {
		const { subject, text } = writeEmail({ ...about('closed'), settings: { ...settings, caseSystem } });
		return [subject, text.match(/^.*\(ID 1497001\)/m)?.[0]];
	};
	expect(inSystem('legalserver')).toEqual([
		'Case folders: A case was closed and archived (case 1497001)',
		'- Case: 00012-Doe (ID 1497001)',
	]);
	expect(inSystem('clio')).toEqual([
		'Case folders: A matter was closed and archived (matter 1497001)',
		'- Matter: 00012-Doe (ID 1497001)',
	]);
});

it('calls a case what its system calls it in what happened and what to do, too', () => {
	const inSystem = (caseSystem: string, details: object) =>
		writeEmail({ ...about('failed', { count: 1, ...details }), settings: { ...settings, caseSystem } }).text;
	const reasons = Object.fromEntries(REASONS_WITH_WORDS.map((reason) => [reason, 1]));
	expect(inSystem('clio', { reasons })).not.toMatch(/\bcases?\b(?! folder| page| management)|\{noun\}/);
	expect(inSystem('legalserver', { reasons })).not.toMatch(/\bmatter\b(?! type)|\{noun\}/);
	expect(inSystem('clio', { reasons: { folder_missing: 1 } })).toContain('The matter had a folder');
	expect(inSystem('legalserver', { reasons: { folder_missing: 1 } })).toContain('The case had a folder');
});

it('does not ask to try again what cannot be done however often it is tried', () => {
	const { text } = writeEmail(request({ email: 'failed', count: 1, reasons: { too_large: 1 } }));
	expect(text).toContain('Trying it again does not help.');
	expect(text).not.toContain('“Try again”');
});

describe('an email about failed events', () => {
	const { subject, text, to, from } = failedEmail({
		documentNames: { '88002': 'Order.pdf' },
		matterNumbers: { '1497001': '00012-Doe' },
		statusPageUrl: 'https://n8n.example.com/webhook/status',
	});

	it('goes to those who look after the whole', () => {
		expect({ to, from }).toEqual({ to: settings.alertEmails, from: settings.fromEmail });
	});

	it('says how many, of which matter, which document, since when, why, and what to do', () => {
		expect(subject).toBe('Case folders: 2 documents were not saved to Dropbox');
		expect(text).toContain('Nov 29, 2026, 2:55 PM EST');
		expect(text).toContain('Matter: 00012-Doe (ID 1497001)\n  Document: Order.pdf (ID 88002)');
		// Its name is not known.
		expect(text).toContain('Document: ID 88003');
		expect(text).toContain('Tried: 4 times');
		for (const reason of ['no_access', 'too_large']) {
			expect(text).toContain(
				`${reasonWords(reason, 'matter').happened} (${reason}, 1 event): ${reasonWords(reason, 'matter').advice}`,
			);
		}
		expect(text).toContain('Trying it again does not help.');
		expect(text).toContain('choose “Try again” next to the others.');
		expect(text).toContain('Status page: https://n8n.example.com/webhook/status');
	});

	it('has the words for every reason that there is', () => {
		const page = readFileSync(join(__dirname, '../../../../../docs/reasons.md'), 'utf8');
		const reasons = [...page.matchAll(/^\| `(\w+)`/gm)].map(([, reason = '']) => reason);
		expect(reasons.length).toBeGreaterThan(25);
		expect(reasons.filter((reason) => !REASONS_WITH_WORDS.includes(reason))).toEqual([]);
		expect(reasonWords('constructor', 'case').happened).toBe('It was not done');
	});

	it('has the words for everything for which a document is held back', () => {
		const holds = Object.keys(REASONS.hold);
		expect(holds).toContain('no_category');
		expect(holds.filter((reason) => !REASONS_WITH_WORDS.includes(reason))).toEqual([]);
	});
});

describe('an email about deletions in Dropbox that could not be checked', () => {
	const deletion = (id: number) =>
		rowOf({
			...{ id, source: 'dropbox', kind: 'documentDeleted', status: 'failed', reason: 'no_access' },
			...{ caseKey: '', documentId: `id:${id}`, finishedAt: NOW },
		});
	const write = (rows: Array<ReturnType<typeof rowOf>>) => {
		const [alert] = composeAlerts(rows, { quietHours: 0, keepDays: 30, maximumRows: 0 }, NOW);
		return writeEmail({ ...request({}), event: alert!.row });
	};

	it('does not say that they are in Dropbox', () => {
		const { subject, text } = write([deletion(1)]);
		expect(subject).toBe('Case folders: 1 event was not completed');
		expect(text).not.toMatch(/still in Dropbox|Nothing is lost|not saved/);
		expect(text).toContain('n8n could not check whether it was really deleted in Dropbox.');
	});

	it('says of the others only that they are in Clio, also where not all are listed', () => {
		const { text } = write([failed[0]!, deletion(2), deletion(3)]);
		expect(text).toContain('2 of these are about deletions in Dropbox that n8n could not check.');
		expect(text).toContain('Of the others, nothing is lost: the documents are still in Clio.');
		const unlisted = writeEmail(request({ email: 'failed', count: 90, checks: 90, events: [] }));
		expect(unlisted.text).not.toContain('lost');
	});
});

it.each([
	[
		'outage',
		{ service: 'dropbox', since: NOW, events: 3 },
		'Case folders: Dropbox is not responding',
		'3 events were',
	],
	[
		'allClear',
		{ service: 'clio', since: NOW - 3 * HOUR, until: NOW },
		'Case folders: Clio is responding again',
		'after 3 hours',
	],
	[
		'paused',
		{ service: 'clio', reasons: ['missing_scope'] },
		'Case folders: Clio has to be connected again',
		'lacks a permission (missing_scope)',
	],
	[
		'resumed',
		{ service: '' },
		'Case folders: A system is connected again',
		'The connection to a system works again',
	],
	['quiet', { since: NOW, hours: 24 }, 'Case folders: No events for 24 hours', 'Nov 29, 2026, 3:05 PM EST'],
	[
		'almostFull',
		{ rows: 700, maximumRows: 1000 },
		'Case folders: The event table has 70 percent of its expected rows',
		'has 700 rows. You expect 1,000 at most',
	],
])('says what matters of %s', (email, details, subject, words) => {
	const written = writeEmail(request({ email, ...details }));
	expect(written).toMatchObject({ kind: email, subject });
	expect(written.text).toContain(words);
});

it.each(KINDS)('has no name in the subject of %s, whatever was looked up, and is plain', (kind) => {
	const { subject, text, html } = writeEmail({ ...about(kind), recipients: ['a@example.com'] });
	expect(subject).not.toMatch(/Doe|Order/);
	expect(subject).toMatch(/^Case folders: [A-Z0-9]/);
	expect(`${text}${html}`).not.toMatch(/undefined|null|NaN|\[object|error|problem|failure|mistake/i);
	expect(html).not.toMatch(/<(?:img|script|link|iframe|style)|src=|url\(/i);
});

it('tells the managing partner of what was closed, and the person who was named', () => {
	expect(writeEmail(about('closed')).to).toEqual(['partner@example.com']);
	expect(writeEmail({ ...about('closed'), place: '/Closed/2026/00012' }).text).toContain(
		'/Closed/2026/00012',
	);
	const others = { ...settings, managingPartner: '' };
	expect(writeEmail({ ...about('closed'), settings: others }).to).toEqual(settings.alertEmails);
	expect(writeEmail({ ...about('closed'), recipients: ['a@example.com'] }).to).toEqual(['a@example.com']);
});

it('says how many copies of a privileged document were open before, and that one may be where it was held', () => {
	expect(writeEmail(about('privileged')).text).not.toContain('in the case folder');
	expect(writeEmail(about('privileged', { copies: 1 })).text).toContain('1 copy was in the case folder');
	expect(writeEmail(about('privileged', { copies: 3 })).text).toContain('3 copies were in the case folder');
	expect(writeEmail(about('privileged', { isElsewhere: true })).text).toContain('out of its case folder');
	expect(writeEmail(about('privileged', { isElsewhere: false })).text).not.toContain(
		'out of its case folder',
	);
	expect(writeEmail(about('privileged', { reason: 'no_people' })).text).toContain(
		'its copy is still in the case folder',
	);
});

it('says of a closed matter how many documents the manifest lists, and its root', () => {
	const root = '9f'.repeat(32);
	expect(writeEmail(about('closed', { documents: 12, root })).text).toContain('A list of all 12 documents');
	expect(writeEmail(about('closed', { documents: 1, root })).text).toContain('A list of the one document');
	expect(writeEmail(about('closed', { documents: 12, root })).text).toContain(root);
	expect(writeEmail(about('closed')).text).not.toContain('manifest');
});

describe('of a privileged document', () => {
	const attorneys = ['ada@example.com', 'no address'];
	const write = (details: object, environment = 'live') =>
		writeEmail({
			...about('privileged', { attorneys, ...details }),
			settings: { ...settings, environment },
		});

	it('the responsible attorney is told, and its name only if the attorney may open it', () => {
		expect(write({ mayOpen: true }).to).toEqual(['ada@example.com']);
		expect(write({ mayOpen: true }).text).toContain('Order.pdf');
		expect(write({ mayOpen: false }).text).not.toContain('Order.pdf');
		expect(write({}).text).not.toContain('Order.pdf');
	});

	it('the managing partner is told without its name where no attorney is known, and in the demo none of both', () => {
		const unknown = write({ attorneys: [], mayOpen: true });
		expect(unknown.to).toEqual(['partner@example.com']);
		const tried = write({ mayOpen: true }, 'demo');
		expect(tried.to).toEqual(settings.alertEmails);
		for (const { text } of [unknown, tried]) expect(text).not.toContain('Order.pdf');
	});

	it('that was held, all are told by one email who have to do something, and nobody its name', () => {
		const reason = 'no_people';
		const held = write({ reason, mayOpen: true });
		expect(held.to).toEqual(['ada@example.com', 'office@example.com', 'it@example.com']);
		expect(held.text).not.toContain('Order.pdf');
		expect(held.text).toContain('choose “Try again”');
		const all = ['partner@example.com', 'office@example.com', 'it@example.com'];
		expect(write({ reason, attorneys: [] }).to).toEqual(all);
		expect(write({ reason }, 'demo').to).toEqual(settings.alertEmails);
		const none = { ...settings, managingPartner: '' };
		const given = about('privileged', { reason });
		expect(writeEmail({ ...given, settings: none }).to).toEqual(settings.alertEmails);
		expect(writeEmail({ ...given, recipients: ['a@example.com'] }).to).toEqual(['a@example.com']);
	});

	it('others are told as before, whatever the details of their email say', () => {
		expect(writeEmail(about('closed', { attorneys, mayOpen: true })).to).toEqual(['partner@example.com']);
		expect(writeEmail(about('edited', { attorneys, isPrivileged: true })).text).not.toContain('Order.pdf');
	});
});

it('gives the name of a privileged document only to a person who was named', () => {
	expect(writeEmail(about('edited', { isPrivileged: false })).text).toContain('Order.pdf');
	expect(writeEmail(about('edited', { isPrivileged: true })).text).not.toContain('Order.pdf');
	expect(writeEmail({ ...about('privileged'), recipients: ['a@example.com'] }).text).toContain('Order.pdf');
	const other = writeEmail({ ...about('privileged'), place: '/Doe/Privileged' });
	expect(other.text).toContain('Document: ID 88002');
	expect(`${other.text}${other.html}`).not.toMatch(/Order|Privileged\b.*Doe|\/Doe/);
	expect(writeEmail(about('privileged', { reason: 'privileged_excluded' })).subject).toContain(
		'was not saved to Dropbox',
	);
});

it('says in the subject that it is the demo, and bothers no partner with it', () => {
	const tried = writeEmail({ ...about('closed'), settings: { ...settings, environment: 'demo' } });
	expect(tried.subject).toMatch(/^Case folders \(demo\): /);
	expect(tried.to).toEqual(settings.alertEmails);
});

it('shows an odd time zone’s moments in UTC rather than not at all', () => {
	const odd = { ...settings, timeZone: 'Mars/Olympus' };
	expect(writeEmail({ ...request({ email: 'quiet', since: NOW }), settings: odd }).text).toContain(
		'8:05 PM UTC',
	);
});

it.each([
	['an address with a line break', { recipients: ['a@example.com\nBcc: b@example.com'] }],
	['two in one', { recipients: ['a@example.com, b@example.com'] }],
	['a name beside it', { recipients: ['Jane <a@example.com>'] }],
	['nobody', { settings: { ...settings, alertEmails: [] } }],
	['no address of the sender', { settings: { ...settings, fromEmail: 'a@example.com\r\nX: y' } }],
	['a status page that is none', { statusPageUrl: 'javascript:alert(1)' }],
])('refuses %s', (_, more) => {
	expect(() => writeEmail({ ...request({ email: 'quiet' }), ...more })).toThrow(
		expect.objectContaining({ reason: 'invalid_input' }),
	);
});

const hostile = fc.oneof(fc.constantFrom(...HOSTILE_NAMES), fc.string({ unit: 'binary', maxLength: 300 }));

it('adds nothing to a header, no line and no tag, whatever it is written from', () => {
	fc.assert(
		fc.property(fc.constantFrom(...KINDS), hostile, hostile, (kind, one, other) => {
			const details = {
				email: kind,
				service: one,
				category: one,
				reason: other,
				hours: one,
				reasons: [one],
				events: [{ caseKey: one, documentId: other, reason: one, kind: other }],
			};
			const { subject, text, html } = writeEmail({
				...request({}),
				event: { caseKey: one, documentId: other, details: JSON.stringify(details), receivedAt: NOW },
				...{ documentNames: { [other]: one }, matterNumbers: { [one]: other }, place: one },
				recipients: ['a@example.com'],
			});
			expect(subject).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
			expect([...subject].length).toBeLessThanOrEqual(150);
			expect(text).not.toMatch(/[^\P{Cc}\n]/u);
			expect(text).not.toContain('\n\n\n');
			expect(
				html.replace(
					/<\/?(?:!doctype|html|head|meta|title|body|p|h2|ul|ol|li|bdi|table|tr|th|td)(?: [a-z-]+(?:="[^"<>]*")?)*>/g,
					'',
				),
			).not.toMatch(/[<>]/);
		}),
		{ numRuns: 500 },
	);
});

describe('a document that was moved to another matter', () => {
	const moved = (reason: string, caseKey = '1497001') =>
		writeEmail({
			...about('movedMatter'),
			event: {
				...{ caseKey, documentId: '88002', receivedAt: NOW },
				details: JSON.stringify({ email: 'movedMatter', movedFrom: '1497000', reason, isPrivileged: false }),
			},
		});

	it.each([
		['', 'to another matter (matter 1497001)', 'It is now saved in the folder of the new matter.'],
		[
			'filtered',
			'to another matter, and is still in the folder of the former matter (matter 1497001)',
			'It was not saved to Dropbox again: the client settings leave the new matter out.',
		],
		[
			'no_category',
			'to another matter, and is still in the folder of the former matter (matter 1497001)',
			'It was not saved to Dropbox again: it has no category, so it may be privileged (no_category).',
		],
	])('says what became of it (%s)', (reason, ends, says) => {
		const { subject, text } = moved(reason);
		expect(subject).toBe(`Case folders: A document was moved ${ends}`);
		for (const part of [says, 'Matter: 00012-Doe (ID 1497001)', 'Former matter: ID 1497000'])
			expect(text).toContain(part);
	});

	it('names only the former matter where it belongs to none', () => {
		const { subject, text } = moved('no_matter', '1497000');
		expect(subject).toBe(
			'Case folders: A document was moved out of its matter, and is still in the folder of the former matter (matter 1497000)',
		);
		expect(text).toContain('It was not saved to Dropbox again: it belongs to no matter now.');
		expect(text.match(/.*atter: ID.*/g)).toEqual([expect.stringMatching(/Former matter: ID 1497000$/)]);
	});
});
