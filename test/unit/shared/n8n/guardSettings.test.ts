import { guardSettingsIn } from '../../../../nodes/shared/n8n/guardSettings';

const ONE = 'id:a4ayc_80_OEAAAAAAAAAXw';
const TWO = 'id:b4ayc_80_OEAAAAAAAAAXw';

describe('where a credential’s fields let it write', () => {
	it.each([
		['', []],
		[' , ', []],
		[ONE, [ONE]],
		[`${ONE}, ${TWO}`, [ONE, TWO]],
		[`${ONE}\n${TWO};${ONE}`, [ONE, TWO]],
		['a4ayc_80_OEAAAAAAAAAXw', [ONE]],
		['ns:42', ['ns:42']],
	])('%j', (given, folders) => {
		expect(guardSettingsIn({ onlyWriteBelow: given })).toEqual({ onlyBelow: folders, neverBelow: [] });
		expect(guardSettingsIn({ neverWriteBelow: given })).toEqual({ onlyBelow: [], neverBelow: folders });
	});

	it('anywhere, for credentials that are older than these fields', () => {
		expect(guardSettingsIn({})).toEqual({ onlyBelow: [], neverBelow: [] });
	});

	it.each([null, undefined])(
		'refuses an expression that yields %s, rather than to write anywhere',
		(given) => {
			expect(() => guardSettingsIn({ onlyWriteBelow: given as never })).toThrow(/“Only Write Below”/);
			expect(() => guardSettingsIn({ neverWriteBelow: given as never })).toThrow(/“Never Write Below”/);
		},
	);

	it.each(['/Live', 'https://www.dropbox.com/home/Live', `${ONE}/sub`, 'id:', `${ONE}, Live Matters`])(
		'refuses what is no ID: %j',
		(given) => {
			expect(() => guardSettingsIn({ neverWriteBelow: given })).toThrow(/“Never Write Below”/);
			expect(() => guardSettingsIn({ onlyWriteBelow: given })).toThrow(/“Only Write Below”/);
		},
	);
});
