/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { init } from '@/packages/case-folders-templates/src/init/init';
import type { Ask } from '@/packages/case-folders-templates/src/init/ask';
import { QUESTIONS } from '@/packages/case-folders-templates/src/init/questions';
import { Output } from '@/packages/case-folders-templates/src/io/Output';
import { clientText } from '../testClient';

let folder: string;
let lines: string[];
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'case-folders-init-'));
	lines = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = () => join(folder, 'client.json');
const written = () => JSON.parse(readFileSync(path(), 'utf8')) as Record<string, Record<string, unknown>>;

async function run(options: Parameters<typeof init>[1]): Promise<number> {
	const output = new Output(
		false,
		(line) => lines.push(line),
		(line) => lines.push(line),
	);
	return await init(path(), options, output).catch((thrown: unknown) => output.failure(thrown));
}

/** Somebody who answers what is asked, and otherwise takes what is proposed. */
const answering =
	(answers: Record<string, unknown>, asked: string[] = []): Ask =>
	async ({ path: question, initial, kind }) => {
		asked.push(question);
		if (question in answers) return answers[question];
		return kind === 'several' || initial === '' ? undefined : initial;
	};

const ANSWERS = {
	...{ client: 'Smith Law', id: 'smith-law', 'settings.alertEmails': ['it@example.org'] },
	...{ 'settings.fromEmail': 'n8n@example.org', 'settings.managingPartner': 'partner@example.org' },
	...{ 'settings.options.timeZone': 'America/New_York', 'settings.subfolders': ['Pleadings'] },
	...{ 'settings.privilegedCategories': ['Privileged'], 'handover.account': 'A service account' },
};

it('asks what has to be known and writes a file that can be used, with its schema', async () => {
	expect([await run({ answers: undefined, ask: answering(ANSWERS) }), lines]).toEqual([0, expect.any(Array)]);
	expect(written()).toMatchObject({
		...{ $schema: './client.schema.json', id: 'smith-law', handover: { account: 'A service account' } },
		settings: { liveDestination: '/Legal Matters', options: { timeZone: 'America/New_York' } },
	});
	expect(readFileSync(join(folder, 'client.schema.json'), 'utf8')).toContain('liveDestination');
});

it('asks only what matters after what was answered', async () => {
	const asked: string[] = [];
	const chosen = { 'settings.restrictPrivileged': false, 'settings.closeMethod': 'prefix' };
	await run({ answers: undefined, ask: answering({ ...ANSWERS, ...chosen }, asked) });
	expect(asked).toContain('settings.closeMethod');
	for (const left of ['settings.privilegedPeople', 'settings.closedFolder', 'settings.nameTemplate'])
		expect(asked).not.toContain(left);
});

it('asks every question of the page for consultants', () => {
	const paths = QUESTIONS.map(({ path: question }) => question);
	expect(paths).toEqual(
		expect.arrayContaining([
			...['settings.liveDestination', 'settings.demoDestination', 'handover.whoSeesFolders'],
			...['settings.folderNaming', 'settings.subfolders', 'handover.folderWhen', 'handover.folderIdKeptIn'],
			...['settings.restrictPrivileged', 'settings.closeMethod', 'settings.privilegedCategories'],
			...['settings.privilegedPeople', 'handover.account'],
		]),
	);
	expect(new Set(paths).size).toBe(paths.length);
});

it('keeps what was answered where one answer cannot be used, and says which', async () => {
	const code = await run({
		answers: undefined,
		ask: answering({ ...ANSWERS, 'settings.fromEmail': 'nobody' }),
	});
	expect([code, lines.join('\n')]).toEqual([2, expect.stringMatching(/line \d+: From Email: /)]);
	expect(written()['settings']?.['fromEmail']).toBe('nobody');
});

it('overwrites a file only if that is wanted, and begins with nobody to ask only with answers', async () => {
	const answers = clientText();
	expect(await run({ answers: undefined, ask: undefined })).toBe(2);
	expect(await run({ answers: '[]', ask: undefined })).toBe(2);
	expect(await run({ answers, ask: undefined })).toBe(0);
	expect(await run({ answers, ask: undefined })).toBe(2);
	expect(await run({ answers: clientText({}, { id: 'jones' }), ask: undefined, replace: true })).toBe(0);
	expect(written()['id']).toBe('jones');
});
