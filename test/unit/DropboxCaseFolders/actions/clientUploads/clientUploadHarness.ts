/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { DropboxPort } from '@/nodes/shared/dropbox/port';
import { createApi } from '@/nodes/shared/dropbox/client/createApi';
import { createDropbox } from '@/nodes/shared/dropbox/createDropbox';
import { createTestDropbox } from '@/test/support/createTestDropbox';
import { PROCESS_ENDED, type CallInterceptor } from '@/test/support/callFaults';

export const CASE = '/Cases/22-1';

/** A case folder, and another run's adapter whose calls go through something. */
export async function createClientUploadHarness() {
	const world = createTestDropbox();
	const { person, dropbox } = world;
	const caseFolder = (await person.filesCreateFolderV2({ path: CASE })).result.metadata.id;
	const save = async (path: string, contents: string): Promise<string> =>
		(await person.filesUpload({ path, contents, mode: { '.tag': 'overwrite' } })).result.id;
	const runThrough = (through: CallInterceptor): DropboxPort => {
		const api = createApi(through(world.send), world.clock, async () => ({}));
		return createDropbox(api, world.clock, { whoAmI: dropbox.whoAmI });
	};
	world.emulator.log.clear();
	return { ...world, caseFolder, save, runThrough };
}

/** Undefined where the process ended. */
export const ignoreProcessEnd = (thrown: unknown): undefined => {
	if (thrown === PROCESS_ENDED) return undefined;
	throw thrown;
};
