/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { archiveVersion } from '@/nodes/DropboxCaseFolders/actions/document/archiveVersion.operation';
import type { ArchivedDocument } from '@/nodes/DropboxCaseFolders/actions/document/archiveVersion/archiveDocuments';
import type { ArchiveRequest } from '@/nodes/DropboxCaseFolders/actions/document/archiveVersion/fields';
import { uploadDocuments } from '@/nodes/DropboxCaseFolders/actions/document/upload/uploadDocuments';
import { contentHash } from '@/nodes/shared/domain/contentHash';
import type { Outcome } from '@/nodes/shared/core/outcome';
import { archivedName } from '@/nodes/shared/domain/versions/archivedName';
import type { DropboxPort } from '@/nodes/shared/dropbox/port';
import type { Send } from '@/nodes/shared/http/types';
import { createItemContext } from '@/test/support/createItemContext';
import { documentOf } from '@/test/support/sourceOf';
import { request as uploadRequest } from './upload/uploadHarness';
import { endAfter } from '@/test/support/callFaults';
import { forEveryCall, type Trial } from '@/test/support/forEveryCall';
import { treeOf } from '@/test/support/treeOf';
import { createArchiveHarness, CASE, TODAY } from './archiveVersion/archiveHarness';

let world: Awaited<ReturnType<typeof createArchiveHarness>>;
beforeEach(async () => {
	world = await createArchiveHarness();
});
afterEach(() => world.close());

const request = (document: string, more: Partial<ArchiveRequest> = {}): ArchiveRequest => ({
	...{ document, caseFolder: undefined, archiveFolder: '_Archive', afterwards: 'stays', timezone: 'UTC' },
	...{ dryRun: false, simplify: false, lockArchived: false },
	...more,
});
const over = async (dropbox: DropboxPort, ...requests: ArchiveRequest[]) =>
	await archiveVersion.run(requests, {
		...{ dropbox, progress: () => undefined, clock: world.clock },
		documents: { keep: async () => await Promise.reject(new Error('nothing is fetched')) },
	});
const run = async (...requests: ArchiveRequest[]) => await over(world.dropbox, ...requests);
const summarize = (outcomes: Array<Outcome<ArchivedDocument>>) =>
	outcomes.map((outcome) =>
		outcome.ok ? `${outcome.value.status} ${outcome.value.archived.file.path}` : outcome.refusal.reason,
	);

describe('Archive Version', () => {
	it('tells a later node all it may need', async () => {
		const file = await world.save('Pleadings/Answer.pdf', 'one');
		const [outcome] = await run(request(file.id, { caseFolder: CASE }));
		if (outcome?.ok !== true) throw new Error('refused');
		const copy = outcome.value.archived.file;
		const path = `${CASE}/_Archive/Pleadings`;
		const name = `Answer_v1_${TODAY}.pdf`;
		expect(archiveVersion.rows(outcome.value)).toEqual([
			{
				...{ status: 'archived', version: 1, archivedName: name, archivedFileId: copy.id },
				archivedPath: `${path}/${name}`,
				archivedUrl: `https://www.dropbox.com/home${path}?preview=${name}`,
				...{
					archivedRev: copy.rev,
					rev: file.rev,
					size: 3,
					contentHash: file.contentHash,
					versionSavedAt: file.serverModified,
				},
				...{ fileId: file.id, name: 'Answer.pdf', path: `${CASE}/Pleadings/Answer.pdf` },
				warnings: [],
			},
		]);
		expect(copy.id).not.toBe(file.id);
		expect(archiveVersion.notes?.([outcome.value])).toEqual([]);
	});

	it('puts the archive beside the document, or into the case folder with its subfolders', async () => {
		const file = await world.save('Pleadings/Motions/a.pdf', 'one');
		const name = `a_v1_${TODAY}.pdf`;
		const places = [
			request(file.id),
			request(file.id, { caseFolder: world.caseFolder }),
			request(file.path ?? '', { caseFolder: '', archiveFolder: 'Old/Versions' }),
		];
		expect(summarize(await run(...places))).toEqual([
			`archived ${CASE}/Pleadings/Motions/_Archive/${name}`,
			`archived ${CASE}/_Archive/Pleadings/Motions/${name}`,
			`archived /Old/Versions${CASE}/Pleadings/Motions/${name}`,
		]);
	});

	it.each(['Agreement.pdf', 'README', 'x.tar.gz'])(
		'puts %s, which lies directly in the case folder, directly into the archive folder',
		async (name) => {
			const file = await world.save(name, 'one');
			const outcomes = await run(request(file.id, { caseFolder: CASE }), request(file.id));
			const archived = `${CASE}/_Archive/${archivedName(name, 1, TODAY)}`;
			expect(summarize(outcomes)).toEqual([`archived ${archived}`, `archived ${archived}`]);
			expect(Object.keys(await world.tree()).filter((path) => path.includes('_Archive/'))).toEqual([
				archived,
			]);
		},
	);

	it.each(['', 'Pleadings'])('numbers versions in one line with Upload, in %j', async (subfolder) => {
		const below = (name: string) => (subfolder === '' ? name : `${subfolder}/${name}`);
		const upload = async (content: string) => {
			const document = {
				label: 'text',
				name: 'Agreement.pdf',
				warnings: [],
				source: documentOf(content),
				isBlank: false,
			};
			const asked = uploadRequest([document], { caseFolder: world.caseFolder, subfolder, rule: 'archive' });
			expect(await uploadDocuments([asked], world.dropbox)).toMatchObject([{ ok: true }]);
		};
		const file = await world.save(below('Agreement.pdf'), 'one');
		const archive = async () => await run(request(file.id, { caseFolder: CASE }));
		await upload('two');
		await upload('three');
		await archive();
		await world.save(below('Agreement.pdf'), 'four');
		await archive();
		await world.save(below('Agreement.pdf'), 'five');
		await upload('six');
		const versions = ['one', 'two', 'three', 'four', 'five'].map((content, index) => [
			`${CASE}/_Archive/${below(`Agreement_v${index + 1}_${TODAY}.pdf`)}`,
			contentHash(Buffer.from(content)),
		]);
		const kept = Object.entries(await world.tree()).filter(([path]) => path.includes('_v'));
		expect(kept).toEqual(versions);
	});

	it('puts it into the top of the Dropbox for a document that lies there', async () => {
		await world.person.filesUpload({ path: '/a.pdf', contents: 'one' });
		expect(summarize(await run(request('/a.pdf')))).toEqual([`archived /_Archive/a_v1_${TODAY}.pdf`]);
	});

	it('finds what was archived before', async () => {
		const file = await world.save('a.pdf', 'one');
		await run(request(file.id));
		const outcomes = await run(request(file.id), request(file.path ?? ''));
		expect(summarize(outcomes)).toEqual(Array(2).fill(`unchanged ${CASE}/_Archive/a_v1_${TODAY}.pdf`));
		const values = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
		expect(archiveVersion.notes?.(values)).toEqual(['2 of 2 versions were already in the archive folder.']);
		expect(archiveVersion.notes?.(values.slice(1))).toEqual([
			'1 of 1 versions was already in the archive folder.',
		]);
	});

	it('moves a document that is superseded, and finds it when it is run again', async () => {
		const file = await world.save('Pleadings/a.pdf', 'one');
		for (const caseFolder of [CASE, undefined]) {
			const moving = request(file.id, { afterwards: 'moves', caseFolder });
			const moved = caseFolder === undefined ? 'unchanged' : 'moved';
			const path = `${CASE}/_Archive/Pleadings/a_v1_${TODAY}.pdf`;
			expect(summarize(await run(moving))).toEqual([`${moved} ${path}`]);
			expect(await run(moving)).toMatchObject([
				{ value: { status: 'unchanged', archived: { version: 1, file: { id: file.id, path } } } },
			]);
		}
	});

	it('refuses what has no place in it, item by item', async () => {
		const file = await world.save('a.pdf', 'one');
		await world.save('_Archive/b.pdf', 'b');
		await world.save('_Archive/Pleadings/c_v1.pdf', 'c');
		await world.person.filesUpload({ path: '/Cases/22-10/d.pdf', contents: 'd' });
		const deleted = await world.save('e.pdf', 'e');
		await world.person.filesDeleteV2({ path: `${CASE}/e.pdf` });
		const outcomes = await run(
			request(`${CASE}/_Archive/b.pdf`),
			request(`${CASE}/_Archive/b.pdf`, { afterwards: 'moves' }),
			request(`${CASE}/_Archive/Pleadings/c_v1.pdf`),
			request(`${CASE}/_Archive/Pleadings/c_v1.pdf`, { caseFolder: CASE }),
			request('/Cases/22-10/d.pdf', { caseFolder: CASE }),
			request(CASE),
			request(deleted.id),
			request('/never'),
			request(file.id, { caseFolder: '/no such case' }),
			request(file.id, { caseFolder: `${CASE}/_Archive/b.pdf` }),
			request(file.id),
		);
		expect(summarize(outcomes)).toEqual([
			...['invalid_input', 'invalid_input', 'invalid_input', 'invalid_input', 'invalid_input'],
			...['not_a_file', 'deleted', 'not_found', 'not_found', 'not_a_folder'],
			`archived ${CASE}/_Archive/a_v1_${TODAY}.pdf`,
		]);
		const messages = outcomes.map((outcome) => (outcome.ok ? '' : outcome.refusal.message));
		expect(messages[0]).toMatch(/in the archive folder itself/);
		expect(messages[4]).toMatch(/is not in the case folder/);
		expect(messages[8]).toMatch(/cannot see a case folder/);
	});

	it('archives the newest version where somebody saves one in that moment', async () => {
		const file = await world.save('a.pdf', 'one');
		const saving = (send: Send): Send => {
			let saved = 0;
			return async (call) => {
				if (call.url.includes('/copy') && saved++ < 2) await world.save('a.pdf', `newer ${saved}`);
				return await send(call);
			};
		};
		const [outcome] = await over(world.runThrough(saving), request(file.id));
		const newest = await world.dropbox.find(`${CASE}/a.pdf`);
		expect(outcome).toMatchObject({
			ok: true,
			value: { archived: { file: { contentHash: newest.kind === 'file' && newest.contentHash } } },
		});
	});

	it('says so where somebody saves it all the time', async () => {
		const file = await world.save('a.pdf', 'one');
		let saved = 0;
		const restless = world.runThrough((send) => async (call) => {
			if (call.url.includes('/copy')) await world.save('a.pdf', `newer ${++saved}`);
			if (call.url.endsWith('/get_metadata')) await world.save('a.pdf', `other ${saved}`);
			return await send(call);
		});
		expect(summarize(await over(restless, request(file.id)))).toEqual(['changed_meanwhile']);
		expect(saved).toBe(5);
	});

	it('asks for each document and folder once', async () => {
		const ids = [];
		for (let number = 0; number < 5; number++) ids.push((await world.save(`${number}.pdf`, `${number}`)).id);
		world.emulator.log.clear();
		await run(...ids.map((id) => request(id)), ...ids.map((id) => request(id)));
		// The folder that they lie in is looked up as well.
		expect(world.calls('files/get_metadata')).toBe(6);
		expect([world.calls('files/list_folder'), world.calls('files/copy_batch_v2')]).toEqual([1, 1]);
	});

	it('takes a handful of calls for a thousand documents of one folder', async () => {
		const addresses = [];
		for (let number = 0; number < 1000; number++) {
			const file = await world.save(`${number}.pdf`, `content ${number}`);
			addresses.push(number % 2 === 0 ? file.id : (file.path ?? '').toUpperCase());
		}
		world.emulator.log.clear();
		const outcomes = await run(...addresses.map((address) => request(address)));
		const routes = world.emulator.log.calls.map(({ route }) => route);
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1000);
		expect(await world.names()).toHaveLength(1000);
		// One document, the listing of its folder, that folder; the archive, the batch, two looks at its job.
		expect(routes).toEqual([
			...['files/get_metadata', 'files/list_folder', 'files/get_metadata', 'files/list_folder'],
			...['files/copy_batch_v2', 'files/copy_batch/check_v2', 'files/copy_batch/check_v2'],
		]);
	});

	it('looks documents up one by one where they lie apart', async () => {
		const files = [];
		for (let number = 0; number < 20; number++) files.push(await world.save(`${number}/a.pdf`, `${number}`));
		world.emulator.log.clear();
		const missing = request('/never');
		const outcomes = await run(missing, ...files.map(({ id }) => request(id)), missing);
		expect(summarize(outcomes)).toEqual([
			'not_found',
			...files.map((_, number) => `archived ${CASE}/${number}/_Archive/a_v1_${TODAY}.pdf`),
			'not_found',
		]);
		// Each document and each folder; one folder was listed in vain, and twenty archives.
		expect(world.calls('files/get_metadata')).toBe(1 + 20 + 20);
		expect(world.calls('files/list_folder')).toBe(1 + 20);
	});

	it.each(['stays', 'moves'] as const)(
		'of documents of which each %s ends the same when the process ends after any call, and is run again',
		async (afterwards) => {
			const requests: ArchiveRequest[] = [];
			const trial: Trial<ArchivedDocument> = {
				begin: async () => {
					const begun = await createArchiveHarness();
					for (const name of ['a', 'b', 'c']) {
						const { id } = await begun.save(`${name}.pdf`, name);
						requests.push(request(id, { afterwards, caseFolder: CASE }));
					}
					return begun;
				},
				run: async ({ dropboxOver }, through) => await over(dropboxOver(through), ...requests),
				look: async ({ dropbox }) => await treeOf(dropbox, CASE),
			};
			await forEveryCall(trial, endAfter);
		},
	);
});

describe('Archive Version reads', () => {
	const read = (parameters: IDataObject) => {
		const context = { ...createItemContext(parameters), getTimezone: () => 'America/New_York' };
		return archiveVersion.read(context as IExecuteFunctions, 0);
	};
	const given = {
		document: { mode: 'id', value: 'id:abcdefghijk' },
		caseFolder: { mode: 'list', value: '' },
		originalDocument: 'stays',
		options: { archiveFolder: '_Archive' },
	};

	it('what the panel gives at first', () => {
		expect(read(given)).toEqual({
			...{ document: 'id:abcdefghijk', caseFolder: undefined, archiveFolder: '_Archive' },
			...{ afterwards: 'stays', timezone: 'America/New_York', dryRun: false, simplify: true },
			lockArchived: false,
		});
	});

	it('all fields', () => {
		expect(
			read({
				document: { mode: 'path', value: '/Cases/a.pdf' },
				caseFolder: { mode: 'id', value: 'id:case-folder1' },
				originalDocument: 'moves',
				options: { archiveFolder: ' Old: / Versions/ ', lockArchivedVersions: true },
			}),
		).toMatchObject({
			...{ document: '/Cases/a.pdf', caseFolder: 'id:case-folder1' },
			...{ archiveFolder: 'Old-/Versions', afterwards: 'moves', lockArchived: true },
		});
	});

	it.each([
		[{ document: { mode: 'list', value: '' } }, /No document was selected/],
		[{ options: { archiveFolder: ' / ' } }, /archive folder has no name/],
		[{ options: { archiveFolder: undefined } }, /archive folder has no name/],
		[{ originalDocument: 'goes' }, /Original Document/],
		[{ caseFolder: { mode: 'path', value: '/a//b' } }, /part of it is empty/],
	])('nothing out of %j', (more, message) => {
		expect(() => read({ ...given, ...more })).toThrow(message);
	});
});
