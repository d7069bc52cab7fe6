/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { readGuardSettings } from '@/nodes/shared/dropboxNode/readGuardSettings';

const ONE = 'id:a4ayc_80_OEAAAAAAAAAXw';
const TWO = 'id:b4ayc_80_OEAAAAAAAAAXw';

describe('where a credential’s fields let it write', () => {
	it.each([
		['', []],
		[ONE, [ONE]],
		[`${ONE}, ${TWO}`, [ONE, TWO]],
		[`${ONE}\n${TWO};${ONE}`, [ONE, TWO]],
		['a4ayc_80_OEAAAAAAAAAXw', [ONE]],
		['ns:42', ['ns:42']],
	])('%j', (given, folders) => {
		expect(readGuardSettings({ onlyWriteBelow: given })).toEqual({ onlyBelow: folders, neverBelow: [] });
		expect(readGuardSettings({ neverWriteBelow: given })).toEqual({ onlyBelow: [], neverBelow: folders });
	});

	it.each([
		' ',
		' , ',
		',',
		`${ONE}, `,
		`, ${ONE}`,
		`${ONE},,${TWO}`,
		[],
		[ONE, ''],
		[ONE, null],
		{},
		5,
		true,
	])('refuses %j: a part that is not there is no wish to write anywhere', (given) => {
		expect(() => readGuardSettings({ onlyWriteBelow: given as never })).toThrow(/“Only Write Below”/);
		expect(() => readGuardSettings({ neverWriteBelow: given as never })).toThrow(/“Never Write Below”/);
	});

	it.each(['', `${ONE} `, ` ${ONE} `, `${ONE} ${TWO}`, `${ONE} , ${TWO}`, undefined, null])(
		'refuses %j of an expression, of which a part may be missing',
		(given) => {
			const fields = { onlyWriteBelow: given as never, onlyWriteBelowIsExpression: 'yes' };
			expect(() => readGuardSettings(fields)).toThrow(/“Only Write Below”/);
		},
	);

	it('takes what an expression yields: IDs with a comma between them, or a list', () => {
		const only = (given: unknown) =>
			readGuardSettings({ onlyWriteBelow: given as never, onlyWriteBelowIsExpression: 'yes' }).onlyBelow;
		expect(only(`${ONE}, ${TWO}`)).toEqual([ONE, TWO]);
		expect(only([ONE, TWO])).toEqual([ONE, TWO]);
	});

	it('anywhere, for credentials that are older than these fields', () => {
		expect(readGuardSettings({})).toEqual({ onlyBelow: [], neverBelow: [] });
	});

	it.each([null, undefined])(
		'refuses an expression that yields %s, rather than to write anywhere',
		(given) => {
			expect(() => readGuardSettings({ onlyWriteBelow: given as never })).toThrow(/“Only Write Below”/);
			expect(() => readGuardSettings({ neverWriteBelow: given as never })).toThrow(/“Never Write Below”/);
		},
	);

	it.each(['/Live', 'https://www.dropbox.com/home/Live', `${ONE}/sub`, 'id:', `${ONE}, Live Matters`])(
		'refuses what is no ID: %j',
		(given) => {
			expect(() => readGuardSettings({ neverWriteBelow: given })).toThrow(/“Never Write Below”/);
			expect(() => readGuardSettings({ onlyWriteBelow: given })).toThrow(/“Only Write Below”/);
		},
	);
});
