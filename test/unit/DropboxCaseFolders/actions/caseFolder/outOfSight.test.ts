/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { list } from '@/nodes/DropboxCaseFolders/actions/caseFolder/list.operation';
import type { ListRequest } from '@/nodes/DropboxCaseFolders/actions/caseFolder/list/readListRequest';
import { noDocumentStore } from './list/listHarness';
import { resolve } from '@/nodes/DropboxCaseFolders/actions/caseFolder/resolve.operation';
import { createSdk } from '@/nodes/shared/dropbox/client/createApi';
import { createTestDropbox, createEmulatorSend } from '@/test/support/createTestDropbox';

/** Ravi sees /Matters and not /Finance; the admin moves a case folder from one to the other. */
describe('A folder that was moved out of sight', () => {
	const world = () => createTestDropbox({ fixture: 'teamSpace', token: 'ravi', headers: rooted() });
	let root = '';
	const rooted = () => ({ pathRoot: JSON.stringify({ '.tag': 'root', root }) });
	let ravi: ReturnType<typeof world>;
	let folder = '';

	beforeEach(async () => {
		const first = createTestDropbox({ fixture: 'teamSpace', token: 'ravi' });
		root = first.fixture.team?.rootNamespaceId ?? '';
		first.close();
		ravi = world();
		const made = await ravi.person.filesCreateFolderV2({ path: '/Matters/22-1' });
		folder = made.result.metadata.id;
		await ravi.dropbox.createFolders(Array.from({ length: 30 }, (_, number) => `/Matters/22-1/${number}`));
	});
	afterEach(() => ravi.close());

	const moveAway = async () => {
		const admin = createSdk(createEmulatorSend(ravi.emulator, ravi.fixture.tokens['admin'] ?? ''), rooted());
		await admin.filesMoveV2({ from_path: '/Matters/22-1', to_path: '/Finance/22-1' });
	};

	it('is not said to be deleted by Resolve, though its old path looks so', async () => {
		await moveAway();
		const [outcome] = await resolve.run([{ folder, expectedPath: '/Matters/22-1' }], {
			dropbox: ravi.dropbox,
		});
		expect(outcome).toMatchObject({ ok: false, refusal: { reason: 'not_found' } });
	});

	it('is not said to be deleted when it goes while it is listed', async () => {
		ravi.state.switches.pageSize = 10;
		const calls = ravi.dropbox.list.bind(ravi.dropbox);
		const dropbox = {
			...ravi.dropbox,
			async *list(...given: Parameters<typeof calls>) {
				let pages = 0;
				for await (const page of calls(...given)) {
					yield page;
					if (++pages === 1) await moveAway();
				}
			},
		};
		const wanted = { depth: 1, limit: Infinity, filter: {} } as ListRequest['wanted'];
		const request: ListRequest = { address: folder, wanted, output: 'entries', simplify: true };
		const [outcome] = await list.run([request], { dropbox, documents: noDocumentStore });
		expect(outcome).toMatchObject({ ok: false, refusal: { reason: 'not_found' } });
	});
});
