/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { multipartBody } from '@/nodes/shared/legalserver/documents/multipartBody';
import { readMultipart } from '@/test/emulators/legalserver/gateway/readMultipart';

const read = (name: string, content: Buffer, fields: Record<string, string> = {}) => {
	const file = { name, contentType: 'application/pdf', pieces: [content] };
	const { type, pieces } = multipartBody(fields, 'file', file);
	const body = Buffer.concat(pieces);
	return readMultipart({
		...{ host: '', method: 'POST', path: '', query: new URLSearchParams() },
		...{ headers: { 'content-type': type }, body },
	});
};

describe('a form with a file', () => {
	it('is read as it was made', () => {
		const content = Buffer.from('%PDF\r\n------n8n\r\n\r\n--');
		expect(read('Motion – Müller.pdf', content, { metadata: '{"a":"b"}' })).toEqual([
			{ name: 'metadata', filename: undefined, contentType: undefined, body: Buffer.from('{"a":"b"}') },
			{ name: 'file', filename: 'Motion – Müller.pdf', contentType: 'application/pdf', body: content },
		]);
	});

	it.each(['a"; name="metadata', 'a\r\nX-Injected: 1\r\n\r\n', 'a\\"b', 'a\nb'])(
		'is not left by a file that is called %j',
		(name) => {
			const parts = read(name, Buffer.from('x'), { metadata: '{}' });
			expect(parts?.map((part) => part.name)).toEqual(['metadata', 'file']);
			expect(parts?.[1]?.body.toString()).toBe('x');
			expect(parts?.[1]?.filename?.length).toBeGreaterThanOrEqual(name.length);
		},
	);

	it('has another boundary each time', () => {
		const file = { name: 'a', contentType: 'text/plain', pieces: [] };
		expect(multipartBody({}, 'file', file).type).not.toBe(multipartBody({}, 'file', file).type);
	});
});
