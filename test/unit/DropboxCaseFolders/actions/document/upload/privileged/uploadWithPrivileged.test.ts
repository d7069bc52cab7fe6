/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { UploadRequest } from '@/nodes/DropboxCaseFolders/actions/document/upload/UploadRequest';
import { uploadWithPrivileged } from '@/nodes/DropboxCaseFolders/actions/document/upload/privileged/uploadWithPrivileged';
import type { Restriction } from '@/nodes/DropboxCaseFolders/actions/shared/restriction/restrictedFolderFields';
import type { DropboxPort } from '@/nodes/shared/dropbox/port';
import {
	CASE,
	caseRestriction,
	kindsOf,
	messagesOf,
	createPrivilegeHarness,
	type PrivilegeHarness,
} from '@/test/unit/DropboxCaseFolders/actions/document/restrict/privilegeHarness';
import { document, hashOf, request } from '../uploadHarness';

const APART = `${CASE}/Privileged`;
const NAMED = ['jane@example.com', 'ravi@example.com'];

/** A shared folder inside it, to which its members make links as they like. */
const OPEN = { shared_link_policy: { '.tag': 'anyone' as const } };

const plain = (name: string, content: string, more: Partial<UploadRequest> = {}): UploadRequest => ({
	...request([document(name, content)], { caseFolder: CASE }),
	restriction: undefined,
	...more,
});

const privileged = (name: string, content: string, more: Partial<Restriction> = {}): UploadRequest =>
	plain(name, content, { restriction: caseRestriction(more) });

const statuses = (outcomes: Awaited<ReturnType<typeof uploadWithPrivileged>>) =>
	outcomes.map((outcome) =>
		outcome.ok ? outcome.value.documents.map(({ status }) => status).join() : outcome.refusal.reason,
	);

describe('Upload of privileged documents', () => {
	let on: PrivilegeHarness;
	beforeEach(async () => {
		on = await createPrivilegeHarness();
	});
	afterEach(() => on.close());

	const upload = async (...requests: UploadRequest[]) => await uploadWithPrivileged(requests, on.dropbox);
	const over = (more: Partial<DropboxPort>): DropboxPort => ({ ...on.dropbox, ...more });

	it('files them where only the people named can open them, and the others where they belong', async () => {
		const outcomes = await upload(
			plain('Letter.txt', 'to all'),
			privileged('Advice.txt', 'to the client alone'),
		);
		expect(statuses(outcomes)).toEqual(['uploaded', 'uploaded']);
		expect(outcomes[1]).toMatchObject({
			value: { documents: [{ file: { path: `${APART}/Advice.txt` }, subfolder: 'Privileged' }] },
		});
		expect(on.openers(`${APART}/Advice.txt`)).toEqual({ accounts: NAMED, links: 0, invitees: [] });
		expect(on.openers(`${CASE}/Letter.txt`).accounts).toContain('mia@example.com');
	});

	it('says who can open each', async () => {
		const [, outcome] = await upload(plain('Letter.txt', 'a'), privileged('Advice.txt', 'b'));
		expect(outcome).toMatchObject({
			value: {
				access: [
					[
						{ who: 'jane@example.com', level: 'owner', via: 'folder' },
						{ who: 'ravi@example.com', level: 'editor', via: 'folder' },
					],
				],
			},
		});
	});

	it('sends no byte of a document whose folder cannot be closed', async () => {
		await upload(privileged('First.txt', 'a', { people: ['mia@example.com'] }));
		const advice = document('Advice.txt', 'b');
		const outcomes = await upload(
			plain('Letter.txt', 'to all'),
			plain('', '', { documents: [advice], restriction: caseRestriction({ others: 'keep' }) }),
		);
		expect(statuses(outcomes)).toEqual(['uploaded', 'still_exposed']);
		expect(messagesOf(outcomes)[0]).toContain('Nothing was uploaded for this item');
		expect(advice.source).toMatchObject({ opened: 0 });
	});

	it('takes back a document that somebody makes a link to which cannot be removed', async () => {
		const dropbox = over({
			linksReaching: async (address) => {
				const links = await on.dropbox.linksReaching(address);
				const isDocument = (await on.dropbox.find(address)).kind === 'file';
				const lasting = { url: 'https://dropbox.example/s', id: address, pathLower: undefined };
				return isDocument
					? [...links, { ...lasting, audience: 'anybody', expires: undefined, mayRevoke: false }]
					: links;
			},
		});
		const outcomes = await uploadWithPrivileged([privileged('Advice.txt', 'b')], dropbox);
		expect(statuses(outcomes)).toEqual(['still_exposed']);
		expect(messagesOf(outcomes)[0]).toMatch(/1 link for anyone.*The upload was undone/);
		await expect(on.dropbox.find(`${APART}/Advice.txt`)).rejects.toMatchObject({ reason: 'deleted' });
	});

	it('takes back a document if who can open it cannot be found out', async () => {
		const unknown = over({ fileMembers: async () => await Promise.reject(await refusal()) });
		const outcomes = await uploadWithPrivileged([privileged('Advice.txt', 'b')], unknown);
		expect(statuses(outcomes)).toEqual(['still_exposed']);
		await expect(on.dropbox.find(`${APART}/Advice.txt`)).rejects.toMatchObject({ reason: 'deleted' });
	});

	const refusal = async () => await on.dropbox.find('/Nothing').catch((thrown: unknown) => thrown);

	it('takes back a document if somebody opens its folder while it is sent', async () => {
		const dropbox = over({
			upload: async (documents) => {
				const outcomes = await on.dropbox.upload(documents);
				const { ownNamespaceId } = (await on.dropbox.find(APART)) as { ownNamespaceId: string };
				await on.as('jane').sharingAddFolderMember({
					shared_folder_id: ownNamespaceId,
					members: [{ member: { '.tag': 'email', email: 'mia@example.com' } }],
				});
				return outcomes;
			},
		});
		const outcomes = await uploadWithPrivileged([privileged('Advice.txt', 'b')], dropbox);
		expect(statuses(outcomes)).toEqual(['still_exposed']);
		await expect(on.dropbox.find(`${APART}/Advice.txt`)).rejects.toMatchObject({ reason: 'deleted' });
	});

	it('looks at a document again that was there already, and leaves that', async () => {
		await upload(privileged('Advice.txt', 'b'));
		expect(statuses(await upload(privileged('Advice.txt', 'b')))).toEqual(['unchanged']);
		const unknown = over({ fileMembers: async () => await Promise.reject(await refusal()) });
		const outcomes = await uploadWithPrivileged([privileged('Advice.txt', 'b')], unknown);
		expect(statuses(outcomes)).toEqual(['still_exposed']);
		expect(await on.dropbox.find(`${APART}/Advice.txt`)).toMatchObject({ contentHash: hashOf('b') });
	});

	it('takes a copy elsewhere in the case for the privileged document only once it is restricted', async () => {
		const more = { duplicates: 'same content' } as const;
		await upload(plain('Copy.txt', 'the same'));
		const outcomes = await upload(
			plain('Advice.txt', 'the same', { ...more, restriction: caseRestriction() }),
		);
		expect(statuses(outcomes)).toEqual(['duplicate']);
		expect(on.openers(`${APART}/Copy.txt`)).toEqual({ accounts: NAMED, links: 0, invitees: [] });
	});

	it('keeps former versions apart, too', async () => {
		await upload(privileged('Advice.txt', 'first'));
		const outcomes = await upload(
			plain('Advice.txt', 'second', { rule: 'archive', restriction: caseRestriction() }),
		);
		expect(statuses(outcomes)).toEqual(['archived']);
		for await (const page of on.dropbox.list(`${APART}/_Archive`, 'one level')) {
			expect(page).toHaveLength(1);
			for (const { path } of page) expect(on.openers(path ?? '').accounts).toEqual(NAMED);
		}
	});

	it('does not call a former version closed in an archive that is shared by itself', async () => {
		await upload(privileged('Advice.txt', 'first'));
		const archive = `${APART}/_Archive`;
		await on.dropbox.createFolders([archive]);
		await on.person.sharingShareFolder({ path: archive, ...OPEN });
		// Others' links to what is in it are not told to the account.
		await on.as('ravi').sharingCreateSharedLinkWithSettings({ path: archive });
		const outcomes = await upload(
			plain('Advice.txt', 'second', { rule: 'archive', restriction: caseRestriction() }),
		);
		expect(statuses(outcomes)).toEqual(['still_exposed']);
		expect(messagesOf(outcomes)[0]).toContain('shared folder inside it');
		await expect(on.dropbox.find(`${APART}/Advice.txt`)).rejects.toMatchObject({ reason: 'deleted' });
	});

	it('moves a duplicate out of a folder in it that is shared by itself', async () => {
		const folder = `${APART}/Drafts`;
		await upload(privileged('Other.txt', 'other'));
		await on.put(`${folder}/Copy.txt`, 'the same');
		await on.person.sharingShareFolder({ path: folder, ...OPEN });
		await on.as('ravi').sharingCreateSharedLinkWithSettings({ path: folder });
		const more = { duplicates: 'same content' } as const;
		const outcomes = await upload(
			plain('Advice.txt', 'the same', { ...more, restriction: caseRestriction() }),
		);
		expect(statuses(outcomes)).toEqual(['duplicate']);
		expect(on.openers(`${APART}/Copy.txt`)).toEqual({ accounts: NAMED, links: 0, invitees: [] });
	});

	it('finds a document closed in a folder that is renamed while it is sent', async () => {
		const dropbox = over({
			upload: async (documents) => {
				const from = (await on.dropbox.find(APART)).id;
				await on.person.filesMoveV2({ from_path: from, to_path: `${CASE}/Counsel` });
				return await on.dropbox.upload(documents);
			},
		});
		const outcomes = await uploadWithPrivileged([privileged('Advice.txt', 'b')], dropbox);
		expect(statuses(outcomes)).toEqual(['uploaded']);
		expect(on.openers(`${CASE}/Counsel/Advice.txt`).accounts).toEqual(NAMED);
	});

	it('takes a duplicate in an ordinary subfolder for closed', async () => {
		await upload(privileged('Other.txt', 'other'));
		await on.put(`${APART}/Drafts/Copy.txt`, 'the same');
		const more = { duplicates: 'same content' } as const;
		const outcomes = await upload(
			plain('Advice.txt', 'the same', { ...more, restriction: caseRestriction() }),
		);
		expect(statuses(outcomes)).toEqual(['duplicate']);
	});

	it('checks each document of an item of which another one is refused', async () => {
		await upload(privileged('Taken.txt', 'before'));
		const item = plain('', '', {
			documents: [document('Taken.txt', 'other'), document('Advice.txt', 'b')],
			...{ rule: 'fail', restriction: caseRestriction() },
		});
		expect(statuses(await upload(item))).toEqual(['name_taken']);
		expect(on.openers(`${APART}/Advice.txt`).accounts).toEqual(NAMED);
	});

	it('refuses to close the case folder itself', async () => {
		const place = { of: 'Dropbox', address: CASE } as const;
		const outcomes = await upload(privileged('Advice.txt', 'b', { place }));
		expect(kindsOf(outcomes)).toEqual(['invalid_input']);
		expect(on.openers(on.memo.id).accounts).toContain('mia@example.com');
	});
});
