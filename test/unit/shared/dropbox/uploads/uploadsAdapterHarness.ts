/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { contentHash } from '@/nodes/shared/domain/contentHash';
import { createApi } from '@/nodes/shared/dropbox/client/createApi';
import { CapabilityCache } from '@/nodes/shared/dropbox/uploads/CapabilityCache';
import { createUploadsPort } from '@/nodes/shared/dropbox/uploads/createUploadsPort';
import type { UploadSizes } from '@/nodes/shared/dropbox/uploads/limits';
import type { SentDocument, WriteMode } from '@/nodes/shared/dropbox/port';
import type { Send } from '@/nodes/shared/http/types';
import { createTestDropbox } from '@/test/support/createTestDropbox';
import { documentOf } from '@/test/support/sourceOf';
import { treeOf } from '@/test/support/treeOf';

export const ADD: WriteMode = { kind: 'add' };

export const hashOf = (content: string | Buffer) => contentHash(Buffer.from(content));

export const pathOf = (index: number) => `/${String(index).padStart(4, '0')}.txt`;

/** Documents with these contents under numbered names. */
export const documentsOf = (contents: ReadonlyArray<string | Buffer>): SentDocument[] =>
	contents.map((content, index) => ({ address: pathOf(index), mode: ADD, source: documentOf(content) }));

/** The tree that is there when all of them were filed. */
export const treeWith = (contents: ReadonlyArray<string | Buffer>): Record<string, string> =>
	Object.fromEntries(contents.map((content, index) => [pathOf(index), hashOf(content)]));

/** An emulated Dropbox, and uploads of a chosen measure on it. */
export function createUploadsAdapterHarness(sizes?: UploadSizes) {
	const world = createTestDropbox();
	const routes = new CapabilityCache();
	return {
		...world,
		routes,
		uploads: (send: Send = world.send) =>
			createUploadsPort(
				createApi(send, world.clock, async () => ({})),
				world.clock,
				routes,
				sizes,
			),
		tree: async () => await treeOf(world.dropbox),
		faults: (...rules: unknown[]) => world.emulator.faults.set(rules),
		called: () =>
			world.emulator.log.calls.map(({ route }) => route.replace('files/', '').replace('upload_session/', '')),
	};
}
