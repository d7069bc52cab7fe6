/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IBinaryData } from 'n8n-workflow';
import { list } from '@/nodes/DropboxCaseFolders/actions/caseFolder/list.operation';
import type { ListOutput } from '@/nodes/DropboxCaseFolders/actions/caseFolder/list/readListRequest';
import type { DocumentStore } from '@/nodes/shared/core/DocumentStore';
import { createTestDropbox } from '@/test/support/createTestDropbox';
import { noDocumentStore, people, listRequest } from './listHarness';

/** Keeps what it is given, so that a test can look at it. */
const keeping: DocumentStore<IBinaryData> = {
	async keep({ file, content }) {
		let data = '';
		for await (const piece of content) data += Buffer.from(piece).toString();
		return { data, mimeType: '', fileName: file.name, fileSize: String(file.size) };
	},
};

function caseFolder() {
	const world = createTestDropbox();
	const act = people(world.view);
	act.folders('/Case/Court', '/Case/Empty');
	act.files('/Case/=1+1.pdf', '/Case/Court/<b>Order.pdf');
	return world;
}

async function listed(output: ListOutput, more: Parameters<typeof listRequest>[0] = {}, documents = keeping) {
	const { dropbox } = caseFolder();
	const [outcome] = await list.run([listRequest({ output, ...more })], { dropbox, documents });
	if (!outcome?.ok) throw outcome?.refusal ?? new Error('no outcome');
	return { rows: list.rows(outcome.value), binary: list.binary?.(outcome.value) };
}

const asFile = (kind: 'html' | 'csv'): ListOutput => ({ kind, field: 'page', timeZone: 'UTC' });
const asText = (kind: 'html' | 'csv'): ListOutput => ({ kind, field: undefined, timeZone: 'UTC' });

test('a page is one item with the file in its field, and what is in the folder in numbers', async () => {
	const { rows, binary } = await listed(asFile('html'));
	expect(rows).toEqual([
		{
			...{ folderId: expect.stringMatching(/^id:/) as string, name: 'Case', type: 'folder', path: '/Case' },
			...{ url: 'https://www.dropbox.com/home/Case', files: 2, folders: 2, bytes: 20, limitReached: false },
		},
	]);
	expect(Object.keys(binary ?? {})).toEqual(['page']);
	expect(binary?.['page']).toMatchObject({ fileName: 'Case.html' });
	expect(binary?.['page']?.data).toContain('<bdi>&lt;b&gt;Order.pdf</bdi>');
	expect(Number(binary?.['page']?.fileSize)).toBe(Buffer.byteLength(binary?.['page']?.data ?? ''));
});

test.each(['html', 'csv'] as const)('%s as text is in the item, and nothing is kept', async (kind) => {
	const { rows, binary } = await listed(asText(kind), {}, noDocumentStore);
	expect(rows).toHaveLength(1);
	expect(rows[0]?.[kind]).toContain('Order.pdf');
	expect(binary).toEqual({});
});

/** Of the fields that any of the rows has, in alphabetical order. */
const namesIn = (rows: readonly object[]): string[] => [...new Set(rows.flatMap(Object.keys))].sort();

test('a table has the columns of the entries', async () => {
	const simple = await listed(asText('csv'));
	const whole = await listed(asText('csv'), { simplify: false });
	const [header, ...lines] = String(simple.rows[0]?.['csv']).trim().split('\r\n');
	const { rows: entries } = await listed('entries');
	expect(header?.split(',').sort()).toEqual(namesIn(entries));
	expect(lines).toHaveLength(entries.length);
	expect(lines.join()).toContain(`"'=1+1.pdf"`);
	const { rows: wholeEntries } = await listed('entries', { simplify: false });
	const [wholeHeader] = String(whole.rows[0]?.['csv']).trim().split('\r\n');
	expect(wholeHeader?.split(',').sort()).toEqual(namesIn(wholeEntries));
});

test('a page says that only some of it is shown', async () => {
	const text = asText('html');
	const { rows } = await listed(text, { wanted: { depth: 1, filter: { name: '*o*' } } });
	expect(rows[0]?.['html']).toContain('Shown down to level 1. Only entries that match the filters');
	expect(rows[0]?.['html']).not.toContain('Nothing');
});

test('the top of a Dropbox has a file name, too', async () => {
	const { binary } = await listed(asFile('csv'), { address: '' });
	expect(binary?.['page']).toMatchObject({ fileName: 'Dropbox.csv' });
});

test('what cannot be kept is that item’s refusal', async () => {
	await expect(listed(asFile('html'), {}, noDocumentStore)).rejects.toThrow('nothing is to be kept here');
});
