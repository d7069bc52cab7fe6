/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createApi } from '@/nodes/shared/dropbox/client/createApi';
import { createDropbox } from '@/nodes/shared/dropbox/createDropbox';
import { createTestDropbox } from '@/test/support/createTestDropbox';
import { documentOf } from '@/test/support/sourceOf';
import { withCannedResponses, type CannedResponse } from './withCannedResponses';

const LIST = 'sharing/list_shared_links';

const link = (more: object = {}, permissions: object = {}) => ({
	...{ '.tag': 'file', url: 'https://www.dropbox.com/s/1', name: 'a.txt', id: 'id:aaaaaaaaaaaa' },
	path_lower: '/cases/a.txt',
	link_permissions: { can_revoke: true, visibility_policies: [], ...permissions },
	...more,
});

const world = (routes: Record<string, CannedResponse[]>) => {
	const asked: Array<[string, unknown]> = [];
	const { dropbox } = createTestDropbox({ through: withCannedResponses(routes, asked) });
	return { dropbox, asked };
};

describe('links', () => {
	it('are listed to the last page', async () => {
		const { dropbox, asked } = world({
			[LIST]: [
				{ links: [link()], has_more: true, cursor: 'c1' },
				{ links: [], has_more: true, cursor: 'c2' },
				{ links: [link({ url: 'https://www.dropbox.com/s/2' })], has_more: false },
			],
		});
		expect((await dropbox.linksBelow('')).map(({ url }) => url)).toEqual([
			...['https://www.dropbox.com/s/1', 'https://www.dropbox.com/s/2'],
		]);
		expect(asked.map(([, argument]) => argument)).toEqual([{}, { cursor: 'c1' }, { cursor: 'c2' }]);
	});

	it('are not listed in part: more without a cursor is no answer', async () => {
		const { dropbox } = world({ [LIST]: [{ links: [link()], has_more: true }] });
		await expect(dropbox.linksReaching('/cases/a.txt')).rejects.toMatchObject({ reason: 'unexpected' });
	});

	it('are not listed round in circles', async () => {
		const { dropbox } = world({ [LIST]: [{ links: [link()], has_more: true, cursor: 'c1' }] });
		await expect(dropbox.linksBelow('')).rejects.toMatchObject({ reason: 'unexpected' });
	});

	it('are listed anew when the cursor was called off', async () => {
		const { dropbox } = world({
			[LIST]: [
				{ links: [link()], has_more: true, cursor: 'c1' },
				[409, { '.tag': 'reset' }],
				{ links: [link()], has_more: false },
			],
		});
		expect(await dropbox.linksBelow('')).toHaveLength(1);
	});

	it('are refused when the cursor is called off again and again', async () => {
		const { dropbox } = world({ [LIST]: [[409, { '.tag': 'reset' }]] });
		await expect(dropbox.linksBelow('')).rejects.toMatchObject({ reason: 'unavailable' });
	});

	it('ask for links of folders above, or not', async () => {
		const { dropbox, asked } = world({ [LIST]: [{ links: [], has_more: false }] });
		await dropbox.linksReaching('/a');
		await dropbox.linksOf('/a');
		expect(asked.map(([, argument]) => argument)).toEqual([
			{ path: '/a', direct_only: false },
			{ path: '/a', direct_only: true },
		]);
		expect(await dropbox.linksReaching('')).toEqual([]);
	});

	it.each([
		['public', 'no_one', 'anybody'],
		['password', undefined, 'withPassword'],
		['team_only', 'members', 'team'],
		['team_and_password', undefined, 'team'],
		['shared_folder_only', undefined, 'members'],
		['no_one', undefined, 'nobody'],
		['no_one', 'public', 'anybody'],
		['only_you', undefined, 'nobody'],
		[undefined, 'team', 'team'],
		[undefined, 'members', 'members'],
		[undefined, undefined, 'unknown'],
		['other', 'no_one', 'unknown'],
		['somebody_new', undefined, 'unknown'],
	])('let in, by visibility %s and audience %s: %s', async (visibility, audience, expected) => {
		const { dropbox } = world({
			[LIST]: [
				{
					links: [
						link(
							{},
							{
								...(visibility === undefined ? {} : { resolved_visibility: { '.tag': visibility } }),
								...(audience === undefined ? {} : { effective_audience: { '.tag': audience } }),
							},
						),
					],
					has_more: false,
				},
			],
		});
		expect((await dropbox.linksOf('/cases/a.txt'))[0]?.audience).toBe(expected);
	});

	it('that are below a folder are told by path, and without one by what they are of', async () => {
		const on = createTestDropbox();
		const files = ['/Cases/a.txt', '/Cases/b.txt', '/Cases-2/c.txt'];
		const outcomes = await on.dropbox.upload(
			files.map((address) => ({ address, mode: { kind: 'add' }, source: documentOf(address) })),
		);
		const [, b, c] = outcomes.map((outcome) => (outcome.ok ? outcome.value.file.id : ''));
		const listed = [
			link({ url: 'u:a', path_lower: '/cases/a.txt' }),
			link({ url: 'u:b', path_lower: undefined, id: b }),
			link({ url: 'u:c', path_lower: undefined, id: c }),
			link({ url: 'u:folder', path_lower: '/cases' }),
			link({ url: 'u:root', path_lower: '/cases-2' }),
			link({ url: 'u:gone', path_lower: undefined, id: 'id:gonegonegone' }),
		];
		const routes = { [LIST]: [{ links: listed, has_more: false }] };
		const api = createApi(withCannedResponses(routes)(on.send), on.clock, async () => ({}));
		const over = createDropbox(api, on.clock, { whoAmI: on.dropbox.whoAmI });
		expect((await over.linksBelow('/Cases')).map(({ url }) => url)).toEqual(['u:a', 'u:b', 'u:folder']);
	});

	it('that are gone count as removed, also where the answer said nothing', async () => {
		const revoke = 'sharing/revoke_shared_link';
		const gone = world({ [revoke]: [[409, { '.tag': 'shared_link_not_found' }]] });
		await expect(gone.dropbox.revokeLink('https://www.dropbox.com/s/1')).resolves.toBeUndefined();
		const silent = world({ [revoke]: [null] });
		await expect(silent.dropbox.revokeLink('https://www.dropbox.com/s/1')).resolves.toBeUndefined();
		expect(silent.asked).toHaveLength(1);
	});

	it('of others cannot be removed', async () => {
		const denied: CannedResponse[] = [[409, { '.tag': 'shared_link_access_denied' }]];
		const { dropbox } = world({ 'sharing/revoke_shared_link': denied });
		await expect(dropbox.revokeLink('https://www.dropbox.com/s/1')).rejects.toMatchObject({
			reason: 'no_access',
		});
	});
});
