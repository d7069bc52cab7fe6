/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { requireSite } from '@/nodes/shared/legalserver/account/site';

describe('the site of a credential', () => {
	it.each([
		['riverside', 'live', 'riverside.legalserver.org'],
		[' RiverSide ', 'live', 'riverside.legalserver.org'],
		['riverside', 'demo', 'riverside-demo.legalserver.org'],
		['riverside-demo', 'demo', 'riverside-demo.legalserver.org'],
		['legal-aid-2', 'live', 'legal-aid-2.legalserver.org'],
		['demo', 'live', 'demo.legalserver.org'],
		['demo', 'demo', 'demo-demo.legalserver.org'],
	])('%j (%s) is %s', (name, environment, host) => {
		expect(requireSite(name, environment)).toEqual({ host, isDemo: environment === 'demo' });
	});

	it.each([
		...['', ' ', undefined, null, 5, {}, ['riverside'], 'undefined.', 'a'.repeat(51)],
		...['riverside.legalserver.org', 'https://riverside.legalserver.org', 'riverside.', '.riverside'],
		...['evil.example', 'evil.example/', 'evil.example#', 'evil.example?', 'evil.example\\', 'a/b', '//evil'],
		...['riverside@evil', 'user:pass@evil', 'riverside:443', 'riverside%2eevil', 'river side', 'river\nside'],
		...['river\u0000side', 'rivérside', 'rіverside', '河', 'xn--', '-riverside', 'riverside-', 'a--b', '_a'],
		...[
			'127.0.0.1',
			'localhost:5678',
			'[::1]',
			'ﬁrm',
			'river\u00adside',
			'river\u200bside',
			'${x}',
			'river。side',
		],
	])('%j is none, and nothing of it is said', (name) => {
		for (const environment of ['live', 'demo'])
			expect(() => requireSite(name, environment)).toThrow(
				expect.objectContaining({
					reason: 'not_connected',
					message: expect.stringMatching(
						/^The field “Site” of the credential (is|is not) [^@/]*$/,
					) as unknown,
				}),
			);
	});

	it('is no demo site where Environment is Live', () => {
		expect(() => requireSite('riverside-demo', 'live')).toThrow(/demo site, but Environment is Live/);
	});

	it.each(['', 'Live', 'prod', undefined, null, 'evil.example'])(
		'is none in environment %j',
		(environment) => {
			expect(() => requireSite('riverside', environment)).toThrow(/neither Live nor Demo/);
		},
	);

	it('is one label of LegalServer’s own host, whatever characters the name has', () => {
		for (let code = 0; code < 0x3000; code++) {
			const name = `a${String.fromCodePoint(code)}b`;
			const host = hostOf(name);
			if (host !== undefined) expect(host).toMatch(/^[a-z0-9-]+\.legalserver\.org$/);
		}
	});
});

function hostOf(name: string): string | undefined {
	try {
		return requireSite(name, 'live').host;
	} catch {
		return undefined;
	}
}
