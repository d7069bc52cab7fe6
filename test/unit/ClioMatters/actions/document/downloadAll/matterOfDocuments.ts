/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { buffer } from 'node:stream/consumers';
import type { IBinaryData } from 'n8n-workflow';
import { createDocumentStore } from '@/nodes/shared/n8n/createDocumentStore';
import type { ClioPort } from '@/nodes/shared/clio/port';
import type { KnownDocument } from '@/packages/clio-matters/nodes/ClioMatters/actions/document/downloadAll/readListed';
import { downloadAll } from '@/packages/clio-matters/nodes/ClioMatters/actions/document/downloadAll.operation';
import { addVersion, completeVersion, createDocument } from '@/test/emulators/clio/state/documents';
import { createFolder, placeIn } from '@/test/emulators/clio/state/folders';
import type { Document, Folder } from '@/test/emulators/clio/state/records';
import type { TestClio } from '@/test/support/createTestClio';

/** The matter of the fixture that has no documents yet. */
export function matterOf({ state, fixture }: TestClio) {
	const matter = fixture.matters['garcia'];
	if (matter === undefined) throw new TypeError('there is no such matter');
	const root = state.folders.at(matter.folderId);
	return {
		id: matter.id,
		root,
		folder: (name: string, parent: Folder = root) =>
			createFolder(state, { ...placeIn(parent), name, creatorId: 1 }),
		/** @param text undefined while its bytes have not arrived */
		add: (name: string, text: string | undefined, parent: Folder = root): Document => {
			const document = createDocument(state, {
				...{ ...placeIn(parent), name, filename: name, contentType: 'application/pdf', creatorId: 1 },
			});
			const [version] = document.versions;
			if (version === undefined || text === undefined) return document;
			return completeVersion(state, document, version, state.bytes.put([Buffer.from(text)]));
		},
	};
}

/** Somebody uploads a new version. */
export function upload({ state }: TestClio, document: Document, text: string): Document {
	const before = state.documents.at(document.id);
	const after = addVersion(state, before, {
		...{ filename: before.name, contentType: 'application/pdf', creatorId: 1 },
	});
	const version = after.versions.at(-1);
	if (version === undefined) return after;
	return completeVersion(state, after, version, state.bytes.put([Buffer.from(text)]));
}

/** So many documents, some of them in folders. */
export function fill(test: TestClio, count: number) {
	const matter = matterOf(test);
	const letters = matter.folder('Correspondence');
	const places = [matter.root, letters, matter.folder('2026', letters), matter.folder('Vergütung')];
	for (let number = 1; number <= count; number++)
		matter.add(`Document ${number}.pdf`, `the text of ${number}`, places[number % places.length]);
	return matter;
}

const store = createDocumentStore(
	{
		prepareBinaryData: async (data, fileName) => ({
			...{ mimeType: '', fileName: String(fileName) },
			data: (Buffer.isBuffer(data) ? data : await buffer(data)).toString('base64'),
		}),
		getBinaryStream: async () => await Promise.reject(new TypeError('not in memory')),
	},
	{ name: 'Clio' },
	() => ({ update: () => undefined, digest: () => '' }),
);

/** One run, and each document as its item shows it. */
export async function run(
	clio: ClioPort,
	matters: readonly number[],
	byZip = true,
	documents = store,
	known?: KnownDocument[],
) {
	const requests = matters.map((matterId) => ({ matterId, field: 'data', byZip, known }));
	const announced: string[] = [];
	const outcomes = await downloadAll.run(requests, {
		...{ clio, documents, progress: () => undefined, announce: (line) => announced.push(line) },
	});
	const results = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
	const items = results.flatMap((result) => {
		const files = downloadAll.binaries?.(result) ?? [];
		return downloadAll.rows(result).map((row, index) => ({ row, file: files[index]?.['data'] }));
	});
	return {
		refusals: outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.refusal])),
		notes: downloadAll.notes?.(results) ?? [],
		announced,
		items,
		/** `Correspondence/Letter.pdf: the letter` */
		lines: items.map(({ row, file }) =>
			[[row['folder'], row['fileName']].filter(Boolean).join('/'), textIn(file) ?? row['reason']].join(': '),
		),
	};
}

const textIn = (file: IBinaryData | undefined): string | undefined =>
	file && Buffer.from(file.data, 'base64').toString('utf8');
