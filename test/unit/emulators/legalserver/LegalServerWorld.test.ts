/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { CallLog } from '@/test/emulators/core/CallLog';
import { startEmulator } from '@/test/emulators';
import { DropboxWorld } from '@/test/emulators/dropbox/DropboxWorld';
import { LegalServerWorld } from '@/test/emulators/legalserver/LegalServerWorld';
import { setDisposition } from '@/test/emulators/legalserver/state/matters';
import { createProxiedFetch } from '../core/proxy/createProxiedFetch';

describe('a world of LegalServer', () => {
	it('is reached by its host names behind the proxy, beside Dropbox and Clio', async () => {
		const emulator = await startEmulator({ clio: 'firm', legalserver: 'agency' });
		const fetch = createProxiedFetch(emulator);
		try {
			const { world, dashboardUrl } = emulator.legalserver!;
			const { tokens, matters, documents } = world.fixture;
			const headers = { authorization: `Bearer ${tokens.intake}` };
			const host = 'https://riverside.legalserver.org';
			const answer = await fetch(`${host}/api/v1/matters?case_number=${matters.miller?.caseNumber}`, {
				headers,
			});
			expect([answer.status, ((await answer.json()) as { total_records: number }).total_records]).toEqual([
				...[200, 1],
			]);
			const file = await fetch(`${host}/modules/document/download.php?unique_id=${documents.lease?.uuid}`, {
				headers,
			});
			expect(await file.text()).toBe('the lease');
			expect((await fetch('https://elsewhere.legalserver.org/api/v1/matters', { headers })).status).toBe(404);
			const calls = await globalThis.fetch(`${dashboardUrl}/calls`);
			expect(((await calls.json()) as unknown[]).length).toBe(3);
			expect((await globalThis.fetch(emulator.clio!.dashboardUrl)).status).toBe(200);
		} finally {
			fetch.close();
			await emulator.close();
		}
	});

	it('has two sites that share nothing but the numbers of their cases', () => {
		const world = new LegalServerWorld();
		const [live, demo] = [world.state.site('riverside'), world.state.site('riverside-demo')];
		expect([live.matters.size, demo.matters.size]).toEqual([30, 8]);
		setDisposition(demo, demo.matters.at(101), 'Closed');
		demo.switches.premium = true;
		expect([live.matters.at(101).disposition, live.switches.premium]).toEqual(['Open', false]);
		expect([...live.tokens.keys()].filter((token) => demo.tokens.has(token))).toEqual([]);
		world.close();
	});

	it('has cases of every disposition, some without a problem code, each with a number of its own', () => {
		const world = new LegalServerWorld();
		for (const { matters } of world.state.sites.values())
			for (const key of ['uuid', 'caseNumber'] as const)
				expect(new Set(matters.all.map((matter) => matter[key])).size).toBe(matters.size);
		const { all } = world.state.site('riverside').matters;
		expect(new Set(all.map(({ disposition }) => disposition)).size).toBe(6);
		expect(all.some(({ fields }) => fields.legal_problem_code === null)).toBe(true);
		world.close();
	});

	it('has staff whose addresses are those of the members of the emulated Dropbox team', () => {
		const [world, dropbox] = [new LegalServerWorld(), new DropboxWorld('teamSpace', {}, new CallLog())];
		const members = Object.values(dropbox.fixture.accounts).map(({ email }) => email);
		const addresses = Object.values(world.fixture.users).map(({ email }) => email);
		expect(members.filter((email) => !addresses.includes(email))).toEqual([]);
		world.close();
		dropbox.close();
	});

	it('starts over, with everything or with nothing', () => {
		const world = new LegalServerWorld();
		const site = () => world.state.site('riverside');
		setDisposition(site(), site().matters.at(101), 'Closed');
		site().switches.premium = true;
		world.reset();
		expect([site().matters.at(101).disposition, site().switches.premium]).toEqual(['Open', false]);
		world.reset('empty');
		expect([site().matters.size, Object.keys(world.fixture.tokens)]).toEqual([
			...[0, expect.arrayContaining(['intake', 'demo'])],
		]);
		world.close();
	});

	it('goes several ways from one point', () => {
		const world = new LegalServerWorld();
		world.state.site('riverside').switches.datePosted = true;
		const [one, other] = [world.fork(), world.fork()];
		const site = ({ state }: LegalServerWorld) => state.site('riverside');
		setDisposition(site(one), site(one).matters.at(101), 'Closed');
		site(one).switches.v2 = true;
		site(one).window.used = 100;
		site(one).tokens.clear();
		const facts = (from: LegalServerWorld) => {
			const { matters, switches, window, tokens } = site(from);
			return [matters.at(101).disposition, switches.v2, window.used, tokens.size > 0];
		};
		expect(facts(one)).toEqual(['Closed', true, 100, false]);
		expect(site(other).switches.datePosted).toBe(true);
		for (const from of [world, other]) expect(facts(from)).toEqual(['Open', false, 0, true]);
		world.close();
	});
});
