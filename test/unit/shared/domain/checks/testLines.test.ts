/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { testReport } from '@/nodes/shared/domain/checks/testLines';

const demo = { destination: '/Demo' };
const settings = {
	...{ environment: 'live', destination: '/Cases', caseSystem: 'clio', alertEmails: ['it@example.com'] },
	...{ privilegedCategories: ['Privileged'], warnings: [], fromEmail: 'n8n@example.com', demo },
};
const preview = {
	...{ would: 'create', name: '00012', path: '/Demo/00012', error: null, warnings: [] },
	subfolders: [{ relativePath: 'Pleadings' }],
};

/** What a test gives in an office where everything is as it should be. */
const GOOD = {
	settings: [settings],
	demo: [{ ...settings, ...demo, environment: 'demo' }],
	connection: [
		{ name: 'Ada', email: 'ada@example.com', region: 'us', onlyRead: false, missingPermissions: [] },
	],
	account: [{ name: 'Ada', email: 'ada@example.com', plan: 'business', team: 'Aid', hasTeamSpace: true }],
	liveDestinations: [{ path: '/Cases', canWrite: true }],
	demoDestination: [{ path: '/Demo', canWrite: true }],
	email: [{ messageId: 'x' }],
	matter: [{ matterId: '1', matterNumber: '00012' }],
	decision: [{ action: 'folder', message: '' }],
	preview: [preview],
	documents: [
		{ name: 'Answer.pdf', action: 'file', subfolder: 'Pleadings', message: '' },
		{ name: 'Letter.pdf', action: 'file', subfolder: '', message: '' },
		{ name: 'Advice.pdf', action: 'restrict', restrictedFolder: 'Privileged', people: ['jane@example.com'] },
	],
	caseFolder: [{ folderId: 'id:a' }],
	filed: [
		{},
		{ name: 'Answer.pdf', status: 'created', path: '/Demo/00012/Pleadings/Answer.pdf', error: null },
	],
	arrived: [
		{ type: 'folder', relativePath: 'Pleadings' },
		{ type: 'file', relativePath: 'Pleadings/Answer.pdf' },
	],
};

type Results = Record<string, unknown>;
const linesOf = (more: Results = {}, isOver = true): string[] =>
	testReport({ ...GOOD, ...more }, isOver).lines.map(({ status, text, advice }) =>
		[`${status}: ${text}`, advice].filter((part) => part !== '').join(' → '),
	);
const wrongOf = (more: Results, isOver = true): string[] =>
	linesOf(more, isOver).filter((line) => !line.startsWith('ok'));
const mayFile = (more: Results = {}): boolean => testReport({ ...GOOD, ...more }, false).mayFile;
const refusal = { error: { reason: 'no_access', message: 'Not allowed', advice: 'Ask Ada' } };

it('says of an office in which all is well what it looked at', () => {
	expect(linesOf()).toEqual([
		'ok: The settings are valid. The environment is Live.',
		'ok: Clio: connected as Ada (ada@example.com), region US.',
		'ok: Dropbox: connected as Ada (ada@example.com), plan for teams, in the team Aid.',
		'ok: Live Destination: /Cases is there.',
		'ok: Demo Destination: /Demo is there.',
		'ok: Live and demo are separate folders.',
		'ok: An email was sent to it@example.com. Check that it arrived, also in the spam folder.',
		'ok: 00012 was found.',
		'ok: Its folder in the demo gets the name 00012, at /Demo/00012.',
		'ok: Subfolders: Pleadings.',
		'ok: Answer.pdf goes to Pleadings.',
		'ok: Letter.pdf goes to the case folder itself.',
		'ok: Advice.pdf is privileged: it goes to Privileged, which only jane@example.com can open.',
		'ok: Answer.pdf was filed: /Demo/00012/Pleadings/Answer.pdf.',
		'ok: In the case folder in the demo now: Pleadings/Answer.pdf.',
	]);
	expect(testReport(GOOD, true)).toMatchObject({ ok: true, mayFile: true });
});

it('says nothing of what did not run', () => {
	expect(testReport({}, false)).toEqual({ ok: true, mayFile: false, lines: [] });
	expect(linesOf({ caseFolder: [], filed: [], arrived: [] }, false).join()).not.toContain('filed');
});

it.each<[string, Results, string[]]>([
	['settings that do not fit', { settings: [refusal] }, ['wrong: Not allowed. → Ask Ada.']],
	[
		'settings of which a workflow says only a text',
		{ settings: [{ error: 'It is empty' }] },
		['wrong: It is empty. → Open “Client settings”, and correct what the message says.'],
	],
	[
		'no demo, and a warning',
		{
			settings: [{ ...settings, warnings: ['Beware'] }],
			demo: [{ error: { message: 'No demo', advice: 'Enter one' } }],
		},
		['note: Beware.', 'wrong: No demo. → Enter one.'],
	],
	[
		'a case system that does not answer',
		{ connection: [refusal] },
		['wrong: Case system: Not allowed. → Ask Ada.'],
	],
	[
		'missing permissions in Clio, and a credential that only reads',
		{ connection: [{ ...GOOD.connection[0], missingPermissions: ['Notes', 'Webhooks'], onlyRead: true }] },
		[
			expect.stringMatching(/^wrong: Clio does not allow the connection: Notes\./) as string,
			expect.stringMatching(/^wrong: Clio does not allow the connection: Webhooks\./) as string,
			'note: The credential only reads: links and notes are not written to the case system.',
		],
	],
	[
		'a token of LegalServer that ends, and a permission',
		{ connection: [{ site: 'riverside', isDemo: true, missingPermissions: ['API'], daysLeft: 12 }] },
		[
			expect.stringMatching(
				/^wrong: LegalServer does not allow the connection: API\. → A LegalServer/,
			) as string,
			'note: The LegalServer token is good for 12 more days. → Create a new token, and enter it in the credential.',
		],
	],
	[
		'a Dropbox that lacks a permission',
		{ account: [{ error: { reason: 'missing_scope', message: 'The app lacks files.content.write' } }] },
		[expect.stringMatching(/^wrong: Dropbox: The app lacks files\.content\.write\. → Select/) as string],
	],
	[
		'privileged documents without a team',
		{ account: [{ ...GOOD.account[0], plan: 'basic', team: '', hasTeamSpace: false }] },
		[expect.stringMatching(/^wrong: Privileged documents cannot be restricted/) as string],
	],
	[
		'destinations that can only be read',
		{
			liveDestinations: [{ path: '/Cases', canWrite: false }],
			demoDestination: [{ path: '/Demo', canWrite: false }],
		},
		[
			expect.stringMatching(
				/^wrong: Live Destination: \/Cases can be read but not written to\. → Give/,
			) as string,
			expect.stringMatching(
				/^wrong: Demo Destination: \/Demo can be read but not written to\. → Give/,
			) as string,
		],
	],
	[
		'a live destination that this account cannot see',
		{ liveDestinations: [{ error: { reason: 'not_found', message: 'Gone' } }] },
		['note: Live Destination: the connected account cannot see it. → Give it access before you go live.'],
	],
	[
		'a demo destination that is not there',
		{ demoDestination: [{ error: { reason: 'not_found', message: 'Gone', advice: 'Make it' } }] },
		['wrong: Demo Destination: Gone. → Make it.'],
	],
	[
		'live inside demo',
		{ liveDestinations: [{ path: '/Demo/Real', canWrite: true }] },
		[expect.stringMatching(/^wrong: Live and demo are not separate: \/Demo\/Real and \/Demo /) as string],
	],
	[
		'nobody to write to',
		{ settings: [{ ...settings, alertEmails: [] }], email: [{ error: 'No recipients defined' }] },
		[expect.stringMatching(/^wrong: Nobody gets an email/) as string],
	],
	[
		'a password that the email server does not know',
		{ email: [{ error: 'Invalid login: 535 5.7.8 no such user' }] },
		[
			expect.stringMatching(
				/^wrong: The email server does not accept the user name or the password\. → /,
			) as string,
		],
	],
	[
		'an email server that cannot be reached',
		{ email: [{ error: 'connect ECONNREFUSED 127.0.0.1:25' }] },
		[expect.stringMatching(/^wrong: The email server cannot be reached\. → Check host/) as string],
	],
	[
		'a sender that the email server does not take',
		{ email: [{ error: 'Mail command failed: 550 not yours' }] },
		[
			expect.stringMatching(
				/rejected the email: .* → Ask your email provider to allow it to send as n8n@example\.com\.$/,
			) as string,
		],
	],
	[
		'an email that did not leave for another reason, and one without From Email',
		{ email: [{ error: 'Something' }] },
		[expect.stringMatching(/^wrong: The email was not sent: Something\. → /) as string],
	],
	[
		'a matter that is not there',
		{ matter: [refusal], decision: [], preview: [], documents: [], caseFolder: [] },
		['wrong: Not allowed. → Ask Ada.', 'note: Nothing was filed: the lines above say why.'],
	],
	[
		'a matter that cannot be decided about',
		{ decision: [refusal] },
		['wrong: 00012: Not allowed. → Ask Ada.'],
	],
	[
		'a matter that is left out',
		{ decision: [{ action: 'skip', message: 'A filter leaves it out' }] },
		[expect.stringMatching(/^wrong: A filter leaves it out\. → Correct the matter/) as string],
	],
	[
		'a folder that would be refused',
		{ preview: [{ would: 'refuse', ...refusal }] },
		['wrong: Case folder: Not allowed. → Ask Ada.'],
	],
	[
		'documents that are left out, held back, or cannot be decided about',
		{
			documents: [
				{ name: 'a', action: 'skip', message: 'Too small' },
				{ name: 'b', action: 'hold', message: 'No category' },
				{ name: 'c', ...refusal },
			],
		},
		[
			'note: a is left out: Too small.',
			'note: b is held back, and you would get an email: No category.',
			'wrong: c: Not allowed. → Ask Ada.',
		],
	],
	[
		'no documents at all: those of a storage that is connected to Clio are not there',
		{ documents: [{}], filed: [], arrived: [] },
		[
			expect.stringMatching(
				/^note: The matter has no documents that can be read\. → If Clio shows .* Google Drive, OneDrive/,
			) as string,
		],
	],
	[
		'a folder that could not be made',
		{ caseFolder: [refusal] },
		['wrong: Demo Destination: the case folder could not be made. Not allowed. → Ask Ada.'],
	],
	[
		'a document that was not filed',
		{ filed: [{ name: 'a.pdf', ...refusal }] },
		['wrong: a.pdf was not filed. Not allowed. → Ask Ada.'],
	],
	['a folder that cannot be listed', { arrived: [refusal] }, ['wrong: Not allowed. → Ask Ada.']],
])('names %s', (_, more, wrong) => {
	expect(wrongOf(more)).toEqual(wrong);
	const isWrong = wrongOf(more).some((line) => line.startsWith('wrong'));
	expect(testReport({ ...GOOD, ...more }, true).ok).toBe(!isWrong);
});

it('says what was there before, a token that is good, and a folder without anything', () => {
	const unchanged = linesOf({ filed: [{ name: 'a.pdf', status: 'unchanged', error: null }], arrived: [] });
	expect(unchanged).toContain('ok: a.pdf was there already.');
	expect(unchanged).toContain('ok: The case folder in the demo is there, without documents.');
	const legal = linesOf({ connection: [{ site: 'riverside', missingPermissions: [], daysLeft: 300 }] });
	expect(legal).toContain('ok: LegalServer: connected to riverside.');
	expect(legal).toContain('ok: The LegalServer token is good for 300 more days.');
	const bare = linesOf({
		preview: [{ ...preview, would: 'adopt', subfolders: null, warnings: ['Shortened'] }],
	});
	expect(bare).toContain('ok: Its folder in the demo is 00012, at /Demo/00012.');
	expect(bare).toContain('ok: It has no subfolders.');
	expect(bare).toContain('note: Shortened.');
	expect(linesOf({ settings: [{ ...settings, caseSystem: 'legalserver' }], documents: [] }).join()).toContain(
		'Choose a case with documents',
	);
});

it('says nothing of the matter and the demo that would only follow from settings that do not fit', () => {
	const lines = linesOf({
		...{ settings: [refusal], demo: [refusal], demoDestination: [refusal], decision: [refusal] },
		...{ preview: [refusal], documents: [refusal], email: [refusal], liveDestinations: [], caseFolder: [] },
	});
	expect(lines.filter((line) => !line.startsWith('ok'))).toEqual([
		'wrong: Not allowed. → Ask Ada.',
		'note: Nothing was filed: the lines above say why.',
	]);
	expect(lines).toContain('ok: 00012 was found.');
});

describe('it files nothing', () => {
	it.each<[string, Results]>([
		['where the settings do not fit', { demo: [{ error: 'x' }] }],
		['where the demo destination is not there', { demoDestination: [refusal] }],
		['where its place is not known', { demoDestination: [{ folderId: 'id:a' }] }],
		['where the folder would be refused', { preview: [{ would: 'refuse', path: '/Demo/00012' }] }],
		['where the preview did not succeed', { preview: [refusal] }],
		['where the folder lies elsewhere', { preview: [{ ...preview, path: '/Cases/00012' }] }],
		['where the folder is the destination itself', { preview: [{ ...preview, path: '/Demo' }] }],
		['where live is in the demo', { liveDestinations: [{ path: '/demo/real' }] }],
		[
			'where the demo is in live',
			{ demoDestination: [{ path: '/Cases/Demo' }], preview: [{ ...preview, path: '/Cases/Demo/00012' }] },
		],
		[
			'where a second live destination is in the demo',
			{ liveDestinations: [{ path: '/Cases' }, { path: '/Demo/b' }] },
		],
		['where nobody knows where live is', { liveDestinations: [refusal] }],
		['where live has no place', { liveDestinations: [{ folderId: 'id:a' }] }],
	])('%s', (_, more) => {
		expect(mayFile()).toBe(true);
		expect(mayFile(more)).toBe(false);
	});

	it('but it does where the account cannot see live cases at all', () => {
		expect(mayFile({ liveDestinations: [{ error: { reason: 'not_found', message: '' } }] })).toBe(true);
	});
});
