/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { optionalText, resourceLocator } from '@/nodes/shared/node/readParameters';
import { readParameters } from '@/nodes/shared/dropboxNode/readParameters';
import { Refusal } from '@/nodes/shared/core/Refusal';
import { z } from '@/nodes/shared/vendor/zod';
import { createItemContext } from '@/test/support/createItemContext';

const shape = {
	folder: resourceLocator.optional(),
	note: optionalText,
	rule: z.enum(['keepBoth', 'replace']).optional(),
	limit: z.coerce.number().int().min(1).optional(),
	all: z.boolean().optional(),
};
const read = (parameters: Record<string, unknown>) =>
	readParameters(createItemContext(parameters as never), 0, shape);
describe('the parameters of an item', () => {
	it.each([
		['Doe', 'Doe'],
		[22, '22'],
		[22.5, '22.5'],
		[null, ''],
		[undefined, ''],
	])('take %p as the text %p', (note, read_) => {
		expect(read({ note })).toMatchObject({ note: read_ });
	});

	it.each([null, undefined, ''])('take a folder that an expression left %p for none', (value) => {
		expect(read({ folder: { __rl: true, mode: 'path', value } })).toMatchObject({
			folder: { mode: 'path', value: '' },
		});
	});

	it('take a bare text, in place of a picked folder, as its path', () => {
		expect(read({ folder: '/Cases' })).toMatchObject({ folder: { mode: 'path', value: '/Cases' } });
	});

	it.each<[Record<string, unknown>, string]>([
		[{ note: { name: 'Doe' } }, 'The field “Note” cannot be used: it contains an object instead of text'],
		[{ note: ['Doe'] }, 'The field “Note” cannot be used: it contains a list instead of text'],
		[
			{ note: NaN },
			'The field “Note” cannot be used: it contains a number that could not be calculated instead of text',
		],
		[
			{ note: 2 ** 53 },
			'The field “Note” cannot be used: it contains a number that is too large to be exact: pass it on as text',
		],
		[
			{ folder: { mode: 'id', value: {} } },
			'The field “Folder” cannot be used: it contains an object instead of text',
		],
		[{ rule: 'Doe, Jane' }, 'The field “Rule” cannot be used: it is not one of the choices in the list'],
		[{ rule: 1 }, 'The field “Rule” cannot be used: it is not one of the choices in the list'],
		[{ limit: 0 }, 'The field “Limit” cannot be used: it is less than 1'],
		[{ limit: 1.5 }, 'The field “Limit” cannot be used: it is not a whole number'],
		[{ limit: 'many' }, 'The field “Limit” cannot be used: it is not a whole number'],
		[{ all: 'yes' }, 'The field “All” cannot be used: it contains text instead of true or false'],
	])('refuse %j in plain words, without the value', (parameters, message) => {
		expect(() => read(parameters)).toThrow(new Refusal('invalid_input', message, ''));
	});
});
