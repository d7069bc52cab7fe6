/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { locateMany } from '@/nodes/DropboxCaseFolders/actions/shared/locate/locateMany';
import { createTestDropbox } from '@/test/support/createTestDropbox';

/** Above what is looked up one by one. */
const COUNT = 24;

describe('many addresses', () => {
	const { person, dropbox, calls, close } = createTestDropbox();
	const cases = Array.from({ length: COUNT }, (_, nth) => `22-${nth}`);
	const folderIds = new Map<string, string>();
	const fileIds = new Map<string, string>();

	beforeAll(async () => {
		for (const name of cases) {
			const { metadata } = (await person.filesCreateFolderV2({ path: `/Cases/${name}` })).result;
			folderIds.set(name, metadata.id);
			const file = await person.filesUpload({ path: `/Cases/${name}/Retainer.pdf`, contents: name });
			fileIds.set(name, file.result.id);
		}
	});
	afterAll(() => close());

	const idsAt = async (addresses: string[]) => {
		const found = await locateMany(addresses, dropbox);
		return addresses.map((address) => {
			const outcome = found.get(address);
			return outcome?.ok === true ? outcome.value.id : outcome?.refusal.reason;
		});
	};

	it.each<[string, (name: string) => string]>([
		['below the IDs of their folders', (name) => `${folderIds.get(name)}/Retainer.pdf`],
		['by path', (name) => `/Cases/${name}/Retainer.pdf`],
		['by ID', (name) => fileIds.get(name) ?? ''],
	])('of one name in many folders lead each to its own, %s', async (_, addressOf) => {
		expect(await idsAt(cases.map(addressOf))).toEqual(cases.map((name) => fileIds.get(name)));
	});

	it('of several kinds are told apart in one run', async () => {
		const addressOf = (name: string, nth: number): string =>
			[`/Cases/${name}/Retainer.pdf`, `${folderIds.get(name)}/Retainer.pdf`, fileIds.get(name) ?? ''][
				nth % 3
			] as string;
		expect(await idsAt(cases.map(addressOf))).toEqual(cases.map((name) => fileIds.get(name)));
	});

	it('of one folder cost a listing', async () => {
		const before = calls();
		expect(await idsAt(cases.map((name) => folderIds.get(name) ?? ''))).toEqual(
			cases.map((name) => folderIds.get(name)),
		);
		expect(await idsAt(cases.map((name) => `/Cases/${name}`))).toEqual(
			cases.map((name) => folderIds.get(name)),
		);
		expect(calls() - before).toBeLessThan(8);
	});
});
