/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IBinaryData } from 'n8n-workflow';
import { createDocumentStore } from '@/nodes/shared/n8n/createDocumentStore';
import { createModeOf, requireRoom, type StorageHelpers } from '@/nodes/shared/n8n/storageMode';

const MiB = 1024 * 1024;

/** n8n in one of its modes, and how often it was given something. */
const inMode = (id: string | undefined) => {
	const given: unknown[] = [];
	const helpers: StorageHelpers = {
		async prepareBinaryData(data) {
			given.push(data);
			return { mimeType: 'text/plain', data: '', ...(id === undefined ? {} : { id }) };
		},
		getBinaryStream: async () => await Promise.reject(new TypeError('nothing is to be read')),
	};
	return { helpers, given, modeOf: createModeOf(helpers) };
};

test.each([
	[undefined, 'memory'],
	['', 'memory'],
	['filesystem-v2:workflows/1/executions/2/binary_data/3', 'filesystem'],
	['filesystem:3', 'filesystem'],
	['database:3', 'database'],
	['s3:workflows/1', 'other'],
])('a file with the ID %p lies in %s, which is asked once', async (id, mode) => {
	const { modeOf, given } = inMode(id);
	expect([await modeOf(), await modeOf()]).toEqual([mode, mode]);
	expect(given).toHaveLength(1);
});

test.each([
	['database:1', 512 * MiB, 512 * MiB + 1],
	[undefined, 380 * MiB, 380 * MiB + 1],
])('where a file has the ID %p, %p bytes are taken and %p refused beforehand', async (id, fits, exceeds) => {
	const { helpers, modeOf } = inMode(id);
	await requireRoom(fits, modeOf);
	await expect(requireRoom(exceeds, modeOf)).rejects.toMatchObject({
		reason: 'too_large',
		advice: expect.stringContaining('N8N_DEFAULT_BINARY_DATA_MODE') as string,
	});
	const opened = { isOpen: true };
	const content = {
		...{ pipe: () => undefined, destroy: () => (opened.isOpen = false), errored: null },
		[Symbol.asyncIterator]: () => {
			throw new TypeError('nothing is to be read');
		},
	};
	const store = createDocumentStore(helpers, { name: 'Clio' }, () => ({
		...{ update: () => undefined, digest: () => '' },
	}));
	const file = { name: 'a.mp4', size: exceeds, contentHash: undefined };
	await expect(store.keep({ file, content })).rejects.toMatchObject({ reason: 'too_large' });
	expect(opened.isOpen).toBe(false);
});

test.each(['filesystem-v2:1', 's3:1'])('there is no limit where a file has the ID %s', async (id) => {
	await requireRoom(5 * 1024 * MiB, inMode(id).modeOf);
});

test('a file that no mode refuses leaves nothing behind', async () => {
	const { modeOf, given } = inMode('database:1');
	await requireRoom(380 * MiB, modeOf);
	expect(given).toEqual([] satisfies IBinaryData[]);
});
