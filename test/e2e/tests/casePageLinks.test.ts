/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { signPageLink, type PageLink } from '@/nodes/shared/domain/casePage/PageLink';
import { signToken } from '@/nodes/shared/domain/casePage/signedToken';
import { CasePageOffice, FORMER_LINK_KEY, LINK_KEY, tokenOf, type Case } from '../runs/CasePageOffice';
import { filesBelow } from '../runs/trees';
import { N8nApi } from '../n8n/N8nApi';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);
const api = new N8nApi(stack.n8nUrl, stack.session);
let office: CasePageOffice;
let ours: Case;
let others: Case;

beforeAll(async () => {
	const access = { api, url: stack.n8nUrl };
	office = await CasePageOffice.open(access, dropbox, stack.credential, { name: 'case-page-links' });
	ours = await office.openCase('Miller, Rosa - 26-0000701', {
		'Lease.pdf': 'lease',
		'Privileged/Strategy.docx': 'strategy',
	});
	others = await office.openCase('Noe, Ned - 26-0000702', { 'Secret will.pdf': 'will' });
});

const link = (more: Partial<PageLink> = {}): PageLink => ({
	...{ folder: ours.folderId, canAdd: true, includesPrivileged: false, person: undefined },
	...{ caseId: undefined, expires: Date.now() + 60_000, ...more },
});

const add = async (token: string, folderId: string | null = null, path = '', name = 'New.txt') =>
	await office.ask(token, 'add', { folderId, path, files: [{ field: 'file0', name }] }, { file0: 'new' });

/** Neither names nor IDs of anything in a case. */
const nothingOfCases = /Miller|Noe|Lease|Strategy|will\.pdf|"id:/;

const NOT_VALID = { reason: 'link_not_valid', message: 'This link is not valid' };

test('a link that Create Link made opens its case, and no page tells of one without it', async () => {
	const url = await office.linkTo(ours, { person: 'jane@example.org' });
	const page = await fetch(url);
	expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
	expect(page.headers.get('cache-control')).toBe('no-store');
	expect(page.headers.get('x-frame-options')).toBeNull();
	expect(await page.text()).not.toMatch(nothingOfCases);
	const [contents] = await office.ask(tokenOf(url), 'open');
	expect(contents).toMatchObject({
		folder: { name: 'Miller, Rosa - 26-0000701' },
		...{ canAdd: true, isClosed: false, includesPrivileged: false, person: 'jane@example.org' },
		children: [{ type: 'file', name: 'Lease.pdf', size: 5 }],
	});
	expect(JSON.stringify(contents)).not.toMatch(/Strategy|Noe|will/);
});

test.each<[string, () => string, object]>([
	[
		'has expired',
		() => signPageLink(link({ expires: Date.now() - 1000 }), LINK_KEY),
		{ reason: 'link_expired', message: 'This link has expired' },
	],
	['is missing', () => '', NOT_VALID],
	['is no link', () => 'abc', NOT_VALID],
	['was altered', () => altered(signPageLink(link({ canAdd: false }), LINK_KEY)), NOT_VALID],
	[
		'was signed elsewhere',
		() => signPageLink(link(), 'a key that the office has never had at all'),
		NOT_VALID,
	],
	[
		'is the state of an upload',
		() =>
			signToken(
				'case-page-upload',
				{ folder: ours.folderId, add: true, privileged: true, exp: 4e9 },
				LINK_KEY,
			),
		NOT_VALID,
	],
	['is not signed at all', () => unsigned(signPageLink(link(), LINK_KEY)), NOT_VALID],
])('a link that %s shows nothing and takes nothing', async (_, make, refusal) => {
	const token = make();
	await dropbox.forgetCalls();
	const answers = [
		await office.ask(token, 'open'),
		await add(token),
		await office.ask(
			token,
			'start',
			{ folderId: null, path: '', name: 'New.bin', size: 3 },
			{ piece: 'new' },
		),
	];
	for (const answer of answers) {
		expect(answer).toMatchObject([{ error: refusal }]);
		expect(JSON.stringify(answer)).not.toMatch(nothingOfCases);
	}
	expect(await dropbox.calls()).toEqual([]);
});

test.each(['append', 'finish'])(
	'a link is no state of an upload, and %s takes nothing for it',
	async (action) => {
		const token = signPageLink(link(), LINK_KEY);
		await dropbox.forgetCalls();
		const answer = await office.ask(token, action, { state: token, offset: 0 }, { piece: 'new' });
		expect(answer).toMatchObject([{ error: {} }]);
		expect(Object.keys(answer[0] ?? {})).toEqual(['error']);
		expect(await dropbox.calls()).toEqual([]);
	},
);

test('links of the former key still work', async () => {
	const token = signPageLink(link(), FORMER_LINK_KEY);
	expect(await office.ask(token, 'open')).toMatchObject([{ folder: { folderId: ours.folderId } }]);
});

test('a link adds to its own case only, and only if it says so', async () => {
	const token = signPageLink(link(), LINK_KEY);
	const before = await filesBelow(dropbox, others.folder);
	expect(await add(token, others.folderId)).toMatchObject([{ error: { reason: 'not_found' } }]);
	const climbing = await add(token, null, '../Noe, Ned - 26-0000702');
	expect(climbing).toMatchObject([{ error: { reason: 'name_not_allowed' } }]);
	// Nothing else of the item that was refused: it has the request's headers.
	expect(Object.keys(climbing[0] ?? {})).toEqual(['error']);
	const viewing = signPageLink(link({ canAdd: false }), LINK_KEY);
	expect(await add(viewing)).toMatchObject([{ error: { message: 'This link is for viewing only' } }]);
	expect(await filesBelow(dropbox, others.folder)).toEqual(before);
	expect(Object.keys(await filesBelow(dropbox, ours.folder))).not.toContain('New.txt');
});

test('privileged documents are shown and taken only by a link that includes them', async () => {
	const token = tokenOf(await office.linkTo(ours));
	expect(await add(token, null, 'Privileged')).toMatchObject([{ error: { reason: 'privileged' } }]);
	const including = tokenOf(await office.linkTo(ours, { includePrivileged: true }));
	expect(JSON.stringify(await office.ask(including, 'open'))).toContain('Strategy.docx');
	expect(await add(including, null, 'Privileged')).toMatchObject([{ status: 'uploaded' }]);
	expect(Object.keys(await filesBelow(dropbox, ours.folder))).toContain('Privileged/New.txt');
});

/** As the one who has a link for viewing would make it one for adding. */
function altered(token: string): string {
	const [header, body = '', signature] = token.split('.');
	const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
	return [
		header,
		Buffer.from(JSON.stringify({ ...claims, add: true })).toString('base64url'),
		signature,
	].join('.');
}

function unsigned(token: string): string {
	const header = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
	return [header, token.split('.')[1], ''].join('.');
}
