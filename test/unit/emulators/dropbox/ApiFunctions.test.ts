/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { ApiClient } from '@/test/unit/emulators/dropbox/ApiClient';

describe('a download of a version that the client has', () => {
	let desk: ApiClient;
	beforeEach(() => {
		desk = new ApiClient('personal');
		desk.state.seedFile(desk.fixture.namespaces.home!, '/Brief.pdf', 'contents');
	});
	afterEach(() => desk.close());

	const download = (headers: Record<string, string> = {}) =>
		desk.call('files/download', { token: 'owner', argument: { path: '/Brief.pdf' }, headers });

	it('is 304 without contents, whatever form the tag is named in', async () => {
		const { etag = '' } = (await download()).headers;
		expect(etag).toMatch(/^W\/"[0-9a-f]{9,}"$/);
		for (const known of [etag, etag.slice(2), `"other", ${etag}`, '*']) {
			const answer = await download({ 'if-none-match': known });
			expect(answer).toMatchObject({ status: 304, text: '', headers: { etag } });
			expect(answer.headers).not.toHaveProperty('dropbox-api-result');
		}
	});

	it('is sent whole when it is another version', async () => {
		const { etag = '' } = (await download()).headers;
		await desk.call('files/upload', {
			...{ token: 'owner', argument: { path: '/Brief.pdf', mode: 'overwrite' }, body: Buffer.from('later') },
		});
		expect(await download({ 'if-none-match': etag })).toMatchObject({ status: 200, text: 'later' });
		expect(await download({ 'if-none-match': '"other"' })).toMatchObject({ status: 200 });
	});
});
