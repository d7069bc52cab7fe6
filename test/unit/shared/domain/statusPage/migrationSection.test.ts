/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { renderStatusPage, type StatusPage } from '@/nodes/shared/domain/statusPage/renderStatusPage';
import { readStatusFacts } from '@/nodes/shared/domain/statusPage/StatusFacts';
import { DAY, MINUTE, NOW } from '../alerts/rows';
import { migrationRows, singleRow } from '../migration/migrationRows';

/** The texts of the sections about migrations. */
const sections = (rows: StatusPage['rows'], more: Partial<StatusPage> = {}): string[] =>
	renderStatusPage({
		...{ rows, facts: readStatusFacts({}), mappedCategories: [], isDemo: false, noun: 'matter' as const },
		...{ formToken: 'signed', migration: 'anyTime' as const, timeZone: 'America/New_York', now: NOW },
		...more,
	})
		.split('<section')
		.filter((each) => each.includes('<h2>Migration'))
		.map((each) =>
			each
				.slice(each.indexOf('<h2>'))
				.replace(/<[^>]*>/g, ' ')
				.replace(/\s+/g, ' ')
				.trim(),
		);

it('is not there without a migration', () => {
	expect(sections([])).toEqual([]);
});

it('says how far it has come and when it ends', () => {
	const rows = migrationRows(2000, 1000, (number) =>
		number === 1001 ? { status: 'working', leaseUntil: NOW + MINUTE } : {},
	);
	expect(sections(rows)).toEqual([
		'Migration first (Clio) Matters done 1,000 of 2,000 Matters in progress 1 Documents saved 20,000 of 40,000 Size saved 20 MB of 39 MB Started Nov 29, 2026, 2:55 PM EST Estimated end Nov 29, 2026, 11:25 PM EST (in 8 hours)',
	]);
});

it('names what failed and what is still to be saved one by one', () => {
	const rows = migrationRows(20, 20, (number) => (number < 3 ? { status: 'failed' } : {}));
	const [text] = sections([...rows, singleRow(99, 'waiting'), singleRow(98, 'failed')], { noun: 'case' });
	expect(text).toContain(
		'Cases done 18 of 20 Cases that failed 2 Documents saved 358 of 400 Documents still to be saved one by one 1 Documents that failed 1 Size saved About 360 KB of 400 KB',
	);
});

it('says that it is paused, or waits for the evening', () => {
	const rows = migrationRows(100, 40);
	expect(sections(rows, { migration: 'paused' })[0]).toMatch(
		/Started .* EST Paused To resume, choose another time for “Migration” in “Client settings”, and publish that workflow$/,
	);
	// A Sunday, on which it goes on.
	expect(sections(rows, { migration: 'outsideHours' })[0]).toMatch(
		/ EST Estimated end Nov 29, 2026, 3:35 PM/,
	);
	const monday = NOW + DAY;
	expect(sections(rows, { migration: 'outsideHours', now: monday })[0]).toMatch(
		/Waiting until Nov 30, 2026, 7:00 PM EST \(outside office hours\) Estimated end Nov 30, 2026, 7:30 PM EST \(in 4 hours\)$/,
	);
});

it('says that nobody can tell yet, or that it takes very long', () => {
	expect(sections(migrationRows(100, 0))[0]).toMatch(/Estimated end Shown once some are done$/);
	const rows = migrationRows(30, 20, (number) =>
		number === 30 ? { details: JSON.stringify({ run: 'first', of: 30, missing: 9_000_000 }) } : {},
	);
	expect(sections(rows, { migration: 'outsideHours' })[0]).toMatch(/Estimated end In more than 60 days$/);
});

it('says when it ended, for a week', () => {
	const rows = migrationRows(20, 20);
	expect(sections(rows)[0]).toMatch(/Ended Nov 29, 2026, 3:00 PM EST$/);
	expect(sections(rows, { now: NOW + 8 * DAY })).toEqual([]);
});

it('escapes what the table says', () => {
	const row = migrationRows(1, 0)[0];
	if (row === undefined) throw new TypeError('no row');
	const html = renderStatusPage({
		rows: [{ ...row, details: JSON.stringify({ run: '<script>', of: 1 }) }],
		...{ facts: readStatusFacts({}), mappedCategories: [], isDemo: false, noun: 'matter', formToken: '' },
		...{ migration: 'anyTime', timeZone: '', now: NOW },
	});
	expect(html).not.toContain('<script>');
});
