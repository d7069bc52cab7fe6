/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type {
	GivenDocument,
	UploadRequest,
} from '@/nodes/DropboxCaseFolders/actions/document/upload/UploadRequest';
import { uploadDocuments } from '@/nodes/DropboxCaseFolders/actions/document/upload/uploadDocuments';
import { contentHash } from '@/nodes/shared/domain/contentHash';
import type { Outcome } from '@/nodes/shared/core/outcome';
import type { DownloadApi } from '@/nodes/shared/dropbox/client/Api';
import { createApi } from '@/nodes/shared/dropbox/client/createApi';
import { createDropbox } from '@/nodes/shared/dropbox/createDropbox';
import { createUploadsPort } from '@/nodes/shared/dropbox/uploads/createUploadsPort';
import type { DropboxPort, WriteMode } from '@/nodes/shared/dropbox/port';
import type { Send } from '@/nodes/shared/http/types';
import { createTestDropbox, type TestDropbox } from '@/test/support/createTestDropbox';
import { documentOf } from '@/test/support/sourceOf';
import { treeOf } from '@/test/support/treeOf';

/** Small, so that long documents are short. */
const SIZES = { small: 8, batch: 32, chunk: 16, inFlight: 64 };

export const CASE = '/Cases/22-1';
export const LONG = 'a document that goes in an upload session, in several chunks';

export const hashOf = (content: string): string => contentHash(Buffer.from(content));

export const document = (name: string, content: string): GivenDocument => ({
	...{ label: `binary field “${name}”`, name, warnings: [], source: documentOf(content), isBlank: false },
});

/** How often a document was read, whether to know its content or to send it. */
export const openCount = ({ source }: GivenDocument): number =>
	(source as ReturnType<typeof documentOf>).opened;

export const request = (documents: GivenDocument[], more: Partial<UploadRequest> = {}): UploadRequest => ({
	...{ caseFolder: CASE, subfolder: '', warnings: [], rule: 'skipIfIdentical', documents },
	...{ duplicates: 'not looked for', minimumSize: 0, archiveFolder: '_Archive', timezone: 'UTC' },
	...{ dryRun: false, simplify: true, lockArchived: false },
	...more,
});

export const statuses = (
	outcomes: Array<Outcome<{ documents: Array<{ status: string }> }>>,
): Array<string | undefined> =>
	outcomes.map((outcome) =>
		outcome.ok ? outcome.value.documents.map(({ status }) => status).join() : outcome.refusal.reason,
	);

/** An adapter that sends documents in parts of a few bytes. */
export const inSmallParts = (world: TestDropbox, api: DownloadApi): DropboxPort => ({
	...createDropbox(api, world.clock, { whoAmI: world.dropbox.whoAmI }),
	...createUploadsPort(api, world.clock, undefined, SIZES),
});

export type UploadHarness = Awaited<ReturnType<typeof createUploadHarness>>;

/** An empty case folder in an emulated Dropbox, and the operation at work on it. */
export async function createUploadHarness() {
	const world = createTestDropbox();
	const makeFolder = async (path: string) =>
		await world.api.call((sdk) => sdk.filesCreateFolderV2({ path, autorename: false }));
	const { metadata } = await makeFolder(CASE);
	world.emulator.log.clear();

	const dropboxOver = (send: Send): DropboxPort =>
		inSmallParts(
			world,
			createApi(send, world.clock, async () => ({})),
		);
	const write = async (address: string, mode: WriteMode, content: string) =>
		await world.dropbox.upload([{ address, mode, source: documentOf(content) }]);
	return {
		...{ world, makeFolder, dropboxOver, write },
		folderId: metadata.id,
		upload: async (...requests: UploadRequest[]) => await uploadDocuments(requests, dropboxOver(world.send)),
		tree: async () => await treeOf(world.dropbox, CASE),
		put: async (path: string, content: string) => await write(`${CASE}/${path}`, { kind: 'add' }, content),
	};
}
