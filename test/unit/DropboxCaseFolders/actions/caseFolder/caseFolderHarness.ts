/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createCaseFolders } from '@/nodes/DropboxCaseFolders/actions/shared/caseFolders/create/createCaseFolders';
import type {
	CaseFolder,
	CreateRequest,
} from '@/nodes/DropboxCaseFolders/actions/shared/caseFolders/create/CaseFolder';
import type { Outcome } from '@/nodes/shared/core/outcome';
import { createTestDropbox, type TestDropboxOptions } from '@/test/support/createTestDropbox';

export const request = (caseId: string, more: Partial<CreateRequest> = {}): CreateRequest => ({
	...{ caseId, destination: '/Cases', template: [{ kind: 'case ID' }], fields: {} },
	...{ subfolders: [], existingFolder: undefined, marker: 'automatic', reuseExistingFolder: true },
	...more,
});

export const value = <R>(outcome: Outcome<R> | undefined): R => {
	if (outcome === undefined || !outcome.ok) throw outcome?.refusal ?? new Error('no outcome');
	return outcome.value;
};

export const kinds = (outcomes: ReadonlyArray<Outcome<unknown>>) =>
	outcomes.map((outcome) => (outcome.ok ? 'done' : outcome.refusal.reason));

export type CaseFolderHarness = Awaited<ReturnType<typeof createCaseFolderHarness>>;

/** An emulated Dropbox with a folder /Cases. */
export async function createCaseFolderHarness(as: TestDropboxOptions = {}) {
	const world = createTestDropbox(as);
	await world.dropbox.createFolders(['/Cases']);
	world.emulator.log.clear();
	const create = async (...requests: CreateRequest[]) => await createCaseFolders(requests, world.dropbox);
	return {
		...world,
		create,
		folder: async (...requests: CreateRequest[]): Promise<CaseFolder> =>
			value((await create(...requests))[0]),
		move: async (from: string, to: string) =>
			await world.person.filesMoveV2({ from_path: from, to_path: to }),
		copy: async (from: string, to: string) =>
			await world.person.filesCopyV2({ from_path: from, to_path: to }),
	};
}
