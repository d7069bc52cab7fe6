/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { GuardSettings } from '@/nodes/shared/domain/guard/GuardFolders';
import type { Outcome } from '@/nodes/shared/core/outcome';
import { Refusal } from '@/nodes/shared/core/Refusal';
import { createGuardedDropbox } from '@/nodes/shared/dropbox/guard/createGuardedDropbox';
import type { DropboxPort, FolderMember } from '@/nodes/shared/dropbox/port';
import type { Send } from '@/nodes/shared/http/types';
import { mountNamespace } from '@/test/emulators/dropbox/state/mount';
import { createTestDropbox, type TestDropboxOptions } from '@/test/support/createTestDropbox';
import { sourceOf } from '@/test/support/sourceOf';
import { treeOf } from '@/test/support/treeOf';

let world: ReturnType<typeof createTestDropbox>;
const start = (as: TestDropboxOptions = {}) => {
	world?.close();
	world = createTestDropbox(as);
};
beforeEach(() => start());
afterEach(() => world.close());

const idOf = async (path: string) => (await world.dropbox.find(path)).id;
const make = async (...paths: string[]) => {
	await world.dropbox.createFolders(paths);
	return await Promise.all(paths.map(idOf));
};
const save = async (path: string) => (await world.person.filesUpload({ path, contents: path })).result;
const guardedBy = (settings: Partial<GuardSettings>): DropboxPort => {
	world.emulator.log.clear();
	return createGuardedDropbox(world.dropbox, { onlyBelow: [], neverBelow: [], ...settings });
};
const kindOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'done' : outcome.refusal.reason);
const summarize = (outcomes: ReadonlyArray<Outcome<unknown>>) => outcomes.map(kindOf);
/** What a call that yields no outcomes is refused with. */
const refusal = async (work: Promise<unknown>) =>
	await work.then(
		() => 'done',
		(thrown: unknown) => (thrown instanceof Refusal ? thrown.reason : String(thrown)),
	);
const upload = (address: string, content = address) => ({
	address,
	mode: { kind: 'add' as const },
	source: sourceOf(Buffer.from(content)),
});
const lookups = () => world.calls('files/get_metadata');
const routes = () => new Set(world.emulator.log.calls.map(({ route }) => route));

it('is the very same Dropbox where nothing is set', () => {
	expect(guardedBy({})).toBe(world.dropbox);
});

it('reads anything, without a call more', async () => {
	const [live = ''] = await make('/Live');
	await save('/Live/a');
	const guarded = guardedBy({ neverBelow: [live] });
	expect((await guarded.find('/Live/a')).name).toBe('a');
	expect(Object.keys(await treeOf(guarded, '/Live'))).toEqual(['/Live/a']);
	expect(world.calls()).toBe(2);
});

describe.each(['never below the live one', 'only below the demo one'])('writes %s:', (which) => {
	let live: string;
	let demo: string;
	let guarded: DropboxPort;
	let before: Record<string, string>;
	beforeEach(async () => {
		[live = '', demo = ''] = await make('/Live', '/Demo', '/Live/case', '/Demo/case');
		for (const path of ['/Live/case/a', '/Demo/case/a', '/Demo/case/b', '/Live/case/b']) await save(path);
		before = await treeOf(world.dropbox, '/Live');
		guarded = guardedBy(which.startsWith('never') ? { neverBelow: [live] } : { onlyBelow: [demo] });
	});
	afterEach(async () => expect(await treeOf(world.dropbox, '/Live')).toEqual(before));

	it('createFolders, each for itself', async () => {
		const paths = ['/Live/1', '/Demo/1', '/live/CASE/Notes', '/Demo/case/Notes'];
		expect(summarize(await guarded.createFolders(paths))).toEqual(['guarded', 'done', 'guarded', 'done']);
	});

	it('upload, by path and by ID, and all are told as settled', async () => {
		const [liveCase, demoCase] = [await idOf('/Live/case'), await idOf('/Demo/case')];
		const settled = jest.fn();
		const outcomes = await guarded.upload(
			[upload('/Live/x'), upload(`${liveCase}/x`), upload(`${demoCase}/sub/x`), upload('/Demo/x')],
			settled,
		);
		expect(summarize(outcomes)).toEqual(['guarded', 'guarded', 'done', 'done']);
		expect(settled).toHaveBeenCalledTimes(4);
	});

	it('copyFiles: what is copied is only read', async () => {
		const copies = [
			{ from: '/Live/case/a', to: '/Demo/copy' },
			{ from: '/Demo/case/a', to: '/Live/copy' },
		];
		expect(summarize(await guarded.copyFiles(copies))).toEqual(['done', 'guarded']);
	});

	it('moveFiles, at both ends', async () => {
		const moves = [
			{ from: await idOf('/Live/case/a'), to: '/Demo/moved' },
			{ from: await idOf('/Demo/case/a'), to: '/Live/moved' },
			{ from: await idOf('/Demo/case/b'), to: `${demo}/moved` },
		];
		expect(summarize(await guarded.moveFiles(moves))).toEqual(['guarded', 'guarded', 'done']);
	});

	it('moveFolders, at both ends', async () => {
		const moves = [
			{ from: await idOf('/Live/case'), to: '/Demo/moved' },
			{ from: live, to: '/Demo/moved' },
			{ from: await idOf('/Demo/case'), to: `${live}/moved` },
			{ from: await idOf('/Demo/case'), to: '/Demo/moved' },
		];
		expect(summarize(await guarded.moveFolders(moves))).toEqual(['guarded', 'guarded', 'guarded', 'done']);
	});

	it('deleteFiles, and what is gone stays gone', async () => {
		const [a, b] = [await world.dropbox.find('/Live/case/a'), await world.dropbox.find('/Demo/case/b')];
		const deletions = [a, b].map(({ id, ...file }) => ({ address: id, rev: (file as { rev: string }).rev }));
		expect(summarize(await guarded.deleteFiles(deletions))).toEqual(['guarded', 'done']);
		expect(summarize(await guarded.deleteFiles(deletions.slice(1)))).toEqual(['done']);
	});

	it('lockFiles', async () => {
		const files = [await world.dropbox.find('/Live/case/a'), await world.dropbox.find('/Demo/case/b')];
		world.emulator.log.clear();
		const [live, demo] = await guarded.lockFiles(files.map(({ id }) => id));
		// What it hands on is refused by Dropbox: nothing is shared in the Dropbox of one person.
		expect(live).toMatchObject({ ok: false, refusal: { reason: 'guarded' } });
		expect(demo).toMatchObject({ ok: false, refusal: { reason: 'no_access' } });
		expect(world.calls('files/lock_file_batch')).toBe(1);
	});

	it('markFolders', async () => {
		const folders = [await world.dropbox.find('/Live/case'), await world.dropbox.find('/Demo/case')];
		const markings = folders.map((folder) => ({ folder, caseId: '1', kind: 'file' }) as never);
		expect(summarize(await guarded.markFolders(markings))).toEqual(['guarded', 'done']);
	});

	it('requestFiles', async () => {
		const wish = { title: 'Papers', deadline: undefined, description: undefined };
		const wishes = ['/Live/case', '/Demo/case'].map((destination) => ({ ...wish, destination }));
		expect(summarize(await guarded.requestFiles(wishes))).toEqual(['guarded', 'done']);
	});

	/** As a person shares a folder. */
	const share = async (path: string) => {
		const { result } = await world.person.sharingShareFolder({ path });
		return (result as { shared_folder_id: string }).shared_folder_id;
	};

	it('restrictFolder', async () => {
		expect(await refusal(guarded.restrictFolder(await idOf('/Live/case')))).toBe('guarded');
		// This account may not, but it came that far.
		expect(await refusal(guarded.restrictFolder(await idOf('/Demo/case')))).toBe('no_access');
	});

	it('members of a shared folder, where it knows which one it is', async () => {
		const namespaces = [await share('/Live/case'), await share('/Demo/case')];
		before = await treeOf(world.dropbox, '/Live');
		const invited: FolderMember = {
			...{ kind: 'invited', who: 'jane@example.com', id: undefined, level: 'viewer', inherited: false },
		};
		const changed = async () => {
			const kinds = [];
			for (const id of namespaces) {
				const added = guarded.addMembers(id, ['jane@example.com'], 'viewer');
				kinds.push(await refusal(added), await refusal(guarded.removeMember(id, invited)));
			}
			return kinds;
		};
		expect(await changed()).toEqual(['guarded', 'guarded', 'guarded', 'guarded']);
		await guarded.sharedFolderAt('/Live/case');
		await guarded.sharedFolderAt('/Demo/case');
		expect(await changed()).toEqual(['guarded', 'guarded', 'done', 'done']);
	});

	it('removeFileMember', async () => {
		const member: FolderMember = {
			...{ kind: 'person', who: 'jane@example.com', id: undefined, level: 'viewer', inherited: false },
		};
		expect(await refusal(guarded.removeFileMember(await idOf('/Live/case/a'), member))).toBe('guarded');
		expect(await refusal(guarded.removeFileMember(await idOf('/Demo/case/a'), member))).not.toBe('guarded');
	});

	it('revokeLink, where it knows what the link leads to', async () => {
		const link = async (path: string) =>
			(await world.person.sharingCreateSharedLinkWithSettings({ path })).result.url;
		const urls = [await link('/Live/case/a'), await link('/Demo/case/a')];
		const revoked = async () =>
			await Promise.all(urls.map(async (url) => await refusal(guarded.revokeLink(url))));
		expect(await revoked()).toEqual(['guarded', 'guarded']);
		await guarded.linksOf('/Live/case/a');
		await guarded.linksReaching('/Demo/case/a');
		expect(await revoked()).toEqual(['guarded', 'done']);
		expect(await world.dropbox.linksBelow('')).toHaveLength(1);
	});

	it('below shared folders that it has seen, or in which it finds something', async () => {
		const [theirs, ours] = [await share('/Live/case'), await share('/Demo/case')];
		before = await treeOf(world.dropbox, '/Live');
		const create = async (...paths: string[]) => summarize(await guarded.createFolders(paths));
		expect(await create(`ns:${theirs}/new`, `ns:${ours}/new`)).toEqual(['guarded', 'guarded']);
		await world.dropbox.createFolders(['/Demo/case/Notes']);
		expect(await create(`ns:${ours}/Notes/new/er`)).toEqual(['done']);
		await guarded.sharedFolderAt('/Live/case');
		await guarded.sharedFolderAt('/Demo/case');
		expect(await create(`ns:${theirs}/new`, `ns:${ours}/new`)).toEqual(['guarded', 'done']);
	});
});

describe('a guard', () => {
	it('follows its folders when people move and rename them', async () => {
		const [live = ''] = await make('/Live', '/Other');
		await world.person.filesMoveV2({ from_path: '/Live', to_path: '/Other/Matters' });
		const guarded = guardedBy({ neverBelow: [live] });
		expect(summarize(await guarded.createFolders(['/Live/1', '/other/matters/1']))).toEqual([
			'done',
			'guarded',
		]);
	});

	it('is read once, however many write at the same time', async () => {
		const [live = '', archive = ''] = await make('/Live', '/Archive', '/Demo');
		const guarded = guardedBy({ neverBelow: [live, archive] });
		await Promise.all([guarded.createFolders(['/Demo/1']), guarded.createFolders(['/Demo/2'])]);
		await guarded.createFolders(['/Demo/3']);
		// Its two folders, and the destination by its path and by its ID.
		expect(lookups()).toBe(4);
	});

	it('lets nothing through where one of its folders is not to be found', async () => {
		const [live = '', gone = ''] = await make('/Live', '/Gone', '/Demo');
		const { id: file } = await save('/file');
		await world.person.filesDeleteV2({ path: '/Gone' });
		for (const missing of [gone, 'id:AAAAAAAAAAAAAAAAAAAAAA', file, 'ns:987654321']) {
			for (const settings of [{ neverBelow: [live, missing] }, { onlyBelow: [missing] }]) {
				const guarded = guardedBy(settings);
				expect(summarize(await guarded.createFolders(['/Demo/1', '/Live/1']))).toEqual([
					'guarded',
					'guarded',
				]);
			}
		}
		expect(Object.keys(await treeOf(world.dropbox))).toEqual(['/Demo', '/file', '/Live']);
	});

	it('says that Dropbox cannot be reached, and is read again', async () => {
		let isDown = true;
		start({
			through: (send: Send) => async (request) =>
				isDown && request.url.endsWith('get_metadata')
					? { status: 403, headers: {}, body: Buffer.from('{}') }
					: await send(request),
		});
		isDown = false;
		const [live = ''] = await make('/Live');
		const guarded = guardedBy({ neverBelow: [live] });
		isDown = true;
		const [first] = await guarded.createFolders(['/Demo']);
		expect(first?.ok).toBe(false);
		isDown = false;
		expect(summarize(await guarded.createFolders(['/Demo', '/Live/1']))).toEqual(['done', 'guarded']);
	});

	it('does not let the folders around it be moved or shared, but be written', async () => {
		const [live = ''] = await make('/Agency/Live', '/Agency', '/Other');
		const guarded = guardedBy({ neverBelow: [live] });
		expect(summarize(await guarded.moveFolders([{ from: '/Agency', to: '/Other/Agency' }]))).toEqual([
			'guarded',
		]);
		expect(await refusal(guarded.restrictFolder('/Agency'))).toBe('guarded');
		expect(summarize(await guarded.createFolders(['/Agency/Demo']))).toEqual(['done']);
	});

	it('names no path, and says what to do', async () => {
		const [live = ''] = await make('/Live');
		const [outcome] = await guardedBy({ neverBelow: [live] }).createFolders(['/Live/Doe, Jane']);
		const said = outcome?.ok === false ? outcome.refusal : undefined;
		expect(said?.reason).toBe('guarded');
		expect(`${said?.message} ${said?.advice}`).not.toMatch(/Doe|Live\b|id:/);
		expect(said?.advice).toMatch(/credential/);
	});

	it('costs one lookup for each ID, and asks after equal ones once', async () => {
		const paths = Array.from({ length: 30 }, (_, number) => `/Demo/${number}`);
		const [live = '', ...ids] = await make('/Live', ...paths);
		const guarded = guardedBy({ neverBelow: [live] });
		await guarded.upload([...ids, ...ids].map((id, index) => upload(`${id}/${index}`)));
		expect(lookups()).toBe(31);
	});

	it('costs a handful of lookups for a thousand folders of one destination', async () => {
		const [live = ''] = await make('/Live', '/Demo');
		const guarded = guardedBy({ neverBelow: [live] });
		const paths = Array.from({ length: 1000 }, (_, number) => `/Demo/${number}`);
		await guarded.createFolders(paths);
		await guarded.createFolders(paths.map((path) => `${path}/Pleadings`));
		expect(lookups()).toBe(2);
		expect(world.calls('files/list_folder')).toBe(1);
	});

	it('says beforehand what may be', async () => {
		const [live = ''] = await make('/Live', '/Demo');
		const groups = ['/Live/1', '/Demo/1'].map((address) => [{ address, reach: 'itself' as const }]);
		expect(summarize(await guardedBy({ neverBelow: [live] }).mayWrite(groups))).toEqual(['guarded', 'done']);
		expect(summarize(await guardedBy({}).mayWrite(groups))).toEqual(['done', 'done']);
		expect(summarize(await guardedBy({ onlyBelow: [live] }).mayWrite([groups.flat(), []]))).toEqual([
			'guarded',
			'done',
		]);
	});

	it('needs no call where nothing is written', async () => {
		const guarded = guardedBy({ neverBelow: ['id:AAAAAAAAAAAAAAAAAAAAAA'] });
		expect(await guarded.createFolders([])).toEqual([]);
		expect(await guarded.moveFolders([])).toEqual([]);
		expect(world.calls()).toBe(0);
	});
});

describe('in a team space', () => {
	it('knows the members of what it set apart itself', async () => {
		start({ fixture: 'teamSpace', token: 'admin', inTeamSpace: true });
		const [demo = '', demoCase = ''] = await make('/Matters/Demo', '/Matters/Demo/case', '/Matters/Live');
		const guarded = guardedBy({ onlyBelow: [demo] });
		expect(await refusal(guarded.restrictFolder('/Matters/Live'))).toBe('guarded');
		const { namespaceId } = await guarded.restrictFolder(demoCase);
		expect(summarize(await guarded.addMembers(namespaceId, ['jane@example.com'], 'viewer'))).toEqual([
			'done',
		]);
	});

	const asJane = () => start({ fixture: 'teamSpace', token: 'jane', inTeamSpace: true });

	it('keeps out of a team folder, by path, by ID and by its namespace', async () => {
		asJane();
		const [matters = '', inner = ''] = [await idOf('/Matters'), ...(await make('/Matters/inner'))];
		const guarded = guardedBy({ neverBelow: [matters] });
		const namespace = `ns:${world.fixture.namespaces['matters']?.id}`;
		const addresses = ['/Matters/1', `${inner}/1`, `${matters}/1`, `${namespace}/1`, '/Jane Doe/1'];
		expect(summarize(await guarded.upload(addresses.map((address) => upload(address))))).toEqual([
			...['guarded', 'guarded', 'guarded', 'guarded', 'done'],
		]);
	});

	it('writes only below a team folder', async () => {
		asJane();
		const matters = await idOf('/Matters');
		const guarded = guardedBy({ onlyBelow: [matters] });
		const namespace = `ns:${world.fixture.namespaces['matters']?.id}`;
		const finance = `ns:${world.fixture.namespaces['finance']?.id}`;
		const addresses = ['/Matters/1', `${namespace}/2`, '/Jane Doe/1', '/Finance/1', `${finance}/1`];
		expect(summarize(await guarded.upload(addresses.map((address) => upload(address))))).toEqual([
			...['done', 'done', 'guarded', 'guarded', 'guarded'],
		]);
	});

	it('finds the folder behind another mount of it', async () => {
		asJane();
		const [live = ''] = await make('/Matters/Live', '/Matters/Live/case');
		const { state, fixture } = world;
		const home = state.namespace(fixture.accounts['jane']?.homeNamespaceId ?? '');
		const matters = fixture.namespaces['matters'];
		if (matters === undefined) throw new Error('the fixture has no Matters');
		mountNamespace(state, matters, home, '/Again');
		expect((await world.dropbox.find('/Jane Doe/Again/Live')).id).toBe(live);
		const ofFolder = guardedBy({ neverBelow: [live] });
		const ofTeamFolder = guardedBy({ neverBelow: [await idOf('/Matters')] });
		for (const guarded of [ofFolder, ofTeamFolder]) {
			const paths = ['/Jane Doe/Again/Live/1', '/Jane Doe/Again/Live/case/new/1', '/Jane Doe/1'];
			expect(summarize(await guarded.upload(paths.map((path) => upload(path))))).toEqual([
				...['guarded', 'guarded', 'done'],
			]);
			expect(
				summarize(await guarded.moveFolders([{ from: '/Jane Doe/Again/Live', to: '/Jane Doe/x' }])),
			).toEqual(['guarded']);
		}
		expect(summarize(await ofTeamFolder.createFolders(['/Jane Doe/Again/1']))).toEqual(['guarded']);
	});

	it('writes nothing where a folder of the guard lies outside of where paths start', async () => {
		asJane();
		const live = await idOf('/Matters');
		start({ fixture: 'teamSpace', token: 'jane' });
		const guarded = guardedBy({ neverBelow: [live] });
		expect(summarize(await guarded.createFolders(['/mine']))).toEqual(['guarded']);
	});

	it('does not write to what has no path', async () => {
		asJane();
		const [inner = ''] = await make('/Matters/inner');
		start({ fixture: 'teamSpace', token: 'jane' });
		const matters = `ns:${world.fixture.namespaces['matters']?.id}`;
		await world.person.filesCreateFolderV2({ path: `${matters}/inner` });
		const { id } = await world.dropbox.find(`${matters}/inner`);
		const [mine = ''] = await make('/mine');
		const guarded = guardedBy({ onlyBelow: [mine] });
		const addresses = [`${id}/1`, `${matters}/1`, `${matters}/inner/1`, '/mine/1'];
		expect(summarize(await guarded.upload(addresses.map((address) => upload(address))))).toEqual([
			...['guarded', 'guarded', 'guarded', 'done'],
		]);
		expect(inner).not.toBe('');
	});
});

it('knows every method of the port', async () => {
	const reading = [
		...['whoAmI', 'find', 'list', 'download', 'temporaryLink', 'markersOf', 'findMarkedFolders', 'kindFor'],
		...['listWithMarkers', 'areCaseFolders', 'searchFilesByName', 'describeAccount'],
		...[
			'linksReaching',
			'linksOf',
			'linksBelow',
			'sharedFolderAt',
			'sharedFolder',
			'members',
			'fileMembers',
			'fileRequests',
			'zip',
			// What they send is to be seen when it is uploaded, which is guarded.
			'startSession',
			'appendPiece',
		],
	];
	const [live = ''] = await make('/Live');
	const guarded = guardedBy({ neverBelow: [live] });
	const handedOn = Object.keys(world.dropbox).filter(
		(name) => guarded[name as keyof DropboxPort] === world.dropbox[name as keyof DropboxPort],
	);
	expect(handedOn.filter((name) => !reading.includes(name))).toEqual([]);
	expect(routes().size).toBe(0);
});
