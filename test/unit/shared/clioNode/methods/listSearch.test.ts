/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { Readable } from 'node:stream';
import type { IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';
import { listSearch } from '@/nodes/shared/clioNode/methods/listSearch';
import { ClioWorld } from '@/test/emulators/clio/ClioWorld';
import { createMatter } from '@/test/emulators/clio/state/matters';
import { createSendTo } from '@/test/support/sendToEmulator';

describe('the lists of the panel', () => {
	let world: ClioWorld;
	beforeEach(() => (world = new ClioWorld('firm')));
	afterEach(() => world.close());

	const context = (token = 'ada'): ILoadOptionsFunctions =>
		({
			getNode: () => ({ name: 'Clio Matters', type: 'clioMatters', credentials: {} }),
			getCredentials: async () => ({ region: 'us' }),
			helpers: {
				async httpRequestWithAuthentication(_: string, { url, method, headers, body }: IHttpRequestOptions) {
					const send = createSendTo(world.clio, `Bearer ${world.fixture.tokens[token] ?? ''}`);
					const given = { url, method: method ?? 'GET', headers: headers as Record<string, string> };
					const answer = await send({ ...given, body: [body as Buffer].filter(Boolean) } as never);
					return { statusCode: answer.status, headers: answer.headers, body: answer.body };
				},
				httpRequest: async () => Readable.from([]),
			},
		}) as unknown as ILoadOptionsFunctions;
	const search = async (method: string, ...given: string[]) =>
		await (listSearch[method] as (typeof listSearch)['searchUsers'])?.call(context(), ...given);
	const namesOf = async (method: string, ...given: string[]) =>
		(await search(method, ...given))?.results.map(({ name }) => name);

	it('show matters by number, client and description', async () => {
		expect(await namesOf('searchMatters', 'lease')).toEqual([
			'00002-Acme Holdings, LLC · Acme: lease of Main Street 1',
		]);
		expect(await namesOf('searchMatters', 'nobody')).toEqual([]);
	});

	it('go on page by page', async () => {
		for (let index = 0; index < 70; index++)
			createMatter(world.state, { description: `No. ${index}`, clientId: null, userId: 1 });
		const first = await search('searchMatters');
		expect(first?.results).toHaveLength(50);
		const second = await search('searchMatters', '', String(first?.paginationToken));
		expect(second?.results).toHaveLength(24);
		expect(second).not.toHaveProperty('paginationToken');
	});

	it('show the links of the connected user, by their labels and pages', async () => {
		const add = (label: string, user: string) =>
			world.state.customActions.create({
				...{ appKey: world.fixture.app.key, userId: world.fixture.users[user]?.id ?? 0, label },
				...{ targetUrl: 'https://n8n.example/x', uiReference: 'matters/show' },
			});
		add('Open case folder', 'ada');
		add('Send to Dropbox', 'ada');
		add('Open case folder', 'jane');
		expect(await namesOf('searchCustomActions', 'OPEN')).toEqual(['Open case folder · matter']);
		expect(await namesOf('searchCustomActions')).toHaveLength(2);
	});

	it('show documents, contacts, categories, practice areas, users and custom fields', async () => {
		expect(await namesOf('searchDocuments', 'answer')).toEqual(['Answer.pdf · 00001-Smith']);
		expect(await namesOf('searchContacts', 'smith')).toEqual(['John Smith']);
		expect(await namesOf('searchFolders', '00001')).toEqual(['00001-Smith · 00001-Smith']);
		expect(await namesOf('searchCategories', 'co')).toEqual(['Contracts', 'Correspondence', 'Discovery']);
		expect(await namesOf('searchPracticeAreas')).toEqual(['Family', 'Litigation', 'Real Estate']);
		expect(await namesOf('searchUsers', 'jane')).toEqual(['Jane Roe']);
		expect(await namesOf('searchMatterFields', 'court')).toEqual(['Court']);
		expect(await namesOf('searchWebsiteFields')).toEqual(['Dropbox Folder']);
	});

	it('say what is missing as n8n shows it', async () => {
		const asked = listSearch['searchDocuments']?.call(context('noDocuments'), 'a');
		await expect(asked).rejects.toMatchObject({
			message: expect.stringContaining('Documents') as unknown,
			description: expect.stringContaining('developer portal') as unknown,
		});
	});

	it('say so, and do not wait, where the minute is used up', async () => {
		world.state.switches.rateLimit = 1;
		await search('searchUsers');
		await expect(search('searchUsers')).rejects.toMatchObject({
			message: expect.stringMatching(/too busy/) as unknown,
		});
	});
});
