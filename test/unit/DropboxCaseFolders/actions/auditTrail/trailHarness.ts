/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { appendEvents } from '@/nodes/DropboxCaseFolders/actions/auditTrail/appendEvents.operation';
import type { AppendRequest } from '@/nodes/DropboxCaseFolders/actions/auditTrail/append/readAppendRequest';
import { parseObject } from '@/nodes/shared/core/parseObject';
import type { AuditEvent } from '@/nodes/shared/domain/audit/AuditEvent';
import { ChainVerifier } from '@/nodes/shared/domain/audit/ChainVerifier';
import { writtenEvent } from '@/nodes/shared/domain/audit/Segment';
import { segmentAt } from '@/nodes/shared/domain/audit/segmentPlace';
import type { DropboxPort } from '@/nodes/shared/dropbox/port';
import {
	createTestDropbox,
	type TestDropbox,
	type TestDropboxOptions,
} from '@/test/support/createTestDropbox';

export const AUDIT = '/Audit';

/** The clock of a test Dropbox begins at midnight of this day. */
const NOW = '2026-04-30T23:00:00.000Z';

export const eventOf = (id: string, more: Partial<AuditEvent> = {}): AuditEvent => ({
	...{ eventId: id, time: NOW, operation: 'upload', outcome: 'done' },
	...more,
});

export const requestOf = (id: string, more: Partial<AuditEvent> = {}): AppendRequest => {
	const event = eventOf(id, more);
	return {
		...{ auditFolder: AUDIT, eventId: id, time: Date.parse(event.time), event: writtenEvent(event) },
		...{ dryRun: false, warnings: [] },
	};
};

export const ids = (count: number, prefix = 'e'): string[] =>
	Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);

/** A Dropbox with an audit folder that is empty. */
export async function createTrailHarness(options: TestDropboxOptions = {}) {
	const world = createTestDropbox(options);
	const { person, dropbox, clock } = world;
	await person.filesCreateFolderV2({ path: AUDIT });
	const save = async (path: string, contents: Buffer | string): Promise<void> => {
		await person.filesUpload({ path: `${AUDIT}/${path}`, contents, mode: { '.tag': 'overwrite' } });
	};
	const append = async (events: string[], over: DropboxPort = dropbox) =>
		await appendEvents.run(
			events.map((id) => requestOf(id)),
			{ dropbox: over, clock },
		);
	world.emulator.log.clear();
	return { ...world, save, append };
}

/** What lies at the places of segments, by their numbers. */
export async function segmentsIn(world: Pick<TestDropbox, 'dropbox'>): Promise<Map<number, Buffer>> {
	const found = new Map<number, Buffer>();
	for await (const page of world.dropbox.list(AUDIT, 'all levels')) {
		for (const { kind, id, pathLower = '' } of page) {
			const number = segmentAt(pathLower.slice(AUDIT.length + 1));
			if (kind === 'file' && number !== undefined) found.set(number, await bytesOf(world, id));
		}
	}
	return new Map([...found].sort(([one], [other]) => one - other));
}

export const bytesOf = async ({ dropbox }: Pick<TestDropbox, 'dropbox'>, address: string): Promise<Buffer> =>
	await dropbox.download(address, undefined, async ({ content }) => {
		const pieces: Uint8Array[] = [];
		for await (const piece of content) pieces.push(piece);
		return Buffer.concat(pieces);
	});

/** What the kernel says of a trail, and the IDs of its events in their order. */
export async function trailIn(world: Pick<TestDropbox, 'dropbox'>) {
	const verifier = new ChainVerifier();
	const events: string[] = [];
	for (const [number, bytes] of await segmentsIn(world)) {
		for (const { json } of verifier.add(number, bytes))
			events.push(String(parseObject(json.toString())['eventId']));
	}
	return { ...verifier.finish(), ids: events };
}
