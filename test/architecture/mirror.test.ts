/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { filesBelow, project } from '../package/sources';

/** Suites that have no file or folder of their name, as they span several: each with its reason. */
type Spanning = Readonly<Record<string, string>>;

const EMULATORS: Spanning = {
	'dropbox/routes/sharing/lifeOfFolders': 'what moves, deletions and listings do to shared folders',
	'dropbox/routes/users/people': 'the routes about people, of users, team and sharing',
	'dropbox/state/knownAnswers': 'hash, signature and NFC against values that others computed',
};

/** Whether code has what a suite is called after: a file, a folder, or the folder that the suite lies in. */
function hasSubject(suite: string, code: string): boolean {
	const [name = ''] = basename(suite).split('.');
	const folder = join(project, code, dirname(suite));
	if (existsSync(join(folder, `${name}.ts`)) || existsSync(join(folder, name))) return true;
	return name === basename(folder) && existsSync(folder);
}

/** The suites below a folder of tests, relative to it and without `.test.ts`, that lack their subject. */
function strays(tests: string, code: string, spanning: Spanning): string[] {
	return filesBelow(join(project, tests), join(project, tests))
		.filter((path) => path.endsWith('.test.ts'))
		.map((path) => path.replace(/\.test\.ts$/, ''))
		.filter((suite) => !(suite in spanning) && !hasSubject(suite, code));
}

describe('a suite lies where its subject does', () => {
	it.each([['test/unit/emulators', 'test/emulators', EMULATORS]])(
		'%s mirrors %s',
		(tests, code, spanning) => {
			expect(strays(tests, code, spanning)).toEqual([]);
			// What has its subject now, or is gone, needs no reason any more.
			const suites = Object.keys(spanning);
			expect(suites.filter((suite) => !existsSync(join(project, tests, `${suite}.test.ts`)))).toEqual([]);
			expect(suites.filter((suite) => hasSubject(suite, code))).toEqual([]);
		},
	);

	it('is seen to lie elsewhere', () => {
		expect(hasSubject('core/faults/FaultPlan', 'test/emulators')).toBe(true);
		expect(hasSubject('dropbox/state/tree.property', 'test/emulators')).toBe(true);
		expect(hasSubject('dropbox/faults/faults', 'test/emulators')).toBe(true);
		expect(hasSubject('core/FaultPlan', 'test/emulators')).toBe(false);
		expect(hasSubject('nowhere/nowhere', 'test/emulators')).toBe(false);
	});
});
