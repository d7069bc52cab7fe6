/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import { decide } from '@/nodes/CaseFolderWorkflows/actions/document/decide.operation';
import { settingsOf } from '@/test/support/clientSettings';
import { createItemContext } from '@/test/support/createItemContext';

const given: IDataObject = {
	event: { kind: 'documentCreated', caseKey: '5', documentId: '1' },
	document: { documentId: 1, matterId: 5, category: 'Pleadings', size: 3 },
	matter: { matterId: 5, matterNumber: '00012-Doe' },
	settings: settingsOf() as unknown as IDataObject,
	filedBefore: '[]',
};

const run = async (...all: IDataObject[]) => {
	const requests = await Promise.all(
		all.map(async (more) => await decide.read(createItemContext({ ...given, ...more }), 0)),
	);
	return await decide.run(requests, { now: () => 0, createLease: () => '' });
};

it('decides on each document by itself', async () => {
	const outcomes = await run(
		{},
		{ matter: { matterId: 6 } },
		{ document: { ...(given['document'] as IDataObject), category: 'Privileged' } },
	);
	expect(outcomes.map((outcome) => (outcome.ok ? outcome.value.action : outcome.refusal.reason))).toEqual([
		...['file', 'belongs_to_another_case', 'restrict'],
	]);
});

it('reads JSON that is text, and no matter where there is none', async () => {
	const document = { documentId: 1, matterId: null };
	const [outcome] = await run({ document: JSON.stringify(document), matter: null });
	expect(outcome).toMatchObject({ ok: true, value: { action: 'skip', reason: 'no_matter' } });
});

it.each(['event', 'document', 'matter', 'settings'])(
	'refuses what an expression did not find in %s',
	async (name) => {
		for (const value of [undefined, '', 'undefined', [1]]) {
			await expect(run({ [name]: value as never })).rejects.toThrow(/instead of an object/);
		}
	},
);

it.each([undefined, '', 'x', {}, [1], [null]])(
	'refuses what is no list of rows in Filed Before: %j',
	async (value) => {
		await expect(run({ filedBefore: value as never })).rejects.toThrow(
			/Filed Before.*instead of a list of rows/,
		);
	},
);

it('reads as which file it was filed before', async () => {
	const [outcome] = await run({ filedBefore: '[{"fileId":"id:a","subfolder":"Letters","filedAt":1}]' });
	expect(outcome).toMatchObject({ value: { existingFileId: 'id:a', formerSubfolder: 'Letters' } });
});

it('refuses settings that lack something', async () => {
	const settings = { ...(given['settings'] as IDataObject), privilegedCategories: undefined };
	await expect(run({ settings })).rejects.toThrow('no usable “privilegedCategories”');
	await expect(run({ settings: { settings: given['settings'] } as IDataObject })).rejects.toThrow(
		'no usable',
	);
});
