/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createTestLegalServer, type TestLegalServer } from '@/test/support/createTestLegalServer';
import { forEveryLegalServerCall } from '@/test/support/forEveryLegalServerCall';
import { ConnectionLost } from '@/nodes/shared/http/types';
import type { LegalServerPort } from '@/nodes/shared/legalserver/port';
import { addedTo, fileOf, siteOf, upload, uploadAsZip, uploadOf, zipOf } from './uploadWorld';

const two = () => [fileOf('Motion.pdf', 'the motion'), fileOf('Order.pdf', 'the order')];

const trial = (run: (legalServer: LegalServerPort, test: TestLegalServer) => Promise<string[]>) => ({
	begin: (test: TestLegalServer) => void (siteOf(test).switches.v2 = true),
	run: async (legalServer: LegalServerPort, test: TestLegalServer) => {
		for (const became of await run(legalServer, test)) expect(became).toMatch(/^(created|alreadyThere|,)+$/);
	},
	look: (test: TestLegalServer) => [addedTo(test), siteOf(test).notes.size],
});

describe('uploads to LegalServer, whatever becomes of a call', () => {
	it('leave each file once: several of a case, and one of another', async () => {
		const calls = await forEveryLegalServerCall(
			trial(
				async (legalServer, test) =>
					await upload(
						[
							uploadOf(test, two()),
							uploadOf(test, fileOf('Order.pdf', 'the 0rder')),
							uploadOf(test, two(), { key: { uuid: test.fixture.matters['group']?.matterUuid ?? '' } }),
						],
						legalServer,
					),
			),
		);
		expect(calls).toBe(7);
	});

	it('leave each file once in a subfolder: out of a ZIP', async () => {
		const calls = await forEveryLegalServerCall(
			trial(async (legalServer, test) => await uploadAsZip([zipOf(test, two())], legalServer)),
		);
		expect(calls).toBe(2);
	});

	it('leave each file once in a subfolder: by itself, and where folders are known', async () => {
		await forEveryLegalServerCall(
			trial(
				async (legalServer, test) =>
					await uploadAsZip(
						[zipOf(test, fileOf('Motion.pdf')), zipOf(test, two(), { version: 'v2', subfolder: 'Other' })],
						legalServer,
					),
			),
		);
	});

	it('look again for a while before they are sent again: LegalServer may still be working on it', async () => {
		const test = createTestLegalServer();
		const began = test.clock.now();
		let arrive: (() => Promise<void>) | undefined;
		const slow = test.connect((call) => async (request) => {
			if (request.method === 'POST' && arrive === undefined) {
				let isDone = false;
				arrive = async () => {
					if (!isDone) await call(request);
					isDone = true;
				};
				throw new ConnectionLost('the answer was lost');
			}
			// The upload arrives while it is looked for.
			if (test.clock.now() > began + 5000) await arrive?.();
			return await call(request);
		});
		expect(await upload([uploadOf(test, fileOf('Motion.pdf'))], slow.legalServer)).toEqual(['created']);
		await arrive?.();
		expect(addedTo(test)).toHaveLength(1);
		test.close();
	});

	it('do not take for theirs what was there before', async () => {
		const again = { ifExists: 'upload' } as const;
		for (const nth of [1, 2]) {
			const test = createTestLegalServer();
			await upload([uploadOf(test, fileOf('Motion.pdf'))], test.legalServer);
			let posts = 0;
			// The request does not even arrive.
			const broken = test.connect((call) => async (request) => {
				if (request.method === 'POST' && ++posts === nth) throw new ConnectionLost('no way there');
				return await call(request);
			});
			const twice = [1, 2].map(() => uploadOf(test, fileOf('Motion.pdf'), again));
			expect(await upload(twice, broken.legalServer)).toEqual(['created', 'created']);
			expect(addedTo(test)).toHaveLength(3);
			test.close();
		}
	});

	it.each(['skip', 'upload'] as const)(
		'do not take for theirs what came out of a ZIP of the same run: %s',
		async (ifExists) => {
			const test = createTestLegalServer();
			let posts = 0;
			// The second ZIP does not even arrive.
			const broken = test.connect((call) => async (request) => {
				if (request.method === 'POST' && ++posts === 2) throw new ConnectionLost('no way there');
				return await call(request);
			});
			const items = [
				zipOf(test, [fileOf('Motion.pdf', 'the motion'), fileOf('Order.pdf', 'the order')], { ifExists }),
				zipOf(test, [fileOf('Motion.pdf', 'the m0tion'), fileOf('Brief.pdf', 'the brief')], { ifExists }),
			];
			expect(await uploadAsZip(items, broken.legalServer)).toEqual(['created,created', 'created,created']);
			expect(addedTo(test).filter((each) => each.startsWith('Pleadings/'))).toHaveLength(4);
			test.close();
		},
	);

	it('do not take for theirs a ZIP of the same run that has the same size', async () => {
		const test = createTestLegalServer();
		let posts = 0;
		const broken = test.connect((call) => async (request) => {
			if (request.method === 'POST' && ++posts === 2) throw new ConnectionLost('no way there');
			return await call(request);
		});
		const again = { ifExists: 'upload' } as const;
		const items = [zipOf(test, two(), again), zipOf(test, two(), again)];
		expect(await uploadAsZip(items, broken.legalServer)).toEqual(['created,created', 'created,created']);
		expect(addedTo(test).filter((each) => each.startsWith('Pleadings/'))).toHaveLength(4);
		test.close();
	});

	it('leave each file once where executions of one n8n meet', async () => {
		const test = createTestLegalServer();
		const runs = [1, 2, 3, 4].map(async () => {
			const { legalServer } = test.connect();
			return [
				...(await upload([uploadOf(test, two())], legalServer)),
				...(await uploadAsZip([zipOf(test, fileOf('Brief.pdf', 'the brief'))], legalServer)),
			];
		});
		const became = (await Promise.all(runs)).map((each) => each.join());
		expect(became.filter((each) => each.includes('created'))).toHaveLength(1);
		expect(addedTo(test)).toHaveLength(3);
		test.close();
	});
});
