/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import type { Outcome } from '@/nodes/shared/core/outcome';
import type { GuardSettings } from '@/nodes/shared/domain/guard/GuardFolders';
import { createGuardedDropbox } from '@/nodes/shared/dropbox/guard/createGuardedDropbox';
import type { DropboxPort } from '@/nodes/shared/dropbox/port';
import { createTestDropbox } from '@/test/support/createTestDropbox';
import { documentOf } from '@/test/support/sourceOf';
import { treeOf } from '@/test/support/treeOf';
import { linkTo, needs, UploadPage, type Options } from './uploadPage';

export const CASE = '/Cases/22-1';

/** A case folder in an emulated Dropbox, and pages that upload to it. */
export async function createPagesHarness() {
	const world = createTestDropbox();
	const makeFolder = async (path: string): Promise<string> => {
		const [made] = await world.dropbox.createFolders([path]);
		return made?.ok === true ? made.value.id : '';
	};
	const folderId = await makeFolder(CASE);
	const link = linkTo(folderId);
	const put = async (path: string, content: string | Buffer) =>
		await world.dropbox.upload([
			{ address: `${CASE}/${path}`, mode: { kind: 'add' }, source: documentOf(content) },
		]);
	return {
		...{ world, makeFolder, folderId, link, put },
		page: (options?: Options, by = link) => new UploadPage(by, options),
		on: (dropbox: DropboxPort = world.dropbox) => needs(world, dropbox),
		guardedBy: (settings: GuardSettings) => createGuardedDropbox(world.dropbox, settings),
		tree: async () => await treeOf(world.dropbox, CASE),
		called: () => world.emulator.log.calls.map(({ route }) => route.replace('files/', '')),
		/** What was sent to Dropbox since the log was cleared. */
		sent: () =>
			world.emulator.log.calls.flatMap(({ route }) =>
				/upload/.test(route) ? [route.replace(/.*\//, '')] : [],
			),
	};
}

export type PagesHarness = Awaited<ReturnType<typeof createPagesHarness>>;

/** The status of a row, or why there is none. */
export const statusOf = (outcome: Outcome<IDataObject> | undefined): unknown =>
	outcome?.ok === true ? (outcome.value['status'] ?? 'goes on') : outcome?.refusal.reason;
