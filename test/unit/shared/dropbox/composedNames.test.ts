/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { addressFrom } from '@/nodes/shared/domain/addressFrom';
import type { Outcome } from '@/nodes/shared/core/outcome';
import type { Send } from '@/nodes/shared/http/types';
import { uploadDocuments } from '@/nodes/DropboxCaseFolders/actions/document/upload/uploadDocuments';
import { createTestDropbox } from '@/test/support/createTestDropbox';
import { sourceOf } from '@/test/support/sourceOf';
import { treeOf } from '@/test/support/treeOf';
import { document, request } from '@/test/unit/DropboxCaseFolders/actions/document/upload/uploadHarness';

const APART = 'Re\u0301sume\u0301';
const NAME = 'Résumé';
const summarize = (outcomes: ReadonlyArray<Outcome<unknown>>) =>
	outcomes.map((outcome) => (outcome.ok ? 'done' : outcome.refusal.reason));

/** A Dropbox that does not find, nor move to, what is not written in NFC, as others were told. */
describe('Names whose accents are characters of their own', () => {
	const sent: string[] = [];
	const through =
		(send: Send): Send =>
		async (asked) => {
			sent.push(asked.headers['Dropbox-API-Arg'] ?? '');
			if (asked.headers['Content-Type'] === 'application/json')
				sent.push(Buffer.concat(asked.body ?? []).toString());
			return await send(asked);
		};
	let world: ReturnType<typeof createTestDropbox>;
	beforeEach(() => {
		sent.splice(0);
		world = createTestDropbox({ through });
		world.state.switches.nfdPathsFound = false;
		world.state.switches.nfdMovesTaken = false;
	});
	afterEach(() => {
		const read = sent.filter((each) => each !== '').map((each) => JSON.stringify(JSON.parse(each)));
		expect(read.filter((each) => each !== each.normalize('NFC'))).toEqual([]);
		world.close();
	});

	const upload = (address: string) => ({
		address,
		mode: { kind: 'add' as const },
		source: sourceOf(Buffer.from('a')),
	});

	it('go out composed from every method that takes a path', async () => {
		const { dropbox } = world;
		const made = await dropbox.createFolders([`/${APART}/A`, `/${APART}/B`]);
		expect(summarize(made)).toEqual(['done', 'done']);
		const folder = await dropbox.find(`/${APART}`);
		expect(folder).toMatchObject({ name: NAME, path: `/${NAME}` });
		const files = await dropbox.upload([`/${APART}/${APART}.txt`, `${folder.id}/A/${APART}.txt`].map(upload));
		expect(summarize(files)).toEqual(['done', 'done']);
		const opened = await dropbox.download(`/${APART}/${APART}.txt`, undefined, async ({ file, content }) => {
			for await (const piece of content) expect(piece).toHaveLength(1);
			return file;
		});
		expect(opened.name).toBe(`${NAME}.txt`);
		expect(
			summarize(
				await dropbox.copyFiles([{ from: `/${APART}/${APART}.txt`, to: `/${APART}/${APART} 2.txt` }]),
			),
		).toEqual(['done']);
		expect(
			summarize(
				await dropbox.moveFiles([{ from: `/${APART}/${APART} 2.txt`, to: `/${APART}/${APART} 3.txt` }]),
			),
		).toEqual(['done']);
		expect(summarize(await dropbox.moveFolders([{ from: `/${APART}/B`, to: `/${APART}/${APART}` }]))).toEqual(
			['done'],
		);
		const wish = { title: APART, deadline: undefined, description: APART };
		expect(summarize(await dropbox.requestFiles([{ ...wish, destination: `/${APART}/${APART}` }]))).toEqual([
			'done',
		]);
		expect(summarize(await dropbox.requestFiles([{ ...wish, destination: `/${APART}/${APART}` }]))).toEqual([
			'done',
		]);
		expect(await dropbox.fileRequests()).toHaveLength(1);
		if (folder.kind === 'folder') await dropbox.markFolders([{ folder, caseId: APART, kind: 'file' }]);
		expect(summarize(await dropbox.findMarkedFolders([APART, NAME], `/${APART}`))).toEqual(['done', 'done']);
		const pages = [];
		for await (const page of dropbox.list(`/${APART}`, 'all levels')) pages.push(...page);
		expect(pages.map(({ name }) => name)).not.toContain(NAME.normalize('NFD'));
		await dropbox.linksReaching(`/${APART}`);
		expect(Object.keys(await treeOf(dropbox, ''))).toContain(`/${NAME}/${NAME} 3.txt`);
	});

	it.each(['skipIfIdentical', 'replace', 'keepBoth', 'archive'] as const)(
		'are those of one document when it is filed again (%s)',
		async (rule) => {
			await world.dropbox.createFolders(['/Cases/22-1']);
			const file = async (name: string, content: string) => {
				const asked = request([document(name, content)], {
					rule,
					subfolder: `Be\u0301a`,
					archiveFolder: 'Arche\u0301',
				});
				const [outcome] = await uploadDocuments([asked], world.dropbox);
				return outcome?.ok ? outcome.value.documents.map((each) => [each.status, each.file?.name]) : outcome;
			};
			expect(await file(`${APART}.txt`, 'a')).toEqual([['uploaded', `${NAME}.txt`]]);
			expect(await file(`${APART}.txt`, 'a')).toEqual([['unchanged', `${NAME}.txt`]]);
			expect(await file(`${NAME}.txt`, 'a')).toEqual([['unchanged', `${NAME}.txt`]]);
			await file(`${APART}.txt`, 'b');
			expect((await file(`${NAME}.txt`, 'b'))?.toString()).toMatch(/unchanged/);
		},
	);

	it('are composed in what people type, too', () => {
		expect(addressFrom({ mode: 'path', value: `/${APART}/${APART}` })).toBe(`/${NAME}/${NAME}`);
	});

	it('of content nothing is changed', async () => {
		const bytes = Buffer.from(`${APART} \u0338`);
		const [outcome] = await world.dropbox.upload([{ ...upload('/a.txt'), source: sourceOf(bytes) }]);
		expect(outcome?.ok && outcome.value.file.size).toBe(bytes.length);
	});
});
