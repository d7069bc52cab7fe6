/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { renderStatusPage, type StatusPage } from '@/nodes/shared/domain/statusPage/renderStatusPage';
import { readStatusFacts } from '@/nodes/shared/domain/statusPage/StatusFacts';
import { DAY, HOUR, MINUTE, NOW, of, rowOf } from '../alerts/rows';

const page = (
	rows: StatusPage['rows'],
	facts: Record<string, unknown> = {},
	more: Partial<StatusPage> = {},
) =>
	renderStatusPage({
		...{ rows, facts: readStatusFacts(facts), mappedCategories: [], isDemo: false, noun: 'matter' as const },
		formToken: 'signed',
		migration: 'anyTime' as const,
		...{ timeZone: 'America/New_York', now: NOW },
		...more,
	});
/** The text of a section of the page, by its heading. */
function section(html: string, heading: string): string {
	const found = html.split('<section').find((each) => each.includes(`<h2>${heading}</h2>`)) ?? '';
	return found
		.slice(found.indexOf('<h2>'))
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}
const failed = (id: number, reason: string, more = {}) =>
	rowOf({ id, status: 'failed', attempts: 4, reason, finishedAt: NOW - id * MINUTE, ...more });

it('says that everything works, or that events wait, or what has to be done', () => {
	expect(page([])).toContain('<h2>Everything is working. You do not have to do anything.</h2>');
	const stalled = ['dropbox', 'dropbox', ''].map((service, id) =>
		rowOf({ id, status: 'stalled', reason: 'too_busy', details: of(service), receivedAt: NOW - id * HOUR }),
	);
	expect(section(page(stalled), 'Some events are waiting. You do not have to do anything.')).toContain(
		'Dropbox is not responding; 2 events are waiting, the first since Nov 29, 2026, 2:05 PM EST. They resume automatically. A system is not responding; 1 event is waiting',
	);
	const expiries = [
		{ name: 'Clio webhook', expiresAt: NOW - 1 },
		{ name: 'Token', expiresAt: new Date(NOW + 3 * DAY).toISOString(), whatToDo: 'Create a new one.' },
		{ name: 'Later', expiresAt: NOW + 8 * DAY },
	];
	const email = failed(9, 'unavailable', { kind: 'email', source: 'queue' });
	const paused = rowOf({ id: 8, status: 'paused', reason: 'missing_scope', details: of('clio') });
	const busy = section(page([email, paused], { expiries }), '4 things need your attention');
	expect(busy).toContain('In n8n, open Overview, then Credentials, and connect Clio again.');
	expect(busy).toContain('Clio webhook has expired. Renew it. Token expires in 3 days. Create a new one.');
	expect(busy).toContain('1 email could not be sent.');
	expect(busy).not.toContain('Later');
	expect(section(page([failed(1, 'no_access')]), 'One thing needs your attention')).toContain(
		'1 event failed.',
	);
});

it('counts the rows, or takes the counts of the whole table', () => {
	const rows = [
		rowOf({ id: 1, receivedAt: NOW - DAY }),
		rowOf({ id: 2 }),
		failed(3, 'deleted', { receivedAt: NOW - 3 * DAY }),
	];
	expect(section(page(rows, { counts: { done: '7000' } }), 'Queue')).toBe(
		'Queue Waiting 2 Being worked on 0 Paused until Clio, LegalServer or Dropbox is connected again 0 Waiting for Clio, LegalServer or Dropbox to respond 0 Done 7,000 Failed 1 Oldest unfinished event 24 hours Oldest failed event 3 days',
	);
});

it('tells the last event of each source, of the rows or of the facts, the newest first', () => {
	const rows = [
		rowOf({ id: 1, receivedAt: NOW - HOUR }),
		rowOf({ id: 2, receivedAt: NOW - 2 * HOUR }),
		rowOf({ id: 3, source: 'queue', kind: 'email' }),
		rowOf({ id: 4, source: 'else' as 'clio', receivedAt: NOW - 30_000 }),
		// That n8n got a new token is no sign that events arrive.
		rowOf({ id: 5, source: 'clio', kind: 'credentialRefreshed', status: 'done', receivedAt: NOW }),
	];
	const lastEvents = { clio: NOW - DAY, legalserver: NOW - 2 * DAY, queue: NOW };
	expect(section(page(rows, { lastEvents }), 'Last event')).toBe(
		'Last event else Nov 29, 2026, 3:04 PM EST (less than a minute ago) Clio Nov 29, 2026, 2:05 PM EST (60 minutes ago) LegalServer Nov 27, 2026, 3:05 PM EST (2 days ago)',
	);
});

it('tells what expires and how many calls are left', () => {
	const facts = {
		expiries: [
			{ name: 'Hook', expiresAt: NOW },
			{ name: 'Token', expiresAt: NOW + DAY },
			{ name: 'Far', expiresAt: NOW + 90 * DAY },
		],
		callsLeft: [
			{ name: 'Clio', left: 44, of: 50 },
			{ name: 'Dropbox', left: 9 },
		],
	};
	expect(section(page([], facts), 'Connections')).toBe(
		'Connections Hook Expired Token Expires in 1 day Far Expires in 90 days Clio: calls left this minute 44 of 50 Dropbox: calls left this minute 9',
	);
});

it('groups what failed by reason, the most frequent first, and lists the newest of each', () => {
	const many = Array.from({ length: 120 }, (_, id) => failed(id, 'not_found'));
	const others = [failed(500, '', { documentId: '', caseKey: '', message: '' }), failed(501, '')];
	const html = page([...others, ...many]);
	const text = section(html, 'Failed events');
	expect(text.indexOf('not_found')).toBeLessThan(text.indexOf('It was not done'));
	expect(text).toContain('Try all 120 again');
	expect(text).toContain('These are the newest 100 of 120.');
	expect(html).toContain('name="ids" value="99"');
	expect(html).not.toContain('name="ids" value="100"');
	expect(html).toContain('aria-label="Try again: event 500"');
	// Without a reason there is nothing to send all of.
	expect(html).not.toContain('name="reason" value=""');
	expect(section(page([], { counts: { failed: 2 } }), 'Failed events')).toContain('too long ago');
});

it('offers to file anew what the settings name now, in whatever case it is written', () => {
	const facts = { unmapped: [{ category: 'Medical', count: 1 }, { category: 'Other' }] };
	const html = page([], facts, { mappedCategories: [' medical'], isDemo: true });
	expect(section(html, 'Categories without a subfolder')).toContain(
		'Medical 1 document Move them Other 0 documents First add it to “Subfolders for Categories” in the client settings.',
	);
	expect(html).toContain('<span class="tag">Demo</span>');
	expect(page([])).not.toContain('Categories without a subfolder');
});

it('takes a document for which a service never answers for no outage', () => {
	const stalledAt = [NOW - 5 * HOUR, NOW - 3 * HOUR];
	const row = (id: number) =>
		rowOf({
			...{
				id,
				status: 'stalled',
				reason: 'unavailable',
				receivedAt: NOW - 8 * HOUR,
				documentId: `8800${id}`,
			},
			details: JSON.stringify({ service: 'clio', stalledAt }),
		});
	const filed = rowOf({
		...{ id: 9, status: 'done', attempts: 1, documentId: '9', details: '{"fileId":"id:9"}' },
		...{ receivedAt: NOW - 4 * HOUR, finishedAt: NOW - 4 * HOUR + 1 },
	});
	const words = 'Some events are waiting. You do not have to do anything.';
	expect(section(page([row(1), filed]), words)).toBe(
		`${words} Clio does not respond for document 88001, but does for others. n8n tries it a few more times, and then you get an email.`,
	);
	expect(section(page([row(1), row(2), filed]), words)).toContain('for 2 documents, but does for others.');
	expect(section(page([row(1)]), words)).toContain('Clio is not responding; 1 event is waiting');
});

it('shows what became of a form, escaped, and loads nothing', () => {
	const html = page([], { message: '<b>3</b> events' });
	expect(html).toContain('role="status"><bdi>&lt;b&gt;3&lt;/b&gt; events</bdi>');
	expect(html).not.toMatch(/<(?:script|img|link|iframe)|src=|url\(|https?:/);
});

it('carries its token in every form, and has no forms without one', () => {
	const rows = [failed(1, 'not_found'), failed(2, 'not_found')];
	const facts = { unmapped: [{ category: 'Medical', count: 1 }] };
	const forms = page(rows, facts, { mappedCategories: ['medical'] })
		.split('<form')
		.slice(1);
	expect(forms).toHaveLength(5);
	for (const form of forms) expect(form).toContain('name="token" value="signed"');
	expect(page(rows, facts, { mappedCategories: ['medical'], formToken: '' })).not.toContain('<form');
});

it('says what it does not show, and whom it could not ask', () => {
	const rows = [failed(1, 'not_found')];
	const html = page(rows, { incomplete: ['failed', 'done', 'else'], unreachable: ['Clio', 1, {}] });
	expect(section(html, 'Failed events')).toContain(
		'More events failed than can be listed: these are the newest 1,000.',
	);
	expect(section(html, 'Queue')).toContain('Done 0 or more Failed 1 or more Oldest');
	expect(section(html, 'Connections')).toBe(
		'Connections Clio Did not respond just now 1 Did not respond just now',
	);
	expect(section(page(rows), 'Failed events')).not.toContain('can be listed');
});

it('counts categories without a subfolder in the rows', () => {
	const filed = { status: 'done', reason: 'category_unmapped', details: '{"category":"Memo"}' } as const;
	expect(section(page([rowOf({ id: 1, ...filed })]), 'Categories without a subfolder')).toContain(
		'Memo 1 document First add it',
	);
});
