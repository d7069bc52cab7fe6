/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '@/packages/case-folders-templates/src/buildFiles/build';
import { origin, testClient } from '../testClient';

let out: string;
beforeEach(() => (out = mkdtempSync(join(tmpdir(), 'case-folders-build-'))));
afterEach(() => rmSync(out, { recursive: true }));

const run = (client = testClient()) => build(client, out, origin, () => undefined);

it('writes each set into a folder of its own that n8n can import as a whole', () => {
	const sets = run();
	for (const [set, workflows] of sets) {
		const files = readdirSync(join(out, set));
		expect(files).toHaveLength(workflows.length);
		const ids = files.map(
			(file) => (JSON.parse(readFileSync(join(out, set, file), 'utf8')) as { id: string }).id,
		);
		expect(new Set(ids).size).toBe(files.length);
	}
});

it('says how to import and publish, in an order in which n8n takes it', () => {
	run();
	const guide = readFileSync(join(out, 'README.md'), 'utf8');
	const order = [...guide.matchAll(/publish:workflow --id=(\S+)/g)].map(([, id]) => id);
	expect(order.indexOf('queue-storage')).toBeLessThan(order.indexOf('queue-worker'));
	expect(order.indexOf('queue-worker')).toBeLessThan(order.indexOf('clio-events'));
	expect(guide).toContain('Dropbox of the office (demo)');
});

it('takes away what is no longer in the set, and nothing else', () => {
	run(testClient({}, { workflows: ['auditTrail'] }));
	writeFileSync(join(out, 'notes.txt'), 'ours');
	expect(existsSync(join(out, 'live/audit-trail.json'))).toBe(true);
	run();
	expect(existsSync(join(out, 'live/audit-trail.json'))).toBe(false);
	expect(readFileSync(join(out, 'notes.txt'), 'utf8')).toBe('ours');
});

it.each(['../../elsewhere', 'Live', 'a.b', ''])('deletes nothing that a record calls “%s”', (file) => {
	run();
	const outside = join(out, 'elsewhere.json');
	writeFileSync(outside, 'ours');
	const path = join(out, 'build.json');
	const record = JSON.parse(readFileSync(path, 'utf8')) as { sets: { live: Record<string, unknown> } };
	record.sets.live[file] = { id: 'x', name: 'x', hashes: {} };
	writeFileSync(path, JSON.stringify(record));
	expect(() => run()).toThrow('is no install record of smith-law');
	expect(readFileSync(outside, 'utf8')).toBe('ours');
});

it('writes nothing beside files that n8n would import, too', () => {
	mkdirSync(join(out, 'live'));
	writeFileSync(join(out, 'live/other.json'), '{}');
	expect(() => run()).toThrow('has files that are not of this client');
	expect(readdirSync(out)).toEqual(['live']);
});
