import { createOfficeAccess } from '../runs/createOfficeAccess';
import { publishOperation, type CallOperation } from '../runs/publishOperation';
import { byId } from '../runs/steps';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);

/** Who the credential belongs to, who is named, and who else has the case folder. */
const [jane, ravi, mia, ada] = ['jane', 'ravi', 'mia', 'admin'].map((name) => `${name}@example.com`) as [
	string,
	string,
	string,
	string,
];

const folder = byId('={{ $json.folderId }}');
const removeParentLinks = '={{ $json.removeParentLinks ?? true }}';
const restrictedApart = {
	...{ restrictedFolderIn: 'caseFolder', caseFolder: folder, restrictedSubfolder: 'Privileged' },
	people: ravi,
};
const OPERATIONS = {
	restrict: {
		...{ resource: 'document', operation: 'restrict', document: byId('={{ $json.fileId }}') },
		...restrictedApart,
		options: { removeParentLinks },
	},
	upload: {
		...{ resource: 'document', operation: 'upload', fileInto: 'subfolder', subfolder: 'Pleadings' },
		...{ documentFrom: 'text', text: '={{ $json.text }}', fileName: '={{ $json.name }}' },
		...{ restrictPrivileged: true, category: '={{ $json.category }}', ...restrictedApart },
		privilegedCategories: 'Privileged, Attorney-Client',
		options: { simplify: false, removeParentLinks },
	},
	audit: {
		...{ resource: 'caseFolder', operation: 'audit', caseFolder: folder, people: ravi },
		...{ privilegedFolders: 'Privileged', output: 'findings' },
		options: { checkIndividuallyShared: true },
	},
};

let run: Record<keyof typeof OPERATIONS, CallOperation>;

beforeAll(async () => {
	const office = await createOfficeAccess(stack);
	run = {
		restrict: await publishOperation(office, 'privileged-restrict', OPERATIONS.restrict),
		upload: await publishOperation(office, 'privileged-upload', OPERATIONS.upload),
		audit: await publishOperation(office, 'privileged-audit', OPERATIONS.audit),
	};
});

async function caseWithLink(name: string) {
	const [made] = await dropbox.makeFolders('matters', [`/${name}`]);
	const [memo] = await dropbox.makeFiles('matters', [
		{ path: `/${name}/Memo.txt`, text: 'advice of counsel' },
	]);
	const link = await dropbox.shareLink('matters', `/${name}`, jane, 'public');
	return { folderId: made?.id ?? '', fileId: memo?.id ?? '', link };
}

const paths = async (name: string) =>
	(await dropbox.entriesIn('matters', `/${name}`)).map(({ path }) => path.slice(name.length + 2)).sort();
const openers = async (path: string) => {
	const { accounts, invitees, viaLinks } = await dropbox.whoCanOpen('matters', path);
	return { accounts: Object.keys(accounts).sort(), invitees, links: viaLinks.length };
};

test('a document is kept apart although the case folder has a link, and nobody else can open it', async () => {
	const name = 'Privileged memo';
	const { folderId, fileId, link } = await caseWithLink(name);
	const before = await openers(`/${name}/Memo.txt`);
	expect(before.accounts).toEqual(expect.arrayContaining([jane, ravi, mia]));
	expect(before.links).toBe(1);
	expect(await run.audit({ folderId })).toEqual(
		expect.arrayContaining([expect.objectContaining({ finding: 'link', audience: 'anybody', url: link })]),
	);

	const [refused] = await run.restrict({ folderId, fileId, removeParentLinks: false });
	expect(refused?.error).toMatchObject({
		reason: 'still_exposed',
		message: expect.stringContaining('by 1 link for anyone') as string,
	});
	expect(await paths(name)).toContain('Memo.txt'); // where it was

	const [restricted] = await run.restrict({ folderId, fileId });
	expect(restricted).toMatchObject({
		...{ fileId, path: `/Matters/${name}/Privileged/Memo.txt` },
		access: expect.arrayContaining([
			expect.objectContaining({ who: jane }),
			expect.objectContaining({ who: ravi }),
		]) as unknown,
	});
	const closed = { accounts: [jane, ravi], invitees: [], links: 0 };
	expect(await openers(`/${name}/Privileged/Memo.txt`)).toEqual(closed);
	expect((await run.restrict({ folderId, fileId }))[0]).toMatchObject({ fileId, linksRemoved: 0 });
	expect(await openers(`/${name}/Privileged/Memo.txt`)).toEqual(closed);

	const findings = await run.audit({ folderId });
	expect(findings.filter(({ finding }) => finding === 'privilegedFolder')).toMatchObject([
		{ path: `/Matters/${name}/Privileged`, exposed: false },
	]);
	expect(findings.filter(({ finding }) => finding === 'link')).toEqual([]);
});

test('an upload of a privileged category is withheld where a link would show it, and filed apart where it can', async () => {
	const name = 'Privileged uploads';
	const { folderId } = await caseWithLink(name);
	const uploads = [
		{ folderId, name: 'Advice.txt', category: 'attorney-client', text: 'advice' },
		{ folderId, name: 'Answer.txt', category: 'Motion', text: 'answer' },
	];

	const [withheld] = await run.upload(...uploads.map((one) => ({ ...one, removeParentLinks: false })));
	expect(withheld?.error).toMatchObject({
		reason: 'still_exposed',
		message: expect.stringContaining('by 1 link for anyone') as string,
	});
	expect((await paths(name)).filter((path) => path.includes('Advice'))).toEqual([]);

	const filed = await run.upload(...uploads);
	expect(filed).toMatchObject([
		{ status: 'uploaded', path: `/Matters/${name}/Privileged/Advice.txt` },
		{ path: `/Matters/${name}/Pleadings/Answer.txt` },
	]);
	expect(await openers(`/${name}/Privileged/Advice.txt`)).toEqual({
		...{ accounts: [jane, ravi], invitees: [], links: 0 },
	});
	expect((await openers(`/${name}/Pleadings/Answer.txt`)).accounts).toContain(mia);
	const before = await paths(name);
	expect((await run.upload(...uploads)).map(({ status }) => status)).toEqual(['unchanged', 'unchanged']);
	expect(await paths(name)).toEqual(before);

	// A person opens the folder by a link to it, or lets somebody in: Dropbox does not let them, or the audit says so.
	await dropbox.shareLink('matters', `/${name}`, jane, 'team');
	const [summary] = (await run.audit({ folderId })).filter(({ finding }) => finding === 'privilegedFolder');
	expect(summary).toMatchObject({ exposed: true, details: expect.stringContaining('link') as string });
});

test('a link that somebody else made to the case folder does not open what is kept apart, where policies hold', async () => {
	const name = 'Privileged beside a link of others';
	const { folderId, fileId } = await caseWithLink(name);
	await dropbox.makeFiles('matters', [{ path: `/${name}/Open.txt`, text: 'open' }]);
	const link = await dropbox.shareLink('matters', `/${name}`, ada, 'public');
	await dropbox.setSwitches({ linksReachNestedFolders: false });
	try {
		// Dropbox shows it to nobody but Ada.
		const links = (await run.audit({ folderId })).filter(({ finding }) => finding === 'link');
		expect(links.map(({ url }) => url)).not.toContain(link);

		expect(await run.restrict({ folderId, fileId })).toMatchObject([
			{ status: 'restricted', linksRemoved: 1 },
		]);
		expect((await openers(`/${name}/Privileged/Memo.txt`)).links).toBe(0);
		expect((await openers(`/${name}/Open.txt`)).links).toBe(1);
	} finally {
		await dropbox.setSwitches({ linksReachNestedFolders: true });
	}
});
