/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { writeEvent } from '@/nodes/shared/domain/audit/AuditEvent';
import { InclusionPaths, verifyInclusion } from '@/nodes/shared/domain/audit/inclusion';
import { leafHash } from '@/nodes/shared/domain/audit/merkle';
import { checkpointOf, writeExport, type TrailExport } from '@/nodes/shared/domain/audit/writeExport';
import { eventOf } from './trails';

/** A trail with these events, of which those at some places are exported. */
async function exportOf(count: number, isWanted: (index: number) => boolean): Promise<TrailExport> {
	const all = Array.from({ length: count }, (_, index) =>
		writeEvent(eventOf(`e${index}`, { outcome: '=1+1' })),
	);
	const events = all.map((json, index) => ({ index, json })).filter(({ index }) => isWanted(index));
	const leaves = Buffer.concat(all.map((json) => leafHash(Buffer.from(json))));
	const paths = await InclusionPaths.build(leaves, async () => undefined);
	return { origin: 'case-folders-audit/x', ok: true, events, paths };
}

const write = (given: TrailExport, format: 'csv' | 'json'): string =>
	[...writeExport(given, format)].join('');

interface Written {
	checkpoint: string;
	events: Array<{ index: number; event: unknown; proof: string[] }>;
}

it('writes JSON whose proofs lead to the root of its checkpoint', async () => {
	const given = await exportOf(450, (index) => index % 2 === 0);
	const { checkpoint, events } = JSON.parse(write(given, 'json')) as Written;
	expect(checkpoint).toBe(checkpointOf(given));
	expect(checkpoint).toMatch(/^case-folders-audit\/x\n450\n[A-Za-z0-9+/]{43}=\n$/);
	const root = Buffer.from(checkpoint.split('\n')[2] ?? '', 'base64');
	expect(events.map(({ index }) => index)).toEqual(given.events.map(({ index }) => index));
	for (const { index, event, proof } of events) {
		const path = proof.map((hash) => Buffer.from(hash, 'base64'));
		const leaf = leafHash(Buffer.from(JSON.stringify(event)));
		expect(verifyInclusion({ leaf, index, size: 450, path, root })).toBe(true);
	}
});

it('writes a table without cells that are calculated, in parts that are rows', async () => {
	const given = await exportOf(450, () => true);
	const parts = [...writeExport(given, 'csv')];
	expect(parts.length).toBe(11);
	const [head = '', ...lines] = parts.join('').trimEnd().split('\r\n');
	expect(head).toMatch(/^\ufeffindex,time,operation,outcome,.*,record,proof$/);
	expect(lines).toHaveLength(450);
	expect(lines[3]).toMatch(/^3,2026-05-01T14:00:00.000Z,upload,"'=1\+1",/);
	expect(lines.every((line) => !/(^|,)"?[=+@-]/.test(line))).toBe(true);
});

it.each(['csv', 'json'] as const)('writes a file of no events as %s', async (format) => {
	expect(write(await exportOf(0, () => true), format)).toMatch(
		format === 'csv' ? /^\ufeffindex,/ : /"events":\[\n\]\}\n$/,
	);
	expect(write(await exportOf(3, () => false), format)).not.toContain('e1');
});
