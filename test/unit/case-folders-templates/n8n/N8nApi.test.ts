/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { Failure } from '@/packages/case-folders-templates/src/io/Failure';
import { N8nApi } from '@/packages/case-folders-templates/src/n8n/N8nApi';

/** An n8n that answers with these pages, one after the other; the last one again and again. */
function answering(...pages: unknown[]): N8nApi {
	let asked = 0;
	return new N8nApi('https://n8n.example.com', 'key-of-a-consultant', async () => {
		if (asked > 20) throw new Error('asked without end');
		return new Response(JSON.stringify(pages[Math.min(asked++, pages.length - 1)]));
	});
}

const page = (ids: string[], nextCursor: string | null) => ({ data: ids.map((id) => ({ id })), nextCursor });

it('reads all pages, and what is on two of them once', async () => {
	const all = await answering(page(['a', 'b'], '1'), page(['b', 'c'], '2'), page([], null)).listWorkflows();
	expect(all.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

it.each([
	['the same page again and again', [page(['a'], '1')]],
	['a page without data', [page(['a'], '1'), {}]],
	['null', [null]],
	['a list', [[]]],
	['data of another form', [{ data: { a: 1 } }]],
	['data without IDs', [{ data: [null] }]],
])('takes %s for no list, and says so', async (_what, pages) => {
	const listed = answering(...pages).listWorkflows();
	await expect(listed).rejects.toBeInstanceOf(Failure);
	await expect(listed).rejects.toThrow('https://n8n.example.com did not answer as n8n does');
});
