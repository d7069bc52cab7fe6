/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createTestDropbox } from '@/test/support/createTestDropbox';

export const CASE = '/Cases/22-1';

/** A case folder. */
export async function createClientUploadHarness() {
	const world = createTestDropbox();
	const { person } = world;
	const caseFolder = (await person.filesCreateFolderV2({ path: CASE })).result.metadata.id;
	const save = async (path: string, contents: string): Promise<string> =>
		(await person.filesUpload({ path, contents, mode: { '.tag': 'overwrite' } })).result.id;
	world.emulator.log.clear();
	return { ...world, caseFolder, save };
}
