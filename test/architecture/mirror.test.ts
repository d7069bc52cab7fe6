/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { filesBelow, project } from '../package/sources';

/** A folder of suites, and the code that they mirror path for path. */
interface Mirror {
	tests: string;
	code: string;
	/** Whether a suite may be called after what befalls the subject of its folder, as in `close/faults`. */
	scenarios: boolean;
	/** Suites, or folders of suites, that span several subjects: each with its reason. */
	spanning: Readonly<Record<string, string>>;
}

const MIRRORS: Mirror[] = [
	{
		...{ tests: 'test/unit/emulators', code: 'test/emulators', scenarios: false },
		spanning: {
			'dropbox/routes/sharing/lifeOfFolders': 'what moves, deletions and listings do to shared folders',
			'dropbox/routes/users/people': 'the routes about people, of users, team and sharing',
			'dropbox/state/knownAnswers': 'hash, signature and NFC against values that others computed',
		},
	},
	{
		...{ tests: 'test/unit/DropboxCaseFolders', code: 'nodes/DropboxCaseFolders', scenarios: true },
		spanning: {
			'actions/caseFolder/known': 'what all operations do with cases that have a folder already',
			'actions/exposure': 'who can open what, after any operations on any team',
			'actions/given': 'what every text field of both nodes takes',
			'actions/planted': 'what all operations do with markers that somebody else put there',
		},
	},
	...['CaseFolderWorkflows', 'DropboxCaseFoldersTrigger', 'shared'].map((folder) => ({
		...{ tests: `test/unit/${folder}`, code: `nodes/${folder}`, scenarios: true, spanning: {} },
	})),
	...Object.entries({
		'clio-matters': ['ClioMatters', 'ClioMattersTrigger'],
		'legalserver-matters': ['LegalServerMatters'],
	}).flatMap(([name, folders]) =>
		folders.map((folder) => ({
			...{ tests: `test/unit/${folder}`, code: `packages/${name}/nodes/${folder}` },
			...{ scenarios: true, spanning: {} },
		})),
	),
	{
		...{ tests: 'test/unit/case-folders-templates', code: 'packages/case-folders-templates/src' },
		...{ scenarios: false, spanning: {} },
	},
	{ tests: 'test/unit/credentials', code: 'credentials', scenarios: false, spanning: {} },
];

/** The names of code, each with and without what it is: `create` for `create.operation.ts`, and all folders. */
function namesIn(code: string): Set<string> {
	const names = new Set<string>();
	for (const path of filesBelow(join(project, code), project).filter((one) => one.endsWith('.ts'))) {
		names.add(join(dirname(path), basename(path).split('.')[0] ?? ''));
		for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) names.add(folder);
	}
	return names;
}

/** What files of the nodes are called, wherever they lie: a suite called like that is about them. */
const named = new Set(
	['nodes', 'packages']
		.flatMap((folder) => filesBelow(join(project, folder), project))
		.filter((path) => !path.startsWith('packages/templates/'))
		.map((path) => basename(path).split('.')[0]),
);

/** Whether code has what a suite is called after: a file, a folder, or the folder that the suite lies in. */
function hasSubject(suite: string, { code, scenarios }: Omit<Mirror, 'tests' | 'spanning'>): boolean {
	const names = namesIn(code);
	const folder = join(code, dirname(suite));
	const [name = ''] = basename(suite).split('.');
	if (names.has(join(folder, name))) return true;
	return names.has(folder) && (name === basename(folder) || (scenarios && !named.has(name)));
}

describe.each(MIRRORS)('$tests', ({ tests, ...mirror }) => {
	const { spanning } = mirror;
	const suites = filesBelow(join(project, tests), join(project, tests))
		.filter((path) => path.endsWith('.test.ts'))
		.map((path) => path.replace(/\.test\.ts$/, ''));

	it('has each suite where its subject lies', () => {
		expect(suites.length).toBeGreaterThan(1);
		const isSpanning = (suite: string) => suite in spanning || dirname(suite) in spanning;
		expect(suites.filter((suite) => !isSpanning(suite) && !hasSubject(suite, mirror))).toEqual([]);
	});

	it('gives no reason for what needs none', () => {
		const exists = (path: string) => existsSync(join(project, tests, path));
		const gone = Object.keys(spanning).filter((path) => !exists(path) && !exists(`${path}.test.ts`));
		expect(gone).toEqual([]);
		expect(Object.keys(spanning).filter((path) => hasSubject(path, { ...mirror, scenarios: false }))).toEqual(
			[],
		);
	});
});

it('is seen that a suite lies elsewhere', () => {
	const emulators = { code: 'test/emulators', scenarios: false };
	for (const suite of ['core/faults/FaultPlan', 'dropbox/state/tree.property', 'dropbox/faults/faults'])
		expect([suite, hasSubject(suite, emulators)]).toEqual([suite, true]);
	for (const suite of ['core/FaultPlan', 'core/proxy/slow', 'nowhere/nowhere'])
		expect([suite, hasSubject(suite, emulators)]).toEqual([suite, false]);
	const shared = { code: 'nodes/shared', scenarios: true };
	expect(hasSubject('core/onABadDay', shared)).toBe(true);
	expect(hasSubject('core/createApi', shared)).toBe(false);
});
